// SPDX-License-Identifier: GPL-3.0-or-later
// The texts that one parser has met, numbered field by field in the order in which it met them. A
// parser keeps its terms from batch to batch, so that a batch hands on only those that are new and
// the writer looks each text up once a parser, not once a batch.
#pragma once

#include "core/store/dictionary.h"
#include "core/store/fields.h"
#include "core/store/text_column.h"

#include <array>
#include <cstdint>
#include <vector>

namespace tidemark {

/// Terms of one field that a batch is the first to use: numbers first, first + 1, ...
struct NewTerms {
    std::uint32_t first = 1; ///< 1: earlier terms of this parser, if any, are void
    TextColumn texts;
};

/// One owner thread.
class BatchTerms {
public:
    /// `parser` tells parsers of one run apart.
    explicit BatchTerms(std::uint32_t parser = 0) : m_parser(parser) {}
    [[nodiscard]] std::uint32_t parser() const { return m_parser; }
    [[nodiscard]] const Dictionary& of(std::size_t field) const { return m_dictionaries[field]; }
    /// Forgets texts that a batch left behind without having them numbered.
    void begin();
    /// Texts of the open batch that wait for their numbers, by row.
    TextColumn& waiting(std::size_t field) { return m_waiting[field]; }
    /// Numbers the waiting texts, of which none are left.
    void number(std::array<std::vector<std::uint32_t>, kFieldCount>& ids);
    /// Rows of the batch before: the next will have about as many.
    [[nodiscard]] std::size_t usualRows() const { return m_usual_rows; }
    void expectRows(std::size_t rows) { m_usual_rows = rows; }
    /// The terms that have come since the last call, by field number. Fields with very many terms
    /// are forgotten afterwards, which bounds the memory of a parser: about 16 MB a field.
    std::array<NewTerms, kFieldCount> takeNew();

private:
    std::uint32_t m_parser;
    std::size_t m_usual_rows = 0;
    std::array<TextColumn, kFieldCount> m_waiting; ///< memory that each batch uses again
    std::array<Dictionary, kFieldCount> m_dictionaries;
    std::array<std::uint32_t, kFieldCount> m_taken{}; ///< terms up to here were handed on
};

/// The writer's half: numbers of every parser turned into ids of the case's dictionaries.
class TermNumbers {
public:
    /// Gives the new terms of a batch their ids in `shared`.
    void add(std::uint32_t parser, std::size_t field, const NewTerms& terms, Dictionary& shared);
    /// Ids by number; [0] is "absent". Valid until the next add() of a parser not seen before.
    [[nodiscard]] const std::vector<std::uint32_t>& of(std::uint32_t parser,
                                                       std::size_t field) const {
        return m_ids[parser][field];
    }

private:
    std::vector<std::array<std::vector<std::uint32_t>, kFieldCount>> m_ids; ///< by parser
};

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// The tests a compiled filter is made of: each takes away the rows of a block that do not match.
// Part of EventFilter; the reader's thread.
#pragma once

#include "core/query/case_reader.h"
#include "core/query/raw_search.h"
#include "core/store/block_scan.h"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tidemark {

class BlockTest {
public:
    explicit BlockTest(bool negated) : m_negated(negated) {}
    virtual ~BlockTest() = default;
    /// False only when no row of the block can match.
    [[nodiscard]] virtual bool mayMatch(const BlockInfo&) const { return true; }
    /// Clears the rows that do not match.
    virtual Status apply(CaseReader& reader, const BlockInfo& block, RowMask& mask) = 0;
    /// Tests run cheapest first.
    [[nodiscard]] virtual int cost() const = 0;

protected:
    bool m_negated;
};

/// Events of some sources.
class SourceTest : public BlockTest {
public:
    SourceTest(std::set<std::int64_t> sources, bool negated)
        : BlockTest(negated), m_sources(std::move(sources)) {}
    [[nodiscard]] bool mayMatch(const BlockInfo& block) const override {
        return m_sources.contains(block.source_id) != m_negated;
    }
    Status apply(CaseReader&, const BlockInfo&, RowMask&) override { return ok(); }
    [[nodiscard]] int cost() const override { return 0; }

private:
    std::set<std::int64_t> m_sources;
};

/// Events of a given set: tags, and accounts by their postings.
class EventSetTest : public BlockTest {
public:
    /// `ids` ascending, without repetition.
    EventSetTest(std::vector<std::uint32_t> ids, bool negated)
        : BlockTest(negated), m_ids(std::move(ids)) {}
    [[nodiscard]] bool mayMatch(const BlockInfo& block) const override;
    Status apply(CaseReader&, const BlockInfo& block, RowMask& mask) override;
    [[nodiscard]] int cost() const override { return 1; }

private:
    std::vector<std::uint32_t> m_ids;
};

/// The event's time lies in one of the ranges.
class TimeTest : public BlockTest {
public:
    TimeTest(std::vector<ValueRange> ranges, bool or_absent, bool negated)
        : BlockTest(negated), m_ranges(std::move(ranges)), m_or_absent(or_absent) {}
    [[nodiscard]] bool mayMatch(const BlockInfo& block) const override;
    Status apply(CaseReader& reader, const BlockInfo& block, RowMask& mask) override;
    [[nodiscard]] int cost() const override { return 2; }

private:
    /// Whether all or none of the block's rows fit, as far as its bounds tell.
    [[nodiscard]] std::optional<bool> decided(const BlockInfo& block) const;
    std::vector<ValueRange> m_ranges;
    bool m_or_absent;
};

class IdTest : public BlockTest {
public:
    IdTest(Field field, IdSet ids, bool negated)
        : BlockTest(negated), m_field(field), m_ids(std::move(ids)) {}
    [[nodiscard]] bool mayMatch(const BlockInfo&) const override {
        return m_negated || m_ids.count() > 0;
    }
    Status apply(CaseReader& reader, const BlockInfo& block, RowMask& mask) override;
    [[nodiscard]] int cost() const override { return m_negated ? 5 : 4; }

private:
    Field m_field;
    IdSet m_ids;
};

class NumberTest : public BlockTest {
public:
    NumberTest(Field field, std::vector<ValueRange> ranges, bool or_absent, bool negated)
        : BlockTest(negated), m_field(field), m_ranges(std::move(ranges)), m_or_absent(or_absent) {}
    Status apply(CaseReader& reader, const BlockInfo& block, RowMask& mask) override;
    [[nodiscard]] int cost() const override { return m_negated ? 5 : 3; }

private:
    Field m_field;
    std::vector<ValueRange> m_ranges;
    bool m_or_absent;
};

class TextTest : public BlockTest {
public:
    TextTest(Field field, std::vector<TextPattern> patterns, bool or_absent, bool negated)
        : BlockTest(negated), m_field(field), m_patterns(std::move(patterns)),
          m_or_absent(or_absent) {}
    Status apply(CaseReader& reader, const BlockInfo& block, RowMask& mask) override;
    [[nodiscard]] int cost() const override { return 8; }

private:
    Field m_field;
    std::vector<TextPattern> m_patterns;
    bool m_or_absent;
    TextColumn m_texts;
};

/// Some accounts in some time.
struct AccountPeriod {
    IdSet accounts;
    TimeRange range;
};
/// The event is of an account and a time of one of the detections, and of none of the excluded
/// ones.
class DetectionTest : public BlockTest {
public:
    DetectionTest(std::vector<AccountPeriod> periods, std::vector<AccountPeriod> excluded,
                  bool negated)
        : BlockTest(negated), m_periods(std::move(periods)), m_excluded(std::move(excluded)) {}
    [[nodiscard]] bool mayMatch(const BlockInfo& block) const override;
    Status apply(CaseReader& reader, const BlockInfo& block, RowMask& mask) override;
    [[nodiscard]] int cost() const override { return 6; }

private:
    [[nodiscard]] bool inAny(const std::vector<AccountPeriod>& periods, std::size_t row) const;
    std::vector<AccountPeriod> m_periods, m_excluded;
    std::vector<std::uint32_t> m_accounts;
    std::vector<std::int64_t> m_times;
};

/// The raw record contains a text.
class RawTest : public BlockTest {
public:
    RawTest(const std::vector<TextPattern>& patterns, bool negated)
        : BlockTest(negated), m_matcher(patterns) {}
    Status apply(CaseReader& reader, const BlockInfo& block, RowMask& mask) override;
    [[nodiscard]] int cost() const override { return 9; }

private:
    struct Record {
        std::int64_t offset = 0, length = 0;
        std::uint32_t row = 0;
    };
    /// Searches records that lie close together, read in one piece; keeps in `mask` what fits.
    Status searchPiece(CaseReader& reader, std::int64_t source_id, std::span<const Record> records,
                       RowMask& mask);
    RawMatcher m_matcher;
    std::vector<std::int64_t> m_offsets, m_lengths;
    std::vector<Record> m_records;
};

} // namespace tidemark

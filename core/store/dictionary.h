// SPDX-License-Identifier: GPL-3.0-or-later
// Distinct texts of one field, numbered from 1 in order of first appearance; 0 means absent.
// Reading is safe from several threads once loaded; adding needs one owner thread.
#pragma once

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/store/fields.h"
#include "core/store/text_column.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

class Dictionary {
public:
    Dictionary();
    Dictionary(Dictionary&&) noexcept = default;
    Dictionary& operator=(Dictionary&&) noexcept = default;

    /// All texts of `field` stored in the case, those of the overlay behind the others.
    static Result<Dictionary> load(Database& database, Field field);

    /// Id of the text, added if new.
    std::uint32_t intern(std::string_view text);
    /// The same for each text of a column, behind what `ids` holds; "" gives 0. Several times
    /// faster than one by one: what the next texts need from memory is fetched ahead.
    void internAll(const TextColumn& texts, std::vector<std::uint32_t>& ids);
    /// 0 if the text is not there.
    [[nodiscard]] std::uint32_t find(std::string_view text) const;
    /// "" for 0 or an unknown id. Valid as long as the dictionary.
    [[nodiscard]] std::string_view text(std::uint32_t id) const {
        return id < m_texts.size() ? m_texts[id] : std::string_view();
    }
    /// Largest id in use; ids are 1..count().
    [[nodiscard]] std::uint32_t count() const {
        return static_cast<std::uint32_t>(m_texts.size() - 1);
    }
    /// Bytes held by texts and index.
    [[nodiscard]] std::size_t memoryBytes() const;
    /// Stores the texts added since load or the last save.
    Status save(Database& database, Field field);
    /// The same, as texts that only an overlay uses (overlay.h).
    Status saveToOverlay(Database& database, Field field);

private:
    Status loadTerms(Database& database, Field field, std::string_view sql);
    Status saveTerms(Database& database, Field field, std::string_view sql);
    struct Slot {
        std::uint32_t id = 0;  ///< 0 = free
        std::uint32_t tag = 0; ///< its hash: spares a look at nearly all other texts
    };
    std::string_view keep(std::string_view text);
    std::uint32_t intern(std::string_view text, std::uint32_t tag);
    void fetchAhead(const std::vector<std::uint32_t>& tags, std::size_t at) const;
    /// The slot of the text, or the free one where it belongs. There must be slots.
    [[nodiscard]] std::size_t slotOf(std::string_view text, std::uint32_t tag) const;
    void grow();
    std::vector<std::string_view> m_texts; ///< by id; [0] is the empty text of "absent"
    std::vector<Slot> m_slots;             ///< open addressing
    std::deque<std::string> m_arena;       ///< stable storage in 64 KiB pieces
    std::uint32_t m_saved = 0;             ///< ids up to here are in the case
};

} // namespace tidemark

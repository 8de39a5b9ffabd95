// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/dictionary.h"

#include <cstring>

namespace tidemark {

namespace {

constexpr std::size_t kArenaPiece = std::size_t{64} << 10;
constexpr std::string_view kSelectTerm =
    "SELECT id, text FROM dictionary WHERE kind = ?1 ORDER BY id";
constexpr std::string_view kSelectOverlayTerm =
    "SELECT id, text FROM overlay_term WHERE kind = ?1 ORDER BY id";
constexpr std::string_view kInsertOverlayTerm =
    "INSERT INTO overlay_term (kind, id, text) VALUES (?1, ?2, ?3)";
constexpr std::string_view kInsertTerm =
    "INSERT INTO dictionary (kind, id, text) VALUES (?1, ?2, ?3)";

// A fast 64-bit mix over eight bytes at a time. Only used in memory: its value is never stored.
std::uint64_t hashText(std::string_view text) {
    std::uint64_t h = 0x9E3779B97F4A7C15ULL ^ (text.size() * 0xFF51AFD7ED558CCDULL);
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, 8);
        h = (h ^ word) * 0xD6E8FEB86659FD93ULL;
        h ^= h >> 32;
    }
    std::uint64_t tail = 0;
    if (i < text.size()) std::memcpy(&tail, text.data() + i, text.size() - i);
    h = (h ^ tail) * 0xD6E8FEB86659FD93ULL;
    return h ^ (h >> 29);
}

} // namespace

Dictionary::Dictionary() : m_texts(1) {}

std::string_view Dictionary::keep(std::string_view text) {
    if (m_arena.empty() || m_arena.back().capacity() - m_arena.back().size() < text.size()) {
        m_arena.emplace_back();
        m_arena.back().reserve(std::max(kArenaPiece, text.size()));
    }
    std::string& piece = m_arena.back();
    const std::size_t at = piece.size();
    piece.append(text); // never reallocates: the room was checked above
    return std::string_view(piece).substr(at, text.size());
}

void Dictionary::grow() {
    const std::size_t size = m_slots.empty() ? 64 : m_slots.size() * 2;
    m_slots.assign(size, 0);
    for (std::uint32_t id = 1; id < m_texts.size(); ++id) {
        std::size_t slot = hashText(m_texts[id]) & (size - 1);
        while (m_slots[slot] != 0) slot = (slot + 1) & (size - 1);
        m_slots[slot] = id;
    }
}

std::uint32_t Dictionary::intern(std::string_view text) {
    if (text.empty()) return 0;
    if (m_texts.size() * 2 > m_slots.size()) grow();
    std::size_t slot = hashText(text) & (m_slots.size() - 1);
    for (; m_slots[slot] != 0; slot = (slot + 1) & (m_slots.size() - 1))
        if (m_texts[m_slots[slot]] == text) return m_slots[slot];
    const auto id = static_cast<std::uint32_t>(m_texts.size());
    m_slots[slot] = id;
    m_texts.push_back(keep(text));
    return id;
}

std::uint32_t Dictionary::find(std::string_view text) const {
    if (text.empty() || m_slots.empty()) return 0;
    for (std::size_t slot = hashText(text) & (m_slots.size() - 1); m_slots[slot] != 0;
         slot = (slot + 1) & (m_slots.size() - 1))
        if (m_texts[m_slots[slot]] == text) return m_slots[slot];
    return 0;
}

std::size_t Dictionary::memoryBytes() const {
    std::size_t bytes =
        m_texts.capacity() * sizeof(std::string_view) + m_slots.capacity() * sizeof(std::uint32_t);
    for (const std::string& piece : m_arena) bytes += piece.capacity();
    return bytes;
}

Status Dictionary::loadTerms(Database& database, Field field, std::string_view sql) {
    TM_ASSIGN(Statement select, database.prepare(sql));
    select.bind(1, static_cast<std::int64_t>(field));
    for (;;) {
        TM_ASSIGN(const bool row, select.step());
        if (!row) break;
        const std::uint32_t id = intern(select.text(1));
        if (id != select.int64(0) || id != count())
            return makeError(ErrorCode::Integrity,
                             "the dictionary has a gap or the same text twice", database.path(),
                             "Run verify to see what else is damaged");
    }
    m_saved = count();
    return ok();
}

Result<Dictionary> Dictionary::load(Database& database, Field field) {
    Dictionary dictionary;
    TM_TRY(dictionary.loadTerms(database, field, kSelectTerm));
    TM_TRY(dictionary.loadTerms(database, field, kSelectOverlayTerm));
    return dictionary;
}

Status Dictionary::saveTerms(Database& database, Field field, std::string_view sql) {
    if (m_saved == count()) return ok();
    TM_ASSIGN(Statement insert, database.prepare(sql));
    for (std::uint32_t id = m_saved + 1; id <= count(); ++id) {
        insert.bind(1, static_cast<std::int64_t>(field))
            .bind(2, std::int64_t{id})
            .bind(3, m_texts[id]);
        TM_TRY(insert.run());
    }
    m_saved = count();
    return ok();
}

Status Dictionary::save(Database& database, Field field) {
    return saveTerms(database, field, kInsertTerm);
}

Status Dictionary::saveToOverlay(Database& database, Field field) {
    return saveTerms(database, field, kInsertOverlayTerm);
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/dictionary.h"

#include "core/base/short_text.h"

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

// A fast mix over eight bytes at a time, of which half is kept. Only used in memory: its value is
// never stored.
std::uint32_t tagOf(std::string_view text) {
    constexpr std::uint64_t kFactor = 0xD6E8FEB86659FD93ULL;
    std::uint64_t h = 0x9E3779B97F4A7C15ULL ^ (text.size() * 0xFF51AFD7ED558CCDULL);
    const char* data = text.data();
    std::size_t left = text.size();
    std::uint64_t word = 0;
    for (; left > 8; left -= 8, data += 8) {
        std::memcpy(&word, data, 8);
        h = (h ^ word) * kFactor;
        h ^= h >> 32;
    }
    if (text.size() >= 8) {
        std::memcpy(&word, text.data() + text.size() - 8, 8); // overlaps the word before
    } else {
        word = 0;
        std::memcpy(&word, data, left);
    }
    h = (h ^ word) * kFactor;
    h ^= h >> 29;
    return static_cast<std::uint32_t>(h ^ (h >> 32));
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
    std::vector<Slot> old = std::move(m_slots);
    m_slots.assign(old.empty() ? 64 : old.size() * 2, {});
    const std::size_t mask = m_slots.size() - 1;
    for (const Slot& slot : old) {
        if (slot.id == 0) continue;
        // Only the tag is kept: half a hash places slots well up to four thousand million of them.
        std::size_t at = slot.tag & mask;
        while (m_slots[at].id != 0) at = (at + 1) & mask;
        m_slots[at] = slot;
    }
}

std::size_t Dictionary::slotOf(std::string_view text, std::uint32_t tag) const {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = tag & mask;
    while (m_slots[at].id != 0 &&
           (m_slots[at].tag != tag || !sameShort(m_texts[m_slots[at].id], text)))
        at = (at + 1) & mask;
    return at;
}

std::uint32_t Dictionary::intern(std::string_view text) {
    return text.empty() ? 0 : intern(text, tagOf(text));
}

std::uint32_t Dictionary::intern(std::string_view text, std::uint32_t tag) {
    if (m_texts.size() * 2 > m_slots.size()) grow();
    Slot& slot = m_slots[slotOf(text, tag)];
    if (slot.id != 0) return slot.id;
    slot = {static_cast<std::uint32_t>(m_texts.size()), tag};
    m_texts.push_back(keep(text));
    return slot.id;
}

// A look-up waits for three places in memory, each of which names the next. Always inlined: as a
// function that only fetches it has no effect that g++ knows of, and calls of it are dropped.
[[gnu::always_inline]] inline void Dictionary::fetchAhead(const std::vector<std::uint32_t>& tags,
                                                          std::size_t at) const {
    constexpr std::size_t kSlotAhead = 24, kViewAhead = 16, kTextAhead = 8;
    const std::size_t mask = m_slots.size() - 1;
    if (at + kSlotAhead < tags.size()) __builtin_prefetch(&m_slots[tags[at + kSlotAhead] & mask]);
    if (at + kViewAhead < tags.size())
        __builtin_prefetch(&m_texts[m_slots[tags[at + kViewAhead] & mask].id]);
    if (at + kTextAhead < tags.size())
        __builtin_prefetch(m_texts[m_slots[tags[at + kTextAhead] & mask].id].data());
}

void Dictionary::internAll(const TextColumn& texts, std::vector<std::uint32_t>& ids) {
    std::vector<std::uint32_t> tags(texts.size());
    for (std::size_t row = 0; row < texts.size(); ++row) tags[row] = tagOf(texts[row]);
    ids.reserve(ids.size() + texts.size());
    std::string_view before;
    std::uint32_t id = 0;
    for (std::size_t row = 0; row < texts.size(); ++row) {
        if (!m_slots.empty()) fetchAhead(tags, row);
        if (const std::string_view text = texts[row]; text != before) {
            id = text.empty() ? 0 : intern(text, tags[row]);
            before = text;
        }
        ids.push_back(id);
    }
}

std::uint32_t Dictionary::find(std::string_view text) const {
    if (text.empty() || m_slots.empty()) return 0;
    return m_slots[slotOf(text, tagOf(text))].id;
}

std::size_t Dictionary::memoryBytes() const {
    std::size_t bytes =
        m_texts.capacity() * sizeof(std::string_view) + m_slots.capacity() * sizeof(Slot);
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

// SPDX-License-Identifier: GPL-3.0-or-later
// Small cases for query tests, and the plainest possible way to answer the same questions.
#pragma once

#include "core/base/zstd_frame.h"
#include "core/db/transaction.h"
#include "core/query/case_reader.h"
#include "core/query/filter.h"
#include "core/store/event_writer.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace tidemark::test {

inline std::int64_t at(std::string_view iso) {
    return parseIsoTime(iso)->ts_ns;
}

/// An event as a person would write it down.
struct PlainEvent {
    std::array<std::optional<std::int64_t>, kFieldCount> numbers;
    std::array<std::string, kFieldCount> texts;
    std::string raw;
    std::int64_t id = 0, source_id = 0; ///< given by the case
    std::string source_name;

    PlainEvent& set(Field field, std::int64_t value) {
        numbers[static_cast<std::size_t>(field)] = value;
        return *this;
    }
    PlainEvent& set(Field field, std::string_view value) {
        texts[static_cast<std::size_t>(field)] = value;
        return *this;
    }
    [[nodiscard]] std::optional<std::int64_t> number(Field field) const {
        return numbers[static_cast<std::size_t>(field)];
    }
    [[nodiscard]] const std::string& text(Field field) const {
        return texts[static_cast<std::size_t>(field)];
    }
    [[nodiscard]] std::optional<std::int64_t> time() const { return number(Field::Time); }
    [[nodiscard]] bool duplicate() const {
        return (number(Field::Flags).value_or(0) & kFlagDuplicate) != 0;
    }
    [[nodiscard]] bool usage() const {
        return number(Field::RecordKind) == static_cast<std::int64_t>(RecordKind::UsageBucket);
    }
};

inline PlainEvent event(std::string_view account, std::int64_t ts_ns) {
    PlainEvent made;
    made.set(Field::Account, account).set(Field::Time, ts_ns);
    return made;
}

/// A case in a folder of its own, gone with the object.
class TestCase {
public:
    TestCase() {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "tidemark-query-XXXXXX").string();
        m_folder = ::mkdtemp(pattern.data());
        auto file = CaseFile::create(m_folder + "/test.tidemark", CaseInfo{}, Actor{"tester"});
        EXPECT_TRUE(file) << (file ? "" : file.error().text());
        m_file = std::make_unique<CaseFile>(std::move(*file));
    }
    ~TestCase() {
        m_reader.reset();
        m_file.reset();
        std::filesystem::remove_all(m_folder);
    }
    TestCase(const TestCase&) = delete;
    TestCase& operator=(const TestCase&) = delete;

    /// Stores the events as one source. An event without `raw` gets one that names its account.
    void addSource(const std::string& name, std::vector<PlainEvent> events) {
        m_reader.reset();
        std::string content;
        EventBatch batch;
        const std::int64_t source_id = ++m_sources;
        for (PlainEvent& added : events) {
            if (added.raw.empty())
                added.raw = "{\"account\":\"" + added.text(Field::Account) + "\"}";
            batch.beginRow(static_cast<std::int64_t>(content.size()),
                           static_cast<std::int64_t>(added.raw.size()));
            for (const FieldInfo& info : fieldTable()) {
                if (const auto number = added.number(info.field))
                    batch.setNumber(info.field, *number);
                if (!added.text(info.field).empty())
                    batch.setText(info.field, added.text(info.field));
            }
            batch.commitRow();
            content += added.raw + "\n";
            added.id = static_cast<std::int64_t>(m_events.size()) + 1;
            added.source_id = source_id;
            added.source_name = name;
            m_events.push_back(added);
        }
        store(source_id, name, batch, content);
    }

    CaseFile& file() { return *m_file; }
    [[nodiscard]] const std::string& path() const { return m_file->path(); }
    /// Reads through the file itself; new after each addSource.
    CaseReader& reader() {
        if (!m_reader) {
            auto made = CaseReader::over(*m_file);
            EXPECT_TRUE(made) << (made ? "" : made.error().text());
            m_reader = std::move(*made);
        }
        return *m_reader;
    }
    [[nodiscard]] const std::vector<PlainEvent>& events() const { return m_events; }
    void closeFile() {
        m_reader.reset();
        m_file.reset();
    }

private:
    void store(std::int64_t source_id, const std::string& name, EventBatch& batch,
               const std::string& content) {
        Database& db = m_file->db();
        auto transaction = Transaction::begin(db);
        ASSERT_TRUE(transaction) << transaction.error().text();
        auto dictionaries = CaseDictionaries::load(db);
        ASSERT_TRUE(dictionaries);
        auto writer = EventWriter::begin(db, *dictionaries, nullptr, source_id);
        ASSERT_TRUE(writer);
        const std::int64_t rows = batch.rows();
        ASSERT_TRUE(writer->append(batch));
        auto totals = writer->finish();
        ASSERT_TRUE(totals) << totals.error().text();
        auto insert = db.prepare("INSERT INTO source (id, name, path, sha256, size_bytes, "
                                 "acquired_ns, stored, container, content_bytes, format, "
                                 "confidence, profile_json, params_json, records, events, rejects, "
                                 "duplicates, first_event, seconds) "
                                 "VALUES (?1, ?2, ?2, hex(?1), ?3, 0, 'kept', 'plain', ?3, 'test', "
                                 "1, '{}', '{}', ?4, ?4, 0, 0, ?5, 0)");
        ASSERT_TRUE(insert) << insert.error().text();
        insert->bind(1, source_id)
            .bind(2, name)
            .bind(3, static_cast<std::int64_t>(content.size()))
            .bind(4, rows);
        ASSERT_TRUE(insert->bind(5, totals->first_event).run());
        std::string frame;
        ZstdCompressor().append(content, frame);
        auto chunk = db.prepare("INSERT INTO original_chunk (source_id, chunk_offset, size_bytes, "
                                "frame) VALUES (?1, 0, ?2, ?3)");
        ASSERT_TRUE(chunk);
        ASSERT_TRUE(chunk->bind(1, source_id)
                        .bind(2, static_cast<std::int64_t>(content.size()))
                        .bindBlob(3, frame)
                        .run());
        ASSERT_TRUE(transaction->commit());
    }

    std::string m_folder;
    std::unique_ptr<CaseFile> m_file;
    std::unique_ptr<CaseReader> m_reader;
    std::vector<PlainEvent> m_events;
    std::int64_t m_sources = 0;
};

inline std::string lowered(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
}

/// Whether a pattern's pieces occur in the text in order, letters in either case.
inline bool rawContains(const std::string& raw, const TextPattern& pattern) {
    const std::string text = lowered(raw);
    std::size_t from = 0;
    for (const std::string& piece : pattern.pieces) {
        from = text.find(lowered(piece), from);
        if (from == std::string::npos) return false;
        from += piece.size();
    }
    return true;
}

/// What a term of the filter language means, said in the plainest way.
inline bool plainlyMatches(const FilterTerm& term, const PlainEvent& event) {
    const auto numberFits = [&term](std::optional<std::int64_t> value) {
        if (!value) return term.or_absent;
        for (const NumberRange& range : term.ranges)
            if (*value >= range.least && *value <= range.most) return true;
        return false;
    };
    const auto textFits = [&term](const std::string& value) {
        if (value.empty()) return term.or_absent;
        for (const TextPattern& pattern : term.patterns)
            if (pattern.matches(value)) return true;
        return false;
    };
    bool fits = false;
    switch (term.kind) {
    case TermKind::FieldText: fits = textFits(event.text(*term.field)); break;
    case TermKind::FieldNumber: fits = numberFits(event.number(*term.field)); break;
    case TermKind::Time: fits = numberFits(event.time()); break;
    case TermKind::Raw:
        for (const TextPattern& pattern : term.patterns) fits |= rawContains(event.raw, pattern);
        break;
    case TermKind::Source:
        fits = textFits(event.source_name) || textFits(std::to_string(event.source_id));
        break;
    case TermKind::Tag:
    case TermKind::Detection:
    case TermKind::Cluster: ADD_FAILURE() << "not for the plain evaluator"; break;
    }
    return fits != term.negated;
}

inline std::vector<std::int64_t>
plainSelect(const Filter& filter, const std::vector<PlainEvent>& events, TimeRange range = {}) {
    std::vector<std::int64_t> ids;
    for (const PlainEvent& event : events) {
        bool fits = range.isAll() || (event.time() && range.contains(*event.time()));
        for (const FilterTerm& term : filter.terms) fits = fits && plainlyMatches(term, event);
        if (fits) ids.push_back(event.id);
    }
    return ids;
}

/// Events with every oddity: absent fields, no time, equal times, duplicates, usage buckets.
inline std::vector<PlainEvent> randomEvents(std::mt19937_64& random, std::size_t count,
                                            std::int64_t start_ns) {
    const auto below = [&random](std::uint64_t n) { return random() % n; };
    std::vector<PlainEvent> events;
    std::int64_t ts = start_ns;
    for (std::size_t i = 0; i < count; ++i) {
        PlainEvent made;
        ts += static_cast<std::int64_t>(below(3)) * kNsPerSecond * 40;
        if (below(12) != 0)
            made.set(Field::Time, ts - static_cast<std::int64_t>(below(4)) * kNsPerSecond);
        if (below(10) != 0) made.set(Field::Account, "acct_" + std::to_string(below(12)));
        if (below(4) != 0)
            made.set(Field::Model, below(2) != 0   ? "gpt-4o"
                                   : below(2) != 0 ? "gpt-4-mini"
                                                   : "other model, x");
        if (below(3) != 0) made.set(Field::ClientIp, "10.0.0." + std::to_string(below(30)));
        if (below(5) != 0)
            made.set(Field::StatusCode, std::array{200, 200, 200, 429, 401, 500}[below(6)]);
        if (below(3) != 0)
            made.set(Field::InputTokens,
                     static_cast<std::int64_t>(below(3) != 0 ? below(5000) : below(1'000'000'000)));
        if (below(3) != 0) made.set(Field::OutputTokens, static_cast<std::int64_t>(below(300)));
        if (below(4) == 0) made.set(Field::RequestCount, static_cast<std::int64_t>(below(5)));
        if (below(3) != 0) made.set(Field::Outcome, static_cast<std::int64_t>(below(5)));
        if (below(9) == 0) made.set(Field::Flags, kFlagDuplicate);
        if (below(20) == 0) made.set(Field::LatencyUs, -static_cast<std::int64_t>(below(100)));
        if (below(3) == 0) made.set(Field::RequestId, "req-" + std::to_string(below(50)));
        if (below(2) == 0)
            made.set(Field::AccountCreated,
                     start_ns - static_cast<std::int64_t>(below(9)) * kNsPerDay);
        if (below(15) == 0) {
            made.set(Field::RecordKind, static_cast<std::int64_t>(RecordKind::UsageBucket));
            if (made.time() && below(4) != 0)
                made.set(Field::TimeEnd,
                         *made.time() + static_cast<std::int64_t>(below(5000)) * kNsPerSecond);
        } else if (below(4) == 0) {
            made.set(
                Field::RecordKind,
                static_cast<std::int64_t>(below(2) == 0 ? RecordKind::Request : RecordKind::Audit));
        }
        made.raw = "{\"Agent\":\"" + std::string(below(3) != 0 ? "Python-Requests" : "curl") + "/" +
                   std::to_string(below(40)) + "\"}";
        events.push_back(std::move(made));
    }
    return events;
}

} // namespace tidemark::test

// SPDX-License-Identifier: GPL-3.0-or-later
// The import as a whole: containers, damage, ledger, duplicates, cancelling, and bytes back.
#include "core/base/utf8_locale.h"
#include "core/import/import_job.h"
#include "core/store/event_reader.h"
#include "tests/support/temp_folder.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <zlib.h>

#include <filesystem>

namespace tidemark {
namespace {

using test::TempFolder;

std::string logLine(int i) {
    return fmt::format(
        R"({{"ts":"2026-05-01T00:{:02}:{:02}.683Z","request_id":"r{}","account_id":"acct_{}","model":"m","status":200,"output_tokens":{}}})",
        i / 60 % 60, i % 60, i, i % 3, i);
}
std::string logText(int from, int to) {
    std::string text;
    for (int i = from; i < to; ++i) text += logLine(i) + "\n";
    return text;
}

std::string gzipped(const std::string& bytes) {
    z_stream stream = {};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string archived(bool zip, const std::vector<std::pair<std::string, std::string>>& members) {
    std::string out(1 << 20, '\0');
    std::size_t used = 0;
    const Utf8Locale names;
    archive* writer = archive_write_new();
    if (zip)
        archive_write_set_format_zip(writer);
    else
        archive_write_set_format_ustar(writer);
    archive_write_open_memory(writer, out.data(), out.size(), &used);
    for (const auto& [name, bytes] : members) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(writer, entry);
        archive_write_data(writer, bytes.data(), bytes.size());
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    out.resize(used);
    return out;
}

class Import : public ::testing::Test {
protected:
    void SetUp() override {
        auto file = CaseFile::create(m_folder.file("case.tidemark"), {}, {"tester"});
        ASSERT_OK(file);
        m_file = std::make_unique<CaseFile>(std::move(*file));
    }
    Result<ImportReport> import(const std::string& name, const std::string& bytes,
                                const ImportParams& params = {}) {
        return importPaths(*m_file, {m_folder.write(name, bytes)}, params, m_context);
    }
    // Every event's record, byte for byte, must be the line it came from.
    void expectRecords(std::int64_t sourceId, int from, int to) {
        auto reader = EventReader::open(m_file->db());
        ASSERT_OK(reader);
        SourceStore sources(m_file->db());
        const auto source = sources.get(sourceId);
        ASSERT_OK(source);
        ASSERT_EQ(source->events, to - from);
        for (int i = from; i < to; ++i) {
            const auto event = reader->event(source->first_event + i - from);
            ASSERT_OK(event);
            const auto raw = sources.content(sourceId, event->number(Field::ContentOffset),
                                             event->number(Field::RecordLength));
            ASSERT_OK(raw);
            ASSERT_EQ(*raw, logLine(i));
        }
    }
    TempFolder m_folder;
    std::unique_ptr<CaseFile> m_file;
    JobContext m_context;
};

TEST_F(Import, PlainLinesComeBackByteForByte) {
    const auto report = import("a.jsonl", logText(0, 500));
    ASSERT_OK(report);
    ASSERT_EQ(report->sources.size(), 1U);
    const Source& source = report->sources[0].source;
    EXPECT_EQ(source.records, 500);
    EXPECT_EQ(source.rejects, 0);
    EXPECT_TRUE(source.kept);
    EXPECT_FALSE(report->damaged());
    expectRecords(source.id, 0, 500);
    std::string original;
    ASSERT_OK(SourceStore(m_file->db()).streamOriginal(source.id, [&](std::string_view piece) {
        original += piece;
        return true;
    }));
    EXPECT_EQ(original, logText(0, 500));
}

// The process has no locale here, as on the command line.
TEST_F(Import, MembersOfAnArchiveKeepNamesOfAnyLanguage) {
    const auto report =
        import("names.zip", archived(true, {{"Gr\u00f6\u00dfe.jsonl", logText(0, 20)}}));
    ASSERT_OK(report);
    const auto members = SourceStore(m_file->db()).members(report->sources.at(0).source.id);
    ASSERT_OK(members);
    ASSERT_EQ(members->size(), 1U);
    EXPECT_EQ(members->front().name, "Gr\u00f6\u00dfe.jsonl");
}

TEST_F(Import, ManyPiecesKeepOrderAndOffsets) {
    const int lines = 30'000; // several pieces of a mebibyte
    const auto report = import("a.jsonl", logText(0, lines));
    ASSERT_OK(report);
    expectRecords(report->sources[0].source.id, 0, lines);
}

TEST_F(Import, GzipWithSeveralMembers) {
    const auto report = import("a.jsonl.gz", gzipped(logText(0, 100)) + gzipped(logText(100, 250)));
    ASSERT_OK(report);
    EXPECT_EQ(report->sources[0].source.container, "gzip");
    EXPECT_FALSE(report->damaged());
    expectRecords(report->sources[0].source.id, 0, 250);
}

TEST_F(Import, TruncatedGzipKeepsWhatWasReadable) {
    std::string bytes = gzipped(logText(0, 20'000));
    bytes.resize(bytes.size() / 2);
    const auto report = import("a.jsonl.gz", bytes);
    ASSERT_OK(report);
    const Source& source = report->sources[0].source;
    EXPECT_TRUE(report->damaged());
    EXPECT_NE(source.damage.find("stops in the middle"), std::string::npos) << source.damage;
    EXPECT_GT(source.events, 5'000);
    EXPECT_LE(source.rejects, 1); // the line that was cut
    EXPECT_EQ(source.records, source.events + source.rejects);
}

TEST_F(Import, EveryFlippedByteOfAGzipIsNoticedOrHarmless) {
    const std::string good = gzipped(logText(0, 40));
    for (std::size_t at = 10; at < good.size(); at += 7) {
        std::string bytes = good;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
        const auto report = import(fmt::format("f{}.gz", at), bytes);
        ASSERT_OK(report);
        EXPECT_TRUE(report->damaged()) << at;
    }
}

TEST_F(Import, TrailingGarbageAfterGzipIsSaid) {
    const auto report = import("a.jsonl.gz", gzipped(logText(0, 50)) + "garbage");
    ASSERT_OK(report);
    EXPECT_TRUE(report->damaged());
    expectRecords(report->sources[0].source.id, 0, 50);
}

TEST_F(Import, ZipAndTarMembersInOrder) {
    for (const bool zip : {true, false}) {
        const auto report =
            import(zip ? "a.zip" : "a.tar", archived(zip, {{"../../evil.jsonl", logText(0, 30)},
                                                           {"inner.gz", gzipped(logText(30, 60))},
                                                           {"/abs.jsonl", logText(60, 80)}}));
        ASSERT_OK(report);
        ASSERT_EQ(report->sources.size(), 1U);
        const Source& source = report->sources[0].source;
        EXPECT_EQ(source.container, zip ? "zip" : "tar");
        EXPECT_FALSE(report->damaged()) << source.damage;
        expectRecords(source.id, 0, 80);
        const auto members = SourceStore(m_file->db()).members(source.id);
        ASSERT_OK(members);
        ASSERT_EQ(members->size(), 3U);
        EXPECT_EQ((*members)[0].name, "../../evil.jsonl"); // a text, never a path
        EXPECT_EQ((*members)[2].content_offset + (*members)[2].size_bytes, source.content_bytes);
    }
    EXPECT_FALSE(std::filesystem::exists(m_folder.path() + "/../../evil.jsonl"));
}

TEST_F(Import, DecompressionBombIsLeft) {
    std::string zeros = gzipped(std::string(std::size_t{64} << 20, ' '));
    std::string bomb;
    for (int i = 0; i < 8; ++i) bomb += zeros; // half a gibibyte out of half a mebibyte
    const auto report = import("bomb.gz", gzipped(logText(0, 5)) + bomb);
    ASSERT_OK(report);
    ASSERT_EQ(report->sources.size(), 1U);
    EXPECT_NE(report->sources[0].source.damage.find("bomb"), std::string::npos)
        << report->sources[0].source.damage;
    EXPECT_EQ(report->sources[0].source.events, 5);
}

TEST_F(Import, BadLinesAreRejectsWithTheirPlace) {
    const std::string text = logLine(0) + "\n{\"ts\": tru\nnot json at all\n" + logLine(1);
    const auto report = import("a.jsonl", text);
    ASSERT_OK(report);
    const Source& source = report->sources[0].source;
    EXPECT_EQ(source.records, 4);
    EXPECT_EQ(source.events, 2);
    EXPECT_FALSE(report->damaged()); // rejects alone are no damage
    const auto rejects = SourceStore(m_file->db()).rejects(source.id, 0, -1);
    ASSERT_OK(rejects);
    ASSERT_EQ(rejects->size(), 2U);
    EXPECT_EQ((*rejects)[1].record_no, 2);
    EXPECT_EQ(*SourceStore(m_file->db())
                   .content(source.id, (*rejects)[1].content_offset, (*rejects)[1].length),
              "not json at all");
    EXPECT_FALSE((*rejects)[0].reason.empty());
}

TEST_F(Import, TheSameBytesAreRecognised) {
    ASSERT_OK(import("a.jsonl", logText(0, 20)));
    const auto again = import("b.jsonl", logText(0, 20));
    ASSERT_OK(again);
    EXPECT_TRUE(again->sources[0].already_there);
    EXPECT_EQ(*m_file->db().queryInt64("SELECT count(*) FROM source"), 1);
    EXPECT_EQ(
        *m_file->db().queryInt64("SELECT max(first_event + event_count - 1) FROM event_block"), 20);
}

TEST_F(Import, AFailedFileLeavesNothingButAnEntry) {
    ASSERT_OK(import("a.jsonl", logText(0, 20)));
    const std::string before =
        *m_file->db().queryText("SELECT group_concat(name || sha256 || events) FROM source");
    for (const auto& [name, bytes] : std::vector<std::pair<std::string, std::string>>{
             {"empty.jsonl", ""},
             {"noise.bin", std::string("\x7f"
                                       "ELF\0\0\1\2\3\0\0\0\0\0\xff\xfe\0",
                                       17)}}) {
        const auto report = import(name, bytes);
        ASSERT_OK(report);
        EXPECT_TRUE(report->damaged()) << name;
        ASSERT_EQ(report->failures.size(), 1U);
        EXPECT_NE(report->failures[0].where.find(name), std::string::npos);
        EXPECT_FALSE(report->failures[0].help.empty());
    }
    const auto missing = importPaths(*m_file, {m_folder.file("missing.jsonl")}, {}, m_context);
    ASSERT_OK(missing);
    EXPECT_EQ(missing->failures.size(), 1U);
    EXPECT_EQ(*m_file->db().queryText("SELECT group_concat(name || sha256 || events) FROM source"),
              before);
    EXPECT_EQ(CustodyLog(m_file->db()).entries()->back().action, "import.failed");
    EXPECT_TRUE(checkCustodyText(*CustodyLog(m_file->db()).text()).empty());
}

TEST_F(Import, ReferenceOnlyReadsTheFileAndNoticesItsLoss) {
    ImportParams params;
    params.reference_only = true;
    const auto report = import("a.jsonl", logText(0, 20), params);
    ASSERT_OK(report);
    EXPECT_EQ(*m_file->db().queryInt64("SELECT count(*) FROM original_chunk"), 0);
    expectRecords(report->sources[0].source.id, 0, 20);
    std::filesystem::remove(m_folder.file("a.jsonl"));
    EXPECT_FAILS(ErrorCode::Io,
                 SourceStore(m_file->db()).content(report->sources[0].source.id, 0, 10));
}

TEST_F(Import, CancelLeavesTheCaseAsItWas) {
    std::stop_source stop;
    m_context.stop = stop.get_token();
    stop.request_stop();
    EXPECT_FAILS(ErrorCode::Cancelled, import("a.jsonl", logText(0, 5'000)));
    EXPECT_EQ(*m_file->db().queryInt64("SELECT count(*) FROM source"), 0);
    EXPECT_EQ(*m_file->db().queryInt64("SELECT count(*) FROM event_block"), 0);
    EXPECT_EQ(*m_file->db().queryInt64("SELECT count(*) FROM dictionary"), 0);
    EXPECT_EQ(CustodyLog(m_file->db()).entries()->back().action, "import.cancelled");
}

TEST_F(Import, FoldersAreWalkedInOrder) {
    std::filesystem::create_directory(m_folder.file("logs"));
    m_folder.write("logs/b.jsonl", logText(10, 20));
    m_folder.write("logs/a.jsonl", logText(0, 10));
    std::filesystem::create_symlink(m_folder.path(), m_folder.file("logs/loop"));
    const auto report = importPaths(*m_file, {m_folder.file("logs")}, {}, m_context);
    ASSERT_OK(report);
    ASSERT_EQ(report->sources.size(), 2U);
    EXPECT_EQ(report->sources[0].source.name, "a.jsonl");
    EXPECT_EQ(report->sources[1].source.first_event, 11);
}

TEST_F(Import, Utf16IsRead) {
    std::string bytes = "\xff\xfe";
    for (const char c : logText(0, 5)) bytes += {c, '\0'};
    const auto report = import("a.jsonl", bytes);
    ASSERT_OK(report);
    EXPECT_EQ(report->sources[0].source.events, 5);
    expectRecords(report->sources[0].source.id, 0, 5);
}

TEST_F(Import, AWrongFormatNameIsExplained) {
    ImportParams params;
    params.format = "no-such-format";
    const auto report = import("a.jsonl", logText(0, 5), params);
    ASSERT_OK(report);
    ASSERT_EQ(report->failures.size(), 1U);
    EXPECT_NE(report->failures[0].message.find("no-such-format"), std::string::npos);
}

} // namespace
} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// A small case with evidence in a temporary folder, for the tests of findings, exports and checks.
#pragma once

#include "core/base/digest.h"
#include "core/db/transaction.h"
#include "core/export/bundle.h"
#include "core/export/freeze.h"
#include "core/import/import_job.h"
#include "core/store/case_file.h"
#include "core/store/detection_store.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

namespace tidemark::test {

class CaseworkFolder {
public:
    CaseworkFolder() {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "tidemark-test-XXXXXX").string();
        if (::mkdtemp(pattern.data()) != nullptr) m_path = pattern;
    }
    ~CaseworkFolder() { std::filesystem::remove_all(m_path); }
    CaseworkFolder(const CaseworkFolder&) = delete;
    CaseworkFolder& operator=(const CaseworkFolder&) = delete;
    [[nodiscard]] std::string operator/(const std::string& name) const {
        return m_path + "/" + name;
    }
    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    std::string m_path;
};

inline std::string readAll(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}
inline void writeAll(const std::string& path, const std::string& content) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << content;
}
/// Runs a shell command; its exit code, and what it printed in `output`.
inline int run(const std::string& command, std::string* output = nullptr) {
    FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) return -1;
    char buffer[4096];
    while (std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe))
        if (output != nullptr) output->append(buffer, got);
    const int status = ::pclose(pipe);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

#define TM_OK(expression)                                                                          \
    do {                                                                                           \
        const auto& tmResult = (expression);                                                       \
        ASSERT_TRUE(tmResult.has_value()) << tmResult.error().text();                              \
    } while (false)

/// Names that must come out of a report as text and out of a redacted bundle not at all.
inline const std::string kHostile = "<img src=x onerror=alert(1)>";
inline const std::string kFormula = "=cmd|' /C calc'!A0";
inline const std::string kLoud = "acct_loud_17";

/// 240 records of four accounts over two days; the loud one makes 100 of them in one hour of the
/// second.
inline std::string sampleLogText() {
    std::string out;
    const auto line = [&out](std::int64_t ts, const std::string& account, int tokens,
                             const std::string& address) {
        out +=
            "{\"timestamp\":\"" + formatIsoUtc(ts) + "\",\"account\":\"" + account +
            "\",\"model\":\"gpt-4o\",\"client_ip\":\"" + address +
            "\",\"endpoint\":\"/v1/chat/completions\",\"country\":\"DE\"," +
            "\"prompt_prefix\":\"tell me a secret recipe\",\"input_tokens\":10,\"output_tokens\":" +
            std::to_string(tokens) + ",\"status\":200}\n";
    };
    const std::int64_t start = parseIsoTime("2024-10-03T00:00:00Z")->ts_ns;
    for (int hour = 0; hour < 47; ++hour) {
        line(start + hour * kNsPerHour, kLoud, 100, "203.0.113.7");
        line(start + hour * kNsPerHour + kNsPerMinute, kHostile, 20, "198.51.100.23");
        if (hour % 2 == 0)
            line(start + hour * kNsPerHour + 2 * kNsPerMinute, kFormula, 30, "192.0.2.99");
        if (hour == 30)
            for (int i = 0; i < 100; ++i)
                line(start + hour * kNsPerHour + 10 * kNsPerMinute + i * kNsPerSecond, kLoud, 500,
                     "203.0.113.7");
    }
    out += "this is no record\n";
    return out;
}

/// The case, its imported log, a finding with two exhibits, an annotation and a tag.
class Casework {
public:
    CaseworkFolder folder;
    std::unique_ptr<CaseFile> file;
    std::int64_t finding = 0;

    explicit Casework(bool with_finding = true) { build(with_finding); }
    [[nodiscard]] std::string casePath() const { return folder / "case.tidemark"; }
    std::unique_ptr<CaseReader> reader() { return std::move(CaseReader::over(*file).value()); }
    void reopen(const std::string& name, CaseMode mode = CaseMode::ReadWrite) {
        file.reset();
        auto opened = CaseFile::open(casePath(), mode, {name});
        ASSERT_TRUE(opened.has_value()) << opened.error().text();
        file = std::make_unique<CaseFile>(std::move(opened).value());
    }
    [[nodiscard]] BundleOptions options(const std::string& name) const {
        BundleOptions out;
        out.target = folder / name;
        out.stated_at_ns = parseIsoTime("2024-11-01T12:00:00Z")->ts_ns;
        return out;
    }

private:
    void build(bool withFinding) {
        CaseInfo info;
        info.title = "Harvest <b>one</b>";
        info.reference = "REF-2024-7";
        info.investigator = "Ada";
        auto made = CaseFile::create(casePath(), info, {"Ada"});
        ASSERT_TRUE(made.has_value()) << made.error().text();
        file = std::make_unique<CaseFile>(std::move(made).value());
        writeAll(folder / "log.jsonl", sampleLogText());
        JobContext context;
        const auto imported = importPaths(*file, {folder / "log.jsonl"}, {}, context);
        ASSERT_TRUE(imported.has_value()) << imported.error().text();
        ASSERT_EQ(imported->failures.size(), 0u);
        ASSERT_EQ(imported->sources.front().source.events, 218);
        ASSERT_EQ(imported->sources.front().source.rejects, 1);
        addDetection();
        if (withFinding) addFinding();
    }
    void addDetection() {
        StoredRun stored;
        stored.created_ns = parseIsoTime("2024-10-06T00:00:00Z")->ts_ns;
        stored.tool_version = "tidemark test";
        stored.params_json = "{\"min_score\":\"0\"}";
        stored.input_hash = "abc";
        stored.summary_json = "{}";
        StoredDetection detection;
        detection.rank = 1;
        detection.stable_key = "spike:" + kLoud;
        detection.kind = "spike";
        detection.metric = "requests";
        detection.accounts = {kLoud};
        detection.start_ns = parseIsoTime("2024-10-04T06:00:00Z")->ts_ns;
        detection.end_ns = parseIsoTime("2024-10-04T07:00:00Z")->ts_ns;
        detection.observed = 101;
        detection.expected = 1;
        detection.score = 0.99;
        detection.q_value = 0.001;
        detection.explanation = kLoud + " made 101 requests in an hour in which 1 was expected.";
        detection.detail_json = "{\"account\":\"" + kLoud + "\"}";
        std::vector<StoredDetection> list = {detection};
        auto transaction = Transaction::begin(file->db());
        ASSERT_TRUE(transaction.has_value());
        ASSERT_TRUE(DetectionStore(file->db()).add(stored, list).has_value());
        ASSERT_TRUE(transaction->commit().has_value());
    }
    void addFinding() {
        FindingContent content;
        content.title = "Harvest by " + kLoud;
        content.narrative =
            "The account **" + kLoud +
            "** [took](http://evil.example/) <script>alert(1)</script> from 203.0.113.7.";
        content.severity = Severity::High;
        content.lawful = "A batch job; the owner was asked.";
        const auto id = FindingStore(*file).add(content);
        ASSERT_TRUE(id.has_value()) << id.error().text();
        finding = *id;
        const auto cases = reader();
        CiteRequest detection;
        detection.kind = ExhibitKind::Detection;
        detection.detection_id = 1;
        const auto first = cite(*file, *cases, finding, detection);
        ASSERT_TRUE(first.has_value()) << first.error().text();
        CiteRequest events;
        events.kind = ExhibitKind::Events;
        events.event_ids = {1, 2, 3};
        events.caption = "Three events";
        const auto second = cite(*file, *cases, finding, events);
        ASSERT_TRUE(second.has_value()) << second.error().text();
        ASSERT_TRUE(AnnotationStore(*file)
                        .add({"look at " + kLoud, kLoud, std::nullopt, std::nullopt})
                        .has_value());
    }
};

} // namespace tidemark::test

// SPDX-License-Identifier: GPL-3.0-or-later
// The command line as scripts see it: exit codes, JSON keys, and the whole way from log to checked
// bundle.
#include "app/cli/cli.h"
#include "core/sample/sample.h"
#include "core/store/case_file.h"
#include "tests/support/temp_folder.h"

#include <nlohmann/json.hpp>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace tidemark {
namespace {

using test::TempFolder;
using Json = nlohmann::json;

struct Outcome {
    int code = 0;
    std::string out, err;
    [[nodiscard]] Json json() const { return Json::parse(out, nullptr, false); }
};

Outcome run(const std::vector<std::string>& arguments) {
    std::ostringstream out, err;
    Io io{out, err, false, {}};
    Outcome outcome;
    outcome.code = runCli(arguments, io);
    outcome.out = out.str();
    outcome.err = err.str();
    return outcome;
}

const std::string& sharedSamples() {
    static const std::string path =
        std::string(TIDEMARK_SHARED).empty() ? "" : std::string(TIDEMARK_SHARED) + "/samples/";
    return path;
}

class Cli : public ::testing::Test {
protected:
    void SetUp() override { ASSERT_EQ(run({"new", m_case, "--title", "T"}).code, 0); }
    Json import(const std::string& path, int code = 0) {
        const Outcome outcome = run({"import", m_case, path, "--json"});
        EXPECT_EQ(outcome.code, code) << outcome.err;
        return outcome.json();
    }
    TempFolder m_folder;
    std::string m_case = m_folder.file("c.tidemark");
};

const std::string kTwoLines = R"({"ts":"2026-05-01T00:00:00Z","account_id":"a","request_id":"r1"}
{"ts":"2026-05-01T00:00:01Z","account_id":"b","request_id":"r2"}
)";

TEST(CliUsage, MistakesAreExitCodeTwo) {
    EXPECT_EQ(run({}).code, kExitUsage);
    EXPECT_EQ(run({"no-such-command"}).code, kExitUsage);
    EXPECT_EQ(run({"new"}).code, kExitUsage);
    EXPECT_EQ(run({"--version"}).code, kExitOk);
    EXPECT_NE(run({"--help"}).out.find("import"), std::string::npos);
}

TEST_F(Cli, CaseTroubleIsExitCodeFive) {
    EXPECT_EQ(run({"sources", m_folder.file("none.tidemark")}).code, kExitCase);
    EXPECT_EQ(run({"sources", m_folder.write("text.tidemark", "no case at all")}).code, kExitCase);
    auto writer = CaseFile::open(m_case, CaseMode::ReadWrite);
    ASSERT_OK(writer);
    const Outcome busy = run({"import", m_case, m_folder.write("l.jsonl", "{}")});
    EXPECT_EQ(busy.code, kExitCase);
    EXPECT_NE(busy.err.find("open in another program"), std::string::npos);
    EXPECT_EQ(run({"sources", m_case}).code, kExitOk); // reading goes on beside a writer
}

TEST_F(Cli, PicturesReplaceNothingAndAreNeverHalfMade) {
    import(m_folder.write("l.jsonl", kTwoLines));
    const std::string there = m_folder.write("there.svg", "mine");
    EXPECT_EQ(run({"timeline", m_case, "--svg", there}).code, kExitInput);
    std::ifstream kept(there);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(kept), {}), "mine");
    const std::string fresh = m_folder.file("fresh.svg");
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 512; // a disk that is full after half a kilobyte
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
    const int code = run({"timeline", m_case, "--svg", fresh}).code;
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    EXPECT_EQ(code, kExitInput);
    EXPECT_FALSE(std::filesystem::exists(fresh));
    EXPECT_EQ(run({"timeline", m_case, "--svg", fresh}).code, kExitOk);
}

TEST_F(Cli, UnreadableInputIsExitCodeThree) {
    for (const std::string& path :
         {m_folder.file("missing.log"), m_folder.write("empty.log", "")}) {
        const Outcome outcome = run({"import", m_case, path, "--json"});
        EXPECT_EQ(outcome.code, kExitInput);
        EXPECT_EQ(outcome.json()["failures"].size(), 1U);
        EXPECT_NE(outcome.err.find("what to do"), std::string::npos);
    }
    EXPECT_EQ(run({"sources", m_case, "--json"}).json()["sources"].size(), 0U);
}

TEST_F(Cli, ReferenceDatesAreAddedListedAndTakenBack) {
    ASSERT_EQ(run({"reference", "add", m_case, "--time", "2024-09-12", "--kind", "release",
                   "--name", "new model"})
                  .code,
              0);
    const std::string list = m_folder.write("dates.csv", "2024-10-01,ban,accounts closed\n");
    const Json dates =
        run({"reference", "add", m_case, "--list", list, "--json"}).json()["reference_dates"];
    ASSERT_EQ(dates.size(), 2U);
    EXPECT_EQ(dates[0]["time"], "2024-09-12T00:00:00Z");
    EXPECT_EQ(dates[1]["kind"], "ban");
    EXPECT_EQ(run({"reference", "remove", m_case, "1", "--json"}).json()["reference_dates"].size(),
              1U);
    EXPECT_EQ(run({"reference", "remove", m_case, "1"}).code, kExitInput);
    EXPECT_EQ(run({"verify", m_case}).code, 0);
    EXPECT_EQ(run({"reference", "add", m_case, "--time", "soon", "--name", "x"}).code, kExitInput);
    EXPECT_EQ(run({"reference", "add", m_case, "--list", m_folder.write("bad", "x")}).code,
              kExitInput);
}

TEST_F(Cli, TwoLogsOfTheSameCallsAreJoined) {
    import(m_folder.write(
        "gateway.jsonl",
        R"({"time":"2024-05-01T10:00:00Z","category":"GatewayLogs","correlationId":"c-1",)"
        R"("callerIpAddress":"203.0.113.9","properties":{"responseCode":200,)"
        R"("apimSubscriptionId":"sub-7"}})"));
    import(m_folder.write("llm.jsonl",
                          R"({"TimeGenerated":"2024-05-01T10:00:01Z","CorrelationId":"c-1",)"
                          R"("ModelName":"m","PromptTokens":11,"CompletionTokens":22})"));
    const Json rules = run({"join", "add", m_case, "--known", "--json"}).json()["rules"];
    ASSERT_EQ(rules.size(), 1U);
    EXPECT_EQ(rules[0]["matched"], 1);
    EXPECT_EQ(rules[0]["filled"]["output_tokens"], 1);
    const Json events = run({"events", m_case, "--json"}).json()["events"];
    EXPECT_EQ(events[0]["output_tokens"], 22);
    EXPECT_EQ(events[0]["filled"]["output_tokens"],
              (Json{{"rule", 1}, {"event", 2}, {"source", 2}}));
    EXPECT_EQ(events[1]["counted_with"], 1);
    EXPECT_EQ(run({"events", m_case, "--filter", "flags:filled", "--count"}).out, "1\n");
    const Json accounts = run({"accounts", m_case, "--json"}).json()["accounts"];
    ASSERT_EQ(accounts.size(), 1U);
    EXPECT_EQ(accounts[0]["requests"], 1);
    EXPECT_EQ(accounts[0]["output_tokens"], 22);
    EXPECT_EQ(run({"verify", m_case}).code, 0);
    EXPECT_TRUE(run({"join", "add", m_case, "--known"}).err.find("no further pair") !=
                std::string::npos);
    EXPECT_TRUE(run({"join", "remove", m_case, "1", "--json"}).json()["rules"].empty());
    EXPECT_FALSE(run({"events", m_case, "--json"}).json()["events"][0].contains("output_tokens"));
    for (const std::vector<std::string>& wrong :
         {std::vector<std::string>{"--into", "apim_gateway"},
          {"--into", "apim_gateway", "--from", "no_such_format"},
          {"--into", "1", "--from", "2", "--key", "no_such_field"},
          {"--into", "1", "--from", "2", "--field", "time"}}) {
        std::vector<std::string> arguments = {"join", "add", m_case};
        arguments.insert(arguments.end(), wrong.begin(), wrong.end());
        EXPECT_EQ(run(arguments).code, kExitInput) << wrong.back();
    }
}

TEST_F(Cli, AMappingIsKeptAndRecognisedNextTime) {
    const std::string folder = m_folder.file("profiles");
    const std::string line = R"({"when":"2024-05-01T10:00:00Z","who":"ann","n":)";
    const std::string first = m_folder.write("a.jsonl", line + "1}\n" + line + "2}\n");
    const Outcome kept =
        run({"import", m_case, first, "--format", "generic_json", "--map", "account=who", "--map",
             "output_tokens=n", "--profiles", folder, "--save-profile", "ours", "--json"});
    ASSERT_EQ(kept.code, 0) << kept.err;
    EXPECT_NE(run({"formats", "--profiles", folder}).out.find("ours"), std::string::npos);
    const std::string second = m_folder.write("b.jsonl", line + "3}\n");
    const Json again =
        run({"import", m_case, second, "--profiles", folder, "--json"}).json()["sources"];
    EXPECT_EQ(again[0]["format"], "ours");
    EXPECT_EQ(run({"events", m_case, "--filter", "output_tokens:3", "--count"}).out, "1\n");
    EXPECT_EQ(run({"import", m_case, second, "--save-profile", "x"}).code, kExitInput);
}

TEST_F(Cli, FilterMistakesArePointedAt) {
    const Outcome outcome = run({"events", m_case, "--filter", "acount:x"});
    EXPECT_EQ(outcome.code, kExitInput);
    EXPECT_NE(outcome.err.find("account"), std::string::npos);
    EXPECT_NE(outcome.err.find("^"), std::string::npos);
}

TEST_F(Cli, TheMainJobFromLogToCheckedBundle) {
    const std::string log = m_folder.file("sample.jsonl");
    {
        std::ofstream file(log, std::ios::binary);
        writeSampleLog(file);
    }
    const Json imported = import(log);
    const Json& source = imported["sources"][0];
    for (const char* key : {"id", "name", "sha256", "bytes", "format", "records", "events",
                            "rejects", "duplicates", "first", "last", "seconds"})
        EXPECT_TRUE(source.contains(key)) << key;
    EXPECT_EQ(source["records"].get<int>(),
              source["events"].get<int>() + source["rejects"].get<int>());
    EXPECT_EQ(source["rejects"], 2);

    const Outcome detect = run({"detect", m_case, "--json"});
    ASSERT_EQ(detect.code, 0) << detect.err;
    const Json detections = detect.json()["detections"];
    ASSERT_FALSE(detections.empty());
    double before = 2;
    for (const Json& detection : detections) {
        for (const char* key : {"id", "kind", "accounts", "metric", "start", "end", "observed",
                                "expected", "score", "q_value", "explanation"})
            EXPECT_TRUE(detection.contains(key)) << key;
        EXPECT_LE(detection["score"].get<double>(), before);
        before = detection["score"].get<double>();
    }
    EXPECT_TRUE(detect.json()["run"]["parameters"].is_object());

    const std::string id = std::to_string(detections[0]["id"].get<int>());
    const Outcome finding =
        run({"finding", "add", m_case, "--title", "What was found", "--severity", "high",
             "--detection", id, "--event", "7", "--json"});
    ASSERT_EQ(finding.code, 0) << finding.err;
    EXPECT_EQ(finding.json()["finding"]["exhibits"].size(), 2U);
    EXPECT_EQ(finding.json()["finding"]["exhibits"][0]["number"], "EX-001");

    const std::string bundle = m_folder.file("b.zip");
    ASSERT_EQ(run({"export", m_case, "--out", bundle, "--preset", "legal", "--json"}).code, 0);
    EXPECT_EQ(run({"export", m_case, "--out", bundle}).code, kExitInput); // nothing is overwritten
    EXPECT_EQ(run({"verify", bundle}).code, 0);
    EXPECT_EQ(run({"verify", m_case, "--json"}).json()["intact"], true);

    std::string bytes = test::readFile(bundle);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    EXPECT_NE(run({"verify", m_folder.write("tampered.zip", bytes)}).code, 0);
}

TEST_F(Cli, CommentsSignOffAndUndoOfAFinding) {
    import(m_folder.write("l.jsonl", kTwoLines));
    ASSERT_EQ(run({"finding", "add", m_case, "--as", "Ada", "--title", "One", "--event", "1"}).code,
              0);
    ASSERT_EQ(run({"finding", "edit", m_case, "1", "--as", "Ada", "--title", "Two"}).code, 0);
    EXPECT_EQ(run({"finding", "comment", m_case, "1", "--as", "Bo", "--text", "agreed"}).code, 0);
    EXPECT_EQ(run({"finding", "comment", m_case, "1", "--as", "Bo", "--text", "line 1 shows it",
                   "--exhibit", "EX-001"})
                  .code,
              0);
    EXPECT_EQ(run({"finding", "comment", m_case, "1", "--text", "x", "--exhibit", "EX-009"}).code,
              kExitInput);
    EXPECT_EQ(run({"finding", "sign-off", m_case, "1", "--as", "Ada", "--statement", "s"}).code,
              kExitInput);
    EXPECT_EQ(run({"finding", "sign-off", m_case, "1", "--as", "Bo", "--statement", "s"}).code, 0);
    Json finding = run({"finding", "show", m_case, "1", "--json"}).json()["finding"];
    ASSERT_EQ(finding["comments"].size(), 2U);
    EXPECT_EQ(finding["comments"][0]["author"], "Bo");
    EXPECT_EQ(finding["comments"][1]["subject"], "EX-001");
    ASSERT_EQ(finding["sign_offs"].size(), 1U);
    EXPECT_EQ(finding["sign_offs"][0]["current"], true);
    const auto number = [&](const char* kind) {
        return std::to_string(finding[kind][0]["id"].get<int>());
    };
    const std::string comment = number("comments"), sign_off = number("sign_offs");
    EXPECT_EQ(run({"finding", "retract", m_case, "1", "--comment", comment}).code, 0);
    EXPECT_EQ(run({"finding", "retract", m_case, "1", "--comment", sign_off}).code, 0);
    EXPECT_EQ(run({"finding", "retract", m_case, "1", "--comment", "77"}).code, kExitInput);
    finding = run({"finding", "show", m_case, "1", "--json"}).json()["finding"];
    EXPECT_EQ(finding["comments"][0]["retracted"], true);
    EXPECT_EQ(finding["comments"][1]["retracted"], false);
    EXPECT_EQ(finding["sign_offs"][0]["current"], false);
    EXPECT_EQ(run({"finding", "retract", m_case, "1", "--comment", sign_off, "--undo"}).code, 0);
    finding = run({"finding", "show", m_case, "1", "--json"}).json()["finding"];
    EXPECT_EQ(finding["sign_offs"][0]["current"], true);
    EXPECT_EQ(
        run({"finding", "restore", m_case, "1", "--as", "Ada", "--revision", "1", "--json"}).code,
        0);
    finding = run({"finding", "show", m_case, "1", "--json"}).json()["finding"];
    EXPECT_EQ(finding["title"], "One");
    EXPECT_EQ(finding["revision"], 3);
    EXPECT_EQ(finding["sign_offs"][0]["current"], false);
    // All of it is in the custody log, and the log vouches for every word.
    EXPECT_EQ(run({"verify", m_case}).code, 0);
}

TEST_F(Cli, ATagIsUndoneInOneStep) {
    import(m_folder.write("l.jsonl", kTwoLines));
    EXPECT_EQ(run({"tag", m_case, "odd", "--undo"}).code, kExitInput);
    EXPECT_EQ(run({"tag", m_case, "odd", "--filter", "account:a", "--json"}).json()["events"], 1);
    EXPECT_EQ(run({"tag", m_case, "odd", "--filter", "account:*", "--json"}).json()["events"], 2);
    EXPECT_EQ(run({"tag", m_case, "odd", "--undo", "--json"}).json()["events"], 1);
    EXPECT_EQ(run({"verify", m_case}).code, 0);
}

TEST_F(Cli, APreviewSaysWhatWouldBeWithheldAndWritesNothing) {
    import(m_folder.write("l.jsonl", kTwoLines));
    const Outcome preview = run({"export", m_case, "--preview", "--redact", "accounts", "--json"});
    ASSERT_EQ(preview.code, 0) << preview.err;
    const Json withheld = preview.json()["withheld"];
    const auto account = std::find_if(withheld.begin(), withheld.end(),
                                      [](const Json& each) { return each["what"] == "account"; });
    ASSERT_NE(account, withheld.end());
    EXPECT_EQ((*account)["distinct"], 2);
    EXPECT_EQ(run({"export", m_case, "--preview", "--json"}).json()["withheld"].size(), 0U);
    EXPECT_EQ(run({"export", m_case}).code, kExitUsage);
}

TEST_F(Cli, AReviewerMarksExhibitsBesideTheBundle) {
    import(m_folder.write("l.jsonl", kTwoLines));
    ASSERT_EQ(run({"finding", "add", m_case, "--title", "One", "--event", "2"}).code, 0);
    const std::string bundle = m_folder.file("b.zip");
    ASSERT_EQ(run({"export", m_case, "--out", bundle}).code, 0);
    const std::string before = test::readFile(bundle);
    EXPECT_EQ(run({"review", bundle, "--mark", "EX-001"}).code, kExitInput); // by whom?
    EXPECT_EQ(run({"review", bundle, "--as", "Bo", "--mark", "EX-002"}).code, kExitInput);
    ASSERT_EQ(run({"review", bundle, "--as", "Bo", "--mark", "EX-001", "--exhibit", "EX-001",
                   "--comment", "agrees with our log"})
                  .code,
              0);
    const Json review = run({"review", bundle, "--exhibit", "EX-001", "--json"}).json();
    EXPECT_EQ(review["verification"]["intact"], true);
    const Json& exhibit = review["exhibits"][0];
    EXPECT_EQ(exhibit["reviewed"]["who"], "Bo");
    EXPECT_EQ(exhibit["comments"][0]["text"], "agrees with our log");
    EXPECT_NE(exhibit["lines"][0]["record"].get<std::string>().find("\"b\""), std::string::npos);
    EXPECT_EQ(run({"review", bundle, "--as", "Bo", "--unmark", "EX-001", "--json"})
                  .json()["exhibits"][0]["reviewed"],
              nullptr);
    EXPECT_EQ(test::readFile(bundle), before);
    // An altered bundle is read all the same, and the exit code says what it is.
    std::string bytes = before;
    bytes[bytes.find("data/report.html") + 200] ^= 1;
    EXPECT_NE(run({"review", m_folder.write("tampered.zip", bytes)}).code, 0);
}

TEST_F(Cli, ACitationThatDoesNotExistLeavesNoFinding) {
    EXPECT_NE(run({"finding", "add", m_case, "--title", "x", "--detection", "99"}).code, 0);
    EXPECT_EQ(run({"finding", "list", m_case, "--json"}).json()["findings"].size(), 0U);
}

TEST_F(Cli, EventsPageByCursorGivesEveryEventOnce) {
    std::string log;
    for (int i = 0; i < 25; ++i)
        log += R"({"ts":"2026-05-01T00:00:00Z","account_id":"a","request_id":"r)" +
               std::to_string(i) + R"(","status":200})" + "\n";
    import(m_folder.write("l.jsonl", log));
    std::vector<std::string> seen;
    std::string cursor;
    for (int page = 0; page < 10; ++page) {
        std::vector<std::string> arguments = {"events", m_case, "--limit", "10", "--json", "--raw"};
        if (!cursor.empty()) arguments.insert(arguments.end(), {"--after", cursor});
        const Json json = run(arguments).json();
        for (const Json& event : json["events"]) seen.push_back(event["raw"]);
        if (json["next"].is_null()) break;
        cursor = json["next"];
    }
    std::string joined;
    for (const std::string& raw : seen) joined += raw + "\n";
    EXPECT_EQ(joined, log);
}

TEST_F(Cli, TagsAnnotationsAndTimelines) {
    import(m_folder.write(
        "l.jsonl", R"({"ts":"2026-05-01T00:00:00Z","account_id":"a","status":200,"output_tokens":5}
{"ts":"2026-05-01T01:30:00Z","account_id":"b","status":429,"output_tokens":7}
)"));
    EXPECT_EQ(run({"tag", m_case, "odd", "--filter", "status:>=400", "--json"}).json()["changed"],
              1);
    EXPECT_EQ(run({"events", m_case, "--filter", "tag:odd", "--json"}).json()["total"], 1);
    EXPECT_EQ(run({"annotate", m_case, "--text", "look", "--account", "a", "--json"}).code, 0);
    EXPECT_EQ(run({"annotate", m_case, "--list", "--json"}).json()["annotations"][0]["text"],
              "look");
    const Json timeline =
        run({"timeline", m_case, "--metric", "output_tokens", "--bucket", "1h", "--json"}).json();
    EXPECT_EQ(timeline["series"][0]["buckets"][0]["value"], 5.0);
    EXPECT_EQ(timeline["series"][0]["buckets"][1]["value"], 7.0);
    EXPECT_TRUE(timeline["series"][0]["buckets"][0].contains("baseline"));
    EXPECT_EQ(
        run({"sql", m_case, "select count(*) as n from event", "--json"}).json()["rows"][0]["n"],
        2);
    EXPECT_NE(run({"sql", m_case, "delete from event"}).code, 0);
    EXPECT_NE(run({"sql", m_case, "attach 'x' as y"}).code, 0);
}

TEST_F(Cli, ScoreKeepsEveryRow) {
    const std::string csv =
        "timestamp,value\n2014-01-01 00:00:00,1\n2014-01-01 00:05:00,\n2014-01-01 00:10:00,3";
    const Outcome outcome = run({"score", m_folder.write("s.csv", csv)});
    ASSERT_EQ(outcome.code, 0);
    EXPECT_EQ(outcome.out.substr(0, 30), "timestamp,value,anomaly_score\n");
    EXPECT_EQ(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 4);
}

TEST_F(Cli, TerminalControlCharactersNeverReachTheTerminal) {
    import(m_folder.write(
        "l.jsonl", R"({"ts":"2026-05-01T00:00:00Z","account_id":"a\u001b[31m\u202e","status":200})"
                   "\n"));
    for (const auto& arguments : std::vector<std::vector<std::string>>{
             {"accounts", m_case}, {"events", m_case}, {"sources", m_case}})
        EXPECT_EQ(run(arguments).out.find('\x1b'), std::string::npos);
}

// Kills the program at many moments of an import: the case must open, verify, and hold whole
// sources only.
TEST_F(Cli, AKilledImportLosesNothingAndLeavesNothing) {
    import(m_folder.write("first.jsonl",
                          R"({"ts":"2026-05-01T00:00:00Z","account_id":"a","status":200})"
                          "\n"));
    const std::string log = m_folder.file("sample.jsonl");
    {
        std::ofstream file(log, std::ios::binary);
        writeSampleLog(file);
    }
    for (const int delay_ms : {5, 40, 90, 150, 220}) {
        const pid_t child = fork();
        if (child == 0) {
            execl(TIDEMARK_CLI, TIDEMARK_CLI, "import", m_case.c_str(), log.c_str(), "--json",
                  nullptr);
            _exit(127);
        }
        usleep(static_cast<useconds_t>(delay_ms) * 1000);
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        const Outcome sources = run({"sources", m_case, "--json"});
        ASSERT_EQ(sources.code, 0) << sources.err;
        const std::size_t count = sources.json()["sources"].size();
        EXPECT_TRUE(count == 1 || count == 2);
        EXPECT_EQ(run({"verify", m_case}).code, 0) << delay_ms;
        if (count == 2) break; // it was faster than the signal
    }
    EXPECT_EQ(run({"import", m_case, log}).code, 0);
}

struct Fact {
    std::string folder, account;
    int events = 0, accounts = 0, top = 0;
    std::string first, last;
};
void PrintTo(const Fact& fact, std::ostream* out) {
    *out << fact.folder;
}
class SampleFacts : public ::testing::TestWithParam<Fact> {};
TEST_P(SampleFacts, AreReproduced) {
    const Fact& fact = GetParam();
    const TempFolder folder;
    const std::string path = folder.file("c.tidemark");
    ASSERT_EQ(run({"new", path, "--title", "T"}).code, 0);
    const Outcome imported = run({"import", path, sharedSamples() + fact.folder, "--json"});
    ASSERT_EQ(imported.code, 0) << imported.err;
    int events = 0;
    std::string first = "9", last;
    const Json report = imported.json();
    for (const Json& source : report["sources"]) {
        events += source["events"].get<int>();
        first = std::min(first, source["first"].get<std::string>());
        last = std::max(last, source["last"].get<std::string>());
    }
    EXPECT_EQ(events, fact.events);
    EXPECT_EQ(first, fact.first);
    EXPECT_EQ(last, fact.last);
    const Json accounts = run({"accounts", path, "--top", "1", "--json"}).json();
    EXPECT_EQ(accounts["distinct"], fact.accounts);
    if (!fact.account.empty()) {
        EXPECT_EQ(accounts["accounts"][0]["account"], fact.account);
        EXPECT_EQ(accounts["accounts"][0]["requests"], fact.top);
    }
}
std::vector<Fact> facts() {
    if (sharedSamples().empty()) return {};
    return {{"cloudtrail-invictus", "arn:aws:iam::123837392027:user/bert-jan", 2900, 21, 2641,
             "2023-07-10T11:42:18Z", "2023-07-10T12:37:50Z"},
            {"apache-combined", "66.249.73.135", 9999, 1753, 482, "2015-05-17T10:05:00Z",
             "2015-05-20T21:05:59Z"},
            {"azure-llm-trace", "", 19366, 0, 0, "2023-11-16T18:15:46.680590Z",
             "2023-11-16T19:14:08.402527Z"},
            {"csv-honeybucket", "212.83.184.15", 301, 224, 18, "2020-02-11T03:33:11Z",
             "2022-02-18T17:34:57Z"}};
}
INSTANTIATE_TEST_SUITE_P(Shared, SampleFacts, ::testing::ValuesIn(facts()),
                         [](const auto& fact) { return std::to_string(fact.index); });
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(SampleFacts);

class SharedSamples : public Cli, public ::testing::WithParamInterface<std::string> {};
TEST_P(SharedSamples, OverlappingSourcesAreCountedOnce) {
    import(GetParam() + "cloudtrail-invictus");
    import(GetParam() + "cloudtrail-gz");
    const Json top = run({"accounts", m_case, "--top", "1", "--json"}).json();
    EXPECT_EQ(top["accounts"][0]["requests"], 2641);
    int duplicates = 0;
    const Json sources = run({"sources", m_case, "--json"}).json();
    for (const Json& source : sources["sources"]) duplicates += source["duplicates"].get<int>();
    EXPECT_EQ(duplicates, 627);
}
std::vector<std::string> sampleFolders() {
    return sharedSamples().empty() ? std::vector<std::string>{}
                                   : std::vector<std::string>{sharedSamples()};
}
INSTANTIATE_TEST_SUITE_P(Shared, SharedSamples, ::testing::ValuesIn(sampleFolders()),
                         [](const auto& folder) { return std::to_string(folder.index); });
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(SharedSamples);

} // namespace
} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// The bundle as a stranger sees it: layout, independent tools, determinism, refusal to overwrite.
#include "core/export/csv.h"
#include "core/export/leaving_secrets.h"
#include "tests/core/casework_support.h"

#include <nlohmann/json.hpp>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <set>

namespace tidemark {
namespace {

using test::Casework;
using test::readAll;
using test::run;
namespace fs = std::filesystem;

std::map<std::string, std::string> filesOf(const std::string& folder) {
    std::map<std::string, std::string> out;
    for (const auto& item : fs::recursive_directory_iterator(folder))
        if (item.is_regular_file())
            out[item.path().lexically_relative(folder).generic_string()] =
                readAll(item.path().string());
    return out;
}

std::set<std::string> namesIn(const std::string& folder) {
    std::set<std::string> out;
    for (const auto& item : fs::directory_iterator(folder))
        out.insert(item.path().filename().string());
    return out;
}

TEST(ExportBundle, HoldsWhatALegalReviewerNeeds) {
    Casework work;
    JobContext context;
    const auto report = exportBundle(*work.file, work.options("bag"), context);
    TM_OK(report);
    const auto files = filesOf(work.folder / "bag");
    for (const char* name : {"bagit.txt",
                             "bag-info.txt",
                             "manifest-sha256.txt",
                             "manifest-sha512.txt",
                             "tagmanifest-sha256.txt",
                             "custody.log",
                             "seal.txt",
                             "HOW-TO-VERIFY.txt",
                             "verify.sh",
                             "data/report.html",
                             "data/figures.json",
                             "data/findings.csv",
                             "data/detections.json",
                             "data/exhibits/EX-001/EX-001.raw.csv",
                             "data/exhibits/EX-001/EX-001.csv",
                             "data/exhibits/EX-001/EX-001.xlsx",
                             "data/exhibits/EX-001/EX-001.svg",
                             "data/records/source-001.records",
                             "data/load/case.dat",
                             "data/case.jsonld"})
        EXPECT_TRUE(files.contains(name)) << name;
    EXPECT_EQ(report->exhibits, 2);
    EXPECT_EQ(report->events, 104); // 101 of the spike; events 1 to 3 lie outside it
}

TEST(ExportBundle, VerifiesWithCoreutilsAndOpensslAlone) {
    Casework work;
    JobContext context;
    const auto key = SigningKey::generate();
    TM_OK(key);
    BundleOptions options = work.options("bag");
    options.key = &*key;
    TM_OK(exportBundle(*work.file, options, context));
    std::string output;
    const std::string bag = work.folder / "bag";
    EXPECT_EQ(run("env -i PATH=/usr/bin:/bin sh " + bag + "/verify.sh", &output), 0) << output;
    EXPECT_NE(output.find(key->fingerprint()), std::string::npos);
    test::writeAll(bag + "/data/added.txt", "x");
    EXPECT_EQ(run("env -i PATH=/usr/bin:/bin sh " + bag + "/verify.sh", &output), 1);
    fs::remove(bag + "/data/added.txt");
    fs::remove(bag + "/tagmanifest-sha256.txt.minisig");
    EXPECT_EQ(run("env -i PATH=/usr/bin:/bin sh " + bag + "/verify.sh", &output), 1);
}

TEST(ExportBundle, SameCaseAndStatedTimeGiveTheSameBytes) {
    Casework work;
    JobContext context;
    TM_OK(exportBundle(*work.file, work.options("one"), context));
    TM_OK(exportBundle(*work.file, work.options("two"), context));
    EXPECT_EQ(filesOf(work.folder / "one"), filesOf(work.folder / "two"));
    TM_OK(exportBundle(*work.file, work.options("one.zip"), context));
    ::setenv("TZ", "Asia/Tokyo", 1);
    ::tzset();
    TM_OK(exportBundle(*work.file, work.options("two.zip"), context));
    ::unsetenv("TZ");
    ::tzset();
    EXPECT_EQ(readAll(work.folder / "one.zip"), readAll(work.folder / "two.zip"));
    std::string output;
    EXPECT_EQ(
        run("cd " + work.folder.path() + " && unzip -q one.zip && sh tidemark-case-*/verify.sh",
            &output),
        0)
        << output;
}

TEST(ExportBundle, OverwritesNothingAndLeavesNothingHalfMade) {
    Casework work;
    JobContext context;
    test::writeAll(work.folder / "there.zip", "mine");
    const auto before = namesIn(work.folder.path());
    EXPECT_EQ(exportBundle(*work.file, work.options("there.zip"), context).error().code,
              ErrorCode::BadInput);
    EXPECT_EQ(readAll(work.folder / "there.zip"), "mine");
    std::stop_source stop;
    JobContext cancelled{stop.get_token(), [&](const Progress& progress) {
                             if (progress.step == "Writing the report") stop.request_stop();
                         }};
    EXPECT_EQ(exportBundle(*work.file, work.options("new.zip"), cancelled).error().code,
              ErrorCode::Cancelled);
    BundleOptions failing = work.options("new.zip");
    failing.render.chart_png = [](const Chart&, const std::string& path) -> Status {
        test::writeAll(path, "half");
        return makeError(ErrorCode::Io, "No space left on device");
    };
    EXPECT_EQ(exportBundle(*work.file, failing, context).error().code, ErrorCode::Io);
    EXPECT_EQ(namesIn(work.folder.path()), before);
}

// No file may grow beyond that many bytes, as on a disk that is full.
class FullDisk {
public:
    explicit FullDisk(rlim_t most_bytes) {
        m_handler = ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = most_bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        ::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

TEST(ExportBundle, AFullDiskIsSaidAndLeavesNothing) {
    Casework work;
    JobContext context;
    const auto before = namesIn(work.folder.path());
    for (const char* name : {"bag", "bag.zip"})
        for (const rlim_t most : {rlim_t{0}, rlim_t{20'000}, rlim_t{40'000}}) {
            const FullDisk full(most);
            const auto report = exportBundle(*work.file, work.options(name), context);
            ASSERT_FALSE(report.has_value()) << name << " " << most;
            EXPECT_EQ(report.error().code, ErrorCode::Io) << report.error().text();
        }
    EXPECT_EQ(namesIn(work.folder.path()), before);
    TM_OK(exportBundle(*work.file, work.options("bag"), context));
}

// Two records with a secret, of which one is cited.
std::unique_ptr<CaseReader> withLeak(Casework& work) {
    const std::string secret = "sk-ant-api03-Abcdefgh12345678Abcdefgh12345678";
    std::string leak;
    for (const std::string& agent : {secret, std::string("curl/8"), secret})
        leak += std::string("{\"timestamp\":\"2024-10-09T00:00:00Z\",\"account_id\":\"x\",") +
                "\"user_agent\":\"" + agent + "\"}\n";
    test::writeAll(work.folder / "leak.jsonl", leak);
    JobContext context;
    EXPECT_TRUE(importPaths(*work.file, {work.folder / "leak.jsonl"}, {}, context).has_value());
    CiteRequest cited;
    cited.kind = ExhibitKind::Events;
    cited.event_ids = {219, 220};
    EXPECT_TRUE(cite(*work.file, *work.reader(), work.finding, cited).has_value());
    return work.reader();
}

TEST(ExportBundle, SecretsAreCountedInWhatLeavesBeforeAnythingIsWritten) {
    Casework work;
    JobContext context;
    BundleOptions options = work.options("bag");
    EXPECT_EQ(secretsLeaving(*work.reader(), options, context)->all(), 0);
    const auto reader = withLeak(work);
    const auto before = namesIn(work.folder.path());
    const auto count = [&] {
        const auto found = secretsLeaving(*reader, options, context);
        EXPECT_TRUE(found.has_value());
        return found.value_or(LeavingSecrets());
    };
    EXPECT_FALSE(count().whole);
    EXPECT_EQ(count().records, 1);
    options.originals = Originals::None; // the fields of the cited events still leave
    EXPECT_EQ(count().records, 1);
    options.preset = Preset::Manager; // figures and findings alone
    EXPECT_EQ(count().all(), 0);
    for (const Preset preset : {Preset::Manager, Preset::Legal}) {
        options.preset = preset;
        options.originals = Originals::All;
        EXPECT_TRUE(count().whole);
        EXPECT_EQ(count().records, 2);
    }
    options.originals = Originals::None;
    options.preset = Preset::Analyst; // every event leaves as a row
    EXPECT_EQ(count().records, 2);
    options.redaction = RedactionProfile::parse("accounts").value(); // secrets in other fields stay
    EXPECT_EQ(count().records, 2);
    options.redaction = RedactionProfile::parse("secrets").value();
    EXPECT_EQ(count().all(), 0);
    EXPECT_EQ(namesIn(work.folder.path()), before);
    std::stop_source stop;
    stop.request_stop();
    JobContext stopped{stop.get_token(), {}};
    for (const Preset preset : {Preset::Legal, Preset::Analyst}) {
        options = work.options("bag");
        options.preset = preset;
        EXPECT_EQ(secretsLeaving(*reader, options, stopped).error().code, ErrorCode::Cancelled);
    }
}

TEST(ExportBundle, SecretsThatPeopleTypedAreCountedToo) {
    Casework work;
    TM_OK(AnnotationStore(*work.file)
              .add({"he sent ghp_0123456789abcdefghijklmnopqrstuvwxyz", test::kLoud, {}, {}}));
    JobContext context;
    BundleOptions options = work.options("bag");
    options.preset = Preset::Manager;
    const auto found = secretsLeaving(*work.reader(), options, context);
    TM_OK(found);
    EXPECT_EQ(found->texts, 1);
    EXPECT_EQ(found->records, 0);
}

TEST(ExportBundle, TheReportSaysWhatSecretsLeft) {
    Casework work;
    (void)withLeak(work);
    JobContext context;
    const auto warned = [&](const BundleOptions& options, const std::string& words) {
        const auto report = exportBundle(*work.file, options, context);
        EXPECT_TRUE(report.has_value());
        return report && std::ranges::any_of(report->warnings, [&](const std::string& warning) {
                   return warning.starts_with(words) &&
                          warning.find("--redact secrets") != std::string::npos;
               });
    };
    EXPECT_TRUE(warned(work.options("cited"), "1 of the cited records hold"));
    BundleOptions options = work.options("all");
    options.originals = Originals::All;
    EXPECT_TRUE(warned(options, "2 lines of the sources hold"));
}

// Five thousand rows in one exhibit: long enough to be stopped within.
TEST(ExportBundle, CancelIsHeardWithinAnExhibit) {
    Casework work;
    std::string log;
    for (int i = 0; i < 5000; ++i)
        log += "{\"timestamp\":\"2024-10-09T00:00:00Z\",\"account_id\":\"long\",\"status\":" +
               std::to_string(200 + i % 2) + "}\n";
    test::writeAll(work.folder / "long.jsonl", log);
    JobContext context;
    TM_OK(importPaths(*work.file, {work.folder / "long.jsonl"}, {}, context));
    CiteRequest cited;
    cited.selection.accounts = {"long"};
    TM_OK(cite(*work.file, *work.reader(), work.finding, cited));
    const auto before = namesIn(work.folder.path());
    std::stop_source stop;
    std::vector<std::string> steps;
    JobContext stopping{stop.get_token(), [&](const Progress& progress) {
                            steps.push_back(progress.step);
                            if (progress.step == "Writing EX-003") {
                                EXPECT_LT(progress.done, progress.total);
                                stop.request_stop();
                            }
                        }};
    const auto report = exportBundle(*work.file, work.options("bag"), stopping);
    ASSERT_FALSE(report.has_value());
    EXPECT_EQ(report.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(steps.back(), "Writing EX-003"); // not one step further
    EXPECT_EQ(std::ranges::count(steps, "Writing EX-003"), 1);
    EXPECT_EQ(namesIn(work.folder.path()), before);
}

TEST(ExportBundle, RawTableIsUnalteredAndTheOtherSafe) {
    Casework work;
    const auto reader = work.reader();
    CiteRequest request;
    request.selection.accounts = {test::kFormula};
    TM_OK(cite(*work.file, *reader, work.finding, request));
    JobContext context;
    TM_OK(exportBundle(*work.file, work.options("bag"), context));
    const std::string base = work.folder / "bag/data/exhibits/EX-003/EX-003";
    const auto accounts = [](const std::string& text) {
        std::set<std::string> out;
        std::size_t column = 0;
        CsvReader csv([&](const std::vector<std::string>& cells) {
            if (column == 0)
                column = static_cast<std::size_t>(std::find(cells.begin(), cells.end(), "account") -
                                                  cells.begin());
            else
                out.insert(cells[column]);
            return ok();
        });
        EXPECT_TRUE(csv.feed(text).has_value());
        EXPECT_TRUE(csv.finish().has_value());
        return out;
    };
    EXPECT_EQ(accounts(readAll(base + ".raw.csv")), std::set<std::string>{test::kFormula});
    EXPECT_EQ(accounts(readAll(base + ".csv")), std::set<std::string>{"'" + test::kFormula});
    std::string sheet;
    EXPECT_EQ(
        run("unzip -p " + base + ".xlsx xl/worksheets/sheet1.xml | xmllint --format -", &sheet), 0);
    EXPECT_EQ(sheet.find("<f>"), std::string::npos);
    EXPECT_NE(sheet.find("=cmd|"), std::string::npos);
}

TEST(ExportBundle, RecordsAreByteForByteAtTheStatedPlace) {
    Casework work;
    JobContext context;
    TM_OK(exportBundle(*work.file, work.options("bag"), context));
    const std::string log = readAll(work.folder / "log.jsonl"),
                      records = readAll(work.folder / "bag/data/records/source-001.records");
    std::int64_t rows = 0;
    CsvReader csv([&](const std::vector<std::string>& cells) {
        if (rows++ == 0) return ok();
        const auto number = [&cells](std::size_t column) {
            return static_cast<std::size_t>(std::stoll(cells[column]));
        };
        const std::string record = records.substr(number(5), number(4));
        EXPECT_EQ(record, log.substr(number(3), number(4)));
        EXPECT_EQ(sha256Hex(record), cells[6]);
        return ok();
    });
    TM_OK(csv.feed(readAll(work.folder / "bag/data/records/source-001.index.raw.csv")));
    TM_OK(csv.finish());
    EXPECT_EQ(rows, 105);
}

TEST(ExportBundle, FilesAreForTheirOwnerOnly) {
    Casework work;
    JobContext context;
    TM_OK(exportBundle(*work.file, work.options("bag"), context));
    TM_OK(exportBundle(*work.file, work.options("bag.zip"), context));
    std::string output;
    EXPECT_EQ(run("find " + (work.folder / "bag") + " " + (work.folder / "bag.zip") + " -perm /077",
                  &output),
              0);
    EXPECT_EQ(output, "");
}

TEST(ExportRedaction, NothingThatIsHiddenSurvivesInAnyFile) {
    Casework work;
    JobContext context;
    BundleOptions options = work.options("bag");
    options.preset = Preset::Analyst;
    TM_OK(RedactionProfile::parse("standard"));
    options.redaction = *RedactionProfile::parse("standard");
    TM_OK(exportBundle(*work.file, options, context));
    TM_OK(exportBundle(
        *work.file,
        [&] {
            options.target = work.folder / "again";
            return options;
        }(),
        context));
    EXPECT_EQ(filesOf(work.folder / "bag"), filesOf(work.folder / "again"));
    run("cd " + (work.folder / "bag") +
        " && for f in $(find . -name '*.xlsx'); do mkdir $f.d; cd $f.d; unzip -q ../$(basename "
        "$f); cd - > /dev/null; done");
    for (const auto& [name, text] : filesOf(work.folder / "bag"))
        for (const std::string& hidden :
             {test::kLoud, std::string("203.0.113.7"), std::string("198.51.100.23"),
              std::string("onerror"), std::string("cmd|"), std::string("secret recipe")}) {
            EXPECT_EQ(text.find(hidden), std::string::npos) << hidden << " in " << name;
            EXPECT_EQ(name.find(hidden), std::string::npos);
        }
    const auto list = nlohmann::json::parse(readAll(work.folder / "bag/data/withheld.json"));
    EXPECT_EQ(list["profile"], "standard");
    EXPECT_FALSE(list["withheld"].empty());
    EXPECT_FALSE(fs::exists(work.folder / "bag/data/originals"));
    std::string output;
    EXPECT_EQ(run("rm -rf $(find " + (work.folder / "bag") + " -name '*.xlsx.d') && sh " +
                      (work.folder / "bag/verify.sh"),
                  &output),
              0)
        << output;
}

TEST(ExportRedaction, PseudonymsAreKeyedByTheCase) {
    Casework one, two;
    const auto profile = RedactionProfile::parse("accounts");
    TM_OK(profile);
    const auto readerOne = one.reader(), readerTwo = two.reader();
    auto a = Redactor::make(*readerOne, *profile), b = Redactor::make(*readerTwo, *profile);
    TM_OK(a);
    TM_OK(b);
    const std::string name = a->value(Field::Account, test::kLoud);
    EXPECT_EQ(name.substr(0, 8), "account-");
    EXPECT_EQ(name, a->value(Field::Account, test::kLoud));
    EXPECT_NE(name, b->value(Field::Account, test::kLoud));
    EXPECT_EQ(a->prose("seen: ACCT_loud_17, acct_loud_171 and 203.0.113.7"),
              "seen: " + name + ", acct_loud_171 and 203.0.113.7");
    EXPECT_FALSE(RedactionProfile::parse("acounts").has_value());
    auto hiding = Redactor::make(*readerOne, *RedactionProfile::parse("addresses,prompts"));
    TM_OK(hiding);
    const std::string networks = hiding->prose(
        "203.0.113.0/24, 2001:db8:7::/48 at 12:00:30 on 10.1, asked: Tell me a secret recipe");
    for (const char* hidden : {"203.0", "/24", "2001:db8", "/48", "recipe"})
        EXPECT_EQ(networks.find(hidden), std::string::npos) << networks;
    EXPECT_NE(networks.find(" at 12:00:30 on 10.1, asked: prompt-"), std::string::npos) << networks;
}

} // namespace
} // namespace tidemark

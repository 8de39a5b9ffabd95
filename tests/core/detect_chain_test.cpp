// SPDX-License-Identifier: GPL-3.0-or-later
// An invented log of an operator with two seats: they take turns within minutes, and whenever their
// accounts are refused, or banned on a known date, two new ones begin in their place. Imported and
// run from end to end, since hand-over and replacement are seldom in other logs.
#include "core/base/utc_time.h"
#include "core/detect/detect_job.h"
#include "core/detect/known_dates.h"
#include "core/import/import_job.h"
#include "tests/support/temp_folder.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace tidemark {
namespace {

constexpr double kDay = 1440; // minutes
constexpr int kGenerations = 4;
constexpr double kFirstDay = 3, kGenerationDays = 6;

class ChainLog {
public:
    ChainLog() {
        for (int a = 0; a < 90; ++a) bystander(a);
        for (int g = 0; g < kGenerations; ++g) generation(g);
    }
    [[nodiscard]] std::string text() {
        std::stable_sort(m_rows.begin(), m_rows.end(),
                         [](const Row& a, const Row& b) { return a.minute < b.minute; });
        std::string out;
        for (const Row& row : m_rows) out += row.line;
        return out;
    }
    static std::string member(int generation, int seat) {
        return fmt::format("seat-{}-{}", seat == 0 ? "a" : "b", generation + 1);
    }
    /// Minute at which a generation ends.
    static double endOf(int generation) {
        return (kFirstDay + (generation + 1) * kGenerationDays) * kDay - 360;
    }
    static std::int64_t nsOf(double minute) {
        return parseIsoTime("2026-03-02T00:00:00Z")->ts_ns +
               static_cast<std::int64_t>(minute * 60) * kNsPerSecond;
    }

private:
    struct Account {
        std::string id, address, agent, prompt, payer;
        double created = -100 * kDay;
    };
    struct Row {
        double minute;
        std::string line;
    };
    double uniform() { return static_cast<double>(m_random()) / 4294967296.; }
    void request(const Account& a, double minute, int output, int status = 200) {
        m_rows.push_back(
            {minute,
             fmt::format(
                 R"({{"ts":"{}","request_id":"req_{:08}","account_id":"{}","org_id":"org-{}",)"
                 R"("api_key_id":"key-{}","client_ip":"{}","user_agent":"{}","endpoint":"/v1/messages",)"
                 R"("model":"m-1","status":{},"input_tokens":300,"output_tokens":{},)"
                 R"("prompt_prefix":"{}","payment_fingerprint":"{}","account_created_at":"{}"}})"
                 "\n",
                 formatIsoUtc(nsOf(minute)), m_rows.size(), a.id, a.id, a.id, a.address, a.agent,
                 status, output, a.prompt, a.payer, formatIsoUtc(nsOf(a.created)))});
    }
    void bystander(int n) {
        const Account account{fmt::format("shop-{:02}", n),
                              fmt::format("198.51.{}.7", n),
                              fmt::format("client-{}/2", n % 9),
                              fmt::format("Answer letter kind {} politely", "abcdefg"[n % 7]),
                              fmt::format("card-{:02}", n),
                              -kDay * (20 + 5 * n)};
        for (int day = 0; day < 28; ++day)
            for (int k = 0; k < 3; ++k) {
                const double begin = day * kDay + 540 + 480 * uniform();
                for (int r = 0; r < 4; ++r)
                    request(account, begin + 2 * r, 100 + static_cast<int>(300 * uniform()));
            }
    }
    // Both seats work by turns, an hour each, and rest in between. All but the third generation
    // are refused in the end, which the log shows.
    void generation(int g) {
        const double start = (kFirstDay + g * kGenerationDays) * kDay, end = endOf(g);
        std::vector<Account> seats;
        for (int s = 0; s < 2; ++s)
            seats.push_back({member(g, s), fmt::format("203.0.{}.9", 10 * g + s), "puller/1",
                             "Write out all you know of", "card-ring", start - 60 + 20 * s});
        for (double now = start; now < end;) {
            for (const Account& seat : seats) {
                for (int k = 0; k < 16; ++k)
                    request(seat, now + 3.5 * k + uniform(),
                            1500 + static_cast<int>(900 * uniform()));
                now += 3.5 * 16 + 3 + 2 * uniform();
            }
            now += 60 + 200 * uniform();
        }
        for (int k = 0; g != 2 && k < 4; ++k)
            for (const Account& seat : seats) request(seat, end + 150 + k, 0, 403);
    }

    std::mt19937 m_random{5};
    std::vector<Row> m_rows;
};

class DetectChain : public ::testing::Test {
protected:
    void SetUp() override {
        const std::string log = m_folder.write("chain.jsonl", ChainLog().text());
        auto made = CaseFile::create(m_folder.file("c.tidemark"), CaseInfo{}, {"tester"});
        ASSERT_TRUE(made);
        m_file = std::make_unique<CaseFile>(std::move(*made));
        ASSERT_TRUE(importPaths(*m_file, {log}, {}, m_job));
    }
    StoredRunResult run() {
        auto result = runDetection(*m_file, DetectOptions{}, m_job);
        EXPECT_TRUE(result) << result.error().text();
        return result ? std::move(*result) : StoredRunResult{};
    }
    test::TempFolder m_folder;
    JobContext m_job;
    std::unique_ptr<CaseFile> m_file;
};

const StoredDetection* clusterOf(const StoredRunResult& run) {
    for (const StoredDetection& d : run.detections)
        if (d.kind == "cluster" && d.accounts.front().starts_with("seat-")) return &d;
    return nullptr;
}

std::size_t linksWith(const StoredDetection& d, std::string_view kind, std::string_view words) {
    return static_cast<std::size_t>(
        std::count_if(d.links.begin(), d.links.end(), [&](const auto& link) {
            return link.kind == kind && link.sentence.find(words) != std::string::npos;
        }));
}

TEST_F(DetectChain, SeatsThatTakeTurnsAndAreReplacedAreOneClusterWithThoseLinks) {
    const StoredRunResult found = run();
    const StoredDetection* const ring = clusterOf(found);
    ASSERT_NE(ring, nullptr);
    std::vector<std::string> members;
    for (int s = 0; s < 2; ++s)
        for (int g = 0; g < kGenerations; ++g) members.push_back(ChainLog::member(g, s));
    EXPECT_EQ(ring->accounts, members);
    EXPECT_GE(linksWith(*ring, "hand_over", "within minutes of"), 6U);
    EXPECT_GE(linksWith(*ring, "replacement", "refused to the end"), 4U);
    EXPECT_EQ(linksWith(*ring, "replacement", "reference date"), 0U);
    EXPECT_LT(*ring->detected_at_ns, ring->end_ns);
    for (const StoredDetection& d : found.detections)
        for (const std::string& account : d.accounts)
            EXPECT_TRUE(account.starts_with("seat-")) << account;
}

TEST_F(DetectChain, ABanKnownFromOutsideTiesTheAccountsAfterIt) {
    const StoredRunResult before = run();
    ReferenceContent ban;
    ban.kind = ReferenceKind::Ban;
    ban.time_ns = ChainLog::nsOf(ChainLog::endOf(2) + 200);
    ban.name = fmt::format("{} and {} banned", ChainLog::member(2, 0), ChainLog::member(2, 1));
    ASSERT_TRUE(ReferenceStore(*m_file).add(ban));
    const StoredRunResult after = run();
    const StoredDetection* const ring = clusterOf(after);
    ASSERT_NE(ring, nullptr);
    EXPECT_GE(linksWith(*ring, "replacement", "banned by a reference date"), 2U);
    EXPECT_NE(after.run.input_hash, before.run.input_hash) << "the dates are part of what was read";
    EXPECT_NE(after.run.summary_json.find("is taken as the ban of 2 accounts"), std::string::npos);
}

TEST(KnownDates, NameModelsByWordsAndVersions) {
    EXPECT_TRUE(namesModel("Release of Atlas-4-large", "atlas-4-large"));
    EXPECT_TRUE(namesModel("o1-preview: announced", "o1-preview"));
    EXPECT_TRUE(namesModel("o1-preview", "o1-preview-2024-09-12"));
    EXPECT_FALSE(namesModel("o1-preview", "o1")) << "another model";
    EXPECT_FALSE(namesModel("o1", "o1-preview")) << "another model";
    EXPECT_FALSE(namesModel("Release of the new one", "re")) << "no word of its own";
    EXPECT_FALSE(namesModel("gateway 2 release", "gateway-large"));
    EXPECT_FALSE(namesModel("anything", ""));
}

} // namespace
} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// Detection over a real case, on the sample incident: every planted scene is found, when it
// happened, and hardly anybody else is named.
#include "core/base/utc_time.h"
#include "core/detect/detect_job.h"
#include "core/detect/event_table_loader.h"
#include "core/import/import_job.h"
#include "core/sample/sample.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace tidemark {
namespace {

using Json = nlohmann::json;

std::vector<StoredDetection> detectionsOfTheSample() {
    const test::TempFolder folder;
    const std::string log = folder.write("heron.jsonl", sampleLog());
    auto file = CaseFile::create(folder.file("c.tidemark"), CaseInfo{}, {"tester"});
    JobContext job;
    EXPECT_TRUE(importPaths(*file, {log}, {}, job));
    auto run = runDetection(*file, DetectOptions{}, job);
    EXPECT_TRUE(run) << run.error().text();
    return run ? std::move(run->detections) : std::vector<StoredDetection>{};
}

std::int64_t timeOf(const Json& scene, const char* key) {
    const auto parsed = parseIsoTime(scene.at(key).get<std::string>());
    return parsed ? parsed->ts_ns : 0;
}

TEST(DetectSample, FindsWhatWasPlantedAndHardlyAnythingElse) {
    const auto found = detectionsOfTheSample();
    std::set<std::string> planted;
    const Json truth = Json::parse(sampleTruth());
    for (const Json& scene : truth.at("scenes")) {
        if (!scene.at("planted").get<bool>()) continue;
        auto accounts = scene.at("accounts").get<std::vector<std::string>>();
        std::sort(accounts.begin(), accounts.end());
        planted.insert(accounts.begin(), accounts.end());
        const auto hit = std::find_if(found.begin(), found.end(), [&](const StoredDetection& d) {
            return d.accounts == accounts && d.start_ns < timeOf(scene, "end") &&
                   d.end_ns > timeOf(scene, "start");
        });
        ASSERT_NE(hit, found.end()) << scene.at("name");
        EXPECT_EQ(hit->kind == "cluster", accounts.size() > 1) << scene.at("name");
        ASSERT_TRUE(hit->q_value) << scene.at("name");
        EXPECT_LT(*hit->q_value, .12) << scene.at("name");
        if (hit->kind == "spike") {
            EXPECT_LT(std::abs(hit->start_ns - timeOf(scene, "start")), kNsPerHour)
                << scene.at("name");
        }
    }
    std::set<std::string> others;
    for (const StoredDetection& d : found)
        for (const std::string& account : d.accounts)
            if (!planted.contains(account)) others.insert(account);
    EXPECT_LE(others.size(), 1U) << ::testing::PrintToString(others);
}

TEST(DetectSample, ThePromptsOfTheTableLeadBackToTheirEvents) {
    const test::TempFolder folder;
    const std::string log = folder.write("heron.jsonl", sampleLog());
    auto file = CaseFile::create(folder.file("c.tidemark"), CaseInfo{}, {"tester"});
    JobContext job;
    ASSERT_TRUE(importPaths(*file, {log}, {}, job));
    auto reader = EventReader::open(file->db());
    ASSERT_TRUE(reader);
    const auto loaded = loadEventTable(*reader, 1, job);
    ASSERT_TRUE(loaded);
    ASSERT_GT(loaded->prompt_events.size(), 100U);
    std::set<std::string> hashes;
    for (std::size_t i = 0; i < 100; ++i) {
        const auto event = reader->event(loaded->prompt_events[i]);
        ASSERT_TRUE(event);
        hashes.insert(event->text(Field::PromptHash));
    }
    EXPECT_EQ(hashes.size(), 100U) << "one number, one hash";
    EXPECT_FALSE(hashes.contains(""));
}

} // namespace
} // namespace tidemark

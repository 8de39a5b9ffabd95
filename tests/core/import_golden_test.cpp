// SPDX-License-Identifier: GPL-3.0-or-later
// Every file in tests/golden/formats is recognised, read whole and in pieces, and compared with
// <name>.expected beside it. With TIDEMARK_GOLDEN_UPDATE=1 the expected files are written anew;
// review them.
#include "tests/core/import_run.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

namespace tidemark::test {
namespace {

std::vector<std::filesystem::path> inputs() {
    std::vector<std::filesystem::path> out;
    for (const auto& entry :
         std::filesystem::directory_iterator(TIDEMARK_TEST_DATA "/golden/formats"))
        if (entry.path().extension() != ".expected" && entry.path().extension() != ".actual")
            out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

class FormatGolden : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(FormatGolden, UnderstoodAsExpected) {
    const std::string content = readFile(GetParam().string());
    const std::string name = GetParam().filename().string();
    const ImportRun run = runImport(content, name);
    EXPECT_EQ(run.error, "");
    const std::string actual = fmt::format("format {}\n{}", run.format, run.dump());
    for (std::size_t chunk = 1; chunk < 40; chunk += 6)
        EXPECT_EQ(runImport(content, name, {}, chunk).dump(), run.dump())
            << "in pieces of " << chunk;
    const std::string expectedPath = GetParam().string() + ".expected";
    if (std::getenv("TIDEMARK_GOLDEN_UPDATE") != nullptr)
        std::ofstream(expectedPath, std::ios::binary) << actual;
    const std::string expected = readFile(expectedPath);
    if (actual != expected)
        std::ofstream(GetParam().string() + ".actual", std::ios::binary) << actual;
    EXPECT_EQ(actual, expected);
}

// Rows and rejects lie in the content, in order, and do not overlap unless they are events of one
// record.
TEST_P(FormatGolden, RecordsAreSlicesOfTheContent) {
    const std::string content = readFile(GetParam().string());
    const ImportRun run = runImport(content, GetParam().filename().string(), {}, 7);
    std::size_t end = 0;
    for (const RawRecord& record : run.records) {
        const auto begin = static_cast<std::size_t>(record.content_offset);
        EXPECT_GE(begin, end);
        EXPECT_EQ(content.substr(begin, record.bytes.size()), record.bytes);
        EXPECT_FALSE(record.bytes.empty());
        end = begin + record.bytes.size();
    }
    for (std::int64_t row = 0; row < run.rows(); ++row)
        EXPECT_LE(run.number(row, Field::ContentOffset) + run.number(row, Field::RecordLength),
                  static_cast<std::int64_t>(content.size()));
}

INSTANTIATE_TEST_SUITE_P(Formats, FormatGolden, testing::ValuesIn(inputs()), [](const auto& given) {
    std::string name = given.param.filename().string();
    std::replace_if(
        name.begin(), name.end(),
        [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
    return name;
});

TEST(Profiles, EachHasAGoldenInput) {
    std::set<std::string> used;
    for (const auto& path : inputs())
        used.insert(runImport(readFile(path.string()), path.filename().string()).format);
    for (const Profile& profile : builtinProfiles())
        EXPECT_EQ(used.count(profile.id), 1u) << profile.id;
}

TEST(Profiles, SurviveBeingWrittenAndRead) {
    EXPECT_GT(builtinProfiles().size(), 40u);
    for (const Profile& profile : builtinProfiles()) {
        const std::string text = profile.toJson();
        const auto again = Profile::fromJson(text, profile.id);
        ASSERT_TRUE(again) << again.error().text();
        EXPECT_EQ(again->toJson(), text);
    }
}

TEST(Profiles, AllBuiltInFilesParse) {
    std::size_t files = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(TIDEMARK_SOURCE_DIR "/resources/profiles")) {
        const auto profile =
            Profile::fromJson(readFile(entry.path().string()), entry.path().filename().string());
        ASSERT_TRUE(profile) << profile.error().text();
        EXPECT_EQ(profile->id + ".json", entry.path().filename().string());
        ++files;
    }
    EXPECT_EQ(files, builtinProfiles().size());
}

TEST(Profiles, MistakesAreNamed) {
    const auto why = [](const char* json) {
        const auto profile = Profile::fromJson(json, "mine.json");
        return profile ? std::string() : profile.error().text();
    };
    EXPECT_EQ(why("{"), "mine.json: not valid JSON. A profile is a JSON file");
    EXPECT_EQ(why("[]"), "mine.json: a profile is an object");
    EXPECT_EQ(why("{}"), "mine.json: \"id\": a profile needs an id");
    EXPECT_EQ(why(R"({"id":"a","colour":1})"), "mine.json: \"colour\": unknown key");
    EXPECT_EQ(why(R"({"id":"a","syntax":"xml"})"), "mine.json: \"syntax\": unknown syntax");
    EXPECT_EQ(why(R"({"id":"a","fields":{"acount":"x"}})"),
              "mine.json: \"fields.acount\": unknown field");
    EXPECT_EQ(why(R"({"id":"a","fields":{"model":{"path":"m","pattern":"("}}})"),
              "mine.json: \"model\": a pattern with one group expected");
    EXPECT_EQ(why(R"({"id":"a","fields":{"model":{"scale":2}}})"),
              "mine.json: \"model\": a source has either a path or a constant");
    EXPECT_EQ(why(R"({"id":"a","time_zone":"Mars"})"),
              "mine.json: \"time_zone\": unknown time zone");
}

} // namespace
} // namespace tidemark::test

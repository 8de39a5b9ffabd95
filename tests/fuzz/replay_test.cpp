// SPDX-License-Identifier: GPL-3.0-or-later
// Replays the saved corpus: every input that a fuzzer once found interesting or fatal.
#include "tests/fuzz/filter_target.h"
#include "tests/fuzz/import_targets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace tidemark::fuzz {
namespace {

std::string readFile(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

class FuzzCorpus : public testing::TestWithParam<std::string> {};

TEST_P(FuzzCorpus, KeepsEveryPromise) {
    std::size_t inputs = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(TIDEMARK_FUZZ_CORPUS) +
                                                                 "/" + GetParam())) {
        EXPECT_TRUE(runTarget(GetParam(), readFile(entry.path()))) << entry.path();
        ++inputs;
    }
    EXPECT_GT(inputs, 0u);
}

TEST(FuzzCorpusOfFilters, KeepsEveryPromise) {
    std::size_t inputs = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(TIDEMARK_FUZZ_CORPUS) + "/filter")) {
        const std::string text = readFile(entry.path());
        for (std::size_t size = 0; size <= text.size(); ++size)
            readFilter(std::string_view(text).substr(0, size));
        ++inputs;
    }
    EXPECT_GT(inputs, 0u);
}

// Golden inputs are seeds too: cut short anywhere, they must still be safe to read.
TEST(FuzzSeeds, GoldenInputsCutShort) {
    for (const auto& entry : std::filesystem::directory_iterator(TIDEMARK_GOLDEN_FORMATS)) {
        if (entry.path().extension() == ".expected") continue;
        const std::string content = readFile(entry.path());
        for (std::size_t size = 0; size < content.size(); size += 1 + content.size() / 7)
            recogniseContent(std::string_view(content).substr(0, size));
    }
}

INSTANTIATE_TEST_SUITE_P(Import, FuzzCorpus,
                         testing::Values("json", "json_document", "csv", "access_log", "w3c",
                                         "spans", "recognise", "profile", "column", "container"));

} // namespace
} // namespace tidemark::fuzz

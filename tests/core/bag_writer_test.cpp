// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bag_writer.h"
#include "tests/core/casework_support.h"

namespace tidemark {
namespace {

using test::CaseworkFolder;
namespace fs = std::filesystem;

TEST(BagWriter, GivesABagThatSha256sumAccepts) {
    CaseworkFolder folder;
    auto bag = BagWriter::create(folder / "out", "base");
    TM_OK(bag);
    TM_OK(bag->add("data/a/b.txt", "hello\n"));
    EXPECT_EQ(bag->payloadOxum(), "6.1");
    TM_OK(bag->writeManifests({{"Title", "two\nlines"}}));
    EXPECT_FALSE(fs::exists(folder / "out"));
    JobContext context;
    TM_OK(bag->publish(context));
    EXPECT_EQ(test::run("cd " + (folder / "out") +
                        " && sha256sum --strict -c manifest-sha256.txt tagmanifest-sha256.txt && "
                        "sha512sum --strict -c manifest-sha512.txt"),
              0);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
    EXPECT_NE(test::readAll(folder / "out/bag-info.txt").find("Title: two\u240Alines\n"),
              std::string::npos);
}

TEST(BagWriter, TakesOnlyNamesThatAreTheSameEverywhere) {
    CaseworkFolder folder;
    auto bag = BagWriter::create(folder / "out", "base");
    TM_OK(bag);
    for (const char* bad : {"", "/a", "a//b", "../a", "a/../b", ".hidden", "-rf", "a b", "a:b",
                            "a\nb", "caf\xC3\xA9", "end."})
        EXPECT_FALSE(bag->add(bad, "x").has_value()) << bad;
    EXPECT_FALSE(bag->add(std::string(101, 'a'), "x").has_value());
    TM_OK(bag->add("data/a", "x"));
    EXPECT_FALSE(bag->add("data/A", "x").has_value());
    EXPECT_FALSE(bag->add("data/a", "x").has_value());
}

TEST(BagWriter, LeavesNothingWhenGivenUp) {
    CaseworkFolder folder;
    {
        auto bag = BagWriter::create(folder / "out.zip", "base");
        TM_OK(bag);
        TM_OK(bag->add("data/a", "x"));
    }
    EXPECT_TRUE(fs::is_empty(folder.path()));
    test::writeAll(folder / "there", "mine");
    EXPECT_EQ(BagWriter::create(folder / "there", "base").error().code, ErrorCode::BadInput);
    EXPECT_EQ(BagWriter::create(folder / "none/out", "base").error().code, ErrorCode::Io);
}

TEST(BagWriter, DoesNotReplaceWhatAppearedMeanwhile) {
    CaseworkFolder folder;
    JobContext context;
    for (const char* name : {"out", "out.zip"}) {
        auto bag = BagWriter::create(folder / name, "base");
        TM_OK(bag);
        TM_OK(bag->add("data/a", "x"));
        test::writeAll(folder / name, "mine");
        EXPECT_EQ(bag->publish(context).error().code, ErrorCode::BadInput);
        EXPECT_EQ(test::readAll(folder / name), "mine");
    }
}

} // namespace
} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"
#include "core/base/text.h"
#include "core/base/zstd_frame.h"
#include "tests/support/temp_folder.h"

namespace tidemark {
namespace {

TEST(Text, TellsValidUtf8) {
    EXPECT_TRUE(isUtf8("plain"));
    EXPECT_TRUE(isUtf8("\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80"));
    for (const char* bad :
         {"\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe9", "\x80", "\xe2\x82"})
        EXPECT_FALSE(isUtf8(bad)) << toHex(bad);
}

TEST(Text, RepairKeepsWhatIsValid) {
    EXPECT_EQ(repairUtf8("a\xe9z"), "a\xef\xbf\xbdz");
    EXPECT_TRUE(isUtf8(repairUtf8("\xff\xfe\xf0\x9f")));
}

TEST(Text, MakesHiddenCharactersVisible) {
    EXPECT_EQ(visibleText("a\x1b[31m"), "a\xe2\x90\x9b[31m");
    EXPECT_EQ(visibleText("x\xe2\x80\xaey"), "x<U+202E>y");
    EXPECT_EQ(visibleText("caf\xe9"), "caf<0xE9>");
    EXPECT_EQ(visibleText("a\tb\n"), "a\xe2\x90\x89"
                                     "b\xe2\x90\x8a");
    EXPECT_EQ(visibleText("a\tb\n", true), "a\tb\n");
    EXPECT_EQ(visibleText("\xe2\x80\x8b"), "<U+200B>");
    EXPECT_EQ(visibleText("na\xc3\xafve"), "na\xc3\xafve");
}

TEST(Text, DecodesWindows1252) {
    EXPECT_EQ(utf8FromWindows1252("\x80 \xe9\x93"), "\xe2\x82\xac \xc3\xa9\xe2\x80\x9c");
}

TEST(Text, GlobsWithoutRecursion) {
    EXPECT_TRUE(globMatch("gpt-4*", "gpt-4o"));
    EXPECT_TRUE(globMatch("*a*b*", "xxaxxbxx"));
    EXPECT_TRUE(globMatch("*", ""));
    EXPECT_FALSE(globMatch("gpt-4*", "xgpt-4"));
    EXPECT_FALSE(globMatch("a*b", "acbd"));
    EXPECT_FALSE(globMatch("*a*a*a*a*a*a*a*a*b", std::string(5000, 'a')));
}

TEST(Text, MasksSecretsOnly) {
    EXPECT_EQ(maskSecrets("key sk-proj-abcdefghijklmnopqrstuvwx end"),
              "key sk-pro\xe2\x80\xa6 end");
    EXPECT_EQ(maskSecrets("Authorization: Bearer abcdefghijklmnopqrstuvwxyz0123"),
              "Authorization: Bearer abcdef\xe2\x80\xa6");
    EXPECT_EQ(maskSecrets("desk-lamp and key_9a8b7c"), "desk-lamp and key_9a8b7c");
}

TEST(Digest, MatchesPublishedVectors) {
    EXPECT_EQ(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha512Hex("abc").substr(0, 16), "ddaf35a193617aba");
    Digest digest;
    digest.update("a");
    digest.update("bc");
    EXPECT_EQ(digest.finishHex(), sha256Hex("abc"));
    EXPECT_EQ(digest.finishHex(), sha256Hex("")); // it starts anew
    EXPECT_EQ(fromHex(toHex("\x00\xff\x10")), "\x00\xff\x10");
}

TEST(Zstd, RefusesDamageAndWrongLength) {
    ZstdCompressor compressor;
    ZstdDecompressor decompressor;
    const std::string text(5000, 'x');
    std::string frame, back;
    compressor.append(text, frame);
    ASSERT_OK(decompressor.decompress(frame, text.size(), back));
    EXPECT_EQ(back, text);
    EXPECT_FAILS(ErrorCode::Integrity, decompressor.decompress(frame, text.size() + 1, back));
    frame.resize(frame.size() / 2);
    EXPECT_FAILS(ErrorCode::Integrity, decompressor.decompress(frame, text.size(), back));
}

} // namespace
} // namespace tidemark

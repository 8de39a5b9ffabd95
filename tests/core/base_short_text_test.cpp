// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of every length around the sizes that are treated apart.
#include "core/base/byte_buffer.h"
#include "core/base/short_text.h"

#include <gtest/gtest.h>

#include <string>

namespace tidemark {
namespace {

std::string textOf(std::size_t length) {
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text += static_cast<char>('a' + (i * 7 + length) % 26);
    return text;
}

TEST(ShortText, IsTheSameOnlyWhenEveryByteIs) {
    for (std::size_t length = 0; length < 40; ++length) {
        const std::string text = textOf(length), copy = text;
        EXPECT_TRUE(sameShort(text, copy)) << length;
        EXPECT_FALSE(sameShort(text, text + "x")) << length;
        for (std::size_t at = 0; at < length; ++at) {
            std::string other = text;
            other[at] ^= 1;
            EXPECT_FALSE(sameShort(text, other)) << length << " at " << at;
        }
    }
}

TEST(ShortText, CopiesJustItsBytes) {
    for (std::size_t length = 0; length < 40; ++length) {
        std::string target(50, '.');
        copyShort(target.data() + 3, textOf(length).data(), length);
        EXPECT_EQ(target, "..." + textOf(length) + std::string(47 - length, '.'));
    }
}

TEST(ByteBuffer, HoldsWhatWasAppended) {
    ByteBuffer buffer;
    std::string expected;
    for (std::size_t length = 0; length < 300; ++length) {
        buffer.append(textOf(length % 40));
        expected += textOf(length % 40);
        ASSERT_EQ(buffer.view(), expected);
    }
    ByteBuffer copy = buffer;
    copy.append("more");
    EXPECT_EQ(buffer.view(), expected);
    EXPECT_EQ(copy.view(), expected + "more");
    const ByteBuffer moved = std::move(copy);
    EXPECT_EQ(moved.view(), expected + "more");
    buffer.clear();
    EXPECT_EQ(buffer.size(), 0U);
    buffer.append("new");
    EXPECT_EQ(buffer.view(), "new");
    EXPECT_FALSE(buffer == moved);
}

} // namespace
} // namespace tidemark

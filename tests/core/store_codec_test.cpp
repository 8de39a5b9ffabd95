// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/codec.h"
#include "core/store/fields.h"
#include "tests/support/temp_folder.h"

#include <random>

namespace tidemark {
namespace {

TextColumn columnOf(const std::vector<std::string>& texts) {
    TextColumn column;
    for (const std::string& text : texts) column.push_back(text);
    return column;
}

void expectRoundTrip(const std::vector<std::int64_t>& values) {
    for (const bool tryDelta : {false, true}) {
        std::string data;
        encodeNumbers(values, tryDelta, data);
        std::vector<std::int64_t> back;
        ASSERT_OK(decodeNumbers(data, back));
        EXPECT_EQ(back, values);
    }
}

TEST(Codec, NumbersSurviveAtEveryWidth) {
    std::mt19937_64 random(7);
    for (int bits = 1; bits <= 64; ++bits) {
        std::vector<std::int64_t> values(1000);
        for (auto& value : values) {
            value = static_cast<std::int64_t>(random() >> (64 - bits));
            if (value == kNoNumber) value = 0;
        }
        expectRoundTrip(values);
        values[17] = kNoNumber;
        expectRoundTrip(values);
    }
}

TEST(Codec, ExtremesAndConstants) {
    expectRoundTrip({INT64_MIN + 1, INT64_MAX});
    expectRoundTrip({INT64_MIN + 1, INT64_MAX, kNoNumber});
    expectRoundTrip({5, 5, 5});
    expectRoundTrip({-3});
    expectRoundTrip({kNoNumber, 0});
}

TEST(Codec, AllAbsentIsNotStored) {
    std::string data = "old";
    encodeNumbers(std::vector<std::int64_t>(10, kNoNumber), false, data);
    EXPECT_TRUE(data.empty());
    encodeIds(std::vector<std::uint32_t>(10, 0), data);
    EXPECT_TRUE(data.empty());
    encodeTexts(columnOf(std::vector<std::string>(10)), data);
    EXPECT_TRUE(data.empty());
}

TEST(Codec, TimesInMillisecondsTakeFewBits) {
    std::vector<std::int64_t> values;
    for (std::int64_t i = 0; i < 16384; ++i)
        values.push_back(1'700'000'000'000'000'000 + i * 500'000'000 + (i % 7) * 1'000'000);
    std::string data;
    encodeNumbers(values, true, data);
    EXPECT_LT(data.size(), values.size() * 4);
    expectRoundTrip(values);
}

TEST(Codec, IdsSurvive) {
    const std::vector<std::uint32_t> ids = {0, 1, 70000, 3, 4'000'000'000U};
    std::string data;
    encodeIds(ids, data);
    std::vector<std::uint32_t> back;
    ASSERT_OK(decodeIds(data, back));
    EXPECT_EQ(back, ids);
}

TEST(Codec, TextsOfOneShapeArePacked) {
    std::vector<std::string> texts;
    for (int i = 0; i < 1000; ++i) {
        char id[40];
        std::snprintf(id, sizeof id, "req_%08x-%04x", static_cast<unsigned>(i) * 2654435761U,
                      static_cast<unsigned>(i));
        texts.emplace_back(id);
    }
    texts[3].clear();
    std::string data;
    encodeTexts(columnOf(texts), data);
    EXPECT_LT(data.size(), std::size_t{8000});
    TextColumn back;
    ASSERT_OK(decodeTexts(data, back));
    EXPECT_EQ(back, columnOf(texts));
}

TEST(Codec, AnyTextsSurvive) {
    const std::vector<std::string> texts = {
        "", "a", std::string("nul\0inside", 10), std::string(100'000, 'q'), "\xc3\xa9", "UPPER"};
    std::string data;
    encodeTexts(columnOf(texts), data);
    TextColumn back;
    ASSERT_OK(decodeTexts(data, back));
    EXPECT_EQ(back, columnOf(texts));
}

// Whatever a damaged or hostile case holds, decoding answers or refuses; it never reads outside.
TEST(Codec, DamagedColumnsAreRefusedOrRead) {
    std::string numbers, texts;
    std::vector<std::int64_t> values;
    for (int i = 0; i < 200; ++i) values.push_back(i * i);
    encodeNumbers(values, false, numbers);
    encodeTexts(columnOf({"ab12", "cd34", "", "ef56"}), texts);
    std::vector<std::int64_t> outNumbers;
    std::vector<std::uint32_t> outIds;
    TextColumn outTexts;
    for (std::size_t cut = 0; cut < numbers.size(); ++cut) {
        EXPECT_FALSE(decodeNumbers(std::string(numbers, 0, cut), outNumbers)) << cut;
        (void)decodeIds(std::string(numbers, 0, cut), outIds);
    }
    std::mt19937 random(1);
    for (int trial = 0; trial < 3000; ++trial) {
        std::string a = numbers, b = texts;
        a[random() % a.size()] = static_cast<char>(random());
        b[random() % b.size()] = static_cast<char>(random());
        // A changed row count could ask for gigabytes; the length check must refuse it first.
        (void)decodeNumbers(a, outNumbers);
        (void)decodeTexts(b, outTexts);
    }
}

TEST(Varint, RoundTripAndOverlong) {
    for (const std::uint64_t value :
         {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128}, ~std::uint64_t{0}}) {
        std::string data;
        putVarint(data, value);
        std::size_t pos = 0;
        std::uint64_t back = 1;
        ASSERT_TRUE(getVarint(data, pos, back));
        EXPECT_EQ(back, value);
        EXPECT_EQ(pos, data.size());
    }
    std::size_t pos = 0;
    std::uint64_t value = 0;
    EXPECT_FALSE(getVarint(std::string(11, '\x80'), pos, value));
    pos = 0;
    EXPECT_FALSE(getVarint("\x80", pos, value));
}

} // namespace
} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time_zone.h"
#include "core/base/utc_time.h"
#include "tests/support/temp_folder.h"

namespace tidemark {
namespace {

std::string roundTrip(std::string_view text) {
    const auto parsed = parseIsoTime(text);
    return parsed && parsed->length == text.size() ? formatIsoUtc(parsed->ts_ns) : "unreadable";
}

TEST(UtcTime, ReadsIsoForms) {
    EXPECT_EQ(roundTrip("2024-10-03T12:00:00Z"), "2024-10-03T12:00:00Z");
    EXPECT_EQ(roundTrip("2024-10-03 12:00:00.5"), "2024-10-03T12:00:00.500Z");
    EXPECT_EQ(roundTrip("2024-10-03T12:00:00+03:30"), "2024-10-03T08:30:00Z");
    EXPECT_EQ(roundTrip("2024-10-03T12:00:00-0100"), "2024-10-03T13:00:00Z");
    EXPECT_EQ(roundTrip("2023-11-16 18:15:46.6805900"), "2023-11-16T18:15:46.680590Z");
    EXPECT_EQ(roundTrip("2024-10-03T12:00"), "2024-10-03T12:00:00Z");
    EXPECT_EQ(roundTrip("2024-10-03"), "2024-10-03T00:00:00Z");
    EXPECT_EQ(roundTrip("1969-12-31T23:59:59.999999999Z"), "1969-12-31T23:59:59.999999999Z");
    EXPECT_EQ(roundTrip("2016-12-31T23:59:60Z"), "2017-01-01T00:00:00Z"); // a leap second
}

TEST(UtcTime, RefusesWhatIsNoTime) {
    for (const char* text :
         {"", "2024", "2024-13-01", "2024-02-30", "2024-10-03T25:00:00", "2024-10-03T12:60:00",
          "2024-10-03T12:00:00.", "2024-10-03T12:00:00+99:00", "3000-01-01T00:00:00Z", "yesterday"})
        EXPECT_EQ(roundTrip(text), "unreadable") << text;
}

TEST(UtcTime, KnowsLeapYears) {
    EXPECT_EQ(roundTrip("2024-02-29"), "2024-02-29T00:00:00Z");
    EXPECT_EQ(roundTrip("2000-02-29"), "2000-02-29T00:00:00Z");
    EXPECT_EQ(roundTrip("1900-02-29"), "unreadable");
}

TEST(UtcTime, SaysWhetherAZoneWasNamed) {
    EXPECT_TRUE(parseIsoTime("2024-10-03T12:00:00Z")->has_zone);
    EXPECT_TRUE(parseIsoTime("2024-10-03T12:00:00 +02:00")->has_zone);
    EXPECT_FALSE(parseIsoTime("2024-10-03T12:00:00")->has_zone);
}

TEST(UtcTime, ScalingNeverOverflows) {
    EXPECT_EQ(scaleToNs(5, kNsPerSecond), 5 * kNsPerSecond);
    EXPECT_EQ(scaleToNs(INT64_MAX, kNsPerMs), std::nullopt);
    EXPECT_EQ(scaleToNs(INT64_MIN, 1), std::nullopt); // that value means "no time"
}

TEST(TimeZone, FollowsDaylightSaving) {
    const auto berlin = TimeZone::find("Europe/Berlin");
    ASSERT_OK(berlin);
    const std::int64_t summer = parseIsoTime("2024-07-01T12:00:00Z")->ts_ns,
                       winter = parseIsoTime("2024-01-01T12:00:00Z")->ts_ns;
    EXPECT_EQ(berlin->offsetAt(summer), 7200);
    EXPECT_EQ(berlin->offsetAt(winter), 3600);
    EXPECT_EQ(berlin->format(summer), "2024-07-01T14:00:00+02:00");
    EXPECT_EQ(formatIsoUtc(berlin->toUtc(parseIsoTime("2024-07-01T14:00:00")->ts_ns)),
              "2024-07-01T12:00:00Z");
    // 02:30 occurs twice on that night; the first is meant.
    EXPECT_EQ(formatIsoUtc(berlin->toUtc(parseIsoTime("2024-10-27T02:30:00")->ts_ns)),
              "2024-10-27T00:30:00Z");
}

TEST(TimeZone, FixedOffsetsAndMistakes) {
    const auto tehran = TimeZone::find("+03:30");
    ASSERT_OK(tehran);
    EXPECT_EQ(tehran->offsetAt(0), 12600);
    EXPECT_FALSE(tehran->isUtc());
    EXPECT_TRUE(TimeZone::find("UTC")->isUtc());
    EXPECT_FAILS(ErrorCode::BadInput, TimeZone::find("Mars/Olympus"));
    EXPECT_FAILS(ErrorCode::BadInput, TimeZone::find("+99:99"));
}

} // namespace
} // namespace tidemark

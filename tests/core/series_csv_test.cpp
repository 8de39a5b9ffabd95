// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/series/series_csv.h"
#include "core/base/utc_time.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace tidemark {
namespace {

std::vector<double> valuesOf(const SeriesCsv& series) {
    std::vector<double> out;
    for (const SeriesPoint& point : series.points) out.push_back(point.value);
    return out;
}

TEST(SeriesCsv, ReadsHeaderTimesAndValues) {
    const SeriesCsv series =
        readSeriesCsv("timestamp,value\n1970-01-01 00:00:01,2.5\n1970-01-01 00:00:02,-3\n");
    EXPECT_EQ(valuesOf(series), (std::vector<double>{2.5, -3.0}));
    EXPECT_EQ(series.points[0].ts_ns, kNsPerSecond);
    EXPECT_EQ(series.points[1].ts_ns, 2 * kNsPerSecond);
}

TEST(SeriesCsv, NeedsNeitherHeaderNorFinalNewlineNorLfAlone) {
    const SeriesCsv series = readSeriesCsv("1970-01-01 00:00:01,1\r\n1970-01-01 00:00:02,2");
    EXPECT_EQ(valuesOf(series), (std::vector<double>{1.0, 2.0}));
    EXPECT_EQ(series.rows[0].value, "1");
}

TEST(SeriesCsv, FindsNamedColumnsBehindAByteOrderMark) {
    const SeriesCsv series =
        readSeriesCsv("\xEF\xBB\xBFid,Value,\"TIMESTAMP\"\n7,1.5,2020-01-01\n");
    ASSERT_EQ(series.rows.size(), 1U);
    EXPECT_EQ(series.rows[0].timestamp, "2020-01-01");
    EXPECT_EQ(series.points[0].value, 1.5);
}

TEST(SeriesCsv, KeepsARowForEveryUnreadableValue) {
    const SeriesCsv series = readSeriesCsv("timestamp,value\nx,\ny,NaN\nz,null\nw\n,4\nq,1e999\n");
    ASSERT_EQ(series.points.size(), 6U);
    for (const std::size_t row : {0U, 1U, 2U, 3U, 5U}) {
        EXPECT_FALSE(std::isfinite(series.points[row].value)) << row;
    }
    EXPECT_EQ(series.points[4].value, 4.0);
    for (const SeriesPoint& point : series.points) EXPECT_EQ(point.ts_ns, kNoTime);
}

TEST(SeriesCsv, AFirstRowWithAnUnreadableValueButATimeIsData) {
    EXPECT_EQ(readSeriesCsv("2020-01-01 00:00:00,n/a\n2020-01-01 00:00:01,1\n").rows.size(), 2U);
    EXPECT_EQ(readSeriesCsv("when,how much\n2020-01-01 00:00:01,1\n").rows.size(), 1U);
}

TEST(SeriesCsv, QuotedFieldsHoldCommasQuotesAndLineEnds) {
    const SeriesCsv series = readSeriesCsv("\"a \"\"b\"\",\nc\",\"2.5\"\nd, +3 \n");
    ASSERT_EQ(series.rows.size(), 2U);
    EXPECT_EQ(series.rows[0].timestamp, "\"a \"\"b\"\",\nc\"");
    EXPECT_EQ(valuesOf(series), (std::vector<double>{2.5, 3.0}));
}

TEST(SeriesCsv, EmptyTextAndEmptyLinesAreNoRows) {
    EXPECT_TRUE(readSeriesCsv("").rows.empty());
    EXPECT_TRUE(readSeriesCsv("\n\r\n").rows.empty());
    EXPECT_TRUE(readSeriesCsv("timestamp,value\n").rows.empty());
    EXPECT_EQ(readSeriesCsv("timestamp,value\n\na,1\n\nb,2\n").rows.size(), 2U);
}

TEST(SeriesCsv, WritesTheTextAsItCame) {
    const SeriesCsv series =
        readSeriesCsv("timestamp,value\r\n2020-01-01T00:00:00Z,1.50\r\nbad,\r\n");
    EXPECT_EQ(writeScoredCsv(series, std::vector<double>{0.25, 0.0}),
              "timestamp,value,anomaly_score\n2020-01-01T00:00:00Z,1.50,0.25\nbad,,0\n");
}

} // namespace
} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// What an exhibit freezes when it is cited.
#include "tests/core/casework_support.h"

#include <cmath>

namespace tidemark {
namespace {

using test::Casework;

TEST(ExportFreeze, TheChartOfManyAccountsIsTheirSum) {
    Casework work(false);
    JobContext context;
    test::writeAll(work.folder / "more.jsonl",
                   "{\"timestamp\":\"2024-10-03T05:30:00Z\",\"account\":\"fourth\"}\n");
    TM_OK(importPaths(*work.file, {work.folder / "more.jsonl"}, {}, context));
    const auto reader = work.reader();
    EventSelection all;
    const auto total = chartOf(*reader, all, Metric::Requests, "1h", "UTC");
    TM_OK(total);
    EventSelection named;
    named.accounts = {test::kLoud, test::kHostile, test::kFormula, "fourth"};
    const auto sum = chartOf(*reader, named, Metric::Requests, "1h", "UTC");
    TM_OK(sum);
    ASSERT_EQ(sum->series.size(), 1u);
    EXPECT_EQ(sum->series[0].name, "Sum of 4 accounts");
    ASSERT_EQ(sum->series[0].values.size(), sum->buckets());
    double requests = 0;
    for (std::size_t i = 0; i < sum->buckets(); ++i) {
        EXPECT_EQ(sum->series[0].values[i], total->series[0].values[i]) << i;
        requests += std::isnan(sum->series[0].values[i]) ? 0 : sum->series[0].values[i];
    }
    EXPECT_EQ(requests, 219);
}

} // namespace
} // namespace tidemark

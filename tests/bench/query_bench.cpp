// SPDX-License-Identifier: GPL-3.0-or-later
// Times the questions that people ask of a case, in-process and warm: the first run of each, then
// the median of the runs after it, as wall time and as processor time (which other work on the
// machine hardly touches). One line per question, with what came out, so that other programs'
// answers can be compared.
//     tidemark-query-bench CASE [RUNS [PART-OF-A-NAME]]
#include "core/query/entity_table.h"
#include "core/query/event_list.h"
#include "core/query/timeline.h"
#include "core/store/posting.h"
#include "core/store/rollup.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>

namespace {

using namespace tidemark;

[[noreturn]] void die(const Error& error) {
    fmt::print(stderr, "{}\n", error.text());
    std::exit(1);
}
template <class T>
T need(Result<T> result) {
    if (!result) die(result.error());
    return std::move(result).value();
}

struct Bench {
    CaseReader& reader;
    int runs = 5;
    std::string_view only; ///< questions with this in their name

    /// `ask` gives the figure that shows what came out.
    void time(std::string_view name, const std::function<double()>& ask) const {
        if (name.find(only) == std::string_view::npos) return;
        double first = 0, answer = 0;
        std::vector<double> walls, cpus;
        for (int run = 0; run <= runs; ++run) {
            const auto start = std::chrono::steady_clock::now();
            const double cpuStart = cpuMs();
            answer = ask();
            const std::chrono::duration<double, std::milli> taken =
                std::chrono::steady_clock::now() - start;
            if (run == 0) {
                first = taken.count();
                continue;
            }
            walls.push_back(taken.count());
            cpus.push_back(cpuMs() - cpuStart);
        }
        std::sort(walls.begin(), walls.end());
        std::sort(cpus.begin(), cpus.end());
        fmt::print("{:<48} first {:>9.3f} ms  median {:>9.3f} ms  cpu {:>9.3f} ms  {:.0f}\n", name,
                   first, walls[walls.size() / 2], cpus[cpus.size() / 2], answer);
        std::fflush(stdout);
    }

    static double cpuMs() {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
    }

    double timeline(const std::vector<std::string>& accounts, std::string_view bucket,
                    std::string_view filter = {}) const {
        TimelineQuery query;
        query.accounts = accounts;
        query.bucket = need(BucketWidth::parse(bucket));
        query.filter = need(parseFilter(filter));
        double total = 0;
        for (const Series& series : need(readTimeline(reader, query)).series)
            for (const double value : series.values) total += std::isnan(value) ? 0 : value;
        return total;
    }

    /// From the columns: what was found before is forgotten first.
    double count(std::string_view text, TimeRange range = {}) const {
        reader.masks() = MaskCache();
        EventFilter filter = need(EventFilter::compile(need(parseFilter(text)), range, reader));
        return static_cast<double>(need(countEvents(reader, filter)));
    }
};

// Every (account, hour) cell, visited once.
double visitCells(CaseReader& reader) {
    double cells = 0, requests = 0;
    for (const SegmentInfo& segment : reader.events().segments()) {
        const RollupCells read =
            need(readRollup(reader.db(), RollupKind::AccountHour, segment.id,
                            1U << kRollupAccount | 1U << kRollupTime | 1U << kRollupEvents));
        for (const std::int64_t events : read.columns[kRollupEvents])
            requests += static_cast<double>(events);
        cells += static_cast<double>(read.count);
    }
    return requests > 0 ? cells : 0;
}

void timelines(const Bench& bench, const EntityTable& accounts) {
    const auto name = [&accounts](std::size_t rank) {
        return accounts.rows[std::min(rank, accounts.rows.size() - 1)].name;
    };
    std::vector<std::string> fifty;
    for (std::size_t i = 0; i < 50 && i < accounts.rows.size(); ++i) fifty.push_back(name(i));
    bench.time("everything per minute", [&] { return bench.timeline({}, "1m"); });
    bench.time("everything per hour", [&] { return bench.timeline({}, "1h"); });
    bench.time("busiest account per hour", [&] { return bench.timeline({name(0)}, "1h"); });
    bench.time("50 accounts per hour", [&] { return bench.timeline(fifty, "1h"); });
    bench.time("busiest account per minute", [&] { return bench.timeline({name(0)}, "1m"); });
    bench.time("account of rank 1000 per minute",
               [&] { return bench.timeline({name(1000)}, "1m"); });
    bench.time("median account per minute",
               [&] { return bench.timeline({name(accounts.rows.size() / 2)}, "1m"); });
    bench.time("errors of one model per hour, from blocks",
               [&] { return bench.timeline({}, "1h", "status:>=500 model:*4*"); });
    bench.time("heatmap of 200 accounts per hour", [&] {
        return static_cast<double>(need(readHeatmap(bench.reader, {}, 200)).values.size());
    });
}

void entities(const Bench& bench) {
    bench.time("events per (account, hour), every cell", [&] { return visitCells(bench.reader); });
    bench.time("top 50 accounts by output tokens", [&] {
        EntityQuery query;
        query.by = Metric::OutputTokens;
        query.limit = 50;
        query.totals_only = true;
        return static_cast<double>(need(readEntities(bench.reader, query)).rows.front().sums[2]);
    });
    bench.time("all accounts in full", [&] {
        return static_cast<double>(need(readEntities(bench.reader, {})).rows.size());
    });
    const Filter failed = need(parseFilter("status:>=400"));
    bench.time("accounts of a filter in full", [&] {
        EntityQuery query;
        query.filter = failed;
        return static_cast<double>(need(readEntities(bench.reader, query)).rows.size());
    });
    bench.time("account and address pairs of a filter", [&] {
        return static_cast<double>(
            need(readEntityPairs(bench.reader, Field::Account, Field::ClientIp, failed, {}))
                .size());
    });
    bench.time("top 50 addresses", [&] {
        EntityQuery query;
        query.kind = Field::ClientIp;
        query.limit = 50;
        query.totals_only = true;
        return static_cast<double>(need(readEntities(bench.reader, query)).distinct);
    });
    bench.time("account and address pairs", [&] {
        return static_cast<double>(
            need(readEntityPairs(bench.reader, Field::Account, Field::ClientIp, {}, {})).size());
    });
    bench.time("estimated cost of everything", [&] { return need(totalCost(bench.reader, {})); });
}

void filters(const Bench& bench, TimeRange span) {
    const Field model = Field::Model;
    const Dictionary* models = need(bench.reader.events().dictionary(model));
    const std::string term = models->count() > 0 ? " " + filterTerm("model", models->text(1)) : "";
    const TimeRange day{span.from_ns + (span.to_ns - span.from_ns) / 2,
                        span.from_ns + (span.to_ns - span.from_ns) / 2 + kNsPerDay};
    bench.time("two-field filter counted (status, model)",
               [&] { return bench.count("status:>=500" + term); });
    bench.time("the same inside 24 hours", [&] { return bench.count("status:>=500" + term, day); });
    bench.time("substring in the agent", [&] { return bench.count("agent:*python*"); });
    bench.time("negated filter (-status:200)", [&] { return bench.count("-status:200"); });
    bench.time("large outputs (output_tokens:>2000)",
               [&] { return bench.count("output_tokens:>2000"); });
}

void pages(const Bench& bench) {
    CaseReader& reader = bench.reader;
    const auto page = [&reader](const EventList& list, std::int64_t row) {
        const auto ids = list.ids(row, 100);
        return static_cast<double>(need(reader.events().events(ids)).size());
    };
    EventFilter all = need(EventFilter::compile({}, {}, reader));
    EventFilter some = need(EventFilter::compile(need(parseFilter("status:>=500")), {}, reader));
    bench.time("list of all events by time", [&] {
        return static_cast<double>(
            need(EventList::build(reader, all, EventOrder::TimeAscending)).size());
    });
    bench.time("list of a filter by time", [&] {
        return static_cast<double>(
            need(EventList::build(reader, some, EventOrder::TimeAscending)).size());
    });
    const EventList whole = need(EventList::build(reader, all, EventOrder::TimeAscending));
    const EventList few = need(EventList::build(reader, some, EventOrder::TimeAscending));
    std::uint64_t place = 88172645463325252ULL;
    const auto anywhere = [&place](const EventList& list) {
        place ^= place << 13;
        place ^= place >> 7;
        place ^= place << 17;
        return list.size() == 0
                   ? 0
                   : static_cast<std::int64_t>(place % static_cast<std::uint64_t>(list.size()));
    };
    bench.time("100 events at a random row", [&] { return page(whole, anywhere(whole)); });
    bench.time("100 events of the filter at a random row",
               [&] { return page(few, anywhere(few)); });
    bench.time("first 100 events of one row each, every 1000th", [&] {
        std::vector<std::int64_t> ids;
        for (std::int64_t row = 0; row < whole.size() && ids.size() < 100; row += 1000)
            ids.push_back(whole.rowId(row));
        return static_cast<double>(need(reader.events().events(ids)).size());
    });
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: tidemark-query-bench CASE [RUNS [PART-OF-A-NAME]]\n");
        return 2;
    }
    CaseFile file = need(CaseFile::open(argv[1], CaseMode::ReadOnly));
    const auto reader = need(CaseReader::over(file));
    const Bench bench{*reader, argc > 2 ? std::max(1, std::atoi(argv[2])) : 5,
                      argc > 3 ? argv[3] : ""};
    bench.time("open the case", [&] {
        CaseFile again = need(CaseFile::open(argv[1], CaseMode::ReadOnly));
        return static_cast<double>(need(CaseReader::over(again))->events().eventCount());
    });
    const EntityTable accounts = need(readEntities(*reader, {}));
    const std::optional<TimeRange> span = need(caseSpan(*reader));
    if (accounts.rows.empty() || !span) {
        fmt::print(stderr, "the case has no timed events\n");
        return 1;
    }
    timelines(bench, accounts);
    entities(bench);
    filters(bench, *span);
    pages(bench);
    return 0;
}

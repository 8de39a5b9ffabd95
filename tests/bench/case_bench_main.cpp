// SPDX-License-Identifier: GPL-3.0-or-later
// Times what leaves a case and its checks: import of an invented log, verify as a multiple of the
// import, and a legal export with many exhibits, each as wall time and as processor time (which
// other work on the machine hardly touches). Needs room for a few times the log.
//     tidemark-case-bench FOLDER [EVENTS [EXHIBITS]]
#include "core/export/bundle.h"
#include "core/export/freeze.h"
#include "core/import/import_job.h"
#include "core/store/finding_store.h"
#include "core/verify/verify_case.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>

namespace {

using namespace tidemark;

constexpr int kAccounts = 500;

[[noreturn]] void die(const Error& error) {
    fmt::print(stderr, "{}\n", error.text());
    std::exit(1);
}
template <class T>
T need(Result<T> result) {
    if (!result) die(result.error());
    return std::move(result).value();
}

struct Taken {
    double wall_s = 0, cpu_s = 0;
};
template <class Work>
Taken timed(const char* name, Work work) {
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t cpu = std::clock();
    work();
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    const Taken taken{wall.count(), static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC};
    fmt::print("{:<14}{:9.2f} s wall {:9.2f} s processor\n", name, taken.wall_s, taken.cpu_s);
    std::fflush(stdout);
    return taken;
}

void writeLog(const std::string& path, std::int64_t events) {
    std::ofstream out(path, std::ios::binary);
    const std::int64_t start = parseIsoTime("2025-09-01T00:00:00Z")->ts_ns;
    const std::int64_t step = 28 * 24 * kNsPerHour / std::max<std::int64_t>(events, 1);
    for (std::int64_t i = 0; i < events; ++i)
        out << fmt::format(
            "{{\"timestamp\":\"{}\",\"account_id\":\"acct_{:03}\",\"org_id\":\"org_{}\","
            "\"request_id\":\"req_{:012x}\",\"client_ip\":\"203.0.{}.{}\",\"model\":\"m-{}\","
            "\"endpoint\":\"/v1/messages\",\"status\":{},\"input_tokens\":{},\"output_tokens\":{},"
            "\"latency_ms\":{},\"user_agent\":\"python-httpx/0.27.{}\"}}\n",
            formatIsoUtc(start + i * step), (i * 7919) % kAccounts, i % 60,
            (static_cast<std::uint64_t>(i) * 0x9E3779B97F4A7C15ull) >> 16, i % 200, i % 251, i % 5,
            i % 40 == 0 ? 429 : 200, 100 + i % 900, 50 + i % 3000, 500 + i % 9000, i % 4);
}

// Each exhibit is two accounts over one of the four weeks.
void addExhibits(CaseFile& file, int exhibits) {
    FindingContent content;
    content.title = "Bench";
    const std::int64_t finding = need(FindingStore(file).add(content));
    const std::int64_t start = parseIsoTime("2025-09-01T00:00:00Z")->ts_ns;
    const auto reader = need(CaseReader::over(file));
    for (int i = 0; i < exhibits; ++i) {
        CiteRequest request;
        const std::int64_t from = start + (i % 4) * 7 * 24 * kNsPerHour;
        request.selection.accounts = {fmt::format("acct_{:03}", 2 * i % kAccounts),
                                      fmt::format("acct_{:03}", (2 * i + 1) % kAccounts)};
        request.selection.range = {from, from + 7 * 24 * kNsPerHour};
        (void)need(cite(file, *reader, finding, std::move(request)));
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: tidemark-case-bench FOLDER [EVENTS [EXHIBITS]]\n");
        return 2;
    }
    const std::string folder = argv[1];
    const std::int64_t events = argc > 2 ? std::atoll(argv[2]) : 1'000'000;
    const int exhibits = argc > 3 ? std::atoi(argv[3]) : 50;
    const std::string log = folder + "/bench.jsonl";
    writeLog(log, events);
    CaseInfo info;
    info.title = "Bench";
    CaseFile file = need(CaseFile::create(folder + "/bench.tidemark", info, {"bench"}));
    JobContext context;
    const Taken import =
        timed("import", [&] { (void)need(importPaths(file, {log}, {}, context)); });
    const Taken verify = timed("verify", [&] {
        const VerifyReport report = need(verifyCase(file, {}, context));
        if (!report.intact()) fmt::print("the case is not intact\n");
    });
    fmt::print("verify takes {:.2f} times the import (processor: {:.2f} times)\n",
               verify.wall_s / import.wall_s, verify.cpu_s / import.cpu_s);
    timed("cite", [&] { addExhibits(file, exhibits); });
    timed("export legal", [&] {
        BundleOptions options;
        options.target = folder + "/bench-bundle";
        const BundleReport report = need(exportBundle(file, options, context));
        fmt::print("{} exhibits, {} records, {} files, {} MB\n", report.exhibits, report.events,
                   report.files, report.payload_bytes / 1'000'000);
    });
    return 0;
}

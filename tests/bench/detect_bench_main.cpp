// SPDX-License-Identifier: GPL-3.0-or-later
// tidemark-detect-bench: runs detection on a JSONL gateway log without a case file and writes the
// detections as `detect --json` does. Times and peak memory go to standard error.
//
//   tidemark-detect-bench LOG.jsonl|TABLE.tmt [--out F] [--save TABLE.tmt] [--drop a,b] [--set n=v]
#include "core/analysis/detect.h"
#include "core/base/utc_time.h"
#include "tests/bench/incident_reader.h"

#include <nlohmann/json.hpp>
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <iostream>
#include <string>

using namespace tidemark;

namespace {

double seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

nlohmann::ordered_json linkJson(const EventTable& table, const EvidenceLink& link) {
    return {{"a", table.account_text(link.account_a)},
            {"b", link.account_b != 0 ? std::string(table.account_text(link.account_b)) : ""},
            {"kind", link.kind},
            {"value", link.value_text},
            {"strength", link.strength},
            {"base_rate", link.base_rate},
            {"sentence", link.sentence}};
}

nlohmann::ordered_json detectionJson(const EventTable& table, const Detection& d,
                                     std::size_t number) {
    nlohmann::ordered_json out = {{"id", "D" + std::to_string(number)},
                                  {"kind", detectionKindName(d.kind)},
                                  {"accounts", nlohmann::json::array()},
                                  {"metric", d.metric},
                                  {"start", formatIsoUtc(d.start_ns)},
                                  {"end", formatIsoUtc(d.end_ns)},
                                  {"observed", d.observed},
                                  {"expected", d.expected},
                                  {"score", d.score},
                                  {"p_value", d.p_value},
                                  {"q_value", d.q_value},
                                  {"explanation", d.explanation},
                                  {"detected_at", formatIsoUtc(d.detected_at_ns)},
                                  {"would_break", d.would_break}};
    for (const std::uint32_t account : d.accounts)
        out["accounts"].push_back(table.account_text(account));
    for (const LawfulCheck& check : d.lawful)
        out["lawful"].push_back({{"name", check.name}, {"sentence", check.sentence}});
    for (const TraitEvidence& trait : d.traits) out["traits"].push_back(trait.sentence);
    for (const EvidenceLink& link : d.links) out["links"].push_back(linkJson(table, link));
    return out;
}

nlohmann::ordered_json runJson(const EventTable& table, const DetectionRun& run) {
    nlohmann::ordered_json out = {{"run", run.parameters}, {"notes", run.notes}};
    out["tested"] = {{"accounts", run.accounts_tested},
                     {"groups", run.groups_tested},
                     {"not_enough_data", run.calibration.not_enough_data}};
    out["calibration"] = {{"histogram", run.calibration.histogram},
                          {"ks", run.calibration.ks_distance},
                          {"share_q_below_05", run.calibration.share_q_below_05}};
    out["detections"] = nlohmann::json::array();
    for (std::size_t i = 0; i < run.detections.size(); ++i)
        out["detections"].push_back(detectionJson(table, run.detections[i], i + 1));
    return out;
}

void drop(EventTable& t, const std::string& name) {
    if (name == "api_key_id")
        t.api_key = {};
    else if (name == "org_id")
        t.org = {};
    else if (name == "client_ip")
        t.client_ip = {};
    else if (name == "asn")
        t.asn = {};
    else if (name == "country")
        t.country = {};
    else if (name == "user_agent")
        t.user_agent = {};
    else if (name == "model")
        t.model = {};
    else if (name == "endpoint")
        t.endpoint = {};
    else if (name == "payment_fingerprint")
        t.payment = {};
    else if (name == "prompt_hash")
        t.prompt_hash = {};
    else if (name == "prompt_prefix")
        t.prompt_prefix = {};
    else if (name == "status")
        t.status = {};
    else if (name == "input_tokens")
        t.input_tokens = {};
    else if (name == "output_tokens")
        t.output_tokens = {};
    else if (name == "request_bytes")
        t.request_bytes = {};
    else if (name == "response_bytes")
        t.response_bytes = {};
    else if (name == "latency_ms")
        t.latency_ms = {};
    else if (name == "account_created_at")
        t.account_created_ns = {};
    else
        throw std::runtime_error("no such field: " + name);
}

void dropAll(EventTable& table, const std::string& names) {
    for (std::size_t at = 0; at < names.size();) {
        const std::size_t end = std::min(names.find(',', at), names.size());
        drop(table, names.substr(at, end - at));
        at = end + 1;
    }
}

int benchmark(int argc, char** argv) {
    std::string in, out, save, dropped;
    DetectOptions options;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        auto next = [&]() -> std::string {
            if (++i >= argc) throw std::runtime_error(word + " needs a value");
            return argv[i];
        };
        if (word == "--out")
            out = next();
        else if (word == "--save")
            save = next();
        else if (word == "--drop")
            dropped = next();
        else if (word == "--set") {
            const std::string pair = next();
            const std::size_t equals = pair.find('=');
            if (equals == std::string::npos) throw std::runtime_error("--set name=value");
            if (const Status set = options.set(pair.substr(0, equals), pair.substr(equals + 1));
                !set)
                throw std::runtime_error(set.error().text());
        } else
            in = word;
    }
    if (in.empty())
        throw std::runtime_error(
            "usage: tidemark-detect-bench LOG [--out F] [--save F] [--drop a,b] [--set n=v]");
    double begin = seconds();
    const auto loaded = in.ends_with(".jsonl") ? bench::readJsonl(in) : bench::loadTable(in);
    const double read = seconds() - begin;
    if (!save.empty()) bench::saveTable(*loaded, save);
    dropAll(loaded->table, dropped);
    begin = seconds();
    const DetectionRun run = detect(loaded->table, options);
    const double detected = seconds() - begin;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::fprintf(stderr,
                 "%zu events read in %.2f s; detection %.2f s; peak %.0f MB; %zu detections\n",
                 loaded->table.rows(), read, detected, static_cast<double>(usage.ru_maxrss) / 1024,
                 run.detections.size());
    const std::string text = runJson(loaded->table, run).dump(1);
    if (out.empty())
        std::cout << text << '\n';
    else
        std::ofstream(out) << text << '\n';
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return benchmark(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 3;
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/detect/detect_job.h"

#include "core/analysis/parallel.h"
#include "core/base/digest.h"
#include "core/base/utc_time.h"
#include "core/db/transaction.h"
#include "core/detect/event_table_loader.h"
#include "core/detect/known_dates.h"
#include "core/store/overlay.h"
#include "core/store/source_store.h"
#include "core/version.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace tidemark {

namespace {

using Json = nlohmann::json;

const char* verdictText(LawfulVerdict verdict) {
    switch (verdict) {
    case LawfulVerdict::Excluded: return "excluded";
    case LawfulVerdict::Partly: return "partly";
    case LawfulVerdict::Unknown: break;
    }
    return "unknown";
}

std::string detailJson(const Detection& detection) {
    Json json;
    json["ratio"] = detection.ratio;
    json["excess_low"] = detection.excess_low;
    json["excess_high"] = detection.excess_high;
    json["resolution_s"] = detection.resolution_ns / kNsPerSecond;
    json["would_break"] = detection.would_break;
    const Baseline& baseline = detection.baseline;
    json["baseline"] = {
        {"from", formatIsoUtc(baseline.from_ns)},  {"to", formatIsoUtc(baseline.to_ns)},
        {"level_per_day", baseline.level_per_day}, {"session_size", baseline.session_size},
        {"day_variance", baseline.day_variance},   {"model", baseline.model}};
    json["lawful"] = Json::array();
    for (const LawfulCheck& check : detection.lawful)
        json["lawful"].push_back({{"name", check.name},
                                  {"verdict", verdictText(check.verdict)},
                                  {"sentence", check.sentence}});
    json["traits"] = Json::array();
    for (const TraitEvidence& trait : detection.traits)
        json["traits"].push_back({{"trait", trait.trait},
                                  {"strength", trait.strength},
                                  {"share_in", trait.share_in},
                                  {"share_out", trait.share_out},
                                  {"sentence", trait.sentence}});
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// A name that another run would give to the same thing: see DetectionStore::add for how it is kept.
std::string stableKey(const StoredDetection& detection) {
    if (detection.kind != "cluster")
        return fmt::format("single|{}|{}",
                           detection.accounts.empty() ? "" : detection.accounts.front(),
                           formatIsoUtc(floorTo(detection.start_ns, kNsPerDay)).substr(0, 10));
    std::string joined;
    for (const std::string& account : detection.accounts) joined += account + "\n";
    return "cluster|" + sha256Hex(joined).substr(0, 16);
}

std::string summaryJson(const DetectionRun& run, const LoadedTable& loaded) {
    Json json;
    json["events"] = run.events;
    json["events_without_account"] = run.events_without_account;
    json["events_without_time"] = loaded.untimed;
    json["duplicates_left_out"] = loaded.duplicates;
    json["usage_buckets_left_out"] = loaded.usage_buckets;
    json["accounts"] = run.accounts;
    json["accounts_tested"] = run.accounts_tested;
    json["groups_tested"] = run.groups_tested;
    json["first"] = formatIsoUtc(run.first_ns);
    json["last"] = formatIsoUtc(run.last_ns);
    const Calibration& calibration = run.calibration;
    json["calibration"] = {{"histogram", calibration.histogram},
                           {"tested", calibration.tested},
                           {"not_enough_data", calibration.not_enough_data},
                           {"ks_distance", calibration.ks_distance},
                           {"share_q_below_05", calibration.share_q_below_05}};
    json["notes"] = run.notes;
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

StoredDetection stored(const Detection& detection, const Dictionary& accounts, std::int64_t rank) {
    StoredDetection out;
    out.rank = rank;
    out.kind = detectionKindName(detection.kind);
    out.metric = detection.metric;
    for (const std::uint32_t id : detection.accounts) out.accounts.emplace_back(accounts.text(id));
    std::sort(out.accounts.begin(), out.accounts.end());
    out.start_ns = detection.start_ns;
    out.end_ns = detection.end_ns;
    out.observed = detection.observed;
    out.expected = detection.expected;
    out.score = detection.score;
    // A value that was not computed is absent, never a made-up 1.
    const bool computed = detection.kind != DetectionKind::Cluster || detection.p_value < 1;
    if (computed && std::isfinite(detection.p_value)) out.p_value = detection.p_value;
    if (computed && std::isfinite(detection.q_value)) out.q_value = detection.q_value;
    if (detection.detected_at_ns != 0) out.detected_at_ns = detection.detected_at_ns;
    out.explanation = detection.explanation;
    out.detail_json = detailJson(detection);
    for (const EvidenceLink& link : detection.links)
        out.links.push_back({std::string(accounts.text(link.account_a)),
                             std::string(accounts.text(link.account_b)), link.kind, link.value_text,
                             link.strength, link.base_rate, link.sentence});
    out.stable_key = stableKey(out);
    return out;
}

// Prompt hashes are numbers while detection runs; links name them as the log does.
Status namePrompts(EventReader& reader, const LoadedTable& loaded, DetectionRun& run) {
    std::map<std::uint32_t, std::string> known;
    TextColumn texts;
    for (Detection& detection : run.detections)
        for (EvidenceLink& link : detection.links) {
            if (link.kind != fieldInfo(Field::PromptHash).name) continue;
            const auto [place, fresh] = known.try_emplace(link.value);
            const std::size_t number = link.value;
            if (fresh && number > 0 && number <= loaded.prompt_events.size()) {
                const std::int64_t event = loaded.prompt_events[number - 1];
                const auto at = reader.blockOf(event);
                if (!at) continue;
                const BlockInfo& block = reader.blocks()[*at];
                TM_TRY(reader.texts(block, Field::PromptHash, texts));
                place->second = texts[static_cast<std::size_t>(event - block.first_event)];
            }
            if (!place->second.empty()) link.value_text = place->second;
        }
    return ok();
}

} // namespace

Result<std::string> detectionInputHash(CaseFile& file) {
    Database& database = file.db();
    TM_ASSIGN(const std::vector<Source> sources, SourceStore(database).all());
    Digest digest;
    for (const Source& source : sources)
        digest.update(fmt::format("{} {} {} {} {}\n", source.sha256, source.format, source.records,
                                  source.events, source.duplicates));
    TM_ASSIGN(const std::string overlays, overlayLines(database));
    digest.update(overlays);
    TM_ASSIGN(const std::vector<ReferenceDate> dates, datesForDetection(file));
    for (const ReferenceDate& date : dates)
        digest.update(fmt::format("{} {} {}\n", referenceKindName(date.content.kind),
                                  date.content.time_ns, date.content.name));
    return digest.finishHex();
}

Result<StoredRunResult> runDetection(CaseFile& file, const DetectOptions& options,
                                     JobContext& context) {
    TM_ASSIGN(EventReader reader, EventReader::open(file.db()));
    if (reader.eventCount() == 0)
        return makeError(ErrorCode::BadInput, "the case has no events yet", file.path(),
                         "Import a log first");
    TM_ASSIGN(LoadedTable loaded, loadEventTable(reader, threadCount(options.threads), context));
    TM_ASSIGN(const std::vector<ReferenceDate> dates, datesForDetection(file));
    const std::vector<std::string> notes = applyKnownDates(dates, loaded.table);
    DetectionRun run =
        detect(loaded.table, options, context.stop,
               [&context](std::string_view step, std::int64_t done, std::int64_t total) {
                   context.report({std::string(step), done, total, -1});
               });
    if (run.cancelled || context.stop.stop_requested())
        return makeError(ErrorCode::Cancelled, "stopped on request");
    run.notes.insert(run.notes.end(), notes.begin(), notes.end());
    TM_TRY(namePrompts(reader, loaded, run));
    StoredRunResult result;
    result.run.created_ns = nowNs();
    result.run.tool_version = kToolName;
    result.run.params_json = Json(run.parameters).dump();
    TM_ASSIGN(result.run.input_hash, detectionInputHash(file));
    result.run.summary_json = summaryJson(run, loaded);
    TM_ASSIGN(const Dictionary* accounts, reader.dictionary(Field::Account));
    for (const Detection& detection : run.detections)
        result.detections.push_back(
            stored(detection, *accounts, static_cast<std::int64_t>(result.detections.size()) + 1));
    TM_ASSIGN(Transaction transaction, Transaction::begin(file.db()));
    TM_TRY(DetectionStore(file.db()).add(result.run, result.detections));
    TM_TRY(file.log("detection.run", fmt::format("run:{}", result.run.id),
                    {{"input_hash", result.run.input_hash},
                     {"params", result.run.params_json},
                     {"detections", std::to_string(result.detections.size())}}));
    TM_TRY(transaction.commit());
    return result;
}

} // namespace tidemark

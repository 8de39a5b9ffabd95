// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/add_command.h"
#include "core/analysis/detect_parameters.h"
#include "core/analysis/series/series_csv.h"
#include "core/base/utc_time.h"
#include "core/detect/detect_job.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>

namespace tidemark {

namespace {

struct DetectCliOptions : CaseOptions {
    std::vector<std::string> set;
};
void declareDetect(CLI::App& command, DetectCliOptions& options) {
    declareCase(command, options);
    command
        .add_option("--set", options.set,
                    "NAME=VALUE: a parameter of detection; --set help lists them")
        ->allow_extra_args(false);
}

nlohmann::json linkJson(const StoredLink& link) {
    return {{"account_a", link.account_a}, {"account_b", link.account_b},
            {"kind", link.kind},           {"value", link.value},
            {"strength", link.strength},   {"base_rate", link.base_rate},
            {"sentence", link.sentence}};
}

nlohmann::json detectionJson(const StoredDetection& detection) {
    nlohmann::json json = {
        {"id", detection.id},
        {"kind", detection.kind},
        {"accounts", detection.accounts},
        {"metric", detection.metric},
        {"start", timeJson(detection.start_ns)},
        {"end", timeJson(detection.end_ns)},
        {"observed", detection.observed},
        {"expected", detection.expected},
        {"score", detection.score},
        {"q_value", detection.q_value ? nlohmann::json(*detection.q_value) : nlohmann::json()},
        {"p_value", detection.p_value ? nlohmann::json(*detection.p_value) : nlohmann::json()},
        {"explanation", detection.explanation},
        {"detail", nlohmann::json::parse(detection.detail_json, nullptr, false)}};
    if (detection.detected_at_ns) json["detected_at"] = timeJson(*detection.detected_at_ns);
    if (!detection.links.empty()) {
        json["links"] = nlohmann::json::array();
        for (const StoredLink& link : detection.links) json["links"].push_back(linkJson(link));
    }
    return json;
}

Result<int> detectCommand(const DetectCliOptions& options, Io& io) {
    DetectOptions detect;
    for (const std::string& setting : options.set) {
        if (setting == "help") {
            for (const DetectParameter& p : detectParameters())
                printLine(io, fmt::format("{} = {}  ({}{}{} to {}) {}", p.name, p.usual(), p.unit,
                                          p.unit.empty() ? "" : ", ", p.low, p.high, p.meaning));
            return kExitOk;
        }
        const std::size_t equals = setting.find('=');
        if (equals == std::string::npos)
            return makeError(ErrorCode::BadInput, fmt::format("'{}' is no setting", setting),
                             "--set", "Write it as NAME=VALUE");
        TM_TRY(detect.set(setting.substr(0, equals), setting.substr(equals + 1)));
    }
    TM_ASSIGN(CaseFile file, openForWriting(options));
    JobContext context = jobContext(io);
    TM_ASSIGN(const StoredRunResult result, runDetection(file, detect, context));
    nlohmann::json detections = nlohmann::json::array();
    for (const StoredDetection& detection : result.detections) {
        if (options.json)
            detections.push_back(detectionJson(detection));
        else
            printLine(io, fmt::format("{:>4}  {:.2f}  {:<7} {}  {} .. {}  {}", detection.id,
                                      detection.score, detection.kind,
                                      detection.accounts.size() == 1
                                          ? detection.accounts.front()
                                          : fmt::format("{} accounts", detection.accounts.size()),
                                      formatIsoUtc(detection.start_ns),
                                      formatIsoUtc(detection.end_ns), detection.explanation));
    }
    if (options.json) {
        nlohmann::json run = nlohmann::json::parse(result.run.summary_json, nullptr, false);
        run["id"] = result.run.id;
        run["created"] = timeJson(result.run.created_ns);
        run["tool"] = result.run.tool_version;
        run["input_hash"] = result.run.input_hash;
        run["parameters"] = nlohmann::json::parse(result.run.params_json, nullptr, false);
        printJson(io, {{"run", run}, {"detections", detections}});
    } else if (result.detections.empty()) {
        const nlohmann::json summary =
            nlohmann::json::parse(result.run.summary_json, nullptr, false);
        printLine(io, fmt::format("nothing stood out: {} of {} accounts tested, {} have not enough "
                                  "data for a baseline",
                                  summary.value("accounts_tested", 0), summary.value("accounts", 0),
                                  summary["calibration"].value("not_enough_data", 0)));
    }
    return kExitOk;
}

struct ScoreOptions {
    std::string path;
    bool retrospective = false;
};
void declareScore(CLI::App& command, ScoreOptions& options) {
    command.add_option("FILE", options.path, "CSV of timestamp,value (- for standard input)")
        ->required();
    command.add_flag("--retrospective", options.retrospective,
                     "Use the whole series for every row, not only its past");
}
Result<int> scoreCommand(const ScoreOptions& options, Io& io) {
    std::string text;
    if (options.path == "-") {
        text.assign(std::istreambuf_iterator<char>(std::cin), {});
    } else {
        std::ifstream file(options.path, std::ios::binary);
        if (!file)
            return makeError(ErrorCode::Io, std::strerror(errno), options.path, "Check the name",
                             errno);
        text.assign(std::istreambuf_iterator<char>(file), {});
        if (file.bad()) return makeError(ErrorCode::Io, "the file could not be read", options.path);
    }
    const SeriesCsv series = readSeriesCsv(text);
    io.out << writeScoredCsv(series, scoreSeries(series.points, options.retrospective
                                                                    ? ScoreMode::Retrospective
                                                                    : ScoreMode::Online));
    return kExitOk;
}

} // namespace

void registerDetectCommands(CommandTable& table) {
    addCommand<DetectCliOptions>(table, table.app, "detect", "Find spikes, shifts and clusters",
                                 declareDetect, detectCommand);
    addCommand<ScoreOptions>(table, table.app, "score",
                             "Anomaly scores for any timestamp,value series", declareScore,
                             scoreCommand);
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bundle_parts.h"

#include <nlohmann/json.hpp>

namespace tidemark {

namespace {

using Json = nlohmann::ordered_json;

Json parsed(const std::string& text) {
    Json json = Json::parse(text, nullptr, false);
    return json.is_discarded() ? Json() : json;
}

Json linksJson(const DetectionRow& row) {
    Json links = Json::array();
    for (const DetectionLinkRow& link : row.links)
        links.push_back({{"account_a", link.account_a},
                         {"account_b", link.account_b},
                         {"kind", link.kind},
                         {"value", link.value},
                         {"strength", link.strength},
                         {"base_rate", link.base_rate},
                         {"sentence", link.sentence}});
    return links;
}

std::string detectionsJson(const CaseContent& content) {
    Json out;
    if (content.run)
        out["run"] = {{"id", content.run->id},
                      {"created", formatIsoUtc(content.run->created_ns)},
                      {"tool", content.run->tool_version},
                      {"input_hash", content.run->input_hash},
                      {"parameters", parsed(content.run->params_json)},
                      {"summary", parsed(content.run->summary_json)}};
    out["detections"] = Json::array();
    for (const DetectionRow& row : content.detections) {
        Json each = {{"id", row.id},
                     {"kind", row.kind},
                     {"accounts", row.accounts},
                     {"metric", row.metric},
                     {"start", formatIsoUtc(row.start_ns)},
                     {"end", formatIsoUtc(row.end_ns)},
                     {"observed", row.observed},
                     {"expected", row.expected},
                     {"score", row.score}};
        if (row.p_value) each["p_value"] = *row.p_value;
        if (row.q_value) each["q_value"] = *row.q_value;
        if (row.detected_at_ns != kNoTime) each["detected_at"] = formatIsoUtc(row.detected_at_ns);
        each["explanation"] = row.explanation;
        each["verdict"] = {{"verdict", verdictName(row.verdict.kind)},
                           {"reason", row.verdict.reason},
                           {"author", row.verdict.author}};
        each["links"] = linksJson(row);
        each["detail"] = parsed(row.detail_json);
        out["detections"].push_back(std::move(each));
    }
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Status writeFindings(BagWriter& bag, const CaseContent& content) {
    TM_ASSIGN(TwinCsv csv, TwinCsv::create(bag, "data/findings",
                                           {{"finding", true},
                                            {"title", false},
                                            {"severity", false},
                                            {"confidence", false},
                                            {"status", false},
                                            {"narrative", false},
                                            {"lawful_explanations", false},
                                            {"tags", false},
                                            {"author", false},
                                            {"assignee", false},
                                            {"created_utc", false},
                                            {"revision", true},
                                            {"edited_utc", false},
                                            {"edited_by", false},
                                            {"exhibits", false},
                                            {"signed_off_by", false}}));
    for (const FindingContentFull& full : content.findings) {
        const FindingContent& text = full.finding.content;
        std::string tags, exhibits, signedBy;
        for (const std::string& tag : text.tags) tags += (tags.empty() ? "" : ", ") + tag;
        for (const ExhibitContent& exhibit : full.exhibits)
            exhibits += (exhibits.empty() ? "" : ", ") + exhibit.exhibit.label();
        for (const SignOff& each : full.sign_offs)
            if (each.current) signedBy += (signedBy.empty() ? "" : ", ") + each.reviewer;
        TM_TRY(csv.row(
            {std::to_string(full.finding.id), text.title, std::string(severityName(text.severity)),
             std::string(confidenceName(text.confidence)),
             std::string(findingStatusName(text.status)), text.narrative, text.lawful, tags,
             full.finding.author, text.assignee, formatIsoUtc(full.finding.created_ns),
             std::to_string(full.finding.revision), formatIsoUtc(full.finding.edited_ns),
             full.finding.editor, exhibits, signedBy}));
    }
    return csv.close();
}

Status writeAnnotations(BagWriter& bag, const CaseContent& content) {
    TM_ASSIGN(TwinCsv csv, TwinCsv::create(bag, "data/annotations",
                                           {{"annotation", true},
                                            {"text", false},
                                            {"account", false},
                                            {"event_id", true},
                                            {"from_utc", false},
                                            {"to_utc", false},
                                            {"author", false},
                                            {"created_utc", false}}));
    for (const Annotation& note : content.annotations) {
        const AnnotationContent& text = note.content;
        TM_TRY(csv.row({std::to_string(note.id), text.text, text.account.value_or(""),
                        text.event_id ? std::to_string(*text.event_id) : "",
                        text.range ? formatIsoUtc(text.range->from_ns) : "",
                        text.range ? formatIsoUtc(text.range->to_ns) : "", note.author,
                        formatIsoUtc(note.created_ns)}));
    }
    return csv.close();
}

std::string withheldJson(const BundleWork& work) {
    Json list = Json::array();
    for (const WithheldItem& item : work.redactor.withheld())
        list.push_back({{"what", item.what}, {"how", item.how}, {"occurrences", item.occurrences}});
    return Json{{"profile", work.options.redaction.name},
                {"pseudonyms", "HMAC-SHA-256 of the text in lower case with a secret of the case, "
                               "first 16 hex digits"},
                {"withheld", list}}
               .dump(1, ' ', false, Json::error_handler_t::replace) +
           "\n";
}

} // namespace

Status writeDocuments(BagWriter& bag, BundleWork& work) {
    TM_TRY(writeFindings(bag, work.content));
    if (work.redactor.active()) TM_TRY(bag.add("data/withheld.json", withheldJson(work)));
    if (work.options.preset == Preset::Manager) return ok();
    TM_TRY(bag.add("data/detections.json", detectionsJson(work.content)));
    return writeAnnotations(bag, work.content);
}

} // namespace tidemark

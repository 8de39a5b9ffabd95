// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/case_content.h"

#include "core/base/digest.h"
#include "core/base/text.h"
#include "core/export/base64.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace tidemark {

namespace {

using PlainJson = nlohmann::json;

// Entries that change nothing in the case; see readCaseContent.
constexpr std::array<std::string_view, 7> kPassive = {
    "case.open",     "case.verify",   "source.verify", "export.create",
    "export.failed", "report.create", "seal.create"};

std::string textOf(const PlainJson& object, const char* key) {
    const auto at = object.find(key);
    return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::int64_t numberOf(const PlainJson& object, const char* key) {
    const auto at = object.find(key);
    return at != object.end() && at->is_number_integer() ? at->get<std::int64_t>() : 0;
}

void redactChart(Chart& chart, Redactor& redactor) {
    for (std::string* text : {&chart.title, &chart.subtitle, &chart.note})
        *text = redactor.prose(*text);
    for (ChartSeries& series : chart.series) series.name = redactor.prose(series.name);
    for (ChartMark& mark : chart.marks) mark.label = redactor.prose(mark.label);
    for (ChartSpan& span : chart.spans) span.label = redactor.prose(span.label);
}

void readLawfulChecks(const PlainJson& detection, ExhibitContent& out, Redactor& redactor) {
    const auto detail = detection.find("detail");
    if (detail == detection.end() || !detail->is_object()) return;
    out.would_break = redactor.prose(textOf(*detail, "would_break"));
    const auto checks = detail->find("lawful");
    if (checks == detail->end() || !checks->is_array()) return;
    for (const PlainJson& check : *checks)
        if (check.is_object())
            out.lawful_checks.push_back(redactor.prose(textOf(check, "name") + " (" +
                                                       textOf(check, "verdict") +
                                                       "): " + textOf(check, "sentence")));
}

Status readFrozen(const PlainJson& frozen, ExhibitContent& out, Redactor& redactor) {
    const PlainJson none = PlainJson::object();
    const auto object = [&](const char* key) -> const PlainJson& {
        const auto at = frozen.find(key);
        return at != frozen.end() && at->is_object() ? *at : none;
    };
    out.from = textOf(object("range"), "from");
    out.to = textOf(object("range"), "to");
    if (const auto from = parseIsoTime(out.from)) out.range.from_ns = from->ts_ns;
    if (const auto to = parseIsoTime(out.to)) out.range.to_ns = to->ts_ns;
    out.filter = redactor.prose(textOf(frozen, "filter"));
    out.metric = textOf(frozen, "metric");
    out.bucket = textOf(frozen, "bucket");
    out.zone = textOf(frozen, "zone");
    for (const PlainJson& account : frozen.value("accounts", PlainJson::array()))
        if (account.is_string())
            out.accounts.push_back(redactor.value(Field::Account, account.get<std::string>()));
    const auto bytes = fromBase64(textOf(frozen, "event_set"));
    TM_ASSIGN(out.events, EventSet::fromSerialised(bytes.value_or(std::string())));
    for (const auto& [name, value] : object("figures").items())
        out.figures.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
    const PlainJson& basis = object("basis");
    out.sources_hash = textOf(basis, "sources_hash");
    out.custody_head = textOf(basis, "custody_head");
    out.custody_entries = numberOf(basis, "custody_entries");
    out.detection_run = numberOf(object("detection"), "run");
    out.detection_sentence = redactor.prose(textOf(object("detection"), "explanation"));
    readLawfulChecks(object("detection"), out, redactor);
    if (const auto chart = frozen.find("chart"); chart != frozen.end()) {
        auto read = chartFromJson(chart->dump());
        if (read) out.chart = std::move(read).value();
        if (out.chart) redactChart(*out.chart, redactor);
    }
    return ok();
}

Status readFindings(CaseFile& file, CaseContent& content, Redactor& redactor) {
    TM_ASSIGN(std::vector<Finding> findings, FindingStore(file).all());
    ExhibitStore exhibits(file);
    CommentStore comments(file);
    for (Finding& finding : findings) {
        FindingContentFull full;
        for (std::string* text :
             {&finding.content.title, &finding.content.narrative, &finding.content.lawful})
            *text = redactor.prose(*text);
        for (std::string& tag : finding.content.tags) tag = redactor.prose(tag);
        TM_ASSIGN(std::vector<Exhibit> cited, exhibits.all(finding.id));
        for (Exhibit& exhibit : cited) {
            ExhibitContent each;
            TM_ASSIGN(each.state, exhibits.state(exhibit));
            const PlainJson frozen = PlainJson::parse(exhibit.frozen_json, nullptr, false);
            if (!frozen.is_object() || !readFrozen(frozen, each, redactor))
                return makeError(ErrorCode::Integrity,
                                 exhibit.label() + ": what the exhibit froze cannot be read",
                                 file.path());
            exhibit.caption = redactor.prose(exhibit.caption);
            TM_ASSIGN(const std::vector<Comment> said, comments.all(exhibit.label(), true));
            full.comments.insert(full.comments.end(), said.begin(), said.end());
            each.exhibit = std::move(exhibit);
            full.exhibits.push_back(std::move(each));
        }
        TM_ASSIGN(const std::vector<Comment> onFinding,
                  comments.all("finding:" + std::to_string(finding.id), true));
        full.comments.insert(full.comments.begin(), onFinding.begin(), onFinding.end());
        for (Comment& comment : full.comments) {
            comment.text = redactor.prose(comment.text);
            comment.standing.reason = redactor.prose(comment.standing.reason);
        }
        TM_ASSIGN(full.sign_offs, comments.signOffs(finding.id, true));
        for (SignOff& signOff : full.sign_offs) {
            signOff.statement = redactor.prose(signOff.statement);
            signOff.standing.reason = redactor.prose(signOff.standing.reason);
        }
        full.finding = std::move(finding);
        content.findings.push_back(std::move(full));
    }
    return ok();
}

// Traits and links that are made of prompt text may quote it, also in part.
bool isAboutPrompts(std::string_view kind) {
    return kind.find("prompt") != std::string_view::npos ||
           kind.find("template") != std::string_view::npos;
}

// Texts deep inside what detection wrote: every string value and every key may name an account.
PlainJson redactJson(const PlainJson& in, Redactor& redactor) {
    if (in.is_string()) return redactor.prose(in.get<std::string>());
    if (in.is_array()) {
        PlainJson out = PlainJson::array();
        for (const PlainJson& each : in) out.push_back(redactJson(each, redactor));
        return out;
    }
    if (!in.is_object()) return in;
    const std::string about = textOf(in, "trait") + textOf(in, "kind");
    const bool hidden = redactor.profile().prompts && isAboutPrompts(about);
    PlainJson out = PlainJson::object();
    for (const auto& [key, value] : in.items())
        out[redactor.prose(key)] = hidden && (key == "sentence" || key == "value")
                                       ? PlainJson("[withheld]")
                                       : redactJson(value, redactor);
    return out;
}

std::string redactJsonText(const std::string& text, Redactor& redactor) {
    if (!redactor.active()) return text;
    const PlainJson parsed = PlainJson::parse(text, nullptr, false);
    if (parsed.is_discarded()) return "{}";
    return redactJson(parsed, redactor).dump(-1, ' ', false, PlainJson::error_handler_t::replace);
}

Status readRun(CaseFile& file, CaseContent& content, Redactor& redactor) {
    TM_ASSIGN(content.run, readNewestRun(file.db()));
    if (!content.run) return ok();
    content.run->summary_json = redactJsonText(content.run->summary_json, redactor);
    TM_ASSIGN(content.detections, readDetections(file, content.run->id));
    if (!redactor.active()) return ok();
    for (DetectionRow& detection : content.detections) {
        detection.stable_key = redactor.prose(detection.stable_key);
        detection.explanation = redactor.prose(detection.explanation);
        detection.detail_json = redactJsonText(detection.detail_json, redactor);
        detection.verdict.reason = redactor.prose(detection.verdict.reason);
        for (std::string& account : detection.accounts)
            account = redactor.value(Field::Account, account);
        for (DetectionLinkRow& link : detection.links) {
            link.account_a = redactor.value(Field::Account, link.account_a);
            if (!link.account_b.empty())
                link.account_b = redactor.value(Field::Account, link.account_b);
            const bool hidden = redactor.profile().prompts && isAboutPrompts(link.kind);
            link.value = hidden ? "[withheld]" : redactor.prose(link.value);
            link.sentence = hidden ? "[withheld]" : redactor.prose(link.sentence);
        }
    }
    return ok();
}

// An entry whose details may name what is redacted is replaced by its hash, with which the chain
// still closes: "<previous hash> WITHHELD <own hash>".
std::string redactedCustody(const std::vector<CustodyEntry>& entries, Redactor& redactor) {
    std::string out;
    std::int64_t withheld = 0;
    for (const CustodyEntry& entry : entries) {
        bool touched = entry.details.contains("content_sha256") ||
                       redactor.prose(entry.subject) != entry.subject;
        for (const auto& [key, value] : entry.details)
            touched = touched || redactor.prose(value) != value;
        if (!touched) {
            out += entry.line;
            continue;
        }
        out += entry.line.substr(0, 64) + " WITHHELD " + entry.hash + "\n";
        ++withheld;
    }
    if (withheld > 0) redactor.note("custody entry", "replaced by its hash", withheld);
    return out;
}

Status readCustody(CaseFile& file, CaseContent& content, Redactor& redactor) {
    TM_ASSIGN(std::vector<CustodyEntry> entries, CustodyLog(file.db()).entries());
    while (!entries.empty() &&
           std::find(kPassive.begin(), kPassive.end(), entries.back().action) != kPassive.end())
        entries.pop_back();
    content.custody.entries = static_cast<std::int64_t>(entries.size());
    content.custody.hash = entries.empty() ? std::string(64, '0') : entries.back().hash;
    if (redactor.active()) {
        content.custody_text = redactedCustody(entries, redactor);
        return ok();
    }
    for (const CustodyEntry& entry : entries) content.custody_text += entry.line;
    return ok();
}

void redactSource(Source& source, Redactor& redactor) {
    source.name = redactor.prose(source.name);
    source.path = redactor.prose(source.path);
    source.params_json = redactJsonText(source.params_json, redactor);
    source.profile_json = redactJsonText(source.profile_json, redactor);
    source.notes_json = redactJsonText(source.notes_json, redactor);
    source.damage = redactor.prose(source.damage);
}

} // namespace

Result<CaseContent> readCaseContent(CaseReader& reader, Redactor& redactor) {
    CaseFile& file = reader.file();
    CaseContent content;
    TM_ASSIGN(content.info, file.info());
    content.info.title = redactor.prose(content.info.title);
    TM_ASSIGN(content.sources, reader.sources().all());
    for (Source& source : content.sources)
        if (redactor.active()) redactSource(source, redactor);
    TM_ASSIGN(content.basis, readEvidenceBasis(file.db()));
    TM_ASSIGN(content.source_lines, sourceLines(file.db()));
    TM_TRY(readFindings(file, content, redactor));
    TM_ASSIGN(content.annotations, AnnotationStore(file).all());
    for (Annotation& annotation : content.annotations) {
        annotation.content.text = redactor.prose(annotation.content.text);
        if (annotation.content.account)
            annotation.content.account =
                redactor.value(Field::Account, *annotation.content.account);
    }
    TM_ASSIGN(content.tags, TagStore(file).all());
    for (TagRevision& tag : content.tags) {
        tag.name = redactor.prose(tag.name);
        tag.change = redactor.prose(tag.change);
    }
    TM_TRY(readRun(file, content, redactor));
    TM_TRY(readCustody(file, content, redactor));
    return content;
}

} // namespace tidemark

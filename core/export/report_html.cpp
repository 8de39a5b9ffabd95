// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/report_html.h"

#include "core/base/digest.h"
#include "core/export/base64.h"
#include "core/export/escape.h"
#include "core/export/event_rows.h"
#include "core/export/report_sections.h"
#include "core/export/report_style.h"

#include <fmt/format.h>

#include <algorithm>

namespace tidemark {

namespace {

std::string head(const ReportInput& input) {
    const std::string hash = toBase64(fromHex(sha256Hex(kReportStyle)));
    const CaseInfo& info = input.content->info;
    // A title beyond some sixty characters is cut by browsers and refused by validators.
    std::string title = info.reference.empty() ? info.title : info.reference;
    if (title.size() > 48) title = "Case " + info.id.substr(0, 8);
    return fmt::format("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"UTF-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                       "style-src 'sha256-{}'; "
                       "img-src data:; base-uri 'none'; form-action 'none'\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<meta name=\"color-scheme\" content=\"light "
                       "dark\">\n<title>{}</title>\n<style>{}</style>\n</head>\n",
                       hash, htmlText("Case report: " + title), kReportStyle);
}

std::string contents(bool full) {
    std::string out =
        "<nav aria-label=\"Contents\">\n<ol>\n<li><a href=\"#summary\">Summary</a></li>\n";
    static constexpr std::pair<const char*, const char*> kFull[] = {
        {"findings", "Findings and exhibits"},
        {"detections", "Detections"},
        {"methods", "Methods"},
        {"sources", "Sources"},
        {"limits", "Limits and lawful explanations"},
        {"glossary", "Glossary"},
        {"custody", "Custody log"},
        {"certification", "Draft certification"}};
    for (const auto& [id, label] : kFull)
        if (full || std::string_view(id) == "findings" || std::string_view(id) == "limits" ||
            std::string_view(id) == "glossary")
            out += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", id, label);
    return out + "</ol>\n</nav>\n";
}

} // namespace

Status gatherEvidence(CaseReader& reader, const CaseContent& content, Redactor& redactor,
                      std::map<std::int64_t, ExhibitEvidence>& out, std::stop_token stop) {
    const auto sources = sourcesById(content.sources);
    for (const FindingContentFull& finding : content.findings) {
        for (const ExhibitContent& exhibit : finding.exhibits) {
            ExhibitEvidence& evidence = out[exhibit.exhibit.number];
            TM_ASSIGN(evidence.sums, sumEvents(reader, exhibit.events, stop));
            EventSet shown;
            for (const std::int64_t id :
                 exhibit.events.ids(static_cast<std::int64_t>(kShownRecords)))
                shown.add(id);
            TM_TRY(forEachEventRow(
                reader, shown, redactor, sources, stop, [&](const EventRow& row) -> Status {
                    SourceLine line;
                    line.control_number = row.cells[eventColumn("control_number")];
                    line.time_utc = row.cells[eventColumn("time_utc")];
                    line.account = row.cells[eventColumn("account")];
                    line.source_name = row.cells[eventColumn("source_name")];
                    line.source_sha256 = row.cells[eventColumn("source_sha256")];
                    line.source_id = row.event->source_id;
                    line.content_offset = row.event->number(Field::ContentOffset);
                    line.length = row.event->number(Field::RecordLength);
                    line.withheld = redactor.active();
                    auto record = line.withheld
                                      ? Result<std::string>(std::string())
                                      : reader.sources().content(line.source_id,
                                                                 line.content_offset, line.length);
                    if (!record) line.problem = record.error().message;
                    if (record && !line.withheld) {
                        line.record = std::move(record).value();
                        line.record_sha256 = sha256Hex(line.record);
                        line.cut = line.record.size() > kMaxShownRecordBytes;
                        if (line.cut) line.record.resize(kMaxShownRecordBytes);
                    }
                    evidence.lines.push_back(std::move(line));
                    return ok();
                }));
        }
    }
    return ok();
}

std::string reportHtml(const ReportInput& input) {
    const bool full = input.preset != "manager";
    std::string out = head(input);
    out += "<body>\n" + coverSection(input) + contents(full) + "<main>\n";
    out += "<section aria-labelledby=\"summary\">\n<h2 id=\"summary\">Summary</h2>\n" +
           summaryHtml(*input.summary) + "</section>\n";
    out += findingsSection(input);
    if (full) out += detectionsSection(input) + methodsSection(input) + sourcesSection(input);
    out += limitsSection(input) + glossarySection();
    if (full) out += custodySection(input) + certificationSection(input);
    out += "</main>\n<footer class=\"foot small\">\n";
    out +=
        fmt::format("<p>Case {} · custody log of {} entries, head <span class=\"hash\">{}</span> · "
                    "stated time {}.</p>\n",
                    htmlText(input.content->info.reference.empty() ? input.content->info.id
                                                                   : input.content->info.reference),
                    input.content->custody.entries, input.content->custody.hash,
                    formatIsoUtc(input.stated_at_ns));
    return out + "</footer>\n</body>\n</html>\n";
}

Result<std::string> buildReport(CaseReader& reader, const ReportOptions& options,
                                std::stop_token stop) {
    TM_ASSIGN(Redactor redactor, Redactor::make(reader, options.redaction));
    TM_ASSIGN(const CaseContent content, readCaseContent(reader, redactor));
    TM_ASSIGN(const Summary summary, buildSummary(reader, content, redactor, stop));
    ReportInput input;
    input.content = &content;
    input.summary = &summary;
    TM_TRY(gatherEvidence(reader, content, redactor, input.evidence, stop));
    input.withheld = redactor.withheld();
    input.redaction = options.redaction.name;
    input.stated_at_ns =
        options.stated_at_ns != 0 ? options.stated_at_ns : floorTo(nowNs(), kNsPerSecond);
    return reportHtml(input);
}

} // namespace tidemark

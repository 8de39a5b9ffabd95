// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/base/time_zone.h"
#include "core/export/chart_svg.h"
#include "core/export/escape.h"
#include "core/export/figures.h"
#include "core/export/markdown.h"
#include "core/export/report_sections.h"
#include "core/export/summary_text.h"

#include <fmt/format.h>

namespace tidemark {

namespace {

constexpr std::size_t kMaxListedAccounts = 40;
constexpr std::size_t kMaxListedDetections = 100;

std::string nameList(const std::vector<std::string>& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size() && i < kMaxListedAccounts; ++i)
        out += (i == 0 ? "" : ", ") + htmlValue(names[i]);
    if (names.size() > kMaxListedAccounts)
        out += fmt::format(" and {} more", names.size() - kMaxListedAccounts);
    return out;
}

std::string exhibitFacts(const ExhibitContent& exhibit, const ExhibitEvidence& evidence) {
    const std::string label = exhibit.exhibit.label();
    const auto figure = [&](Metric metric) {
        return figureHtml(label + "." + std::string(metricInfo(metric).name),
                          evidence.sums.metrics[static_cast<std::size_t>(metric)]);
    };
    std::string out = "<dl class=\"facts\">\n";
    if (!exhibit.accounts.empty()) out += factRow("Accounts", nameList(exhibit.accounts));
    if (!exhibit.from.empty())
        out += factRow("From, to (UTC)",
                       htmlText(exhibit.from) + " up to, not including, " + htmlText(exhibit.to));
    if (!exhibit.filter.empty()) out += factRow("Filter", htmlCode(exhibit.filter));
    if (!exhibit.zone.empty()) out += factRow("Zone of the chart", htmlText(exhibit.zone));
    out += factRow("Events", figureHtml(label + ".events", evidence.sums.events) +
                                 (evidence.sums.duplicates > 0
                                      ? fmt::format(" and {} duplicates that are not counted",
                                                    evidence.sums.duplicates)
                                      : ""));
    out += factRow("Requests", figure(Metric::Requests));
    for (const Metric metric : {Metric::InputTokens, Metric::OutputTokens, Metric::RequestBytes,
                                Metric::ResponseBytes, Metric::Errors})
        if (evidence.sums.metrics[static_cast<std::size_t>(metric)] > 0)
            out += factRow(metricInfo(metric).label, figure(metric));
    out += factRow("Cited by",
                   fmt::format("{} on {}", htmlValue(exhibit.exhibit.author),
                               formatIsoUtc(floorTo(exhibit.exhibit.at_ns, kNsPerSecond))));
    out += factRow(
        "Evidence when cited",
        fmt::format("sources <span class=\"hash\">{}</span>, custody entry {}",
                    htmlText(exhibit.sources_hash.substr(0, 16)), exhibit.custody_entries) +
            (exhibit.detection_run > 0 ? fmt::format(", detection run {}", exhibit.detection_run)
                                       : ""));
    return out + "</dl>\n";
}

std::string sourceLine(const SourceLine& line) {
    std::string out = fmt::format(
        "<p class=\"meta\"><b>{}</b> · {} · {} · source {} {} at byte {}, {} bytes",
        htmlText(line.control_number), line.time_utc.empty() ? "no time" : htmlText(line.time_utc),
        line.account.empty() ? "no account" : htmlValue(line.account), line.source_id,
        htmlValue(line.source_name), line.content_offset, line.length);
    if (line.withheld) return out + "; record withheld</p>\n";
    if (!line.problem.empty())
        return out + "; the record cannot be read: " + htmlText(line.problem) + "</p>\n";
    out += fmt::format("<br>SHA-256 of the record <span class=\"hash\">{}</span></p>\n",
                       line.record_sha256);
    out += "<pre><bdi>" + htmlText(line.record) + "</bdi>" + (line.cut ? " … shortened here" : "") +
           "</pre>\n";
    return out;
}

std::string exhibitHtml(const ReportInput& input, const ExhibitContent& exhibit) {
    const auto found = input.evidence.find(exhibit.exhibit.number);
    const ExhibitEvidence none;
    const ExhibitEvidence& evidence = found != input.evidence.end() ? found->second : none;
    const std::string label = exhibit.exhibit.label();
    std::string out = fmt::format(
        "<section class=\"exhibit\" aria-labelledby=\"{0}\">\n<h4 id=\"{0}\">{0}: {1}</h4>\n",
        label, htmlValue(exhibit.exhibit.caption));
    for (const std::string& note : exhibit.state.notes)
        out += "<p class=\"warn\">" + htmlText(note) + "</p>\n";
    if (!exhibit.detection_sentence.empty() &&
        exhibit.detection_sentence != exhibit.exhibit.caption)
        out += "<p>" + htmlText(exhibit.detection_sentence) + "</p>\n";
    out += exhibitFacts(exhibit, evidence);
    if (exhibit.chart) {
        SvgOptions options;
        const std::string id = label + "-chart";
        options.id = id;
        options.standalone = false;
        out += "<figure>\n" + chartSvg(*exhibit.chart, options) +
               "<figcaption>Chart as shown when " + label +
               " was cited. Summary of the rows listed in the exhibit's "
               "files.</figcaption>\n</figure>\n";
    }
    if (!exhibit.lawful_checks.empty()) {
        out += "<h5>Lawful readings that the program checked</h5>\n<ul>\n";
        for (const std::string& check : exhibit.lawful_checks)
            out += "<li>" + htmlText(check) + "</li>\n";
        out += "</ul>\n";
    }
    if (!exhibit.would_break.empty())
        out += "<p>What would overturn it: " + htmlText(exhibit.would_break) + "</p>\n";
    if (!evidence.lines.empty()) {
        const auto all = exhibit.events.size();
        out += fmt::format("<h5>Source lines ({} of {})</h5>\n", evidence.lines.size(),
                           groupedNumber(all));
        for (const SourceLine& line : evidence.lines) out += sourceLine(line);
    }
    if (input.in_bundle && input.preset != "manager")
        out += fmt::format(
            "<p class=\"small\">All rows: <code>data/exhibits/{0}/{0}.csv</code> for spreadsheets, "
            "<code>{0}.raw.csv</code> unaltered.</p>\n",
            label);
    return out + "</section>\n";
}

// What a person took back is said to have been there, and by whom it was taken back; its words are
// not quoted as if they stood.
std::string wordsOrRetraction(const Standing& standing, const std::string& words,
                              const std::string& zone) {
    if (!standing.retracted) return ": " + htmlText(words);
    return fmt::format("; retracted by {} on {}{}", htmlValue(standing.by),
                       timeHtml(standing.at_ns, zone),
                       standing.reason.empty() ? "" : ": " + htmlText(standing.reason));
}

std::string saidHtml(const FindingContentFull& full, const std::string& zone) {
    std::string out;
    for (const SignOff& signOff : full.sign_offs)
        out += fmt::format("<p class=\"meta\">Revision {} signed off by {} on {}{}{}</p>\n",
                           signOff.revision, htmlValue(signOff.reviewer),
                           timeHtml(signOff.at_ns, zone),
                           signOff.current || signOff.standing.retracted ? "" : " (changed since)",
                           wordsOrRetraction(signOff.standing, signOff.statement, zone));
    for (const Comment& comment : full.comments)
        out += fmt::format("<p class=\"meta\">Comment{} by {} on {}{}</p>\n",
                           comment.subject.starts_with("EX-") ? " on " + htmlText(comment.subject)
                                                              : std::string(),
                           htmlValue(comment.author), timeHtml(comment.at_ns, zone),
                           wordsOrRetraction(comment.standing, comment.text, zone));
    return out;
}

std::string findingHtml(const ReportInput& input, const FindingContentFull& full) {
    const FindingContent& content = full.finding.content;
    const std::string zone = input.content->info.display_zone;
    std::string out = fmt::format(
        "<section aria-labelledby=\"finding-{0}\">\n<h3 id=\"finding-{0}\">Finding {0}: {1}</h3>\n",
        full.finding.id, htmlValue(content.title));
    out += fmt::format("<p><span class=\"sev sev-{0}\">{0}</span> <span class=\"tag\">confidence "
                       "{1}</span> <span class=\"tag\">{2}</span>",
                       severityName(content.severity), confidenceName(content.confidence),
                       findingStatusLabel(content.status));
    for (const std::string& tag : content.tags)
        out += " <span class=\"tag\">" + htmlValue(tag) + "</span>";
    out += fmt::format(
        "</p>\n<p class=\"meta\">Written by {} on {}; revision {} by {} on {}.{}</p>\n",
        htmlValue(full.finding.author), timeHtml(full.finding.created_ns, zone),
        full.finding.revision, htmlValue(full.finding.editor),
        timeHtml(full.finding.edited_ns, zone),
        content.assignee.empty() ? "" : " Assigned to " + htmlValue(content.assignee) + ".");
    out += markdownHtml(content.narrative, 4);
    out += "<h4>Lawful explanations considered</h4>\n";
    out += trimmed(content.lawful).empty()
               ? "<p class=\"warn\">None has been recorded for this finding.</p>\n"
               : markdownHtml(content.lawful, 5);
    if (input.preset == "manager") return out + "</section>\n";
    out += saidHtml(full, zone);
    for (const ExhibitContent& exhibit : full.exhibits) out += exhibitHtml(input, exhibit);
    return out + "</section>\n";
}

} // namespace

std::string factRow(std::string_view label, std::string_view html) {
    return fmt::format("<dt>{}</dt><dd>{}</dd>\n", htmlText(label), html);
}

std::string timeHtml(std::int64_t ts_ns, std::string_view zoneName) {
    if (ts_ns == kNoTime) return "no time";
    const std::int64_t whole = floorTo(ts_ns, kNsPerSecond);
    const TimeZone zone = TimeZone::find(zoneName).value_or(TimeZone());
    const std::string utc = formatIsoUtc(whole);
    const std::string local = zone.isUtc() ? utc : zone.format(whole);
    return fmt::format("<time datetime=\"{}\">{}</time>", utc, local);
}

std::string findingsSection(const ReportInput& input, ReportMedium medium) {
    std::string out =
        "<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">Findings and exhibits</h2>\n";
    if (input.content->findings.empty()) out += "<p>No finding has been written.</p>\n";
    out += exhibitRegister(input, medium);
    for (const FindingContentFull& full : input.content->findings) out += findingHtml(input, full);
    return out + "</section>\n";
}

std::string detectionsSection(const ReportInput& input) {
    const CaseContent& content = *input.content;
    std::string out =
        "<section aria-labelledby=\"detections\">\n<h2 id=\"detections\">Detections</h2>\n";
    if (!content.run) return out + "<p>Detection has not been run on this case.</p>\n</section>\n";
    out += fmt::format("<p>What the program found in run {}, strongest first, and what a person "
                       "decided about it. A detection is a reason to look, "
                       "not a conclusion.</p>\n",
                       content.run->id);
    if (content.detections.empty()) return out + "<p>The run found nothing.</p>\n</section>\n";
    out += "<div class=\"scroll\"><table><caption>Detections</caption>\n<thead><tr><th "
           "scope=\"col\">No.</th><th scope=\"col\">Kind</th><th scope=\"col\">Explanation</th>"
           "<th scope=\"col\" class=\"n\">Observed</th><th scope=\"col\" "
           "class=\"n\">Expected</th><th scope=\"col\" class=\"n\">Strength</th>"
           "<th scope=\"col\" class=\"n\">q-value</th><th "
           "scope=\"col\">Decision</th></tr></thead>\n<tbody>\n";
    std::size_t shown = 0;
    for (const DetectionRow& row : content.detections) {
        if (shown++ == kMaxListedDetections) break;
        out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}<br><span "
                           "class=\"small\">{} · {} to {}</span></td><td class=\"n\">{}</td>"
                           "<td class=\"n\">{}</td><td class=\"n\">{:.3f}</td><td "
                           "class=\"n\">{}</td><td>{}{}</td></tr>\n",
                           shown, htmlText(row.kind), htmlText(row.explanation),
                           nameList(row.accounts), formatIsoUtc(row.start_ns),
                           formatIsoUtc(row.end_ns), shortNumber(row.observed),
                           shortNumber(row.expected), row.score,
                           row.q_value ? fmt::format("{:.2g}", *row.q_value) : std::string("–"),
                           verdictName(row.verdict.kind),
                           row.verdict.reason.empty() ? "" : ": " + htmlText(row.verdict.reason));
    }
    out += "</tbody></table></div>\n";
    if (content.detections.size() > kMaxListedDetections)
        out += fmt::format("<p class=\"small\">Shown are the strongest {} of {}.</p>\n",
                           kMaxListedDetections, content.detections.size());
    return out + "</section>\n";
}

} // namespace tidemark

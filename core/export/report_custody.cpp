// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/chart.h"
#include "core/export/escape.h"
#include "core/export/report_sections.h"
#include "core/export/summary_text.h"
#include "core/store/custody_log.h"
#include "core/version.h"

#include <fmt/format.h>

#include <initializer_list>

namespace tidemark {

namespace {

constexpr std::int64_t kMaxListedEntries = 1000;
constexpr std::string_view kBlank = "<span class=\"blank\">&#160;</span>";

/// What is left for a hand to fill in, a line each.
std::string blanks(std::initializer_list<std::string_view> names) {
    std::string out;
    for (const std::string_view name : names)
        out += fmt::format("{}{} {}", out.empty() ? "" : "<br>", name, kBlank);
    return out;
}

std::string custodyRow(std::int64_t seq, std::string_view line) {
    const auto entry = parseCustodyLine(line);
    if (!entry)
        return fmt::format("<tr><th scope=\"row\" class=\"n\">{}</th><td colspan=\"4\">withheld; "
                           "the entry's hash stands in the log in its place</td></tr>\n",
                           seq);
    std::string details;
    for (const auto& [key, value] : entry->details)
        if (key != "content_sha256" && value.size() < 200)
            details += (details.empty() ? "" : ", ") + key + " " + value;
    return fmt::format(
        "<tr><th scope=\"row\" class=\"n\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{} <span "
        "class=\"small\">{}</span></td></tr>\n",
        entry->seq, htmlText(entry->at), htmlValue(entry->actor), htmlText(entry->action),
        htmlValue(entry->subject), htmlText(details));
}

std::string reverifications(const CaseContent& content) {
    std::string out;
    std::string_view text = content.custody_text;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const auto entry = parseCustodyLine(text.substr(0, end + 1));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (!entry || (entry->action != "source.verify" && entry->action != "case.verify"))
            continue;
        const auto result = entry->details.find("result");
        out += fmt::format("{}{}{}", out.empty() ? "" : "; ", entry->at,
                           result != entry->details.end() ? ": " + result->second : "");
    }
    return out.empty() ? "none recorded up to this export" : htmlText(out);
}

} // namespace

std::string coverSection(const ReportInput& input) {
    const CaseContent& content = *input.content;
    std::string out = "<header class=\"cover\">\n<p class=\"kind\">Case report</p>\n";
    out += fmt::format("<h1>{}</h1>\n<dl class=\"facts\">\n",
                       htmlText(content.info.title.empty() ? "Untitled case" : content.info.title));
    out += factRow("Reference", content.info.reference.empty() ? "not given"
                                                               : htmlValue(content.info.reference));
    out += factRow("Case", "<span class=\"hash\">" + htmlText(content.info.id) + "</span>");
    out += factRow("Investigator", content.info.investigator.empty()
                                       ? "not given"
                                       : htmlValue(content.info.investigator));
    out += factRow("Stated time", timeHtml(input.stated_at_ns, "UTC"));
    out += factRow("Zone of charts", htmlText(content.info.display_zone));
    out += factRow("Custody log", fmt::format("{} entries, head <span class=\"hash\">{}</span>",
                                              content.custody.entries, content.custody.hash));
    out += factRow("Sources", fmt::format("{}, hash of the list <span class=\"hash\">{}</span>",
                                          content.sources.size(), content.basis.sources_hash));
    out += factRow("Signed with",
                   input.key_fingerprint.empty()
                       ? "not signed"
                       : "key <span class=\"hash\">" + htmlText(input.key_fingerprint) + "</span>");
    out += factRow("Redaction",
                   input.redaction == "none"
                       ? "none"
                       : htmlText(input.redaction) + "; see what was withheld under Limits");
    out += factRow("Made with", htmlText(kToolName));
    out += "</dl>\n<p class=\"small\">The custody head above pins every entry of the log up to "
           "this export. Keep a printed copy of this page: it is the "
           "witness against which a later copy of the case can be checked.</p>\n";
    return out + "</header>\n";
}

std::string custodySection(const ReportInput& input) {
    const CaseContent& content = *input.content;
    std::string out = fmt::format(
        "<section aria-labelledby=\"custody\">\n<h2 id=\"custody\">Custody log</h2>\n<p>Everything "
        "that was done to the case, in order. Each entry begins with the "
        "SHA-256 of the entry before it, so a change, a removal or an insertion breaks the chain. "
        "The log is in the bundle as <code>custody.log</code>; "
        "entries that only record openings, checks and exports after the last change of the case "
        "are left out of it. Head after {} entries: "
        "<span class=\"hash\">{}</span>.</p>\n",
        content.custody.entries, content.custody.hash);
    out += "<div class=\"scroll\"><table><caption>Custody log</caption>\n<thead><tr><th "
           "scope=\"col\" class=\"n\">Entry</th><th scope=\"col\">Time (UTC)</th>"
           "<th scope=\"col\">Who</th><th scope=\"col\">What</th><th scope=\"col\">On "
           "what</th></tr></thead>\n<tbody>\n";
    std::string_view text = content.custody_text;
    std::int64_t seq = 0;
    while (!text.empty() && seq < kMaxListedEntries) {
        const std::size_t end = text.find('\n');
        out += custodyRow(++seq, text.substr(0, end + 1));
        text.remove_prefix(end + 1);
    }
    out += "</tbody></table></div>\n";
    if (content.custody.entries > kMaxListedEntries)
        out += fmt::format("<p class=\"small\">Shown are the first {} of {} entries.</p>\n",
                           kMaxListedEntries, content.custody.entries);
    return out + "</section>\n";
}

std::string certificationSection(const ReportInput& input) {
    const CaseContent& content = *input.content;
    const auto fact = [](std::string_view label, std::string_view html) {
        return factRow(label, html);
    };
    std::string out =
        "<section aria-labelledby=\"certification\">\n<h2 id=\"certification\">Draft "
        "certification</h2>\n<p class=\"warn\">A draft for counsel to complete, in the style of "
        "Rules 902(13) and 902(14) of the Federal Rules of Evidence. It certifies nothing until a "
        "qualified person has reviewed and signed it.</p>\n<dl class=\"facts\">\n";
    out +=
        fact("1. Declarant", blanks({"Name", "Position", "Employer", "Training and experience"}));
    std::string records;
    for (const Source& source : content.sources)
        records += fmt::format("{}{} ({} bytes, SHA-256 <span class=\"hash\">{}</span>)",
                               records.empty() ? "" : "; ", htmlValue(source.name),
                               groupedNumber(source.size_bytes), htmlText(source.sha256));
    out += fact("2. Records", records.empty() ? "none" : records);
    out += fact("Origin of the records", blanks({"System", "Custodian", "How obtained"}));
    std::string acquired;
    for (const Source& source : content.sources)
        acquired += fmt::format("{}source {} on {}", acquired.empty() ? "" : "; ", source.id,
                                timeHtml(source.acquired_ns, "UTC"));
    out += fact("3. Acquisition", (acquired.empty() ? std::string("none") : acquired) +
                                      ". Each file was hashed with SHA-256 in the same reading "
                                      "that copied it; the stored copy gives the same hash.");
    out += fact("4. Process",
                fmt::format("{}: records are cut at the boundaries that the format defines and "
                            "mapped to events by the stated profile. {} records were "
                            "read, {} became events, {} were kept as rejects.",
                            htmlText(kToolName), groupedNumber(input.summary->records),
                            groupedNumber(input.summary->events),
                            groupedNumber(input.summary->rejects)));
    out += fact("5. Later checks", reverifications(content));
    out +=
        fact("6. Export",
             fmt::format(
                 "custody head <span class=\"hash\">{}</span> after {} entries; stated time {}; {}",
                 content.custody.hash, content.custody.entries, timeHtml(input.stated_at_ns, "UTC"),
                 input.key_fingerprint.empty() ? "not signed"
                                               : "signed with key <span class=\"hash\">" +
                                                     htmlText(input.key_fingerprint) + "</span>"));
    out += fact("7. Time", "zone of charts " + htmlText(content.info.display_zone) +
                               "; clock corrections, if any, are stated with each source");
    out += fact("8. Summaries", "the rows beneath every summary are in the bundle under "
                                "data/exhibits and are available to the other parties (Rule 1006)");
    out +=
        fact("9. Declaration", std::string("I declare under penalty of perjury that the foregoing "
                                           "is true and correct (28 U.S.C. § 1746).<br>") +
                                   blanks({"Place", "Date", "Signature"}));
    out += fact("10. Notice under Rule 902(11) given on", kBlank);
    return out + "</dl>\n</section>\n";
}

} // namespace tidemark

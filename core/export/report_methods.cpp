// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/chart.h"
#include "core/export/escape.h"
#include "core/export/report_sections.h"
#include "core/export/summary_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace tidemark {

namespace {

using PlainJson = nlohmann::json;

std::string parameterTable(const std::string& json) {
    const PlainJson parameters = PlainJson::parse(json, nullptr, false);
    if (!parameters.is_object() || parameters.empty()) return {};
    std::string out = "<div class=\"scroll\"><table><caption>Parameters of the "
                      "run</caption>\n<thead><tr><th scope=\"col\">Parameter</th>"
                      "<th scope=\"col\">Value</th></tr></thead>\n<tbody>\n";
    for (const auto& [name, value] : parameters.items())
        out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", htmlCode(name),
                           htmlText(value.is_string() ? value.get<std::string>() : value.dump()));
    return out + "</tbody></table></div>\n";
}

std::string sourceHtml(const Source& source) {
    std::string out = fmt::format("<h3>Source {}: {}</h3>\n<dl class=\"facts\">\n", source.id,
                                  htmlValue(source.name));
    out += factRow("SHA-256", "<span class=\"hash\">" + htmlText(source.sha256) + "</span>");
    out += factRow("Size", fmt::format("{} bytes{}", groupedNumber(source.size_bytes),
                                       source.container == "plain"
                                           ? ""
                                           : fmt::format(", {} unpacked to {} bytes",
                                                         htmlText(source.container),
                                                         groupedNumber(source.content_bytes))));
    out += factRow("Acquired", timeHtml(source.acquired_ns, "UTC"));
    if (source.modified_ns)
        out += factRow("File last changed", timeHtml(*source.modified_ns, "UTC"));
    out += factRow("Path when acquired", htmlValue(source.path));
    out += factRow("Original bytes", source.kept ? "kept in the case, byte for byte"
                                                 : "by reference to the path; not in the case");
    out += factRow("Read as", fmt::format("{}, confidence {:.0f} %", htmlValue(source.format),
                                          source.confidence * 100));
    out += factRow("Ledger",
                   fmt::format("{} records = {} events + {} rejects", groupedNumber(source.records),
                               groupedNumber(source.events), groupedNumber(source.rejects)) +
                       (source.duplicates > 0
                            ? fmt::format("; {} events are duplicates and not counted",
                                          groupedNumber(source.duplicates))
                            : ""));
    if (source.first_ns && source.last_ns)
        out += factRow("First and last event", timeHtml(*source.first_ns, "UTC") + " to " +
                                                   timeHtml(*source.last_ns, "UTC"));
    const PlainJson parameters = PlainJson::parse(source.params_json, nullptr, false);
    if (parameters.is_object() && !parameters.empty())
        out += factRow("Import parameters", htmlCode(parameters.dump()));
    out += "</dl>\n";
    if (!source.damage.empty())
        out += "<p class=\"warn\">Read only in part: " + htmlText(source.damage) + "</p>\n";
    const PlainJson notes = PlainJson::parse(source.notes_json, nullptr, false);
    if (notes.is_array() && !notes.empty()) {
        out += "<ul>\n";
        for (const PlainJson& note : notes)
            if (note.is_string()) out += "<li>" + htmlText(note.get<std::string>()) + "</li>\n";
        out += "</ul>\n";
    }
    return out;
}

} // namespace

std::string methodsSection(const ReportInput& input) {
    const CaseContent& content = *input.content;
    std::string out =
        "<section aria-labelledby=\"methods\">\n<h2 id=\"methods\">Methods</h2>\n"
        "<h3>From bytes to events</h3>\n"
        "<p>Each log file was read once from start to end. While it was read, its SHA-256 was "
        "computed over every byte and the bytes were copied "
        "into the case. The content was then cut into records. A record that could be understood "
        "became an event, which keeps the byte offset and "
        "the length of its record; a record that could not be understood is kept as a reject with "
        "the reason. So for every source, records equal "
        "events plus rejects, and any figure in this report leads back to bytes in a source.</p>\n"
        "<h3>Time</h3>\n<p>Times are kept as nanoseconds in UTC. Where a log names no zone, the "
        "zone that was assumed is stated with the source. "
        "Charts name the zone of their time axis; all other times are in UTC unless an offset is "
        "shown.</p>\n"
        "<h3>Volumes</h3>\n<p>A volume is the sum of a metric over the events of an interval. "
        "Intervals include their start and exclude their end. "
        "Duplicate events, which a source marks as the same event twice, are counted once. What a "
        "record does not state counts as nothing, never "
        "as an estimate.</p>\n<h3>Detection</h3>\n";
    if (!content.run) return out + "<p>Detection was not run.</p>\n</section>\n";
    out += fmt::format("<p>Run {} was made on {} by {}. Its input has the hash <span "
                       "class=\"hash\">{}</span>: the same input and the same parameters give the "
                       "same result.</p>\n",
                       content.run->id, timeHtml(content.run->created_ns, "UTC"),
                       htmlText(content.run->tool_version), htmlText(content.run->input_hash));
    out += "<p>Each account is compared with its own past. From the account's traffic outside the "
           "interval in question the program learns what is usual "
           "for it, with the rhythm of its days and weeks and the spread of its busy and quiet "
           "hours. A <em>spike</em> is an interval with more traffic than "
           "that spread explains; a <em>shift</em> is a lasting change; a <em>cluster</em> is a "
           "group of accounts that share traits which are rare among the "
           "other accounts of the case. The p-value says how often traffic as usual would look "
           "like this (for a cluster: how often as many accounts drawn at random would behave as "
           "unusually); the q-value is corrected for the number of "
           "accounts and intervals that were tried, and is the share of detections of this "
           "strength that chance alone would be expected to produce. The "
           "strength lies between 0 and 1 and only orders the list.</p>\n";
    return out + parameterTable(content.run->params_json) +
           calibrationHtml(content.run->summary_json) + "</section>\n";
}

std::string sourcesSection(const ReportInput& input) {
    std::string out = "<section aria-labelledby=\"sources\">\n<h2 id=\"sources\">Sources</h2>\n";
    if (input.content->sources.empty()) out += "<p>No source has been imported.</p>\n";
    for (const Source& source : input.content->sources) out += sourceHtml(source);
    out += fmt::format("<p class=\"small\">SHA-256 over the sorted list of source hashes and "
                       "sizes: <span class=\"hash\">{}</span></p>\n",
                       input.content->basis.sources_hash);
    return out + "</section>\n";
}

std::string limitsSection(const ReportInput& input) {
    const Summary& s = *input.summary;
    std::string out = "<section aria-labelledby=\"limits\">\n<h2 id=\"limits\">Limits and lawful "
                      "explanations</h2>\n"
                      "<p>This report says what the logs show and what that is consistent with. It "
                      "does not say who sat at a keyboard or why. Accounts that act alike may "
                      "belong to one customer with several teams, to a reseller, or to unrelated "
                      "users of the same tool. A rise in volume may be a launch, a batch job, "
                      "a migration, a test or a loop of retries. The explanations that were "
                      "considered stand with each finding.</p>\n<ul>\n";
    const auto item = [&out](const std::string& text) {
        out += "<li>" + htmlText(text) + "</li>\n";
    };
    item(fmt::format("The figures rest on {} of {} records; {} could not be understood.",
                     groupedNumber(s.events), groupedNumber(s.records), groupedNumber(s.rejects)));
    if (s.duplicates > 0)
        item(countText(s.duplicates, "event was", "events were") +
             " recognised as duplicates and not counted.");
    for (const Source& source : input.content->sources)
        if (!source.damage.empty())
            item(source.name + " could be read only in part: " + source.damage);
    item("The logs are taken as they were received. Whether the system that wrote them was "
         "complete and its clock right cannot be seen from them alone.");
    item("Hashes and signature show that nothing has changed since they were made. They prove "
         "neither the moment nor that the first import was honest; for "
         "that, compare the source hashes with those of the system that the logs come from, or use "
         "a time stamp of a third party.");
    item(s.value_note);
    out += "</ul>\n";
    if (input.redaction == "none") return out + "</section>\n";
    out += fmt::format(
        "<h3>What was withheld</h3>\n<p>Redaction profile: {}. Names were replaced before anything "
        "was written, each by a pseudonym made with a secret "
        "that stays with the case: the same name has the same pseudonym throughout.</p>\n",
        htmlText(input.redaction));
    out += "<div class=\"scroll\"><table><caption>Withheld</caption>\n<thead><tr><th "
           "scope=\"col\">What</th><th scope=\"col\">How</th></tr></thead>\n<tbody>\n";
    for (const WithheldItem& each : input.withheld)
        out += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", htmlText(each.what),
                           htmlText(each.how));
    return out + "</tbody></table></div>\n</section>\n";
}

std::string glossarySection() {
    static constexpr std::pair<const char*, const char*> kWords[] = {
        {"Account", "Whatever the log names as the caller: a user, an API key, a role, an "
                    "organisation or an address. Its kind is stated with each event."},
        {"Baseline", "What was expected of an account in an interval, with its spread."},
        {"Bucket", "A fixed interval that a metric is summed over."},
        {"Bundle", "The folder or zip file in which a case is handed over: report, exhibits, "
                   "manifests and custody log."},
        {"Cluster", "Accounts that appear to act as one, with the evidence for each link."},
        {"Custody log", "The record of everything done to the case. Each entry contains the hash "
                        "of the one before, so none can be changed, removed or "
                        "inserted unnoticed."},
        {"Detection", "Something the program found unusual. It is a lead, not a conclusion."},
        {"Event", "A record that was understood."},
        {"Exhibit", "A piece of evidence cited by a finding, frozen as it was when cited. Its "
                    "number never changes."},
        {"Finding", "What a person concluded."},
        {"Hash", "A fingerprint of bytes (SHA-256). Two different inputs with the same hash are "
                 "not known to exist."},
        {"Record", "One line or object of a source, at a byte offset."},
        {"Reject", "A record that could not be understood; kept, with the reason."},
        {"Source", "A file as it was received, with its hash."},
        {"Token", "The unit in which language models read and write, roughly three quarters of an "
                  "English word."}};
    std::string out = "<section aria-labelledby=\"glossary\">\n<h2 "
                      "id=\"glossary\">Glossary</h2>\n<dl class=\"facts\">\n";
    for (const auto& [word, meaning] : kWords) out += factRow(word, htmlText(meaning));
    return out + "</dl>\n</section>\n";
}

} // namespace tidemark

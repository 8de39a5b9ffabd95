// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/chart_svg.h"
#include "core/export/escape.h"
#include "core/export/figures.h"
#include "core/export/summary.h"
#include "core/export/summary_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace tidemark {

namespace {

using Json = nlohmann::ordered_json;

Json metricsJson(const std::array<std::int64_t, kStoredMetrics>& sums) {
    Json out;
    for (const MetricInfo& metric : metricTable())
        if (static_cast<std::size_t>(metric.metric) < kStoredMetrics)
            out[std::string(metric.name)] = sums[static_cast<std::size_t>(metric.metric)];
    return out;
}

double cents(double value) {
    return static_cast<double>(static_cast<std::int64_t>(value * 100 + 0.5)) / 100;
}

// `html` is markup already.
std::string card(std::string_view html, std::string_view label) {
    return fmt::format("<div class=\"card\"><dt>{}</dt><dd>{}</dd></div>\n", htmlText(label), html);
}

std::string list(std::string_view heading, const std::vector<std::string>& lines) {
    if (lines.empty()) return {};
    std::string out = fmt::format("<h3>{}</h3>\n<ul>\n", htmlText(heading));
    for (const std::string& line : lines) out += "<li>" + htmlText(line) + "</li>\n";
    return out + "</ul>\n";
}

std::string tableHtml(const SummaryTable& table, bool tokens) {
    std::string out = fmt::format("<div class=\"scroll\"><table><caption>{} ({} in "
                                  "all)</caption>\n<thead><tr><th scope=\"col\">Name</th>"
                                  "<th scope=\"col\" class=\"n\">Requests</th>",
                                  htmlText(table.title), groupedNumber(table.distinct));
    if (tokens)
        out += "<th scope=\"col\" class=\"n\">Input tokens</th><th scope=\"col\" "
               "class=\"n\">Output tokens</th>";
    out += "<th scope=\"col\" class=\"n\">Bytes received</th></tr></thead>\n<tbody>\n";
    for (const SummaryRow& row : table.rows) {
        const auto figure = [&row](Metric metric) {
            return groupedNumber(row.metrics[static_cast<std::size_t>(metric)]);
        };
        out += fmt::format(
            "<tr><th scope=\"row\">{}{}</th><td class=\"n\">{}</td>", htmlValue(row.name),
            row.involved ? " <span class=\"tag\">involved</span>" : "", figure(Metric::Requests));
        if (tokens)
            out += fmt::format("<td class=\"n\">{}</td><td class=\"n\">{}</td>",
                               figure(Metric::InputTokens), figure(Metric::OutputTokens));
        out += fmt::format("<td class=\"n\">{}</td></tr>\n", figure(Metric::ResponseBytes));
    }
    return out + "</tbody></table></div>\n";
}

std::string findingsHtml(const Summary& s) {
    if (s.findings == 0) return "<p>No finding has been written yet.</p>\n";
    std::string out = "<div class=\"scroll\"><table><caption>Findings by severity and "
                      "status</caption>\n<thead><tr><th scope=\"col\">Severity</th>"
                      "<th scope=\"col\" class=\"n\">Findings</th></tr></thead>\n<tbody>\n";
    for (std::size_t i = s.findings_by_severity.size(); i-- > 0;)
        if (s.findings_by_severity[i] > 0)
            out += fmt::format("<tr><th scope=\"row\"><span class=\"sev "
                               "sev-{0}\">{0}</span></th><td class=\"n\">{1}</td></tr>\n",
                               severityName(static_cast<Severity>(i)), s.findings_by_severity[i]);
    for (std::size_t i = 0; i < s.findings_by_status.size(); ++i)
        if (s.findings_by_status[i] > 0)
            out += fmt::format(
                "<tr><th scope=\"row\">Status: {}</th><td class=\"n\">{}</td></tr>\n",
                findingStatusLabel(static_cast<FindingStatus>(i)), s.findings_by_status[i]);
    return out + "</tbody></table></div>\n";
}

} // namespace

std::string summaryJson(const Summary& s) {
    Json out;
    out["case"] = {{"id", s.case_id},
                   {"title", s.title},
                   {"reference", s.reference},
                   {"investigator", s.investigator},
                   {"zone", s.zone}};
    out["sentence"] = s.sentence;
    out["sources"] = s.sources;
    out["records"] = s.records;
    out["events"] = s.events;
    out["rejects"] = s.rejects;
    out["duplicates"] = s.duplicates;
    out["first"] = formatIsoUtc(s.first_ns);
    out["last"] = formatIsoUtc(s.last_ns);
    out["accounts"] = s.accounts;
    out["accounts_involved"] = s.accounts_involved;
    out["total"] = metricsJson(s.total);
    out["involved"] = metricsJson(s.involved);
    out["flagged"] = metricsJson(s.flagged);
    out["share"] = s.share;
    out["share_metric"] = s.share_metric;
    out["estimated_value_usd"] = {{"total", cents(s.value_total)},
                                  {"involved", cents(s.value_involved)},
                                  {"note", s.value_note}};
    out["activity"] = {{"first", formatIsoUtc(s.involved_first_ns)},
                       {"last", formatIsoUtc(s.involved_last_ns)}};
    out["detections"] = {{"all", s.detections},
                         {"open", s.detections_open},
                         {"confirmed", s.detections_confirmed},
                         {"dismissed", s.detections_dismissed},
                         {"spike", s.detections_by_kind[0]},
                         {"shift", s.detections_by_kind[1]},
                         {"cluster", s.detections_by_kind[2]}};
    Json severities, statuses;
    for (std::size_t i = 0; i < s.findings_by_severity.size(); ++i)
        severities[std::string(severityName(static_cast<Severity>(i)))] = s.findings_by_severity[i];
    for (std::size_t i = 0; i < s.findings_by_status.size(); ++i)
        statuses[std::string(findingStatusName(static_cast<FindingStatus>(i)))] =
            s.findings_by_status[i];
    out["findings"] = {{"all", s.findings}, {"by_severity", severities}, {"by_status", statuses}};
    out["how_sure"] = s.how_sure;
    out["open"] = s.open_points;
    for (const SummaryTable& table : s.tables) {
        Json rows = Json::array();
        for (const SummaryRow& row : table.rows) {
            Json each = {{"name", row.name}, {"events", row.events}};
            each.update(metricsJson(row.metrics));
            each["first"] = formatIsoUtc(row.first_ns);
            each["last"] = formatIsoUtc(row.last_ns);
            if (table.key == "accounts") each["involved"] = row.involved;
            rows.push_back(std::move(each));
        }
        out["top_" + table.key] = std::move(rows);
    }
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string summaryHtml(const Summary& s) {
    const auto involved = [&s](Metric metric, std::string_view shown = {}) {
        return figureHtml("summary.involved." + std::string(metricInfo(metric).name),
                          s.involved[static_cast<std::size_t>(metric)], shown);
    };
    const auto brief = [&s](Metric metric) {
        return shortNumber(static_cast<double>(s.involved[static_cast<std::size_t>(metric)]));
    };
    const bool tokens = s.total[static_cast<std::size_t>(Metric::OutputTokens)] > 0;
    std::string out =
        fmt::format("<p class=\"lead\">{}</p>\n<dl class=\"cards\">\n", htmlText(s.sentence));
    out += card(figureHtml("summary.accounts_involved", s.accounts_involved) + " of " +
                    figureHtml("summary.accounts", s.accounts),
                "Accounts involved");
    out += card(involved(Metric::Requests), "Their requests");
    if (tokens) {
        out +=
            card(involved(Metric::InputTokens, brief(Metric::InputTokens)), "Their input tokens");
        out += card(involved(Metric::OutputTokens, brief(Metric::OutputTokens)),
                    "Their output tokens");
    }
    out += card(involved(Metric::ResponseBytes,
                         bytesText(s.involved[static_cast<std::size_t>(Metric::ResponseBytes)])),
                "Bytes they received");
    out += card(percentText(s.share),
                std::string("Share of all ") +
                    (s.share_metric == "requests" ? "requests" : "output tokens"));
    if (s.value_total > 0)
        out += card(
            fmt::format("USD {}", groupedNumber(static_cast<std::int64_t>(s.value_involved + 0.5))),
            "Estimated value");
    if (s.involved_first_ns != kNoTime) {
        out +=
            card(formatIsoUtc(floorTo(s.involved_first_ns, kNsPerSecond)), "First activity (UTC)");
        out += card(formatIsoUtc(floorTo(s.involved_last_ns, kNsPerSecond)), "Last activity (UTC)");
    }
    out += "</dl>\n";
    if (s.volume.buckets() > 0) {
        SvgOptions options;
        options.id = "volume";
        options.standalone = false;
        out += "<figure>\n" + chartSvg(s.volume, options) +
               "<figcaption>Volume over time, all accounts and those involved. Times are in " +
               htmlText(s.zone) + ".</figcaption>\n</figure>\n";
    }
    out += findingsHtml(s) + list("How sure", s.how_sure) + list("What is open", s.open_points);
    out += "<p class=\"small\">" + htmlText(s.value_note) + "</p>\n";
    for (const SummaryTable& table : s.tables) out += tableHtml(table, tokens);
    return out;
}

} // namespace tidemark

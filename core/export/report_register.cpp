// SPDX-License-Identifier: GPL-3.0-or-later
// The register of exhibits. On screen it can be sorted with no script at all: the table is there
// once for each order, and radio buttons before the tables choose, by CSS alone, which one is
// shown. Paper and readers without CSS begin with the order by number.
#include "core/export/escape.h"
#include "core/export/figures.h"
#include "core/export/report_sections.h"

#include <fmt/format.h>

#include <algorithm>

namespace tidemark {

namespace {

struct RegisterRow {
    const FindingContentFull* finding = nullptr;
    const ExhibitContent* exhibit = nullptr;
    const EventSums* sums = nullptr;
    [[nodiscard]] std::int64_t metric(Metric metric) const {
        return sums->metrics[static_cast<std::size_t>(metric)];
    }
};

struct RegisterOrder {
    const char* id;
    const char* label;
    /// Smaller comes first; ties stay by number.
    std::int64_t (*key)(const RegisterRow&);
};

constexpr RegisterOrder kOrders[] = {
    {"number", "number", [](const RegisterRow&) -> std::int64_t { return 0; }},
    {"severity", "severity of the finding",
     [](const RegisterRow& row) -> std::int64_t {
         return -static_cast<std::int64_t>(row.finding->finding.content.severity);
     }},
    {"time", "first event",
     [](const RegisterRow& row) {
         return row.sums->first_ns != kNoTime ? row.sums->first_ns : INT64_MAX;
     }},
    {"events", "events", [](const RegisterRow& row) { return -row.sums->events; }},
    {"tokens", "output tokens",
     [](const RegisterRow& row) { return -row.metric(Metric::OutputTokens); }}};

std::vector<RegisterRow> registerRows(const ReportInput& input) {
    static const ExhibitEvidence kNone;
    std::vector<RegisterRow> rows;
    for (const FindingContentFull& finding : input.content->findings)
        for (const ExhibitContent& exhibit : finding.exhibits) {
            const auto evidence = input.evidence.find(exhibit.exhibit.number);
            rows.push_back({&finding, &exhibit,
                            &(evidence != input.evidence.end() ? evidence->second : kNone).sums});
        }
    std::sort(rows.begin(), rows.end(), [](const RegisterRow& a, const RegisterRow& b) {
        return a.exhibit->exhibit.number < b.exhibit->exhibit.number;
    });
    return rows;
}

std::string registerTable(std::vector<RegisterRow> rows, const RegisterOrder& order) {
    std::stable_sort(rows.begin(), rows.end(), [&](const RegisterRow& a, const RegisterRow& b) {
        return order.key(a) < order.key(b);
    });
    std::string out = fmt::format(
        "<table><caption>Exhibits by {}</caption>\n<thead><tr><th scope=\"col\">Exhibit</th>"
        "<th scope=\"col\">Shows</th><th scope=\"col\">Finding</th><th scope=\"col\">Severity</th>"
        "<th scope=\"col\">First event (UTC)</th><th scope=\"col\" class=\"n\">Events</th>"
        "<th scope=\"col\" class=\"n\">Output tokens</th></tr></thead>\n<tbody>\n",
        order.label);
    for (const RegisterRow& row : rows) {
        const std::string label = row.exhibit->exhibit.label();
        const FindingContent& finding = row.finding->finding.content;
        out += fmt::format(
            "<tr><th scope=\"row\"><a href=\"#{0}\">{0}</a></th><td>{1}</td><td><a "
            "href=\"#finding-{2}\">{2}</a></td><td>{3}</td><td>{4}</td><td class=\"n\">{5}</td>"
            "<td class=\"n\">{6}</td></tr>\n",
            label, htmlValue(row.exhibit->exhibit.caption), row.finding->finding.id,
            severityName(finding.severity),
            row.sums->first_ns != kNoTime ? formatIsoUtc(floorTo(row.sums->first_ns, kNsPerSecond))
                                          : std::string("no time"),
            figureHtml(label + ".events", row.sums->events),
            figureHtml(label + ".output_tokens", row.metric(Metric::OutputTokens)));
    }
    return out + "</tbody></table>\n";
}

} // namespace

std::string exhibitRegister(const ReportInput& input, ReportMedium medium) {
    const std::vector<RegisterRow> rows = registerRows(input);
    if (rows.empty() || input.preset == "manager") return {};
    std::string out = "<h3 id=\"register\">Register of exhibits</h3>\n";
    if (medium == ReportMedium::Paper) return out + registerTable(rows, kOrders[0]);
    out += "<div class=\"sortable\" role=\"group\" aria-labelledby=\"register\">\n<span "
           "class=\"choice small\">Sort by:</span>\n";
    for (const RegisterOrder& order : kOrders)
        out +=
            fmt::format("<input type=\"radio\" name=\"exhibit-order\" id=\"order-{0}\"{2}><label "
                        "for=\"order-{0}\">{1}</label>\n",
                        order.id, order.label, &order == &kOrders[0] ? " checked" : "");
    for (const RegisterOrder& order : kOrders)
        out += fmt::format("<div class=\"scroll sorted by-{}\">{}</div>\n", order.id,
                           registerTable(rows, order));
    return out + "</div>\n";
}

} // namespace tidemark

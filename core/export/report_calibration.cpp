// SPDX-License-Identifier: GPL-3.0-or-later
// How often the method is wrong: the p-values of all tested accounts, drawn as twenty bars.
#include "core/export/chart.h"
#include "core/export/report_sections.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace tidemark {

namespace {

constexpr int kBarWidth = 24, kBarGap = 4, kPlotHeight = 120, kMargin = 20;

std::string barsSvg(const std::vector<std::int64_t>& counts, double even) {
    const std::int64_t most = *std::max_element(counts.begin(), counts.end());
    const double unit = kPlotHeight / std::max(1., std::max(even, static_cast<double>(most)));
    const int width = static_cast<int>(counts.size()) * (kBarWidth + kBarGap);
    std::string out = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" width=\"{}\" "
        "height=\"{}\" role=\"img\" aria-label=\"p-values of all tested accounts in twenty equal "
        "classes; the table below has the numbers\">\n",
        width, kPlotHeight + kMargin, width, kPlotHeight + kMargin);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double height = unit * static_cast<double>(counts[i]);
        out += fmt::format("<rect x=\"{}\" y=\"{:.1f}\" width=\"{}\" height=\"{:.1f}\" "
                           "fill=\"#4c78a8\"/>\n",
                           static_cast<int>(i) * (kBarWidth + kBarGap), kPlotHeight - height,
                           kBarWidth, height);
    }
    const double line = kPlotHeight - unit * even;
    out += fmt::format("<line x1=\"0\" y1=\"{0:.1f}\" x2=\"{1}\" y2=\"{0:.1f}\" stroke=\"#222\" "
                       "stroke-dasharray=\"5 4\"/>\n",
                       line, width);
    out +=
        fmt::format("<text x=\"0\" y=\"{0}\" font-size=\"12\">p = 0</text>"
                    "<text x=\"{1}\" y=\"{0}\" font-size=\"12\" text-anchor=\"end\">p = 1</text>\n",
                    kPlotHeight + kMargin - 4, width);
    return out + "</svg>\n";
}

std::string classesTable(const std::vector<std::int64_t>& counts, double even) {
    const auto bins = static_cast<double>(counts.size());
    std::string head, cells;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        // ".05": short enough that twenty of them stay whole across a page.
        std::string limit = fmt::format("{:.2f}", static_cast<double>(i + 1) / bins);
        if (limit.front() == '0') limit.erase(0, 1);
        head += "<th scope=\"col\">" + limit + "</th>";
        cells += fmt::format("<td>{}</td>", counts[i]);
    }
    return fmt::format("<div class=\"scroll\"><table><caption>Accounts by p-value, up to; {:.1f} "
                       "each would be even</caption>\n<thead><tr>{}</tr></thead>\n"
                       "<tbody><tr>{}</tr></tbody></table></div>\n",
                       even, head, cells);
}

} // namespace

std::string calibrationHtml(const std::string& summary_json) {
    const auto summary = nlohmann::json::parse(summary_json, nullptr, false);
    if (!summary.is_object() || !summary.contains("calibration")) return {};
    const auto& calibration = summary["calibration"];
    const auto counts = calibration.value("histogram", std::vector<std::int64_t>{});
    const auto tested = calibration.value("tested", std::int64_t{0});
    if (counts.empty() || tested <= 0) return {};
    const double even = static_cast<double>(tested) / static_cast<double>(counts.size());
    return fmt::format(
               "<h3>How often the method is wrong</h3>\n<p>{} accounts were tested; {} had too "
               "little traffic to be tested and are accused of nothing. Were there only usual "
               "traffic, the p-values of the tested accounts would lie evenly between 0 and 1, and "
               "every bar would end near the dashed line. An account's p-value is its rank among "
               "all accounts of this log, so that all but the smallest lie evenly by design; what "
               "can fail, and what the first bar shows, is the smallest tenth, where the method "
               "extrapolates. The largest distance from even is {:.3f} (Kolmogorov and Smirnov); "
               "{:.2f} % of the accounts have a q-value below 0.05.</p>\n",
               groupedNumber(tested),
               groupedNumber(calibration.value("not_enough_data", std::int64_t{0})),
               calibration.value("ks_distance", 0.),
               100 * calibration.value("share_q_below_05", 0.)) +
           barsSvg(counts, even) + classesTable(counts, even);
}

} // namespace tidemark

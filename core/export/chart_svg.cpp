// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/chart_svg.h"

#include "core/export/escape.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace tidemark {

namespace {

// M. Okabe, K. Ito, "Color Universal Design", from dark to light so that grey prints keep the
// order.
struct LineStyle {
    const char* colour;
    const char* dash;
};
constexpr std::array<LineStyle, 7> kLines = {{{"#0072B2", ""},
                                              {"#D55E00", "7 3"},
                                              {"#009E73", "2 2"},
                                              {"#CC79A7", "9 3 2 3"},
                                              {"#000000", "1 3"},
                                              {"#E69F00", "12 4"},
                                              {"#56B4E9", "4 4"}}};
constexpr const char* kInk = "#1b1f24";
constexpr const char* kMuted = "#57606a";
constexpr const char* kGrid = "#d8dee4";
constexpr const char* kBand = "#8c959f";
constexpr const char* kSpan = "#F0E442";
constexpr const char* kMark = "#D55E00";
constexpr const char* kFont =
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";
constexpr std::size_t kMaxSteps = 1200; // a step narrower than a pixel only costs bytes

struct Frame {
    double left = 68, right = 0, top = 0, bottom = 0;
    TimeRange range;
    double most = 1;
    [[nodiscard]] double x(std::int64_t at) const {
        const auto clamped = std::clamp(at, range.from_ns, range.to_ns);
        return left + (right - left) * static_cast<double>(clamped - range.from_ns) /
                          static_cast<double>(range.to_ns - range.from_ns);
    }
    [[nodiscard]] double y(double value) const {
        return bottom - (bottom - top) * std::clamp(value, 0.0, most) / most;
    }
};

std::string text(double x, double y, std::string_view anchor, int size, const char* colour,
                 std::string_view content, std::string_view extra = {}) {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" font-size=\"{}\" "
                       "fill=\"{}\"{}>{}</text>\n",
                       x, y, anchor, size, colour, extra, htmlText(content));
}

std::string shortened(std::string_view label, std::size_t most) {
    if (label.size() <= most) return std::string(label);
    std::size_t cut = most;
    while (cut > 0 && (static_cast<unsigned char>(label[cut]) & 0xC0) == 0x80) --cut;
    return std::string(label.substr(0, cut)) + "\u2026";
}

// Several buckets of one pixel become one step at the largest of them, so that no spike is lost.
std::vector<double> reduced(const std::vector<double>& values, std::size_t per) {
    if (per <= 1) return values;
    std::vector<double> out;
    for (std::size_t i = 0; i < values.size(); i += per) {
        double most = std::nan("");
        for (std::size_t j = i; j < std::min(i + per, values.size()); ++j)
            if (std::isnan(most) || values[j] > most) most = values[j];
        out.push_back(most);
    }
    return out;
}

std::vector<std::int64_t> reducedEdges(const std::vector<std::int64_t>& edges, std::size_t per) {
    if (per <= 1) return edges;
    std::vector<std::int64_t> out;
    for (std::size_t i = 0; i + 1 < edges.size(); i += per) out.push_back(edges[i]);
    out.push_back(edges.back());
    return out;
}

double largestValue(const Chart& chart) {
    double most = 0;
    const auto take = [&most](const std::vector<double>& values) {
        for (const double value : values)
            if (std::isfinite(value)) most = std::max(most, value);
    };
    for (const ChartSeries& series : chart.series) take(series.values);
    if (chart.baseline) take(chart.baseline->high);
    return most;
}

std::string stepPath(const Frame& frame, const std::vector<std::int64_t>& edges,
                     const std::vector<double>& values) {
    std::string path;
    bool drawing = false;
    for (std::size_t i = 0; i + 1 < edges.size() && i < values.size(); ++i) {
        if (std::isnan(values[i])) {
            drawing = false;
            continue;
        }
        path += fmt::format("{}{:.1f} {:.1f}H{:.1f}", drawing ? "L" : "M", frame.x(edges[i]),
                            frame.y(values[i]), frame.x(edges[i + 1]));
        drawing = true;
    }
    return path;
}

std::string bandPath(const Frame& frame, const std::vector<std::int64_t>& edges,
                     const ChartBand& band) {
    const std::size_t count = std::min({edges.size() - 1, band.low.size(), band.high.size()});
    std::string path;
    for (std::size_t start = 0; start < count;) {
        if (std::isnan(band.low[start]) || std::isnan(band.high[start])) {
            ++start;
            continue;
        }
        std::size_t end = start;
        while (end < count && !std::isnan(band.low[end]) && !std::isnan(band.high[end])) ++end;
        std::string upper, lower;
        for (std::size_t i = start; i < end; ++i)
            upper += fmt::format("{}{:.1f} {:.1f}H{:.1f}", i == start ? "M" : "L",
                                 frame.x(edges[i]), frame.y(band.high[i]), frame.x(edges[i + 1]));
        for (std::size_t i = end; i-- > start;)
            lower += fmt::format("L{:.1f} {:.1f}H{:.1f}", frame.x(edges[i + 1]),
                                 frame.y(band.low[i]), frame.x(edges[i]));
        path += upper + lower + "Z";
        start = end;
    }
    return path;
}

std::string drawAxes(const Frame& frame, const Chart& chart) {
    std::string out;
    for (const double tick : valueTicks(frame.most, 5)) {
        if (tick > frame.most * 1.0001) continue;
        out += fmt::format("<path d=\"M{:.1f} {:.1f}H{:.1f}\" stroke=\"{}\" fill=\"none\"/>\n",
                           frame.left, frame.y(tick), frame.right, kGrid);
        out += text(frame.left - 8, frame.y(tick) + 4, "end", 12, kMuted, shortNumber(tick));
    }
    double clear = frame.left - 100;
    for (const TimeTick& tick : timeTicks(frame.range, chart.zone, 10)) {
        const double x = frame.x(tick.at_ns);
        out += fmt::format("<path d=\"M{:.1f} {:.1f}v5\" stroke=\"{}\" fill=\"none\"/>\n", x,
                           frame.bottom, kMuted);
        const double half = static_cast<double>(tick.label.size()) * 3.4;
        if (x - half < clear || x + half > frame.right + 24) continue;
        out += text(x, frame.bottom + 19, "middle", 12, kMuted, tick.label,
                    tick.major ? " font-weight=\"600\"" : "");
        clear = x + half + 8;
    }
    out += fmt::format("<path d=\"M{:.1f} {:.1f}H{:.1f}\" stroke=\"{}\" fill=\"none\"/>\n",
                       frame.left, frame.bottom, frame.right, kMuted);
    out += text((frame.left + frame.right) / 2, frame.bottom + 38, "middle", 12, kMuted,
                "Time, " + chart.zone);
    return out;
}

std::string drawSpans(const Frame& frame, const Chart& chart) {
    std::string out;
    for (const ChartSpan& span : chart.spans) {
        if (span.range.to_ns <= frame.range.from_ns || span.range.from_ns >= frame.range.to_ns)
            continue;
        const double left = frame.x(span.range.from_ns),
                     width = std::max(frame.x(span.range.to_ns) - left, 2.0);
        out += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" "
                           "fill=\"{}\" fill-opacity=\"0.35\"/>\n",
                           left, frame.top, width, frame.bottom - frame.top, kSpan);
        out += fmt::format(
            "<path d=\"M{:.1f} {:.1f}H{:.1f}\" stroke=\"{}\" stroke-width=\"3\" fill=\"none\"/>\n",
            left, frame.top, left + width, kInk);
        const bool late = left > (frame.left + frame.right) / 2;
        out += text(late ? left + width : left, frame.top - 6, late ? "end" : "start", 11, kInk,
                    shortened(span.label, 60));
    }
    return out;
}

// A mark's label stands above the plot, where no line crosses it, in the lowest row that is free.
struct MarkLabel {
    const ChartMark* mark = nullptr;
    double x = 0;
    int row = 0;
    bool late = false; ///< right of the middle: the label ends at the mark
};
constexpr int kMarkRows = 4;
constexpr double kMarkRowHeight = 13, kMarkGlyph = 5.8; ///< of the labels' size, on average

std::vector<MarkLabel> markLabels(const Frame& frame, const Chart& chart) {
    std::vector<MarkLabel> out;
    std::vector<std::pair<double, double>> taken[kMarkRows];
    for (const ChartMark& mark : chart.marks) {
        if (!frame.range.contains(mark.at_ns)) continue;
        MarkLabel label{&mark, frame.x(mark.at_ns), 0, false};
        label.late = label.x > (frame.left + frame.right) / 2;
        const double room = 8 + kMarkGlyph * static_cast<double>(shortened(mark.label, 60).size());
        const std::pair<double, double> place =
            label.late ? std::pair(label.x - room, label.x) : std::pair(label.x, label.x + room);
        const auto free = [&](int row) {
            return std::ranges::none_of(taken[row], [&](const auto& other) {
                return other.first < place.second && place.first < other.second;
            });
        };
        while (label.row + 1 < kMarkRows && !free(label.row)) ++label.row;
        taken[label.row].push_back(place);
        out.push_back(label);
    }
    return out;
}

std::string drawMarks(const Frame& frame, const std::vector<MarkLabel>& labels, double above) {
    std::string out;
    for (const MarkLabel& label : labels) {
        const double y = frame.top - above - label.row * kMarkRowHeight;
        out += fmt::format("<path d=\"M{0:.1f} {4:.1f}V{2:.1f}\" stroke=\"{3}\" "
                           "stroke-dasharray=\"3 3\" fill=\"none\"/>"
                           "<path d=\"M{0:.1f} {1:.1f}l-4 -7h8z\" fill=\"{3}\"/>\n",
                           label.x, frame.top, frame.bottom, kMark, y - 8);
        out += text(label.late ? label.x - 6 : label.x + 6, y, label.late ? "end" : "start", 11,
                    kInk, shortened(label.mark->label, 60));
    }
    return out;
}

std::string drawLegend(const Chart& chart, double x, double y, double right) {
    std::string out;
    const auto room = [&](std::string_view name) {
        return x + 34 + static_cast<double>(name.size()) * 6.6 < right;
    };
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        const std::string name = shortened(chart.series[i].name, 40);
        if (!room(name)) {
            out += text(x, y + 4, "start", 12, kMuted,
                        fmt::format("and {} more", chart.series.size() - i));
            return out;
        }
        const LineStyle& style = kLines[i % kLines.size()];
        out += fmt::format("<path d=\"M{:.1f} {:.1f}h22\" stroke=\"{}\" stroke-width=\"2.5\" "
                           "stroke-dasharray=\"{}\" fill=\"none\"/>\n",
                           x, y, style.colour, *style.dash ? style.dash : "none");
        out += text(x + 28, y + 4, "start", 12, kInk, name);
        x += 46 + static_cast<double>(name.size()) * 6.6;
    }
    if (chart.baseline && room(chart.baseline->name)) {
        out += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"22\" height=\"10\" fill=\"{}\" "
                           "fill-opacity=\"0.35\"/>\n",
                           x, y - 5, kBand);
        out += text(x + 28, y + 4, "start", 12, kInk, chart.baseline->name);
    }
    return out;
}

std::string description(const Chart& chart, double most) {
    std::string out = chart.subtitle;
    if (!out.empty()) out += ". ";
    out += chart.value_label + ", largest value " + shortNumber(most);
    if (chart.buckets() > 0)
        out += ", from " + formatIsoUtc(chart.edges_ns.front()) + " to " +
               formatIsoUtc(chart.edges_ns.back());
    for (const ChartSpan& span : chart.spans) out += ". Marked: " + span.label;
    for (const ChartMark& mark : chart.marks)
        out += ". Marked: " + mark.label + " at " + formatIsoUtc(mark.at_ns);
    return out + ".";
}

std::string drawLines(const Frame& frame, const Chart& chart) {
    const std::size_t per = (chart.buckets() + kMaxSteps - 1) / kMaxSteps;
    const auto edges = reducedEdges(chart.edges_ns, per);
    std::string out;
    if (chart.baseline) {
        ChartBand band = *chart.baseline;
        band.low = reduced(band.low, per);
        band.high = reduced(band.high, per);
        out += fmt::format("<path d=\"{}\" fill=\"{}\" fill-opacity=\"0.35\"/>\n",
                           bandPath(frame, edges, band), kBand);
        out += fmt::format("<path d=\"{}\" stroke=\"{}\" stroke-width=\"1\" fill=\"none\"/>\n",
                           stepPath(frame, edges, reduced(band.middle, per)), kMuted);
    }
    // The first series is the subject: drawn last, so that it lies on top.
    for (std::size_t i = chart.series.size(); i-- > 0;) {
        const LineStyle& style = kLines[i % kLines.size()];
        out += fmt::format("<path d=\"{}\" stroke=\"{}\" stroke-width=\"{}\" "
                           "stroke-dasharray=\"{}\" stroke-linejoin=\"round\" fill=\"none\"/>\n",
                           stepPath(frame, edges, reduced(chart.series[i].values, per)),
                           style.colour, i == 0 ? "2" : "1.6", *style.dash ? style.dash : "none");
    }
    return out;
}

} // namespace

std::string chartSvg(const Chart& chart, const SvgOptions& options) {
    const double width = options.width, height = options.height;
    const double most = largestValue(chart);
    Frame frame;
    frame.right = width - 20;
    frame.top = chart.subtitle.empty() ? 64 : 82;
    frame.bottom = height - (chart.note.empty() ? 78 : 96);
    frame.most = valueTicks(most, 5).back();
    if (chart.buckets() > 0) frame.range = {chart.edges_ns.front(), chart.edges_ns.back()};
    // Two rows of labels have room below the subtitle; the names of spans take one.
    const std::vector<MarkLabel> marks = markLabels(frame, chart);
    const double above = chart.spans.empty() ? 6 : 6 + kMarkRowHeight;
    double highest = 0;
    for (const MarkLabel& each : marks)
        highest = std::max(highest, above + each.row * kMarkRowHeight);
    frame.top += std::max(0.0, highest - 6 - kMarkRowHeight);

    std::string out = options.standalone ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : "";
    out +=
        fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" "
                    "aria-labelledby=\"{}-title {}-desc\" font-family=\"{}\">\n",
                    options.width, options.height, options.id, options.id, kFont);
    out += fmt::format("<title id=\"{}-title\">{}</title>\n<desc id=\"{}-desc\">{}</desc>\n",
                       options.id, htmlText(chart.title), options.id,
                       htmlText(description(chart, most)));
    out += fmt::format("<rect width=\"{}\" height=\"{}\" fill=\"#ffffff\"/>\n", options.width,
                       options.height);
    out += text(20, 26, "start", 16, kInk, shortened(chart.title, 110), " font-weight=\"600\"");
    if (!chart.subtitle.empty())
        out += text(20, 45, "start", 12, kMuted, shortened(chart.subtitle, 150));
    if (chart.buckets() == 0) {
        out += text(width / 2, height / 2, "middle", 14, kMuted, "No events in this range");
        return out + "</svg>\n";
    }
    out += drawSpans(frame, chart) + drawAxes(frame, chart) + drawLines(frame, chart) +
           drawMarks(frame, marks, above);
    out += fmt::format("<text transform=\"translate(14 {:.1f}) rotate(-90)\" "
                       "text-anchor=\"middle\" font-size=\"12\" fill=\"{}\">{}</text>\n",
                       (frame.top + frame.bottom) / 2, kMuted, htmlText(chart.value_label));
    out += drawLegend(chart, 20, height - (chart.note.empty() ? 20 : 38), width - 20);
    if (!chart.note.empty())
        out += text(20, height - 14, "start", 11, kMuted, shortened(chart.note, 160));
    return out + "</svg>\n";
}

} // namespace tidemark

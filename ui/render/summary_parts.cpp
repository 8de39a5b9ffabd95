// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/summary_parts.h"

#include "core/base/text.h"
#include "core/export/summary_text.h"
#include "ui/render/flow.h"

#include <algorithm>

namespace tidemark {

namespace {

constexpr std::size_t kFiguresPerRow = 4;
constexpr double kFigureHeight = 37 * kPoint, kFigureGap = 7 * kPoint;
constexpr double kBarRow = 13.2 * kPoint, kHeadRow = 16 * kPoint;
const TextStyle kHead{Face::Bold, 9 * kPoint, kInkColour};
const TextStyle kBody{Face::Text, 8 * kPoint, kInkColour};
const TextStyle kNote{Face::Text, 7.5 * kPoint, kMutedColour};

QString number(std::int64_t value) {
    return qt(groupedNumber(value));
}

QString amount(const Summary& s, Metric metric) {
    const std::int64_t value = s.involved[static_cast<std::size_t>(metric)];
    return metric == Metric::ResponseBytes ? qt(bytesText(value))
           : value < 10'000'000            ? number(value)
                                           : qt(shortNumber(static_cast<double>(value)));
}

void paintFigure(QPainter& painter, const QRectF& frame, const QString& label,
                 const QString& figure) {
    painter.setPen(QPen(kLineColour, 0.6 * kPoint));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(frame);
    const double room = frame.width() - 12 * kPoint, left = frame.left() + 6 * kPoint;
    drawLine(painter, {left, frame.top() + 12 * kPoint}, label, kNote, room);
    TextStyle style{Face::Bold, 14 * kPoint, kInkColour};
    style.size *= std::clamp(room / std::max(1.0, richText(figure, style).width()), 0.55, 1.0);
    drawLine(painter, {left, frame.top() + 29 * kPoint}, figure, style, room + kPoint);
}

double sizeOf(const SummaryRow& row, const Summary& summary) {
    const Metric metric =
        summary.share_metric == "requests" ? Metric::Requests : Metric::OutputTokens;
    return static_cast<double>(row.metrics[static_cast<std::size_t>(metric)]);
}

// "8 Sep – 28 Sep 2025", short enough for a frame.
QString dayRange(std::int64_t first_ns, std::int64_t last_ns, const std::string& zone) {
    const auto parts = [&zone](std::int64_t at_ns) {
        return qt(dateText(at_ns, zone)).split(u' ');
    }; // day, month, year
    const QStringList from = parts(first_ns), to = parts(last_ns);
    if (from.size() != 3 || to.size() != 3)
        return from.join(u' ') + QStringLiteral(" – ") + to.join(u' ');
    const auto shown = [](const QStringList& day, bool year) {
        return day[0] + u' ' + day[1].left(3) + (year ? u' ' + day[2] : QString());
    };
    return shown(from, from[2] != to[2]) + QStringLiteral(" – ") + shown(to, true);
}

} // namespace

LabelledFigures headlineFigures(const Summary& s) {
    LabelledFigures out;
    const bool tokens = s.total[static_cast<std::size_t>(Metric::OutputTokens)] > 0;
    out.emplace_back(QStringLiteral("Accounts involved"),
                     number(s.accounts_involved) + QStringLiteral(" of ") + number(s.accounts));
    out.emplace_back(QStringLiteral("Their requests"), amount(s, Metric::Requests));
    if (tokens) {
        out.emplace_back(QStringLiteral("Their output tokens"), amount(s, Metric::OutputTokens));
        out.emplace_back(QStringLiteral("Their input tokens"), amount(s, Metric::InputTokens));
    }
    out.emplace_back(QStringLiteral("Bytes they received"), amount(s, Metric::ResponseBytes));
    out.emplace_back(tokens ? QStringLiteral("Share of all output tokens")
                            : QStringLiteral("Share of all requests"),
                     qt(percentText(s.share)));
    if (s.value_total > 0)
        out.emplace_back(QStringLiteral("Estimated value"),
                         QStringLiteral("USD ") +
                             number(static_cast<std::int64_t>(s.value_involved + 0.5)));
    else
        out.emplace_back(QStringLiteral("Events in the case"), number(s.events));
    if (s.involved_first_ns != kNoTime)
        out.emplace_back(QStringLiteral("Detected activity"),
                         dayRange(s.involved_first_ns, s.involved_last_ns, s.zone));
    else
        out.emplace_back(QStringLiteral("Detections"), number(s.detections));
    return out;
}

double paintFigures(QPainter& painter, const QPointF& at, double width,
                    const LabelledFigures& figures) {
    const double each = (width - kFigureGap * (kFiguresPerRow - 1)) / kFiguresPerRow;
    double bottom = 0;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const QPointF corner(at.x() + static_cast<double>(i % kFiguresPerRow) * (each + kFigureGap),
                             at.y() + static_cast<double>(i / kFiguresPerRow) *
                                          (kFigureHeight + kFigureGap));
        paintFigure(painter, QRectF(corner, QSizeF(each, kFigureHeight)), figures[i].first,
                    figures[i].second);
        bottom = corner.y() + kFigureHeight;
    }
    return bottom - at.y();
}

void paintBars(QPainter& painter, const QRectF& area, const SummaryTable& table,
               const Summary& summary, std::size_t most) {
    drawLine(painter, {area.left(), area.top() + 9 * kPoint},
             qt(table.title) + QStringLiteral(" (%1 in all)").arg(number(table.distinct)), kHead,
             area.width());
    if (table.key == "accounts")
        drawLine(painter, {area.right(), area.top() + 9 * kPoint},
                 QStringLiteral("filled: involved"), kNote, area.width() / 3, Qt::AlignRight);
    double largest = 1;
    for (const SummaryRow& row : table.rows) largest = std::max(largest, sizeOf(row, summary));
    const double value = 40 * kPoint, name = (area.width() - value) * 0.56,
                 room = area.width() - value - name - 6 * kPoint;
    double y = area.top() + kHeadRow;
    for (std::size_t i = 0;
         i < std::min(most, table.rows.size()) && y + kBarRow <= area.bottom() + kPoint;
         ++i, y += kBarRow) {
        const SummaryRow& row = table.rows[i];
        const double base = y + 9 * kPoint;
        TextStyle style = kBody;
        if (row.involved) style.face = Face::Bold;
        drawLine(painter, {area.left(), base}, qt(visibleText(row.name)), style, name - 4 * kPoint);
        const QRectF bar(area.left() + name, y + 2.5 * kPoint,
                         std::max(room * sizeOf(row, summary) / largest, 0.7 * kPoint), 7 * kPoint);
        painter.setPen(QPen(kAccentColour, 0.6 * kPoint));
        painter.setBrush(row.involved || table.key != "accounts" ? QBrush(kAccentColour)
                                                                 : QBrush(Qt::white));
        if (sizeOf(row, summary) > 0) painter.drawRect(bar);
        drawLine(painter, {area.right(), base}, qt(shortNumber(sizeOf(row, summary))), kBody, value,
                 Qt::AlignRight);
    }
}

double paintWrapped(QPainter& painter, const QPointF& at, double width, const QString& text,
                    const TextStyle& style, int lines) {
    // A figure and its per cent sign stay on one line.
    QString whole = bounded(text, 4000);
    whole.replace(QLatin1String(" %"), QStringLiteral("\u00A0%"));
    const auto layout = richText(whole, style).layOut(width);
    const double height = style.size * 1.42;
    const int shown = std::min(lines, layout->lineCount());
    for (int i = 0; i < shown; ++i) {
        const QTextLine line = layout->lineAt(i);
        const double y = at.y() + i * height;
        if (i + 1 == lines && layout->lineCount() > lines)
            drawLine(painter, {at.x(), y + style.size}, layout->text().mid(line.textStart()), style,
                     width);
        else
            line.draw(&painter, {at.x(), y - line.y()});
    }
    return shown * height;
}

void paintPoints(QPainter& painter, const QRectF& area, const QString& heading,
                 const std::vector<std::string>& points) {
    drawLine(painter, {area.left(), area.top() + 9 * kPoint}, heading, kHead, area.width());
    double y = area.top() + kHeadRow;
    const double indent = 9 * kPoint, height = kBody.size * 1.42;
    if (points.empty())
        paintWrapped(painter, {area.left(), y}, area.width(), QStringLiteral("Nothing."), kBody, 1);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool last = i + 1 == points.size();
        const int room = static_cast<int>((area.bottom() - y) / height) - (last ? 0 : 1);
        if (room < 1) {
            drawLine(painter, {area.left() + indent, y + kBody.size},
                     QStringLiteral("and %1 more").arg(points.size() - i), kNote, area.width());
            return;
        }
        drawLine(painter, {area.left(), y + kBody.size}, QStringLiteral("•"), kBody, indent);
        y += paintWrapped(painter, {area.left() + indent, y}, area.width() - indent,
                          qt(visibleText(points[i])), kBody, std::min(room, 5)) +
             2.5 * kPoint;
    }
}

namespace {

// Cells side by side: a count above what is counted.
void paintCells(QPainter& painter, const QRectF& area, const QString& label,
                const LabelledFigures& cells) {
    drawLine(painter, {area.left(), area.top() + 8 * kPoint}, label, kNote, area.width());
    const double width = area.width() / static_cast<double>(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const double x = area.left() + static_cast<double>(i) * width, y = area.top() + 12 * kPoint;
        painter.setPen(QPen(kLineColour, 0.6 * kPoint));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(x, y, width, 21 * kPoint));
        const bool none = cells[i].second == QLatin1String("0");
        drawLine(painter, {x + width / 2, y + 9.5 * kPoint}, cells[i].second,
                 {none ? Face::Text : Face::Bold, 8.5 * kPoint, none ? kMutedColour : kInkColour},
                 width, Qt::AlignHCenter);
        drawLine(painter, {x + width / 2, y + 18 * kPoint}, cells[i].first,
                 {Face::Text, 7 * kPoint, kMutedColour}, width - 2 * kPoint, Qt::AlignHCenter);
    }
}

} // namespace

void paintCounts(QPainter& painter, const QRectF& area, const Summary& s) {
    drawLine(painter, {area.left(), area.top() + 9 * kPoint},
             QStringLiteral("Findings and detections"), kHead, area.width());
    LabelledFigures severities, statuses;
    for (std::size_t i = s.findings_by_severity.size(); i-- > 0;)
        severities.emplace_back(qt(std::string(severityName(static_cast<Severity>(i)))),
                                number(s.findings_by_severity[i]));
    for (std::size_t i = 0; i < s.findings_by_status.size(); ++i)
        statuses.emplace_back(qt(std::string(findingStatusLabel(static_cast<FindingStatus>(i)))),
                              number(s.findings_by_status[i]));
    const LabelledFigures detections{{QStringLiteral("open"), number(s.detections_open)},
                                     {QStringLiteral("confirmed"), number(s.detections_confirmed)},
                                     {QStringLiteral("dismissed"), number(s.detections_dismissed)}};
    const double step = 36 * kPoint;
    QRectF row(area.left(), area.top() + kHeadRow - 2 * kPoint, area.width(), step);
    paintCells(painter, row,
               qt(countText(s.findings, "finding", "findings")) + QStringLiteral(" by severity"),
               severities);
    paintCells(painter, row.translated(0, step), QStringLiteral("by status"), statuses);
    paintCells(painter, row.translated(0, 2 * step),
               QStringLiteral("%1 by decision: spikes %2, shifts %3, clusters %4")
                   .arg(qt(countText(s.detections, "detection", "detections")),
                        number(s.detections_by_kind[0]), number(s.detections_by_kind[1]),
                        number(s.detections_by_kind[2])),
               detections);
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/summary_chart.h"

#include "ui/models/display.h"
#include "ui/widgets/case_marks.h"
#include "ui/widgets/picture_menu.h"
#include "ui/widgets/tip_box.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

namespace tidemark {

SummaryChart::SummaryChart(const QString& name, QWidget* parent) : QWidget(parent) {
    setAccessibleName(name);
    setMouseTracking(true);
    setMinimumHeight(200);
}

void SummaryChart::setChart(const TimeChart& chart) {
    m_chart = chart;
    QStringList words;
    for (const PlotMark& mark : m_chart.marks)
        words << QStringLiteral("%1, %2").arg(mark.name, rangeText(mark.range, m_chart.zone));
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    update();
}

void SummaryChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintTimeChart(painter, QRectF(rect()), m_chart);
    if (m_inside) paintTip(painter, layoutTimeChart(m_chart, QRectF(rect())));
}

void SummaryChart::paintTip(QPainter& painter, const TimeChartLayout& layout) const {
    QStringList lines;
    std::vector<QColor> inks;
    if (const PlotMark* mark = markAt(m_chart, layout, m_pointer)) {
        lines = markTip(*mark, m_chart.zone);
    } else if (const int bucket = bucketAt(m_chart.edges, layout.time(m_pointer.x()));
               bucket >= 0 && layout.plot.contains(m_pointer)) {
        const auto i = static_cast<std::size_t>(bucket);
        lines << rangeText({m_chart.edges[i], m_chart.edges[i + 1]}, m_chart.zone);
        inks.emplace_back();
        for (const PlotSeries& series : m_chart.series) {
            if (i >= series.values.size()) continue;
            lines << QStringLiteral("%1\t%2").arg(series.name,
                                                  metricText(m_chart.metric, series.values[i]));
            inks.push_back(currentTheme().seriesColor(series.color));
        }
    }
    if (!lines.isEmpty()) paintTipBox(painter, QRectF(rect()), m_pointer, lines, inks);
}

void SummaryChart::mouseMoveEvent(QMouseEvent* event) {
    m_pointer = event->position();
    m_inside = true;
    const TimeChartLayout layout = layoutTimeChart(m_chart, QRectF(rect()));
    setCursor(markAt(m_chart, layout, m_pointer) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void SummaryChart::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
    const TimeChartLayout layout = layoutTimeChart(m_chart, QRectF(rect()));
    // By value: whoever hears of it may give this chart new marks.
    if (const PlotMark* mark = markAt(m_chart, layout, event->position()))
        emit markClicked(PlotMark(*mark));
}

void SummaryChart::mouseDoubleClickEvent(QMouseEvent* event) {
    const TimeChartLayout layout = layoutTimeChart(m_chart, QRectF(rect()));
    if (!layout.plot.contains(event->position())) return;
    const int bucket = bucketAt(m_chart.edges, layout.time(event->position().x()));
    if (bucket < 0) return;
    const auto i = static_cast<std::size_t>(bucket);
    emit rangeWanted({m_chart.edges[i], m_chart.edges[i + 1]});
}

void SummaryChart::leaveEvent(QEvent*) {
    m_inside = false;
    update();
}

void SummaryChart::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addPictureActions(menu, this, pictureOf(m_chart, accessibleName()), [](const QString&) {});
    menu->popup(event->globalPos());
}

} // namespace tidemark

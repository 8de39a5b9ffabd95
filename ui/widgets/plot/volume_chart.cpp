// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plot/volume_chart.h"

#include "ui/models/display.h"
#include "ui/render/axis.h"
#include "ui/render/theme.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/picture_menu.h"
#include "ui/widgets/plot/qcp.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <cmath>

namespace tidemark {

namespace {

/// Round local times from our own tick rule instead of QCustomPlot's.
class TimeTicker : public QCPAxisTicker {
public:
    void setZone(const TimeZone& zone, double width) {
        m_zone = zone;
        m_width = width;
    }
    void generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks,
                  QVector<double>* sub, QVector<QString>* labels) override {
        ticks.clear();
        if (sub) sub->clear();
        if (labels) labels->clear();
        const TimeRange span{static_cast<std::int64_t>(range.lower * 1e9),
                             static_cast<std::int64_t>(range.upper * 1e9)};
        for (const PlotTimeTick& tick : plotTimeTicks(span, m_zone, m_width, 84)) {
            ticks << static_cast<double>(tick.ts_ns) / 1e9;
            if (labels) *labels << tick.label;
        }
    }

private:
    TimeZone m_zone;
    double m_width = 600;
};

class FigureTicker : public QCPAxisTicker {
protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        return axisFigure(tick);
    }
    QVector<double> createSubTickVector(int, const QVector<double>&) override { return {}; }
};

double seconds(std::int64_t ts_ns) {
    return static_cast<double>(ts_ns) / 1e9;
}

} // namespace

VolumeChart::VolumeChart(const QString& name, QWidget* parent) : QWidget(parent) {
    auto* layout = column(this, 0, 0);
    m_plot = new QCustomPlot;
    m_plot->setAccessibleName(name);
    m_plot->setMinimumHeight(120);
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    layout->addWidget(m_plot);
    setAccessibleName(name);
    style();
}

void VolumeChart::setData(const VolumeChartData& chart) {
    m_data = chart;
    draw();
}

void VolumeChart::style() {
    const Theme& theme = currentTheme();
    m_plot->setBackground(theme.surface);
    m_plot->axisRect()->setMinimumMargins(QMargins(44, 6, 8, 20));
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setTickLabelFont(uiFont(TypeSize::Caption));
        axis->setTickLabelColor(theme.muted);
        axis->setBasePen(QPen(theme.border, 1));
        axis->setTickPen(Qt::NoPen);
        axis->setSubTickPen(Qt::NoPen);
        axis->grid()->setPen(QPen(theme.grid, 1));
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->setTickLabelPadding(4);
    }
    m_plot->yAxis->setBasePen(Qt::NoPen);
    m_plot->legend->setVisible(false);
}

void VolumeChart::draw() {
    const Theme& theme = currentTheme();
    m_plot->clearPlottables();
    m_plot->clearItems();
    const std::size_t count = m_data.observed.size();
    if (count == 0 || m_data.edges.size() != count + 1) {
        m_plot->replot();
        return;
    }
    double most = 1;
    const auto add = [&](const std::vector<double>& values, const QPen& pen) {
        QCPGraph* graph = m_plot->addGraph();
        QVector<double> keys, heights;
        for (std::size_t i = 0; i < values.size(); ++i) {
            keys << seconds(m_data.edges[i]);
            heights << values[i];
            if (!std::isnan(values[i])) most = std::max(most, values[i]);
        }
        keys << seconds(m_data.edges.back());
        heights << (values.empty() ? 0 : values.back());
        graph->setData(keys, heights, true);
        graph->setLineStyle(QCPGraph::lsStepLeft);
        graph->setPen(pen);
        return graph;
    };
    for (const TimeRange& marked : m_data.marked) {
        auto* item = new QCPItemRect(m_plot);
        item->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
        item->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
        item->topLeft->setCoords(seconds(marked.from_ns), 0);
        item->bottomRight->setCoords(seconds(marked.to_ns), 1);
        QColor tint = theme.series[1];
        tint.setAlpha(34);
        item->setPen(Qt::NoPen);
        item->setBrush(tint);
    }
    if (!m_data.high.empty()) {
        QCPGraph* low = add(m_data.low, Qt::NoPen);
        QCPGraph* high = add(m_data.high, Qt::NoPen);
        high->setBrush(theme.band);
        high->setChannelFillGraph(low);
        add(m_data.expected, QPen(theme.muted, 1, Qt::DotLine));
    }
    QCPGraph* observed = add(m_data.observed, QPen(theme.series[0], 1.5));
    if (m_data.high.empty()) {
        QColor fill = theme.series[0];
        fill.setAlpha(30);
        observed->setBrush(fill);
    }
    if (!m_data.second.empty()) add(m_data.second, QPen(theme.series[1], 1.5, Qt::DashLine));
    auto ticker = QSharedPointer<TimeTicker>::create();
    ticker->setZone(m_data.zone, std::max(200, width() - 60));
    m_plot->xAxis->setTicker(ticker);
    m_plot->yAxis->setTicker(QSharedPointer<FigureTicker>::create());
    m_plot->yAxis->ticker()->setTickCount(4);
    m_plot->xAxis->setRange(seconds(m_data.edges.front()), seconds(m_data.edges.back()));
    m_plot->yAxis->setRange(0, most * 1.06);
    m_plot->setAccessibleDescription(describe());
    m_plot->replot();
}

QString VolumeChart::describe() const {
    double most = 0;
    std::size_t peak = 0;
    for (std::size_t i = 0; i < m_data.observed.size(); ++i)
        if (m_data.observed[i] > most) {
            most = m_data.observed[i];
            peak = i;
        }
    return tr("%1, largest %2 at %3")
        .arg(m_data.observed_name, metricText(m_data.metric, most),
             timeText(m_data.edges[peak], m_data.zone, kNsPerMinute));
}

void VolumeChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange) {
        style();
        draw();
    }
    QWidget::changeEvent(event);
}

void VolumeChart::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addPictureActions(menu, this, pictureOf(toChart()), [](const QString&) {});
    menu->popup(event->globalPos());
}

Chart VolumeChart::toChart() const {
    Chart out;
    out.title = utf8(accessibleName());
    out.value_label = std::string(metricInfo(m_data.metric).label);
    out.zone = m_data.zone.name();
    out.edges_ns = m_data.edges;
    out.series.push_back({utf8(m_data.observed_name), m_data.observed});
    if (!m_data.second.empty()) out.series.push_back({utf8(m_data.second_name), m_data.second});
    if (!m_data.high.empty())
        out.baseline = ChartBand{utf8(tr("Baseline")), m_data.low, m_data.expected, m_data.high};
    for (const TimeRange& marked : m_data.marked) out.spans.push_back({marked, {}});
    return out;
}

} // namespace tidemark

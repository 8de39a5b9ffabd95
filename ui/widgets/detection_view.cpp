// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/detection_view.h"

#include "core/query/timeline.h"
#include "core/query/usual_band.h"
#include "ui/models/casebook.h"
#include "ui/models/core_words.h"
#include "ui/models/display.h"
#include "ui/render/icon.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/plot/volume_chart.h"

#include <QGridLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

constexpr int kChartBuckets = 240;
constexpr std::size_t kChartAccounts = 60;

QWidget* figure(const QString& name, const QString& value, const char* kind = "") {
    auto* box = new QWidget;
    auto* layout = column(box, 0, 0);
    layout->addWidget(label(value, TypeSize::Title, QFont::DemiBold, kind));
    layout->addWidget(label(name, TypeSize::Caption, QFont::Normal, "muted"));
    return box;
}

/// Sum of several series of the same edges.
std::vector<double> added(const std::vector<Series>& series) {
    std::vector<double> out;
    for (const Series& one : series) {
        if (out.empty()) out.assign(one.values.size(), 0);
        for (std::size_t i = 0; i < out.size(); ++i) out[i] += one.values[i];
    }
    return out;
}

Result<VolumeChartData> readChart(CaseReader& reader, const StoredDetection& d,
                                  const TimeRange& span, const TimeZone& zone,
                                  std::stop_token stop) {
    VolumeChartData data;
    data.metric = metricByName(d.metric).value_or(Metric::Requests);
    data.zone = zone;
    data.observed_name = QObject::tr("Observed");
    data.marked = {{d.start_ns, d.end_ns}};
    const std::int64_t margin =
        std::max<std::int64_t>((d.end_ns - d.start_ns) * 3 / 2, 2 * kNsPerDay);
    TimelineQuery query;
    query.metric = data.metric;
    query.zone = zone;
    query.range = {std::max(span.from_ns, d.start_ns - margin),
                   std::min(span.to_ns, d.end_ns + margin)};
    query.bucket = bucketFor(query.range, kChartBuckets);
    if (query.bucket.unit == BucketWidth::Unit::Fixed && query.bucket.width_ns < kNsPerHour &&
        d.end_ns - d.start_ns > 6 * kNsPerHour)
        query.bucket = BucketWidth{};
    for (std::size_t i = 0; i < std::min(kChartAccounts, d.accounts.size()); ++i)
        query.accounts.push_back(d.accounts[i]);
    TM_ASSIGN(const Timeline shown_part, readTimeline(reader, query, stop));
    data.edges = shown_part.edges;
    data.observed = added(shown_part.series);
    data.per = text(query.bucket.text());
    TimelineQuery whole = query;
    whole.range = span;
    whole.bucket = BucketWidth{};
    TM_ASSIGN(const Timeline hourly, readTimeline(reader, whole, stop));
    UsualBand band = usualBand(hourly.edges, added(hourly.series));
    if (band.edges.empty() || data.edges.size() < 2) return data;
    const double hours =
        static_cast<double>(data.edges[1] - data.edges[0]) / static_cast<double>(kNsPerHour);
    for (std::size_t i = 0; i + 1 < data.edges.size(); ++i) {
        const auto after = std::upper_bound(band.edges.begin(), band.edges.end(), data.edges[i]);
        const auto at = static_cast<std::size_t>(
            std::clamp<std::ptrdiff_t>(after - band.edges.begin() - 1, 0,
                                       static_cast<std::ptrdiff_t>(band.middle.size()) - 1));
        data.low.push_back(band.low[at] * hours);
        data.expected.push_back(band.middle[at] * hours);
        data.high.push_back(band.high[at] * hours);
    }
    return data;
}

} // namespace

QString kindName(const std::string& kind) {
    if (kind == "cluster") return QObject::tr("Cluster");
    if (kind == "shift") return QObject::tr("Shift");
    return QObject::tr("Spike");
}

DetectionView::DetectionView(AppContext& context, QWidget* parent)
    : QScrollArea(parent), m_context(context) {
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    showNothing();
}

void DetectionView::showNothing() {
    m_body = new QWidget;
    m_rows = column(m_body, kGap4, kGap3);
    m_rows->addWidget(paragraph(
        tr("Choose a detection to see what was observed against what was expected, and why."),
        TypeSize::Body, "secondary"));
    m_rows->addStretch(1);
    setWidget(m_body);
}

void DetectionView::show(const StoredDetection& detection, const Verdict& verdict) {
    const TimeZone& zone = m_context.session.zone();
    m_body = new QWidget;
    m_rows = column(m_body, kGap4, kGap3);
    setWidget(m_body);
    const QString who = detection.accounts.size() == 1
                            ? shown(detection.accounts.front())
                            : tr("%1 accounts").arg(detection.accounts.size());
    auto* head = new QVBoxLayout;
    head->setSpacing(2);
    head->addWidget(
        label(tr("%1: %2").arg(kindName(detection.kind), who), TypeSize::Title, QFont::DemiBold));
    head->addWidget(label(tr("%1, %2").arg(rangeText({detection.start_ns, detection.end_ns}, zone),
                                           durationText(detection.end_ns - detection.start_ns)),
                          TypeSize::Small, QFont::Normal, "secondary"));
    m_rows->addLayout(head);
    if (verdict.kind != VerdictKind::Open) {
        const bool confirmed = verdict.kind == VerdictKind::Confirmed;
        const QString words =
            tr("%1 by %2, %3")
                .arg(confirmed ? tr("Confirmed") : tr("Dismissed"), shown(verdict.author),
                     timeText(verdict.at_ns, zone, kNsPerMinute));
        m_rows->addWidget(paragraph(
            verdict.reason.empty() ? words : words + QStringLiteral(": ") + shown(verdict.reason),
            TypeSize::Small, confirmed ? "good" : "muted"));
    }
    addFinding(detection);
    m_rows->addWidget(paragraph(said(detection.explanation)));
    addFigures(detection);
    m_chart = new VolumeChart(tr("Observed against expected"));
    m_chart_guard = m_chart;
    m_chart->setFixedHeight(220);
    m_rows->addWidget(m_chart);
    m_rows->addWidget(
        paragraph(tr("Blue: observed. Grey band: usual for the hour. Shaded: the detection."),
                  TypeSize::Caption, "muted"));
    addDetails(detection);
    m_rows->addStretch(1);
    askChart(detection);
}

void DetectionView::addFinding(const StoredDetection& detection) {
    const Finding* finding = m_context.book.findingOf(detection.stable_key);
    if (!finding) return;
    auto* line = new QHBoxLayout;
    line->addWidget(
        paragraph(tr("In finding: %1").arg(shown(finding->content.title)), TypeSize::Small, "good"),
        1);
    auto* open = button(tr("Open finding"), {}, "link");
    connect(open, &QPushButton::clicked, &m_context, [context = &m_context, id = finding->id] {
        Selection selection;
        selection.kind = Selection::Kind::Finding;
        selection.id = id;
        context->filter.select(selection);
        emit context->pageWanted(page::kFindings);
    });
    line->addWidget(open);
    m_rows->addLayout(line);
}

void DetectionView::addFigures(const StoredDetection& detection) {
    // Three in a row, which fits beside the queue in the smallest window.
    auto* figures = new QGridLayout;
    figures->setHorizontalSpacing(kGap3);
    figures->setVerticalSpacing(kGap2);
    const auto add = [figures](QWidget* one) {
        constexpr int kInARow = 3;
        figures->addWidget(one, figures->count() / kInARow, figures->count() % kInARow);
    };
    add(figure(tr("Strength"), decimals(detection.score, 2)));
    // A cluster is judged by its links; what it sent is another figure.
    const bool cluster = detection.kind == "cluster";
    add(figure(cluster ? tr("Linked pairs") : tr("Observed"), compact(detection.observed)));
    add(figure(cluster ? tr("Usual pairs") : tr("Expected"), compact(detection.expected)));
    if (detection.expected > 0)
        add(figure(tr("Ratio"),
                   decimals(detection.observed / detection.expected, 1) + QStringLiteral("×"),
                   "warning"));
    if (detection.q_value)
        add(figure(tr("False discovery"), *detection.q_value < 1e-4
                                              ? QStringLiteral("<") + decimals(1e-4, 4)
                                              : significant(*detection.q_value, 2)));
    figures->setColumnStretch(3, 1);
    m_rows->addLayout(figures);
}

void DetectionView::addDetails(const StoredDetection& detection) {
    const QJsonObject detail =
        QJsonDocument::fromJson(QByteArray::fromStdString(detection.detail_json)).object();
    const QJsonArray lawful = detail[QStringLiteral("lawful")].toArray();
    if (!lawful.isEmpty())
        m_rows->addWidget(
            label(tr("Lawful readings checked"), TypeSize::Small, QFont::DemiBold, "secondary"));
    for (const QJsonValue& check : lawful) {
        const QString verdict = check[QStringLiteral("verdict")].toString();
        auto* line = new QHBoxLayout;
        auto* icon = new QLabel;
        const bool excluded = verdict == QLatin1String("excluded");
        const Theme& theme = currentTheme();
        icon->setPixmap(tintedPixmap(excluded ? QStringLiteral("dismiss") : QStringLiteral("info"),
                                     16, excluded ? theme.muted : theme.warning,
                                     devicePixelRatioF()));
        line->addWidget(icon, 0, Qt::AlignTop);
        const auto words = [&check](const QString& key) {
            return said(utf8(check[key].toString()));
        };
        line->addWidget(
            paragraph(QStringLiteral("%1 (%2): %3")
                          .arg(words(QStringLiteral("name")), words(QStringLiteral("verdict")),
                               words(QStringLiteral("sentence"))),
                      TypeSize::Small),
            1);
        m_rows->addLayout(line);
    }
    const QJsonArray traits = detail[QStringLiteral("traits")].toArray();
    if (!traits.isEmpty())
        m_rows->addWidget(label(tr("How it differs from the account's habit"), TypeSize::Small,
                                QFont::DemiBold, "secondary"));
    for (const QJsonValue& trait : traits)
        m_rows->addWidget(
            paragraph(said(utf8(trait[QStringLiteral("sentence")].toString())), TypeSize::Small));
    const QString would_break = detail[QStringLiteral("would_break")].toString();
    if (would_break.isEmpty()) return;
    m_rows->addWidget(
        label(tr("What would overturn it"), TypeSize::Small, QFont::DemiBold, "secondary"));
    m_rows->addWidget(paragraph(said(utf8(would_break)), TypeSize::Small));
}

void DetectionView::askChart(const StoredDetection& detection) {
    const TimeRange span =
        m_context.session.facts().span.value_or(TimeRange{detection.start_ns, detection.end_ns});
    m_context.session.ask<VolumeChartData>(
        this, "chart",
        [detection, span, zone = m_context.session.zone()](CaseReader& reader,
                                                           std::stop_token stop) {
            return readChart(reader, detection, span, zone, stop);
        },
        [this](Result<VolumeChartData> answer) {
            if (answer && m_chart_guard) m_chart->setData(*answer);
        });
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/timeline_page.h"

#include "core/export/freeze.h"
#include "ui/models/casebook.h"
#include "ui/models/casework.h"
#include "ui/models/display.h"
#include "ui/render/icon.h"
#include "ui/widgets/case_dialogs.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/overview_strip.h"
#include "ui/widgets/selection_bar.h"
#include "ui/widgets/table_delegate.h"
#include "ui/widgets/timeline_plot.h"
#include "ui/widgets/value_menu.h"

#include <QComboBox>
#include <QHeaderView>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

constexpr int kHeatRows = 80, kGesture_ms = 25, kOverviewBuckets = 700;
constexpr std::int64_t kAround_ns = 5 * kNsPerMinute;

MarkKind markKind(const std::string& kind) {
    return kind == "cluster" ? MarkKind::Cluster
           : kind == "shift" ? MarkKind::Shift
                             : MarkKind::Spike;
}

struct MainAnswer {
    std::vector<std::int64_t> edges;
    std::vector<PlotSeries> series;
};
struct HeatAnswer {
    HeatChart chart;
    QStringList keys;
};

HeatAnswer orderRows(const Heatmap& heat, HeatOrder order) {
    HeatAnswer out;
    const int columns = static_cast<int>(heat.edges.size()) - 1;
    out.chart.edges = heat.edges;
    for (const int row : heatOrder(heat.values, columns, order)) {
        const std::string& account = heat.accounts[static_cast<std::size_t>(row)];
        out.keys << text(account);
        out.chart.names << (account.empty() ? QObject::tr("(no account)") : shown(account));
        const auto begin = heat.values.begin() + static_cast<std::ptrdiff_t>(row) * columns;
        out.chart.values.insert(out.chart.values.end(), begin, begin + columns);
    }
    return out;
}

} // namespace

TimelinePage::TimelinePage(AppContext& app)
    : Page(app, page::kTimeline, QStringLiteral("timeline")),
      m_table_model({{tr("From"), false, 170, {}}, {tr("To"), false, 170, {}}}) {
    makeActions();
    auto* outer = column(this, 0, 0);
    m_stack = new QStackedWidget;
    outer->addWidget(m_stack);
    m_empty = new EmptyState(QStringLiteral("timeline"), tr("No events yet"),
                             tr("Import a log and its volume appears here: total and chosen "
                                "accounts over the baseline, with every detection marked."));
    m_empty->addAction(app.actions.get("file.import"));
    m_stack->addWidget(m_empty);
    auto* content = new QWidget;
    auto* layout = column(content, 0, 0);
    m_heat_order = new QComboBox;
    layout->addWidget(makeToolbar());
    m_overview = new OverviewStrip;
    layout->addWidget(m_overview);
    auto* split = new QSplitter(Qt::Vertical);
    split->setHandleWidth(5);
    split->setChildrenCollapsible(false);
    m_main = new QStackedWidget;
    m_plot = new TimelinePlot;
    m_table = new QTableView;
    styleTable(m_table, tr("Volume over time, as a table"));
    m_table->setModel(&m_table_model);
    m_table->setItemDelegate(new TableDelegate(m_table));
    m_main->addWidget(m_plot);
    m_main->addWidget(m_table);
    split->addWidget(m_main);
    m_heat = new HeatmapView;
    split->addWidget(m_heat);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({360, 240});
    layout->addWidget(split, 1);
    m_stack->addWidget(content);
    m_selection_bar = new SelectionBar(content);
    connectPlot();
    m_ask_timer.setSingleShot(true);
    connect(&m_ask_timer, &QTimer::timeout, this, [this] {
        askMain();
        askHeat();
    });
    connect(&filter, &FilterState::changed, this, [this](FilterState::Changes changes) {
        if (changes != FilterState::Changes(FilterState::RangeChanged)) return invalidate();
        if (!isVisible()) return invalidate();
        showRange();
        m_ask_timer.start(kGesture_ms);
    });
    connect(&session, &CaseSession::evidenceChanged, this, &TimelinePage::invalidate);
    connect(&session, &CaseSession::zoneChanged, this, &TimelinePage::invalidate);
    connect(&app.book, &Casebook::detectionsChanged, this, &TimelinePage::showMarks);
    connect(&app.book, &Casebook::annotationsChanged, this, &TimelinePage::showMarks);
    connect(&filter, &FilterState::selectionChanged, this, &TimelinePage::showMarks);
    connect(&app, &AppContext::themeChanged, this, [this] {
        m_heat->refreshColors();
        m_plot->setChart(m_chart);
        invalidate();
    });
}

void TimelinePage::makeActions() {
    ActionRegistry& actions = context.actions;
    m_as_table = actions.add("timeline.table", tr("Timeline as table"), "table",
                             QKeySequence(tr("Alt+T")), this, [this](bool on) {
                                 if (!isVisible()) emit context.pageWanted(page::kTimeline);
                                 m_main->setCurrentIndex(on ? 1 : 0);
                                 if (on) fillTable();
                             });
    m_as_table->setCheckable(true);
    m_log = actions.add("timeline.log", tr("Logarithmic scale"), "log", QKeySequence(tr("Alt+L")),
                        this, [this](bool on) {
                            m_chart.log_scale = on;
                            m_plot->setChart(m_chart);
                        });
    m_log->setCheckable(true);
    actions.add("timeline.in", tr("Zoom in"), "zoom-in", QKeySequence(tr("Ctrl++")), this, [this] {
        const TimeRange r = visibleRange();
        m_plot->zoom(2, r.from_ns + (r.to_ns - r.from_ns) / 2);
    });
    actions.add("timeline.out", tr("Zoom out"), "zoom-out", QKeySequence(tr("Ctrl+-")), this,
                [this] {
                    const TimeRange r = visibleRange();
                    m_plot->zoom(0.5, r.from_ns + (r.to_ns - r.from_ns) / 2);
                });
    actions.add("timeline.fit", tr("Whole case"), "fit", QKeySequence(tr("Ctrl+0")), this,
                [this] { filter.setRange({}); });
    actions.add("timeline.previous", tr("Previous detection"), "back", QKeySequence(tr("[")), this,
                [this] { walkDetections(-1); });
    actions.add("timeline.next", tr("Next detection"), "forward", QKeySequence(tr("]")), this,
                [this] { walkDetections(1); });
    for (const char* id : {"timeline.previous", "timeline.next"})
        actions.get(id)->setProperty("caseMenu", true);
}

QWidget* TimelinePage::makeToolbar() {
    QHBoxLayout* bar = nullptr;
    QFrame* frame = toolbar(&bar);
    const auto put = [&](const char* id, const char* icon) {
        QAction* action = context.actions.get(id);
        auto* tool = iconButton(QLatin1String(icon), action->text(), action->shortcut());
        tool->setCheckable(action->isCheckable());
        connect(tool, &QToolButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::toggled, tool, &QToolButton::setChecked);
        bar->addWidget(tool);
    };
    put("timeline.in", "zoom-in");
    put("timeline.out", "zoom-out");
    put("timeline.fit", "fit");
    bar->addSpacing(kGap2);
    put("timeline.previous", "back");
    QLabel* walk = label(tr("Detections"), TypeSize::Small, QFont::Normal, "secondary");
    bar->addWidget(walk);
    put("timeline.next", "forward");
    bar->addSpacing(kGap2);
    put("timeline.log", "log");
    put("timeline.table", "table");
    bar->addStretch(1);
    bar->addWidget(label(tr("Accounts by"), TypeSize::Small, QFont::Normal, "secondary"));
    m_heat_order->setAccessibleName(tr("Accounts by"));
    m_heat_order->addItems({tr("Volume"), tr("Peak ratio"), tr("Similarity")});
    connect(m_heat_order, &QComboBox::activated, this, &TimelinePage::askHeat);
    bar->addWidget(m_heat_order);
    return frame;
}

void TimelinePage::connectPlot() {
    connect(m_plot, &TimelinePlot::rangeWanted, this, [this](const TimeRange& range) {
        const auto& span = session.facts().span;
        filter.setRange(span && range.from_ns <= span->from_ns && range.to_ns >= span->to_ns
                            ? TimeRange{}
                            : range);
    });
    connect(m_overview, &OverviewStrip::brushed, this,
            [this](const TimeRange& range) { filter.setRange(range); });
    connect(m_overview, &OverviewStrip::cleared, this, [this] { filter.setRange({}); });
    connect(m_plot, &TimelinePlot::rangeSelected, this,
            [this](const TimeRange& range, const QPoint& at) {
                m_selection_bar->open(range, session.zone(),
                                      m_plot->mapTo(m_selection_bar->parentWidget(), at));
            });
    connect(m_plot, &TimelinePlot::selectionCleared, m_selection_bar, &QWidget::hide);
    connect(m_selection_bar, &SelectionBar::dismissed, m_plot, &TimelinePlot::clearSelection);
    connect(m_selection_bar, &SelectionBar::filterWanted, this, [this] {
        const TimeRange range = m_selection_bar->range();
        m_plot->clearSelection();
        filter.setRange(range);
    });
    connect(m_selection_bar, &SelectionBar::annotateWanted, this,
            [this] { annotate(m_selection_bar->range()); });
    connect(m_selection_bar, &SelectionBar::findingWanted, this, [this] {
        CiteRequest request;
        request.kind = ExhibitKind::Range;
        request.selection.filter = utf8(filter.filterText());
        for (const QString& account : filter.accounts())
            request.selection.accounts.push_back(utf8(account));
        request.selection.range = m_selection_bar->range();
        request.metric = filter.metric();
        askCite(context, this, request,
                tr("The volume from %1, with the current filter and accounts, as an exhibit.")
                    .arg(rangeText(m_selection_bar->range(), session.zone())));
    });
    connect(m_plot, &TimelinePlot::markClicked, this, &TimelinePage::selectDetection);
    connect(m_plot, &TimelinePlot::noteClicked, this, &TimelinePage::editNote);
    connect(m_plot, &TimelinePlot::cursorMoved, m_heat, &HeatmapView::setCursorTime);
    connect(m_plot, &TimelinePlot::contextWanted, this, &TimelinePage::showTimeMenu);
    connect(m_heat, &HeatmapView::accountToggled, this,
            [this](const QString& account) { filter.toggleAccount(account); });
    connect(m_heat, &HeatmapView::accountChosen, this, [this](const QString& account) {
        Selection selection;
        selection.kind = Selection::Kind::Account;
        selection.name = account;
        filter.select(selection);
    });
    connect(m_heat, &HeatmapView::cellChosen, this,
            [this](const QString& account, const TimeRange& bucket) {
                filter.addTerm("account", account);
                filter.setRange(bucket);
            });
    connect(m_heat, &HeatmapView::accountMenuWanted, this,
            [this](const QString& account, const QPoint& global) {
                showValueMenu(context, this, Field::Account, account, global);
            });
}

TimeRange TimelinePage::visibleRange() const {
    if (!filter.range().isAll()) return filter.range();
    return session.facts().span.value_or(TimeRange{});
}

TimelineQuery TimelinePage::query(const TimeRange& range, int buckets) const {
    TimelineQuery q;
    q.metric = filter.metric();
    q.range = range;
    q.bucket = bucketFor(range, buckets);
    q.filter = filter.filter();
    q.zone = session.zone();
    return q;
}

void TimelinePage::reload() {
    const CaseFacts& facts = session.facts();
    if (!facts.span) {
        m_empty->setText(facts.events == 0 ? tr("No events yet") : tr("No event has a time"),
                         facts.events == 0
                             ? tr("Import a log and its volume appears here: total and chosen "
                                  "accounts over the baseline, with every detection marked.")
                             : tr("The events are under Events. A timeline needs a time in each "
                                  "record: import the log again with its time field mapped."));
        m_stack->setCurrentIndex(0);
        return;
    }
    m_stack->setCurrentIndex(1);
    m_chart.zone = session.zone();
    m_chart.metric = filter.metric();
    m_chart.gaps = facts.gaps;
    m_plot->setWhole(*facts.span);
    showRange();
    showMarks();
    askMain();
    askOverview();
    askHeat();
    askBand();
}

void TimelinePage::showRange() {
    if (!session.facts().span) return;
    m_chart.range = visibleRange();
    m_overview->setBrush(filter.range());
    m_heat->setRange(m_chart.range);
    m_plot->setChart(m_chart);
}

void TimelinePage::showMarks() {
    m_chart.marks.clear();
    const Selection& selection = filter.selection();
    for (const StoredDetection& d : context.book.detections()) {
        PlotMark mark;
        mark.id = d.id;
        mark.range = {d.start_ns, d.end_ns};
        mark.kind = markKind(d.kind);
        mark.score = d.score;
        mark.dismissed = context.book.verdict(d).kind == VerdictKind::Dismissed;
        mark.selected = selection.kind == Selection::Kind::Detection && selection.id == d.id;
        const QString who = d.accounts.size() == 1 ? shown(d.accounts.front())
                                                   : tr("%1 accounts").arg(d.accounts.size());
        mark.name = QStringLiteral("%1: %2").arg(text(d.kind), who);
        m_chart.marks.push_back(std::move(mark));
    }
    m_chart.notes.clear();
    for (const Annotation& annotation : context.book.annotations())
        if (annotation.content.range)
            m_chart.notes.push_back(
                {annotation.id, *annotation.content.range, shown(annotation.content.text)});
    m_plot->setChart(m_chart);
}

void TimelinePage::askOverview() {
    const TimeRange span = *session.facts().span;
    session.ask<Timeline>(
        this, "overview",
        [q = query(span, kOverviewBuckets)](CaseReader& reader, std::stop_token stop) {
            return readTimeline(reader, q, stop);
        },
        [this, span](Result<Timeline> timeline) {
            if (!timeline || timeline->series.empty()) return;
            TimeChart chart;
            chart.range = span;
            chart.edges = timeline->edges;
            chart.gaps = session.facts().gaps;
            chart.marks = m_chart.marks;
            chart.series.push_back({tr("Total"), timeline->series.front().values, 0, true});
            m_overview->setChart(chart);
        });
}

void TimelinePage::askMain() {
    if (!session.facts().span) return;
    const int buckets = std::max(60, (m_plot->width() - static_cast<int>(kGutter)) / 2);
    TimelineQuery q = query(visibleRange(), buckets);
    std::vector<std::string> accounts;
    for (const QString& account : filter.accounts()) accounts.push_back(utf8(account));
    session.ask<MainAnswer>(
        this, "main",
        [q, accounts](CaseReader& reader, std::stop_token stop) -> Result<MainAnswer> {
            MainAnswer answer;
            TM_ASSIGN(Timeline total, readTimeline(reader, q, stop));
            answer.edges = total.edges;
            if (!total.series.empty())
                answer.series.push_back(
                    {QObject::tr("Total"), total.series.front().values, 0, true});
            if (accounts.empty()) return answer;
            TimelineQuery each = q;
            each.accounts = accounts;
            TM_ASSIGN(Timeline chosen, readTimeline(reader, each, stop));
            for (std::size_t i = 0; i < chosen.series.size(); ++i)
                answer.series.push_back({shown(chosen.series[i].name), chosen.series[i].values,
                                         static_cast<int>(i) + 1, false});
            return answer;
        },
        [this, bucket = q.bucket](Result<MainAnswer> answer) {
            if (!answer) {
                if (answer.error().code != ErrorCode::Cancelled)
                    emit context.notice(text(answer.error().message));
                return;
            }
            m_chart.edges = std::move(answer->edges);
            m_chart.series = std::move(answer->series);
            m_chart.bucket = text(bucket.text());
            m_bucket_ns =
                bucket.unit == BucketWidth::Unit::Fixed ? bucket.width_ns : 30 * kNsPerDay;
            applyBand();
            m_plot->setChart(m_chart);
            if (m_as_table->isChecked()) fillTable();
        });
}

void TimelinePage::askHeat() {
    if (!session.facts().span) return;
    const int buckets = std::max(40, (m_heat->width() - static_cast<int>(kGutter)) / 4);
    const auto order = static_cast<HeatOrder>(m_heat_order->currentIndex());
    session.ask<HeatAnswer>(
        this, "heat",
        [q = query(visibleRange(), buckets), order](CaseReader& reader,
                                                    std::stop_token stop) -> Result<HeatAnswer> {
            TM_ASSIGN(const Heatmap heat, readHeatmap(reader, q, kHeatRows, stop));
            return orderRows(heat, order);
        },
        [this, order](Result<HeatAnswer> answer) {
            if (!answer) return;
            answer->chart.range = visibleRange();
            answer->chart.by_row = order != HeatOrder::Volume;
            m_heat->setChart(answer->chart, answer->keys);
            QStringList marked;
            for (const QString& account : filter.accounts()) marked << shown(utf8(account));
            m_heat->setMarked(marked);
        });
}

void TimelinePage::askBand() {
    TimelineQuery q = query(*session.facts().span, 1);
    q.bucket = BucketWidth{};
    // With one account chosen the band is that account's; a band of several would mean nothing.
    if (filter.accounts().size() == 1) q.accounts = {utf8(filter.accounts().front())};
    session.ask<UsualBand>(
        this, "band",
        [q](CaseReader& reader, std::stop_token stop) -> Result<UsualBand> {
            TM_ASSIGN(const Timeline hourly, readTimeline(reader, q, stop));
            return hourly.series.empty() ? UsualBand{}
                                         : usualBand(hourly.edges, hourly.series.front().values);
        },
        [this](Result<UsualBand> band) {
            m_band = band ? std::move(band).value() : UsualBand{};
            applyBand();
            m_plot->setChart(m_chart);
        });
}

void TimelinePage::applyBand() {
    m_chart.band = {};
    if (m_band.edges.empty()) return;
    if (m_bucket_ns <= kNsPerHour) {
        UsualBand scaled = m_band;
        scaleBand(scaled, static_cast<double>(m_bucket_ns) / static_cast<double>(kNsPerHour));
        m_chart.band = {scaled.edges, scaled.low, scaled.middle, scaled.high};
        return;
    }
    // Wider buckets: hours of one bucket add up; their spreads add as independent ones do.
    PlotBand& band = m_chart.band;
    band.edges = m_chart.edges;
    for (std::size_t i = 0; i + 1 < m_chart.edges.size(); ++i) {
        double middle = 0, variance = 0;
        const auto first =
            std::lower_bound(m_band.edges.begin(), m_band.edges.end(), m_chart.edges[i]) -
            m_band.edges.begin();
        for (auto h = static_cast<std::size_t>(first);
             h < m_band.middle.size() && m_band.edges[h] < m_chart.edges[i + 1]; ++h) {
            middle += m_band.middle[h];
            variance += std::pow(m_band.high[h] - m_band.middle[h], 2);
        }
        band.middle.push_back(middle);
        band.low.push_back(std::max(0.0, middle - std::sqrt(variance)));
        band.high.push_back(middle + std::sqrt(variance));
    }
}

void TimelinePage::fillTable() {
    std::vector<TableRow> rows;
    for (std::size_t i = 0; i + 1 < m_chart.edges.size(); ++i) {
        TableRow row;
        row.cells.push_back({timeText(m_chart.edges[i], session.zone()),
                             QVariant::fromValue<qlonglong>(m_chart.edges[i]),
                             {},
                             {},
                             {}});
        row.cells.push_back({timeText(m_chart.edges[i + 1], session.zone()),
                             QVariant::fromValue<qlonglong>(m_chart.edges[i + 1]),
                             {},
                             {},
                             {}});
        QStringList values;
        for (const PlotSeries& series : m_chart.series)
            values << QStringLiteral("%1 %2").arg(series.name,
                                                  metricText(m_chart.metric, series.values[i]));
        row.cells.push_back({values.join(QStringLiteral("   ")), {}, {}, {}, {}});
        rows.push_back(std::move(row));
    }
    m_table_model.setRows(std::move(rows));
    m_table->resizeColumnsToContents();
}

void TimelinePage::walkDetections(int step) {
    const auto& all = context.book.detections();
    if (all.empty()) return emit context.notice(tr("No detections: run detection first"));
    std::vector<const StoredDetection*> by_time;
    for (const StoredDetection& d : all) by_time.push_back(&d);
    std::ranges::sort(by_time, {},
                      [](const StoredDetection* d) { return std::pair(d->start_ns, d->id); });
    const auto current = std::ranges::find(
        by_time, filter.selection().kind == Selection::Kind::Detection ? filter.selection().id : 0,
        &StoredDetection::id);
    const auto count = static_cast<std::ptrdiff_t>(by_time.size());
    std::ptrdiff_t next = step > 0 ? 0 : count - 1;
    if (current != by_time.end()) next = ((current - by_time.begin()) + step + count) % count;
    const StoredDetection& d = *by_time[static_cast<std::size_t>(next)];
    selectDetection(d.id);
    const TimeRange now = visibleRange();
    if (d.start_ns >= now.from_ns && d.end_ns <= now.to_ns) return;
    const std::int64_t margin = std::max<std::int64_t>(d.end_ns - d.start_ns, kNsPerHour);
    filter.setRange({d.start_ns - margin, d.end_ns + margin});
}

void TimelinePage::selectDetection(std::int64_t id) {
    Selection selection;
    selection.kind = Selection::Kind::Detection;
    selection.id = id;
    filter.select(selection);
}

void TimelinePage::annotate(const TimeRange& range) {
    AnnotationContent content;
    content.range = range;
    if (filter.accounts().size() == 1) content.account = utf8(filter.accounts().front());
    m_plot->clearSelection();
    askAnnotation(context, this, content);
}

void TimelinePage::editNote(std::int64_t id) {
    const auto& all = context.book.annotations();
    const auto found = std::ranges::find(all, id, &Annotation::id);
    if (found == all.end()) return;
    const Annotation annotation = *found;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Edit annotation…"), this, [this, annotation] {
        askAnnotation(context, this, annotation.content, &annotation);
    });
    menu->addAction(tr("Filter to its range"), this,
                    [this, annotation] { filter.setRange(*annotation.content.range); });
    menu->addSeparator();
    menu->addAction(tr("Remove annotation"), this,
                    [this, annotation] { context.casework.retractAnnotation(annotation); });
    menu->popup(QCursor::pos());
}

void TimelinePage::showTimeMenu(const QPoint& global, std::int64_t ts_ns) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int bucket = bucketAt(m_chart.edges, ts_ns);
    const TimeRange one = bucket < 0
                              ? TimeRange{ts_ns, ts_ns + 1}
                              : TimeRange{m_chart.edges[static_cast<std::size_t>(bucket)],
                                          m_chart.edges[static_cast<std::size_t>(bucket) + 1]};
    menu->addAction(themedIcon(QStringLiteral("filter")), tr("Filter to this bucket"), this,
                    [this, one] { filter.setRange(one); });
    menu->addAction(themedIcon(QStringLiteral("clock")), tr("±5 min around here"), this,
                    [this, ts_ns] {
                        filter.setRange({ts_ns - kAround_ns, ts_ns + kAround_ns});
                    });
    menu->addAction(themedIcon(QStringLiteral("fit")), tr("Whole case"), this,
                    [this] { filter.setRange({}); });
    menu->addSeparator();
    menu->addAction(themedIcon(QStringLiteral("annotate")), tr("Annotate this bucket…"), this,
                    [this, one] { annotate(one); });
    menu->popup(global);
}

void TimelinePage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    if (session.facts().span) m_ask_timer.start(kGesture_ms);
}

} // namespace tidemark

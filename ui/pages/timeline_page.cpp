// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/timeline_page.h"

#include "core/export/freeze.h"
#include "ui/models/casebook.h"
#include "ui/models/casework.h"
#include "ui/models/core_words.h"
#include "ui/models/display.h"
#include "ui/render/icon.h"
#include "ui/widgets/case_dialogs.h"
#include "ui/widgets/case_marks.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/lanes_view.h"
#include "ui/widgets/overview_strip.h"
#include "ui/widgets/reference_dialog.h"
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

const QString kLogScale = QStringLiteral("timeline/logScale");
const QString kHeatOrder = QStringLiteral("timeline/heatOrder");
constexpr int kHeatRows = 80, kGesture_ms = 25, kOverviewBuckets = 700;

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
    m_split = new QSplitter(Qt::Vertical);
    m_split->setObjectName(QStringLiteral("timeline.split"));
    m_split->setHandleWidth(5);
    m_split->setChildrenCollapsible(false);
    m_main = new QStackedWidget;
    m_plot = new TimelinePlot;
    m_table = new QTableView;
    styleTable(m_table, tr("Volume over time, as a table"));
    m_table->setModel(&m_table_model);
    m_table->setItemDelegate(new TableDelegate(m_table));
    m_main->addWidget(m_plot);
    m_main->addWidget(m_table);
    m_split->addWidget(m_main);
    m_lanes = new LanesView;
    m_lanes->hide();
    m_split->addWidget(m_lanes);
    m_heat = new HeatmapView;
    m_split->addWidget(m_heat);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(2, 2);
    m_split->setSizes({360, 0, 240});
    layout->addWidget(m_split, 1);
    m_stack->addWidget(content);
    m_selection_bar = new SelectionBar(content);
    connectPlot();
    connectLanes();
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
    connect(&app.book, &Casebook::findingsChanged, this, &TimelinePage::showMarks);
    connect(&app.book, &Casebook::annotationsChanged, this, &TimelinePage::showMarks);
    connect(&app.book, &Casebook::referencesChanged, this, &TimelinePage::showMarks);
    connect(&filter, &FilterState::selectionChanged, this, &TimelinePage::showMarks);
    connect(&app, &AppContext::themeChanged, this, [this] {
        m_heat->refreshColors();
        m_plot->setChart(m_chart);
        showLanes();
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
                            context.settings.setValue(kLogScale, on);
                            m_plot->setChart(m_chart);
                            showLanes();
                        });
    m_log->setCheckable(true);
    m_chart.log_scale = context.settings.value(kLogScale, false).toBool();
    m_log->setChecked(m_chart.log_scale);
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
    actions.add("timeline.annotate", tr("Annotate range…"), "annotate", QKeySequence(tr("Alt+A")),
                this, [this] {
                    if (session.writable() && session.facts().span) annotate(chosenRange());
                });
    actions.add("timeline.cite", tr("Add range to finding…"), "findings", QKeySequence(tr("Alt+R")),
                this, [this] {
                    if (session.writable() && session.facts().span) citeRange(chosenRange());
                });
    actions.add("timeline.date", tr("Add reference date…"), "clock", {}, this, [this] {
        if (session.writable() && session.facts().span)
            askReference(context, this, chosenRange().from_ns);
    });
    for (const char* id : {"timeline.previous", "timeline.next", "timeline.annotate",
                           "timeline.cite", "timeline.date"})
        actions.get(id)->setProperty("caseMenu", true);
}

QWidget* TimelinePage::makeToolbar() {
    QHBoxLayout* bar = nullptr;
    QFrame* frame = toolbar(&bar);
    const auto put = [&](const char* id, const char* icon) {
        QAction* action = context.actions.get(id);
        auto* tool = iconButton(QLatin1String(icon), action->text(), action->shortcut());
        tool->setCheckable(action->isCheckable());
        tool->setChecked(action->isChecked());
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
    m_heat_order->setCurrentIndex(
        std::clamp(context.settings.value(kHeatOrder, 0).toInt(), 0, m_heat_order->count() - 1));
    connect(m_heat_order, &QComboBox::activated, this, [this](int order) {
        context.settings.setValue(kHeatOrder, order);
        askHeat();
    });
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
    connect(m_selection_bar, &SelectionBar::findingWanted, this,
            [this] { citeRange(m_selection_bar->range()); });
    connect(m_plot, &TimelinePlot::markClicked, this, &TimelinePage::selectDetection);
    connect(m_plot, &TimelinePlot::findingClicked, this, [this](std::int64_t id) {
        Selection selection;
        selection.kind = Selection::Kind::Finding;
        selection.id = id;
        filter.select(selection);
        emit context.pageWanted(page::kFindings);
    });
    connect(m_plot, &TimelinePlot::noteClicked, this, &TimelinePage::editNote);
    connect(m_plot, &TimelinePlot::dateClicked, this, &TimelinePage::editDate);
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
    connect(m_heat, &HeatmapView::accountMenuWanted, this, &TimelinePage::showHeatMenu);
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
    ++m_question;
    m_chart.zone = session.zone();
    m_chart.metric = filter.metric();
    m_chart.gaps = facts.gaps;
    m_plot->setWhole(*facts.span);
    showRange();
    showMarks();
    askMain();
    // The main plot of a whole case brings the overview and, in whole hours, the bands.
    if (!filter.range().isAll()) askOverview();
    if (!filter.range().isAll() || !isWholeHours(bucketFor(visibleRange(), plotBuckets())))
        askBands();
    askHeat();
}

void TimelinePage::showRange() {
    if (!session.facts().span) return;
    m_chart.range = visibleRange();
    m_overview->setBrush(filter.range());
    m_heat->setRange(m_chart.range);
    m_lanes->setRange(m_chart.range);
    m_plot->setChart(m_chart);
}

void TimelinePage::showMarks() {
    m_chart.marks = caseMarks(context.book, filter.selection());
    m_chart.notes.clear();
    for (const Annotation& annotation : context.book.annotations()) {
        const std::int64_t event_ns = context.book.eventTime(annotation);
        TimeRange range = annotation.content.range.value_or(TimeRange{});
        if (event_ns != kNoTime) range = {event_ns, event_ns + 1};
        if (range.isAll()) continue; // pinned to an account: its lane shows it
        m_chart.notes.push_back({annotation.id, range, shown(annotation.content.text)});
    }
    m_chart.dates.clear();
    for (const ReferenceDate& date : context.book.references())
        m_chart.dates.push_back({date.id, date.content.time_ns, shown(date.content.name)});
    m_overview->setMarks(m_chart.marks);
    m_plot->setChart(m_chart);
    showLanes();
}

void TimelinePage::askOverview() {
    const TimeRange span = *session.facts().span;
    session.ask<Timeline>(
        this, "overview",
        [q = query(span, kOverviewBuckets)](CaseReader& reader, std::stop_token stop) {
            return readTimeline(reader, q, stop);
        },
        [this](Result<Timeline> timeline) {
            if (!timeline || timeline->series.empty()) return;
            showOverview(timeline->edges,
                         {{tr("Total"), timeline->series.front().values, 0, true}});
        });
}

void TimelinePage::showOverview(const std::vector<std::int64_t>& edges,
                                const std::vector<PlotSeries>& series) {
    if (series.empty() || !session.facts().span) return;
    TimeChart chart;
    chart.range = *session.facts().span;
    chart.edges = edges;
    chart.gaps = session.facts().gaps;
    chart.marks = m_chart.marks;
    chart.series = {series.front()};
    m_overview->setChart(chart);
}

std::vector<DrawnSeries> TimelinePage::drawn() const {
    std::vector<DrawnSeries> out;
    for (const QString& account : filter.accounts())
        out.push_back(
            {account.isEmpty() ? tr("(no account)") : shown(utf8(account)), utf8(account), {}});
    for (const QString& term : filter.entities())
        out.push_back({shown(utf8(term)), {}, utf8(term)});
    return out;
}

int TimelinePage::plotBuckets() const {
    return std::max(60, (m_plot->width() - static_cast<int>(kGutter)) / 2);
}

void TimelinePage::askMain() {
    if (!session.facts().span) return;
    const TimelineQuery q = query(visibleRange(), plotBuckets());
    const bool whole = filter.range().isAll();
    session.ask<MainAnswer>(
        this, "main",
        [q, wanted = drawn(), whole](CaseReader& reader, std::stop_token stop) {
            return readMain(reader, q, wanted, whole, stop);
        },
        [this, bucket = q.bucket, wanted = drawn(), whole](Result<MainAnswer> answer) {
            if (!answer) {
                if (answer.error().code != ErrorCode::Cancelled)
                    emit context.notice(said(answer.error().message));
                return;
            }
            m_chart.edges = std::move(answer->edges);
            m_chart.series = std::move(answer->series);
            m_chart.bucket = text(bucket.text());
            m_drawn = wanted;
            if (!answer->bands.empty()) {
                m_bands = std::move(answer->bands);
                m_banded = wanted;
            }
            if (whole) showOverview(m_chart.edges, m_chart.series);
            m_bucket_ns =
                bucket.unit == BucketWidth::Unit::Fixed ? bucket.width_ns : 30 * kNsPerDay;
            applyBands();
            if (m_as_table->isChecked()) fillTable();
        });
}

void TimelinePage::askHeat() {
    if (!session.facts().span) return;
    const int buckets = std::max(40, (m_heat->width() - static_cast<int>(kGutter)) / 4);
    const auto order = static_cast<HeatOrder>(m_heat_order->currentIndex());
    session.ask<HeatAnswer>(
        this, "heat",
        [q = query(visibleRange(), buckets), order](CaseReader& reader, std::stop_token stop) {
            return readHeat(reader, q, kHeatRows, order, stop);
        },
        [this](Result<HeatAnswer> answer) {
            if (!answer) return;
            answer->chart.range = visibleRange();
            m_heat->setChart(answer->chart, answer->keys);
            QStringList marked;
            for (const QString& account : filter.accounts()) marked << shown(utf8(account));
            m_heat->setMarked(marked);
        });
}

void TimelinePage::askBands() {
    session.ask<std::vector<UsualBand>>(
        this, "band",
        [q = query(*session.facts().span, 1), wanted = drawn()](CaseReader& reader,
                                                                std::stop_token stop) {
            return readBands(reader, q, wanted, stop);
        },
        [this, wanted = drawn(), question = m_question](Result<std::vector<UsualBand>> bands) {
            if (question != m_question) return; // of a filter before this one
            m_bands = bands ? std::move(bands).value() : std::vector<UsualBand>{};
            m_banded = wanted;
            applyBands();
        });
}

void TimelinePage::applyBands() {
    // With one series drawn the band is its own; a band of several would mean nothing.
    m_chart.band_series = m_drawn.size() == 1 ? 1 : 0;
    const bool fits = m_banded == m_drawn && m_bands.size() == m_drawn.size() + 1;
    m_chart.band =
        fits ? bandOn(m_bands[m_chart.band_series], m_chart.edges, m_bucket_ns) : PlotBand{};
    m_plot->setChart(m_chart);
    showLanes();
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

void TimelinePage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    if (session.facts().span) m_ask_timer.start(kGesture_ms);
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// The lanes of the timeline page and the menus of what is drawn on it.
#include "core/export/freeze.h"
#include "ui/models/casebook.h"
#include "ui/models/casework.h"
#include "ui/models/core_words.h"
#include "ui/models/display.h"
#include "ui/pages/timeline_page.h"
#include "ui/render/icon.h"
#include "ui/widgets/case_dialogs.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/lanes_view.h"
#include "ui/widgets/picture_menu.h"
#include "ui/widgets/reference_dialog.h"
#include "ui/widgets/timeline_plot.h"
#include "ui/widgets/value_menu.h"

#include <QMenu>
#include <QSplitter>
#include <algorithm>

namespace tidemark {

namespace {

constexpr std::int64_t kAround_ns = 5 * kNsPerMinute;
constexpr std::int64_t kBeforeAfter_ns = 7 * kNsPerDay;

} // namespace

void TimelinePage::showLanes() {
    LaneChart lanes;
    lanes.range = m_chart.range;
    lanes.edges = m_chart.edges;
    lanes.gaps = m_chart.gaps;
    lanes.metric = m_chart.metric;
    lanes.zone = m_chart.zone;
    lanes.log_scale = m_chart.log_scale;
    const bool fits = m_banded == m_drawn && m_bands.size() == m_drawn.size() + 1;
    for (std::size_t i = 0; i < m_drawn.size() && i + 1 < m_chart.series.size(); ++i) {
        PlotLane lane;
        lane.name = m_drawn[i].name;
        lane.color = m_chart.series[i + 1].color;
        lane.values = m_chart.series[i + 1].values;
        if (fits) lane.band = bandOn(m_bands[i + 1], m_chart.edges, m_bucket_ns);
        if (m_drawn[i].term.empty()) markLane(lane, m_drawn[i].account);
        lanes.lanes.push_back(std::move(lane));
    }
    const bool any = !lanes.lanes.empty();
    const bool appears = any && m_lanes->isHidden();
    m_lanes->setChart(lanes);
    m_lanes->setVisible(any);
    if (appears) {
        const int height = m_lanes->sizeHint().height();
        const int rest = m_split->height() - height;
        m_split->setSizes({rest * 3 / 5, height, rest * 2 / 5});
    }
}

void TimelinePage::markLane(PlotLane& lane, const std::string& account) const {
    const auto& detections = context.book.detections();
    for (std::size_t i = 0; i < detections.size() && i < m_chart.marks.size(); ++i)
        if (std::ranges::find(detections[i].accounts, account) != detections[i].accounts.end())
            lane.marks.push_back(m_chart.marks[i]);
    QStringList notes;
    for (const Annotation& annotation : context.book.annotations())
        if (annotation.content.account == account) notes << shown(annotation.content.text);
    lane.notes = notes.join(QStringLiteral("; "));
}

void TimelinePage::removeLane(int lane) {
    const auto i = static_cast<std::size_t>(lane);
    if (i >= m_drawn.size()) return;
    View view = filter.view();
    if (m_drawn[i].term.empty())
        view.accounts.removeOne(text(m_drawn[i].account));
    else
        view.entities.removeOne(text(m_drawn[i].term));
    filter.setView(view);
}

void TimelinePage::connectLanes() {
    connect(m_lanes, &LanesView::laneRemoved, this, &TimelinePage::removeLane);
    connect(m_lanes, &LanesView::laneChosen, this, [this](int lane) {
        const auto i = static_cast<std::size_t>(lane);
        if (i >= m_drawn.size() || !m_drawn[i].term.empty()) return;
        Selection selection;
        selection.kind = Selection::Kind::Account;
        selection.name = text(m_drawn[i].account);
        filter.select(selection);
    });
    connect(m_lanes, &LanesView::laneMenuWanted, this, [this](int lane, const QPoint& global) {
        const auto i = static_cast<std::size_t>(lane);
        if (i >= m_drawn.size()) return;
        if (m_drawn[i].term.empty())
            return showValueMenu(context, this, Field::Account, text(m_drawn[i].account), global);
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(themedIcon(QStringLiteral("filter")), tr("Keep only this"), this,
                        [this, term = text(m_drawn[i].term)] {
                            if (const Status added = filter.addText(term); !added)
                                emit context.notice(said(added.error().message));
                        });
        menu->addAction(tr("Remove from timeline"), this, [this, lane] { removeLane(lane); });
        menu->popup(global);
    });
    connect(m_lanes, &LanesView::zoomWanted, m_plot, &TimelinePlot::zoom);
    connect(m_lanes, &LanesView::cursorMoved, m_plot, &TimelinePlot::setCursorTime);
    connect(m_lanes, &LanesView::cursorMoved, m_heat, &HeatmapView::setCursorTime);
    connect(m_plot, &TimelinePlot::cursorMoved, m_lanes, &LanesView::setCursorTime);
}

void TimelinePage::annotate(const TimeRange& range) {
    AnnotationContent content;
    content.range = range;
    if (filter.accounts().size() == 1) content.account = utf8(filter.accounts().front());
    m_plot->clearSelection();
    askAnnotation(context, this, content);
}

TimeRange TimelinePage::chosenRange() const {
    return m_plot->selection().value_or(visibleRange());
}

void TimelinePage::citeRange(const TimeRange& range) {
    CiteRequest request;
    request.kind = ExhibitKind::Range;
    request.selection.filter = utf8(filter.filterText());
    for (const QString& account : filter.accounts())
        request.selection.accounts.push_back(utf8(account));
    request.selection.range = range;
    request.metric = filter.metric();
    askCite(context, this, request,
            tr("The volume from %1, with the current filter and accounts, as an exhibit.")
                .arg(rangeText(range, session.zone())));
}

void TimelinePage::editDate(std::int64_t id) {
    const auto& all = context.book.references();
    const auto found = std::ranges::find(all, id, &ReferenceDate::id);
    if (found == all.end()) return;
    const ReferenceDate date = *found;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::int64_t around_ns = kBeforeAfter_ns;
    menu->addAction(tr("A week before and after"), this, [this, date, around_ns] {
        filter.setRange({date.content.time_ns - around_ns, date.content.time_ns + around_ns});
    });
    if (session.writable()) {
        menu->addSeparator();
        menu->addAction(tr("Edit reference date…"), this,
                        [this, date] { askReference(context, this, date.content.time_ns, &date); });
        menu->addAction(tr("Remove reference date"), this,
                        [this, date] { context.casework.retractReference(date); });
    }
    menu->popup(QCursor::pos());
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
    if (annotation.content.range)
        menu->addAction(tr("Filter to its range"), this,
                        [this, annotation] { filter.setRange(*annotation.content.range); });
    if (annotation.content.event_id)
        menu->addAction(tr("Show its event"), this, [this, annotation] {
            Selection selection;
            selection.kind = Selection::Kind::Event;
            selection.id = *annotation.content.event_id;
            filter.select(selection);
        });
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
    menu->addAction(themedIcon(QStringLiteral("findings")), tr("Add bucket to finding…"), this,
                    [this, one] { citeRange(one); });
    menu->addAction(themedIcon(QStringLiteral("clock")), tr("Add reference date here…"), this,
                    [this, one] { askReference(context, this, one.from_ns); });
    for (QAction* action : menu->actions().mid(menu->actions().size() - 3))
        action->setEnabled(session.writable());
    menu->addSeparator();
    addPictures(menu, pictureOf(m_chart, tr("Volume over time")));
    menu->popup(global);
}

void TimelinePage::showHeatMenu(const QString& account, const QPoint& global) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addValueActions(context, menu, Field::Account, account);
    menu->addSeparator();
    addPictures(menu, pictureOf(m_heat->chart(), tr("Accounts over time")));
    menu->popup(global);
}

void TimelinePage::addPictures(QMenu* menu, const PictureSource& picture) {
    addPictureActions(menu, this, picture,
                      [app = &context](const QString& words) { emit app->notice(words); });
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/detections_page.h"

#include "core/export/event_selection.h"
#include "core/export/freeze.h"
#include "ui/models/casebook.h"
#include "ui/models/casework.h"
#include "ui/models/core_words.h"
#include "ui/models/detect_settings.h"
#include "ui/models/display.h"
#include "ui/render/icon.h"
#include "ui/widgets/case_dialogs.h"
#include "ui/widgets/cell_menu.h"
#include "ui/widgets/column_fitter.h"
#include "ui/widgets/detection_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/table_delegate.h"
#include "ui/widgets/table_layout.h"
#include "ui/widgets/value_menu.h"

#include <QComboBox>
#include <QHeaderView>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <algorithm>

namespace tidemark {

namespace {

enum Show { ShowOpen, ShowAll, ShowConfirmed, ShowDismissed };
constexpr int kWho = 2, kWhen = 7;
constexpr std::size_t kMostCounted = 200; ///< the weaker ones show no count

TableCell verdictCell(const Verdict& verdict) {
    switch (verdict.kind) {
    case VerdictKind::Confirmed:
        return {QObject::tr("Confirmed"), 1, QStringLiteral("check"), QStringLiteral("good"),
                shown(verdict.reason)};
    case VerdictKind::Dismissed:
        return {QObject::tr("Dismissed"), 2, QStringLiteral("dismiss"), QStringLiteral("muted"),
                shown(verdict.reason)};
    case VerdictKind::Open: break;
    }
    return {QObject::tr("Open"), 0, {}, {}, {}};
}

} // namespace

DetectionsPage::DetectionsPage(AppContext& app)
    : Page(app, page::kDetections, QStringLiteral("detections")),
      m_model({{tr("Rank"), true, 60, {}},
               {tr("Kind"), false, 92, {}},
               {tr("Who"), false, 150, {}},
               {tr("Strength"), true, 80, {}},
               {tr("Ratio"), true, 60, {}},
               {tr("Verdict"), false, 104, {}},
               {tr("Requests"), true, 86, tr("Requests of its accounts in its time")},
               {tr("When"), false, 236, {}}}) {
    makeActions();
    auto* outer = column(this, 0, 0);
    m_count = label({}, TypeSize::Small, QFont::Normal, "secondary");
    m_show = new QComboBox;
    m_stack = new QStackedWidget;
    m_empty = new EmptyState(
        QStringLiteral("detections"), tr("Detection has not run yet"),
        tr("It compares every account with its own habit and with everybody else, looks for groups "
           "that act as one, and lists what stands out, strongest first."));
    m_empty->addAction(app.actions.get("case.detect"));
    m_empty->addAction(app.actions.get("case.detectSettings"));
    m_empty->followJobs(session.jobs());
    m_table = new QTableView;
    styleTable(m_table, tr("Detections"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new TableDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(0, Qt::AscendingOrder);
    for (std::size_t i = 0; i < m_model.columns().size(); ++i)
        m_table->setColumnWidth(static_cast<int>(i), m_model.columns()[i].width);
    new ColumnFitter(m_table, kWho, 120);
    keepTableLayout(m_table, QStringLiteral("detections"));
    m_tools = makeToolbar();
    outer->addWidget(m_tools);
    m_parameters = paragraph({}, TypeSize::Small, "muted");
    m_parameters->setAccessibleName(tr("Parameters of the run"));
    m_parameters->setContentsMargins(kGap3, kGap1, kGap3, kGap1);
    outer->addWidget(m_parameters);
    m_view = new DetectionView(app);
    auto* split = new QSplitter(Qt::Horizontal);
    split->setObjectName(QStringLiteral("detections.split"));
    split->setChildrenCollapsible(false);
    split->addWidget(m_table);
    split->addWidget(m_view);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    split->setSizes({570, 430});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(split);
    outer->addWidget(m_stack, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DetectionsPage::showCurrent);
    connect(m_table, &QTableView::doubleClicked, this, [this] {
        if (const StoredDetection* d = current()) showOnTimeline(*d);
    });
    new CellMenu(m_table,
                 [this](const QModelIndex& cell, const QPoint& at) { showMenu(cell, at); });
    connect(&app.book, &Casebook::detectionsChanged, this, &DetectionsPage::invalidate);
    connect(&app.book, &Casebook::findingsChanged, this, &DetectionsPage::invalidate);
    connect(&session, &CaseSession::zoneChanged, this, &DetectionsPage::invalidate);
    connect(&session, &CaseSession::evidenceChanged, this, &DetectionsPage::invalidate);
    connect(&app, &AppContext::themeChanged, this, &DetectionsPage::showCurrent);
    connect(&filter, &FilterState::selectionChanged, this, &DetectionsPage::showSelected);
}

void DetectionsPage::makeActions() {
    ActionRegistry& actions = context.actions;
    // Single letters act only while this page has the focus; typing elsewhere stays typing.
    const auto add = [&](const char* id, const QString& words, const char* icon, const QString& key,
                         auto slot) {
        QAction* action = actions.add(id, words, icon, QKeySequence(key), this, slot);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setProperty("local", true);
        action->setProperty("caseMenu", true);
        addAction(action);
    };
    add("detection.next", tr("Next in queue"), "down", tr("J"), [this] { step(1); });
    add("detection.previous", tr("Previous in queue"), "up", tr("K"), [this] { step(-1); });
    add("detection.confirm", tr("Confirm"), "check", tr("C"), [this] { confirm(); });
    add("detection.dismiss", tr("Dismiss…"), "dismiss", tr("D"), [this] { dismiss(); });
    add("detection.promote", tr("Promote to finding…"), "findings", tr("F"), [this] { promote(); });
    add("detection.reopen", tr("Reopen"), "undo", tr("O"), [this] { reopen(); });
}

QWidget* DetectionsPage::makeToolbar() {
    QHBoxLayout* bar = nullptr;
    QFrame* frame = toolbar(&bar);
    m_show->setAccessibleName(tr("Show"));
    m_show->addItems({tr("Open"), tr("All"), tr("Confirmed"), tr("Dismissed")});
    m_show->setCurrentIndex(ShowAll);
    connect(m_show, &QComboBox::activated, this, &DetectionsPage::reload);
    m_show->setMaximumWidth(104);
    bar->addWidget(m_show);
    bar->addSpacing(kGap1);
    bar->addWidget(m_count);
    bar->addStretch(1);
    const struct {
        const char* id;
        const char* icon;
    } buttons[] = {{"detection.confirm", "check"},
                   {"detection.dismiss", "dismiss"},
                   {"detection.promote", "findings"}};
    for (const auto& each : buttons) {
        QAction* action = context.actions.get(each.id);
        auto* push = button(action->text(), QLatin1String(each.icon), "quiet");
        connect(push, &QPushButton::clicked, action, &QAction::trigger);
        bar->addWidget(push);
        QLabel* key = label(action->shortcut().toString(), TypeSize::Caption);
        key->setProperty("kind", QStringLiteral("key"));
        key->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        bar->addWidget(key, 0, Qt::AlignVCenter);
        bar->addSpacing(kGap1);
    }
    QAction* detect = context.actions.get("case.detect");
    auto* run = button(tr("Run"), QStringLiteral("play"));
    run->setToolTip(plainTip(detect->text()));
    connect(run, &QPushButton::clicked, detect, &QAction::trigger);
    connect(detect, &QAction::changed, run,
            [run, detect] { run->setEnabled(detect->isEnabled()); });
    bar->addWidget(run);
    auto* more = iconButton(QStringLiteral("down"), tr("How to run detection"));
    auto* menu = new QMenu(more);
    menu->addAction(detect);
    menu->addAction(context.actions.get("case.detectSettings"));
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    bar->addWidget(more);
    return frame;
}

void DetectionsPage::reload() {
    const Casebook& book = context.book;
    const bool found = book.run() && !book.detections().empty();
    m_tools->setVisible(found);
    m_parameters->setVisible(book.run().has_value());
    if (book.run()) {
        const RunParametersText with = runParametersText(book.run()->params_json);
        m_parameters->setText(
            tr("Run of %1 with %2")
                .arg(timeText(book.run()->created_ns, session.zone()), with.changed));
        const QString usual = tr("At their defaults: %1").arg(with.usual);
        m_parameters->setToolTip(plainTip(usual));
        m_parameters->setAccessibleDescription(usual);
    }
    if (!found) {
        m_count->clear();
        if (book.run())
            m_empty->setText(
                tr("Detection found nothing that stands out"),
                tr("Every account kept to its own habit, as far as these parameters can tell. More "
                   "logs, or a lower threshold in the detection settings, may show more."));
        else
            m_empty->setText(
                session.facts().events == 0 ? tr("Nothing to look at yet")
                                            : tr("Detection has not run yet"),
                tr("It compares every account with its own habit and with everybody else, looks "
                   "for groups that act as one, and lists what stands out, strongest first."));
        m_stack->setCurrentIndex(0);
        return;
    }
    askRequests();
    const StoredDetection* before = current();
    const std::int64_t kept = before ? before->id
                              : filter.selection().kind == Selection::Kind::Detection
                                  ? filter.selection().id
                                  : 0;
    std::vector<TableRow> rows;
    for (const StoredDetection& d : book.detections()) {
        const Verdict verdict = book.verdict(d);
        const int show = m_show->currentIndex();
        if ((show == ShowOpen && verdict.kind != VerdictKind::Open) ||
            (show == ShowConfirmed && verdict.kind != VerdictKind::Confirmed) ||
            (show == ShowDismissed && verdict.kind != VerdictKind::Dismissed))
            continue;
        TableRow row;
        row.id = d.id;
        const QString who = d.accounts.size() == 1 ? shown(d.accounts.front())
                                                   : tr("%1 accounts").arg(d.accounts.size());
        const double ratio = d.expected > 0 ? d.observed / d.expected : 0;
        const auto requests = m_requests.find(d.id);
        const QString tone =
            verdict.kind == VerdictKind::Dismissed ? QStringLiteral("muted") : QString();
        row.cells = {
            {grouped(d.rank),
             QVariant::fromValue<qlonglong>(d.rank),
             {},
             QStringLiteral("muted"),
             {}},
            {kindName(d.kind), {}, text(d.kind), tone, {}},
            {who, {}, {}, tone, said(d.explanation)},
            {decimals(d.score, 2), d.score, {}, tone, {}},
            {ratio > 0 ? decimals(ratio, 1) + QStringLiteral("×") : QStringLiteral("–"),
             ratio,
             {},
             tone,
             {}},
            verdictCell(verdict),
            {requests == m_requests.end() ? QStringLiteral("–") : grouped(requests->second),
             QVariant::fromValue<qlonglong>(requests == m_requests.end() ? -1 : requests->second),
             {},
             tone,
             {}},
            {rangeText({d.start_ns, d.end_ns}, session.zone()),
             QVariant::fromValue<qlonglong>(d.start_ns),
             {},
             tone,
             {}}};
        rows.push_back(std::move(row));
    }
    const auto count = static_cast<std::int64_t>(rows.size());
    m_model.setRows(std::move(rows));
    m_count->setText(tr("%1 open of %2")
                         .arg(grouped(book.openDetections()),
                              grouped(static_cast<std::int64_t>(book.detections().size()))));
    m_stack->setCurrentIndex(1);
    if (count > 0)
        chooseRow(m_table, std::max(0, m_model.rowOfId(kept)));
    else
        m_view->showNothing();
    showCurrent();
}

void DetectionsPage::askRequests() {
    const std::int64_t run = context.book.run()->id;
    if (run == m_counted_run && m_counted_events == session.facts().events) return;
    m_counted_run = run;
    m_counted_events = session.facts().events;
    m_requests.clear();
    const auto& all = context.book.detections();
    std::vector<StoredDetection> wanted(
        all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(kMostCounted, all.size())));
    session.ask<std::map<std::int64_t, std::int64_t>>(
        this, "requests",
        [wanted](CaseReader& reader,
                 std::stop_token stop) -> Result<std::map<std::int64_t, std::int64_t>> {
            std::map<std::int64_t, std::int64_t> out;
            for (const StoredDetection& d : wanted) {
                const EventSelection its{{}, d.accounts, {d.start_ns, d.end_ns}, {}};
                TM_ASSIGN(const EventSet events, selectEvents(reader, its, stop));
                out[d.id] = events.size();
            }
            return out;
        },
        [this](Result<std::map<std::int64_t, std::int64_t>> counts) {
            if (!counts) return;
            m_requests = std::move(*counts);
            invalidate();
        });
}

const StoredDetection* DetectionsPage::current() const {
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() && index.row() < m_model.rowCount()
               ? context.book.detection(m_model.at(index.row()).id)
               : nullptr;
}

void DetectionsPage::showCurrent() {
    const StoredDetection* d = current();
    if (!d) return;
    m_view->show(*d, context.book.verdict(*d));
    selectCurrent();
}

void DetectionsPage::selectCurrent() {
    const StoredDetection* d = current();
    if (!d || !isVisible()) return;
    Selection selection;
    selection.kind = Selection::Kind::Detection;
    selection.id = d->id;
    filter.select(selection);
}

void DetectionsPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    // What was chosen elsewhere meanwhile is not what this page explains.
    selectCurrent();
}

void DetectionsPage::showSelected() {
    if (filter.selection().kind != Selection::Kind::Detection) return;
    const int row = m_model.rowOfId(filter.selection().id);
    if (row >= 0 && m_table->currentIndex().row() != row) chooseRow(m_table, row);
}

void DetectionsPage::showOnTimeline(const StoredDetection& d) {
    const std::int64_t margin = std::max<std::int64_t>(d.end_ns - d.start_ns, kNsPerHour);
    QStringList accounts;
    for (std::size_t i = 0; i < std::min<std::size_t>(5, d.accounts.size()); ++i)
        accounts << text(d.accounts[i]);
    filter.setAccounts(accounts);
    filter.setRange({d.start_ns - margin, d.end_ns + margin});
    emit context.pageWanted(page::kTimeline);
}

void DetectionsPage::showMenu(const QModelIndex& index, const QPoint& global) {
    const StoredDetection* d = context.book.detection(m_model.at(index.row()).id);
    if (!d) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index.column() == kWho && d->accounts.size() == 1) {
        addValueActions(context, menu, Field::Account, text(d->accounts.front()));
    } else if (index.column() == kWhen) {
        menu->addAction(
            themedIcon(QStringLiteral("clock")), tr("Keep only its time"), this,
            [this, range = TimeRange{d->start_ns, d->end_ns}] { filter.setRange(range); });
        addTimeActions(context, menu, Field::Time, d->start_ns);
    } else {
        addCopyAction(menu, index.data().toString());
    }
    menu->addSeparator();
    addDetectionActions(context, menu, d->id, d->kind == "cluster");
    menu->addAction(themedIcon(QStringLiteral("timeline")), tr("Show on timeline"), this,
                    [this, shown_one = *d] { showOnTimeline(shown_one); });
    menu->addSeparator();
    for (const char* id :
         {"detection.confirm", "detection.dismiss", "detection.promote", "detection.reopen"})
        menu->addAction(context.actions.get(id));
    menu->popup(global);
}

void DetectionsPage::step(int by) {
    const int row = std::clamp(m_table->currentIndex().row() + by, 0, m_model.rowCount() - 1);
    if (m_model.rowCount() > 0) chooseRow(m_table, row);
}

void DetectionsPage::confirm() {
    const StoredDetection* d = current();
    if (!d || !session.writable()) return;
    context.casework.setVerdict(d->stable_key, VerdictKind::Confirmed, {},
                                context.book.verdict(*d));
    emit context.notice(tr("Confirmed"));
    step(1);
}

void DetectionsPage::dismiss() {
    const StoredDetection* d = current();
    if (!d || !session.writable()) return;
    const StoredDetection kept = *d;
    askText(this, tr("Dismiss"), tr("Why is this not abuse? The reason goes into the report."),
            tr("Dismiss detection"), {}, true, [this, kept](const QString& reason) {
                context.casework.setVerdict(kept.stable_key, VerdictKind::Dismissed, utf8(reason),
                                            context.book.verdict(kept));
                emit context.notice(tr("Dismissed"));
                step(1);
            });
}

void DetectionsPage::reopen() {
    const StoredDetection* d = current();
    if (!d || !session.writable()) return;
    context.casework.setVerdict(d->stable_key, VerdictKind::Open, {}, context.book.verdict(*d));
}

void DetectionsPage::promote() {
    const StoredDetection* d = current();
    if (!d || !session.writable()) return;
    CiteRequest request;
    request.kind = ExhibitKind::Detection;
    request.detection_id = d->id;
    const QString who = d->accounts.size() == 1 ? shown(d->accounts.front())
                                                : tr("%1 accounts").arg(d->accounts.size());
    askCite(context, this, request, shown(d->explanation),
            tr("%1 of %2").arg(kindName(d->kind), who));
}

} // namespace tidemark

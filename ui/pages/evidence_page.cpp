// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evidence_page.h"

#include "ui/models/core_words.h"
#include "ui/models/display.h"
#include "ui/models/source_text.h"
#include "ui/widgets/column_fitter.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/raw_view.h"
#include "ui/widgets/rules_panel.h"
#include "ui/widgets/table_delegate.h"
#include "ui/widgets/table_layout.h"

#include <QHeaderView>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <algorithm>

namespace tidemark {

namespace {

constexpr std::int64_t kRejectsShown = 5000, kRejectBytes = 64 * 1024;

TableCell number(std::int64_t value, const char* tone = "") {
    return {grouped(value), QVariant::fromValue<qlonglong>(value), {}, QLatin1String(tone), {}};
}

TableCell plain(const QString& words) {
    return {words, {}, {}, {}, words};
}

} // namespace

EvidencePage::EvidencePage(AppContext& app)
    : Page(app, page::kEvidence, QStringLiteral("evidence")),
      m_source_model({{tr("Source"), false, 220, {}},
                      {tr("State"), false, 92, {}},
                      {tr("Profile"), false, 110, {}},
                      {tr("Size"), true, 78, {}},
                      {tr("Records"), true, 80, {}},
                      {tr("Events"), true, 80, {}},
                      {tr("Rejects"), true, 76, {}},
                      {tr("Duplicates"), true, 88, {}},
                      {tr("First event"), false, 132, {}},
                      {tr("Last event"), false, 132, {}},
                      {tr("Zone and clock"), false, 140, {}},
                      {tr("SHA-256"), false, 420, {}}}),
      m_reject_model({{tr("Record"), true, 80, {}},
                      {tr("Offset"), true, 96, {}},
                      {tr("Length"), true, 70, {}},
                      {tr("Reason"), false, 400, {}}}) {
    auto* outer = column(this, 0, 0);
    m_ledger = label({}, TypeSize::Small, QFont::Normal, "secondary");
    m_stack = new QStackedWidget;
    m_empty = new EmptyState(
        QStringLiteral("evidence"), tr("Import the first log"),
        tr("Tidemark keeps the original bytes, hashes them, and turns each record into an event or "
           "a reject with its reason. Drop a file anywhere in the window, or choose one."));
    m_empty->addAction(app.actions.get("file.import"));
    m_empty->followJobs(session.jobs());
    m_sources = new QTableView;
    styleTable(m_sources, tr("Sources"));
    m_sources->setModel(&m_source_model);
    m_sources->setItemDelegate(new TableDelegate(m_sources));
    m_sources->setSortingEnabled(true);
    m_sources->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    for (std::size_t i = 0; i < m_source_model.columns().size(); ++i)
        m_sources->setColumnWidth(static_cast<int>(i), m_source_model.columns()[i].width);
    new ColumnFitter(m_sources, 0, 170);
    keepTableLayout(m_sources, QStringLiteral("sources"));
    outer->addWidget(makeToolbar());
    m_stack->addWidget(m_empty);
    auto* split = new QSplitter(Qt::Vertical);
    split->setObjectName(QStringLiteral("evidence.split"));
    split->setChildrenCollapsible(false);
    split->setHandleWidth(1);
    split->addWidget(m_sources);
    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    m_rules = new RulesPanel(app);
    m_tabs->addTab(makeRejects(), tr("Rejects"));
    m_tabs->addTab(m_rules, tr("Joins and address files"));
    split->addWidget(m_tabs);
    connect(m_rules, &RulesPanel::counted, this, [this](int rules) {
        m_tabs->setTabText(1, rules == 0 ? tr("Joins and address files")
                                         : tr("Joins and address files (%1)").arg(rules));
    });
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    m_stack->addWidget(split);
    outer->addWidget(m_stack, 1);
    connect(m_sources->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                if (!now.isValid()) return;
                Selection selection;
                selection.kind = Selection::Kind::Source;
                selection.id = m_source_model.at(now.row()).id;
                filter.select(selection);
                askRejects(selection.id);
            });
    connect(m_rejects->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                if (now.isValid()) showReject(now.row());
            });
    connect(&session, &CaseSession::evidenceChanged, this, &EvidencePage::invalidate);
    connect(&session, &CaseSession::zoneChanged, this, &EvidencePage::invalidate);
}

QWidget* EvidencePage::makeToolbar() {
    QHBoxLayout* bar = nullptr;
    QFrame* frame = toolbar(&bar);
    bar->addWidget(m_ledger);
    bar->addStretch(1);
    for (const char* id : {"case.verify", "file.import"}) {
        QAction* action = context.actions.get(id);
        auto* push =
            button(id == std::string_view("case.verify") ? tr("Verify") : tr("Import log…"),
                   id == std::string_view("case.verify") ? QStringLiteral("verify")
                                                         : QStringLiteral("import"));
        connect(push, &QPushButton::clicked, action, &QAction::trigger);
        bar->addWidget(push);
    }
    return frame;
}

QWidget* EvidencePage::makeRejects() {
    auto* panel = new QWidget;
    auto* layout = column(panel, 0, 0);
    QHBoxLayout* bar = nullptr;
    QFrame* head = toolbar(&bar);
    head->setFixedHeight(32);
    m_rejects_heading = label(tr("Rejects"), TypeSize::Small, QFont::DemiBold, "secondary");
    bar->addWidget(m_rejects_heading);
    bar->addStretch(1);
    layout->addWidget(head);
    auto* split = new QSplitter(Qt::Horizontal);
    m_rejects = new QTableView;
    styleTable(m_rejects, tr("Rejects"));
    m_rejects->setModel(&m_reject_model);
    m_rejects->setItemDelegate(new TableDelegate(m_rejects));
    for (std::size_t i = 0; i < m_reject_model.columns().size(); ++i)
        m_rejects->setColumnWidth(static_cast<int>(i), m_reject_model.columns()[i].width);
    new ColumnFitter(m_rejects, 3, 150);
    keepTableLayout(m_rejects, QStringLiteral("rejects"));
    m_raw = new RawView;
    m_raw->setPlaceholderText(tr("Choose a reject to see its bytes"));
    split->addWidget(m_rejects);
    split->addWidget(m_raw);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    layout->addWidget(split, 1);
    return panel;
}

void EvidencePage::reload() {
    const CaseFacts& facts = session.facts();
    if (facts.sources.empty()) {
        m_ledger->clear();
        m_stack->setCurrentIndex(0);
        return;
    }
    m_stack->setCurrentIndex(1);
    m_ledger->setText(tr("%1 = %2 + %3, from %4")
                          .arg(tr("%Ln record(s)", nullptr, static_cast<int>(facts.records)),
                               tr("%Ln event(s)", nullptr, static_cast<int>(facts.events)),
                               tr("%Ln reject(s)", nullptr, static_cast<int>(facts.rejects)),
                               facts.sources.size() == 1
                                   ? tr("one source")
                                   : tr("%1 sources").arg(facts.sources.size())));
    const std::int64_t chosen = filter.selection().kind == Selection::Kind::Source
                                    ? filter.selection().id
                                    : facts.sources.front().id;
    showSources();
    m_rules->reload();
    chooseRow(m_sources, std::max(0, m_source_model.rowOfId(chosen)));
}

void EvidencePage::showSources() {
    std::vector<TableRow> rows;
    const TimeZone& zone = session.zone();
    for (const Source& source : session.facts().sources) {
        TableRow row;
        row.id = source.id;
        const bool damaged = !source.damage.empty();
        row.cells = {
            {shown(source.name), {}, QStringLiteral("file"), {}, shown(source.path)},
            {damaged       ? tr("Incomplete")
             : source.kept ? tr("Kept")
                           : tr("Reference"),
             {},
             damaged ? QStringLiteral("warning") : QStringLiteral("check"),
             damaged ? QStringLiteral("bad") : QStringLiteral("good"),
             damaged ? said(source.damage) : QString()},
            plain(shown(source.format)),
            {sizeText(static_cast<double>(source.size_bytes)),
             QVariant::fromValue<qlonglong>(source.size_bytes),
             {},
             {},
             tr("%1 bytes").arg(grouped(source.size_bytes))},
            number(source.records),
            number(source.events),
            number(source.rejects, source.rejects > 0 ? "warning" : ""),
            number(source.duplicates),
            {source.first_ns ? timeText(*source.first_ns, zone, kNsPerMinute) : tr("no time"),
             QVariant::fromValue<qlonglong>(source.first_ns.value_or(0)),
             {},
             {},
             {}},
            {source.last_ns ? timeText(*source.last_ns, zone, kNsPerMinute) : tr("no time"),
             QVariant::fromValue<qlonglong>(source.last_ns.value_or(0)),
             {},
             {},
             {}},
            plain(importParamsText(source)),
            plain(text(source.sha256))};
        rows.push_back(std::move(row));
    }
    m_source_model.setRows(std::move(rows));
}

void EvidencePage::askRejects(std::int64_t source_id) {
    m_raw->clear();
    session.ask<std::vector<Reject>>(
        this, "rejects",
        [source_id](CaseReader& reader, std::stop_token) {
            return reader.sources().rejects(source_id, 0, kRejectsShown);
        },
        [this](Result<std::vector<Reject>> rejects) {
            if (!rejects) return;
            std::vector<TableRow> rows;
            for (const Reject& reject : *rejects) {
                TableRow row;
                row.id = reject.id;
                row.key = QStringLiteral("%1 %2 %3")
                              .arg(reject.source_id)
                              .arg(reject.content_offset)
                              .arg(reject.length);
                row.cells = {number(reject.record_no), number(reject.content_offset),
                             number(reject.length), plain(said(reject.reason))};
                rows.push_back(std::move(row));
            }
            m_rejects_heading->setText(
                rows.empty() ? tr("No rejects: every record of this source became an event")
                             : tr("Rejects of this source: %1")
                                   .arg(grouped(static_cast<std::int64_t>(rows.size()))));
            m_tabs->setTabText(
                0, rows.empty()
                       ? tr("Rejects")
                       : tr("Rejects (%1)").arg(grouped(static_cast<std::int64_t>(rows.size()))));
            m_reject_model.setRows(std::move(rows));
        });
}

void EvidencePage::showReject(int row) {
    const QStringList parts = m_reject_model.at(row).key.split(QLatin1Char(' '));
    const std::int64_t source = parts[0].toLongLong(), offset = parts[1].toLongLong(),
                       length = std::min<std::int64_t>(parts[2].toLongLong(), kRejectBytes);
    session.ask<std::string>(
        this, "reject",
        [=](CaseReader& reader, std::stop_token) {
            return reader.sources().content(source, offset, length);
        },
        [this](Result<std::string> bytes) {
            m_raw->setRecord(bytes ? shownRaw(*bytes) : said(bytes.error()));
        });
}

} // namespace tidemark

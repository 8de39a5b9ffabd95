// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/custody_page.h"

#include "ui/models/core_words.h"
#include "ui/models/display.h"
#include "ui/render/icon.h"
#include "ui/widgets/column_fitter.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/raw_view.h"
#include "ui/widgets/table_delegate.h"
#include "ui/widgets/table_layout.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QSplitter>
#include <QTableView>
#include <algorithm>

namespace tidemark {

namespace {

// Names of details as entries have them. English people see those names as they are stored.
[[maybe_unused]] constexpr const char* kDetails[] = {
    QT_TRANSLATE_NOOP("CustodyDetail", "container"),
    QT_TRANSLATE_NOOP("CustodyDetail", "content_sha256"),
    QT_TRANSLATE_NOOP("CustodyDetail", "custody_entries"),
    QT_TRANSLATE_NOOP("CustodyDetail", "damage"),
    QT_TRANSLATE_NOOP("CustodyDetail", "detections"),
    QT_TRANSLATE_NOOP("CustodyDetail", "duplicates"),
    QT_TRANSLATE_NOOP("CustodyDetail", "events"),
    QT_TRANSLATE_NOOP("CustodyDetail", "finding"),
    QT_TRANSLATE_NOOP("CustodyDetail", "format"),
    QT_TRANSLATE_NOOP("CustodyDetail", "input_hash"),
    QT_TRANSLATE_NOOP("CustodyDetail", "investigator"),
    QT_TRANSLATE_NOOP("CustodyDetail", "kind"),
    QT_TRANSLATE_NOOP("CustodyDetail", "name"),
    QT_TRANSLATE_NOOP("CustodyDetail", "of"),
    QT_TRANSLATE_NOOP("CustodyDetail", "params"),
    QT_TRANSLATE_NOOP("CustodyDetail", "path"),
    QT_TRANSLATE_NOOP("CustodyDetail", "preset"),
    QT_TRANSLATE_NOOP("CustodyDetail", "records"),
    QT_TRANSLATE_NOOP("CustodyDetail", "records_with_secrets"),
    QT_TRANSLATE_NOOP("CustodyDetail", "texts_with_secrets"),
    QT_TRANSLATE_NOOP("CustodyDetail", "redaction"),
    QT_TRANSLATE_NOOP("CustodyDetail", "reference"),
    QT_TRANSLATE_NOOP("CustodyDetail", "rejects"),
    QT_TRANSLATE_NOOP("CustodyDetail", "revision"),
    QT_TRANSLATE_NOOP("CustodyDetail", "sha256"),
    QT_TRANSLATE_NOOP("CustodyDetail", "signed_by"),
    QT_TRANSLATE_NOOP("CustodyDetail", "size_bytes"),
    QT_TRANSLATE_NOOP("CustodyDetail", "status"),
    QT_TRANSLATE_NOOP("CustodyDetail", "stored"),
    QT_TRANSLATE_NOOP("CustodyDetail", "tagmanifest_sha256"),
    QT_TRANSLATE_NOOP("CustodyDetail", "title"),
    QT_TRANSLATE_NOOP("CustodyDetail", "change"),
    QT_TRANSLATE_NOOP("CustodyDetail", "comment"),
    QT_TRANSLATE_NOOP("CustodyDetail", "id"),
    QT_TRANSLATE_NOOP("CustodyDetail", "from"),
    QT_TRANSLATE_NOOP("CustodyDetail", "to"),
    QT_TRANSLATE_NOOP("CustodyDetail", "reason"),
    QT_TRANSLATE_NOOP("CustodyDetail", "verdict"),
    QT_TRANSLATE_NOOP("CustodyDetail", "restores"),
    QT_TRANSLATE_NOOP("CustodyDetail", "display_zone"),
    QT_TRANSLATE_NOOP("CustodyDetail", "result"),
    QT_TRANSLATE_NOOP("CustodyDetail", "rule"),
    QT_TRANSLATE_NOOP("CustodyDetail", "networks"),
    QT_TRANSLATE_NOOP("CustodyDetail", "head"),
    QT_TRANSLATE_NOOP("CustodyDetail", "entries"),
    QT_TRANSLATE_NOOP("CustodyDetail", "key"),
    QT_TRANSLATE_NOOP("CustodyDetail", "seal_sha256"),
    QT_TRANSLATE_NOOP("CustodyDetail", "ambiguous"),
    QT_TRANSLATE_NOOP("CustodyDetail", "conflicts"),
    QT_TRANSLATE_NOOP("CustodyDetail", "filled"),
    QT_TRANSLATE_NOOP("CustodyDetail", "matched"),
    QT_TRANSLATE_NOOP("CustodyDetail", "text"),
};

QString detailName(const std::string& key) {
    return shown(utf8(QCoreApplication::translate("CustodyDetail", key.c_str())));
}

struct CustodyAnswer {
    std::vector<CustodyEntry> entries;
    std::vector<CustodyFault> faults;
};

} // namespace

CustodyPage::CustodyPage(AppContext& app)
    : Page(app, page::kCustody, QStringLiteral("custody")),
      m_model({{tr("Entry"), true, 64, {}},
               {tr("When (UTC)"), false, 178, {}},
               {tr("Who"), false, 96, {}},
               {tr("Action"), false, 124, {}},
               {tr("Subject"), false, 92, {}},
               {tr("Details"), false, 380, {}},
               {tr("Tool"), false, 120, {}},
               {tr("Hash"), false, 420, {}}}) {
    auto* outer = column(this, 0, 0);
    QHBoxLayout* bar = nullptr;
    outer->addWidget(toolbar(&bar));
    m_state_icon = new QLabel;
    m_state = label({}, TypeSize::Body, QFont::DemiBold);
    m_head = label({}, TypeSize::Small, QFont::Normal, "muted");
    bar->addWidget(m_state_icon);
    bar->addSpacing(kGap1);
    bar->addWidget(m_state);
    bar->addSpacing(kGap3);
    bar->addWidget(m_head, 1);
    QAction* verify = app.actions.get("case.verify");
    auto* push = button(tr("Verify"), QStringLiteral("verify"));
    connect(push, &QPushButton::clicked, verify, &QAction::trigger);
    bar->addWidget(push);
    m_table = new QTableView;
    styleTable(m_table, tr("Custody log"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new TableDelegate(m_table));
    for (std::size_t i = 0; i < m_model.columns().size(); ++i)
        m_table->setColumnWidth(static_cast<int>(i), m_model.columns()[i].width);
    new ColumnFitter(m_table, 5, 200);
    keepTableLayout(m_table, QStringLiteral("custody"));
    m_line = new RawView;
    m_line->setPlaceholderText(tr(
        "Choose an entry to see its line as stored: the hash of the line before, then the entry"));
    auto* split = new QSplitter(Qt::Vertical);
    split->setObjectName(QStringLiteral("custody.split"));
    split->setChildrenCollapsible(false);
    split->addWidget(m_table);
    split->addWidget(m_line);
    split->setStretchFactor(0, 4);
    split->setStretchFactor(1, 1);
    outer->addWidget(split, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                if (!now.isValid()) return;
                for (const CustodyEntry& entry : m_entries)
                    if (entry.seq == m_model.at(now.row()).id)
                        m_line->setRecord(shownRaw(entry.line) +
                                          tr("\nSHA-256 of this line: %1").arg(text(entry.hash)));
            });
    connect(&session, &CaseSession::factsChanged, this, &CustodyPage::invalidate);
    connect(&app, &AppContext::themeChanged, this, &CustodyPage::invalidate);
}

void CustodyPage::reload() {
    session.ask<CustodyAnswer>(
        this, "custody",
        [](CaseReader& reader, std::stop_token) -> Result<CustodyAnswer> {
            CustodyAnswer answer;
            CustodyLog log(reader.db());
            TM_ASSIGN(answer.entries, log.entries());
            TM_ASSIGN(const std::string chain, log.text());
            answer.faults = checkCustodyText(chain);
            return answer;
        },
        [this](Result<CustodyAnswer> answer) {
            if (answer)
                take(answer->entries, answer->faults);
            else
                emit context.notice(said(answer.error().message));
        });
}

void CustodyPage::take(const std::vector<CustodyEntry>& entries,
                       const std::vector<CustodyFault>& faults) {
    m_entries = entries;
    std::vector<TableRow> rows;
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        QStringList details;
        for (const auto& [key, value] : entry->details)
            details << detailName(key) + QStringLiteral(" ") + shown(value);
        const auto fault = std::ranges::find(faults, entry->seq, &CustodyFault::seq);
        const bool broken = fault != faults.end();
        TableRow row;
        row.id = entry->seq;
        row.cells = {{grouped(entry->seq), QVariant::fromValue<qlonglong>(entry->seq),
                      broken ? QStringLiteral("warning") : QString(),
                      broken ? QStringLiteral("bad") : QString(),
                      broken ? said(fault->reason) : QString()},
                     {text(entry->at).replace(QLatin1Char('T'), QLatin1Char(' ')), {}, {}, {}, {}},
                     {shown(entry->actor),
                      {},
                      {},
                      {},
                      tr("%1 on %2").arg(shown(entry->os_user), shown(entry->host))},
                     {said(entry->action), {}, {}, QStringLiteral("accent"), shown(entry->action)},
                     {shown(entry->subject), {}, {}, {}, {}},
                     {details.join(QStringLiteral("   ")),
                      {},
                      {},
                      QStringLiteral("muted"),
                      details.join(QLatin1Char('\n'))},
                     {shown(entry->tool), {}, {}, QStringLiteral("muted"), {}},
                     {text(entry->hash), {}, {}, QStringLiteral("muted"), {}}};
        rows.push_back(std::move(row));
    }
    m_model.setRows(std::move(rows));
    if (m_model.rowCount() > 0 && !m_table->currentIndex().isValid()) chooseRow(m_table, 0);
    const Theme& theme = currentTheme();
    const bool intact = faults.empty();
    m_state_icon->setPixmap(
        tintedPixmap(intact ? QStringLiteral("check") : QStringLiteral("warning"), 18,
                     intact ? theme.good : theme.bad, devicePixelRatioF()));
    m_state->setText(intact ? tr("Chain intact")
                            : tr("Chain broken at entry %1: %2")
                                  .arg(faults.front().seq)
                                  .arg(said(faults.front().reason)));
    setKind(m_state, intact ? "good" : "bad");
    m_head->setText(entries.empty() ? QString()
                                    : tr("%1 entries, head %2…")
                                          .arg(grouped(static_cast<std::int64_t>(entries.size())),
                                               text(entries.back().hash).left(16)));
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rules_panel.h"

#include "core/query/case_reader.h"
#include "ui/models/casework.h"
#include "ui/models/core_words.h"
#include "ui/models/display.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/column_fitter.h"
#include "ui/widgets/error_view.h"
#include "ui/widgets/join_dialog.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/table_delegate.h"
#include "ui/widgets/table_layout.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTableView>
#include <algorithm>

namespace tidemark {

namespace {

/// "cloudtrail from bedrock_invocation, by Request id", or the names of the address files.
QString ruleText(const OverlayRule& rule) {
    if (rule.kind == OverlayKind::Join) {
        const auto join = JoinRule::fromJson(rule.json);
        if (!join) return said(join.error().message);
        const QString key = named(fieldInfo(join->into_key).label);
        return QObject::tr("%1 from %2, by %3")
            .arg(shown(join->into.text()), shown(join->from.text()), key);
    }
    const auto addresses = AddressRule::fromJson(rule.json);
    if (!addresses) return said(addresses.error().message);
    QStringList names;
    for (const AddressRule::File& file : addresses->files)
        names << QFileInfo(text(file.path)).fileName();
    return shown(utf8(names.join(QStringLiteral(", "))));
}

QString filledText(const OverlayResult& result) {
    QStringList parts;
    for (const auto& [field, count] : result.filled)
        if (count > 0)
            parts << QStringLiteral("%1 %2").arg(named(fieldInfo(field).label), grouped(count));
    return parts.isEmpty() ? QObject::tr("nothing") : parts.join(QStringLiteral(", "));
}

TableCell count(std::int64_t value, const char* tone = "") {
    return {grouped(value), QVariant::fromValue<qlonglong>(value), {}, QLatin1String(tone), {}};
}

} // namespace

RulesPanel::RulesPanel(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_model({{tr("Kind"), false, 96, {}},
                                                    {tr("Rule"), false, 260, {}},
                                                    {tr("State"), false, 92, {}},
                                                    {tr("Matched"), true, 84, {}},
                                                    {tr("Ambiguous"), true, 92, {}},
                                                    {tr("Conflicts"), true, 84, {}},
                                                    {tr("Filled"), false, 240, {}},
                                                    {tr("Added by"), false, 110, {}},
                                                    {tr("When"), false, 132, {}}}) {
    auto* layout = column(this, 0, 0);
    QHBoxLayout* bar = nullptr;
    layout->addWidget(toolbar(&bar));
    bar->addWidget(label(tr("What completes the events; the events as imported stay untouched"),
                         TypeSize::Small, QFont::Normal, "secondary"));
    bar->addStretch(1);
    m_add_join = button(tr("Add join…"), QStringLiteral("clusters"), "quiet");
    m_add_addresses = button(tr("Add address files…"), QStringLiteral("import"), "quiet");
    m_remove = button(tr("Remove"), QStringLiteral("dismiss"), "quiet");
    for (QPushButton* each : {m_add_join, m_add_addresses, m_remove}) bar->addWidget(each);
    m_stack = new QStackedWidget;
    auto* nothing = paragraph(
        tr("No joins and no address files. A join completes the records of one source with those "
           "of another that saw the same calls, such as tokens from the gateway and the caller "
           "from the audit log. Address files name the country and network of each address, "
           "without asking any network."),
        TypeSize::Small, "secondary");
    nothing->setContentsMargins(kGap3, kGap3, kGap3, kGap3);
    nothing->setAlignment(Qt::AlignTop);
    m_table = new QTableView;
    styleTable(m_table, tr("Joins and address files"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new TableDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    for (std::size_t i = 0; i < m_model.columns().size(); ++i)
        m_table->setColumnWidth(static_cast<int>(i), m_model.columns()[i].width);
    new ColumnFitter(m_table, 1, 200);
    keepTableLayout(m_table, QStringLiteral("rules"));
    m_stack->addWidget(nothing);
    m_stack->addWidget(m_table);
    layout->addWidget(m_stack, 1);
    connect(m_add_join, &QPushButton::clicked, this, [this] { askJoin(m_context, this); });
    connect(m_add_addresses, &QPushButton::clicked, this, &RulesPanel::addAddresses);
    connect(m_remove, &QPushButton::clicked, this, &RulesPanel::removeCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RulesPanel::enableButtons);
    enableButtons();
}

void RulesPanel::enableButtons() {
    const bool writable = m_context.session.writable();
    m_add_join->setEnabled(writable && m_context.session.facts().sources.size() > 1);
    m_add_join->setToolTip(plainTip(m_context.session.facts().sources.size() > 1
                                        ? tr("Complete one source from another")
                                        : tr("A join needs two sources")));
    m_add_addresses->setEnabled(writable);
    m_remove->setEnabled(writable && m_table->currentIndex().isValid());
}

void RulesPanel::reload() {
    m_context.session.ask<std::vector<OverlayRule>>(
        this, "rules",
        [](CaseReader& reader, std::stop_token) { return overlayRules(reader.db()); },
        [this](Result<std::vector<OverlayRule>> rules) {
            if (rules) show(*rules);
        });
}

void RulesPanel::show(const std::vector<OverlayRule>& rules) {
    m_rules = rules;
    std::vector<TableRow> rows;
    for (const OverlayRule& rule : rules) {
        const bool join = rule.kind == OverlayKind::Join;
        TableRow row;
        row.id = rule.id;
        row.cells = {{join ? tr("Join") : tr("Addresses"), {}, QStringLiteral("clusters"), {}, {}},
                     {ruleText(rule), {}, {}, {}, ruleText(rule)},
                     {rule.applied ? tr("Applied") : tr("Not applied"),
                      {},
                      rule.applied ? QStringLiteral("check") : QStringLiteral("warning"),
                      rule.applied ? QStringLiteral("good") : QStringLiteral("warning"),
                      {}},
                     count(rule.result.matched),
                     count(rule.result.ambiguous, rule.result.ambiguous > 0 ? "warning" : ""),
                     count(rule.result.conflicts, rule.result.conflicts > 0 ? "warning" : ""),
                     {filledText(rule.result), {}, {}, {}, filledText(rule.result)},
                     {shown(rule.author), {}, {}, {}, {}},
                     {timeText(rule.at_ns, m_context.session.zone(), kNsPerMinute),
                      QVariant::fromValue<qlonglong>(rule.at_ns),
                      {},
                      {},
                      {}}};
        rows.push_back(std::move(row));
    }
    m_model.setRows(std::move(rows));
    m_stack->setCurrentIndex(rules.empty() ? 0 : 1);
    if (!rules.empty() && !m_table->currentIndex().isValid()) chooseRow(m_table, 0);
    enableButtons();
    emit counted(static_cast<int>(rules.size()));
}

void RulesPanel::addAddresses() {
    const QStringList files = QFileDialog::getOpenFileNames(window(), tr("Add address files"), {},
                                                            tr("Address files (*.mmdb)"));
    if (files.isEmpty()) return;
    std::vector<std::string> paths;
    for (const QString& file : files) paths.push_back(utf8(file));
    const auto rule = AddressRule::of(paths);
    if (!rule) return showError(window(), tr("Add address files"), rule.error());
    m_context.casework.addAddressRule(*rule);
}

void RulesPanel::removeCurrent() {
    const QModelIndex now = m_table->currentIndex();
    if (!now.isValid()) return;
    const auto rule = std::ranges::find(m_rules, m_model.at(now.row()).id, &OverlayRule::id);
    if (rule == m_rules.end()) return;
    m_context.casework.retractRule(*rule);
    emit m_context.notice(tr("Removed; undo puts it back"));
}

} // namespace tidemark

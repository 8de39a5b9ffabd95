// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clusters_page.h"

#include "core/export/freeze.h"
#include "ui/models/casebook.h"
#include "ui/models/core_words.h"
#include "ui/models/display.h"
#include "ui/widgets/case_dialogs.h"
#include "ui/widgets/cell_menu.h"
#include "ui/widgets/column_fitter.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/link_chart.h"
#include "ui/widgets/table_delegate.h"
#include "ui/widgets/table_layout.h"
#include "ui/widgets/value_menu.h"

#include <QComboBox>
#include <QHeaderView>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <algorithm>
#include <map>

namespace tidemark {

namespace {

constexpr std::size_t kMostNodes = 160;
enum LinkColumn { kAccount, kOther, kKind, kValue };

QString valueKey(const StoredLink& link) {
    return QStringLiteral("=%1=%2").arg(text(link.kind), text(link.value));
}

/// The field's name for people; what is derived goes by its own word.
QString kindLabel(const std::string& kind) {
    if (const auto field = fieldByName(kind)) return named(fieldInfo(*field).label);
    QString out = said(kind);
    out.replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!out.isEmpty()) out[0] = out[0].toUpper();
    return out;
}

/// What accounts share: a field's value; a network by its range; anything else is derived and can
/// only be copied.
void addLinkValueActions(AppContext& context, QMenu* menu, const StoredLink& link) {
    if (link.kind == "network")
        addValueActions(context, menu, Field::ClientIp, text(link.value));
    else if (const auto field = fieldByName(link.kind); field && !link.value.starts_with('#'))
        addValueActions(context, menu, *field, text(link.value));
    else
        addCopyAction(menu, text(link.value));
}

/// Accounts and shared values as nodes; a link through a value becomes two edges.
void buildGraph(const StoredDetection& d, std::vector<LinkNode>& nodes,
                std::vector<LinkEdge>& edges) {
    std::map<QString, int> index;
    const auto node = [&](const QString& key, const QString& name, bool account,
                          const QString& kind) {
        const auto found = index.find(key);
        if (found != index.end()) return found->second;
        if (nodes.size() >= kMostNodes) return -1;
        nodes.push_back({key, name, account, kind, {}, 1});
        return index[key] = static_cast<int>(nodes.size()) - 1;
    };
    for (const std::string& account : d.accounts) node(text(account), shown(account), true, {});
    std::map<std::pair<int, int>, double> strength;
    const auto connect_nodes = [&](int a, int b, double s) {
        if (a < 0 || b < 0 || a == b) return;
        double& kept = strength[std::minmax(a, b)];
        kept = std::max(kept, s);
    };
    for (const StoredLink& link : d.links) {
        const int a = node(text(link.account_a), shown(link.account_a), true, {});
        const int b = link.account_b.empty()
                          ? -1
                          : node(text(link.account_b), shown(link.account_b), true, {});
        if (link.value.empty()) {
            connect_nodes(a, b, link.strength);
            continue;
        }
        const int value = node(valueKey(link), shown(link.value), false, kindLabel(link.kind));
        connect_nodes(a, value, link.strength);
        connect_nodes(b, value, link.strength);
    }
    for (const auto& [pair, s] : strength) {
        edges.push_back({pair.first, pair.second, s});
        nodes[static_cast<std::size_t>(pair.first)].weight += 1;
        nodes[static_cast<std::size_t>(pair.second)].weight += 1;
    }
    layoutLinks(nodes, edges);
}

} // namespace

ClustersPage::ClustersPage(AppContext& app)
    : Page(app, page::kClusters, QStringLiteral("clusters")),
      m_model({{tr("Account"), false, 142, {}},
               {tr("Linked to"), false, 92, {}},
               {tr("By"), false, 92, {}},
               {tr("Value"), false, 124, {}},
               {tr("Strength"), true, 84, tr("Natural-log likelihood ratio")},
               {tr("Base rate"), true, 84, tr("Share of all accounts that have the value")},
               {tr("Why"), false, 320, {}}}) {
    auto* outer = column(this, 0, 0);
    m_stack = new QStackedWidget;
    outer->addWidget(m_stack);
    m_empty = new EmptyState(QStringLiteral("clusters"), tr("No clusters yet"),
                             tr("Detection looks for accounts that share addresses, payments, "
                                "agents, prompts or clocks more than chance allows."));
    m_empty->addAction(app.actions.get("case.detect"));
    m_empty->followJobs(session.jobs());
    m_stack->addWidget(m_empty);
    auto* content = new QWidget;
    auto* layout = column(content, 0, 0);
    QHBoxLayout* bar = nullptr;
    layout->addWidget(toolbar(&bar));
    bar->addWidget(label(tr("Cluster"), TypeSize::Small, QFont::Normal, "secondary"));
    m_choice = new QComboBox;
    m_choice->setAccessibleName(tr("Cluster"));
    m_choice->setMinimumWidth(260);
    bar->addWidget(m_choice);
    bar->addStretch(1);
    auto* keep = button(tr("Keep only its accounts"), QStringLiteral("filter"), "quiet");
    auto* promote = button(tr("Promote to finding…"), QStringLiteral("findings"), "quiet");
    auto* promote_key = new QShortcut(QKeySequence(tr("F")), this);
    promote_key->setContext(Qt::WidgetWithChildrenShortcut);
    connect(promote_key, &QShortcut::activated, promote, &QPushButton::click);
    bar->addWidget(keep);
    bar->addWidget(promote);
    m_explanation = paragraph({}, TypeSize::Small);
    m_explanation->setContentsMargins(kGap3, kGap2, kGap3, kGap2);
    layout->addWidget(m_explanation);
    auto* split = new QSplitter(Qt::Vertical);
    m_chart = new LinkChart;
    m_links = new QTableView;
    styleTable(m_links, tr("Links"));
    m_links->setModel(&m_model);
    m_links->setItemDelegate(new TableDelegate(m_links));
    m_links->setSortingEnabled(true);
    m_links->sortByColumn(4, Qt::DescendingOrder);
    for (std::size_t i = 0; i < m_model.columns().size(); ++i)
        m_links->setColumnWidth(static_cast<int>(i), m_model.columns()[i].width);
    split->setObjectName(QStringLiteral("clusters.split"));
    split->setChildrenCollapsible(false);
    new ColumnFitter(m_links, 6, 150);
    keepTableLayout(m_links, QStringLiteral("links"));
    split->addWidget(m_chart);
    split->addWidget(m_links);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({600, 400});
    layout->addWidget(split, 1);
    m_stack->addWidget(content);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] {
        if (m_choice->currentIndex() >= 0) ask(m_choice->currentData().toLongLong());
    });
    connect(m_chart, &LinkChart::nodeChosen, this, [this](const QString& key, bool account) {
        showLinks(key);
        if (!account || key.isEmpty()) return;
        Selection selection;
        selection.kind = Selection::Kind::Account;
        selection.name = key;
        filter.select(selection);
    });
    connect(m_chart, &LinkChart::nodeMenuWanted, this,
            [this](const QString& key, const QPoint& at) { showMenu(key, {}, at); });
    new CellMenu(m_links, [this](const QModelIndex& cell, const QPoint& at) {
        const StoredLink& link =
            m_detection.links[static_cast<std::size_t>(m_model.at(cell.row()).id)];
        const int column = cell.column();
        if (column == kAccount || (column == kOther && !link.account_b.empty()))
            return showMenu(text(column == kOther ? link.account_b : link.account_a), {}, at);
        if (column == kKind || column == kValue) return showMenu(valueKey(link), {}, at);
        showMenu(column == kOther ? QString() : text(link.account_a), cell.data().toString(), at);
    });
    connect(keep, &QPushButton::clicked, this, [this] {
        if (m_detection.id == 0) return;
        if (const Status added = filter.addText(QStringLiteral("cluster:%1").arg(m_detection.id));
            !added)
            emit context.notice(said(added.error().message));
    });
    connect(promote, &QPushButton::clicked, this, [this] {
        if (m_detection.id == 0) return;
        CiteRequest request;
        request.kind = ExhibitKind::Detection;
        request.detection_id = m_detection.id;
        askCite(context, this, request, shown(m_detection.explanation),
                tr("Cluster of %1 accounts").arg(m_detection.accounts.size()));
    });
    connect(&app.book, &Casebook::detectionsChanged, this, &ClustersPage::invalidate);
    connect(&session, &CaseSession::evidenceChanged, this, &ClustersPage::invalidate);
}

void ClustersPage::reload() {
    const std::int64_t kept = m_choice->currentData().toLongLong();
    const QSignalBlocker block(m_choice);
    m_choice->clear();
    int wanted = 0;
    for (const StoredDetection& d : context.book.detections()) {
        if (d.kind != "cluster") continue;
        const bool chosen =
            d.id == kept || (filter.selection().kind == Selection::Kind::Detection &&
                             filter.selection().id == d.id);
        if (chosen) wanted = m_choice->count();
        m_choice->addItem(tr("%1 accounts, strength %2, rank %3")
                              .arg(d.accounts.size())
                              .arg(decimals(d.score, 2))
                              .arg(d.rank),
                          QVariant::fromValue<qlonglong>(d.id));
    }
    if (m_choice->count() == 0) {
        m_empty->setText(context.book.run() ? tr("No clusters found") : tr("No clusters yet"),
                         context.book.run()
                             ? tr("The last detection run found no group of accounts that shares "
                                  "more than chance allows.")
                             : tr("Detection looks for accounts that share addresses, payments, "
                                  "agents, prompts or clocks more than chance allows."));
        m_stack->setCurrentIndex(0);
        return;
    }
    m_stack->setCurrentIndex(1);
    m_choice->setCurrentIndex(wanted);
    ask(m_choice->currentData().toLongLong());
}

void ClustersPage::ask(std::int64_t id) {
    session.ask<StoredDetection>(
        this, "cluster",
        [id](CaseReader& reader, std::stop_token) { return DetectionStore(reader.db()).get(id); },
        [this](Result<StoredDetection> detection) {
            if (detection)
                take(*detection);
            else
                emit context.notice(said(detection.error().message));
        });
}

void ClustersPage::take(const StoredDetection& detection) {
    m_detection = detection;
    m_explanation->setText(said(detection.explanation));
    std::vector<LinkNode> nodes;
    std::vector<LinkEdge> edges;
    buildGraph(detection, nodes, edges);
    m_chart->setGraph(std::move(nodes), std::move(edges));
    showLinks({});
    Selection selection;
    selection.kind = Selection::Kind::Detection;
    selection.id = detection.id;
    if (isVisible()) filter.select(selection);
}

void ClustersPage::showMenu(const QString& key, const QString& words, const QPoint& global) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addCopyAction(menu, words);
    const auto link = std::ranges::find(m_detection.links, key, valueKey);
    if (link != m_detection.links.end()) {
        addLinkValueActions(context, menu, *link);
    } else if (!key.isEmpty()) {
        if (!menu->isEmpty()) menu->addSeparator();
        addValueActions(context, menu, Field::Account, key);
    }
    menu->addSeparator();
    addDetectionActions(context, menu, m_detection.id, true);
    menu->popup(global);
}

void ClustersPage::showLinks(const QString& node) {
    std::vector<TableRow> rows;
    std::int64_t number = -1;
    for (const StoredLink& link : m_detection.links) {
        ++number;
        if (!node.isEmpty() && text(link.account_a) != node && text(link.account_b) != node &&
            valueKey(link) != node)
            continue;
        TableRow row;
        row.id = number;
        row.cells = {{shown(link.account_a), {}, {}, {}, {}},
                     {link.account_b.empty() ? tr("the group") : shown(link.account_b),
                      {},
                      {},
                      link.account_b.empty() ? QStringLiteral("muted") : QString(),
                      {}},
                     {kindLabel(link.kind), {}, {}, QStringLiteral("secondary"), {}},
                     {shown(link.value), {}, {}, {}, shown(link.value)},
                     {decimals(link.strength, 1), link.strength, {}, {}, {}},
                     {shareText(link.base_rate), link.base_rate, {}, {}, {}},
                     {said(link.sentence), {}, {}, {}, said(link.sentence)}};
        rows.push_back(std::move(row));
    }
    m_model.setRows(std::move(rows));
}

} // namespace tidemark

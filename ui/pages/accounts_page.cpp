// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts_page.h"

#include "core/query/timeline.h"
#include "ui/models/casebook.h"
#include "ui/models/core_words.h"
#include "ui/models/display.h"
#include "ui/render/icon.h"
#include "ui/render/theme.h"
#include "ui/widgets/cell_menu.h"
#include "ui/widgets/column_fitter.h"
#include "ui/widgets/detection_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/table_delegate.h"
#include "ui/widgets/table_layout.h"
#include "ui/widgets/value_menu.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <algorithm>
#include <array>
#include <cmath>

namespace tidemark {

namespace {

constexpr int kSparkBuckets = 72, kSettle_ms = 60;
constexpr std::int64_t kLinkedShown = 12;

/// Adds the trend line to the cells of a table.
class AccountDelegate : public TableDelegate {
public:
    using TableDelegate::TableDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        if (index.column() != AccountModel::Trend)
            return TableDelegate::paint(painter, option, index);
        painter->save();
        const QRectF place = QRectF(paintBase(painter, option)).adjusted(0, 4, 0, -4);
        const QVariant data = index.data(AccountModel::SparklineRole);
        if (data.isValid()) paintLine(*painter, place, data.value<QList<double>>());
        painter->restore();
    }

private:
    static void paintLine(QPainter& painter, const QRectF& place, const QList<double>& values) {
        if (values.size() < 2) return;
        const Theme& theme = currentTheme();
        double most = 1e-9;
        for (const double value : values)
            if (!std::isnan(value)) most = std::max(most, value);
        const double step = place.width() / static_cast<double>(values.size());
        QPainterPath path;
        for (int i = 0; i < values.size(); ++i) {
            const double value = std::isnan(values[i]) ? 0 : values[i];
            const double y = place.bottom() - value / most * place.height();
            if (i == 0)
                path.moveTo(place.left(), y);
            else
                path.lineTo(place.left() + i * step, y);
            path.lineTo(place.left() + (i + 1) * step, y);
        }
        QPainterPath area = path;
        area.lineTo(place.bottomRight());
        area.lineTo(place.bottomLeft());
        QColor fill = theme.series[0];
        fill.setAlpha(theme.dark ? 90 : 70);
        painter.fillPath(area, fill);
        painter.setPen(QPen(theme.series[0], 1));
        painter.drawPath(path);
    }
};

} // namespace

AccountsPage::AccountsPage(AppContext& app)
    : Page(app, page::kAccounts, QStringLiteral("accounts")) {
    auto* outer = column(this, 0, 0);
    m_count = label({}, TypeSize::Small, QFont::Normal, "secondary");
    m_find = new QLineEdit;
    m_stack = new QStackedWidget;
    m_empty = new EmptyState(QStringLiteral("accounts"), tr("No accounts"),
                             tr("Import a log: each account, key or client in it becomes a row, "
                                "with its trend and totals."));
    m_empty->addAction(app.actions.get("file.import"));
    m_table = new QTableView;
    styleTable(m_table, tr("Accounts"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new AccountDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(AccountModel::Requests, Qt::DescendingOrder);
    m_table->horizontalHeader()->setStretchLastSection(false);
    const int widths[AccountModel::ColumnCount] = {170, 150, 96,  108, 112, 92, 72,
                                                   92,  128, 128, 88,  64,  92};
    for (int i = 0; i < AccountModel::ColumnCount; ++i) m_table->setColumnWidth(i, widths[i]);
    new ColumnFitter(m_table, AccountModel::Trend, 150);
    keepTableLayout(m_table, QStringLiteral("accounts"));
    outer->addWidget(makeToolbar());
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    outer->addWidget(m_stack, 1);
    m_sparkline_timer.setSingleShot(true);
    connect(&m_sparkline_timer, &QTimer::timeout, this, &AccountsPage::askSparklines);
    const auto look = [this] { m_sparkline_timer.start(kSettle_ms); };
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, look);
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, look);
    connect(&m_model, &QAbstractItemModel::modelReset, this, look);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                if (now.isValid() && m_table->hasFocus()) select(now.row());
            });
    connect(m_table, &QTableView::clicked, this,
            [this](const QModelIndex& index) { select(index.row()); });
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        filter.setAccounts({index.data(AccountModel::AccountRole).toString()});
        emit context.pageWanted(page::kTimeline);
    });
    new CellMenu(m_table,
                 [this](const QModelIndex& cell, const QPoint& at) { showMenu(cell, at); });
    connect(&filter, &FilterState::changed, this, [this](FilterState::Changes changes) {
        if (changes &
            (FilterState::ChipsChanged | FilterState::RangeChanged | FilterState::MetricChanged))
            invalidate();
    });
    connect(&filter, &FilterState::selectionChanged, this, &AccountsPage::followSelection);
    connect(&session, &CaseSession::evidenceChanged, this, &AccountsPage::invalidate);
    connect(&session, &CaseSession::zoneChanged, this, [this] { m_model.setZone(session.zone()); });
    connect(&app.book, &Casebook::detectionsChanged, this, &AccountsPage::countDetections);
}

QWidget* AccountsPage::makeToolbar() {
    QHBoxLayout* bar = nullptr;
    QFrame* frame = toolbar(&bar);
    bar->addWidget(m_count);
    bar->addStretch(1);
    m_find->setAccessibleName(tr("Find account"));
    m_find->setPlaceholderText(tr("Find account"));
    m_find->setFixedWidth(180);
    connect(m_find, &QLineEdit::textEdited, this, &AccountsPage::find);
    bar->addWidget(m_find);
    auto* draw = button(tr("Draw on timeline"), QStringLiteral("timeline"), "quiet");
    connect(draw, &QPushButton::clicked, this, [this] {
        QStringList accounts;
        for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
            accounts << index.data(AccountModel::AccountRole).toString();
        if (accounts.isEmpty()) return emit context.notice(tr("Choose accounts first"));
        filter.setAccounts(accounts.mid(0, 6));
        emit context.pageWanted(page::kTimeline);
    });
    bar->addWidget(draw);
    auto* keep = button(tr("Keep only these"), QStringLiteral("filter"), "quiet");
    connect(keep, &QPushButton::clicked, this, [this] {
        std::string term = "account:";
        bool first = true;
        for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) {
            const std::string one =
                filterTerm("account", utf8(index.data(AccountModel::AccountRole).toString()));
            term += (first ? "" : ",") + one.substr(one.find(':') + 1);
            first = false;
        }
        if (first) return emit context.notice(tr("Choose accounts first"));
        if (const Status added = filter.addText(text(term)); !added)
            emit context.notice(said(added.error().message));
    });
    bar->addWidget(keep);
    return frame;
}

void AccountsPage::reload() {
    if (session.facts().events == 0) {
        m_stack->setCurrentIndex(0);
        m_count->clear();
        return;
    }
    m_stack->setCurrentIndex(1);
    m_model.setZone(session.zone());
    EntityQuery query;
    query.range = filter.range();
    query.filter = filter.filter();
    query.by = Metric::Requests;
    session.ask<EntityTable>(
        this, "accounts",
        [query](CaseReader& reader, std::stop_token stop) {
            return readEntities(reader, query, stop);
        },
        [this](Result<EntityTable> table) {
            if (!table) {
                if (table.error().code != ErrorCode::Cancelled)
                    emit context.notice(said(table.error().message));
                return;
            }
            m_count->setText(tr("%1 accounts").arg(grouped(table->distinct)));
            m_model.dropSparklines();
            m_model.setRows(std::move(table->rows));
            followSelection();
        });
    askLinks();
    countDetections();
}

void AccountsPage::askLinks() {
    using Counts = std::vector<std::vector<std::int32_t>>; // by column asked, by account
    session.ask<Counts>(
        this, "links",
        [f = filter.filter(), range = filter.range()](CaseReader& reader, std::stop_token stop) {
            constexpr std::array kAsked = {Field::ClientIp, Field::ApiKey};
            return countDistinct(reader, Field::Account, kAsked, f, range, stop);
        },
        [this](Result<Counts> counts) {
            if (!counts) return;
            constexpr std::array kColumns = {AccountModel::Addresses, AccountModel::Keys};
            for (std::size_t i = 0; i < kColumns.size(); ++i) {
                std::vector<std::int32_t>& its = (*counts)[i];
                const bool none = std::ranges::all_of(its, [](std::int32_t n) { return n == 0; });
                m_table->setColumnHidden(kColumns[i],
                                         none || isColumnHiddenByHand(m_table, kColumns[i]));
                m_model.setLinks(kColumns[i], std::move(its));
            }
        });
}

void AccountsPage::countDetections() {
    std::map<std::string, int> counts;
    for (const StoredDetection& d : context.book.detections())
        for (const std::string& account : d.accounts) ++counts[account];
    m_model.setDetections(std::move(counts));
}

void AccountsPage::askSparklines() {
    if (!isVisible() || m_model.rowCount() == 0) return;
    const int first = m_table->rowAt(0);
    int last = m_table->rowAt(m_table->viewport()->height() - 1);
    if (last < 0) last = m_model.rowCount() - 1;
    const std::vector<std::string> accounts = m_model.missingSparklines(first, last);
    if (accounts.empty()) return;
    TimelineQuery query;
    query.accounts = accounts;
    query.metric = filter.metric();
    query.range =
        filter.range().isAll() ? session.facts().span.value_or(TimeRange{}) : filter.range();
    if (query.range.isAll()) return;
    query.bucket = bucketFor(query.range, kSparkBuckets);
    query.filter = filter.filter();
    query.zone = session.zone();
    // Each batch of rows has its own channel, so that scrolling on does not cancel what is asked.
    const std::string channel = "spark " + accounts.front();
    session.ask<Timeline>(
        this, channel.c_str(),
        [query](CaseReader& reader, std::stop_token stop) {
            return readTimeline(reader, query, stop);
        },
        [this](Result<Timeline> timeline) {
            if (!timeline) return;
            for (Series& series : timeline->series)
                m_model.setSparkline(series.name, std::move(series.values));
        });
}

void AccountsPage::followSelection() {
    if (filter.selection().kind != Selection::Kind::Account) return;
    const int row = m_model.rowOf(utf8(filter.selection().name));
    if (row < 0 || m_table->currentIndex().row() == row) return;
    m_table->setCurrentIndex(m_model.index(row, 0));
    m_table->scrollTo(m_model.index(row, 0), QAbstractItemView::PositionAtCenter);
}

void AccountsPage::find(const QString& name) {
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (!m_model.index(row, 0).data().toString().contains(name, Qt::CaseInsensitive)) continue;
        m_table->setCurrentIndex(m_model.index(row, 0));
        select(row);
        return;
    }
    emit context.notice(tr("No account like %1").arg(name));
}

void AccountsPage::showMenu(const QModelIndex& index, const QPoint& global) {
    const QString account = index.data(AccountModel::AccountRole).toString();
    const EntityRow& row = m_model.at(index.row());
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    switch (index.column()) {
    case AccountModel::Name:
    case AccountModel::Trend: break;
    case AccountModel::FirstSeen: addTimeActions(context, menu, Field::Time, row.first_ns); break;
    case AccountModel::LastSeen: addTimeActions(context, menu, Field::Time, row.last_ns); break;
    case AccountModel::PeakRatio:
        if (row.busiest_hour_ns == kNoTime) break;
        menu->addAction(themedIcon(QStringLiteral("clock")), tr("Its busiest hour"), this,
                        [this, from_ns = row.busiest_hour_ns] {
                            filter.setRange({from_ns, from_ns + kNsPerHour});
                        });
        addCopyAction(menu, index.data().toString());
        break;
    case AccountModel::Addresses: return addLinkedActions(menu, account, Field::ClientIp, global);
    case AccountModel::Keys: return addLinkedActions(menu, account, Field::ApiKey, global);
    case AccountModel::DetectionCount: addDetectionsOf(menu, row.name); break;
    default: addCopyAction(menu, index.data().toString()); break;
    }
    if (!menu->isEmpty()) menu->addSection(shown(row.name));
    addValueActions(context, menu, Field::Account, account);
    menu->popup(global);
}

void AccountsPage::addLinkedActions(QMenu* menu, const QString& account, Field field,
                                    const QPoint& global) {
    EntityQuery query;
    query.kind = field;
    query.limit = kLinkedShown;
    query.range = filter.range();
    if (auto own =
            parseFilter(withTerm(utf8(filter.filterText()), filterTerm("account", utf8(account)))))
        query.filter = std::move(own).value();
    session.ask<EntityTable>(
        menu, "linked",
        [query](CaseReader& reader, std::stop_token stop) {
            return readEntities(reader, query, stop);
        },
        [this, menu, account, field, global](Result<EntityTable> table) {
            if (table)
                for (const EntityRow& row : table->rows) {
                    if (row.id == 0) continue;
                    auto* one = menu->addMenu(
                        tr("%1, %2 events")
                            .arg(shown(row.name).replace(QLatin1Char('&'), QStringLiteral("&&")),
                                 grouped(row.events)));
                    addValueActions(context, one, field, text(row.name));
                }
            if (!menu->isEmpty()) menu->addSection(shown(utf8(account)));
            addValueActions(context, menu, Field::Account, account);
            menu->popup(global);
        });
}

void AccountsPage::addDetectionsOf(QMenu* menu, const std::string& account) {
    for (const StoredDetection& d : context.book.detections()) {
        if (std::ranges::find(d.accounts, account) == d.accounts.end()) continue;
        menu->addAction(themedIcon(text(d.kind)),
                        tr("%1, strength %2").arg(kindName(d.kind), decimals(d.score, 2)), this,
                        [this, id = d.id] {
                            Selection selection;
                            selection.kind = Selection::Kind::Detection;
                            selection.id = id;
                            filter.select(selection);
                            emit context.pageWanted(page::kDetections);
                        });
    }
}

void AccountsPage::select(int row) {
    Selection selection;
    selection.kind = Selection::Kind::Account;
    selection.name = text(m_model.at(row).name);
    filter.select(selection);
}

} // namespace tidemark

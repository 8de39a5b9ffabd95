// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/account_model.h"

#include "ui/models/display.h"
#include "ui/models/list_table_model.h"

#include <algorithm>
#include <numeric>

namespace tidemark {

namespace {

struct ColumnText {
    const char* title;
    const char* tip;
};
constexpr ColumnText kColumns[AccountModel::ColumnCount] = {
    {"Account", ""},
    {"Trend", "Volume over the time range, in the chosen metric"},
    {"Requests", ""},
    {"Input tokens", ""},
    {"Output tokens", ""},
    {"Bytes out", "Response bytes"},
    {"Errors", "Share of requests that failed"},
    {"Peak ratio", "Busiest hour over the mean hour between first and last event"},
    {"First seen", ""},
    {"Last seen", ""},
    {"Addresses", "Distinct client addresses"},
    {"Keys", "Distinct API keys"},
    {"Detections", "Detections that name this account"}};

std::int64_t sum(const EntityRow& row, Metric metric) {
    return row.sums[static_cast<std::size_t>(metric)];
}

} // namespace

AccountModel::AccountModel(QObject* parent) : QAbstractTableModel(parent) {}

double AccountModel::peakRatio(const EntityRow& row) {
    if (row.first_ns == kNoTime || row.last_ns - row.first_ns < kNsPerDay) return 0;
    const double hours =
        static_cast<double>(row.last_ns - row.first_ns) / static_cast<double>(kNsPerHour) + 1;
    const double mean = static_cast<double>(sum(row, Metric::Requests)) / hours;
    return mean > 0 ? static_cast<double>(row.busiest_hour_sum) / mean : 0;
}

void AccountModel::setRows(std::vector<EntityRow> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    reorder();
    endResetModel();
}

void AccountModel::setZone(const TimeZone& zone) {
    m_zone = zone;
    if (rowCount() > 0) emit dataChanged(index(0, FirstSeen), index(rowCount() - 1, LastSeen));
}

void AccountModel::setLinks(Column column, std::vector<std::int32_t> counts) {
    (column == Addresses ? m_addresses : m_keys) = std::move(counts);
    if (rowCount() > 0) emit dataChanged(index(0, column), index(rowCount() - 1, column));
}

void AccountModel::setDetections(std::map<std::string, int> counts) {
    m_detections = std::move(counts);
    if (rowCount() > 0)
        emit dataChanged(index(0, DetectionCount), index(rowCount() - 1, DetectionCount));
}

void AccountModel::setSparkline(const std::string& account, std::vector<double> values) {
    m_sparklines[account] = std::move(values);
    const int row = rowOf(account);
    if (row >= 0) emit dataChanged(index(row, Trend), index(row, Trend));
}

void AccountModel::dropSparklines() {
    m_sparklines.clear();
    m_asked.clear();
}

int AccountModel::rowOf(const std::string& account) const {
    const auto found =
        std::ranges::find_if(m_order, [&](std::size_t i) { return m_rows[i].name == account; });
    return found == m_order.end() ? -1 : static_cast<int>(found - m_order.begin());
}

std::vector<std::string> AccountModel::missingSparklines(int first, int last) {
    std::vector<std::string> out;
    for (int row = std::max(0, first); row <= std::min(last, rowCount() - 1); ++row)
        if (at(row).id != 0 && m_asked.insert(at(row).name).second) out.push_back(at(row).name);
    return out;
}

int AccountModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AccountModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

int AccountModel::count(Column column, const EntityRow& row) const {
    if (column == DetectionCount) {
        const auto found = m_detections.find(row.name);
        return found == m_detections.end() ? 0 : found->second;
    }
    const auto& counts = column == Addresses ? m_addresses : m_keys;
    return row.id < counts.size() ? counts[row.id] : 0;
}

QVariant AccountModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const EntityRow& row = at(index.row());
    const int column = index.column();
    const bool numeric =
        column != Name && column != Trend && column != FirstSeen && column != LastSeen;
    if (role == AccountRole) return text(row.name);
    if (role == ListTableModel::NumericRole) return numeric;
    if (role == Qt::TextAlignmentRole)
        return QVariant(numeric ? Qt::AlignRight | Qt::AlignVCenter
                                : Qt::AlignLeft | Qt::AlignVCenter);
    if (role == SparklineRole && column == Trend) {
        const auto found = m_sparklines.find(row.name);
        return found == m_sparklines.end()
                   ? QVariant()
                   : QVariant::fromValue(QList<double>(found->second.begin(), found->second.end()));
    }
    if (role == ListTableModel::ToneRole && column == DetectionCount &&
        count(DetectionCount, row) > 0)
        return QStringLiteral("warning");
    if (role == ListTableModel::ToneRole && column == PeakRatio && peakRatio(row) < 3)
        return QStringLiteral("muted");
    if (role != Qt::DisplayRole) return {};
    const auto metric = [&](Metric m) {
        return sum(row, m) == 0 ? QStringLiteral("–") : grouped(sum(row, m));
    };
    const auto counted = [&](Column c) {
        return count(c, row) == 0 ? QStringLiteral("–") : grouped(count(c, row));
    };
    switch (column) {
    case Name: return row.id == 0 ? tr("(no account)") : shown(row.name);
    case Requests: return metric(Metric::Requests);
    case InputTokens: return metric(Metric::InputTokens);
    case OutputTokens: return metric(Metric::OutputTokens);
    case Bytes:
        return sum(row, Metric::ResponseBytes) == 0
                   ? QStringLiteral("–")
                   : sizeText(static_cast<double>(sum(row, Metric::ResponseBytes)));
    case ErrorShare:
        return sum(row, Metric::Errors) == 0 || sum(row, Metric::Requests) == 0
                   ? QStringLiteral("–")
                   : shareText(static_cast<double>(sum(row, Metric::Errors)) /
                               static_cast<double>(sum(row, Metric::Requests)));
    case PeakRatio:
        return peakRatio(row) <= 0 ? QStringLiteral("–")
                                   : decimals(peakRatio(row), 1) + QStringLiteral("×");
    case FirstSeen: return timeText(row.first_ns, m_zone, kNsPerMinute);
    case LastSeen: return timeText(row.last_ns, m_zone, kNsPerMinute);
    case Addresses:
    case Keys:
    case DetectionCount: return counted(static_cast<Column>(column));
    default: return {};
    }
}

QVariant AccountModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    const ColumnText& column = kColumns[section];
    if (role == Qt::DisplayRole) return tr(column.title);
    if (role == Qt::ToolTipRole && *column.tip) return tr(column.tip);
    const bool numeric =
        section != Name && section != Trend && section != FirstSeen && section != LastSeen;
    if (role == Qt::TextAlignmentRole)
        return QVariant(numeric ? Qt::AlignRight | Qt::AlignVCenter
                                : Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

double AccountModel::sortValue(const EntityRow& row, int column) const {
    switch (column) {
    case InputTokens: return static_cast<double>(sum(row, Metric::InputTokens));
    case OutputTokens: return static_cast<double>(sum(row, Metric::OutputTokens));
    case Bytes: return static_cast<double>(sum(row, Metric::ResponseBytes));
    case ErrorShare:
        return static_cast<double>(sum(row, Metric::Errors)) /
               std::max(1.0, static_cast<double>(sum(row, Metric::Requests)));
    case PeakRatio: return peakRatio(row);
    case FirstSeen: return static_cast<double>(row.first_ns);
    case LastSeen: return static_cast<double>(row.last_ns);
    case Addresses:
    case Keys:
    case DetectionCount: return count(static_cast<Column>(column), row);
    default: return static_cast<double>(sum(row, Metric::Requests));
    }
}

void AccountModel::sort(int column, Qt::SortOrder order) {
    emit layoutAboutToBeChanged();
    const QModelIndexList old = persistentIndexList();
    std::vector<std::size_t> kept;
    for (const QModelIndex& index : old)
        kept.push_back(m_order[static_cast<std::size_t>(index.row())]);
    m_sort_column = column;
    m_sort_order = order;
    reorder();
    for (int i = 0; i < old.size(); ++i) {
        const auto place =
            std::ranges::find(m_order, kept[static_cast<std::size_t>(i)]) - m_order.begin();
        changePersistentIndex(old[i], index(static_cast<int>(place), old[i].column()));
    }
    emit layoutChanged();
}

void AccountModel::reorder() {
    m_order.resize(m_rows.size());
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    const bool up = m_sort_order == Qt::AscendingOrder;
    std::ranges::stable_sort(m_order, [&](std::size_t a, std::size_t b) {
        if (m_sort_column == Name)
            return up ? m_rows[a].name < m_rows[b].name : m_rows[b].name < m_rows[a].name;
        const double x = sortValue(m_rows[a], m_sort_column),
                     y = sortValue(m_rows[b], m_sort_column);
        return up ? x < y : y < x;
    });
}

} // namespace tidemark

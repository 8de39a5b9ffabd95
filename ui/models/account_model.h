// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts with totals, peak ratio, first and last seen, linked entities and detections. Sparklines
// are asked for the rows that are looked at, through sparklinesWanted. Window's thread.
#pragma once

#include "core/base/time_zone.h"
#include "core/query/entity_table.h"

#include <QAbstractTableModel>
#include <map>
#include <set>
#include <vector>

namespace tidemark {

class AccountModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Name,
        Trend,
        Requests,
        InputTokens,
        OutputTokens,
        Bytes,
        ErrorShare,
        PeakRatio,
        FirstSeen,
        LastSeen,
        Addresses,
        Keys,
        DetectionCount,
        ColumnCount
    };
    enum Role { SparklineRole = Qt::UserRole + 40, AccountRole };

    explicit AccountModel(QObject* parent = nullptr);
    void setRows(std::vector<EntityRow> rows);
    void setZone(const TimeZone& zone);
    /// Counts of distinct linked values by account id.
    /// Distinct values by account id; `column` is Addresses or Keys.
    void setLinks(Column column, std::vector<std::int32_t> counts);
    void setDetections(std::map<std::string, int> counts);
    void setSparkline(const std::string& account, std::vector<double> values);
    /// Sparklines were for another filter or metric.
    void dropSparklines();
    [[nodiscard]] const EntityRow& at(int row) const {
        return m_rows[m_order[static_cast<std::size_t>(row)]];
    }
    [[nodiscard]] int rowOf(const std::string& account) const;
    /// Accounts of the rows that have no sparkline yet and none asked for; marks them as asked.
    std::vector<std::string> missingSparklines(int first, int last);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    /// Busiest hour over the mean hour between first and last event; 0 with less than a day.
    static double peakRatio(const EntityRow& row);

private:
    void reorder();
    [[nodiscard]] double sortValue(const EntityRow& row, int column) const;
    [[nodiscard]] int count(Column column, const EntityRow& row) const;
    std::vector<EntityRow> m_rows;
    std::vector<std::size_t> m_order;
    TimeZone m_zone;
    std::vector<std::int32_t> m_addresses, m_keys; ///< by account id
    std::map<std::string, int> m_detections;
    std::map<std::string, std::vector<double>> m_sparklines;
    std::set<std::string> m_asked;
    int m_sort_column = Requests;
    Qt::SortOrder m_sort_order = Qt::DescendingOrder;
};

} // namespace tidemark

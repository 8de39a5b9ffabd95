// SPDX-License-Identifier: GPL-3.0-or-later
// A window of at most 20,000 rows onto a list of any length. data() answers from pages in memory or
// with an empty cell and one queued request; it never waits and never touches SQLite. Pages come
// through an interface, so a test can scroll a made-up list of 100 million rows. Window's thread.
#pragma once

#include "core/base/time_zone.h"
#include "core/store/event_reader.h"

#include <QAbstractTableModel>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace tidemark {

constexpr std::int64_t kPageRows = 256;
constexpr std::int64_t kWindowRows = 20'000;

/// Where rows come from. `request` must answer later with EventWindowModel::takePage.
class EventPages {
public:
    virtual ~EventPages() = default;
    [[nodiscard]] virtual std::int64_t rowCount() const = 0;
    virtual void request(std::int64_t page, std::uint64_t generation) = 0;
};

class EventWindowModel : public QAbstractTableModel {
    Q_OBJECT
public:
    /// Apart from the roles of ListTableModel, which views ask for as well.
    enum Role { EventIdRole = Qt::UserRole + 20, RawTextRole, FieldRole };

    explicit EventWindowModel(QObject* parent = nullptr);

    /// Another list: pages of older generations are dropped. `pages` must outlive the model or be
    /// replaced.
    void setPages(EventPages* pages);
    void takePage(std::int64_t page, std::uint64_t generation, std::vector<Event> events);
    void setFields(std::vector<Field> fields);
    [[nodiscard]] const std::vector<Field>& fields() const { return m_fields; }
    void setZone(const TimeZone& zone);

    [[nodiscard]] std::int64_t totalRows() const { return m_total; }
    [[nodiscard]] std::int64_t firstRow() const { return m_first; }
    [[nodiscard]] std::uint64_t generation() const { return m_generation; }
    /// Moves the window so that `row` of the list is inside, well away from its ends.
    void showRow(std::int64_t row);
    /// The event of a model row if it is in memory; else nullptr.
    [[nodiscard]] const Event* eventAt(int model_row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void pageArrived();

private:
    using Page = std::vector<Event>;
    const Page* page(std::int64_t number) const;
    [[nodiscard]] QString cellText(const Event& event, Field field) const;

    EventPages* m_pages = nullptr;
    std::vector<Field> m_fields;
    TimeZone m_zone;
    std::int64_t m_total = 0, m_first = 0;
    std::uint64_t m_generation = 0;
    // data() is const, so what it remembers is mutable.
    mutable std::map<std::int64_t, Page> m_cache;
    mutable std::list<std::int64_t> m_recent; ///< page numbers, newest first
    mutable std::set<std::int64_t> m_asked;
};

/// A figure of a field as people read it: enumerations by name, durations with their unit.
QString numberText(Field field, std::int64_t value);
/// A value of an event for people; "" when the record does not have it.
QString fieldText(const Event& event, Field field, const TimeZone& zone);

} // namespace tidemark

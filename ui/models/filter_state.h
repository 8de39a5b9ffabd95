// SPDX-License-Identifier: GPL-3.0-or-later
// The one filter, time range, metric, chosen accounts and selection that hold across all pages,
// with the history of views. Pages listen to it and change it; none talks to another. Window's
// thread.
#pragma once

#include "core/query/filter.h"
#include "core/store/fields.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <QVector>

namespace tidemark {

/// One part of the filter, shown as a chip.
struct FilterChip {
    QString text; ///< a term of the filter language
    bool enabled = true;
    [[nodiscard]] bool negated() const { return text.startsWith(QLatin1Char('-')); }
    bool operator==(const FilterChip&) const = default;
};

/// Everything that back and forward restore.
struct View {
    QVector<FilterChip> chips;
    TimeRange range;
    Metric metric = Metric::Requests;
    QStringList accounts; ///< drawn on the timeline beside the total
    QStringList entities; ///< terms of the filter language, such as ip:10.0.0.1, drawn likewise
    bool operator==(const View&) const = default;
};

/// What the Inspector explains.
struct Selection {
    enum class Kind { None, Account, Event, Detection, Finding, Source, Value };
    Kind kind = Kind::None;
    std::int64_t id = 0;          ///< event, detection, finding or source
    QString name;                 ///< account or value, as stored
    Field field = Field::Account; ///< of a Value
    bool operator==(const Selection&) const = default;
};

class FilterState : public QObject {
    Q_OBJECT
public:
    enum Change { ChipsChanged = 1, RangeChanged = 2, MetricChanged = 4, AccountsChanged = 8 };
    Q_DECLARE_FLAGS(Changes, Change)

    using QObject::QObject;

    [[nodiscard]] const View& view() const { return m_view; }
    /// Enabled chips joined: a filter that parses.
    [[nodiscard]] QString filterText() const;
    [[nodiscard]] Filter filter() const;
    [[nodiscard]] const TimeRange& range() const { return m_view.range; }
    [[nodiscard]] Metric metric() const { return m_view.metric; }
    [[nodiscard]] const QStringList& accounts() const { return m_view.accounts; }
    [[nodiscard]] const QStringList& entities() const { return m_view.entities; }
    [[nodiscard]] const Selection& selection() const { return m_selection; }

    /// Adds each term of `text` as a chip; time terms too. BadInput, and nothing changes, if it
    /// does not parse.
    Status addText(const QString& text);
    /// field:value, or its negation; a chip that says the opposite is replaced.
    void addTerm(std::string_view field, const QString& value, bool negated = false);
    void negateChip(int index);
    void toggleChip(int index);
    void removeChip(int index);
    void clearFilter();
    void setRange(const TimeRange& range);
    void setMetric(Metric metric);
    void setAccounts(const QStringList& accounts);
    void toggleAccount(const QString& account);
    /// Draws a value of a field on the timeline, or takes it off; accounts are kept by name.
    void toggleDrawn(Field field, const QString& value);
    [[nodiscard]] bool isDrawn(Field field, const QString& value) const;
    void setView(const View& view);
    /// Back to an empty view without history, for another case.
    void reset();

    void select(const Selection& selection);

    [[nodiscard]] bool canGoBack() const { return !m_back.isEmpty(); }
    [[nodiscard]] bool canGoForward() const { return !m_forward.isEmpty(); }
    void goBack();
    void goForward();

signals:
    void changed(tidemark::FilterState::Changes changes);
    void selectionChanged();
    void historyChanged();

private:
    void change(View view);
    void apply(View view);
    View m_view;
    Selection m_selection;
    QVector<View> m_back, m_forward;
    QElapsedTimer m_last_range_change; ///< a pan or zoom is one step of history
};
Q_DECLARE_OPERATORS_FOR_FLAGS(FilterState::Changes)

} // namespace tidemark

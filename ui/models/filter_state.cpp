// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/filter_state.h"

#include "ui/models/display.h"

namespace tidemark {

namespace {

constexpr int kHistory = 100;
constexpr qint64 kOneGesture_ms = 1000;

} // namespace

QString FilterState::filterText() const {
    QStringList parts;
    for (const FilterChip& chip : m_view.chips)
        if (chip.enabled) parts << chip.text;
    return parts.join(QLatin1Char(' '));
}

Filter FilterState::filter() const {
    return parseFilter(utf8(filterText())).value_or(Filter{});
}

Status FilterState::addText(const QString& added) {
    TM_ASSIGN(const Filter parsed, parseFilter(utf8(added)));
    View view = m_view;
    for (const FilterTerm& term : parsed.terms) {
        const FilterChip chip{text(term.text), true};
        if (!view.chips.contains(chip)) view.chips.push_back(chip);
    }
    change(std::move(view));
    return ok();
}

void FilterState::addTerm(std::string_view field, const QString& value, bool negated) {
    const std::string stored = utf8(value);
    const FilterChip chip{text(filterTerm(field, stored, negated)), true};
    const QString opposite = text(filterTerm(field, stored, !negated));
    View view = m_view;
    view.chips.removeIf(
        [&](const FilterChip& c) { return c.text == opposite || c.text == chip.text; });
    view.chips.push_back(chip);
    change(std::move(view));
}

void FilterState::negateChip(int index) {
    if (index < 0 || index >= m_view.chips.size()) return;
    View view = m_view;
    FilterChip& chip = view.chips[index];
    chip.text = chip.negated() ? chip.text.mid(1) : QLatin1Char('-') + chip.text;
    change(std::move(view));
}

void FilterState::toggleChip(int index) {
    if (index < 0 || index >= m_view.chips.size()) return;
    View view = m_view;
    view.chips[index].enabled = !view.chips[index].enabled;
    change(std::move(view));
}

void FilterState::removeChip(int index) {
    if (index < 0 || index >= m_view.chips.size()) return;
    View view = m_view;
    view.chips.remove(index);
    change(std::move(view));
}

void FilterState::clearFilter() {
    View view = m_view;
    view.chips.clear();
    view.range = TimeRange{};
    change(std::move(view));
}

void FilterState::setRange(const TimeRange& range) {
    View view = m_view;
    view.range = range;
    change(std::move(view));
}

void FilterState::setMetric(Metric metric) {
    View view = m_view;
    view.metric = metric;
    change(std::move(view));
}

void FilterState::setAccounts(const QStringList& accounts) {
    View view = m_view;
    view.accounts = accounts;
    change(std::move(view));
}

void FilterState::toggleAccount(const QString& account) {
    QStringList accounts = m_view.accounts;
    if (!accounts.removeOne(account)) accounts.push_back(account);
    setAccounts(accounts);
}

void FilterState::toggleDrawn(Field field, const QString& value) {
    if (field == Field::Account) return toggleAccount(value);
    View view = m_view;
    const QString term = text(filterTerm(fieldInfo(field).name, utf8(value)));
    if (!view.entities.removeOne(term)) view.entities.push_back(term);
    change(std::move(view));
}

bool FilterState::isDrawn(Field field, const QString& value) const {
    if (field == Field::Account) return m_view.accounts.contains(value);
    return m_view.entities.contains(text(filterTerm(fieldInfo(field).name, utf8(value))));
}

void FilterState::setView(const View& view) {
    change(view);
}

void FilterState::reset() {
    m_back.clear();
    m_forward.clear();
    apply(View{});
    select(Selection{});
    emit historyChanged();
}

void FilterState::select(const Selection& selection) {
    if (selection == m_selection) return;
    m_selection = selection;
    emit selectionChanged();
}

void FilterState::change(View view) {
    if (view == m_view) return;
    View only_range = m_view;
    only_range.range = view.range;
    const bool is_range_change = only_range == view;
    const bool same_gesture = is_range_change && m_last_range_change.isValid() &&
                              m_last_range_change.elapsed() < kOneGesture_ms && !m_back.isEmpty();
    if (!same_gesture) {
        m_back.push_back(m_view);
        if (m_back.size() > kHistory) m_back.removeFirst();
    }
    if (is_range_change)
        m_last_range_change.start();
    else
        m_last_range_change.invalidate();
    m_forward.clear();
    apply(std::move(view));
    emit historyChanged();
}

void FilterState::apply(View view) {
    Changes changes;
    if (view.chips != m_view.chips) changes |= ChipsChanged;
    if (view.range != m_view.range) changes |= RangeChanged;
    if (view.metric != m_view.metric) changes |= MetricChanged;
    if (view.accounts != m_view.accounts || view.entities != m_view.entities)
        changes |= AccountsChanged;
    m_view = std::move(view);
    if (changes) emit changed(changes);
}

void FilterState::goBack() {
    if (m_back.isEmpty()) return;
    m_forward.push_back(m_view);
    m_last_range_change.invalidate();
    apply(m_back.takeLast());
    emit historyChanged();
}

void FilterState::goForward() {
    if (m_forward.isEmpty()) return;
    m_back.push_back(m_view);
    m_last_range_change.invalidate();
    apply(m_forward.takeLast());
    emit historyChanged();
}

} // namespace tidemark

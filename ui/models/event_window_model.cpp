// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/event_window_model.h"

#include "ui/models/display.h"
#include "ui/models/list_table_model.h"

#include <algorithm>

namespace tidemark {

namespace {

constexpr std::size_t kCachedPages = 96;

bool isNumeric(Field field) {
    return fieldInfo(field).type == FieldType::Number && field != Field::TimeBasis &&
           field != Field::RecordKind && field != Field::AccountKind && field != Field::Outcome;
}

} // namespace

QString numberText(Field field, std::int64_t value) {
    switch (field) {
    case Field::TimeBasis: return text(timeBasisName(static_cast<TimeBasis>(value)));
    case Field::RecordKind: return text(recordKindName(static_cast<RecordKind>(value)));
    case Field::AccountKind: return text(accountKindName(static_cast<AccountKind>(value)));
    case Field::Outcome: return text(outcomeName(static_cast<Outcome>(value)));
    case Field::StatusCode: return QString::number(value);
    case Field::LatencyUs:
        return decimals(static_cast<double>(value) / 1000, 1) + QStringLiteral(" ms");
    case Field::Flags: {
        QStringList flags;
        if (value & kFlagDuplicate) flags << QObject::tr("duplicate");
        if (value & kFlagAltered) flags << QObject::tr("altered");
        if (value & kFlagJoined) flags << QObject::tr("counted elsewhere");
        if (value & kFlagFilled) flags << QObject::tr("filled");
        return flags.join(QStringLiteral(", "));
    }
    default: return grouped(value);
    }
}

QString fieldText(const Event& event, Field field, const TimeZone& zone) {
    switch (fieldInfo(field).type) {
    case FieldType::Time: {
        const std::int64_t ts_ns = field == Field::Time ? event.ts_ns : event.number(field);
        return ts_ns == kNoTime ? QString() : timeText(ts_ns, zone, kNsPerMs);
    }
    case FieldType::Number: {
        const std::int64_t value = event.number(field);
        return value == kNoNumber ? QString() : numberText(field, value);
    }
    case FieldType::Dictionary:
    case FieldType::Text: return shown(event.text(field));
    }
    return {};
}

EventWindowModel::EventWindowModel(QObject* parent)
    : QAbstractTableModel(parent), m_fields{Field::Time,         Field::Account,
                                            Field::StatusCode,   Field::Model,
                                            Field::Endpoint,     Field::InputTokens,
                                            Field::OutputTokens, Field::ClientIp,
                                            Field::Country,      Field::UserAgent} {}

void EventWindowModel::setPages(EventPages* pages) {
    beginResetModel();
    m_pages = pages;
    m_total = pages ? pages->rowCount() : 0;
    m_first = 0;
    ++m_generation;
    m_cache.clear();
    m_recent.clear();
    m_asked.clear();
    endResetModel();
}

void EventWindowModel::takePage(std::int64_t number, std::uint64_t generation,
                                std::vector<Event> events) {
    if (generation != m_generation) return;
    m_asked.erase(number);
    m_cache[number] = std::move(events);
    m_recent.remove(number);
    m_recent.push_front(number);
    while (m_recent.size() > kCachedPages) {
        m_cache.erase(m_recent.back());
        m_recent.pop_back();
    }
    const std::int64_t top = std::max<std::int64_t>(0, number * kPageRows - m_first);
    const std::int64_t bottom =
        std::min<std::int64_t>(rowCount() - 1, (number + 1) * kPageRows - 1 - m_first);
    if (top <= bottom)
        emit dataChanged(index(static_cast<int>(top), 0),
                         index(static_cast<int>(bottom), columnCount() - 1));
    emit pageArrived();
}

void EventWindowModel::setFields(std::vector<Field> fields) {
    beginResetModel();
    m_fields = std::move(fields);
    endResetModel();
}

void EventWindowModel::setZone(const TimeZone& zone) {
    m_zone = zone;
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void EventWindowModel::showRow(std::int64_t row) {
    const std::int64_t margin = kWindowRows / 4;
    const bool inside = row >= m_first && row < m_first + rowCount();
    const bool near_top = row < m_first + margin && m_first > 0;
    const bool near_bottom = row >= m_first + rowCount() - margin && m_first + rowCount() < m_total;
    if (inside && !near_top && !near_bottom) return;
    const std::int64_t last_first = std::max<std::int64_t>(0, m_total - kWindowRows);
    const std::int64_t first = std::clamp<std::int64_t>(row - kWindowRows / 2, 0, last_first);
    if (first == m_first) return;
    beginResetModel();
    m_first = first;
    endResetModel();
}

const Event* EventWindowModel::eventAt(int model_row) const {
    if (model_row < 0 || model_row >= rowCount()) return nullptr;
    const std::int64_t row = m_first + model_row;
    const Page* found = page(row / kPageRows);
    const auto offset = static_cast<std::size_t>(row % kPageRows);
    return found && offset < found->size() ? &(*found)[offset] : nullptr;
}

const EventWindowModel::Page* EventWindowModel::page(std::int64_t number) const {
    const auto found = m_cache.find(number);
    if (found != m_cache.end()) return &found->second;
    if (m_pages && m_asked.insert(number).second) m_pages->request(number, m_generation);
    return nullptr;
}

int EventWindowModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(std::min(m_total - m_first, kWindowRows));
}

int EventWindowModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

QString EventWindowModel::cellText(const Event& event, Field field) const {
    return fieldText(event, field, m_zone);
}

QVariant EventWindowModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount()) return {};
    const Field field = m_fields[static_cast<std::size_t>(index.column())];
    if (role == ListTableModel::NumericRole) return isNumeric(field);
    if (role == Qt::TextAlignmentRole)
        return QVariant(isNumeric(field) ? Qt::AlignRight | Qt::AlignVCenter
                                         : Qt::AlignLeft | Qt::AlignVCenter);
    if (role == FieldRole) return static_cast<int>(field);
    if (role != Qt::DisplayRole && role != EventIdRole && role != RawTextRole &&
        role != ListTableModel::ToneRole)
        return {};
    const Event* event = eventAt(index.row());
    if (!event) return role == Qt::DisplayRole ? QVariant(QString()) : QVariant();
    if (role == EventIdRole) return QVariant::fromValue(event->id);
    if (role == RawTextRole) return text(event->text(field));
    if (role == ListTableModel::ToneRole)
        return field == Field::StatusCode && event->number(field) >= 400
                   ? QVariant(event->number(field) >= 500 ? QStringLiteral("bad")
                                                          : QStringLiteral("warning"))
                   : QVariant();
    return cellText(*event, field);
}

QVariant EventWindowModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const Field field = m_fields[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole) return named(fieldInfo(field).label);
    if (role == Qt::TextAlignmentRole)
        return QVariant(isNumeric(field) ? Qt::AlignRight | Qt::AlignVCenter
                                         : Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

} // namespace tidemark

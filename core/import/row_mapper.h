// SPDX-License-Identifier: GPL-3.0-or-later
// From slots (values as the record states them) to one row of an EventBatch: conversions, derived
// fields, the rules for time, and rejection. One per parser.
#pragma once

#include "core/import/mapping_plan.h"
#include "core/import/source_value.h"
#include "core/import/text_arena.h"
#include "core/store/event_batch.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

class RowMapper {
public:
    explicit RowMapper(std::shared_ptr<const MappingPlan> plan);

    /// Forgets everything of the record before.
    void clear();
    /// Slots are filled between clear() and emit(). A slot set twice keeps the last and flags the
    /// row.
    void set(int slot, const SourceValue& value) {
        SourceValue& place = slots[static_cast<std::size_t>(slot)];
        if (place.kind != SourceValue::Kind::None) m_altered = true;
        place = value;
    }
    [[nodiscard]] bool isSet(int slot) const {
        return slots[static_cast<std::size_t>(slot)].kind != SourceValue::Kind::None;
    }
    void markAltered() { m_altered = true; }
    /// Adds one row or one reject. The slots stay as they are.
    void emit(std::int64_t content_offset, std::int64_t length, EventBatch& batch);
    static void reject(std::int64_t content_offset, std::int64_t length, std::string reason,
                       EventBatch& batch);

    [[nodiscard]] const MappingPlan& plan() const { return *m_plan; }

    std::vector<SourceValue> slots;
    TextArena arena; ///< texts made for this record

private:
    using Way = PlannedRule::Way;
    std::string_view textOf(const SourceValue& value);
    std::string_view pick(const PlannedSource& source);
    [[nodiscard]] bool isNull(std::string_view text) const;
    std::string_view limited(std::string_view text);
    void applyText(const PlannedRule& rule, EventBatch& batch);
    void applyAccount(const PlannedRule& rule, EventBatch& batch);
    void applyNumber(const PlannedRule& rule, EventBatch& batch);
    void applyTime(const PlannedRule& rule, EventBatch& batch);
    void applyEnumeration(const PlannedRule& rule, EventBatch& batch);
    std::string_view joined(const PlannedRule& rule);
    std::optional<std::int64_t> numberOf(const PlannedSource& source, const SourceValue& value,
                                         Field field);
    [[nodiscard]] bool wanted(EventBatch& batch);
    bool finishTime(EventBatch& batch);
    void finish(EventBatch& batch);

    std::shared_ptr<const MappingPlan> m_plan;
    TimeReader m_times;
    bool m_altered = false;
    TimeBasis m_basis = TimeBasis::None;
    std::string m_trouble; ///< why the time is unusable
};

} // namespace tidemark

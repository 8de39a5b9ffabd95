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
        SourceValue& place = m_slots[static_cast<std::size_t>(slot)];
        if (place.kind != SourceValue::Kind::None)
            m_altered = true;
        else
            m_filled.push_back(slot);
        place = value;
    }
    /// Forgets one slot, for the next row of the same record.
    void unset(int slot);
    [[nodiscard]] bool isSet(int slot) const {
        return m_slots[static_cast<std::size_t>(slot)].kind != SourceValue::Kind::None;
    }
    void markAltered() { m_altered = true; }
    /// Adds one row or one reject. The slots stay as they are.
    void emit(std::int64_t content_offset, std::int64_t length, EventBatch& batch);
    static void reject(std::int64_t content_offset, std::int64_t length, std::string reason,
                       EventBatch& batch);

    [[nodiscard]] const MappingPlan& plan() const { return *m_plan; }

    TextArena arena; ///< texts made for this record

private:
    using Way = PlannedRule::Way;
    const std::vector<const PlannedRule*>& fedRules();
    [[nodiscard]] const SourceValue& slotOf(const PlannedSource& source) const {
        return m_slots[static_cast<std::size_t>(source.slot)];
    }
    std::string_view textOf(const SourceValue& value) {
        if (value.kind != SourceValue::Kind::Text) return writtenOut(value);
        return isNull(value.text) ? std::string_view() : limited(value.text);
    }
    std::string_view writtenOut(const SourceValue& value);
    std::string_view pick(const PlannedSource& source) {
        return source.plain ? textOf(slotOf(source)) : replaced(source);
    }
    std::string_view replaced(const PlannedSource& source);
    [[nodiscard]] bool isNull(std::string_view text) const {
        if (text.empty()) return true;
        const bool plain = static_cast<unsigned char>(text.front()) > ' ' && m_plan->nulls.empty();
        return !plain && meansNull(text);
    }
    [[nodiscard]] bool meansNull(std::string_view text) const;
    std::string_view limited(std::string_view text) {
        return text.size() <= kMaxTextBytes ? text : cutShort(text);
    }
    std::string_view cutShort(std::string_view text);
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

    /// Longest text that is indexed; the rest of a longer one is in the original only.
    static constexpr std::size_t kMaxTextBytes = 4096;

    std::shared_ptr<const MappingPlan> m_plan;
    std::vector<SourceValue> m_slots;
    std::vector<int> m_filled; ///< slots in the order in which they were filled
    // Records of one source are mostly alike: which rules they feed is found once a shape.
    std::vector<int> m_shape; ///< m_filled when m_fed was found
    std::vector<const PlannedRule*> m_fed;
    bool m_fed_known = false;
    TimeReader m_times;
    bool m_altered = false;
    TimeBasis m_basis = TimeBasis::None;
    std::string m_trouble; ///< why the time is unusable
};

} // namespace tidemark

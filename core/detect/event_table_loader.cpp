// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/detect/event_table_loader.h"

#include "core/base/utc_time.h"

#include <algorithm>
#include <limits>

namespace tidemark {

namespace {

// Numbers for texts that are not in a dictionary (prompt hashes), in order of first appearance.
// Keeps a 64-bit hash a text: two of 16 million texts agree by chance once in 140,000 logs.
class HashNumbers {
public:
    std::uint32_t numberOf(std::string_view text) {
        if (text.empty()) return 0;
        if ((m_count + 1) * 2 > m_slots.size()) grow();
        const std::uint64_t hash = hashOf(text);
        Slot& slot = find(hash);
        if (slot.number == 0) slot = {hash, ++m_count};
        return slot.number;
    }

private:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t number = 0;
    };
    static std::uint64_t hashOf(std::string_view text) {
        std::uint64_t h = 0xCBF29CE484222325ULL; // FNV-1a, finished by a mixing step
        for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
        h ^= h >> 32;
        return h * 0x9E3779B97F4A7C15ULL;
    }
    Slot& find(std::uint64_t hash) {
        std::size_t at = (hash >> 20) & (m_slots.size() - 1);
        while (m_slots[at].number != 0 && m_slots[at].hash != hash)
            at = (at + 1) & (m_slots.size() - 1);
        return m_slots[at];
    }
    void grow() {
        std::vector<Slot> old = std::move(m_slots);
        m_slots.assign(std::max<std::size_t>(1024, old.size() * 2), {});
        for (const Slot& slot : old)
            if (slot.number != 0) find(slot.hash) = slot;
    }
    std::vector<Slot> m_slots;
    std::uint32_t m_count = 0;
};

template <class T>
T saturated(std::int64_t value, T absent) {
    if (value == kNoNumber || value < 0) return absent;
    return static_cast<T>(std::min<std::int64_t>(value, std::numeric_limits<T>::max()));
}

struct IdTarget {
    Field field;
    IdColumn EventTable::*column;
    TextOf EventTable::*text;
};
constexpr IdTarget kIdTargets[] = {
    {Field::Account, &EventTable::account, &EventTable::account_text},
    {Field::ApiKey, &EventTable::api_key, &EventTable::key_text},
    {Field::Organisation, &EventTable::org, &EventTable::org_text},
    {Field::ClientIp, &EventTable::client_ip, &EventTable::ip_text},
    {Field::Asn, &EventTable::asn, &EventTable::asn_text},
    {Field::Country, &EventTable::country, &EventTable::country_text},
    {Field::UserAgent, &EventTable::user_agent, &EventTable::agent_text},
    {Field::Model, &EventTable::model, &EventTable::model_text},
    {Field::Endpoint, &EventTable::endpoint, nullptr},
    {Field::Payment, &EventTable::payment, &EventTable::payment_text},
    {Field::PromptPrefix, &EventTable::prompt_prefix, &EventTable::prefix_text},
};

struct NumberTarget {
    Field field;
    std::vector<std::int32_t> EventTable::*column;
    Field better; // where the log has this field, the column is not needed
};
constexpr NumberTarget kNumberTargets[] = {
    {Field::InputTokens, &EventTable::input_tokens, Field::InputTokens},
    {Field::OutputTokens, &EventTable::output_tokens, Field::OutputTokens},
    {Field::RequestBytes, &EventTable::request_bytes, Field::InputTokens},
    {Field::ResponseBytes, &EventTable::response_bytes, Field::OutputTokens},
};

// Which fields any block has at all; the others stay empty columns.
Result<std::array<bool, kFieldCount>> fieldsInUse(EventReader& reader) {
    std::array<bool, kFieldCount> used{};
    for (const FieldInfo& info : fieldTable()) {
        TM_ASSIGN(
            Statement select,
            reader.db().prepare("SELECT 1 FROM event_column WHERE key >= ?1 AND key < ?2 UNION ALL "
                                "SELECT 1 FROM overlay_column WHERE key >= ?1 AND key < ?2 LIMIT "
                                "1"));
        const auto number = static_cast<std::int64_t>(info.field);
        TM_ASSIGN(used[static_cast<std::size_t>(info.field)],
                  select.bind(1, number << 40).bind(2, (number + 1) << 40).step());
    }
    return used;
}

class Loader {
public:
    Loader(EventReader& reader, std::array<bool, kFieldCount> used)
        : m_reader(reader), m_used(used) {
        const auto rows = static_cast<std::size_t>(reader.eventCount());
        loaded.table.ts_ns.reserve(rows);
        for (const IdTarget& target : kIdTargets) (loaded.table.*target.column).reserve(rows);
        loaded.table.prompt_hash.reserve(rows);
        for (const NumberTarget& target : kNumberTargets)
            if (isRead(target)) (loaded.table.*target.column).reserve(rows);
        if (has(Field::StatusCode)) loaded.table.status.reserve(rows);
    }

    Status addBlock(const BlockInfo& block) {
        TM_TRY(chooseRows(block));
        for (const IdTarget& target : kIdTargets) {
            if (!has(target.field) && target.field != Field::Account) continue;
            TM_TRY(m_reader.ids(block, target.field, m_ids));
            IdColumn& column = loaded.table.*target.column;
            for (const std::uint32_t row : m_rows) column.push_back(m_ids[row]);
        }
        for (const NumberTarget& target : kNumberTargets) {
            if (!isRead(target)) continue;
            TM_TRY(m_reader.numbers(block, target.field, m_numbers));
            auto& column = loaded.table.*target.column;
            for (const std::uint32_t row : m_rows)
                column.push_back(saturated<std::int32_t>(m_numbers[row], -1));
        }
        if (has(Field::StatusCode)) {
            TM_TRY(m_reader.numbers(block, Field::StatusCode, m_numbers));
            for (const std::uint32_t row : m_rows)
                loaded.table.status.push_back(saturated<std::int16_t>(m_numbers[row], 0));
        }
        if (has(Field::PromptHash)) {
            TM_TRY(m_reader.texts(block, Field::PromptHash, m_texts));
            for (const std::uint32_t row : m_rows) {
                const std::uint32_t number = m_prompts.numberOf(m_texts[row]);
                loaded.table.prompt_hash.push_back(number);
                if (number > loaded.prompt_events.size())
                    loaded.prompt_events.push_back(block.first_event + row);
            }
        }
        return has(Field::AccountCreated) ? addBirthdays(block) : ok();
    }
    [[nodiscard]] bool isRead(const NumberTarget& target) const {
        return has(target.field) && (target.better == target.field || !has(target.better));
    }
    [[nodiscard]] bool has(Field field) const { return m_used[static_cast<std::size_t>(field)]; }

    LoadedTable loaded;

private:
    // Rows of the block that detection counts; their times go into the table.
    Status chooseRows(const BlockInfo& block) {
        m_rows.clear();
        std::vector<std::int64_t> flags, kinds;
        if (has(Field::Flags)) TM_TRY(m_reader.numbers(block, Field::Flags, flags));
        if (has(Field::RecordKind)) TM_TRY(m_reader.numbers(block, Field::RecordKind, kinds));
        TM_TRY(m_reader.numbers(block, Field::Time, m_numbers));
        for (std::uint32_t row = 0; row < m_numbers.size(); ++row) {
            if (m_numbers[row] == kNoTime) {
                ++loaded.untimed;
            } else if (!flags.empty() && flags[row] != kNoNumber &&
                       (flags[row] & kFlagsUncounted) != 0) {
                ++loaded.duplicates;
            } else if (!kinds.empty() &&
                       kinds[row] == static_cast<std::int64_t>(RecordKind::UsageBucket)) {
                ++loaded.usage_buckets;
            } else {
                m_rows.push_back(row);
                loaded.table.ts_ns.push_back(m_numbers[row]);
            }
        }
        return ok();
    }

    Status addBirthdays(const BlockInfo& block) {
        TM_TRY(m_reader.numbers(block, Field::AccountCreated, m_numbers));
        TM_TRY(m_reader.ids(block, Field::Account, m_ids));
        auto& created = loaded.table.account_created_ns;
        for (std::size_t row = 0; row < m_numbers.size(); ++row) {
            if (m_numbers[row] == kNoTime || m_ids[row] == 0) continue;
            if (created.size() <= m_ids[row]) created.resize(m_ids[row] + std::size_t{1}, 0);
            created[m_ids[row]] = m_numbers[row];
        }
        return ok();
    }

    EventReader& m_reader;
    std::array<bool, kFieldCount> m_used;
    HashNumbers m_prompts;
    std::vector<std::uint32_t> m_rows, m_ids;
    std::vector<std::int64_t> m_numbers;
    TextColumn m_texts;
};

} // namespace

Result<LoadedTable> loadEventTable(EventReader& reader, JobContext& context) {
    TM_ASSIGN(const auto used, fieldsInUse(reader));
    Loader loader(reader, used);
    std::int64_t done = 0;
    for (const BlockInfo& block : reader.blocks()) {
        if (context.stop.stop_requested())
            return makeError(ErrorCode::Cancelled, "stopped on request");
        TM_TRY(loader.addBlock(block));
        done += block.event_count;
        context.report({"Reading events", done, reader.eventCount(), done});
    }
    for (const IdTarget& target : kIdTargets) {
        if (target.text == nullptr || !loader.has(target.field)) continue;
        TM_ASSIGN(const Dictionary* names, reader.dictionary(target.field));
        loader.loaded.table.*target.text = [names](std::uint32_t id) { return names->text(id); };
    }
    loader.loaded.table.sortByAccount();
    return std::move(loader.loaded);
}

} // namespace tidemark

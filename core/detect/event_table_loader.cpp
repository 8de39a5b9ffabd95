// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/detect/event_table_loader.h"

#include "core/analysis/parallel.h"
#include "core/base/utc_time.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <span>

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

// What decides whether a row counts.
constexpr std::array<bool, kFieldCount> wantedByRows() {
    std::array<bool, kFieldCount> wanted{};
    for (const Field field : {Field::Time, Field::Flags, Field::RecordKind})
        wanted[static_cast<std::size_t>(field)] = true;
    return wanted;
}

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

// Some blocks as they are stored, and which of their rows detection counts.
struct Batch {
    std::span<const BlockInfo> blocks;
    std::array<std::vector<std::string>, kFieldCount> stored; // by field, by block
    std::vector<std::vector<std::uint32_t>> rows;             // by block

    template <class Values>
    Status decode(Field field, std::size_t block, Values& out) const {
        const auto& columns = stored[static_cast<std::size_t>(field)];
        return EventReader::decode(blocks[block],
                                   columns.empty() ? std::string_view() : columns[block], out);
    }
    // Calls `take(value)` for every counted row.
    template <class Values, class Take>
    Status forRows(Field field, Values& scratch, Take take) const {
        for (std::size_t block = 0; block < blocks.size(); ++block) {
            TM_TRY(decode(field, block, scratch));
            for (const std::uint32_t row : rows[block]) take(scratch[row]);
        }
        return ok();
    }
};

constexpr std::size_t kBatchBlocks = 16; // a quarter of a million events, a few MB

// Reads a batch on one thread, then decodes its columns side by side: each fills a part of the
// table that no other touches.
class Loader {
public:
    Loader(EventReader& reader, std::array<bool, kFieldCount> used, unsigned threads)
        : m_reader(reader), m_used(used), m_threads(threads) {
        const auto rows = static_cast<std::size_t>(reader.eventCount());
        loaded.table.ts_ns.reserve(rows);
        for (const IdTarget& target : kIdTargets) {
            (loaded.table.*target.column).reserve(rows);
            if (has(target.field) || target.field == Field::Account) addIds(target);
        }
        for (const NumberTarget& target : kNumberTargets) {
            if (!has(target.field) || (target.better != target.field && has(target.better)))
                continue;
            (loaded.table.*target.column).reserve(rows);
            addNumbers(target);
        }
        if (has(Field::StatusCode)) loaded.table.status.reserve(rows), addStatus();
        loaded.table.prompt_hash.reserve(rows);
        if (has(Field::PromptHash)) addPrompts();
        if (has(Field::AccountCreated)) addBirthdays();
    }

    Status add(std::span<const BlockInfo> blocks) {
        Batch batch;
        batch.blocks = blocks;
        for (const FieldInfo& info : fieldTable()) {
            if (!m_wanted[static_cast<std::size_t>(info.field)]) continue;
            auto& columns = batch.stored[static_cast<std::size_t>(info.field)];
            for (const BlockInfo& block : blocks) {
                TM_ASSIGN(const std::string_view data, m_reader.stored(block, info.field));
                columns.emplace_back(data);
            }
        }
        TM_TRY(chooseRows(batch));
        std::vector<Status> done(m_tasks.size(), ok());
        parallelFor(
            m_tasks.size(), m_threads, {},
            [&](std::size_t task, unsigned) { done[task] = m_tasks[task](batch); }, 1);
        for (Status& status : done) TM_TRY(std::move(status));
        return ok();
    }
    [[nodiscard]] bool has(Field field) const { return m_used[static_cast<std::size_t>(field)]; }

    LoadedTable loaded;

private:
    using Task = std::function<Status(const Batch&)>;

    void read(Field field, Task task) {
        m_wanted[static_cast<std::size_t>(field)] = true;
        m_tasks.push_back(std::move(task));
    }

    void addIds(const IdTarget& target) {
        read(target.field,
             [this, target, ids = std::vector<std::uint32_t>()](const Batch& batch) mutable {
                 IdColumn& column = loaded.table.*target.column;
                 return batch.forRows(target.field, ids,
                                      [&](std::uint32_t id) { column.push_back(id); });
             });
    }

    void addNumbers(const NumberTarget& target) {
        read(target.field,
             [this, target, numbers = std::vector<std::int64_t>()](const Batch& batch) mutable {
                 auto& column = loaded.table.*target.column;
                 return batch.forRows(target.field, numbers, [&](std::int64_t number) {
                     column.push_back(saturated<std::int32_t>(number, -1));
                 });
             });
    }

    void addStatus() {
        read(Field::StatusCode,
             [this, numbers = std::vector<std::int64_t>()](const Batch& batch) mutable {
                 auto& column = loaded.table.status;
                 return batch.forRows(Field::StatusCode, numbers, [&](std::int64_t number) {
                     column.push_back(saturated<std::int16_t>(number, 0));
                 });
             });
    }

    void addPrompts() {
        read(Field::PromptHash, [this, texts = TextColumn()](const Batch& batch) mutable -> Status {
            for (std::size_t block = 0; block < batch.blocks.size(); ++block) {
                TM_TRY(batch.decode(Field::PromptHash, block, texts));
                for (const std::uint32_t row : batch.rows[block]) {
                    const std::uint32_t number = m_prompts.numberOf(texts[row]);
                    loaded.table.prompt_hash.push_back(number);
                    if (number > loaded.prompt_events.size())
                        loaded.prompt_events.push_back(batch.blocks[block].first_event + row);
                }
            }
            return ok();
        });
    }

    // Of all rows, counted or not.
    void addBirthdays() {
        read(Field::AccountCreated,
             [this, times = std::vector<std::int64_t>(),
              ids = std::vector<std::uint32_t>()](const Batch& batch) mutable -> Status {
                 auto& created = loaded.table.account_created_ns;
                 for (std::size_t block = 0; block < batch.blocks.size(); ++block) {
                     TM_TRY(batch.decode(Field::AccountCreated, block, times));
                     TM_TRY(batch.decode(Field::Account, block, ids));
                     for (std::size_t row = 0; row < times.size(); ++row) {
                         if (times[row] == kNoTime || ids[row] == 0) continue;
                         if (created.size() <= ids[row])
                             created.resize(ids[row] + std::size_t{1}, 0);
                         created[ids[row]] = times[row];
                     }
                 }
                 return ok();
             });
    }

    // Rows of the batch that detection counts; their times go into the table.
    Status chooseRows(Batch& batch) {
        batch.rows.resize(batch.blocks.size());
        for (std::size_t block = 0; block < batch.blocks.size(); ++block) {
            TM_TRY(batch.decode(Field::Flags, block, m_flags));
            TM_TRY(batch.decode(Field::RecordKind, block, m_kinds));
            TM_TRY(batch.decode(Field::Time, block, m_times));
            for (std::uint32_t row = 0; row < m_times.size(); ++row) {
                if (m_times[row] == kNoTime) {
                    ++loaded.untimed;
                } else if (m_flags[row] != kNoNumber && (m_flags[row] & kFlagsUncounted) != 0) {
                    ++loaded.duplicates;
                } else if (m_kinds[row] == static_cast<std::int64_t>(RecordKind::UsageBucket)) {
                    ++loaded.usage_buckets;
                } else {
                    batch.rows[block].push_back(row);
                    loaded.table.ts_ns.push_back(m_times[row]);
                }
            }
        }
        return ok();
    }

    EventReader& m_reader;
    std::array<bool, kFieldCount> m_used;
    unsigned m_threads;
    std::array<bool, kFieldCount> m_wanted = wantedByRows();
    std::vector<Task> m_tasks;
    HashNumbers m_prompts;
    std::vector<std::int64_t> m_flags, m_kinds, m_times;
};

} // namespace

Result<LoadedTable> loadEventTable(EventReader& reader, unsigned threads, JobContext& context) {
    TM_ASSIGN(const auto used, fieldsInUse(reader));
    Loader loader(reader, used, threads);
    const std::span<const BlockInfo> blocks = reader.blocks();
    for (std::size_t first = 0; first < blocks.size(); first += kBatchBlocks) {
        if (context.stop.stop_requested())
            return makeError(ErrorCode::Cancelled, "stopped on request");
        const auto batch = blocks.subspan(first, std::min(kBatchBlocks, blocks.size() - first));
        TM_TRY(loader.add(batch));
        const std::int64_t done = batch.back().first_event + batch.back().event_count - 1;
        context.report({"Reading events", done, reader.eventCount(), done});
    }
    for (const IdTarget& target : kIdTargets) {
        if (target.text == nullptr || !loader.has(target.field)) continue;
        TM_ASSIGN(const Dictionary* names, reader.dictionary(target.field));
        loader.loaded.table.*target.text = [names](std::uint32_t id) { return names->text(id); };
    }
    loader.loaded.table.sortByAccount(threads);
    return std::move(loader.loaded);
}

} // namespace tidemark

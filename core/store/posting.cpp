// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/posting.h"

#include "core/store/codec.h"

#include <algorithm>
#include <string>

namespace tidemark {

namespace {

constexpr std::size_t kChunkBytes = 16 << 10;
constexpr std::string_view kInsert =
    "INSERT INTO posting (segment_id, first_account, last_account, data) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kInsertOverlayPosting =
    "INSERT INTO overlay_posting (segment_id, first_account, last_account, data) VALUES (?1, ?2, "
    "?3, ?4)";
constexpr std::string_view kSelectPostings =
    "SELECT last_account, data FROM posting WHERE segment_id = ?1 AND first_account <= ?2 "
    "ORDER BY first_account DESC LIMIT 1";
constexpr std::string_view kSelectOverlayPostings =
    "SELECT last_account, data FROM overlay_posting WHERE segment_id = ?1 AND first_account <= ?2 "
    "ORDER BY first_account DESC LIMIT 1";
constexpr std::string_view kSelectOverlaySegment =
    "SELECT 1 FROM overlay_segment WHERE segment_id = ?1";

// Row numbers grouped by account, rows ascending within each: a counting sort.
struct Grouped {
    std::vector<std::uint32_t> rows;
    std::vector<std::uint32_t> starts; ///< by account id; one more at the end
};
Grouped groupByAccount(const std::vector<std::uint32_t>& accounts) {
    Grouped grouped;
    const std::uint32_t largest =
        accounts.empty() ? 0 : *std::max_element(accounts.begin(), accounts.end());
    grouped.starts.assign(largest + 2, 0);
    for (const std::uint32_t account : accounts) ++grouped.starts[account + 1];
    for (std::size_t i = 1; i < grouped.starts.size(); ++i)
        grouped.starts[i] += grouped.starts[i - 1];
    grouped.rows.resize(accounts.size());
    std::vector<std::uint32_t> next(grouped.starts.begin(), grouped.starts.end() - 1);
    for (std::uint32_t row = 0; row < accounts.size(); ++row)
        grouped.rows[next[accounts[row]]++] = row;
    return grouped;
}

void putRows(std::string& data, const std::uint32_t* begin, const std::uint32_t* end,
             const std::vector<std::int64_t>& minutes) {
    std::uint32_t previousRow = 0;
    std::int64_t previousMinute = 0;
    for (const std::uint32_t* row = begin; row != end; ++row) {
        putVarint(data, *row - previousRow);
        previousRow = *row;
        const std::int64_t minute = minutes[*row];
        if (minute == kNoMinute) {
            putVarint(data, 1);
            continue;
        }
        putVarint(data, zigzag(minute - previousMinute) << 1);
        previousMinute = minute;
    }
}

} // namespace

Status writePostings(Database& database, std::int64_t segmentId,
                     const std::vector<std::uint32_t>& accounts,
                     const std::vector<std::int64_t>& minutes, EventView view) {
    TM_ASSIGN(Statement insert,
              database.prepare(view == EventView::AsImported ? kInsert : kInsertOverlayPosting));
    const Grouped grouped = groupByAccount(accounts);
    std::string data;
    std::uint32_t first = 0, previous = 0;
    const auto flush = [&]() -> Status {
        insert.bind(1, segmentId)
            .bind(2, std::int64_t{first})
            .bind(3, std::int64_t{previous})
            .bindBlobView(4, data);
        TM_TRY(insert.run());
        data.clear();
        return ok();
    };
    for (std::uint32_t account = 0; account + 1 < grouped.starts.size(); ++account) {
        const std::uint32_t begin = grouped.starts[account], end = grouped.starts[account + 1];
        if (begin == end) continue;
        if (data.size() >= kChunkBytes) TM_TRY(flush());
        if (data.empty()) first = account;
        putVarint(data, data.empty() ? account : account - previous);
        putVarint(data, end - begin);
        putRows(data, grouped.rows.data() + begin, grouped.rows.data() + end, minutes);
        previous = account;
    }
    return data.empty() ? ok() : flush();
}

Result<std::vector<PostingRow>> readPosting(Database& database, std::int64_t segmentId,
                                            std::uint32_t account) {
    TM_ASSIGN(Statement overlaid, database.prepare(kSelectOverlaySegment));
    TM_ASSIGN(const bool completed, overlaid.bind(1, segmentId).step());
    TM_ASSIGN(Statement select,
              database.prepare(completed ? kSelectOverlayPostings : kSelectPostings));
    TM_ASSIGN(const bool found, select.bind(1, segmentId).bind(2, std::int64_t{account}).step());
    std::vector<PostingRow> rows;
    if (!found || select.int64(0) < account) return rows;
    const std::string_view data = select.blob(1);
    const auto damaged = [] {
        return makeError(ErrorCode::Integrity, "a posting chunk is damaged");
    };
    std::size_t pos = 0;
    std::uint64_t current = 0;
    for (bool first = true; pos < data.size(); first = false) {
        std::uint64_t step = 0, count = 0;
        if (!getVarint(data, pos, step) || !getVarint(data, pos, count)) return damaged();
        current = first ? step : current + step;
        if (count > data.size() - pos) return damaged(); // a row takes two bytes at least
        const bool wanted = current == account;
        if (wanted) rows.reserve(count);
        std::uint64_t row = 0;
        std::int64_t minute = 0;
        for (std::uint64_t i = 0; i < count; ++i) {
            std::uint64_t rowStep = 0, code = 0;
            if (!getVarint(data, pos, rowStep) || !getVarint(data, pos, code)) return damaged();
            if (!wanted) continue;
            row += rowStep;
            if ((code & 1) == 0) minute += unzigzag(code >> 1);
            rows.push_back({static_cast<std::uint32_t>(row), (code & 1) != 0 ? kNoMinute : minute});
        }
        if (wanted || current > account) break;
    }
    return rows;
}

} // namespace tidemark

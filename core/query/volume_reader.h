// SPDX-License-Identifier: GPL-3.0-or-later
// What the events of a block count for: the same rules as the roll-ups (rollup.h), for blocks. A
// request counts 1 or the count its record states; a usage bucket counts what it states and nothing
// else; an event whose outcome is failure, denied or throttled counts as errors what it counts as
// requests; "not stated" is 0. One thread, the reader's.
#pragma once

#include "core/query/case_reader.h"
#include "core/query/price_table.h"

#include <array>
#include <cstdint>
#include <vector>

namespace tidemark {

/// Adds without overflow: a sum stays at the limit of int64, as in roll-ups.
inline void addSaturating(std::int64_t& sum, std::int64_t more) {
    if (__builtin_add_overflow(sum, more, &sum)) sum = more > 0 ? INT64_MAX : INT64_MIN + 1;
}

constexpr unsigned metricBit(Metric metric) {
    return 1U << static_cast<unsigned>(metric);
}

class VolumeReader {
public:
    /// `metrics` is a set of metricBit(). `prices` (by model id) is needed for Cost only.
    VolumeReader(CaseReader& reader, unsigned metrics, std::vector<ModelPrice> prices = {})
        : m_reader(reader), m_metrics(metrics), m_prices(std::move(prices)) {}
    /// Prepares Cost with the case's price table where it is among the metrics.
    static Result<VolumeReader> make(CaseReader& reader, unsigned metrics);

    /// Reads the columns of the block at a position of events().blocks(), for the set rows alone;
    /// only about those may be asked.
    Status load(std::size_t position, const RowMask& rows);
    /// The same for all rows.
    Status load(std::size_t position);
    /// For questions about no time, which spares the dearest column: time() and interval() may
    /// then not be asked.
    void skipTimes() { m_skip_times = true; }
    /// Drops duplicates from `mask`.
    void dropDuplicates(RowMask& mask) const;
    /// Splits off the usage buckets: they stay in `usage`, the others in `mask`.
    void splitUsage(RowMask& mask, RowMask& usage) const;

    [[nodiscard]] std::int64_t time(std::size_t row) const {
        return m_time[row];
    } ///< kNoTime = none
    [[nodiscard]] bool isUsage(std::size_t row) const {
        return !m_kind.empty() && m_kind[row] == static_cast<std::int64_t>(RecordKind::UsageBucket);
    }
    /// [time, end) of a usage bucket; an empty range when it has no end or no time.
    [[nodiscard]] TimeRange interval(std::size_t row) const;
    /// Of a stored metric.
    [[nodiscard]] std::int64_t sum(Metric metric, std::size_t row) const {
        switch (metric) {
        case Metric::Requests: return requests(row);
        case Metric::InputTokens: return stated(m_input, row);
        case Metric::OutputTokens: return stated(m_output, row);
        case Metric::RequestBytes: return stated(m_request_bytes, row);
        case Metric::ResponseBytes: return stated(m_response_bytes, row);
        case Metric::Errors:
            return stated(m_outcome, row) >= static_cast<std::int64_t>(Outcome::Failure)
                       ? requests(row)
                       : 0;
        case Metric::Cost: break;
        }
        return 0;
    }
    /// Of any metric.
    [[nodiscard]] double value(Metric metric, std::size_t row) const;

private:
    [[nodiscard]] bool wants(Metric metric) const {
        return (m_metrics >> static_cast<unsigned>(metric) & 1) != 0;
    }
    Status loadTimes(const BlockInfo& block, const RowMask& rows);
    static std::int64_t stated(const std::vector<std::int64_t>& column, std::size_t row) {
        return column.empty() || column[row] == kNoNumber ? 0 : column[row];
    }
    [[nodiscard]] std::int64_t requests(std::size_t row) const {
        if (!m_requests.empty() && m_requests[row] != kNoNumber) return m_requests[row];
        return isUsage(row) ? 0 : 1;
    }

    CaseReader& m_reader;
    bool m_skip_times = false;
    unsigned m_metrics;
    std::vector<ModelPrice> m_prices;
    std::vector<std::int64_t> m_time, m_end, m_kind, m_flags, m_requests, m_outcome, m_input,
        m_output, m_cached, m_request_bytes, m_response_bytes;
    std::vector<std::uint32_t> m_model;
};

} // namespace tidemark

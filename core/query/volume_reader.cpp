// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/volume_reader.h"

namespace tidemark {

Result<VolumeReader> VolumeReader::make(CaseReader& reader, unsigned metrics) {
    std::vector<ModelPrice> prices;
    if ((metrics & metricBit(Metric::Cost)) != 0) {
        TM_ASSIGN(const PriceTable table, PriceTable::ofCase(reader.file()));
        TM_ASSIGN(const Dictionary* models, reader.events().dictionary(Field::Model));
        prices = table.byModelId(*models);
    }
    return VolumeReader(reader, metrics, std::move(prices));
}

Status VolumeReader::loadTimes(const BlockInfo& block, const RowMask& rows) {
    TM_TRY(m_reader.columns().numbersAt(block, Field::Time, rows, m_time));
    if (m_time.empty()) m_time.assign(rows.rows(), kNoTime);
    return ok();
}

Status VolumeReader::load(std::size_t position) {
    RowMask all;
    all.reset(static_cast<std::size_t>(m_reader.events().blocks()[position].event_count));
    return load(position, all);
}

Status VolumeReader::load(std::size_t position, const RowMask& rows) {
    const BlockInfo& block = m_reader.events().blocks()[position];
    const auto read = [&](Field field, std::vector<std::int64_t>& out) {
        return m_reader.columns().numbersAt(block, field, rows, out);
    };
    TM_ASSIGN(const std::vector<bool>* usage, m_reader.usageBlocks());
    if (!m_skip_times) TM_TRY(loadTimes(block, rows));
    TM_TRY(read(Field::Flags, m_flags));
    m_kind.clear();
    m_end.clear();
    if ((*usage)[position]) {
        TM_TRY(read(Field::RecordKind, m_kind));
        TM_TRY(read(Field::TimeEnd, m_end));
    }
    const bool cost = wants(Metric::Cost);
    TM_ASSIGN(const bool counted, m_reader.statesRequestCounts());
    if (counted && (wants(Metric::Requests) || wants(Metric::Errors)))
        TM_TRY(read(Field::RequestCount, m_requests));
    if (wants(Metric::Errors)) TM_TRY(read(Field::Outcome, m_outcome));
    if (cost || wants(Metric::InputTokens)) TM_TRY(read(Field::InputTokens, m_input));
    if (cost || wants(Metric::OutputTokens)) TM_TRY(read(Field::OutputTokens, m_output));
    if (wants(Metric::RequestBytes)) TM_TRY(read(Field::RequestBytes, m_request_bytes));
    if (wants(Metric::ResponseBytes)) TM_TRY(read(Field::ResponseBytes, m_response_bytes));
    if (cost) {
        TM_TRY(read(Field::CachedInputTokens, m_cached));
        TM_TRY(m_reader.columns().idsAt(block, Field::Model, rows, m_model));
    }
    return ok();
}

void VolumeReader::dropDuplicates(RowMask& mask) const {
    if (m_flags.empty()) return;
    mask.keepIf([this](std::size_t row) { return (stated(m_flags, row) & kFlagsUncounted) == 0; });
}

void VolumeReader::splitUsage(RowMask& mask, RowMask& usage) const {
    if (m_kind.empty()) {
        usage.reset(mask.rows());
        usage.clear();
        return;
    }
    usage = mask;
    usage.keepIf([this](std::size_t row) { return isUsage(row); });
    mask.keepIf([this](std::size_t row) { return !isUsage(row); });
}

TimeRange VolumeReader::interval(std::size_t row) const {
    const std::int64_t end = m_end.empty() ? kNoTime : m_end[row];
    if (m_time[row] == kNoTime || end <= m_time[row]) return {m_time[row], m_time[row]};
    return {m_time[row], end};
}

double VolumeReader::value(Metric metric, std::size_t row) const {
    if (metric != Metric::Cost) return static_cast<double>(sum(metric, row));
    const std::uint32_t model = m_model[row];
    if (model >= m_prices.size()) return 0;
    return tokenCost(m_prices[model], stated(m_input, row), stated(m_output, row),
                     stated(m_cached, row));
}

} // namespace tidemark

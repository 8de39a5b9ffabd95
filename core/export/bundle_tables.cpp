// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bundle_parts.h"
#include "core/export/csv.h"
#include "core/export/escape.h"
#include "core/query/entity_table.h"

#include <fmt/format.h>

#include <set>

namespace tidemark {

namespace {

constexpr std::string_view kAccountsFile = "data/accounts.raw.csv";
constexpr std::string_view kSourcesFile = "data/sources.raw.csv";

std::vector<std::pair<std::string, bool>>
metricColumns(std::vector<std::pair<std::string, bool>> columns) {
    for (const MetricInfo& metric : metricTable())
        if (static_cast<std::size_t>(metric.metric) < kStoredMetrics)
            columns.emplace_back(metric.name, true);
    return columns;
}

Status writeAccounts(BagWriter& bag, BundleWork& work) {
    EntityQuery query;
    TM_ASSIGN(const EntityTable table, readEntities(work.reader, query, work.context.stop));
    auto columns =
        metricColumns({{"account", false}, {"stated", true}, {"involved", true}, {"events", true}});
    columns.insert(columns.end(), {{"first_utc", false}, {"last_utc", false}});
    TM_ASSIGN(TwinCsv csv, TwinCsv::create(bag, "data/accounts", columns));
    const std::set<std::string> involved = involvedAccounts(work.content);
    for (const EntityRow& row : table.rows) {
        const std::string name = work.redactor.value(Field::Account, row.name);
        std::vector<std::string> cells = {name, row.id != 0 ? "1" : "0",
                                          row.id != 0 && involved.contains(name) ? "1" : "0",
                                          std::to_string(row.events)};
        for (const std::int64_t sum : row.sums) cells.push_back(std::to_string(sum));
        cells.push_back(formatIsoUtc(row.first_ns));
        cells.push_back(formatIsoUtc(row.last_ns));
        TM_TRY(csv.row(cells));
    }
    return csv.close();
}

Status writeSources(BagWriter& bag, BundleWork& work) {
    TM_ASSIGN(TwinCsv csv, TwinCsv::create(bag, "data/sources",
                                           {{"source_id", true},
                                            {"name", false},
                                            {"path", false},
                                            {"sha256", false},
                                            {"bytes", true},
                                            {"acquired_utc", false},
                                            {"container", false},
                                            {"content_bytes", true},
                                            {"format", false},
                                            {"records", true},
                                            {"events", true},
                                            {"rejects", true},
                                            {"duplicates", true},
                                            {"first_utc", false},
                                            {"last_utc", false},
                                            {"parameters", false},
                                            {"damage", false}}));
    for (const Source& source : work.content.sources)
        TM_TRY(csv.row(
            {std::to_string(source.id), source.name, source.path, source.sha256,
             std::to_string(source.size_bytes), formatIsoUtc(source.acquired_ns), source.container,
             std::to_string(source.content_bytes), source.format, std::to_string(source.records),
             std::to_string(source.events), std::to_string(source.rejects),
             std::to_string(source.duplicates), formatIsoUtc(source.first_ns.value_or(kNoTime)),
             formatIsoUtc(source.last_ns.value_or(kNoTime)), source.params_json, source.damage}));
    return csv.close();
}

void addSummaryFigures(BundleWork& work) {
    const Summary& s = work.summary;
    const std::string accounts(kAccountsFile), sources(kSourcesFile);
    work.figures.push_back(
        {"summary.accounts", s.accounts, accounts, "count", "", {{"stated", "1"}}});
    work.figures.push_back({"summary.accounts_involved",
                            s.accounts_involved,
                            accounts,
                            "count",
                            "",
                            {{"involved", "1"}}});
    for (std::size_t i = 0; i < kStoredMetrics; ++i) {
        const std::string name(metricTable()[i].name);
        work.figures.push_back({"summary.total." + name, s.total[i], accounts, "sum", name, {}});
        work.figures.push_back({"summary.involved." + name,
                                s.involved[i],
                                accounts,
                                "sum",
                                name,
                                {{"involved", "1"}}});
    }
    work.figures.push_back({"summary.sources", s.sources, sources, "count", "", {}});
    work.figures.push_back({"summary.records", s.records, sources, "sum", "records", {}});
    work.figures.push_back({"summary.events", s.events, sources, "sum", "events", {}});
    work.figures.push_back({"summary.rejects", s.rejects, sources, "sum", "rejects", {}});
}

} // namespace

Result<TwinCsv> TwinCsv::create(BagWriter& bag, const std::string& path,
                                const std::vector<std::pair<std::string, bool>>& columns) {
    TM_ASSIGN(BagFile raw, bag.open(path + ".raw.csv"));
    TM_ASSIGN(BagFile safe, bag.open(path + ".csv"));
    std::vector<bool> numbers;
    std::vector<std::string> names;
    for (const auto& [name, number] : columns) {
        names.push_back(name);
        numbers.push_back(number);
    }
    TwinCsv out(std::move(raw), std::move(safe), std::vector<bool>(numbers.size(), false));
    TM_TRY(out.row(names));
    out.m_numbers = std::move(numbers);
    return out;
}

Status TwinCsv::row(const std::vector<std::string>& cells) {
    std::string raw, safe;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const char* separator = i == 0 ? "" : ",";
        const std::string cell = csvCell(cells[i]);
        raw += separator;
        raw += cell;
        safe += separator;
        bool changed = false;
        // A negative number of ours is no formula.
        const std::string shown = m_numbers[i] ? std::string() : spreadsheetText(cells[i], changed);
        safe += changed ? csvCell(shown) : cell;
        if (changed) ++m_changed;
    }
    raw += "\r\n";
    safe += "\r\n";
    TM_TRY(m_raw.write(raw));
    return m_safe.write(safe);
}

Status TwinCsv::close() {
    TM_TRY(m_raw.close());
    return m_safe.close();
}

Status writeTables(BagWriter& bag, BundleWork& work) {
    TM_TRY(writeAccounts(bag, work));
    TM_TRY(writeSources(bag, work));
    addSummaryFigures(work);
    return bag.add("data/summary.json", summaryJson(work.summary));
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the JSONL of a gateway log straight into an EventTable, for benchmarks: no case file, no
// rejects, times must be ISO 8601 UTC. `saveTable`/`loadTable` keep the columns in a file of this
// machine's own byte order, so that a table is parsed once and measured many times.
#pragma once

#include "core/analysis/event_table.h"

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tidemark::bench {

/// Texts in the order in which they first came; id 0 is "missing".
class Dictionary {
public:
    std::uint32_t idOf(std::string_view text);
    [[nodiscard]] std::string_view text(std::uint32_t id) const { return m_texts[id]; }
    [[nodiscard]] std::size_t size() const { return m_texts.size(); }

private:
    std::deque<std::string> m_texts{std::string()};
    std::unordered_map<std::string_view, std::uint32_t> m_ids;
};

constexpr std::size_t kDictionaries = 12;

/// A table and the dictionaries that its accessors read; not movable for that reason.
struct LoadedTable {
    EventTable table;
    std::array<Dictionary, kDictionaries> dictionaries;

    LoadedTable() = default;
    LoadedTable(const LoadedTable&) = delete;
    LoadedTable& operator=(const LoadedTable&) = delete;
};

/// Throws std::runtime_error when the file cannot be read or a line is not an object.
std::unique_ptr<LoadedTable> readJsonl(const std::string& path);
void saveTable(const LoadedTable& loaded, const std::string& path);
std::unique_ptr<LoadedTable> loadTable(const std::string& path);

} // namespace tidemark::bench

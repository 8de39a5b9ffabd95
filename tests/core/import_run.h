// SPDX-License-Identifier: GPL-3.0-or-later
// What a file becomes: recognised, split in pieces of any size, parsed. Shared by the import tests.
#pragma once

#include "core/import/format.h"
#include "tests/support/temp_folder.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark::test {

struct ImportRun {
    std::string format; ///< id of the profile that was chosen
    double confidence = 0;
    std::string error; ///< of Format::make
    std::vector<std::string> notes;
    std::vector<RawRecord> records; ///< into the content
    EventBatch batch;

    [[nodiscard]] std::int64_t rows() const { return batch.rows(); }
    [[nodiscard]] std::int64_t rejects() const {
        return static_cast<std::int64_t>(batch.rejects.size());
    }
    [[nodiscard]] std::int64_t number(std::int64_t row, Field field) const; ///< kNoNumber if absent
    [[nodiscard]] std::string text(std::int64_t row, Field field) const;
    [[nodiscard]] std::int64_t sum(Field field) const; ///< absent = 0
    [[nodiscard]] std::int64_t largest(Field field) const;
    [[nodiscard]] std::int64_t count(Field field) const; ///< rows that have it
    [[nodiscard]] std::string first() const;             ///< earliest Time, ISO
    [[nodiscard]] std::string last() const;
    /// Rows by value.
    [[nodiscard]] std::map<std::string, std::int64_t> countBy(Field field) const;
    /// Sum of `what` by value of `field`.
    [[nodiscard]] std::map<std::string, std::int64_t> sumBy(Field field, Field what) const;
    /// Everything that was understood, a row a line: equal for equal results.
    [[nodiscard]] std::string dump() const;
};

/// `chunk` 0 = all at once; else the content is given in pieces of that many bytes.
ImportRun runImport(std::string_view content, std::string_view name,
                    const ImportParams& params = {}, std::size_t chunk = 0);

/// Gunzips.
std::string readGzip(const std::string& path);

} // namespace tidemark::test

// SPDX-License-Identifier: GPL-3.0-or-later
// A workbook with one table, every text a text and never a formula. Texts are made visible, valid
// UTF-8 and at most 32,767 characters; equal input gives equal bytes. Rows are packed as they come,
// so close() takes no time and whoever writes can stop between any two. One owner thread.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// Rows that one workbook holds; the CSV beside it has all of them.
constexpr std::int64_t kMaxWorkbookRows = 100'000;

struct WorkbookInfo {
    std::string title;
    std::string comment;         ///< first row: what this is and how many rows there are
    std::int64_t created_ns = 0; ///< the stated time of the export
};

class Workbook {
public:
    /// The file must not exist.
    static Result<Workbook> create(const std::string& path, const WorkbookInfo& info,
                                   const std::vector<std::pair<std::string, bool>>& columns);
    Workbook(Workbook&&) noexcept;
    Workbook& operator=(Workbook&&) noexcept;
    ~Workbook();
    /// Cells in the order of the columns. Rows beyond kMaxWorkbookRows are left out.
    Status row(const std::vector<std::string>& cells);
    Status close();
    /// Cells that had to be shortened.
    [[nodiscard]] std::int64_t shortened() const;

private:
    struct State;
    explicit Workbook(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace tidemark

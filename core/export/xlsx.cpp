// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/xlsx.h"

#include "core/base/text.h"
#include "core/base/utc_time.h"

#include <xlsxwriter.h>

#include <charconv>
#include <filesystem>

namespace tidemark {

namespace {

constexpr std::size_t kMaxCellCharacters =
    32'000; // the format allows 32,767; the rest is for the mark
constexpr std::int64_t kExactInteger = std::int64_t{1} << 53; // cells are doubles
constexpr lxw_row_t kHeaderRow = 1;

// The library counts UTF-16 units; bytes are never fewer.
std::string cellText(std::string_view text, std::int64_t& shortened) {
    std::string out = visibleText(text, false);
    if (out.size() <= kMaxCellCharacters) return out;
    ++shortened;
    std::size_t cut = kMaxCellCharacters;
    while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xC0) == 0x80) --cut;
    return out.substr(0, cut) + "\u2026 [shortened]";
}

} // namespace

struct Workbook::State {
    lxw_workbook* workbook = nullptr;
    lxw_worksheet* sheet = nullptr;
    std::string path, folder;
    std::vector<bool> numbers;
    lxw_row_t next = kHeaderRow + 1;
    std::int64_t rows = 0, shortened = 0;
    ~State() {
        if (workbook != nullptr) lxw_workbook_free(workbook);
    }
};

Workbook::Workbook(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Workbook::Workbook(Workbook&&) noexcept = default;
Workbook& Workbook::operator=(Workbook&&) noexcept = default;
Workbook::~Workbook() = default;

Result<Workbook> Workbook::create(const std::string& path, const WorkbookInfo& info,
                                  const std::vector<std::pair<std::string, bool>>& columns) {
    auto state = std::make_unique<State>();
    state->path = path;
    state->folder = std::filesystem::path(path).parent_path().string();
    lxw_workbook_options options = {};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = state->folder.data();
    state->workbook = workbook_new_opt(path.c_str(), &options);
    if (state->workbook == nullptr)
        return makeError(ErrorCode::Io, "the workbook cannot be made", path);
    std::string title = visibleText(info.title);
    lxw_doc_properties properties = {};
    properties.title = title.data();
    properties.created = static_cast<time_t>(info.created_ns / kNsPerSecond);
    workbook_set_properties(state->workbook, &properties);
    state->sheet = workbook_add_worksheet(state->workbook, "Rows");
    if (state->sheet == nullptr)
        return makeError(ErrorCode::Io, "the workbook cannot be made", path);
    lxw_format* bold = workbook_add_format(state->workbook);
    format_set_bold(bold);
    worksheet_write_string(state->sheet, 0, 0, cellText(info.comment, state->shortened).c_str(),
                           nullptr);
    worksheet_set_column(state->sheet, 0, static_cast<lxw_col_t>(columns.size() - 1), 18, nullptr);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        worksheet_write_string(state->sheet, kHeaderRow, static_cast<lxw_col_t>(i),
                               columns[i].first.c_str(), bold);
        state->numbers.push_back(columns[i].second);
    }
    worksheet_freeze_panes(state->sheet, kHeaderRow + 1, 0);
    return Workbook(std::move(state));
}

Status Workbook::row(const std::vector<std::string>& cells) {
    if (m_state->rows++ >= kMaxWorkbookRows) return ok();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].empty()) continue;
        const auto column = static_cast<lxw_col_t>(i);
        std::int64_t number = 0;
        const char* end = cells[i].data() + cells[i].size();
        const auto parsed = std::from_chars(cells[i].data(), end, number);
        const bool exact = m_state->numbers[i] && parsed.ec == std::errc() && parsed.ptr == end &&
                           number < kExactInteger && number > -kExactInteger;
        const lxw_error failed =
            exact ? worksheet_write_number(m_state->sheet, m_state->next, column,
                                           static_cast<double>(number), nullptr)
                  : worksheet_write_string(m_state->sheet, m_state->next, column,
                                           cellText(cells[i], m_state->shortened).c_str(), nullptr);
        if (failed != LXW_NO_ERROR)
            return makeError(ErrorCode::Io,
                             std::string("the workbook cannot be written (") +
                                 lxw_strerror(failed) + ")",
                             m_state->path);
    }
    ++m_state->next;
    return ok();
}

Status Workbook::close() {
    if (m_state->rows > 0)
        worksheet_autofilter(m_state->sheet, kHeaderRow, 0, m_state->next - 1,
                             static_cast<lxw_col_t>(m_state->numbers.size() - 1));
    const lxw_error failed = workbook_close(m_state->workbook);
    m_state->workbook = nullptr; // freed by workbook_close, whatever its outcome
    if (failed == LXW_NO_ERROR) return ok();
    return makeError(ErrorCode::Io,
                     std::string("the workbook cannot be written (") + lxw_strerror(failed) + ")",
                     m_state->path);
}

std::int64_t Workbook::shortened() const {
    return m_state->shortened;
}

} // namespace tidemark

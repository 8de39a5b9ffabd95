// SPDX-License-Identifier: GPL-3.0-or-later
// The workbook is written as it grows, its sheet last: nothing is left to do at the end, so that
// Cancel is heard between any two rows. Cells are inline texts or numbers; there is no formula.
#include "core/export/xlsx.h"

#include "core/base/text.h"
#include "core/base/utc_time.h"
#include "core/export/escape.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>

namespace tidemark {

namespace {

constexpr std::size_t kMaxCellCharacters =
    32'000; // the format allows 32,767; the rest is for the mark
constexpr std::int64_t kExactInteger = std::int64_t{1} << 53; // cells are doubles
constexpr std::int64_t kHeaderRow = 2;
constexpr std::size_t kFlushBytes = std::size_t{128} << 10;

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kPackage = "http://schemas.openxmlformats.org/package/2006";
constexpr std::string_view kOffice =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

struct FreePart {
    void operator()(archive_entry* part) const { archive_entry_free(part); }
};

std::string columnName(std::size_t column) {
    std::string out;
    for (++column; column > 0; column = (column - 1) / 26)
        out.insert(out.begin(), static_cast<char>('A' + (column - 1) % 26));
    return out;
}

bool isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// In the format "_x0041_" stands for the character of that number; a text that reads so keeps its
// letters.
void keepUnderscores(std::string& text) {
    for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 2)) {
        bool escape = at + 6 < text.size() && text[at + 6] == '_';
        for (std::size_t i = at + 2; escape && i < at + 6; ++i) escape = isHex(text[i]);
        if (!escape) continue;
        text.insert(at, "_x005F");
        at += 6;
    }
}

// The format counts UTF-16 units; bytes are never fewer.
std::string cellText(std::string_view text, std::int64_t& shortened) {
    std::string out = visibleText(text, false);
    if (out.size() > kMaxCellCharacters) {
        ++shortened;
        std::size_t cut = kMaxCellCharacters;
        while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xC0) == 0x80) --cut;
        out = out.substr(0, cut) + "\u2026 [shortened]";
    }
    keepUnderscores(out);
    return htmlText(out);
}

std::string contentTypes() {
    constexpr std::string_view kKind =
        "application/vnd.openxmlformats-officedocument.spreadsheetml";
    return fmt::format(
        "{}<Types xmlns=\"{}/content-types\"><Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        "<Override PartName=\"/docProps/core.xml\" "
        "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
        "<Override PartName=\"/xl/workbook.xml\" ContentType=\"{}.sheet.main+xml\"/>"
        "<Override PartName=\"/xl/styles.xml\" ContentType=\"{}.styles+xml\"/>"
        "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{}.worksheet+xml\"/>"
        "</Types>",
        kXml, kPackage, kKind, kKind, kKind);
}

std::string packageLinks() {
    return fmt::format("{}<Relationships xmlns=\"{}/relationships\">"
                       "<Relationship Id=\"rId1\" Type=\"{}/officeDocument\" "
                       "Target=\"xl/workbook.xml\"/><Relationship Id=\"rId2\" "
                       "Type=\"{}/relationships/metadata/core-properties\" "
                       "Target=\"docProps/core.xml\"/></Relationships>",
                       kXml, kPackage, kOffice, kPackage);
}

std::string properties(const WorkbookInfo& info) {
    return fmt::format("{}<cp:coreProperties xmlns:cp=\"{}/metadata/core-properties\" "
                       "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                       "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                       "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                       "<dc:title>{}</dc:title><dcterms:created xsi:type=\"dcterms:W3CDTF\">{}"
                       "</dcterms:created></cp:coreProperties>",
                       kXml, kPackage, htmlText(info.title),
                       formatIsoUtc(floorTo(info.created_ns, kNsPerSecond)));
}

std::string workbookPart() {
    return fmt::format("{}<workbook xmlns=\"{}\" xmlns:r=\"{}\"><sheets><sheet name=\"Rows\" "
                       "sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                       kXml, kMain, kOffice);
}

std::string workbookLinks() {
    return fmt::format("{}<Relationships xmlns=\"{}/relationships\">"
                       "<Relationship Id=\"rId1\" Type=\"{}/worksheet\" "
                       "Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
                       "Type=\"{}/styles\" Target=\"styles.xml\"/></Relationships>",
                       kXml, kPackage, kOffice, kOffice);
}

// Style 0 is plain, style 1 bold.
std::string styles() {
    constexpr std::string_view kFont = "<sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/>";
    return fmt::format(
        "{0}<styleSheet xmlns=\"{1}\"><fonts count=\"2\"><font>{2}</font><font><b/>{2}</font>"
        "</fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill>"
        "<patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border>"
        "<left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\">"
        "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" "
        "xfId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
        "applyFont=\"1\"/></cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" "
        "xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        kXml, kMain, kFont);
}

std::string sheetHead(std::size_t columns) {
    return fmt::format(
        "{}<worksheet xmlns=\"{}\"><sheetViews><sheetView tabSelected=\"1\" workbookViewId=\"0\">"
        "<pane ySplit=\"{}\" topLeftCell=\"A{}\" activePane=\"bottomLeft\" state=\"frozen\"/>"
        "</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols><col min=\"1\" "
        "max=\"{}\" width=\"18\" customWidth=\"1\"/></cols><sheetData>",
        kXml, kMain, kHeaderRow, kHeaderRow + 1, columns);
}

} // namespace

struct Workbook::State {
    struct FreeWriter {
        void operator()(archive* writer) const { archive_write_free(writer); }
    };
    std::string path;
    int fd = -1;
    std::unique_ptr<archive, FreeWriter> writer;
    std::vector<bool> numbers;
    std::vector<std::string> letters; ///< of each column
    std::string piece;                ///< of the sheet, not yet written
    std::int64_t next = kHeaderRow + 1, rows = 0, shortened = 0;

    ~State() {
        writer.reset(); // writes its end, whatever that is worth
        if (fd >= 0) ::close(fd);
    }

    Error failed() const {
        const int code = archive_errno(writer.get());
        const char* reason = archive_error_string(writer.get());
        return makeError(ErrorCode::Io,
                         fmt::format("the workbook cannot be written ({})",
                                     reason != nullptr ? reason : "unknown"),
                         path, code == ENOSPC ? "free some space and try again" : "", code);
    }

    /// Begins a part whose size nobody knows yet.
    Status begin(const char* name) {
        const std::unique_ptr<archive_entry, FreePart> entry(archive_entry_new());
        archive_entry_set_pathname(entry.get(), name);
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0600);
        return archive_write_header(writer.get(), entry.get()) == ARCHIVE_OK ? ok()
                                                                             : Status(failed());
    }

    Status write(std::string_view bytes) {
        const auto written = archive_write_data(writer.get(), bytes.data(), bytes.size());
        return written == static_cast<la_ssize_t>(bytes.size()) ? ok() : Status(failed());
    }

    Status part(const char* name, std::string_view content) {
        TM_TRY(begin(name));
        return write(content);
    }

    Status flush() {
        TM_TRY(write(piece));
        piece.clear();
        return ok();
    }

    void textCell(std::size_t column, std::int64_t row, std::string_view text, bool bold) {
        piece += "<c r=\"";
        piece += letters[column];
        piece += std::to_string(row);
        piece += bold ? "\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                      : "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">";
        piece += cellText(text, shortened);
        piece += "</t></is></c>";
    }

    void numberCell(std::size_t column, std::int64_t row, std::string_view digits) {
        piece += "<c r=\"";
        piece += letters[column];
        piece += std::to_string(row);
        piece += "\"><v>";
        piece += digits;
        piece += "</v></c>";
    }

    bool isExactNumber(std::size_t column, const std::string& cell) const {
        if (!numbers[column]) return false;
        std::int64_t number = 0;
        const char* end = cell.data() + cell.size();
        const auto parsed = std::from_chars(cell.data(), end, number);
        return parsed.ec == std::errc() && parsed.ptr == end && number < kExactInteger &&
               number > -kExactInteger;
    }

    void beginRow(std::int64_t row) { piece += fmt::format("<row r=\"{}\">", row); }
};

Workbook::Workbook(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Workbook::Workbook(Workbook&&) noexcept = default;
Workbook& Workbook::operator=(Workbook&&) noexcept = default;
Workbook::~Workbook() = default;

Result<Workbook> Workbook::create(const std::string& path, const WorkbookInfo& info,
                                  const std::vector<std::pair<std::string, bool>>& columns) {
    auto state = std::make_unique<State>();
    state->path = path;
    state->fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (state->fd < 0)
        return makeError(ErrorCode::Io,
                         fmt::format("the workbook cannot be written ({})", std::strerror(errno)),
                         path, {}, errno);
    state->writer.reset(archive_write_new());
    archive* writer = state->writer.get();
    archive_write_set_format_zip(writer);
    archive_write_set_bytes_in_last_block(writer, 1);
    // Spreadsheets need the plain form of zip; the fastest level halves the time of an export.
    if (archive_write_set_options(
            writer, "zip:compression=deflate,zip:compression-level=1,zip:!zip64") != ARCHIVE_OK ||
        archive_write_open_fd(writer, state->fd) != ARCHIVE_OK)
        return state->failed();
    TM_TRY(state->part("[Content_Types].xml", contentTypes()));
    TM_TRY(state->part("_rels/.rels", packageLinks()));
    TM_TRY(state->part("docProps/core.xml", properties(info)));
    TM_TRY(state->part("xl/workbook.xml", workbookPart()));
    TM_TRY(state->part("xl/_rels/workbook.xml.rels", workbookLinks()));
    TM_TRY(state->part("xl/styles.xml", styles()));
    TM_TRY(state->begin("xl/worksheets/sheet1.xml"));
    state->piece = sheetHead(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        state->letters.push_back(columnName(i));
        state->numbers.push_back(columns[i].second);
    }
    state->beginRow(1);
    state->textCell(0, 1, info.comment, false);
    state->piece += "</row>";
    state->beginRow(kHeaderRow);
    for (std::size_t i = 0; i < columns.size(); ++i)
        state->textCell(i, kHeaderRow, columns[i].first, true);
    state->piece += "</row>";
    return Workbook(std::move(state));
}

Status Workbook::row(const std::vector<std::string>& cells) {
    State& state = *m_state;
    if (state.rows++ >= kMaxWorkbookRows) return ok();
    state.beginRow(state.next);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].empty()) continue;
        if (state.isExactNumber(i, cells[i]))
            state.numberCell(i, state.next, cells[i]);
        else
            state.textCell(i, state.next, cells[i], false);
    }
    state.piece += "</row>";
    ++state.next;
    return state.piece.size() < kFlushBytes ? ok() : state.flush();
}

Status Workbook::close() {
    State& state = *m_state;
    state.piece += "</sheetData>";
    if (state.rows > 0)
        state.piece += fmt::format("<autoFilter ref=\"A{}:{}{}\"/>", kHeaderRow,
                                   state.letters.back(), state.next - 1);
    state.piece += "</worksheet>";
    TM_TRY(state.flush());
    return archive_write_close(state.writer.get()) == ARCHIVE_OK ? ok() : Status(state.failed());
}

std::int64_t Workbook::shortened() const {
    return m_state->shortened;
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// Concordance DAT and Opticon OPT for review platforms: one document per cited record, UTF-8 with
// BOM, fields parted by 0x14 and quoted by U+00FE, line ends inside a field as U+00AE.
#include "core/export/load_file.h"

#include "core/base/text.h"
#include "core/export/event_rows.h"

#include <fmt/format.h>

namespace tidemark {

namespace {

constexpr std::int64_t kMaxDocuments = 100'000;
constexpr std::size_t kMaxTextBytes = 64 << 10;
constexpr std::string_view kQuote = "\u00FE", kNewLine = "\u00AE", kBom = "\uFEFF";
constexpr char kSeparator = '\x14';

// The three characters of the format cannot be escaped; they are replaced and counted.
std::string datField(std::string_view value, std::int64_t& replaced) {
    std::string out(kQuote);
    const std::string text = visibleText(value, true);
    for (std::size_t at = 0; at < text.size();) {
        if (text.compare(at, kQuote.size(), kQuote) == 0 ||
            text.compare(at, kNewLine.size(), kNewLine) == 0) {
            out += '?';
            ++replaced;
            at += kQuote.size();
        } else if (text[at] == '\n') {
            out += kNewLine;
            ++at;
        } else {
            out += text[at++];
        }
    }
    return out + std::string(kQuote);
}

Status writeLine(BagFile& file, const std::vector<std::string>& values, std::int64_t& replaced) {
    std::string line;
    for (const std::string& value : values) {
        if (!line.empty()) line += kSeparator;
        line += datField(value, replaced);
    }
    return file.write(line + "\r\n");
}

std::string exhibitsOf(const CaseContent& content, std::int64_t event) {
    std::string out;
    for (const FindingContentFull& finding : content.findings)
        for (const ExhibitContent& exhibit : finding.exhibits)
            if (exhibit.events.contains(event))
                out += (out.empty() ? "" : "; ") + exhibit.exhibit.label();
    return out;
}

// One page for each exhibit's picture: image key, volume, path, first page, two blanks, page count.
Status writeOpticon(BagWriter& bag, const BundleWork& work) {
    std::string lines;
    for (const FindingContentFull& finding : work.content.findings)
        for (const ExhibitContent& exhibit : finding.exhibits) {
            const std::string label = exhibit.exhibit.label();
            if (bag.entries().contains("data/exhibits/" + label + "/" + label + ".png"))
                lines += fmt::format("{0},TIDEMARK,..\\exhibits\\{0}\\{0}.png,Y,,,1\r\n", label);
        }
    return lines.empty() ? ok() : bag.add("data/load/case.opt", lines);
}

} // namespace

Result<LoadFile> LoadFile::create(BagWriter& bag) {
    TM_ASSIGN(BagFile file, bag.open("data/load/case.dat"));
    TM_TRY(file.write(kBom));
    std::int64_t none = 0;
    TM_TRY(writeLine(file,
                     {"CONTROL_NUMBER", "EXHIBITS", "DATE_TIME_UTC", "ACCOUNT", "SOURCE_NAME",
                      "SOURCE_SHA256", "CONTENT_OFFSET", "RECORD_LENGTH", "RECORD_SHA256",
                      "EXTRACTED_TEXT"},
                     none));
    return LoadFile(std::move(file));
}

Status LoadFile::document(const CaseContent& content, const EventRow& row, std::string_view record,
                          const std::string& hash) {
    if (m_documents == kMaxDocuments) return ok();
    ++m_documents;
    static const std::size_t control = eventColumn("control_number"),
                             time = eventColumn("time_utc"), account = eventColumn("account"),
                             source = eventColumn("source_name"),
                             sourceHash = eventColumn("source_sha256"),
                             offset = eventColumn("content_offset"),
                             length = eventColumn("record_length");
    return writeLine(m_file,
                     {row.cells[control], exhibitsOf(content, row.event->id), row.cells[time],
                      row.cells[account], row.cells[source], row.cells[sourceHash],
                      row.cells[offset], row.cells[length], hash,
                      std::string(record.substr(0, kMaxTextBytes))},
                     m_replaced);
}

Status LoadFile::close(BagWriter& bag, const BundleWork& work) {
    TM_TRY(m_file.close());
    TM_TRY(writeOpticon(bag, work));
    return bag.add(
        "data/load/README.txt",
        fmt::format("case.dat is a Concordance load file: UTF-8 with byte order mark, fields "
                    "parted by 0x14, quoted by U+00FE, line ends inside a\n"
                    "field as U+00AE. One document for each cited record; CONTROL_NUMBER is unique "
                    "in the case and the same in every export.\n"
                    "Documents: {} of {} cited records. Characters of the format that stood in a "
                    "text and were replaced by ?: {}.\n"
                    "case.opt, if there is one, lists the pictures of the exhibits.\n",
                    m_documents, work.cited.size(), m_replaced));
}

} // namespace tidemark

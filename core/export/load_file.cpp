// SPDX-License-Identifier: GPL-3.0-or-later
// Concordance DAT and Opticon OPT for review platforms: one document per cited record, UTF-8 with
// BOM, fields parted by 0x14 and quoted by U+00FE, line ends inside a field as U+00AE.
#include "core/base/digest.h"
#include "core/base/text.h"
#include "core/export/bundle_parts.h"
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

Status writeLoadFile(BagWriter& bag, BundleWork& work) {
    TM_ASSIGN(BagFile file, bag.open("data/load/case.dat"));
    TM_TRY(file.write(kBom));
    std::int64_t replaced = 0, documents = 0;
    TM_TRY(writeLine(file,
                     {"CONTROL_NUMBER", "EXHIBITS", "DATE_TIME_UTC", "ACCOUNT", "SOURCE_NAME",
                      "SOURCE_SHA256", "CONTENT_OFFSET", "RECORD_LENGTH", "RECORD_SHA256",
                      "EXTRACTED_TEXT"},
                     replaced));
    EventSet chosen;
    for (const std::int64_t id : work.cited.ids(kMaxDocuments)) chosen.add(id);
    const auto write = [&](const EventRow& row) -> Status {
        const Event& event = *row.event;
        std::string record, hash;
        if (work.originals != Originals::None) {
            auto read = readRecord(work, event);
            if (read) hash = sha256Hex(*read);
            record = read.value_or(std::string());
            if (record.size() > kMaxTextBytes) record.resize(kMaxTextBytes);
        }
        ++documents;
        return writeLine(file,
                         {row.cells[eventColumn("control_number")],
                          exhibitsOf(work.content, event.id), row.cells[eventColumn("time_utc")],
                          row.cells[eventColumn("account")], row.cells[eventColumn("source_name")],
                          row.cells[eventColumn("source_sha256")],
                          row.cells[eventColumn("content_offset")],
                          row.cells[eventColumn("record_length")], hash, record},
                         replaced);
    };
    TM_TRY(forEachEventRow(work.reader, chosen, work.redactor, work.sources, work.context.stop,
                           write));
    TM_TRY(file.close());
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
                    documents, work.cited.size(), replaced));
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utc_time.h"
#include "tests/core/import_run.h"
#include "tests/support/temp_folder.h"

#include <archive.h>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace tidemark::test {

namespace {

std::size_t indexOf(Field field) {
    return static_cast<std::size_t>(field);
}

void parseSpan(const RecordSpan& span, std::string_view content, std::size_t consumed,
               RecordParser& parser, ImportRun& run) {
    const std::size_t begin = consumed + span.begin - static_cast<std::size_t>(span.before);
    const std::size_t end = consumed + span.begin + span.length;
    const RawRecord record{content.substr(begin, end - begin), static_cast<std::int64_t>(begin),
                           content.size() - end, content.find("\\u") != std::string_view::npos};
    run.records.push_back(record);
    if (span.trouble.empty()) return parser.parse(record, run.batch);
    run.batch.beginRow(record.content_offset, static_cast<std::int64_t>(record.bytes.size()));
    run.batch.rejectRow(std::string(span.trouble));
}

} // namespace

ImportRun runImport(std::string_view content, std::string_view name, const ImportParams& params,
                    std::size_t chunk) {
    ImportRun run;
    const ContentHead head{content.substr(0, 256 << 10), name, content.size() <= (256 << 10)};
    const Profile* profile = nullptr;
    for (const Profile& builtin : builtinProfiles())
        if (builtin.id == params.format) profile = &builtin;
    if (profile == nullptr) {
        const auto found = recognise(head, builtinProfiles());
        if (found.empty()) return run;
        profile = found[0].profile;
        run.confidence = found[0].confidence;
    }
    run.format = profile->id;
    auto format = Format::make(*profile, head, params);
    if (!format) {
        run.error = format.error().text();
        return run;
    }
    run.notes = format->notes();
    const auto splitter = format->splitter();
    const auto parser = format->parser();
    if (chunk == 0) chunk = std::max<std::size_t>(content.size(), 1);
    std::size_t consumed = 0, given = 0;
    bool last = false;
    while (!last) {
        given = std::min(given + chunk, content.size());
        last = given == content.size();
        std::vector<RecordSpan> spans;
        // A copy of exactly the bytes given, so that reading beyond them shows under a sanitizer.
        const std::vector<char> piece(content.begin() + static_cast<std::ptrdiff_t>(consumed),
                                      content.begin() + static_cast<std::ptrdiff_t>(given));
        const std::size_t used = splitter->split({piece.data(), piece.size()}, last, spans);
        for (const RecordSpan& span : spans) parseSpan(span, content, consumed, *parser, run);
        EXPECT_LE(used, piece.size());
        consumed += used;
    }
    EXPECT_EQ(consumed, content.size());
    run.batch.seal();
    return run;
}

std::int64_t ImportRun::number(std::int64_t row, Field field) const {
    const auto& column = batch.numbers[indexOf(field)];
    return static_cast<std::size_t>(row) < column.size() ? column[static_cast<std::size_t>(row)]
                                                         : kNoNumber;
}

std::string ImportRun::text(std::int64_t row, Field field) const {
    const auto at = static_cast<std::size_t>(row);
    if (fieldInfo(field).type == FieldType::Text)
        return at < batch.texts[indexOf(field)].size()
                   ? std::string(batch.texts[indexOf(field)][at])
                   : std::string();
    const auto& ids = batch.ids[indexOf(field)];
    return at < ids.size() ? std::string(batch.term(indexOf(field), ids[at])) : std::string();
}

std::int64_t ImportRun::sum(Field field) const {
    std::int64_t total = 0;
    for (std::int64_t row = 0; row < rows(); ++row)
        if (number(row, field) != kNoNumber) total += number(row, field);
    return total;
}

std::int64_t ImportRun::largest(Field field) const {
    std::int64_t most = kNoNumber;
    for (std::int64_t row = 0; row < rows(); ++row) most = std::max(most, number(row, field));
    return most;
}

std::int64_t ImportRun::count(Field field) const {
    std::int64_t total = 0;
    const bool isText =
        fieldInfo(field).type == FieldType::Dictionary || fieldInfo(field).type == FieldType::Text;
    for (std::int64_t row = 0; row < rows(); ++row)
        total += isText ? !text(row, field).empty() : number(row, field) != kNoNumber;
    return total;
}

std::string ImportRun::first() const {
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (std::int64_t row = 0; row < rows(); ++row)
        if (number(row, Field::Time) != kNoTime) least = std::min(least, number(row, Field::Time));
    return least == std::numeric_limits<std::int64_t>::max() ? std::string() : formatIsoUtc(least);
}

std::string ImportRun::last() const {
    return formatIsoUtc(largest(Field::Time));
}

std::map<std::string, std::int64_t> ImportRun::countBy(Field field) const {
    std::map<std::string, std::int64_t> out;
    const bool isText =
        fieldInfo(field).type == FieldType::Dictionary || fieldInfo(field).type == FieldType::Text;
    for (std::int64_t row = 0; row < rows(); ++row)
        ++out[isText ? text(row, field) : fmt::format("{}", number(row, field))];
    return out;
}

std::map<std::string, std::int64_t> ImportRun::sumBy(Field field, Field what) const {
    std::map<std::string, std::int64_t> out;
    for (std::int64_t row = 0; row < rows(); ++row)
        if (number(row, what) != kNoNumber) out[text(row, field)] += number(row, what);
    return out;
}

std::string ImportRun::dump() const {
    std::string out;
    for (std::int64_t row = 0; row < rows(); ++row) {
        out += "event";
        for (const FieldInfo& info : fieldTable()) {
            const bool isText = info.type == FieldType::Dictionary || info.type == FieldType::Text;
            if (isText && !text(row, info.field).empty())
                out += fmt::format(" {}={}", info.name, text(row, info.field));
            if (isText || number(row, info.field) == kNoNumber) continue;
            if (info.type == FieldType::Time)
                out += fmt::format(" {}={}", info.name, formatIsoUtc(number(row, info.field)));
            else if (info.field == Field::TimeBasis)
                out += fmt::format(" {}={}", info.name,
                                   timeBasisName(static_cast<TimeBasis>(number(row, info.field))));
            else if (info.field == Field::RecordKind)
                out +=
                    fmt::format(" {}={}", info.name,
                                recordKindName(static_cast<RecordKind>(number(row, info.field))));
            else if (info.field == Field::AccountKind)
                out +=
                    fmt::format(" {}={}", info.name,
                                accountKindName(static_cast<AccountKind>(number(row, info.field))));
            else if (info.field == Field::Outcome)
                out += fmt::format(" {}={}", info.name,
                                   outcomeName(static_cast<Outcome>(number(row, info.field))));
            else
                out += fmt::format(" {}={}", info.name, number(row, info.field));
        }
        out += '\n';
    }
    for (const RejectedRecord& reject : batch.rejects)
        out += fmt::format("reject offset={} length={} {}\n", reject.content_offset, reject.length,
                           reject.reason);
    return out;
}

std::string readGzip(const std::string& path) {
    archive* const reader = archive_read_new();
    archive_read_support_filter_gzip(reader);
    archive_read_support_format_raw(reader);
    archive_entry* entry = nullptr;
    std::string out;
    if (archive_read_open_filename(reader, path.c_str(), 65536) == ARCHIVE_OK &&
        archive_read_next_header(reader, &entry) == ARCHIVE_OK) {
        char buffer[65536];
        for (la_ssize_t got = 0; (got = archive_read_data(reader, buffer, sizeof buffer)) > 0;)
            out.append(buffer, static_cast<std::size_t>(got));
    }
    archive_read_free(reader);
    EXPECT_FALSE(out.empty()) << path;
    return out;
}

} // namespace tidemark::test

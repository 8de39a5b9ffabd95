// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/series/series_csv.h"

#include "core/base/text.h"
#include "core/base/utc_time.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <system_error>

namespace tidemark {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Takes the fields of one record off the front of `text`.
std::vector<std::string_view> takeRecord(std::string_view& text) {
    std::vector<std::string_view> fields;
    std::size_t start = 0;
    std::size_t at = 0;
    bool quoted = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        // A quote opens a quoted field only at the field's start; a doubled one toggles twice.
        if (c == '"' && (quoted || at == start)) {
            quoted = !quoted;
        } else if (c == '"' && at > start && text[start] == '"' && text[at - 1] == '"') {
            quoted = true;
        } else if (!quoted && c == ',') {
            fields.push_back(text.substr(start, at - start));
            start = at + 1;
        } else if (!quoted && c == '\n') {
            break;
        }
    }
    std::string_view last = text.substr(start, at - start);
    if (last.ends_with('\r')) last.remove_suffix(1);
    fields.push_back(last);
    text.remove_prefix(at < text.size() ? at + 1 : at);
    return fields;
}

std::string_view bare(std::string_view field) {
    field = trimmed(field);
    if (field.size() >= 2 && field.front() == '"' && field.back() == '"') {
        field = trimmed(field.substr(1, field.size() - 2));
    }
    return field;
}

std::optional<double> parseNumber(std::string_view field) {
    std::string_view text = bare(field);
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::int64_t parseTime(std::string_view field) {
    const std::string_view text = bare(field);
    const std::optional<ParsedTime> time = parseIsoTime(text);
    return time && time->length == text.size() ? time->ts_ns : kNoTime;
}

struct Columns {
    std::size_t timestamp = 0;
    std::size_t value = 1;
};

std::string_view fieldAt(const std::vector<std::string_view>& fields, std::size_t column) {
    return column < fields.size() ? fields[column] : std::string_view{};
}

/// The columns a header names; nullopt when the record is no header.
std::optional<Columns> readHeader(const std::vector<std::string_view>& fields) {
    Columns columns;
    bool named = false;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const std::string name = lowerAscii(bare(fields[i]));
        if (name == "timestamp") columns.timestamp = i;
        if (name == "value") columns.value = i;
        named = named || name == "timestamp" || name == "value";
    }
    if (named) return columns;
    const std::string_view value = fieldAt(fields, columns.value);
    const bool text = !bare(value).empty() && !parseNumber(value);
    const bool timeless = parseTime(fieldAt(fields, columns.timestamp)) == kNoTime;
    return text && timeless ? std::optional(columns) : std::nullopt;
}

} // namespace

SeriesCsv readSeriesCsv(std::string_view text) {
    SeriesCsv series;
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    Columns columns;
    bool first = true;
    while (!text.empty()) {
        const std::vector<std::string_view> fields = takeRecord(text);
        if (fields.size() == 1 && fields[0].empty()) continue;
        if (first) {
            first = false;
            if (const std::optional<Columns> header = readHeader(fields)) {
                columns = *header;
                continue;
            }
        }
        const SeriesCsv::Row row{fieldAt(fields, columns.timestamp),
                                 fieldAt(fields, columns.value)};
        series.rows.push_back(row);
        series.points.push_back(
            {parseTime(row.timestamp),
             parseNumber(row.value).value_or(std::numeric_limits<double>::quiet_NaN())});
    }
    return series;
}

std::string writeScoredCsv(const SeriesCsv& series, std::span<const double> scores) {
    std::string out = "timestamp,value,anomaly_score\n";
    for (std::size_t row = 0; row < series.rows.size(); ++row) {
        std::array<char, 32> number{};
        const auto end =
            std::to_chars(number.data(), number.data() + number.size(), scores[row]).ptr;
        out.append(series.rows[row].timestamp).append(",").append(series.rows[row].value);
        out.append(",").append(number.data(), end).append("\n");
    }
    return out;
}

} // namespace tidemark

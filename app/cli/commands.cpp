// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/add_command.h"
#include "core/base/text.h"
#include "core/base/utc_time.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <ostream>

namespace tidemark {

void declareCase(CLI::App& command, CaseOptions& options) {
    command.add_option("CASE", options.path, "The case file")->required();
    command.add_flag("--json", options.json, "One JSON document on standard output");
    command.add_option("--as", options.investigator,
                       "Who acts, for the custody log (default: the system account)");
}

Result<CaseFile> openForWriting(const CaseOptions& options) {
    return CaseFile::open(options.path, CaseMode::ReadWrite, {options.investigator});
}

Result<CaseFile> openForReading(const CaseOptions& options) {
    return CaseFile::open(options.path, CaseMode::ReadOnly, {options.investigator});
}

JobContext jobContext(Io& io) {
    JobContext context;
    context.stop = io.stop;
    if (!io.show_progress) return context;
    context.report = [&io](const Progress& progress) {
        std::string line = "\r\x1b[K" + visibleText(progress.step);
        if (progress.total > 0)
            line += fmt::format(" {:3.0f} %", 100.0 * static_cast<double>(progress.done) /
                                                  static_cast<double>(progress.total));
        if (progress.records >= 0) line += fmt::format(", {} records", progress.records);
        io.err << line << "\r" << std::flush;
    };
    return context;
}

void printJson(Io& io, const nlohmann::json& json) {
    io.out << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

void printLine(Io& io, std::string_view text) {
    io.out << visibleText(text) << '\n';
}

void printWarning(Io& io, std::string_view text) {
    io.err << "note: " << visibleText(text) << '\n';
}

void printError(Io& io, const Error& error) {
    io.err << "error: " << visibleText(error.message) << '\n';
    if (!error.where.empty()) io.err << "  where: " << visibleText(error.where) << '\n';
    if (!error.help.empty()) io.err << "  what to do: " << visibleText(error.help) << '\n';
}

Result<Filter> readFilter(const std::string& text) {
    auto filter = parseFilter(text);
    if (filter) return filter;
    Error error = std::move(filter).error();
    // Show the text with a mark under the place, as a person would.
    if (error.native > 0)
        error.where = fmt::format("{} of the filter\n    {}\n    {}^", error.where, text,
                                  std::string(static_cast<std::size_t>(error.native) - 1, ' '));
    return error;
}

Result<std::optional<std::int64_t>> readTime(const std::string& text, std::string_view option) {
    if (text.empty()) return std::optional<std::int64_t>();
    const auto parsed = parseIsoTime(text);
    if (!parsed || parsed->length != text.size())
        return makeError(ErrorCode::BadInput, fmt::format("'{}' is not a time", text),
                         std::string(option), "Write it as 2024-10-03 or 2024-10-03T12:00:00Z");
    return std::optional(parsed->ts_ns);
}

Result<TimeRange> readRange(const std::string& from, const std::string& to) {
    TimeRange range;
    TM_ASSIGN(const auto start, readTime(from, "--from"));
    TM_ASSIGN(const auto end, readTime(to, "--to"));
    if (start) range.from_ns = *start;
    if (end) range.to_ns = *end;
    if (range.empty()) return makeError(ErrorCode::BadInput, "--to is not after --from");
    return range;
}

nlohmann::json timeJson(std::int64_t ts_ns) {
    return ts_ns == kNoTime ? nlohmann::json() : nlohmann::json(formatIsoUtc(ts_ns));
}
nlohmann::json timeJson(const std::optional<std::int64_t>& ts_ns) {
    return ts_ns ? timeJson(*ts_ns) : nlohmann::json();
}
nlohmann::json numberJson(std::int64_t value) {
    return value == kNoNumber ? nlohmann::json() : nlohmann::json(value);
}

} // namespace tidemark

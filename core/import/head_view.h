// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a content, looked at in every way a profile may ask for: lines, JSON records with
// their keys laid flat, delimited rows. Made once per content to be recognised; plain data.
#pragma once

#include "core/import/format.h"
#include "core/import/parsers.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// A record as path -> text of its value, keys joined by dots (nested and literally dotted keys
/// look the same here), objects and arrays with "". Arrays are represented by their first element.
using FlatRecord = std::map<std::string, std::string, std::less<>>;

/// One way to see JSON content: which things are its records.
struct JsonView {
    std::vector<std::string> wrapper; ///< {} = the objects themselves
    std::vector<FlatRecord> records;
};

struct CsvView {
    char delimiter = ',';
    std::vector<std::string> header;            ///< cells of the first row
    std::string header_record;                  ///< its bytes
    bool has_header = false;                    ///< by the look of it
    std::vector<std::vector<std::string>> rows; ///< the rows behind (all rows without header)
};

struct HeadView {
    bool binary = false;
    std::string text; ///< without byte order mark
    bool complete = false;
    std::vector<std::string_view> lines; ///< into `text`, whole and not blank
    bool json_lines = false;             ///< most lines are JSON objects of their own
    bool prefixed = false;               ///< ... behind a prefix such as that of docker compose
    std::vector<JsonView> json;          ///< empty = not JSON; the objects themselves first
    std::vector<CsvView> csv;            ///< at most one: the best delimiter

    static HeadView of(const ContentHead& head);
};

/// What stands before JSON on a line: "service-1  | ", or the stamp of a container runtime.
constexpr std::string_view kLinePrefix =
    R"((?:[A-Za-z0-9_.-]+\s*\|\s+|\S+ (?:stdout|stderr) [FP] ))";

/// Lays a JSON text flat; empty when it is not an object.
FlatRecord flatten(std::string_view json);

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// A profile: how a format is recognised and where each canonical field comes from. Profiles are
// JSON files in resources/profiles (built in) or made by users; ARCHITECTURE.md describes the keys.
#pragma once

#include "core/base/result.h"
#include "core/base/time_zone.h"
#include "core/store/fields.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

enum class Syntax {
    JsonLines,    ///< one object a line
    JsonDocument, ///< arrays, wrapped arrays, pretty-printed or concatenated objects
    Csv,       ///< delimited by comma, semicolon, tab or bar (options: delimiter, header, columns)
    AccessLog, ///< blanks between values, "quotes" and [brackets] (options: columns)
    W3c,       ///< #Fields directives
    Spans,     ///< trees of spans: OTLP, Tempo, Jaeger, Python dumps
    Pattern    ///< RE2 with named groups on each line (options: pattern, start)
};

/// How a time field is written.
enum class TimeStyle {
    Auto, ///< ISO 8601, CLF, or an epoch whose unit follows from its size
    Iso,
    EpochSeconds,
    EpochMillis,
    EpochMicros,
    EpochNanos,
    DotnetTicks,
    Clf,
    Us12Hour,
    RelativeSeconds,
    RelativeMillis
};

/// One place a value may come from. `path` is a list of keys; a key that itself contains a dot is
/// one element. "[]" takes the first element of an array. An element may name a JSON text to be
/// opened.
struct FieldSource {
    std::vector<std::string> path;
    std::string constant; ///< used instead of a path when not empty
    double scale = 1;     ///< numbers are multiplied by this (ms -> us = 1000)
    TimeStyle time = TimeStyle::Auto;
    std::string pattern; ///< RE2 with one group: the part of the text that is meant
    std::map<std::string, std::string> values; ///< text replaced by this; keys may hold `*`
    std::string kind; ///< for account: the AccountKind name of this alternative
};

struct FieldRule {
    Field field = Field::Account;
    std::vector<FieldSource> sources; ///< the first that yields a value wins
    bool sum = false;                 ///< numbers: add up all sources instead
    std::optional<std::string> join;  ///< texts: all that are there, with this between them
};

struct RecogniseRule {
    std::vector<std::string> keys; ///< each that is present raises the confidence
    std::vector<std::string>
        required; ///< all must be present; "path=glob" also asks for a value, "a|b" for either
    std::string name_pattern; ///< RE2 on the file name
    std::string head_pattern; ///< RE2 on the lines of the head
};

/// Only records for which a value is one of these are events; the others become rejects that say
/// so.
struct RowCondition {
    std::vector<std::string> path;
    std::vector<std::string> values; ///< may hold `*`
};

struct Profile {
    std::string id;    ///< "cloudtrail"
    std::string title; ///< "AWS CloudTrail"
    Syntax syntax = Syntax::JsonLines;
    RecogniseRule recognise;
    std::vector<FieldRule> fields; ///< by field number
    std::optional<RowCondition> only;
    std::string time_zone; ///< of texts without zone, where the source guarantees one; "" = assume
                           ///< UTC and say so
    RecordKind record_kind = RecordKind::Request;
    bool unique_ids = false; ///< UniqueId is guaranteed unique by the source
    std::map<std::string, std::string>
        options;       ///< per syntax: delimiter, header, columns, explode, line_prefix ...
    std::string notes; ///< for people

    static Result<Profile> fromJson(std::string_view json, std::string_view origin);
    [[nodiscard]] std::string toJson() const;
    /// "" when the option is not given.
    [[nodiscard]] std::string_view option(std::string_view name) const;
    [[nodiscard]] const FieldRule* rule(Field field) const;
};

/// What the person importing decides.
struct ImportParams {
    std::string format;         ///< profile id; "" = recognise
    std::string profile_path;   ///< a profile file of the user's
    std::string profile_folder; ///< profiles of the user's that are recognised too; "" = none
    std::vector<std::pair<std::string, std::string>>
        map;               ///< canonical field name -> source path ("a.b", "'a.b'.c")
    std::string time_zone; ///< for texts without zone
    double clock_offset_s =
        0; ///< added to every time read from this source; kept visible, see SCHEMA.md
    std::string
        start_time;      ///< instant of the zero of a relative clock; "" = its events get no time
    std::string account; ///< account of every event, where the source names none
    bool reference_only = false; ///< do not keep the original bytes
};

/// The profiles built into the program, by id.
std::span<const Profile> builtinProfiles();

std::string_view syntaxName(Syntax syntax);

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// A profile: how a format is recognised and where each canonical field comes from. Profiles are JSON
// files in resources/profiles (built in) or made by users; ARCHITECTURE.md describes the keys.
#pragma once

#include "core/base/result.h"
#include "core/base/time_zone.h"
#include "core/store/fields.h"

#include <map>
#include <span>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

enum class Syntax { JsonLines, JsonDocument, Csv, AccessLog, W3c, Spans };

/// How a time field is written.
enum class TimeStyle {
    Auto,        ///< ISO 8601, CLF, or an epoch whose unit follows from its size (noted as a guess)
    Iso, EpochSeconds, EpochMillis, EpochMicros, EpochNanos, DotnetTicks, Clf, Us12Hour, RelativeSeconds, RelativeMillis
};

/// One place a value may come from. `path` is a list of keys; a key that itself contains a dot is one
/// element. "[]" takes the first element of an array. An element may name a JSON text to be opened.
struct FieldSource {
    std::vector<std::string> path;
    std::string constant;            ///< used instead of a path when not empty
    double scale = 1;                ///< numbers are multiplied by this (ms -> us = 1000)
    TimeStyle time = TimeStyle::Auto;
    std::string pattern;             ///< RE2 with one group: the part of the text that is meant
    std::map<std::string, std::string> values; ///< text replaced by this (outcomes, kinds)
    std::string kind;                ///< for account: the AccountKind name of this alternative
};

struct FieldRule {
    Field field = Field::Account;
    std::vector<FieldSource> sources; ///< the first that yields a value wins
    bool sum = false;                 ///< numbers: add up all sources instead
};

struct RecogniseRule {
    std::vector<std::string> keys;     ///< each that is present raises the confidence
    std::vector<std::string> required; ///< all must be present
    std::string name_pattern;          ///< RE2 on the file name
    std::string head_pattern;          ///< RE2 on the content's head
};

struct Profile {
    std::string id;    ///< "cloudtrail"
    std::string title; ///< "AWS CloudTrail"
    Syntax syntax = Syntax::JsonLines;
    RecogniseRule recognise;
    std::vector<FieldRule> fields;
    std::string time_zone;      ///< for texts without zone; "" = ask/assume UTC and say so
    RecordKind record_kind = RecordKind::Request;
    bool unique_ids = false;    ///< UniqueId is guaranteed unique by the source
    std::map<std::string, std::string> options; ///< per syntax: delimiter, header, columns, explode, line_prefix ...
    std::string notes;          ///< for people

    static Result<Profile> fromJson(std::string_view json, std::string_view origin);
    [[nodiscard]] std::string toJson() const;
};

/// What the person importing decides.
struct ImportParams {
    std::string format;          ///< profile id; "" = recognise
    std::string profile_path;    ///< a profile file of the user's
    std::vector<std::pair<std::string, std::string>> map; ///< canonical field name -> source path ("a.b", "'a.b'.c")
    std::string time_zone;       ///< for texts without zone
    double clock_offset_s = 0;   ///< added to every time read from this source; kept visible, see SCHEMA.md
    std::string account;         ///< account of every event, where the source names none
    bool reference_only = false; ///< do not keep the original bytes
};

/// The profiles built into the program, by id.
std::span<const Profile> builtinProfiles();

} // namespace tidemark

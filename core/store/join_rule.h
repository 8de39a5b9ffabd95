// SPDX-License-Identifier: GPL-3.0-or-later
// A rule that joins two sources' records of the same calls: events of `from` fill what events of
// `into` do not say, found by an id that both state. Plain values; any thread.
#pragma once

#include "core/base/result.h"
#include "core/store/fields.h"
#include "core/store/source_store.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// One side of a rule: every source of a format, or one source.
struct JoinSide {
    std::string format;         ///< profile id; empty when source_id is set
    std::int64_t source_id = 0; ///< 0: by format
    [[nodiscard]] bool covers(const Source& source) const {
        return source_id != 0 ? source.id == source_id : source.format == format;
    }
    /// "cloudtrail" or "source 3".
    [[nodiscard]] std::string text() const;
    bool operator==(const JoinSide&) const = default;
};

struct JoinRule {
    JoinSide into, from;
    Field into_key = Field::RequestId, from_key = Field::RequestId; ///< Dictionary or Text fields
    /// Seconds that both events may lie apart; 0: any. Request ids do repeat in real logs.
    std::int64_t within_s = 600;
    std::vector<Field> fields; ///< to be filled; empty: every joinable one
    bool count_both = false;   ///< true: the events of `from` keep counting in volumes
    bool operator==(const JoinRule&) const = default;

    /// BadInput names what is wrong: sides that are equal or empty, keys that are no texts, fields
    /// that are never filled.
    [[nodiscard]] Status check() const;
    [[nodiscard]] std::string toJson() const;
    static Result<JoinRule> fromJson(std::string_view json);
};

/// Fields that a join may fill, in order of their number. Account brings its kind along.
std::span<const Field> joinableFields();

/// Pairs of formats whose records are known to describe the same calls (formats.md): ready rules.
std::span<const JoinRule> knownJoins();

/// "3": source 3; else the id of a format.
JoinSide parseJoinSide(std::string_view text);

} // namespace tidemark

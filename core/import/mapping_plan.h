// SPDX-License-Identifier: GPL-3.0-or-later
// A profile's field rules made ready for millions of records: every distinct path becomes a
// numbered slot that a parser fills, patterns are compiled, zones looked up. Immutable; shared by
// all parsers of a source.
#pragma once

#include "core/base/result.h"
#include "core/import/profile.h"
#include "core/import/time_reader.h"

#include <re2/re2.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidemark {

/// One alternative of a rule. `slot` < 0: the constant.
struct PlannedSource {
    int slot = -1;
    bool plain = false; ///< the text of the slot as it stands: no pattern, no replacement
    std::string constant;
    double scale = 1;
    std::int64_t whole_scale = 1; ///< 0 when `scale` is not a whole number
    TimeStyle time = TimeStyle::Auto;
    AccountKind kind = AccountKind::Unknown;
    std::shared_ptr<const RE2> pattern;
    std::map<std::string, std::string> values;
    std::vector<std::pair<std::string, std::string>>
        globs; ///< the keys of `values` that hold `*`, longest first
};

struct PlannedRule {
    enum class Way { Text, Account, Number, Time, Enumeration };
    Field field = Field::Account;
    Way way = Way::Text;
    bool sum = false;
    std::optional<std::string> join;
    std::vector<PlannedSource> sources;
};

struct MappingPlan {
    std::vector<std::vector<std::string>> paths; ///< by slot
    std::vector<PlannedRule> rules;
    /// Whether the rule can yield anything when just these slots are filled (by slot).
    [[nodiscard]] static bool feeds(const std::vector<bool>& filled, const PlannedRule& rule);
    int only_slot = -1;
    std::vector<std::string> only_values;
    std::vector<std::string> nulls; ///< texts that mean "absent"
    TimeRules time;
    RecordKind record_kind = RecordKind::Request;
    bool keep_without_time = false; ///< events without usable time are kept instead of rejected
    std::int64_t bucket_ns = 0;     ///< > 0: the end is the start plus this
    std::string account;            ///< of every event whose source names none
    AccountKind account_kind = AccountKind::Unknown;

    /// `file_name` is for profiles whose account is in the name of the file. BadInput for a zone, a
    /// start or a pattern that cannot be understood.
    static Result<std::shared_ptr<const MappingPlan>>
    make(const Profile& profile, const ImportParams& params, std::string_view file_name);
};

/// The profile with the person's own mapping in place. BadInput names the field that does not
/// exist.
Result<Profile> withUserMapping(const Profile& profile, const ImportParams& params);

} // namespace tidemark

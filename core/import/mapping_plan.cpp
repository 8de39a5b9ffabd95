// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/mapping_plan.h"

#include "core/import/source_path.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

PlannedRule::Way wayOf(Field field) {
    switch (field) {
    case Field::Account: return PlannedRule::Way::Account;
    case Field::AccountKind:
    case Field::Outcome:
    case Field::RecordKind: return PlannedRule::Way::Enumeration;
    default: break;
    }
    switch (fieldInfo(field).type) {
    case FieldType::Time: return PlannedRule::Way::Time;
    case FieldType::Number: return PlannedRule::Way::Number;
    case FieldType::Dictionary:
    case FieldType::Text: break;
    }
    return PlannedRule::Way::Text;
}

class Planner {
public:
    explicit Planner(MappingPlan& plan) : m_plan(plan) {}

    int slotOf(const std::vector<std::string>& path) {
        const auto found = std::find(m_plan.paths.begin(), m_plan.paths.end(), path);
        if (found != m_plan.paths.end()) return static_cast<int>(found - m_plan.paths.begin());
        m_plan.paths.push_back(path);
        return static_cast<int>(m_plan.paths.size()) - 1;
    }

    Result<PlannedSource> source(const FieldSource& source) {
        PlannedSource out;
        if (source.constant.empty())
            out.slot = slotOf(source.path);
        else
            out.constant = source.constant;
        out.scale = source.scale;
        const double whole = std::round(source.scale);
        out.whole_scale =
            whole == source.scale && std::fabs(whole) < 1e15 ? static_cast<std::int64_t>(whole) : 0;
        out.time = source.time;
        out.kind = accountKindByName(source.kind).value_or(AccountKind::Unknown);
        if (!source.pattern.empty()) {
            auto pattern = std::make_shared<const RE2>(source.pattern, RE2::Quiet);
            if (!pattern->ok() || pattern->NumberOfCapturingGroups() != 1)
                return makeError(
                    ErrorCode::BadInput,
                    fmt::format("\"{}\" is not a pattern with one group", source.pattern));
            out.pattern = std::move(pattern);
        }
        for (const auto& [from, to] : source.values) {
            if (from.find('*') == std::string::npos)
                out.values.emplace(from, to);
            else
                out.globs.emplace_back(from, to);
        }
        std::stable_sort(out.globs.begin(), out.globs.end(), [](const auto& a, const auto& b) {
            return a.first.size() > b.first.size();
        });
        out.plain = out.slot >= 0 && !out.pattern && source.values.empty();
        return out;
    }

private:
    MappingPlan& m_plan;
};

std::vector<std::string> splitAt(std::string_view text, char separator) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t at = text.find(separator);
        out.emplace_back(text.substr(0, at));
        if (at == std::string_view::npos) break;
        text.remove_prefix(at + 1);
    }
    return out;
}

Status planTime(MappingPlan& plan, const Profile& profile, const ImportParams& params) {
    const std::string& zone = params.time_zone.empty() ? profile.time_zone : params.time_zone;
    if (!zone.empty()) {
        TM_ASSIGN(plan.time.zone, TimeZone::find(zone));
    }
    plan.time.zone_basis = params.time_zone.empty() && !profile.time_zone.empty()
                               ? TimeBasis::Utc
                               : TimeBasis::AssumedZone;
    if (!(std::fabs(params.clock_offset_s) < 4e9))
        return makeError(ErrorCode::BadInput, "The clock offset is out of range");
    plan.time.clock_offset_ns = std::llround(params.clock_offset_s * 1e9);
    if (params.start_time.empty()) return ok();
    const auto start = parseIsoTime(params.start_time);
    if (!start || start->length != params.start_time.size())
        return makeError(ErrorCode::BadInput,
                         fmt::format("\"{}\" is not a time", params.start_time), "start time",
                         "Write it as 2024-10-03T14:00:00Z");
    plan.time.start_ns = start->has_zone ? start->ts_ns : plan.time.zone.toUtc(start->ts_ns);
    return ok();
}

void planAccount(MappingPlan& plan, const Profile& profile, const ImportParams& params,
                 std::string_view fileName) {
    if (!params.account.empty()) {
        plan.account = params.account;
        return;
    }
    const std::string_view pattern = profile.option("account_from_name");
    if (pattern.empty()) return;
    const RE2 compiled{re2::StringPiece(pattern.data(), pattern.size()), RE2::Quiet};
    std::string account;
    if (compiled.ok() &&
        RE2::PartialMatch(re2::StringPiece(fileName.data(), fileName.size()), compiled, &account)) {
        plan.account = account;
        plan.account_kind = AccountKind::File;
    }
}

} // namespace

Result<std::shared_ptr<const MappingPlan>>
MappingPlan::make(const Profile& profile, const ImportParams& params, std::string_view fileName) {
    auto plan = std::make_shared<MappingPlan>();
    Planner planner(*plan);
    for (const FieldRule& rule : profile.fields) {
        PlannedRule planned;
        planned.field = rule.field;
        planned.way = wayOf(rule.field);
        planned.sum = rule.sum;
        planned.join = rule.join;
        for (const FieldSource& source : rule.sources) {
            TM_ASSIGN(PlannedSource made, planner.source(source));
            planned.sources.push_back(std::move(made));
        }
        plan->rules.push_back(std::move(planned));
    }
    if (profile.only) {
        plan->only_slot = planner.slotOf(profile.only->path);
        plan->only_values = profile.only->values;
    }
    plan->nulls = splitAt(profile.option("null"), '|');
    plan->record_kind = profile.record_kind;
    plan->keep_without_time = profile.option("missing_time") == "keep";
    if (const std::string_view seconds = profile.option("bucket_seconds"); !seconds.empty())
        plan->bucket_ns = std::atoll(std::string(seconds).c_str()) * kNsPerSecond;
    TM_TRY(planTime(*plan, profile, params));
    planAccount(*plan, profile, params, fileName);
    return std::shared_ptr<const MappingPlan>(std::move(plan));
}

bool MappingPlan::feeds(const std::vector<bool>& filled, const PlannedRule& rule) {
    return std::any_of(rule.sources.begin(), rule.sources.end(), [&](const PlannedSource& source) {
        return source.slot < 0 || filled[static_cast<std::size_t>(source.slot)];
    });
}

Result<Profile> withUserMapping(const Profile& profile, const ImportParams& params) {
    Profile out = profile;
    std::vector<Field> replaced;
    for (const auto& [name, path] : params.map) {
        const auto field = fieldByName(name);
        if (!field)
            return makeError(ErrorCode::BadInput, fmt::format("There is no field \"{}\"", name),
                             "mapping");
        FieldSource source;
        source.path = parsePath(path);
        if (source.path.empty())
            return makeError(ErrorCode::BadInput,
                             fmt::format("No source is given for \"{}\"", name), "mapping");
        auto rule = std::find_if(out.fields.begin(), out.fields.end(),
                                 [&](const FieldRule& r) { return r.field == *field; });
        const bool first = std::find(replaced.begin(), replaced.end(), *field) == replaced.end();
        if (rule == out.fields.end()) {
            out.fields.push_back({*field, {}, false, std::nullopt});
            rule = out.fields.end() - 1;
        } else {
            // A source that the profile knows keeps the way it is read (time style, scale, kind).
            const auto known =
                std::find_if(rule->sources.begin(), rule->sources.end(),
                             [&](const FieldSource& s) { return s.path == source.path; });
            if (known != rule->sources.end()) source = *known;
        }
        if (first) {
            rule->sources.clear();
            rule->sum = false;
            rule->join.reset();
            replaced.push_back(*field);
        }
        rule->sources.push_back(std::move(source));
    }
    std::sort(out.fields.begin(), out.fields.end(),
              [](const FieldRule& a, const FieldRule& b) { return a.field < b.field; });
    return out;
}

} // namespace tidemark

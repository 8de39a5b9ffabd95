// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/join_rule.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace tidemark {

namespace {

// Not among them: what places an event (time, offsets, flags, ids of its own) and the count of
// requests, which a record always stands for.
constexpr Field kJoinable[] = {Field::Account,
                               Field::User,
                               Field::ApiKey,
                               Field::Organisation,
                               Field::Project,
                               Field::ClientIp,
                               Field::UserAgent,
                               Field::Provider,
                               Field::Endpoint,
                               Field::Operation,
                               Field::Model,
                               Field::HttpMethod,
                               Field::Country,
                               Field::Asn,
                               Field::Payment,
                               Field::PromptPrefix,
                               Field::ErrorText,
                               Field::Outcome,
                               Field::InputTokens,
                               Field::OutputTokens,
                               Field::CachedInputTokens,
                               Field::RequestBytes,
                               Field::ResponseBytes,
                               Field::LatencyUs,
                               Field::StatusCode,
                               Field::AccountCreated,
                               Field::SessionId,
                               Field::PromptHash};

nlohmann::json sideJson(const JoinSide& side) {
    if (side.source_id != 0) return {{"source", side.source_id}};
    return {{"format", side.format}};
}

JoinSide sideFrom(const nlohmann::json& json) {
    return {json.value("format", std::string()), json.value("source", std::int64_t{0})};
}

Error badRule(std::string message, std::string help = {}) {
    return makeError(ErrorCode::BadInput, std::move(message), "join rule", std::move(help));
}

bool isText(Field field) {
    const FieldType type = fieldInfo(field).type;
    return type == FieldType::Dictionary || type == FieldType::Text;
}

Result<Field> fieldNamed(const std::string& name) {
    const auto field = fieldByName(name);
    if (!field) return badRule(fmt::format("no field is named '{}'", name));
    return *field;
}

JoinRule known(std::string_view into, std::string_view from) {
    JoinRule rule;
    rule.into.format = into;
    rule.from.format = from;
    return rule;
}

} // namespace

std::string JoinSide::text() const {
    return source_id != 0 ? fmt::format("source {}", source_id) : format;
}

std::span<const Field> joinableFields() {
    return kJoinable;
}

std::span<const JoinRule> knownJoins() {
    static const JoinRule kKnown[] = {
        known("bedrock_invocation", "cloudtrail"),
        known("apim_gateway", "apim_llm"),
        known("azure_openai", "apim_gateway"),
    };
    return kKnown;
}

JoinSide parseJoinSide(std::string_view text) {
    JoinSide side;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), side.source_id);
    if (error == std::errc() && end == text.data() + text.size() && side.source_id > 0) return side;
    return {std::string(text), 0};
}

Status JoinRule::check() const {
    for (const JoinSide* side : {&into, &from})
        if (side->format.empty() == (side->source_id == 0))
            return badRule("each side is a format or a source",
                           "Name the format's id, or a number");
    if (into == from) return badRule("both sides are the same");
    for (const Field key : {into_key, from_key})
        if (!isText(key))
            return badRule(
                fmt::format("'{}' is no id that records could share", fieldInfo(key).name),
                "Choose request_id, session_id or another field of text");
    if (within_s < 0) return badRule("the time apart is negative");
    for (const Field field : fields)
        if (std::find(std::begin(kJoinable), std::end(kJoinable), field) == std::end(kJoinable))
            return badRule(fmt::format("'{}' is never filled by a join", fieldInfo(field).name));
    return ok();
}

std::string JoinRule::toJson() const {
    nlohmann::json json = {{"into", sideJson(into)},
                           {"from", sideJson(from)},
                           {"into_key", std::string(fieldInfo(into_key).name)},
                           {"from_key", std::string(fieldInfo(from_key).name)},
                           {"within_s", within_s},
                           {"fields", nlohmann::json::array()},
                           {"count_both", count_both}};
    for (const Field field : fields) json["fields"].push_back(std::string(fieldInfo(field).name));
    return json.dump();
}

Result<JoinRule> JoinRule::fromJson(std::string_view text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    const auto damaged = [] { return makeError(ErrorCode::Integrity, "a join rule is damaged"); };
    if (!json.is_object() || !json.contains("into") || !json["into"].is_object() ||
        !json.contains("from") || !json["from"].is_object() || !json.contains("fields") ||
        !json["fields"].is_array())
        return damaged();
    for (const char* key : {"into_key", "from_key"})
        if (!json.contains(key) || !json[key].is_string()) return damaged();
    JoinRule rule;
    rule.into = sideFrom(json["into"]);
    rule.from = sideFrom(json["from"]);
    TM_ASSIGN(rule.into_key, fieldNamed(json["into_key"].get<std::string>()));
    TM_ASSIGN(rule.from_key, fieldNamed(json["from_key"].get<std::string>()));
    rule.within_s = json.value("within_s", std::int64_t{0});
    rule.count_both = json.value("count_both", false);
    for (const auto& name : json["fields"]) {
        if (!name.is_string()) return damaged();
        TM_ASSIGN(const Field field, fieldNamed(name.get<std::string>()));
        rule.fields.push_back(field);
    }
    TM_TRY(rule.check());
    return rule;
}

} // namespace tidemark

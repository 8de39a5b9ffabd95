// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/fields.h"

namespace tidemark {

namespace {

constexpr FieldInfo kFields[] = {
    {Field::Time, FieldType::Time, "time", "Time"},
    {Field::TimeEnd, FieldType::Time, "time_end", "End"},
    {Field::TimeBasis, FieldType::Number, "time_basis", "Time basis"},
    {Field::RecordKind, FieldType::Number, "record_kind", "Record kind"},
    {Field::Flags, FieldType::Number, "flags", "Flags"},
    {Field::ContentOffset, FieldType::Number, "offset", "Byte offset"},
    {Field::RecordLength, FieldType::Number, "length", "Record length"},
    {Field::Account, FieldType::Dictionary, "account", "Account"},
    {Field::AccountKind, FieldType::Number, "account_kind", "Account kind"},
    {Field::User, FieldType::Dictionary, "user", "User"},
    {Field::ApiKey, FieldType::Dictionary, "api_key", "API key"},
    {Field::Organisation, FieldType::Dictionary, "organisation", "Organisation"},
    {Field::Project, FieldType::Dictionary, "project", "Project"},
    {Field::ClientIp, FieldType::Dictionary, "address", "Address"},
    {Field::UserAgent, FieldType::Dictionary, "agent", "Agent"},
    {Field::Provider, FieldType::Dictionary, "provider", "Provider"},
    {Field::Endpoint, FieldType::Dictionary, "endpoint", "Endpoint"},
    {Field::Operation, FieldType::Dictionary, "operation", "Operation"},
    {Field::Model, FieldType::Dictionary, "model", "Model"},
    {Field::HttpMethod, FieldType::Dictionary, "method", "Method"},
    {Field::Country, FieldType::Dictionary, "country", "Country"},
    {Field::Asn, FieldType::Dictionary, "asn", "Network (ASN)"},
    {Field::Payment, FieldType::Dictionary, "payment", "Payment fingerprint"},
    {Field::PromptPrefix, FieldType::Dictionary, "prompt_prefix", "Prompt prefix"},
    {Field::ErrorText, FieldType::Dictionary, "error", "Error"},
    {Field::Outcome, FieldType::Number, "outcome", "Outcome"},
    {Field::RequestCount, FieldType::Number, "request_count", "Request count"},
    {Field::InputTokens, FieldType::Number, "input_tokens", "Input tokens"},
    {Field::OutputTokens, FieldType::Number, "output_tokens", "Output tokens"},
    {Field::CachedInputTokens, FieldType::Number, "cached_input_tokens", "Cached input tokens"},
    {Field::RequestBytes, FieldType::Number, "request_bytes", "Request bytes"},
    {Field::ResponseBytes, FieldType::Number, "response_bytes", "Response bytes"},
    {Field::LatencyUs, FieldType::Number, "latency_us", "Latency (\u00b5s)"},
    {Field::StatusCode, FieldType::Number, "status", "Status"},
    {Field::AccountCreated, FieldType::Time, "account_created", "Account created"},
    {Field::RequestId, FieldType::Text, "request_id", "Request id"},
    {Field::SessionId, FieldType::Text, "session_id", "Session id"},
    {Field::PromptHash, FieldType::Text, "prompt_hash", "Prompt hash"},
    {Field::UniqueId, FieldType::Text, "unique_id", "Unique id"},
};
static_assert(std::size(kFields) == kFieldCount - 1);

// Other names people type, and the names of formats.md section 0.
struct Alias {
    std::string_view name;
    Field field;
};
constexpr Alias kAliases[] = {
    {"ts", Field::Time},
    {"ts_utc", Field::Time},
    {"ts_end_utc", Field::TimeEnd},
    {"user_id", Field::User},
    {"key", Field::ApiKey},
    {"api_key_id", Field::ApiKey},
    {"org", Field::Organisation},
    {"organization", Field::Organisation},
    {"org_id", Field::Organisation},
    {"project_id", Field::Project},
    {"ip", Field::ClientIp},
    {"client_ip", Field::ClientIp},
    {"user_agent", Field::UserAgent},
    {"http_method", Field::HttpMethod},
    {"payment_fingerprint", Field::Payment},
    {"prompt", Field::PromptPrefix},
    {"status_code", Field::StatusCode},
    {"account_created_at", Field::AccountCreated},
    {"session", Field::SessionId},
};

constexpr MetricInfo kMetrics[] = {
    {Metric::Requests, "requests", "Requests", "requests"},
    {Metric::InputTokens, "input_tokens", "Input tokens", "tokens"},
    {Metric::OutputTokens, "output_tokens", "Output tokens", "tokens"},
    {Metric::RequestBytes, "request_bytes", "Request bytes", "bytes"},
    {Metric::ResponseBytes, "response_bytes", "Response bytes", "bytes"},
    {Metric::Errors, "errors", "Errors", "errors"},
    {Metric::Cost, "cost", "Estimated cost", "USD"},
};

constexpr std::string_view kAccountKinds[] = {
    "unknown", "api_key", "user", "service_account", "role", "org", "client_ip", "client", "file"};
constexpr std::string_view kRecordKinds[] = {"request", "usage_bucket", "audit", "span"};
constexpr std::string_view kOutcomes[] = {"unknown", "success", "failure", "denied", "throttled"};
constexpr std::string_view kBases[] = {"none", "utc", "offset", "assumed_zone", "relative"};

template <class E, std::size_t N>
std::string_view nameOf(const std::string_view (&names)[N], E value) {
    const auto index = static_cast<std::size_t>(value);
    return index < N ? names[index] : names[0];
}

} // namespace

std::span<const FieldInfo> fieldTable() {
    return kFields;
}
const FieldInfo& fieldInfo(Field field) {
    return kFields[static_cast<std::size_t>(field) - 1];
}

std::optional<Field> fieldByName(std::string_view name) {
    for (const FieldInfo& info : kFields)
        if (info.name == name) return info.field;
    for (const Alias& alias : kAliases)
        if (alias.name == name) return alias.field;
    return std::nullopt;
}

std::span<const MetricInfo> metricTable() {
    return kMetrics;
}
const MetricInfo& metricInfo(Metric metric) {
    return kMetrics[static_cast<std::size_t>(metric)];
}

std::optional<Metric> metricByName(std::string_view name) {
    for (const MetricInfo& info : kMetrics)
        if (info.name == name) return info.metric;
    return std::nullopt;
}

std::string_view accountKindName(AccountKind kind) {
    return nameOf(kAccountKinds, kind);
}
std::string_view recordKindName(RecordKind kind) {
    return nameOf(kRecordKinds, kind);
}
std::string_view outcomeName(Outcome outcome) {
    return nameOf(kOutcomes, outcome);
}
std::string_view timeBasisName(TimeBasis basis) {
    return nameOf(kBases, basis);
}

std::optional<AccountKind> accountKindByName(std::string_view name) {
    for (std::size_t i = 0; i < std::size(kAccountKinds); ++i)
        if (kAccountKinds[i] == name) return static_cast<AccountKind>(i);
    return std::nullopt;
}

} // namespace tidemark

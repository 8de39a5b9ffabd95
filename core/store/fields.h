// SPDX-License-Identifier: GPL-3.0-or-later
// The canonical event: its fields, how each is stored, and the metrics summed over events.
// Field numbers are part of the case format (event_column.key) and never change.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tidemark {

/// How a field is stored in a block.
enum class FieldType : std::uint8_t {
    Time,       ///< int64 ns UTC, kNoTime = none
    Number,     ///< int64, kNoNumber = absent in the record
    Dictionary, ///< id of a text in the dictionary of that field, 0 = absent
    Text        ///< the text itself: for values that hardly ever repeat
};

/// "The record does not say." Never confused with zero.
constexpr std::int64_t kNoNumber = INT64_MIN;

enum class Field : std::uint8_t {
    Time = 1,          ///< request start (bucket start for usage buckets)
    TimeEnd = 2,       ///< response end or bucket end
    TimeBasis = 3,     ///< Number: enum TimeBasis
    RecordKind = 4,    ///< Number: enum RecordKind
    Flags = 5,         ///< Number: bit set of EventFlag
    ContentOffset = 6, ///< Number: byte offset of the record in the source's content
    RecordLength = 7,  ///< Number: bytes of the record
    Account = 8,
    AccountKind = 9, ///< Number: enum AccountKind
    User = 10,
    ApiKey = 11,
    Organisation = 12,
    Project = 13,
    ClientIp = 14,
    UserAgent = 15,
    Provider = 16,
    Endpoint = 17,
    Operation = 18,
    Model = 19,
    HttpMethod = 20,
    Country = 21,
    Asn = 22,
    Payment = 23,
    PromptPrefix = 24,
    ErrorText = 25,
    Outcome = 26, ///< Number: enum Outcome
    RequestCount = 27,
    InputTokens = 28,
    OutputTokens = 29,
    CachedInputTokens = 30,
    RequestBytes = 31,
    ResponseBytes = 32,
    LatencyUs = 33, ///< microseconds
    StatusCode = 34,
    AccountCreated = 35, ///< Time
    RequestId = 36,
    SessionId = 37,
    PromptHash = 38,
    UniqueId = 39, ///< id that the source guarantees unique (CloudTrail eventID ...)
};
constexpr std::size_t kFieldCount = 40; ///< one more than the largest number

enum class TimeBasis : std::uint8_t { None, Utc, Offset, AssumedZone, Relative };
enum class RecordKind : std::uint8_t { Request, UsageBucket, Audit, Span };
enum class AccountKind : std::uint8_t {
    Unknown,
    ApiKey,
    User,
    ServiceAccount,
    Role,
    Organisation,
    ClientIp,
    Client,
    File
};
enum class Outcome : std::uint8_t { Unknown, Success, Failure, Denied, Throttled };
enum EventFlag : std::uint8_t {
    kFlagDuplicate =
        1, ///< the same event is in an earlier source (guaranteed-unique id): not counted
    kFlagAltered = 2, ///< some field could not be read as stated and was left empty
    kFlagJoined = 4,  ///< a join found its call in another source's event: counted there
    kFlagFilled = 8   ///< a join filled some field from another source's event
};
/// Events with one of these count in no volume.
constexpr std::int64_t kFlagsUncounted = kFlagDuplicate | kFlagJoined;

struct FieldInfo {
    Field field;
    FieldType type;
    std::string_view name;  ///< in the filter language, in SQL and in JSON
    std::string_view label; ///< for people
};
/// Every field, by number.
std::span<const FieldInfo> fieldTable();
const FieldInfo& fieldInfo(Field field);
/// By name; also the filter language's short names ("ip", "key", "org" ...).
std::optional<Field> fieldByName(std::string_view name);

/// What is summed over events. Numbers are stored in roll-ups and never change.
enum class Metric : std::uint8_t {
    Requests = 0,
    InputTokens = 1,
    OutputTokens = 2,
    RequestBytes = 3,
    ResponseBytes = 4,
    Errors = 5,
    Cost = 6
};
/// Metrics kept in roll-ups. Cost is derived from tokens, model and the price table, so it is not.
constexpr std::size_t kStoredMetrics = 6;

struct MetricInfo {
    Metric metric;
    std::string_view name;  ///< "requests", "input_tokens" ...
    std::string_view label; ///< "Requests", "Input tokens" ...
    std::string_view unit;  ///< "requests", "tokens", "bytes", "USD"
};
std::span<const MetricInfo> metricTable();
const MetricInfo& metricInfo(Metric metric);
std::optional<Metric> metricByName(std::string_view name);

std::string_view accountKindName(AccountKind kind);
std::string_view recordKindName(RecordKind kind);
std::string_view outcomeName(Outcome outcome);
std::string_view timeBasisName(TimeBasis basis);
std::optional<AccountKind> accountKindByName(std::string_view name);

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// The parts a story is put together from. Times are milliseconds since the log's first midnight
// (2025-09-01 UTC, a Monday); before it they are negative. Plain values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark::sample {

constexpr std::int64_t kSecond = 1'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kDays = 28;
constexpr std::int64_t kEnd = kDays * kDay;
/// The new model becomes available: Wednesday 17 September, 16:00.
constexpr std::int64_t kLaunch = 16 * kDay + 16 * kHour;
/// The gateway fails: Thursday 11 September, 13:10 to 14:00.
constexpr std::int64_t kOutageStart = 10 * kDay + 13 * kHour + 10 * kMinute;
constexpr std::int64_t kOutageEnd = 10 * kDay + 14 * kHour;

/// A moment from the day of September (1..28) and the time of day, UTC.
constexpr std::int64_t onDay(std::int64_t day, std::int64_t hour, std::int64_t minute = 0) {
    return (day - 1) * kDay + hour * kHour + minute * kMinute;
}
/// "2025-09-13T22:04:05.678Z"; without the fraction when `whole_seconds`.
std::string timeText(std::int64_t at_ms, bool whole_seconds = false);

enum class Model { Large, Mini, Embed, New, None };
std::string_view modelName(Model model);

/// Where requests come from.
struct ScenePlace {
    std::string address;
    std::int64_t asn = 0;
    std::string country;
};

struct Account {
    std::string id, organisation;
    std::string payment; ///< fingerprint of the payment method; empty = none on file
    std::vector<std::string> keys;
    std::int64_t created_ms = 0;
    std::int64_t zone_hours = 0; ///< where its people live, hours from UTC
    ScenePlace home;
};

/// Log-normal sizes: median and spread (thousandths of a power of two).
struct Size {
    std::int64_t median = 0, spread_milli = 0;
};

/// One way in which an account's requests look.
struct SceneManner {
    std::size_t account = 0;
    std::vector<ScenePlace> places; ///< the first one most often
    std::vector<std::string> agents;
    std::size_t key = 0;
    Model model = Model::Large;
    Size input{400, 1200}, output{250, 1100};
    std::vector<std::string> prompts;  ///< openings, one drawn a request
    std::string numbered;              ///< if set: template with {} for a number and {} for a topic
    std::int64_t repeat_permille = 30; ///< prompts sent before, word for word
    std::int64_t adopt_ms = -1;        ///< the new model is used from here; -1 = never
    std::int64_t adopt_permille = 0;   ///< and for this share of requests
    std::size_t scene = 0;             ///< 0 = ordinary traffic
};

/// One line of the log.
struct Request {
    std::int64_t at_ms = 0;
    std::size_t account = 0, key = 0;
    ScenePlace place;
    std::string agent, prompt; ///< prompt: its first characters
    std::uint64_t prompt_hash = 0;
    bool listing = false; ///< GET /v1/models
    Model model = Model::Large;
    std::int64_t status = 200, latency_ms = 0;
    std::int64_t input_tokens = 0, output_tokens = 0, request_bytes = 0, response_bytes = 0;
    std::size_t scene = 0;
};

/// Something that happens beside the ordinary traffic.
struct Scene {
    std::string name, kind; ///< kind: "spike", "shift", "cluster", or "lawful"
    std::string note;       ///< one sentence for people
    std::vector<std::size_t> accounts;
};

} // namespace tidemark::sample

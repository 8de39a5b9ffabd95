// SPDX-License-Identifier: GPL-3.0-or-later
// What detection returns: numbers and sentences, no database ids but the account's and the value's
// dictionary ids of the EventTable it was given. Times are UTC nanoseconds, ranges half-open.
// Plain values.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tidemark {

enum class DetectionKind { Spike, Shift, Cluster };

/// "spike", "shift" or "cluster".
[[nodiscard]] const char* detectionKindName(DetectionKind kind);

/// What was asked about a lawful reading of the same facts.
enum class LawfulVerdict {
    Excluded, ///< checked, and it does not explain the finding
    Partly,   ///< explains some of it; taken off the strength
    Unknown   ///< the log lacks the fields to tell
};

struct LawfulCheck {
    std::string name; ///< e.g. "everyone rose", "retries", "launch"
    LawfulVerdict verdict = LawfulVerdict::Unknown;
    std::string sentence; ///< with the numbers it rests on
};

/// One way in which the requests of the detection differ from the account's own habit.
struct TraitEvidence {
    std::string trait;    ///< "country", "user_agent", "template", "output_tokens" ...
    double strength = 0;  ///< natural-log likelihood ratio per independent request, capped
    double share_in = 0;  ///< share of the detection's requests with values new to the account
    double share_out = 0; ///< the same share in the rest of the account's traffic
    std::string sentence;
};

/// One reason to count two accounts, or an account and a group, as one actor.
struct EvidenceLink {
    std::uint32_t account_a = 0;
    std::uint32_t account_b = 0; ///< 0: the link is between the account and the trait itself
    std::string kind;            ///< "client_ip", "network", "payment", "prompt_hash" ...
    std::uint32_t value = 0;     ///< dictionary id of the shared value; 0 when it has none
    std::string value_text;
    double strength = 0;  ///< natural-log likelihood ratio, capped per kind
    double base_rate = 0; ///< share of all accounts that have the value
    std::string sentence;
};

struct Baseline {
    std::int64_t from_ns = 0, to_ns = 0; ///< what the baseline was learnt from
    double level_per_day = 0;            ///< requests a day outside the detection
    double session_size = 1;             ///< variance over mean at short scales
    double day_variance = 0;             ///< relative variance from day to day
    std::string model;                   ///< in words
};

struct Detection {
    DetectionKind kind = DetectionKind::Spike;
    std::vector<std::uint32_t> accounts; ///< ascending ids
    std::string metric;                  ///< "requests", "accounts" (cluster)
    std::int64_t start_ns = 0, end_ns = 0;
    double observed = 0, expected = 0, ratio = 0;
    double excess_low = 0, excess_high = 0; ///< 95 % interval of the excess
    double score = 0;                       ///< 0..1, one scale over all kinds; strongest first
    double p_value = 1; ///< corrected for the windows tried in this account; NaN: not computed
    double q_value = 1; ///< false discovery rate over all accounts tested; NaN: not computed
    std::int64_t resolution_ns = 0; ///< the window length that found it
    std::int64_t detected_at_ns = 0;
    std::string explanation;
    std::string would_break; ///< what would overturn it
    Baseline baseline;
    std::vector<LawfulCheck> lawful;
    std::vector<TraitEvidence> traits;
    std::vector<EvidenceLink> links;
};

/// Why an account was not tested.
enum class Untested { Tested, NotEnoughData, NoTime };

/// How p-values fell over all tested accounts: uniform when nothing is going on.
struct Calibration {
    std::array<std::int64_t, 20> histogram{}; ///< counts of p in [i/20, (i+1)/20)
    std::int64_t tested = 0;
    std::int64_t not_enough_data = 0; ///< accounts without enough data for a baseline
    double ks_distance = 0;           ///< Kolmogorov-Smirnov distance from uniform
    double share_q_below_05 = 0;
};

struct DetectionRun {
    std::map<std::string, std::string> parameters; ///< every parameter used, by name
    std::int64_t events = 0, events_without_account = 0;
    std::int64_t accounts = 0, accounts_tested = 0, groups_tested = 0;
    std::int64_t first_ns = 0, last_ns = 0;
    std::vector<Detection> detections;   ///< strongest first, ties by kind and account id
    std::vector<Untested> account_state; ///< by account id
    std::vector<double> account_p;       ///< by account id; 1 when not tested
    Calibration calibration;
    bool cancelled = false;         ///< stopped on request; detections are then empty
    std::vector<std::string> notes; ///< e.g. "the log has no client_ip: ..."
};

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// Detection runs and what they found, as stored: runs are never changed or removed, a new run
// stands beside the old ones. Same thread as its Database.
#pragma once

#include "core/base/result.h"
#include "core/db/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

struct StoredRun {
    std::int64_t id = 0, created_ns = 0;
    std::string tool_version;
    std::string params_json;  ///< every parameter by name
    std::string input_hash;   ///< SHA-256 over the sources the run read; see detect_job.h
    std::string summary_json; ///< counts tested, calibration, notes
};

struct StoredLink {
    std::string account_a, account_b; ///< b is "" when the link is between an account and a trait
    std::string kind, value;
    double strength = 0;  ///< natural-log likelihood ratio
    double base_rate = 0; ///< share of all accounts that have the value
    std::string sentence;
};

struct StoredDetection {
    std::int64_t id = 0, run_id = 0, rank = 0; ///< rank counts from 1, strongest first
    std::string stable_key;                    ///< what verdicts hang on; kept from run to run
    std::string kind;                          ///< "spike", "shift", "cluster"
    std::string metric;
    std::vector<std::string> accounts; ///< sorted
    std::int64_t start_ns = 0, end_ns = 0;
    double observed = 0, expected = 0;
    double score = 0; ///< 0..1
    std::optional<double> p_value, q_value;
    std::optional<std::int64_t> detected_at_ns;
    std::string explanation;       ///< one sentence
    std::string detail_json;       ///< baseline, lawful checks, traits, what would overturn it
    std::vector<StoredLink> links; ///< only from get()
};

class DetectionStore {
public:
    explicit DetectionStore(Database& database) : m_database(database) {}

    /// Writes a run and its detections inside the caller's transaction; ids are filled in. A
    /// detection that continues one a person has judged (same kind of finding, at least half of the
    /// accounts, overlapping time) takes over its stable key, so that the verdict stays with it.
    Status add(StoredRun& run, std::vector<StoredDetection>& detections);

    Result<std::vector<StoredRun>> runs();
    Result<std::optional<StoredRun>> latestRun();
    /// Detections of a run, strongest first, without links.
    Result<std::vector<StoredDetection>> ofRun(std::int64_t run_id);
    /// Of the latest run; empty when there is none.
    Result<std::vector<StoredDetection>> latest();
    /// One, with its links. NotFound.
    Result<StoredDetection> get(std::int64_t id);

private:
    Status keepJudgedKeys(std::vector<StoredDetection>& detections);
    Status addOne(std::int64_t run_id, StoredDetection& detection);
    Result<std::vector<StoredDetection>> query(std::string_view where, std::int64_t value);
    Database& m_database;
};

} // namespace tidemark

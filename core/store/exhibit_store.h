// SPDX-License-Identifier: GPL-3.0-or-later
// Exhibits: pieces of evidence that a finding cites, numbered EX-001, EX-002 ... over the whole
// case for ever. What an exhibit shows is frozen as JSON when it is cited (core/export/freeze.h
// writes it) and never changes; it can be withdrawn and reinstated. Same thread as its CaseFile.
#pragma once

#include "core/base/result.h"
#include "core/store/case_file.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

enum class ExhibitKind { Events, Range, Detection, Chart };
std::string_view exhibitKindName(ExhibitKind kind);
Result<ExhibitKind> exhibitKindByName(std::string_view name);

struct Exhibit {
    std::int64_t number = 0;
    std::int64_t finding_id = 0;
    ExhibitKind kind = ExhibitKind::Events;
    std::string caption;
    std::string frozen_json;
    std::string author;
    std::int64_t at_ns = 0;
    bool withdrawn = false;
    [[nodiscard]] std::string label() const; ///< "EX-001"
};
std::string exhibitLabel(std::int64_t number);
/// What the custody entry of the exhibit pins: contentDigest() over its fields (write_support.h).
std::string exhibitDigest(ExhibitKind kind, std::string_view caption, std::string_view frozen_json);

/// What the evidence is now: frozen with each exhibit, and compared later.
struct EvidenceBasis {
    std::string sources_hash; ///< SHA-256 of the sorted "sha256  size" lines of all sources
    std::int64_t sources = 0, events = 0;
    std::int64_t custody_entries = 0;
    std::string custody_head;
    std::int64_t detection_run = 0; ///< 0: none yet
    std::string detection_input;    ///< input hash of that run
};
Result<EvidenceBasis> readEvidenceBasis(Database& database);
/// The "sha256  size" lines, sorted: the text whose hash is `sources_hash`.
Result<std::string> sourceLines(Database& database);

/// Whether what was cited still is what is there.
struct ExhibitState {
    bool evidence_changed = false; ///< sources were added since, or differ
    bool detection_changed =
        false;                   ///< a later detection run is the newest (detection exhibits only)
    bool detection_gone = false; ///< and it no longer has the detection cited
    std::vector<std::string> notes; ///< one sentence each, for people
    [[nodiscard]] bool current() const { return !evidence_changed && !detection_changed; }
};

class ExhibitStore {
public:
    explicit ExhibitStore(CaseFile& file) : m_file(file) {}

    /// Gives the number. NotFound without that finding; BadInput when `frozen_json` is not an
    /// object.
    Result<std::int64_t> add(std::int64_t finding_id, ExhibitKind kind, std::string_view caption,
                             std::string_view frozen_json);
    Status withdraw(std::int64_t number);
    Status reinstate(std::int64_t number);

    Result<Exhibit> get(std::int64_t number);
    /// By number; of one finding, or of all when 0. Withdrawn ones only when asked for.
    Result<std::vector<Exhibit>> all(std::int64_t finding_id = 0, bool with_withdrawn = false);
    Result<ExhibitState> state(const Exhibit& exhibit);

private:
    Status setWithdrawn(std::int64_t number, bool withdrawn);
    CaseFile& m_file;
};

} // namespace tidemark

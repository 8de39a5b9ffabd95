// SPDX-License-Identifier: GPL-3.0-or-later
// Citing evidence: what an exhibit shows is worked out once, frozen as JSON with absolute times,
// filter, metric, zone, figures, chart and the state of the evidence, and stored with a number that
// it keeps for ever. Keys: v kind range filter accounts metric zone figures events event_set
// detection bucket chart basis.
#pragma once

#include "core/export/chart.h"
#include "core/export/event_selection.h"
#include "core/store/exhibit_store.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace tidemark {

struct CiteRequest {
    ExhibitKind kind = ExhibitKind::Range;
    std::string caption;                 ///< empty: one is made from the rest
    EventSelection selection;            ///< for range and chart; a detection brings its own
    std::vector<std::int64_t> event_ids; ///< for events
    std::int64_t detection_id = 0;       ///< for detection
    Metric metric = Metric::Requests;
    std::string bucket;         ///< "1h"; empty: chosen by the range
    std::string zone;           ///< empty: the case's
    std::optional<Chart> chart; ///< as shown; empty: drawn from the selection
};

/// The frozen JSON. NotFound for an unknown event or detection; BadInput for a filter with a
/// mistake or a selection without events.
Result<std::string> freezeExhibit(CaseReader& reader, CiteRequest& request,
                                  std::stop_token stop = {});

/// Freezes and stores; gives the exhibit's number.
Result<std::int64_t> cite(CaseFile& file, CaseReader& reader, std::int64_t finding_id,
                          CiteRequest request, std::stop_token stop = {});

/// The volumes of a selection as a chart.
Result<Chart> chartOf(CaseReader& reader, const EventSelection& selection, Metric metric,
                      std::string_view bucket, std::string_view zone, std::stop_token stop = {});

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// What the timeline page asks of a case: volumes of the total and of every drawn account or value,
// cells of the heatmap, and what is usual. Run on a reader's thread; results are plain values.
#pragma once

#include "core/query/timeline.h"
#include "core/query/usual_band.h"
#include "ui/models/heat_order.h"
#include "ui/render/heat_chart.h"
#include "ui/render/time_chart.h"

#include <QStringList>
#include <stop_token>

namespace tidemark {

/// An account, or a value of another field, that is drawn beside the total.
struct DrawnSeries {
    QString name;        ///< as shown
    std::string account; ///< as stored, when `term` is empty
    std::string term;    ///< of the filter language, such as ip:10.0.0.1
    bool operator==(const DrawnSeries&) const = default;
};

struct MainAnswer {
    std::vector<std::int64_t> edges;
    std::vector<PlotSeries> series; ///< the total, then `drawn` in order
    std::vector<UsualBand> bands;   ///< as of readBands(); only of a whole case in whole hours
};
/// Buckets that whole hours add up to: then one reading by the hour serves series and bands.
bool isWholeHours(const BucketWidth& bucket);
/// `whole`: the query's range is the whole case.
Result<MainAnswer> readMain(CaseReader& reader, const TimelineQuery& query,
                            const std::vector<DrawnSeries>& drawn, bool whole,
                            std::stop_token stop);

/// What is usual by the hour: of the total, then of `drawn`. `query` spans the whole case.
Result<std::vector<UsualBand>> readBands(CaseReader& reader, TimelineQuery query,
                                         const std::vector<DrawnSeries>& drawn,
                                         std::stop_token stop);

struct HeatAnswer {
    HeatChart chart;
    QStringList keys; ///< accounts as stored
};
Result<HeatAnswer> readHeat(CaseReader& reader, const TimelineQuery& query, int rows,
                            HeatOrder order, std::stop_token stop);

/// An hourly band for the buckets of a chart. Hours of a wider bucket add up; their spreads add as
/// independent ones do.
PlotBand bandOn(const UsualBand& hourly, const std::vector<std::int64_t>& edges,
                std::int64_t bucket_ns);

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// A standard chart of volume over time: observed as a step line, what was expected as a band, a
// period marked. For cards and explanations; the Timeline page draws its own. Window's thread.
#pragma once

#include "core/base/time_zone.h"
#include "core/base/utc_time.h"
#include "core/export/chart.h"
#include "core/store/fields.h"

#include <QString>
#include <QWidget>
#include <optional>
#include <vector>

class QCustomPlot;

namespace tidemark {

struct VolumeChartData {
    std::vector<std::int64_t> edges;
    std::vector<double> observed;            ///< NaN = no data
    std::vector<double> low, expected, high; ///< empty: no band; on the same edges
    std::vector<double> second;              ///< another series, e.g. the accounts involved
    QString observed_name, second_name;
    std::vector<TimeRange> marked;
    Metric metric = Metric::Requests;
    TimeZone zone;
    QString per; ///< "1 h"
};

class VolumeChart : public QWidget {
    Q_OBJECT
public:
    explicit VolumeChart(const QString& name, QWidget* parent = nullptr);
    void setData(const VolumeChartData& chart);
    /// The same as reports draw it, to be copied and saved.
    [[nodiscard]] Chart toChart() const;

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void draw();
    void style();
    [[nodiscard]] QString describe() const;
    QCustomPlot* m_plot;
    VolumeChartData m_data;
};

} // namespace tidemark

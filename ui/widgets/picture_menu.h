// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with any chart: copy it, save it as PNG, SVG or PDF, save its numbers as CSV.
// Pictures are drawn in the light theme on white, so that they print; files are written as a whole
// or not at all. Window's thread.
#pragma once

#include "core/base/result.h"
#include "core/export/chart.h"
#include "ui/render/heat_chart.h"
#include "ui/render/time_chart.h"

#include <QPainter>
#include <QSize>
#include <QString>
#include <functional>

class QMenu;
class QToolButton;
class QWidget;

namespace tidemark {

class AppContext;

struct PictureSource {
    QString name;          ///< "Volume over time": title and file name
    QSize size{1200, 420}; ///< in pixels
    std::function<void(QPainter&, const QRectF&)> paint; ///< fills the rectangle
    std::function<QString()> csv;                        ///< the numbers behind it, with a heading
};

/// A chart of core as such a source, drawn as reports draw it.
PictureSource pictureOf(const Chart& chart);
/// The plots of the timeline, as they stand.
PictureSource pictureOf(const TimeChart& chart, const QString& name);
PictureSource pictureOf(const HeatChart& chart, const QString& name);
/// Buckets with start, end and one column a series; times ISO 8601 UTC, no data empty.
QString chartCsv(const Chart& chart);
QString chartCsv(const TimeChart& chart);
/// One line an account and bucket.
QString chartCsv(const HeatChart& chart);

/// Writes by the ending of `path`: .png, .svg, .pdf or .csv. BadInput for others.
Status savePicture(const PictureSource& source, const QString& path);

/// Adds the actions; `notice` gets a short confirmation.
void addPictureActions(QMenu* menu, QWidget* parent, const PictureSource& source,
                       std::function<void(const QString&)> notice);
/// A small button with that menu, named after the chart.
QToolButton* pictureButton(AppContext& context, QWidget* parent, const PictureSource& source);

} // namespace tidemark

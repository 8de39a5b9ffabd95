// SPDX-License-Identifier: GPL-3.0-or-later
// How values are written for people. Evidence text goes through shown(), which makes control and
// bidi characters visible and masks secrets; nothing here ever yields rich text. Pure; any thread.
#pragma once

#include "core/base/time_zone.h"
#include "core/base/utc_time.h"
#include "core/store/fields.h"

#include <QString>
#include <string_view>

namespace tidemark {

/// Evidence text, inert, with secrets masked.
QString shown(std::string_view bytes);
/// The same with line breaks and tabs kept, for raw records.
QString shownRaw(std::string_view bytes);
/// Our own text (labels, messages): UTF-8, no changes.
QString text(std::string_view utf8);
std::string utf8(const QString& text);

/// A field's or metric's label of core, in the language in force.
QString named(std::string_view label);

/// Digits written with point and commas, as the language in force writes them.
QString localNumber(QString number);
/// 1,234,567
QString grouped(std::int64_t number);
/// 1234.50, and 0.00012 by significant digits
QString decimals(double number, int digits);
QString significant(double number, int digits);
/// 1.23 M, 45.6 k, 789; three significant digits
QString compact(double number);
/// 1.23 MB (powers of 1000)
QString sizeText(double bytes);
/// A value of a metric in few characters, with its unit where it needs one.
QString metricText(Metric metric, double value);
QString shareText(double share);

/// "2024-10-03 14:00:00" in the zone, with as much precision as `resolution_ns` needs; "" for
/// kNoTime.
QString timeText(std::int64_t ts_ns, const TimeZone& zone,
                 std::int64_t resolution_ns = kNsPerSecond);
/// "3 Oct 14:00 – 5 Oct 02:00"
QString rangeText(const TimeRange& range, const TimeZone& zone);
/// "2 d 3 h", "41 min", "850 ms"
QString durationText(std::int64_t duration_ns);

} // namespace tidemark

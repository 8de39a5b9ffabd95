// SPDX-License-Identifier: GPL-3.0-or-later
// Sets the time range by typing its ends. Window's thread.
#pragma once

#include <QString>
#include <cstdint>
#include <optional>

class QWidget;

namespace tidemark {

class AppContext;
class TimeZone;

void askRange(AppContext& context, QWidget* parent);
/// Instant of a typed text in a zone; a text with its own offset keeps it.
std::optional<std::int64_t> typedInstant(const QString& typed, const TimeZone& zone);

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// A field that completes names of time zones. Window's thread.
#pragma once

#include <QString>

class QComboBox;

namespace tidemark {

/// `none`: a first entry that stands for no zone in particular; left out when empty.
QComboBox* zoneChoice(const QString& name, const QString& current, const QString& none = {});
/// IANA name as typed or chosen; "" for the entry `none`.
QString chosenZone(const QComboBox* zone);

} // namespace tidemark

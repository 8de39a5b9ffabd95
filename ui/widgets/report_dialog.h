// SPDX-License-Identifier: GPL-3.0-or-later
// The outcome of an export or a verification, in words that can be copied. Window's thread.
#pragma once

#include <QStringList>

class QWidget;

namespace tidemark {

/// `code` is shown monospaced and may be empty.
void showReport(QWidget* parent, const QString& title, bool good, const QString& where,
                const QStringList& lines, const QString& advice = {}, const QString& code = {});

} // namespace tidemark

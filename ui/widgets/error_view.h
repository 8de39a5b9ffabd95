// SPDX-License-Identifier: GPL-3.0-or-later
// How an Error is shown: what happened, where, and what to do, as plain text. The one place that
// maps error codes to what people read. Window's thread.
#pragma once

#include "core/base/result.h"

#include <QFrame>

class QLabel;

namespace tidemark {

/// Heading for a code: "The case is open elsewhere", ...
QString errorHeading(ErrorCode code);
/// A dialog over `parent`; returns at once.
void showError(QWidget* parent, const QString& title, const Error& error);

/// A strip above a page's content; hidden while there is no error.
class ErrorBanner : public QFrame {
    Q_OBJECT
public:
    explicit ErrorBanner(QWidget* parent = nullptr);
    void show(const Error& error);
    void clear();

private:
    QLabel* m_text;
    QLabel* m_help;
};

} // namespace tidemark

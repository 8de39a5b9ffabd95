// SPDX-License-Identifier: GPL-3.0-or-later
// Where one starts: recent cases, new, open, the sample case, and a place to drop a log. Window's
// thread.
#pragma once

#include "ui/pages/page.h"

class QListWidget;
class QLabel;

namespace tidemark {

class WelcomePage : public Page {
    Q_OBJECT
public:
    explicit WelcomePage(AppContext& context);

signals:
    void openWanted(const QString& path);

protected:
    void reload() override;
    void paintEvent(QPaintEvent* event) override;

private:
    QListWidget* m_recent;
    QLabel* m_none;
    QWidget* m_drop;
};

/// Paths of recent cases that still exist, newest first.
QStringList recentCases(const QSettings& settings);
void rememberCase(QSettings& settings, const QString& path, const QString& title);

} // namespace tidemark

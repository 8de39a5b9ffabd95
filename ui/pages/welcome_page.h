// SPDX-License-Identifier: GPL-3.0-or-later
// Where one starts: recent cases, new, open, the sample case, a place to drop a log, what is new in
// this version, and what the program does not do. Window's thread.
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
    QWidget* makeHead();
    QWidget* makeNews();
    void showRecentMenu(const QPoint& at);
    QListWidget* m_recent;
    QWidget* m_tour = nullptr;
    QWidget* m_news;
    QLabel* m_none;
    QWidget* m_drop;
};

} // namespace tidemark

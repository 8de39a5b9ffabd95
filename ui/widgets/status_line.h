// SPDX-License-Identifier: GPL-3.0-or-later
// The line at the bottom: filter in words, how many events it leaves, the running job with progress
// and Cancel, and the state of the custody log. Window's thread.
#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;

namespace tidemark {

class AppContext;

class StatusLine : public QFrame {
    Q_OBJECT
public:
    explicit StatusLine(AppContext& context, QWidget* parent = nullptr);

signals:
    void jobsWanted();

private:
    void showFilter();
    void countEvents();
    void showJob();
    void showCustody();

    AppContext& m_context;
    QLabel* m_filter;
    QLabel* m_count;
    QPushButton* m_job;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QLabel* m_notice;
    QTimer m_notice_timer;
    QLabel* m_custody_icon;
    QLabel* m_custody;
    QLabel* m_zone;
};

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// What a page shows when it has nothing: what would be here and what to do first. Window's thread.
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace tidemark {

class JobBridge;

class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString& icon, const QString& heading, const QString& advice,
               QWidget* parent = nullptr);
    /// A button below the advice; the first one added is the main one.
    void addAction(QAction* action);
    void setText(const QString& heading, const QString& advice);
    /// While a job runs, says so instead of offering to start one.
    void followJobs(JobBridge& jobs);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void fitAdvice();
    void showJob();
    QString m_icon;
    QLabel* m_heading;
    QLabel* m_advice;
    QWidget* m_buttons;
    QVBoxLayout* m_actions;
    JobBridge* m_jobs = nullptr;
    QString m_own_heading, m_own_advice;
};

} // namespace tidemark

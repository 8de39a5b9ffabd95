// SPDX-License-Identifier: GPL-3.0-or-later
// What a page shows when it has nothing: what would be here and what to do first. Window's thread.
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace tidemark {

class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString& icon, const QString& heading, const QString& advice,
               QWidget* parent = nullptr);
    /// A button below the advice; the first one added is the main one.
    void addAction(QAction* action);
    void setText(const QString& heading, const QString& advice);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void fitAdvice();
    QString m_icon;
    QLabel* m_heading;
    QLabel* m_advice;
    QVBoxLayout* m_actions;
};

} // namespace tidemark

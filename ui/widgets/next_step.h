// SPDX-License-Identifier: GPL-3.0-or-later
// A strip above the pages that says what to do next while a case has events and detection has not
// looked at them. It goes once detection has run or was asked to. Window's thread.
#pragma once

#include <QFrame>

class QLabel;

namespace tidemark {

class AppContext;

class NextStep : public QFrame {
    Q_OBJECT
public:
    explicit NextStep(AppContext& context, QWidget* parent = nullptr);
    /// Pages whose own empty state offers detection do without the strip.
    void setPage(const QString& name);

private:
    void refresh();

    AppContext& m_context;
    QLabel* m_words;
    QString m_page;
    bool m_put_off = false; ///< for this case, until it is opened again
};

} // namespace tidemark

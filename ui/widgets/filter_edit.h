// SPDX-License-Identifier: GPL-3.0-or-later
// Line editor of the filter language with completion of field names and of values in the case:
// field names at once, values from a question to the case. Window's thread.
#pragma once

#include "core/query/filter_complete.h"

#include <QLineEdit>
#include <QStringListModel>

class QCompleter;

namespace tidemark {

class AppContext;

class FilterEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit FilterEdit(AppContext& context, QWidget* parent = nullptr);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void suggest();
    void offer(const FilterCompletion& found, const std::string& typed);
    void insert(const QString& word);

    AppContext& m_context;
    QCompleter* m_completer;
    QStringListModel m_words;
    int m_from = 0, m_to = 0; ///< characters that a suggestion replaces
};

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// Line editor of the filter language with completion of field names and of values in the case:
// field names at once, values from a question to the case. Window's thread.
#pragma once

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
    void keyPressEvent(QKeyEvent* event) override;

private:
    void suggest();
    void offer(const QStringList& words);
    void insert(const QString& word);
    /// Start of the term under the cursor.
    [[nodiscard]] int termStart() const;
    void askValues(const QString& field, const QString& begun, const QString& prefix);

    AppContext& m_context;
    QCompleter* m_completer;
    QStringListModel m_words;
};

} // namespace tidemark

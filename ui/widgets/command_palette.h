// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+K: fuzzy search over every action and page, the case's accounts and its findings. Window's
// thread.
#pragma once

#include <QFrame>
#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace tidemark {

class AppContext;

class CommandPalette : public QFrame {
    Q_OBJECT
public:
    struct Entry {
        QString text, kind, hint; ///< hint: shortcut or figure at the right
        QString icon;
        std::function<void()> run;
    };
    CommandPalette(AppContext& context, QWidget* parent);
    /// Opens with the given entries besides actions and accounts.
    void open(std::vector<Entry> more = {});

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void collect();
    void search(const QString& pattern);
    void runCurrent();

    AppContext& m_context;
    QLineEdit* m_edit;
    QListWidget* m_list;
    std::vector<Entry> m_entries;
    std::vector<std::size_t> m_shown;
};

} // namespace tidemark

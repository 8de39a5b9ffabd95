// SPDX-License-Identifier: GPL-3.0-or-later
// Findings: the list, and the editor with Markdown, live preview, exhibits, status and tags. What
// is typed is kept as a draft in the case at once; Save makes a revision. Window's thread.
#pragma once

#include "core/store/finding_store.h"
#include "ui/models/list_table_model.h"
#include "ui/pages/page.h"

#include <QTimer>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace tidemark {

class EmptyState;
class FindingReview;
class MarkdownPreview;

class FindingsPage : public Page {
    Q_OBJECT
public:
    explicit FindingsPage(AppContext& context);

protected:
    void reload() override;

private:
    void makeActions();
    QWidget* makeList();
    QWidget* makeEditor();
    QWidget* makeTabs();
    QWidget* makeFields();
    QWidget* makeExhibits();
    void choose(std::int64_t id);
    void show(const FindingContent& content);
    void askDraft(std::int64_t id);
    void showExhibits();
    [[nodiscard]] FindingContent typed() const;
    void edited();
    void saveDraft();
    void save();
    void retract();
    void showState();
    void openExhibit();
    [[nodiscard]] std::string draftKey(std::int64_t id) const;

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QListWidget* m_list;
    QLineEdit* m_title;
    QComboBox* m_severity;
    QComboBox* m_confidence;
    QComboBox* m_status;
    QLineEdit* m_tags;
    QLineEdit* m_assignee;
    QPlainTextEdit* m_narrative;
    QPlainTextEdit* m_lawful;
    MarkdownPreview* m_preview;
    FindingReview* m_review;
    QTableView* m_exhibits;
    ListTableModel m_exhibit_model;
    QLabel* m_state;
    QPushButton* m_save;
    QTimer m_draft_timer;
    std::int64_t m_id = 0;
    FindingContent m_stored; ///< newest revision of the finding shown
    bool m_loading = false;
};

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// What others say to a finding: its comments with author and time, and its sign-offs by a second
// person. Each is an undoable step; one taken back stays in the list, struck through, and can stand
// again. Window's thread.
#pragma once

#include "core/store/comment_store.h"
#include "ui/widgets/app_context.h"

#include <QTimer>
#include <QWidget>
#include <map>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace tidemark {

class FindingReview : public QWidget {
    Q_OBJECT
public:
    explicit FindingReview(AppContext& context, QWidget* parent = nullptr);
    /// Reads what there is on that finding, and on its exhibits.
    void showFinding(std::int64_t finding_id);

signals:
    /// How many comments the finding has.
    void counted(int comments);

private:
    struct Answer {
        std::vector<Comment> comments;
        std::vector<SignOff> sign_offs;
    };
    void take(const Answer& answer);
    void addComment();
    void signOff();
    void toggleRetracted();
    void showChosen();
    /// What is typed outlives a crash: it is kept in the case until it is added.
    void askDraft();
    void saveDraft();

    AppContext& m_context;
    std::int64_t m_id = 0;
    std::map<std::int64_t, QString> m_drafts; ///< typed and not yet added, by finding
    QLabel* m_state;
    QListWidget* m_comments;
    QPlainTextEdit* m_comment;
    QPushButton* m_add;
    QPushButton* m_sign;
    QPushButton* m_retract;
    QTimer m_draft_timer;
    bool m_loading = false;
};

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// A received bundle, opened read-only: its verification at the top, its findings and exhibits at
// the left, the chosen one in the middle, and below it the reviewer's mark and comments, which are
// saved beside the bundle and never in it. Window's thread; reading and checking run as a job.
#pragma once

#include "core/review/review_bundle.h"
#include "core/review/review_notes.h"
#include "ui/widgets/app_context.h"

#include <QWidget>
#include <map>
#include <memory>
#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace tidemark {

class MarkdownPreview;
class ReviewExhibitView;

class ReviewPage : public QWidget {
    Q_OBJECT
public:
    explicit ReviewPage(AppContext& context, QWidget* parent = nullptr);
    /// Checks and reads the bundle; opened() or failed() follows.
    void open(const QString& path);
    [[nodiscard]] bool isOpen() const { return m_opened != nullptr; }
    /// Everything asked for has been read.
    [[nodiscard]] bool quiet() const { return !m_reading; }
    void close();

signals:
    void opened();
    void failed(const tidemark::Error& error);
    /// The reviewer wants to leave.
    void closeWanted();

private:
    QWidget* makeBanner();
    QWidget* makeTree();
    QWidget* makeNotes();
    void take(const OpenedReview& opened);
    void showState();
    void fillTree();
    void refreshMarks();
    void choose(QTreeWidgetItem* item);
    void showFinding(const ReviewFinding& finding);
    void showNotes();
    void addComment();
    void setReviewed(bool on);
    bool write(ReviewAction action, const QString& words);
    void showDetails();

    AppContext& m_context;
    bool m_reading = false;
    quint64 m_generation = 0; ///< late answers of an older open() are dropped
    std::shared_ptr<OpenedReview> m_opened;
    std::optional<ReviewNotes> m_notes;
    std::string m_subject;                   ///< "bundle", "finding:3" or "EX-001"
    std::map<std::string, QString> m_drafts; ///< typed and not yet added, by subject
    QLabel* m_state_icon = nullptr;
    QLabel* m_state = nullptr;
    QLabel* m_about = nullptr;
    QLabel* m_notes_place = nullptr;
    QTreeWidget* m_tree = nullptr;
    QStackedWidget* m_middle = nullptr;
    ReviewExhibitView* m_exhibit = nullptr;
    QWidget* m_exhibit_scroll = nullptr;
    MarkdownPreview* m_words = nullptr;
    QCheckBox* m_reviewed = nullptr;
    QLabel* m_reviewed_by = nullptr;
    QPlainTextEdit* m_comments = nullptr;
    QPlainTextEdit* m_comment = nullptr;
    QLineEdit* m_reviewer = nullptr;
    QPushButton* m_add = nullptr;
};

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// What people write into a case, each as one undoable step: undoing writes a further revision and a
// custody entry, it erases none. Writes run on the job thread; this object lives on the window's.
#pragma once

#include "core/export/event_selection.h"
#include "core/store/annotation_store.h"
#include "core/store/event_set.h"
#include "core/store/exhibit_store.h"
#include "core/store/finding_store.h"
#include "core/store/overlay.h"
#include "core/store/reference_store.h"
#include "core/store/tag_store.h"
#include "core/store/verdict_store.h"
#include "ui/models/case_session.h"

#include <QUndoStack>

namespace tidemark {

class Casework : public QObject {
    Q_OBJECT
public:
    explicit Casework(CaseSession& session, QObject* parent = nullptr);

    [[nodiscard]] QUndoStack& undoStack() { return m_undo; }

    void setVerdict(const std::string& stable_key, VerdictKind kind, const std::string& reason,
                    const Verdict& before);
    void addAnnotation(const AnnotationContent& content);
    void editAnnotation(const Annotation& before, const AnnotationContent& content);
    void retractAnnotation(const Annotation& annotation);
    void addReference(const ReferenceContent& content);
    void editReference(const ReferenceDate& before, const ReferenceContent& content);
    void retractReference(const ReferenceDate& date);
    /// Rules that complete events; applying them may take as long as reading all events.
    void addJoinRule(const JoinRule& rule);
    void addAddressRule(const AddressRule& rule);
    void retractRule(const OverlayRule& rule);
    /// `done` gets the new finding's id.
    void addFinding(const FindingContent& content, std::function<void(std::int64_t)> done = {});
    void editFinding(const Finding& before, const FindingContent& content,
                     std::function<void(const Status&)> done = {});
    void retractFinding(const Finding& finding, const std::string& reason);
    /// `freeze` makes the exhibit's frozen JSON on the job thread, and its caption where there is
    /// none.
    using Freeze = std::function<Result<std::string>(CaseFile&, JobContext&, std::string& caption)>;
    void cite(std::int64_t finding_id, ExhibitKind kind, const std::string& caption, Freeze freeze,
              std::function<void(std::int64_t)> done = {});
    void withdraw(const Exhibit& exhibit);
    void addComment(std::int64_t finding_id, const std::string& words,
                    std::function<void(const Status&)> done = {});
    void signOff(std::int64_t finding_id, const std::string& statement,
                 std::function<void(const Status&)> done = {});
    /// Of a comment or sign-off: takes it back, or lets one taken back stand again.
    void setRetracted(std::int64_t comment_id, bool retracted);
    void describeCase(const CaseInfo& before, const CaseInfo& after);
    /// Undoing gives the value that was there when the step was first done.
    void changeSetting(const QString& text, CaseSession::Parts parts, std::string_view key,
                       const std::string& value);
    void tag(const std::string& name, const EventSet& events, const std::string& what, bool remove);
    /// Every event of the selection, as one step however many there are; `done` gets how many were
    /// tagged anew.
    void tagMatching(const std::string& name, const EventSelection& selection,
                     std::function<void(std::int64_t)> done = {});

private:
    void push(const QString& text, CaseSession::Parts parts, CaseSession::Write redo,
              CaseSession::Write undo, std::function<void(const Status&)> first_done = {});
    using TagWrite = std::function<Result<TagChange>(CaseFile&, JobContext&)>;
    void pushTag(const QString& text, const std::string& name, TagWrite first,
                 std::function<void(std::int64_t)> done);
    CaseSession& m_session;
    QUndoStack m_undo;
};

} // namespace tidemark

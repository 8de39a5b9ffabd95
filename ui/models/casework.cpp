// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/casework.h"

#include "core/query/price_table.h"
#include "core/store/comment_store.h"

#include <memory>

namespace tidemark {

namespace {

/// A step that writes to the case when done, undone and redone.
class WriteCommand : public QUndoCommand {
public:
    WriteCommand(const QString& text, CaseSession& session, CaseSession::Parts parts,
                 CaseSession::Write redo, CaseSession::Write undo,
                 std::function<void(const Status&)> first_done)
        : QUndoCommand(text), m_session(session), m_parts(parts), m_redo(std::move(redo)),
          m_undo(std::move(undo)), m_first_done(std::move(first_done)) {}
    void redo() override { m_session.write(m_parts, m_redo, std::exchange(m_first_done, {})); }
    void undo() override { m_session.write(m_parts, m_undo); }

private:
    CaseSession& m_session;
    CaseSession::Parts m_parts;
    CaseSession::Write m_redo, m_undo;
    std::function<void(const Status&)> m_first_done;
};

/// Ids, counts and revisions that only the first run of a step learns; touched on the job thread
/// alone.
struct Learnt {
    std::int64_t id = 0;
    std::int64_t before = 0, after = 0;
};

/// A sign-off that was refused has no id, and nothing to take back.
Status retractLearnt(CaseFile& file, std::int64_t comment_id) {
    return comment_id == 0 ? ok() : CommentStore(file).retract(comment_id, "undone");
}

} // namespace

Casework::Casework(CaseSession& session, QObject* parent) : QObject(parent), m_session(session) {
    connect(&session, &CaseSession::closed, &m_undo, &QUndoStack::clear);
    connect(&session, &CaseSession::opened, &m_undo, &QUndoStack::clear);
}

void Casework::push(const QString& text, CaseSession::Parts parts, CaseSession::Write redo,
                    CaseSession::Write undo, std::function<void(const Status&)> first_done) {
    m_undo.push(new WriteCommand(text, m_session, parts, std::move(redo), std::move(undo),
                                 std::move(first_done)));
}

void Casework::setVerdict(const std::string& stable_key, VerdictKind kind,
                          const std::string& reason, const Verdict& before) {
    const auto setter = [stable_key](VerdictKind k, const std::string& r) -> CaseSession::Write {
        return
            [=](CaseFile& file, JobContext&) { return VerdictStore(file).set(stable_key, k, r); };
    };
    const QString name = kind == VerdictKind::Confirmed   ? tr("Confirm detection")
                         : kind == VerdictKind::Dismissed ? tr("Dismiss detection")
                                                          : tr("Reopen detection");
    push(name, CaseSession::Detections, setter(kind, reason), setter(before.kind, before.reason));
}

void Casework::addAnnotation(const AnnotationContent& content) {
    auto learnt = std::make_shared<Learnt>();
    push(
        tr("Annotate"), CaseSession::Annotations,
        [=](CaseFile& file, JobContext&) -> Status {
            AnnotationStore store(file);
            if (learnt->id != 0) return store.restore(learnt->id, 1);
            TM_ASSIGN(learnt->id, store.add(content));
            return ok();
        },
        [=](CaseFile& file, JobContext&) { return AnnotationStore(file).retract(learnt->id); });
}

void Casework::editAnnotation(const Annotation& before, const AnnotationContent& content) {
    push(
        tr("Edit annotation"), CaseSession::Annotations,
        [=](CaseFile& file, JobContext&) { return AnnotationStore(file).edit(before.id, content); },
        [=](CaseFile& file, JobContext&) {
            return AnnotationStore(file).restore(before.id, before.revision);
        });
}

void Casework::retractAnnotation(const Annotation& annotation) {
    push(
        tr("Remove annotation"), CaseSession::Annotations,
        [=](CaseFile& file, JobContext&) { return AnnotationStore(file).retract(annotation.id); },
        [=](CaseFile& file, JobContext&) {
            return AnnotationStore(file).restore(annotation.id, annotation.revision);
        });
}

void Casework::addReference(const ReferenceContent& content) {
    auto learnt = std::make_shared<Learnt>();
    push(
        tr("Add reference date"), CaseSession::References,
        [=](CaseFile& file, JobContext&) -> Status {
            ReferenceStore store(file);
            if (learnt->id != 0) return store.restore(learnt->id, 1);
            TM_ASSIGN(learnt->id, store.add(content));
            return ok();
        },
        [=](CaseFile& file, JobContext&) { return ReferenceStore(file).retract(learnt->id); });
}

void Casework::addJoinRule(const JoinRule& rule) {
    auto learnt = std::make_shared<Learnt>();
    push(
        tr("Add join"), CaseSession::Events,
        [=](CaseFile& file, JobContext& job) -> Status {
            if (learnt->id != 0) return restoreOverlayRule(file, learnt->id, job.stop);
            TM_ASSIGN(learnt->id, addJoin(file, rule, job.stop));
            return ok();
        },
        [=](CaseFile& file, JobContext& job) {
            return retractOverlayRule(file, learnt->id, job.stop);
        });
}

void Casework::addAddressRule(const AddressRule& rule) {
    auto learnt = std::make_shared<Learnt>();
    push(
        tr("Add address files"), CaseSession::Events,
        [=](CaseFile& file, JobContext& job) -> Status {
            if (learnt->id != 0) return restoreOverlayRule(file, learnt->id, job.stop);
            TM_ASSIGN(learnt->id, addAddressFiles(file, rule, job.stop));
            return ok();
        },
        [=](CaseFile& file, JobContext& job) {
            return retractOverlayRule(file, learnt->id, job.stop);
        });
}

void Casework::retractRule(const OverlayRule& rule) {
    const std::int64_t id = rule.id;
    push(
        rule.kind == OverlayKind::Join ? tr("Remove join") : tr("Remove address files"),
        CaseSession::Events,
        [id](CaseFile& file, JobContext& job) { return retractOverlayRule(file, id, job.stop); },
        [id](CaseFile& file, JobContext& job) { return restoreOverlayRule(file, id, job.stop); });
}

void Casework::editReference(const ReferenceDate& before, const ReferenceContent& content) {
    push(
        tr("Edit reference date"), CaseSession::References,
        [=](CaseFile& file, JobContext&) { return ReferenceStore(file).edit(before.id, content); },
        [=](CaseFile& file, JobContext&) {
            return ReferenceStore(file).restore(before.id, before.revision);
        });
}

void Casework::retractReference(const ReferenceDate& date) {
    push(
        tr("Remove reference date"), CaseSession::References,
        [=](CaseFile& file, JobContext&) { return ReferenceStore(file).retract(date.id); },
        [=](CaseFile& file, JobContext&) {
            return ReferenceStore(file).restore(date.id, date.revision);
        });
}

void Casework::addFinding(const FindingContent& content, std::function<void(std::int64_t)> done) {
    auto learnt = std::make_shared<Learnt>();
    push(
        tr("Add finding"), CaseSession::Findings,
        [=](CaseFile& file, JobContext&) -> Status {
            FindingStore store(file);
            if (learnt->id != 0) return store.restore(learnt->id, 1);
            TM_ASSIGN(learnt->id, store.add(content));
            return ok();
        },
        [=](CaseFile& file, JobContext&) {
            return FindingStore(file).retract(learnt->id, "undone");
        },
        [=](const Status& status) {
            if (status && done) done(learnt->id);
        });
}

void Casework::editFinding(const Finding& before, const FindingContent& content,
                           std::function<void(const Status&)> done) {
    push(
        tr("Edit finding"), CaseSession::Findings,
        [=](CaseFile& file, JobContext&) { return FindingStore(file).edit(before.id, content); },
        [=](CaseFile& file, JobContext&) {
            return FindingStore(file).restore(before.id, before.revision);
        },
        std::move(done));
}

void Casework::retractFinding(const Finding& finding, const std::string& reason) {
    push(
        tr("Retract finding"), CaseSession::Findings,
        [=](CaseFile& file, JobContext&) { return FindingStore(file).retract(finding.id, reason); },
        [=](CaseFile& file, JobContext&) {
            return FindingStore(file).restore(finding.id, finding.revision);
        });
}

void Casework::cite(std::int64_t finding_id, ExhibitKind kind, const std::string& caption,
                    Freeze freeze, std::function<void(std::int64_t)> done) {
    auto learnt = std::make_shared<Learnt>();
    push(
        tr("Add exhibit"), CaseSession::Findings,
        [=](CaseFile& file, JobContext& context) -> Status {
            ExhibitStore store(file);
            if (learnt->id != 0) return store.reinstate(learnt->id);
            std::string written = caption;
            TM_ASSIGN(const std::string frozen, freeze(file, context, written));
            TM_ASSIGN(learnt->id, store.add(finding_id, kind, written, frozen));
            return ok();
        },
        [=](CaseFile& file, JobContext&) { return ExhibitStore(file).withdraw(learnt->id); },
        [=](const Status& status) {
            if (status && done) done(learnt->id);
        });
}

void Casework::withdraw(const Exhibit& exhibit) {
    push(
        tr("Withdraw exhibit"), CaseSession::Findings,
        [=](CaseFile& file, JobContext&) { return ExhibitStore(file).withdraw(exhibit.number); },
        [=](CaseFile& file, JobContext&) { return ExhibitStore(file).reinstate(exhibit.number); });
}

void Casework::addComment(std::int64_t finding_id, const std::string& words,
                          std::function<void(const Status&)> done) {
    auto learnt = std::make_shared<Learnt>();
    push(
        tr("Add comment"), CaseSession::Findings,
        [=](CaseFile& file, JobContext&) -> Status {
            CommentStore store(file);
            if (learnt->id != 0) return store.restore(learnt->id, "redone");
            TM_ASSIGN(learnt->id, store.add("finding:" + std::to_string(finding_id), words));
            return ok();
        },
        [=](CaseFile& file, JobContext&) { return retractLearnt(file, learnt->id); },
        std::move(done));
}

void Casework::signOff(std::int64_t finding_id, const std::string& statement,
                       std::function<void(const Status&)> done) {
    auto learnt = std::make_shared<Learnt>();
    push(
        tr("Sign off"), CaseSession::Findings,
        [=](CaseFile& file, JobContext&) -> Status {
            CommentStore store(file);
            if (learnt->id != 0) return store.restore(learnt->id, "redone");
            TM_ASSIGN(learnt->id, store.signOff(finding_id, statement));
            return ok();
        },
        [=](CaseFile& file, JobContext&) { return retractLearnt(file, learnt->id); },
        std::move(done));
}

void Casework::setRetracted(std::int64_t comment_id, bool retracted) {
    const auto setter = [comment_id](bool back) -> CaseSession::Write {
        return [=](CaseFile& file, JobContext&) {
            CommentStore store(file);
            return back ? store.retract(comment_id) : store.restore(comment_id);
        };
    };
    push(retracted ? tr("Retract comment") : tr("Restore comment"), CaseSession::Findings,
         setter(retracted), setter(!retracted));
}

void Casework::describeCase(const CaseInfo& before, const CaseInfo& after) {
    const auto setter = [](const CaseInfo& info) -> CaseSession::Write {
        return [info](CaseFile& file, JobContext&) { return file.setInfo(info); };
    };
    push(tr("Change case properties"), CaseSession::Info, setter(after), setter(before));
}

void Casework::changeSetting(const QString& text, CaseSession::Parts parts, std::string_view key,
                             const std::string& value) {
    const auto write = [key = std::string(key)](CaseFile& file, const std::string& to) {
        // Figures depend on prices, so the log has them in words and not by their hash alone.
        return file.setSetting(
            key, to, key == kPriceTableSetting ? CustodyDetails{{"value", to}} : CustodyDetails{});
    };
    auto before = std::make_shared<std::optional<std::string>>();
    push(
        text, parts,
        [=, key = std::string(key)](CaseFile& file, JobContext&) -> Status {
            if (!before->has_value()) {
                TM_ASSIGN(const auto stored, file.setting(key));
                *before = stored.value_or(std::string());
            }
            return write(file, value);
        },
        [=](CaseFile& file, JobContext&) { return write(file, before->value_or(std::string())); });
}

void Casework::pushTag(const QString& text, const std::string& name, TagWrite first,
                       std::function<void(std::int64_t)> done) {
    auto learnt = std::make_shared<Learnt>();
    push(
        text, CaseSession::Tags,
        [=](CaseFile& file, JobContext& context) -> Status {
            TagStore store(file);
            if (learnt->after != 0) {
                TM_TRY(store.restore(name, learnt->after));
                return ok();
            }
            TM_ASSIGN(const auto revisions, store.revisions(name));
            learnt->before = revisions.empty() ? 0 : revisions.back().revision;
            TM_ASSIGN(const TagChange change, first(file, context));
            learnt->after = change.revision;
            learnt->id = change.changed;
            return ok();
        },
        [=](CaseFile& file, JobContext&) -> Status {
            TM_TRY(TagStore(file).restore(name, learnt->before));
            return ok();
        },
        [=](const Status& status) {
            if (status && done) done(learnt->id);
        });
}

void Casework::tag(const std::string& name, const EventSet& events, const std::string& what,
                   bool remove) {
    pushTag(remove ? tr("Remove tag") : tr("Tag events"), name,
            [=](CaseFile& file, JobContext&) {
                TagStore store(file);
                return remove ? store.remove(name, events, what) : store.add(name, events, what);
            },
            {});
}

void Casework::tagMatching(const std::string& name, const EventSelection& selection,
                           std::function<void(std::int64_t)> done) {
    pushTag(
        tr("Tag events"), name,
        [=](CaseFile& file, JobContext& context) -> Result<TagChange> {
            TM_ASSIGN(const auto reader, CaseReader::over(file));
            return tagSelection(file, *reader, name, selection, false, context.stop);
        },
        std::move(done));
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/finding_review.h"

#include "core/store/exhibit_store.h"
#include "ui/models/display.h"
#include "ui/widgets/case_dialogs.h"
#include "ui/widgets/kit.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPlainTextEdit>

namespace tidemark {

namespace {

constexpr int kCommentDraft_ms = 600;

std::string commentDraftKey(std::int64_t finding_id) {
    return "draft.comment." + std::to_string(finding_id);
}

} // namespace

FindingReview::FindingReview(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context) {
    auto* layout = column(this, 0, kGap2);
    auto* head = new QHBoxLayout;
    m_state = paragraph({}, TypeSize::Small, "secondary");
    m_sign = button(tr("Sign off…"), QStringLiteral("check"));
    head->addWidget(m_state, 1);
    head->addWidget(m_sign);
    layout->addLayout(head);
    m_comments = new QPlainTextEdit;
    m_comments->setReadOnly(true);
    m_comments->setAccessibleName(tr("Comments"));
    m_comments->setPlaceholderText(tr("No comments yet"));
    layout->addWidget(m_comments, 2);
    auto* foot = new QHBoxLayout;
    m_comment = new QPlainTextEdit;
    m_comment->setAccessibleName(tr("New comment"));
    m_comment->setPlaceholderText(tr("A comment; it carries your name and the time, and stays"));
    m_comment->setTabChangesFocus(true);
    m_comment->setMaximumHeight(72);
    m_add = button(tr("Add comment"), QStringLiteral("plus"));
    foot->addWidget(m_comment, 1);
    foot->addWidget(m_add);
    layout->addLayout(foot);
    connect(m_add, &QPushButton::clicked, this, &FindingReview::addComment);
    connect(m_sign, &QPushButton::clicked, this, &FindingReview::signOff);
    connect(m_comment, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_loading) {
            m_drafts[m_id] = m_comment->toPlainText();
            m_draft_timer.start(kCommentDraft_ms);
        }
        m_add->setEnabled(m_context.session.writable() &&
                          !m_comment->toPlainText().trimmed().isEmpty());
    });
    m_draft_timer.setSingleShot(true);
    connect(&m_draft_timer, &QTimer::timeout, this, &FindingReview::saveDraft);
    connect(&context.session, &CaseSession::closed, this, [this] {
        m_draft_timer.stop();
        m_drafts.clear();
        m_id = 0;
    });
}

void FindingReview::showFinding(std::int64_t finding_id) {
    if (finding_id != m_id) {
        if (m_draft_timer.isActive()) saveDraft();
        m_draft_timer.stop();
        m_id = finding_id;
        const auto draft = m_drafts.find(m_id);
        const QString typed = draft != m_drafts.end() ? draft->second : QString();
        m_loading = true;
        m_comment->setPlainText(typed);
        m_loading = false;
        if (draft == m_drafts.end() && m_id != 0) askDraft();
    }
    m_add->setEnabled(m_context.session.writable() &&
                      !m_comment->toPlainText().trimmed().isEmpty());
    m_sign->setEnabled(m_context.session.writable());
    m_context.session.ask<Answer>(
        this, "finding review",
        [id = m_id](CaseReader& reader, std::stop_token) -> Result<Answer> {
            Answer answer;
            CommentStore store(reader.file());
            TM_ASSIGN(answer.comments, store.all("finding:" + std::to_string(id)));
            TM_ASSIGN(const std::vector<Exhibit> exhibits, ExhibitStore(reader.file()).all(id));
            for (const Exhibit& exhibit : exhibits) {
                TM_ASSIGN(const std::vector<Comment> more, store.all(exhibit.label()));
                answer.comments.insert(answer.comments.end(), more.begin(), more.end());
            }
            TM_ASSIGN(answer.sign_offs, store.signOffs(id));
            return answer;
        },
        [this, asked = m_id](Result<Answer> answer) {
            if (answer && asked == m_id) take(*answer);
        });
}

void FindingReview::take(const Answer& answer) {
    const TimeZone& zone = m_context.session.zone();
    QStringList lines;
    for (const Comment& comment : answer.comments) {
        const QString about = comment.subject.starts_with("EX-")
                                  ? tr(" on %1").arg(shown(comment.subject))
                                  : QString();
        lines << tr("%1, %2%3")
                     .arg(shown(comment.author), timeText(comment.at_ns, zone, kNsPerMinute), about)
              << shownRaw(comment.text) << QString();
    }
    m_comments->setPlainText(lines.join(QLatin1Char('\n')).trimmed());
    QStringList states;
    for (const SignOff& sign_off : answer.sign_offs)
        states << tr("Revision %1 signed off by %2, %3%4. %5")
                      .arg(sign_off.revision)
                      .arg(shown(sign_off.reviewer), timeText(sign_off.at_ns, zone, kNsPerMinute),
                           sign_off.current ? QString() : tr(" (changed since)"),
                           shown(sign_off.statement));
    m_state->setText(states.isEmpty()
                         ? tr("Not signed off. A person who has not written it can sign it off.")
                         : states.join(QLatin1Char('\n')));
    emit counted(static_cast<int>(answer.comments.size()));
}

void FindingReview::askDraft() {
    m_context.session.ask<std::string>(
        this, "comment draft",
        [key = commentDraftKey(m_id)](CaseReader& reader, std::stop_token) -> Result<std::string> {
            TM_ASSIGN(const auto stored, reader.file().setting(key));
            return stored.value_or(std::string());
        },
        [this, id = m_id](Result<std::string> stored) {
            if (!stored || id != m_id || m_drafts.contains(id)) return;
            const QString typed = QJsonDocument::fromJson(QByteArray::fromStdString(*stored))
                                      .object()
                                      .value(QStringLiteral("text"))
                                      .toString();
            if (typed.isEmpty()) return;
            m_loading = true;
            m_comment->setPlainText(typed);
            m_loading = false;
        });
}

void FindingReview::saveDraft() {
    if (m_id == 0 || !m_context.session.writable()) return;
    const QString typed = m_drafts[m_id];
    const std::string json =
        typed.isEmpty()
            ? std::string()
            : QJsonDocument(
                  QJsonObject{{QStringLiteral("text"), typed},
                              {QStringLiteral("typed_day"),
                               QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate)}})
                  .toJson(QJsonDocument::Compact)
                  .toStdString();
    m_context.session.write({}, [key = commentDraftKey(m_id), json](CaseFile& file, JobContext&) {
        return file.setSetting(key, json);
    });
}

void FindingReview::addComment() {
    const std::string words = utf8(m_comment->toPlainText().trimmed());
    if (words.empty() || !m_context.session.writable()) return;
    m_context.session.write(
        CaseSession::Findings,
        [words, id = m_id](CaseFile& file, JobContext&) -> Status {
            TM_ASSIGN(const std::int64_t added,
                      CommentStore(file).add("finding:" + std::to_string(id), words));
            (void)added;
            return file.setSetting(commentDraftKey(id), {});
        },
        [this, id = m_id](const Status& status) {
            if (!status) return;
            m_drafts.erase(id);
            if (id != m_id) return;
            m_draft_timer.stop();
            m_loading = true;
            m_comment->clear();
            m_loading = false;
        });
}

void FindingReview::signOff() {
    if (!m_context.session.writable()) return;
    askText(this, tr("Sign off"),
            tr("You state that you have reviewed the newest revision of this finding and its "
               "exhibits. What did you check?"),
            tr("Sign off"), {}, true, [this, id = m_id](const QString& words) {
                m_context.session.write(
                    CaseSession::Findings,
                    [id, statement = utf8(words)](CaseFile& file, JobContext&) {
                        return CommentStore(file).signOff(id, statement);
                    },
                    [this](const Status& status) {
                        if (status) emit m_context.notice(tr("Signed off"));
                    });
            });
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/finding_review.h"

#include "core/store/exhibit_store.h"
#include "ui/models/display.h"
#include "ui/widgets/case_dialogs.h"
#include "ui/widgets/kit.h"

#include <QPlainTextEdit>

namespace tidemark {

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
        m_drafts[m_id] = m_comment->toPlainText();
        m_add->setEnabled(m_context.session.writable() &&
                          !m_comment->toPlainText().trimmed().isEmpty());
    });
    connect(&context.session, &CaseSession::closed, this, [this] { m_drafts.clear(); });
}

void FindingReview::showFinding(std::int64_t finding_id) {
    if (finding_id != m_id) {
        m_id = finding_id;
        const auto draft = m_drafts.find(m_id);
        m_comment->setPlainText(draft != m_drafts.end() ? QString(draft->second) : QString());
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

void FindingReview::addComment() {
    const std::string words = utf8(m_comment->toPlainText().trimmed());
    if (words.empty() || !m_context.session.writable()) return;
    m_context.session.write(
        CaseSession::Findings,
        [words, id = m_id](CaseFile& file, JobContext&) -> Status {
            TM_ASSIGN(const std::int64_t added,
                      CommentStore(file).add("finding:" + std::to_string(id), words));
            (void)added;
            return ok();
        },
        [this, id = m_id](const Status& status) {
            if (!status) return;
            m_drafts.erase(id);
            if (id == m_id) m_comment->clear();
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/finding_review.h"

#include "core/store/exhibit_store.h"
#include "ui/models/casework.h"
#include "ui/models/display.h"
#include "ui/widgets/case_dialogs.h"
#include "ui/widgets/kit.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListWidget>
#include <QPlainTextEdit>

namespace tidemark {

namespace {

constexpr int kCommentDraft_ms = 600;

std::string commentDraftKey(std::int64_t finding_id) {
    return "draft.comment." + std::to_string(finding_id);
}

enum SaidRole { kIdRole = Qt::UserRole, kRetractedRole };

/// One comment or sign-off: who and when, then the words.
void addSaid(QListWidget* list, std::int64_t id, const QString& head, const std::string& words,
             const Standing& standing, const TimeZone& zone) {
    QString about = head;
    if (standing.retracted)
        about += FindingReview::tr(", retracted by %1, %2")
                     .arg(shown(standing.by), timeText(standing.at_ns, zone, kNsPerMinute));
    auto* item = new QListWidgetItem(about + QLatin1Char('\n') + shownRaw(words), list);
    item->setData(kIdRole, static_cast<qlonglong>(id));
    item->setData(kRetractedRole, standing.retracted);
    QFont font = list->font();
    font.setStrikeOut(standing.retracted);
    item->setFont(font);
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
    m_comments = new QListWidget;
    m_comments->setAccessibleName(tr("Comments"));
    m_comments->setWordWrap(true);
    m_comments->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_comments->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_comments, 2);
    auto* foot = new QHBoxLayout;
    m_comment = new QPlainTextEdit;
    m_comment->setAccessibleName(tr("New comment"));
    m_comment->setPlaceholderText(tr("A comment; it carries your name and the time"));
    m_comment->setTabChangesFocus(true);
    m_comment->setMaximumHeight(72);
    m_add = button(tr("Add comment"), QStringLiteral("plus"));
    m_retract = button(tr("Retract"), {}, "quiet");
    auto* pushes = new QVBoxLayout;
    pushes->addWidget(m_add);
    pushes->addWidget(m_retract);
    foot->addWidget(m_comment, 1);
    foot->addLayout(pushes);
    layout->addLayout(foot);
    connect(m_retract, &QPushButton::clicked, this, &FindingReview::toggleRetracted);
    connect(m_comments, &QListWidget::currentRowChanged, this, &FindingReview::showChosen);
    showChosen();
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
            TM_ASSIGN(answer.comments, store.all("finding:" + std::to_string(id), true));
            TM_ASSIGN(const std::vector<Exhibit> exhibits, ExhibitStore(reader.file()).all(id));
            for (const Exhibit& exhibit : exhibits) {
                TM_ASSIGN(const std::vector<Comment> more, store.all(exhibit.label(), true));
                answer.comments.insert(answer.comments.end(), more.begin(), more.end());
            }
            TM_ASSIGN(answer.sign_offs, store.signOffs(id, true));
            return answer;
        },
        [this, asked = m_id](Result<Answer> answer) {
            if (answer && asked == m_id) take(*answer);
        });
}

void FindingReview::take(const Answer& answer) {
    const TimeZone& zone = m_context.session.zone();
    const auto* chosen = m_comments->currentItem();
    const qlonglong kept = chosen ? chosen->data(kIdRole).toLongLong() : 0;
    m_comments->clear();
    int standing = 0;
    for (const Comment& comment : answer.comments) {
        const QString about = comment.subject.starts_with("EX-")
                                  ? tr(" on %1").arg(shown(comment.subject))
                                  : QString();
        addSaid(m_comments, comment.id,
                tr("%1, %2%3")
                    .arg(shown(comment.author), timeText(comment.at_ns, zone, kNsPerMinute), about),
                comment.text, comment.standing, zone);
        standing += comment.standing.retracted ? 0 : 1;
    }
    QStringList states;
    for (const SignOff& sign_off : answer.sign_offs) {
        const QString given =
            tr("Revision %1 signed off by %2, %3%4")
                .arg(sign_off.revision)
                .arg(shown(sign_off.reviewer), timeText(sign_off.at_ns, zone, kNsPerMinute),
                     sign_off.current || sign_off.standing.retracted ? QString()
                                                                     : tr(" (changed since)"));
        addSaid(m_comments, sign_off.id, given, sign_off.statement, sign_off.standing, zone);
        if (!sign_off.standing.retracted) states << given;
    }
    m_state->setText(states.isEmpty()
                         ? tr("Not signed off. A person who has not written it can sign it off.")
                         : states.join(QLatin1Char('\n')));
    for (int row = 0; row < m_comments->count(); ++row)
        if (m_comments->item(row)->data(kIdRole).toLongLong() == kept)
            m_comments->setCurrentRow(row);
    showChosen();
    emit counted(standing);
}

void FindingReview::showChosen() {
    const auto* chosen = m_comments->currentItem();
    const bool back = chosen && chosen->data(kRetractedRole).toBool();
    m_retract->setText(back ? tr("Restore") : tr("Retract"));
    m_retract->setAccessibleName(m_retract->text());
    m_retract->setEnabled(chosen && m_context.session.writable());
}

void FindingReview::toggleRetracted() {
    const auto* chosen = m_comments->currentItem();
    if (!chosen || !m_context.session.writable()) return;
    m_context.casework.setRetracted(chosen->data(kIdRole).toLongLong(),
                                    !chosen->data(kRetractedRole).toBool());
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
    m_context.casework.addComment(m_id, words, [this, id = m_id](const Status& status) {
        if (!status) return;
        m_context.session.write({}, [key = commentDraftKey(id)](CaseFile& file, JobContext&) {
            return file.setSetting(key, {});
        });
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
                m_context.casework.signOff(id, utf8(words), [this](const Status& status) {
                    if (status) emit m_context.notice(tr("Signed off"));
                });
            });
}

} // namespace tidemark

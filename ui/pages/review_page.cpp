// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/review_page.h"

#include "ui/models/core_words.h"
#include "ui/models/display.h"
#include "ui/render/icon.h"
#include "ui/widgets/error_view.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/markdown_preview.h"
#include "ui/widgets/report_dialog.h"
#include "ui/widgets/review_exhibit.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>

namespace tidemark {

namespace {

constexpr int kSubjectRole = Qt::UserRole + 1, kTreeRow = 28, kLeastText = 48;
const std::string kWholeBundle = "bundle";

std::string findingSubject(std::int64_t id) {
    return "finding:" + std::to_string(id);
}

QTreeWidgetItem* treeItem(const QString& name, const QString& words, const std::string& subject) {
    auto* item = new QTreeWidgetItem({name, {}, words});
    item->setData(0, kSubjectRole, text(subject));
    item->setToolTip(2, plainTip(words));
    item->setSizeHint(0, QSize(0, kTreeRow));
    return item;
}

} // namespace

ReviewPage::ReviewPage(AppContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    auto* outer = column(this, 0, 0);
    outer->addWidget(makeBanner());
    m_middle = new QStackedWidget;
    m_exhibit = new ReviewExhibitView;
    m_words = new MarkdownPreview;
    m_words->setAccessibleName(tr("Finding"));
    // A long caption must not make the window taller than a small screen.
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_exhibit);
    m_exhibit_scroll = scroll;
    m_middle->addWidget(scroll);
    m_middle->addWidget(m_words);
    auto* right = new QSplitter(Qt::Vertical);
    right->addWidget(m_middle);
    right->addWidget(makeNotes());
    right->setStretchFactor(0, 4);
    right->setStretchFactor(1, 1);
    right->setSizes({620, 140});
    auto* split = new QSplitter(Qt::Horizontal);
    split->addWidget(makeTree());
    split->addWidget(right);
    split->setStretchFactor(1, 1);
    split->setSizes({360, 920});
    outer->addWidget(split, 1);
    connect(&context, &AppContext::themeChanged, this, [this] {
        if (m_opened) showState();
    });
}

QWidget* ReviewPage::makeBanner() {
    auto* banner = new QFrame;
    banner->setProperty("kind", QStringLiteral("toolbar"));
    auto* line = row(banner, 0, kGap3);
    line->setContentsMargins(kGap3, kGap2, kGap3, kGap2);
    m_state_icon = new QLabel;
    line->addWidget(m_state_icon);
    auto* words = column(nullptr, 0, 0);
    m_state = label({}, TypeSize::Heading, QFont::DemiBold);
    m_state->setAccessibleName(tr("Verification"));
    m_about = label({}, TypeSize::Small, QFont::Normal, "muted");
    words->addWidget(m_state);
    words->addWidget(m_about);
    line->addLayout(words, 1);
    auto* details = button(tr("What was checked…"), QStringLiteral("verify"));
    auto* leave = button(tr("Close bundle"), QStringLiteral("close"), "quiet");
    line->addWidget(details);
    line->addWidget(leave);
    connect(details, &QPushButton::clicked, this, &ReviewPage::showDetails);
    connect(leave, &QPushButton::clicked, this, &ReviewPage::closeWanted);
    return banner;
}

QWidget* ReviewPage::makeTree() {
    m_tree = new QTreeWidget;
    m_tree->setAccessibleName(tr("Findings and exhibits"));
    m_tree->setColumnCount(3);
    m_tree->setHeaderLabels({tr("Number"), tr("Reviewed"), tr("What")});
    m_tree->setColumnWidth(0, 116);
    m_tree->setColumnWidth(1, 96);
    m_tree->setUniformRowHeights(true);
    m_tree->setFont(uiFont(TypeSize::Small));
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ReviewPage::choose);
    return m_tree;
}

QWidget* ReviewPage::makeNotes() {
    auto* panel = new QWidget;
    auto* layout = column(panel, kGap3, kGap2);
    auto* head = new QHBoxLayout;
    m_reviewed = new QCheckBox(tr("Reviewed"));
    m_reviewed->setAccessibleName(tr("Reviewed"));
    m_reviewed_by = label({}, TypeSize::Small, QFont::Normal, "muted");
    m_reviewer = new QLineEdit;
    m_reviewer->setAccessibleName(tr("Reviewer"));
    m_reviewer->setPlaceholderText(tr("Your name"));
    m_reviewer->setMaximumWidth(220);
    head->addWidget(m_reviewed);
    head->addWidget(m_reviewed_by, 1);
    head->addWidget(label(tr("Reviewer"), TypeSize::Small, QFont::Normal, "muted"));
    head->addWidget(m_reviewer);
    layout->addLayout(head);
    auto* both = new QHBoxLayout;
    m_comments = new QPlainTextEdit;
    m_comments->setReadOnly(true);
    m_comments->setAccessibleName(tr("Comments"));
    m_comments->setPlaceholderText(tr("No comments yet"));
    m_comment = new QPlainTextEdit;
    m_comment->setAccessibleName(tr("New comment"));
    m_comment->setPlaceholderText(tr("A comment; it is kept beside the bundle, not in it"));
    m_comment->setTabChangesFocus(true);
    for (QPlainTextEdit* words : {m_comments, m_comment}) words->setMinimumHeight(kLeastText);
    both->addWidget(m_comments, 1);
    both->addWidget(m_comment, 1);
    layout->addLayout(both, 1);
    auto* foot = new QHBoxLayout;
    m_notes_place = label({}, TypeSize::Small, QFont::Normal, "muted");
    m_add = button(tr("Add comment"), QStringLiteral("plus"), "primary");
    foot->addWidget(m_notes_place, 1);
    foot->addWidget(m_add);
    layout->addLayout(foot);
    connect(m_add, &QPushButton::clicked, this, &ReviewPage::addComment);
    connect(m_reviewed, &QCheckBox::clicked, this, &ReviewPage::setReviewed);
    connect(m_comment, &QPlainTextEdit::textChanged, this, [this] {
        m_drafts[m_subject] = m_comment->toPlainText();
        m_add->setEnabled(!m_comment->toPlainText().trimmed().isEmpty());
    });
    return panel;
}

void ReviewPage::open(const QString& path) {
    close();
    m_reading = true;
    const quint64 asked = ++m_generation;
    m_state->setText(tr("Checking the bundle…"));
    setKind(m_state, "");
    m_about->setText(path);
    auto answer = std::make_shared<OpenedReview>();
    m_context.session.jobs().submit(
        tr("Check bundle"),
        [answer, file = utf8(path)](JobContext& job) -> Status {
            TM_ASSIGN(*answer, openReview(file, job));
            return ok();
        },
        [page = QPointer<ReviewPage>(this), asked, answer](const Status& status) {
            if (!page || page->m_generation != asked) return;
            page->m_reading = false;
            if (status) return page->take(*answer);
            emit page->failed(status.error());
        });
}

void ReviewPage::close() {
    ++m_generation;
    m_reading = false;
    m_opened.reset();
    m_notes.reset();
    m_subject.clear();
    m_drafts.clear();
    m_tree->clear();
}

void ReviewPage::take(const OpenedReview& opened) {
    auto notes = ReviewNotes::open(ReviewNotes::besideBundle(opened.bundle.path),
                                   opened.report.manifest_sha256);
    // The bundle is worth reading even where its notes are not.
    if (!notes) showError(this, tr("Review notes"), notes.error());
    m_opened = std::make_shared<OpenedReview>(opened);
    if (notes) m_notes.emplace(std::move(*notes));
    if (m_reviewer->text().isEmpty()) m_reviewer->setText(text(m_context.actor().name));
    m_notes_place->setText(m_notes ? tr("Kept in %1").arg(shown(m_notes->path()))
                                   : tr("Marks and comments cannot be kept"));
    for (QWidget* each : {static_cast<QWidget*>(m_reviewed), static_cast<QWidget*>(m_comment)})
        each->setEnabled(m_notes.has_value());
    showState();
    fillTree();
    emit this->opened();
}

void ReviewPage::showState() {
    const VerifyReport& report = m_opened->report;
    const ReviewBundle& bundle = m_opened->bundle;
    const bool intact = report.intact(), is_signed = !report.key_fingerprint.empty();
    const Theme& theme = currentTheme();
    m_state_icon->setPixmap(
        tintedPixmap(intact ? QStringLiteral("verify") : QStringLiteral("warning"), 24,
                     intact ? theme.good : theme.bad, devicePixelRatioF()));
    const auto faults = static_cast<std::int64_t>(report.faults.size());
    m_state->setText(
        !intact     ? tr("This bundle is not as it was made: %1 faults").arg(grouped(faults))
        : is_signed ? tr("Intact, signed by key %1…").arg(shown(report.key_fingerprint).left(16))
                    : tr("Intact, not signed"));
    setKind(m_state, intact ? "good" : "bad");
    QStringList about{
        shown(bundle.title), shown(bundle.reference), tr("made %1").arg(shown(bundle.stated_at)),
        tr("preset %1").arg(shown(bundle.preset)), tr("redaction %1").arg(shown(bundle.redaction))};
    for (const std::string& problem : bundle.problems) about << shown(problem);
    about.removeAll(QString());
    m_about->setText(about.join(QStringLiteral("  ·  ")));
}

void ReviewPage::fillTree() {
    const ReviewBundle& bundle = m_opened->bundle;
    m_tree->clear();
    auto* whole = treeItem(tr("Bundle"), shown(bundle.title), kWholeBundle);
    m_tree->addTopLevelItem(whole);
    QTreeWidgetItem* first = nullptr;
    const auto add_exhibits = [&](QTreeWidgetItem* parent, auto belongs) {
        for (const ReviewExhibit& exhibit : bundle.exhibits) {
            if (!belongs(exhibit)) continue;
            auto* item = treeItem(shown(exhibit.label), shown(exhibit.caption), exhibit.label);
            parent->addChild(item);
            if (!first) first = item;
        }
    };
    for (const ReviewFinding& finding : bundle.findings) {
        auto* item = treeItem(tr("Finding %1").arg(finding.id), shown(finding.title),
                              findingSubject(finding.id));
        m_tree->addTopLevelItem(item);
        add_exhibits(item,
                     [&](const ReviewExhibit& each) { return each.finding_id == finding.id; });
    }
    // Whoever altered the bundle may have cut exhibits loose; they are shown all the same.
    add_exhibits(whole, [&](const ReviewExhibit& each) {
        return bundle.finding(each.finding_id) == nullptr;
    });
    m_tree->expandAll();
    refreshMarks();
    m_tree->setCurrentItem(first ? first : whole);
}

void ReviewPage::refreshMarks() {
    if (!m_notes) return;
    for (QTreeWidgetItemIterator at(m_tree); *at; ++at) {
        const std::string subject = utf8((*at)->data(0, kSubjectRole).toString());
        const auto mark = m_notes->mark(subject);
        const auto comments = m_notes->comments(subject).size();
        QString words = !mark ? QString() : mark->current ? tr("yes") : tr("earlier");
        if (comments > 0)
            words +=
                (words.isEmpty() ? QString() : QStringLiteral(", ")) + tr("%1 notes").arg(comments);
        (*at)->setText(1, words);
    }
}

void ReviewPage::choose(QTreeWidgetItem* item) {
    if (!item || !m_opened) return;
    m_subject = utf8(item->data(0, kSubjectRole).toString());
    if (const ReviewExhibit* exhibit = m_opened->bundle.exhibit(m_subject)) {
        m_exhibit->show(*exhibit);
        m_middle->setCurrentWidget(m_exhibit_scroll);
    } else {
        m_middle->setCurrentWidget(m_words);
        m_words->show(QString());
        for (const ReviewFinding& finding : m_opened->bundle.findings)
            if (findingSubject(finding.id) == m_subject) showFinding(finding);
    }
    showNotes();
}

void ReviewPage::showFinding(const ReviewFinding& finding) {
    QStringList parts{QStringLiteral("# %1").arg(shown(finding.title)),
                      tr("Severity %1, confidence %2, status %3. By %4, %5.")
                          .arg(shown(finding.severity), shown(finding.confidence),
                               shown(finding.status), shown(finding.author),
                               shown(finding.edited))};
    if (!finding.signed_off_by.empty())
        parts << tr("Signed off by %1.").arg(shown(finding.signed_off_by));
    if (!finding.exhibits.empty()) parts << tr("Exhibits: %1").arg(shown(finding.exhibits));
    parts << shownRaw(finding.narrative);
    if (!finding.lawful.empty())
        parts << QStringLiteral("## %1").arg(tr("Lawful explanations")) << shownRaw(finding.lawful);
    m_words->show(parts.join(QStringLiteral("\n\n")));
}

void ReviewPage::showNotes() {
    const bool is_exhibit = m_opened->bundle.exhibit(m_subject) != nullptr;
    m_reviewed->setVisible(is_exhibit);
    const auto mark = m_notes ? m_notes->mark(m_subject) : std::nullopt;
    m_reviewed->setChecked(mark && mark->current);
    const QString when =
        mark ? timeText(mark->at_ns, m_context.session.zone(), kNsPerMinute) : QString();
    m_reviewed_by->setText(
        !mark ? QString()
        : mark->current
            ? tr("by %1, %2").arg(shown(mark->who), when)
            : tr("by %1, %2, on another state of the bundle").arg(shown(mark->who), when));
    QStringList lines;
    if (m_notes)
        for (const ReviewEntry& entry : m_notes->comments(m_subject))
            lines << tr("%1, %2").arg(shown(entry.who),
                                      timeText(entry.at_ns, m_context.session.zone(), kNsPerMinute))
                  << shownRaw(entry.text) << QString();
    m_comments->setPlainText(lines.join(QLatin1Char('\n')).trimmed());
    const auto draft = m_drafts.find(m_subject);
    m_comment->setPlainText(draft != m_drafts.end() ? QString(draft->second) : QString());
    m_add->setEnabled(!m_comment->toPlainText().trimmed().isEmpty());
}

bool ReviewPage::write(ReviewAction action, const QString& words) {
    if (!m_notes) return false;
    const Status added =
        m_notes->add(utf8(m_reviewer->text().trimmed()), m_subject, action, utf8(words));
    if (!added) showError(this, tr("Review notes"), added.error());
    refreshMarks();
    return added.has_value();
}

void ReviewPage::addComment() {
    if (!write(ReviewAction::Comment, m_comment->toPlainText().trimmed())) return;
    m_drafts.erase(m_subject);
    showNotes();
}

void ReviewPage::setReviewed(bool on) {
    write(on ? ReviewAction::Reviewed : ReviewAction::NotReviewed, {});
    showNotes();
}

void ReviewPage::showDetails() {
    if (!m_opened) return;
    const VerifyReport& report = m_opened->report;
    QStringList lines;
    for (const VerifyFault& fault : report.faults)
        lines << tr("%1: %2").arg(said(fault.place), said(fault.reason));
    for (const std::string& checked : report.checked)
        lines << tr("Checked: %1").arg(shown(checked));
    for (const std::string& note : report.notes) lines << said(note);
    showReport(this, report.intact() ? tr("The bundle is intact") : tr("The bundle is not intact"),
               report.intact(), shown(report.path), lines,
               tr("SHA-256 of its tag manifest; compare it with the one you were given:"),
               shown(report.manifest_sha256));
}

} // namespace tidemark

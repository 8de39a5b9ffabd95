// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/findings_page.h"

#include "ui/models/casebook.h"
#include "ui/models/casework.h"
#include "ui/models/display.h"
#include "ui/render/icon.h"
#include "ui/widgets/case_dialogs.h"
#include "ui/widgets/column_fitter.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/finding_delegate.h"
#include "ui/widgets/finding_review.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/markdown_preview.h"
#include "ui/widgets/table_delegate.h"
#include "ui/widgets/table_layout.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <algorithm>

namespace tidemark {

namespace {

constexpr int kDraft_ms = 600;

std::string draftJson(const FindingContent& c) {
    QJsonArray tags;
    for (const std::string& tag : c.tags) tags.append(text(tag));
    const QJsonObject json{{QStringLiteral("title"), text(c.title)},
                           {QStringLiteral("narrative"), text(c.narrative)},
                           {QStringLiteral("lawful"), text(c.lawful)},
                           {QStringLiteral("severity"), static_cast<int>(c.severity)},
                           {QStringLiteral("confidence"), static_cast<int>(c.confidence)},
                           {QStringLiteral("status"), static_cast<int>(c.status)},
                           {QStringLiteral("tags"), tags},
                           {QStringLiteral("assignee"), text(c.assignee)},
                           {QStringLiteral("typed_day"),
                            QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate)}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
}

std::optional<FindingContent> draftOf(const std::string& bytes) {
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(bytes)).object();
    if (json.isEmpty()) return std::nullopt;
    FindingContent c;
    c.title = utf8(json[QStringLiteral("title")].toString());
    c.narrative = utf8(json[QStringLiteral("narrative")].toString());
    c.lawful = utf8(json[QStringLiteral("lawful")].toString());
    c.severity = static_cast<Severity>(json[QStringLiteral("severity")].toInt());
    c.confidence = static_cast<Confidence>(json[QStringLiteral("confidence")].toInt());
    c.status = static_cast<FindingStatus>(json[QStringLiteral("status")].toInt());
    for (const QJsonValue& tag : json[QStringLiteral("tags")].toArray())
        c.tags.push_back(utf8(tag.toString()));
    c.assignee = utf8(json[QStringLiteral("assignee")].toString());
    return c;
}

QComboBox* choice(const QString& name, const QStringList& items) {
    auto* box = new QComboBox;
    box->setAccessibleName(name);
    box->addItems(items);
    return box;
}

QPlainTextEdit* writer(const QString& name, const QString& hint) {
    auto* edit = new QPlainTextEdit;
    edit->setAccessibleName(name);
    edit->setPlaceholderText(hint);
    edit->setTabChangesFocus(true);
    edit->setFont(uiFont(TypeSize::Body));
    return edit;
}

QString exhibitKindText(ExhibitKind kind) {
    switch (kind) {
    case ExhibitKind::Events: return QObject::tr("Events");
    case ExhibitKind::Range: return QObject::tr("Range");
    case ExhibitKind::Detection: return QObject::tr("Detection");
    case ExhibitKind::Chart: return QObject::tr("Chart");
    }
    return {};
}

} // namespace

FindingsPage::FindingsPage(AppContext& app)
    : Page(app, page::kFindings, QStringLiteral("findings")),
      m_exhibit_model({{tr("Exhibit"), false, 80, {}},
                       {tr("Kind"), false, 84, {}},
                       {tr("Caption"), false, 340, {}},
                       {tr("Cited by"), false, 120, {}},
                       {tr("When"), false, 140, {}}}) {
    makeActions();
    auto* outer = column(this, 0, 0);
    m_stack = new QStackedWidget;
    outer->addWidget(m_stack);
    m_empty = new EmptyState(
        QStringLiteral("findings"), tr("No findings yet"),
        tr("A finding is what you conclude, with the evidence that carries it. Promote a detection "
           "with F, cite events, add a range of the timeline, or start writing."));
    m_empty->addAction(app.actions.get("finding.new"));
    m_stack->addWidget(m_empty);
    auto* split = new QSplitter(Qt::Horizontal);
    split->addWidget(makeList());
    split->addWidget(makeEditor());
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setSizes({260, 800});
    m_stack->addWidget(split);
    m_draft_timer.setSingleShot(true);
    connect(&m_draft_timer, &QTimer::timeout, this, &FindingsPage::saveDraft);
    connect(&app.book, &Casebook::findingsChanged, this, &FindingsPage::invalidate);
    connect(&app, &AppContext::themeChanged, this,
            [this] { m_preview->show(m_narrative->toPlainText()); });
    connect(&filter, &FilterState::selectionChanged, this, [this] {
        if (filter.selection().kind == Selection::Kind::Finding) {
            m_id = filter.selection().id;
            invalidate();
        }
    });
    connect(&session, &CaseSession::closed, this, [this] {
        m_draft_timer.stop();
        m_id = 0;
    });
}

void FindingsPage::makeActions() {
    context.actions.add(
        "finding.new", tr("New finding…"), "plus", QKeySequence(tr("Ctrl+Shift+N")), this, [this] {
            if (!session.writable()) return;
            askText(this, tr("New finding"), tr("What do you conclude, in one line?"),
                    tr("Add finding"), {}, false, [this](const QString& title) {
                        FindingContent content;
                        content.title = utf8(title);
                        context.casework.addFinding(content, [this](std::int64_t id) {
                            m_id = id;
                            invalidate();
                            emit context.pageWanted(page::kFindings);
                        });
                    });
        });
    QAction* save_action = context.actions.add("finding.save", tr("Save finding"), "check",
                                               QKeySequence::Save, this, &FindingsPage::save);
    for (QAction* action : {context.actions.get("finding.new"), save_action})
        action->setProperty("caseMenu", true);
}

QWidget* FindingsPage::makeList() {
    auto* panel = new QWidget;
    auto* layout = column(panel, 0, 0);
    QHBoxLayout* bar = nullptr;
    layout->addWidget(toolbar(&bar));
    bar->addWidget(label(tr("Findings"), TypeSize::Small, QFont::DemiBold, "secondary"), 1);
    QAction* add = context.actions.get("finding.new");
    auto* push = button(tr("New finding…"), QStringLiteral("plus"), "quiet");
    connect(push, &QPushButton::clicked, add, &QAction::trigger);
    bar->addWidget(push);
    m_list = new QListWidget;
    m_list->setAccessibleName(tr("Findings"));
    m_list->setItemDelegate(new FindingDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_list, 1);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item && !m_loading) choose(item->data(FindingDelegate::IdRole).toLongLong());
    });
    return panel;
}

QWidget* FindingsPage::makeFields() {
    auto* fields = new QWidget;
    auto* layout = column(fields, 0, kGap2);
    m_title = new QLineEdit;
    m_title->setAccessibleName(tr("Title"));
    m_title->setFont(uiFont(TypeSize::Heading, QFont::DemiBold));
    m_title->setPlaceholderText(tr("Title"));
    layout->addWidget(m_title);
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap2);
    m_severity =
        choice(tr("Severity"), {tr("Info"), tr("Low"), tr("Medium"), tr("High"), tr("Critical")});
    m_confidence = choice(tr("Confidence"), {tr("Low"), tr("Medium"), tr("High")});
    m_status =
        choice(tr("Status"), {tr("Draft"), tr("In review"), tr("Confirmed"), tr("Dismissed")});
    m_tags = new QLineEdit;
    m_tags->setAccessibleName(tr("Tags"));
    m_tags->setPlaceholderText(tr("Tags, separated by commas"));
    m_assignee = new QLineEdit;
    m_assignee->setAccessibleName(tr("Assigned to"));
    m_assignee->setPlaceholderText(tr("Assigned to"));
    for (const auto& [name, box] : {std::pair{tr("Severity"), m_severity},
                                    {tr("Confidence"), m_confidence},
                                    {tr("Status"), m_status}}) {
        line->addWidget(label(name, TypeSize::Small, QFont::Normal, "muted"));
        line->addWidget(box);
    }
    line->addStretch(1);
    layout->addLayout(line);
    auto* people = new QHBoxLayout;
    people->setSpacing(kGap2);
    people->addWidget(m_tags, 2);
    people->addWidget(m_assignee, 1);
    layout->addLayout(people);
    return fields;
}

QWidget* FindingsPage::makeExhibits() {
    auto* panel = new QWidget;
    auto* layout = column(panel, 0, kGap1);
    auto* head = new QHBoxLayout;
    head->addWidget(label(tr("Exhibits"), TypeSize::Small, QFont::DemiBold, "secondary"), 1);
    auto* open = button(tr("Show on timeline"), QStringLiteral("timeline"), "quiet");
    auto* withdraw = button(tr("Withdraw exhibit"), QStringLiteral("dismiss"), "quiet");
    head->addWidget(open);
    head->addWidget(withdraw);
    layout->addLayout(head);
    m_exhibits = new QTableView;
    styleTable(m_exhibits, tr("Exhibits"));
    m_exhibits->setModel(&m_exhibit_model);
    m_exhibits->setItemDelegate(new TableDelegate(m_exhibits));
    for (std::size_t i = 0; i < m_exhibit_model.columns().size(); ++i)
        m_exhibits->setColumnWidth(static_cast<int>(i), m_exhibit_model.columns()[i].width);
    new ColumnFitter(m_exhibits, 2, 220); // the caption
    layout->addWidget(m_exhibits, 1);
    connect(open, &QPushButton::clicked, this, &FindingsPage::openExhibit);
    connect(m_exhibits, &QTableView::doubleClicked, this, &FindingsPage::openExhibit);
    connect(withdraw, &QPushButton::clicked, this, [this] {
        const QModelIndex index = m_exhibits->currentIndex();
        if (!index.isValid()) return emit context.notice(tr("Choose an exhibit first"));
        for (const Exhibit& exhibit : context.book.exhibits())
            if (exhibit.number == m_exhibit_model.at(index.row()).id)
                return context.casework.withdraw(exhibit);
    });
    return panel;
}

QWidget* FindingsPage::makeTabs() {
    auto* writing = new QSplitter(Qt::Horizontal);
    m_narrative =
        writer(tr("Narrative"), tr("What happened, in Markdown. Cite exhibits as EX-001."));
    m_preview = new MarkdownPreview;
    writing->addWidget(m_narrative);
    writing->addWidget(m_preview);
    writing->setSizes({400, 400});
    m_lawful = writer(
        tr("Lawful explanations"),
        tr("Which innocent explanations were considered, and what speaks for or against each"));
    auto* tabs = new QTabWidget;
    tabs->setDocumentMode(true);
    tabs->addTab(writing, tr("Narrative"));
    tabs->addTab(m_lawful, tr("Lawful explanations"));
    m_review = new FindingReview(context);
    const int review_tab = tabs->addTab(m_review, tr("Review"));
    connect(m_review, &FindingReview::counted, tabs, [tabs, review_tab](int comments) {
        tabs->setTabText(review_tab, comments > 0 ? tr("Review (%1)").arg(comments) : tr("Review"));
    });
    return tabs;
}

QWidget* FindingsPage::makeEditor() {
    auto* panel = new QWidget;
    auto* layout = column(panel, kGap3, kGap2);
    layout->addWidget(makeFields());
    QWidget* tabs = makeTabs();
    auto* split = new QSplitter(Qt::Vertical);
    split->addWidget(tabs);
    split->addWidget(makeExhibits());
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);
    split->setSizes({480, 220}); // several exhibits are in sight at once
    layout->addWidget(split, 1);
    auto* foot = new QHBoxLayout;
    m_state = label({}, TypeSize::Small, QFont::Normal, "muted");
    auto* retract_push = button(tr("Retract…"), {}, "quiet");
    m_save = button(tr("Save finding"), {}, "primary");
    foot->addWidget(m_state, 1);
    foot->addWidget(retract_push);
    foot->addWidget(m_save);
    layout->addLayout(foot);
    connect(m_save, &QPushButton::clicked, this, &FindingsPage::save);
    connect(retract_push, &QPushButton::clicked, this, &FindingsPage::retract);
    connect(m_title, &QLineEdit::textEdited, this, &FindingsPage::edited);
    connect(m_tags, &QLineEdit::textEdited, this, &FindingsPage::edited);
    connect(m_assignee, &QLineEdit::textEdited, this, &FindingsPage::edited);
    for (QComboBox* box : {m_severity, m_confidence, m_status})
        connect(box, &QComboBox::activated, this, &FindingsPage::edited);
    connect(m_lawful, &QPlainTextEdit::textChanged, this, &FindingsPage::edited);
    connect(m_narrative, &QPlainTextEdit::textChanged, this, [this] {
        m_preview->show(m_narrative->toPlainText());
        edited();
    });
    return panel;
}

void FindingsPage::reload() {
    const auto& findings = context.book.findings();
    m_stack->setCurrentIndex(findings.empty() ? 0 : 1);
    if (findings.empty()) return;
    m_loading = true;
    m_list->clear();
    const bool known = context.book.finding(m_id) != nullptr;
    if (!known) m_id = findings.back().id;
    for (auto finding = findings.rbegin(); finding != findings.rend(); ++finding) {
        auto* item = new QListWidgetItem(text(finding->content.title), m_list);
        const auto exhibits =
            std::ranges::count(context.book.exhibits(), finding->id, &Exhibit::finding_id);
        FindingDelegate::fill(item, *finding, static_cast<int>(exhibits), session.zone());
        if (finding->id == m_id) m_list->setCurrentItem(item);
    }
    m_loading = false;
    choose(m_id);
}

void FindingsPage::choose(std::int64_t id) {
    const Finding* finding = context.book.finding(id);
    if (!finding) return;
    if (m_draft_timer.isActive()) {
        m_draft_timer.stop();
        saveDraft();
    }
    const bool same = id == m_id && finding->content == m_stored;
    m_id = id;
    m_stored = finding->content;
    // What is being typed must not be overwritten by a reload of the same revision.
    if (!same || m_title->text().isEmpty()) {
        show(finding->content);
        askDraft(id);
    }
    showExhibits();
    m_review->showFinding(id);
    showState();
}

void FindingsPage::show(const FindingContent& content) {
    m_loading = true;
    m_title->setText(text(content.title));
    m_severity->setCurrentIndex(static_cast<int>(content.severity));
    m_confidence->setCurrentIndex(static_cast<int>(content.confidence));
    m_status->setCurrentIndex(static_cast<int>(content.status));
    QStringList tags;
    for (const std::string& tag : content.tags) tags << text(tag);
    m_tags->setText(tags.join(QStringLiteral(", ")));
    m_assignee->setText(text(content.assignee));
    m_narrative->setPlainText(text(content.narrative));
    m_lawful->setPlainText(text(content.lawful));
    m_loading = false;
}

std::string FindingsPage::draftKey(std::int64_t id) const {
    return "draft.finding." + std::to_string(id);
}

void FindingsPage::askDraft(std::int64_t id) {
    session.ask<std::string>(
        this, "draft",
        [key = draftKey(id)](CaseReader& reader, std::stop_token) -> Result<std::string> {
            TM_ASSIGN(const auto stored, reader.file().setting(key));
            return stored.value_or(std::string());
        },
        [this, id](Result<std::string> stored) {
            if (!stored || id != m_id) return;
            const auto draft = draftOf(*stored);
            if (!draft || *draft == m_stored) return;
            show(*draft);
            showState();
        });
}

FindingContent FindingsPage::typed() const {
    FindingContent c = m_stored;
    c.title = utf8(m_title->text().trimmed());
    c.severity = static_cast<Severity>(m_severity->currentIndex());
    c.confidence = static_cast<Confidence>(m_confidence->currentIndex());
    c.status = static_cast<FindingStatus>(m_status->currentIndex());
    c.narrative = utf8(m_narrative->toPlainText());
    c.lawful = utf8(m_lawful->toPlainText());
    c.assignee = utf8(m_assignee->text().trimmed());
    c.tags.clear();
    for (const QString& tag : m_tags->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
        if (!tag.trimmed().isEmpty()) c.tags.push_back(utf8(tag.trimmed()));
    return c;
}

void FindingsPage::edited() {
    if (m_loading) return;
    m_draft_timer.start(kDraft_ms);
    showState();
}

void FindingsPage::saveDraft() {
    if (m_id == 0 || !session.writable()) return;
    const std::string json = typed() == m_stored ? std::string() : draftJson(typed());
    session.write({}, [key = draftKey(m_id), json](CaseFile& file, JobContext&) {
        return file.setSetting(key, json);
    });
}

void FindingsPage::save() {
    const Finding* finding = context.book.finding(m_id);
    if (!finding || !session.writable() || !isVisible()) return;
    const FindingContent content = typed();
    if (content == m_stored) return;
    m_draft_timer.stop();
    context.casework.editFinding(*finding, content, [this, id = m_id](const Status& status) {
        if (!status) return;
        session.write({}, [key = draftKey(id)](CaseFile& file, JobContext&) {
            return file.setSetting(key, {});
        });
        emit context.notice(tr("Finding saved"));
    });
}

void FindingsPage::retract() {
    const Finding* finding = context.book.finding(m_id);
    if (!finding || !session.writable()) return;
    const Finding kept = *finding;
    askText(this, tr("Retract finding"),
            tr("It leaves lists and reports; its revisions stay in the case. Why?"),
            tr("Retract finding"), {}, true, [this, kept](const QString& reason) {
                m_id = 0;
                context.casework.retractFinding(kept, utf8(reason));
            });
}

void FindingsPage::showState() {
    const Finding* finding = context.book.finding(m_id);
    if (!finding) return;
    const bool changed = typed() != m_stored;
    m_save->setEnabled(changed && session.writable() && !m_title->text().trimmed().isEmpty());
    m_state->setText(changed
                         ? tr("Draft kept. Save makes revision %1.").arg(finding->revision + 1)
                         : tr("Revision %1 by %2, %3")
                               .arg(finding->revision)
                               .arg(shown(finding->editor),
                                    timeText(finding->edited_ns, session.zone(), kNsPerMinute)));
}

void FindingsPage::showExhibits() {
    std::vector<TableRow> rows;
    for (const Exhibit& exhibit : context.book.exhibits()) {
        if (exhibit.finding_id != m_id) continue;
        TableRow row;
        row.id = exhibit.number;
        const QString kind = exhibitKindText(exhibit.kind);
        row.cells = {
            {text(exhibit.label()), {}, QStringLiteral("cite"), QStringLiteral("accent"), {}},
            {kind, {}, {}, {}, {}},
            {shown(exhibit.caption), {}, {}, {}, shown(exhibit.caption)},
            {shown(exhibit.author), {}, {}, QStringLiteral("muted"), {}},
            {timeText(exhibit.at_ns, session.zone(), kNsPerMinute),
             {},
             {},
             QStringLiteral("muted"),
             {}}};
        rows.push_back(std::move(row));
    }
    m_exhibit_model.setRows(std::move(rows));
}

void FindingsPage::openExhibit() {
    const QModelIndex index = m_exhibits->currentIndex();
    if (!index.isValid()) return emit context.notice(tr("Choose an exhibit first"));
    for (const Exhibit& exhibit : context.book.exhibits()) {
        if (exhibit.number != m_exhibit_model.at(index.row()).id) continue;
        const QJsonObject frozen =
            QJsonDocument::fromJson(QByteArray::fromStdString(exhibit.frozen_json)).object();
        const QJsonObject range = frozen[QStringLiteral("range")].toObject();
        const auto from = parseIsoTime(utf8(range[QStringLiteral("from")].toString())),
                   to = parseIsoTime(utf8(range[QStringLiteral("to")].toString()));
        View view = filter.view();
        if (from && to && from->ts_ns < to->ts_ns) view.range = {from->ts_ns, to->ts_ns};
        view.accounts.clear();
        for (const QJsonValue& account : frozen[QStringLiteral("accounts")].toArray())
            if (view.accounts.size() < 6) view.accounts << account.toString();
        filter.setView(view);
        emit context.pageWanted(page::kTimeline);
    }
}

} // namespace tidemark

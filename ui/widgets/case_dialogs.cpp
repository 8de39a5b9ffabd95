// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/case_dialogs.h"

#include "core/export/freeze.h"
#include "ui/models/casebook.h"
#include "ui/models/casework.h"
#include "ui/models/display.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/kit.h"

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QShortcut>

namespace tidemark {

namespace {

struct DialogFrame {
    QDialog* dialog;
    QVBoxLayout* layout;
    QPushButton* accept;
};

DialogFrame makeDialog(QWidget* parent, const QString& title, const QString& accept_text) {
    auto* dialog = new QDialog(parent ? parent->window() : nullptr);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setMinimumWidth(460);
    auto* outer = column(dialog, kGap6, kGap3);
    outer->addWidget(label(title, TypeSize::Heading, QFont::DemiBold));
    auto* content = new QVBoxLayout;
    content->setSpacing(kGap2);
    outer->addLayout(content);
    auto* buttons = new QDialogButtonBox;
    auto* accept = button(accept_text, {}, "primary");
    buttons->addButton(button(QObject::tr("Cancel")), QDialogButtonBox::RejectRole);
    buttons->addButton(accept, QDialogButtonBox::AcceptRole);
    accept->setDefault(true);
    outer->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    auto* send = new QShortcut(QKeySequence(QStringLiteral("Ctrl+Return")), dialog);
    QObject::connect(send, &QShortcut::activated, accept, &QPushButton::click);
    return {dialog, content, accept};
}

/// Wrapped words ask for the height that they would need in a narrower dialog.
void openFitted(QDialog* dialog) {
    dialog->ensurePolished();
    const int width = std::max(dialog->minimumWidth(), dialog->layout()->sizeHint().width());
    dialog->resize(width, dialog->layout()->totalHeightForWidth(width));
    dialog->open();
}

/// The first words of a finding that begins with a detection; people write on from there.
std::string openingWords(const AppContext& context, const CiteRequest& request) {
    const StoredDetection* detection = request.kind == ExhibitKind::Detection
                                           ? context.book.detection(request.detection_id)
                                           : nullptr;
    return detection ? detection->explanation : std::string();
}

} // namespace

void askText(QWidget* parent, const QString& title, const QString& question,
             const QString& accept_text, const QString& preset, bool several_lines,
             std::function<void(const QString&)> done) {
    const DialogFrame frame = makeDialog(parent, title, accept_text);
    frame.layout->addWidget(paragraph(question, TypeSize::Body, "secondary"));
    std::function<QString()> read;
    QPushButton* accept = frame.accept;
    accept->setEnabled(!preset.trimmed().isEmpty());
    if (several_lines) {
        auto* edit = new QPlainTextEdit(preset);
        edit->setAccessibleName(title);
        edit->setTabChangesFocus(true);
        edit->setFixedHeight(96);
        frame.layout->addWidget(edit);
        read = [edit] { return edit->toPlainText().trimmed(); };
        QObject::connect(edit, &QPlainTextEdit::textChanged, accept,
                         [=] { accept->setEnabled(!read().isEmpty()); });
        edit->setFocus();
    } else {
        auto* edit = new QLineEdit(preset);
        edit->setAccessibleName(title);
        frame.layout->addWidget(edit);
        read = [edit] { return edit->text().trimmed(); };
        QObject::connect(edit, &QLineEdit::textChanged, accept,
                         [=] { accept->setEnabled(!read().isEmpty()); });
        edit->setFocus();
    }
    QObject::connect(frame.dialog, &QDialog::accepted, frame.dialog,
                     [read, done] { done(read()); });
    openFitted(frame.dialog);
}

void askAnnotation(AppContext& context, QWidget* parent, const AnnotationContent& content,
                   const Annotation* before) {
    QString about;
    if (content.range) about = rangeText(*content.range, context.session.zone());
    if (content.account)
        about += (about.isEmpty() ? QString() : QStringLiteral(", ")) + shown(*content.account);
    if (content.event_id) about = QObject::tr("event %1").arg(grouped(*content.event_id));
    AppContext* app = &context;
    const std::optional<Annotation> old = before ? std::optional(*before) : std::nullopt;
    askText(parent, old ? QObject::tr("Edit annotation") : QObject::tr("Annotate"),
            QObject::tr("What does it mean? Pinned to %1.").arg(about),
            old ? QObject::tr("Save annotation") : QObject::tr("Add annotation"),
            text(content.text), true, [=](const QString& words) {
                AnnotationContent next = content;
                next.text = utf8(words);
                if (old)
                    app->casework.editAnnotation(*old, next);
                else
                    app->casework.addAnnotation(next);
                emit app->notice(QObject::tr("Annotation saved"));
            });
}

void askCite(AppContext& context, QWidget* parent, const CiteRequest& request, const QString& what,
             const QString& new_title) {
    const DialogFrame frame =
        makeDialog(parent, QObject::tr("Add to finding"), QObject::tr("Add exhibit"));
    frame.layout->addWidget(paragraph(what, TypeSize::Body, "secondary"));
    auto* form = new QFormLayout;
    auto* findings = new QComboBox;
    findings->setAccessibleName(QObject::tr("Finding"));
    findings->addItem(QObject::tr("New finding"), QVariant::fromValue<qlonglong>(0));
    for (const Finding& finding : context.book.findings())
        findings->addItem(text(finding.content.title), QVariant::fromValue<qlonglong>(finding.id));
    if (new_title.isEmpty() && findings->count() > 1)
        findings->setCurrentIndex(findings->count() - 1);
    auto* title = new QLineEdit(new_title);
    title->setAccessibleName(QObject::tr("Title"));
    title->setPlaceholderText(QObject::tr("What do you conclude, in one line?"));
    auto* caption = new QLineEdit;
    caption->setAccessibleName(QObject::tr("Caption"));
    caption->setPlaceholderText(QObject::tr("What the exhibit shows; written for you if empty"));
    form->addRow(QObject::tr("Finding"), findings);
    form->addRow(QObject::tr("Title"), title);
    form->addRow(QObject::tr("Caption"), caption);
    frame.layout->addLayout(form);
    QPushButton* accept = frame.accept;
    const auto check = [=] {
        const bool is_new = findings->currentIndex() == 0;
        title->setEnabled(is_new);
        accept->setEnabled(!is_new || !title->text().trimmed().isEmpty());
    };
    QObject::connect(findings, &QComboBox::currentIndexChanged, accept, check);
    QObject::connect(title, &QLineEdit::textChanged, accept, check);
    check();
    AppContext* app = &context;
    QObject::connect(frame.dialog, &QDialog::accepted, app, [=] {
        CiteRequest wanted = request;
        wanted.caption = utf8(caption->text().trimmed());
        const std::string zone = app->session.zone().name();
        const auto add = [app, wanted, zone](std::int64_t finding_id) {
            app->casework.cite(
                finding_id, wanted.kind, wanted.caption,
                [wanted, zone](CaseFile& file, JobContext& job,
                               std::string& words) -> Result<std::string> {
                    CiteRequest copy = wanted;
                    copy.zone = zone;
                    TM_ASSIGN(auto reader, CaseReader::over(file));
                    TM_ASSIGN(const std::string frozen, freezeExhibit(*reader, copy, job.stop));
                    words = copy.caption;
                    return frozen;
                },
                [app](std::int64_t number) {
                    emit app->notice(QObject::tr("Added as %1").arg(text(exhibitLabel(number))));
                });
        };
        if (findings->currentIndex() > 0) return add(findings->currentData().toLongLong());
        FindingContent content;
        content.title = utf8(title->text().trimmed());
        content.narrative = openingWords(*app, request);
        app->casework.addFinding(content, add);
    });
    openFitted(frame.dialog);
}

void askTag(AppContext& context, QWidget* parent, const std::vector<std::int64_t>& event_ids) {
    EventSet events;
    for (const std::int64_t id : event_ids) events.add(id);
    AppContext* app = &context;
    askText(parent, QObject::tr("Tag events"),
            QObject::tr(
                "A tag for %1 events, such as suspicious or launch. Filter by it with tag:NAME.")
                .arg(grouped(events.size())),
            QObject::tr("Add tag"), {}, false, [=](const QString& name) {
                app->casework.tag(utf8(name), events, "selected in the window", false);
                emit app->notice(
                    QObject::tr("Tagged %n event(s)", nullptr, static_cast<int>(events.size())));
            });
}

void askTagMatching(AppContext& context, QWidget* parent, std::int64_t matching) {
    AppContext* app = &context;
    EventSelection selection;
    selection.filter = utf8(context.filter.filterText());
    selection.range = context.filter.range();
    askText(parent, QObject::tr("Tag all that match"),
            QObject::tr("A tag for all %1 events that match the filter, as one step that can be "
                        "undone.")
                .arg(grouped(matching)),
            QObject::tr("Add tag"), {}, false, [=](const QString& name) {
                app->casework.tagMatching(utf8(name), selection, [app](std::int64_t changed) {
                    emit app->notice(QObject::tr("Tagged %1 events").arg(grouped(changed)));
                });
            });
}

} // namespace tidemark

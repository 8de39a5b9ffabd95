// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/case_actions.h"

#include "core/detect/detect_job.h"
#include "core/import/import_job.h"
#include "core/sample/sample.h"
#include "core/verify/verify_case.h"
#include "ui/models/casebook.h"
#include "ui/models/casework.h"
#include "ui/models/core_words.h"
#include "ui/models/detect_settings.h"
#include "ui/models/display.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/case_dialogs.h"
#include "ui/widgets/error_view.h"
#include "ui/widgets/export_dialog.h"
#include "ui/widgets/import_wizard.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/report_dialog.h"
#include "ui/widgets/settings_dialog.h"
#include "ui/widgets/zone_choice.h"

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QMenu>
#include <QSaveFile>
#include <QStandardPaths>
#include <sstream>

namespace tidemark {

namespace {

const QString kInvestigator = QStringLiteral("investigator");
const QString kLastFolder = QStringLiteral("lastFolder");

QString lastFolder(const AppContext& context) {
    const QString stored = context.settings.value(kLastFolder).toString();
    return QDir(stored).exists() && !stored.isEmpty()
               ? stored
               : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

void rememberFolder(AppContext& context, const QString& file) {
    context.settings.setValue(kLastFolder, QFileInfo(file).absolutePath());
}

QLineEdit* field(QFormLayout* form, const QString& name, const QString& value,
                 const QString& hint = {}) {
    auto* edit = new QLineEdit(value);
    edit->setAccessibleName(name);
    edit->setPlaceholderText(hint);
    form->addRow(name, edit);
    return edit;
}

struct FormDialog {
    QDialog* dialog;
    QFormLayout* form;
    QPushButton* accept;
};

FormDialog formDialog(QWidget* parent, const QString& title, const QString& accept_text) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setMinimumWidth(520);
    auto* outer = column(dialog, kGap6, kGap3);
    outer->addWidget(label(title, TypeSize::Title, QFont::DemiBold));
    auto* form = new QFormLayout;
    form->setVerticalSpacing(kGap2);
    outer->addLayout(form);
    auto* buttons = new QDialogButtonBox;
    auto* accept = button(accept_text, {}, "primary");
    accept->setDefault(true);
    buttons->addButton(button(QObject::tr("Cancel")), QDialogButtonBox::RejectRole);
    buttons->addButton(accept, QDialogButtonBox::AcceptRole);
    outer->addSpacing(kGap2);
    outer->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    return {dialog, form, accept};
}

/// Turns a title into a file name: letters, digits, dash.
QString fileName(const QString& title) {
    QString out;
    for (const QChar c : title.toLower())
        out += c.isLetterOrNumber() && c.unicode() < 128 ? c : QLatin1Char('-');
    while (out.contains(QLatin1String("--"))) out.replace(QLatin1String("--"), QLatin1String("-"));
    out = out.mid(0, 60);
    return (out.isEmpty() || out == QLatin1String("-") ? QStringLiteral("case") : out) +
           QStringLiteral(".tidemark");
}

/// The sample log beside the case, then the case from it.
Status makeSampleCase(const std::string& case_path, const std::string& log_path, const Actor& actor,
                      JobContext& job) {
    job.report({utf8(QObject::tr("writing the log")), 0, -1});
    {
        QSaveFile log(text(log_path));
        const std::string bytes = sampleLog();
        if (!log.open(QIODevice::WriteOnly) ||
            log.write(bytes.data(), static_cast<qint64>(bytes.size())) !=
                static_cast<qint64>(bytes.size()) ||
            !log.commit())
            return makeError(ErrorCode::Io, utf8(log.errorString()), log_path,
                             "Choose a folder that can be written to");
    }
    CaseInfo info;
    info.title = std::string(kSampleTitle);
    info.reference = "SAMPLE";
    info.investigator = actor.name;
    TM_ASSIGN(CaseFile file, CaseFile::create(case_path, info, actor));
    TM_TRY(importPaths(file, {log_path}, {}, job));
    job.report({utf8(QObject::tr("looking for what stands out")), 0, -1});
    // the same for everybody, so that the tour shows what it speaks of
    TM_TRY(runDetection(file, DetectOptions{}, job));
    return ok();
}

} // namespace

QDialog* newCase(AppContext& context, QWidget* window, const QString& log) {
    const FormDialog d = formDialog(window, QObject::tr("New case"), QObject::tr("Create case"));
    if (!log.isEmpty())
        d.form->addRow(paragraph(
            QObject::tr("A log is imported into a case: one file that keeps the evidence and what "
                        "you write. The preview of %1 comes next.")
                .arg(shown(utf8(QFileInfo(log).fileName())))));
    auto* title = field(d.form, QObject::tr("Title"), {}, QObject::tr("Gateway abuse, October"));
    auto* reference =
        field(d.form, QObject::tr("Reference"), {}, QObject::tr("Ticket or matter number"));
    auto* investigator =
        field(d.form, QObject::tr("Investigator"), context.settings.value(kInvestigator).toString(),
              QObject::tr("Your name, as it goes into the custody log"));
    auto* place = new QHBoxLayout;
    auto* path = new QLineEdit;
    path->setAccessibleName(QObject::tr("File"));
    auto* browse = button(QObject::tr("Choose…"));
    place->addWidget(path, 1);
    place->addWidget(browse);
    d.form->addRow(QObject::tr("File"), place);
    AppContext* app = &context;
    const QString folder = lastFolder(context);
    QPushButton* accept = d.accept;
    const auto check = [=] {
        accept->setEnabled(!title->text().trimmed().isEmpty() && !path->text().trimmed().isEmpty());
    };
    QObject::connect(title, &QLineEdit::textEdited, path, [=](const QString& words) {
        if (!path->isModified()) path->setText(folder + QLatin1Char('/') + fileName(words));
        check();
    });
    QObject::connect(path, &QLineEdit::textEdited, accept, check);
    QObject::connect(browse, &QPushButton::clicked, d.dialog, [=] {
        const QString file =
            QFileDialog::getSaveFileName(window, QObject::tr("New case"), path->text(),
                                         QObject::tr("Tidemark case (*.tidemark)"));
        if (file.isEmpty()) return;
        path->setText(file);
        path->setModified(true);
        check();
    });
    if (!log.isEmpty()) {
        const QString name = QFileInfo(log).fileName().section(QLatin1Char('.'), 0, 0);
        title->setText(name);
        path->setText(folder + QLatin1Char('/') + fileName(name));
    }
    check();
    QObject::connect(d.dialog, &QDialog::accepted, app, [=] {
        CaseInfo info;
        info.title = utf8(title->text().trimmed());
        info.reference = utf8(reference->text().trimmed());
        info.investigator = utf8(investigator->text().trimmed());
        app->settings.setValue(kInvestigator, investigator->text().trimmed());
        rememberFolder(*app, path->text());
        QString file = path->text().trimmed();
        if (!file.endsWith(QLatin1String(".tidemark"))) file += QStringLiteral(".tidemark");
        app->session.create(file, info, app->actor());
        QObject::connect(
            &app->session, &CaseSession::opened, app, [app] { giveCaseDefaults(*app); },
            Qt::SingleShotConnection);
    });
    d.dialog->open();
    title->setFocus();
    title->selectAll();
    return d.dialog;
}

void chooseCase(AppContext& context, QWidget* window, std::function<void(const QString&)> open) {
    const QString file =
        QFileDialog::getOpenFileName(window, QObject::tr("Open case"), lastFolder(context),
                                     QObject::tr("Tidemark case (*.tidemark);;All files (*)"));
    if (file.isEmpty()) return;
    rememberFolder(context, file);
    open(file);
}

void chooseBundle(AppContext& context, QWidget* window, std::function<void(const QString&)> open) {
    const QString file =
        QFileDialog::getOpenFileName(window, QObject::tr("Open bundle"), lastFolder(context),
                                     QObject::tr("Bundle (*.zip bagit.txt);;All files (*)"));
    if (file.isEmpty()) return;
    rememberFolder(context, file);
    const QFileInfo chosen(file);
    open(chosen.fileName() == QLatin1String("bagit.txt") ? chosen.absolutePath() : file);
}

void openSampleCase(AppContext& context, QWidget*, std::function<void(const QString&)> open) {
    const QString folder = dataFolder();
    const QString path = folder + QStringLiteral("/sample.tidemark");
    if (QFileInfo::exists(path)) return open(path);
    const std::string log = utf8(folder) + "/" + std::string(kSampleLogName);
    context.session.jobs().submit(
        QObject::tr("Make the sample case"),
        [path = utf8(path), log, actor = context.actor()](JobContext& job) {
            return makeSampleCase(path, log, actor, job);
        },
        [app = &context, path, open](const Status& status) {
            if (status) return open(path);
            QFile::remove(path);
            if (status.error().code != ErrorCode::Cancelled)
                emit app->session.failed(status.error());
        });
}

void chooseLogs(AppContext& context, QWidget* window,
                std::function<void(const QStringList&)> import) {
    const QStringList files =
        QFileDialog::getOpenFileNames(window, QObject::tr("Import log"), lastFolder(context));
    if (files.isEmpty()) return;
    rememberFolder(context, files.front());
    import(files);
}

void importLogs(AppContext& context, QWidget* window, const QStringList& paths) {
    if (!context.session.writable())
        return emit context.notice(QObject::tr("The case is open read-only"));
    auto* wizard = new ImportWizard(context, paths, window);
    wizard->open();
}

void runDetection(AppContext& context) {
    AppContext* app = &context;
    auto found = std::make_shared<std::size_t>(0);
    context.session.run(
        QObject::tr("Run detection"), CaseSession::Detections,
        [found, options = detectOptions(Preferences(context.settings))](CaseFile& file,
                                                                        JobContext& job) -> Status {
            TM_ASSIGN(const StoredRunResult result, runDetection(file, options, job));
            *found = result.detections.size();
            return ok();
        },
        [app, found](const Status& status) {
            if (status)
                emit app->notice(
                    QObject::tr("%n detection(s) found", nullptr, static_cast<int>(*found)));
        });
    emit context.pageWanted(page::kDetections);
}

void exportCase(AppContext& context, QWidget* window) {
    (new ExportDialog(context, window))->open();
}

void verifyCase(AppContext& context, QWidget* window) {
    auto report = std::make_shared<VerifyReport>();
    context.session.run(
        QObject::tr("Verify case"), CaseSession::Custody,
        [report](CaseFile& file, JobContext& job) -> Status {
            TM_ASSIGN(*report, verifyCase(file, CaseVerifyOptions{}, job));
            return ok();
        },
        [window, report](const Status& status) {
            if (!status) return;
            QStringList lines;
            for (const VerifyFault& fault : report->faults)
                lines << QObject::tr("%1: %2").arg(said(fault.place), said(fault.reason));
            for (const std::string& checked : report->checked) lines << said(checked);
            for (const std::string& note : report->notes) lines << said(note);
            showReport(window,
                       report->intact() ? QObject::tr("The case is intact")
                                        : QObject::tr("%n fault(s) found", nullptr,
                                                      static_cast<int>(report->faults.size())),
                       report->intact(), shown(report->path), lines);
        });
}

void editCaseInfo(AppContext& context, QWidget* window) {
    const CaseInfo info = context.session.facts().info;
    const FormDialog d =
        formDialog(window, QObject::tr("Case properties"), QObject::tr("Save properties"));
    auto* title = field(d.form, QObject::tr("Title"), text(info.title));
    auto* reference = field(d.form, QObject::tr("Reference"), text(info.reference));
    auto* investigator = field(d.form, QObject::tr("Investigator"), text(info.investigator));
    auto* zone = zoneChoice(QObject::tr("Show times in"), text(info.display_zone));
    d.form->addRow(QObject::tr("Show times in"), zone);
    AppContext* app = &context;
    QObject::connect(d.dialog, &QDialog::accepted, app, [=] {
        CaseInfo next = info;
        next.title = utf8(title->text().trimmed());
        next.reference = utf8(reference->text().trimmed());
        next.investigator = utf8(investigator->text().trimmed());
        next.display_zone = utf8(chosenZone(zone));
        if (const auto known = TimeZone::find(next.display_zone); !known)
            return emit app->session.failed(known.error());
        app->casework.describeCase(info, next);
    });
    d.dialog->open();
}

void editPreferences(AppContext& context, QWidget* window, int theme,
                     std::function<void(int)> set_theme) {
    (new SettingsDialog(context, theme, std::move(set_theme), window))->open();
}

void saveView(AppContext& context, QWidget* window) {
    AppContext* app = &context;
    askText(
        window, QObject::tr("Save view"),
        QObject::tr(
            "A name for this filter, time range, metric and accounts. Find it again with Ctrl+K."),
        QObject::tr("Save view"), {}, false, [app](const QString& name) {
            app->casework.changeSetting(QObject::tr("Save view"), CaseSession::Views, kViewsSetting,
                                        app->book.viewsWith({name, app->filter.view()}));
            emit app->notice(QObject::tr("View saved"));
        });
}

std::vector<CommandPalette::Entry> paletteEntries(AppContext& context) {
    std::vector<CommandPalette::Entry> out;
    AppContext* app = &context;
    for (const SavedView& view : context.book.views())
        out.push_back(
            {view.name, QObject::tr("Saved view"), {}, QStringLiteral("bookmark"), [app, view] {
                 app->filter.setView(view.view);
             }});
    for (const Finding& finding : context.book.findings())
        out.push_back({text(finding.content.title),
                       QObject::tr("Finding"),
                       {},
                       QStringLiteral("findings"),
                       [app, id = finding.id] {
                           Selection selection;
                           selection.kind = Selection::Kind::Finding;
                           selection.id = id;
                           app->filter.select(selection);
                           emit app->pageWanted(page::kFindings);
                       }});
    return out;
}

} // namespace tidemark

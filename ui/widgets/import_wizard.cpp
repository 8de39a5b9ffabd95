// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/import_wizard.h"

#include "core/import/profile_folder.h"
#include "ui/models/core_words.h"
#include "ui/models/display.h"
#include "ui/models/event_window_model.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/case_dialogs.h"
#include "ui/widgets/column_fitter.h"
#include "ui/widgets/error_view.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/mapping_editor.h"
#include "ui/widgets/raw_view.h"
#include "ui/widgets/table_delegate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGroupBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QTabWidget>
#include <QTableView>
#include <cmath>

namespace tidemark {

namespace {

constexpr int kAsk_ms = 250;
const QString kFromFile = QStringLiteral("?");
constexpr std::int64_t kPreviewRecords = 200;
constexpr Field kColumns[] = {Field::Time,        Field::Account,      Field::StatusCode,
                              Field::Operation,   Field::Model,        Field::Endpoint,
                              Field::InputTokens, Field::OutputTokens, Field::ClientIp,
                              Field::Country,     Field::UserAgent};

/// A row of a batch as an event, so that it is written as in the events table.
Event eventOf(const EventBatch& batch, std::int64_t row) {
    Event event;
    const auto i = static_cast<std::size_t>(row);
    event.numbers.fill(kNoNumber);
    for (std::size_t f = 0; f < kFieldCount; ++f) {
        if (i < batch.numbers[f].size()) event.numbers[f] = batch.numbers[f][i];
        if (i < batch.ids[f].size()) event.texts[f] = std::string(batch.term(f, batch.ids[f][i]));
        if (i < batch.texts[f].size()) event.texts[f] = batch.texts[f][i];
    }
    event.ts_ns = event.number(Field::Time);
    return event;
}

} // namespace

ImportWizard::ImportWizard(AppContext& context, const QStringList& paths, QWidget* parent)
    : QDialog(parent), m_context(context), m_paths(paths), m_rows_model([] {
          std::vector<TableColumn> columns;
          for (const Field field : kColumns)
              columns.push_back({named(fieldInfo(field).label),
                                 fieldInfo(field).type == FieldType::Number,
                                 field == Field::Time      ? 180
                                 : field == Field::Account ? 150
                                                           : 120,
                                 {}});
          return columns;
      }()),
      m_reject_model({{tr("Record"), true, 80, {}},
                      {tr("Offset"), true, 100, {}},
                      {tr("Reason"), false, 500, {}}}) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Import log"));
    resize(1040, 720);
    auto* outer = column(this, kGap4, kGap3);
    auto* head = new QHBoxLayout;
    head->addWidget(label(tr("Import log"), TypeSize::Title, QFont::DemiBold));
    head->addStretch(1);
    m_file = new QComboBox;
    m_file->setAccessibleName(tr("File"));
    m_file->setMinimumWidth(320);
    for (const QString& path : m_paths) m_file->addItem(QFileInfo(path).fileName(), path);
    m_file->setVisible(m_paths.size() > 1);
    head->addWidget(m_file);
    if (m_paths.size() == 1)
        head->addWidget(label(QFileInfo(m_paths.front()).fileName(), TypeSize::Body, QFont::Normal,
                              "secondary"));
    outer->addLayout(head);
    auto* options = new QHBoxLayout;
    options->setSpacing(kGap6);
    options->addWidget(makeFormat(), 1);
    options->addWidget(makeTime(), 1);
    outer->addLayout(options);
    auto* tabs = new QTabWidget;
    tabs->setDocumentMode(true);
    tabs->addTab(makePreview(), tr("As it will be understood"));
    m_mapping = new MappingEditor;
    connect(m_mapping, &MappingEditor::changed, this, [this] { m_ask_timer.start(kAsk_ms); });
    connect(m_mapping, &MappingEditor::saveWanted, this, &ImportWizard::saveProfile);
    tabs->addTab(m_mapping, tr("Mapping"));
    auto* rejects = new QWidget;
    auto* rejects_layout = column(rejects, 0, 0);
    m_rejects = new QTableView;
    styleTable(m_rejects, tr("What will be rejected"));
    m_rejects->setModel(&m_reject_model);
    m_rejects->setItemDelegate(new TableDelegate(m_rejects));
    m_no_rejects = label({}, TypeSize::Body, QFont::Normal, "secondary");
    m_no_rejects->setAlignment(Qt::AlignCenter);
    rejects_layout->addWidget(m_no_rejects, 1);
    rejects_layout->addWidget(m_rejects, 1);
    m_tabs = tabs;
    tabs->addTab(rejects, tr("What will be rejected"));
    new ColumnFitter(m_rejects, 2, 300);
    outer->addWidget(tabs, 1);
    m_notes = paragraph({}, TypeSize::Small, "secondary");
    outer->addWidget(m_notes);
    auto* foot = new QHBoxLayout;
    m_counts = label({}, TypeSize::Small, QFont::Normal, "secondary");
    foot->addWidget(m_counts, 1);
    auto* cancel = button(tr("Cancel"));
    m_start = button(tr("Import"), {}, "primary");
    m_start->setDefault(true);
    foot->addWidget(cancel);
    foot->addWidget(m_start);
    outer->addLayout(foot);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_start, &QPushButton::clicked, this, &ImportWizard::start);
    m_ask_timer.setSingleShot(true);
    connect(&m_ask_timer, &QTimer::timeout, this, &ImportWizard::ask);
    connect(m_file, &QComboBox::activated, this, &ImportWizard::ask);
    ask();
}

ImportWizard::~ImportWizard() = default;

QWidget* ImportWizard::makeFormat() {
    auto* box = new QWidget;
    auto* form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    m_format = new QComboBox;
    m_format->setAccessibleName(tr("Format"));
    m_confidence = label({}, TypeSize::Small, QFont::Normal, "secondary");
    m_confidence->setWordWrap(true);
    m_account = new QLineEdit;
    m_account->setAccessibleName(tr("Account"));
    m_account->setPlaceholderText(tr("Only where the log names none"));
    m_reference = new QCheckBox(tr("Do not keep the original bytes, only refer to the file"));
    form->addRow(tr("Format"), m_format);
    form->addRow(QString(), m_confidence);
    form->addRow(tr("Account"), m_account);
    form->addRow(QString(), m_reference);
    connect(m_format, &QComboBox::activated, this, [this] {
        m_mapping->forget();
        if (m_format->currentData().toString() == kFromFile) return chooseProfile();
        ask();
    });
    connect(m_account, &QLineEdit::textEdited, this, [this] { m_ask_timer.start(kAsk_ms); });
    return box;
}

QWidget* ImportWizard::makeTime() {
    auto* box = new QWidget;
    auto* form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    m_zone = new QComboBox;
    m_zone->setAccessibleName(tr("Time zone"));
    m_zone->setEditable(true);
    m_zone->lineEdit()->setAccessibleName(tr("Time zone"));
    m_zone->addItem(tr("As stated in the log"), QString());
    for (const std::string& name : TimeZone::names()) m_zone->addItem(text(name), text(name));
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_offset = new QDoubleSpinBox;
    m_offset->setAccessibleName(tr("Clock offset"));
    m_offset->setRange(-1e7, 1e7);
    m_offset->setDecimals(3);
    m_offset->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_offset->setSuffix(tr(" s"));
    m_time_example = label({}, TypeSize::Small, QFont::Normal, "secondary");
    m_time_example->setWordWrap(true);
    form->addRow(tr("Time zone"), m_zone);
    form->addRow(tr("Clock offset"), m_offset);
    m_start_time = new QLineEdit;
    m_start_time->setAccessibleName(tr("Clock starts at"));
    m_start_time->setPlaceholderText(QStringLiteral("2024-10-03T14:30:00Z"));
    m_start_time->setToolTip(
        plainTip(tr("The times of this log count from a start. When was that?")));
    form->addRow(tr("Clock starts at"), m_start_time);
    m_time_form = form;
    form->setRowVisible(m_start_time, false);
    form->addRow(QString(), m_time_example);
    connect(m_start_time, &QLineEdit::textEdited, this, [this] { m_ask_timer.start(kAsk_ms); });
    connect(m_zone, &QComboBox::currentTextChanged, this, [this] { m_ask_timer.start(kAsk_ms); });
    connect(m_offset, &QDoubleSpinBox::valueChanged, this, [this] { m_ask_timer.start(kAsk_ms); });
    return box;
}

QWidget* ImportWizard::makePreview() {
    auto* panel = new QWidget;
    auto* layout = column(panel, 0, 0);
    m_rows = new QTableView;
    styleTable(m_rows, tr("First records as they will be understood"));
    m_rows->setModel(&m_rows_model);
    m_rows->setItemDelegate(new TableDelegate(m_rows));
    for (std::size_t i = 0; i < m_rows_model.columns().size(); ++i)
        m_rows->setColumnWidth(static_cast<int>(i), m_rows_model.columns()[i].width);
    m_raw = new RawView;
    m_raw->setFixedHeight(110);
    layout->addWidget(m_rows, 1);
    layout->addWidget(m_raw);
    connect(m_rows->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                const auto row = static_cast<std::size_t>(now.row());
                if (now.isValid() && row < m_raw_records.size())
                    m_raw->setRecord(shownRaw(m_raw_records[row]));
            });
    return panel;
}

ImportParams ImportWizard::params() const {
    ImportParams out;
    const QString format = m_format->currentData().toString();
    if (format.startsWith(QLatin1Char('/')))
        out.profile_path = utf8(format);
    else
        out.format = utf8(format);
    for (const auto& [field, source] : m_mapping->changes()) out.map.emplace_back(field, source);
    const QString zone = m_zone->currentText();
    if (zone != tr("As stated in the log")) out.time_zone = utf8(zone);
    out.clock_offset_s = m_offset->value();
    out.account = utf8(m_account->text().trimmed());
    out.reference_only = m_reference->isChecked();
    out.start_time = utf8(m_start_time->text().trimmed());
    out.profile_folder = userProfileFolder();
    return out;
}

void ImportWizard::ask() {
    if (m_filling) return;
    const std::uint64_t generation = ++m_generation;
    m_counts->setText(tr("Reading the beginning of the file…"));
    // A preview reads at most the head of one file, so the one before ends soon and is waited for.
    m_worker = std::jthread([this, generation, path = utf8(m_file->currentData().toString()),
                             wanted = params()] {
        auto preview =
            std::make_shared<Result<ImportPreview>>(previewImport(path, wanted, kPreviewRecords));
        QMetaObject::invokeMethod(
            this, [this, preview, generation] { take(preview, generation); }, Qt::QueuedConnection);
    });
}

void ImportWizard::take(std::shared_ptr<Result<ImportPreview>> answer, std::uint64_t generation) {
    if (generation != m_generation) return;
    if (!*answer) {
        const Error& error = answer->error();
        m_counts->setText(errorHeading(error.code) + QStringLiteral(": ") + said(error.message));
        m_notes->setText(shown(error.help));
        m_rows_model.setRows({});
        m_start->setEnabled(m_paths.size() > 1);
        return;
    }
    const ImportPreview& preview = **answer;
    m_filling = true;
    m_profile = preview.profile;
    m_raw_records = preview.raw;
    showFormats(preview);
    showRows(preview);
    showRejects(preview);
    m_mapping->show(
        preview, preview.rows.rows() > 0 ? std::optional(eventOf(preview.rows, 0)) : std::nullopt,
        m_context.session.zone());
    const auto rejected = static_cast<std::int64_t>(preview.rows.rejects.size());
    m_tabs->setTabText(2, rejected == 0 ? tr("What will be rejected")
                                        : tr("What will be rejected (%1)").arg(grouped(rejected)));
    showTimeExample(preview);
    QStringList notes;
    for (const std::string& note : preview.notes) notes << said(note);
    m_notes->setText(notes.join(QStringLiteral("  ·  ")));
    m_notes->setVisible(!notes.isEmpty());
    m_counts->setText(tr("Of the first %1 records: %2 events, %3 rejects")
                          .arg(grouped(preview.rows.records()), grouped(preview.rows.rows()),
                               grouped(static_cast<std::int64_t>(preview.rows.rejects.size()))));
    m_start->setEnabled(true);
    m_filling = false;
}

void ImportWizard::showFormats(const ImportPreview& preview) {
    const QString chosen = m_format->currentData().toString();
    m_format->clear();
    const bool found = !preview.candidates.empty() && preview.candidates.front().profile;
    const QString best = found ? text(preview.candidates.front().profile->title) : tr("none");
    m_format->addItem(tr("Detected: %1").arg(best), QString());
    QStringList built_in;
    for (const Profile& profile : builtinProfiles()) {
        built_in << text(profile.id);
        m_format->addItem(text(profile.title), text(profile.id));
    }
    m_format->insertSeparator(m_format->count());
    for (const Profile& profile : preview.profiles)
        if (!built_in.contains(text(profile.id)))
            m_format->addItem(tr("Yours: %1").arg(shown(profile.title)), text(profile.id));
    if (chosen.startsWith(QLatin1Char('/')) && m_format->findData(chosen) < 0)
        m_format->addItem(tr("Yours: %1").arg(QFileInfo(chosen).completeBaseName()), chosen);
    m_format->addItem(tr("Profile from a file…"), kFromFile);
    m_format->setCurrentIndex(std::max(0, m_format->findData(chosen)));
    QString why;
    for (const Recognition& candidate : preview.candidates) {
        if (!candidate.profile || candidate.profile->id != preview.profile.id) continue;
        why = tr("Confidence %1: %2").arg(shareText(candidate.confidence), said(candidate.reason));
    }
    m_confidence->setText(why.isEmpty() ? tr("Chosen by you") : why);
}

void ImportWizard::showRows(const ImportPreview& preview) {
    std::vector<TableRow> rows;
    for (std::int64_t i = 0; i < preview.rows.rows(); ++i) {
        const Event event = eventOf(preview.rows, i);
        TableRow row;
        row.id = i;
        for (const Field field : kColumns)
            row.cells.push_back(
                {fieldText(event, field, m_context.session.zone()), {}, {}, {}, {}});
        rows.push_back(std::move(row));
    }
    m_rows_model.setRows(std::move(rows));
    for (std::size_t i = 0; i < std::size(kColumns); ++i) {
        const auto f = static_cast<std::size_t>(kColumns[i]);
        const bool empty = preview.rows.numbers[f].empty() && preview.rows.ids[f].empty() &&
                           preview.rows.texts[f].empty();
        m_rows->setColumnHidden(static_cast<int>(i), empty && kColumns[i] != Field::Time &&
                                                         kColumns[i] != Field::Account);
    }
    if (m_rows_model.rowCount() > 0) chooseRow(m_rows, 0);
}

void ImportWizard::showRejects(const ImportPreview& preview) {
    std::vector<TableRow> rows;
    for (const RejectedRecord& reject : preview.rows.rejects) {
        TableRow row;
        row.cells = {{grouped(reject.record_no + 1), {}, {}, {}, {}},
                     {grouped(reject.content_offset), {}, {}, {}, {}},
                     {said(reject.reason), {}, {}, QStringLiteral("warning"), {}}};
        rows.push_back(std::move(row));
    }
    const bool any = !rows.empty();
    m_reject_model.setRows(std::move(rows));
    m_rejects->setVisible(any);
    m_no_rejects->setVisible(!any);
    m_no_rejects->setText(
        tr("Nothing so far: each of the first %1 records becomes an event. Whatever fails later is "
           "kept with its place and reason.")
            .arg(grouped(preview.rows.records())));
}

void ImportWizard::showTimeExample(const ImportPreview& preview) {
    if (preview.rows.rows() == 0) return m_time_example->clear();
    const Event event = eventOf(preview.rows, 0);
    const bool relative =
        event.number(Field::TimeBasis) == static_cast<std::int64_t>(TimeBasis::Relative);
    m_time_form->setRowVisible(m_start_time, relative || !m_start_time->text().isEmpty());
    if (event.ts_ns == kNoTime)
        return m_time_example->setText(relative ? tr("The clock of this log counts from a start: "
                                                     "say when that was, or its events get no time")
                                                : tr("The first record has no usable time"));
    const auto offset_ns =
        static_cast<std::int64_t>(std::llround(m_offset->value() * kNsPerSecond));
    const QString now = timeText(event.ts_ns, TimeZone(), kNsPerMs);
    QStringList words;
    words << tr("First record: %1 UTC").arg(now);
    if (offset_ns != 0)
        words << tr("Its clock said %1 UTC")
                     .arg(timeText(event.ts_ns - offset_ns, TimeZone(), kNsPerMs));
    const TimeZone& zone = m_context.session.zone();
    if (zone.name() != "UTC")
        words << tr("In the case's zone: %1 %2")
                     .arg(timeText(event.ts_ns, zone, kNsPerMs), text(zone.name()));
    m_time_example->setText(words.join(QLatin1Char('\n')));
}

void ImportWizard::chooseProfile() {
    const QString file =
        QFileDialog::getOpenFileName(this, tr("Profile from a file"), {}, tr("Profile (*.json)"));
    m_filling = true;
    if (file.isEmpty()) {
        m_format->setCurrentIndex(0);
    } else {
        m_format->addItem(QFileInfo(file).completeBaseName(), QFileInfo(file).absoluteFilePath());
        m_format->setCurrentIndex(m_format->count() - 1);
    }
    m_filling = false;
    ask();
}

void ImportWizard::saveProfile() {
    askText(this, tr("Save as profile"),
            tr("A name of small letters, digits and _. The next import recognises such a log by "
               "itself, "
               "here and on the command line."),
            tr("Save profile"), text(m_profile.id) + QStringLiteral("_own"), false,
            [this](const QString& name) {
                const auto saved = tidemark::saveProfile(
                    userProfileFolder(), asOwnProfile(m_profile, utf8(name), utf8(name)));
                if (!saved) return showError(this, tr("Save as profile"), saved.error());
                m_counts->setText(tr("Saved as %1").arg(shown(*saved)));
            });
}

void ImportWizard::start() {
    std::vector<std::string> paths;
    for (const QString& path : m_paths) paths.push_back(utf8(path));
    const ImportParams wanted = params();
    AppContext* app = &m_context;
    QWidget* window = parentWidget();
    auto report = std::make_shared<ImportReport>();
    const QString name = m_paths.size() == 1
                             ? tr("Import %1").arg(QFileInfo(m_paths.front()).fileName())
                             : tr("Import %1 files").arg(m_paths.size());
    m_context.session.run(
        name, CaseSession::Events,
        [paths, wanted, report](CaseFile& file, JobContext& job) -> Status {
            TM_ASSIGN(*report, importPaths(file, paths, wanted, job));
            return ok();
        },
        [app, window, report](const Status& status) {
            if (!status) return;
            std::int64_t events = 0, rejects = 0;
            for (const ImportedSource& source : report->sources) {
                events += source.already_there ? 0 : source.source.events;
                rejects += source.already_there ? 0 : source.source.rejects;
            }
            emit app->notice(
                tr("Imported %1 events, %2 rejects").arg(grouped(events), grouped(rejects)));
            if (!report->failures.empty())
                showError(window, tr("Import log"), report->failures.front());
            else if (!report->sources.empty() && report->sources.front().already_there)
                showError(window, tr("Import log"),
                          makeError(ErrorCode::BadInput, "The same bytes are in the case already",
                                    report->sources.front().path,
                                    "Nothing was imported; the earlier source stands"));
            emit app->pageWanted(page::kTimeline);
        },
        true);
    accept();
}

} // namespace tidemark

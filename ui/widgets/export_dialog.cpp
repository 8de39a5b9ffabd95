// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/export_dialog.h"

#include "core/export/bundle.h"
#include "core/export/leaving_secrets.h"
#include "ui/models/core_words.h"
#include "ui/models/display.h"
#include "ui/models/preferences.h"
#include "ui/render/chart_image.h"
#include "ui/render/report_pdf.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/error_view.h"
#include "ui/widgets/key_dialog.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/report_dialog.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <algorithm>
#include <climits>

namespace tidemark {

ExportDialog::ExportDialog(AppContext& context, QWidget* parent)
    : QDialog(parent), m_context(context) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export"));
    setMinimumWidth(560);
    auto* outer = column(this, kGap6, kGap3);
    outer->addWidget(label(tr("Export the case as a bundle"), TypeSize::Title, QFont::DemiBold));
    outer->addWidget(paragraph(tr("A package that anyone can open and check without Tidemark: "
                                  "report, exhibits, tables, custody log and manifest."),
                               TypeSize::Body, "secondary"));
    auto* form = new QFormLayout;
    form->setVerticalSpacing(kGap2);
    const auto combo = [&](const QString& name, const QStringList& items) {
        auto* box = new QComboBox;
        box->setAccessibleName(name);
        box->addItems(items);
        form->addRow(name, box);
        return box;
    };
    m_preset = combo(tr("Preset"), {tr("Legal"), tr("Manager"), tr("Analyst")});
    m_preset_words = label({}, TypeSize::Small, QFont::Normal, "muted");
    m_preset_words->setWordWrap(true);
    form->addRow(QString(), m_preset_words);
    m_redaction = combo(tr("Redact"), redactionWords());
    const Preferences preferences(context.settings);
    m_redaction->setCurrentIndex(
        static_cast<int>(redactionNames().indexOf(preferences.redaction())));
    m_withheld = label({}, TypeSize::Small, QFont::Normal, "muted");
    m_withheld->setWordWrap(true);
    form->addRow(QString(), m_withheld);
    m_originals = combo(tr("Original bytes"),
                        {tr("As the preset says"), tr("None"), tr("Of cited sources"), tr("All")});
    auto* signing = new QHBoxLayout;
    m_key = new QComboBox;
    m_key->setAccessibleName(tr("Sign with"));
    m_key->addItem(tr("No key"));
    auto* new_key = button(tr("New key…"));
    signing->addWidget(m_key, 1);
    signing->addWidget(new_key);
    form->addRow(tr("Sign with"), signing);
    connect(new_key, &QPushButton::clicked, this, [this] {
        askNewKey(this, [this](const QString& name, const QString& password) {
            fillKeys();
            m_key->setCurrentIndex(m_key->findData(name));
            m_password->setText(password);
        });
    });
    m_password = new QLineEdit;
    m_password->setAccessibleName(tr("Key password"));
    m_password->setEchoMode(QLineEdit::Password);
    form->addRow(tr("Key password"), m_password);
    auto* place = new QHBoxLayout;
    m_target = new QLineEdit(QFileInfo(context.session.path()).path() + QLatin1Char('/') +
                             QFileInfo(context.session.path()).completeBaseName() +
                             QStringLiteral("-bundle.zip"));
    m_target->setAccessibleName(tr("Write to"));
    auto* browse = button(tr("Choose…"));
    place->addWidget(m_target, 1);
    place->addWidget(browse);
    form->addRow(tr("Write to"), place);
    outer->addLayout(form);
    auto* foot = new QHBoxLayout;
    foot->addStretch(1);
    auto* cancel = button(tr("Cancel"));
    auto* start_push = button(tr("Export bundle"), {}, "primary");
    start_push->setDefault(true);
    foot->addWidget(cancel);
    foot->addWidget(start_push);
    outer->addLayout(foot);
    fillKeys();
    m_key->setCurrentIndex(std::max(0, m_key->findData(preferences.signingKey())));
    showPreset();
    askWithheld();
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(start_push, &QPushButton::clicked, this, &ExportDialog::start);
    connect(m_preset, &QComboBox::activated, this, &ExportDialog::showPreset);
    connect(m_redaction, &QComboBox::activated, this, &ExportDialog::askWithheld);
    connect(m_key, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_password->setEnabled(index > 0); });
    m_password->setEnabled(m_key->currentIndex() > 0);
    connect(browse, &QPushButton::clicked, this, [this] {
        const QString file = QFileDialog::getSaveFileName(this, tr("Export bundle"),
                                                          m_target->text(), tr("Bundle (*.zip)"));
        if (!file.isEmpty()) m_target->setText(file);
    });
}

void ExportDialog::fillKeys() {
    while (m_key->count() > 1) m_key->removeItem(1);
    if (const auto keys = listKeys(utf8(keyFolder())))
        for (const StoredKey& key : *keys)
            m_key->addItem(tr("%1, %2…").arg(shown(key.name), text(key.fingerprint).left(16)),
                           text(key.name));
}

void ExportDialog::showPreset() {
    const QString words[] = {tr("Report, exhibits with their source lines, tables, custody log and "
                                "the cited originals."),
                             tr("Report and one-page summary; no originals."),
                             tr("Everything, with all originals and every event as a table.")};
    m_preset_words->setText(words[m_preset->currentIndex()]);
}

void ExportDialog::askWithheld() {
    const auto profile =
        RedactionProfile::parse(utf8(redactionNames()[m_redaction->currentIndex()]));
    if (!profile || !profile->active())
        return m_withheld->setText(tr("Accounts, addresses and keys leave as they are."));
    m_context.session.ask<std::vector<WithheldItem>>(
        this, "withheld",
        [p = *profile](CaseReader& reader, std::stop_token) { return previewRedaction(reader, p); },
        [this](Result<std::vector<WithheldItem>> items) {
            if (!items) return m_withheld->setText(said(items.error().message));
            QStringList words;
            for (const WithheldItem& item : *items)
                words << QStringLiteral("%1 %2 %3")
                             .arg(grouped(item.distinct), said(item.what), said(item.how));
            m_withheld->setText(tr("Withheld: %1").arg(words.join(QStringLiteral("; "))));
        });
}

struct ExportDialog::Order {
    AppContext* app = nullptr;
    QWidget* window = nullptr;
    BundleOptions options;
    std::string key_name, key_folder, password;
    BundleReport report;
};

void ExportDialog::start() {
    auto order = std::make_shared<Order>();
    order->app = &m_context;
    order->window = parentWidget();
    BundleOptions& options = order->options;
    options.target = utf8(m_target->text().trimmed());
    options.preset = static_cast<Preset>(m_preset->currentIndex());
    if (const auto profile =
            RedactionProfile::parse(utf8(redactionNames()[m_redaction->currentIndex()])))
        options.redaction = *profile;
    if (m_originals->currentIndex() > 0)
        options.originals = static_cast<Originals>(m_originals->currentIndex() - 1);
    options.render = {renderReportPdf, writeChartPng};
    if (m_key->currentIndex() > 0) order->key_name = utf8(m_key->currentData().toString());
    order->key_folder = utf8(keyFolder());
    order->password = utf8(m_password->text());
    if (options.redaction.secrets)
        write(order);
    else
        lookForSecrets(order);
    accept();
}

void ExportDialog::lookForSecrets(const std::shared_ptr<Order>& order) {
    auto found = std::make_shared<LeavingSecrets>();
    order->app->session.run(
        tr("Look for secrets"), {},
        [order, found](CaseFile& file, JobContext& job) -> Status {
            TM_ASSIGN(const auto reader, CaseReader::over(file));
            TM_ASSIGN(*found, secretsLeaving(*reader, order->options, job));
            return ok();
        },
        [order, found](const Status& status) {
            if (!status) return;
            order->options.secrets = *found;
            if (found->all() == 0) return write(order);
            askAboutSecrets(order->window, *found, [order](bool mask) {
                if (mask) {
                    order->options.redaction = RedactionProfile::parse("secrets").value();
                    order->options.secrets.reset();
                }
                write(order);
            });
        });
}

void ExportDialog::write(const std::shared_ptr<Order>& order) {
    order->app->session.run(
        tr("Export"), CaseSession::Custody,
        [order](CaseFile& file, JobContext& job) -> Status {
            std::optional<SigningKey> key;
            if (!order->key_name.empty()) {
                TM_ASSIGN(SigningKey loaded,
                          loadKey(order->key_folder, order->key_name, order->password));
                key.emplace(std::move(loaded));
                order->options.key = &*key;
            }
            TM_ASSIGN(order->report, exportBundle(file, order->options, job));
            return ok();
        },
        [order](const Status& status) {
            if (!status) return;
            const BundleReport& report = order->report;
            QStringList lines{
                tr("%n file(s), %1", nullptr, static_cast<int>(report.files))
                    .arg(sizeText(static_cast<double>(report.payload_bytes))),
                tr("%1 exhibits, %2 events").arg(grouped(report.exhibits), grouped(report.events))};
            for (const std::string& warning : report.warnings) lines << said(warning);
            emit order->app->notice(tr("Bundle written"));
            showReport(order->window, tr("Bundle written"), true, shown(report.path), lines,
                       tr("Write down this fingerprint of the manifest; with it nobody can swap "
                          "the bundle unseen:"),
                       text(report.manifest_sha256));
        });
}

namespace {

QString foundWords(const LeavingSecrets& found) {
    QStringList out;
    const int records = static_cast<int>(std::min<std::int64_t>(found.records, INT_MAX));
    if (records > 0 && found.whole)
        out << ExportDialog::tr(
            "%n line(s) of the sources hold what looks like an API key or token.", nullptr,
            records);
    else if (records > 0)
        out << ExportDialog::tr("%n cited record(s) hold what looks like an API key or token.",
                                nullptr, records);
    if (found.texts > 0)
        out << ExportDialog::tr("%n text(s) that people wrote hold one.", nullptr,
                                static_cast<int>(found.texts));
    return out.join(QLatin1Char(' '));
}

QString lookedWords(const LeavingSecrets& found) {
    QString out =
        found.whole ? ExportDialog::tr("Looked through: every line of every source, and what "
                                       "people wrote.")
                    : ExportDialog::tr("Looked through: the cited records, and what people wrote.");
    if (found.unread_sources > 0)
        out += QLatin1Char(' ') + ExportDialog::tr("%n source(s) could not be read.", nullptr,
                                                   static_cast<int>(found.unread_sources));
    return out;
}

} // namespace

void askAboutSecrets(QWidget* parent, const LeavingSecrets& found, std::function<void(bool)> done) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(ExportDialog::tr("Secrets in what leaves"));
    dialog->setMinimumWidth(520);
    auto* outer = column(dialog, kGap6, kGap3);
    outer->addWidget(label(ExportDialog::tr("What leaves holds what looks like keys or tokens"),
                           TypeSize::Heading, QFont::DemiBold));
    outer->addWidget(paragraph(foundWords(found), TypeSize::Body));
    outer->addWidget(
        paragraph(ExportDialog::tr("Whoever gets the bundle could use them. Masked, the secrets "
                                   "are replaced everywhere and the records and originals byte for "
                                   "byte stay out; the bundle lists what is withheld."),
                  TypeSize::Body, "secondary"));
    outer->addWidget(paragraph(lookedWords(found), TypeSize::Small, "muted"));
    auto* foot = new QHBoxLayout;
    foot->addStretch(1);
    auto* cancel = button(ExportDialog::tr("Cancel"));
    auto* keep = button(ExportDialog::tr("Export as they are"));
    auto* mask = button(ExportDialog::tr("Mask secrets"), {}, "primary");
    mask->setDefault(true);
    for (QPushButton* push : {cancel, keep, mask}) foot->addWidget(push);
    outer->addLayout(foot);
    QObject::connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    const auto answer = [dialog, done = std::move(done)](bool masked) {
        return [dialog, done, masked] {
            dialog->accept();
            done(masked);
        };
    };
    QObject::connect(keep, &QPushButton::clicked, dialog, answer(false));
    QObject::connect(mask, &QPushButton::clicked, dialog, answer(true));
    mask->setFocus();
    dialog->open();
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/settings_dialog.h"

#include "core/export/signing_key.h"
#include "ui/models/casework.h"
#include "ui/models/display.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/error_view.h"
#include "ui/widgets/key_dialog.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/price_table_edit.h"
#include "ui/widgets/zone_choice.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableWidget>

namespace tidemark {

namespace {

template <class Field>
Field* addField(QFormLayout* form, const QString& name, Field* field) {
    field->setAccessibleName(name);
    form->addRow(name, field);
    return field;
}

QFormLayout* tabForm(QWidget* tab) {
    auto* outer = column(tab, kGap4, kGap3);
    auto* form = new QFormLayout;
    form->setVerticalSpacing(kGap3);
    outer->addLayout(form);
    outer->addStretch(1);
    return form;
}

QLabel* remark(const QString& words) {
    return paragraph(words, TypeSize::Small, "muted");
}

void chooseData(QComboBox* box, const QVariant& data) {
    box->setCurrentIndex(std::max(0, box->findData(data)));
}

/// The price table that the dialog starts from: of the preferences, else the illustrative one.
PriceTable preferredPrices(const Preferences& preferences) {
    const QString stored = preferences.prices();
    if (stored.isEmpty()) return PriceTable::defaults();
    auto table = PriceTable::fromJson(utf8(stored));
    return table ? *table : PriceTable::defaults();
}

} // namespace

SettingsDialog::SettingsDialog(AppContext& context, int theme, std::function<void(int)> set_theme,
                               QWidget* parent)
    : QDialog(parent), m_context(context), m_preferences(context.settings),
      m_set_theme(std::move(set_theme)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Preferences"));
    setMinimumSize(620, 560);
    auto* outer = column(this, kGap4, kGap3);
    outer->addWidget(label(tr("Preferences"), TypeSize::Title, QFont::DemiBold));
    m_tabs = new QTabWidget;
    m_tabs->setAccessibleName(tr("Preferences"));
    m_tabs->addTab(makeGeneral(theme), tr("General"));
    m_tabs->addTab(makePrices(), tr("Prices"));
    m_tabs->addTab(makeDates(), tr("Reference dates"));
    m_tabs->addTab(makeExport(), tr("Export"));
    m_tabs->addTab(makeDrafts(), tr("Drafts and log"));
    outer->addWidget(m_tabs, 1);
    auto* buttons = new QDialogButtonBox;
    auto* accept = button(tr("Save preferences"), {}, "primary");
    accept->setDefault(true);
    buttons->addButton(button(tr("Cancel")), QDialogButtonBox::RejectRole);
    buttons->addButton(accept, QDialogButtonBox::AcceptRole);
    outer->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::save);
}

QWidget* SettingsDialog::makeGeneral(int theme) {
    auto* tab = new QWidget;
    auto* form = tabForm(tab);
    m_investigator = addField(form, tr("Investigator"), new QLineEdit);
    m_investigator->setText(m_preferences.investigator());
    m_investigator->setPlaceholderText(tr("Your name, as it goes into the custody log"));
    m_language = addField(form, tr("Language"), new QComboBox);
    m_language->addItem(tr("Follow system"), QString());
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
    chooseData(m_language, m_preferences.language());
    m_theme = addField(form, tr("Theme"), new QComboBox);
    m_theme->addItems({tr("Follow system"), tr("Light"), tr("Dark")});
    m_theme->setCurrentIndex(theme);
    m_size = addField(form, tr("Size"), new QComboBox);
    for (const int percent : {80, 90, 100, 110, 125, 150, 175, 200})
        m_size->addItem(tr("%1 %").arg(percent), percent);
    chooseData(m_size, m_preferences.size());
    m_zone = zoneChoice(tr("Show times in"), m_preferences.zone(), tr("The zone of the case"));
    form->addRow(tr("Show times in"), m_zone);
    m_reopen = new QCheckBox(tr("Open the last case again at the start"));
    m_reopen->setAccessibleName(m_reopen->text());
    m_reopen->setChecked(m_preferences.reopens());
    form->addRow(QString(), m_reopen);
    form->addRow(
        remark(tr("Language and size change with a restart, which is offered when you save.")));
    return tab;
}

QWidget* SettingsDialog::makePrices() {
    auto* tab = new QWidget;
    auto* outer = column(tab, kGap4, kGap3);
    const bool of_case = m_context.session.writable();
    outer->addWidget(remark(
        of_case ? tr("What tokens cost, by model; the first line that fits counts. This is the "
                     "table of the open case: a change goes into its custody log.")
                : tr("What tokens cost, by model; the first line that fits counts. No case is "
                     "open: this is the table that new cases start with.")));
    m_prices = new PriceTableEdit(preferredPrices(m_preferences));
    outer->addWidget(m_prices, 1);
    m_prices_for_new = new QCheckBox(tr("Use this table for new cases too"));
    m_prices_for_new->setAccessibleName(m_prices_for_new->text());
    m_prices_for_new->setVisible(of_case);
    outer->addWidget(m_prices_for_new);
    if (of_case)
        m_context.session.ask<PriceTable>(
            this, "prices",
            [](CaseReader& reader, std::stop_token) { return PriceTable::ofCase(reader.file()); },
            [this](Result<PriceTable> table) {
                if (table) m_prices->setTable(*table);
            });
    return tab;
}

QWidget* SettingsDialog::makeDates() {
    auto* tab = new QWidget;
    auto* outer = column(tab, kGap4, kGap3);
    outer->addWidget(remark(tr("Days that matter to your cases, such as the release of a model. "
                               "New cases start with them; charts mark them.")));
    m_dates = new QTableWidget(0, 2);
    styleTable(m_dates, tr("Reference dates"));
    m_dates->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed);
    m_dates->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_dates->setHorizontalHeaderLabels({tr("Day"), tr("What happened")});
    m_dates->setColumnWidth(0, 150);
    outer->addWidget(m_dates, 1);
    auto* buttons = new QHBoxLayout;
    auto* add = button(tr("Add date"), QStringLiteral("plus"));
    auto* remove = button(tr("Remove date"), QStringLiteral("minus"));
    buttons->addWidget(add);
    buttons->addWidget(remove);
    buttons->addStretch(1);
    outer->addLayout(buttons);
    for (const PreferredDate& date : m_preferences.dates()) addDate(date);
    connect(add, &QPushButton::clicked, this, [this] {
        addDate({QDate::currentDate(), tr("Release")});
        m_dates->setCurrentCell(m_dates->rowCount() - 1, 1);
        m_dates->editItem(m_dates->currentItem());
    });
    connect(remove, &QPushButton::clicked, this,
            [this] { m_dates->removeRow(m_dates->currentRow()); });
    return tab;
}

void SettingsDialog::addDate(const PreferredDate& date) {
    const int row = m_dates->rowCount();
    m_dates->insertRow(row);
    auto* day = new QDateEdit(date.day);
    day->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    day->setCalendarPopup(true);
    day->setAccessibleName(tr("Day"));
    m_dates->setCellWidget(row, 0, day);
    m_dates->setItem(row, 1, new QTableWidgetItem(date.label));
    m_dates->setRowHeight(row, 32);
}

QWidget* SettingsDialog::makeExport() {
    auto* tab = new QWidget;
    auto* form = tabForm(tab);
    m_redaction = addField(form, tr("Redact"), new QComboBox);
    const QStringList names = redactionNames(), words = redactionWords();
    for (int i = 0; i < names.size(); ++i) m_redaction->addItem(words[i], names[i]);
    chooseData(m_redaction, m_preferences.redaction());
    m_key = new QComboBox;
    m_key->setAccessibleName(tr("Sign with"));
    auto* make = button(tr("New key…"), QStringLiteral("plus"));
    auto* line = new QHBoxLayout;
    line->addWidget(m_key, 1);
    line->addWidget(make);
    form->addRow(tr("Sign with"), line);
    fillKeys(m_preferences.signingKey());
    connect(make, &QPushButton::clicked, this, [this] {
        askNewKey(this, [this](const QString& name, const QString&) { fillKeys(name); });
    });
    form->addRow(remark(tr("What the export dialog proposes; you choose there each time.")));
    form->addRow(remark(tr("Keys are in %1").arg(keyFolder())));
    return tab;
}

void SettingsDialog::fillKeys(const QString& chosen) {
    m_key->clear();
    m_key->addItem(tr("No key"), QString());
    if (const auto keys = listKeys(utf8(keyFolder())))
        for (const StoredKey& key : *keys)
            m_key->addItem(tr("%1, %2…").arg(shown(key.name), text(key.fingerprint).left(16)),
                           text(key.name));
    chooseData(m_key, chosen);
}

QWidget* SettingsDialog::makeDrafts() {
    auto* tab = new QWidget;
    auto* form = tabForm(tab);
    m_draft_days = addField(form, tr("Keep drafts"), new QSpinBox);
    m_draft_days->setRange(0, 3650);
    m_draft_days->setSpecialValueText(tr("for ever"));
    m_draft_days->setSuffix(tr(" days"));
    m_draft_days->setValue(m_preferences.draftDays());
    form->addRow(remark(tr("What you type into a finding is kept in the case at once. A draft that "
                           "was not saved for so long is dropped when the case is opened.")));
    m_log_level = addField(form, tr("Log"), new QComboBox);
    m_log_level->addItem(tr("Errors"), QStringLiteral("error"));
    m_log_level->addItem(tr("Errors and warnings"), QStringLiteral("warning"));
    m_log_level->addItem(tr("What was done"), QStringLiteral("info"));
    m_log_level->addItem(tr("Everything"), QStringLiteral("debug"));
    chooseData(m_log_level, m_preferences.logLevel());
    form->addRow(remark(tr("Log and crash reports hold no evidence and stay on this computer, "
                           "in %1")
                            .arg(dataFolder())));
    return tab;
}

bool SettingsDialog::savePrices() {
    if (!m_prices->edited() && !m_prices_for_new->isChecked()) return true;
    const auto table = m_prices->table();
    if (!table) {
        m_tabs->setCurrentIndex(1);
        showError(this, tr("Prices"), table.error());
        return false;
    }
    const std::string json = table->toJson();
    const bool of_case = m_context.session.writable();
    if (!of_case || m_prices_for_new->isChecked()) m_preferences.setPrices(text(json));
    if (of_case && m_prices->edited())
        m_context.casework.changeSetting(tr("Change prices"),
                                         CaseSession::Info | CaseSession::Custody,
                                         kPriceTableSetting, json);
    return true;
}

void SettingsDialog::offerRestart() {
    auto* dialog = new QDialog(parentWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Restart Tidemark?"));
    auto* outer = column(dialog, kGap6, kGap3);
    outer->addWidget(label(tr("Restart Tidemark?"), TypeSize::Title, QFont::DemiBold));
    outer->addWidget(paragraph(tr("Language and size change when the program starts. It comes back "
                                  "with the case, the page and the filter that are open now.")));
    auto* buttons = new QDialogButtonBox;
    auto* now = button(tr("Restart now"), {}, "primary");
    now->setDefault(true);
    // A running import would end with the program.
    now->setEnabled(!m_context.session.jobs().current());
    buttons->addButton(button(tr("At the next start")), QDialogButtonBox::RejectRole);
    buttons->addButton(now, QDialogButtonBox::AcceptRole);
    outer->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(dialog, &QDialog::accepted, &m_context, &AppContext::restartWanted,
            Qt::QueuedConnection);
    dialog->open();
}

void SettingsDialog::save() {
    std::optional<TimeZone> zone;
    if (const QString name = chosenZone(m_zone); !name.isEmpty()) {
        const auto known = TimeZone::find(utf8(name));
        if (!known) {
            m_tabs->setCurrentIndex(0);
            return showError(this, tr("Preferences"), known.error());
        }
        zone = *known;
    }
    if (!savePrices()) return;
    QVector<PreferredDate> dates;
    for (int row = 0; row < m_dates->rowCount(); ++row) {
        const auto* day = qobject_cast<QDateEdit*>(m_dates->cellWidget(row, 0));
        const QString words = m_dates->item(row, 1)->text().simplified();
        if (day && !words.isEmpty()) dates << PreferredDate{day->date(), words};
    }
    const bool restart = m_preferences.language() != m_language->currentData().toString() ||
                         m_preferences.size() != m_size->currentData().toInt();
    m_preferences.setInvestigator(m_investigator->text());
    m_preferences.setLanguage(m_language->currentData().toString());
    m_preferences.setSize(m_size->currentData().toInt());
    m_preferences.setZone(chosenZone(m_zone));
    m_preferences.setReopens(m_reopen->isChecked());
    m_preferences.setDates(dates);
    m_preferences.setRedaction(m_redaction->currentData().toString());
    m_preferences.setSigningKey(m_key->currentData().toString());
    m_preferences.setDraftDays(m_draft_days->value());
    m_preferences.setLogLevel(m_log_level->currentData().toString());
    m_context.session.preferZone(zone);
    m_set_theme(m_theme->currentIndex());
    accept();
    if (restart) offerRestart();
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/preferences.h"

#include "core/export/signing_key.h"
#include "ui/models/display.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>
#include <algorithm>

namespace tidemark {

namespace {

const QString kInvestigatorKey = QStringLiteral("investigator");
const QString kLanguageKey = QStringLiteral("language");
const QString kSizeKey = QStringLiteral("size");
const QString kZoneKey = QStringLiteral("zone");
const QString kDraftDaysKey = QStringLiteral("draftDays");
const QString kSigningKeyKey = QStringLiteral("signingKey");
const QString kRedactionKey = QStringLiteral("redaction");
const QString kPricesKey = QStringLiteral("prices");
const QString kDatesKey = QStringLiteral("referenceDates");
const QString kDetectionKey = QStringLiteral("detection");
const QString kReopensKey = QStringLiteral("reopen");
const QString kLogLevelKey = QStringLiteral("logLevel");

constexpr int kUsualSize = 100, kLeastSize = 80, kMostSize = 200;
constexpr int kUsualDraftDays = 90, kMostDraftDays = 3650;

QString g_portable_folder;

} // namespace

QString Preferences::investigator() const {
    return m_settings.value(kInvestigatorKey).toString();
}

void Preferences::setInvestigator(const QString& name) {
    m_settings.setValue(kInvestigatorKey, name.trimmed());
}

QString Preferences::language() const {
    return m_settings.value(kLanguageKey).toString();
}

void Preferences::setLanguage(const QString& language) {
    m_settings.setValue(kLanguageKey, language);
}

int Preferences::size() const {
    return std::clamp(m_settings.value(kSizeKey, kUsualSize).toInt(), kLeastSize, kMostSize);
}

void Preferences::setSize(int percent) {
    m_settings.setValue(kSizeKey, std::clamp(percent, kLeastSize, kMostSize));
}

QString Preferences::zone() const {
    return m_settings.value(kZoneKey).toString();
}

void Preferences::setZone(const QString& name) {
    m_settings.setValue(kZoneKey, name);
}

int Preferences::draftDays() const {
    return std::clamp(m_settings.value(kDraftDaysKey, kUsualDraftDays).toInt(), 0, kMostDraftDays);
}

void Preferences::setDraftDays(int days) {
    m_settings.setValue(kDraftDaysKey, std::clamp(days, 0, kMostDraftDays));
}

QString Preferences::signingKey() const {
    return m_settings.value(kSigningKeyKey).toString();
}

void Preferences::setSigningKey(const QString& name) {
    m_settings.setValue(kSigningKeyKey, name);
}

QString Preferences::redaction() const {
    const QString name = m_settings.value(kRedactionKey).toString();
    return redactionNames().contains(name) ? name : redactionNames().front();
}

void Preferences::setRedaction(const QString& profile) {
    m_settings.setValue(kRedactionKey, profile);
}

QString Preferences::prices() const {
    return m_settings.value(kPricesKey).toString();
}

void Preferences::setPrices(const QString& json) {
    m_settings.setValue(kPricesKey, json);
}

QVector<PreferredDate> Preferences::dates() const {
    QVector<PreferredDate> out;
    for (const QString& line : m_settings.value(kDatesKey).toStringList()) {
        const QDate day = QDate::fromString(line.section(QLatin1Char(' '), 0, 0), Qt::ISODate);
        if (day.isValid()) out << PreferredDate{day, line.section(QLatin1Char(' '), 1)};
    }
    return out;
}

void Preferences::setDates(QVector<PreferredDate> dates) {
    std::ranges::stable_sort(dates, {}, &PreferredDate::day);
    QStringList lines;
    for (const PreferredDate& date : dates)
        if (date.day.isValid())
            lines << date.day.toString(Qt::ISODate) + QLatin1Char(' ') + date.label.simplified();
    m_settings.setValue(kDatesKey, lines);
}

QMap<QString, QString> Preferences::detection() const {
    QMap<QString, QString> changed;
    const QVariantMap stored = m_settings.value(kDetectionKey).toMap();
    for (auto it = stored.begin(); it != stored.end(); ++it)
        changed.insert(it.key(), it.value().toString());
    return changed;
}

void Preferences::setDetection(const QMap<QString, QString>& changed) {
    QVariantMap stored;
    for (auto it = changed.begin(); it != changed.end(); ++it) stored.insert(it.key(), it.value());
    m_settings.setValue(kDetectionKey, stored);
}

bool Preferences::reopens() const {
    return m_settings.value(kReopensKey, true).toBool();
}

void Preferences::setReopens(bool on) {
    m_settings.setValue(kReopensKey, on);
}

QString Preferences::logLevel() const {
    return m_settings.value(kLogLevelKey, QStringLiteral("info")).toString();
}

void Preferences::setLogLevel(const QString& level) {
    m_settings.setValue(kLogLevelKey, level);
}

QStringList redactionNames() {
    return {QStringLiteral("none"), QStringLiteral("standard"), QStringLiteral("identities"),
            QStringLiteral("prompts")};
}

QStringList redactionWords() {
    return {QCoreApplication::translate("Redaction", "Nothing"),
            QCoreApplication::translate("Redaction", "Standard: identities, prompts, secrets"),
            QCoreApplication::translate("Redaction", "Identities and secrets"),
            QCoreApplication::translate("Redaction", "Prompts and secrets")};
}

void setPortableFolder(const QString& folder) {
    g_portable_folder = folder;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder);
}

QString keyFolder() {
    if (!g_portable_folder.isEmpty()) return g_portable_folder + QStringLiteral("/keys");
    return text(defaultKeyFolder());
}

QString dataFolder() {
    const QString folder = g_portable_folder.isEmpty()
                               ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                               : g_portable_folder + QStringLiteral("/data");
    QDir().mkpath(folder);
    return folder;
}

} // namespace tidemark

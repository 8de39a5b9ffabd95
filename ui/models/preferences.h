// SPDX-License-Identifier: GPL-3.0-or-later
// What a person prefers, over Qt's settings: names of the keys, defaults and ranges in one place.
// And the folders that belong to the person, which `--portable` moves beside the program. Window's
// thread.
#pragma once

#include <QDate>
#include <QMap>
#include <QSettings>
#include <QString>
#include <QVector>

namespace tidemark {

/// A day that matters to the person's cases: a model's release, a change of limits.
struct PreferredDate {
    QDate day;
    QString label;
    bool operator==(const PreferredDate&) const = default;
};

class Preferences {
public:
    explicit Preferences(QSettings& settings) : m_settings(settings) {}

    [[nodiscard]] QString investigator() const;
    void setInvestigator(const QString& name);
    /// "" follows the system, else "en", "de" ...; taken up at the next start.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& language);
    /// Size of text and controls in percent, 80 to 200; taken up at the next start.
    [[nodiscard]] int size() const;
    void setSize(int percent);
    /// IANA name of the zone that times are shown in; "": the zone that the case names.
    [[nodiscard]] QString zone() const;
    void setZone(const QString& name);
    /// Days that an unsaved draft is kept, 1 to 3650; 0: for ever.
    [[nodiscard]] int draftDays() const;
    void setDraftDays(int days);
    /// Name of the key that exports are signed with; "": none.
    [[nodiscard]] QString signingKey() const;
    void setSigningKey(const QString& name);
    /// A name that RedactionProfile::parse knows.
    [[nodiscard]] QString redaction() const;
    void setRedaction(const QString& profile);
    /// JSON of a price table for new cases; "": the illustrative one.
    [[nodiscard]] QString prices() const;
    void setPrices(const QString& json);
    /// Reference dates for new cases, in order of day.
    [[nodiscard]] QVector<PreferredDate> dates() const;
    void setDates(QVector<PreferredDate> dates);
    /// Parameters of detection that differ from their defaults, by name; see
    /// ui/models/detect_settings.h. A run records all that it used in the case.
    [[nodiscard]] QMap<QString, QString> detection() const;
    void setDetection(const QMap<QString, QString>& changed);
    /// Open the last case again at the start.
    [[nodiscard]] bool reopens() const;
    void setReopens(bool on);
    /// "error", "warning", "info" or "debug".
    [[nodiscard]] QString logLevel() const;
    void setLogLevel(const QString& level);

private:
    QSettings& m_settings;
};

/// Names of the redaction profiles that dialogs offer, in their order: "none", "standard" ...
QStringList redactionNames();
/// The same as people read them.
QStringList redactionWords();

/// Keeps settings, keys, sample case, log and crash reports in `folder` from now on.
void setPortableFolder(const QString& folder);
/// Where the person's signing keys lie.
QString keyFolder();
/// Where the sample case, the log and crash reports lie. Exists after the call.
QString dataFolder();

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// The preferences, one tab a subject. Nothing changes before Save preferences. What belongs to the
// open case (its price table) is written there. Window's thread.
#pragma once

#include "ui/models/preferences.h"

#include <QDialog>
#include <functional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;
class QTableWidget;
class QTabWidget;

namespace tidemark {

class AppContext;
class PriceTableEdit;

class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    /// `theme` as ThemeChoice; `set_theme` is called with the one chosen.
    SettingsDialog(AppContext& context, int theme, std::function<void(int)> set_theme,
                   QWidget* parent);

private:
    QWidget* makeGeneral(int theme);
    QWidget* makePrices();
    QWidget* makeDates();
    QWidget* makeExport();
    QWidget* makeDrafts();
    void fillKeys(const QString& chosen);
    void addDate(const PreferredDate& date);
    void save();
    void offerRestart();
    bool savePrices();

    AppContext& m_context;
    Preferences m_preferences;
    std::function<void(int)> m_set_theme;
    QTabWidget* m_tabs;
    QLineEdit* m_investigator;
    QComboBox *m_language, *m_theme, *m_size, *m_zone, *m_redaction, *m_key, *m_log_level;
    QCheckBox *m_reopen, *m_prices_for_new;
    PriceTableEdit* m_prices;
    QTableWidget* m_dates;
    QSpinBox* m_draft_days;
};

/// What a new case starts with: the preferred price table and reference dates.
void giveCaseDefaults(AppContext& context);
/// Drops drafts that were last typed at longer ago than the preferences keep them.
void dropOldDrafts(AppContext& context);

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// Applies a theme to the application: palette, style sheet, font. Follows the desktop's light or
// dark wish (its settings portal on the session bus, else the palette found at the start) unless
// the person chose one. Window's thread.
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace tidemark {

enum class ThemeChoice { System, Light, Dark };

class ThemeController : public QObject {
    Q_OBJECT
public:
    /// Reads the desktop's wish; applies nothing yet.
    explicit ThemeController(QObject* parent = nullptr);
    void choose(ThemeChoice choice);
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }

signals:
    void themeChanged();

private slots:
    void desktopSettingChanged(const QString& space, const QString& key, const QDBusVariant& value);

private:
    void askDesktop();
    void apply();
    ThemeChoice m_choice = ThemeChoice::System;
    bool m_system_dark = false;
};

} // namespace tidemark

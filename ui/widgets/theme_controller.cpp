// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme_controller.h"

#include "ui/render/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFile>
#include <QPalette>
#include <QPixmapCache>
#include <QStyleFactory>

namespace tidemark {

namespace {

const QString kPortal = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPortalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kSettings = QStringLiteral("org.freedesktop.portal.Settings");
const QString kAppearance = QStringLiteral("org.freedesktop.appearance");
const QString kColorScheme = QStringLiteral("color-scheme");
constexpr uint kPrefersDark = 1;

QPalette paletteOf(const Theme& t) {
    QPalette p;
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.surface);
    p.setColor(QPalette::AlternateBase, t.raised);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::Button, t.raised);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.bad);
    p.setColor(QPalette::Highlight, t.accent);
    p.setColor(QPalette::HighlightedText, t.accent_text);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::PlaceholderText, t.muted);
    p.setColor(QPalette::ToolTipBase, t.raised);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Mid, t.border);
    p.setColor(QPalette::Dark, t.border);
    p.setColor(QPalette::Light, t.raised);
    p.setColor(QPalette::Midlight, t.hover);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.muted);
    return p;
}

QString sheetOf(const Theme& t) {
    QFile file(QStringLiteral(":/themes/tidemark.qss"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const QColor accent_hover = t.dark ? t.accent.lighter(112) : t.accent.darker(115);
    QColor scroll = t.muted;
    scroll.setAlpha(110);
    // Longest names first: @accent is the beginning of @accent_text.
    const std::pair<const char*, QString> names[] = {
        {"@accent_hover", accent_hover.name()},
        {"@accent_text", t.accent_text.name()},
        {"@accent", t.accent.name()},
        {"@window", t.window.name()},
        {"@surface", t.surface.name()},
        {"@raised", t.raised.name()},
        {"@hover", t.hover.name()},
        {"@border", t.border.name()},
        {"@grid", t.grid.name()},
        {"@text", t.text.name()},
        {"@secondary", t.secondary.name()},
        {"@muted", t.muted.name()},
        {"@selection", t.selection.name()},
        {"@good", t.good.name()},
        {"@warning", t.warning.name()},
        {"@bad", t.bad.name()},
        {"@scroll", scroll.name(QColor::HexArgb)},
        {"@variant", t.dark ? QStringLiteral("dark") : QStringLiteral("light")}};
    for (const auto& [name, value] : names) sheet.replace(QLatin1String(name), value);
    return sheet;
}

} // namespace

ThemeController::ThemeController(QObject* parent) : QObject(parent) {
    m_system_dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    askDesktop();
}

void ThemeController::askDesktop() {
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    bus.connect(kPortal, kPortalPath, kSettings, QStringLiteral("SettingChanged"), this,
                SLOT(desktopSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage question =
        QDBusMessage::createMethodCall(kPortal, kPortalPath, kSettings, QStringLiteral("Read"));
    question << kAppearance << kColorScheme;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher* call) {
                const QDBusPendingReply<QDBusVariant> reply = *call;
                if (reply.isValid())
                    desktopSettingChanged(kAppearance, kColorScheme, reply.value());
                call->deleteLater();
            });
}

void ThemeController::desktopSettingChanged(const QString& space, const QString& key,
                                            const QDBusVariant& value) {
    if (space != kAppearance || key != kColorScheme) return;
    QVariant inner = value.variant();
    if (inner.canConvert<QDBusVariant>()) inner = inner.value<QDBusVariant>().variant();
    m_system_dark = inner.toUInt() == kPrefersDark;
    if (m_choice == ThemeChoice::System) apply();
}

void ThemeController::choose(ThemeChoice choice) {
    m_choice = choice;
    apply();
}

void ThemeController::apply() {
    const bool dark =
        m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && m_system_dark);
    setCurrentTheme(dark ? darkTheme() : lightTheme());
    QPixmapCache::clear();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(paletteOf(currentTheme()));
    QApplication::setFont(uiFont(TypeSize::Body));
    qApp->setStyleSheet(sheetOf(currentTheme()));
    emit themeChanged();
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/theme.h"

#include <QFontDatabase>
#include <QGuiApplication>

namespace tidemark {

namespace {

const Theme* g_current = nullptr;

Theme makeLight() {
    Theme t;
    t.dark = false;
    t.window = QColor(0xEE, 0xF1, 0xF4);
    t.surface = QColor(0xFF, 0xFF, 0xFF);
    t.raised = QColor(0xF7, 0xF9, 0xFA);
    t.hover = QColor(0xE6, 0xEC, 0xF1);
    t.border = QColor(0xD3, 0xDA, 0xE1);
    t.grid = QColor(0xE9, 0xED, 0xF1);
    t.text = QColor(0x16, 0x1B, 0x21);
    t.secondary = QColor(0x47, 0x53, 0x5F);
    t.muted = QColor(0x64, 0x70, 0x7C);
    t.accent = QColor(0x00, 0x63, 0xA6);
    t.accent_text = QColor(0xFF, 0xFF, 0xFF);
    t.selection = QColor(0xD5, 0xE7, 0xF5);
    t.good = QColor(0x00, 0x78, 0x57);
    t.warning = QColor(0x9A, 0x62, 0x00);
    t.bad = QColor(0xB8, 0x40, 0x00);
    t.info = QColor(0x00, 0x63, 0xA6);
    t.band = QColor(0x64, 0x70, 0x7C, 44);
    t.no_data = QColor(0x64, 0x70, 0x7C, 60);
    t.series = {QColor(0x00, 0x63, 0xA6), QColor(0xC4, 0x4E, 0x00), QColor(0x00, 0x82, 0x5F),
                QColor(0xA8, 0x4C, 0x82), QColor(0xA8, 0x72, 0x00), QColor(0x2B, 0x8C, 0xC4),
                QColor(0x5B, 0x4F, 0xA0)};
    return t;
}

Theme makeDark() {
    Theme t;
    t.dark = true;
    t.window = QColor(0x10, 0x14, 0x18);
    t.surface = QColor(0x16, 0x1B, 0x20);
    t.raised = QColor(0x1D, 0x23, 0x29);
    t.hover = QColor(0x27, 0x2F, 0x37);
    t.border = QColor(0x30, 0x39, 0x42);
    t.grid = QColor(0x24, 0x2B, 0x32);
    t.text = QColor(0xE6, 0xEA, 0xEE);
    t.secondary = QColor(0xAE, 0xB8, 0xC2);
    t.muted = QColor(0x8A, 0x96, 0xA2);
    t.accent = QColor(0x5C, 0xB8, 0xEC);
    t.accent_text = QColor(0x0B, 0x14, 0x1B);
    t.selection = QColor(0x1E, 0x3D, 0x55);
    t.good = QColor(0x35, 0xC0, 0x95);
    t.warning = QColor(0xE9, 0xAE, 0x38);
    t.bad = QColor(0xF0, 0x7F, 0x3C);
    t.info = QColor(0x5C, 0xB8, 0xEC);
    t.band = QColor(0x9A, 0xA6, 0xB2, 46);
    t.no_data = QColor(0x9A, 0xA6, 0xB2, 52);
    t.series = {QColor(0x5C, 0xB8, 0xEC), QColor(0xF0, 0x7F, 0x3C), QColor(0x35, 0xC0, 0x95),
                QColor(0xDB, 0x8F, 0xB8), QColor(0xE9, 0xAE, 0x38), QColor(0x3E, 0x8F, 0xD0),
                QColor(0xA4, 0x9A, 0xE0)};
    return t;
}

QColor between(const QColor& a, const QColor& b, double t) {
    const auto mix = [t](int x, int y) { return static_cast<int>(x + (y - x) * t + 0.5); };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

} // namespace

QColor Theme::seriesColor(int index) const {
    return series[static_cast<std::size_t>(index) % series.size()];
}

QColor Theme::heat(double level) const {
    level = std::clamp(level, 0.0, 1.0);
    static const std::array<QColor, 5> kLight = {QColor(0xF2, 0xF5, 0xF8), QColor(0xB5, 0xD4, 0xEA),
                                                 QColor(0x5B, 0xA0, 0xCE), QColor(0x0E, 0x5E, 0x97),
                                                 QColor(0x06, 0x28, 0x45)};
    static const std::array<QColor, 5> kDark = {QColor(0x1B, 0x21, 0x27), QColor(0x1C, 0x44, 0x63),
                                                QColor(0x24, 0x78, 0xAE), QColor(0x6C, 0xBB, 0xE4),
                                                QColor(0xF2, 0xF3, 0xD0)};
    const auto& ramp = dark ? kDark : kLight;
    const double place = level * 4;
    const auto cell = std::min<std::size_t>(3, static_cast<std::size_t>(place));
    return between(ramp[cell], ramp[cell + 1], place - static_cast<double>(cell));
}

const Theme& lightTheme() {
    static const Theme theme = makeLight();
    return theme;
}

const Theme& darkTheme() {
    static const Theme theme = makeDark();
    return theme;
}

const Theme& currentTheme() {
    return g_current ? *g_current : lightTheme();
}

void setCurrentTheme(const Theme& theme) {
    g_current = theme.dark ? &darkTheme() : &lightTheme();
}

QFont uiFont(TypeSize size, QFont::Weight weight) {
    static const QString family = QFontDatabase::hasFamily(QStringLiteral("Inter"))
                                      ? QStringLiteral("Inter")
                                      : QGuiApplication::font().family();
    QFont font(family);
    font.setPixelSize(static_cast<int>(size));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont monoFont(TypeSize size) {
    static const QString family = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    QFont font(family);
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(static_cast<int>(size) - 1);
    return font;
}

} // namespace tidemark

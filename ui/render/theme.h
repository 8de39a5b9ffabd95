// SPDX-License-Identifier: GPL-3.0-or-later
// Colours and measures of the window and of every chart, light and dark. Series colours derive from
// Okabe and Ito's palette ("Color Universal Design", 2008), darkened or lightened until each has at
// least 3:1 contrast against its background. Plain values; the current theme belongs to the
// window's thread.
#pragma once

#include <QColor>
#include <QFont>
#include <array>

namespace tidemark {

struct Theme {
    bool dark = false;
    QColor window;  ///< behind everything
    QColor surface; ///< pages, tables, inputs
    QColor raised;  ///< cards, popups, headers
    QColor hover;
    QColor border;
    QColor grid; ///< chart grid
    QColor text, secondary, muted;
    QColor accent;      ///< what can be acted on
    QColor accent_text; ///< on accent
    QColor selection;   ///< background of what is selected
    QColor good, warning, bad, info;
    QColor band;    ///< baseline band
    QColor no_data; ///< hatching where no source covers the time
    std::array<QColor, 7> series;

    /// Colour of a series by its position; repeats.
    [[nodiscard]] QColor seriesColor(int index) const;
    /// Sequential ramp for heatmaps, 0..1, from the surface to the strongest colour; lightness is
    /// monotonic, so it reads in grey too.
    [[nodiscard]] QColor heat(double level) const;
};

const Theme& lightTheme();
const Theme& darkTheme();
/// The theme in force; light until setCurrentTheme.
const Theme& currentTheme();
void setCurrentTheme(const Theme& theme);

/// The 4 px grid.
constexpr int kGap1 = 4, kGap2 = 8, kGap3 = 12, kGap4 = 16, kGap6 = 24;

/// The type scale, in pixels.
enum class TypeSize { Caption = 11, Small = 12, Body = 13, Heading = 15, Title = 20, Figure = 26 };
QFont uiFont(TypeSize size, QFont::Weight weight = QFont::Normal);
QFont monoFont(TypeSize size = TypeSize::Small);

} // namespace tidemark

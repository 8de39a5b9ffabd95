// SPDX-License-Identifier: GPL-3.0-or-later
// Icons of our own: SVG files drawn in one colour, tinted by the theme in force when they are
// painted, so a change of theme needs no new icons. Window's thread.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace tidemark {

/// Icon `:/icons/NAME.svg` in the theme's text colour; accent colour when on or selected.
QIcon themedIcon(const QString& name);
/// The same as pixels in a colour; `size` in device-independent pixels.
QPixmap tintedPixmap(const QString& name, int size, const QColor& color, double pixel_ratio);

} // namespace tidemark

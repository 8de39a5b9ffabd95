// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the charts that core/export/chart_svg.h writes, from that very text: so a chart has one
// look in the report, in a picture and on paper. It understands what chart_svg uses (rect, path,
// text) and no more. Qt's own SVG renderer is not used because PDF/A-1 has no transparency and
// because it lets the system choose fonts. Needs a QGuiApplication for text; the thread that
// paints.
#pragma once

#include <QPainter>
#include <QPainterPath>
#include <QPen>
#include <QSizeF>
#include <QString>
#include <vector>

class QXmlStreamReader;

namespace tidemark {

/// One shape, painted in order: a path, or a line of text.
struct SvgShape {
    QPainterPath path;
    QColor fill; ///< invalid: none
    QPen pen = Qt::NoPen;
    QString text;
    QPointF at; ///< of the text's base line
    Qt::Alignment anchor = Qt::AlignLeft;
    double font_size = 12;
    bool bold = false;
    double turn = 0; ///< degrees, about `at`
};

struct SvgPicture {
    QSizeF size;
    QString id; ///< SvgOptions::id
    std::vector<SvgShape> shapes;
};

/// The reader stands on the start of the svg element, and afterwards on its end.
SvgPicture readSvg(QXmlStreamReader& reader);
/// A null size when the text is no SVG.
SvgPicture readSvgText(const QString& text);

/// Scaled to fit `target`, at its top left. `opaque`: colours are mixed with the white paper
/// instead of being transparent.
void paintSvg(QPainter& painter, const QRectF& target, const SvgPicture& picture, bool opaque);

} // namespace tidemark

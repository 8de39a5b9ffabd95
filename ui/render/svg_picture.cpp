// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/svg_picture.h"

#include "ui/render/print_text.h"

#include <QXmlStreamReader>
#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

// Reads numbers out of "M12.5 3.0H40", "7 3" and "rotate(-90)".
class NumberReader {
public:
    explicit NumberReader(QStringView text) : m_text(text) {}
    [[nodiscard]] bool atEnd() {
        skip();
        return m_at >= m_text.size();
    }
    QChar command() {
        skip();
        return m_at < m_text.size() && m_text[m_at].isLetter() ? m_text[m_at++] : QChar();
    }
    double number() {
        skip();
        const qsizetype start = m_at;
        while (m_at < m_text.size() && (m_text[m_at].isDigit() || m_text[m_at] == u'.' ||
                                        (m_at == start && m_text[m_at] == u'-')))
            ++m_at;
        if (m_at == start) ++m_at; // neither number nor command: step over it
        return m_text.mid(start, m_at - start).toDouble();
    }

private:
    void skip() {
        while (m_at < m_text.size() && (m_text[m_at].isSpace() || m_text[m_at] == u',')) ++m_at;
    }
    QStringView m_text;
    qsizetype m_at = 0;
};

QPainterPath pathFrom(QStringView text) {
    QPainterPath path;
    NumberReader reader(text);
    QChar command;
    while (!reader.atEnd()) {
        if (const QChar next = reader.command(); !next.isNull()) command = next;
        const QPointF now = path.currentPosition();
        switch (command.unicode()) {
        case u'M': {
            const double x = reader.number();
            path.moveTo(x, reader.number());
            break;
        }
        case u'L': {
            const double x = reader.number();
            path.lineTo(x, reader.number());
            break;
        }
        case u'l': {
            const double x = reader.number();
            path.lineTo(now + QPointF(x, reader.number()));
            break;
        }
        case u'H': path.lineTo(reader.number(), now.y()); break;
        case u'h': path.lineTo(now.x() + reader.number(), now.y()); break;
        case u'V': path.lineTo(now.x(), reader.number()); break;
        case u'v': path.lineTo(now.x(), now.y() + reader.number()); break;
        case u'Z':
        case u'z': path.closeSubpath(); break;
        default: reader.number();
        }
    }
    return path;
}

class Attributes {
public:
    explicit Attributes(const QXmlStreamReader& reader) : m_all(reader.attributes()) {}
    [[nodiscard]] QStringView text(const char* name) const {
        return m_all.value(QLatin1String(name));
    }
    [[nodiscard]] double number(const char* name, double otherwise = 0) const {
        bool good = false;
        const double value = text(name).toDouble(&good);
        return good ? value : otherwise;
    }
    [[nodiscard]] QColor colour(const char* name) const {
        const QStringView value = text(name);
        return value.isEmpty() || value == QLatin1String("none") ? QColor()
                                                                 : QColor(value.toString());
    }

private:
    QXmlStreamAttributes m_all;
};

void readPaint(const Attributes& attributes, SvgShape& shape) {
    shape.fill = attributes.colour("fill");
    if (shape.fill.isValid())
        shape.fill.setAlphaF(static_cast<float>(attributes.number("fill-opacity", 1)));
    const QColor stroke = attributes.colour("stroke");
    if (!stroke.isValid()) return;
    const double width = attributes.number("stroke-width", 1);
    shape.pen = QPen(stroke, width, Qt::SolidLine, Qt::FlatCap,
                     attributes.text("stroke-linejoin") == QLatin1String("round") ? Qt::RoundJoin
                                                                                  : Qt::MiterJoin);
    QList<double> dashes;
    const QStringView dash = attributes.text("stroke-dasharray");
    if (!dash.isEmpty() && dash != QLatin1String("none"))
        for (NumberReader reader(dash); !reader.atEnd();) dashes.append(reader.number() / width);
    if (dashes.size() == 1) dashes.append(dashes.first());
    if (!dashes.isEmpty()) shape.pen.setDashPattern(dashes);
}

void readPlace(const Attributes& attributes, SvgShape& shape) {
    shape.at = {attributes.number("x"), attributes.number("y")};
    const QStringView anchor = attributes.text("text-anchor");
    shape.anchor = anchor == QLatin1String("end")      ? Qt::AlignRight
                   : anchor == QLatin1String("middle") ? Qt::AlignHCenter
                                                       : Qt::AlignLeft;
    shape.font_size = attributes.number("font-size", 12);
    shape.bold = attributes.number("font-weight", 400) >= 600;
    const QStringView transform = attributes.text("transform"); // "translate(14 200.0) rotate(-90)"
    const qsizetype move = transform.indexOf(QLatin1Char('(')),
                    turn = transform.lastIndexOf(QLatin1Char('('));
    if (move < 0) return;
    NumberReader numbers(transform.mid(move + 1));
    const double x = numbers.number();
    shape.at = {x, numbers.number()};
    if (turn > move) shape.turn = NumberReader(transform.mid(turn + 1)).number();
}

QColor onPaper(const QColor& colour) {
    const auto mixed = [&colour](float part) {
        return part * colour.alphaF() + 1 - colour.alphaF();
    };
    return QColor::fromRgbF(mixed(colour.redF()), mixed(colour.greenF()), mixed(colour.blueF()));
}

// How much room a line of text has inside the picture.
double roomFor(const SvgShape& shape, const QSizeF& size) {
    constexpr double kMargin = 6;
    if (shape.turn != 0) return size.height() - 2 * kMargin;
    const double left = shape.at.x() - kMargin, right = size.width() - kMargin - shape.at.x();
    if (shape.anchor & Qt::AlignRight) return left;
    return shape.anchor & Qt::AlignHCenter ? 2 * std::min(left, right) : right;
}

void paintText(QPainter& painter, const SvgShape& shape, const QSizeF& size) {
    painter.save();
    painter.translate(shape.at);
    painter.rotate(shape.turn);
    drawLine(painter, {0, 0}, shape.text,
             {shape.bold ? Face::Bold : Face::Text, shape.font_size, shape.fill},
             roomFor(shape, size), shape.anchor);
    painter.restore();
}

} // namespace

SvgPicture readSvg(QXmlStreamReader& reader) {
    SvgPicture picture;
    const Attributes outer(reader);
    NumberReader box(outer.text("viewBox"));
    box.number();
    box.number();
    const double width = box.number();
    picture.size = {width, box.number()};
    picture.id = outer.text("aria-labelledby").toString().section(QLatin1String("-title"), 0, 0);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isEndElement() && reader.name() == QLatin1String("svg")) break;
        if (!reader.isStartElement()) continue;
        const Attributes attributes(reader);
        SvgShape shape;
        readPaint(attributes, shape);
        if (reader.name() == QLatin1String("rect")) {
            shape.path.addRect(attributes.number("x"), attributes.number("y"),
                               attributes.number("width"), attributes.number("height"));
        } else if (reader.name() == QLatin1String("path")) {
            shape.path = pathFrom(attributes.text("d"));
        } else if (reader.name() == QLatin1String("text")) {
            readPlace(attributes, shape);
            shape.text = reader.readElementText();
        } else {
            continue;
        }
        picture.shapes.push_back(std::move(shape));
    }
    return picture;
}

SvgPicture readSvgText(const QString& text) {
    QXmlStreamReader reader(text);
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::StartElement &&
            reader.name() == QLatin1String("svg"))
            return readSvg(reader);
    return {};
}

void paintSvg(QPainter& painter, const QRectF& target, const SvgPicture& picture, bool opaque) {
    if (picture.size.isEmpty()) return;
    const double scale =
        std::min(target.width() / picture.size.width(), target.height() / picture.size.height());
    painter.save();
    painter.translate(target.topLeft());
    painter.scale(scale, scale);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const SvgShape& shape : picture.shapes) {
        if (!shape.text.isEmpty()) {
            paintText(painter, shape, picture.size);
            continue;
        }
        painter.setPen(shape.pen);
        painter.setBrush(!shape.fill.isValid() ? QBrush(Qt::NoBrush)
                                               : QBrush(opaque ? onPaper(shape.fill) : shape.fill));
        painter.drawPath(shape.path);
    }
    painter.restore();
}

} // namespace tidemark

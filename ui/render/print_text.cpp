// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/print_text.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QRawFont>
#include <algorithm>
#include <array>
#include <cmath>

namespace tidemark {

namespace {

constexpr qsizetype kLongestWord = 240;
constexpr qsizetype kShownOfWord = 200;
constexpr qsizetype kLongestLine = 1000;

QString firstOf(std::initializer_list<const char*> families) {
    for (const char* family : families)
        if (QFontDatabase::hasFamily(QString::fromLatin1(family)))
            return QString::fromLatin1(family);
    return QString::fromLatin1(*families.begin());
}

// A family for each face, and the one that stands in for characters that it lacks.
struct FaceFonts {
    QFont first, second;
    QRawFont first_raw, second_raw;
};

QFont faceFont(const QString& family, Face face) {
    QFont font(family);
    font.setPixelSize(100);
    font.setWeight(face == Face::Bold ? QFont::DemiBold : QFont::Normal);
    font.setItalic(face == Face::Italic);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(
        static_cast<QFont::StyleStrategy>(QFont::NoFontMerging | QFont::PreferNoShaping));
    return font;
}

const FaceFonts& faceFonts(Face face) {
    static const std::array<FaceFonts, 4> fonts = [] {
        const QString text = firstOf({"Inter", "DejaVu Sans"}),
                      other = firstOf({"DejaVu Sans", "Inter"});
        const QString mono = firstOf({"DejaVu Sans Mono", "JetBrains Mono"});
        std::array<FaceFonts, 4> made;
        for (const Face each : {Face::Text, Face::Bold, Face::Italic, Face::Mono}) {
            FaceFonts& of = made[static_cast<std::size_t>(each)];
            of.first = faceFont(each == Face::Mono ? mono : text, each);
            of.second = faceFont(each == Face::Mono ? mono : other, each);
            of.first_raw = QRawFont::fromFont(of.first);
            of.second_raw = QRawFont::fromFont(of.second);
        }
        return made;
    }();
    return fonts[static_cast<std::size_t>(face)];
}

enum class Drawn { First, Second, AsCodePoint };

Drawn drawnBy(const FaceFonts& fonts, char32_t character) {
    if (character == QChar::LineSeparator || character == U' ') return Drawn::First;
    if (fonts.first_raw.supportsCharacter(character)) return Drawn::First;
    return fonts.second_raw.supportsCharacter(character) ? Drawn::Second : Drawn::AsCodePoint;
}

QString codePoint(char32_t character) {
    return QStringLiteral("<U+%1>")
        .arg(static_cast<uint>(character), 4, 16, QLatin1Char('0'))
        .toUpper();
}

// Calls `take(text, drawn)` for each run that one font can draw, code points already written out.
template <class Take>
void eachRun(const QString& text, Face face, Take take) {
    const FaceFonts& fonts = faceFonts(face);
    QString run;
    Drawn by = Drawn::First;
    const auto flush = [&] {
        if (!run.isEmpty()) take(run, by);
        run.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t character = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size()) {
            character = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        const Drawn drawn = drawnBy(fonts, character);
        const Drawn wanted = drawn == Drawn::Second ? Drawn::Second : Drawn::First;
        if (wanted != by) flush();
        by = wanted;
        run +=
            drawn == Drawn::AsCodePoint ? codePoint(character) : QString::fromUcs4(&character, 1);
    }
    flush();
}

QFont sized(QFont font, double size) {
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(size))));
    return font;
}

} // namespace

QFont printFont(Face face, double size) {
    return sized(faceFonts(face).first, size);
}

void RichText::add(const QString& text, const TextStyle& style) {
    eachRun(text, style.face, [&](const QString& run, Drawn by) {
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(m_text.size());
        range.length = static_cast<int>(run.size());
        const FaceFonts& fonts = faceFonts(style.face);
        range.format.setFont(sized(by == Drawn::Second ? fonts.second : fonts.first, style.size));
        range.format.setForeground(style.colour);
        m_text += run;
        m_formats.append(range);
    });
}

std::shared_ptr<QTextLayout> RichText::layOut(double width, Qt::Alignment align) const {
    const QFont base =
        m_formats.isEmpty() ? printFont(Face::Text, 10) : m_formats.first().format.font();
    auto layout = std::make_shared<QTextLayout>(m_text, base);
    layout->setFormats(m_formats);
    QTextOption option(align);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LeftToRight);
    option.setUseDesignMetrics(true);
    layout->setTextOption(option);
    layout->beginLayout();
    double y = 0;
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += line.height();
    }
    layout->endLayout();
    return layout;
}

double RichText::width() const {
    double widest = 0;
    const auto layout = layOut(1e7);
    for (int i = 0; i < layout->lineCount(); ++i)
        widest = std::max(widest, layout->lineAt(i).naturalTextWidth());
    return widest;
}

RichText richText(const QString& text, const TextStyle& style) {
    RichText out;
    out.add(text, style);
    return out;
}

QString printable(const QString& text, Face face) {
    QString out;
    eachRun(text, face, [&out](const QString& run, Drawn) { out += run; });
    return out;
}

void drawLine(QPainter& painter, const QPointF& at, const QString& text, const TextStyle& style,
              double width, Qt::Alignment align) {
    RichText rich = richText(text.size() > kLongestLine ? text.left(kLongestLine) : text, style);
    for (qsizetype length = std::min(text.size(), kLongestLine);
         length > 1 && rich.width() > width;) {
        const double share = width / rich.width();
        length = std::min(
            length - 1,
            std::max<qsizetype>(1, static_cast<qsizetype>(static_cast<double>(length) * share)));
        if (text[length - 1].isHighSurrogate()) --length;
        rich = richText(text.left(length) + QChar(0x2026), style);
    }
    const auto layout = rich.layOut(1e7);
    if (layout->lineCount() == 0) return;
    const QTextLine line = layout->lineAt(0);
    const double natural = line.naturalTextWidth();
    const double x = align & Qt::AlignRight     ? at.x() - natural
                     : align & Qt::AlignHCenter ? at.x() - natural / 2
                                                : at.x();
    line.draw(&painter, {x, at.y() - line.ascent()});
}

QString qt(const std::string& utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString bounded(const QString& text, qsizetype most) {
    const auto cut = [](const QString& whole, qsizetype keep) {
        if (whole[keep - 1].isHighSurrogate()) --keep;
        return whole.left(keep) + QStringLiteral("… (%1 characters)").arg(whole.size());
    };
    if (text.size() > most) return cut(text, std::min(most, kShownOfWord));
    if (text.size() <= kLongestWord) return text;
    QString out;
    for (qsizetype start = 0; start < text.size();) {
        qsizetype end = start;
        while (end < text.size() && !text[end].isSpace()) ++end;
        const QString word = text.mid(start, end - start);
        out += word.size() > kLongestWord ? cut(word, kShownOfWord) : word;
        if (end < text.size()) out += text[end++];
        start = end;
    }
    return out;
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// Text for paper and pictures. Fonts are named, never chosen by the system, and are used without
// ligatures and contextual forms, so that what is copied out of a PDF is what was written. A
// character that no named font has is shown as `<U+4E2D>`: PDF/A forbids glyphs that are not in the
// file. Needs a QGuiApplication (offscreen.h); the thread that paints.
#pragma once

#include <QColor>
#include <QFont>
#include <QList>
#include <QPainter>
#include <QString>
#include <QTextLayout>
#include <memory>

namespace tidemark {

enum class Face { Text, Bold, Italic, Mono };

/// How a run of text looks; `size` in the units of the painter.
struct TextStyle {
    Face face = Face::Text;
    double size = 10;
    QColor colour = QColor(0x1b, 0x1f, 0x24);
};

QFont printFont(Face face, double size);

/// Text with its formats, ready to lay out. Line separators (U+2028) break lines.
class RichText {
public:
    void add(const QString& text, const TextStyle& style);
    [[nodiscard]] bool empty() const { return m_text.isEmpty(); }
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] const QList<QTextLayout::FormatRange>& formats() const { return m_formats; }
    /// Lines of at most `width`, broken between words or, where a word is longer, anywhere. Each
    /// line is at its own y, starting with 0.
    [[nodiscard]] std::shared_ptr<QTextLayout> layOut(double width,
                                                      Qt::Alignment align = Qt::AlignLeft) const;
    /// Width on one line.
    [[nodiscard]] double width() const;

private:
    QString m_text;
    QList<QTextLayout::FormatRange> m_formats;
};

RichText richText(const QString& text, const TextStyle& style);

/// `text` with what the face cannot show as code points; for fixed-pitch text that is wrapped by
/// count.
QString printable(const QString& text, Face face);

/// One line, cut with "…" to `width`; `at` is the left, middle or right end of its base line.
void drawLine(QPainter& painter, const QPointF& at, const QString& text, const TextStyle& style,
              double width, Qt::Alignment align = Qt::AlignLeft);

/// UTF-8 that has been made visible already, as QString.
QString qt(const std::string& utf8);

/// Words longer than any real one (a megabyte as account name) and values longer than `most`
/// characters, cut, with the length said: "aaaa… (1048576 characters)".
QString bounded(const QString& text, qsizetype most);

} // namespace tidemark

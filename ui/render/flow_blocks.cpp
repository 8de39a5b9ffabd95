// SPDX-License-Identifier: GPL-3.0-or-later
// How each kind of block becomes slices.
#include "ui/render/flow.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace tidemark {

namespace {

constexpr double kLeading = 1.2; ///< line distance over the font's own height
constexpr double kTablePoints = 8, kFactPoints = 8.5, kMonoPoints = 7.2;
constexpr double kCellGap = 8 * kPoint;
constexpr int kShortRow = 8; ///< rows and records up to so many lines stay in one piece
constexpr std::size_t kCardsPerRow = 4;

TextStyle styleOf(Look look) {
    switch (look) {
    case Look::Kind: return {Face::Bold, 9 * kPoint, kMutedColour};
    case Look::Lead: return {Face::Text, 12 * kPoint, kInkColour};
    case Look::Meta:
    case Look::Small: return {Face::Text, 8 * kPoint, kMutedColour};
    case Look::Warning: return {Face::Text, 9.5 * kPoint, kWarnColour};
    case Look::Quote: return {Face::Italic, 9.5 * kPoint, kMutedColour};
    case Look::Normal:
    case Look::Item: break;
    }
    return {Face::Text, 9.5 * kPoint, kInkColour};
}

// A bar at the left of what is quoted or warned of.
Flow::Paint bar(const QColor& colour, double height) {
    return [colour, height](QPainter& painter, const QPointF& at) {
        painter.fillRect(QRectF(at.x(), at.y(), 2 * kPoint, height), colour);
    };
}

double lineHeight(const QTextLine& line) {
    return line.height() * kLeading;
}

void paintLineAt(QPainter& painter, const QTextLine& line, const QPointF& at) {
    line.draw(&painter, {at.x(), at.y() - line.y() + line.height() * (kLeading - 1) / 2});
}

} // namespace

RichText styled(const InlineText& text, const TextStyle& base) {
    RichText out;
    for (const Inline& run : text) {
        TextStyle style = base;
        if (run.mono)
            style = {Face::Mono, base.size * 0.9, base.colour};
        else if (run.bold)
            style.face = Face::Bold;
        else if (run.italic)
            style.face = Face::Italic;
        if (run.muted || (run.tag && !run.bold)) style.colour = kMutedColour;
        out.add(run.text, style);
    }
    return out;
}

void Flow::addAll(const std::vector<Block>& blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        add(blocks[i]);
        // What names a record stays with it.
        const bool names_next = blocks[i].look == Look::Meta && i + 1 < blocks.size() &&
                                blocks[i + 1].kind == BlockKind::Mono;
        if (names_next && !m_slices.empty()) m_slices.back().keep = true;
    }
}

void Flow::add(const Block& block) {
    switch (block.kind) {
    case BlockKind::Heading: return heading(block);
    case BlockKind::Paragraph: return paragraph(block);
    case BlockKind::Mono: return mono(block);
    case BlockKind::Facts: return facts(block);
    case BlockKind::Cards: return cards(block);
    case BlockKind::Table: return table(block);
    case BlockKind::Figure: return figure(block);
    }
}

void Flow::lines(const RichText& text, double indent, double before, const TextStyle& base,
                 bool keepNext, Paint beside) {
    if (text.empty()) return;
    const auto layout = text.layOut(m_width - indent);
    const int count = layout->lineCount();
    for (int i = 0; i < count; ++i) {
        const QTextLine line = layout->lineAt(i);
        Slice slice;
        slice.before = i == 0 ? before : 0;
        slice.height = std::max(lineHeight(line), base.size * 1.2);
        // Two lines at least on either side of a page's end.
        slice.keep = (i + 1 < count && (i == 0 || i + 2 == count || count <= 3)) ||
                     (i + 1 == count && keepNext);
        slice.paint = [layout, i, indent, beside, first = i == 0](QPainter& painter,
                                                                  const QPointF& at) {
            if (beside && first) beside(painter, at);
            paintLineAt(painter, layout->lineAt(i), {at.x() + indent, at.y()});
        };
        push(std::move(slice));
    }
}

void Flow::heading(const Block& block) {
    static constexpr double kPoints[] = {26, 17, 12.5, 10.5, 9.5, 9};
    static constexpr double kBefore[] = {6, 20, 16, 14, 9, 8};
    const auto at = static_cast<std::size_t>(std::clamp(block.level, 1, 6) - 1);
    const TextStyle style{Face::Bold, kPoints[at] * kPoint,
                          block.level == 5 ? kMutedColour : kInkColour};
    const std::size_t first = m_slices.size();
    if (block.level == 2 && !block.runs_on) breakPage();
    lines(styled(block.text, style), 0, kBefore[at] * kPoint, style, true);
    if (m_slices.size() == first) return;
    for (std::size_t i = first; i < m_slices.size(); ++i) m_slices[i].keep = true;
    if (!block.anchor.isEmpty()) {
        m_slices[first].place = static_cast<int>(m_places.size());
        m_places.push_back({0, 0, bounded(plainText(block.text), 200), block.level, block.anchor});
    }
    Slice rest;
    rest.keep = true;
    rest.height = (block.level <= 2 ? 8 : 3) * kPoint;
    if (block.level == 2)
        rest.paint = [width = m_width](QPainter& painter, const QPointF& top) {
            painter.setPen(QPen(kInkColour, kPoint));
            painter.drawLine(top + QPointF(0, 2 * kPoint), top + QPointF(width, 2 * kPoint));
        };
    push(std::move(rest));
}

void Flow::paragraph(const Block& block) {
    const TextStyle style = styleOf(block.look);
    const RichText text = styled(block.text, style);
    switch (block.look) {
    case Look::Item:
        return lines(text, 14 * kPoint, 3 * kPoint, style, false,
                     [marker = block.marker, style](QPainter& painter, const QPointF& at) {
                         drawLine(painter, {at.x() + 10 * kPoint, at.y() + style.size * 1.12},
                                  marker, style, 12 * kPoint, Qt::AlignRight);
                     });
    case Look::Warning:
    case Look::Quote: {
        const std::size_t first = m_slices.size();
        lines(text, 9 * kPoint, 5 * kPoint, style, false);
        for (std::size_t i = first; i < m_slices.size(); ++i)
            m_slices[i].paint =
                [inner = m_slices[i].paint,
                 beside = bar(block.look == Look::Warning ? kWarnColour : kLineColour,
                              m_slices[i].height)](QPainter& painter, const QPointF& at) {
                    beside(painter, at);
                    inner(painter, at);
                };
        return;
    }
    case Look::Meta: return lines(text, 0, 5 * kPoint, style, false);
    default: return lines(text, 0, 6 * kPoint, style, false);
    }
}

void Flow::mono(const Block& block) {
    const double size = kMonoPoints * kPoint, indent = 7 * kPoint, height = size * 1.35;
    const QFont font = printFont(Face::Mono, size);
    const auto columns =
        std::max<qsizetype>(8, static_cast<qsizetype>((m_width - indent) /
                                                      QFontMetricsF(font).horizontalAdvance(u'0')));
    std::vector<Slice> slices;
    QString text = block.lines;
    for (const QString& line :
         printable(text.replace(u'\t', QStringLiteral("    ")), Face::Mono).split(u'\n')) {
        qsizetype start = 0;
        do {
            qsizetype length = std::min(columns, line.size() - start);
            if (start + length < line.size() && line[start + length].isLowSurrogate()) --length;
            Slice slice;
            slice.before = slices.empty() ? 2 * kPoint : 0;
            slice.height = height;
            slice.paint = [part = line.mid(start, length), font, indent,
                           height](QPainter& painter, const QPointF& at) {
                bar(kLineColour, height)(painter, at);
                painter.setPen(kInkColour);
                painter.setFont(font);
                painter.drawText(QPointF(at.x() + indent, at.y() + height * 0.75), part);
            };
            slices.push_back(std::move(slice));
            start += length;
        } while (start < line.size());
    }
    // A short record stays whole, a long one has two lines at least on either side of a page's end.
    const std::size_t count = slices.size();
    for (std::size_t i = 0; i < count; ++i) {
        slices[i].keep = i + 1 < count && (count <= kShortRow || i == 0 || i + 2 == count);
        push(std::move(slices[i]));
    }
}

void Flow::row(const std::vector<RichText>& cells, const std::vector<double>& widths,
               const std::vector<bool>& right, bool rule, int head) {
    std::vector<std::shared_ptr<QTextLayout>> layouts;
    int count = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        layouts.push_back(cells[i].layOut(widths[i], right[i] ? Qt::AlignRight : Qt::AlignLeft));
        count = std::max(count, layouts.back()->lineCount());
    }
    for (int k = 0; k < count; ++k) {
        Slice slice;
        for (const auto& layout : layouts)
            if (k < layout->lineCount())
                slice.height = std::max(slice.height, lineHeight(layout->lineAt(k)));
        slice.before = k == 0 ? 2.5 * kPoint : 0;
        slice.head = head;
        slice.keep = k + 1 < count && (count <= kShortRow || k == 0);
        const bool last = k + 1 == count;
        if (last && rule) slice.height += 2.5 * kPoint;
        slice.paint = [layouts, widths, k, width = m_width, line = last && rule,
                       height = slice.height](QPainter& painter, const QPointF& at) {
            double x = at.x();
            for (std::size_t i = 0; i < layouts.size(); ++i) {
                if (k < layouts[i]->lineCount())
                    paintLineAt(painter, layouts[i]->lineAt(k), {x, at.y()});
                x += widths[i] + kCellGap;
            }
            if (!line) return;
            painter.setPen(QPen(kLineColour, 0.5 * kPoint));
            painter.drawLine(QPointF(at.x(), at.y() + height),
                             QPointF(at.x() + width, at.y() + height));
        };
        push(std::move(slice));
    }
}

void Flow::facts(const Block& block) {
    const TextStyle label{Face::Text, kFactPoints * kPoint, kMutedColour},
        value{Face::Text, kFactPoints * kPoint, kInkColour};
    double widest = 60 * kPoint;
    for (const auto& each : block.rows)
        widest = std::max(widest, styled(each[0], label).width() + 2 * kPoint);
    widest = std::min(widest, m_width * 0.3);
    for (const auto& each : block.rows)
        row({styled(each[0], label), styled(each[1], value)}, {widest, m_width - widest - kCellGap},
            {false, false}, false, -1);
}

void Flow::cards(const Block& block) {
    const double gap = 8 * kPoint, height = 40 * kPoint;
    const double width = (m_width - gap * (kCardsPerRow - 1)) / kCardsPerRow;
    for (std::size_t start = 0; start < block.rows.size(); start += kCardsPerRow) {
        std::vector<std::pair<QString, QString>> shown;
        for (std::size_t i = start; i < std::min(start + kCardsPerRow, block.rows.size()); ++i)
            shown.emplace_back(plainText(block.rows[i][0]), plainText(block.rows[i][1]));
        Slice slice;
        slice.before = gap;
        slice.height = height;
        slice.paint = [shown, gap, width, height](QPainter& painter, const QPointF& at) {
            for (std::size_t i = 0; i < shown.size(); ++i) {
                const QPointF corner = at + QPointF(static_cast<double>(i) * (width + gap), 0);
                painter.setPen(QPen(kLineColour, 0.6 * kPoint));
                painter.setBrush(Qt::NoBrush);
                painter.drawRect(QRectF(corner, QSizeF(width, height)));
                drawLine(painter, corner + QPointF(6 * kPoint, 13 * kPoint), shown[i].first,
                         {Face::Text, 7.5 * kPoint, kMutedColour}, width - 12 * kPoint);
                TextStyle style{Face::Bold, 13 * kPoint, kInkColour};
                const double natural = richText(shown[i].second, style).width();
                style.size *= std::clamp((width - 12 * kPoint) / natural, 0.6, 1.0);
                drawLine(painter, corner + QPointF(6 * kPoint, 31 * kPoint), shown[i].second, style,
                         width - 11 * kPoint);
            }
        };
        push(std::move(slice));
    }
}

namespace {

// The narrow columns get what they need, the wide ones an equal share of what is left; room that
// nobody needs goes to the widest column of text.
std::vector<double> columnWidths(const std::vector<double>& natural,
                                 const std::vector<bool>& numeric, double room) {
    std::vector<std::size_t> order(natural.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&natural](std::size_t a, std::size_t b) { return natural[a] < natural[b]; });
    std::vector<double> widths(natural.size(), 0);
    for (std::size_t i = 0; i < order.size(); ++i) {
        widths[order[i]] =
            std::min(natural[order[i]], room / static_cast<double>(order.size() - i));
        room -= widths[order[i]];
    }
    const auto text = std::find_if(order.rbegin(), order.rend(),
                                   [&numeric](std::size_t column) { return !numeric[column]; });
    if (text != order.rend()) widths[*text] += room;
    return widths;
}

} // namespace

void Flow::table(const Block& block) {
    const TextStyle cell{Face::Text, kTablePoints * kPoint, kInkColour},
        head{Face::Bold, kTablePoints * kPoint, kMutedColour};
    if (!block.text.empty()) {
        const TextStyle caption{Face::Bold, 9 * kPoint, kInkColour};
        lines(styled(block.text, caption), 0, 10 * kPoint, caption, true);
    }
    const std::size_t columns = block.numeric.size();
    std::vector<std::vector<RichText>> rows;
    std::vector<double> natural(columns, 0);
    for (const auto& each : block.rows) {
        std::vector<RichText> made(columns);
        for (std::size_t i = 0; i < std::min(columns, each.size()); ++i) {
            made[i] = styled(each[i], rows.empty() ? head : cell);
            natural[i] = std::max(natural[i], std::min(made[i].width() + kPoint, 320 * kPoint));
        }
        rows.push_back(std::move(made));
    }
    const auto widths =
        columnWidths(natural, block.numeric, m_width - kCellGap * static_cast<double>(columns - 1));
    // The head is one slice, since it is repeated as a whole.
    const std::size_t first = m_slices.size();
    row(rows.front(), widths, block.numeric, true, -1);
    Slice whole;
    std::vector<std::pair<Paint, double>> parts;
    for (std::size_t i = first; i < m_slices.size(); ++i) {
        parts.emplace_back(m_slices[i].paint, whole.height);
        whole.height += m_slices[i].height;
    }
    m_slices.resize(first);
    whole.paint = [parts](QPainter& painter, const QPointF& at) {
        for (const auto& [paint, y] : parts) paint(painter, at + QPointF(0, y));
    };
    whole.keep = true;
    whole.before = block.text.empty() ? 8 * kPoint : 2 * kPoint;
    m_heads.push_back(whole);
    push(whole);
    for (std::size_t i = 1; i < rows.size(); ++i)
        row(rows[i], widths, block.numeric, true, static_cast<int>(m_heads.size()) - 1);
}

void Flow::figure(const Block& block) {
    if (!block.figure.size.isEmpty()) {
        Slice slice;
        slice.before = 8 * kPoint;
        slice.height = m_width * block.figure.size.height() / block.figure.size.width();
        slice.keep = !block.text.empty();
        slice.paint = [picture = block.figure, width = m_width,
                       height = slice.height](QPainter& painter, const QPointF& at) {
            const QRectF frame(at, QSizeF(width, height));
            paintSvg(painter, frame, picture, true);
            painter.setPen(QPen(kLineColour, 0.5 * kPoint));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(frame);
        };
        push(std::move(slice));
    }
    const TextStyle style = styleOf(Look::Small);
    lines(styled(block.text, style), 0, 4 * kPoint, style, false);
}

} // namespace tidemark

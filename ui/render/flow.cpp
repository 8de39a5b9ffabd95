// SPDX-License-Identifier: GPL-3.0-or-later
// From slices to pages; flow_blocks.cpp makes the slices.
#include "ui/render/flow.h"

#include <algorithm>

namespace tidemark {

void Flow::push(Slice slice) {
    slice.new_page = slice.new_page || m_break;
    m_break = false;
    m_slices.push_back(std::move(slice));
}

void Flow::addBand(double height, Paint paint) {
    Slice slice;
    slice.height = height;
    slice.paint = std::move(paint);
    push(std::move(slice));
}

void Flow::addPage(const QString& title, int level, const QString& anchor, Paint paint) {
    m_places.push_back({0, 0, title, level, anchor});
    Slice slice;
    slice.height = m_page_height;
    slice.new_page = true;
    slice.paint = std::move(paint);
    slice.place = static_cast<int>(m_places.size()) - 1;
    push(std::move(slice));
    breakPage();
}

void Flow::markContents() {
    m_contents_at = m_slices.size();
}

Flow::Slice Flow::contentsLine(std::size_t place) {
    Slice slice;
    const int level = m_places[place].level;
    const TextStyle style{level <= 2 ? Face::Bold : Face::Text, (level <= 2 ? 9.5 : 8.5) * kPoint,
                          kInkColour};
    slice.height = style.size * 1.65;
    slice.before = level <= 2 ? 4 * kPoint : 0;
    const double indent = (level - 2) * 12 * kPoint;
    slice.paint = [this, place, style, indent](QPainter& painter, const QPointF& at) {
        const Place& to = m_places[place];
        const double base = at.y() + style.size * 1.2, number = 26 * kPoint;
        drawLine(painter, {at.x() + indent, base}, bounded(to.title, 200), style,
                 m_width - indent - number);
        drawLine(painter, {at.x() + m_width, base}, QString::number(to.page + 1), style, number,
                 Qt::AlignRight);
        painter.setPen(QPen(kLineColour, 0.4 * kPoint));
        painter.drawLine(QPointF(at.x() + indent, base + 3 * kPoint),
                         QPointF(at.x() + m_width, base + 3 * kPoint));
    };
    return slice;
}

void Flow::fillContents(int level) {
    std::vector<Slice> made;
    for (std::size_t i = 0; i < m_places.size(); ++i)
        if (m_places[i].level <= level) made.push_back(contentsLine(i));
    m_slices.insert(m_slices.begin() + static_cast<std::ptrdiff_t>(m_contents_at),
                    std::make_move_iterator(made.begin()), std::make_move_iterator(made.end()));
}

double Flow::chainHeight(std::size_t from) const {
    double height = m_slices[from].height;
    for (std::size_t i = from;
         m_slices[i].keep && i + 1 < m_slices.size() && !m_slices[i + 1].new_page; ++i)
        height += m_slices[i + 1].before + m_slices[i + 1].height;
    return height;
}

int Flow::paginate() {
    m_pages.assign(1, {});
    double y = 0;
    bool chained = false; // the slice belongs to a chain that has been found to fit
    for (std::size_t i = 0; i < m_slices.size(); ++i) {
        const Slice& slice = m_slices[i];
        const double whole = chainHeight(i);
        // A chain longer than a page cannot be kept together: it breaks wherever the page ends.
        const double needed = chained || whole > m_page_height ? slice.height : whole;
        if (y > 0 && (slice.new_page || y + slice.before + needed > m_page_height + 0.5)) {
            m_pages.emplace_back();
            y = 0;
            if (slice.head >= 0 && !m_slices[i].new_page) {
                m_pages.back().push_back({-1 - slice.head, 0});
                y = m_heads[static_cast<std::size_t>(slice.head)].height;
            }
        }
        y += y > 0 ? slice.before : 0;
        m_pages.back().push_back({static_cast<int>(i), y});
        if (slice.place >= 0) {
            m_places[static_cast<std::size_t>(slice.place)].page =
                static_cast<int>(m_pages.size()) - 1;
            m_places[static_cast<std::size_t>(slice.place)].y = y;
        }
        y += slice.height;
        chained = slice.keep && (chained || whole <= m_page_height);
    }
    return static_cast<int>(m_pages.size());
}

void Flow::paintPage(QPainter& painter, int page, const QPointF& origin) const {
    for (const Placed& placed : m_pages[static_cast<std::size_t>(page)]) {
        const Slice& slice = placed.slice < 0 ? m_heads[static_cast<std::size_t>(-1 - placed.slice)]
                                              : m_slices[static_cast<std::size_t>(placed.slice)];
        if (slice.paint) slice.paint(painter, origin + QPointF(0, placed.y));
    }
}

} // namespace tidemark

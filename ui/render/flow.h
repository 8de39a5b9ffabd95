// SPDX-License-Identifier: GPL-3.0-or-later
// Lays blocks out on pages. Blocks become slices (a line, a line of a table row, a figure), slices
// are put on pages, pages are painted. Headings stay with what follows, short rows and paragraphs
// in one piece; the head of a table is repeated on every page. Measures are painter units, kPoint
// of them to a typographic point. Needs a QGuiApplication; one thread.
#pragma once

#include "ui/render/markup.h"
#include "ui/render/print_text.h"

#include <QPainter>
#include <functional>
#include <map>
#include <vector>

namespace tidemark {

constexpr int kDotsPerInch = 1440;
constexpr double kPoint = kDotsPerInch / 72.0;

/// Colours of paper: dark enough to be read in grey.
inline const QColor kInkColour(0x1b, 0x1f, 0x24), kMutedColour(0x4b, 0x55, 0x60),
    kLineColour(0xb8, 0xc0, 0xc8), kWarnColour(0x8a, 0x3b, 0x00), kAccentColour(0x0b, 0x4f, 0x8a);

/// Where something begins, for bookmarks and contents.
struct Place {
    int page = 0; ///< counted from 0
    double y = 0;
    QString title;
    int level = 0;
    QString anchor;
};

class Flow {
public:
    using Paint = std::function<void(QPainter&, const QPointF& at)>;

    Flow(double width, double pageHeight) : m_width(width), m_page_height(pageHeight) {}

    void add(const Block& block);
    void addAll(const std::vector<Block>& blocks);
    /// What follows starts on a new page.
    void breakPage() { m_break = true; }
    /// A strip over the whole width that the caller paints.
    void addBand(double height, Paint paint);
    /// A page painted by the caller, listed as a heading.
    void addPage(const QString& title, int level, const QString& anchor, Paint paint);
    /// Room for the list of the headings up to `level`, painted with their page numbers. Call it
    /// after everything else has been added; it is placed where markContents stood.
    void markContents();
    void fillContents(int level);

    /// Puts everything on pages; gives their number.
    int paginate();
    void paintPage(QPainter& painter, int page, const QPointF& origin) const;
    /// Every heading with an anchor, in order; after paginate().
    [[nodiscard]] const std::vector<Place>& places() const { return m_places; }

private:
    struct Slice {
        double before = 0, height = 0; ///< `before` is dropped at the top of a page
        bool keep = false;             ///< on one page with the next slice
        bool new_page = false;
        int head = -1; ///< slice to repeat at the top of a page
        Paint paint;
        int place = -1;
    };
    struct Placed {
        int slice = 0;
        double y = 0;
    };

    void push(Slice slice);
    void heading(const Block& block);
    void paragraph(const Block& block);
    void mono(const Block& block);
    void facts(const Block& block);
    void cards(const Block& block);
    void table(const Block& block);
    void figure(const Block& block);
    void lines(const RichText& text, double indent, double before, const TextStyle& base,
               bool keepNext, Paint beside = {});
    void row(const std::vector<RichText>& cells, const std::vector<double>& widths,
             const std::vector<bool>& right, bool rule, int head);
    Slice contentsLine(std::size_t place);
    [[nodiscard]] double chainHeight(std::size_t from) const;

    double m_width, m_page_height;
    bool m_break = false;
    std::vector<Slice> m_slices;
    std::vector<Slice> m_heads;
    std::vector<Place> m_places;
    std::size_t m_contents_at = 0;
    std::vector<std::vector<Placed>> m_pages; ///< a slice below 0 is head -1 - slice
};

/// The inline runs as text in `base`.
RichText styled(const InlineText& text, const TextStyle& base);

} // namespace tidemark

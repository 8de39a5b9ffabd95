// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the sections that core/export writes for the HTML report as blocks to lay out on paper, so
// that both say the same word for word. It knows the elements that those sections use; text inside
// others is kept. Pure; any thread.
#pragma once

#include "core/base/result.h"
#include "ui/render/svg_picture.h"

#include <QString>
#include <string>
#include <vector>

namespace tidemark {

/// A run of text in one look.
struct Inline {
    QString text;
    bool bold = false, italic = false, mono = false, muted = false;
    bool value = false; ///< from a log: cut when it is very long
    bool tag = false;   ///< a label such as a severity
    bool operator==(const Inline&) const = default;
};
using InlineText = std::vector<Inline>;
QString plainText(const InlineText& text);

enum class BlockKind { Heading, Paragraph, Mono, Facts, Cards, Table, Figure };
enum class Look { Normal, Kind, Lead, Meta, Small, Warning, Item, Quote };

struct Block {
    BlockKind kind = BlockKind::Paragraph;
    Look look = Look::Normal;
    int level = 0;        ///< of a heading, 1 to 6
    bool runs_on = false; ///< a heading of level 2 that takes no page of its own
    QString anchor;       ///< id of a heading
    QString marker;       ///< of a list item: "•", "2."
    InlineText text;      ///< of heading, paragraph and item; caption of table and figure
    QString lines;        ///< of Mono
    std::vector<std::vector<InlineText>>
        rows;                  ///< Facts and Cards: label, value; Table: the first is the head
    std::vector<bool> numeric; ///< of a table's columns
    SvgPicture figure;
};

/// Integrity when the markup is not well formed (`<br>` is allowed).
Result<std::vector<Block>> readMarkup(const std::string& html);

} // namespace tidemark

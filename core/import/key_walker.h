// SPDX-License-Identifier: GPL-3.0-or-later
// Fills slots from a JSON value in one pass down a KeyTree. It expects the keys of an object in the
// order of the object before it, so that the usual record costs one comparison a key. One per
// parser.
#pragma once

#include "core/import/json_document.h"
#include "core/import/key_tree.h"
#include "core/import/row_mapper.h"

#include <simdjson.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

class KeyWalker {
public:
    KeyWalker(std::shared_ptr<const KeyTree> tree, RowMapper& mapper);

    /// An array met at an `explode` node.
    struct Explosion {
        simdjson::dom::array elements;
        int node = -1;
    };

    void restart();
    void walk(simdjson::dom::element value, int node = 0) { take(value, node, true); }
    /// Opens a text that holds JSON; a text that looks like JSON and is not marks the row.
    void open(std::string_view text, int node);
    [[nodiscard]] const std::vector<Explosion>& explosions() const { return m_explosions; }
    [[nodiscard]] const KeyTree& tree() const { return *m_tree; }

private:
    struct Guess {
        std::string key;
        int node = -1;
        int slot = -1; ///< of a node with nothing below it
        bool exact = true;
    };
    [[nodiscard]] Guess guessOf(std::string_view key, int node) const;
    void walkObject(simdjson::dom::object object, int node);
    void take(simdjson::dom::element value, int node, bool exact);
    void takeDotted(simdjson::dom::element value, std::string_view key, int node);
    void fill(simdjson::dom::element value, int slot, bool exact);

    std::shared_ptr<const KeyTree> m_tree;
    RowMapper& m_mapper;
    std::vector<std::vector<Guess>> m_guesses; ///< by node
    std::vector<Explosion> m_explosions;
    JsonDocumentPool m_opened;
};

} // namespace tidemark

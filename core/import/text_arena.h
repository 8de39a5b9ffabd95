// SPDX-License-Identifier: GPL-3.0-or-later
// Texts made while one record is understood, freed together when the next begins. Views stay valid
// until clear(). One thread.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <utility>

namespace tidemark {

class TextArena {
public:
    std::string_view keep(std::string text) { return m_texts.emplace_back(std::move(text)); }
    void clear() {
        if (!m_texts.empty()) m_texts.clear();
    }

private:
    std::deque<std::string> m_texts; ///< a deque never moves what it holds
};

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/source_path.h"

namespace tidemark {

std::vector<std::string> parsePath(std::string_view text) {
    std::vector<std::string> path;
    std::size_t pos = 0;
    while (pos < text.size()) {
        if (text[pos] == '\'') {
            const std::size_t close = text.find('\'', pos + 1);
            const std::size_t end = close == std::string_view::npos ? text.size() : close;
            path.emplace_back(text.substr(pos + 1, end - pos - 1));
            pos = end + 1;
        } else {
            std::size_t end = pos;
            while (end < text.size() && text[end] != '.' && text.substr(end, 2) != kArrayElement)
                ++end;
            if (end > pos) path.emplace_back(text.substr(pos, end - pos));
            pos = end;
        }
        while (pos < text.size() && text.substr(pos, 2) == kArrayElement) {
            path.emplace_back(kArrayElement);
            pos += 2;
        }
        if (pos < text.size() && text[pos] == '.') ++pos;
    }
    return path;
}

std::string pathText(const std::vector<std::string>& path) {
    std::string out;
    for (const std::string& key : path) {
        if (key == kArrayElement) {
            out += key;
            continue;
        }
        if (!out.empty()) out += '.';
        const bool plain = key.find('.') == std::string::npos &&
                           key.find(kArrayElement) == std::string::npos &&
                           key.find('\'') == std::string::npos && !key.empty();
        out += plain ? key : '\'' + key + '\'';
    }
    return out;
}

} // namespace tidemark

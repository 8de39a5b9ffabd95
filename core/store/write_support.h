// SPDX-License-Identifier: GPL-3.0-or-later
// What the stores of people's words share: the check that a case may be written, and the digest by
// which a custody entry pins what was written. Same thread as the CaseFile.
#pragma once

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/store/case_file.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace tidemark {

inline Status requireWritable(const CaseFile& file) {
    if (file.writable()) return ok();
    return makeError(ErrorCode::Busy, "the case is open read-only", file.path(),
                     "close the other program that has it open, or open it for writing");
}

/// Text columns hold UTF-8 only, so what people paste is checked at the door.
inline Status requireText(std::string_view text, std::string_view what) {
    if (isUtf8(text)) return ok();
    return makeError(ErrorCode::BadInput, std::string(what) + " is not valid UTF-8 text");
}

/// SHA-256 over the parts, each preceded by its length in decimal and a colon, so that no two lists
/// of parts give the same bytes. Anyone can recompute it from the exported fields.
inline std::string contentDigest(std::initializer_list<std::string_view> parts) {
    std::string all;
    for (const std::string_view part : parts) {
        all += std::to_string(part.size());
        all += ':';
        all += part;
    }
    return sha256Hex(all);
}

} // namespace tidemark

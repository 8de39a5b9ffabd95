// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 checks and making evidence text safe to show. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tidemark {

/// True when `bytes` is well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms).
bool isUtf8(std::string_view bytes);

/// Always well-formed UTF-8: each byte that is not part of a valid sequence becomes U+FFFD.
/// For display and indexing only; stored evidence is never changed.
std::string repairUtf8(std::string_view bytes);

/// Text that is inert wherever it is shown: C0/C1 controls and DEL become `␛`-like symbols or
/// `<U+009B>`, bidi controls, zero-width and tag characters become `<U+202E>`. Input bytes that are
/// not UTF-8 become `<0xE9>`. Newlines and tabs are kept when `keep_lines` is true.
std::string visibleText(std::string_view bytes, bool keep_lines = false);

/// Decodes one code point at `pos` and moves past it; invalid bytes give -1 and move one byte.
std::int32_t nextCodePoint(std::string_view bytes, std::size_t& pos);
void appendUtf8(std::string& out, std::uint32_t code_point);

/// Windows-1252 bytes as UTF-8 (the five undefined bytes map to C1 controls as in WHATWG Encoding).
std::string utf8FromWindows1252(std::string_view bytes);

/// ASCII-only case folding and trimming of blanks.
std::string lowerAscii(std::string_view text);
std::string_view trimmed(std::string_view text);

/// Matches `text` against a pattern in which `*` stands for any run of characters (the filter
/// language's glob). Linear in text times number of stars; no recursion.
bool globMatch(std::string_view pattern, std::string_view text);

/// True if text reads as an API secret (provider key shapes, bearer tokens, JWT); see maskSecrets.
/// Replaces each secret's middle by `…` keeping a recognisable prefix of at most 6 characters.
std::string maskSecrets(std::string_view text);

} // namespace tidemark

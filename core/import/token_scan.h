// SPDX-License-Identifier: GPL-3.0-or-later
// One line of an access log to values: blanks between, "quotes" with backslash escapes, [brackets].
// Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

struct LogToken {
    std::string_view text; ///< without quotes or brackets
    bool quoted = false;
    bool escaped = false; ///< holds a backslash: logTokenText() undoes it
};

enum class TokenScan { Ok, OpenQuote, OpenBracket, TooMany };

/// Replaces `tokens`. What was found before a fault stays in it.
TokenScan scanTokens(std::string_view line, std::vector<LogToken>& tokens);

/// The text a token means: \" \\ \xHH \t \n \r undone.
std::string logTokenText(const LogToken& token);

std::string_view tokenFault(TokenScan scan);

/// "GET /v1/models HTTP/1.1" to its parts. A request line may be garbage: then only `target` is
/// set.
struct RequestLine {
    std::string_view method, target, protocol;
};
RequestLine splitRequestLine(std::string_view request);

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// Checks UTF-8 many bytes at a time (simdjson), for the hot path; isUtf8() of core/base says the
// same.
#pragma once

#include <string_view>

namespace tidemark {

bool validUtf8(std::string_view text);

} // namespace tidemark

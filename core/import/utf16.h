// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-16 content (with a byte order mark) as UTF-8, so that everything behind knows one encoding.
#pragma once

#include "core/import/container_reader.h"

#include <memory>
#include <string_view>

namespace tidemark {

/// FF FE or FE FF at the start.
bool looksLikeUtf16(std::string_view head);

/// Passes content through, turning members that begin with a UTF-16 mark into UTF-8. Unpaired
/// surrogates become U+FFFD. kind() gains "+utf16" once a member was turned.
std::unique_ptr<ContainerReader> withUtf8(std::unique_ptr<ContainerReader> inner);

} // namespace tidemark

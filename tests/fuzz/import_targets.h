// SPDX-License-Identifier: GPL-3.0-or-later
// What the fuzzers of the importer do with bytes; the replay test does the same with the saved
// corpus. A broken promise traps.
#pragma once

#include <string_view>

namespace tidemark::fuzz {

/// Content read by the built-in profile `format`: whole and in pieces, with the same result;
/// records in order, inside the content, each an event or a reject.
void readContent(std::string_view format, std::string_view bytes);

/// Content of unknown format: recognised, then read by what was recognised.
void recogniseContent(std::string_view bytes);

/// A profile's text; one that is accepted must survive being written and read again, and be usable.
void readProfile(std::string_view bytes);

/// A stored column of an event block (also tried as varints and as a set of events): refused, or
/// decoded to values that scans agree with and that survive being encoded again.
void readColumn(std::string_view bytes);

/// A container of any kind, unpacked to at most 8 MiB.
void readContainer(std::string_view bytes);

/// By the name of a target, which is that of its corpus folder; false if there is none.
bool runTarget(std::string_view name, std::string_view bytes);

} // namespace tidemark::fuzz

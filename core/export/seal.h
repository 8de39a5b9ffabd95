// SPDX-License-Identifier: GPL-3.0-or-later
// A seal: a short text that pins a case's custody log (length and head) and its sources at a
// moment. Signed and kept apart, it is what a later copy is checked against. Pure but for sealCase.
#pragma once

#include "core/export/signing_key.h"
#include "core/store/case_file.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace tidemark {

struct Seal {
    std::string case_id;
    std::int64_t entries = 0;
    std::string head;
    std::int64_t sources = 0;
    std::string sources_hash;
    std::string previous; ///< SHA-256 of the seal before, 64 zeros for the first
    std::int64_t at_ns = 0;
};

/// Lines "tidemark-seal v1", case, entries, head, sources (count, hash), prev, at; LF, ASCII.
std::string sealText(const Seal& seal);
/// BadInput unless the text is exactly what sealText gives for some seal.
Result<Seal> parseSeal(std::string_view text);

struct SealedCase {
    std::string text, signature; ///< signature empty without a key
    std::string path;
};
/// Writes CASE.seal-NNNNNN.txt (and .minisig, .pub) beside the case and an entry into its custody
/// log. The case must be writable. BadInput when the files are there already.
Result<SealedCase> sealCase(CaseFile& file, const SigningKey* key);

} // namespace tidemark

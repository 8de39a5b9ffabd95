// SPDX-License-Identifier: GPL-3.0-or-later
// Verdicts: what a person decided about a detection. They hang on the detection's stable key (kind,
// account and time), so that a later run of the detection keeps them. The newest of a key counts;
// none is ever changed. Same thread as its CaseFile.
#pragma once

#include "core/base/result.h"
#include "core/store/case_file.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

enum class VerdictKind { Open, Confirmed, Dismissed };
std::string_view verdictName(VerdictKind kind);
Result<VerdictKind> verdictByName(std::string_view name);

struct Verdict {
    std::int64_t id = 0;
    std::string stable_key;
    VerdictKind kind = VerdictKind::Open;
    std::string reason, author;
    std::int64_t at_ns = 0;
};

class VerdictStore {
public:
    explicit VerdictStore(CaseFile& file) : m_file(file) {}

    /// A dismissal needs a reason (BadInput). The same verdict and reason again adds nothing. Undo
    /// is setting the verdict that was there before (Open when there was none).
    Status set(std::string_view stable_key, VerdictKind kind, std::string_view reason);
    /// Open when nobody has decided.
    Result<Verdict> get(std::string_view stable_key);
    /// The newest verdict of each key.
    Result<std::map<std::string, Verdict>> all();
    /// Oldest first.
    Result<std::vector<Verdict>> history(std::string_view stable_key);

private:
    CaseFile& m_file;
};

} // namespace tidemark

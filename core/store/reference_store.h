// SPDX-License-Identifier: GPL-3.0-or-later
// Reference dates: moments from outside the logs that charts draw beside the volumes, such as the
// release of a model or the ban of an account. Rows are revisions, each with a custody entry. Same
// thread as its CaseFile.
#pragma once

#include "core/base/result.h"
#include "core/base/utc_time.h"
#include "core/store/case_file.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

enum class ReferenceKind { Release, Ban, Policy, Outage, Other };
/// "release", "ban", "policy", "outage", "other".
std::string_view referenceKindName(ReferenceKind kind);
std::optional<ReferenceKind> referenceKindByName(std::string_view name);

struct ReferenceContent {
    std::int64_t time_ns = 0; ///< the moment; a bare date is its midnight UTC
    ReferenceKind kind = ReferenceKind::Other;
    std::string name; ///< one line, shown beside the mark
    bool operator==(const ReferenceContent&) const = default;
};

/// What the custody entry of a revision pins: contentDigest() over its fields (write_support.h).
std::string referenceDigest(const ReferenceContent& content, bool retracted);

struct ReferenceDate {
    std::int64_t id = 0, revision = 0;
    ReferenceContent content;
    std::string author; ///< of this revision
    std::int64_t at_ns = 0;
    bool retracted = false;
};

class ReferenceStore {
public:
    explicit ReferenceStore(CaseFile& file) : m_file(file) {}

    /// BadInput without a name, with a name of several lines or over 200 bytes, or without a time.
    Result<std::int64_t> add(const ReferenceContent& content);
    /// A whole list in one transaction.
    Status addAll(const std::vector<ReferenceContent>& contents);
    Status edit(std::int64_t id, const ReferenceContent& content);
    Status retract(std::int64_t id);
    /// Undo and redo: a further revision equal to `revision`.
    Status restore(std::int64_t id, std::int64_t revision);

    /// The newest revision of a date. NotFound.
    Result<ReferenceDate> get(std::int64_t id);
    /// In order of time, without the retracted ones.
    Result<std::vector<ReferenceDate>> all();
    /// Those with a time in `range`: what a chart of that range draws.
    Result<std::vector<ReferenceDate>> within(TimeRange range);

private:
    Result<ReferenceDate> read(std::int64_t id, std::int64_t revision);
    Status write(std::int64_t id, std::int64_t revision, const ReferenceContent& content,
                 bool retracted, std::string_view action);
    CaseFile& m_file;
};

/// A list as text: one date a line, "TIME,KIND,NAME"; KIND may be left out ("TIME,NAME"), empty
/// lines, lines that start with '#' and a first line "time,kind,name" are skipped. BadInput names
/// the line.
Result<std::vector<ReferenceContent>> readReferenceList(std::string_view text);

} // namespace tidemark

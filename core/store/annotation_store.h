// SPDX-License-Identifier: GPL-3.0-or-later
// Annotations: notes pinned to a time range, an account or an event. Revisions and custody entries
// as in finding_store.h. Same thread as its CaseFile.
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

struct AnnotationContent {
    std::string text;
    std::optional<std::string> account;
    std::optional<std::int64_t> event_id;
    std::optional<TimeRange> range; ///< a moment is a range of one nanosecond
    bool operator==(const AnnotationContent&) const = default;
};

/// What the custody entry of a revision pins: contentDigest() over its fields (write_support.h).
std::string annotationDigest(const AnnotationContent& content, bool retracted);

/// One revision of an annotation.
struct Annotation {
    std::int64_t id = 0, revision = 0;
    AnnotationContent content;
    std::string author; ///< of the first revision
    std::string editor; ///< of this revision
    std::int64_t created_ns = 0, edited_ns = 0;
    bool retracted = false;
};

class AnnotationStore {
public:
    explicit AnnotationStore(CaseFile& file) : m_file(file) {}

    /// BadInput without text, or pinned to nothing, or to an empty range. NotFound: no such event.
    Result<std::int64_t> add(const AnnotationContent& content);
    Status edit(std::int64_t id, const AnnotationContent& content);
    Status retract(std::int64_t id);
    /// Undo and redo: a further revision equal to `revision`.
    Status restore(std::int64_t id, std::int64_t revision);

    Result<Annotation> get(std::int64_t id);
    Result<std::vector<Annotation>> all(bool with_retracted = false);
    /// Oldest first.
    Result<std::vector<Annotation>> revisions(std::int64_t id);

private:
    Status check(const AnnotationContent& content);
    Status write(std::int64_t id, std::int64_t revision, const AnnotationContent& content,
                 bool retracted, std::string_view action, CustodyDetails details);
    CaseFile& m_file;
};

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// Tags on events: each change of a tag's set of events is one revision with one custody entry,
// however many events it touches, and is undone in one step. Same thread as its CaseFile.
#pragma once

#include "core/base/result.h"
#include "core/store/case_file.h"
#include "core/store/event_set.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

struct TagRevision {
    std::string name;
    std::int64_t revision = 0;
    std::int64_t at_ns = 0;
    std::string author;
    std::string change; ///< what was done, for people: "tagged 120 events: account:acct_17"
    std::int64_t event_count = 0; ///< after the change
};

/// What one call did.
struct TagChange {
    std::int64_t revision = 0; ///< the tag's newest revision afterwards
    std::int64_t changed = 0;  ///< events that did not have (or had) the tag before
    std::int64_t event_count = 0;
};

class TagStore {
public:
    explicit TagStore(CaseFile& file) : m_file(file) {}

    /// BadInput: a name that is empty, longer than 100 bytes, or has control characters, blanks or
    /// any of `, " : *`, which would make it unusable in the filter. `what` says how the events
    /// were chosen. A change of no event adds no revision.
    Result<TagChange> add(std::string_view name, const EventSet& events, std::string_view what);
    Result<TagChange> remove(std::string_view name, const EventSet& events, std::string_view what);
    /// Undo and redo: a further revision equal to `revision`; 0 stands for "before the first":
    /// empty.
    Result<TagChange> restore(std::string_view name, std::int64_t revision);

    /// The newest revision of every tag that has events, by name.
    Result<std::vector<TagRevision>> all();
    /// Events of a tag now; empty for a tag that is not there.
    Result<EventSet> events(std::string_view name);
    Result<std::vector<TagRevision>> revisions(std::string_view name);
    /// Names of the tags that an event has, sorted.
    Result<std::vector<std::string>> tagsOf(std::int64_t event_id);

private:
    struct Stored {
        std::int64_t revision = 0;
        EventSet events;
    };
    Result<Stored> read(std::string_view name, std::int64_t revision);
    Result<TagChange> write(std::string_view name, const Stored& before, EventSet after,
                            std::string_view action, std::string_view change);
    CaseFile& m_file;
};

} // namespace tidemark

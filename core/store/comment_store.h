// SPDX-License-Identifier: GPL-3.0-or-later
// Comments on findings, exhibits, detections and anything else that has a name in the custody log,
// and the review sign-off of a finding, which only a person who has not written it can give.
// Neither is ever changed or deleted: one that should no longer stand is retracted by a further
// row, with its own custody entry, and can be restored by yet another. Same thread as its CaseFile.
#pragma once

#include "core/base/result.h"
#include "core/store/case_file.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// Whether something said still stands; of one never retracted only `retracted` is set.
struct Standing {
    bool retracted = false;
    std::string reason, by; ///< of the newest retraction or restoration
    std::int64_t at_ns = 0;
};

struct Comment {
    std::int64_t id = 0;
    std::string subject; ///< "finding:3", "EX-001", "detection:<stable key>"
    std::string text, author;
    std::int64_t at_ns = 0;
    Standing standing;
};

struct SignOff {
    std::int64_t id = 0;                       ///< among the comments of the case
    std::int64_t finding_id = 0, revision = 0; ///< what was reviewed
    std::string statement, reviewer;
    std::int64_t at_ns = 0;
    bool current = false; ///< it stands, and the finding has not been changed since
    Standing standing;
};

class CommentStore {
public:
    explicit CommentStore(CaseFile& file) : m_file(file) {}

    /// BadInput without a text or subject.
    Result<std::int64_t> add(std::string_view subject, std::string_view text);
    /// Of one subject, or of all when empty; oldest first. Sign-offs are not among them; retracted
    /// ones only when asked for.
    Result<std::vector<Comment>> all(std::string_view subject = {}, bool with_retracted = false);

    /// Records that this case's actor has reviewed the newest revision. BadInput when the actor
    /// wrote any revision of it; NotFound without that finding. Gives its id.
    Result<std::int64_t> signOff(std::int64_t finding_id, std::string_view statement);
    Result<std::vector<SignOff>> signOffs(std::int64_t finding_id, bool with_retracted = false);

    /// Of a comment or a sign-off, by its id. What already is so adds nothing. NotFound.
    Status retract(std::int64_t id, std::string_view reason = {});
    Status restore(std::int64_t id, std::string_view reason = {});

private:
    Status setStanding(std::int64_t id, bool retracted, std::string_view reason);
    CaseFile& m_file;
};

} // namespace tidemark

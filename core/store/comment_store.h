// SPDX-License-Identifier: GPL-3.0-or-later
// Comments on findings, exhibits, detections and anything else that has a name in the custody log,
// and the review sign-off of a finding, which only a person who has not written it can give.
// Comments are never changed; a further one corrects. Same thread as its CaseFile.
#pragma once

#include "core/base/result.h"
#include "core/store/case_file.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

struct Comment {
    std::int64_t id = 0;
    std::string subject; ///< "finding:3", "EX-001", "detection:<stable key>"
    std::string text, author;
    std::int64_t at_ns = 0;
};

struct SignOff {
    std::int64_t finding_id = 0, revision = 0; ///< what was reviewed
    std::string statement, reviewer;
    std::int64_t at_ns = 0;
    bool current = false; ///< the finding has not been changed since
};

class CommentStore {
public:
    explicit CommentStore(CaseFile& file) : m_file(file) {}

    /// BadInput without a text or subject.
    Result<std::int64_t> add(std::string_view subject, std::string_view text);
    /// Of one subject, or of all when empty; oldest first. Sign-offs are not among them.
    Result<std::vector<Comment>> all(std::string_view subject = {});

    /// Records that this case's actor has reviewed the newest revision. BadInput when the actor
    /// wrote any revision of it; NotFound without that finding.
    Status signOff(std::int64_t finding_id, std::string_view statement);
    Result<std::vector<SignOff>> signOffs(std::int64_t finding_id);

private:
    CaseFile& m_file;
};

} // namespace tidemark

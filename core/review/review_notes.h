// SPDX-License-Identifier: GPL-3.0-or-later
// What a reviewer adds to a received bundle: marks that an exhibit was reviewed, and comments. They
// are saved in a file beside the bundle ("NAME.review.json"), never in it, as a list that only
// grows; each entry says who, when, on what, and which state of the bundle it was made on (the
// SHA-256 of its tag manifest). Same thread throughout.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

enum class ReviewAction { Reviewed, NotReviewed, Comment };

struct ReviewEntry {
    std::int64_t at_ns = 0;
    std::string who;
    std::string subject; ///< "EX-001", "finding:3" or "bundle"
    ReviewAction action = ReviewAction::Comment;
    std::string text;            ///< of a comment
    std::string manifest_sha256; ///< of the bundle when it was written
};

/// The newest mark of an exhibit.
struct ReviewMark {
    std::string who;
    std::int64_t at_ns = 0;
    bool current = false; ///< made on the very bundle that is open
};

class ReviewNotes {
public:
    /// Where the notes of a bundle go unless somebody says otherwise.
    static std::string besideBundle(std::string_view bundle_path);
    /// Reads what is there; nothing there is fine. BadInput for a file that is no list of notes,
    /// which is then never written over.
    static Result<ReviewNotes> open(const std::string& path, const std::string& manifest_sha256);

    /// Adds an entry and saves all of them: written beside, flushed and renamed, so the file is
    /// whole at any moment. Entries that another program added meanwhile stay. BadInput without a
    /// name, without the text of a comment, or with text that is not UTF-8; Io when the folder
    /// cannot be written.
    Status add(std::string_view who, std::string_view subject, ReviewAction action,
               std::string_view text = {});

    [[nodiscard]] const std::string& path() const { return m_path; }
    /// Oldest first.
    [[nodiscard]] const std::vector<ReviewEntry>& entries() const { return m_entries; }
    /// nullopt: not marked, or the mark was taken back.
    [[nodiscard]] std::optional<ReviewMark> mark(std::string_view subject) const;
    [[nodiscard]] std::vector<ReviewEntry> comments(std::string_view subject) const;

private:
    ReviewNotes(std::string path, std::string manifest)
        : m_path(std::move(path)), m_manifest(std::move(manifest)) {}
    Status read();
    [[nodiscard]] std::string json() const;
    std::string m_path, m_manifest;
    std::vector<ReviewEntry> m_entries;
};

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/review_notes.h"

#include "core/base/text.h"
#include "core/base/utc_time.h"

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace tidemark {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "tidemark-review";
constexpr std::int64_t kMaxNotesBytes = std::int64_t{64} << 20;
constexpr std::pair<ReviewAction, const char*> kActions[] = {
    {ReviewAction::Reviewed, "reviewed"},
    {ReviewAction::NotReviewed, "not_reviewed"},
    {ReviewAction::Comment, "comment"}};

Error notesError(const std::string& path, const char* help) {
    return makeError(ErrorCode::Io, std::string("the review notes: ") + std::strerror(errno), path,
                     help, errno);
}

Error noNotes(const std::string& path) {
    return makeError(ErrorCode::BadInput, "this file is no list of review notes", path,
                     "move it away or name another file; it is not written over");
}

struct NotesFd {
    int fd;
    ~NotesFd() {
        if (fd >= 0) ::close(fd);
    }
};

// nullopt: there is no file.
Result<std::optional<std::string>> readWhole(const std::string& path) {
    const NotesFd file{::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)};
    if (file.fd < 0 && errno == ENOENT) return std::optional<std::string>();
    struct stat info = {};
    if (file.fd < 0 || ::fstat(file.fd, &info) != 0)
        return notesError(path, "check that it can be read");
    if (!S_ISREG(info.st_mode) || info.st_size > kMaxNotesBytes) return noNotes(path);
    std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
        const ssize_t got = ::read(file.fd, bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return std::optional(std::move(bytes));
}

Status writeWhole(const std::string& path, std::string_view bytes) {
    constexpr const char* kHelp =
        "the notes are kept beside the bundle: copy the bundle to a folder that can be written, or "
        "name another file for them";
    std::string staged = path + ".XXXXXX";
    NotesFd file{::mkostemp(staged.data(), O_CLOEXEC)};
    if (file.fd < 0) return notesError(path, kHelp);
    bool good = true;
    while (good && !bytes.empty()) {
        const ssize_t wrote = ::write(file.fd, bytes.data(), bytes.size());
        if (wrote < 0 && errno == EINTR) continue;
        good = wrote > 0;
        if (good) bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
    good = good && (::fsync(file.fd) == 0 || errno == EINVAL) &&
           ::rename(staged.c_str(), path.c_str()) == 0;
    if (good) return ok();
    const Error error = notesError(path, kHelp);
    ::unlink(staged.c_str());
    return error;
}

std::optional<std::string> stringIn(const Json& object, const char* key) {
    const auto at = object.find(key);
    if (at == object.end() || !at->is_string()) return std::nullopt;
    return at->get<std::string>();
}

std::optional<ReviewEntry> entryOf(const Json& json) {
    if (!json.is_object()) return std::nullopt;
    const auto at = stringIn(json, "at"), who = stringIn(json, "who"),
               subject = stringIn(json, "subject"), action = stringIn(json, "action"),
               text = stringIn(json, "text"), manifest = stringIn(json, "manifest_sha256");
    const auto time = at ? parseIsoTime(*at) : std::nullopt;
    if (!time || !who || !subject || !action || !manifest) return std::nullopt;
    const auto known = std::find_if(std::begin(kActions), std::end(kActions),
                                    [&](const auto& each) { return *action == each.second; });
    if (known == std::end(kActions)) return std::nullopt;
    return ReviewEntry{time->ts_ns, *who, *subject, known->first, text.value_or(""), *manifest};
}

} // namespace

std::string ReviewNotes::besideBundle(std::string_view bundle_path) {
    while (bundle_path.size() > 1 && bundle_path.back() == '/') bundle_path.remove_suffix(1);
    return std::string(bundle_path) + ".review.json";
}

Result<ReviewNotes> ReviewNotes::open(const std::string& path, const std::string& manifest_sha256) {
    ReviewNotes notes(path, manifest_sha256);
    TM_TRY(notes.read());
    return notes;
}

Status ReviewNotes::read() {
    TM_ASSIGN(const std::optional<std::string> bytes, readWhole(m_path));
    if (!bytes) {
        m_entries.clear();
        return ok();
    }
    const Json json = Json::parse(*bytes, nullptr, false);
    if (!json.is_object() || stringIn(json, "format") != kFormat || !json.contains("entries") ||
        !json["entries"].is_array())
        return noNotes(m_path);
    std::vector<ReviewEntry> entries;
    for (const Json& each : json["entries"]) {
        auto entry = entryOf(each);
        if (!entry) return noNotes(m_path);
        entries.push_back(std::move(*entry));
    }
    m_entries = std::move(entries);
    return ok();
}

std::string ReviewNotes::json() const {
    Json list = Json::array();
    for (const ReviewEntry& entry : m_entries) {
        const auto name =
            std::find_if(std::begin(kActions), std::end(kActions),
                         [&](const auto& each) { return each.first == entry.action; });
        Json one = {{"at", formatIsoUtc(entry.at_ns)},
                    {"who", entry.who},
                    {"subject", entry.subject},
                    {"action", name->second}};
        if (!entry.text.empty()) one["text"] = entry.text;
        one["manifest_sha256"] = entry.manifest_sha256;
        list.push_back(std::move(one));
    }
    return Json{{"format", kFormat}, {"version", 1}, {"entries", list}}.dump(
               1, ' ', false, Json::error_handler_t::replace) +
           "\n";
}

Status ReviewNotes::add(std::string_view who, std::string_view subject, ReviewAction action,
                        std::string_view text) {
    if (trimmed(who).empty())
        return makeError(ErrorCode::BadInput, "a review note needs the name of its author");
    if (action == ReviewAction::Comment && trimmed(text).empty())
        return makeError(ErrorCode::BadInput, "the comment has no text");
    if (!isUtf8(who) || !isUtf8(text) || !isUtf8(subject))
        return makeError(ErrorCode::BadInput, "the note is not valid UTF-8 text");
    TM_TRY(read());
    m_entries.push_back({floorTo(nowNs(), kNsPerSecond), std::string(who), std::string(subject),
                         action, std::string(text), m_manifest});
    if (Status written = writeWhole(m_path, json()); !written) {
        m_entries.pop_back();
        return written;
    }
    return ok();
}

std::optional<ReviewMark> ReviewNotes::mark(std::string_view subject) const {
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry) {
        if (entry->subject != subject || entry->action == ReviewAction::Comment) continue;
        if (entry->action == ReviewAction::NotReviewed) return std::nullopt;
        return ReviewMark{entry->who, entry->at_ns, entry->manifest_sha256 == m_manifest};
    }
    return std::nullopt;
}

std::vector<ReviewEntry> ReviewNotes::comments(std::string_view subject) const {
    std::vector<ReviewEntry> out;
    std::copy_if(m_entries.begin(), m_entries.end(), std::back_inserter(out),
                 [subject](const ReviewEntry& entry) {
                     return entry.action == ReviewAction::Comment && entry.subject == subject;
                 });
    return out;
}

} // namespace tidemark

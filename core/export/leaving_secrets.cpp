// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/leaving_secrets.h"

#include "core/base/text.h"
#include "core/export/bundle.h"
#include "core/export/case_content.h"

#include <algorithm>
#include <set>
#include <vector>

namespace tidemark {

namespace {

constexpr std::size_t kRecordsBetweenStops = 512;
constexpr std::int64_t kContentAtOnce = std::int64_t{1} << 20;
constexpr std::size_t kLongestLine = std::size_t{8} << 20; // a longer one counts once a piece

bool holdsSecret(std::string_view text) {
    return maskSecrets(text) != text;
}

std::int64_t secretTexts(const CaseContent& content) {
    std::int64_t found = 0;
    const auto look = [&found](std::string_view text) { found += holdsSecret(text) ? 1 : 0; };
    look(content.info.title);
    look(content.info.reference);
    for (const FindingContentFull& full : content.findings) {
        const FindingContent& finding = full.finding.content;
        for (const std::string& text : {finding.title, finding.narrative, finding.lawful})
            look(text);
        for (const std::string& tag : finding.tags) look(tag);
        for (const Comment& comment : full.comments) look(comment.text);
        for (const SignOff& signOff : full.sign_offs) look(signOff.statement);
        for (const ExhibitContent& exhibit : full.exhibits) {
            look(exhibit.exhibit.caption);
            look(exhibit.filter);
        }
    }
    for (const Annotation& note : content.annotations) look(note.content.text);
    for (const TagRevision& tag : content.tags) look(tag.name);
    for (const DetectionRow& row : content.detections) look(row.verdict.reason);
    return found;
}

Status lookAtCited(CaseReader& reader, const CaseContent& content, LeavingSecrets& found,
                   JobContext& context) {
    EventSet cited;
    for (const FindingContentFull& finding : content.findings)
        for (const ExhibitContent& exhibit : finding.exhibits) cited.add(exhibit.events);
    const std::vector<std::int64_t> ids = cited.ids();
    std::set<std::int64_t> unread;
    std::vector<std::int64_t> offsets, lengths;
    for (std::size_t at = 0; at < ids.size();) {
        const auto place = reader.events().blockOf(ids[at]);
        if (!place)
            return makeError(ErrorCode::NotFound, "there is no event " + std::to_string(ids[at]));
        const BlockInfo& block = reader.events().blocks()[*place];
        TM_TRY(reader.events().numbers(block, Field::ContentOffset, offsets));
        TM_TRY(reader.events().numbers(block, Field::RecordLength, lengths));
        for (; at < ids.size() && ids[at] < block.first_event + block.event_count; ++at) {
            if (at % kRecordsBetweenStops == 0) {
                if (context.stop.stop_requested())
                    return makeError(ErrorCode::Cancelled, "stopped");
                context.report(
                    {"Looking for secrets", static_cast<std::int64_t>(at), cited.size()});
            }
            const auto row = static_cast<std::size_t>(ids[at] - block.first_event);
            const auto record =
                reader.sources().content(block.source_id, offsets[row], lengths[row]);
            if (!record)
                unread.insert(block.source_id);
            else if (holdsSecret(*record))
                ++found.records;
        }
    }
    found.unread_sources = static_cast<std::int64_t>(unread.size());
    return ok();
}

// Counts the lines of a text that comes in pieces.
class LineCounter {
public:
    void add(std::string_view bytes) {
        m_rest += bytes;
        std::size_t begin = 0;
        for (std::size_t end = 0; (end = m_rest.find('\n', begin)) != std::string::npos;
             begin = end + 1)
            take(std::string_view(m_rest).substr(begin, end - begin));
        m_rest.erase(0, begin);
        if (m_rest.size() > kLongestLine) finish();
    }
    void finish() {
        take(m_rest);
        m_rest.clear();
    }
    [[nodiscard]] std::int64_t found() const { return m_found; }

private:
    void take(std::string_view line) { m_found += holdsSecret(line) ? 1 : 0; }
    std::string m_rest;
    std::int64_t m_found = 0;
};

// The content, not the received bytes: what was packed can be unpacked by whoever gets it.
Status lookAtSources(CaseReader& reader, const CaseContent& content, LeavingSecrets& found,
                     JobContext& context) {
    std::int64_t done = 0, total = 0;
    for (const Source& source : content.sources) total += source.content_bytes;
    for (const Source& source : content.sources) {
        LineCounter lines;
        for (std::int64_t at = 0; at < source.content_bytes; at += kContentAtOnce) {
            if (context.stop.stop_requested()) return makeError(ErrorCode::Cancelled, "stopped");
            const std::int64_t length = std::min(kContentAtOnce, source.content_bytes - at);
            const auto piece = reader.sources().content(source.id, at, length);
            if (!piece) {
                ++found.unread_sources;
                break;
            }
            lines.add(*piece);
            context.report({"Looking for secrets", done + at + length, total});
        }
        lines.finish();
        found.records += lines.found();
        done += source.content_bytes;
    }
    return ok();
}

} // namespace

Result<LeavingSecrets> secretsLeaving(CaseReader& reader, const CaseContent& content,
                                      const BundleOptions& options, JobContext& context) {
    LeavingSecrets found;
    if (options.redaction.secrets) return found;
    found.texts = secretTexts(content);
    const Originals originals = originalsOf(options);
    found.whole = originals == Originals::All || options.preset == Preset::Analyst;
    if (found.whole)
        TM_TRY(lookAtSources(reader, content, found, context));
    else if (options.preset != Preset::Manager || originals == Originals::Cited)
        TM_TRY(lookAtCited(reader, content, found, context));
    return found;
}

Result<LeavingSecrets> secretsLeaving(CaseReader& reader, const BundleOptions& options,
                                      JobContext& context) {
    Redactor nothing;
    TM_ASSIGN(const CaseContent content, readCaseContent(reader, nothing));
    return secretsLeaving(reader, content, options, context);
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/import_targets.h"

#include "core/import/format.h"

#include <algorithm>
#include <vector>

namespace tidemark::fuzz {

namespace {

void require(bool holds) {
    if (!holds) __builtin_trap();
}

struct Outcome {
    std::vector<std::pair<std::int64_t, std::int64_t>> records; ///< offset and length
    EventBatch batch;
    bool operator==(const Outcome& other) const {
        const auto same = [](const RejectedRecord& a, const RejectedRecord& b) {
            return a.content_offset == b.content_offset && a.length == b.length &&
                   a.reason == b.reason;
        };
        return records == other.records && batch.rows() == other.batch.rows() &&
               batch.numbers == other.batch.numbers && batch.ids == other.batch.ids &&
               batch.texts == other.batch.texts &&
               std::equal(batch.rejects.begin(), batch.rejects.end(), other.batch.rejects.begin(),
                          other.batch.rejects.end(), same);
    }
};

/// Whether a parser may look at the bytes behind a record, and is told which escapes there are.
enum class Behind { Hidden, Readable };

Outcome readAll(const Format& format, std::string_view bytes, std::size_t chunk,
                Behind behind = Behind::Hidden) {
    const bool shown = behind == Behind::Readable;
    const bool unicode = !shown || bytes.find("\\u") != std::string_view::npos;
    Outcome out;
    const auto splitter = format.splitter();
    const auto parser = format.parser();
    std::size_t consumed = 0, given = 0, end = 0;
    bool last = false;
    while (!last) {
        given = std::min(given + chunk, bytes.size());
        last = given == bytes.size();
        // A copy of exactly these bytes, so that a sanitizer sees any step beyond them.
        std::vector<char> piece(bytes.begin() + consumed, bytes.begin() + given);
        const std::size_t size = piece.size();
        if (shown) piece.insert(piece.end(), 80, '}');
        std::vector<RecordSpan> spans;
        const std::size_t used = splitter->split({piece.data(), size}, last, spans);
        require(used <= size && (!last || used == size));
        for (const RecordSpan& span : spans) {
            require(span.begin + span.length <= size);
            const std::size_t begin = consumed + span.begin - static_cast<std::size_t>(span.before);
            require(begin >= end);
            end = consumed + span.begin + span.length;
            out.records.emplace_back(begin, end - begin);
            if (!span.trouble.empty()) continue;
            const std::int64_t before = out.batch.records();
            parser->parse({std::string_view(piece.data() + span.begin, span.length),
                           static_cast<std::int64_t>(begin),
                           shown ? piece.size() - span.begin - span.length : 0, unicode},
                          out.batch);
            require(out.batch.records() >= before);
        }
        consumed += used;
    }
    out.batch.seal();
    return out;
}

void readBy(const Profile& profile, std::string_view bytes) {
    const ContentHead head{bytes, "x", true};
    const auto format = Format::make(profile, head, {});
    if (!format) return;
    const Outcome whole = readAll(*format, bytes, std::max<std::size_t>(bytes.size(), 1));
    require(readAll(*format, bytes, std::max<std::size_t>(bytes.size(), 1), Behind::Readable) ==
            whole);
    require(readAll(*format, bytes, 1 + bytes.size() / 3) == whole);
    if (bytes.size() < 2000) require(readAll(*format, bytes, 1) == whole);
    for (const std::int64_t length :
         whole.batch.numbers[static_cast<std::size_t>(Field::RecordLength)])
        require(length >= 0 && length <= static_cast<std::int64_t>(bytes.size()));
}

} // namespace

void readContent(std::string_view format, std::string_view bytes) {
    for (const Profile& profile : builtinProfiles())
        if (profile.id == format) readBy(profile, bytes);
}

void recogniseContent(std::string_view bytes) {
    const auto found = recognise({bytes, "x.log", true}, builtinProfiles());
    for (const Recognition& one : found) require(one.confidence > 0 && one.confidence <= 1);
    if (!found.empty()) readBy(*found[0].profile, bytes);
}

void readProfile(std::string_view bytes) {
    const auto profile = Profile::fromJson(bytes, "fuzz");
    if (!profile) return;
    const std::string text = profile->toJson();
    const auto again = Profile::fromJson(text, "fuzz");
    require(again.has_value() && again->toJson() == text);
    readBy(*profile, "{\"a\":1,\"b\":[{\"c\":\"2024-01-01T00:00:00Z\"}]}\n");
}

bool runTarget(std::string_view name, std::string_view bytes) {
    if (name == "json")
        readContent("llm_gateway", bytes);
    else if (name == "json_document")
        readContent("cloudtrail", bytes);
    else if (name == "csv")
        readContent("llm_gateway_csv", bytes);
    else if (name == "access_log")
        readContent("combined", bytes);
    else if (name == "w3c")
        readContent("iis_w3c", bytes);
    else if (name == "spans")
        readContent("spans", bytes);
    else if (name == "recognise")
        recogniseContent(bytes);
    else if (name == "profile")
        readProfile(bytes);
    else if (name == "column")
        readColumn(bytes);
    else if (name == "container")
        readContainer(bytes);
    else
        return false;
    return true;
}

} // namespace tidemark::fuzz

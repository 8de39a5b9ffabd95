// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/parse_pipeline.h"

#include "core/base/ordered_workers.h"
#include "core/base/zstd_frame.h"
#include "core/import/content_cutter.h"
#include "core/import/profile_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

namespace tidemark {

namespace {

// What a worker makes of a task. In-order formats are parsed later, on the caller's thread.
struct Finished {
    PipelineTask::Kind kind = PipelineTask::Kind::Content;
    ParsedPiece piece;
    OriginalFrame original;
    PipelineTask unparsed; ///< with a format: records still to be parsed
};

void parseInto(const PipelineTask& task, RecordParser& parser, EventBatch& batch) {
    std::vector<RecordSpan> own;
    if (task.split) (void)task.format->splitter()->split(task.bytes, true, own);
    const std::string_view bytes(task.bytes);
    const bool unicodeEscapes = bytes.find("\\u") != std::string_view::npos;
    for (const RecordSpan& span : task.split ? own : task.spans) {
        const std::int64_t at = task.offset + static_cast<std::int64_t>(span.begin);
        if (span.trouble.empty()) {
            const std::size_t behind = task.bytes.capacity() - (span.begin + span.length);
            parser.parse({bytes.substr(span.begin, span.length), at, behind, unicodeEscapes},
                         batch);
            continue;
        }
        batch.beginRow(at - span.before, static_cast<std::int64_t>(span.length) + span.before);
        batch.rejectRow(std::string(span.trouble));
    }
}

// One per worker thread: parser and compressor are made once and used again.
class Worker {
public:
    explicit Worker(std::uint32_t number) : m_terms(std::make_shared<BatchTerms>(number)) {}
    Finished operator()(PipelineTask&& task) {
        Finished done;
        done.kind = task.kind;
        const auto size = static_cast<std::int64_t>(task.bytes.size());
        if (task.kind == PipelineTask::Kind::Original) {
            done.original = {task.offset, size, {}};
            m_compressor.append(task.bytes, done.original.frame);
            return done;
        }
        done.piece.content_offset = task.offset;
        done.piece.size_bytes = size;
        done.piece.is_original = task.plain;
        if (task.compress && size > 0) m_compressor.append(task.bytes, done.piece.content_frame);
        if (!task.format) return done;
        if (task.format->inOrder()) {
            done.unparsed = std::move(task);
            return done;
        }
        if (task.format != m_format) {
            m_format = task.format;
            m_parser = m_format->parser();
        }
        done.piece.batch = EventBatch(m_terms);
        parseInto(task, *m_parser, done.piece.batch);
        done.piece.batch.seal();
        return done;
    }

private:
    std::shared_ptr<BatchTerms> m_terms;
    ZstdCompressor m_compressor{1};
    std::shared_ptr<const Format> m_format;
    std::unique_ptr<RecordParser> m_parser;
};

using Workers = OrderedWorkers<PipelineTask, Finished>;

// Reports at most ten times a second, whoever listens.
class ProgressMeter {
public:
    ProgressMeter(JobContext& context, const PipelineRequest& request)
        : m_context(context), m_request(request) {}
    void tell(std::int64_t received) {
        const auto now = std::chrono::steady_clock::now();
        if (now - m_last < std::chrono::milliseconds(100)) return;
        m_last = now;
        m_context.report(
            {fmt::format("Importing {}", m_request.name), received, m_request.size_bytes, records});
    }
    std::int64_t records = 0;

private:
    JobContext& m_context;
    const PipelineRequest& m_request;
    std::chrono::steady_clock::time_point m_last{};
};

// The caller's half: takes results in order and passes them to the sink.
Status consume(Workers& workers, const ContentCutter& cutter, const PipelineRequest& request,
               const PipelineSink& sink, JobContext& context) {
    ProgressMeter meter(context, request);
    std::shared_ptr<const Format> format; // of in-order content
    std::unique_ptr<RecordParser> parser;
    const auto terms = std::make_shared<BatchTerms>(0); // 0: the caller's thread, then the workers
    while (auto done = workers.take()) {
        if (context.stop.stop_requested())
            return makeError(ErrorCode::Cancelled, "stopped on request");
        if (done->kind == PipelineTask::Kind::Original) {
            TM_TRY(sink.original(done->original));
            continue;
        }
        if (done->unparsed.format) {
            if (done->unparsed.format != format) {
                format = done->unparsed.format;
                parser = format->parser();
            }
            done->piece.batch = EventBatch(terms);
            parseInto(done->unparsed, *parser, done->piece.batch);
            done->piece.batch.seal();
        }
        meter.records += done->piece.batch.records();
        TM_TRY(sink.piece(done->piece));
        meter.tell(cutter.received());
    }
    return ok();
}

Result<Profile> profileFromFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return makeError(ErrorCode::Io, "the profile cannot be read", path, "Check the name");
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    return Profile::fromJson(text, path);
}

} // namespace

std::vector<Profile> profilesFor(const ImportParams& params) {
    const auto builtin = builtinProfiles();
    std::vector<Profile> profiles(builtin.begin(), builtin.end());
    if (params.profile_folder.empty()) return profiles;
    ProfileFolder own = loadProfileFolder(params.profile_folder);
    std::move(own.profiles.begin(), own.profiles.end(), std::back_inserter(profiles));
    return profiles;
}

Result<ChosenFormat> chooseFormat(const ContentHead& head, const ImportParams& params,
                                  const std::optional<Profile>& fixed) {
    if (fixed) {
        TM_ASSIGN(Format format, Format::make(*fixed, head, params));
        return ChosenFormat{std::move(format), 1};
    }
    if (!params.profile_path.empty()) {
        TM_ASSIGN(const Profile profile, profileFromFile(params.profile_path));
        TM_ASSIGN(Format format, Format::make(profile, head, params));
        return ChosenFormat{std::move(format), 1};
    }
    const std::vector<Profile> profiles = profilesFor(params);
    if (!params.format.empty()) {
        const auto named =
            std::find_if(profiles.begin(), profiles.end(),
                         [&](const Profile& profile) { return profile.id == params.format; });
        if (named == profiles.end())
            return makeError(ErrorCode::BadInput,
                             fmt::format("no format is named '{}'", params.format), {},
                             "See: tidemark-cli formats");
        TM_ASSIGN(Format format, Format::make(*named, head, params));
        return ChosenFormat{std::move(format), 1};
    }
    for (const Recognition& candidate : recognise(head, profiles)) {
        auto format = Format::make(*candidate.profile, head, params);
        if (format) return ChosenFormat{std::move(format).value(), candidate.confidence};
    }
    return makeError(ErrorCode::BadInput, "the content is not in a format that is understood");
}

Result<PipelineOutcome> runPipeline(const PipelineRequest& request, const PipelineSink& sink,
                                    JobContext& context) {
    const unsigned count = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
    std::atomic<std::uint32_t> made = 0;
    Workers workers(count, std::size_t{2} * count + 2, [&made] {
        return [worker = std::make_shared<Worker>(++made)](PipelineTask&& task) {
            return (*worker)(std::move(task));
        };
    });
    ContentCutter cutter(request,
                         [&workers](PipelineTask task) { return workers.put(std::move(task)); });
    Status readStatus = ok();
    std::stop_source stop;
    std::thread reader([&] {
        readStatus = cutter.run(stop.get_token());
        workers.close();
    });
    Status status = consume(workers, cutter, request, sink, context);
    if (!status) {
        stop.request_stop();
        workers.stop();
    }
    reader.join();
    if (!status) return std::move(status).error();
    if (!readStatus) return std::move(readStatus).error();
    return std::move(cutter.outcome());
}

} // namespace tidemark

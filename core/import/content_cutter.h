// SPDX-License-Identifier: GPL-3.0-or-later
// The reader's half of the pipeline: received bytes -> members -> pieces that end where a record
// ends. Runs on one thread and hands each piece on as a task for the parsers.
#pragma once

#include "core/base/digest.h"
#include "core/import/container_reader.h"
#include "core/import/parse_pipeline.h"

#include <atomic>
#include <functional>
#include <memory>
#include <set>

namespace tidemark {

/// Work for a parser thread: a piece of content, or received bytes to be kept as they are.
struct PipelineTask {
    enum class Kind { Content, Original } kind = Kind::Content;
    std::string bytes;
    std::int64_t offset = 0;
    std::shared_ptr<const Format> format; ///< null: no record is looked for
    bool split = false;                   ///< the worker finds the records itself
    bool compress = false;
    bool plain = false; ///< content is the received bytes themselves
    std::vector<RecordSpan> spans;
};

class ContentCutter {
public:
    /// `emit` returns false when the run has been stopped.
    ContentCutter(const PipelineRequest& request, std::function<bool(PipelineTask)> emit)
        : m_request(request), m_emit(std::move(emit)) {}

    /// Reads everything. Io only when nothing could be read; later trouble is damage.
    Status run(std::stop_token stop);
    /// After run(): what was found; sha256 and counts of records are the pipeline's part.
    PipelineOutcome& outcome() { return m_outcome; }
    /// Received bytes so far; any thread.
    [[nodiscard]] std::int64_t received() const {
        return m_received.load(std::memory_order_relaxed);
    }

private:
    void onReceived(std::string_view bytes);
    Status readAll(ByteSource& source, const std::stop_token& stop);
    void beginMember(std::string_view name);
    Status endMember();
    Status recogniseMember(bool complete);
    void adopt(ChosenFormat chosen);
    Status cut(bool last);
    Status cutLines(bool last);
    Status cutRecords(bool last);
    Status emitPiece(std::size_t size, bool split, std::vector<RecordSpan> spans);
    Status flushOriginal(std::size_t least);
    void note(std::string text);

    const PipelineRequest& m_request;
    std::function<bool(PipelineTask)> m_emit;
    PipelineOutcome m_outcome;
    Digest m_digest;
    std::atomic<std::int64_t> m_received{0};
    std::string m_original; ///< received bytes not yet handed on
    std::int64_t m_original_offset = 0;
    bool m_plain_known = false, m_plain = false;

    std::string m_buffer;      ///< content not yet cut
    std::int64_t m_offset = 0; ///< of m_buffer[0] in the content
    std::shared_ptr<const Format> m_format;
    std::unique_ptr<RecordSplitter> m_splitter;
    bool m_recognised = false; ///< recognition of this member has been tried
    bool m_any_format = false, m_long_line = false;
    std::string m_unrecognised; ///< why the first member without a format has none
    std::set<std::string> m_noted;
};

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// The data's way from received bytes to event batches: a reader thread (hash, decompress, cut into
// pieces at record ends), parsers on workers, and the caller's thread, which gets the pieces in
// order. The same bytes give the same batches whatever the number of workers. Memory is bounded by
// the number of pieces in flight. Used by import, and by verify to derive events anew.
#pragma once

#include "core/base/result.h"
#include "core/import/byte_source.h"
#include "core/import/format.h"
#include "core/jobs/job.h"
#include "core/store/event_batch.h"
#include "core/store/source_store.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tidemark {

struct PipelineRequest {
    ByteSource::Read read;        ///< the received bytes
    std::string name;             ///< of the source, for recognition and messages
    std::int64_t size_bytes = -1; ///< if known, for progress
    ImportParams params;
    std::optional<Profile>
        profile; ///< use exactly this one (verify); else params and recognition decide
    bool keep_original = true; ///< make frames of the received bytes
};

/// A run of records, parsed. Content is cut without gaps: pieces follow one another.
struct ParsedPiece {
    EventBatch batch;
    std::int64_t content_offset = 0, size_bytes = 0;
    std::string
        content_frame; ///< zstd frame of the piece's content; empty when it is not to be kept
    bool is_original = false; ///< the source is plain: this frame is a piece of the received bytes
};
/// A run of received bytes as a zstd frame.
struct OriginalFrame {
    std::int64_t offset = 0, size_bytes = 0;
    std::string frame;
};

/// Called on the thread that runs the pipeline, in order. An error ends the run.
struct PipelineSink {
    std::function<Status(ParsedPiece&)> piece;
    /// Only for containers; a plain source's content frames are its original.
    std::function<Status(OriginalFrame&)> original = [](OriginalFrame&) { return ok(); };
};

struct PipelineOutcome {
    std::string sha256; ///< of the received bytes
    std::int64_t size_bytes = 0, content_bytes = 0;
    std::string container; ///< "plain" ...
    std::string damage;    ///< empty = read to the end
    std::vector<Member> members;
    Profile profile; ///< as applied to the first member that had one
    double confidence = 0;
    std::vector<std::string> notes;
};

/// BadInput when nothing in the source can be recognised, Io when its first byte cannot be read,
/// Cancelled. Damage after the first records is an outcome, not an error.
Result<PipelineOutcome> runPipeline(const PipelineRequest& request, const PipelineSink& sink,
                                    JobContext& context);

/// Recognises a head by params (a named format, a profile file, else by itself).
struct ChosenFormat {
    Format format;
    double confidence = 0;
};
/// The profiles that recognition chooses from: the built-in ones, then those of the user's folder.
std::vector<Profile> profilesFor(const ImportParams& params);
Result<ChosenFormat> chooseFormat(const ContentHead& head, const ImportParams& params,
                                  const std::optional<Profile>& fixed);

constexpr std::size_t kHeadBytes = std::size_t{256} << 10;
constexpr std::size_t kPieceBytes = std::size_t{1} << 20;

} // namespace tidemark

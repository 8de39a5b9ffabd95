// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/content_cutter.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <utility>

namespace tidemark {

namespace {

/// A piece and what is read beyond its end: the buffer does not have to grow.
constexpr std::size_t kPieceRoom = kPieceBytes + (std::size_t{512} << 10);

Error stopped() {
    return makeError(ErrorCode::Cancelled, "stopped on request");
}

} // namespace

void ContentCutter::note(std::string text) {
    if (m_noted.insert(text).second) m_outcome.notes.push_back(std::move(text));
}

void ContentCutter::onReceived(std::string_view bytes) {
    m_digest.update(bytes);
    m_received.fetch_add(static_cast<std::int64_t>(bytes.size()), std::memory_order_relaxed);
    // A plain source's content is its original; until that is known, keep what came.
    if (m_request.keep_original && !(m_plain_known && m_plain)) m_original.append(bytes);
}

Status ContentCutter::run(std::stop_token stop) {
    ByteSource source(m_request.read, [this](std::string_view bytes) { onReceived(bytes); });
    Status status = readAll(source, stop);
    m_outcome.size_bytes = received();
    m_outcome.content_bytes = m_offset;
    m_outcome.sha256 = m_digest.finishHex();
    return status;
}

Status ContentCutter::readAll(ByteSource& source, const std::stop_token& stop) {
    TM_ASSIGN(const std::string_view head, source.peek(1));
    if (head.empty())
        return makeError(ErrorCode::BadInput, "the file is empty", m_request.name,
                         "Check that it was copied completely; nothing was imported");
    TM_ASSIGN(auto container, openContainer(source, m_request.name));
    for (;;) {
        if (stop.stop_requested()) return stopped();
        auto what = container->next(m_buffer);
        if (!what) {
            if (m_offset == 0 && m_buffer.empty()) return std::move(what).error();
            m_outcome.damage =
                fmt::format("reading stopped at byte {}: {}", received(), what.error().message);
            break;
        }
        if (*what == ContainerReader::Next::End) break;
        if (*what == ContainerReader::Next::Member) {
            TM_TRY(endMember());
            beginMember(container->name());
            continue;
        }
        if (!m_plain_known) {
            m_plain_known = true;
            m_plain = container->kind() == "plain";
            if (m_plain) m_original.clear();
        }
        if (!m_plain) TM_TRY(flushOriginal(kPieceBytes));
        if (!m_recognised && m_buffer.size() >= kHeadBytes) TM_TRY(recogniseMember(false));
        if (m_recognised) TM_TRY(cut(false));
    }
    TM_TRY(endMember());
    if (!m_plain) TM_TRY(flushOriginal(1));
    m_outcome.container = std::string(container->kind());
    if (m_outcome.damage.empty()) m_outcome.damage = std::string(container->damage());
    if (!m_any_format && m_outcome.damage.empty())
        return makeError(ErrorCode::BadInput,
                         m_unrecognised.empty() ? "it holds nothing to read" : m_unrecognised,
                         m_request.name,
                         "Choose a format with --format, or see: tidemark-cli formats");
    if (!m_any_format)
        return makeError(ErrorCode::BadInput, m_outcome.damage, m_request.name,
                         "No record could be read before the damage; get an intact copy");
    return ok();
}

void ContentCutter::beginMember(std::string_view name) {
    Member member;
    member.seq = static_cast<std::int64_t>(m_outcome.members.size());
    member.name = std::string(name);
    member.content_offset = m_offset;
    m_outcome.members.push_back(std::move(member));
    m_format.reset();
    m_splitter.reset();
    m_recognised = false;
    m_long_line = false;
}

Status ContentCutter::endMember() {
    if (m_outcome.members.empty()) return ok();
    if (!m_recognised) TM_TRY(recogniseMember(true));
    TM_TRY(cut(true));
    Member& member = m_outcome.members.back();
    member.size_bytes = m_offset - member.content_offset;
    return ok();
}

Status ContentCutter::recogniseMember(bool complete) {
    m_recognised = true;
    const std::string& name = m_outcome.members.back().name;
    if (m_buffer.empty()) return ok();
    const ContentHead head{std::string_view(m_buffer).substr(0, kHeadBytes), name, complete};
    auto chosen = chooseFormat(head, m_request.params, m_request.profile);
    if (chosen) {
        adopt(std::move(chosen).value());
        return ok();
    }
    // A format that the user named wrongly is a mistake to report, not a member to pass over.
    if (!m_request.params.format.empty() || !m_request.params.profile_path.empty()) {
        Error error = std::move(chosen).error();
        if (error.where.empty()) error.where = name;
        return error;
    }
    if (m_unrecognised.empty()) m_unrecognised = chosen.error().message;
    note(fmt::format("'{}' holds no records: {}", visibleText(name), chosen.error().message));
    return ok();
}

void ContentCutter::adopt(ChosenFormat chosen) {
    m_format = std::make_shared<const Format>(std::move(chosen.format));
    m_splitter = m_format->splitter();
    const Profile& profile = m_format->profile();
    if (!m_any_format) {
        m_any_format = true;
        m_outcome.profile = profile;
        m_outcome.confidence = chosen.confidence;
    } else if (profile.id != m_outcome.profile.id) {
        note(fmt::format("'{}' was read as {}", visibleText(m_outcome.members.back().name),
                         profile.title));
    }
    for (std::string& text : m_format->notes()) note(std::move(text));
}

Status ContentCutter::cut(bool last) {
    if (!m_format) {
        if (m_buffer.size() >= kPieceBytes || (last && !m_buffer.empty()))
            return emitPiece(m_buffer.size(), false, {});
        return ok();
    }
    return m_splitter->independentLines() && !m_long_line ? cutLines(last) : cutRecords(last);
}

// Plain lines: only the last line end matters here, the workers find the others.
Status ContentCutter::cutLines(bool last) {
    if (m_buffer.empty() || (!last && m_buffer.size() < kPieceBytes)) return ok();
    const std::size_t end = last ? m_buffer.size() : m_buffer.rfind('\n') + 1; // npos + 1 == 0
    if (end > 0) return emitPiece(end, true, {});
    if (m_buffer.size() <= kMaxRecordBytes) return ok();
    m_long_line = true; // a record beyond the limit: from here on the splitter keeps count of it
    return cutRecords(last);
}

Status ContentCutter::cutRecords(bool last) {
    if (!last && m_buffer.size() < kPieceBytes) return ok();
    std::vector<RecordSpan> spans;
    const std::size_t used = m_splitter->split(m_buffer, last, spans);
    if (used == 0 && spans.empty()) return ok();
    return emitPiece(used, false, std::move(spans));
}

Status ContentCutter::emitPiece(std::size_t size, bool split, std::vector<RecordSpan> spans) {
    PipelineTask task;
    task.offset = m_offset;
    task.format = m_format;
    task.split = split;
    task.spans = std::move(spans);
    task.plain = m_plain;
    task.compress = !m_plain || m_request.keep_original;
    if (size == m_buffer.size()) {
        task.bytes = std::exchange(m_buffer, {});
        m_buffer.reserve(kPieceRoom);
    } else {
        std::string rest;
        rest.reserve(kPieceRoom);
        rest.append(m_buffer, size);
        m_buffer.resize(size);
        task.bytes = std::exchange(m_buffer, std::move(rest));
    }
    m_offset += static_cast<std::int64_t>(size);
    return m_emit(std::move(task)) ? ok() : Status(stopped());
}

Status ContentCutter::flushOriginal(std::size_t least) {
    if (m_original.size() < least) return ok();
    PipelineTask task;
    task.kind = PipelineTask::Kind::Original;
    task.offset = m_original_offset;
    task.compress = true;
    m_original_offset += static_cast<std::int64_t>(m_original.size());
    task.bytes = std::move(m_original);
    m_original = std::string();
    return m_emit(std::move(task)) ? ok() : Status(stopped());
}

} // namespace tidemark

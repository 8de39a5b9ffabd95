// SPDX-License-Identifier: GPL-3.0-or-later
// The wizard's look at a file: its head, decompressed, recognised and parsed. Nothing is written.
#include "core/import/container_reader.h"
#include "core/import/import_job.h"
#include "core/import/parse_pipeline.h"
#include "core/import/preview_columns.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

namespace tidemark {

namespace {

struct Head {
    std::string bytes, name;
    bool complete = false;
};

Result<Head> readHead(const std::string& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return makeError(ErrorCode::Io, std::strerror(errno), path,
                         "Check the name and that it can be read", errno);
    const std::unique_ptr<const int, void (*)(const int*)> closer(
        &fd, [](const int* open) { ::close(*open); });
    ByteSource source(readDescriptor(fd, path), {});
    TM_ASSIGN(const std::string_view first, source.peek(1));
    if (first.empty()) return makeError(ErrorCode::BadInput, "the file is empty", path);
    TM_ASSIGN(auto container,
              openContainer(source, std::filesystem::path(path).filename().string()));
    Head head;
    int members = 0;
    while (head.bytes.size() < kHeadBytes) {
        TM_ASSIGN(const auto what, container->next(head.bytes));
        if (what == ContainerReader::Next::Member && ++members == 1) head.name = container->name();
        if (what == ContainerReader::Next::End ||
            (what == ContainerReader::Next::Member && !head.bytes.empty())) {
            head.complete = true;
            break;
        }
    }
    return head;
}

} // namespace

Result<ImportPreview> previewImport(const std::string& path, const ImportParams& params,
                                    std::int64_t maxRecords) {
    TM_ASSIGN(Head head, readHead(path));
    const ContentHead content{head.bytes, head.name, head.complete};
    ImportPreview preview;
    preview.profiles = profilesFor(params);
    preview.candidates = recognise(content, preview.profiles);
    auto chosen = chooseFormat(content, params, {});
    if (!chosen) {
        Error error = std::move(chosen).error();
        if (error.where.empty()) error.where = path;
        return error;
    }
    preview.profile = chosen->format.profile();
    preview.notes = chosen->format.notes();
    for (SourceColumn& column : previewColumns(content, preview.profile)) {
        preview.columns.push_back(std::move(column.path));
        preview.samples.push_back(std::move(column.sample));
    }
    std::vector<RecordSpan> spans;
    const auto splitter = chosen->format.splitter();
    (void)splitter->split(head.bytes, head.complete, spans);
    const auto parser = chosen->format.parser();
    for (const RecordSpan& span : spans) {
        if (preview.rows.records() >= maxRecords) break;
        const std::string_view record =
            std::string_view(head.bytes).substr(span.begin, span.length);
        const std::int64_t before = preview.rows.records();
        parser->parse({record, static_cast<std::int64_t>(span.begin)}, preview.rows);
        if (preview.rows.records() > before) preview.raw.emplace_back(record);
    }
    preview.rows.seal();
    return preview;
}

} // namespace tidemark

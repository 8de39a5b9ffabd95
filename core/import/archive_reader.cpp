// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/archive_reader.h"

#include "core/base/text.h"
#include "core/base/utf8_locale.h"
#include "core/import/inflate_stream.h"
#include "core/import/utf16.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <array>
#include <optional>

namespace tidemark {

namespace {

constexpr std::size_t kArchivePiece = std::size_t{256} << 10;

class ArchiveReader final : public ContainerReader {
public:
    ArchiveReader(ByteSource& source, std::string name)
        : m_source(source), m_source_name(std::move(name)), m_name(m_source_name),
          m_archive(archive_read_new(), archive_read_free) {}

    Status open() {
        archive* handle = m_archive.get();
        archive_read_support_format_zip_streamable(handle);
        archive_read_support_format_tar(handle);
        archive_read_support_format_raw(handle); // a single .xz or .bz2
        for (auto* support : {archive_read_support_filter_gzip, archive_read_support_filter_zstd,
                              archive_read_support_filter_xz, archive_read_support_filter_bzip2})
            support(handle);
        if (archive_read_open(handle, this, nullptr, &ArchiveReader::onRead, nullptr) != ARCHIVE_OK)
            return makeError(ErrorCode::BadInput,
                             fmt::format("the archive cannot be opened ({})", errorText()),
                             m_source_name, "Check that the file was copied completely");
        return ok();
    }

    Result<Next> next(std::string& out) override {
        if (m_read_error) return *m_read_error;
        if (m_done) return Next::End;
        if (!m_in_member) return advance();
        m_buffer.resize(kArchivePiece);
        const la_ssize_t got = archive_read_data(m_archive.get(), m_buffer.data(), m_buffer.size());
        if (m_read_error) return *m_read_error;
        if (got < 0)
            return stop(
                fmt::format("member '{}' is damaged ({})", visibleText(m_name), errorText()), out);
        const std::size_t before = out.size();
        if (got == 0) {
            m_in_member = false;
            if (m_inflate && !m_inflate->finish())
                return stop(std::string(m_inflate->damage()), out);
            return advance();
        }
        const std::string_view bytes(m_buffer.data(), static_cast<std::size_t>(got));
        if (m_first_piece && looksLikeGzip(bytes))
            m_inflate = makeGzipStream();
        else if (m_first_piece && looksLikeZstd(bytes))
            m_inflate = makeZstdStream();
        m_first_piece = false;
        if (!m_inflate)
            out.append(bytes);
        else if (!m_inflate->feed(bytes, out))
            return stop(std::string(m_inflate->damage()), out);
        m_content += static_cast<std::int64_t>(out.size() - before);
        if (m_content > kBombBytes && m_content / kBombRatio > m_source.position())
            return stop(fmt::format("{} bytes came out of the first {}: taken for a decompression "
                                    "bomb and left there",
                                    m_content, m_source.position()),
                        out);
        return Next::Bytes;
    }
    [[nodiscard]] std::string_view name() const override { return m_name; }
    [[nodiscard]] std::string_view kind() const override { return m_kind; }
    [[nodiscard]] std::string_view damage() const override { return m_damage; }

private:
    static la_ssize_t onRead(archive*, void* self, const void** bytes) {
        auto* reader = static_cast<ArchiveReader*>(self);
        auto got = reader->m_source.read(reader->m_raw.data(), reader->m_raw.size());
        if (!got) {
            reader->m_read_error = std::move(got).error();
            return -1;
        }
        *bytes = reader->m_raw.data();
        return static_cast<la_ssize_t>(*got);
    }

    [[nodiscard]] std::string errorText() const {
        const char* text = archive_error_string(m_archive.get());
        return text != nullptr ? visibleText(text) : "unknown reason";
    }

    // Moves to the next regular member; everything else is passed over.
    Result<Next> advance() {
        const Utf8Locale names;
        std::string none;
        for (;;) {
            archive_entry* entry = nullptr;
            const int code = archive_read_next_header(m_archive.get(), &entry);
            if (m_read_error) return *m_read_error;
            if (code == ARCHIVE_EOF) {
                m_done = true;
                TM_TRY(m_source.drain());
                return Next::End;
            }
            if (code < ARCHIVE_WARN)
                return stop(fmt::format("the archive is damaged ({})", errorText()), none);
            const int format = archive_format(m_archive.get()) & ARCHIVE_FORMAT_BASE_MASK;
            m_kind = format == ARCHIVE_FORMAT_ZIP   ? "zip"
                     : format == ARCHIVE_FORMAT_TAR ? "tar"
                                                    : "compressed";
            const bool raw = format == ARCHIVE_FORMAT_RAW;
            if (!raw && (archive_entry_filetype(entry) != AE_IFREG ||
                         archive_entry_hardlink(entry) != nullptr))
                continue;
            if (++m_members > kMaxMembers)
                return stop(fmt::format("the archive has more than {} members", kMaxMembers), none);
            const char* path = archive_entry_pathname(entry);
            m_name = raw || path == nullptr ? m_source_name : repairUtf8(path);
            m_in_member = true;
            m_first_piece = true;
            m_inflate.reset();
            return Next::Member;
        }
    }

    // Ends reading with a damage text; content that came out in this call still counts.
    Result<Next> stop(std::string damage, const std::string& out) {
        m_damage = std::move(damage);
        m_done = true;
        TM_TRY(m_source.drain());
        return out.empty() ? Next::End : Next::Bytes;
    }

    ByteSource& m_source;
    std::string m_source_name, m_name, m_damage, m_buffer;
    std::string_view m_kind = "archive";
    std::unique_ptr<archive, int (*)(archive*)> m_archive;
    std::unique_ptr<InflateStream> m_inflate;
    std::optional<Error> m_read_error;
    std::array<char, 64 << 10> m_raw{};
    std::int64_t m_members = 0, m_content = 0;
    bool m_in_member = false, m_first_piece = false, m_done = false;
};

} // namespace

Result<std::unique_ptr<ContainerReader>> openArchive(ByteSource& source, std::string name) {
    auto reader = std::make_unique<ArchiveReader>(source, std::move(name));
    TM_TRY(reader->open());
    return withUtf8(std::move(reader));
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/container_reader.h"

#include "core/import/archive_reader.h"
#include "core/import/inflate_stream.h"
#include "core/import/utf16.h"

#include <fmt/format.h>

namespace tidemark {

namespace {

constexpr std::size_t kReadPiece = std::size_t{256} << 10;

// One member whose content is the received bytes, perhaps decompressed.
class SingleReader final : public ContainerReader {
public:
    SingleReader(ByteSource& source, std::string name, std::string_view kind,
                 std::unique_ptr<InflateStream> inflate)
        : m_source(source), m_name(std::move(name)), m_kind(kind), m_inflate(std::move(inflate)) {}

    Result<Next> next(std::string& out) override {
        if (!m_begun) {
            m_begun = true;
            return Next::Member;
        }
        if (m_done) return Next::End;
        m_buffer.resize(kReadPiece);
        TM_ASSIGN(const std::size_t got, m_source.read(m_buffer.data(), m_buffer.size()));
        if (!m_inflate) {
            if (got == 0) m_done = true;
            out.append(m_buffer, 0, got);
            return got == 0 ? Next::End : Next::Bytes;
        }
        const std::size_t before = out.size();
        const bool fine =
            got == 0 ? m_inflate->finish() : m_inflate->feed({m_buffer.data(), got}, out);
        if (!fine) m_damage = m_inflate->damage();
        m_content += static_cast<std::int64_t>(out.size() - before);
        if (fine && m_content > kBombBytes && m_content / kBombRatio > m_source.position()) {
            m_damage = fmt::format(
                "{} bytes came out of the first {}: taken for a decompression bomb and left there",
                m_content, m_source.position());
        }
        if (!m_damage.empty()) TM_TRY(m_source.drain());
        if (got == 0 || !m_damage.empty()) m_done = true;
        if (m_done && out.size() == before) return Next::End;
        return Next::Bytes;
    }
    [[nodiscard]] std::string_view name() const override { return m_name; }
    [[nodiscard]] std::string_view kind() const override { return m_kind; }
    [[nodiscard]] std::string_view damage() const override { return m_damage; }

private:
    ByteSource& m_source;
    std::string m_name;
    std::string_view m_kind;
    std::unique_ptr<InflateStream> m_inflate;
    std::string m_buffer, m_damage;
    std::int64_t m_content = 0;
    bool m_begun = false, m_done = false;
};

// What a compressed head holds, as far as a few kilobytes tell; empty if it does not decompress.
std::string innerHead(std::string_view head, std::unique_ptr<InflateStream> inflate) {
    std::string out;
    (void)inflate->feed(head, out);
    return out;
}

bool looksLikeTar(std::string_view head) {
    return head.size() >= 262 && head.substr(257, 5) == "ustar";
}

bool needsArchiveReader(std::string_view head) {
    constexpr std::string_view kZip = "PK\x03\x04", kEmptyZip = "PK\x05\x06",
                               kXz = "\xfd"
                                     "7zXZ",
                               kBzip2 = "BZh";
    if (head.starts_with(kZip) || head.starts_with(kEmptyZip) || head.starts_with(kXz) ||
        head.starts_with(kBzip2))
        return true;
    if (looksLikeTar(head)) return true;
    if (looksLikeGzip(head)) return looksLikeTar(innerHead(head, makeGzipStream()));
    if (looksLikeZstd(head)) return looksLikeTar(innerHead(head, makeZstdStream()));
    return false;
}

} // namespace

Result<std::unique_ptr<ContainerReader>> openContainer(ByteSource& source, std::string name) {
    TM_ASSIGN(const std::string_view head, source.peek(4096));
    if (needsArchiveReader(head)) return openArchive(source, std::move(name));
    if (looksLikeGzip(head))
        return withUtf8(
            std::make_unique<SingleReader>(source, std::move(name), "gzip", makeGzipStream()));
    if (looksLikeZstd(head))
        return withUtf8(
            std::make_unique<SingleReader>(source, std::move(name), "zstd", makeZstdStream()));
    auto plain = std::make_unique<SingleReader>(source, std::move(name), "plain", nullptr);
    if (looksLikeUtf16(head)) return withUtf8(std::move(plain));
    return std::unique_ptr<ContainerReader>(std::move(plain));
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/inflate_stream.h"

#include <fmt/format.h>
#include <isa-l/igzip_lib.h>
#include <zstd.h>

#include <array>

namespace tidemark {

namespace {

constexpr std::size_t kPiece = std::size_t{256} << 10;

std::string_view gzipReason(int code) {
    switch (code) {
    case ISAL_INVALID_BLOCK: return "an invalid deflate block";
    case ISAL_INVALID_SYMBOL: return "an invalid deflate symbol";
    case ISAL_INVALID_LOOKBACK: return "a reference to data that is not there";
    case ISAL_INVALID_WRAPPER: return "bytes that are not a gzip header";
    case ISAL_UNSUPPORTED_METHOD: return "an unknown compression method";
    case ISAL_INCORRECT_CHECKSUM: return "a wrong checksum";
    default: return "damaged gzip data";
    }
}

class GzipStream final : public InflateStream {
public:
    GzipStream() { begin(); }

    bool feed(std::string_view input, std::string& out) override {
        m_state.next_in = reinterpret_cast<std::uint8_t*>(const_cast<char*>(input.data()));
        m_state.avail_in = static_cast<std::uint32_t>(input.size());
        // Input may be used up while the decoder still holds output.
        while (m_state.avail_in > 0 || m_state.avail_out == 0) {
            if (m_between) {
                if (m_state.avail_in == 0) break;
                begin();
            }
            m_fresh = false;
            m_state.next_out = m_buffer.data();
            m_state.avail_out = static_cast<std::uint32_t>(m_buffer.size());
            const std::uint32_t before = m_state.avail_in;
            const int code = isal_inflate(&m_state);
            const std::size_t made = m_buffer.size() - m_state.avail_out;
            out.append(reinterpret_cast<const char*>(m_buffer.data()), made);
            m_consumed += before - m_state.avail_in;
            if (code < 0) {
                m_damage =
                    fmt::format("gzip data has {} near byte {}", gzipReason(code), m_consumed);
                return false;
            }
            if (m_state.block_state == ISAL_BLOCK_FINISH) {
                m_between = true;
                m_state.avail_out = 1; // nothing held back
            } else if (made == 0 && before == m_state.avail_in) {
                break; // needs more input
            }
        }
        return true;
    }

    bool finish() override {
        if (m_between || m_fresh) return true;
        m_damage = fmt::format("gzip data stops in the middle at byte {}", m_consumed);
        return false;
    }
    [[nodiscard]] std::string_view damage() const override { return m_damage; }

private:
    void begin() {
        std::uint8_t* input = m_state.next_in;
        const std::uint32_t left = m_state.avail_in;
        isal_inflate_init(&m_state);
        m_state.crc_flag = ISAL_GZIP;
        m_state.next_in = input;
        m_state.avail_in = left;
        m_state.avail_out = 1;
        m_between = false;
        m_fresh = true;
    }
    inflate_state m_state{};
    std::array<std::uint8_t, kPiece> m_buffer{};
    bool m_between = false; ///< a member has ended and none has begun
    bool m_fresh = true;    ///< nothing of the present member has been read
    std::int64_t m_consumed = 0;
    std::string m_damage;
};

class ZstdStream final : public InflateStream {
public:
    ZstdStream() : m_stream(ZSTD_createDStream(), ZSTD_freeDStream) {
        ZSTD_initDStream(m_stream.get());
    }

    bool feed(std::string_view input, std::string& out) override {
        ZSTD_inBuffer in{input.data(), input.size(), 0};
        for (;;) {
            ZSTD_outBuffer piece{m_buffer.data(), m_buffer.size(), 0};
            const std::size_t code = ZSTD_decompressStream(m_stream.get(), &piece, &in);
            out.append(m_buffer.data(), piece.pos);
            if (ZSTD_isError(code) != 0) {
                m_damage = fmt::format("zstd data is damaged near byte {} ({})",
                                       m_consumed + static_cast<std::int64_t>(in.pos),
                                       ZSTD_getErrorName(code));
                return false;
            }
            m_complete = code == 0;
            if (in.pos == in.size && piece.pos < piece.size) break;
        }
        m_consumed += static_cast<std::int64_t>(input.size());
        return true;
    }
    bool finish() override {
        if (m_complete) return true;
        m_damage = fmt::format("zstd data stops in the middle at byte {}", m_consumed);
        return false;
    }
    [[nodiscard]] std::string_view damage() const override { return m_damage; }

private:
    std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> m_stream;
    std::array<char, kPiece> m_buffer{};
    bool m_complete = true;
    std::int64_t m_consumed = 0;
    std::string m_damage;
};

} // namespace

std::unique_ptr<InflateStream> makeGzipStream() {
    return std::make_unique<GzipStream>();
}
std::unique_ptr<InflateStream> makeZstdStream() {
    return std::make_unique<ZstdStream>();
}

bool looksLikeGzip(std::string_view head) {
    return head.size() >= 3 && head.substr(0, 3) == "\x1f\x8b\x08";
}
bool looksLikeZstd(std::string_view head) {
    return head.size() >= 4 && head.substr(0, 4) == "\x28\xb5\x2f\xfd";
}

} // namespace tidemark

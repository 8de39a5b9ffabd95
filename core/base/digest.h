// SPDX-License-Identifier: GPL-3.0-or-later
// Streaming SHA-256 and SHA-512 (OpenSSL EVP). One owner thread per object; never fails on data.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace tidemark {

enum class DigestKind { Sha256, Sha512 };

class Digest {
public:
    explicit Digest(DigestKind kind = DigestKind::Sha256);
    ~Digest();
    Digest(Digest&&) noexcept;
    Digest& operator=(Digest&&) noexcept;

    void update(std::string_view bytes);
    /// Lower-case hex of everything updated so far; the object then starts anew.
    std::string finishHex();

private:
    struct Free {
        void operator()(evp_md_ctx_st* context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
    DigestKind m_kind;
};

/// Lower-case hex digest of `bytes`.
std::string sha256Hex(std::string_view bytes);
std::string sha512Hex(std::string_view bytes);
/// Lower-case hex of raw bytes, and back (empty on a non-hex character or odd length).
std::string toHex(std::string_view bytes);
std::string fromHex(std::string_view hex);
/// Cryptographically random bytes as lower-case hex.
std::string randomHex(std::size_t bytes);

} // namespace tidemark

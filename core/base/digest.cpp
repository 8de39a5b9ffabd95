// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <cstdlib>

namespace tidemark {

namespace {

const EVP_MD* algorithm(DigestKind kind) {
    return kind == DigestKind::Sha256 ? EVP_sha256() : EVP_sha512();
}

std::string digestHex(DigestKind kind, std::string_view bytes) {
    Digest digest(kind);
    digest.update(bytes);
    return digest.finishHex();
}

int hexValue(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

} // namespace

void Digest::Free::operator()(evp_md_ctx_st* context) const {
    EVP_MD_CTX_free(context);
}

Digest::Digest(DigestKind kind) : m_context(EVP_MD_CTX_new()), m_kind(kind) {
    // Initialising a built-in digest fails only without memory, which is not survivable.
    if (!m_context || EVP_DigestInit_ex(m_context.get(), algorithm(kind), nullptr) != 1)
        std::abort();
}
Digest::~Digest() = default;
Digest::Digest(Digest&&) noexcept = default;
Digest& Digest::operator=(Digest&&) noexcept = default;

void Digest::update(std::string_view bytes) {
    EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size());
}

std::string Digest::finishHex() {
    unsigned char raw[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    EVP_DigestFinal_ex(m_context.get(), raw, &length);
    EVP_DigestInit_ex(m_context.get(), algorithm(m_kind), nullptr);
    return toHex({reinterpret_cast<const char*>(raw), length});
}

std::string sha256Hex(std::string_view bytes) {
    return digestHex(DigestKind::Sha256, bytes);
}
std::string sha512Hex(std::string_view bytes) {
    return digestHex(DigestKind::Sha512, bytes);
}

std::string toHex(std::string_view bytes) {
    constexpr char kDigits[] = "0123456789abcdef";
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        hex += kDigits[byte >> 4];
        hex += kDigits[byte & 15];
    }
    return hex;
}

std::string fromHex(std::string_view hex) {
    if (hex.size() % 2 != 0) return {};
    std::string bytes;
    bytes.reserve(hex.size() / 2);
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const int high = hexValue(hex[i]), low = hexValue(hex[i + 1]);
        if (high < 0 || low < 0) return {};
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

std::string randomHex(std::size_t bytes) {
    std::string raw(bytes, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(raw.data()), static_cast<int>(bytes)) != 1)
        std::abort();
    return toHex(raw);
}

} // namespace tidemark

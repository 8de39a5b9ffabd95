// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/signing_key.h"

#include "core/base/digest.h"
#include "core/base/text.h"
#include "core/export/base64.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>

#include <optional>

namespace tidemark {

namespace {

constexpr std::size_t kKeyBytes = 32, kSignatureBytes = 64, kKeyIdBytes = 8;
constexpr std::string_view kAlgorithm = "Ed"; // minisign legacy: the message itself is signed
constexpr std::string_view kPublicComment = "untrusted comment: tidemark public key";
constexpr std::string_view kSignatureComment = "untrusted comment: tidemark case file signature";
constexpr std::string_view kTrustedComment = "trusted comment: ";
constexpr int kPbkdfIterations = 600'000; // OWASP's figure for PBKDF2-HMAC-SHA-256 (2023)

struct FreeBio {
    void operator()(BIO* bio) const { BIO_free(bio); }
};
struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
struct FreeX509Sig {
    void operator()(X509_SIG* sig) const { X509_SIG_free(sig); }
};
struct FreePkcs8 {
    void operator()(PKCS8_PRIV_KEY_INFO* info) const { PKCS8_PRIV_KEY_INFO_free(info); }
};
struct FreeAlgor {
    void operator()(X509_ALGOR* algor) const { X509_ALGOR_free(algor); }
};
using Bio = std::unique_ptr<BIO, FreeBio>;

std::string bioText(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

std::string keyId(std::string_view publicKey) {
    return fromHex(sha256Hex(publicKey)).substr(0, kKeyIdBytes);
}

std::string publicFile(std::string_view publicKey) {
    return std::string(kPublicComment) + "\n" +
           toBase64(std::string(kAlgorithm) + keyId(publicKey) + std::string(publicKey)) + "\n";
}

bool verifyRaw(std::string_view message, std::string_view signature, std::string_view publicKey) {
    const std::unique_ptr<EVP_PKEY, FreeKey> key(EVP_PKEY_new_raw_public_key(
        EVP_PKEY_ED25519, nullptr, reinterpret_cast<const unsigned char*>(publicKey.data()),
        publicKey.size()));
    const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
    return key && context &&
           EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char*>(signature.data()),
                            signature.size(),
                            reinterpret_cast<const unsigned char*>(message.data()),
                            message.size()) == 1;
}

// The raw key of a public key file. Only the canonical text is taken, so that no byte of it is
// free.
std::optional<std::string> publicKeyOf(std::string_view file) {
    const std::size_t start = kPublicComment.size() + 1;
    if (file.size() <= start + 1) return std::nullopt;
    const auto bytes = fromBase64(file.substr(start, file.size() - start - 1));
    if (!bytes || bytes->size() != kAlgorithm.size() + kKeyIdBytes + kKeyBytes) return std::nullopt;
    std::string key = bytes->substr(kAlgorithm.size() + kKeyIdBytes);
    if (publicFile(key) != file) return std::nullopt;
    return key;
}

struct SignatureParts {
    std::string id, signature, comment, global;
};

std::string signatureText(const SignatureParts& parts) {
    return std::string(kSignatureComment) + "\n" +
           toBase64(std::string(kAlgorithm) + parts.id + parts.signature) + "\n" +
           std::string(kTrustedComment) + parts.comment + "\n" + toBase64(parts.global) + "\n";
}

std::optional<SignatureParts> signaturePartsOf(std::string_view file) {
    std::vector<std::string_view> lines;
    for (std::string_view rest = file; !rest.empty();) {
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos) return std::nullopt;
        lines.push_back(rest.substr(0, end));
        rest.remove_prefix(end + 1);
    }
    if (lines.size() != 4 || lines[2].substr(0, kTrustedComment.size()) != kTrustedComment)
        return std::nullopt;
    const auto main = fromBase64(lines[1]), global = fromBase64(lines[3]);
    if (!main || !global || main->size() != kAlgorithm.size() + kKeyIdBytes + kSignatureBytes ||
        global->size() != kSignatureBytes)
        return std::nullopt;
    SignatureParts parts{main->substr(kAlgorithm.size(), kKeyIdBytes),
                         main->substr(kAlgorithm.size() + kKeyIdBytes),
                         std::string(lines[2].substr(kTrustedComment.size())), *global};
    if (signatureText(parts) != file) return std::nullopt;
    return parts;
}

} // namespace

void SigningKey::Free::operator()(evp_pkey_st* key) const {
    EVP_PKEY_free(key);
}
SigningKey::SigningKey(SigningKey&&) noexcept = default;
SigningKey& SigningKey::operator=(SigningKey&&) noexcept = default;
SigningKey::~SigningKey() = default;

Result<SigningKey> SigningKey::generate() {
    EVP_PKEY* key = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    if (key == nullptr)
        return makeError(ErrorCode::Unsupported,
                         "this system's OpenSSL cannot make an Ed25519 key");
    return SigningKey(key);
}

Result<SigningKey> SigningKey::fromPem(std::string_view pem, std::string_view password) {
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    std::string secret(password); // the C interface wants a terminated, writable text
    EVP_PKEY* key = PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, secret.data());
    std::fill(secret.begin(), secret.end(), '\0');
    if (key == nullptr || EVP_PKEY_get_id(key) != EVP_PKEY_ED25519) {
        EVP_PKEY_free(key);
        return makeError(ErrorCode::BadInput, "the signing key cannot be opened", {},
                         "check the password and that the file is an Ed25519 key");
    }
    return SigningKey(key);
}

Result<std::string> SigningKey::protectedPem(std::string_view password) const {
    if (password.empty()) return makeError(ErrorCode::BadInput, "a signing key needs a password");
    const std::unique_ptr<PKCS8_PRIV_KEY_INFO, FreePkcs8> info(EVP_PKEY2PKCS8(m_key.get()));
    std::unique_ptr<X509_ALGOR, FreeAlgor> scheme(PKCS5_pbe2_set_iv(
        EVP_aes_256_cbc(), kPbkdfIterations, nullptr, 0, nullptr, NID_hmacWithSHA256));
    if (!info || !scheme)
        return makeError(ErrorCode::Unsupported, "this system's OpenSSL cannot protect a key");
    const std::unique_ptr<X509_SIG, FreeX509Sig> sealed(PKCS8_set0_pbe(
        password.data(), static_cast<int>(password.size()), info.get(), scheme.get()));
    if (!sealed)
        return makeError(ErrorCode::Unsupported, "this system's OpenSSL cannot protect a key");
    (void)scheme.release(); // now part of `sealed`
    const Bio bio(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_PKCS8(bio.get(), sealed.get()) != 1)
        return makeError(ErrorCode::Unsupported, "this system's OpenSSL cannot write a key");
    return bioText(bio.get());
}

std::string SigningKey::publicKey() const {
    std::string out(kKeyBytes, '\0');
    std::size_t size = out.size();
    EVP_PKEY_get_raw_public_key(m_key.get(), reinterpret_cast<unsigned char*>(out.data()), &size);
    return out;
}

std::string SigningKey::publicPem() const {
    const Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PUBKEY(bio.get(), m_key.get());
    return bioText(bio.get());
}

std::string SigningKey::minisignPublicKey() const {
    return publicFile(publicKey());
}
std::string SigningKey::fingerprint() const {
    return sha256Hex(publicKey());
}

Result<std::string> SigningKey::sign(std::string_view message) const {
    const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
    std::string out(kSignatureBytes, '\0');
    std::size_t size = out.size();
    if (!context ||
        EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, m_key.get()) != 1 ||
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size,
                       reinterpret_cast<const unsigned char*>(message.data()), message.size()) != 1)
        return makeError(ErrorCode::Unsupported, "this system's OpenSSL cannot sign");
    return out;
}

Result<std::string> SigningKey::signatureFile(std::string_view message,
                                              std::string_view trustedComment) const {
    SignatureParts parts;
    parts.id = keyId(publicKey());
    TM_ASSIGN(parts.signature, sign(message));
    parts.comment = visibleText(trustedComment);
    TM_ASSIGN(parts.global, sign(parts.signature + parts.comment));
    return signatureText(parts);
}

Status verifySignatureFile(std::string_view message, std::string_view signatureFile,
                           std::string_view publicKeyFile) {
    const auto bad = [](const char* reason) {
        return Status(makeError(ErrorCode::Integrity, reason));
    };
    const auto key = publicKeyOf(publicKeyFile);
    if (!key) return bad("the public key file is not in its proper form");
    const auto parts = signaturePartsOf(signatureFile);
    if (!parts) return bad("the signature file is not in its proper form");
    if (parts->id != keyId(*key)) return bad("the signature was made with another key");
    if (!verifyRaw(message, parts->signature, *key))
        return bad("the signature does not match what is signed");
    if (!verifyRaw(parts->signature + parts->comment, parts->global, *key))
        return bad("the signature's comment has been changed");
    return ok();
}

Result<std::string> fingerprintOf(std::string_view publicKeyFile) {
    const auto key = publicKeyOf(publicKeyFile);
    if (!key) return makeError(ErrorCode::BadInput, "this is not a public key file");
    return sha256Hex(*key);
}

Result<std::string> publicPemOf(std::string_view publicKeyFile) {
    const auto key = publicKeyOf(publicKeyFile);
    if (!key) return makeError(ErrorCode::BadInput, "this is not a public key file");
    const std::unique_ptr<EVP_PKEY, FreeKey> handle(EVP_PKEY_new_raw_public_key(
        EVP_PKEY_ED25519, nullptr, reinterpret_cast<const unsigned char*>(key->data()),
        key->size()));
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!handle || PEM_write_bio_PUBKEY(bio.get(), handle.get()) != 1)
        return makeError(ErrorCode::BadInput, "this is not a public key file");
    return bioText(bio.get());
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// Ed25519 signing keys (OpenSSL): PKCS#8 files protected by a password (PBES2, PBKDF2-SHA-256,
// AES-256), kept outside the case, and detached signatures in minisign's legacy layout, which
// minisign, signify and plain openssl all verify. Objects belong to one thread.
#pragma once

#include "core/base/result.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct evp_pkey_st;

namespace tidemark {

class SigningKey {
public:
    static Result<SigningKey> generate();
    /// BadInput when the password is wrong or the text is no Ed25519 key.
    static Result<SigningKey> fromPem(std::string_view pem, std::string_view password);
    SigningKey(SigningKey&&) noexcept;
    SigningKey& operator=(SigningKey&&) noexcept;
    ~SigningKey();

    /// BadInput for an empty password: a key file is never left open.
    [[nodiscard]] Result<std::string> protectedPem(std::string_view password) const;
    [[nodiscard]] std::string publicKey() const; ///< 32 raw bytes
    [[nodiscard]] std::string publicPem() const; ///< SubjectPublicKeyInfo, for openssl
    /// Text of a minisign public key file.
    [[nodiscard]] std::string minisignPublicKey() const;
    /// Hex SHA-256 of the raw public key: what people compare.
    [[nodiscard]] std::string fingerprint() const;
    /// 64 raw bytes; the same message always gives the same signature.
    [[nodiscard]] Result<std::string> sign(std::string_view message) const;
    /// Text of a detached signature file. `trusted_comment` is one line and signed too.
    [[nodiscard]] Result<std::string> signatureFile(std::string_view message,
                                                    std::string_view trusted_comment) const;

private:
    struct Free {
        void operator()(evp_pkey_st* key) const;
    };
    explicit SigningKey(evp_pkey_st* key) : m_key(key) {}
    std::unique_ptr<evp_pkey_st, Free> m_key;
};

/// Checks a signature file against a message and a minisign public key file. Both files must be
/// exactly as this product writes them. Integrity with the reason when anything is off.
Status verifySignatureFile(std::string_view message, std::string_view signature_file,
                           std::string_view public_key_file);
/// The fingerprint of a minisign public key file; BadInput when it is none.
Result<std::string> fingerprintOf(std::string_view public_key_file);
/// The SubjectPublicKeyInfo PEM of a minisign public key file.
Result<std::string> publicPemOf(std::string_view public_key_file);

/// A key kept in a folder of the user's (0700) as NAME.pem (0600) and NAME.pub.
struct StoredKey {
    std::string name, path, fingerprint;
};
/// Where keys of this user are, for window and command line alike: below $XDG_DATA_HOME or
/// ~/.local/share.
std::string defaultKeyFolder();
/// BadInput when the name is taken or not usable as a file name, or the password is empty.
Result<StoredKey> createKey(const std::string& folder, std::string_view name,
                            std::string_view password);
/// By name; empty when the folder is not there.
Result<std::vector<StoredKey>> listKeys(const std::string& folder);
/// By name in the folder, or by path of a PEM file.
Result<SigningKey> loadKey(const std::string& folder, std::string_view name_or_path,
                           std::string_view password);

} // namespace tidemark

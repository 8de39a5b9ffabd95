// SPDX-License-Identifier: GPL-3.0-or-later
// Signatures checked by other people's programs where they are installed, and by ours.
#include "core/export/base64.h"
#include "core/export/seal.h"
#include "core/export/signing_key.h"
#include "core/verify/verify_case.h"
#include "tests/core/casework_support.h"

namespace tidemark {
namespace {

using test::CaseworkFolder;
using test::run;
using test::writeAll;

TEST(ExportKey, FilesArePrivateAndNeedTheirPassword) {
    CaseworkFolder folder;
    const auto made = createKey(folder / "keys", "court", "correct horse");
    TM_OK(made);
    EXPECT_FALSE(createKey(folder / "keys", "court", "x").has_value());
    EXPECT_FALSE(createKey(folder / "keys", "../x", "x").has_value());
    EXPECT_FALSE(createKey(folder / "keys", "open", "").has_value());
    std::string output;
    run("find " + (folder / "keys") + " -perm /077", &output);
    EXPECT_EQ(output, "");
    const std::string pem = test::readAll(made->path);
    EXPECT_NE(pem.find("BEGIN ENCRYPTED PRIVATE KEY"), std::string::npos);
    EXPECT_FALSE(loadKey(folder / "keys", "court", "wrong").has_value());
    EXPECT_EQ(loadKey(folder / "keys", "court", "correct horse")->fingerprint(), made->fingerprint);
    ASSERT_EQ(listKeys(folder / "keys")->size(), 1u);
    EXPECT_EQ(listKeys(folder / "keys")->front().fingerprint, made->fingerprint);
    EXPECT_TRUE(listKeys(folder / "none")->empty());
}

TEST(ExportKey, OtherProgramsVerifyTheSignature) {
    CaseworkFolder folder;
    const auto key = SigningKey::generate();
    TM_OK(key);
    const std::string message = "what is signed\n";
    writeAll(folder / "m", message);
    writeAll(folder / "m.minisig", *key->signatureFile(message, "trusted"));
    writeAll(folder / "k.pub", key->minisignPublicKey());
    writeAll(folder / "k.pem", key->publicPem());
    std::string output;
    EXPECT_EQ(run("cd " + folder.path() +
                      " && sed -n 2p m.minisig | base64 -d | tail -c 64 > sig && "
                      "openssl pkeyutl -verify -rawin -pubin -inkey k.pem -in m -sigfile sig",
                  &output),
              0)
        << output;
    const std::pair<const char*, const char*> others[] = {
        {"minisign", "minisign -V -p k.pub -m m"},
        {"signify-openbsd", "signify-openbsd -V -p k.pub -m m -x m.minisig"}};
    for (const auto& [program, command] : others) {
        if (run(std::string("command -v ") + program) != 0) continue;
        EXPECT_EQ(run("cd " + folder.path() + " && " + command, &output), 0) << output;
    }
}

TEST(ExportKey, AnyChangedByteOfSignatureOrKeyIsFound) {
    const auto key = SigningKey::generate();
    TM_OK(key);
    const std::string message = "what is signed\n",
                      signature = *key->signatureFile(message, "trusted"),
                      publicKey = key->minisignPublicKey();
    TM_OK(verifySignatureFile(message, signature, publicKey));
    for (std::size_t i = 0; i < signature.size(); ++i) {
        std::string changed = signature;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_FALSE(verifySignatureFile(message, changed, publicKey).has_value()) << i;
    }
    for (std::size_t i = 0; i < publicKey.size(); ++i) {
        std::string changed = publicKey;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_FALSE(verifySignatureFile(message, signature, changed).has_value()) << i;
    }
    EXPECT_FALSE(verifySignatureFile("another\n", signature, publicKey).has_value());
    EXPECT_FALSE(verifySignatureFile(message, signature + "x\n", publicKey).has_value());
}

TEST(ExportSeal, PinsTheCustodyLog) {
    test::Casework work(false);
    const auto key = SigningKey::generate();
    TM_OK(key);
    const auto sealed = sealCase(*work.file, &*key);
    TM_OK(sealed);
    const auto seal = parseSeal(sealed->text);
    TM_OK(seal);
    EXPECT_EQ(seal->entries, CustodyLog(work.file->db()).head()->entries - 1);
    EXPECT_FALSE(parseSeal(sealed->text + "\n").has_value());
    JobContext context;
    EXPECT_TRUE(verifyCase(*work.file, {false}, context)->intact());
    const auto second = sealCase(*work.file, nullptr);
    TM_OK(second);
    EXPECT_EQ(parseSeal(second->text)->previous, sha256Hex(sealed->text));
    std::string other = sealed->text;
    other[other.find("head ") + 5] ^= 1;
    writeAll(sealed->path, other);
    EXPECT_FALSE(verifyCase(*work.file, {false}, context)->intact());
}

} // namespace
} // namespace tidemark

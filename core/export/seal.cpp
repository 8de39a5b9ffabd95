// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/seal.h"

#include "core/base/digest.h"
#include "core/base/utc_time.h"
#include "core/db/transaction.h"
#include "core/store/exhibit_store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <vector>

namespace tidemark {

namespace {

constexpr std::string_view kFirstLine = "tidemark-seal v1";
constexpr std::string_view kLastSealSetting = "seal.last";

std::string zeroHash() {
    return std::string(64, '0');
}

Status writeNew(const std::string& path, std::string_view text) {
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        return makeError(errno == EEXIST ? ErrorCode::BadInput : ErrorCode::Io,
                         std::strerror(errno), path, {}, errno);
    const bool written =
        ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(fd) == 0;
    const int code = errno;
    ::close(fd);
    if (written) return ok();
    ::unlink(path.c_str());
    return makeError(ErrorCode::Io, std::strerror(code), path, {}, code);
}

std::int64_t numberIn(std::string_view text) {
    std::int64_t value = -1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

} // namespace

std::string sealText(const Seal& seal) {
    return fmt::format("{}\ncase {}\nentries {}\nhead {}\nsources {} {}\nprev {}\nat {}\n",
                       kFirstLine, seal.case_id, seal.entries, seal.head, seal.sources,
                       seal.sources_hash, seal.previous, formatIsoUtc(seal.at_ns));
}

Result<Seal> parseSeal(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t end = rest.find_first_of(" \n");
        if (end == std::string_view::npos) break;
        words.push_back(rest.substr(0, end));
        rest.remove_prefix(end + 1);
    }
    Seal seal;
    if (words.size() == 15) {
        seal.case_id = std::string(words[3]);
        seal.entries = numberIn(words[5]);
        seal.head = std::string(words[7]);
        seal.sources = numberIn(words[9]);
        seal.sources_hash = std::string(words[10]);
        seal.previous = std::string(words[12]);
        if (const auto at = parseIsoTime(words[14])) seal.at_ns = at->ts_ns;
    }
    if (sealText(seal) != text)
        return makeError(ErrorCode::BadInput, "this is not a seal in its proper form");
    return seal;
}

Result<SealedCase> sealCase(CaseFile& file, const SigningKey* key) {
    if (!file.writable())
        return makeError(ErrorCode::Busy, "the case is open read-only", file.path());
    TM_ASSIGN(const CaseInfo info, file.info());
    TM_ASSIGN(const EvidenceBasis basis, readEvidenceBasis(file.db()));
    TM_ASSIGN(const std::optional<std::string> last, file.setting(kLastSealSetting));
    const Seal seal{info.id,
                    basis.custody_entries,
                    basis.custody_head,
                    basis.sources,
                    basis.sources_hash,
                    last.value_or(zeroHash()),
                    floorTo(nowNs(), kNsPerSecond)};
    SealedCase out;
    out.text = sealText(seal);
    out.path = fmt::format("{}.seal-{:06}.txt", file.path(), basis.custody_entries);
    if (key != nullptr) {
        TM_ASSIGN(out.signature, key->signatureFile(out.text, "case " + info.id + " sealed " +
                                                                  formatIsoUtc(seal.at_ns)));
    }
    TM_TRY(writeNew(out.path, out.text));
    if (key != nullptr) {
        TM_TRY(writeNew(out.path + ".minisig", out.signature));
        TM_TRY(writeNew(out.path + ".pub", key->minisignPublicKey()));
    }
    const std::string hash = sha256Hex(out.text);
    TM_ASSIGN(Transaction transaction, Transaction::begin(file.db()));
    TM_ASSIGN(Statement keep, file.db().prepare("INSERT INTO setting (key, value) VALUES (?1, ?2) "
                                                "ON CONFLICT (key) DO UPDATE SET value = ?2"));
    TM_TRY(keep.bind(1, kLastSealSetting).bind(2, hash).run());
    TM_TRY(file.log("seal.create", "case",
                    {{"entries", std::to_string(seal.entries)},
                     {"head", seal.head},
                     {"seal_sha256", hash},
                     {"key", key != nullptr ? key->fingerprint() : "none"}}));
    TM_TRY(transaction.commit());
    return out;
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// Content out of containers: plain, .gz (also several members), .zst, .xz, .bz2, .zip, .tar (also
// compressed); a compressed member of an archive is opened once more. Streamed: nothing is unpacked
// to disk and memory stays flat. Damage never loses what was readable before it. UTF-16 content is
// turned into UTF-8. One thread.
#pragma once

#include "core/base/result.h"
#include "core/import/byte_source.h"

#include <memory>
#include <string>
#include <string_view>

namespace tidemark {

class ContainerReader {
public:
    enum class Next {
        Bytes,  ///< content was appended
        Member, ///< a new member begins; name() is its name. The first member has one too
        End
    };
    virtual ~ContainerReader() = default;
    /// Appends some content (about 256 KiB) to `out`, or tells that a member begins or all is read.
    virtual Result<Next> next(std::string& out) = 0;
    /// Name of the current member; of the source itself where there is only one.
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// "plain", "gzip", "zstd", "zip", "tar" ...; "plain" means content equals the received bytes.
    [[nodiscard]] virtual std::string_view kind() const = 0;
    /// Not empty when the container could not be read to its end: what, and at which byte.
    [[nodiscard]] virtual std::string_view damage() const = 0;
};

/// Looks at the first bytes of `source` and opens the reader that fits. `source` must outlive it.
Result<std::unique_ptr<ContainerReader>> openContainer(ByteSource& source, std::string name);

/// Content of more than this, out of less than 1/200 of it, is taken for a decompression bomb.
constexpr std::int64_t kBombBytes = std::int64_t{256} << 20;
constexpr std::int64_t kBombRatio = 200;
/// Members of one archive.
constexpr std::int64_t kMaxMembers = 100'000;

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// A bundle as it was received, a folder or a zip file, read without trust: names are text and never
// become paths to write to, links and special files are refused, and so is what unpacks to far more
// than it weighs. One owner thread.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

struct BundleEntry {
    std::string path;            ///< relative to the bag, with '/'
    std::int64_t size_bytes = 0; ///< -1: not known before it is read
};

/// Bytes of one file in order; a failure ends the reading.
using BundleSink = std::function<Status(std::string_view)>;

class BundleSource {
public:
    /// BadInput with the reason for anything unsafe: names that are absolute, contain "..", a
    /// backslash, a drive or a control character, start with "~", appear twice or differ only in
    /// case; links; devices; encrypted members; more than 200 times its size. NotFound, Io.
    static Result<std::unique_ptr<BundleSource>> open(const std::string& path);
    virtual ~BundleSource() = default;
    /// By path.
    [[nodiscard]] virtual const std::vector<BundleEntry>& entries() const = 0;
    /// Reads every file once; `start` gives the sink of each (an empty one skips it).
    virtual Status readAll(const std::function<BundleSink(const BundleEntry&)>& start,
                           std::stop_token stop) = 0;
    /// Reads one file.
    Status read(std::string_view path, const BundleSink& sink, std::stop_token stop);
};

/// True for a folder with a bagit.txt, and for a file whose name ends in ".zip" that has one at its
/// top or one folder below. Reads names only, and refuses nothing: open() says what is wrong.
bool looksLikeBundle(const std::string& path);

/// Why a name must not be in a bundle; nullptr if it may.
const char* unsafeNameReason(std::string_view name);

} // namespace tidemark

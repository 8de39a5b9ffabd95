// SPDX-License-Identifier: GPL-3.0-or-later
// Country and network of addresses from MMDB files that the user names (the MaxMind DB format 2.0:
// GeoLite2, DB-IP, IPinfo). Read from disk; nothing is asked of any network. One owner thread.
#pragma once

#include "core/base/result.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// What the files say of an address; "" = nothing.
struct AddressFacts {
    std::string country; ///< ISO 3166 code
    std::string asn;     ///< number of the autonomous system, digits only
};

class AddressFile {
public:
    /// Io when it cannot be read, BadInput when it is no MMDB file.
    static Result<AddressFile> open(const std::string& path);
    AddressFile(AddressFile&&) noexcept;
    AddressFile& operator=(AddressFile&&) noexcept;
    ~AddressFile();

    /// What the file says of the address; texts that are no address ("AWS Internal", masked ones)
    /// have no facts.
    [[nodiscard]] AddressFacts find(const std::string& address) const;
    /// "GeoLite2-Country" and the like, as the file names itself.
    [[nodiscard]] std::string type() const;
    /// When the file was made, ns.
    [[nodiscard]] std::int64_t builtNs() const;

private:
    struct Handle; ///< hides the library's header
    explicit AddressFile(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> m_handle;
};

/// A rule: these files fill country and ASN where the record does not say them. The first file
/// that knows a fact gives it.
struct AddressRule {
    struct File {
        std::string path, sha256, type;
        std::int64_t built_ns = 0;
        bool operator==(const File&) const = default;
    };
    std::vector<File> files;

    /// Opens and hashes the files.
    static Result<AddressRule> of(const std::vector<std::string>& paths);
    [[nodiscard]] std::string toJson() const;
    static Result<AddressRule> fromJson(std::string_view json);
};

/// The files of a rule, opened; BadInput when one is not what it was when the rule was made.
Result<std::vector<AddressFile>> openAddressFiles(const AddressRule& rule);

} // namespace tidemark

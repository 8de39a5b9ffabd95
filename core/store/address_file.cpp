// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/address_file.h"

#include "core/base/digest.h"
#include "core/base/text.h"
#include "core/base/utc_time.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <maxminddb.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace tidemark {

struct AddressFile::Handle {
    MMDB_s database{};
    bool open = false;
    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() {
        if (open) MMDB_close(&database);
    }
};

namespace {

constexpr std::size_t kMostAddressFiles = 8;

// The text or number at a path of keys; "" when it is not there.
std::string valueAt(MMDB_entry_s entry, const char* const* path) {
    MMDB_entry_data_s data{};
    if (MMDB_aget_value(&entry, &data, path) != MMDB_SUCCESS || !data.has_data) return {};
    if (data.type == MMDB_DATA_TYPE_UTF8_STRING)
        return repairUtf8({data.utf8_string, data.data_size});
    if (data.type == MMDB_DATA_TYPE_UINT32) return std::to_string(data.uint32);
    if (data.type == MMDB_DATA_TYPE_UINT16) return std::to_string(data.uint16);
    if (data.type == MMDB_DATA_TYPE_UINT64) return std::to_string(data.uint64);
    return {};
}

// The makers of such files disagree on names; the first that is there counts.
std::string firstOf(MMDB_entry_s entry, std::initializer_list<std::vector<const char*>> paths) {
    for (std::vector<const char*> path : paths) {
        path.push_back(nullptr);
        std::string value = valueAt(entry, path.data());
        if (!value.empty()) return value;
    }
    return {};
}

std::string withoutAsPrefix(std::string asn) {
    if (asn.size() > 2 && (asn[0] == 'A' || asn[0] == 'a') && (asn[1] == 'S' || asn[1] == 's'))
        asn.erase(0, 2);
    const bool digits =
        std::all_of(asn.begin(), asn.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits ? asn : std::string();
}

Result<std::string> hashOfFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return makeError(ErrorCode::Io, "the file cannot be read", path, "Check the name");
    Digest digest;
    std::string buffer(1 << 20, '\0');
    while (file.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) ||
           file.gcount() > 0)
        digest.update({buffer.data(), static_cast<std::size_t>(file.gcount())});
    return digest.finishHex();
}

} // namespace

AddressFile::AddressFile(std::unique_ptr<Handle> handle) : m_handle(std::move(handle)) {}
AddressFile::AddressFile(AddressFile&&) noexcept = default;
AddressFile& AddressFile::operator=(AddressFile&&) noexcept = default;
AddressFile::~AddressFile() = default;

Result<AddressFile> AddressFile::open(const std::string& path) {
    auto handle = std::make_unique<Handle>();
    const int status = MMDB_open(path.c_str(), MMDB_MODE_MMAP, &handle->database);
    if (status == MMDB_SUCCESS) {
        handle->open = true;
        return AddressFile(std::move(handle));
    }
    const bool io = status == MMDB_FILE_OPEN_ERROR || status == MMDB_IO_ERROR;
    return makeError(io ? ErrorCode::Io : ErrorCode::BadInput,
                     io ? "the file cannot be read" : "this is not an MMDB file", path,
                     "Name a file in the MaxMind DB format, such as GeoLite2-Country.mmdb");
}

AddressFacts AddressFile::find(const std::string& address) const {
    // Only texts that are addresses: the library would ask the system's resolver about others.
    in6_addr six{};
    in_addr four{};
    if (inet_pton(AF_INET, address.c_str(), &four) != 1 &&
        inet_pton(AF_INET6, address.c_str(), &six) != 1)
        return {};
    int resolved = 0, status = MMDB_SUCCESS;
    MMDB_lookup_result_s found =
        MMDB_lookup_string(&m_handle->database, address.c_str(), &resolved, &status);
    if (resolved != 0 || status != MMDB_SUCCESS || !found.found_entry) return {};
    AddressFacts facts;
    facts.country = firstOf(found.entry, {{"country", "iso_code"},
                                          {"registered_country", "iso_code"},
                                          {"country_code"},
                                          {"country"}});
    facts.asn = withoutAsPrefix(
        firstOf(found.entry,
                {{"autonomous_system_number"}, {"asn"}, {"traits", "autonomous_system_number"}}));
    return facts;
}

std::string AddressFile::type() const {
    const char* type = m_handle->database.metadata.database_type;
    return type != nullptr ? repairUtf8(type) : std::string();
}

std::int64_t AddressFile::builtNs() const {
    const auto seconds = static_cast<std::int64_t>(m_handle->database.metadata.build_epoch);
    return scaleToNs(seconds, kNsPerSecond).value_or(kNoTime);
}

Result<AddressRule> AddressRule::of(const std::vector<std::string>& paths) {
    if (paths.empty() || paths.size() > kMostAddressFiles)
        return makeError(ErrorCode::BadInput,
                         fmt::format("one to {} files are needed", kMostAddressFiles), "--mmdb");
    AddressRule rule;
    for (const std::string& path : paths) {
        TM_ASSIGN(const AddressFile file, AddressFile::open(path));
        TM_ASSIGN(const std::string sha256, hashOfFile(path));
        std::error_code code;
        const std::string absolute = std::filesystem::absolute(path, code).string();
        rule.files.push_back(
            {repairUtf8(absolute.empty() ? path : absolute), sha256, file.type(), file.builtNs()});
    }
    return rule;
}

std::string AddressRule::toJson() const {
    nlohmann::json list = nlohmann::json::array();
    for (const File& file : files)
        list.push_back({{"path", file.path},
                        {"sha256", file.sha256},
                        {"type", file.type},
                        {"built_ns", file.built_ns}});
    return nlohmann::json{{"files", list}}.dump();
}

Result<AddressRule> AddressRule::fromJson(std::string_view text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("files") || !json["files"].is_array())
        return makeError(ErrorCode::Integrity, "a rule about addresses is damaged");
    AddressRule rule;
    for (const auto& entry : json["files"]) {
        if (!entry.is_object() || !entry.contains("path") || !entry["path"].is_string() ||
            !entry.contains("sha256") || !entry["sha256"].is_string())
            return makeError(ErrorCode::Integrity, "a rule about addresses is damaged");
        rule.files.push_back({entry["path"].get<std::string>(), entry["sha256"].get<std::string>(),
                              entry.value("type", std::string()),
                              entry.value("built_ns", kNoTime)});
    }
    return rule;
}

Result<std::vector<AddressFile>> openAddressFiles(const AddressRule& rule) {
    std::vector<AddressFile> files;
    for (const AddressRule::File& file : rule.files) {
        TM_ASSIGN(const std::string sha256, hashOfFile(file.path));
        if (sha256 != file.sha256)
            return makeError(ErrorCode::BadInput,
                             "the file is not the one that the rule was made with", file.path,
                             "Put the file back, or remove the rule and add the new file");
        TM_ASSIGN(AddressFile opened, AddressFile::open(file.path));
        files.push_back(std::move(opened));
    }
    return files;
}

} // namespace tidemark

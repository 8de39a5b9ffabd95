// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/profile_folder.h"

#include "core/base/text.h"
#include "core/import/source_path.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace tidemark {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostIdBytes = 60;
constexpr std::uintmax_t kMostProfileBytes = 1 << 20;

bool isProfileId(std::string_view id) {
    return !id.empty() && id.size() <= kMostIdBytes &&
           std::all_of(id.begin(), id.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
           });
}

bool isBuiltin(std::string_view id) {
    const auto builtin = builtinProfiles();
    return std::any_of(builtin.begin(), builtin.end(),
                       [id](const Profile& profile) { return profile.id == id; });
}

Result<Profile> readProfileFile(const fs::path& path) {
    std::error_code code;
    if (fs::file_size(path, code) > kMostProfileBytes || code)
        return makeError(ErrorCode::BadInput, "the file is too large for a profile", path.string());
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return makeError(ErrorCode::Io, "the profile cannot be read", path.string(),
                         "Check its permissions");
    return Profile::fromJson(std::string(std::istreambuf_iterator<char>(file), {}), path.string());
}

} // namespace

std::string userProfileFolder() {
    const char* config = std::getenv("XDG_CONFIG_HOME");
    if (config != nullptr && *config == '/')
        return (fs::path(config) / "tidemark" / "profiles").string();
    const char* home = std::getenv("HOME");
    if (home == nullptr || *home != '/') return {};
    return (fs::path(home) / ".config" / "tidemark" / "profiles").string();
}

ProfileFolder loadProfileFolder(const std::string& folder) {
    ProfileFolder out;
    std::vector<fs::path> files;
    std::error_code code;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code))
        if (it->path().extension() == ".json") files.push_back(it->path());
    std::sort(files.begin(), files.end());
    for (const fs::path& path : files) {
        auto profile = readProfileFile(path);
        if (!profile) {
            out.faults.push_back(std::move(profile).error());
            continue;
        }
        const auto twin =
            std::find_if(out.profiles.begin(), out.profiles.end(),
                         [&](const Profile& known) { return known.id == profile->id; });
        if (twin != out.profiles.end() || isBuiltin(profile->id))
            out.faults.push_back(makeError(
                ErrorCode::BadInput, fmt::format("there is another profile '{}'", profile->id),
                path.string(), "Give it another id"));
        else
            out.profiles.push_back(std::move(*profile));
    }
    std::sort(out.profiles.begin(), out.profiles.end(),
              [](const Profile& a, const Profile& b) { return a.id < b.id; });
    return out;
}

Profile asOwnProfile(Profile applied, std::string id, std::string title) {
    applied.id = std::move(id);
    applied.title = std::move(title);
    RecogniseRule& rule = applied.recognise;
    applied.options.erase("generic"); // its mapping is settled now, and not to be proposed again
    const bool known = !rule.required.empty() || !rule.keys.empty() || !rule.name_pattern.empty() ||
                       !rule.head_pattern.empty();
    if (known) return applied;
    for (const FieldRule& field : applied.fields) {
        if (field.sources.empty() || field.sources.front().path.empty()) continue;
        std::string name;
        for (const std::string& key : field.sources.front().path)
            if (key != kArrayElement) name += (name.empty() ? "" : ".") + key;
        if (name.find_first_of("=|") != std::string::npos) continue; // signs of the rule itself
        const bool central = field.field == Field::Time || field.field == Field::Account;
        (central ? rule.required : rule.keys).push_back(std::move(name));
    }
    return applied;
}

Result<std::string> saveProfile(const std::string& folder, const Profile& profile, bool replace) {
    if (!isProfileId(profile.id) || isBuiltin(profile.id))
        return makeError(
            ErrorCode::BadInput,
            fmt::format("'{}' cannot be the id of a profile of your own", visibleText(profile.id)),
            {}, "Use a-z, 0-9 and _, and no name of a built-in profile");
    std::error_code code;
    if (!folder.empty()) fs::create_directories(folder, code);
    const fs::path path = fs::path(folder) / (profile.id + ".json");
    if (!replace && fs::exists(path, code))
        return makeError(ErrorCode::BadInput, "a profile of that name is already there",
                         path.string(), "Choose another name, or replace it");
    const fs::path partial = path.string() + ".part";
    std::ofstream file(partial, std::ios::binary | std::ios::trunc);
    file << profile.toJson() << '\n';
    file.close();
    if (file) fs::rename(partial, path, code);
    if (file && !code) return path.string();
    fs::remove(partial, code);
    return makeError(ErrorCode::Io, "the profile cannot be written", path.string(),
                     "Choose a folder that can be written to");
}

} // namespace tidemark

// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles that people made, kept as JSON files in a folder, one each. Any thread.
#pragma once

#include "core/base/result.h"
#include "core/import/profile.h"

#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// "tidemark/profiles" under the user's configuration folder ($XDG_CONFIG_HOME, else ~/.config);
/// "" when neither is known. It need not exist.
std::string userProfileFolder();

/// What is in a folder.
struct ProfileFolder {
    std::vector<Profile> profiles; ///< by id; of two with the same id the first by file name
    std::vector<Error> faults;     ///< files that are no profiles, and ids that come twice
};
/// The files *.json of a folder; none when the folder is not there.
ProfileFolder loadProfileFolder(const std::string& folder);

/// A profile as it was applied (ImportPreview::profile), to be kept under a name of one's own:
/// where it could not be told from other content before, the fields that it reads tell it from now
/// on.
Profile asOwnProfile(Profile applied, std::string id, std::string title);

/// Writes NAME.json, whole or not at all, making the folder; gives its path. `profile.id` must be
/// 1 to 60 of a-z, 0-9 and _ and not the id of a built-in profile. BadInput otherwise, also when
/// the file is there and `replace` is false. Io.
Result<std::string> saveProfile(const std::string& folder, const Profile& profile,
                                bool replace = false);

} // namespace tidemark

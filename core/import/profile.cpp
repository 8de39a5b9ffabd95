// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/profile.h"

#include "core/import/embedded_profiles.h"

#include <algorithm>
#include <cassert>

namespace tidemark {

std::string_view Profile::option(std::string_view name) const {
    const auto found = options.find(std::string(name));
    return found == options.end() ? std::string_view() : std::string_view(found->second);
}

const FieldRule* Profile::rule(Field field) const {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [field](const FieldRule& rule) { return rule.field == field; });
    return found == fields.end() ? nullptr : &*found;
}

std::span<const Profile> builtinProfiles() {
    static const std::vector<Profile> profiles = [] {
        std::vector<Profile> all;
        for (const EmbeddedProfile& embedded : embeddedProfiles()) {
            auto profile = Profile::fromJson(embedded.json, embedded.file);
            assert(profile && "a built-in profile does not parse; import_profile_test names it");
            if (profile) all.push_back(std::move(profile).value());
        }
        std::sort(all.begin(), all.end(),
                  [](const Profile& a, const Profile& b) { return a.id < b.id; });
        return all;
    }();
    return profiles;
}

} // namespace tidemark

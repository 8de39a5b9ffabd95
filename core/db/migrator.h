// SPDX-License-Identifier: GPL-3.0-or-later
// Brings a database to the schema version of this build by running the numbered SQL files of
// core/db/migrations, each in one transaction with its version number.
#pragma once

#include "core/db/database.h"

#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// Marks our files ("TMRK"); PRAGMA application_id.
constexpr std::int64_t kApplicationId = 0x544D524B;

struct Migration {
    int version = 0;
    std::string_view name;
    std::string_view sql;
};
/// The migrations built into this program, by rising version.
std::vector<Migration> embeddedMigrations();
/// The version a case of this build has.
int currentSchemaVersion();

struct MigrationOutcome {
    enum class Kind { Created, Current, Upgraded } kind = Kind::Current;
    int from = 0, to = 0;
};

/// Empty file: made anew. Older: copied to `PATH.v<from>.bak` first, then upgraded. NewerVersion
/// and NotACase are refused without a change.
Result<MigrationOutcome> migrate(Database& database);
/// The same checks without writing: fails unless the file is a case of exactly this version.
Status requireCurrent(Database& database);

} // namespace tidemark

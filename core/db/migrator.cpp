// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/migrator.h"

#include "core/db/transaction.h"

#include <fmt/format.h>

namespace tidemark {

namespace {

struct FileIdentity {
    std::int64_t application = 0, version = 0, tables = 0;
};

Result<FileIdentity> identify(Database& database) {
    FileIdentity identity;
    TM_ASSIGN(identity.tables, database.queryInt64("SELECT count(*) FROM sqlite_schema"));
    TM_ASSIGN(identity.application, database.queryInt64("PRAGMA application_id"));
    TM_ASSIGN(identity.version, database.queryInt64("PRAGMA user_version"));
    return identity;
}

Status refuseForeign(const Database& database, const FileIdentity& identity) {
    if (identity.application != kApplicationId)
        return makeError(ErrorCode::NotACase, "this is a SQLite database, but not a Tidemark case",
                         database.path(), "Open a .tidemark file, or import this file into a case");
    if (identity.version > currentSchemaVersion())
        return makeError(ErrorCode::NewerVersion,
                         fmt::format("the case has format version {}; this program knows up to {}",
                                     identity.version, currentSchemaVersion()),
                         database.path(), "Open it with a newer Tidemark");
    return ok();
}

Status apply(Database& database, const Migration& migration) {
    TM_ASSIGN(Transaction transaction, Transaction::begin(database));
    TM_TRY(database.execute(migration.sql));
    TM_TRY(database.execute(fmt::format("PRAGMA user_version={}", migration.version)));
    return transaction.commit();
}

} // namespace

int currentSchemaVersion() {
    return embeddedMigrations().back().version;
}

Status requireCurrent(Database& database) {
    TM_ASSIGN(const FileIdentity identity, identify(database));
    TM_TRY(refuseForeign(database, identity));
    if (identity.version < currentSchemaVersion())
        return makeError(ErrorCode::NewerVersion,
                         fmt::format("the case has the older format version {}", identity.version),
                         database.path(), "Open it once for writing to bring it up to date");
    return ok();
}

Result<MigrationOutcome> migrate(Database& database) {
    TM_ASSIGN(const FileIdentity identity, identify(database));
    MigrationOutcome outcome;
    outcome.from = static_cast<int>(identity.version);
    outcome.to = currentSchemaVersion();
    if (identity.tables == 0) {
        outcome.kind = MigrationOutcome::Kind::Created;
        outcome.from = 0;
        TM_TRY(database.execute(fmt::format("PRAGMA application_id={}", kApplicationId)));
    } else {
        TM_TRY(refuseForeign(database, identity));
        if (outcome.from == outcome.to) return outcome;
        outcome.kind = MigrationOutcome::Kind::Upgraded;
        TM_TRY(database.backupTo(fmt::format("{}.v{}.bak", database.path(), outcome.from)));
    }
    for (const Migration& migration : embeddedMigrations())
        if (migration.version > outcome.from) TM_TRY(apply(database, migration));
    return outcome;
}

} // namespace tidemark

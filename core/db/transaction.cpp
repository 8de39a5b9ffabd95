// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/transaction.h"

#include <sqlite3.h>

namespace tidemark {

namespace {

void rollBack(Database& database) {
    // After some errors (disk full, I/O) SQLite has already rolled back by itself.
    if (sqlite3_get_autocommit(database.handle()) == 0)
        sqlite3_exec(database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

} // namespace

Result<Transaction> Transaction::begin(Database& database) {
    TM_TRY(database.execute("BEGIN IMMEDIATE"));
    return Transaction(database);
}

Transaction::~Transaction() {
    if (m_database != nullptr) rollBack(*m_database);
}

Status Transaction::commit() {
    Database* database = std::exchange(m_database, nullptr);
    if (database == nullptr)
        return makeError(ErrorCode::Database, "the transaction has already ended");
    Status status = database->execute("COMMIT");
    if (!status) rollBack(*database);
    return status;
}

} // namespace tidemark

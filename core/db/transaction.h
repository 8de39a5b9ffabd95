// SPDX-License-Identifier: GPL-3.0-or-later
// BEGIN IMMEDIATE ... COMMIT. Rolls back when destroyed uncommitted. Same thread as its Database,
// which must outlive it. Transactions do not nest.
#pragma once

#include "core/db/database.h"

namespace tidemark {

class Transaction {
public:
    static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept
        : m_database(std::exchange(other.m_database, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    /// Afterwards the object is spent, whatever the outcome; a failed commit has been rolled back.
    Status commit();

private:
    explicit Transaction(Database& database) : m_database(&database) {}
    Database* m_database;
};

} // namespace tidemark

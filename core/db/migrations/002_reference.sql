-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema version 2: reference dates. core/store/SCHEMA.md says what each column means. Never edit a
-- released file.

CREATE TABLE reference_date (
    reference_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    at_ns INTEGER NOT NULL,
    author TEXT NOT NULL,
    retracted INTEGER NOT NULL DEFAULT 0,
    time_ns INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('release', 'ban', 'policy', 'outage', 'other')),
    name TEXT NOT NULL,
    PRIMARY KEY (reference_id, revision)
) STRICT, WITHOUT ROWID;

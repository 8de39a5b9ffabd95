-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema version 3: named networks, and overlays (joins of sources, countries and networks of
-- addresses) beside the events as imported. core/store/SCHEMA.md says what each column means. Never
-- edit a released file.

CREATE TABLE network_list (
    revision INTEGER PRIMARY KEY,
    at_ns INTEGER NOT NULL,
    author TEXT NOT NULL,
    list_text TEXT NOT NULL
) STRICT;

CREATE TABLE overlay_rule (
    rule_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    at_ns INTEGER NOT NULL,
    author TEXT NOT NULL,
    retracted INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL CHECK (kind IN ('join', 'addresses')),
    rule_json TEXT NOT NULL,
    PRIMARY KEY (rule_id, revision)
) STRICT, WITHOUT ROWID;

-- What the rules in force give, derived from them and from the events. All of it may be dropped and
-- made again; nothing of it is evidence.
CREATE TABLE overlay_result (
    rule_id INTEGER PRIMARY KEY,
    result_json TEXT NOT NULL
) STRICT;
CREATE TABLE overlay_match (
    rule_id INTEGER NOT NULL,
    first_into INTEGER NOT NULL,
    last_into INTEGER NOT NULL,
    into_events BLOB NOT NULL,
    from_events BLOB NOT NULL,
    PRIMARY KEY (rule_id, first_into)
) STRICT;
CREATE TABLE overlay_term (
    kind INTEGER NOT NULL,
    id INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE overlay_column (
    key INTEGER PRIMARY KEY,
    data BLOB NOT NULL
) STRICT;
CREATE TABLE overlay_segment (
    segment_id INTEGER PRIMARY KEY
) STRICT;
CREATE TABLE overlay_posting (
    segment_id INTEGER NOT NULL,
    first_account INTEGER NOT NULL,
    last_account INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (segment_id, first_account)
) STRICT;
CREATE TABLE overlay_rollup (
    segment_id INTEGER NOT NULL,
    column_no INTEGER NOT NULL,
    cell_count INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (segment_id, column_no)
) STRICT;
CREATE TABLE overlay_minute_rollup (
    segment_id INTEGER NOT NULL,
    column_no INTEGER NOT NULL,
    cell_count INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (segment_id, column_no)
) STRICT;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema version 1. core/store/SCHEMA.md says what each column means. Never edit a released file.

CREATE TABLE case_info (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE custody (
    seq INTEGER PRIMARY KEY,
    line TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER custody_no_update BEFORE UPDATE ON custody BEGIN SELECT raise(ABORT, 'the custody log is append-only'); END;
CREATE TRIGGER custody_no_delete BEFORE DELETE ON custody BEGIN SELECT raise(ABORT, 'the custody log is append-only'); END;

CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    modified_ns INTEGER,
    acquired_ns INTEGER NOT NULL,
    stored TEXT NOT NULL CHECK (stored IN ('kept', 'reference')),
    container TEXT NOT NULL,
    content_bytes INTEGER NOT NULL,
    format TEXT NOT NULL,
    confidence REAL NOT NULL,
    profile_json TEXT NOT NULL,
    params_json TEXT NOT NULL,
    records INTEGER NOT NULL,
    events INTEGER NOT NULL,
    rejects INTEGER NOT NULL,
    duplicates INTEGER NOT NULL,
    first_event INTEGER NOT NULL,
    first_ns INTEGER,
    last_ns INTEGER,
    seconds REAL NOT NULL,
    damage TEXT,
    notes_json TEXT NOT NULL DEFAULT '[]',
    CHECK (records = events + rejects)
) STRICT;

CREATE TABLE member (
    source_id INTEGER NOT NULL REFERENCES source(id),
    seq INTEGER NOT NULL,
    name TEXT NOT NULL,
    content_offset INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    PRIMARY KEY (source_id, seq)
) STRICT, WITHOUT ROWID;

-- Received bytes, byte for byte, as independent zstd frames.
CREATE TABLE original_chunk (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL,
    chunk_offset INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    frame BLOB NOT NULL
) STRICT;
CREATE INDEX original_chunk_place ON original_chunk(source_id, chunk_offset);

-- What a compressed container holds, decompressed; plain files have none (their original is it).
CREATE TABLE content_chunk (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL,
    chunk_offset INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    frame BLOB NOT NULL
) STRICT;
CREATE INDEX content_chunk_place ON content_chunk(source_id, chunk_offset);

CREATE TABLE reject (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL,
    record_no INTEGER NOT NULL,
    content_offset INTEGER NOT NULL,
    length INTEGER NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX reject_source ON reject(source_id, content_offset);

CREATE TABLE dictionary (
    kind INTEGER NOT NULL,
    id INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_block (
    id INTEGER PRIMARY KEY,
    segment_id INTEGER NOT NULL,
    source_id INTEGER NOT NULL,
    first_event INTEGER NOT NULL,
    event_count INTEGER NOT NULL,
    ts_min INTEGER,
    ts_max INTEGER,
    untimed INTEGER NOT NULL
) STRICT;

-- key = field number * 2^40 + block id: one column of one block.
CREATE TABLE event_column (
    key INTEGER PRIMARY KEY,
    data BLOB NOT NULL
) STRICT;

CREATE TABLE segment (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL,
    first_event INTEGER NOT NULL,
    event_count INTEGER NOT NULL
) STRICT;

-- Which rows of a segment belong to which account, accounts ascending; see SCHEMA.md.
CREATE TABLE posting (
    segment_id INTEGER NOT NULL,
    first_account INTEGER NOT NULL,
    last_account INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (segment_id, first_account)
) STRICT;

-- Sums per account and UTC hour of one segment, as block columns; see SCHEMA.md.
CREATE TABLE rollup (
    segment_id INTEGER NOT NULL,
    column_no INTEGER NOT NULL,
    cell_count INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (segment_id, column_no)
) STRICT;
-- Sums over all accounts per UTC minute of one segment, likewise.
CREATE TABLE minute_rollup (
    segment_id INTEGER NOT NULL,
    column_no INTEGER NOT NULL,
    cell_count INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (segment_id, column_no)
) STRICT;

CREATE TABLE detection_run (
    id INTEGER PRIMARY KEY,
    created_ns INTEGER NOT NULL,
    tool_version TEXT NOT NULL,
    params_json TEXT NOT NULL,
    input_hash TEXT NOT NULL,
    summary_json TEXT NOT NULL
) STRICT;

CREATE TABLE detection (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES detection_run(id),
    rank INTEGER NOT NULL,
    stable_key TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('spike', 'shift', 'cluster')),
    metric TEXT NOT NULL,
    start_ns INTEGER NOT NULL,
    end_ns INTEGER NOT NULL,
    observed REAL NOT NULL,
    expected REAL NOT NULL,
    score REAL NOT NULL,
    p_value REAL,
    q_value REAL,
    detected_at_ns INTEGER,
    explanation TEXT NOT NULL,
    detail_json TEXT NOT NULL
) STRICT;
CREATE INDEX detection_run_rank ON detection(run_id, rank);

CREATE TABLE detection_account (
    detection_id INTEGER NOT NULL REFERENCES detection(id),
    account TEXT NOT NULL,
    PRIMARY KEY (detection_id, account)
) STRICT, WITHOUT ROWID;

CREATE TABLE detection_link (
    detection_id INTEGER NOT NULL REFERENCES detection(id),
    seq INTEGER NOT NULL,
    account_a TEXT NOT NULL,
    account_b TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    strength REAL NOT NULL,
    base_rate REAL NOT NULL,
    sentence TEXT NOT NULL,
    PRIMARY KEY (detection_id, seq)
) STRICT, WITHOUT ROWID;

-- What people wrote. Rows are revisions: the newest of an id counts, and none is ever changed.
CREATE TABLE verdict (
    id INTEGER PRIMARY KEY,
    stable_key TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('open', 'confirmed', 'dismissed')),
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    at_ns INTEGER NOT NULL
) STRICT;
CREATE INDEX verdict_key ON verdict(stable_key, id);

CREATE TABLE finding_revision (
    finding_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    at_ns INTEGER NOT NULL,
    author TEXT NOT NULL,
    retracted INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL,
    narrative TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('info', 'low', 'medium', 'high', 'critical')),
    confidence TEXT NOT NULL CHECK (confidence IN ('low', 'medium', 'high')),
    status TEXT NOT NULL CHECK (status IN ('draft', 'in_review', 'confirmed', 'dismissed')),
    lawful TEXT NOT NULL,
    tags_json TEXT NOT NULL,
    assignee TEXT NOT NULL,
    PRIMARY KEY (finding_id, revision)
) STRICT, WITHOUT ROWID;

-- number is given once (EX-001 ...) and never reused. frozen_json holds absolute times, filter,
-- metric, zone, figures and what the evidence was when it was cited.
CREATE TABLE exhibit (
    number INTEGER PRIMARY KEY,
    finding_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('events', 'range', 'detection', 'chart')),
    caption TEXT NOT NULL,
    frozen_json TEXT NOT NULL,
    author TEXT NOT NULL,
    at_ns INTEGER NOT NULL
) STRICT;
CREATE TABLE exhibit_state (
    number INTEGER NOT NULL REFERENCES exhibit(number),
    revision INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    author TEXT NOT NULL,
    at_ns INTEGER NOT NULL,
    PRIMARY KEY (number, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE comment (
    id INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    at_ns INTEGER NOT NULL
) STRICT;

CREATE TABLE annotation_revision (
    annotation_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    at_ns INTEGER NOT NULL,
    author TEXT NOT NULL,
    retracted INTEGER NOT NULL DEFAULT 0,
    text TEXT NOT NULL,
    account TEXT,
    event_id INTEGER,
    start_ns INTEGER,
    end_ns INTEGER,
    PRIMARY KEY (annotation_id, revision)
) STRICT, WITHOUT ROWID;

-- A tag's event set after each change: a serialised roaring bitmap of event ids.
CREATE TABLE tag_revision (
    name TEXT NOT NULL,
    revision INTEGER NOT NULL,
    at_ns INTEGER NOT NULL,
    author TEXT NOT NULL,
    change TEXT NOT NULL,
    events BLOB NOT NULL,
    event_count INTEGER NOT NULL,
    PRIMARY KEY (name, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_view (
    name TEXT NOT NULL,
    revision INTEGER NOT NULL,
    retracted INTEGER NOT NULL DEFAULT 0,
    view_json TEXT NOT NULL,
    author TEXT NOT NULL,
    at_ns INTEGER NOT NULL,
    PRIMARY KEY (name, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

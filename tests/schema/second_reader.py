#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second reader of the case format, written from core/store/SCHEMA.md and nothing else.

    second_reader.py CASE events       every event as one JSON line
    second_reader.py CASE postings     account, event id, minute of every posted row
    second_reader.py CASE rollups      the cells of both roll-ups, summed over the segments
    second_reader.py CASE check        custody chain, originals against their SHA-256, ledger

Output is sorted and plain, so that it can be compared with what the program says.
"""

import hashlib
import json
import sqlite3
import struct
import sys

import zstandard

ABSENT = -(1 << 63)
KINDS = {}  # field number -> (name, type)
for number, name in enumerate(
        "time time_end time_basis record_kind flags offset length account account_kind user api_key "
        "organisation project address agent provider endpoint operation model method country asn "
        "payment prompt_prefix error outcome request_count input_tokens output_tokens "
        "cached_input_tokens request_bytes response_bytes latency_us status account_created "
        "request_id session_id prompt_hash unique_id".split(), 1):
    dictionary = number == 8 or 10 <= number <= 25
    KINDS[number] = (name, "D" if dictionary else "X" if number >= 36 else "N")
ROLLUP = ("account", "time", "events", "requests", "input_tokens", "output_tokens",
          "request_bytes", "response_bytes", "errors")


def unpack(frame, size):
    """One zstd frame that must hold exactly `size` bytes."""
    data = zstandard.ZstdDecompressor().decompress(frame, max_output_size=max(size, 1))
    assert len(data) == size, "a frame has the wrong length"
    return data


def signed(value):
    """The signed 64-bit number with these bits."""
    value &= (1 << 64) - 1
    return value - (1 << 64) if value >> 63 else value


def integers(data):
    """A column of type T, N or D."""
    encoding, flags, width, _, rows, base, scale, _ = struct.unpack_from("<BBBBIqqq", data)
    if encoding == 1:
        return [base] * rows
    bits = int.from_bytes(data[32:], "little")
    mask = (1 << width) - 1
    # Whole-column shifts would be quadratic; cut the column into runs that end on a byte.
    codes = []
    for start in range(0, rows, 512):
        count = min(512, rows - start)
        first = start * width // 8
        piece = int.from_bytes(data[32 + first:32 + first + (count * width + 7) // 8 + 1], "little")
        codes.extend(piece >> (i * width) & mask for i in range(count))
    assert bits >> (rows * width) == 0, "bits after the last code"
    if encoding == 2:
        if flags & 1:
            return [ABSENT if c == 0 else signed(base + (c - 1) * scale) for c in codes]
        return [signed(base + c * scale) for c in codes]
    assert encoding == 3, "unknown encoding"
    values = [base] if rows else []
    for code in codes[1:]:
        values.append(signed(values[-1] + scale + code))
    return values


def varint(data, place):
    """The number at a place, and the place behind it."""
    value = shift = 0
    while True:
        byte = data[place]
        value |= (byte & 127) << shift
        place, shift = place + 1, shift + 7
        if byte < 128:
            return value, place


def texts(data):
    """A column of type X."""
    encoding, flags, _, rows = struct.unpack_from("<BBHI", data)
    place = 8
    if encoding == 5:
        raw = unpack(data[12:], struct.unpack_from("<I", data, 8)[0])
        lengths, place = [], 0
        for _ in range(rows):
            length, place = varint(raw, place)
            lengths.append(length)
        out = []
        for length in lengths:
            size = max(length - 1, 0)
            out.append(raw[place:place + size].decode())
            place += size
        return out
    assert encoding == 4, "unknown encoding"
    present = [True] * rows
    if flags & 1:
        present = [bool(data[place + i // 8] >> (i % 8) & 1) for i in range(rows)]
        place += (rows + 7) // 8
    length = struct.unpack_from("<H", data, place)[0]
    shape = data[place + 2:place + 2 + length]
    digits = data[place + 2 + length:].hex()
    out, used = [], 0
    for there in present:
        if not there:
            out.append("")
            continue
        text = bytearray(shape)
        for i, byte in enumerate(shape):
            if byte == 0:
                text[i] = ord(digits[used])
                used += 1
        out.append(text.decode())
    return out


def events(case):
    """Every event, with the fields that it has."""
    words = {}
    for kind, number, text in case.execute("SELECT kind, id, text FROM dictionary"):
        words[kind, number] = text
    blocks = case.execute("SELECT id, source_id, first_event, event_count FROM event_block ORDER BY id")
    for block, source, first, count in blocks.fetchall():
        rows = [{"id": first + i, "source": source} for i in range(count)]
        for number, (name, kind) in KINDS.items():
            stored = case.execute("SELECT data FROM event_column WHERE key = ?",
                                  (number * 2 ** 40 + block,)).fetchone()
            if stored is None:
                continue
            column = texts(stored[0]) if kind == "X" else integers(stored[0])
            assert len(column) == count, "a column has the wrong length"
            for row, value in zip(rows, column):
                if kind == "D" and value != 0:
                    row[name] = words[number, value]
                elif kind == "N" and value != ABSENT or kind == "X" and value != "":
                    row[name] = value
        yield from rows


def postings(case):
    """(account, event id, minute or None) of every posted row."""
    names = dict(case.execute("SELECT id, text FROM dictionary WHERE kind = 8"))
    found = []
    query = """SELECT p.data, s.first_event FROM posting p JOIN segment s ON s.id = p.segment_id
               ORDER BY p.segment_id, p.first_account"""
    for data, first_event in case.execute(query):
        place = account = 0
        while place < len(data):
            step, place = varint(data, place)
            count, place = varint(data, place)
            account += step
            row = minute = 0
            for _ in range(count):
                step, place = varint(data, place)
                m, place = varint(data, place)
                row += step
                if m != 1:
                    half = m // 2
                    minute += half // 2 if half % 2 == 0 else -(half + 1) // 2
                found.append((names.get(account, ""), first_event + row, None if m == 1 else minute))
    return sorted(found, key=lambda entry: entry[1])


def rollups(case):
    """Both roll-ups, summed over the segments: {(table, account, time): sums}."""
    names = dict(case.execute("SELECT id, text FROM dictionary WHERE kind = 8"))
    sums = {}
    for table in ("rollup", "minute_rollup"):
        for (segment,) in case.execute(f"SELECT DISTINCT segment_id FROM {table}").fetchall():
            columns, cells = {}, 0
            for number, cells, data in case.execute(
                    f"SELECT column_no, cell_count, data FROM {table} WHERE segment_id = ?", (segment,)):
                columns[number] = integers(data)
                assert len(columns[number]) == cells, "a roll-up column has the wrong length"
            for i in range(cells):
                account = names.get(columns[0][i], "") if 0 in columns else ""
                total = sums.setdefault((table, account, columns[1][i]), [0] * 7)
                for j in range(7):
                    total[j] += columns[2 + j][i] if 2 + j in columns else 0
    return sums


def check(case):
    """Custody chain, originals and ledger; returns what is wrong."""
    faults, before = [], "0" * 64
    for seq, line, digest in case.execute("SELECT seq, line, hash FROM custody ORDER BY seq"):
        if not line.startswith(before + " ") or json.loads(line[65:])["seq"] != seq:
            faults.append(f"custody entry {seq} does not follow the one before")
        before = hashlib.sha256(line.encode()).hexdigest()
        if before != digest:
            faults.append(f"custody entry {seq} has another hash")
    for source, sha256, size, stored, records, n_events, rejects in case.execute(
            "SELECT id, sha256, size_bytes, stored, records, events, rejects FROM source").fetchall():
        if records != n_events + rejects:
            faults.append(f"source {source}: records are not events and rejects")
        if stored != "kept":
            continue
        digest, end = hashlib.sha256(), 0
        for offset, length, frame in case.execute(
                "SELECT chunk_offset, size_bytes, frame FROM original_chunk WHERE source_id = ? "
                "ORDER BY chunk_offset", (source,)):
            if offset != end:
                faults.append(f"source {source}: a gap at byte {end}")
            digest.update(unpack(frame, length))
            end = offset + length
        if end != size or digest.hexdigest() != sha256:
            faults.append(f"source {source}: the original bytes are not those received")
    return faults


def main():
    path, what = sys.argv[1:]
    case = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    assert case.execute("PRAGMA application_id").fetchone()[0] == 0x544D524B, "not a case"
    if what == "events":
        for event in events(case):
            print(json.dumps(event, sort_keys=True, ensure_ascii=True, separators=(",", ":")))
    elif what == "postings":
        for account, event, minute in postings(case):
            print(json.dumps([event, account, minute]))
    elif what == "rollups":
        for (table, account, time), sums in sorted(rollups(case).items()):
            print(json.dumps([table, account, time] + sums))
    elif what == "check":
        faults = check(case)
        print("\n".join(faults) if faults else "nothing is wrong")
        return 1 if faults else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the second reader with what was written.

    second_reader_test.py written WRITE_CASE     columns, postings, roll-ups, custody
    second_reader_test.py sample CLI             an imported case against its log
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
from datetime import datetime, timezone

HERE = pathlib.Path(__file__).parent
MINUTE, HOUR = 60 * 10 ** 9, 3600 * 10 ** 9


def read(case, what):
    """The lines that the second reader prints."""
    run = subprocess.run([sys.executable, HERE / "second_reader.py", case, what],
                         capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"second reader, {what}: {run.stdout[-2000:]}{run.stderr[-2000:]}")
    return run.stdout.splitlines()


def compare(what, wanted, got):
    """Ends the test at the first difference."""
    wanted, got = list(wanted), list(got)
    for i, (a, b) in enumerate(zip(wanted, got)):
        if a != b:
            sys.exit(f"{what} {i}:\nwanted {a}\ngot    {b}")
    if len(wanted) != len(got):
        sys.exit(f"{what}: wanted {len(wanted)}, got {len(got)}")
    print(f"{what}: {len(got)} agree")


def counts(event):
    """Whether volumes count the event."""
    return "time" in event and event.get("record_kind", 0) != 1 and not event.get("flags", 0) & 1


def expected_postings(events):
    for event in events:
        minute = event["time"] // MINUTE if counts(event) else None
        yield json.dumps([event["id"], event.get("account", ""), minute])


def expected_rollups(events):
    sums = {}
    for event in filter(counts, events):
        requests = event.get("request_count", 1)
        figures = [1, requests] + [event.get(name, 0) for name in (
            "input_tokens", "output_tokens", "request_bytes", "response_bytes")]
        figures.append(requests if event.get("outcome", 0) >= 2 else 0)
        for key in (("rollup", event.get("account", ""), event["time"] // HOUR),
                    ("minute_rollup", "", event["time"] // MINUTE)):
            total = sums.setdefault(key, [0] * 7)
            for i, figure in enumerate(figures):
                total[i] += figure
    for key in sorted(sums):
        yield json.dumps(list(key) + sums[key])


def written(program):
    with tempfile.TemporaryDirectory() as folder:
        case = os.path.join(folder, "written.tidemark")
        lines = subprocess.run([program, case], check=True, capture_output=True, text=True).stdout.splitlines()
        compare("events", lines, read(case, "events"))
        events = [json.loads(line) for line in lines]
        compare("postings", expected_postings(events), read(case, "postings"))
        compare("roll-up cells", expected_rollups(events), read(case, "rollups"))
        compare("check", ["nothing is wrong"], read(case, "check"))


def nanoseconds(text):
    """2025-09-13T22:04:05.678Z as ns since 1970."""
    moment = datetime.strptime(text[:19], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=timezone.utc)
    return int(moment.timestamp()) * 10 ** 9 + (int(text[20:23]) * 10 ** 6 if "." in text else 0)


SAME = {"account": "account_id", "api_key": "api_key_id", "organisation": "org_id", "address": "client_ip",
        "agent": "user_agent", "endpoint": "endpoint", "model": "model", "method": "method",
        "country": "country", "payment": "payment_fingerprint", "prompt_prefix": "prompt_prefix",
        "input_tokens": "input_tokens", "output_tokens": "output_tokens", "request_bytes": "request_bytes",
        "response_bytes": "response_bytes", "status": "status", "request_id": "request_id",
        "prompt_hash": "prompt_hash"}


def sample(cli):
    with tempfile.TemporaryDirectory() as folder:
        case, log = os.path.join(folder, "s.tidemark"), os.path.join(folder, "s.jsonl")
        for arguments in (["sample", log, "--log-only"], ["new", case, "--title", "Second reader"], ["import", case, log, "--json"]):
            subprocess.run([cli] + arguments, check=True, capture_output=True)
        content = pathlib.Path(log).read_bytes()
        compare("check", ["nothing is wrong"], read(case, "check"))
        got = [json.loads(line) for line in read(case, "events")]
        wanted, seen = [], []
        place, events = 0, iter(got)
        for line in content.split(b"\n")[:-1]:
            offset, place = place, place + len(line) + 1
            try:
                record = json.loads(line)
            except ValueError:
                continue
            event = next(events)
            fields = {name: record[key] for name, key in SAME.items() if record[key] not in (None, "")}
            wanted.append({**fields, "time": nanoseconds(record["ts"]), "offset": offset, "length": len(line),
                           "asn": str(record["asn"]), "latency_us": record["latency_ms"] * 1000,
                           "account_created": nanoseconds(record["account_created_at"])})
            seen.append({name: event.get(name) for name in wanted[-1]})
        compare("imported events", wanted, seen)
        compare("events", [len(wanted)], [len(got)])


if __name__ == "__main__":
    {"written": written, "sample": sample}[sys.argv[1]](*sys.argv[2:])

# SPDX-License-Identifier: GPL-3.0-or-later
"""The three users' ways through the real program, whole window, from outside.
Usage: journeys.py TIDEMARK TIDEMARK_CLI"""
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from datetime import datetime, timedelta, timezone

from desktop import Desktop, box, drag, key

WINDOW, CLI = sys.argv[1:3]


def write_log(path):
    """Three weeks of two steady accounts; both burst for ten hours."""
    start = datetime(2024, 9, 2, tzinfo=timezone.utc)
    with open(path, "w", encoding="utf-8") as out:
        for hour in range(21 * 24):
            when = (start + timedelta(hours=hour)).strftime("%Y-%m-%dT%H:%M:%SZ")
            for i in range(60 if 400 <= hour < 410 else 4):
                out.write(json.dumps({
                    "timestamp": when, "account_id": "acct_calm" if i % 2 else "acct_loud",
                    "model": "m-1", "status": 200, "output_tokens": 100 + i,
                    "ip": f"10.0.0.{i % 5}"}) + "\n")


def cli(*args):
    return subprocess.run([CLI, *args], check=True, capture_output=True, text=True).stdout


def analyst(desktop, folder):
    """Import, brush, triage, annotate, finding, export."""
    case, bundle = f"{folder}/burst.tidemark", f"{folder}/burst-bundle.zip"
    app = desktop.start(WINDOW, f"{folder}/log.jsonl")
    app.fill("Title", "Burst")
    app.fill("File", case)
    app.press("push button", "Create case")
    app.find_like(["Of the first"])
    app.press("push button", "Import")
    app.find_like(["2,576 events"])
    app.go("Timeline")
    x, y, w, h = box(app.find(None, "Overview"))
    drag((x + w // 2, y + h // 2), (x + w * 3 // 4, y + h // 2))
    app.find_like(["of 2,576 events"])
    app.key_until("alt+a", "text", "Annotate")
    app.fill("Annotate", "Nobody announced this load")
    app.press("push button", "Add annotation")
    app.find_like(["Annotation saved"])
    key("ctrl+shift+f")
    key("ctrl+r")
    app.find_like([" open of "])
    app.click("table", "Detections")
    key("c")
    app.find("label", "Confirmed")
    app.key_until("f", "text", "Title")
    app.fill("Title", "One account burst for ten hours")
    app.press("push button", "Add exhibit")
    app.go("Findings")
    app.find_like(["Save finding"])
    app.key_until("ctrl+e", "text", "Write to")
    app.fill("Write to", bundle)
    app.press("push button", "Export bundle")
    app.find_like(["fingerprint of the manifest"])
    key("Escape")
    app.close()
    report = json.loads(cli("verify", bundle, "--json"))
    assert not report.get("faults"), report
    assert "One account burst for ten hours" in cli("finding", "list", case, "--json")
    return case, bundle


def reviewer(desktop, case, bundle, log):
    """Hashes with tools at hand, the finding in the report, and the case checked in the window."""
    with zipfile.ZipFile(bundle) as package:
        names = package.namelist()
        manifest = next(n for n in names if n.endswith("/manifest-sha256.txt"))
        root = manifest[:-len("manifest-sha256.txt")]
        for line in package.read(manifest).decode().splitlines():
            digest, name = line.split(maxsplit=1)
            assert hashlib.sha256(package.read(root + name)).hexdigest() == digest, name
        reports = [package.read(n).decode() for n in names if n.endswith(".html")]
        assert any("One account burst for ten hours" in report for report in reports)
    app = desktop.start(WINDOW, case)
    app.find_like(["2,576 events"])
    app.go("Evidence")
    with open(log, "rb") as source:
        digest = hashlib.sha256(source.read()).hexdigest()
    app.find_like([digest[:16], digest[-16:]])
    app.go("Custody log")
    app.find_like(["Chain intact"])
    app.press("push button", "Verify")
    app.find_like(["The case is intact"])
    key("Escape")
    app.close()


def manager(desktop, case):
    """What happened, how big, who, how sure: one page, nothing to learn."""
    app = desktop.start(WINDOW, case)
    app.find_like(["Accounts involved"])
    app.find_like(["Findings"])
    app.palette_until("One account burst", "push button", "Save finding")
    app.close()
    pdf = case + ".pdf"
    cli("summary", case, "--pdf", pdf)
    with open(pdf, "rb") as page:
        assert page.read(5) == b"%PDF-"


def main():
    with tempfile.TemporaryDirectory(prefix="tidemark-journey-") as folder, Desktop() as desktop:
        os.environ.update(HOME=folder, XDG_CONFIG_HOME=f"{folder}/config",
                          XDG_DATA_HOME=f"{folder}/data")
        log = f"{folder}/log.jsonl"
        write_log(log)
        case, bundle = analyst(desktop, folder)
        print("analyst: done", flush=True)
        reviewer(desktop, case, bundle, log)
        print("reviewer: done", flush=True)
        manager(desktop, case)
        print("manager: done", flush=True)


main()

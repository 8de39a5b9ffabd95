#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measure detection on generated incidents and print one table.

    detect_table.py --bench BUILD/tidemark-detect-bench --tools DIR --work DIR
                    [--seeds 1,2,3:4] [--worlds 0] [--intensities high,medium,low,none]
                    [--drop-fields a,b]... [--set name=value]... [--accounts N] [--rows N] [--each]

DIR of --tools holds make_incident.py and score_incident.py. SEED:WORLD names a world for one seed;
other seeds are measured in each of --worlds. The table shows the whole log first, then the log
without each set of --drop-fields; a row is the mean over seeds, with --each of every one before it.
Each incident is generated once, kept in --work as a compact
table, and measured again on later runs.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from statistics import mean


def incident(args: argparse.Namespace, seed: int, world: int, intensity: str) -> Path:
    """The folder of an incident, generated if it is not there yet."""
    folder = args.work / f"s{seed}-{intensity}-w{world}-{args.accounts}-{args.rows}"
    if (folder / "table.tmt").exists():
        return folder
    subprocess.run([sys.executable, args.tools / "make_incident.py", "--out", folder,
                    "--seed", str(seed), "--world", str(world), "--intensity", intensity,
                    "--accounts", str(args.accounts), "--rows", str(args.rows)], check=True,
                   stdout=subprocess.DEVNULL)
    subprocess.run([args.bench, folder / "log.jsonl", "--save", folder / "table.tmt",
                    "--out", folder / "found.json"], check=True,
                   stderr=subprocess.DEVNULL)
    (folder / "log.jsonl").unlink()
    return folder


def share(counts: dict[str, str], kind: str) -> float:
    """Percent of a kind of hard negative that was accused."""
    hit, of = map(int, counts.get(kind, "0/0").split("/"))
    return 100 * hit / of if of else 0.0


def measure(args: argparse.Namespace, folder: Path, drop: str) -> dict[str, float]:
    """One incident's figures."""
    found = folder / "found.json"
    command = [args.bench, folder / "table.tmt", "--out", found]
    if drop:
        command += ["--drop", drop]
    for pair in args.set:
        command += ["--set", pair]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    scored = subprocess.run([sys.executable, args.tools / "score_incident.py", "--json",
                             folder / "truth.json", found], check=True, capture_output=True)
    score, run = json.loads(scored.stdout), json.loads(found.read_text())
    negatives = score["false"]["hard_negatives"]
    return {
        "F1": score["single"]["f1"], "P": score["single"]["precision"],
        "R": score["single"]["recall"], "B3": score["cluster"]["b_cubed"]["f1"],
        "AP": score["ranking"]["queue_ap"], "false/1000": score["false"]["findings_per_1000_benign"],
        "class%": share(negatives, "cohort"), "ent%": share(negatives, "enterprise_org"),
        "agency%": share(negatives, "agency_payer"), "launch%": share(negatives, "product_launch"),
        "onset_h": score["single"]["onset_error"]["median_h"] or 0.0,
        "q<.05%": 100 * run["calibration"]["share_q_below_05"], "KS": run["calibration"]["ks"],
    }


def line(name: str, figures: dict[str, float]) -> None:
    """Print one row of the table."""
    print(f"{name:<10}" + "".join(f"{value:11.3f}" for value in figures.values()), flush=True)


def wanted(args: argparse.Namespace) -> list[tuple[int, int]]:
    """Seeds and worlds to measure."""
    pairs = []
    for word in args.seeds.split(","):
        seed, _, world = word.partition(":")
        worlds = [world] if world else args.worlds.split(",")
        pairs += [(int(seed), int(w)) for w in worlds]
    return pairs


def main() -> None:
    """Generate, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--worlds", default="0")
    parser.add_argument("--intensities", default="high,medium,low,none")
    parser.add_argument("--drop", "--drop-fields", dest="drop", action="append", default=[])
    parser.add_argument("--set", action="append", default=[])
    parser.add_argument("--accounts", type=int, default=2000)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--each", action="store_true", help="a row for every seed and world too")
    args = parser.parse_args()
    header = False
    for drop in ["", *args.drop]:
        if drop:
            print(f"without {drop}", flush=True)
        for intensity in args.intensities.split(","):
            rows = []
            for seed, world in wanted(args):
                rows.append(measure(args, incident(args, seed, world, intensity), drop))
                if not header:
                    print(f"{'intensity':<10}" + "".join(f"{name:>11}" for name in rows[0]))
                    header = True
                if args.each:
                    line(f"{seed}:{world}", rows[-1])
            line(intensity, {name: mean(r[name] for r in rows) for name in rows[0]})


if __name__ == "__main__":
    main()

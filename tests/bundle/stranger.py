# SPDX-License-Identifier: GPL-3.0-or-later
"""stranger.py BAG: reads a bundle's tables, workbooks, load file and JSON-LD with libraries that know
nothing of the program which wrote them, and compares them with each other."""
import csv
import json
import pathlib
import sys

import openpyxl
from pyld import jsonld

bag = pathlib.Path(sys.argv[1])
csv.field_size_limit(1 << 28)


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def check(condition, message):
    if not condition:
        sys.exit(f"FAILED: {message}")


def check_bag():
    info = dict(line.split(": ", 1) for line in (bag / "bag-info.txt").read_text().splitlines())
    files = [path for path in (bag / "data").rglob("*") if path.is_file()]
    oxum = f"{sum(path.stat().st_size for path in files)}.{len(files)}"
    check(info["Payload-Oxum"] == oxum, "Payload-Oxum")
    listed = {line.split("  ", 1)[1] for line in (bag / "manifest-sha256.txt").read_text().splitlines()}
    check(listed == {str(path.relative_to(bag)) for path in files}, "the manifest lists other files than there are")
    check((bag / "bagit.txt").read_text() == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "bagit.txt")


def check_tables(folder):
    raw = rows(folder / f"{folder.name}.raw.csv")
    safe = rows(folder / f"{folder.name}.csv")
    check(len(raw) == len(safe) > 1, f"{folder.name}: rows of the two tables")
    for line in safe[1:]:
        for cell in line:
            number = cell.lstrip("-").isdigit()
            check(number or cell[:1] not in ("=", "+", "-", "@", "\t", "\r"), f"{folder.name}: a spreadsheet would run {cell!r}")
    book = openpyxl.load_workbook(folder / f"{folder.name}.xlsx")
    sheet = book.active
    check(sheet.max_row == len(raw) + 1, f"{folder.name}: rows of the workbook")
    header = [cell.value for cell in sheet[2]]
    check(header == raw[0], f"{folder.name}: header of the workbook")
    for row, line in zip(sheet.iter_rows(min_row=3), raw[1:]):
        for cell, text in zip(row, line):
            check(cell.data_type != "f", f"{folder.name}: {cell.coordinate} is a formula")
            shown = "" if cell.value is None else str(cell.value)
            unseen = any(ord(each) < 32 or each == "\u202e" for each in text)  # shown as a symbol instead
            check(shown == text or unseen, f"{folder.name}: {cell.coordinate} is {shown!r}, not {text!r}")
    described = json.loads((folder / f"{folder.name}.json").read_text())
    counted = sum(1 for line in raw[1:] if line[raw[0].index("duplicate")] == "0")
    check(described["events"] == counted, f"{folder.name}: events counted")
    tokens = sum(int(line[raw[0].index("output_tokens")] or 0) for line in raw[1:])
    check(int(described["figures_when_cited"]["output_tokens"]) == tokens, f"{folder.name}: tokens counted")
    return {line[0] for line in raw[1:]}


def check_load_file(numbers):
    text = (bag / "data/load/case.dat").read_bytes().decode("utf-8-sig")
    lines = text.splitlines()
    cells = [[cell.strip("\u00fe") for cell in line.split("\x14")] for line in lines]
    check(all(len(line) == len(cells[0]) for line in cells), "case.dat: columns")
    check({line[0] for line in cells[1:]} == numbers, "case.dat: control numbers")


def check_linked_data():
    def no_network(url, options=None):
        sys.exit(f"FAILED: case.jsonld wants {url}")

    document = json.loads((bag / "data/case.jsonld").read_text())
    expanded = jsonld.expand(document, {"documentLoader": no_network})
    check(len(expanded) > 3, "case.jsonld: too little is left when expanded")

    def absolute(node):
        for key, value in node.items():
            check(key.startswith("@") or key.startswith("http"), f"case.jsonld: {key} is no IRI")
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, dict):
                    absolute(each)
                elif key == "@type":
                    check(each.startswith("http"), f"case.jsonld: type {each} is no IRI")

    for node in expanded:
        absolute(node)
    hashes = {line.split("  ")[0].upper() for line in (bag / "data/source-hashes.txt").read_text().splitlines()}
    check(all(each in json.dumps(expanded) for each in hashes), "case.jsonld: a source's hash is missing")


check_bag()
cited = set()
for exhibit in sorted((bag / "data/exhibits").iterdir()):
    cited |= check_tables(exhibit)
check_load_file(cited)
check_linked_data()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""core_sentences.py ROOT: the templates that the window translates core's sentences by are those of core's
sources, and every sentence of the covered folders has one. A catalogue carries over each place once."""
import pathlib
import re
import sys
import xml.etree.ElementTree as tree

MOST_RUNS = 4  # from so many parts core joins a sentence
PLACE = re.compile(r"\{\d?(?::[^}]*)?\}")
# A text in quotes (its content in group 1), or what is no text, or anything else that is not blank.
TOKEN = re.compile(r'"((?:[^"\\\n]|\\.)*)"|//[^\n]*|/\*.*?\*/|#[^\n]*|R"(\w*)\(.*?\)\2"'
                   r"|'(?:[^'\\\n]|\\.)'|[\w']+|\S", re.S)
# What detection says, and what a person meets when a filter, a file or a case cannot be read.
COVERED = ["core/analysis/explain_*.cpp", "core/analysis/burst.cpp", "core/export/summary_text.cpp",
           "core/query/filter.cpp", "core/query/filter_value.cpp", "core/db/migrator.cpp",
           "core/store/case_file.cpp", "core/import/format.cpp", "core/import/recognise.cpp",
           "core/import/content_cutter.cpp", "core/import/inflate_stream.cpp", "core/import/json_document.cpp",
           "core/import/json_splitter.cpp", "core/import/line_splitter.cpp", "core/import/csv_scan.cpp",
           "core/import/token_scan.cpp", "core/import/import_preview.cpp", "core/import/profile*.cpp",
           "core/import/mapping_plan.cpp", "core/query/sql_console.cpp", "core/store/custody_log.cpp",
           "core/verify/*.cpp", "core/review/*.cpp",
           "core/export/bag_writer.cpp", "core/export/zip_writer.cpp"]
# Not for people: baselines are stored, not shown; SQL; and what only a programmer can cause.
NOT_SHOWN = re.compile(r"negative binomial|linked pairs|output size|[A-Z]{4,} |the profile's pattern does not compile"
                       r"|a built-in profile|SQLite format 3|uid |(finding|annotation|tag|reference|rule|comment):|intact\.$|BagIt-Version"
                       r"|a built-in profile|SQLite format 3|uid |(finding|annotation|tag|reference|rule|comment):|intact\.$|BagIt-Version")


def literals(path):
    """Texts in quotes, those side by side as one."""
    found, joined = [], False
    for token in TOKEN.finditer(path.read_text(encoding="utf-8")):
        text = token.group(1)
        if text is None:
            joined = joined and token.group().startswith(("//", "/*"))
            continue
        text = text.replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")
        found = found[:-1] + [found[-1] + text] if joined else found + [text]
        joined = True
    return found


def pieces(template):
    """The fixed parts of a template that are long enough to tell it by."""
    return [part for part in PLACE.split(template) if re.search(r"[a-z]{3}", part)]


def words_of(text):
    return re.findall(r"[\w']+", text)


def runs(words, core):
    """In how many runs of words core has them: one where it has the whole, 0 where it lacks a word."""
    count = 0
    while words:
        length = next((n for n in range(len(words), 0, -1) if f" {' '.join(words[:n])} " in core), 0)
        if length == 0:
            return 0
        words, count = words[length:], count + 1
    return count


def main(root):
    faults = []
    core = " | ".join(["", *(" ".join(words_of(text)) for path in sorted(root.glob("core/**/*.[ch]*"))
                            for text in literals(path)), ""])
    templates = [text for path in sorted(root.glob("ui/models/core_*_sentences.cpp"))
                 for text in literals(path) if text != "CoreSentence" and not text.endswith(".h")]
    for template in templates:
        for piece in pieces(template):
            if not 1 <= runs(words_of(piece), core) <= MOST_RUNS:
                faults.append(f"core says no such thing: {piece!r} in {template!r}")
    known = "\n".join(templates)
    checked = 0
    for pattern in COVERED:
        for path in sorted(root.glob(pattern)):
            for text in literals(path):
                if " " not in text.strip() or not re.search(r"[a-z]{3}", text) or NOT_SHOWN.search(text):
                    continue
                checked += 1
                faults += [f"{path}: no template has {piece!r}" for piece in pieces(text)
                           if piece.strip() not in known]
    for message in tree.parse(root / "resources/translations/tidemark_de.ts").getroot().iter("message"):
        source, german = message.find("source").text, message.find("translation").text or ""
        if source not in templates:
            continue
        used = sorted(int(number) for number in re.findall(r"\{(\d)(?::[nw])?\}", german))
        if sorted(set(used)) != list(range(1, len(PLACE.findall(source)) + 1)):
            faults.append(f"places differ: {source!r} -> {german!r}")
    print("\n".join(faults))
    print(f"{len(templates)} templates, {checked} sentences of the covered files")
    return 1 if faults else 0


sys.exit(main(pathlib.Path(sys.argv[1])))

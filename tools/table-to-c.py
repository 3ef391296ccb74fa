#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""table-to-c.py TABLE.tsv ROWS.h: the rows of a table as initialisers of a C array of texts.

The first line names the columns and is left out, as are empty lines and those that begin with #.
"""

import json
import pathlib
import sys


def rows(path):
    width = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if width is None:
            width = len(cells)
        elif len(cells) != width or not all(cells) or cells != [cell.strip() for cell in cells]:
            sys.exit(f"{path}:{number}: write {width} texts with one tab between them")
        else:
            yield cells


def main():
    table, target = map(pathlib.Path, sys.argv[1:])
    lines = ["  { " + ", ".join(json.dumps(cell, ensure_ascii=False) for cell in cells) + " },"
             for cells in rows(table)]
    target.write_text(f"/* Made from {table.name}. */\n" + "\n".join(lines) + "\n", encoding="utf-8")


main()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source is built, every .ui is bundled, every translatable file is in POTFILES.in."""

import pathlib
import re
import sys

root = pathlib.Path(".")
faults = []



def is_listed(build, names):
    """A list names what is beside it, or below it with its folder."""
    return build.exists() and any(re.search(rf"'{re.escape(name)}(\.c)?'", build.read_text())
                                  for name in names)


for path in root.glob("[a-z]*/**/*.c"):
    if path.parts[0].startswith("_build"):
        continue
    name = path.stem if path.parts[0] == "tests" else path.name  # tests are listed without an end
    names = {name, name.removeprefix("test-")}
    if not any(is_listed(build, names | {path.relative_to(build.parent).as_posix()})
               for build in (folder / "meson.build" for folder in path.parents[:-1])):
        faults.append(f"{path}: in no meson.build")

bundled = "".join(p.read_text() for p in root.glob("data/*.gresource.xml"))
for path in root.glob("data/ui/*.ui"):
    if f"ui/{path.name}" not in bundled:
        faults.append(f"{path}: in no .gresource.xml")

listed = set((root / "po/POTFILES.in").read_text().split()) - {"#"}
for path in [*root.glob("src/**/*.c"), *root.glob("data/ui/*.ui"), *root.glob("sync/**/*.c")]:
    text = path.read_text()
    marked = re.search(r'\bN?C?_ ?\("', text) or 'translatable="yes"' in text
    if marked and path.as_posix() not in listed:
        faults.append(f"{path}: has text to translate but is not in po/POTFILES.in")
for name in listed:
    if not (root / name).exists():
        faults.append(f"po/POTFILES.in: {name} does not exist")

print("\n".join(faults))
sys.exit(bool(faults))

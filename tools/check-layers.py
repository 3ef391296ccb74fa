#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include whom. The first part of an include names its layer."""

import pathlib
import re
import sys

# layer: (the layers it may use besides itself, the outside libraries it may use)
LAYERS = {
    "common": ([], []),
    "db": (["common"], ["sqlite", "spatialite"]),
    "region": (["common", "db"], ["sqlite", "drawing"]),
    "desk": (["common", "db", "region"], ["sqlite", "drawing", "xlsxwriter", "argon2"]),
    "console": (["common", "db", "region", "desk"], ["gtk", "secret", "drawing", "sound"]),
    "ctl": (["common", "db", "region", "desk"], []),
    "sync": (["common", "db", "region", "desk"], ["soup", "secret"]),
    "base": (["common"], ["postgres"]),
    "service": (["common", "region", "base"], []),  # not another service: only its own folder
    "server": (["base", "service"], []),
    "tests": (["common", "db", "region", "desk", "console", "ctl", "sync", "base", "service"],
              ["drawing", "gtk", "postgres", "secret", "soup", "sqlite"]),
}

# Any other library is free to use: GLib, GIO, JSON-GLib, the C library.
LIBRARIES = {
    "gtk": r"(gtk|gdk|gsk|adwaita|shumate)\b",
    "soup": r"libsoup/",
    "sqlite": r"sqlite3",
    "spatialite": r"spatialite",
    "drawing": r"(cairo|pango)",
    "xlsxwriter": r"xlsxwriter",
    "argon2": r"argon2",
    "postgres": r"(libpq|postgresql/)",
    "secret": r"libsecret/",
    "sound": r"pulse/",
}

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]', re.M)


def find(name):
    """The file an include names: from the top of the tree, or from src/."""
    return next((p for p in (pathlib.Path("src", name), pathlib.Path(name)) if p.is_file()), None)


def layer_of(path):
    parts = path.parts
    if parts[0] == "src":
        return parts[1]
    if parts[0] != "server":
        return parts[0]
    if len(parts) == 2:
        return "server"
    return "base" if parts[1] == "base" else "service"


def may_use(path, other):
    layer = layer_of(path)
    if layer_of(other) == layer:
        return layer != "service" or other.parent == path.parent
    return layer_of(other) in LAYERS[layer][0]


def faults(path):
    layer = layer_of(path)
    libraries = LAYERS[layer][1]
    includes = INCLUDE.findall(path.read_text())
    ours = [find(name) for quote, name in includes if quote == '"' and name != "config.h"]
    header = path.with_suffix(".h")

    if path.suffix == ".c" and header.is_file() and ours[:1] != [header]:
        yield f"include {header.name} before any other header of ours"

    for name in (name for quote, name in includes if quote == "<"):
        for library, pattern in LIBRARIES.items():
            if re.match(pattern, name) and library not in libraries:
                yield f"{layer} must not use {library} (<{name}>)"

    for quote, name in includes:
        other = find(name) if quote == '"' and name != "config.h" else None
        if quote == '"' and name != "config.h" and other is None:
            yield f"no such header, write its path from the top: “{name}”"
        elif other and not may_use(path, other):
            yield f"{layer} must not include “{name}”"


def main():
    found = [(path, fault)
             for top in ("src", "sync", "server", "tests")
             for path in sorted(pathlib.Path(top).rglob("*.[ch]"))
             for fault in faults(path)]
    for path, fault in found:
        print(f"{path}: {fault}")
    return bool(found)


sys.exit(main())

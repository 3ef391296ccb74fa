#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every message of the tree has its Indonesian words, and none is a guess of msgmerge."""

import re
import subprocess
import sys
import tempfile

KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True)


def main():
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        template, merged = f"{folder}/siaga.pot", f"{folder}/id.po"
        told = run("xgettext", "--files-from=po/POTFILES.in", "--from-code=UTF-8",
                   *[f"--keyword={k}" for k in KEYWORDS], "-o", template).stderr
        faults += [line for line in told.splitlines() if "warning" in line]
        run("msgmerge", "--quiet", "po/id.po", template, "-o", merged)
        counts = run("msgfmt", "--check-format", "--statistics", "-o", "/dev/null", merged).stderr
        for word in ("untranslated", "fuzzy"):
            if re.search(rf"\b{word}\b", counts):
                faults.append(f"po/id.po: {counts.strip()}")
                missing = run("msgattrib", f"--{word}", "--no-obsolete", "--no-wrap", merged).stdout
                faults += re.findall(r'^msgid ".+"$', missing, re.M)

    print("\n".join(faults))
    return bool(faults)


sys.exit(main())

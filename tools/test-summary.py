#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the cases in a meson test log. The last line is `N passed, N failed, N skipped`."""

import json
import re
import sys

CASE = re.compile(r"^(?:not )?ok\b.*$", re.M)


def count(path):
    passed, failed, skipped = 0, 0, []
    for line in open(path):
        test = json.loads(line)
        cases = CASE.findall(test.get("stdout", ""))
        bad = sum(c.startswith("not ok") for c in cases)
        skips = [c for c in cases if "# SKIP" in c]
        passed += len(cases) - bad - len(skips)
        skipped += skips
        failed += bad
        if test["result"] not in ("OK", "SKIP") and not bad:
            failed += 1  # it died, timed out or never ran its cases
        elif not cases:
            passed += test["result"] == "OK"
        if test["result"] not in ("OK", "SKIP"):
            print(f"failed: {test['name']} ({test['result']})")
    for case in skipped:
        print(f"skipped: {re.sub(r'^ok [0-9]+ ', '', case)}")
    return passed, failed, len(skipped)


totals = [0, 0, 0]
for log in sys.argv[1:]:
    totals = [a + b for a, b in zip(totals, count(log))]
print("{} passed, {} failed, {} skipped".format(*totals))
sys.exit(totals[1] > 0 or totals[0] == 0)

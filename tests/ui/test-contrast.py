#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text in our own colours can be read: every rule of data/style.css that sets both a ground and a
text has a contrast of 4.5 to 1 at least (WCAG 2.1, AA). What is libadwaita's is libadwaita's."""

import os
import pathlib
import re
import sys

LEAST = 4.5
NAMES = {"white": (255, 255, 255), "black": (0, 0, 0)}
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def colour(declarations, name):
    found = re.search(rf"(?:^|[;\s]){name}:\s*(#[0-9a-f]{{6}}|white|black)\s*(?:;|$)", declarations)
    if not found:
        return None
    word = found[1]
    return NAMES.get(word) or tuple(int(word[i:i + 2], 16) for i in (1, 3, 5))


def luminance(rgb):
    parts = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def main():
    css = pathlib.Path(os.environ["SIAGA_SOURCE"], "data", "style.css").read_text()
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    pairs = []
    for selector, declarations in RULE.findall(css):
        ground, text = colour(declarations, "background-color"), colour(declarations, "color")
        if ground and text:
            pairs.append((" ".join(selector.split()), contrast(ground, text)))

    print(f"1..{len(pairs) + 1}")
    for number, (selector, ratio) in enumerate(pairs, 1):
        print(f"{'ok' if ratio >= LEAST else 'not ok'} {number} {selector.replace('#', '')}: {ratio:.1f}")
    print(f"{'ok' if len(pairs) >= 5 else 'not ok'} {len(pairs) + 1} there are such rules")
    return any(ratio < LEAST for _, ratio in pairs) or len(pairs) < 5


sys.exit(main())

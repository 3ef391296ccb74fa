#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page looks as it did when somebody last looked at it: pictures of the demo with the clock
stopped, in Indonesian, drawn by cairo with Debian's fonts, are compared with those in pictures/.
The folder that is named as argument gets what was seen; tests/ui/take-pictures.sh makes it the
measure."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import gi

gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf  # noqa: E402

HERE = pathlib.Path(__file__).parent
NOW = "2026-11-20T03:00:00Z"
# The measure is stored with few colours. What is drawn otherwise differs by much, in many pixels
# that lie together.
DIFFERENT = 56
BLOCK = 16
DIFFERENT_IN_BLOCK = 24

DISPATCH = ["--page", "dispatch"]
PICTURES = {
    "dispatch": DISPATCH,
    "call": [*DISPATCH, "--do", "dispatch.new-call"],
    "board": [*DISPATCH, "--do", "dispatch.toggle-board"],
    "patients": [*DISPATCH, "--do", "dispatch.nth-incident(3)", "--do", "dispatch.show-tab('patients')"],
    "hospitals": [*DISPATCH, "--do", "dispatch.show-tab('hospitals')"],
    "timeline": [*DISPATCH, "--do", "dispatch.show-tab('timeline')"],
    "record": [*DISPATCH, "--do", "dispatch.show-tab('record')"],
    "responders": ["--page", "responders"],
    "shift": ["--page", "shift"],
    "reports": ["--page", "reports", "--do", "reports.make"],
    "settings": ["--page", "settings"],
}
LOOKS = {
    "dark": {"theme": "'dark'"},
    "light": {"theme": "'light'"},
    "large": {"text-scale": "200"},
    "contrast": {"theme": "'dark'"},
}
# Of the theme with high contrast, which the system asks for.
CONTRAST = {"dispatch", "call", "responders"}
CASES = [(name, look) for look in LOOKS for name in PICTURES if look != "contrast" or name in CONTRAST]


def set_look(home, look):
    file = pathlib.Path(home, "config", "glib-2.0", "settings", "keyfile")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("[id/or/kreki/Siaga]\n" + "".join(f"{k}={v}\n" for k, v in LOOKS[look].items()))


def take(home, look, options, path):
    set_look(home, look)
    environment = dict(os.environ, XDG_DATA_HOME=f"{home}/data", XDG_CONFIG_HOME=f"{home}/config",
                       XDG_CACHE_HOME=f"{home}/cache", XDG_STATE_HOME=f"{home}/state", LANGUAGE="id", GTK_A11Y="none",
                       GSETTINGS_BACKEND="keyfile", PULSE_SERVER="unix:/nonexistent",
                       FONTCONFIG_FILE=str(HERE / "fonts.conf"))
    if look == "contrast":
        environment["ADW_DEBUG_HIGH_CONTRAST"] = "1"
    subprocess.run([os.environ["SIAGA"], "--demo", "--at-time", NOW, "--size", "1366x768",
                    "--screenshot", str(path), *options], env=environment, check=True)


def pixels(path):
    """Rows of red, green and blue apart; an opaque window has no use for the fourth."""
    picture = GdkPixbuf.Pixbuf.new_from_file(str(path))
    data, width, stride = picture.get_pixels(), picture.get_width(), picture.get_rowstride()
    n = picture.get_n_channels()
    rows = (data[y * stride:y * stride + width * n] for y in range(picture.get_height()))
    return [(row[0::n], row[1::n], row[2::n]) for row in rows]


def differences(seen, measure):
    """Corners of the blocks that look otherwise."""
    one, other = pixels(seen), pixels(measure)
    if (len(one), len(one[0][0])) != (len(other), len(other[0][0])):
        return [(0, 0)]
    blocks = {}
    for y, (row, row_measure) in enumerate(zip(one, other)):
        for channel, channel_measure in zip(row, row_measure):
            for x, (a, b) in enumerate(zip(channel, channel_measure)):
                if a - b > DIFFERENT or b - a > DIFFERENT:
                    block = (x // BLOCK * BLOCK, y // BLOCK * BLOCK)
                    blocks[block] = blocks.get(block, 0) + 1
    return sorted(block for block, n in blocks.items() if n >= DIFFERENT_IN_BLOCK)


def check(home, folder, name, look, options):
    file = f"{name}-{look}.png"
    try:
        take(home, look, options, folder / file)
    except subprocess.CalledProcessError as error:
        return f"siaga --screenshot ended with {error.returncode}"
    if not (HERE / "pictures" / file).exists():
        return "there is no picture to compare with"
    blocks = differences(folder / file, HERE / "pictures" / file)
    if blocks:
        return f"it looks otherwise in {len(blocks)} places, such as {blocks[:4]}: see {folder / file}"
    return None


def main(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    print(f"1..{len(CASES)}", flush=True)
    failed = False
    with tempfile.TemporaryDirectory(prefix="siaga-pictures-") as home:
        for number, (name, look) in enumerate(CASES, 1):
            complaint = check(home, folder, name, look, PICTURES[name])
            failed = failed or complaint is not None
            print(f"{'not ok' if complaint else 'ok'} {number} /ui/pictures/{name}-{look}", flush=True)
            if complaint:
                print(f"# {complaint}", flush=True)
                print(f"{name}-{look}: {complaint}", file=sys.stderr, flush=True)
    return failed


sys.exit(main(pathlib.Path(sys.argv[1])))

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A shift at a desk with 100,000 volunteers, by keys alone: calls from the first ring to the end, and
between them the map, the registers and the reports. A watchdog in the console tells the longest times
its window did not answer, and where it was; they are printed, and nothing is decided by them.
SIAGA_SHIFT_SECONDS says how long."""

import os
import pathlib
import re
import subprocess
import sys
import time

# Whoever asks through the accessibility bus keeps the window busy: only keys, and the desk itself.
os.environ["GTK_A11Y"] = "none"

from outside import Console, Failed, desk, keys, run, type_text, wait_for  # noqa: E402

SECONDS = float(os.environ.get("SIAGA_SHIFT_SECONDS", "20"))
VOLUNTEERS = os.environ.get("SIAGA_SHIFT_VOLUNTEERS", "100000")
PIN = "731940"  # of everybody in the demo
CALLS = [("Jalan Kerinci", "dekat masjid", "jatuh dari motor, kaki patah"),
         ("Jalan Nakula", "depan pasar", "sesak napas sejak pagi"),
         ("Jalan Kapuas III", "gang kedua", "tidak sadar tidak napas"),
         ("Jalan Merapi", "sebelah sekolah", "perempuan hamil, ketuban pecah")]


def pause(seconds):
    """As long as a person looks at something."""
    time.sleep(seconds)


def command(text):
    keys("F12")
    type_text(text)
    pause(0.3)
    keys("Return")


def numbers():
    return {i["number"] for i in desk("incidents", "--open", "--json")}


def state_of(number, unit):
    return next((t["state"] for t in desk("show", number, "--json")["tasks"] if t["name"] == unit), None)


def take_call(place, landmark, words):
    before = numbers()
    keys("F2")
    type_text(place)
    pause(1)
    keys("Return")
    pause(0.5)
    type_text(landmark)
    keys("Tab")
    type_text(words)
    pause(0.5)
    keys("ctrl+Return")
    return wait_for("the new incident", lambda: numbers() - before).pop()


def ask_somebody(number):
    """Nobody, where the blind typing left the call without a place."""
    for _ in range(20):
        keys("alt+Return")
        pause(0.5)
        asked = [t["name"] for t in desk("show", number, "--json")["tasks"] if t["state"] == "requested"]
        if asked:
            return asked[0]
    return None


def follow_to_the_end(number, unit):
    command(f"accept {unit}")
    for words, state in [("3", "en_route"), ("4", "on_scene"), ("7", "transporting"), ("8", "at_hospital"),
                         ("kembali", "returning"), ("bebas", "ended")]:
        command(f"unit {unit} {words}")
        wait_for(state, lambda: state_of(number, unit) == state)
    command(f"tutup {number} dikirim")


def look_around():
    for key in ["alt+f", "plus", "plus", "minus", "m", "m", "alt+Home", "alt+p", "alt+t", "alt+l", "Escape"]:
        keys(key)
        pause(0.25)
    subprocess.run(["xdotool", "mousemove", "600", "400", "mousedown", "1", "mousemove", "--sync", "500", "350",
                    "mousemove", "--sync", "700", "450", "mouseup", "1"], check=True)


def look_into_registers():
    keys("ctrl+2")
    pause(0.5)
    keys("ctrl+f")
    for letter in "budi":
        type_text(letter)
        pause(0.3)
    keys("ctrl+a", "BackSpace")
    pause(0.5)
    keys("ctrl+3", "ctrl+4", "ctrl+5", "ctrl+1")
    pause(0.5)


def shift_is_worked(console, home):
    wait_for("the desk", numbers)
    pause(3)
    keys("Down", "Down", "Return")  # the supervisor, who may do everything
    pause(0.5)
    type_text(PIN)
    keys("Return")
    pause(2)
    end = time.monotonic() + SECONDS
    n = 0
    helped = 0
    while n == 0 or time.monotonic() < end:
        number = take_call(*CALLS[n % len(CALLS)])
        unit = ask_somebody(number)
        if unit:
            follow_to_the_end(number, unit)
            helped += 1
        look_around()
        look_into_registers()
        n += 1
    if helped * 3 < n * 2:
        raise Failed(f"of {n} calls only {helped} were followed to the end")
    print(f"# {n} calls in {SECONDS:.0f} s, {VOLUNTEERS} volunteers", flush=True)


def where(line):
    """“siaga(+0x5d111)[0x…]” as a function, of another library by the name it tells."""
    match = re.match(r"(.*)\((\w*)\+(0x[0-9a-f]+)\)", line)
    if not match:
        return None
    file, name, offset = match.groups()
    if name or not file.endswith("siaga"):
        return name or None
    text = subprocess.run(["addr2line", "-f", "-e", os.environ["SIAGA"], offset], stdout=subprocess.PIPE,
                          text=True, check=False).stdout.splitlines()
    return text[0] if text else None


def watchdog_tells(console, home):
    keys("ctrl+q")
    Console.process.wait(60)
    path = []
    for line in pathlib.Path(home, "watchdog").read_text(encoding="utf-8").splitlines() + ["end"]:
        if not line.startswith("/"):
            print(f"#   {' < '.join(path[:14])}\n" * bool(path) + f"# {line}", flush=True)
            path = []
        elif where(line) and not re.match("on_asked_where|main$|_start|g_main|g_signal_emit", where(line)):
            path.append(where(line))
    if Console.process.returncode != 0:
        raise Failed(f"siaga ended with {Console.process.returncode}")


def make_desk(home):
    ctl = os.environ["SIAGACTL"]
    region, file = f"{home}/regions/r", f"{home}/demo.db"
    pathlib.Path(home, "regions").mkdir()
    subprocess.run([ctl, "region", "demo", "--output", region], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([ctl, "desk", "demo", file, "--region", region, "--volunteers", VOLUNTEERS], check=True,
                   stdout=subprocess.DEVNULL)
    os.environ["SIAGA_WATCHDOG"] = f"{home}/watchdog"


sys.exit(run([shift_is_worked, watchdog_tells], lambda home: ["--db", f"{home}/demo.db"], make_desk))

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a seat keeps: the words of a call when the console is killed, the board in place of the map when
it is closed; and a second start shows the window that there is."""

import pathlib
import signal
import sys

from outside import (Atspi, Console, Failed, PATIENCE, desk, find, find_all, keys, labels, panel, run, start, start_again,
                     type_text, wait_for)

DEMO = ["--demo"]
WORDS = "digigit ular di sawah"


def desk_is_there(console, home):
    find(console, "label", "^Incidents · 3$")


def killed_console_keeps_the_call(console, home):
    keys("F2")
    type_text("Jalan Kerinci")
    wait_for("places", lambda: find_all(console, "label", "^Jalan Kerinci"))
    keys("Return")
    wait_for("the district", lambda: labels(console, "nearest road Jalan Kerinci"))
    keys("Tab")
    type_text(WORDS)
    wait_for("the draft in a file", lambda: any(WORDS in p.read_text(encoding="utf-8")
                                                for p in pathlib.Path(home).rglob("call-*.json")))
    Console.process.send_signal(signal.SIGKILL)
    console = start_again(DEMO)
    find(console, "label", "^Draft restored: ")
    before = {i["number"] for i in desk("incidents", "--json")}
    keys("ctrl+Return")
    new = wait_for("the call", lambda: [i["number"] for i in desk("incidents", "--json")
                                        if i["number"] not in before])
    incident = desk("show", new[0], "--json")
    if incident["text"] != WORDS or incident["place"]["road"] != "Jalan Kerinci":
        raise Failed(f"not what was typed: {incident['text']}, {incident['place']}")


def closed_console_keeps_the_layout(console, home):
    find(panel(console, "Incident"), "label", WORDS)
    keys("F4")
    find(panel(console, "Map"), "label", "© OpenStreetMap contributors")
    keys("m")
    wait_for("the board", lambda: "centre='board'" in settings_of(home))
    keys("ctrl+q")
    console = start_again(DEMO)
    find(console, "label", "^Incidents · 4$")
    box = Atspi.Component.get_extents(find(console, "panel", "^Map$"), Atspi.CoordType.WINDOW)
    if box.width > 0:
        raise Failed("the map is seen, not the board")


def settings_of(home):
    file = pathlib.Path(home, "config", "glib-2.0", "settings", "keyfile")
    return file.read_text(encoding="utf-8") if file.exists() else ""


def second_start_shows_the_same_window(console, home):
    second = start(DEMO, home)
    if second.wait(PATIENCE) != 0:
        raise Failed(f"the second one ended with {second.returncode}: {second.stderr.read()}")
    if console.get_child_count() != 1:
        raise Failed(f"there are {console.get_child_count()} windows")


STEPS = [desk_is_there, killed_console_keeps_the_call, closed_console_keeps_the_layout,
         second_start_shows_the_same_window]

sys.exit(run(STEPS, DEMO))

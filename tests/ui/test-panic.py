#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A panic button is pressed, and another program records it on the same desk: it is seen, heard of
by the desktop, and stays until somebody acknowledges it, in the log."""

import pathlib
import sys

from outside import Failed, click, desk, find, find_all, keys, labels, look_elsewhere, panel, run, wait_for

PLACE = "-7.2885,112.3986"


class Story:
    number = None


def bar(console):
    return find(console, "alert", "^Alarm$")


def desk_is_there(console, home):
    find(console, "label", "^Incidents · 3$")


def press_is_seen(console, home):
    look_elsewhere()
    Story.number = desk("call", "--at", PLACE, "--source", "panic", "--phone", "081234567890")
    find(bar(console), "label", "^Panic button · ")
    find(console, "label", "^Incidents · 4$")


def desktop_hears_of_it(console, home):
    told = pathlib.Path(home, "notifications")
    wait_for("a notification", lambda: told.exists() and "Panic button" in told.read_text(encoding="utf-8"))


def its_incident_is_shown(console, home):
    click(find(console, "label", "^Incidents · 4$"))
    keys("w")
    find(panel(console, "Incident"), "label", f"^{Story.number}$")


def acknowledging_is_recorded(console, home):
    keys("a")
    wait_for("another alarm or none", lambda: not labels(bar(console), "^Panic button · "))
    events = desk("timeline", Story.number, "--json")
    if not any("acknowledged" in event["kind"] for event in events):
        raise Failed(f"not in the log: {[event['type'] for event in events]}")


def it_stays_silent(console, home):
    keys("b")
    find(console, "list", "^List of alarms$")
    if find_all(console, "list item", "^Panic button"):
        raise Failed("it is in the list of alarms again")
    keys("Escape")


STEPS = [desk_is_there, press_is_seen, desktop_hears_of_it, its_incident_is_shown,
         acknowledging_is_recorded, it_stays_silent]

sys.exit(run(STEPS, ["--demo"]))

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second caller tells of the same crash: the form says so, one key records it as another report of
that incident, and nobody is sent twice."""

import sys

from outside import Failed, desk, find, keys, labels, panel, run, type_text, wait_for


class Story:
    crash = None


def crash():
    return desk("show", Story.crash["number"], "--json")


def desk_is_there(console, home):
    find(console, "label", "^Incidents · 3$")
    Story.crash = next(i for i in desk("incidents", "--open", "--json") if i["finding"] == "kll")


def place_near_by_is_noticed(console, home):
    place = Story.crash["place"]
    keys("F2")
    type_text(f"{place['lat'] + 0.0003:.6f}, {place['lon']:.6f}")
    keys("Return")
    find(console, "label", "^⚠ Perhaps the same as: ")
    keys("Tab")
    type_text("dua motor tabrakan")


def one_key_merges(console, home):
    keys("alt+g")
    find(panel(console, "Incident"), "label", f"^{Story.crash['number']}$")
    find(console, "label", "^Incidents · 3$")
    if len(crash()["tasks"]) != len(Story.crash["tasks"]):
        raise Failed("somebody was asked again")


def record_names_both(console, home):
    keys("alt+l")
    page = panel(console, "Incident")
    others = wait_for("the other report", lambda: [n for n in labels(page, "^PSC-[0-9]{4}-")
                                                   if n != Story.crash["number"]])
    report = desk("show", others[0], "--json")
    if report["text"] != "dua motor tabrakan":
        raise Failed(f"the words of the second caller are {report['text']}")


STEPS = [desk_is_there, place_near_by_is_noticed, one_key_merges, record_names_both]

sys.exit(run(STEPS, ["--demo"]))

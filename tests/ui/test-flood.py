#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A flood is drawn on the map around an incident: the way of the ambulances becomes longer at once,
and as short as before when the roads are open again."""

import re
import sys

from outside import click, desk, find, find_all, focus, keys, panel, press, run, type_text, wait_for

MINUTES = re.compile(r"^(\S+), (?:(\d+) h )?(\d+) min")


class Story:
    minutes = None


def minutes_of_all(console):
    found = {}
    for row in find_all(find(panel(console, "Incident"), "list", "^Candidates$"), "list item", " min,"):
        name, hours, minutes = MINUTES.match(row.get_name()).groups()
        found[name] = int(hours or 0) * 60 + int(minutes)
    return found


def minutes_are_shown(console, home):
    find(console, "label", "^Incidents · 3$")
    crash = next(i for i in desk("incidents", "--open", "--json") if i["finding"] == "kll")
    keys("F12")
    type_text(f"incident {crash['number']}")
    keys("Return")
    find(panel(console, "Incident"), "label", f"^{crash['number']}$")
    Story.minutes = wait_for("minutes", lambda: minutes_of_all(console))


def flood_is_drawn(console, home):
    keys("Escape", "alt+f")
    chart = panel(console, "Map")
    keys("alt+Home", "x")
    find(console, "label", "^Click the map: 3 more corners$")
    for number, (across, down) in enumerate([(0.1, 0.15), (0.9, 0.15), (0.9, 0.9), (0.1, 0.9)], 1):
        click(chart, across, down)
        find(chart, "push button", f"^Corner {number}$")
    tool = panel(console, "Close roads")
    choice = find(tool, "combo box", "^Effect$")
    focus(choice)
    keys("space", "Down", "Down", "Return")
    focus(find(tool, "text", "^Reason of the closure$"))
    type_text("banjir 40 cm")
    keys("Return")
    wait_for("the closure", lambda: [c for c in desk("closures", "--json") if c["reason"] == "banjir 40 cm"])


def minutes_become_more(console, home):
    keys("Escape")

    def more():
        now = minutes_of_all(console)
        return now and all(now[name] > Story.minutes[name] for name in now if name in Story.minutes)
    wait_for("longer ways", more)


def roads_are_open_again(console, home):
    keys("x")
    tool = panel(console, "Close roads")
    press(find(tool, "push button", "^banjir 40 cm: Open Again$"))
    keys("Escape")
    wait_for("the ways as before", lambda: minutes_of_all(console) == Story.minutes)


STEPS = [minutes_are_shown, flood_is_drawn, minutes_become_more, roads_are_open_again]

sys.exit(run(STEPS, ["--demo"]))

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cardiac arrest: one key makes it one and brings the card with the beat; then one Enter asks two
ambulances, another somebody who presses and somebody who fetches the AED."""

import sys

from outside import Failed, desk, find, find_all, keys, panel, run, say_code, type_text, wait_for


class Story:
    place = None
    number = None


def incident():
    return desk("show", Story.number, "--json")


def desk_is_there(console, home):
    find(console, "label", "^Incidents · 3$")
    # There are volunteers around the one of the demo.
    Story.place = next(i for i in desk("incidents", "--open", "--json")
                       if i["finding"] == "henti_jantung")["place"]


def one_key_brings_the_card(console, home):
    keys("F2")
    type_text(f"{Story.place['lat'] + 0.004:.6f}, {Story.place['lon'] + 0.001:.6f}")
    keys("Return")
    wait_for("the district", lambda: find_all(console, "label", "nearest road"))
    keys("alt+h")
    find(console, "push button", "^Stop the beat$")


def it_is_recorded_as_one(console, home):
    before = {i["number"] for i in desk("incidents", "--json")}
    keys("ctrl+Return")
    new = wait_for("the incident", lambda: [i["number"] for i in desk("incidents", "--json")
                                            if i["number"] not in before])
    Story.number = new[0]
    if incident()["finding"] != "henti_jantung" or incident()["severity"] != 1:
        raise Failed(f"recorded as {incident()['finding']}, severity {incident()['severity']}")
    find(console, "push button", "^Stop the beat$")  # somebody still presses


def enter_asks_two_ambulances(console, home):
    find(panel(console, "Incident"), "push button", "^Request .* ↵$")
    keys("Return")
    wait_for("two ambulances", lambda: len([t for t in incident()["tasks"] if t["kind"] == "ambulance"]) == 2)


def enter_asks_both_roles(console, home):
    keys("F7")
    find(panel(console, "Incident"), "push button", "^Request .*, .* ↵$")
    keys("Return")

    def roles():
        return sorted(t["role"] for t in incident()["tasks"] if t["kind"] == "volunteer")
    wait_for("both roles", lambda: roles() == ["aed", "patient"])


def page_names_both_roles(console, home):
    page = panel(console, "Incident")
    for role in (say_code("task_role", "patient"), say_code("task_role", "aed")):
        wait_for(role, lambda: find_all(page, "label", role))


STEPS = [desk_is_there, one_key_brings_the_card, it_is_recorded_as_one, enter_asks_two_ambulances,
         enter_asks_both_roles, page_names_both_roles]

sys.exit(run(STEPS, ["--demo"]))

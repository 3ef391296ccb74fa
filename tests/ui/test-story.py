#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One call from the first ring to the report, mostly by keyboard: the first unit refuses, the second
goes, the patient is brought to a hospital, the incident is closed and counted."""

import re
import sys

from outside import Failed, find, find_all, keys, labels, press, run, type_text, wait_for

STEPS_OF_A_UNIT = ["Accepted", "En route", "On scene"]
STEPS_TO_HOSPITAL = ["Transporting", "At hospital", "Returning", "Free again"]


class Story:
    """What one step learns and a later one needs."""

    number = None
    first = None
    second = None


def page(console):
    return find(console, "panel", "^Incident$")


def figure(console, line):
    found = find_all(console, "push button", f"^{line} · Count: ")
    return int(re.search(r"\d+$", found[0].get_name())[0]) if found else None


def desk_is_there(console, home):
    find(console, "label", "^Incidents · 3$")


def call_is_recorded(console, home):
    keys("F2")
    type_text("Jalan Kerinci")
    wait_for("places", lambda: find_all(console, "label", "^Jalan Kerinci"))
    keys("Return")
    wait_for("the district", lambda: labels(console, "nearest road Jalan Kerinci"))
    type_text("dekat masjid")
    keys("Tab")
    type_text("jatuh dari motor, kaki patah")
    keys("ctrl+Return")
    find(console, "label", "^Incidents · 4$")
    find(page(console), "label", "dekat masjid")
    find(page(console), "label", "^Road crash$")
    Story.number = labels(page(console), r"^PSC-\d{4}-\d{8}-\w+$")[0]


def enter_asks_the_nearest(console, home):
    first = wait_for("candidates", lambda: find_all(find(console, "list", "^Candidates$"), "list item", " min,"))
    Story.first = first[0].get_name().split(",")[0]
    wait_for("the keyboard in the list", lambda: find_all(page(console), "push button", f"Request {Story.first}"))
    keys("Return")
    find(page(console), "push button", f"^{Story.first}: Accepted$")


def refusal_asks_the_next(console, home):
    keys("F6")
    press(find(page(console), "push button", "^Crew unavailable$"))

    def next_one():
        names = [n.get_name() for n in find_all(page(console), "push button", ": Accepted$")]
        return [n.split(":")[0] for n in names if not n.startswith(Story.first)]
    Story.second = wait_for("the next unit", next_one)[0]


def second_goes_to_the_scene(console, home):
    for step in STEPS_OF_A_UNIT:
        press(find(page(console), "push button", f"^{Story.second}: {step}$"))


def hospital_is_chosen_and_reached(console, home):
    find(page(console), "push button", f"^{Story.second}: Transporting$")
    keys("alt+j")
    wait_for("hospitals", lambda: find_all(find(console, "list", "^Candidates$"), "list item", "^(RS|Puskesmas|Klinik)"))
    keys("Return")
    find(page(console), "label", "to (RS|Puskesmas|Klinik)")
    for step in STEPS_TO_HOSPITAL:
        press(find(page(console), "push button", f"^{Story.second}: {step}$"))


def incident_is_closed(console, home):
    keys("F8")
    press(find(page(console), "push button", "^Close the incident$"))
    find(console, "label", "^Incidents · 3$")


def report_counts_it(console, home):
    keys("ctrl+4")
    press(find(console, "push button", "^Make Report$"))
    open_now = wait_for("the figures", lambda: figure(console, "Not closed yet"))
    if open_now != 3:
        raise Failed(f"{open_now} incidents are not closed")
    press(find(console, "push button", "^Help was sent · Count"))
    find(console, "label", Story.number)


STEPS = [desk_is_there, call_is_recorded, enter_asks_the_nearest, refusal_asks_the_next,
         second_goes_to_the_scene, hospital_is_chosen_and_reached,
         incident_is_closed, report_counts_it]

sys.exit(run(STEPS, ["--demo"]))

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One call from the first ring to the report, by keyboard alone: the first unit refuses, the second
goes, the patient is brought to a hospital, the incident is closed and counted.
The argument is the language; Indonesian is told with text of twice the size."""

import re
import sys

from outside import (Console, Failed, desk, find, find_all, focus, keys, labels, panel, run, say, say_code,
                     settings, type_text, wait_for)


class Story:
    """What one step learns and a later one needs."""

    number = None
    first = None
    second = None


def page(console):
    return panel(console, say("Incident").replace("\\", ""))


def candidates(console):
    return find(page(console), "list", f"^{say('Candidates')}$")


def incident():
    return desk("show", Story.number, "--json")


def state_of(unit):
    return next((t["state"] for t in incident()["tasks"] if t["name"] == unit), None)


def command(text):
    keys("F12")
    type_text(text)
    keys("Return")


def desk_is_there(console, home):
    find(console, "label", f"^{say('Incidents · %u')}$".replace("%u", "3"))


def call_is_recorded(console, home):
    before = {i["number"] for i in desk("incidents", "--json")}
    keys("F2")
    type_text("Jalan Kerinci")
    wait_for("places", lambda: find_all(console, "label", "^Jalan Kerinci"))
    keys("Return")
    wait_for("the district", lambda: labels(console, "Contoh .*Jalan Kerinci"))
    type_text("dekat masjid")
    keys("Tab")
    type_text("jatuh dari motor, kaki patah")
    keys("ctrl+Return")
    find(page(console), "label", "dekat masjid")
    Story.number = next(i["number"] for i in desk("incidents", "--json") if i["number"] not in before)
    if incident()["finding"] != "kll" or incident()["place"]["patokan"] != "dekat masjid":
        raise Failed(f"not what was typed: {incident()}")
    find(page(console), "label", f"^{Story.number}$")


def enter_asks_the_nearest(console, home):
    first = wait_for("candidates", lambda: find_all(candidates(console), "list item", r" (min|mnt),"))[0]
    Story.first = first.get_name().split(",")[0]
    # The button says what Enter does.
    find(page(console), "push button", f"^{say('Request %s  ↵')}$".replace("%s", Story.first))
    keys("Return")
    wait_for(f"{Story.first} being asked", lambda: state_of(Story.first) == "requested")
    find(page(console), "push button", f"^{Story.first}: ")


def refusal_asks_the_next(console, home):
    keys("F6")
    focus(find(page(console), "push button", f"^{say_code('reject_reason', 'crew')}$"))
    keys("Return")
    wait_for("the refusal", lambda: state_of(Story.first) == "refused")
    Story.second = wait_for("the next unit", lambda: [t["name"] for t in incident()["tasks"]
                                                      if t["state"] == "requested"])[0]
    find(page(console), "push button", f"^{Story.second}: ")


def second_goes_to_the_scene(console, home):
    command(f"accept {Story.second}")
    wait_for("the acceptance", lambda: state_of(Story.second) == "accepted")
    command(f"unit {Story.second} 3")
    wait_for("the way", lambda: state_of(Story.second) == "en_route")
    command(f"unit {Story.second} tiba")
    wait_for("the arrival", lambda: state_of(Story.second) == "on_scene")


def hospital_is_chosen_and_reached(console, home):
    keys("alt+j")
    wait_for("hospitals", lambda: find_all(candidates(console), "list item", "^(RS|Puskesmas|Klinik)"))
    keys("Return")
    find(page(console), "label", f"{say('to %s')}".replace("%s", "(RS|Puskesmas|Klinik)"))
    for words, state in [("bawa", "transporting"), ("tiba RS", "at_hospital"), ("kembali", "returning"),
                         ("bebas", "ended")]:
        command(f"unit {Story.second} {words}")
        wait_for(state, lambda: state_of(Story.second) == state)


def incident_is_closed(console, home):
    keys("F8")
    focus(find(page(console), "push button", f"^{say('Close the incident')}$"))
    keys("Return")
    wait_for("the end", lambda: incident()["status"] in ("selesai", "ditutup"))
    find(console, "label", f"^{say('Incidents · %u')}$".replace("%u", "3"))


def figure(console, line):
    found = find_all(console, "push button", f"^{say(line)} · .*: ")
    return int(re.search(r"\d+$", found[0].get_name())[0]) if found else None


def report_counts_it(console, home):
    keys("ctrl+4")
    focus(find(console, "push button", f"^{say('Make Report')}$"))
    keys("Return")
    open_now = wait_for("the figures", lambda: figure(console, "Not closed yet"))
    if open_now != 3:
        raise Failed(f"{open_now} incidents are not closed")
    focus(find(console, "push button", f"^{say('Help was sent')} · "))
    keys("Return")
    find(console, "label", Story.number)


STEPS = [desk_is_there, call_is_recorded, enter_asks_the_nearest, refusal_asks_the_next,
         second_goes_to_the_scene, hospital_is_chosen_and_reached,
         incident_is_closed, report_counts_it]

Console.language = sys.argv[1]
sys.exit(run(STEPS, ["--demo"], (lambda home: settings(home, text_scale=200)) if Console.language == "id" else None))

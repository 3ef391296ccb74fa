#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys where they could be mistaken: letters and Ctrl+Z belong to who is typing, and to the desk when
nobody is; what was done last is taken back while its line says so."""

import sys

from outside import Failed, desk, find, find_all, keys, labels, panel, run, type_text, wait_for


class Story:
    unit = None
    number = None


def state():
    tasks = desk("show", Story.number, "--json")["tasks"]
    return next((t["state"] for t in tasks if t["name"] == Story.unit), None)


def desk_is_there(console, home):
    find(console, "label", "^Incidents · 3$")


def letters_are_text_while_somebody_types(console, home):
    shown = find(panel(console, "Incident"), "label", r"^PSC-\d{4}-").get_name()
    keys("F12")
    type_text("jjk")
    find(console, "label", "^No command")  # what the command line makes of them
    keys("Escape")
    if find(panel(console, "Incident"), "label", r"^PSC-\d{4}-").get_name() != shown:
        raise Failed("a letter in an entry went to another incident")


def undo_in_an_entry_is_of_its_text(console, home):
    keys("F2")
    type_text("Jalan Kerinci")
    wait_for("places", lambda: find_all(console, "label", "^Jalan Kerinci"))
    keys("Return")
    wait_for("the district", lambda: labels(console, "nearest road Jalan Kerinci"))
    before = {i["number"] for i in desk("incidents", "--json")}
    type_text("dekat pasar")
    keys("ctrl+z", "ctrl+shift+z")  # GTK takes back a word, and gives it again
    keys("Tab")
    type_text("luka bakar")
    keys("ctrl+z", "ctrl+z")
    type_text("luka bakar minyak")
    keys("ctrl+Return")
    new = wait_for("the call", lambda: [i["number"] for i in desk("incidents", "--json")
                                        if i["number"] not in before])
    Story.number = new[0]
    incident = desk("show", Story.number, "--json")
    if incident["text"] != "luka bakar minyak" or incident["place"]["patokan"] != "dekat pasar":
        raise Failed(f"the words are {incident['text']}, {incident['place']['patokan']}")


def last_action_is_taken_back(console, home):
    page = panel(console, "Incident")
    find(page, "label", f"^{Story.number}$")
    button = find(page, "push button", "^Request .*↵$").get_name()
    Story.unit = button.split()[1]
    keys("Return")
    wait_for("the request", lambda: state() == "requested")
    find(console, "label", f"^Asked: {Story.unit}")
    keys("ctrl+z")
    wait_for("the request being taken back", lambda: state() != "requested")
    wait_for("the line about it being gone", lambda: not labels(console, f"^Asked: {Story.unit}"))


def panes_do_not_keep_function_keys(console, home):
    keys("F5")
    Story.unit = wait_for("a request", lambda: [t["name"] for t in desk("show", Story.number, "--json")["tasks"]
                                                if t["state"] == "requested"])[0]
    keys("F6")  # GtkPaned goes to the next pane with it
    find(panel(console, "Incident"), "label", f"^Why can {Story.unit} not go")
    keys("Escape", "F8")
    find(panel(console, "Incident"), "push button", "^Close the incident$")


STEPS = [desk_is_there, letters_are_text_while_somebody_types, undo_in_an_entry_is_of_its_text,
         last_action_is_taken_back, panes_do_not_keep_function_keys]

sys.exit(run(STEPS, ["--demo"]))

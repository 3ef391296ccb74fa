#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever cannot see the screen can use it: on every page, every control has a name that says what
it is, and a role."""

import re
import sys

from outside import Failed, GLib, find, find_all, nodes, press, run, wait_for

CONTROLS = {"push button", "toggle button", "check box", "radio button", "entry", "password text",
            "combo box", "spin button", "slider", "list", "list item", "table", "tree table",
            "switch", "menu button", "link"}
WHOLE = CONTROLS - {"list", "list item", "table"}
PASSWORD = re.compile("PIN$")
# What GTK calls a thing that nobody has named.
NAMELESS = re.compile(r"^(|GtkImage|Gtk[A-Z]\w+|_.*)$")


def path_of(node):
    names = []
    while node and len(names) < 8:
        names.append(node.get_name() or node.get_role_name())
        node = node.get_parent()
    return " < ".join(names)


def is_part_of_another(node):
    """The insides of one control, which GTK makes: the button in a combo box and its list with
    what can be chosen, the eye in a field for a password, the pages in a sidebar."""
    for _ in range(4):
        node = node.get_parent()
        if not node:
            break
        role, name = node.get_role_name(), node.get_name() or ""
        if role in WHOLE or (role == "list" and name == "Sidebar") or PASSWORD.search(name):
            return True
    return False


def faults(root):
    for node in nodes(root):
        try:
            role, name = node.get_role_name(), node.get_name() or ""
            if role in CONTROLS and NAMELESS.match(name) and not is_part_of_another(node):
                yield f"a {role} without a name: {path_of(node)}"
            if role in ("unknown", "invalid"):
                yield f"no role: {path_of(node)}"
        except GLib.Error:  # has just gone
            pass


def every_control_has_a_name(console, home):
    wait_for("the desk", lambda: find_all(console, "list item", "SEV-"))
    found = sorted(set(faults(console)))
    if found:
        raise Failed("\n" + "\n".join(found))


def rail_leads_to_every_page(console, home):
    buttons = find_all(find(console, "panel", "^Pages$"), "push button", ".")
    for button in buttons:
        press(button)
    if not buttons:
        raise Failed("there is no page")


STEPS = [every_control_has_a_name, rail_leads_to_every_page, every_control_has_a_name]

sys.exit(run(STEPS, ["--demo"]))

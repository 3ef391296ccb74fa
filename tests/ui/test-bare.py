#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk that has no map yet: whoever sits there signs in and takes a call with what is at hand."""

import os
import subprocess
import sys

from outside import Failed, desk, find, keys, labels, panel, press, run, type_text, wait_for

PIN = "480271"


def make_desk(home):
    ctl, file = os.environ["SIAGACTL"], f"{home}/bare.db"
    subprocess.run([ctl, "desk", "create", file, "--psc", "9971", "--name", "Meja 1"], check=True,
                   stdout=subprocess.DEVNULL)
    subprocess.run([ctl, "desk", "person", "add", file, "Ani", "--roles", "admin,operator,dispatcher"], check=True,
                   env=dict(os.environ, SIAGA_PIN=PIN), stdout=subprocess.DEVNULL)


def person_signs_in(console, home):
    find(console, "label", "^Ani$")
    keys("Return")
    type_text(PIN)
    keys("Return")
    find(panel(console, "Pages"), "push button", "^Dispatch$")


def map_says_what_is_missing(console, home):
    wait_for("why there is no map", lambda: labels(console, "no region"))


def call_is_taken_without_a_map(console, home):
    keys("F2")
    type_text("-7.25, 112.75")
    keys("Return")
    type_text("dekat jembatan")
    keys("Tab")
    type_text("jatuh dari motor")
    keys("plus", "ctrl+Return")
    place = wait_for("the incident", lambda: [i["place"] for i in desk("incidents", "--open", "--json")])[0]
    if abs(place["lat"] + 7.25) > 1e-6 or place["patokan"] != "dekat jembatan":
        raise Failed(f"not what was typed: {place}")


def candidates_say_why_there_are_none(console, home):
    wait_for("the reason", lambda: labels(panel(console, "Incident"), "region"))


STEPS = [person_signs_in, map_says_what_is_missing, call_is_taken_without_a_map,
         candidates_say_why_there_are_none]

sys.exit(run(STEPS, lambda home: ["--db", f"{home}/bare.db"], make_desk))

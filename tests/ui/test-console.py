#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window itself: how it starts, the stack of incidents, the way between two places, pictures."""

import pathlib
import re
import sys

from outside import (Failed, PATIENCE, click, find, find_all, gi, keys, labels, press, run, start,
                     wait_for)

gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf  # noqa: E402

MINUTES = r"^(?:(\d+) h )?(\d+) min$"
COLOURS_LEAST = 12  # in the map area: ground, roads, water, green, names
NUMBER = r"^PSC-\d{4}-\d{8}-\w+$"


def obstacle(home):
    return pathlib.Path(home, "data", "siaga", "regions")


def put_obstacle(home):
    """A file where the folder of regions should be."""
    obstacle(home).parent.mkdir(parents=True)
    obstacle(home).touch()


def failed_preparation_says_why(console, home):
    find(console, "label", "regions” cannot be made")


def trying_again_shows_the_desk(console, home):
    obstacle(home).unlink()
    press(find(console, "push button", "^Try again"))
    find(console, "label", r"^PSC 119 Kota Contoh")
    find(find(console, "panel", "^Map$"), "label", "© OpenStreetMap contributors")


def demo_has_three_open_incidents(console, home):
    find(console, "label", "^Incidents · 3$")
    stack = find(console, "list", "^Open incidents$")
    wait_for("three rows", lambda: len(find_all(stack, "list item", "SEV-")) == 3)
    find(find(console, "panel", "^Map$"), "push button", "Cardiac arrest")


def keys_go_from_incident_to_incident(console, home):
    page = find(console, "panel", "^Incident$")

    def number():
        return labels(page, NUMBER)[0]
    first = wait_for("the most urgent incident", number)
    keys("j")
    wait_for("the next incident", lambda: number() != first)
    keys("alt+1")
    wait_for("the first incident again", lambda: number() == first)


def two_clicks_give_a_route(console, home):
    chart = find(console, "panel", "^Map$")
    keys("alt+Home", "r")
    click(chart, 0.35, 0.4)
    find(chart, "push button", "^Start of the route$")
    click(chart, 0.65, 0.6)
    find(chart, "push button", "^End of the route$")
    wait_for("streets", lambda: labels(find(console, "list", "^Streets of the route$"), " k?m$"))


def escape_comes_back_to_the_incident(console, home):
    chart = find(console, "panel", "^Map$")
    keys("Escape")
    wait_for("an empty map", lambda: not find_all(chart, "push button", "^Start of the route$"))


def sheet_of_keys_opens(console, home):
    keys("question")
    find(console, "label", "^Next incident$")
    keys("Escape")


def colours(path, share):
    picture = GdkPixbuf.Pixbuf.new_from_file(str(path))
    pixels, channels = picture.get_pixels(), picture.get_n_channels()
    rows = range(80, picture.get_height() - 60)
    stride = picture.get_rowstride()
    first, last = int(picture.get_width() * share[0]), int(picture.get_width() * share[1])
    return len({pixels[y * stride + x * channels:y * stride + x * channels + 3]
                for y in rows for x in range(first, last)})


def picture_is_written_and_not_blank(console, home):
    path = pathlib.Path(home, "picture.png")
    process = start(["--demo", "--screenshot", str(path), "--size", "1366x768"], home)
    message = process.communicate(timeout=PATIENCE)[1]
    if process.returncode != 0:
        raise Failed(f"siaga --screenshot ended with {process.returncode}: {message}")
    n = colours(path, (0.3, 0.65))
    if n < COLOURS_LEAST:
        raise Failed(f"only {n} colours in the map")


def picture_without_desk_fails_with_a_message(console, home):
    process = start(["--db", f"{home}/none.db", "--screenshot", f"{home}/none.png"], home)
    message = process.communicate(timeout=PATIENCE)[1]
    if process.returncode != 1 or not re.search("none", message):
        raise Failed(f"ended with {process.returncode}: {message}")


STEPS = [failed_preparation_says_why, trying_again_shows_the_desk, demo_has_three_open_incidents,
         keys_go_from_incident_to_incident, two_clicks_give_a_route,
         escape_comes_back_to_the_incident, sheet_of_keys_opens, picture_is_written_and_not_blank,
         picture_without_desk_fails_with_a_message]

sys.exit(run(STEPS, ["--demo"], put_obstacle))

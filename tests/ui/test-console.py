#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The console from outside, as a person uses it: keys, mouse and what assistive technology reads.
Runs under tools/with-display.sh, prints TAP."""

import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

# Warnings are fatal to siaga, but not here: the accessibility library warns of its own accord. GLib
# reads the variable when it is loaded.
DEBUG = os.environ.pop("G_DEBUG", "fatal-warnings")

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
gi.require_version("GdkPixbuf", "2.0")
from gi.repository import Atspi, GdkPixbuf, GLib  # noqa: E402

PATIENCE = 150  # seconds; a busy machine under a sanitizer still answers in them
MINUTES = r"^(?:(\d+) h )?(\d+) min$"
COLOURS_LEAST = 12  # in the map area: ground, roads, water, green, names


# Not looked into: they hold much and tell nothing.
LEAVES = {"scroll bar", "page tab", "separator", "image"}


class Failed(Exception):
    pass


def nodes(root):
    """All nodes below; the tree may change meanwhile, which must not end the walk. Pages that are
    not seen are in it too: GTK 4.8 does not tell which are."""
    try:
        yield root
        if root.get_role_name() in LEAVES:
            return
        children = [root.get_child_at_index(i) for i in range(root.get_child_count())]
    except GLib.Error:
        return
    for child in children:
        if child:
            yield from nodes(child)


def find_all(root, role, pattern):
    found = []
    for node in nodes(root):
        try:
            if node.get_role_name() == role and re.search(pattern, node.get_name() or ""):
                found.append(node)
        except GLib.Error:
            pass
    return found


def wait_for(what, ask):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            answer = ask()
        except Failed:
            raise
        except Exception:  # what is asked is still starting, or has just gone
            answer = None
        if answer:
            return answer
        time.sleep(0.05)  # asks again, does not decide anything
    raise Failed(f"waited in vain for {what}")


def find(root, role, pattern):
    def ask():
        return next(iter(find_all(root, role, pattern)), None)
    return wait_for(f"{role} “{pattern}”", ask)


def press(node):
    names = [Atspi.Action.get_action_name(node, i) for i in range(Atspi.Action.get_n_actions(node))]
    Atspi.Action.do_action(node, names.index("click"))


def keys(*words):
    subprocess.run(["xdotool", "key", *words], check=True)


def click(node, across=0.5, down=0.5):
    box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    x, y = int(box.x + box.width * across), int(box.y + box.height * down)
    subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True)


def labels(root, pattern):
    return [n.get_name() for n in find_all(root, "label", pattern)]


def start(arguments, home):
    environment = dict(os.environ, XDG_DATA_HOME=f"{home}/data", XDG_CONFIG_HOME=f"{home}/config",
                       XDG_CACHE_HOME=f"{home}/cache", LANGUAGE="en", G_DEBUG=DEBUG)
    return subprocess.Popen([os.environ["SIAGA"], *arguments], env=environment, text=True,
                            stderr=subprocess.PIPE)


def application(process):
    def ask():
        desktop = Atspi.get_desktop(0)
        if process.poll() is not None:
            raise Failed(f"siaga ended with {process.returncode}: {process.stderr.read()}")
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app and app.get_process_id() == process.pid:
                return app
        return None
    return wait_for("the application", ask)


def obstacle(home):
    return pathlib.Path(home, "data", "siaga", "regions")


def failed_preparation_says_why(console, home):
    find(console, "label", "regions” cannot be made")


def trying_again_shows_the_map(console, home):
    obstacle(home).unlink()
    press(find(console, "push button", "^Try again"))
    find(console, "label", "^Kota Contoh$")
    find(find(console, "panel", "^Map$"), "label", "© OpenStreetMap contributors")


def search_finds_a_street_and_marks_it(console, home):
    keys("ctrl+f")
    subprocess.run(["xdotool", "type", "jalan"], check=True)
    places = find(console, "list", "^Places found$")
    entry = find(console, "entry", "^Search a street or place$")

    def titles():
        return [(labels(row, ".") + [""])[0] for row in find_all(places, "list item", "")]
    name = wait_for("a street", lambda: [t for t in titles() if t.startswith("Jalan ")])[-1]
    before = titles()
    Atspi.EditableText.set_text_contents(entry, name)
    found = wait_for(f"other results with {name}",
                     lambda: (t := titles()) != before and name in t and t)
    keys(*["Down"] * found.index(name), "Return")
    find(find(console, "panel", "^Map$"), "push button", f"^{re.escape(name)}$")


def two_clicks_give_a_route(console, home):
    chart = find(console, "panel", "^Map$")
    keys("Home", "r")
    click(chart, 0.35, 0.4)
    find(chart, "push button", "^Start of the route$")
    click(chart, 0.65, 0.6)
    find(chart, "push button", "^End of the route$")
    route = find(console, "filler", "^Route$")
    find(route, "label", MINUTES)
    wait_for("streets", lambda: labels(find(route, "list", "^Streets of the route$"), " k?m$"))


def on_foot_takes_longer(console, home):
    route = find(console, "filler", "^Route$")

    def minutes():
        hours, rest = re.match(MINUTES, labels(route, MINUTES)[0]).groups()
        return int(hours or 0) * 60 + int(rest)
    before = minutes()
    click(find(route, "combo box", "^Who travels$"))
    keys("End", "Return")
    wait_for("a longer time", lambda: minutes() > before)


def escape_begins_anew(console, home):
    chart = find(console, "panel", "^Map$")
    click(chart, 0.5, 0.3)
    wait_for("a new start", lambda: not find_all(chart, "push button", "^End of the route$"))
    keys("Escape")
    wait_for("an empty map", lambda: not find_all(chart, "push button", "^Start of the route$"))


def one_click_gives_candidates(console, home):
    chart = find(console, "panel", "^Map$")
    keys("k")
    click(chart, 0.5, 0.5)
    find(chart, "push button", "^Where help is needed$")
    rows = find(console, "list", "^Candidates, the soonest first$")
    wait_for("five candidates", lambda: len(labels(rows, MINUTES)) >= 5)
    find(find(console, "filler", "^Candidates$"), "label", r"demo responders, ranked by road in \d+\.\d+ ms")
    find(chart, "push button", r"Demo (ambulance|volunteer)")


def colours(path, share):
    picture = GdkPixbuf.Pixbuf.new_from_file(str(path))
    pixels, channels = picture.get_pixels(), picture.get_n_channels()
    rows = range(80, picture.get_height() - 60)
    stride = picture.get_rowstride()
    return len({pixels[y * stride + x * channels:y * stride + x * channels + 3]
                for y in rows for x in range(20, int(picture.get_width() * share))})


def picture_is_written_and_not_blank(console, home):
    path = pathlib.Path(home, "picture.png")
    process = start(["--screenshot", str(path), "--size", "1000x700"], home)
    message = process.communicate(timeout=PATIENCE)[1]
    if process.returncode != 0:
        raise Failed(f"siaga --screenshot ended with {process.returncode}: {message}")
    if colours(path, 0.6) < COLOURS_LEAST:
        raise Failed(f"only {colours(path, 0.6)} colours in the map")


def picture_without_region_fails_with_a_message(console, home):
    process = start(["--region", f"{home}/none", "--screenshot", f"{home}/none.png"], home)
    message = process.communicate(timeout=PATIENCE)[1]
    if process.returncode != 1 or "none" not in message:
        raise Failed(f"ended with {process.returncode}: {message}")


STEPS = [failed_preparation_says_why, trying_again_shows_the_map,
         search_finds_a_street_and_marks_it, two_clicks_give_a_route, on_foot_takes_longer,
         escape_begins_anew, one_click_gives_candidates, picture_is_written_and_not_blank,
         picture_without_region_fails_with_a_message]


def main():
    failed = False
    print(f"1..{len(STEPS)}", flush=True)
    Atspi.init()
    with tempfile.TemporaryDirectory(prefix="siaga-ui-") as home:
        # A file where the folder of regions should be.
        obstacle(home).parent.mkdir(parents=True)
        obstacle(home).touch()
        process = start([], home)
        for number, step in enumerate(STEPS, 1):
            name = f"/ui/{step.__name__.replace('_', '-')}"
            began = time.monotonic()
            try:
                if failed:
                    raise Failed("a step before failed")
                step(application(process), home)
                print(f"ok {number} {name}", flush=True)
            except Exception as error:  # a failed step fails the test and says why
                failed = True
                print(f"not ok {number} {name}", flush=True)
                print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
            print(f"# {time.monotonic() - began:.1f} s", flush=True)
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)
    return failed


sys.exit(main())

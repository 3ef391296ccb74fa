# SPDX-License-Identifier: GPL-3.0-or-later
"""The console from outside, as a person uses it: keys, mouse and what assistive technology reads.
For the tests beside it, which run under tools/with-display.sh and print TAP."""

import contextlib
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import warnings

# Warnings are fatal to siaga, but not here: the accessibility library warns of its own accord. GLib
# reads the variable when it is loaded.
DEBUG = os.environ.pop("G_DEBUG", "fatal-warnings")

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

warnings.filterwarnings("ignore", category=DeprecationWarning)  # of a newer Atspi than ours

PATIENCE = 150  # seconds; a busy machine under a sanitizer still answers in them


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
    # What is saved without a folder lands in the home that goes away.
    return subprocess.Popen([os.environ["SIAGA"], *arguments], env=environment, text=True, cwd=home,
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



def type_text(text):
    subprocess.run(["xdotool", "type", "--delay", "1", "--", text], check=True)


def describe(error, console, process):
    print(f"{type(error).__name__}: {error}", file=sys.stderr)
    if process.poll() is not None:
        print(f"siaga ended with {process.returncode}: {process.stderr.read()}", file=sys.stderr)
    try:
        words = [n.get_name() for n in find_all(console, "label", ".")] if console else []
    except GLib.Error:
        words = ["it has gone"]
    print("on the screen: " + " | ".join(words), file=sys.stderr, flush=True)


@contextlib.contextmanager
def notifications(home):
    """Who shows them is no part of a bus of our own: here they go into a file, one title a line."""
    shower = subprocess.Popen([sys.executable, str(pathlib.Path(__file__).with_name("notifications.py")),
                               f"{home}/notifications"], stdout=subprocess.PIPE, text=True)
    try:
        shower.stdout.readline()  # it has its name on the bus
        yield
    finally:
        shower.kill()
        shower.wait()


def run(steps, arguments, prepare=None):
    """Each step is a function of the application and of its home; a failed one fails the rest."""
    failed = False
    print(f"1..{len(steps)}", flush=True)
    Atspi.init()
    with tempfile.TemporaryDirectory(prefix="siaga-ui-") as home, notifications(home):
        if prepare:
            prepare(home)
        process = start(arguments(home) if callable(arguments) else arguments, home)
        for number, step in enumerate(steps, 1):
            name = f"/ui/{step.__name__.replace('_', '-')}"
            began = time.monotonic()
            console = None
            try:
                if failed:
                    raise Failed("a step before failed")
                console = application(process)
                step(console, home)
                print(f"ok {number} {name}", flush=True)
            except Exception as error:  # a failed step fails the test and says why
                if not failed:
                    describe(error, console, process)
                failed = True
                print(f"not ok {number} {name}", flush=True)
            print(f"# {time.monotonic() - began:.1f} s", flush=True)
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)
    return failed

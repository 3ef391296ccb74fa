#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A monkey at the desk: actions, keys, clicks and text at random. What is critical is fatal to the
console, and a sanitizer's finding ends it, so it has only to be alive afterwards.
SIAGA_MONKEY_SECONDS and SIAGA_MONKEY_SEED say how long and which monkey."""

import os
import pathlib
import random
import re
import subprocess
import sys
import time

# GTK 4.8 warns of its own accounting when a modal window comes and goes under the pointer.
os.environ["G_DEBUG"] = "fatal-criticals"

from outside import (Atspi, Console, Failed, GLib, ended, find_all, keys, nodes, press, run, type_text,
                     wait_for)

SECONDS = float(os.environ.get("SIAGA_MONKEY_SECONDS", "60"))
SEED = int(os.environ.get("SIAGA_MONKEY_SEED", random.SystemRandom().randrange(1 << 32)))
SHARE_LEAST = 0.9
PIN = "731940"  # of everybody in the demo
ACTS_PER_LOOK = 60  # to look at everything takes seconds

KEYS = ["Escape", "Return", "Tab", "shift+Tab", "Up", "Down", "Left", "Right", "Home", "End", "space",
        "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F12", "alt+1", "alt+2", "alt+9", "j", "k",
        "r", "m", "p", "a", "slash", "question", "plus", "minus", "ctrl+1", "ctrl+2", "ctrl+3", "ctrl+4",
        "ctrl+5", "ctrl+z", "ctrl+a", "ctrl+f", "ctrl+n", "alt+Page_Down", "alt+Page_Up", "Page_Down",
        "BackSpace", "Delete", "shift+Return", "ctrl+Return"]
TEXTS = ["Jalan Melati", "-7,44 112,71", "08123456789", "tidak sadar tidak napas", "119-02", "ring 2",
         "DARURAT 12 -6.2,106.8 kll dua korban", "<b>&amp;", "0", "99999999999999999999", "é🚑", "'; --"]
# Only what the console itself offers: GTK's own actions of labels and file choosers take nothing from
# outside, and crash. Those with a parameter are reached by keys.
OURS = {name
        for path in pathlib.Path(os.environ["SIAGA_SOURCE"], "src", "console").rglob("*.c")
        for name in re.findall(r'install_action \(\w+,\s*"([\w.-]+)",\s*NULL', path.read_text())}
REGISTERS = {"Volunteers": "volunteer.", "Units": "unit.", "Facilities": "facility.", "AEDs": "aed."}
OF_THE_FRAME = {"Close", "Minimize", "Maximize", "Restore"}


def actions_of(node):
    try:
        for i in range(Atspi.Action.get_n_actions(node)):
            name = Atspi.Action.get_action_name(node, i) or ""
            if name in OURS or (name == "click" and node.get_name() not in OF_THE_FRAME):
                yield i, name
    except GLib.Error:
        pass


def collect(console, known):
    """What can be done now. What a node offers does not change: it is asked once."""
    found = []
    for node in nodes(console):
        if node.path not in known:
            known[node.path] = list(actions_of(node))
        found += [(node, i, name) for i, name in known[node.path]]
    return found


def is_file_chooser(window, choosers):
    if window.path not in choosers:
        choosers[window.path] = bool(find_all(window, "filler", "^GtkFileChooserWidget$"))
    return choosers[window.path]


def leave_file_chooser(console, choosers):
    """It is GTK's own, and in 4.8 it does not bear a monkey."""
    for i in range(1, console.get_child_count()):
        window = console.get_child_at_index(i)
        if window and is_file_chooser(window, choosers):
            for button in find_all(window, "push button", "Cancel")[:1]:
                press(button)


def choose_an_entry(dice, found, register):
    """What can be done with an entry of a register can be done only while one is chosen."""
    keys("ctrl+2")
    for node, i in [(node, i) for node, i, name in found if name == "click" and node.get_name() == register][:1]:
        Atspi.Action.do_action(node, i)
    subprocess.run(["sleep", "0.4"], check=True)
    subprocess.run(["xdotool", "mousemove", "200", str(dice.randrange(240, 400)), "click", "1", "sleep", "0.4"],
                   check=True)


class Done(set):
    """The actions that were done, and which came last."""

    last = None


def act(entry, done):
    node, i, name = entry
    try:
        done.last = f"{name} of {node.get_role_name()} “{node.get_name()}”"
        if Atspi.Action.do_action(node, i):
            done.add(name)
    except GLib.Error:  # it has gone meanwhile
        pass


def play(console, dice, done, known):
    found = wait_for(f"the console after {done.last}", lambda: collect(console, known))
    if not any(name.startswith("dispatch.") for _, _, name in found):  # it has signed itself out
        keys("Escape", "Escape")  # the sheet of keys may lie over it
        type_text(PIN)
        keys("Return")
        return
    if dice.random() < 0.5:
        # Rather a register with something that was not done yet.
        wanted = [name for name, prefix in REGISTERS.items()
                  if any(action.startswith(prefix) for action in OURS - done)]
        register = dice.choice(wanted or list(REGISTERS))
        choose_an_entry(dice, found, register)
        found = collect(console, known)
        for entry in found:
            if entry[2].startswith(REGISTERS[register]) and entry[2] not in done:
                act(entry, done)
    choosers = {}
    for _ in range(ACTS_PER_LOOK):
        if Console.process.poll() is not None:
            raise ended()
        leave_file_chooser(console, choosers)
        what = dice.random()
        if what < 0.45:
            rare = [entry for entry in found if entry[2] not in done]
            # After this one nothing that was found is there any more.
            first = [entry for entry in rare if entry[2] != "win.sign-out"] or rare
            act(dice.choice(first if first and dice.random() < 0.8 else found), done)
        elif what < 0.75:
            keys(dice.choice(KEYS))
        elif what < 0.9:
            x, y = dice.randrange(1366), dice.randrange(60, 768)  # not the frame's close button
            subprocess.run(["xdotool", "mousemove", str(x), str(y), "click",
                            dice.choice(["1", "1", "1", "3", "4", "5"])], check=True)
        else:
            type_text(dice.choice(TEXTS))


def monkey_finds_nothing(console, home):
    dice = random.Random(SEED)
    done = Done()
    known = {}
    print(f"# seed {SEED}, {SECONDS:.0f} s", flush=True)
    wait_for("the desk", lambda: find_all(console, "list item", "SEV-"))
    end = time.monotonic() + SECONDS

    def share():
        return len(done & OURS) / len(OURS)
    # On a busy machine it gets through less in the same time.
    while time.monotonic() < end + (0 if share() >= SHARE_LEAST else SECONDS * 2):
        try:
            play(console, dice, done, known)
        except GLib.Error:  # the tree changed below us
            pass
        except Failed as error:
            raise Failed(f"after {done.last}: {error}") from error
    print(f"# {len(done & OURS)} of {len(OURS)} actions", flush=True)
    if share() < SHARE_LEAST:
        raise Failed(f"never: {sorted(OURS - done)}")


def console_is_alive(console, home):
    keys("Escape", "Escape")
    wait_for("an answer", lambda: find_all(console, "panel", "^Pages$"))


sys.exit(run([monkey_finds_nothing, console_is_alive], ["--demo"]))

# SPDX-License-Identifier: GPL-3.0-or-later
"""The console from outside, as a person uses it: keys, mouse and what assistive technology reads.
For the tests beside it, which run under tools/with-display.sh and print TAP."""

import contextlib
import ctypes
import gettext
import json
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

# Seconds; a busy machine under a sanitizer still answers in them.
PATIENCE = float(os.environ.get("SIAGA_PATIENCE", "150"))


# Not looked into: they hold much and tell nothing.
LEAVES = {"scroll bar", "page tab", "separator", "image"}


class Failed(Exception):
    pass


class Console:
    """The one that is looked at."""

    process = None
    home = None
    language = "en"
    panels = {}


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


def matches(root, role, pattern):
    for node in nodes(root):
        try:
            if node.get_role_name() == role and re.search(pattern, node.get_name() or ""):
                yield node
        except GLib.Error:
            pass


def find_all(root, role, pattern):
    return list(matches(root, role, pattern))


def ended():
    message = Console.process.stderr.read()
    return Failed(f"siaga ended with {Console.process.returncode}: {message}")


def wait_for(what, ask):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if Console.process.poll() is not None:
            raise ended()
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
    return wait_for(f"{role} “{pattern}”", lambda: next(matches(root, role, pattern), None))


def panel(console, name):
    """Looked for once: to walk the whole window takes seconds."""
    if name not in Console.panels:
        Console.panels[name] = find(console, "panel", f"^{re.escape(name)}$")
    return Console.panels[name]


def press(node):
    names = [Atspi.Action.get_action_name(node, i) for i in range(Atspi.Action.get_n_actions(node))]
    Atspi.Action.do_action(node, names.index("click"))


def has_keyboard(node):
    """Itself or a part of it, such as the button in a drop-down."""
    return any(part.get_state_set().contains(Atspi.StateType.FOCUSED)
               for part in [node, *(node.get_child_at_index(i) for i in range(min(node.get_child_count(), 3)))])


def focus(node):
    """With the Tab key, as who has no mouse."""
    for _ in range(120):
        if has_keyboard(node):
            return
        keys("Tab")
    raise Failed(f"the Tab key does not come to “{node.get_name()}”")


def start_again(arguments):
    """Another one, after the first has ended; the tree of the first is of no use any more."""
    Console.process.wait(PATIENCE)
    Console.panels.clear()
    Console.process = start(arguments, Console.home)
    return application()


def say(message):
    """As the console shows it, for a pattern."""
    words = gettext.translation("siaga", os.environ["SIAGA_LOCALE_DIR"], [Console.language], fallback=True)
    return re.escape(words.gettext(message))


def say_code(code_list, code):
    path = pathlib.Path(os.environ["SIAGA_SOURCE"], "data", "codes", "codes.tsv")
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    row = next(row for row in rows if row[:2] == [code_list, code])
    return re.escape(row[2 if Console.language == "id" else 3])


def desk(*words):
    """The same desk from another process; what it prints is read, if it is JSON."""
    others = {"regions", "cache"}
    file = next(p for p in pathlib.Path(Console.home).rglob("*.db") if not others & set(p.parts))
    command = [os.environ["SIAGACTL"], "desk", words[0], str(file), *words[1:]]
    text = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return json.loads(text) if "--json" in words else text.strip()


def keys(*words):
    subprocess.run(["xdotool", "key", *words], check=True)


def click(node, across=0.5, down=0.5):
    box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    x, y = int(box.x + box.width * across), int(box.y + box.height * down)
    subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True)


def look_elsewhere():
    """Keyboard and pointer go to the root window, as if to another program."""
    subprocess.run(["xdotool", "mousemove", "1435", "855"], check=True)
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XSetInputFocus(display, ctypes.c_ulong(x11.XDefaultRootWindow(display)), 1, ctypes.c_ulong(0))
    x11.XCloseDisplay(display)


def labels(root, pattern):
    return [n.get_name() for n in find_all(root, "label", pattern)]


def start(arguments, home):
    environment = dict(os.environ, XDG_DATA_HOME=f"{home}/data", XDG_CONFIG_HOME=f"{home}/config",
                       XDG_CACHE_HOME=f"{home}/cache", XDG_STATE_HOME=f"{home}/state", LANGUAGE=Console.language, G_DEBUG=DEBUG,
                       GSETTINGS_BACKEND="keyfile", SIAGA_TELL_CRASH="1")
    # What is saved without a folder lands in the home that goes away.
    return subprocess.Popen([os.environ["SIAGA"], *arguments], env=environment, text=True, cwd=home,
                            stderr=subprocess.PIPE)


def application():
    def ask():
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app and app.get_process_id() == Console.process.pid:
                return app
        return None
    return wait_for("the application", ask)


def type_text(text):
    subprocess.run(["xdotool", "type", "--delay", "1", "--", text], check=True)


def describe(error, console):
    print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
    if Console.process.poll() is not None:
        return
    picture = os.environ.get("SIAGA_TEST_PICTURE")
    if picture:
        subprocess.run(["import", "-window", "root", picture], check=False)
    try:
        words = [n.get_name() for n in find_all(console, "label", ".")] if console else []
    except GLib.Error:
        words = ["it has gone"]
    print("in the window: " + " | ".join(words)[:2000], file=sys.stderr, flush=True)


def settings(home, **values):
    """What was chosen before the console starts."""
    file = pathlib.Path(home, "config", "glib-2.0", "settings", "keyfile")
    file.parent.mkdir(parents=True)
    file.write_text("[id/or/kreki/Siaga]\n" + "".join(f"{k.replace('_', '-')}={v}\n" for k, v in values.items()))


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
        Console.home = home
        Console.process = start(arguments(home) if callable(arguments) else arguments, home)
        for number, step in enumerate(steps, 1):
            name = f"/ui/{step.__name__.replace('_', '-')}"
            began = time.monotonic()
            console = None
            try:
                if failed:
                    raise Failed("a step before failed")
                console = application() if os.environ.get("GTK_A11Y") != "none" else None
                step(console, home)
                print(f"ok {number} {name}", flush=True)
            except Exception as error:  # a failed step fails the test and says why
                if not failed:
                    describe(error, console)
                failed = True
                print(f"not ok {number} {name}", flush=True)
            print(f"# {time.monotonic() - began:.1f} s", flush=True)
        Console.process.send_signal(signal.SIGTERM)
        Console.process.wait(PATIENCE)
    return failed

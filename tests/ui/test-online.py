#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The map from the network: nothing is asked for until somebody switches it on; then its tiles lie over
the map of the region, and where none come the region's map is seen."""

import http.server
import os
import re
import sys
import threading

# libshumate warns of each tile that is none.
os.environ["G_DEBUG"] = "fatal-criticals"

from outside import Failed, GLib, click, find, find_all, gi, keys, panel, run, settings, wait_for  # noqa: E402

gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf  # noqa: E402

TILE = re.compile(r"^/(\d+)/(\d+)/(\d+)\.png$")


class Server(http.server.BaseHTTPRequestHandler):
    asked = []
    is_dead = False
    tells_rubbish = False

    def do_GET(self):
        Server.asked.append(self.path)
        if Server.is_dead or not TILE.match(self.path):
            self.send_error(503)
            return
        plain = GLib.Bytes.new(bytes([200, 30, 30]) * 256 * 256)
        picture = GdkPixbuf.Pixbuf.new_from_bytes(plain, GdkPixbuf.Colorspace.RGB, False, 8, 256, 256, 768)
        data = picture.save_to_bufferv("png", [], [])[1]
        if Server.tells_rubbish:  # as the page of a hotel's network does
            data = b"<html><title>Log in</title>" * 100
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *words):
        pass


def serve(home):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings(home, online_map_address=f"'http://127.0.0.1:{server.server_port}/{{z}}/{{x}}/{{y}}.png'")


def offline_is_what_there_is(console, home):
    find(console, "label", "^Incidents · 3$")
    wait_for("the map", lambda: find_all(panel(console, "Map"), "push button", "Cardiac arrest"))
    if Server.asked:
        raise Failed(f"asked without being told to: {Server.asked[:3]}")


def switch_brings_tiles(console, home):
    keys("ctrl+5")
    click(find(console, "label", "^Map from the network$"))
    keys("ctrl+1")
    wait_for("requests", lambda: len(Server.asked) >= 4)
    strange = [path for path in Server.asked if not TILE.match(path)]
    if strange:
        raise Failed(f"asked for {strange[:3]}")


def desk_goes_on(console):
    """Tiles that were not seen yet are asked for, and the keyboard still leads from incident to incident."""
    Server.asked.clear()
    keys("ctrl+minus", "ctrl+minus")
    wait_for("requests", lambda: len(Server.asked) >= 2)
    keys("j")
    find(panel(console, "Incident"), "label", r"^PSC-\d{4}-")
    find(panel(console, "Map"), "push button", "Cardiac arrest")


def rubbish_changes_nothing(console, home):
    Server.tells_rubbish = True
    desk_goes_on(console)


def dead_server_changes_nothing(console, home):
    Server.is_dead = True
    desk_goes_on(console)


STEPS = [offline_is_what_there_is, switch_brings_tiles, rubbish_changes_nothing, dead_server_changes_nothing]

sys.exit(run(STEPS, ["--demo"], serve))

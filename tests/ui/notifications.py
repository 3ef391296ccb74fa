#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the notifications of the desktop and writes their titles and words into the file that is
named, one a line. Prints a line once it is there."""

import sys

from gi.repository import Gio, GLib

INTERFACE = """<node><interface name="org.freedesktop.Notifications">
<method name="Notify"><arg type="s"/><arg type="u"/><arg type="s"/><arg type="s"/><arg type="s"/>
<arg type="as"/><arg type="a{sv}"/><arg type="i"/><arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u"/></method>
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method>
</interface></node>"""


def answer(_bus, _sender, _path, _interface, method, words, call):
    if method == "Notify":
        title, text = words.unpack()[3:5]
        with open(sys.argv[1], "a", encoding="utf-8") as file:
            file.write(f"{title}\t{text}\n")
        call.return_value(GLib.Variant("(u)", (1,)))
    elif method == "GetCapabilities":
        call.return_value(GLib.Variant("(as)", (["body"],)))
    elif method == "GetServerInformation":
        call.return_value(GLib.Variant("(ssss)", ("file", "siaga", "1", "1.2")))
    else:
        call.return_value(None)


def offer(bus, _name):
    node = Gio.DBusNodeInfo.new_for_xml(INTERFACE)
    bus.register_object("/org/freedesktop/Notifications", node.interfaces[0], answer, None, None)


Gio.bus_own_name(Gio.BusType.SESSION, "org.freedesktop.Notifications", Gio.BusNameOwnerFlags.NONE, offer,
                 lambda _bus, _name: print("there", flush=True), None)
GLib.MainLoop().run()

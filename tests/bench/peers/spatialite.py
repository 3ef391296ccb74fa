#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""SpatiaLite as a peer, each question in a process of its own. Milliseconds as JSON on stdout.

    spatialite.py build EDGES DB                     a road network and its VirtualRouting graph
    spatialite.py rank DB RESPONDERS INCIDENTS       isochrone of 30 minutes, joined with responders
    spatialite.py first DB FROM TO                   the first question of a connection
    spatialite.py build-positions POINTS DB          moving points under an R*Tree
    spatialite.py move DB MOVES                      all of MOVES in one transaction

EDGES is what `siagactl region export-edges` writes. The others are `id,junction,lat,lon`.
"""

import csv
import json
import sqlite3
import sys
import time

WITHIN_SECONDS = 1800
WANTED = 20

# VirtualRouting wants nodes above zero; ours begin at zero.
FIRST_NODE = 1

# The network is turned round (from and to, and the one-way columns with them), so that a search
# from the incident finds how long others take to come to it.
ROADS = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
SELECT InitSpatialMetaData (1, 'WGS84');
CREATE TABLE roads (id INTEGER PRIMARY KEY, node_from INTEGER NOT NULL, node_to INTEGER NOT NULL,
                    cost DOUBLE NOT NULL, open_forth INTEGER NOT NULL, open_back INTEGER NOT NULL,
                    name TEXT);
SELECT AddGeometryColumn ('roads', 'geom', 4326, 'LINESTRING', 'XY');
"""

ADD_ROAD = """
INSERT INTO roads VALUES (?, ?, ?, ?, ?, ?, ?,
                          MakeLine (MakePoint (?, ?, 4326), MakePoint (?, ?, 4326)))
"""

MAKE_GRAPH = """
SELECT CreateRouting ('net_data', 'net', 'roads', 'node_from', 'node_to', 'geom', 'cost', 'name',
                      1, 1, 'open_forth', 'open_back', 1)
"""

RANK = """
SELECT responder.id, reached.Cost
FROM (SELECT NodeTo, Cost FROM net WHERE NodeFrom = ? AND Cost <= ?) reached
JOIN responder ON responder.junction = reached.NodeTo
ORDER BY reached.Cost LIMIT ?
"""

POSITIONS = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA cache_size = -262144;
SELECT InitSpatialMetaData (1, 'WGS84');
CREATE TABLE responder (id INTEGER PRIMARY KEY);
SELECT AddGeometryColumn ('responder', 'geom', 4326, 'POINT', 'XY');
"""


def connect(path):
    db = sqlite3.connect(path)
    db.enable_load_extension(True)
    db.execute("SELECT load_extension ('mod_spatialite')")
    return db


def read_points(path):
    with open(path, encoding="utf-8", newline="") as file:
        return [(int(p["id"]), int(p["junction"]), float(p["lat"]), float(p["lon"]))
                for p in csv.DictReader(file)]


def milliseconds_of(work):
    start = time.perf_counter()
    result = work()
    return (time.perf_counter() - start) * 1e3, result


def turned_round(edges):
    """The edges as rows of the table of roads."""
    for e in csv.reader(edges):
        forth, back = float(e[3]), float(e[4])
        yield (int(e[0]), int(e[2]) + FIRST_NODE, int(e[1]) + FIRST_NODE, max(forth, back),
               back >= 0, forth >= 0, e[5], float(e[9]), float(e[10]), float(e[7]), float(e[8]))


def build(edges_path, path):
    db = connect(path)
    db.executescript(ROADS)
    with open(edges_path, encoding="utf-8", newline="") as edges:
        next(edges)
        db.executemany(ADD_ROAD, turned_round(edges))
    db.commit()
    if db.execute(MAKE_GRAPH).fetchone()[0] != 1:
        sys.exit(db.execute("SELECT CreateRouting_GetLastError ()").fetchone()[0])
    db.commit()


def rank(path, responders_path, incidents_path):
    db = connect(path)
    db.execute("CREATE TEMP TABLE responder (id INTEGER, junction INTEGER)")
    db.executemany("INSERT INTO responder VALUES (?, ?)",
                   ((i, junction + FIRST_NODE) for i, junction, *_ in read_points(responders_path)))
    db.execute("CREATE INDEX temp.responder_junction ON responder (junction)")
    db.execute("UPDATE net SET Options = 'Simple'")  # no geometries in the answer
    incidents = [junction + FIRST_NODE for _, junction, *_ in read_points(incidents_path)]

    def ask(incident):
        return db.execute(RANK, (incident, WITHIN_SECONDS, WANTED)).fetchall()

    ask(incidents[0])  # the first question of a connection reads the graph: measured elsewhere
    times, answers = zip(*(milliseconds_of(lambda: ask(i)) for i in incidents))
    return {"ms": times, "found": sum(map(len, answers)) / len(answers)}


def first(path, start, end):
    """The first question of a connection, which reads the graph. The module is loaded before."""
    db = connect(path)
    question = "SELECT count(*), max(Cost) FROM net WHERE NodeFrom = ? AND NodeTo = ?"
    nodes = (int(end) + FIRST_NODE, int(start) + FIRST_NODE)
    return {"ms": [milliseconds_of(lambda: db.execute(question, nodes).fetchall())[0]]}


def build_positions(points_path, path):
    db = connect(path)
    db.executescript(POSITIONS)
    db.executemany("INSERT INTO responder VALUES (?, MakePoint (?, ?, 4326))",
                   ((i, lon, lat) for i, _, lat, lon in read_points(points_path)))
    db.execute("SELECT CreateSpatialIndex ('responder', 'geom')")
    db.commit()


def move(path, moves_path):
    db = connect(path)
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA cache_size = -262144")
    moves = [(lon, lat, i) for i, _, lat, lon in read_points(moves_path)]

    def move_all():
        db.executemany("UPDATE responder SET geom = MakePoint (?, ?, 4326) WHERE id = ?", moves)
        db.commit()

    return {"ms": [milliseconds_of(move_all)[0]], "moved": len(moves)}


VERBS = {"build": build, "rank": rank, "first": first, "build-positions": build_positions,
         "move": move}

if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in VERBS:
        sys.exit(__doc__)
    result = VERBS[sys.argv[1]](*sys.argv[2:])
    if result is not None:
        print(json.dumps(result))

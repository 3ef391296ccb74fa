#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The offline region against its peers: every promised figure as one row of one table.

Each row is measured in this run, ours and the peer's, and is the median of several runs, each of
many questions. Raw figures go to a log in the bench's folder. See docs/region/bench.md.
"""

import argparse
import contextlib
import csv
import functools
import json
import os
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import sys
import time

import table
from inputs import Inputs, versions
from measure import Log, NotMeasured, run
from ours import ROADS, TILES, Ours
from peers.postgres import Postgres

PEERS = pathlib.Path(__file__).parent / "peers"
MB = 1e6

# Jakarta's area is searched whole; on Java pgRouting gets only the roads in a box around the
# incident, which covers 30 minutes of driving in town.
BOX_DEGREES = {"jakarta": 0, "java": 0.3}

# What --quick leaves out.
SLOW = re.compile(r"^Java|2M rows")

RESPONDERS = 10_000
MILLION = 1_000_000
MOVES = 10_000


def once(method):
    """Measures on the first call and remembers what came of it, a failure too: rows share figures."""
    @functools.wraps(method)
    def remembered(self, *arguments):
        key = (method.__name__, arguments)
        if key not in self.known:
            try:
                self.known[key] = method(self, *arguments)
            except NotMeasured as reason:
                self.known[key] = reason
            except (OSError, subprocess.SubprocessError, ValueError, KeyError) as error:
                self.known[key] = NotMeasured(f"{method.__name__}: {error!r}")
        if isinstance(self.known[key], NotMeasured):
            raise self.known[key]
        return self.known[key]
    return remembered


class Bench:
    """Everything the rows ask for."""

    def __init__(self, inputs, ours, log, stack):
        self.inputs = inputs
        self.ours = ours
        self.log = log
        self.stack = stack  # what must be stopped at the end
        self.known = {}

    # ---- ours

    @once
    def roads_import(self, name):
        runs = 3
        with self.log.step(f"ours: importing the roads of {name}, {runs} times"):
            return self._import(name + "-roads", self.inputs.osm(name), ["--roads-only"], runs)

    @once
    def whole_import(self, name):
        runs = 2
        places = self.inputs.shared_file("data/wilayah_centroids.csv")
        with self.log.step(f"ours: importing all of {name}, {runs} times"):
            return self._import(name, self.inputs.osm(name), ["--places", places], runs)

    def _import(self, folder, osm, options, runs):
        made = self.ours.import_region(folder, osm, options, runs)
        self.log.series(f"import {folder}", made.seconds, "s")
        self.log.series(f"import {folder}", made.peak_mib, "MiB")
        return made

    @once
    def ranking(self, name, responders):
        """Medians over runs of what `region bench` prints, each run with its own seed."""
        queries = 2000 if name == "jakarta" else 500
        region = self.roads_import(name).folder
        with self.log.step(f"ours: ranking {responders:,} responders, {name}"):
            runs = [self.ours.bench(region, responders, queries, seed) for seed in range(1, 6)]
        label = f"ours {name} {responders} responders"
        figures = {"moves_10000_ms": [r["moves_10000_ms"] for r in runs]}
        for kind in "rank", "rank_filter_1_8":
            for part in "p50_ms", "p99_ms":
                figures[f"{kind} {part}"] = [r[kind][part] for r in runs]
        self.log.say(f"{label}: recall {min(r['recall'] for r in runs)}, found"
                     f" {min(r['rank']['found'] for r in runs)}")
        return {key: self.log.series(f"{label} {key}", values, "ms")
                for key, values in figures.items()}

    @once
    def first_answer(self, name):
        region = self.roads_import(name).folder
        start, end = ("{lat},{lon}".format(**end) for end in self._near_pair(name))
        with self.log.step(f"ours: opening {name} for one answer"):
            runs = [self.ours.route(region, start, end) for _ in range(9)]
            answers = [self.ours.bench(region, 100, 10, seed)["open_to_first_answer_ms"]
                       for seed in range(1, 10)]
        self.log.series("ours whole process", [r.seconds * 1e3 for r in runs], "ms")
        return (self.log.series("ours first answer", answers, "ms"),
                self.log.series("ours first answer", [r.peak_mib for r in runs], "MiB"))

    @once
    def tiles(self):
        self.ours.program(TILES)
        region = self.whole_import("jakarta").folder
        with self.log.step("ours: drawing tiles"):
            runs = [self.ours.tiles(region) for _ in range(3)]
        return {(size, part): self.log.series(f"tile {size} px {part}",
                                              [spread(lines, size)[part] for lines in runs], "ms")
                for size in (256, 512) for part in ("mean", "worst")}

    @once
    def places(self, count):
        """Medians by class of question: of the city's streets, or of so many invented ones."""
        names = self.inputs.shared_file("data/wilayah_centroids.csv")
        city = self.inputs.osm("jakarta")
        number = 1 if count else 3  # two million places take a while to import
        with self.log.step(f"ours: searching places, {count or 'the city'}, {number} times"):
            runs = [self.ours.places(names, city, count) for _ in range(number)]
        return {kind: self.log.series(f"places {count} {kind}", [r[kind] for r in runs], "ms")
                for kind in runs[0]}

    # ---- what peers are given

    @once
    def edges(self, name):
        region = self.roads_import(name).folder
        with self.log.step(f"exporting the roads of {name} for the peers"):
            return self.inputs.keep_edges(name, self.ours.export_edges(region))

    def responders(self, name):
        return self.inputs.points("responders", self.edges(name), RESPONDERS, seed=7)

    def incidents(self, name):
        return self.inputs.points("incidents", self.edges(name), 15, seed=8)

    def _near_pair(self, name):
        """The ends of a road that is long enough to see: one answer, and a short way."""
        with self.edges(name).open(encoding="utf-8") as file:
            rows = csv.DictReader(file)
            road = next(r for r in rows if float(r["metres"]) > 300 and float(r["cost"]) > 0)
        return ({"node": int(road["source"]), "lat": road["y1"], "lon": road["x1"]},
                {"node": int(road["target"]), "lat": road["y2"], "lon": road["x2"]})

    # ---- SpatiaLite

    def _spatialite(self, *words):
        return run(["/usr/bin/python3", PEERS / "spatialite.py", *words])

    def _ask_spatialite(self, *words):
        return json.loads(self._spatialite(*words).output)

    @once
    def spatialite_roads(self, name):
        edges = self.edges(name)
        with self.log.step(f"SpatiaLite: preparing {name} (once)"):
            return self.inputs.prepared(f"{name}-routing.sqlite", edges,
                                        lambda path: self._spatialite("build", edges, path))

    @once
    def isochrone(self, name):
        db = self.spatialite_roads(name)
        with self.log.step(f"SpatiaLite: ranking, {name}"):
            runs = [self._ask_spatialite("rank", db, self.responders(name), self.incidents(name))
                    for _ in range(3)]
        self.log.say(f"SpatiaLite {name}: found {runs[0]['found']}")
        medians = [self.log.series(f"SpatiaLite {name} isochrone joined", r["ms"], "ms")
                   for r in runs]
        return statistics.median(medians)

    @once
    def spatialite_first_answer(self, name):
        db = self.spatialite_roads(name)
        start, end = self._near_pair(name)
        # The prepared network is turned round and its nodes begin at 1.
        question = (f"SELECT count(*), max(Cost) FROM net WHERE NodeFrom = {end['node'] + 1}"
                    f" AND NodeTo = {start['node'] + 1}")
        with self.log.step(f"SpatiaLite: opening {name} for one answer"):
            runs = [run(["spatialite", "-silent", db, question]) for _ in range(5)]
            answers = [self._ask_spatialite("first", db, start["node"], end["node"])["ms"][0]
                       for _ in range(5)]
        self.log.series("SpatiaLite whole process", [r.seconds * 1e3 for r in runs], "ms")
        return (self.log.series("SpatiaLite first answer", answers, "ms"),
                self.log.series("SpatiaLite first answer", [r.peak_mib for r in runs], "MiB"))

    @once
    def spatialite_import(self, name):
        """The roads of the same map by SpatiaLite's own tool. Once: it takes minutes."""
        osm = self.inputs.osm(name)
        path = self.ours.folder / "osm-net.sqlite"
        with self.log.step(f"SpatiaLite: spatialite_osm_net of {name}"):
            done = run(["spatialite_osm_net", "-o", osm, "-d", path, "-T", "roads", "-m"])
        size = path.stat().st_size / MB
        path.unlink()
        self.log.say(f"spatialite_osm_net {name}: {size:.0f} MB on disk")
        return (self.log.series("spatialite_osm_net", [done.seconds], "s"),
                self.log.series("spatialite_osm_net", [done.peak_mib], "MiB"))

    @once
    def spatialite_moves(self, name):
        edges = self.edges(name)
        with self.log.step("SpatiaLite: preparing a million positions (once)"):
            points = self.inputs.points("positions", edges, MILLION, 9, off_road=0.00135)
            db = self.inputs.prepared(f"{name}-positions.sqlite", points,
                                      lambda path: self._spatialite("build-positions", points, path))
            moves = self._moves(points)
        copy = self.ours.folder / db.name
        times = []
        with self.log.step("SpatiaLite: 10,000 moves under the R*Tree"):
            for _ in range(5):
                shutil.copyfile(db, copy)
                times += self._ask_spatialite("move", copy, moves)["ms"]
        return self.log.series("SpatiaLite 10,000 moves", times, "ms")

    def _moves(self, points):
        """Some of the positions, each about 100 m from where it was."""
        path = self.ours.folder / "moves.csv"
        step = MILLION // MOVES
        with points.open(encoding="utf-8") as file, path.open("w", encoding="utf-8") as out:
            rows = csv.DictReader(file)
            out.write("id,junction,lat,lon\n")
            for i, row in enumerate(rows):
                if i % step == 0:
                    out.write(f"{row['id']},{row['junction']},{float(row['lat']) + 0.0007:.7f},"
                              f"{float(row['lon']) - 0.0007:.7f}\n")
        return path

    # ---- pgRouting

    @once
    def postgres(self):
        if shutil.which("pg_config") is None:
            raise NotMeasured("PostgreSQL is not installed")
        return self.stack.enter_context(Postgres(self.inputs.folder / "postgres"))

    @once
    def driving_distance(self, name):
        postgres, edges = self.postgres(), self.edges(name)
        with self.log.step(f"pgRouting: preparing {name} (once)"):
            postgres.load_edges(name, edges)
            postgres.load_responders(self.responders(name))
        with self.log.step(f"pgRouting: ranking, {name}"):
            runs = [postgres.rank(name, self.incidents(name), BOX_DEGREES[name]) for _ in range(3)]
        medians = [self.log.series(f"pgr_drivingDistance {name}", ms, "ms") for ms in runs]
        return statistics.median(medians)


def spread(lines, size):
    """Mean and worst over all zooms of one size."""
    chosen = [line for line in lines if line[0] == size]
    tiles = sum(line[1] for line in chosen)
    return {"mean": sum(line[1] * line[2] for line in chosen) / tiles,
            "worst": max(line[3] for line in chosen)}


def ranking_rows(bench):
    row = table.Row
    rank, filtered = "rank p50_ms", "rank_filter_1_8 p99_ms"
    return [
        row("Jakarta, 10k responders, top 20: SpatiaLite isochrone + join", "ms",
            lambda: bench.ranking("jakarta", RESPONDERS)[rank],
            lambda: bench.isochrone("jakarta"), times=100),
        row("Jakarta, 10k responders, top 20: pgr_drivingDistance", "ms",
            lambda: bench.ranking("jakarta", RESPONDERS)[rank],
            lambda: bench.driving_distance("jakarta"), times=1000),
        row("Java, 10k responders, 30 min: SpatiaLite isochrone + join", "ms",
            lambda: bench.ranking("java", RESPONDERS)[rank],
            lambda: bench.isochrone("java"), times=40),
        row("Java, 10k responders, 30 min: pgr_drivingDistance in a box", "ms",
            lambda: bench.ranking("java", RESPONDERS)[rank],
            lambda: bench.driving_distance("java"), times=60),
        row("Java, 10k responders, filter of 1/8: p99", "ms",
            lambda: bench.ranking("java", RESPONDERS)[filtered], limit=15),
        row("Java, 1M responders, exact: p50", "ms",
            lambda: bench.ranking("java", MILLION)[rank], limit=0.2),
        row("Java, 10,000 moves at 1M: SpatiaLite R*Tree with triggers", "ms",
            lambda: bench.ranking("java", MILLION)["moves_10000_ms"],
            lambda: bench.spatialite_moves("java"), times=10),
    ]


def file_rows(bench):
    row = table.Row

    def peak(made):
        return statistics.median(made.peak_mib)

    def seconds(made):
        return statistics.median(made.seconds)

    return [
        row("Java, open to first answer: SpatiaLite", "ms",
            lambda: bench.first_answer("java")[0],
            lambda: bench.spatialite_first_answer("java")[0], times=20),
        row("Java, open to first answer: peak memory", "MiB",
            lambda: bench.first_answer("java")[1],
            lambda: bench.spatialite_first_answer("java")[1], share=2 / 3),
        row("Java, import roads: spatialite_osm_net", "s",
            lambda: seconds(bench.roads_import("java")),
            lambda: bench.spatialite_import("java")[0], times=10),
        row("Java, import roads: peak memory", "MiB",
            lambda: peak(bench.roads_import("java")),
            lambda: bench.spatialite_import("java")[1], share=1 / 2),
        row("Java, import roads: " + ROADS, "MB",
            lambda: bench.roads_import("java").bytes(ROADS) / MB, limit=350),
        row("Java, import whole region: spatialite_osm_net (roads only)", "s",
            lambda: seconds(bench.whole_import("java")),
            lambda: bench.spatialite_import("java")[0], times=2),
        row("Java, import whole region: peak memory", "MiB",
            lambda: peak(bench.whole_import("java")),
            lambda: bench.spatialite_import("java")[1], share=1 / 2),
        row("Java, import whole region: all files", "MB",
            lambda: bench.whole_import("java").bytes() / MB, limit=800),
    ]


def place_rows(bench):
    sets = {"83k desa + Jakarta's streets": 0, "2M rows": 2 * MILLION}
    typed = "street", "address", "village", "beginning"
    asked = [("as typed", typed, 5), ("one typo", ("typo",), 10),
             ("1–2 letters", ("1-2 letter",), 10)]

    def slowest(count, kinds):
        return max(bench.places(count)[kind] for kind in kinds)

    return [table.Row(f"Places, {where}, {what}: p50", "ms",
                      functools.partial(slowest, count, kinds), limit=most)
            for where, count in sets.items() for what, kinds, most in asked]


def tile_rows(bench):
    limits = {(256, "mean"): 4, (256, "worst"): 10, (512, "mean"): 25, (512, "worst"): 35}
    return [table.Row(f"Tile {size} px, Jakarta z10–17: CPU {part}", "ms",
                      lambda key=(size, part): bench.tiles()[key], limit=most)
            for (size, part), most in limits.items()]


def judge(row, log):
    """The cells of a row, the last one its verdict."""
    try:
        cells, met = row.judge()
    except NotMeasured as reason:
        log.say(f"{row.figure}: not measured: {reason}")
        return [row.figure, "", "", f"not measured: {reason}", "", "–"]
    log.say(" | ".join(cells))
    return [*cells, "met" if met else "MISSED"]


def measure(arguments, inputs, log):
    rows = []
    with contextlib.ExitStack() as stack:
        folder = inputs.empty_folder("run")
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        bench = Bench(inputs, Ours(os.environ["SIAGA_BUILD"], folder), log, stack)
        for make_rows in ranking_rows, file_rows, place_rows, tile_rows:
            for row in make_rows(bench):
                wanted = re.search(arguments.only, row.figure, re.IGNORECASE)
                if wanted and not (arguments.quick and SLOW.search(row.figure)):
                    rows.append(judge(row, log))
    return rows


def main():
    parser = argparse.ArgumentParser(prog="./dev bench region")
    parser.add_argument("--quick", action="store_true", help="Jakarta only")
    parser.add_argument("--only", default="", metavar="ROW-PATTERN", help="rows that match")
    arguments = parser.parse_args()

    inputs = Inputs(os.environ["SIAGA_BENCH"], os.environ["SIAGA_SHARED"], None)
    log = Log(inputs.folder / time.strftime("region-%Y%m%d-%H%M%S.log"))
    inputs.log = log
    log.say(f"{os.cpu_count()} processors, load {os.getloadavg()}")
    for version in versions():
        log.say(version)

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # the server is stopped on the way out
    rows = measure(arguments, inputs, log)
    text = table.show(rows)
    log.say(f"load {os.getloadavg()}\n{text}")
    print(f"\n{text}\n\nSamples: {os.path.relpath(log.path)}")
    missed = sum(row[-1] == "MISSED" for row in rows)
    print(f"{len(rows)} rows, {missed} missed, {sum(row[-1] == '–' for row in rows)} not measured")


if __name__ == "__main__":
    sys.exit(main())

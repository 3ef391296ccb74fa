# SPDX-License-Identifier: GPL-3.0-or-later
"""Our side: the programs of a release build, each run as a desk runs it."""

import dataclasses
import json
import pathlib
import re
import shutil

from measure import NotMeasured, run

ROADS = "roads.srg"
TILES = "tests/bench/bench-tiles"
PLACES = "tests/bench/bench-places"

PLACES_LINE = re.compile(r"^(\S+(?: letter)?) +(?:near)? +wall p50 +([0-9.]+)", re.MULTILINE)


@dataclasses.dataclass
class Import:
    """One region made of a map: the folder, and the samples of each run."""

    folder: pathlib.Path
    seconds: list
    peak_mib: list

    def bytes(self, name="*"):
        sizes = [path.stat().st_size for path in self.folder.glob(name)]
        if not sizes:
            raise NotMeasured(f"{self.folder.name} has gone")
        return sum(sizes)


class Ours:
    """Regions live in a folder that begins and ends empty: none is older than what measures it."""

    def __init__(self, build, folder):
        self.build = pathlib.Path(build).resolve()
        self.folder = folder

    def program(self, name):
        path = self.build / name
        if not path.exists():
            raise NotMeasured(f"{name} was not built")
        return path

    def region(self, *words):
        return run([self.program("src/ctl/siagactl"), "region", *words])

    def import_region(self, name, osm, options, runs):
        """Imports the same map several times; the region of the last run stays."""
        folder = self.folder / name
        made = Import(folder, [], [])
        for _ in range(runs):
            shutil.rmtree(folder, ignore_errors=True)
            done = self.region("import", osm, "--output", folder, *options)
            made.seconds.append(done.seconds)
            made.peak_mib.append(done.peak_mib)
        return made

    def export_edges(self, region):
        path = self.folder / "edges.csv"
        self.region("export-edges", region, "--output", path)
        return path

    def bench(self, region, responders, queries, seed):
        done = self.region("bench", region, "--responders", responders, "--queries", queries,
                           "--seed", seed, "--json")
        return json.loads(done.output)

    def route(self, region, start, end):
        """A whole process that opens the region and answers one question."""
        return self.region("route", region, start, end, "--json")

    def tiles(self, region):
        """Of each zoom and size: (size, tiles, mean, worst), CPU milliseconds."""
        done = run([self.program(TILES), region])
        lines = [line.split() for line in done.output.splitlines()[1:]]
        return [(int(line[1]), int(line[2]), float(line[3]), float(line[-1])) for line in lines]

    def places(self, names, city, count):
        """By class of question, the median milliseconds; of two, with and without a place, more."""
        done = run([self.program(PLACES), names, city, *([count] if count else [])])
        medians = {}
        for kind, median in PLACES_LINE.findall(done.output):
            medians[kind] = max(float(median), medians.get(kind, 0))
        return medians

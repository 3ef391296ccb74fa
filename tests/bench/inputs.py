# SPDX-License-Identifier: GPL-3.0-or-later
"""What both sides are measured on. Kept in the bench's folder: maps, the exported roads, points.

Never a figure of ours, and no region: those are made anew by the program that is measured.
"""

import filecmp
import os
import pathlib
import random
import shutil
import subprocess

from measure import NotMeasured, run

# Jakarta's network 17 × 6 times side by side: about as many junctions as Java has.
JAVA_COLUMNS, JAVA_ROWS = 17, 6


def is_older(path, source):
    """Whether a file must be made (again) of its source."""
    return not path.exists() or path.stat().st_mtime < pathlib.Path(source).stat().st_mtime


class Inputs:
    """Each method returns the path of a file that is there, and makes it when it is not."""

    def __init__(self, folder, shared, log):
        self.folder = pathlib.Path(folder).resolve()
        self.shared = pathlib.Path(shared).resolve()
        self.log = log
        self.folder.mkdir(parents=True, exist_ok=True)

    def shared_file(self, name):
        path = self.shared / name
        if not path.exists():
            raise NotMeasured(f"{path.name} is not in {os.path.relpath(self.shared)}")
        return path

    def osm(self, name):
        return self._java_osm() if name == "java" else self.shared_file(f"data/{name}.osm.pbf")

    def _java_osm(self):
        path = self.folder / "java.osm.pbf"
        if path.exists():
            return path
        jakarta = self.shared_file("data/jakarta.osm.pbf")
        maker = self.shared_file("tools/make-java.py")
        with self.log.step("making the Java-sized map"):
            small, large = self.folder / "jakarta.opl", self.folder / "java.opl"
            run(["osmium", "cat", jakarta, "--overwrite", "-o", small])
            run(["/usr/bin/python3", maker, JAVA_COLUMNS, JAVA_ROWS, large, small])
            unfinished = path.with_name("unfinished.osm.pbf")
            run(["osmium", "sort", large, "--overwrite", "-o", unfinished])
            small.unlink()
            large.unlink()
            unfinished.rename(path)
        return path

    def keep_edges(self, name, fresh):
        """Keeps a fresh export of the roads, unless it says what the kept one says.

        What peers prepare of it is younger than it, and so is made again only when it changed.
        """
        kept = self.folder / f"{name}-edges.csv"
        if kept.exists() and filecmp.cmp(kept, fresh, shallow=False):
            fresh.unlink()
        else:
            fresh.rename(kept)
        return kept

    def points(self, kind, edges, count, seed, off_road=0.0):
        """Ends of random roads, as where people are: `id,junction,lat,lon`. The same each time."""
        name = f"{edges.stem.removesuffix('-edges')}-{kind}.csv"

        def write(path):
            with path.open("w", encoding="utf-8") as file:
                file.write("id,junction,lat,lon\n")
                file.writelines(random_points(edges, count, seed, off_road))

        return self.prepared(name, edges, write)

    def prepared(self, name, source, prepare):
        """A file that `prepare` makes of its source, when it is older than that."""
        path = self.folder / name
        if is_older(path, source):
            unfinished = path.with_name("unfinished-" + name)
            unfinished.unlink(missing_ok=True)
            prepare(unfinished)
            unfinished.rename(path)
        return path

    def empty_folder(self, name):
        path = self.folder / name
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir()
        return path


def random_points(edges, count, seed, off_road):
    """Lines for points at random roads of an export. Long roads of text are a little likelier."""
    chance = random.Random(seed)
    size = edges.stat().st_size
    with edges.open("rb") as file:
        first = len(file.readline())
        for i in range(count):
            file.seek(chance.randrange(first, size - 1))
            file.readline()
            words = file.readline().decode().rstrip().split(",")
            if len(words) < 11:  # beyond the last line
                file.seek(first)
                words = file.readline().decode().rstrip().split(",")
            lat = float(words[8]) + chance.uniform(-off_road, off_road)
            lon = float(words[7]) + chance.uniform(-off_road, off_road)
            yield f"{i},{words[1]},{lat:.7f},{lon:.7f}\n"


def versions():
    """What was measured against, for the log."""
    programs = (["spatialite", "--version"], ["psql", "--version"], ["osmium", "--version"])
    packages = ("libspatialite7", "spatialite-bin", "postgresql-15-pgrouting")
    for program in programs:
        if shutil.which(program[0]):
            done = subprocess.run(program, capture_output=True, text=True, check=False)
            yield done.stdout.strip().splitlines()[0]
    done = subprocess.run(["dpkg-query", "-W", *packages], capture_output=True, text=True,
                          check=False)
    yield from done.stdout.split("\n")[:-1]

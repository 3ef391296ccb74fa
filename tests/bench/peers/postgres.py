# SPDX-License-Identifier: GPL-3.0-or-later
"""PostgreSQL with pgRouting as a peer: a private server on a socket, its tables kept for next time."""

import csv
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from measure import NotMeasured

WITHIN_SECONDS = 1800
WANTED = 20
TIMING = re.compile(r"^Time: ([0-9.]+) ms", re.MULTILINE)

SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "shared_buffers": "1GB",
    "work_mem": "256MB",
    "maintenance_work_mem": "512MB",
    "max_wal_size": "8GB",
    "jit": "off",  # it makes short queries slower
}

LOAD = """
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS pgrouting;
DROP TABLE IF EXISTS {table};
CREATE UNLOGGED TABLE {table} (id integer, source integer, target integer, cost float8,
  reverse_cost float8, class text, metres float8, x1 float8, y1 float8, x2 float8, y2 float8);
\\copy {table} FROM '{path}' CSV HEADER
ALTER TABLE {table} ADD geom geometry (LineString, 4326);
UPDATE {table} SET geom =
  ST_SetSRID (ST_MakeLine (ST_MakePoint (x1, y1), ST_MakePoint (x2, y2)), 4326);
VACUUM FULL {table};
CREATE INDEX ON {table} USING gist (geom);
CREATE INDEX ON {table} (source);
CREATE INDEX ON {table} (target);
ANALYZE {table};
COMMENT ON TABLE {table} IS '{stamp}';
"""

LOAD_RESPONDERS = """
DROP TABLE IF EXISTS responder;
CREATE UNLOGGED TABLE responder (id integer, junction integer, lat float8, lon float8);
\\copy responder FROM '{path}' CSV HEADER
CREATE INDEX ON responder (junction);
ANALYZE responder;
"""

# Source and target change places: the search runs from the incident against the traffic. One line,
# because psql times what ends with a semicolon.
RANK = (
    "SELECT responder.id, reached.agg_cost FROM pgr_drivingDistance ('SELECT id, target AS source,"
    " source AS target, cost, reverse_cost FROM {table}{where}', {junction}, {within}, true)"
    " reached JOIN responder ON responder.junction = reached.node"
    " ORDER BY reached.agg_cost LIMIT {wanted};\n"
)

WITHIN_BOX = " WHERE geom && ST_Expand (ST_SetSRID (ST_MakePoint ({lon}, {lat}), 4326), {degrees})"


def _bin():
    return subprocess.run(["pg_config", "--bindir"], check=True, capture_output=True,
                          text=True).stdout.strip()


class Postgres:
    """Started on entering and stopped on leaving. PostgreSQL refuses to be root, so it is not."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder).resolve()
        self.data = self.folder / "data"
        self.socket = None  # a short path of its own: that of a socket may have 107 bytes

    def __enter__(self):
        self.socket = tempfile.mkdtemp(prefix="siaga-pg-")
        self.folder.mkdir(parents=True, exist_ok=True)
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
            shutil.chown(self.socket, "postgres")
        if not (self.data / "PG_VERSION").exists():
            self._do("initdb", "-D", self.data, "-A", "trust", "-U", "siaga", "--no-sync")
        options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
        self._do("pg_ctl", "-D", self.data, "-w", "-l", self.folder / "server.log",
                 "-o", f"-k {self.socket} {options}", "start")
        return self

    def __exit__(self, *_):
        self._do("pg_ctl", "-D", self.data, "-w", "-m", "fast", "stop")
        shutil.rmtree(self.socket)

    def _do(self, program, *arguments):
        as_postgres = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        subprocess.run([*as_postgres, f"{_bin()}/{program}", *arguments], check=True, cwd="/",
                       stdout=subprocess.DEVNULL)

    def ask(self, sql):
        done = subprocess.run(["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-h", self.socket,
                               "-U", "siaga", "postgres"], input=sql, check=False,
                              capture_output=True, text=True)
        if done.returncode != 0:
            raise NotMeasured(f"PostgreSQL: {done.stderr.strip()}")
        return done.stdout

    def load_edges(self, name, path):
        """Reads the export of a region into a table of that name, unless it holds it already."""
        stamp = f"{os.path.getsize(path)} bytes of {os.path.getmtime(path)}"
        kept = self.ask(f"SELECT obj_description (to_regclass ('{name}'))").strip()
        if kept != stamp:
            self.ask(LOAD.format(table=name, path=path, stamp=stamp))

    def load_responders(self, path):
        self.ask(LOAD_RESPONDERS.format(path=path))

    def rank(self, table, incidents_path, box_degrees=0):
        """Milliseconds of each ranking by pgr_drivingDistance, on the roads in a box or on all."""
        with open(incidents_path, encoding="utf-8", newline="") as file:
            queries = [self._rank_query(table, incident, box_degrees)
                       for incident in csv.DictReader(file)]
        warm = queries[0]
        out = self.ask(warm + "\\timing on\n" + "".join(queries))
        return [float(ms) for ms in TIMING.findall(out)]

    @staticmethod
    def _rank_query(table, incident, box_degrees):
        where = ""
        if box_degrees > 0:
            where = WITHIN_BOX.format(lon=incident["lon"], lat=incident["lat"],
                                      degrees=box_degrees)
        return RANK.format(table=table, where=where, junction=incident["junction"],
                           within=WITHIN_SECONDS, wanted=WANTED)

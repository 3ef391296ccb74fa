# SPDX-License-Identifier: GPL-3.0-or-later
"""What every figure of the bench goes through: a timed process, a series of samples, the log."""

import contextlib
import dataclasses
import pathlib
import statistics
import subprocess
import tempfile
import time

# Nothing here takes half as long on the slowest machine it was tried on.
PROCESS_LIMIT_SECONDS = 1800


class NotMeasured(Exception):
    """Why a row has no figures: an input or a program is not there, or it failed."""


@dataclasses.dataclass
class Process:
    """A program that ran to its end."""

    seconds: float
    peak_mib: float
    output: str


class Log:
    """Raw figures, a line each, and what the machine was; the table itself goes to stdout."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.file = self.path.open("w", encoding="utf-8")

    def say(self, text):
        self.file.write(text + "\n")
        self.file.flush()

    def series(self, name, values, unit):
        """Logs the spread of some samples and returns their median."""
        middle = statistics.median(values)
        self.say(f"{name}: n {len(values)}, min {min(values):.4g}, median {middle:.4g},"
                 f" max {max(values):.4g} {unit}")
        return middle

    @contextlib.contextmanager
    def step(self, name):
        """Says what is under way, for the person who waits, and how long it took, for the log."""
        print(f"… {name}", flush=True)
        start = time.perf_counter()
        yield
        self.say(f"({name}: {time.perf_counter() - start:.1f} s)")


def run(command, **options):
    """Runs a program and takes its wall time and its peak resident memory.

    The memory is that of /usr/bin/time's child: a child of ours would count what we had before it
    became the program.
    """
    words = [str(word) for word in command]
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as figures:
        start = time.perf_counter()
        done = subprocess.run(["/usr/bin/time", "-o", figures.name, "-f", "%M", *words], text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              stdin=subprocess.DEVNULL, timeout=PROCESS_LIMIT_SECONDS,
                              check=False, **options)
        seconds = time.perf_counter() - start
        last = figures.read().split()[-1:]
    if done.returncode != 0:
        complaint = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise NotMeasured(f"{pathlib.Path(words[0]).name} failed: {''.join(complaint)}")
    return Process(seconds, int(last[0]) / 1024, done.stdout)

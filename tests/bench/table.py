# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of a bench: what ours takes, what the peer takes, and what was required of the two."""

import dataclasses
import typing

HEADS = ("figure", "ours", "peer", "ratio or limit", "required", "")


@dataclasses.dataclass
class Row:
    """One figure. `ours` and `peer` are called when the row is wanted, and may raise NotMeasured."""

    figure: str
    unit: str
    ours: typing.Callable
    peer: typing.Callable | None = None
    # One of these: the peer takes so many times ours; ours is at most this part of the peer's; ours
    # is at most this.
    times: float | None = None
    share: float | None = None
    limit: float | None = None

    def judge(self):
        """The cells of the table and whether the row is met."""
        ours = self.ours()
        peer = self.peer() if self.peer else None
        cells = [self.figure, amount(ours, self.unit), amount(peer, self.unit)]
        if self.times is not None:
            return [*cells, f"{peer / ours:,.1f}×", f"≥ {self.times:g}×"], peer / ours >= self.times
        if self.share is not None:
            return [*cells, f"{ours / peer:.2f}", f"≤ {self.share:.2f}"], ours / peer <= self.share
        bound = amount(self.limit, self.unit)
        return [*cells, f"{ours / self.limit:.2f} of it", f"≤ {bound}"], ours <= self.limit


def amount(value, unit):
    """A figure with its unit: four digits are as many as a bench knows."""
    if value is None:
        return "–"
    return f"{value:,.0f} {unit}" if abs(value) >= 1000 else f"{value:.4g} {unit}"


def show(rows):
    """The whole table as text: each row a list of cells."""
    lines = [HEADS, *rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEADS))]
    text = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |"
            for line in lines]
    text.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(text)

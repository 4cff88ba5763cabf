"""Read the dates of cases, which were chosen beforehand: one row a case, grouped by its trap."""

import csv
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TypeVar

Plot = TypeVar("Plot")


def read_plots(path: Path, kind: type[Plot], traps: Sequence[str]) -> dict[str, tuple[Plot, ...]]:
    """Return the rows of a CSV file as dataclasses of a kind: trap -> plots.

    A field of the type `str` is text, every other one a date, or None where the cell is empty.
    """
    words = {field.name for field in fields(kind) if field.type is str}
    with path.open(encoding="utf-8", newline="") as file:
        read = [
            kind(
                **{
                    name: cell if name in words else date.fromisoformat(cell) if cell else None
                    for name, cell in row.items()
                }
            )
            for row in csv.DictReader(file)
        ]
    return {trap: tuple(plot for plot in read if plot.trap == trap) for trap in traps}

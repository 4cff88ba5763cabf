"""The dates of cases, which were chosen beforehand: one row a case, grouped by its trap."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TypeVar

from course_utils.lessons.cases.companies import Company, companies
from course_utils.lessons.cases.draw import Draw

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


def open_case(
    module: str, student: object, plots: Mapping[str, Sequence[Plot]]
) -> tuple[Draw, Plot, Company]:
    """Begin the case of a student: the draw for all else, its dates and its company.

    Raises:
        CourseError: no usable student id.
    """
    draw = Draw(module, student)
    plot = draw.one("plot", plots[draw.one("trap", tuple(plots))])
    return draw, plot, draw.one("company", companies())

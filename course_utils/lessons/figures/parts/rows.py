"""Rows on a sheet, in groups that have a heading."""

from collections.abc import Callable, Mapping, Sequence

from course_utils.lessons import look
from course_utils.lessons.look import BLUE

_HEADING = 0.34  # inches


def groups_height(groups: Mapping[str, Sequence]) -> float:
    """Return the room that groups take, in inches; each row says its own `height`."""
    return sum(_HEADING + sum(row.height for row in rows) for rows in groups.values())


def draw_groups(
    figure, groups: Mapping[str, Sequence], top: float, draw_row: Callable[[object, float], None]
) -> float:
    """Write the headings and draw the rows from `top` downwards; return where they end."""
    y = top
    for heading, rows in groups.items():
        look.write(figure, 0.12, y + 0.08, heading, fontweight="bold", color=BLUE)
        y += _HEADING
        for row in rows:
            draw_row(row, y)
            y += row.height
    return y

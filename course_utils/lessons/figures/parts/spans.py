"""Rows of what runs from one day to another, in groups, on one axis of days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from course_utils.lessons import look
from course_utils.lessons.figures.parts.rows import draw_groups, groups_height
from course_utils.lessons.figures.parts.ruler import Ruler
from course_utils.lessons.look import GRID, INK, MUTED, SMALL, TEXT

_NAME_WIDTH, _LEFT, _RIGHT, _NOTE = 3.05, 3.4, 6.5, 6.75
_NOTE_WIDTH = look.WIDTH - _NOTE - 0.12


@dataclass(frozen=True)
class Span:
    """A row: what runs, from when to when.

    Attributes:
        name: what it is.
        start: its first day; None where it is no more than a day.
        end: its last day.
        when: the last day in words.
        notes: small print below the day.
        bar, mark: how the bar and the mark at its end look, as `Axes.plot` has it.
        colour: of the words for the day.
    """

    name: str
    start: date | None
    end: date
    when: str
    notes: tuple[str, ...]
    bar: Mapping
    mark: Mapping
    colour: str = INK

    @property
    def height(self) -> float:
        """Room that the row takes, in inches."""
        notes = sum(look.text_height(note, _NOTE_WIDTH, SMALL) for note in self.notes)
        when = look.text_height(self.when, _NOTE_WIDTH, TEXT, bold=True)
        return max(look.text_height(self.name, _NAME_WIDTH, TEXT), when + notes) + 0.13


def draw_spans(
    finding: str,
    groups: Mapping[str, Sequence[Span]],
    keys: Sequence[tuple[str, Mapping]],
    foot: str,
    months_from: date | None = None,
) -> look.Drawing:
    """Return a sheet with the rows of each group on one axis of days.

    Args:
        finding: the sentence over the figure.
        groups: rows by the heading over them.
        keys: what each look means: words and settings of a line of three points.
        foot: small print below.
        months_from: a day from which months are counted above the axis.
    """
    top = look.title_height(finding) + 0.1 + 0.35 * bool(keys) + 0.3 * bool(months_from)
    body, below = groups_height(groups), look.text_height(foot, look.WIDTH - 0.3, SMALL)
    figure, axes = look.sheet(top + body + 0.5 + below)
    look.head(figure, finding)
    _draw_keys(axes, look.title_height(finding) + 0.15, keys)
    ruler = _ruler([row for rows in groups.values() for row in rows])
    ruler.draw_dates(axes, top, top + body)
    if months_from:
        ruler.draw_months(axes, months_from, top - 0.12)
    y = draw_groups(figure, groups, top, lambda row, y: _draw_row(figure, axes, ruler, row, y))
    look.write(figure, 0.12, y + 0.4, foot, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


def _ruler(rows: Sequence[Span]) -> Ruler:
    first, last = min(row.start or row.end for row in rows), max(row.end for row in rows)
    margin = timedelta(days=max(3, (last - first).days // 40))
    return Ruler(first - margin, last + margin, _LEFT, _RIGHT)


def _draw_row(figure, axes, ruler: Ruler, row: Span, y: float) -> None:
    middle = y + look.line_height(TEXT) / 2
    axes.plot([_LEFT, _RIGHT], [middle, middle], color=GRID, lw=0.8, zorder=0)
    end = ruler.x(row.end)
    if row.start:
        axes.plot([ruler.x(row.start), end], [middle, middle], **row.bar)
    axes.plot(end, middle, ls="", ms=8, mew=2, **row.mark)
    look.write(figure, 0.12, y, row.name, width=_NAME_WIDTH)
    y += look.write(
        figure, _NOTE, y, row.when, width=_NOTE_WIDTH, fontweight="bold", color=row.colour
    )
    for note in row.notes:
        y += look.write(figure, _NOTE, y, note, size=SMALL, width=_NOTE_WIDTH, color=MUTED)


def _draw_keys(axes, y: float, keys: Sequence[tuple[str, Mapping]]) -> None:
    x = 0.15
    for text, settings in keys:
        axes.plot([x, x + 0.15, x + 0.3], [y] * 3, **settings)
        axes.text(x + 0.42, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")
        x += look.text_width(text, SMALL) + 0.65

"""Dated steps one below the other: when, a mark on a time axis, and what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from course_utils.lessons import look
from course_utils.lessons.figures.parts.ruler import Ruler
from course_utils.lessons.look import BLUE, GRID, MUTED, RED, SMALL, TEXT
from course_utils.messages import _, say_day

_WHEN_WIDTH, _LEFT, _RIGHT, _EVENT = 2.0, 2.3, 5.3, 5.65
_EVENT_WIDTH = look.WIDTH - _EVENT - 0.12


@dataclass(frozen=True)
class Step:
    """One step.

    Attributes:
        when: a day, month or year in ISO form, as the source gives it.
        event: what happened.
        note: small print below it.
        place: where it happened, to stand behind the date.
    """

    when: str
    event: str
    note: str = ""
    place: str = ""

    @property
    def first(self) -> date:
        """The first day that it can have been."""
        return date.fromisoformat((self.when + "-01-01")[:10])

    @property
    def last(self) -> date:
        """The last day that it can have been."""
        if self.when.count("-") == 2:
            return self.first
        months = 1 if "-" in self.when else 12
        return self.first + relativedelta(months=months, days=-1)

    @property
    def exact(self) -> bool:
        """Whether the source gives the day."""
        return self.first == self.last

    @property
    def said(self) -> str:
        """The date in words, no more exact than the source."""
        return say_day(self.first) if self.exact else self.when

    @property
    def height(self) -> float:
        """Room that the step takes, in inches."""
        event = look.text_height(self.event, _EVENT_WIDTH, TEXT)
        return event + look.text_height(self.note, _EVENT_WIDTH, SMALL) + 0.14


def steps_height(steps: Sequence[Step]) -> float:
    """Return the room that `draw_steps` takes, in inches."""
    return 0.35 + sum(step.height for step in steps) + 0.3


def draw_steps(figure, axes, steps: Sequence[Step], top: float) -> float:
    """Draw a legend, the steps and a time axis on a sheet; return where they end.

    A step of which only the month or the year is known is a bar of that length.
    """
    _legend(axes, top + 0.1, steps)
    top += 0.35
    bottom = top + sum(step.height for step in steps)
    ruler = _ruler(steps)
    ruler.draw_dates(axes, top, bottom)
    y = top
    for step in steps:
        _draw_step(figure, axes, ruler, step, y)
        y += step.height
    return bottom + 0.3


def _ruler(steps: Sequence[Step]) -> Ruler:
    first, last = min(step.first for step in steps), max(step.last for step in steps)
    margin = timedelta(days=max(15, (last - first).days // 20))
    return Ruler(first - margin, last + margin, _LEFT, _RIGHT)


def _draw_step(figure, axes, ruler: Ruler, step: Step, y: float) -> None:
    middle = y + look.line_height(TEXT) / 2
    axes.plot([_LEFT, _RIGHT], [middle, middle], color=GRID, lw=0.8, zorder=0)
    if step.exact:
        axes.plot(ruler.x(step.first), middle, marker="o", ms=9, color=BLUE)
    else:
        ends = [ruler.x(step.first), ruler.x(step.last)]
        axes.plot(ends, [middle, middle], color=RED, lw=7, solid_capstyle="butt")
    when = f"{step.said} · {step.place}" if step.place else step.said
    look.write(figure, 0.12, y, when, width=_WHEN_WIDTH)
    y += look.write(figure, _EVENT, y, step.event, width=_EVENT_WIDTH)
    look.write(figure, _EVENT, y, step.note, size=SMALL, width=_EVENT_WIDTH, color=MUTED)


def _legend(axes, y: float, steps: Sequence[Step]) -> None:
    entries = []
    if any(step.exact for step in steps):
        entries.append((_("day known"), {"color": BLUE, "marker": "o", "ms": 9, "ls": ""}))
    if not all(step.exact for step in steps):
        text = _("only the month or the year is known")
        entries.append((text, {"color": RED, "lw": 7, "solid_capstyle": "butt"}))
    x = 0.15
    for text, settings in entries:
        axes.plot([x, x + 0.12, x + 0.24], [y] * 3, markevery=[1], **settings)
        axes.text(x + 0.36, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")
        x += look.text_width(text, SMALL) + 0.7

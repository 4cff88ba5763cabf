"""The national phase, Office by Office: the limit, late entry, reinstatement."""

from collections.abc import Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from course_utils.errors import CourseError
from course_utils.law.deadlines import Calendar, Deadline
from course_utils.law.offices import calendar as office_entry
from course_utils.law.offices import office_code
from course_utils.law.periods import say_length
from course_utils.lessons import look
from course_utils.lessons.figures.parts.ruler import Ruler
from course_utils.lessons.figures.pct.timeline import (
    is_moved,
    last_day,
    say_moved,
)
from course_utils.lessons.look import BLUE, GRID, INK, MUTED, ORANGE, RED, SKY, SMALL, TEXT
from course_utils.messages import _, language, say_day

_NAME_WIDTH, _LEFT, _RIGHT, _NOTE = 2.1, 2.5, 5.7, 5.95
_NOTE_WIDTH = look.WIDTH - _NOTE - 0.12


def national_phase(
    calendar: Calendar, priority_date: date, offices: Sequence[str] = ()
) -> look.Drawing:
    """Draw until when each Office can be entered, and what helps after that.

    Args:
        calendar: holds "national_phase.XX" for each Office XX, and "late_entry.XX" and
            "reinstatement.XX" where its law gives them.
        priority_date: where the months above the axis are counted from.
        offices: ST.3 codes; all Offices of the calendar when empty.

    Raises:
        CourseError: the calendar has no national phase, or not that of a chosen Office.
    """
    doors = _doors(calendar, offices, priority_date)
    ruler, finding = _ruler(doors), _finding(doors)
    top = look.title_height(finding) + 0.75
    heights = [_height(door) for door in doors]
    figure, axes = look.sheet(top + sum(heights) + 0.5)
    look.head(figure, finding)
    _legend(axes, look.title_height(finding) + 0.15, doors)
    ruler.draw_dates(axes, top, top + sum(heights))
    ruler.draw_months(axes, priority_date, top - 0.12)
    y = top
    for door, room in zip(doors, heights, strict=True):
        _draw_door(figure, axes, ruler, door, y)
        y += room
    return figure


national_phase = look.drawn(national_phase)


def office_name(office: str) -> str:
    """Return the name of an Office in the reader's language."""
    entry = office_entry(office)
    return entry.name_zh if language() == "zh" and entry.name_zh else entry.name


class _Door:
    """The deadlines of one Office: the limit and, where there are, the two later ones."""

    def __init__(self, calendar: Calendar, office: str, priority_date: date):
        self.office, self.priority_date = office, priority_date
        self.limit: Deadline = calendar[f"national_phase.{office}"]
        self.late = _found(calendar, f"late_entry.{office}")
        self.restore = _found(calendar, f"reinstatement.{office}")

    @property
    def name(self) -> str:
        """Name and code of the Office."""
        return f"{office_name(self.office)}, {self.office}"

    def say_limit(self) -> str:
        """Say the last day, and how many whole months after the priority date the count ends."""
        months = next(
            (
                say_length(n, "month")
                for n in range(61)
                if self.priority_date + relativedelta(months=n) == self.limit.nominal
            ),
            "",
        )
        day = say_day(self.limit.day) if self.limit.day else self.limit.when
        return " · ".join(filter(None, (day, months)))

    @property
    def days(self) -> list[date]:
        """The last days of the door, in the order limit, late entry, reinstatement."""
        return [last_day(d) for d in (self.limit, self.late, self.restore) if d and last_day(d)]

    @property
    def notes(self) -> list[tuple[str, bool]]:
        """Lines of small print beside the limit; True for those about a closed day."""
        lines = [(say_moved(self.limit), True)] if is_moved(self.limit) else []
        if self.late and last_day(self.late):
            lines.append((_("late until {day}").format(day=say_day(last_day(self.late))), False))
        if self.restore and last_day(self.restore):
            text = _("reinstatement until {day} at the latest")
            lines.append((text.format(day=say_day(last_day(self.restore))), False))
        elif self.restore:
            lines.append((_("after that, reinstatement on request"), False))
        return lines


def _found(calendar: Calendar, key: str) -> Deadline | None:
    return next((deadline for deadline in calendar if deadline.key == key), None)


def _doors(calendar: Calendar, offices: Sequence[str], priority_date: date) -> list[_Door]:
    prefix = "national_phase."
    found = offices or [d.key.removeprefix(prefix) for d in calendar if d.key.startswith(prefix)]
    if not found:
        raise CourseError(_("This calendar has no national phase; choose the Offices to enter."))
    return sorted(
        (_Door(calendar, office_code(o), priority_date) for o in found),
        key=lambda d: (last_day(d.limit) or date.max, d.office),
    )


def _height(door: _Door) -> float:
    small = sum(look.text_height(text, _NOTE_WIDTH, SMALL) for text, _moved in door.notes)
    name = look.text_height(door.name, _NAME_WIDTH, TEXT)
    return max(name, look.line_height(TEXT) + small) + 0.14


def _ruler(doors: list[_Door]) -> Ruler:
    days = [day for door in doors for day in door.days]
    if not any(last_day(door.limit) for door in doors):
        raise CourseError(_("No national phase of this calendar has a day that can be drawn."))
    return Ruler(min(days) - timedelta(days=45), max(days) + timedelta(days=20), _LEFT, _RIGHT)


def _draw_door(figure, axes, ruler: Ruler, door: _Door, y: float) -> None:
    middle = y + look.line_height(TEXT) / 2
    axes.plot([_LEFT, _RIGHT], [middle, middle], color=GRID, lw=0.8, zorder=0)
    look.write(figure, 0.12, y, door.name, width=_NAME_WIDTH)
    if not last_day(door.limit):
        look.write(figure, _NOTE, y, door.limit.when, color=MUTED)
        return
    limit = ruler.x(last_day(door.limit))
    axes.plot([_LEFT, limit], [middle, middle], color=BLUE, lw=6, solid_capstyle="butt")
    for later, settings in (
        (door.restore, {"color": SKY, "lw": 2, "ls": ":", "marker": "|", "ms": 9, "zorder": 1}),
        (door.late, {"color": ORANGE, "lw": 6, "solid_capstyle": "butt"}),
    ):
        if later and last_day(later):
            axes.plot(
                [limit, ruler.x(last_day(later))], [middle, middle], markevery=[1], **settings
            )
    axes.plot(limit, middle, ms=9, **_limit_mark(door))
    look.write(
        figure,
        _NOTE,
        y,
        door.say_limit(),
        fontweight="bold",
        color=RED if is_moved(door.limit) else INK,
    )
    below = y + look.line_height(TEXT)
    for text, moved in door.notes:
        colour = RED if moved else MUTED
        below += look.write(figure, _NOTE, below, text, size=SMALL, width=_NOTE_WIDTH, color=colour)


def _limit_mark(door: _Door) -> dict:
    if is_moved(door.limit):
        return {"marker": "D", "color": RED}
    return {"marker": "o" if door.limit.day else "<", "color": BLUE}


def _legend(axes, y: float, doors: list[_Door]) -> None:
    entries = [
        (_("time limit"), {"color": BLUE, "lw": 6, "marker": "o", "markevery": [1]}),
        (_("moved by a closed day"), {"color": RED, "ls": "", "marker": "D", "markevery": [1]}),
        (_("late entry"), {"color": ORANGE, "lw": 6}),
    ]
    if any(not door.limit.day for door in doors):
        text = _("not settled for certain")
        entries.append((text, {"color": BLUE, "ls": "", "marker": "<", "markevery": [1]}))
    if any(door.restore and last_day(door.restore) for door in doors):
        settings = {"color": SKY, "lw": 2, "ls": ":", "marker": "|"}
        entries.append((_("reinstatement, with reasons"), settings))
    x = 0.15
    for text, settings in entries:
        axes.plot([x, x + 0.3], [y, y], ms=8, **settings)
        axes.text(x + 0.45, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")
        x += look.text_width(text, SMALL) + 0.75


def _finding(doors: list[_Door]) -> str:
    settled = [door for door in doors if last_day(door.limit)]
    first = last_day(settled[0].limit)
    offices = [door.office for door in settled if last_day(door.limit) == first]
    late = [door for door in settled if door.late and last_day(door.late)]
    finding = _("The first door closes on {day} ({offices})").format(
        day=say_day(first), offices=", ".join(offices)
    )
    if late:
        last = max(late, key=lambda door: last_day(door.late))
        finding += _("; the last late entry is on {day} ({office})").format(
            day=say_day(last_day(last.late)), office=last.office
        )
    return finding

"""The days from service to the response, one by one."""

from dataclasses import dataclass
from datetime import date, timedelta

from matplotlib.patches import Rectangle

from course_utils.errors import CourseError
from course_utils.law.section337 import Service, federal_end, is_business_day
from course_utils.law.section337.counting import business_day
from course_utils.lessons import look
from course_utils.lessons.look import BLUE, GRID, INK, MUTED, PAPER, RED, SMALL
from course_utils.messages import _, say_day, say_weekday

_LEFT, _WIDE, _HIGH = 1.0, 1.25, 0.56  # of the grid, in inches
_SHORTEST = 7  # below it closed days do not count, and the numbers would jump
EVENT, COUNTED, ADDED, MOVED, LAST = "event", "counted", "added", "moved", "last"
_LOOKS = {
    EVENT: {"fc": PAPER, "ec": INK, "lw": 2},
    COUNTED: {"fc": "#d6e8f5", "ec": BLUE, "lw": 0.8},
    ADDED: {"fc": "#fdf3da", "ec": "#f0c566", "lw": 0.8, "hatch": "///"},
    MOVED: {"fc": PAPER, "ec": "#eda27a", "lw": 0.8, "hatch": "..."},
    LAST: {"fc": RED, "ec": RED, "lw": 0.8},
}


@dataclass(frozen=True)
class _Count:
    """A period taken apart: day 1, the last day counted, the end with service, the last day."""

    event: date
    first: date
    counted: date
    nominal: date
    last: date

    def part(self, day: date) -> str:
        """Say what a day is for the count; "" where it is nothing."""
        if day in (self.event, self.last):
            return EVENT if day == self.event else LAST
        if self.first <= day <= self.counted:
            return COUNTED
        if self.counted < day <= self.nominal:
            return ADDED
        return MOVED if self.nominal < day < self.last else ""

    def label(self, day: date) -> str:
        """Return the number of a day in the count: 1, 2, ..., +1, +2."""
        if self.first <= day <= self.counted:
            return str((day - self.first).days + 1)
        if self.counted < day <= self.nominal:
            return f"+{(day - self.counted).days}"
        return ""


def response_days(service: Service, days: int = 20) -> look.Drawing:
    """Draw a calendar with each day of a period that runs from the service of a document.

    Args:
        service: the service of a document of the Commission.
        days: the length of the period, 7 or more; 20 for the response (19 CFR 210.13(a)).

    Raises:
        CourseError: a period of less than 7 days, in which closed days do not count.
    """
    if days < _SHORTEST:
        raise CourseError(_("This calendar shows periods of 7 days or more."))
    end = federal_end(service.day, days, service=service)
    first, _closed = business_day(service.day + timedelta(days=1))
    counted = first + timedelta(days=days - 1)
    count = _Count(service.day, first, counted, max(counted, end.nominal), end.day)
    monday = service.day - timedelta(days=service.day.weekday())
    weeks = (count.last - monday).days // 7 + 1
    finding = _("Served on {weekday}, {event}: the {days} days end on {last_weekday}, {last}")
    if count.nominal > counted:
        finding = _(
            "Served on {weekday}, {event}: the {days} days, and {added} for the way of service, "
            "end on {last_weekday}, {last}"
        )
    finding = finding.format(
        added=(count.nominal - counted).days,
        weekday=say_weekday(service.day),
        event=say_day(service.day),
        days=days,
        last_weekday=say_weekday(count.last),
        last=say_day(count.last),
    )
    return _draw(finding, count, monday, weeks, end.steps)


response_days = look.drawn(response_days)


def _draw(finding: str, count: _Count, monday: date, weeks: int, steps) -> look.Drawing:
    top = look.title_height(finding) + 0.75
    bottom = top + weeks * _HIGH
    room = look.WIDTH - 0.3
    below = sum(look.text_height(step, room, SMALL) for step in steps)
    figure, axes = look.sheet(bottom + 0.3 + below)
    look.head(figure, finding)
    _draw_keys(axes, look.title_height(finding) + 0.15, count, monday)
    for column in range(7):
        name = say_weekday(monday + timedelta(days=column))
        middle = _LEFT + (column + 0.5) * _WIDE
        axes.text(middle, top - 0.12, name, fontsize=SMALL, color=MUTED, ha="center", va="center")
    for number in range(7 * weeks):
        week, column = divmod(number, 7)
        corner = (_LEFT + column * _WIDE, top + week * _HIGH)
        _draw_day(axes, corner, count, monday + timedelta(days=number))
    y = bottom + 0.15
    for step in steps:
        y += look.write(figure, 0.12, y, step, size=SMALL, width=room, color=MUTED)
    return figure


def _draw_day(axes, corner: tuple[float, float], count: _Count, day: date) -> None:
    x, y = corner
    part, closed = count.part(day), not is_business_day(day)
    settings = _LOOKS.get(part, {"fc": PAPER, "ec": GRID, "lw": 0.8})
    axes.add_patch(Rectangle((x + 0.03, y + 0.03), _WIDE - 0.06, _HIGH - 0.06, **settings))
    small = {"fontsize": SMALL, "va": "center_baseline", "color": MUTED}
    if part == LAST:
        small["color"] = PAPER
    name = f"{day.month}/{day.day}"
    if closed:
        name = _("{day} closed").format(day=name)
    axes.text(x + 0.1, y + 0.17, name, **small)
    words = {EVENT: _("served"), LAST: _("last day")}
    text = " · ".join(filter(None, (count.label(day), words.get(part, ""))))
    colour = PAPER if part == LAST else INK
    if not text:
        return
    axes.text(
        x + _WIDE / 2,
        y + 0.38,
        text,
        ha="center",
        va="center_baseline",
        fontweight="bold",
        color=colour,
        bbox={"fc": PAPER, "ec": "none", "pad": 1} if part == ADDED else None,
    )


def _draw_keys(axes, y: float, count: _Count, monday: date) -> None:
    words = {
        EVENT: _("day of service, not counted"),
        COUNTED: _("counted"),
        ADDED: _("added for the way of service"),
        MOVED: _("closed, so it runs on"),
        LAST: _("last day"),
    }
    span = (count.last - monday).days + 1
    seen = {count.part(monday + timedelta(days=number)) for number in range(span)}
    x = 0.12
    for part, text in words.items():
        if part in seen:
            axes.add_patch(Rectangle((x, y - 0.09), 0.3, 0.18, **_LOOKS[part]))
            axes.text(x + 0.4, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")
            x += look.text_width(text, SMALL) + 0.7

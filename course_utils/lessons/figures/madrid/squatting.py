"""A squatted brand: the dated steps of a real dispute."""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from course_utils.errors import CourseError
from course_utils.law.madrid import squatting_cases
from course_utils.law.periods import say_length
from course_utils.lessons import look
from course_utils.lessons.figures.parts.ruler import Ruler
from course_utils.lessons.look import BLUE, GRID, MUTED, RED, SMALL, TEXT
from course_utils.messages import _, say_day

_DATE_WIDTH, _LEFT, _RIGHT, _EVENT = 2.0, 2.3, 5.3, 5.65
_EVENT_WIDTH = look.WIDTH - _EVENT - 0.12


@dataclass(frozen=True)
class _Step:
    when: str  # a day, month or year, as the source gives it
    place: str
    event: str
    note: str

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
    def height(self) -> float:
        """Room that the step takes, in inches."""
        event = look.text_height(self.event, _EVENT_WIDTH, TEXT)
        return event + look.text_height(self.note, _EVENT_WIDTH, SMALL) + 0.16


def squatted_brand(case_id: str = "wangzhihe") -> look.Drawing:
    """Draw the steps of a dispute over a squatted mark, from the registration to the end.

    A step of which only the month or the year is known is a bar of that length.

    Args:
        case_id: a case of `law.madrid.squatting_cases`.

    Raises:
        CourseError: no such case, or one of a single step.
    """
    case = squatting_cases(case_id)
    steps = [_Step(row.when, row.place, row.event, row.note) for row in case.itertuples()]
    if len(steps) < 2:
        raise CourseError(
            _("The case {case!r} has one step only; there is no course of events to draw.").format(
                case=case_id
            )
        )
    finding, foot = _finding(case["mark"].iloc[0], steps), _foot(case)
    top = look.title_height(finding) + 0.55
    body = sum(step.height for step in steps)
    below = sum(look.text_height(text, look.WIDTH - 0.3, SMALL) for text in foot)
    figure, axes = look.sheet(top + body + 0.5 + below)
    look.head(figure, finding)
    _legend(axes, look.title_height(finding) + 0.15, steps)
    ruler = _ruler(steps)
    ruler.draw_dates(axes, top, top + body)
    y = top
    for step in steps:
        _draw_step(figure, axes, ruler, step, y)
        y += step.height
    y += 0.4
    for text in foot:
        y += look.write(figure, 0.12, y, text, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


squatted_brand = look.drawn(squatted_brand)


def _ruler(steps: list[_Step]) -> Ruler:
    first, last = min(step.first for step in steps), max(step.last for step in steps)
    margin = timedelta(days=max(15, (last - first).days // 20))
    return Ruler(first - margin, last + margin, _LEFT, _RIGHT)


def _draw_step(figure, axes, ruler: Ruler, step: _Step, y: float) -> None:
    middle = y + look.line_height(TEXT) / 2
    axes.plot([_LEFT, _RIGHT], [middle, middle], color=GRID, lw=0.8, zorder=0)
    if step.exact:
        axes.plot(ruler.x(step.first), middle, marker="o", ms=9, color=BLUE)
    else:
        ends = [ruler.x(step.first), ruler.x(step.last)]
        axes.plot(ends, [middle, middle], color=RED, lw=7, solid_capstyle="butt")
    when = f"{_say_when(step)} · {step.place}"
    look.write(figure, 0.12, y, when, width=_DATE_WIDTH)
    y += look.write(figure, _EVENT, y, look.as_heading(step.event), width=_EVENT_WIDTH)
    look.write(figure, _EVENT, y, step.note, size=SMALL, width=_EVENT_WIDTH, color=MUTED)


def _legend(axes, y: float, steps: list[_Step]) -> None:
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


def _say_when(step: _Step) -> str:
    return say_day(step.first) if step.exact else step.when


def _finding(mark: str, steps: list[_Step]) -> str:
    last = steps[-1]
    first = next(step for step in steps if step.place == last.place)  # not what came before at home
    text = _("The dispute over {mark} spans {length}, from {first} to {last}")
    if not (first.exact and last.exact):
        text = _("The dispute over {mark} spans about {length}, from {first} to {last}")
    return text.format(
        mark=mark,
        length=_say_span(first.first, last.first),
        first=_say_when(first),
        last=_say_when(last),
    )


def _say_span(first: date, last: date) -> str:
    """Say the whole years and months between two days; days when there is no month."""
    span = relativedelta(last, first)
    parts = [say_length(n, unit) for n, unit in ((span.years, "year"), (span.months, "month")) if n]
    if not parts:
        return say_length(span.days, "day")
    if len(parts) == 1:
        return parts[0]
    return _("{years} and {months}").format(years=parts[0], months=parts[1])


def _foot(case) -> list[str]:
    sources = [source for cell in case["source"] for source in cell.split(" ; ")]
    lines = [_("Parties: {parties}.").format(parties=case["parties"].iloc[0]), _("Sources:")]
    return [*lines, *dict.fromkeys(sources)]

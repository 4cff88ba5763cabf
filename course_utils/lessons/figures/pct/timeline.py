"""The timeline of an application, from its priority date to the national phase."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from course_utils.errors import CourseError
from course_utils.law.deadlines import Calendar, Deadline
from course_utils.lessons import look
from course_utils.lessons.figures.parts.rows import draw_groups, groups_height
from course_utils.lessons.figures.parts.ruler import Ruler
from course_utils.lessons.look import BLUE, GRID, INK, MUTED, ORANGE, RED, SMALL, TEXT
from course_utils.messages import _, say_day, say_weekday

_TITLE_WIDTH, _LEFT, _RIGHT, _NOTE = 3.35, 3.75, 6.35, 6.6
_NOTE_WIDTH = look.WIDTH - _NOTE - 0.12

# The steps that every applicant watches.
MAIN_STEPS = (
    "priority_period",
    "priority_document",
    "isr",
    "art19",
    "publication",
    "sis_request",
    "demand",
    "withdraw_application",
)


@dataclass(frozen=True)
class _Row:
    deadline: Deadline
    why: tuple[str, ...]

    @property
    def height(self) -> float:
        """Room that the row takes, in inches."""
        title = look.text_height(look.as_heading(self.deadline.title), _TITLE_WIDTH, TEXT)
        why = sum(look.text_height(line, _NOTE_WIDTH, SMALL) for line in self.why)
        return max(title, look.line_height(TEXT) + why) + 0.1


def timeline(
    calendar: Calendar, priority_date: date | None = None, steps: Sequence[str] = ()
) -> look.Drawing:
    """Draw each step of a calendar on one time axis, with its rule and what moved it.

    Args:
        calendar: what to draw; steps that cannot be settled are named below the figure.
        priority_date: where the axis and its count of months start; without it the axis starts
            at the first step and counts no months.
        steps: keys of the steps to draw; all when empty.

    Raises:
        CourseError: a key is not in the calendar, or no step has a day.
    """
    chosen = [calendar[key] for key in steps] if steps else list(calendar)
    dated = sorted(filter(last_day, chosen), key=last_day)
    if not dated:
        raise CourseError(_("There is no timeline to draw: no step of this calendar has a day."))
    phases = _by_phase(dated)
    finding, foot = _finding(dated), _still_open(chosen)
    top = look.title_height(finding) + 0.75
    body = groups_height(phases)
    foot_height = look.text_height(foot, look.WIDTH - 0.3, SMALL)
    figure, axes = look.sheet(top + body + 0.5 + foot_height)
    look.head(figure, finding)
    ruler = _ruler(dated, priority_date)
    ruler.draw_dates(axes, top, top + body)
    if priority_date:
        ruler.draw_months(axes, priority_date, top - 0.12)
    _legend(axes, look.title_height(finding) + 0.15, dated)
    y = draw_groups(figure, phases, top, lambda row, y: _draw_row(figure, axes, ruler, row, y))
    look.write(figure, 0.12, y + 0.4, foot, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


timeline = look.drawn(timeline)


def main_steps(calendar: Calendar) -> list[str]:
    """Return the keys of the steps that every applicant watches, as far as they are there."""
    national = [d.key for d in calendar if d.key.startswith(("national_phase.", "late_entry."))]
    return [key for key in (*MAIN_STEPS, *national) if key in calendar]


def last_day(deadline: Deadline) -> date | None:
    """Return the day at which a step is drawn: its last day, else the safe or the expected one."""
    return deadline.day or deadline.safe_day or deadline.nominal


def is_moved(deadline: Deadline) -> bool:
    """Say whether a closed day (or a late letter) moved the deadline."""
    return None not in (deadline.nominal, deadline.day) and deadline.nominal != deadline.day


def say_moved(deadline: Deadline) -> str:
    """Say from which day a deadline moved."""
    return _("moved from {weekday} {day}").format(
        weekday=say_weekday(deadline.nominal), day=say_day(deadline.nominal)
    )


def _by_phase(dated: list[Deadline]) -> dict[str, list[_Row]]:
    phases: dict[str, list[_Row]] = {}
    for deadline in dated:
        why = (" · ".join(filter(None, (deadline.office, deadline.rule.cite))),)
        if is_moved(deadline):
            why += (say_moved(deadline),)
        phases.setdefault(say_phase(deadline.rule.phase), []).append(_Row(deadline, why))
    return phases


def say_phase(phase: str) -> str:
    """Say where in the procedure a step stands, in the reader's language."""
    return {
        "filing": _("Filing"),
        "transmittal": _("Transmittal"),
        "fees": _("Fees"),
        "search": _("International search"),
        "publication": _("Publication"),
        "supplementary search": _("Supplementary search"),
        "chapter II": _("Chapter II"),
        "changes": _("Changes"),
        "withdrawal": _("Withdrawal"),
        "national phase": _("National phase"),
        "excuse": _("Excuse of delays"),
    }.get(phase, look.as_heading(phase))


def _ruler(dated: list[Deadline], priority_date: date | None) -> Ruler:
    first = min(priority_date or last_day(dated[0]), last_day(dated[0]))
    last = max(last_day(dated[-1]), first + timedelta(days=30))
    return Ruler(first, last, _LEFT, _RIGHT)


def _by_applicant(deadline: Deadline) -> bool:
    return "applicant" in deadline.rule.actor


def _draw_row(figure, axes, ruler: Ruler, row: _Row, y: float) -> None:
    deadline, middle = row.deadline, y + look.line_height(TEXT) / 2
    moved, x = is_moved(deadline), ruler.x(last_day(deadline))
    axes.plot([_LEFT, _RIGHT], [middle, middle], color=GRID, lw=0.8, zorder=0)
    axes.plot(x, middle, **_mark(deadline))
    look.write(figure, 0.12, y, look.as_heading(deadline.title), width=_TITLE_WIDTH)
    look.write(figure, _NOTE, y, deadline.when, fontweight="bold", color=RED if moved else INK)
    y += look.line_height(TEXT)
    for line in row.why:
        y += look.write(figure, _NOTE, y, line, size=SMALL, width=_NOTE_WIDTH, color=MUTED)


def _mark(deadline: Deadline) -> dict:
    colour = BLUE if _by_applicant(deadline) else ORANGE
    return {
        "marker": "D" if is_moved(deadline) else "o" if deadline.day else "<",
        "ms": 9,
        "color": RED if is_moved(deadline) else colour,
        "mfc": look.PAPER if not _by_applicant(deadline) else None,
        "mew": 2,
        "ls": "",
        "clip_on": False,
    }


def _legend(axes, y: float, dated: list[Deadline]) -> None:
    entries = [
        (_("the applicant acts"), {"marker": "o", "color": BLUE}),
        (_("an Office acts (hollow)"), {"marker": "o", "color": ORANGE, "mfc": look.PAPER}),
        (_("moved by a closed day"), {"marker": "D", "color": RED}),
    ]
    if any(not deadline.day for deadline in dated):
        entries.append((_("not settled for certain"), {"marker": "<", "color": BLUE}))
    x = 0.2
    for text, settings in entries:
        axes.plot(x, y, ms=8, mew=2, ls="", **settings)
        axes.text(x + 0.14, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")
        x += look.text_width(text, SMALL) + 0.45


def _finding(dated: list[Deadline]) -> str:
    own = [d for d in dated if _by_applicant(d)] or dated
    moved = sum(is_moved(d) for d in dated)
    return _(
        "The applicant has {count} dates to keep, from {first} to {last}; "
        "closed days moved {moved} of the {all} steps"
    ).format(
        count=len(own),
        first=say_day(last_day(own[0])),
        last=say_day(last_day(own[-1])),
        moved=moved,
        all=len(dated),
    )


def _still_open(chosen: list[Deadline]) -> str:
    waiting = [d.title for d in chosen if not last_day(d)]
    return _("Not settled yet: {steps}.").format(steps="; ".join(waiting)) if waiting else ""

"""The first years of an international registration: what runs, and until when."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from course_utils.law.deadlines import Deadline, in_order
from course_utils.law.madrid import (
    Event,
    Registration,
    calendar,
    dependency_end,
    may_oppose_later,
    member,
    priority_kept,
    safeguard,
)
from course_utils.lessons import look
from course_utils.lessons.figures.parts.rows import draw_groups, groups_height
from course_utils.lessons.figures.parts.ruler import Ruler
from course_utils.lessons.figures.pct.timeline import is_moved, last_day, say_moved
from course_utils.lessons.look import BLUE, GREEN, GRID, INK, MUTED, ORANGE, RED, SMALL, TEXT
from course_utils.messages import _, say_day

_NAME_WIDTH, _LEFT, _RIGHT, _NOTE = 2.4, 2.75, 6.15, 6.4
_NOTE_WIDTH = look.WIDTH - _NOTE - 0.12
_KINDS = {  # colour and shape of what runs
    "office": {"color": ORANGE, "lw": 6, "solid_capstyle": "butt"},
    "holder": {"color": BLUE, "lw": 6, "solid_capstyle": "butt"},
    "dependency": {"color": RED, "lw": 3, "ls": (0, (2, 0.6))},
    "grace": {"color": GREEN, "lw": 2, "ls": ":"},
}


@dataclass(frozen=True)
class _Row:
    name: str
    start: date | None
    end: Deadline | None
    kind: str = "holder"
    notes: tuple[str, ...] = ()
    grace: Deadline | None = None

    @property
    def when(self) -> str:
        """The end in words."""
        return self.end.when if self.end else _("the clock has not started")

    @property
    def height(self) -> float:
        """Room that the row takes, in inches."""
        notes = sum(look.text_height(note, _NOTE_WIDTH, SMALL) for note in self.notes)
        name = look.text_height(self.name, _NAME_WIDTH, TEXT)
        return max(name, look.text_height(self.when, _NOTE_WIDTH, TEXT, bold=True) + notes) + 0.13


def first_five_years(registration: Registration, events: Iterable[Event] = ()) -> look.Drawing:
    """Draw priority, dependency, the refusal period of each member and what the events started.

    Args:
        registration: the registration.
        events: what has happened: "notified" starts the refusal period of a member, "refused" the
            time to answer, "certificate" the declarations of use in the United States, "cancelled"
            the transformation.

    Raises:
        CourseError: an event does not fit the registration.
    """
    events = tuple(events)
    groups = _groups(registration, events)
    rows = [row for group in groups.values() for row in group]
    finding = _finding(registration, groups.get(_("Refusal"), []))
    top = look.title_height(finding) + 0.75
    body = groups_height(groups)
    foot = _foot(registration)
    figure, axes = look.sheet(top + body + 0.5 + look.text_height(foot, look.WIDTH - 0.3, SMALL))
    look.head(figure, finding)
    _legend(axes, look.title_height(finding) + 0.15, rows)
    ruler = _ruler(registration, rows)
    ruler.draw_dates(axes, top, top + body)
    ruler.draw_months(axes, registration.registered, top - 0.12)
    x = ruler.x(registration.registered)
    axes.plot([x, x], [top, top + body], color=INK, lw=1, zorder=0)
    y = draw_groups(figure, groups, top, lambda row, y: _draw_row(figure, axes, ruler, row, y))
    look.write(figure, 0.12, y + 0.4, foot, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


first_five_years = look.drawn(first_five_years)


def _groups(registration: Registration, events: tuple[Event, ...]) -> dict[str, list[_Row]]:
    steps = calendar(registration, events)
    first = registration.basic.priority or registration.basic.filed
    kept, end = priority_kept(registration), dependency_end(registration)
    groups = {
        _("Basis"): [
            _Row(_("Priority (优先权)"), first, steps["priority"], notes=(kept.reason,)),
            _Row(
                _("Dependency (依附期)"),
                registration.registered,
                end,
                "dependency",
                (_("the mark falls with the basic mark"),),
            ),
        ],
        _("Refusal"): _refusals(registration, events, steps),
        _("Answers and ways out"): _answers(events, steps),
        _("Use"): _declaration(steps),
    }
    return {title: rows for title, rows in groups.items() if rows}


def _refusals(registration, events, steps) -> list[_Row]:
    notified = {event.member: event.day for event in events if event.name == "notified"}
    rows = []
    for code in registration.all_members:
        guard = safeguard(registration.holder, code)
        note = _("{n} months from the notification")
        if guard.refusal_months < member(code).refusal_months:
            note = _("{n} months (safeguard), declared {declared}")
        elif may_oppose_later(registration, code):
            note = _("{n} months; on an opposition even later")
        note = note.format(n=guard.refusal_months, declared=member(code).refusal_months)
        end = steps[f"refusal.{code}"] if code in notified else None
        name = f"{member(code).name}, {code}"
        rows.append(_Row(name, notified.get(code), end, "office", (note,)))
    return sorted(rows, key=lambda row: last_day(row.end) if row.end else date.max)


def _answers(events, steps) -> list[_Row]:
    started = {
        "response": {event.member: event.day for event in events if event.name == "refused"},
        "opposition": {event.member: event.day for event in events if event.name == "published"},
        "non_use": {event.member: event.day for event in events if event.name == "refusal_ended"},
    }
    cancelled = [event.day for event in events if event.name == "cancelled"]
    alike: dict[tuple, list[Deadline]] = defaultdict(list)
    for step in steps:
        kind, _dot, code = step.key.partition(".")
        start = started.get(kind, {}).get(code)
        if kind == "transformation" and cancelled:
            start = cancelled[0]
        if start:
            doer = "office" if step.rule.actor in ("office", "opponent") else "holder"
            alike[step.title, start, step.when, doer].append(step)
    return [
        _Row(_with_codes(title, steps), start, steps[0], doer, (steps[0].rule.cite,))
        for (title, start, _when, doer), steps in alike.items()
    ]


def _with_codes(title: str, steps: list[Deadline]) -> str:
    codes = ", ".join(step.key.partition(".")[2] for step in steps)
    return f"{look.as_heading(title)}: {codes}"


def _declaration(steps) -> list[_Row]:
    """Return the first declaration of use in the United States; the later ones lie far beyond."""
    if "section_71_6" not in steps:
        return []
    opens, end, grace = (steps[f"section_71_6{part}"] for part in ("_opens", "", "_grace"))
    notes = [_("from {day}").format(day=say_day(last_day(opens)))]
    notes += [say_moved(end)] if is_moved(end) else []
    notes.append(_("with surcharge until {day}").format(day=say_day(last_day(grace))))
    name = f"{look.as_heading(end.title)}: US"
    return [_Row(name, last_day(opens), end, "holder", tuple(notes), grace)]


def _ruler(registration: Registration, rows: list[_Row]) -> Ruler:
    starts = [row.start for row in rows if row.start]
    ends = [last_day(end) for row in rows for end in (row.end, row.grace) if end]
    first, last = min(starts), max(ends)
    return Ruler(first - timedelta(days=30), last + timedelta(days=60), _LEFT, _RIGHT)


def _draw_row(figure, axes, ruler: Ruler, row: _Row, y: float) -> None:
    middle = y + look.line_height(TEXT) / 2
    axes.plot([_LEFT, _RIGHT], [middle, middle], color=GRID, lw=0.8, zorder=0)
    look.write(figure, 0.12, y, row.name, width=_NAME_WIDTH)
    if row.end:
        end = ruler.x(last_day(row.end))
        axes.plot([ruler.x(row.start), end], [middle, middle], **_KINDS[row.kind])
        axes.plot(end, middle, ms=8, mew=2, **_mark(row))
    if row.grace:
        ends = [end, ruler.x(last_day(row.grace))]
        axes.plot(ends, [middle, middle], zorder=1, marker="|", ms=9, **_KINDS["grace"])
    y += look.write(
        figure,
        _NOTE,
        y,
        row.when,
        width=_NOTE_WIDTH,
        fontweight="bold",
        color=INK if row.end else MUTED,
    )
    for note in row.notes:
        y += look.write(figure, _NOTE, y, note, size=SMALL, width=_NOTE_WIDTH, color=MUTED)


def _mark(row: _Row) -> dict:
    colour = _KINDS[row.kind]["color"]
    if is_moved(row.end):
        return {"marker": "D", "color": RED}
    if not row.end.day:
        return {"marker": "<", "color": colour, "mfc": look.PAPER}
    return {"marker": "o", "color": colour}


def _legend(axes, y: float, rows: list[_Row]) -> None:
    words = {
        "holder": _("the holder acts"),
        "office": _("others act"),
        "dependency": _("dependency"),
        "grace": _("grace"),
    }
    kinds = {row.kind for row in rows if row.end} | {"grace" for row in rows if row.grace}
    entries = [(text, _KINDS[kind]) for kind, text in words.items() if kind in kinds]
    if any(row.end and is_moved(row.end) for row in rows):
        moved = {"color": RED, "ls": "", "marker": "D", "markevery": [1]}
        entries.append((_("moved by a closed day"), moved))
    if any(row.end and not row.end.day for row in rows):
        unsure = {"color": MUTED, "ls": "", "marker": "<", "mfc": look.PAPER, "markevery": [1]}
        entries.append((_("not settled for certain"), unsure))
    x = 0.15
    for text, settings in entries:
        axes.plot([x, x + 0.15, x + 0.3], [y] * 3, ms=8, **settings)
        axes.text(x + 0.42, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")
        x += look.text_width(text, SMALL) + 0.75


def _finding(registration: Registration, refusals: list[_Row]) -> str:
    known = [row for row in refusals if row.end]
    end = say_day(dependency_end(registration).day)
    if not known:
        return _("{mark} depends on its basis until {end}; no refusal period runs yet").format(
            mark=registration.mark.name, end=end
        )
    last = last_day(known[-1].end)
    codes = [row.end.key.partition(".")[2] for row in known if last_day(row.end) == last]
    text = _(
        "{mark} depends on its basis until {end}; the last refusal periods run until {last} "
        "({members})"
    )
    return text.format(
        mark=registration.mark.name, end=end, last=say_day(last), members=", ".join(codes)
    )


def _foot(registration: Registration) -> str:
    due = in_order(calendar(registration))["renewal_due.1"]
    return _(
        "The thin line is the date of the international registration, {day}. A refusal period runs "
        "from the day on which WIPO sent the notification, not from that line. The first renewal "
        "({cite}) is due on {due}."
    ).format(day=say_day(registration.registered), cite=due.rule.cite, due=say_day(due.nominal))

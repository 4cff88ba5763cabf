"""The calendar of a standard against the filings of a company."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from course_utils.law.inputs import known_until
from course_utils.law.sep import Contribution, milestones
from course_utils.lessons import look
from course_utils.lessons.figures.parts.rows import draw_groups, groups_height
from course_utils.lessons.figures.parts.ruler import Ruler
from course_utils.lessons.figures.sep.grace import (
    OFFICES,
    OfficeLimit,
    disclosed_on,
    draw_grace,
    draw_legend,
    legend_entries,
    office_limits,
)
from course_utils.lessons.look import BLUE, GREEN, GRID, INK, MUTED, RED, SMALL, TEXT
from course_utils.messages import _, say_day

_NAME_WIDTH, _LEFT, _RIGHT, _NOTE = 2.6, 2.9, 6.1, 6.35
_NOTE_WIDTH = look.WIDTH - _NOTE - 0.12
_HOLLOW = {"mfc": look.PAPER}


@dataclass(frozen=True)
class _Row:
    """One line: a milestone, a step of the company, or an Office."""

    name: str
    when: str
    first: date
    last: date
    mark: dict
    notes: tuple[str, ...] = ()
    planned: date | None = None
    office: OfficeLimit | None = None

    @property
    def height(self) -> float:
        """Room that the row takes, in inches."""
        notes = sum(look.text_height(note, _NOTE_WIDTH, SMALL) for note in self.notes)
        name = look.text_height(self.name, _NAME_WIDTH, TEXT)
        return max(name, look.line_height(TEXT) + notes) + 0.11


def standard_and_filings(
    contribution: Contribution,
    offices: Sequence[str] = OFFICES,
    *,
    first_filing: date | None = None,
    releases: Sequence[str] = (),
) -> look.Drawing:
    """Draw a company's contribution and filings against the releases of a standard.

    Args:
        contribution: the paper handed in to a meeting.
        offices: ST.3 codes of the Offices where protection is wanted.
        first_filing: the day of the first application, whose priority the others claim; None while
            nothing is filed.
        releases: releases of 3GPP to draw beside them, e.g. ("Rel-17", "Rel-18").

    Raises:
        CourseError: no Office, or no such Office or release.
        MissingValue: the table does not know the grace period of an Office on that day.
    """
    limits = office_limits(contribution, offices)
    disclosed = disclosed_on(contribution)
    groups = {_("The standard: 3GPP"): [row for name in releases for row in _milestones(name)]}
    groups[_("The company")] = _steps(contribution, first_filing)
    groups[_("Last filing that the paper does not spoil")] = [
        _office_row(item, disclosed, first_filing) for item in limits
    ]
    groups = {heading: rows for heading, rows in groups.items() if rows}
    rows = [row for group in groups.values() for row in group]
    finding, foot = _finding(limits, disclosed, first_filing), contribution.why
    top = look.title_height(finding) + 0.5
    body = groups_height(groups)
    below = look.text_height(foot, look.WIDTH - 0.3, SMALL)
    figure, axes = look.sheet(top + body + 0.5 + below)
    look.head(figure, finding)
    _legend(axes, look.title_height(finding) + 0.15, limits, rows)
    first = min(row.planned or row.first for row in rows)
    last = max(row.last for row in rows)
    margin = timedelta(days=max(30, (last - first).days // 25))
    ruler = Ruler(first - margin, last + margin, _LEFT, _RIGHT)
    ruler.draw_dates(axes, top, top + body)
    axes.plot([ruler.x(disclosed)] * 2, [top, top + body], color=INK, lw=1.2, zorder=0)
    y = draw_groups(
        figure, groups, top, lambda row, y: _draw_row(figure, axes, ruler, row, disclosed, y)
    )
    look.write(figure, 0.12, y + 0.4, foot, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


standard_and_filings = look.drawn(standard_and_filings)


def _milestones(release: str) -> list[_Row]:
    rows = []
    for row in milestones(release).itertuples():
        first, last = date.fromisoformat((row.when + "-01-01")[:10]), known_until(row.when)
        planned = known_until(row.planned_before) if row.planned_before else None
        notes = [row.meeting]
        if planned:
            notes.append(_("planned for {day} before").format(day=say_day(planned)))
        if row.status == "planned":
            notes.append(_("planned when the source was made, not confirmed"))
        mark = {"marker": "s", "color": GREEN, **(_HOLLOW if row.status == "planned" else {})}
        name = f"{row.release}, {row.milestone}"
        when = say_day(first) if first == last else row.when
        rows.append(_Row(name, when, first, last, mark, (" · ".join(notes),), planned))
    return rows


def _steps(contribution: Contribution, first_filing: date | None) -> list[_Row]:
    stamp, meeting = contribution.public_from, contribution.meeting_day
    steps = [  # name, day, look, whether the paper is public from that day
        (_("Paper handed in (提案提交)"), contribution.submitted, ("v", BLUE), stamp is None),
        (_("Paper on the public server"), stamp, ("v", INK), stamp and stamp <= meeting),
        (_("Meeting begins"), meeting, ("D", BLUE), stamp and stamp > meeting),
        (_("First filing (首次申请)"), first_filing, ("^", RED), False),
    ]
    note = _("public from here on: the thin line")
    return [
        _Row(
            name,
            say_day(day),
            day,
            day,
            {"marker": marker, "color": colour},
            (note,) if counts else (),
        )
        for name, day, (marker, colour), counts in sorted(
            (step for step in steps if step[1]), key=lambda step: step[1]
        )
    ]


def _office_row(item: OfficeLimit, disclosed: date, first_filing: date | None) -> _Row:
    notes = [item.what_counts]
    if first_filing:
        notes.append(say_verdict(verdict(item, disclosed, first_filing)))
    start = min(disclosed, item.day)
    return _Row(item.name, item.limit.when, start, item.day, {}, tuple(notes), office=item)


def verdict(item: OfficeLimit, disclosed: date, first_filing: date) -> str:
    """Return what a first filing is worth at an Office, whose applicants claim its priority.

    Returns:
        "first" (before the disclosure), "in time" (inside the grace), "own" (inside it, but only
        the filing at this Office counts), "same day", or "lost".
    """
    if first_filing < disclosed:
        return "first"
    if first_filing == disclosed and not item.case.months:
        return "same day"
    if not item.case.months or first_filing > item.day:
        return "lost"
    return "in time" if item.case.priority_counts else "own"


def say_verdict(found: str) -> str:
    """Say what `verdict` found, in the reader's language."""
    return {
        "first": _("safe with its priority: filed before the disclosure"),
        "in time": _("safe with its priority: filed inside the grace"),
        "own": _("the first filing does not help: file there by this day"),
        "same day": _("not surely safe: the first filing is of the day of the disclosure"),
        "lost": _("not safe: the first filing came too late"),
    }[found]


def _draw_row(figure, axes, ruler: Ruler, row: _Row, disclosed: date, y: float) -> None:
    middle = y + look.line_height(TEXT) / 2
    if row.office:
        draw_grace(axes, ruler, row.office, disclosed, middle)
    else:
        axes.plot([_LEFT, _RIGHT], [middle, middle], color=GRID, lw=0.8, zorder=0)
        if row.planned:
            ends = [ruler.x(row.planned), ruler.x(row.last)]
            axes.plot(ends, [middle, middle], color=GREEN, lw=1.6, ls=":", marker="|", ms=8)
        ends = [ruler.x(row.first), ruler.x(row.last)]
        axes.plot(ends, [middle, middle], lw=5, markevery=[1], ms=8, mew=2, **row.mark)
    look.write(figure, 0.12, y, row.name, width=_NAME_WIDTH)
    y += look.write(figure, _NOTE, y, row.when, width=_NOTE_WIDTH, fontweight="bold")
    for note in row.notes:
        y += look.write(figure, _NOTE, y, note, size=SMALL, width=_NOTE_WIDTH, color=MUTED)


def _legend(axes, y: float, limits: Sequence[OfficeLimit], rows: Sequence[_Row]) -> None:
    x = draw_legend(axes, 0.15, y, legend_entries(limits))
    if any(row.mark.get("mfc") for row in rows):
        settings = {"marker": "s", "color": GREEN, "mec": GREEN, "mew": 2, "ms": 8, **_HOLLOW}
        draw_legend(axes, x, y, [(_("planned"), settings)])


def _finding(limits: Sequence[OfficeLimit], disclosed: date, first_filing: date | None) -> str:
    words = {"public": say_day(disclosed)}
    if first_filing is None:
        lost = [item.office for item in limits if not item.case.months]
        if not lost:
            return _("Nothing is filed yet: the paper of {public} starts every grace").format(
                **words
            )
        return _(
            "Nothing is filed yet: the last day for {offices} is {day}, before the paper is public"
        ).format(offices=", ".join(lost), day=say_day(limits[0].day))
    days = abs((first_filing - disclosed).days)
    words |= {"filed": say_day(first_filing), "days": days}
    if first_filing < disclosed:
        return _(
            "Filed on {filed}, before the paper was public on {public} ({days} days): nothing is "
            "lost"
        ).format(**words)
    lost = [i.office for i in limits if verdict(i, disclosed, first_filing) == "lost"]
    if not lost:
        return _(
            "Filed on {filed}, not before the paper was public on {public}: only a grace period is "
            "sure to save it"
        ).format(**words)
    return _(
        "Filed on {filed}, {days} days after the paper was public on {public}: lost in {offices}"
    ).format(offices=", ".join(lost), **words)

"""Grace periods: until when each Office forgives a disclosure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from matplotlib.patches import Rectangle

from course_utils.errors import CourseError
from course_utils.law.deadlines import Deadline
from course_utils.law.offices import office_code
from course_utils.law.periods import say_length
from course_utils.law.sep import Contribution, GraceCase, grace, last_safe_filing
from course_utils.lessons import look
from course_utils.lessons.figures.parts.ruler import Ruler
from course_utils.lessons.figures.pct.national_phase import office_name
from course_utils.lessons.look import BLUE, GRID, INK, MUTED, ORANGE, RED, SMALL, TEXT
from course_utils.messages import _, say_day

OFFICES = ("CN", "EP", "US", "JP", "KR")

_NAME_WIDTH, _LEFT, _RIGHT, _NOTE = 2.1, 2.4, 5.7, 5.95
_NOTE_WIDTH = look.WIDTH - _NOTE - 0.12
_BAR = 0.13  # inches


@dataclass(frozen=True)
class OfficeLimit:
    """What one Office does with a disclosure.

    Attributes:
        office: ST.3 code.
        limit: the last safe filing there.
        case: what the Office forgives of this kind of disclosure.
    """

    office: str
    limit: Deadline
    case: GraceCase

    @property
    def name(self) -> str:
        """Name and code of the Office."""
        return f"{office_name(self.office)}, {self.office}"

    @property
    def day(self) -> date:
        """The last safe day."""
        return self.limit.day or self.limit.safe_day

    @property
    def what_counts(self) -> str:
        """How long the grace is, and which filing has to be inside it."""
        if not self.case.months:
            return _("no grace: file before the disclosure")
        length = say_length(self.case.months, "month")
        if self.case.priority_counts:
            return _("{length}; a priority application counts").format(length=length)
        return _("{length}; only the filing there counts").format(length=length)

    @property
    def doubt(self) -> str:
        """What is not certain about it, or ""."""
        return "" if self.case.sure else _("a part of this was not checked in the text of the law")


def office_limits(
    disclosure: date | Contribution,
    offices: Sequence[str] = OFFICES,
    kind: str = "contribution",
    on: date | None = None,
) -> list[OfficeLimit]:
    """Return what each Office does with a disclosure, those that close first on top.

    Args:
        disclosure: the day on which the invention became public, or a contribution.
        offices: ST.3 codes.
        kind: of the disclosure; one of `law.sep.DISCLOSURES`.
        on: the day whose law is taken; without it, of the disclosure.

    Raises:
        CourseError: no Office, or no such Office or kind.
        MissingValue: the table does not know the Office or the kind on that day.
    """
    codes = list(dict.fromkeys(office_code(office) for office in offices))
    if not codes:
        raise CourseError(_("Name at least one Office, such as CN, EP, US."))
    day = disclosed_on(disclosure)
    found = last_safe_filing(disclosure, codes, kind, on)
    limits = [
        OfficeLimit(
            code, found[f"last_safe_filing.{code}"], grace(code, on or day).for_disclosure(kind)
        )
        for code in codes
    ]
    return sorted(limits, key=lambda item: item.day)


def disclosed_on(disclosure: date | Contribution) -> date:
    """Return the day from which a disclosure counts."""
    return disclosure.disclosed if isinstance(disclosure, Contribution) else disclosure


def say_kind(kind: str) -> str:
    """Say what kind of disclosure it is, in the reader's language."""
    return {
        "contribution": _("the contribution (标准提案)"),
        "publication": _("the publication"),
        "exhibition": _("the display at a recognised exhibition"),
        "academic meeting": _("the paper at a prescribed academic meeting"),
        "leak": _("the leak by somebody else"),
        "emergency": _("the disclosure in an emergency"),
    }[kind]


def grace_by_country(
    disclosure: date | Contribution,
    offices: Sequence[str] = OFFICES,
    kind: str = "contribution",
    on: date | None = None,
    *,
    conditions: bool = True,
) -> look.Drawing:
    """Draw until when each Office forgives a disclosure, and on which conditions.

    Args:
        disclosure: the day on which the invention became public, or a contribution.
        offices: ST.3 codes.
        kind: of the disclosure; one of `law.sep.DISCLOSURES`.
        on: the day whose law is taken; without it, of the disclosure.
        conditions: whether conditions and formalities stand beside each Office; False where a
            table beside the figure has them.

    Raises:
        CourseError: no Office, or no such Office or kind.
        MissingValue: the table does not know the Office or the kind on that day.
    """
    limits = office_limits(disclosure, offices, kind, on)
    day = disclosed_on(disclosure)
    finding, foot = _finding(limits, kind, day), _foot(limits)
    top = look.title_height(finding) + 0.5
    notes = [_notes(item) if conditions else [item.what_counts] for item in limits]
    heights = [_height(item, lines) for item, lines in zip(limits, notes, strict=True)]
    below = look.text_height(foot, look.WIDTH - 0.3, SMALL)
    figure, axes = look.sheet(top + sum(heights) + 0.5 + below)
    look.head(figure, finding)
    _legend(axes, look.title_height(finding) + 0.15, limits)
    last = max(limits[-1].day, day + timedelta(days=60))
    ruler = Ruler(day - timedelta(days=45), last + timedelta(days=30), _LEFT, _RIGHT)
    bottom = top + sum(heights)
    ruler.draw_dates(axes, top, bottom)
    axes.plot([ruler.x(day)] * 2, [top - 0.05, bottom], color=INK, lw=1.2, zorder=0)
    y = top
    for item, lines, room in zip(limits, notes, heights, strict=True):
        draw_grace(axes, ruler, item, day, y + look.line_height(TEXT) / 2)
        _write_row(figure, item, lines, y)
        y += room
    look.write(figure, 0.12, y + 0.4, foot, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


grace_by_country = look.drawn(grace_by_country)


def draw_grace(axes, ruler: Ruler, item: OfficeLimit, disclosed: date, y: float) -> None:
    """Draw the grace of an Office as a bar with its last day, or a cross where there is none."""
    axes.plot([ruler.left, ruler.right], [y, y], color=GRID, lw=0.8, zorder=0)
    if not item.case.months:
        axes.plot(ruler.x(item.day), y, marker="X", ms=10, color=RED, mec=look.PAPER)
        return
    settings = _looks(item.case.priority_counts)
    start, end = ruler.x(disclosed), ruler.x(item.day)
    axes.add_patch(Rectangle((start, y - _BAR / 2), end - start, _BAR, **settings))
    axes.plot(end, y, marker="o", ms=8, color=settings["ec"])


def _looks(priority_counts: bool) -> dict:
    if priority_counts:
        return {"fc": BLUE, "ec": BLUE, "lw": 1}
    return {"fc": look.PAPER, "ec": ORANGE, "lw": 1.4, "hatch": "//////"}


def legend_entries(limits: Sequence[OfficeLimit]) -> list[tuple[str, dict]]:
    """Return what the marks of `draw_grace` mean, as texts and looks of a rectangle or a mark."""
    counts = {item.case.priority_counts for item in limits if item.case.months}
    entries = []
    if not all(item.case.months for item in limits):
        entries.append((_("no grace: last day before it"), {"marker": "X"}))
    if True in counts:
        entries.append((_("a priority application is enough"), _looks(True)))
    if False in counts:
        entries.append((_("only the filing there counts"), _looks(False)))
    return entries


def draw_legend(axes, x: float, y: float, entries: Sequence[tuple[str, dict]]) -> float:
    """Draw entries of `legend_entries` in a line from `x`; return where they end."""
    for text, settings in entries:
        if "marker" in settings:
            mark = {"ms": 9, "ls": "", "color": RED, "mec": look.PAPER, **settings}
            axes.plot(x + 0.13, y, **mark)
        else:
            axes.add_patch(Rectangle((x, y - _BAR / 2), 0.3, _BAR, **settings))
        axes.text(x + 0.4, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")
        x += look.text_width(text, SMALL) + 0.7
    return x


def _legend(axes, y: float, limits: Sequence[OfficeLimit]) -> None:
    entries = [*legend_entries(limits), (_("the disclosure"), {"marker": "|", "mec": INK})]
    draw_legend(axes, 0.15, y, entries)


def _notes(item: OfficeLimit) -> list[str]:
    case = item.case
    notes = [f"{item.what_counts} ({item.limit.rule.cite})"]
    if case.condition:
        notes.append(_("if: {text}").format(text=case.condition))
    if case.formalities:
        notes.append(_("to do: {text}").format(text=case.formalities))
    return [*notes, item.doubt] if item.doubt else notes


def _height(item: OfficeLimit, lines: Sequence[str]) -> float:
    notes = sum(look.text_height(line, _NOTE_WIDTH, SMALL) for line in lines)
    name = look.text_height(item.name, _NAME_WIDTH, TEXT)
    return max(name, look.line_height(TEXT) + notes) + 0.16


def _write_row(figure, item: OfficeLimit, lines: Sequence[str], y: float) -> None:
    look.write(figure, 0.12, y, item.name, width=_NAME_WIDTH)
    y += look.write(figure, _NOTE, y, item.limit.when, fontweight="bold")
    for line in lines:
        y += look.write(figure, _NOTE, y, line, size=SMALL, width=_NOTE_WIDTH, color=MUTED)


def _finding(limits: Sequence[OfficeLimit], kind: str, day: date) -> str:
    what = look.as_heading(say_kind(kind))
    lost = [item.office for item in limits if not item.case.months]
    ends: dict[date, list[str]] = {}
    for item in limits:
        if item.case.months:
            ends.setdefault(item.day, []).append(item.office)
    until = [
        _("{end} in {offices}").format(end=say_day(end), offices=", ".join(offices))
        for end, offices in ends.items()
    ]
    words = {"what": what, "day": say_day(day), "lost": ", ".join(lost), "ends": "; ".join(until)}
    if not until:
        return _("{what} of {day} is forgiven nowhere: file before it in {lost}").format(**words)
    if not lost:
        return _("{what} of {day} is forgiven until {ends}").format(**words)
    return _("{what} of {day} is never forgiven in {lost}, but until {ends}").format(**words)


def _foot(limits: Sequence[OfficeLimit]) -> str:
    if not any(item.case.months for item in limits):
        return _("Nothing here can be healed after the day of the disclosure.")
    return _(
        "The law counts the period back from the filing. No rule was found that moves its end off "
        "a closed day, so none is applied."
    )

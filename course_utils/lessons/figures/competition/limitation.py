"""One set of facts, several clocks: until when a claim can be brought, by country."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from course_utils.errors import CourseError
from course_utils.law.competition import limitation
from course_utils.law.deadlines import Deadline
from course_utils.lessons import look
from course_utils.lessons.figures.parts.countries import in_country, in_two, say_country
from course_utils.lessons.figures.parts.rows import draw_groups, groups_height
from course_utils.lessons.figures.parts.ruler import Ruler
from course_utils.lessons.figures.pct.timeline import last_day
from course_utils.lessons.look import BLUE, GRID, INK, MUTED, RED, SKY, SMALL, TEXT
from course_utils.messages import _, say_day

CLOCKS = ("CN", "US", "KR", "JP", "DE")
_NAME_WIDTH, _LEFT, _RIGHT, _NOTE = 2.0, 2.3, 6.3, 6.55
_NOTE_WIDTH = look.WIDTH - _NOTE - 0.12
_UNITS = {"year": "years", "month": "months", "day": "days"}


@dataclass(frozen=True)
class _Row:
    clock: Deadline
    decides: bool  # it is the first to end for this claim in this country

    @property
    def start(self) -> date | None:
        """When the clock began; None while it has not."""
        if self.clock.nominal is None:
            return None
        period = self.clock.rule.periods[0]
        return self.clock.nominal - relativedelta(**{_UNITS[period.unit]: period.length})

    @property
    def note(self) -> str:
        """The small print: the rule, or why the clock stands still."""
        if self.clock.nominal is None:
            return self.clock.steps[0]
        moved = self.clock.day and self.clock.day != self.clock.nominal
        moves = _("moved from {day}").format(day=say_day(self.clock.nominal)) if moved else ""
        return " · ".join(filter(None, (self.clock.rule.cite, moves)))

    @property
    def name(self) -> str:
        """What runs: the length and the claim."""
        period = self.clock.rule.periods[0]
        claim = {
            "damages": _("damages"),
            "civil action": _("civil action"),
            "injunction": _("order to stop"),
            "enrichment": _("enrichment"),
        }[self.clock.rule.phase]
        return _("{claim}: {n} years").format(claim=claim, n=period.length)

    @property
    def height(self) -> float:
        """Room that the row takes, in inches."""
        note = look.text_height(self.note, _NOTE_WIDTH, SMALL)
        return look.line_height(TEXT) + note + 0.1


def limitation_clocks(
    *,
    knew_harm: date | None = None,
    knew_obligor: date | None = None,
    act_started: date,
    act_ended: date | None = None,
    jurisdictions: Sequence[str] = CLOCKS,
) -> look.Drawing:
    """Draw the limitation clocks of several countries for one set of facts.

    Args:
        knew_harm, knew_obligor, act_started, act_ended: as in `law.competition.limitation`.
        jurisdictions: of "CN", "US", "KR", "JP", "DE".

    Raises:
        CourseError: days out of order, or a jurisdiction without clocks in the tables.
    """
    facts = {
        _("act begins"): act_started,
        _("harm known"): knew_harm,
        _("obligor known"): knew_obligor,
        _("act ends"): act_ended,
    }
    groups = {
        code: _rows(
            limitation(
                code, knew_harm=knew_harm, knew_obligor=knew_obligor, act_started=act_started,
                act_ended=act_ended,
            )
        )
        for code in jurisdictions
    }  # fmt: skip
    if not groups:
        raise CourseError(_("Name at least one jurisdiction, such as CN."))
    finding, foot = _finding(groups), _foot(groups)
    marks = _by_day(facts)
    top = look.title_height(finding) + 0.55 + 0.18 * len(marks)
    body = groups_height(groups)
    foot_height = look.text_height(foot, look.WIDTH - 0.3, SMALL)
    figure, axes = look.sheet(top + body + 0.55 + foot_height)
    look.head(figure, finding)
    _legend(axes, look.title_height(finding) + 0.15)
    ruler = _ruler(groups, marks)
    ruler.draw_dates(axes, top, top + body)
    _draw_facts(axes, ruler, marks, top, top + body)
    named = {say_country(code): rows for code, rows in groups.items()}
    y = draw_groups(figure, named, top, lambda row, y: _draw(figure, axes, ruler, row, y))
    look.write(figure, 0.12, y + 0.4, foot, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


limitation_clocks = look.drawn(limitation_clocks)


def _rows(clocks: Sequence[Deadline]) -> list[_Row]:
    claims, found = set(), []
    for clock in clocks:  # in the order of their days
        decides = clock.rule.phase not in claims and clock.nominal is not None
        claims.add(clock.rule.phase)
        found.append(_Row(clock, decides))
    return found


def _by_day(facts: dict[str, date | None]) -> dict[date, str]:
    """Put what happened on the same day on one line."""
    days: dict[date, list[str]] = {}
    for name, day in facts.items():
        if day:
            days.setdefault(day, []).append(name)
    return {day: ", ".join(days[day]) for day in sorted(days)}


def _ruler(groups: dict[str, list[_Row]], marks: dict[date, str]) -> Ruler:
    ends = [last_day(row.clock) for rows in groups.values() for row in rows if row.start]
    first, last = min(marks), max([*ends, *marks])
    margin = timedelta(days=max(60, (last - first).days // 30))
    return Ruler(first - margin, last + margin, _LEFT, _RIGHT)


def _draw_facts(axes, ruler: Ruler, marks: dict[date, str], top: float, bottom: float) -> None:
    for number, (day, name) in enumerate(marks.items()):
        x, y = ruler.x(day), top - 0.12 - 0.18 * (len(marks) - 1 - number)
        axes.plot([x, x], [y, bottom], color=INK, lw=1, ls=":", zorder=0)
        axes.text(
            x + 0.06, y, f"{name}: {say_day(day)}", fontsize=SMALL, color=INK,
            va="center_baseline",
        )  # fmt: skip


def _draw(figure, axes, ruler: Ruler, row: _Row, y: float) -> None:
    clock, middle = row.clock, y + look.line_height(TEXT) / 2
    axes.plot([_LEFT, _RIGHT], [middle, middle], color=GRID, lw=0.8, zorder=0)
    look.write(figure, 0.25, y, row.name, width=_NAME_WIDTH)
    colour = RED if row.decides else BLUE
    if row.start:
        end = ruler.x(last_day(clock))
        how = {"color": BLUE, "lw": 6} if row.decides else {"color": SKY, "lw": 3}
        axes.plot([ruler.x(row.start), end], [middle] * 2, solid_capstyle="butt", **how)
        shape = "D" if row.decides else "o"
        axes.plot(end, middle, marker=shape, ms=8, color=colour, mew=2,
                  mfc=colour if clock.day else look.PAPER)  # fmt: skip
    weight = {"fontweight": "bold"} if row.decides else {}
    y += look.write(figure, _NOTE, y, clock.when, width=_NOTE_WIDTH, **weight)
    look.write(figure, _NOTE, y, row.note, size=SMALL, width=_NOTE_WIDTH, color=MUTED)


def _legend(axes, y: float) -> None:
    x = 0.2
    for text, mark, line in (
        (_("the clock that ends first for a claim"), {"marker": "D", "color": RED}, BLUE),
        (_("a later clock for it"), {"marker": "o", "color": BLUE}, SKY),
        (_("hollow: closed days not settled"), {"marker": "o", "color": BLUE, "mfc": look.PAPER},
         SKY),
    ):  # fmt: skip
        axes.plot([x, x + 0.3], [y, y], color=line, lw=4, solid_capstyle="butt")
        axes.plot(x + 0.3, y, ms=8, mew=2, ls="", **mark)
        axes.text(x + 0.45, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")
        x += look.text_width(text, SMALL) + 0.75


def _finding(groups: dict[str, list[_Row]]) -> str:
    ends = []
    for code, rows in groups.items():
        days = [last_day(row.clock) for row in rows if row.decides]
        ends += [(min(days), in_country(code))] if days else []
    ends.sort()
    if not ends:
        return _("With these facts no clock runs yet")
    if len(ends) == 1:
        return _("With these facts the claim {country} ends on {day}").format(
            country=ends[0][1], day=say_day(ends[0][0])
        )
    return _(
        "With the same facts the first clock ends on {day} {country}, but only on {later} {other}"
    ).format(
        day=say_day(ends[0][0]), country=ends[0][1], later=say_day(ends[-1][0]), other=ends[-1][1]
    )


def _foot(groups: dict[str, list[_Row]]) -> str:
    notes = []
    for code, rows in groups.items():
        provisos = dict.fromkeys(row.clock.rule.proviso for row in rows if row.clock.rule.proviso)
        if provisos:
            notes.append(f"{in_two(say_country(code))[0]}: {'; '.join(provisos)}.")
    return " ".join(notes)

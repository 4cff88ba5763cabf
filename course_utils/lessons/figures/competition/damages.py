"""One loss, several countries: how much an intentional act can cost in each."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from course_utils.errors import CourseError
from course_utils.law.competition import Act, Award, damages
from course_utils.law.competition.award import as_amount
from course_utils.law.rules import rule
from course_utils.law.tables import MissingValue
from course_utils.lessons import look
from course_utils.lessons.figures.parts.countries import in_country, say_country
from course_utils.lessons.figures.parts.pieces import Piece, bar_legend, draw_pieces, whole
from course_utils.lessons.look import GRID, MUTED, RED, SMALL, TEXT
from course_utils.messages import _, say_day

COUNTRIES = ("CN", "US", "KR", "DE")
_MOST = {
    "CN": "competition.cn.multiple_most",
    "US": "competition.us.exemplary_most",
    "KR": "competition.kr.multiple_most",
}
_COSTS = ("CN", "US")  # where the tables know who bears them
_LEFT, _RIGHT, _NAME_WIDTH = 1.75, 6.75, 1.5
_NOTE_WIDTH = look.WIDTH - _LEFT - 0.2


@dataclass(frozen=True)
class _Row:
    """The award in a country, with a sentence on what is special; or one that says why none."""

    code: str
    award: Award | None
    sentence: str = ""

    @property
    def times(self) -> Decimal:
        """The damages in multiples of the loss."""
        return self.award.damages / self.award.base

    @property
    def note(self) -> str:
        """The small print below the bar."""
        lines = self.award.lines if self.award else ()
        said = [f"{line.label} ({line.cite})" for line in lines]
        return "; ".join([*said, self.sentence] if self.sentence else said)

    @property
    def height(self) -> float:
        """Room that the row takes, in inches."""
        bar = 0.34 if self.award else 0.04
        return bar + look.text_height(self.note, _NOTE_WIDTH, SMALL) + 0.16


def damages_compared(loss, act: Act | date, *, costs=0, judged: date | None = None) -> look.Drawing:
    """Draw the most that one loss can cost an intentional infringer in China and elsewhere.

    The loss is the same number in the money of each country; nothing is converted. China and Korea
    multiply it, and the product is the whole award; the United States add exemplary damages to it;
    Germany only compensates. Costs are drawn where the tables know who bears them.

    Args:
        loss: the owner's loss, as a number.
        act: the act, or its day: it decides the text of each country.
        costs: reasonable costs (China) or attorney's fees (United States), in the same number.
        judged: the day of the judgment in China; the last day of the act when not given.

    Raises:
        CourseError: the loss or the costs are no number, the loss is nought, or no country has
            damages for that act.
    """
    loss, costs = as_amount(loss, _("The loss")), as_amount(costs, _("The costs"))
    if not loss:
        raise CourseError(_("Give a loss above nought to compare the countries."))
    act = act if isinstance(act, Act) else Act(act)
    found = [_row(code, loss, act, costs, judged) for code in COUNTRIES]
    known = sorted((row for row in found if row.award), key=lambda row: -row.award.damages)
    if not known:
        raise CourseError(found[0].sentence)
    drawn = [*known, *(row for row in found if not row.award)]
    finding, foot = _finding(known, loss), _foot(act, bool(costs))
    top = look.title_height(finding) + 0.75
    body = sum(row.height for row in drawn)
    foot_height = look.text_height(foot, look.WIDTH - 0.3, SMALL)
    figure, axes = look.sheet(top + body + foot_height + 0.25)
    look.head(figure, finding)
    _legend(axes, look.title_height(finding) + 0.15, known)
    most = max(row.award.total for row in known)
    scale = (_RIGHT - _LEFT) / float(most)
    ticks = [_LEFT + n * float(loss) * scale for n in range(int(most / loss) + 1)]
    _name_times(axes, ticks, top)
    y = top
    for row in drawn:
        _draw(figure, axes, row, y, scale)
        if row.award:
            axes.vlines(ticks, y - 0.06, y + 0.27, color=GRID, lw=0.8, zorder=0)
        y += row.height
    look.write(figure, 0.12, y + 0.1, foot, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


damages_compared = look.drawn(damages_compared)


def _row(code: str, loss: Decimal, act: Act, costs: Decimal, judged: date | None) -> _Row:
    facts = {"loss": loss, "costs": costs if code in _COSTS else 0}
    if code == "CN":
        facts |= {"judged": judged, "serious": True}
    try:
        most = rule(_MOST[code], act.last).value if code in _MOST else None
        return _Row(code, damages(code, act, multiple=most, wilful=True, **facts))
    except MissingValue:
        return _without_multiple(code, act, facts)
    except CourseError as problem:
        return _Row(code, None, str(problem))


def _without_multiple(code: str, act: Act, facts: dict) -> _Row:
    """Return the award of a time that had no multiple yet, if its law is known."""
    try:
        award = damages(code, act, wilful=True, **facts)
    except MissingValue:
        return _Row(code, None, _("The law of that time is not in the tables."))
    return _Row(code, award, _("no multiple yet at that time"))


def _draw(figure, axes, row: _Row, y: float, scale: float) -> None:
    look.write(figure, 0.12, y, say_country(row.code), width=_NAME_WIDTH, fontweight="bold")
    if row.award is None:
        look.write(figure, _LEFT, y + 0.02, row.sentence, size=SMALL, width=_NOTE_WIDTH, color=RED)
        return
    award = row.award
    pieces = [Piece(line.kind, line.amount) for line in award.lines]
    end = draw_pieces(axes, pieces, _LEFT, y + look.line_height(TEXT) / 2, scale)
    said = whole(award.total, award.currency)
    look.write(figure, end + 0.08, y, said, fontweight="bold")
    look.write(figure, _LEFT, y + 0.3, row.note, size=SMALL, width=_NOTE_WIDTH, color=MUTED)


def _name_times(axes, ticks: list[float], top: float) -> None:
    how = {"fontsize": SMALL, "color": MUTED, "va": "bottom"}
    for times, x in enumerate(ticks):
        axes.text(x, top - 0.12, f"× {times}" if times else "0", ha="center", **how)
    axes.text(_LEFT - 0.2, top - 0.12, _("times the loss"), ha="right", **how)


def _legend(axes, y: float, known: list[_Row]) -> None:
    names = {
        "compensation": _("compensation: the loss"),
        "increase": _("increase or exemplary damages"),
        "costs": _("costs, never multiplied"),
    }
    there = {line.kind for row in known for line in row.award.lines}
    bar_legend(axes, y, {kind: names[kind] for kind in names if kind in there})


def _finding(known: list[_Row], loss: Decimal) -> str:
    groups: dict[Decimal, list[str]] = {}
    for row in known:
        groups.setdefault(row.times, []).append(in_country(row.code))
    parts = []
    for times, names in groups.items():
        sentence = _("{times} times as much {countries}")
        if times == 1:
            sentence = _("the loss alone {countries}")
        countries = _(" and ").join(names)
        parts.append(sentence.format(times=f"{times.normalize():f}", countries=countries))
    return _("A loss of {loss} caused on purpose can bring {parts}").format(
        loss=f"{loss:,f}", parts=", ".join(parts)
    )


def _foot(act: Act, costs: bool) -> str:
    foot = _(
        "Upper bounds for an intentional act from {first} to {last} in serious circumstances, the "
        "same number in each country's own money: nothing is converted."
    )
    if act.first == act.last:
        foot = _(
            "Upper bounds for an intentional act on {last} in serious circumstances, the same "
            "number in each country's own money: nothing is converted."
        )
    foot = foot.format(first=say_day(act.first), last=say_day(act.last))
    foot += " " + _("How damages are computed in Japan is not in the tables.")
    if costs:
        foot += " " + _("Who bears the costs in Korea and Germany is not in the tables.")
    return foot

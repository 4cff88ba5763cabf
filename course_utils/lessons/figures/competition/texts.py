"""Which Chinese text applies: the day of the act picks the law, the judgment the interpretation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta
from matplotlib.patches import Rectangle

from course_utils.law.competition import Act, Applicable, fines, law_on, texts
from course_utils.law.rules import Rule, versions
from course_utils.law.tables import MissingValue
from course_utils.lessons import look
from course_utils.lessons.figures.parts.countries import in_two
from course_utils.lessons.figures.parts.pieces import whole
from course_utils.lessons.figures.parts.ruler import Ruler
from course_utils.lessons.look import BLUE, GREEN, INK, MUTED, ORANGE, PAPER, RED, SMALL, TEXT
from course_utils.messages import _, say_day

_NAME_WIDTH, _LEFT, _RIGHT = 1.5, 1.7, 9.88
_BEFORE = timedelta(days=120)  # of the axis before the first text that is known
_AFTER = relativedelta(months=22)  # and after the newest one, so that it can be read


@dataclass(frozen=True)
class _Band:
    """The days of one version, with what it says."""

    first: date
    last: date | None
    name: str
    lines: tuple[str, ...]
    applies: bool = False


@dataclass(frozen=True)
class _Row:
    name: str
    chosen_by: str
    colour: str
    bands: tuple[_Band, ...]


def texts_by_day(act: Act | date | None = None) -> look.Drawing:
    """Draw which Chinese law and interpretation applies on which day, and an act on it.

    The law and the criminal thresholds follow the day of the act; an act that crosses an amendment
    follows the amended text (SPC provisions on trade secret cases (2020) Art. 28). The
    interpretation of punitive damages follows the day of the judgment.

    Args:
        act: the act, or its day; when not given, an example that crosses the last amendment.

    Raises:
        MissingValue: no text is known for the last day of the act.
    """
    example = act is None
    act = _crossing() if example else act if isinstance(act, Act) else Act(act)
    law = law_on("CN", act)
    rows = (_laws(law.text), _interpretations(), _crimes())
    finding = _finding(law, example)
    top = look.title_height(finding) + 0.62
    ruler = _ruler(rows)
    heights = [_height(row, ruler) for row in rows]
    foot = " ".join(filter(None, (law.reason, law.cite and f"{law.cite}.", _foot())))
    foot_height = look.text_height(foot, look.WIDTH - 0.3, SMALL)
    body = sum(heights)
    figure, axes = look.sheet(top + body + 0.45 + foot_height)
    look.head(figure, finding)
    ruler.draw_dates(axes, top, top + body)
    y = top
    for row, height in zip(rows, heights, strict=True):
        _draw_row(figure, axes, ruler, row, y, height)
        y += height
    _draw_act(figure, axes, ruler, act, example, top)
    look.write(figure, 0.12, y + 0.35, foot, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


texts_by_day = look.drawn(texts_by_day)


def _crossing() -> Act:
    """Return an example: from six months before the last amendment to three months after it."""
    amended = texts("CN")["effective_from"].max()
    return Act(amended - relativedelta(months=6), amended + relativedelta(months=3))


def _version(name: str, on: date) -> Rule | None:
    found = [rule for rule in versions(f"competition.cn.{name}") if rule.in_force(on)]
    return found[0] if found else None


def _laws(applies: str) -> _Row:
    bands = []
    for row in texts("CN").itertuples():
        first = row.effective_from
        order, most = _version("base_order", first), _version("statutory_most", first)
        multiple = _version("multiple_most", first)
        lines = [
            _("statutory: to {most}").format(most=whole(Decimal(most.value), most.unit)),
            _("loss before gain") if order.value == "loss before gain" else _("loss or gain"),
            _("up to {n} times").format(n=multiple.value) if multiple else _("no multiple yet"),
        ]
        try:
            fine = fines(first, serious=True)
        except MissingValue:
            lines.append(_("fine: not in the tables"))
        else:
            low = whole(fine.low, fine.currency)
            lines.append(_("serious: fine from {low}").format(low=low))
        bands.append(_Band(first, row.effective_to, row.text, tuple(lines), row.text == applies))
    return _Row(
        _("Anti-Unfair Competition Law (反不正当竞争法)"), _("by the last day of the act"), BLUE,
        tuple(bands),
    )  # fmt: skip


def _interpretations() -> _Row:
    bands = []
    for rule in versions("competition.cn.royalty_base"):
        fractions = _version("fractions", rule.effective_from)
        base = _("royalty base: the fee")
        if rule.value != "licence fee":
            base = _("royalty base: a multiple of the fee")
        lines = (base, _("fractions allowed") if fractions else _("fractions: not said"))
        bands.append(
            _Band(rule.effective_from, rule.effective_to, rule.cite.split(" Art.")[0], lines)
        )
    return _Row(
        _("Punitive damages (惩罚性赔偿解释)"), _("by the day of the judgment"), GREEN,
        tuple(bands),
    )  # fmt: skip


def _crimes() -> _Row:
    bands = []
    for rule in versions("competition.cn.crime_serious"):
        most = _version("crime_especially_serious", rule.effective_from)
        top = _("especially serious: {n} times").format(n=most.value)
        if most.unit != "times threshold":
            amount = whole(Decimal(most.value), most.unit)
            top = _("especially serious: {amount}").format(amount=amount)
        lines = (_("from {amount}").format(amount=whole(Decimal(rule.value), rule.unit)), top)
        name = rule.source.split(",")[0]
        bands.append(_Band(rule.effective_from, rule.effective_to, name, lines))
    return _Row(
        _("Crime (侵犯商业秘密罪)"), _("by the day of the act"), ORANGE, tuple(bands)
    )  # fmt: skip


def _ruler(rows: Sequence[_Row]) -> Ruler:
    starts = [band.first for row in rows for band in row.bands]
    return Ruler(min(starts) - _BEFORE, max(starts) + _AFTER, _LEFT, _RIGHT)


def _room(band: _Band, ruler: Ruler) -> float:
    """Return the room for a line in a band, in inches."""
    return ruler.x(band.last or ruler.last) - ruler.x(band.first) - 0.14


def _height(row: _Row, ruler: Ruler) -> float:
    def high(band: _Band) -> float:
        room = _room(band, ruler)
        lines = sum(look.text_height(line, room, SMALL) for line in band.lines)
        start = look.text_height(_("from {day}").format(day=say_day(band.first)), room, SMALL)
        return look.text_height(band.name, room, TEXT, bold=True) + lines + start + 0.05

    return max(high(band) for band in row.bands) + 0.35


def _draw_row(figure, axes, ruler: Ruler, row: _Row, y: float, height: float) -> None:
    at = y + 0.05
    for text in in_two(row.name):
        at += look.write(figure, 0.12, at, text, width=_NAME_WIDTH, fontweight="bold")
    look.write(figure, 0.12, at, row.chosen_by, size=SMALL, width=_NAME_WIDTH, color=row.colour)
    for band in row.bands:
        left, room = ruler.x(band.first), _room(band, ruler)
        box = Rectangle((left, y), room + 0.14, height - 0.18, fc=PAPER, ec=row.colour,
                        lw=3.5 if band.applies else 1.2)  # fmt: skip
        axes.add_patch(box)
        at = y + 0.06
        at += look.write(figure, left + 0.07, at, band.name, width=room, fontweight="bold")
        since = _("from {day}").format(day=say_day(band.first))
        for line, colour in ((since, row.colour), *((text, INK) for text in band.lines)):
            at += look.write(figure, left + 0.07, at, line, size=SMALL, width=room, color=colour)


def _draw_act(figure, axes, ruler: Ruler, act: Act, example: bool, top: float) -> None:
    y = top - 0.18
    ends = [ruler.x(min(max(day, ruler.first), ruler.last)) for day in (act.first, act.last)]
    axes.plot(ends, [y, y], color=RED, lw=5, solid_capstyle="butt")
    if act.first < ruler.first:
        axes.plot(ends[0], y, marker="<", ms=9, color=RED)
    axes.plot(ends[1], y, marker="D" if act.last <= ruler.last else ">", ms=8, color=RED)
    axes.plot([ends[1]] * 2, [y, top], color=RED, lw=1.5)
    text = (
        _("example: an act from {first} to {last}")
        if example
        else _("the act, from {first} to {last}")
    )
    if act.first == act.last:
        text = _("the act, on {last}")
    text = text.format(first=say_day(act.first), last=say_day(act.last))
    wide = look.text_width(text, TEXT, bold=True)
    left = min(max(sum(ends) / 2 - wide / 2, 0.12), look.WIDTH - wide - 0.12)
    look.write(figure, left, y - 0.34, text, fontweight="bold", color=RED)


def _finding(law: Applicable, example: bool) -> str:
    crosses = bool(law.cite)
    if crosses:
        return _(
            "An act that went on past an amendment follows the amended text: here {text} applies "
            "to all of it"
        ).format(text=law.text)
    return _("The last day of the act decides: {text} applies").format(text=law.text)


def _foot() -> str:
    return _(
        "Read the day of the judgment for the interpretation of punitive damages. A band without "
        "an end is in force as far as the tables know; earlier texts are not in the tables."
    )

"""The field in one figure: from a patent and a standard to a licence, and what courts add."""

from dataclasses import dataclass
from datetime import date

from matplotlib.patches import FancyBboxPatch

from course_utils.law.periods import say_length
from course_utils.law.sep import (
    declarations,
    essentiality_rates,
    forums,
    grace,
    milestones,
    rate,
)
from course_utils.lessons import look
from course_utils.lessons.figures.sep.grace import OFFICES
from course_utils.lessons.look import BLUE, GREEN, INK, MUTED, ORANGE, PINK, RED, SKY, SMALL
from course_utils.messages import _, say_day

_ON = date(2026, 1, 1)  # the law that the map speaks of; it says so itself
_WIDE, _HIGH, _GAP = 2.72, 1.7, 0.8
_LEFTS = [0.12 + column * (_WIDE + _GAP) for column in range(3)]


@dataclass(frozen=True)
class _Box:
    title: str
    colour: str
    lines: tuple[str, ...]
    sections: str


def sep_map() -> look.Drawing:
    """Draw standard, patents, declarations, licences, pools and courts on one page.

    Counts, rates and dates come from the tables; numbers of sections are those of the lesson.
    """
    finding = _("From a paper to a royalty in five stations: each one needs the one before it")
    top = look.title_height(finding) + 0.2
    lower = top + _HIGH + 0.62
    courts = lower + _HIGH + 0.62
    columns = _court_columns()
    band = 0.52 + max(_column_height(lines) for _title, lines in columns)
    foot = _foot()
    below = look.text_height(foot, look.WIDTH - 0.3, SMALL)
    figure, axes = look.sheet(courts + band + 0.25 + below)
    look.head(figure, finding)
    upper_row, lower_row = _stations()[:3], _stations()[:2:-1]
    for row, y in ((upper_row, top), (lower_row, lower)):
        for left, box in zip(_LEFTS, row, strict=True):
            _draw_box(figure, axes, left, y, box)
    _draw_ways(figure, axes, top, lower, courts)
    _draw_courts(figure, axes, courts, band, columns)
    look.write(
        figure, 0.12, courts + band + 0.12, foot, size=SMALL, width=look.WIDTH - 0.3, color=MUTED
    )
    return figure


sep_map = look.drawn(sep_map)


def _stations() -> list[_Box]:
    """Return the stations in the order in which they are passed; the last is another way."""
    low, high, _basis = essentiality_rates()
    avanci = rate("avanci_5g")
    return [
        _Box(_("1 Patents (专利族)"), BLUE, _novelty(), _("sections 1, 4, 5")),
        _Box(
            _("2 Standard (标准)"),
            SKY,
            (
                _("Meetings choose among papers (提案); then the text is frozen."),
                _("3GPP {release}: frozen on {day}.").format(**_freeze()),
            ),
            _("section 3"),
        ),
        _Box(
            _("3 Declaration (声明)"),
            GREEN,
            (
                _(
                    "Owners name patents that may be essential, and promise FRAND terms "
                    "(公平、合理、无歧视)."
                ),
                _("5G: {count} families.").format(count=_declared()),
            ),
            _("section 6"),
        ),
        _Box(
            _("4 Essential (标准必要专利)"),
            ORANGE,
            (
                _("Nobody checks a declaration."),
                _("Held for essential: {low} to {high} of the families declared for 5G.").format(
                    low=low, high=high
                ),
            ),
            _("section 7"),
        ),
        _Box(
            _("5 Licence (许可)"),
            PINK,
            (
                _("Owner and user agree: a percent of the price, an amount a unit, a lump sum."),
                _("Who owes the next step decides who is at fault."),
            ),
            _("sections 8 to 11"),
        ),
        _Box(
            _("5 Or a pool (专利池)"),
            MUTED,
            (
                _("Many owners, one licence."),
                _("Avanci 5G: {rate} a vehicle ({status}).").format(
                    rate=avanci.figure, status=avanci.status
                ),
            ),
            _("section 12"),
        ),
    ]


def _novelty() -> tuple[str, ...]:
    kinds = {code: grace(code, _ON).for_disclosure("contribution").months for code in OFFICES}
    lost = [code for code, months in kinds.items() if not months]
    lines = [_("File before the paper is public.")]
    if lost:
        lines.append(_("After it: nothing in {offices};").format(offices=", ".join(lost)))
    for months in sorted({m for m in kinds.values() if m}):
        codes = ", ".join(code for code, found in kinds.items() if found == months)
        text = _("{length} of grace in {offices}.")
        lines.append(text.format(length=say_length(months, "month"), offices=codes))
    return tuple(lines)


def _freeze() -> dict[str, str]:
    """Return the last release whose functional freeze was held, and the day."""
    table = milestones()
    held = table[(table["status"] == "held") & table["milestone"].str.startswith("functional")]
    last = held.iloc[-1]
    return {"release": last["release"], "day": say_day(date.fromisoformat(last["when"]))}


def _declared() -> str:
    table = declarations("declared families")
    row = table[(table["company"] == "all") & (table["standard"] == "5G")].iloc[0]
    return " ".join(filter(None, (row["bound"], f"{row['value_amount']:,}")))


def _court_columns() -> list[tuple[str, list[str]]]:
    names = {
        "CN": _("China"),
        "GB": _("United Kingdom"),
        "EU": _("European Union"),
        "DE": _("Germany"),
    }
    return [(title, _risks(place)) for place, title in names.items()]


def _risks(place: str) -> list[str]:
    """Return what a forum can do, with its status where that is not simply in force."""
    words = {
        "world terms": _("terms for the world"),
        "interim licence": _("interim licence"),
        "bad faith": _("good faith forbids injunctions elsewhere"),
        "antitrust": _("antitrust (反垄断)"),
        "anti-suit injunction": _("anti-suit order (禁诉令)"),
        "abuse": _("an injunction can be an abuse"),
        "injunction": _("no injunction out of proportion"),
    }
    found: dict[str, list[str]] = {}
    for row in forums(place).itertuples():
        if row.risk:
            found.setdefault(words[row.risk], []).append(row.status)
    return [
        f"{risk} [{', '.join(dict.fromkeys(statuses))}]" if set(statuses) != {"in force"} else risk
        for risk, statuses in found.items()
    ]


def _column_height(lines: list[str]) -> float:
    return 0.25 + sum(look.text_height(line, 2.2, SMALL) for line in lines)


def _draw_box(figure, axes, left: float, top: float, box: _Box) -> None:
    _frame(axes, left, top, _WIDE, _HIGH, box.colour)
    inner, room, y = left + 0.12, _WIDE - 0.24, top + 0.1
    y += look.write(figure, inner, y, box.title, size=11, width=room, fontweight="bold") + 0.05
    for line in box.lines:
        y += look.write(figure, inner, y, line, width=room) + 0.03
    look.write(figure, inner, top + _HIGH - 0.24, box.sections, size=SMALL, color=MUTED)


def _frame(axes, left: float, top: float, wide: float, high: float, colour: str) -> None:
    axes.add_patch(
        FancyBboxPatch(
            (left, top),
            wide,
            high,
            boxstyle="round,pad=0,rounding_size=0.08",
            fc=look.PAPER,
            ec=colour,
            lw=2,
        )
    )


def _draw_ways(figure, axes, top: float, lower: float, courts: float) -> None:
    arrow = {"arrowstyle": "-|>", "mutation_scale": 16, "lw": 2, "color": INK}
    arrow |= {"shrinkA": 2, "shrinkB": 2}
    first, second, third = _LEFTS
    upper_middle, lower_middle = top + _HIGH / 2, lower + _HIGH / 2
    ways = [
        ((first + _WIDE, upper_middle), (second, upper_middle)),
        ((second + _WIDE, upper_middle), (third, upper_middle)),
        ((third + _WIDE / 2, top + _HIGH), (third + _WIDE / 2, lower)),
        ((third, lower_middle), (second + _WIDE, lower_middle)),
        ((second, lower_middle), (first + _WIDE, lower_middle)),
        ((second + _WIDE / 2, courts), (second + _WIDE / 2, lower + _HIGH)),
    ]
    for start, end in ways:
        axes.annotate("", end, start, arrowprops=arrow)
    labels = [
        (first + _WIDE, upper_middle, _("paper")),
        (second + _WIDE, upper_middle, _("text")),
        (second + _WIDE, lower_middle, _("offer")),
        (first + _WIDE, lower_middle, _("or")),
    ]
    for x, y, text in labels:
        axes.text(x + _GAP / 2, y - 0.08, text, fontsize=SMALL, ha="center", va="bottom")
    beside = {"fontsize": SMALL, "color": RED, "ha": "right", "va": "center_baseline"}
    for y, x, text in (
        ((top + _HIGH + lower) / 2, third + _WIDE / 2, _("counted, not checked")),
        ((lower + _HIGH + courts) / 2, second + _WIDE / 2, _("when talks fail")),
    ):
        axes.text(x - 0.12, y, text, **beside)


def _draw_courts(figure, axes, top: float, high: float, columns) -> None:
    _frame(axes, 0.12, top, look.WIDTH - 0.24, high, RED)
    title = _("Courts and authorities (法院、反垄断机构)")
    look.write(figure, 0.24, top + 0.1, title, size=11, fontweight="bold")
    where = _("sections 11, 12")
    x = look.WIDTH - 0.24 - look.text_width(where, SMALL)
    look.write(figure, x, top + 0.1, where, size=SMALL, color=MUTED)
    for number, (name, lines) in enumerate(columns):
        x, y = 0.24 + number * 2.4, top + 0.38
        y += look.write(figure, x, y, name, fontweight="bold")
        for line in lines:
            y += look.write(figure, x, y, line, size=SMALL, width=2.2)


def _foot() -> str:
    return _(
        "Grace periods as of {day}. In brackets: what is not settled, not binding, or one case "
        "only. The sources stand in the sections named."
    ).format(day=say_day(_ON))

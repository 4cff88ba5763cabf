"""The field on one page: acts, laws, and where to go in each country."""

from dataclasses import dataclass
from datetime import date

from matplotlib.patches import Rectangle

from course_utils.law.competition import criminal_penalties, fines, forums, provisions, texts
from course_utils.law.tables import MissingValue, records_in_force, table
from course_utils.lessons import look
from course_utils.lessons.figures.parts.countries import in_two, say_country
from course_utils.lessons.figures.parts.pieces import whole
from course_utils.lessons.look import BLUE, GREEN, GRID, INK, MUTED, ORANGE, PAPER, RED, SMALL
from course_utils.messages import _

_COUNTRIES = ("CN", "US", "KR", "JP", "DE")
_COLUMNS = ("court", "authority", "criminal")
FINES = "competition/fines"
_BROKEN = (0, (4, 2))
_FORUMS = {"authority": ("CN authority", "US ITC")}
_NAME_WIDTH, _LEFT, _GAP = 1.2, 1.42, 0.1
_COLUMN = (look.WIDTH - _LEFT - 0.12 - 2 * _GAP) / 3
_CHIP = (look.WIDTH - 0.24 - 5 * _GAP) / 6


@dataclass(frozen=True)
class _Chip:
    """An act of unfair competition."""

    name: tuple[str, str]
    small: tuple[str, ...]
    here: bool  # whether it is what the lesson is about

    @property
    def lines(self) -> list[tuple[str, dict]]:
        """What is written in it, and how."""
        small = [(line, {"color": MUTED}) for line in self.small]
        return [*((line, {"fontweight": "bold"}) for line in self.name if line), *small]

    @property
    def height(self) -> float:
        """Room that it takes, in inches."""
        room = _CHIP - 0.16
        return 0.14 + sum(
            look.text_height(line, room, SMALL, bold="fontweight" in how)
            for line, how in self.lines
        )


@dataclass(frozen=True)
class _Cell:
    """What stands in one cell: who decides, and what one gets there."""

    head: str
    lines: tuple[str, ...]
    pays: bool | None  # whether the owner gets money; None where the tables do not know it

    @property
    def height(self) -> float:
        """Room that the cell takes, in inches."""
        room = _COLUMN - 0.2
        lines = sum(look.text_height(line, room, SMALL) for line in self.lines)
        return look.text_height(self.head, room, SMALL, bold=True) + lines + 0.14


def competition_map() -> look.Drawing:
    """Draw the acts of the Chinese law, and the courts and authorities for a trade secret.

    The acts and fines are those of the newest Chinese text that the tables know. A full frame says
    that the owner gets money there, a broken one that it does not, a grey one that the tables do
    not know it.
    """
    on = texts("CN")["effective_from"].max()
    grid = {code: [_cell(code, column, on) for column in _COLUMNS] for code in _COUNTRIES}
    finding, foot = _finding(), _foot()
    treaties, chips = _treaties(on), _chips(on)
    room = look.WIDTH - 0.3
    top = look.title_height(finding) + 0.05
    acts = top + look.text_height(treaties, room, SMALL) + 0.12
    chip_height = max(chip.height for chip in chips)
    below = acts + 0.32 + chip_height + 0.2
    heights = {code: max(cell.height for cell in cells) + 0.1 for code, cells in grid.items()}
    body = sum(heights.values())
    foot_height = look.text_height(foot, room, SMALL)
    figure, axes = look.sheet(below + 0.62 + body + foot_height + 0.2)
    look.head(figure, finding)
    look.write(figure, 0.12, top, treaties, size=SMALL, width=room, color=MUTED)
    heading = _("Acts of unfair competition in China, and the greatest fine ({text})")
    look.write(figure, 0.12, acts, heading.format(text=texts("CN")["text"].iloc[-1]),
               fontweight="bold", color=BLUE)  # fmt: skip
    for number, chip in enumerate(chips):
        left = 0.12 + number * (_CHIP + _GAP)
        _draw_chip(figure, axes, chip, left, acts + 0.32, chip_height)
    _draw_heads(figure, axes, below)
    y = below + 0.62
    for code, cells in grid.items():
        _draw_country(figure, axes, code, cells, y, heights[code])
        y += heights[code]
    look.write(figure, 0.12, y + 0.08, foot, size=SMALL, width=room, color=MUTED)
    return figure


competition_map = look.drawn(competition_map)


def _treaties(on: date) -> str:
    paris = provisions("INT", max(on, date(2018, 6, 3)), "general clause").iloc[0]
    trips = texts("INT").iloc[0]
    return _("Above all: {paris}: {rule}. {trips}, for secrets.").format(
        paris=paris.cite, rule=paris.rule, trips=trips["name"]
    )


def say_act(act: str) -> str:
    """Name an act of unfair competition, with its Chinese term."""
    return {
        "trade secret": _("trade secrets (侵犯商业秘密)"),
        "confusion": _("confusion (混淆)"),
        "commercial bribery": _("commercial bribery (商业贿赂)"),
        "false advertising": _("false advertising (虚假宣传)"),
        "disparagement": _("disparagement (商业诋毁)"),
        "online": _("acts online, data (网络、数据)"),
    }[act]


def _chips(on: date) -> list[_Chip]:
    chips = []
    for kind in dict.fromkeys(table(FINES)["act"]):
        bands = records_in_force(FINES, on, st3="CN", act=kind)
        fine = fines(on, any(band.degree == "serious" for band in bands), kind)
        line = _("to {most}").format(most=whole(fine.high, fine.currency))
        if bands[0].turnover_times:
            line = _("to {n} times the turnover, or {most}").format(
                n=bands[0].turnover_times, most=whole(fine.high, fine.currency)
            )
        name, term = in_two(look.as_heading(say_act(kind)))
        chips.append(_Chip((name, term), (line, fine.cite), kind == "trade secret"))
    return chips


def _draw_chip(figure, axes, chip: _Chip, left: float, y: float, height: float) -> None:
    how = {"ec": RED, "lw": 3} if chip.here else {"ec": MUTED, "lw": 1.2}
    axes.add_patch(Rectangle((left, y), _CHIP, height, fc=PAPER, **how))
    y += 0.06
    for line, style in chip.lines:
        y += look.write(figure, left + 0.08, y, line, size=SMALL, width=_CHIP - 0.16, **style)


def _draw_heads(figure, axes, y: float) -> None:
    names = {
        "court": (_("Civil court (民事法院)"), BLUE),
        "authority": (_("Authority (行政机关)"), GREEN),
        "criminal": (_("Criminal court (刑事法院)"), ORANGE),
    }
    look.write(figure, 0.12, y, _("A trade secret was taken: where to go"), fontweight="bold",
               color=BLUE)  # fmt: skip
    x = 4.6
    for text, how in (
        (_("the owner gets money"), {"ec": INK}),
        (_("no money for it"), {"ec": INK, "ls": _BROKEN}),
        (_("not in the tables"), {"ec": GRID}),
    ):
        axes.add_patch(Rectangle((x, y + 0.02), 0.3, 0.16, fc=PAPER, lw=1.6, **how))
        look.write(figure, x + 0.38, y + 0.01, text, size=SMALL, color=MUTED)
        x += look.text_width(text, SMALL) + 0.7
    for number, column in enumerate(_COLUMNS):
        text, colour = names[column]
        left = _LEFT + number * (_COLUMN + _GAP)
        look.write(figure, left, y + 0.32, text, fontweight="bold", color=colour)


def _draw_country(figure, axes, code: str, cells: list[_Cell], y: float, height: float) -> None:
    law = texts(code).iloc[-1]
    at = y + 0.04
    for text in in_two(say_country(code)):
        at += look.write(figure, 0.12, at, text, width=_NAME_WIDTH, fontweight="bold")
    look.write(figure, 0.12, at, law["text"], size=SMALL, width=_NAME_WIDTH, color=MUTED)
    for number, cell in enumerate(cells):
        left = _LEFT + number * (_COLUMN + _GAP)
        colour = (BLUE, GREEN, ORANGE)[number] if cell.pays is not None else GRID
        style = _BROKEN if cell.pays is False else "-"
        axes.add_patch(Rectangle((left, y), _COLUMN, height - 0.1, fc=PAPER, ec=colour, lw=1.6,
                                 ls=style))  # fmt: skip
        room, at = _COLUMN - 0.2, y + 0.05
        at += look.write(figure, left + 0.1, at, cell.head, size=SMALL, width=room,
                         fontweight="bold")  # fmt: skip
        for line in cell.lines:
            at += look.write(figure, left + 0.1, at, line, size=SMALL, width=room, color=MUTED)


def _cell(code: str, column: str, on: date) -> _Cell:
    found = forums(code)
    names = _FORUMS.get(column, (f"{code} {column}",))
    rows = list(found[found["forum"].isin(names)].itertuples())
    if not rows:
        penalties = _penalties(code, on) if column == "criminal" else ()
        return _Cell(penalties[0], penalties[1:], None) if penalties else _unknown()
    row = rows[0]
    pays = None if row.money.startswith("not in") else not row.money.startswith("none")
    lines = [row.relief]
    if pays:
        lines.append(_("money: {money}").format(money=row.money))
    elif pays is None:
        lines.append(_("money: not in the tables"))
    lines += _penalties(code, on)[1:] if column == "criminal" else [row.cite]
    return _Cell(look.as_heading(row.decides), tuple(lines), pays)


def _unknown() -> _Cell:
    return _Cell(_("not in the tables"), (), None)


def _penalties(code: str, on: date) -> tuple[str, ...]:
    try:
        found = criminal_penalties(code, on)
    except MissingValue:
        return ()
    prison = found[(found["who"] == "individual") & (found["prison"] != "")]
    lines = [f"{row.offence}: {row.prison}" for row in prison.itertuples()]
    return (_("Criminal court"), *lines, "; ".join(dict.fromkeys(found["cite"])))


def _finding() -> str:
    money = list(forums()["money"])
    none = sum(text.startswith("none") for text in money)
    return _(
        "Of {count} places to go with a stolen secret, {none} give the owner no money: they only "
        "stop or punish"
    ).format(count=len(money), none=none)


def _foot() -> str:
    return _(
        "Each cell: who decides, what it can order, the legal basis. What is not in the tables is "
        "not said to be missing in the law."
    )

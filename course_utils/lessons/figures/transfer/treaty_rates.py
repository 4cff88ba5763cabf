"""What may be withheld from a royalty, by partner and kind; what is not known stays empty."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from matplotlib.patches import Rectangle

from course_utils.law.tables import MissingValue
from course_utils.law.transfer import RoyaltyRate, royalty_rate, royalty_rates
from course_utils.law.transfer.treaties import KINDS, NO_TREATY
from course_utils.lessons import look
from course_utils.lessons.figures.transfer.partners import say_kind, say_partner, say_standing
from course_utils.lessons.look import BLUE, GRID, INK, MUTED, PAPER, RED, SMALL
from course_utils.messages import _, say_day

UNKNOWN = ("KR", "SG")  # partners of which no rate was read; shown so that nobody guesses one
_NAME_WIDTH, _LEFT, _GAP = 1.75, 1.95, 0.2
_COLUMN = (look.WIDTH - _LEFT - 0.12 - 2 * _GAP) / 3
_HIGH, _NUMBER = 0.2, 0.55  # of a bar; room for its number
_LOOKS = {
    "in force": {"fc": BLUE, "ec": BLUE},
    "secondary summary": {"fc": PAPER, "ec": BLUE, "hatch": "////"},
    "signed": {"fc": PAPER, "ec": BLUE, "ls": (0, (3, 2))},
}


@dataclass(frozen=True)
class _Cell:
    """The rate of one partner and kind, None where it is not known."""

    rate: RoyaltyRate | None

    @property
    def note(self) -> str:
        """The small print: how the rate comes about."""
        rate = self.rate
        if rate is None:
            return _("not in the tables")
        if rate.partner == NO_TREATY:
            return rate.basis.split(":")[0]
        if rate.percent is None:
            return _("how it comes about is not in the source")
        if rate.base_percent is None:
            return _("its base is not in the source")
        if rate.base_percent == 100:
            return _("of the gross")
        return _("{percent}% on {base}% of the gross").format(
            percent=rate.percent, base=rate.base_percent
        )

    @property
    def height(self) -> float:
        """Room that the cell takes, in inches."""
        return _HIGH + 0.08 + look.text_height(self.note, _COLUMN, SMALL)


def treaty_rates(*partners: str, on: date | None = None) -> look.Drawing:
    """Draw the highest withholding tax on royalties by partner and kind, in percent of the gross.

    Args:
        partners: ISO codes; those of the tables, with Korea and Singapore, when none is given. The
            rate without a treaty comes first in any case.
        on: the day; that of the newest row when not given.
    """
    known = royalty_rates()
    on = on or max(day for day in known["effective_from"] if day)
    codes = partners or (*dict.fromkeys(known["partner"]), *UNKNOWN)
    grid = {code: [_cell(code, kind, on) for kind in KINDS] for code in (NO_TREATY, *codes)}
    finding, foot = _finding(grid), _foot(grid, on)
    top = look.title_height(finding) + 0.72
    heights = {code: max(cell.height for cell in cells) + 0.14 for code, cells in grid.items()}
    body = sum(heights.values())
    below = sum(look.text_height(text, look.WIDTH - 0.3, SMALL) for text in foot)
    figure, axes = look.sheet(top + body + below + 0.2)
    look.head(figure, finding)
    _legend(axes, look.title_height(finding) + 0.12, grid)
    for number, kind in enumerate(KINDS):
        left = _LEFT + number * (_COLUMN + _GAP)
        name = look.as_heading(say_kind(kind))
        look.write(figure, left, top - 0.34, name, fontweight="bold", color=BLUE)
    most = max(
        cell.rate.effective_percent for cells in grid.values() for cell in cells if cell.rate
    )
    scale = (_COLUMN - _NUMBER) / float(most)
    y = top
    for code, cells in grid.items():
        axes.plot([0.12, look.WIDTH - 0.12], [y - 0.04] * 2, color=GRID, lw=0.8)
        name = look.as_heading(say_partner(code))
        look.write(figure, 0.12, y + 0.02, name, width=_NAME_WIDTH, fontweight="bold")
        for number, cell in enumerate(cells):
            _draw(figure, axes, cell, _LEFT + number * (_COLUMN + _GAP), y, scale)
        y += heights[code]
    y += 0.04
    for text in foot:
        y += look.write(figure, 0.12, y, text, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


treaty_rates = look.drawn(treaty_rates)


def _cell(code: str, kind: str, on: date) -> _Cell:
    try:
        return _Cell(royalty_rate(code, kind, on))
    except MissingValue:
        return _Cell(None)


def _draw(figure, axes, cell: _Cell, left: float, y: float, scale: float) -> None:
    if cell.rate is None:
        how = {"fc": PAPER, "ec": GRID, "lw": 1.2, "ls": (0, (2, 2))}
        axes.add_patch(Rectangle((left, y + 0.03), _COLUMN, cell.height - 0.04, **how))
        look.write(figure, left + 0.1, y + 0.13, cell.note, size=SMALL, color=MUTED)
        return
    percent = cell.rate.effective_percent
    wide = float(percent) * scale
    how = {"lw": 1.4, **_LOOKS[cell.rate.status]}
    axes.add_patch(Rectangle((left, y + 0.02), wide, _HIGH, **how))
    colour = RED if _cut(cell) else INK
    look.write(figure, left + wide + 0.07, y + 0.01, _say(percent), fontweight="bold", color=colour)
    below = y + _HIGH + 0.04
    look.write(figure, left, below, cell.note, size=SMALL, width=_COLUMN, color=MUTED)


def _say(percent: Decimal) -> str:
    return f"{percent.normalize():f}%"


def _cut(cell: _Cell) -> bool:
    """Whether the treaty taxes only a part of the gross."""
    return cell.rate is not None and cell.rate.base_percent not in (None, 100)


def _legend(axes, y: float, grid) -> None:
    there = {cell.rate.status for cells in grid.values() for cell in cells if cell.rate}
    x = 0.15
    for status, how in _LOOKS.items():
        if status in there:
            box = Rectangle((x, y - _HIGH / 2), 0.3, _HIGH, lw=1.4, **how)
            axes.add_patch(box)
            text = say_standing(status)
            axes.text(x + 0.38, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")
            x += look.text_width(text, SMALL) + 0.62


def _finding(grid) -> str:
    cells = [cell for code, row in grid.items() if code != NO_TREATY for cell in row]
    known = [cell for cell in cells if cell.rate]
    text = _("Of {all} treaty rates {known} are known; {cut} of them are lower by a smaller base, "
             "not by a lower rate")  # fmt: skip
    return text.format(all=len(cells), known=len(known), cut=sum(map(_cut, known)))


def _foot(grid, on: date) -> list[str]:
    lines = [
        _(
            "Highest tax that the State of the payer may keep back, in percent of the gross "
            "royalty without value added tax, on {day}. The row without a treaty is for payments "
            "from China only. An empty field is no rate of nought and not the rate without a "
            "treaty: the treaty was not read. Patents and the like: also know-how, marks and "
            "copyright."
        ).format(day=say_day(on))
    ]
    if sources := _sources(grid):
        lines.append(_("Sources: {sources}.").format(sources="; ".join(sources)))
    return lines


def _sources(grid) -> list[str]:
    found = {}
    for row in grid.values():
        for cell in row:
            if cell.rate:
                found[cell.rate.basis.split(": ")[0]] = None
    return list(found)

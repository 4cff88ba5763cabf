"""Published figures on a standard: what each is, and what became of it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from course_utils.law.sep import Money, Percent, Rate, rate, rates, say_status
from course_utils.lessons import look
from course_utils.lessons.look import BLUE, GRID, MUTED, ORANGE, PAPER, RED, SMALL, TEXT
from course_utils.messages import _

_NAME_WIDTH, _LEFT, _RIGHT, _NOTE = 3.3, 3.65, 5.6, 5.9
_NOTE_WIDTH = look.WIDTH - _NOTE - 0.12
_HEADING, _TICKS = 0.3, 0.32
_DRAWN = ("percent of price", "per unit", "stack", "cap", "range")
_COUNTED = (*_DRAWN, "lump sum")

# The shape of the mark tells what a figure is, so that colour is not needed.
_KINDS = {
    "holds": {"marker": "o", "color": BLUE},
    "open": {"marker": "o", "color": BLUE, "fillstyle": "left", "markerfacecoloralt": PAPER},
    "announced": {"marker": "s", "color": BLUE},
    "asked": {"marker": "^", "color": ORANGE, "mfc": PAPER},
    "cap": {"marker": "<", "color": ORANGE, "mfc": PAPER},
    "gone": {"marker": "x", "color": RED},
}
_KIND_OF = {
    "court, final": "holds",
    "court, appeal": "open",
    "court, first instance": "open",
    "court, settled": "open",
    "court, vacated": "gone",
    "court, replaced": "gone",
    "pool, replaced": "gone",
    "interim": "asked",
    "claim": "asked",
    "offer": "asked",
    "announced cap": "cap",
    "announced rate": "announced",
    "pool": "announced",
}


@dataclass(frozen=True)
class _Row:
    rate: Rate

    @property
    def kind(self) -> str:
        """Which mark it gets."""
        return _KIND_OF[self.rate.status]

    @property
    def unit(self) -> str:
        """On which scale it stands: "%" or a currency."""
        return self.rate.value.currency if isinstance(self.rate.value, Money) else "%"

    @property
    def ends(self) -> list[float]:
        """The figure, or both ends of a range."""
        found = [value for value in (self.rate.value, self.rate.to) if value is not None]
        return [float(v.value if isinstance(v, Percent) else v.amount) for v in found]

    @property
    def scope(self) -> str:
        """When and for what the figure was made."""
        r = self.rate
        return " · ".join(filter(None, (r.when, r.standard, r.licensor, r.territory)))

    @property
    def status(self) -> str:
        """What the figure is and what became of it."""
        text = f"[{self.rate.status}] {say_status(self.rate.status)}"
        return f"{text}; {self.rate.conflict}" if self.rate.conflict else text

    @property
    def height(self) -> float:
        """Room that the row takes, in inches."""
        name = look.text_height(self.rate.case, _NAME_WIDTH, SMALL, bold=True)
        left = name + look.text_height(self.scope, _NAME_WIDTH, SMALL)
        figure = look.text_height(self.rate.figure, _NOTE_WIDTH, TEXT, bold=True)
        return max(left, figure + look.text_height(self.status, _NOTE_WIDTH, SMALL)) + 0.1


def published_rates(*standards: str) -> look.Drawing:
    """Draw the published figures on a standard, with the status of each.

    Figures in different units stand on scales of their own; each scale is logarithmic. Lump sums,
    and figures in no known unit, are named below.

    Args:
        standards: parts of the name of a standard, e.g. "802.11", "Wi-Fi 6"; "5G" when left out.

    Raises:
        CourseError: no figure fits.
    """
    standards = standards or ("5G",)
    names = dict.fromkeys(name for part in standards for name in rates(standard=part)["id"])
    found = [rate(name) for name in names]
    drawn = [_Row(r) for r in found if r.shape in _DRAWN and r.value is not None]
    units = ("%", *sorted({row.unit for row in drawn} - {"%"}, reverse=True))
    groups = {unit: _sorted(row for row in drawn if row.unit == unit) for unit in units}
    groups = {unit: rows for unit, rows in groups.items() if rows}
    finding = _finding(found, " / ".join(standards))
    foot = _foot([r for r in found if not any(row.rate is r for row in drawn)])
    top = look.title_height(finding) + 0.4
    body = sum(_HEADING + sum(r.height for r in rows) + _TICKS for rows in groups.values())
    below = sum(look.text_height(text, look.WIDTH - 0.3, SMALL) for text in foot)
    figure, axes = look.sheet(top + body + 0.2 + below)
    look.head(figure, finding)
    _legend(axes, look.title_height(finding) + 0.12, drawn)
    y = top
    for unit, rows in groups.items():
        y = _draw_group(figure, axes, unit, rows, y)
    for text in foot:
        y += look.write(figure, 0.12, y, text, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


published_rates = look.drawn(published_rates)


def _sorted(rows) -> list[_Row]:
    return sorted(rows, key=lambda row: (list(_KINDS).index(row.kind), -row.ends[0]))


def _draw_group(figure, axes, unit: str, rows: Sequence[_Row], y: float) -> float:
    look.write(figure, 0.12, y + 0.04, _say_unit(unit), fontweight="bold", color=BLUE)
    y += _HEADING
    bottom = y + sum(row.height for row in rows)
    low = math.floor(math.log10(min(row.ends[0] for row in rows)))
    high = max(math.ceil(math.log10(max(row.ends[-1] for row in rows))), low + 1)

    def x(value: float) -> float:
        return _LEFT + (math.log10(value) - low) / (high - low) * (_RIGHT - _LEFT)

    for power in range(low, high + 1):
        at = x(10.0**power)
        axes.plot([at, at], [y - 0.04, bottom], color=GRID, lw=0.8, zorder=0)
        name = f"{10.0**power:.{max(-power, 0)}f}"
        axes.text(at, bottom + 0.02, name, fontsize=SMALL, color=MUTED, ha="center", va="top")
    for row in rows:
        middle = y + look.line_height(TEXT) / 2
        ends = [x(value) for value in row.ends]
        axes.plot(ends, [middle] * len(ends), ms=9, mew=2, lw=2, **_KINDS[row.kind])
        _write_row(figure, row, y)
        y += row.height
    return bottom + _TICKS


def _write_row(figure, row: _Row, y: float) -> None:
    below = y + look.write(
        figure, 0.12, y, row.rate.case, size=SMALL, width=_NAME_WIDTH, fontweight="bold"
    )
    look.write(figure, 0.12, below, row.scope, size=SMALL, width=_NAME_WIDTH, color=MUTED)
    y += look.write(figure, _NOTE, y, row.rate.figure, width=_NOTE_WIDTH, fontweight="bold")
    colour = MUTED if row.rate.is_rate else RED
    look.write(figure, _NOTE, y, row.status, size=SMALL, width=_NOTE_WIDTH, color=colour)


def _say_unit(unit: str) -> str:
    if unit == "%":
        return _("Percent of the price")
    return _("{currency} for one unit").format(currency=unit)


def _legend(axes, y: float, rows: Sequence[_Row]) -> None:
    words = {
        "holds": _("court, final"),
        "open": _("court, not final"),
        "announced": _("announced or pool"),
        "asked": _("asked, offered, interim"),
        "cap": _("a cap only"),
        "gone": _("vacated or replaced"),
    }
    there = {row.kind for row in rows}
    x = 0.2
    for kind, text in words.items():
        if kind in there:
            axes.plot(x, y, ms=9, mew=2, ls="", **_KINDS[kind])
            axes.text(x + 0.15, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")
            x += look.text_width(text, SMALL) + 0.42


def _finding(found: Sequence[Rate], standard: str) -> str:
    counted = [r for r in found if r.shape in _COUNTED]
    courts = [r for r in counted if r.is_rate and r.status.startswith("court")]
    return _(
        "{standard}: {all} published figures, {none} of them no rates; courts set {courts} of the "
        "others (final: {final})"
    ).format(
        standard=standard,
        all=len(counted),
        none=sum(not r.is_rate for r in counted),
        courts=len(courts),
        final=sum(r.status == "court, final" for r in courts),
    )


def _foot(left_out: Sequence[Rate]) -> list[str]:
    lines = [
        _(
            "Each vertical line is ten times the one before it. Figures differ in territory, "
            "patents and product: no two are compared without that. Their sources stand in the "
            "table of rates."
        )
    ]
    if left_out:
        named = [f"{r.case}: {r.figure} ({r.shape}; {r.status})" for r in left_out]
        lines.append(_("Not on these scales: {figures}.").format(figures="; ".join(named)))
    return lines

"""What moves a value most: a tornado of inputs that are changed one at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd
from matplotlib.patches import Rectangle

from course_utils.errors import CourseError
from course_utils.lessons import look
from course_utils.lessons.figures.parts.pieces import whole
from course_utils.lessons.look import BLUE, GRID, INK, MUTED, ORANGE, PAPER, SMALL
from course_utils.messages import _

_NAME_WIDTH, _HIGH, _ROW = 1.9, 0.24, 0.44


@dataclass(frozen=True)
class _Bar:
    """One input: its values, and what the whole is worth at them."""

    name: str
    row: tuple

    @property
    def ends(self) -> list[tuple[Decimal, Decimal, bool]]:
        """Input, value and whether it is the low input, the lower value first."""
        row = self.row
        both = [(row.low, row.value_low, True), (row.high, row.value_high, False)]
        return sorted(both, key=lambda end: end[1])


def value_range(
    moves: pd.DataFrame, currency: str = "CNY", names: Mapping[str, str] | None = None
) -> look.Drawing:
    """Draw how far each input moves a value, the widest swing first.

    Args:
        moves: the frame of `law.transfer.sensitivity`, of a value in `currency`.
        currency: ISO code of the values.
        names: what the inputs are called; known are percent, discount, tax, sales and probability.

    Raises:
        CourseError: a frame without a row.
    """
    if moves.empty:
        raise CourseError(_("Name one input to move at least."))
    names = _names() | dict(names or {})
    bars = [
        _Bar(names.get(row.input, row.input.replace("_", " ")), row) for row in moves.itertuples()
    ]
    base = bars[0].row.value_base
    finding, foot = _finding(bars, base, currency), _foot()
    top = look.title_height(finding) + 0.85
    bottom = top + _ROW * len(bars)
    below = look.text_height(foot, look.WIDTH - 0.3, SMALL)
    figure, axes = look.sheet(bottom + 0.35 + below)
    look.head(figure, finding)
    _legend(axes, look.title_height(finding) + 0.15)
    scale = _Scale.of(bars, base, currency)
    _draw_base(axes, scale, base, currency, top, bottom)
    for number, bar in enumerate(bars):
        _draw(figure, axes, bar, top + number * _ROW, scale, currency)
    look.write(figure, 0.12, bottom + 0.24, foot, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


value_range = look.drawn(value_range)


def _names() -> dict[str, str]:
    return {
        "percent": _("royalty, % of sales"),
        "discount": _("discount rate, %"),
        "tax": _("income tax, %"),
        "sales": _("sales, % of the plan"),
        "probability": _("probability"),
    }


@dataclass(frozen=True)
class _Scale:
    """Where values stand, in inches from the left, and where the column of distances begins."""

    least: Decimal
    most: Decimal
    left: float
    right: float
    column: float

    @classmethod
    def of(cls, bars: list[_Bar], base: Decimal, currency: str) -> "_Scale":
        """Return a scale that leaves room for what stands beside the bars."""
        values = [end[1] for bar in bars for end in bar.ends] + [base]
        beside = max(look.text_width(_beside(end, currency), SMALL)
                     for bar in bars for end in bar.ends) + 0.15  # fmt: skip
        swings = [look.text_width(_said(bar.row.swing, currency), SMALL) for bar in bars]
        column = look.WIDTH - max(*swings, look.text_width(_("distance"), SMALL)) - 0.2
        left, right = 0.2 + _NAME_WIDTH + beside, column - beside - 0.1
        return cls(min(values), max(values), left, right, column)

    def x(self, value: Decimal) -> float:
        """Return where a value stands."""
        span = float(self.most - self.least) or 1.0
        return self.left + (self.right - self.left) * float(value - self.least) / span


def _said(value: Decimal, currency: str) -> str:
    """Say a value, in whole units where it is large."""
    return whole(value.quantize(Decimal(1)) if abs(value) >= 1000 else value, currency)


def _beside(end: tuple[Decimal, Decimal, bool], currency: str) -> str:
    value = _said(end[1], currency)
    return _("at {input}: {value}").format(input=f"{Decimal(end[0]).normalize():,f}", value=value)


def _draw_base(axes, scale: _Scale, base: Decimal, currency: str, top: float, bottom: float):
    how = {"fontsize": SMALL, "va": "bottom"}
    axes.plot([scale.x(base)] * 2, [top - 0.1, bottom], color=INK, lw=1.2, ls="--", zorder=3)
    said = _("as expected: {value}").format(value=_said(base, currency))
    axes.text(scale.x(base), top - 0.13, said, ha="center", **how)
    axes.text(scale.column, top - 0.13, _("distance"), color=MUTED, **how)
    if scale.least < 0 < scale.most:
        nought = scale.x(Decimal(0))
        axes.plot([nought] * 2, [top, bottom], color=MUTED, lw=1)
        axes.text(nought, bottom + 0.02, _("nought"), fontsize=SMALL, color=MUTED, ha="center",
                  va="top")  # fmt: skip


def _draw(figure, axes, bar: _Bar, y: float, scale: _Scale, currency: str) -> None:
    middle = y + _HIGH / 2 + 0.02
    axes.plot([scale.left, scale.right], [middle] * 2, color=GRID, lw=0.8, zorder=0)
    for _input, value, low in bar.ends:
        left, right = sorted((scale.x(bar.row.value_base), scale.x(value)))
        how = {"fc": PAPER, "hatch": "////", "ec": ORANGE} if low else {"fc": BLUE, "ec": BLUE}
        axes.add_patch(Rectangle((left, middle - _HIGH / 2), right - left, _HIGH, lw=1.2, **how))
    worst, best = bar.ends
    spots = [scale.x(value) for value in (worst[1], best[1], bar.row.value_base)]
    how = {
        "fontsize": SMALL,
        "va": "center_baseline",
        "bbox": {"fc": PAPER, "ec": "none", "pad": 1},
    }
    axes.text(min(spots) - 0.08, middle, _beside(worst, currency), ha="right", **how)
    axes.text(max(spots) + 0.08, middle, _beside(best, currency), ha="left", **how)
    look.write(figure, 0.12, y + 0.03, look.as_heading(bar.name), width=_NAME_WIDTH,
               fontweight="bold")  # fmt: skip
    swing = _said(bar.row.swing, currency)
    axes.text(scale.column, middle, swing, fontsize=SMALL, va="center_baseline")


def _legend(axes, y: float) -> None:
    x = 0.15
    for text, how in (
        (_("with the low figure of the input"), {"fc": PAPER, "hatch": "////", "ec": ORANGE}),
        (_("with the high figure"), {"fc": BLUE, "ec": BLUE}),
    ):
        axes.add_patch(Rectangle((x, y - 0.09), 0.3, 0.18, lw=1.2, **how))
        axes.text(x + 0.38, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")
        x += look.text_width(text, SMALL) + 0.65


def _finding(bars: list[_Bar], base: Decimal, currency: str) -> str:
    first = bars[0]
    (_i, low, _l), (_j, high, _h) = first.ends
    words = {
        "name": look.as_heading(first.name),
        "low": _said(low, currency),
        "high": _said(high, currency),
        "base": _said(base, currency),
    }
    if first.row.swing == 0:
        return _("None of these inputs moves the value of {base}").format(**words)
    if len(bars) > 1 and bars[1].row.swing == first.row.swing:
        names = _(" and ").join(b.name for b in bars if b.row.swing == first.row.swing)
        words["name"] = look.as_heading(names)
        return _("Equally far, and furthest, move it: {name}, from {low} to {high} around "
                 "{base}").format(**words)  # fmt: skip
    return _("{name} moves the value most: from {low} to {high} around {base}").format(**words)


def _foot() -> str:
    return _(
        "One input is moved at a time, between the figures at the ends of its bar; the others stay "
        "as expected. The ranges are suppositions: a wider range makes a longer bar."
    )

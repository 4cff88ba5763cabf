"""Ways to pay for the same technology: cash by year, as agreed and as it may be expected."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from matplotlib.patches import Rectangle

from course_utils.errors import CourseError
from course_utils.law.money import CurrenciesDiffer
from course_utils.law.transfer import Cash
from course_utils.lessons import look
from course_utils.lessons.figures.parts.pieces import whole
from course_utils.lessons.look import BLUE, GRID, INK, MUTED, PAPER, SMALL, TEXT
from course_utils.messages import _

_NAME_WIDTH, _LEFT, _RIGHT = 2.35, 2.9, look.WIDTH - 0.2
_HIGH, _NUMBERS = 1.05, 0.44  # of the highest bar; room for the numbers above and below
_LONGEST = 40  # years that fit


@dataclass(frozen=True)
class _Row:
    """One structure of payment."""

    name: str
    cash: Cash

    @property
    def lines(self) -> list[str]:
        """What stands below the name."""
        total, expected = self.cash.total(), self.cash.expected_total()
        lines = [
            _("agreed: {amount}").format(amount=whole(total, self.cash.currency)),
            _("expected: {amount}").format(amount=f"{self.cash.currency} {expected:,.0f}"),
        ]
        if total:
            share = f"{expected / total * 100:.0f}"
            lines[1] += " " + _("({share}%)").format(share=share)
        return lines

    @property
    def height(self) -> float:
        """Room that the row takes, in inches."""
        name = look.text_height(self.name, _NAME_WIDTH, TEXT, bold=True)
        small = sum(look.text_height(line, _NAME_WIDTH, SMALL) for line in self.lines)
        return max(name + small, _HIGH + _NUMBERS) + 0.25


def deal_structures(structures: Mapping[str, Cash]) -> look.Drawing:
    """Draw the cash of each structure by year: a frame for what is agreed, filled as expected.

    Nothing is discounted. All structures stand on one scale.

    Args:
        structures: the `Cash` of each by its name, all in one currency.

    Raises:
        CourseError: no structure, nothing to be paid, or more than forty years.
        CurrenciesDiffer: they are in different currencies.
    """
    rows = [_Row(name, cash) for name, cash in structures.items()]
    _check(rows)
    years = _years(rows)
    unit, name = _unit(max(max(row.cash.by_year().values()) for row in rows))
    currency = rows[0].cash.currency
    finding, foot = _finding(rows), _foot()
    top = look.title_height(finding) + 0.6
    body = sum(row.height for row in rows)
    below = look.text_height(foot, look.WIDTH - 0.3, SMALL)
    figure, axes = look.sheet(top + body + 0.4 + below + 0.15)
    look.head(figure, finding)
    _legend(axes, top - 0.42, name.format(currency=currency))
    scale = _HIGH / float(max(max(row.cash.by_year().values()) for row in rows))
    y = top
    for row in rows:
        _draw(figure, axes, row, y, years, scale, unit)
        y += row.height
    _name_years(axes, years, y)
    look.write(figure, 0.12, y + 0.4, foot, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


deal_structures = look.drawn(deal_structures)


def _check(rows: list[_Row]) -> None:
    if not rows or not all(row.cash.total() for row in rows):
        raise CourseError(_("Give one structure at least, and each something to be paid."))
    codes = sorted({row.cash.currency for row in rows})
    if len(codes) > 1:
        raise CurrenciesDiffer(
            _("Amounts in {codes} cannot be drawn on one scale without an exchange rate.").format(
                codes=", ".join(codes)
            )
        )
    if len(_years(rows)) > _LONGEST:
        raise CourseError(_("The payments span more than {n} years.").format(n=_LONGEST))


def _years(rows: list[_Row]) -> list[int]:
    found = [year for row in rows for year in row.cash.by_year()]
    return list(range(min(found), max(found) + 1))


def _unit(most: Decimal) -> tuple[Decimal, str]:
    """Return the unit in which the numbers stand beside the bars, and its name."""
    if most >= 1_000_000:
        return Decimal(1_000_000), _("million {currency} a year")
    return Decimal(1), _("{currency} a year")


def _say(amount: Decimal, unit: Decimal) -> str:
    """Say an amount in three figures, or whole."""
    value = amount / unit
    places = 0 if value >= 100 or unit == 1 else 1 if value >= 10 else 2
    said = f"{value:,.{places}f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def _draw(figure, axes, row: _Row, y: float, years: list[int], scale: float, unit) -> None:
    base = y + _HIGH + 0.2
    step = (_RIGHT - _LEFT) / len(years)
    wide = min(0.7 * step, 0.55)
    agreed, expected = row.cash.by_year(), row.cash.expected()
    axes.plot([_LEFT, _RIGHT], [base, base], color=MUTED, lw=0.8)
    numbers = [_say(amount, unit) for cash in (agreed, expected) for amount in cash.values()]
    fits = max(look.text_width(text, SMALL, bold=True) for text in numbers) < step - 0.04
    named = set(agreed) if fits else {max(agreed, key=agreed.get)}
    for year in agreed:
        middle = _LEFT + (years.index(year) + 0.5) * step
        left, tall = middle - wide / 2, float(agreed[year]) * scale
        likely = float(expected[year]) * scale
        axes.add_patch(Rectangle((left, base - likely), wide, likely, fc=BLUE, lw=0))
        axes.add_patch(Rectangle((left, base - tall), wide, tall, fc="none", ec=INK, lw=1.4))
        if year in named:
            how = {"fontsize": SMALL, "ha": "center"}
            axes.text(middle, base - tall - 0.03, _say(agreed[year], unit), va="bottom", **how)
            axes.text(middle, base + 0.03, _say(expected[year], unit), va="top", color=BLUE,
                      fontweight="bold", **how)  # fmt: skip
    y += 0.1
    y += look.write(figure, 0.12, y, row.name, width=_NAME_WIDTH, fontweight="bold")
    for line in row.lines:
        y += look.write(figure, 0.12, y, line, size=SMALL, width=_NAME_WIDTH, color=MUTED)


def _name_years(axes, years: list[int], y: float) -> None:
    step = (_RIGHT - _LEFT) / len(years)
    every = next(n for n in (1, 2, 5, 10) if n * step > 0.5)
    axes.plot([_LEFT, _RIGHT], [y + 0.05] * 2, color=GRID, lw=0.8)
    for number, year in enumerate(years):
        if number % every == 0:
            x = _LEFT + (number + 0.5) * step
            axes.text(x, y + 0.1, f"{year}", fontsize=SMALL, color=MUTED, ha="center", va="top")
    axes.text(_LEFT - 0.1, y + 0.1, _("year"), fontsize=SMALL, color=MUTED, ha="right", va="top")


def _legend(axes, y: float, unit: str) -> None:
    x = 0.15
    for text, how in (
        (_("agreed, number above"), {"fc": PAPER, "ec": INK, "lw": 1.4}),
        (_("expected: times its probability, number below"), {"fc": BLUE, "lw": 0}),
    ):
        axes.add_patch(Rectangle((x, y - 0.09), 0.3, 0.18, **how))
        axes.text(x + 0.38, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")
        x += look.text_width(text, SMALL) + 0.65
    axes.text(look.WIDTH - 0.2, y, unit, fontsize=SMALL, color=MUTED, ha="right",
              va="center_baseline")  # fmt: skip


def _finding(rows: list[_Row]) -> str:
    agreed = max(rows, key=lambda row: row.cash.total())
    likely = max(rows, key=lambda row: row.cash.expected_total())
    words = {
        "agreed": agreed.name,
        "headline": whole(agreed.cash.total(), agreed.cash.currency),
        "likely": likely.name,
        "least": f"{agreed.cash.expected_total():,.0f}",
        "expected": f"{likely.cash.expected_total():,.0f}",
    }
    if len(rows) == 1:
        return _("Of {headline} agreed, {expected} may be expected").format(**words)
    if agreed is likely:
        return _("{likely} brings most: {headline} agreed, {expected} expected").format(**words)
    return _("{agreed}: {headline} agreed, {least} expected; {likely}: {expected} expected").format(
        **words
    )


def _foot() -> str:
    return _(
        "Expected is each payment times the probability that it falls due, supposed by whoever "
        "made the structure. Nothing is discounted: later money counts as much as early money here."
    )

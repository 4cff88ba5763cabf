"""The arithmetic of courts: top-down, comparables, interest on past sales, stacks."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pandas as pd

from course_utils.errors import CourseError
from course_utils.law.inputs import as_day, as_number, near
from course_utils.law.sep.rates import CAP, Rate
from course_utils.law.sep.royalties import LumpSum, PerUnit, Royalty
from course_utils.law.sep.units import Money, Percent, Share, as_percent, as_units
from course_utils.law.tables import records
from course_utils.messages import _, say_day

WEIGHTS = "sep/generation_weights"
INTEREST = ("simple", "compound")
DAYS_A_YEAR = 365
_STACKED = ("percent of price", "per unit", "cap")


def generation_weights(case: str = "oppo_nokia") -> dict[str, int]:
    """Return how a court weighed the generations in one handset: {"5G": 50, "4G": 40, ...}."""
    return {row.generation: row.number for row in records(WEIGHTS, case_id=case)}


def top_down(
    stack: Percent,
    share: Share,
    weights: Mapping[str, int] | None = None,
    generation: str | None = None,
) -> Percent:
    """Return one owner's rate: the whole burden times the owner's share of what matters.

    Args:
        stack: the royalties of all owners together, as a percent of the price.
        share: the owner's share of the essential patents.
        weights: how much each generation counts in the product; see `generation_weights`.
        generation: the generation of the patents, where weights are given. The rate of a product
            with several generations is the sum of theirs.

    Raises:
        CourseError: the share is one of declarations, or a weight is missing.
    """
    as_percent(stack)
    if not isinstance(share, Share):
        raise CourseError(_("A share says what it is a share of; use essential_share(own, all)."))
    if share.of == "declared":
        raise CourseError(
            _(
                "{share} families says nothing about a share of the patents that matter: declared "
                "is not essential. Count the essential patents first."
            ).format(share=share)
        )
    if weights is None:
        return stack.times(share.percent.fraction)
    if generation not in weights:
        known = list(weights)
        raise near(_("There is no weight for {text!r}; {hint}."), str(generation), known)
    weight = Decimal(weights[generation]) / sum(weights.values())
    return stack.times(share.percent.fraction).times(weight)


def comparable(lump_sum: Money, units: int, adjustment: Decimal | str | int = 1) -> PerUnit:
    """Return the unit rate of another licence, adjusted to this one.

    Args:
        lump_sum: what the other licensee paid.
        units: the units that it paid for.
        adjustment: a plain factor for what differs (1 for nothing).

    Raises:
        CourseError: no units, or no number.
    """
    rate = LumpSum(lump_sum, as_units(units)).per_unit()
    return PerUnit(rate.times(as_number(adjustment, _("The adjustment"))))


def interest(
    amount: Money,
    start: date,
    end: date,
    rate: Percent,
    kind: str = "simple",
    times_a_year: int = 1,
) -> Money:
    """Return the interest on an amount, actual days over 365.

    Args:
        amount: the principal.
        start: the day from which it runs, itself not counted.
        end: the day up to which it runs, itself counted.
        rate: a year.
        kind: "simple", or "compound" with interest added `times_a_year` times a year.
        times_a_year: 4 for interest compounded quarterly.

    Raises:
        CourseError: the end lies before the start, or there is no such kind.
    """
    if kind not in INTEREST:
        raise near(_("There is no interest {text!r}; {hint}."), kind, list(INTEREST))
    days = (as_day(end, _("the end")) - as_day(start, _("the start"))).days
    if days < 0:
        raise CourseError(
            _("Interest cannot end on {end}, before its start on {start}.").format(
                end=say_day(end), start=say_day(start)
            )
        )
    years = Decimal(days) / DAYS_A_YEAR
    if kind == "simple":
        return amount.times(as_percent(rate).fraction * years)
    if as_units(times_a_year) < 1:
        raise CourseError(_("Compound interest is added once a year at least."))
    growth = (1 + as_percent(rate).fraction / times_a_year) ** (times_a_year * years)
    return amount.times(growth - 1)


@dataclass(frozen=True)
class PastSales:
    """Royalties and interest for years gone by.

    Attributes:
        lines: one (year, units, royalty, interest) a year.
        royalty, interest, total: the sums.
        note: how interest was counted.
    """

    lines: tuple[tuple[int, int, Money, Money], ...]
    royalty: Money
    interest: Money
    total: Money
    note: str

    def frame(self) -> pd.DataFrame:
        """Return one row a year: year, units, royalty, interest, currency."""
        return pd.DataFrame(
            [
                (year, units, royalty.amount, extra.amount, royalty.currency)
                for year, units, royalty, extra in self.lines
            ],
            columns=["year", "units", "royalty", "interest", "currency"],
        )

    def __str__(self) -> str:
        return _("Royalties {royalty} + interest {interest} = {total}. {note}").format(
            royalty=self.royalty.rounded(),
            interest=self.interest.rounded(),
            total=self.total.rounded(),
            note=self.note,
        )

    def _repr_html_(self) -> str:
        frame = self.frame()
        for column in ("royalty", "interest"):
            frame[column] = [f"{amount:,.2f}" for amount in frame[column]]
        table = frame.to_html(index=False)
        return f"<div>{table}<p>{html.escape(str(self))}</p></div>"


def past_sales(
    units_by_year: Mapping[int, int],
    royalty: Royalty,
    until: date,
    rate: Percent,
    *,
    price: Money | None = None,
    kind: str = "simple",
    times_a_year: int = 1,
) -> PastSales:
    """Return royalties and interest on the sales of past years.

    The royalty of a year is taken as owed on its last day, which is an assumption: a licence or a
    judgment may set other days.

    Args:
        units_by_year: units sold in each calendar year.
        royalty: what is owed for them; a lump sum has no years.
        until: the day up to which interest runs.
        rate, kind, times_a_year: as in `interest`.
        price: for a percent of the price.

    Raises:
        CourseError: no sales, a lump sum, or a year that ends after `until`.
    """
    if isinstance(royalty, LumpSum) or not units_by_year:
        raise CourseError(_("Give the sales of one year at least, and a royalty that counts them."))
    lines = []
    for year, units in sorted(units_by_year.items()):
        due = royalty.due(units, price)
        extra = interest(due, date(year, 12, 31), until, rate, kind, times_a_year)
        lines.append((year, units, due, extra))
    royalties, extras = _sum([line[2] for line in lines]), _sum([line[3] for line in lines])
    note = _("Interest at {rate} from 31 December of each year to {day}, days over 365.")
    return PastSales(
        tuple(lines),
        royalties,
        extras,
        royalties + extras,
        note.format(rate=rate, day=say_day(until)),
    )


def _sum(amounts: Sequence):
    total = amounts[0]
    for amount in amounts[1:]:
        total = total + amount
    return total


def together(amounts: Sequence[Money], cap: Money) -> Money:
    """Return several royalties of a year under one joint cap.

    Raises:
        CurrenciesDiffer: the amounts or the cap are in different currencies.
    """
    return _sum(amounts).at_most(cap)


@dataclass(frozen=True)
class Stack:
    """Royalties of several owners on one product.

    Attributes:
        total: the sum, a `Percent` or `Money` for one unit.
        statuses: what became of each rate; "" where it is the caller's own figure.
    """

    total: Percent | Money
    statuses: Mapping[str, str]

    def __str__(self) -> str:
        kinds = sorted({status for status in self.statuses.values() if status})
        if not kinds:
            return str(self.total)
        return _("{total} (rates of these kinds: {kinds})").format(
            total=self.total, kinds="; ".join(kinds)
        )


def stack(rates: Mapping[str, Percent | Money | Rate]) -> Stack:
    """Add the rates of several owners on one product.

    Args:
        rates: by owner, all as percents of the same price or all as money for one unit.

    Raises:
        CourseError: percents and money mixed; a figure that was vacated, replaced, interim, claimed
            or offered; a lump sum, a range or a sum of all owners. Announced caps are taken, and
            marked as such.
        CurrenciesDiffer: amounts of different currencies.
    """
    if not rates:
        raise CourseError(_("Give one rate at least."))
    values, statuses = [], {}
    for owner, given in rates.items():
        statuses[owner] = given.status if isinstance(given, Rate) else ""
        if isinstance(given, Rate) and not given.is_rate and given.status != CAP:
            raise CourseError(_("{rate} cannot stand in a stack.").format(rate=given))
        if isinstance(given, Rate) and (given.value is None or given.shape not in _STACKED):
            raise CourseError(
                _("{rate} is no figure for one unit or of its price.").format(rate=given)
            )
        values.append(given.value if isinstance(given, Rate) else given)
    if {type(value) for value in values} not in ({Percent}, {Money}):
        raise CourseError(
            _("Percents of a price and amounts for a unit cannot be added; bring all to one unit.")
        )
    return Stack(_sum(values), statuses)

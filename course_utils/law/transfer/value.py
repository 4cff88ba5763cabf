"""What technology is worth: relief from royalty, risk-adjusted net present value, sensitivity.

Cash is taken at the end of its year and brought back to the end of the year of valuation: cash of
that year counts in full, cash one year later is divided by one plus the discount rate. Present
values and internal rates of return are those of numpy-financial, the package that experts use.
"""

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isnan

import numpy_financial as npf
import pandas as pd

from course_utils.errors import CourseError
from course_utils.law.inputs import a_share, as_number, near
from course_utils.law.money import rounded
from course_utils.law.transfer.amounts import HUNDRED, SURE
from course_utils.messages import _, say_money


def _series(cash: Mapping[int, Decimal], valued_at: int) -> list[Decimal]:
    """Give the cash of every year from the year of valuation, zero where there is none."""
    if not cash:
        raise CourseError(_("Give the cash of one year at least."))
    if min(cash) < valued_at:
        raise CourseError(
            _("The year {year} lies before the year of valuation, {valued_at}.").format(
                year=min(cash), valued_at=valued_at
            )
        )
    return [Decimal(cash.get(year, 0)) for year in range(valued_at, max(cash) + 1)]


def _discount(percent: Decimal) -> Decimal:
    return a_share(percent, _("The discount rate in percent"), HUNDRED) / HUNDRED


def factor(discount: Decimal, years: int) -> Decimal:
    """Return what one unit is worth that comes `years` later, at `discount` percent a year."""
    return (1 + _discount(discount)) ** -years


def npv(cash: Mapping[int, Decimal], discount: Decimal, valued_at: int) -> Decimal:
    """Return the net present value of cash by year, not rounded.

    Args:
        cash: amounts by year, all in one currency; costs are negative.
        discount: percent a year.
        valued_at: the year at whose end the value stands; its own cash counts in full.

    Raises:
        CourseError: no cash, cash before that year, or a rate outside 0 to 100.
    """
    return npf.npv(_discount(discount), _series(cash, valued_at))


def irr(cash: Mapping[int, Decimal]) -> Decimal:
    """Return the internal rate of return in percent a year, rounded to four decimals.

    Raises:
        CourseError: the cash has no such rate (no cost, or no income).
    """
    series = _series(cash, min(cash, default=0))
    found = float("nan")
    if min(series) < 0 < max(series):
        found = npf.irr([float(amount) for amount in series])
    if isnan(found):
        raise CourseError(
            _("There is no internal rate of return: it needs costs as well as income.")
        )
    return Decimal(str(found * 100)).quantize(Decimal("0.0001"))


@dataclass(frozen=True)
class Valuation:
    """A value and the table that it is the sum of.

    Attributes:
        value: the present value, rounded once, at the end.
        currency: ISO 4217 code.
        frame: one row a year or stage; the function says which columns.
        title: what was valued.
    """

    value: Decimal
    currency: str
    frame: pd.DataFrame
    title: str

    def __str__(self) -> str:
        return _("{title}: {value}").format(
            title=self.title, value=say_money(self.value, self.currency)
        )

    def _repr_html_(self) -> str:
        return f"<p><b>{html.escape(str(self))}</b></p>{self.frame.to_html(index=False)}"


def relief_from_royalty(
    sales: Mapping[int, Decimal],
    percent: Decimal,
    *,
    tax: Decimal,
    discount: Decimal,
    valued_at: int,
    currency: str,
) -> Valuation:
    """Return what technology is worth by the royalty that its owner does not have to pay.

    Args:
        sales: net sales by year, only as long as the right lives (no royalty on a dead patent,
            Civil Code Art. 865).
        percent: the royalty that a stranger would pay, in percent of net sales.
        tax: income tax on the royalty saved, in percent.
        discount: percent a year.
        valued_at: the year at whose end the value stands.
        currency: of the sales.

    Returns:
        A `Valuation` whose frame has year, sales, royalty, tax, after_tax, factor, present_value,
        all `Decimal` and not rounded.

    Raises:
        CourseError: no sales, sales before the valuation, or a percentage outside 0 to 100.
    """
    share = a_share(percent, _("The royalty in percent"), HUNDRED) / HUNDRED
    taxed = a_share(tax, _("The tax in percent"), HUNDRED) / HUNDRED
    rows, after_tax = [], {}
    for year, amount in sorted(sales.items()):
        sold = as_number(amount, _("The sales of {year}").format(year=year))
        royalty = sold * share
        after_tax[year] = royalty * (1 - taxed)
        worth = factor(discount, year - valued_at)
        rows.append(
            {
                "year": year,
                "sales": sold,
                "royalty": royalty,
                "tax": royalty * taxed,
                "after_tax": after_tax[year],
                "factor": worth,
                "present_value": after_tax[year] * worth,
            }
        )
    value = rounded(npv(after_tax, discount, valued_at), currency)
    return Valuation(value, currency, pd.DataFrame(rows), _("Relief from royalty"))


@dataclass(frozen=True)
class Stage:
    """One stage of a development that may fail.

    Attributes:
        name: what has to succeed.
        year: when its cost is paid and its income comes.
        probability: that it succeeds once it is reached, between 0 and 1.
        cost: paid when the stage begins, so whenever all earlier stages succeeded.
        income: received when the stage succeeds.
    """

    name: str
    year: int
    probability: Decimal = SURE
    cost: Decimal = Decimal(0)
    income: Decimal = Decimal(0)


def rnpv(
    stages: Sequence[Stage],
    *,
    discount: Decimal,
    valued_at: int,
    currency: str,
    afterwards: Mapping[int, Decimal] | None = None,
) -> Valuation:
    """Return the risk-adjusted net present value of a development in stages.

    Risk stands in the probabilities alone; a discount rate that holds it too would count it twice.

    Args:
        stages: in their order.
        discount: percent a year.
        valued_at: the year at whose end the value stands.
        currency: of all amounts.
        afterwards: cash by year (royalties, say) that comes when every stage succeeded.

    Returns:
        A `Valuation` whose frame has name, year, reached (probability that the stage begins),
        succeeded (that it has succeeded), expected (cash), factor, present_value.

    Raises:
        CourseError: no stage, stages out of order, a year before the valuation, or a probability
            outside 0 to 1.
    """
    if not stages:
        raise CourseError(_("Give one stage at least."))
    if [stage.year for stage in stages] != sorted(stage.year for stage in stages):
        raise CourseError(_("Give the stages in the order of their years."))
    rows, cash, reached = [], {}, SURE
    for stage in stages:
        chance = a_share(stage.probability, _("The probability of {name}").format(name=stage.name))
        cost = as_number(stage.cost, _("The cost of {name}").format(name=stage.name))
        income = as_number(stage.income, _("The income of {name}").format(name=stage.name))
        succeeded = reached * chance
        expected = succeeded * income - reached * cost
        rows.append((stage.name, stage.year, reached, succeeded, expected))
        reached = succeeded
    for year, amount in sorted((afterwards or {}).items()):
        rows.append((_("afterwards"), year, reached, reached, reached * amount))
    for _name, year, _reached, _succeeded, expected in rows:
        cash[year] = cash.get(year, Decimal(0)) + expected
    columns = ["name", "year", "reached", "succeeded", "expected"]
    value = rounded(npv(cash, discount, valued_at), currency)
    frame = pd.DataFrame(rows, columns=columns)
    frame["factor"] = [factor(discount, year - valued_at) for year in frame["year"]]
    frame["present_value"] = frame["expected"] * frame["factor"]
    return Valuation(value, currency, frame, _("Risk-adjusted net present value"))


def sensitivity(
    value: Callable[..., Decimal],
    base: Mapping[str, Decimal],
    ranges: Mapping[str, tuple[Decimal, Decimal]],
) -> pd.DataFrame:
    """Move one input at a time and say what the value becomes.

    Args:
        value: takes the inputs by name and returns the value.
        base: the inputs.
        ranges: low and high by the name of the input to move.

    Returns:
        Columns input, low, base, high (of the input), value_low, value_base, value_high, swing
        (distance of the two values); the widest swing comes first, as a tornado is drawn.

    Raises:
        CourseError: a range for an input that does not exist, or no range.
    """
    for name in ranges:
        if name not in base:
            raise near(_("There is no input {text!r}; {hint}."), name, list(base))
    if not ranges:
        raise CourseError(_("Name one input to move at least."))
    middle = value(**base)
    rows = []
    for name, (low, high) in ranges.items():
        at_low, at_high = value(**{**base, name: low}), value(**{**base, name: high})
        swing = abs(at_high - at_low)
        rows.append((name, low, base[name], high, at_low, middle, at_high, swing))
    columns = ["input", "low", "base", "high", "value_low", "value_base", "value_high", "swing"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.sort_values("swing", ascending=False, kind="stable", ignore_index=True)

"""The lawyer's numbers in the case files of the section 337 module, chosen beforehand.

Each row of `section337_sheets.csv` has one way out that is clearly the cheapest, before and after
the cost of a full defence changes, and all its expected costs are whole US dollars.
"""

import csv
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

SHEETS = Path(__file__).parent / "sheets.csv"
_OWN = ("sales_a_month", "margin", "years", "defence_cost_then")
_MONTHS = 12


@dataclass(frozen=True)
class Sheet:
    """What the lawyer estimates, and what the company sells.

    Attributes:
        sales_a_month: entered value of the accused goods sold to the United States, USD a month.
        margin: profit as a share of that value.
        years: years of sales left, counted from service.
        estimates: the inputs of the decision by their names in `default_inputs`: USD, months,
            probabilities and shares.
        defence_cost_then: the company's part of a full defence under the chamber's letter, USD.
    """

    sales_a_month: Decimal
    margin: Decimal
    years: Decimal
    estimates: dict[str, Decimal]
    defence_cost_then: Decimal

    @property
    def profit_a_month(self) -> Decimal:
        """Profit on the sales of a month, in USD."""
        return self.sales_a_month * self.margin

    @property
    def months(self) -> Decimal:
        """Months of sales left, counted from service."""
        return self.years * _MONTHS

    def units(self, price: Decimal) -> Decimal:
        """Return the units sold in a year at a price in USD."""
        return self.sales_a_month * _MONTHS / price


@cache
def sheets() -> tuple[Sheet, ...]:
    """Return all sheets; cases draw from them."""
    with SHEETS.open(encoding="utf-8", newline="") as file:
        rows = [{k: Decimal(v) for k, v in row.items()} for row in csv.DictReader(file)]
    return tuple(
        Sheet(
            **{name: row[name] for name in _OWN},
            estimates={name: value for name, value in row.items() if name not in _OWN},
        )
        for row in rows
    )

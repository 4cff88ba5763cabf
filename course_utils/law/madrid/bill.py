"""A bill: what one act costs, line by line, and how sure each amount is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pandas as pd

from course_utils.law.money import CurrenciesDiffer, FeeLine, FeeSheet
from course_utils.messages import _

BUREAU = "IB"


@dataclass(frozen=True)
class Fees:
    """The bill for one act.

    Attributes:
        lines: the fees.
        title: the act, in words.
        on: the day whose tariff is used.
        act: "application", "subsequent designation", "renewal", "recording", or the act at a
            national Office.
        notes: what holds for the bill as a whole.
    """

    lines: tuple[FeeLine, ...]
    title: str
    on: date
    act: str
    notes: tuple[str, ...] = ()

    @property
    def currency(self) -> str:
        """The currency of all lines; `CurrenciesDiffer` when there are several."""
        found = list(dict.fromkeys(line.currency for line in self.lines))
        if len(found) > 1:
            raise CurrenciesDiffer(
                _("“{title}” has amounts in {found}; use in_currency first.").format(
                    title=self.title, found=", ".join(found)
                )
            )
        return found[0]

    @property
    def total(self) -> Decimal:
        """The sum of all lines, later payments included; in Swiss francs for fees at WIPO."""
        return self._sum(self.lines)

    @property
    def due_now(self) -> Decimal:
        """The sum of what is paid with the request."""
        return self._sum(line for line in self.lines if not line.later)

    @property
    def sure(self) -> bool:
        """Whether every amount is known to hold on the day, not only probable."""
        return all(line.sure for line in self.lines)

    def of(self, code: str) -> Decimal:
        """Return what is paid for one party (ST.3 code), or to the International Bureau ("IB")."""
        return self._sum(line for line in self.lines if line.payee == code)

    def frame(self) -> pd.DataFrame:
        """Return one row a line: label, payee, amount, currency, sure, later, note, cite."""
        columns = ["label", "payee", "amount", "currency", "sure", "later", "note", "cite"]
        return pd.DataFrame(
            [[getattr(line, column) for column in columns] for line in self.lines], columns=columns
        )

    def in_currency(self, currency: str, rates_on: date) -> "Fees":
        """Return the bill in another currency; each line notes rate, day and source.

        Raises:
            MissingValue: no exchange rate for that day.
        """
        return replace(self, lines=self.sheet().in_currency(currency, rates_on).lines)

    def sheet(self) -> FeeSheet:
        """Return the bill as a fee sheet, the form that other modules of the course show."""
        return FeeSheet(self.title, self.on, self.lines, self.notes)

    def __str__(self) -> str:
        return str(self.sheet())

    def _repr_html_(self) -> str:
        return self.sheet()._repr_html_()

    def _sum(self, lines: Iterable[FeeLine]) -> Decimal:
        currency = self.currency  # raises when there are several
        return sum((x.amount for x in lines if x.currency == currency), Decimal(0))

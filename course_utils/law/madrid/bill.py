"""A bill: what one act costs, line by line, and how sure each amount is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pandas as pd

from course_utils.law.money import CurrenciesDiffer, FeeSheet, converted
from course_utils.law.money import FeeLine as SheetLine
from course_utils.law.tables import cite
from course_utils.messages import _

BUREAU = "IB"


@dataclass(frozen=True)
class FeeLine:
    """One line of a bill.

    Attributes:
        item: what is paid, in words.
        payee: ST.3 code of the party for which it is paid; "IB" for the International Bureau.
        amount: what the line comes to.
        currency: ISO 4217 code.
        basis: legal basis and source.
        note: a condition that the reader must know.
        sure: False when the amount is only probable on that day.
        later: True when it is not paid with the request (second part of an individual fee).
    """

    item: str
    payee: str
    amount: Decimal
    currency: str
    basis: str
    note: str = ""
    sure: bool = True
    later: bool = False


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
        """Return one row a line: item, payee, amount, currency, sure, later, note, basis."""
        columns = ["item", "payee", "amount", "currency", "sure", "later", "note", "basis"]
        return pd.DataFrame(
            [[getattr(line, column) for column in columns] for line in self.lines], columns=columns
        )

    def in_currency(self, currency: str, rates_on: date) -> "Fees":
        """Return the bill in another currency; each line notes rate, day and source.

        Raises:
            MissingValue: no exchange rate for that day.
        """
        return replace(self, lines=tuple(_exchanged(x, currency, rates_on) for x in self.lines))

    def sheet(self) -> FeeSheet:
        """Return the bill as a fee sheet, the form that other modules of the course show."""
        lines = tuple(
            SheetLine(x.item, 1, x.amount, x.amount, x.currency, x.basis, _line_note(x))
            for x in self.lines
        )
        return FeeSheet(self.title, self.on, lines, self.notes)

    def __str__(self) -> str:
        return str(self.sheet())

    def _repr_html_(self) -> str:
        return self.sheet()._repr_html_()

    def _sum(self, lines: Iterable[FeeLine]) -> Decimal:
        currency = self.currency  # raises when there are several
        return sum((x.amount for x in lines if x.currency == currency), Decimal(0))


def basis(row) -> str:
    """Return law and source of a table row, as the lines of a bill cite them."""
    if not row.cite:
        return cite(row)
    return _("{law}: {source}").format(law=row.cite, source=cite(row))


def _exchanged(line: FeeLine, currency: str, rates_on: date) -> FeeLine:
    if line.currency == currency:
        return line
    amount, sentence = converted(line.amount, line.currency, currency, rates_on)
    note = "; ".join(text for text in (line.note, sentence) if text)
    return replace(line, amount=amount, currency=currency, note=note)


def _line_note(line: FeeLine) -> str:
    return line.note if line.sure else "; ".join(x for x in (_("only probable"), line.note) if x)

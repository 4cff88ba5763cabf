"""Fines for technology that crosses the border in the wrong way, on the day of the breach."""

import html
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from course_utils.errors import CourseError
from course_utils.law.inputs import near
from course_utils.law.tables import cite, records_in_force, table
from course_utils.messages import _, say_money

TABLE = "transfer/sanctions"


@dataclass(frozen=True)
class Fine:
    """The range of a fine.

    Attributes:
        breach: what was done.
        low, high: the range in `currency`; `low` is 0 where the law names only an upper end.
        currency: ISO 4217 code.
        basis: provision and source.
        note: what to know besides.
    """

    breach: str
    low: Decimal
    high: Decimal
    currency: str
    basis: str
    note: str

    def __str__(self) -> str:
        return _("{low} to {high} ({basis})").format(
            low=say_money(self.low, self.currency),
            high=say_money(self.high, self.currency),
            basis=self.basis,
        )

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(str(self))}</p><p><small>{html.escape(self.note)}</small></p>"


def breaches() -> list[str]:
    """Return the breaches for which fines are known."""
    return list(dict.fromkeys(table(TABLE)["breach"]))


def fine(breach: str, on: date, base: Decimal | None = None) -> Fine:
    """Return the range of the fine for a breach on a day.

    Args:
        breach: one of `breaches`.
        on: the day of the breach.
        base: illegal gains or turnover in yuan, as the breach asks; None for "no filing".

    Raises:
        CourseError: no such breach, or a missing or negative base.
        MissingValue: the law was not in force on that day.
    """
    if breach not in breaches():
        raise near(_("There is no breach {text!r}; {hint}."), breach, breaches())
    rows = records_in_force(TABLE, on, breach=breach)
    if rows[0].base != "none" and (base is None or base < 0):
        raise CourseError(
            _(
                "The fine for {breach} follows from the {base}: give it in yuan, zero at least."
            ).format(breach=breach, base=rows[0].base)
        )
    row = next(row for row in rows if _reaches(row, base))
    low, high = row.low_amount or Decimal(0), row.high_amount
    if row.high_times:
        low, high = base * Decimal(row.low_times), base * Decimal(row.high_times)
    return Fine(breach, low, high, row.currency, f"{row.cite}: {cite(row)}", row.note)


def _reaches(row, base: Decimal | None) -> bool:
    if row.least_amount is not None:
        return base >= row.least_amount
    return row.below_amount is None or base < row.below_amount

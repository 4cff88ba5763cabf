"""Ways to pay for technology, as cash by year: upfront, running royalty, milestones.

Each part of a deal is a `Cash`; parts of one currency are added. A payment carries the probability
that it falls due, so that what was announced and what may be expected stay apart.
"""

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from course_utils.errors import CourseError
from course_utils.law.inputs import a_share, as_number
from course_utils.law.money import CurrenciesDiffer, rounded
from course_utils.law.transfer.amounts import SURE
from course_utils.messages import _, say_money


@dataclass(frozen=True)
class Payment:
    """One payment.

    Attributes:
        year: when it falls due; years are whole numbers, such as 2027.
        label: what for.
        amount: in the currency of its `Cash`.
        probability: between 0 and 1.
    """

    year: int
    label: str
    amount: Decimal
    probability: Decimal = SURE


@dataclass(frozen=True)
class Cash:
    """Payments of a deal in one currency, in the order of their years."""

    currency: str
    payments: tuple[Payment, ...]

    def by_year(self) -> dict[int, Decimal]:
        """Return the sum of each year if everything falls due."""
        return self._sums(lambda payment: payment.amount)

    def expected(self) -> dict[int, Decimal]:
        """Return the sum of each year, every payment times its probability."""
        return self._sums(lambda payment: payment.amount * payment.probability)

    def _sums(self, worth) -> dict[int, Decimal]:
        sums: dict[int, Decimal] = {}
        for payment in sorted(self.payments, key=lambda payment: payment.year):
            sums[payment.year] = sums.get(payment.year, Decimal(0)) + worth(payment)
        return sums

    def total(self) -> Decimal:
        """Return the sum if everything falls due: the headline."""
        return sum((payment.amount for payment in self.payments), Decimal(0))

    def expected_total(self) -> Decimal:
        """Return the sum of all payments times their probabilities."""
        return sum(self.expected().values(), Decimal(0))

    def __add__(self, other: "Cash") -> "Cash":
        """Return both parts together.

        Raises:
            CurrenciesDiffer: the parts are in different currencies.
        """
        if other.currency != self.currency:
            raise CurrenciesDiffer(
                _("{first} and {second} cannot be added without an exchange rate.").format(
                    first=self.currency, second=other.currency
                )
            )
        return Cash(self.currency, self.payments + other.payments)

    def frame(self) -> pd.DataFrame:
        """Return one row a payment: year, label, amount, probability, expected (`Decimal`)."""
        ordered = sorted(self.payments, key=lambda payment: payment.year)
        return pd.DataFrame(
            {
                "year": payment.year,
                "label": payment.label,
                "amount": payment.amount,
                "probability": payment.probability,
                "expected": payment.amount * payment.probability,
            }
            for payment in ordered
        )

    def __str__(self) -> str:
        return _("{total} if everything falls due, {expected} expected").format(
            total=say_money(self.total(), self.currency),
            expected=say_money(self.expected_total(), self.currency),
        )

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(str(self))}</p>{self.frame().to_html(index=False)}"


def upfront(amount: Decimal, year: int, currency: str, label: str | None = None) -> Cash:
    """Return a sure payment in one year.

    Raises:
        CourseError: no amount.
    """
    amount = as_number(amount, _("The payment"))
    return Cash(currency, (Payment(year, label or _("upfront payment"), amount),))


def royalty_schedule(
    sales: Mapping[int, Decimal],
    percent: Decimal,
    currency: str,
    *,
    minimum: Decimal = Decimal(0),
    cap: Decimal | None = None,
    probability: Decimal = SURE,
) -> Cash:
    """Return a running royalty on the sales of each year.

    Args:
        sales: net sales by year, in `currency`.
        percent: of net sales; 3 is three percent.
        minimum, cap: least and highest royalty of a year.
        probability: that there are sales at all.

    Raises:
        CourseError: no sales, a percentage above 100, or a minimum above the cap.
    """
    percent = a_share(percent, _("The royalty in percent"), Decimal(100))
    if cap is not None and minimum > cap:
        raise CourseError(_("The yearly minimum is higher than the yearly cap."))
    probability = a_share(probability, _("The probability"))
    payments = []
    for year, amount in sorted(sales.items()):
        sold = as_number(amount, _("The sales of {year}").format(year=year))
        due = max(rounded(sold * percent / 100, currency), minimum)
        due = due if cap is None else min(due, cap)
        payments.append(Payment(year, _("running royalty"), due, probability))
    if not payments:
        raise CourseError(_("Give the sales of one year at least."))
    return Cash(currency, tuple(payments))


def milestones(payments: Iterable[Payment], currency: str) -> Cash:
    """Return payments that fall due only when something is reached, each with its probability.

    Raises:
        CourseError: no payment, no amount, or a probability outside 0 to 1.
    """
    found = tuple(
        Payment(
            payment.year,
            payment.label,
            as_number(payment.amount, payment.label),
            a_share(
                payment.probability, _("The probability of {label}").format(label=payment.label)
            ),
        )
        for payment in payments
    )
    if not found:
        raise CourseError(_("Give one milestone at least."))
    return Cash(currency, found)

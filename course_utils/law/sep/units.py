"""Units that cannot be mixed up: percents, money, and shares of patents.

A rate of 0.0018 % is `Percent("0.0018")`, never the fraction 0.000018. Numbers are written as text,
whole numbers or `Decimal`; a float is refused, because 0.1 is not exact as a float.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import get_currency_precision

from course_utils.errors import CourseError
from course_utils.law.inputs import as_number
from course_utils.law.money import CurrenciesDiffer, rounded
from course_utils.messages import _, say_money

SHARES = ("essential", "declared")


def as_units(value: object) -> int:
    """Return a number of units sold.

    Raises:
        CourseError: it is no whole number, or negative.
    """
    if type(value) is not int or value < 0:
        raise CourseError(
            _("Units are to be a whole number, zero or more, not {value!r}.").format(value=value)
        )
    return value


@dataclass(frozen=True)
class Money:
    """An amount in one currency, not rounded.

    Attributes:
        amount: the amount as a `Decimal`; text and whole numbers are taken too.
        currency: ISO 4217 code.
    """

    amount: Decimal
    currency: str

    def __post_init__(self):
        object.__setattr__(self, "amount", as_number(self.amount, _("An amount of money")))
        if not re.fullmatch("[A-Z]{3}", str(self.currency)):
            raise CourseError(
                _("A currency is three capital letters, such as USD, not {text!r}.").format(
                    text=self.currency
                )
            )

    def _same(self, other: object) -> Decimal:
        if not isinstance(other, Money):
            raise CourseError(
                _("{other!r} is no amount of money; write Money(amount, currency).").format(
                    other=other
                )
            )
        if other.currency != self.currency:
            raise CurrenciesDiffer(
                _("{one} and {other} cannot be put together without an exchange rate.").format(
                    one=self, other=other
                )
            )
        return other.amount

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + self._same(other), self.currency)

    def times(self, factor: Decimal | int) -> "Money":
        """Return the amount multiplied by a plain number."""
        return Money(self.amount * as_number(factor, _("A factor")), self.currency)

    def at_most(self, cap: "Money | None") -> "Money":
        """Return the amount, or the cap where that is lower."""
        return self if cap is None or self.amount <= self._same(cap) else cap

    def rounded(self) -> "Money":
        """Return the amount rounded half up to the smallest unit of its currency."""
        return Money(rounded(self.amount, self.currency), self.currency)

    def __str__(self) -> str:
        places = get_currency_precision(self.currency)
        if self.amount == round(self.amount, places):
            return say_money(self.amount, self.currency)
        return f"{self.currency} {round(self.amount, max(places, 6)).normalize():,f}"


@dataclass(frozen=True, order=True)
class Percent:
    """A number of hundredths: `Percent("3.25")` is 3.25 %, and so is never 325 or 0.0325."""

    value: Decimal

    def __post_init__(self):
        object.__setattr__(self, "value", as_number(self.value, _("A percent")))

    @property
    def fraction(self) -> Decimal:
        """The percent as a fraction of one: 3.25 % is 0.0325."""
        return self.value / 100

    def of(self, amount: Money) -> Money:
        """Return this percent of an amount of money."""
        if not isinstance(amount, Money):
            raise CourseError(_("A percent is taken of money; write Money(amount, currency)."))
        return amount.times(self.fraction)

    def times(self, factor: Decimal | int | str) -> "Percent":
        """Return the percent multiplied by a plain number."""
        return Percent(self.value * as_number(factor, _("A factor")))

    def __add__(self, other: "Percent") -> "Percent":
        return Percent(self.value + as_percent(other).value)

    def __str__(self) -> str:
        return f"{self.value.normalize():f} %"


def as_percent(value: object) -> Percent:
    """Return `value` if it is a `Percent`.

    Raises:
        CourseError: it is anything else, so that nobody has to guess whether 0.05 is 5 %.
    """
    if isinstance(value, Percent):
        return value
    raise CourseError(
        _('{value!r} is no percent; write Percent("0.05") for 0.05 %.').format(value=value)
    )


@dataclass(frozen=True)
class Share:
    """One owner's part of the patents on a standard.

    Attributes:
        percent: how large it is.
        of: "essential" (patents found to be essential) or "declared" (families that their owners
            say may be essential). Only the first measures what a royalty pays for.
        basis: where the count comes from.
    """

    percent: Percent
    of: str
    basis: str = ""

    def __post_init__(self):
        as_percent(self.percent)
        if self.of not in SHARES:
            raise CourseError(
                _("A share is one of {kinds}, not of {text!r}.").format(
                    kinds=", ".join(SHARES), text=self.of
                )
            )
        if self.percent > Percent(100):
            raise CourseError(_("A share is 100 % at most, not {share}.").format(share=self))

    def __str__(self) -> str:
        kinds = {"essential": _("{share} of the essential"), "declared": _("{share} of declared")}
        return kinds[self.of].format(share=self.percent)

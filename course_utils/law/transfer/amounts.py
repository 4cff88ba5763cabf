"""Check the amounts, shares and percentages that a reader typed."""

from datetime import date
from decimal import Decimal

from course_utils.errors import CourseError
from course_utils.law.rules import rule
from course_utils.messages import _

SURE = Decimal(1)
HUNDRED = Decimal(100)


def percent_of(rule_id: str, on: date) -> Decimal:
    """Return the percentage of rule "transfer.`rule_id`" on a day."""
    return Decimal(rule(f"transfer.{rule_id}", on).value)


def positive(amount: Decimal, what: str) -> Decimal:
    """Return `amount` as a Decimal; a `CourseError` names `what` when it is negative or no number.

    A float is refused: money is counted exactly.
    """
    if isinstance(amount, int | Decimal) and not isinstance(amount, bool) and amount >= 0:
        return Decimal(amount)
    raise CourseError(
        _(
            "{what} is to be an amount such as Decimal(1000000), zero at least, not {amount!r}."
        ).format(what=what, amount=amount)
    )


def a_share(value: Decimal, what: str, most: Decimal = SURE) -> Decimal:
    """Return `value` as a Decimal between 0 and `most`; a `CourseError` names `what` otherwise."""
    if isinstance(value, int | Decimal) and 0 <= value <= most:
        return Decimal(value)
    raise CourseError(
        _(
            '{what} is to lie between 0 and {most}, written as Decimal("0.3"), not {value!r}.'
        ).format(what=what, most=most, value=value)
    )

"""Check what a reader typed: dates and names."""

import difflib
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from dateutil.relativedelta import relativedelta

from course_utils.errors import CourseError
from course_utils.messages import _, say_day


def as_day(value: object, what: str) -> date:
    """Return `value` as a date; a time of day is dropped.

    Raises:
        CourseError: `value` is no date; the sentence names `what` was asked for.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    raise CourseError(
        _("{what} is to be a date such as date(2026, 3, 31), not {value!r}.").format(
            what=what[:1].upper() + what[1:], value=value
        )
    )


def known_until(as_of: str) -> date:
    """Return the last day that a source's date may mean: "2024-05" is 31 May 2024."""
    first = date.fromisoformat(f"{as_of}-01-01"[:10])
    if len(as_of) == len("2024"):
        return first + relativedelta(month=12, day=31)
    return first + relativedelta(day=31) if len(as_of) == len("2024-05") else first


def near(sentence: str, text: str, known: list[str]) -> CourseError:
    """Return the error `sentence` with {text} and a {hint}: the nearest of the `known` words."""
    found = difflib.get_close_matches(text, known, n=3, cutoff=0.4)
    hint = _("did you mean {offers}?").format(offers=", ".join(found)).rstrip("?")
    if not found:
        hint = _("known are {words}").format(words=", ".join(known))
    return CourseError(sentence.format(text=text, hint=hint))


def not_before(first: date, later: date | None, what: str) -> None:
    """Raise a `CourseError` when `later`, the day of `what`, lies before the day `first`."""
    if later is not None and later < first:
        raise CourseError(
            _("{what} on {later} cannot lie before {first}; check the two days.").format(
                what=what, later=say_day(later), first=say_day(first)
            )
        )


def as_number(value: object, what: str) -> Decimal:
    """Return `value` as a `Decimal` that is zero or more.

    A float is refused, because 0.1 is not exact as a float.

    Raises:
        CourseError: it is a float, no number, or negative; the sentence names `what`.
    """
    if isinstance(value, int | str | Decimal) and not isinstance(value, bool):
        with suppress(InvalidOperation):
            number = Decimal(value)
            if number.is_finite() and number >= 0:
                return number
    raise CourseError(
        _(
            '{what} is to be a number, zero or more, written as text such as "0.75" or as a whole '
            "number, not {value!r}."
        ).format(what=what, value=value)
    )


def a_share(value: Decimal, what: str, most: Decimal = Decimal(1)) -> Decimal:
    """Return `value` as a Decimal between 0 and `most`; a `CourseError` names `what` otherwise."""
    if isinstance(value, int | Decimal) and 0 <= value <= most:
        return Decimal(value)
    raise CourseError(
        _(
            '{what} is to lie between 0 and {most}, written as Decimal("0.3"), not {value!r}.'
        ).format(what=what, most=most, value=value)
    )

"""Check what a reader typed: dates and names."""

import difflib
from datetime import date, datetime

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

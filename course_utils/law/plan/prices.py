"""Fees of days to come, and days on which to act."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from course_utils.errors import CourseError
from course_utils.law.deadlines import Deadline
from course_utils.law.money import FeeLine, FeeSheet
from course_utils.law.plan.acts import Act
from course_utils.law.tables import MissingValue
from course_utils.messages import _, say_day

DAYS_BEFORE = 14


def priced(price: Callable[[date], FeeSheet], on: date, known_on: date) -> FeeSheet:
    """Return the fees of a planned day, as they are known on the day of the plan.

    Args:
        price: gives the fee sheet of a day.
        on: the planned day.
        known_on: the day on which the plan is made.

    Returns:
        The sheet of the day `on`; when that lies after `known_on` no line is `sure`, and where the
        tables have no amount for it the sheet is that of `known_on`.

    Raises:
        MissingValue: the amounts of neither day are in the tables.
    """
    if on <= known_on:
        return price(on)
    note = _("announced or in force on {known}, paid on {day}: check it before you pay")
    try:
        sheet = price(on)
    except MissingValue:
        sheet = price(known_on)
        note = _("the fee of {known}, because that of {day} is not in the tables")
    note = note.format(known=say_day(known_on), day=say_day(on))
    return replace(sheet, lines=tuple(_doubtful(line, note) for line in sheet.lines))


def _doubtful(line: FeeLine, note: str) -> FeeLine:
    return replace(line, sure=False, note="; ".join(t for t in (line.note, note) if t))


def heading(text: str) -> str:
    """Return text with a capital at its start."""
    return text[:1].upper() + text[1:]


def planned_day(deadline: Deadline, days: int) -> date:
    """Return the day some days before the last (or safe) day of a deadline.

    Raises:
        CourseError: the deadline has no day yet.
    """
    last = deadline.day or deadline.safe_day or deadline.nominal
    if last is None:
        raise CourseError(
            _("“{title}” has no day yet ({why}); plan it by hand.").format(
                title=deadline.title, why=" ".join(deadline.steps)
            )
        )
    return last - timedelta(days=days)


def acts_of(
    subject: str, deadlines: Iterable[Deadline], *, days_before: int = DAYS_BEFORE
) -> tuple[Act, ...]:
    """Return an act for each deadline of a calendar, some days before its last day.

    Args:
        subject: one of `SUBJECTS`.
        deadlines: a calendar, or some deadlines of one.
        days_before: how many days before the last (or safe) day the company acts.

    Raises:
        CourseError: a deadline that has no day yet.
    """
    return tuple(
        Act(f"{subject}.{d.key}", subject, heading(d.title), planned_day(d, days_before), d)
        for d in deadlines
    )

"""Which day's tariff counts (Rule 34(7)), and until when a renewal is in time (Rules 4(4), 30)."""

from datetime import date
from typing import NamedTuple

from course_utils.errors import CourseError
from course_utils.law import periods
from course_utils.law.madrid.bill import BUREAU
from course_utils.law.madrid.counting import RULE_4
from course_utils.messages import _, say_day

RENEWAL_MONTHS = 6
ACTS = ("application", "subsequent designation", "second part", "renewal", "other")


class TariffDay(NamedTuple):
    """The day whose tariff counts, and a sentence that says why (Rule 34(7))."""

    day: date
    reason: str


def tariff_day(act: str, **days: date) -> TariffDay:
    """Return the day whose tariff counts, and why (Rule 34(7)).

    Args:
        act: "application", "subsequent designation", "second part", "renewal" or "other".
        days: received_by_office (application, subsequent designation through an Office),
            received_by_bureau (subsequent designation presented direct, other), fixed (second
            part of an individual fee: the day under Rule 34(3)(c)), due and paid (renewal).

    Raises:
        CourseError: no such act, a day is missing, or a renewal is paid after the period of grace.
    """
    if act == "renewal":
        return _renewal_tariff(_day(act, days, "due"), _day(act, days, "paid"))
    if act == "application" or (act == "subsequent designation" and "received_by_office" in days):
        day = _day(act, days, "received_by_office")
        rule = "34(7)(a)" if act == "application" else "34(7)(b)"
        text = _("Rule {rule}: the tariff of {day}, when the Office received the request.")
    elif act == "second part":
        day, rule = _day(act, days, "fixed"), "34(7)(c)"
        text = _("Rule {rule}: the tariff of {day}, the day fixed for the second part.")
    elif act in ("subsequent designation", "other"):
        day, rule = _day(act, days, "received_by_bureau"), "34(7)(e)"
        text = _("Rule {rule}: the tariff of {day}, when the International Bureau received it.")
    else:
        raise CourseError(
            _("There is no act {act!r}; choose one of {known}.").format(
                act=act, known=", ".join(ACTS)
            )
        )
    return TariffDay(day, text.format(rule=rule, day=say_day(day)))


def paid_late(due: date, paid: date) -> bool:
    """Say whether a renewal is paid in the period of grace."""
    return paid > _last_day(due)


def _renewal_tariff(due: date, paid: date) -> TariffDay:
    earliest = periods.end_of_period(due, -RENEWAL_MONTHS, "month")
    end = periods.end_of_period(due, RENEWAL_MONTHS, "month")
    if paid > _last_day(end):
        raise CourseError(
            _(
                "Payment on {paid} comes after the period of grace, which ended on {end}: the "
                "registration due on {due} cannot be renewed any more (Rule 30(1)(a))."
            ).format(paid=say_day(paid), end=say_day(_last_day(end)), due=say_day(due))
        )
    if paid > due:
        text = _("Rule 34(7)(d): paid after the due date, so the tariff of the due date, {day}.")
        return TariffDay(due, text.format(day=say_day(due)))
    if paid < earliest:
        text = _(
            "Rules 30(1)(b) and 34(7)(d): paid too early, so treated as paid on {day}, six months "
            "before the due date."
        )
        return TariffDay(earliest, text.format(day=say_day(earliest)))
    text = _("Rule 34(7)(d): the tariff of the day of payment, {day}.")
    return TariffDay(paid, text.format(day=say_day(paid)))


def _last_day(nominal: date) -> date:
    """Return the last day surely in time at the International Bureau (Rule 4(4))."""
    last = periods.last_day(BUREAU, nominal, RULE_4)
    return last.day or last.safe_day


def _day(act: str, days: dict[str, date], name: str) -> date:
    if name not in days:
        raise CourseError(
            _("For the tariff of {act} give the day {name}.").format(act=act, name=name)
        )
    return days[name]

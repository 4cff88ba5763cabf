"""Compute periods: PCT Rule 80, which Paris and national Offices largely share.

Months and years end on the day with the same number, or on the last day of the month when it has
no such day (Rule 80.2, 80.1). Days are counted without the day of the event (Rule 80.3). A period
that ends on a day when the Office is closed runs to the next day on which it is open (Rule 80.5).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

import holidays
from dateutil.relativedelta import relativedelta

from course_utils.errors import CourseError
from course_utils.law import offices
from course_utils.law.tables import records
from course_utils.messages import _, say_day, say_weekday

# A calendar asks for the same days again and again, and so do the calendars of a class.
_DAYS_KEPT = 4096

_UNITS = {"month": "months", "day": "days", "year": "years"}


class ClosedDaysUnknown(CourseError):
    """The closed days of an Office are not known; it is never taken to be open.

    Attributes:
        safe_day: the first day of the unsettled end that is not a weekly closing day. Acting by
            then is in time, whatever the Office's closed days are.
    """

    def __init__(self, sentence: str, safe_day: date):
        super().__init__(sentence)
        self.safe_day = safe_day


@dataclass(frozen=True)
class Counting:
    """Where a legal order says how a period ends, as cited in the steps.

    Attributes:
        month_end: that a month without the day ends on its last day.
        closed: that a period ending on a closed day runs on.
    """

    month_end: str
    closed: str


RULE_80 = Counting("Rule 80.2", "Rule 80.5")
RULE_5 = Counting("Rule 5", "Rule 5")  # Implementing Regulations of the Patent Law of China


@dataclass(frozen=True)
class Expiry:
    """The end of a period at an Office.

    Attributes:
        nominal: where the count ends, before closed days.
        day: the last day to act.
        steps: sentences that lead from the event to `day`.
    """

    nominal: date
    day: date
    steps: tuple[str, ...]


def say_length(length: int, unit: str) -> str:
    """Say a length of time: "30 months", "1 month", "15 days"."""
    plural = {
        "month": (_("{n} month"), _("{n} months")),
        "day": (_("{n} day"), _("{n} days")),
        "year": (_("{n} year"), _("{n} years")),
    }[unit]
    return plural[abs(length) != 1].format(n=abs(length))


def end_of_period(event: date, length: int, unit: str) -> date:
    """Return where a period after `event` nominally ends.

    Args:
        event: the day of the event, itself not counted.
        length: how many units; negative counts backwards.
        unit: "month", "day" or "year".

    Raises:
        CourseError: the unit is none of these.
    """
    if unit not in _UNITS:
        raise CourseError(
            _("A period is counted in months, days or years, not in {unit}.").format(unit=unit)
        )
    return event + relativedelta(**{_UNITS[unit]: length})


@cache
def _listed_days(office: str) -> dict[date, tuple[str, str]]:
    listed = records("offices/listed_days", st3=office)
    return {row.day: (row.status, row.reason) for row in listed}


@cache
def _listed_years(office: str) -> set[int]:
    return {row.year for row in records("offices/listed_years", st3=office)}


@cache
def _recurring_days(office: str) -> dict[str, str]:
    recurring = records("offices/recurring_days", st3=office)
    return {row.month_day: row.reason for row in recurring}


@cache
def _public_holidays(calendar: str, subdivision: str = ""):
    return holidays.country_holidays(calendar, subdiv=subdivision or None, language="en_US")


def _holiday_calendars(office: str):
    """Give the public holidays at each place of an Office ("DE:BY DE:BE" has two places)."""
    return [_public_holidays(*c.split(":")) for c in offices.calendar(office).holidays.split()]


@lru_cache(_DAYS_KEPT)
def closed_reason(office: str, day: date) -> str:
    """Say why `office` is closed on `day`: "a Sunday", "Labour Day"; "" when it is open.

    A weekend day that a State turned into a working day (China's make-up days) is open. Public
    holidays are those of the whole country, or of the places of an Office where its law lets each
    place count; so an end given here may be early at an Office with local closing days, never late.

    Args:
        office: WIPO ST.3 code of an Office.
        day: the day in question, at the place of the Office.

    Raises:
        UnknownOffice: no such Office.
        ClosedDaysUnknown: the tables do not settle whether that Office is open on that day.
    """
    entry = offices.calendar(office)
    calendars = _holiday_calendars(office)
    # Looking a day up also makes a calendar work out that year's make-up working days.
    holiday_names = [name for c in calendars if (name := c.get(day))]
    worked = any(day in getattr(c, "weekend_workdays", ()) for c in calendars)
    status, reason = _listed_days(office).get(day, ("", ""))
    if _is_weekly_closing_day(entry, day) and not worked:
        return _("a {weekday}").format(weekday=say_weekday(day))
    if holiday_names or status == "closed":
        return reason or holiday_names[0]
    within_reach = calendars and all(c.start_year <= day.year <= c.end_year for c in calendars)
    known_year = within_reach or day.year in _listed_years(office)
    if not entry.closed_weekdays or not known_year or status == "uncertain":
        raise ClosedDaysUnknown(_say_unknown(entry, day, reason), _safe_day(entry, day))
    return _recurring_days(office).get(f"{day:%m-%d}", "")


def _is_weekly_closing_day(entry, day: date) -> bool:
    return f"{day:%a}" in entry.closed_weekdays.split(",")


def _safe_day(entry, day: date) -> date:
    while _is_weekly_closing_day(entry, day):
        day += timedelta(days=1)
    return day


def _say_unknown(entry, day: date, reason: str) -> str:
    return _(
        "Whether {name} ({office}) is open on {day} is not in the tables{reason}; an act by "
        "{safe_day} is in time, for anything later ask the Office."
    ).format(
        name=entry.name,
        office=entry.st3,
        day=say_day(day),
        reason=f" ({reason})" if reason else "",
        safe_day=say_day(_safe_day(entry, day)),
    )


def unannounced(office: str, day: date) -> str:
    """Say that the closed days of a day's year are not announced yet; "" when they are."""
    announced = offices.calendar(office).announced_year
    if not announced or day.year <= announced:
        return ""
    return _("The closed days of {office} in {year} are not announced yet; check again.").format(
        office=office, year=day.year
    )


def next_open_day(office: str, day: date, law: Counting = RULE_80) -> tuple[date, tuple[str, ...]]:
    """Return the first open day of `office` on or after `day`, and the sentences that say so.

    Raises:
        UnknownOffice, ClosedDaysUnknown: as `closed_reason`.
    """
    steps = []
    while reason := closed_reason(office, day):
        steps.append(
            _("{day} is {reason}: {office} is closed ({rule}).").format(
                day=say_day(day), reason=reason, office=office, rule=law.closed
            )
        )
        day += timedelta(days=1)
    if _is_weekly_closing_day(offices.calendar(office), day):
        steps.append(
            _("{day} is a {weekday}, but a working day at {office} by public notice.").format(
                day=say_day(day), weekday=say_weekday(day), office=office
            )
        )
    if warning := unannounced(office, day):
        steps.append(warning)
    return day, tuple(steps)


@dataclass(frozen=True)
class LastDay:
    """The last day to act at an Office, as far as it can be settled.

    Attributes:
        day: the last day; None when the Office's closed days are not known.
        safe_day: where `day` is None, the last day that is surely in time, if there is one.
        steps: a sentence for each closed day, or the reason why the day is not settled.
    """

    day: date | None
    safe_day: date | None
    steps: tuple[str, ...]


def last_day(office: str, nominal: date, law: Counting = RULE_80) -> LastDay:
    """Return the last day to act at `office` for a period whose count ends on `nominal`.

    Unlike `next_open_day` it does not raise where the closed days are not known.
    """
    try:
        day, steps = next_open_day(office, nominal, law)
    except ClosedDaysUnknown as unknown:
        return LastDay(None, unknown.safe_day, (str(unknown),))
    except offices.UnknownOffice:
        sentence = _("The closed days of {office} are not in the tables; ask the Office.")
        return LastDay(None, None, (sentence.format(office=office),))
    return LastDay(day, None, steps)


@lru_cache(_DAYS_KEPT)
def count(
    event: date, length: int, unit: str, law: Counting = RULE_80
) -> tuple[date, tuple[str, ...]]:
    """Return where a period after `event` nominally ends, and the sentences that say so.

    Args and errors as `end_of_period`; `law` is cited.
    """
    nominal = end_of_period(event, length, unit)
    sentence = _("{length} from {event} end on {day}, a {weekday}.")
    if length < 0:
        sentence = _("{length} before {event} lies {day}, a {weekday}.")
    steps = [
        sentence.format(
            length=say_length(length, unit),
            event=say_day(event),
            day=say_day(nominal),
            weekday=say_weekday(nominal),
        )
    ]
    if unit != "day" and nominal.day != event.day:
        steps.append(
            _("That month has no day {number}: its last day counts ({rule}).").format(
                number=event.day, rule=law.month_end
            )
        )
    return nominal, tuple(steps)


def expiry(
    event: date,
    length: int,
    unit: str,
    office: str,
    postal_days: int = 0,
    law: Counting = RULE_80,
) -> Expiry:
    """Return the end at `office` of a period that starts with `event` (Rules 80.1 to 80.6).

    Args:
        event: the day of the event, itself not counted.
        length: how many units.
        unit: "month", "day" or "year".
        office: ST.3 code of the Office where the act is due.
        postal_days: days added because a letter came late; see `days_beyond_seven`.
        law: the rules of counting to cite, when the period is not one of the PCT.

    Raises:
        UnknownOffice, ClosedDaysUnknown: as `closed_reason`.
    """
    nominal, counted = count(event, length, unit, law)
    steps = list(counted)
    late = nominal + timedelta(days=postal_days)
    if postal_days:
        steps.append(
            _("The letter came {days} beyond seven days: {day} (Rule 80.6).").format(
                days=say_length(postal_days, "day"), day=say_day(late)
            )
        )
    day, closed = next_open_day(office, late, law)
    return Expiry(nominal, day, (*steps, *closed))


def days_beyond_seven(dated: date, received: date) -> int:
    """Return by how many days a period runs longer for a letter received late (Rule 80.6).

    Raises:
        CourseError: the letter was received before its own date.
    """
    if received < dated:
        raise CourseError(
            _("A letter dated {dated} cannot have been received on {received}.").format(
                dated=say_day(dated), received=say_day(received)
            )
        )
    return max(0, (received - dated).days - 7)

"""Ways in which people count months wrongly, for the marking of exercises."""

from calendar import monthrange
from datetime import date, timedelta

from course_utils.law import periods


def end(start: date, months: int, office: str) -> date:
    """Return the last day at `office`, `months` after `start`, as a careful person counts.

    Where the closed days of an Office are not known, weekly closing days alone are considered.
    """
    return open_day(periods.end_of_period(start, months, "month"), office)


def open_day(day: date, office: str) -> date:
    """Return the first open day on or after `day`; see `end`."""
    try:
        return periods.next_open_day(office, day)[0]
    except periods.ClosedDaysUnknown as unknown:
        return unknown.safe_day


def run_over(start: date, months: int) -> date:
    """Count months so that a day that is missing in the last month runs into the next one."""
    first = periods.end_of_period(start.replace(day=1), months, "month")
    return first + timedelta(days=start.day - 1)


def stay_at_month_end(start: date, months: int) -> date:
    """Count months so that the last day of a month always leads to the last day of a month."""
    day = periods.end_of_period(start, months, "month")
    last_of_start = monthrange(start.year, start.month)[1]
    if start.day < last_of_start:
        return day
    return day.replace(day=monthrange(day.year, day.month)[1])

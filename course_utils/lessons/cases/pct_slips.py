"""Ways in which people count PCT time limits wrongly, for the marking of exercises."""

from calendar import monthrange
from datetime import date, timedelta

from course_utils.law import periods
from course_utils.lessons.cases.pct import PctCase


def wrong_starts(case: PctCase) -> dict[str, date]:
    """Return days from which people count instead of the priority date: slip -> day."""
    starts = {
        "it was counted from the international filing date": case.application.filing_date,
        "the priority claim that was withdrawn was still counted": None,
        "the design was taken for a priority claim": case.design_filed,
    }
    for claim in case.application.priorities:
        if claim.withdrawn_on:
            starts["the priority claim that was withdrawn was still counted"] = claim.day
    return {slip: day for slip, day in starts.items() if day}


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

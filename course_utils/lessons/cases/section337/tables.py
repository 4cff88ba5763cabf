"""The tables that belong to a case of the section 337 module: federal holidays, petitions."""

from datetime import date, timedelta

import pandas as pd

from course_utils.law.periods import closed_reason, say_length
from course_utils.law.rules import rule
from course_utils.law.section337.counting import COMMISSION
from course_utils.messages import _, say_day, say_weekday

_MONTHS_AFTER = 5  # of presidential review and the time to appeal
_DAYS_A_MONTH = 31


def holiday_table(first: date, received: date) -> pd.DataFrame:
    """Return the federal holidays that are no weekend days: day, holiday.

    Args:
        first: the first day of the table.
        received: receipt by the President; the table goes on for five months.
    """
    count = (received - first).days + _MONTHS_AFTER * _DAYS_A_MONTH
    days = (first + timedelta(days=n) for n in range(count))
    rows = [
        (f"{say_day(day)} ({say_weekday(day)})", reason)
        for day in days
        if day.weekday() < 5 and (reason := closed_reason(COMMISSION, day))
    ]
    return pd.DataFrame(rows, columns=[_("Day"), _("Federal holiday")])


def petition_table(on: date) -> pd.DataFrame:
    """Return the times for petitions for review and responses as they stand on a day.

    Columns: paper, time, rule.
    """
    papers = {
        "petition_final": _("Petition: final initial determination on violation"),
        "petition_ten": _("Petition: summary determination that ends the case; bond; enforcement"),
        "petition_five": _("Petition: other initial determinations"),
        "petition_response_final": _("Response to a petition: final initial determination"),
        "petition_response": _("Response to another petition"),
    }
    rows = []
    for name, paper in papers.items():
        by = rule(f"section337.{name}", on)
        time = say_length(by.periods[0].length, by.periods[0].unit)
        rows.append((paper, _("{time} after service").format(time=time), by.cite))
    return pd.DataFrame(rows, columns=[_("Paper"), _("Time"), _("Rule")])

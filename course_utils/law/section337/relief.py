"""Temporary relief: an exclusion order within 90 or 150 days of institution."""

from dataclasses import replace
from datetime import date, timedelta

from course_utils.law.deadlines import Deadline
from course_utils.law.section337.counting import business_day
from course_utils.law.section337.facts import Investigation
from course_utils.law.section337.steps import Start, calendar_days, start, statute
from course_utils.messages import _, say_day

_FRIDAY = 4


def temporary_relief(facts: Investigation, instituted: Start) -> list[Deadline]:
    """Return the steps of a motion for temporary relief (19 CFR 210.66, 210.67; 1337(e)).

    "teo_submissions", "teo_id", "teo_comments", "teo_reply", "teo_adopted", "teo_decision". Every
    day counts from the day after publication, as the 90 or 150 days of the statute do, within which
    all of them lie.
    """
    kind = "_complicated" if facts.temporary_relief == "more complicated" else ""
    due = calendar_days("teo_id", f"teo_id{kind}", instituted)
    issued = start("teo_id_issued", facts.teo_id_issued, due)
    told = _first_open_after_friday(issued)
    return [
        statute("teo_submissions", f"teo_submissions{kind}", instituted),
        due,
        calendar_days("teo_comments", f"teo_comments{kind}", told),
        calendar_days("teo_reply", f"teo_reply{kind}", told),
        _adopted(f"teo_adopted{kind}", due.nominal, issued),
        statute("teo_decision", f"teo_decision{kind}", instituted),
    ]


def _first_open_after_friday(issued: Start) -> Start:
    if issued.day.weekday() != _FRIDAY:
        return issued
    return replace(issued, day=business_day(issued.day + timedelta(days=1))[0])


def _adopted(id: str, last: date, issued: Start) -> Deadline:
    """Count from the 70th or 120th day, so that the days not used are added; later if later."""
    counted_from = replace(issued, day=max(issued.day, last))
    found = calendar_days("teo_adopted", id, counted_from)
    if issued.waiting or issued.day >= last:
        return found
    early = _("Issued on {day}, before the last day: the days left are added.")
    return replace(found, steps=(early.format(day=say_day(issued.day)), *found.steps))

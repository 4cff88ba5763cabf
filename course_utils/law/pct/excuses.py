"""Excuse of delay: what remains after a missed limit of the Regulations (Rules 82, 82quater)."""

from datetime import date, timedelta

from course_utils.errors import CourseError
from course_utils.law import periods
from course_utils.law.deadlines import Calendar, Deadline, in_order
from course_utils.law.limits import Known
from course_utils.law.pct.limits import settle
from course_utils.law.rules import rule, rule_ids
from course_utils.messages import _, say_day

# Neither the priority period nor the limits of Articles 22 and 39 can be excused.
_OUT_OF_REACH = ("pct.priority_period", "pct.national_phase", "pct.late_entry")


def _check(missed: Deadline) -> date:
    if missed.rule.id.startswith(_OUT_OF_REACH):
        raise CourseError(
            _(
                "Rules 82 and 82quater do not reach this limit ({cite}): neither the priority "
                "period nor the limits of Articles 22 and 39 can be excused."
            ).format(cite=missed.rule.cite)
        )
    if not missed.day:
        raise CourseError(
            _("The limit {key} is open, so it cannot have been missed.").format(key=missed.key)
        )
    return missed.day


def excuses(
    missed: Deadline, *, noticed: date | None = None, disruption: date | None = None
) -> Calendar:
    """Return the excuses that remain after a missed limit, with their last days.

    Args:
        missed: the limit, with its day.
        noticed: when the delay or loss of a letter was noticed (Rule 82.1); while it is not known,
            "excuse_mail" stays open.
        disruption: when the Office's extension period for a general disruption began (Rule
            82quater.3).

    Raises:
        CourseError: the limit is out of reach of these rules, or is still open.
    """
    starts = {"missed_limit": Known(_check(missed))}
    if noticed:
        starts["delay_noticed"] = Known(noticed)
    if disruption:
        starts["disruption_start"] = Known(disruption)
    found = [
        settle(id, starts.get, lambda rule: (missed.office,), missed.day)
        for id in rule_ids("pct.excuse_")
    ]
    return in_order(deadline for deadline in found if deadline)


def after_disruption(missed: Deadline, start: date, end: date) -> tuple[date, tuple[str, ...]]:
    """Return the last day of a limit that ends in an Office's extension period, and why.

    Args:
        missed: the limit, with its day.
        start, end: first and last day of the extension period (Rule 82quater.3).

    Raises:
        CourseError: the limit is out of reach, or the period is longer than the rule allows.
        ClosedDaysUnknown: the closed days of the Office after the period are not known.
    """
    day = _check(missed)
    current = rule("pct.excuse_general_disruption", start)
    (period,) = current.periods
    longest = periods.end_of_period(start, period.length, period.unit)
    if end > longest:
        raise CourseError(
            _("An extension period from {start} lasts at most until {longest} ({cite}).").format(
                start=say_day(start), longest=say_day(longest), cite=current.cite
            )
        )
    if not start <= day <= end:
        return day, missed.steps
    first, closed = periods.next_open_day(missed.office, end + timedelta(days=1))
    step = _(
        "The limit ends within the extension period, so it ends on the first day after it, {day} "
        "({cite})."
    )
    return first, (*missed.steps, *closed, step.format(day=say_day(first), cite=current.cite))

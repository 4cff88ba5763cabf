"""Turn rows of the tables of this module into rules and deadlines."""

from collections.abc import Mapping
from datetime import date

from dateutil.relativedelta import relativedelta

from course_utils.law import periods
from course_utils.law.deadlines import Deadline, rule_title
from course_utils.law.inputs import as_day
from course_utils.law.periods import Counting
from course_utils.law.rules import Period, Rule
from course_utils.messages import _, say_day

COUNTED = Counting("the last day of a shorter month counts", "Rule 5 of the Implementing Rules")

# An end that nothing is known to move: that of a period counted back, or of pendency.
NO_ROLL = "no"


def settle(key: str, by: Rule, event: date, office: str, rolls: str) -> Deadline:
    """Return the deadline of a rule with one period.

    Args:
        key: the deadline's name.
        by: the rule.
        event: the day of its event.
        office: ST.3 code.
        rolls: "yes" where an end on a closed day runs on, "no" where it does not, "" where that
            was not found: such an end then has no settled day, only a safe one.
    """
    (period,) = by.periods
    nominal, steps = end_of(period, event)
    day, safe = nominal, None
    if rolls == "yes":
        last = periods.last_day(office, nominal, COUNTED)
        day, safe, steps = last.day, last.safe_day, (*steps, *last.steps)
    elif closed := _closed(office, nominal, rolls):
        steps = (*steps, closed)
        if not rolls:
            day, safe = None, nominal
    return Deadline(key, by, nominal, day, steps, office, rule_title(by), safe)


def end_of(period: Period, event: date) -> tuple[date, tuple[str, ...]]:
    """Return where a period after an event ends, and the sentences that say so."""
    if period.length == 0:
        return event, (_("It ends on {day}.").format(day=say_day(event)),)
    if (period.length, period.unit) == (-1, "day"):
        nominal = event - relativedelta(days=1)
        step = _("The day before {event} is {day}: the last safe day.")
        return nominal, (step.format(event=say_day(event), day=say_day(nominal)),)
    return periods.count(event, period.length, period.unit, COUNTED)


def _closed(office: str, day: date, rolls: str) -> str:
    try:
        reason = periods.closed_reason(office, day)
    except periods.ClosedDaysUnknown as unknown:
        return "" if rolls else str(unknown)
    if not reason:
        return ""
    step = _(
        "{day} is {reason}, and no rule on closed days was found for {office}: act by that day."
    )
    if rolls:
        step = _(
            "{day} is {reason}, and no rule that moves this end was found: see to it that {office} "
            "takes filings on that day, or file earlier."
        )
    return step.format(day=say_day(day), reason=reason, office=office)


def as_days(events: Mapping[str, date]) -> dict[str, date]:
    """Return the events of a case with their days checked.

    Raises:
        CourseError: a day is no date.
    """
    return {name: as_day(day, name.replace("_", " ")) for name, day in events.items()}

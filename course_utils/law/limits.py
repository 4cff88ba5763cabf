"""Count the periods of a rule from the events of a case, and combine them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from course_utils.law import periods
from course_utils.law.deadlines import Deadline, rule_title
from course_utils.law.periods import RULE_80, Counting
from course_utils.law.rules import Period, Rule
from course_utils.messages import _, say_day


@dataclass(frozen=True)
class Known:
    """An event that has happened.

    Attributes:
        day: the day from which periods count; for a document of an Office its date.
        late: days by which a period runs longer because the document came late (Rule 80.6).
        office: ST.3 code of the Office that the event concerns, where that matters.
    """

    day: date
    late: int = 0
    office: str = ""


Starts = Callable[[str], Known | None]


@dataclass(frozen=True)
class Counted:
    """Where the periods of a rule end, before closed days.

    Attributes:
        end: None while an event is open.
        steps: sentences that lead there, or name the event.
        least: while the end is open, a day before which it cannot come; None where it can.
    """

    end: date | None
    steps: tuple[str, ...]
    least: date | None = None


def count(
    rule: Rule, starts: Starts, say_event: Callable[[str], str], law: Counting = RULE_80
) -> Counted | None:
    """Count all periods of a rule whose events are known; None when none of them is.

    Args:
        rule: a version of a rule, with periods.
        starts: gives the event of a name, or None while it is not known.
        say_event: says an event of a name in words.
        law: the rules of counting to cite.
    """
    ends, steps, missing = [], [], []
    for period in rule.periods:
        known = starts(period.after)
        if known:
            end, counted = _period(period, known, say_event, law)
            ends.append(end)
            steps.extend(counted)
        elif not period.optional:
            missing.append(say_event(period.after))
    if not ends:
        return None
    end = max(ends) if rule.combine == "later_of" else min(ends)
    if missing:
        least = end if rule.combine == "later_of" else None
        return Counted(None, (*steps, _say_missing(rule, end, missing)), least)
    if len(ends) > 1:
        which = _("The end that comes last counts: {day} ({rule}).")
        if rule.combine == "earlier_of":
            which = _("The end that comes first counts: {day} ({rule}).")
        steps.append(which.format(day=say_day(end), rule=rule.cite))
    return Counted(end, tuple(steps))


def _period(
    period: Period, known: Known, say_event: Callable[[str], str], law: Counting
) -> tuple[date, tuple[str, ...]]:
    event = say_event(period.after)
    event = event[:1].upper() + event[1:]
    if period.length == 0:
        return known.day, (_("{event}: {day}.").format(event=event, day=say_day(known.day)),)
    end, counted = periods.count(known.day, period.length, period.unit, law)
    first = _("{event}: {sentence}").format(event=event, sentence=counted[0])
    steps = [first, *counted[1:]]
    if known.late:
        end += timedelta(days=known.late)
        steps.append(
            _("The letter came {days} beyond seven days: {day} (Rule 80.6).").format(
                days=periods.say_length(known.late, "day"), day=say_day(end)
            )
        )
    return end, tuple(steps)


def _say_missing(rule: Rule, end: date, missing: list[str]) -> str:
    sentence = _("Not settled before this is known: {events}; until {day} there is time at least.")
    if rule.combine == "earlier_of":
        sentence = _("Not settled before this is known: {events}; it ends on {day} at the latest.")
    return sentence.format(events=", ".join(missing), day=say_day(end))


def working_days(key: str, by: Rule, after: date, office: str) -> Deadline:
    """Return the deadline of a rule that counts working days (its `value`) after a day.

    Args:
        key: the deadline's name in its calendar.
        by: the rule; it has a `value` and no periods.
        after: the day of the event, itself not counted.
        office: ST.3 code of the place whose working days count.

    Where the count reaches a year whose closed days are not announced yet, the deadline has no
    `day`; its `nominal` end is what the weekends and the known holidays let expect.

    Raises:
        ClosedDaysUnknown, UnknownOffice: the working days of that place are not known.
    """
    day, left, closed = after, int(by.value), 0
    while left:
        day += timedelta(days=1)
        if periods.closed_reason(office, day):
            closed += 1
        else:
            left -= 1
    step = _(
        "{count} working days after {event} end on {day}; {closed} closed days lie between."
    ).format(count=by.value, event=say_day(after), day=say_day(day), closed=closed)
    warning = periods.unannounced(office, day)
    steps = (step, warning) if warning else (step,)
    return Deadline(key, by, day, None if warning else day, steps, office, rule_title(by))

"""Settle one time limit of the PCT: count its periods, look whether the Office is open."""

from collections.abc import Callable
from datetime import date

from course_utils.law import periods, rules
from course_utils.law.deadlines import Deadline, rule_title
from course_utils.law.limits import Counted, Starts, count
from course_utils.law.pct.events import event_name
from course_utils.law.rules import Rule
from course_utils.messages import _, say_day


def _count(rule: Rule, starts: Starts) -> Counted | None:
    return count(rule, starts, event_name)


def _in_force(id: str, starts: Starts, otherwise: date) -> Rule | None:
    """Pick the version in force on the day on which its own limit ends.

    So a longer limit reaches every case whose former limit has not run out when the change takes
    effect, as with Article 22(1) in 2002 and Rule 45bis.1(a) in 2017. A limit whose end is open
    takes the version in force on the day `otherwise`.
    """
    for version in rules.versions(id):
        counted = _count(version, starts)
        if version.in_force(counted.end if counted and counted.end else otherwise):
            return version
    return None


def at_offices(offices: tuple[str, ...], nominal: date) -> periods.LastDay:
    """Return the last day at one Office, or at all of several that may be competent."""
    if not offices:
        return periods.LastDay(
            None, nominal, (_("The Office where this is due is not known; name it."),)
        )
    found = {office: periods.last_day(office, nominal) for office in offices}
    first = found[offices[0]]
    if all(last.day == first.day for last in found.values()) and (first.day or len(found) == 1):
        return first
    said = ", ".join(
        _("{day} at {office}").format(
            office=office, day=say_day(last.day) if last.day else _("not known")
        )
        for office, last in found.items()
    )
    safe = min(last.day or last.safe_day for last in found.values())
    return periods.LastDay(
        None, safe, (_("The last day depends on the Office: {days}.").format(days=said),)
    )


def settle(
    id: str,
    starts: Starts,
    offices: Callable[[Rule], tuple[str, ...]],
    otherwise: date,
    *,
    key: str = "",
    keep_open: bool = False,
) -> Deadline | None:
    """Return the deadline under rule `id`, or None when it does not arise.

    Args:
        id: the rule, e.g. "pct.demand".
        starts: gives the event of a name, or None while it is not known.
        offices: gives the Office (or the several that may be competent) where the act is due; none
            when nothing has to reach an Office, so that closed days do not count.
        otherwise: the day whose law applies while the end is open.
        key: name in the calendar; the rule's own name unless given.
        keep_open: show the step while an event is missing instead of leaving it out.
    """
    picked = _in_force(id, starts, otherwise)
    if picked is None or (picked.given and not starts(picked.given)):
        return None
    return settle_rule(picked, starts, offices(picked), key=key, keep_open=keep_open)


def settle_rule(
    rule: Rule,
    starts: Starts,
    places: tuple[str, ...],
    *,
    key: str = "",
    keep_open: bool = False,
) -> Deadline | None:
    """Return the deadline under a version of a rule; `places` are its Offices, else as `settle`."""
    counted = _count(rule, starts)
    settled = counted is not None and counted.end is not None
    shown_open = keep_open or rule.combine == "earlier_of" or not rule.periods
    if not settled and not (shown_open and (counted or rule.given or keep_open)):
        return None
    last = periods.LastDay(counted.end if settled else None, None, ())
    if rule.due_at and settled:
        last = at_offices(places, counted.end)
    elif rule.due_at and counted:
        last = periods.LastDay(None, counted.least, ())
    return Deadline(
        key=key or rule.id.removeprefix("pct."),
        rule=rule,
        nominal=counted.end if counted else None,
        day=last.day,
        steps=(*(counted.steps if counted else _no_count(rule)), *last.steps),
        office=places[0] if len(places) == 1 else rule.due_at or rule.actor,
        title=rule_title(rule),
        safe_day=last.safe_day,
    )


def _no_count(rule: Rule) -> tuple[str, ...]:
    if not rule.periods:
        return (rule.proviso,)
    missing = ", ".join(event_name(period.after) for period in rule.periods)
    return (_("Not settled before this is known: {events}.").format(events=missing),)

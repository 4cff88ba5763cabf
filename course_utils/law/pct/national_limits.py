"""From a national rule's periods and the events of a case to a deadline at that Office."""

from calendar import monthrange
from collections.abc import Collection, Mapping
from datetime import date

from course_utils.law.deadlines import Deadline, rule_title
from course_utils.law.periods import RULE_80, Counting, count, last_day, say_length
from course_utils.law.rules import Period, Rule
from course_utils.messages import _, say_day, say_weekday


def say_event(name: str) -> str:
    """Say an event of the tables in words: "entry into the national phase"."""
    known = {
        "annual_fee": _("the day on which the annual fee was due"),
        "anniversary": _("the anniversary of the filing date"),
        "annuity_due": _("the day on which the annual fee was due"),
        "cause_removed": _("the removal of the cause of the failure"),
        "chinese_publication": _("the publication by CNIPA"),
        "directed_on": _("the direction of the Office"),
        "dispatch": _("the day of dispatch"),
        "entered_on": _("entry into the national phase"),
        "entry_form_filed": _("the filing of the entry form"),
        "entry_limit": _("the end of the time limit for entry"),
        "examination": _("the end of the time limit for requesting examination"),
        "filing_anniversary": _("the anniversary of the filing date"),
        "filing_date": _("the international filing date"),
        "grant_notice_received": _("receipt of the notice of grant"),
        "isr_published": _("the publication of the international search report"),
        "late_notice": _("the notice of the Office that the limit was missed"),
        "loss_notified": _("the notification of the loss of rights"),
        "missed_limit": _("the end of the time limit that was missed"),
        "national_phase_entry": _("entry into the national phase"),
        "notice_received": _("receipt of the notice"),
        "obstacle_removed": _("the removal of the obstacle"),
        "priority_date": _("the priority date"),
        "priority_period_end": _("the end of the priority period"),
        "published_on": _("the publication of the application"),
        "reexamination_limit": _("the end of the time limit for re-examination"),
        "renewal_3": _("the day on which the renewal fee was due"),
        "search_notified": _("the notification of the search report"),
        "secrecy_request": _("the request for secrecy examination"),
    }
    return known.get(name, name.replace("_", " "))


def month_end(day: date) -> date:
    """Return the last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _counted(
    period: Period, event: date, law: Counting, to_month_end: bool
) -> tuple[date, tuple[str, ...]]:
    nominal, steps = count(event, period.length, period.unit, law)
    if not period.length:
        words = {"day": say_day(event), "weekday": say_weekday(event)}
        steps = (_("It ends with the day of the event: {day}, a {weekday}.").format(**words),)
    if not to_month_end:
        return nominal, steps
    last = month_end(nominal)
    return last, (*steps, _("The month of that day ends on {day}.").format(day=say_day(last)))


def _missing(period: Period, *, may_shorten: bool) -> str:
    words = {"length": say_length(period.length, period.unit), "event": say_event(period.after)}
    if may_shorten:
        return _("It ends earlier if {length} from {event} end before.").format(**words)
    return _("{length} from {event}, a day that is not given yet.").format(**words)


def _choice(rule: Rule, ends: list[date]) -> tuple[date, tuple[str, ...]]:
    if len(ends) == 1:
        return ends[0], ()
    if rule.combine == "later_of":
        nominal = max(ends)
        return nominal, (_("The later end counts: {day}.").format(day=say_day(nominal)),)
    nominal = min(ends)
    return nominal, (_("The earlier end counts: {day}.").format(day=say_day(nominal)),)


def limit(
    key: str,
    rule: Rule,
    events: Mapping[str, date | None],
    office: str,
    *,
    law: Counting = RULE_80,
    to_month_end: Collection[str] = (),
) -> Deadline:
    """Return the deadline that a rule's periods give for the events of a case.

    Where two periods compete, their nominal ends are compared first and the one that counts is
    moved off closed days. An event that is missing leaves the deadline open, except where the
    earlier of two ends counts: then the known end stands and a step says what may shorten it.

    Args:
        key: the deadline's name in its calendar.
        rule: a rule with periods; one without gives an open deadline.
        events: the days of the events by the names that the rule uses.
        office: ST.3 code of the Office where the act is due.
        law: the rules of counting to cite.
        to_month_end: events from which the period runs on to the end of its last month.
    """
    ends, steps, gaps = [], [], []
    for period in rule.periods:
        event = events.get(period.after)
        if event is None:
            gaps.append(period)
            continue
        end, counted = _counted(period, event, law, period.after in to_month_end)
        ends.append(end)
        steps += counted
    if not rule.periods:
        steps.append(_("The law sets no period for this."))
    may_shorten = bool(ends) and rule.combine == "earlier_of"
    missing = [_missing(period, may_shorten=may_shorten) for period in gaps]
    if not ends or (gaps and not may_shorten):
        open_steps = (*steps, *missing)
        return Deadline(key, rule, None, None, open_steps, office, rule_title(rule))
    nominal, chosen = _choice(rule, ends)
    last = last_day(office, nominal, law)
    return Deadline(
        key=key,
        rule=rule,
        nominal=nominal,
        day=last.day,
        steps=(*steps, *chosen, *missing, *last.steps),
        office=office,
        title=rule_title(rule),
        safe_day=last.safe_day,
    )

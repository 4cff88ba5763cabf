"""Steps of a section 337 calendar: one rule, counted from a start that is known or expected.

Five ways of counting occur. `federal` follows 19 CFR 201.14(a). `calendar_days` counts every day
and moves a closed last day on. `at_latest` is a limit that a closed day moves back, not on.
`statute` counts every day and moves nothing. `court` does the same for an act before a court, whose
closed days no table has: there a closed last day has only a safe day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from course_utils.law.deadlines import Deadline, rule_title
from course_utils.law.limits import Known, count
from course_utils.law.rules import Rule, rule
from course_utils.law.section337.counting import (
    FEDERAL,
    Lapse,
    Service,
    business_day,
    federal_end,
    tolled,
)
from course_utils.messages import _, say_day


@dataclass(frozen=True)
class Start:
    """What a limit runs from.

    Attributes:
        day: the day of the event, known or expected.
        service: how the document was served, where the event is a service.
        waiting: why the day is only expected; empty when it is known.
    """

    day: date
    service: Service | None = None
    waiting: str = ""


def happened(fact: date | Service) -> Start:
    """Return the start that a known fact gives."""
    return Start(fact.day, fact) if isinstance(fact, Service) else Start(fact)


def start(name: str, fact: date | Service | None, before: Deadline | Start) -> Start:
    """Return where a limit starts: with the fact, or else when it is expected.

    Args:
        name: the event, as in `say_event`.
        fact: the day or the service; None while it has not happened.
        before: the step after which the event is expected; its last day is then taken.
    """
    if fact:
        return happened(fact)
    day = before.day or before.nominal if isinstance(before, Deadline) else before.day
    waiting = _("{event}: not known yet; {day} is assumed.")
    return Start(day, None, waiting.format(event=_capital(say_event(name)), day=say_day(day)))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def say_event(name: str) -> str:
    """Say an event of the tables in words: "service of the petition"."""
    known = {
        "appeal_resolved": _("the end of the appeal"),
        "civil_action_filed": _("the filing of the action in the district court"),
        "comments_filed": _("the filing of the comments"),
        "comments_served": _("service of the comments"),
        "complaint_filed": _("the filing of the complaint"),
        "confidential_issued": _("the issue of the confidential version"),
        "court_order": _("the order of the court"),
        "determination": _("the final determination of the Commission"),
        "determination_served": _("service of the final determination"),
        "final": _("the day on which the determination becomes final"),
        "final_id_issued": _("the issue of the final initial determination"),
        "hearing": _("the hearing"),
        "id_served": _("service of the initial determination"),
        "instituted": _("institution (publication in the Federal Register)"),
        "no_violation_filed": _("the filing of the determination that there is no violation"),
        "notice_posted": _("the posting of the notice of the initial determination"),
        "petition_filed": _("the filing of the petition"),
        "petition_served": _("service of the petition"),
        "president_received": _("receipt by the President"),
        "privilege_claimed": _("the claim of privilege"),
        "receipt_published": _("publication of the notice that the complaint was received"),
        "received": _("receipt"),
        "recommended_served": _("service of the recommended determination"),
        "request_filed": _("the filing of the request"),
        "request_served": _("service of the request"),
        "review_ended": _("the end of presidential review"),
        "served": _("service"),
        "target_date": _("the target date"),
        "teo_id_due": _("the day set for the initial determination on temporary relief"),
        "teo_id_issued": _("the issue of the initial determination on temporary relief"),
    }
    return known.get(name, name.replace("_", " "))


def _rule(id: str, on: date) -> Rule:
    return rule(f"section337.{id}", on)


def _deadline(key: str, by: Rule, starts: Iterable[Start], nominal, day, steps, safe_day=None):
    waiting = [s.waiting for s in starts if s.waiting]
    return Deadline(
        key=key,
        rule=by,
        nominal=(day or safe_day or nominal) if waiting else nominal,
        day=None if waiting else day,
        steps=(*waiting, *steps),
        office=by.due_at or by.actor,
        title=rule_title(by),
        safe_day=None if waiting else safe_day,
    )


def federal(
    key: str,
    id: str,
    start: Start,
    lapses: Iterable[Lapse] = (),
    *,
    commission_document: bool = True,
) -> Deadline:
    """Return a limit under 19 CFR 201.14(a), see `federal_end`."""
    by = _rule(id, start.day)
    end = federal_end(
        start.day,
        by.periods[0].length,
        service=start.service,
        commission_document=commission_document,
        lapses=lapses,
    )
    event = _capital(say_event(by.periods[0].after))
    first = _("{event}: {sentence}").format(event=event, sentence=end.steps[0])
    return _deadline(key, by, [start], end.nominal, end.day, (first, *end.steps[1:]))


def _count(by: Rule, starts: Mapping[str, Start]) -> tuple[date, tuple[str, ...]]:
    counted = count(by, lambda name: Known(starts[name].day), say_event, FEDERAL)
    return counted.end, counted.steps


def _only(by: Rule, start: Start) -> dict[str, Start]:
    return {by.periods[0].after: start}


def calendar_days(key: str, id: str, start: Start, lapses: Iterable[Lapse] = ()) -> Deadline:
    """Return a limit that counts every day from the day after its start; a closed end moves on."""
    by = _rule(id, start.day)
    counted, steps = _count(by, _only(by, start))
    nominal, moved = tolled(start.day, counted, lapses)
    day, closed = business_day(nominal)
    return _deadline(key, by, [start], nominal, day, (*steps, *moved, *closed))


def at_latest(key: str, by: Rule, start: Start, lapses: Iterable[Lapse] = ()) -> Deadline:
    """Return a latest day that a closed day moves back to the business day before it."""
    counted, steps = _count(by, _only(by, start))
    nominal, moved = tolled(start.day, counted, lapses)
    day, closed = business_day(nominal, -1)
    if closed:
        back = _("It is a latest day, so it moves back: {day}.").format(day=say_day(day))
        closed = (*closed, back)
    return _deadline(key, by, [start], nominal, day, (*steps, *moved, *closed))


def statute(key: str, id: str, start: Start) -> Deadline:
    """Return a limit of the statute, in calendar days; no closed day moves it."""
    by = _rule(id, start.day)
    nominal, steps = _count(by, _only(by, start))
    return _deadline(key, by, [start], nominal, nominal, steps)


def court(key: str, id: str, starts: Mapping[str, Start]) -> Deadline:
    """Return a limit for an act before a court, in calendar days.

    Args:
        starts: the start of each event that the rule names.
    """
    by = _rule(id, min(s.day for s in starts.values()))
    nominal, steps = _count(by, starts)
    safe, closed = business_day(nominal, -1)
    if not closed:
        return _deadline(key, by, starts.values(), nominal, nominal, steps)
    doubt = _(
        "Whether the limit then moves on is for the rules of the court, which are not in the "
        "tables: act by {day} to be safe."
    ).format(day=say_day(safe))
    return _deadline(
        key, by, starts.values(), nominal, None, (*steps, *closed, doubt), safe_day=safe
    )


def with_steps(deadline: Deadline, *sentences: str) -> Deadline:
    """Return a deadline with more sentences at the end of its steps."""
    return replace(deadline, steps=(*deadline.steps, *sentences))

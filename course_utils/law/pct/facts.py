"""What is known of an application at one priority date: events, Offices, single time limits."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from course_utils.law import periods
from course_utils.law.deadlines import Deadline, rule_title
from course_utils.law.limits import Known
from course_utils.law.pct import priority
from course_utils.law.pct.application import Application
from course_utils.law.pct.limits import settle
from course_utils.law.pct.publication import Publication, publication
from course_utils.law.pct.receiving import authorities
from course_utils.law.rules import Rule, rule
from course_utils.law.tables import MissingValue
from course_utils.messages import _, say_day

# Steps that every application may come to: they are shown before their event is known.
KEPT_OPEN = {"pct.isr", "pct.art19", "pct.demand", "pct.iprp2"}


@dataclass(frozen=True)
class Facts:
    """An application with one priority date, from which its time limits count.

    Attributes:
        application: the facts as filed.
        priority_date: the priority date that counts.
        former_article_22: whether a chosen Office keeps the limit of 20 or 21 months.
    """

    application: Application
    priority_date: date
    former_article_22: bool = False

    def publication(self) -> Publication:
        """Return the international publication."""
        return publication(self.priority_date, self.application.published)

    def event(self, name: str) -> Known | None:
        """Return the event that the rules call `name`; None while it is not known."""
        derive = _DERIVED.get(name)
        if derive:
            day = derive(self)
            return Known(day) if day else None
        if name == "isr_sent":
            return self._isr_sent()
        found = self.application.event(name)
        if not found:
            return None
        late = periods.days_beyond_seven(found.day, found.received) if found.received else 0
        return Known(found.day, late, found.office)

    def _isr_sent(self) -> Known | None:
        sent, received = self.application.isr_sent, self.application.isr_received
        if not sent:
            return None
        return Known(sent, periods.days_beyond_seven(sent, received) if received else 0)

    def offices(self, rule: Rule) -> tuple[str, ...]:
        """Return the Office where the act under `rule` is due, or those that may be competent."""
        place = rule.due_at or rule.actor
        if place == "RO":
            return (self.application.receiving_office,)
        if place in ("ISA", "IPEA"):
            return self._authorities(place)
        if place in ("SISA", "DO"):
            known = [self.event(period.after) for period in rule.periods]
            return tuple(event.office for event in known if event and event.office)
        return (place,)

    def _authorities(self, role: str) -> tuple[str, ...]:
        application = self.application
        named = application.isa if role == "ISA" else application.ipea
        if named:
            return (named,)
        try:
            competent = authorities(
                role.lower(), application.receiving_office, application.filing_date
            )
        except MissingValue:
            return ()
        if role == "IPEA" and application.isa in competent:
            return (application.isa,)
        return competent

    def limit(self, id: str) -> Deadline | None:
        """Return the deadline under rule `id`; None when it does not arise or is not known."""
        special = _SPECIAL.get(id)
        if special:
            return special(self)
        found = settle(
            id,
            self.event,
            self.offices,
            self.application.filing_date,
            keep_open=id in KEPT_OPEN,
        )
        if found and found.rule.due_at == "IPEA" and not self.application.ipea:
            return self._said_where(found)
        return found

    def _said_where(self, deadline: Deadline) -> Deadline:
        if not deadline.day or deadline.office != self.application.isa:
            return deadline
        step = _("No examining Authority is named, so it is taken to be {isa}.").format(
            isa=deadline.office
        )
        return replace(deadline, steps=(*deadline.steps, step))


def _earlier_filing(facts: Facts) -> date | None:
    """Give the earliest claim as corrected; a withdrawal after filing does not undo the year."""
    days = [day for _claim, day in priority.claims(facts.application)]
    return min(days, default=None)


def _priority_period_end(facts: Facts) -> date | None:
    earlier = _earlier_filing(facts)
    if not earlier:
        return None
    return priority.end_of(priority.priority_period(earlier, facts.application.receiving_office))


def _old_or_new(facts: Facts) -> date:
    dates = [facts.priority_date]
    for change in priority.changes(facts.application):
        if change.cite == priority.CORRECTION:
            dates += [change.before, change.proposed]
    return min(dates)


def _demand_limit(facts: Facts) -> date | None:
    limit = facts.limit("pct.demand")
    return limit.day or limit.nominal


def _examination_documents(facts: Facts) -> date | None:
    paid = facts.application.event("preliminary_fees_paid")
    days = [facts.application.demand_filed, facts.application.isr_sent, paid and paid.day]
    return max(days) if all(days) else None


def _examination_start(facts: Facts) -> date | None:
    if not facts.application.demand_filed:
        return None
    for id in ("pct.ipe_start", "pct.ipe_start_old"):
        start = facts.limit(id)
        if start:
            return start.day
    return None


_DERIVED: dict[str, Callable[[Facts], date | None]] = {
    "priority_date": lambda facts: facts.priority_date,
    "filing_date": lambda facts: facts.application.filing_date,
    "receipt": lambda facts: facts.application.papers_received or facts.application.filing_date,
    "earlier_filing": _earlier_filing,
    "priority_claim": _earlier_filing,
    "priority_period_end": _priority_period_end,
    "old_or_new_priority_date": _old_or_new,
    "search_copy_received": lambda facts: facts.application.search_copy_received,
    "demand_filed": lambda facts: facts.application.demand_filed,
    "demand_limit": _demand_limit,
    "examination_documents": _examination_documents,
    "examination_start": _examination_start,
    "publication": lambda facts: facts.publication().expected,
    "former_article_22": lambda facts: facts.priority_date if facts.former_article_22 else None,
}


def _publication(facts: Facts) -> Deadline:
    found = facts.publication()
    return _by_the_bureau("pct.publication", found, found.thursday, found.day, found.steps)


def _preparations(facts: Facts) -> Deadline:
    found = facts.publication()
    step = _(
        "Publication on {day}: the preparations are complete 15 days before, on {done}; a change "
        "must arrive by Tuesday {change}, midnight (Central European time)."
    ).format(
        day=say_day(found.expected),
        done=say_day(found.preparations),
        change=say_day(found.last_change),
    )
    day = found.preparations if found.day else None
    steps = (*found.steps, step)
    return _by_the_bureau("pct.publication_tech_prep", found, found.preparations, day, steps)


def _library(facts: Facts) -> Deadline | None:
    found = facts.publication()
    if not _earlier_filing(facts):
        return None
    eve = found.expected - timedelta(days=1)
    step = _("The request must come before publication on {day}.").format(
        day=say_day(found.expected)
    )
    day = eve if found.day else None
    return _by_the_bureau("pct.priority_document_das", found, eve, day, (*found.steps, step))


def _by_the_bureau(id: str, found: Publication, nominal, day, steps) -> Deadline:
    current = rule(id, found.expected)
    key = id.removeprefix("pct.")
    # A closed Thursday can only make publication later, so what comes before it is safe.
    safe_day = None if day or id == "pct.publication" else nominal
    return Deadline(key, current, nominal, day, tuple(steps), "IB", rule_title(current), safe_day)


_SPECIAL: dict[str, Callable[[Facts], Deadline | None]] = {
    "pct.publication": _publication,
    "pct.publication_tech_prep": _preparations,
    "pct.priority_document_das": _library,
}


def last_day_before_change(id: str, facts: Facts, deadline: Deadline) -> date | None:
    """Return the last day on which a notice still moves a deadline; None while it is open."""
    if id in _SPECIAL:
        return facts.publication().last_change
    return deadline.day or deadline.nominal


def through_changes(
    facts: Facts,
    compute: Callable[[Facts], Deadline | None],
    last_day: Callable[[Facts, Deadline], date | None],
) -> Deadline | None:
    """Return a deadline as the notices on priority leave it (Rules 26bis.1(c), 90bis.3(d), (e)).

    A notice moves a limit only if it comes while the limit still runs.

    Args:
        facts: with the priority date at filing.
        compute: gives the deadline for one priority date.
        last_day: gives the last day on which a notice still moves it; None while it is open.
    """
    current, notes = compute(facts), []
    for change in priority.changes(facts.application):
        moved = replace(facts, priority_date=change.after)
        later = compute(moved)
        if not change.effective or current is None or later in (None, current):
            continue
        end = last_day(facts, current)
        if end is None or change.day <= end:
            said = _("{step} The limit still ran, so it counts anew ({cite}).")
            facts, current = moved, later
        else:
            said = _("{step} The limit had ended on {end}, so it stays ({cite}).")
        end = say_day(end) if end else ""
        notes.append(said.format(step=change.step, end=end, cite=change.cite))
    return current and replace(current, steps=(*notes, *current.steps))

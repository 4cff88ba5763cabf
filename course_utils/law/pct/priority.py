"""The right of priority: its period, restoration, and how withdrawals and corrections move it."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from course_utils.law import periods
from course_utils.law.deadlines import Deadline
from course_utils.law.limits import Known
from course_utils.law.pct.limits import settle
from course_utils.law.rules import rule
from course_utils.messages import _, say_day

WITHDRAWAL, CORRECTION = "Rule 90bis.3(d)", "Rule 26bis.1(c)"


def _settle(id: str, office: str, **starts: date) -> Deadline:
    known = {name: Known(day) for name, day in starts.items()}
    return settle(id, known.get, lambda rule: (office,), min(starts.values()))


def end_of(deadline: Deadline) -> date:
    """Return the last day of a deadline; where closed days are unknown, its nominal end."""
    return deadline.day or deadline.nominal


def priority_period(earlier_filing: date, receiving_office: str) -> Deadline:
    """Return the last day to file with priority (Paris Art. 4C; PCT Rules 2.4, 80.5).

    Args:
        earlier_filing: filing date of the earlier application.
        receiving_office: ST.3 code; only its closed days move the end.
    """
    return _settle("pct.priority_period", receiving_office, earlier_filing=earlier_filing)


def restoration_window(earlier_filing: date, receiving_office: str) -> Deadline:
    """Return the last filing date with which priority can be restored (Rule 26bis.3(a)).

    The two months count from the last day of the priority period, closed days included. Arguments
    as `priority_period`.
    """
    end = end_of(priority_period(earlier_filing, receiving_office))
    return _settle("pct.restoration_window", receiving_office, priority_period_end=end)


def priority_correction(before: date, after: date, filing_date: date, office: str) -> Deadline:
    """Return the last day to correct or add a priority claim (Rule 26bis.1(a)).

    Args:
        before, after: the priority date without and with the correction; of the two periods of 16
            months the one that ends first counts.
        filing_date: the international filing date; the limit is never less than 4 months from it.
        office: ST.3 code of the receiving Office.
    """
    return _settle(
        "pct.priority_correct_add",
        office,
        old_or_new_priority_date=min(before, after),
        filing_date=filing_date,
    )


@dataclass(frozen=True)
class Change:
    """A notice that withdraws or corrects a priority claim.

    Attributes:
        day: when the notice was received.
        before, after: the priority date before and after it; equal when it does not move.
        proposed: the priority date as the notice would have it.
        effective: whether it came in time.
        cite: the rule that says which time limits it moves.
        step: a sentence that says what the notice did.
    """

    day: date
    before: date
    after: date
    proposed: date
    effective: bool
    cite: str
    step: str


def _withdrawal(day: date, before: date, after: date) -> Change:
    limit = _settle("pct.withdraw_priority", "IB", priority_date=before)
    effective = day <= end_of(limit)
    sentence = _("The priority claim is withdrawn on {day}: the priority date becomes {after}.")
    if not effective:
        sentence = _(
            "The notice of withdrawal of {day} came after {limit}: the priority date stays."
        )
    step = sentence.format(day=say_day(day), after=say_day(after), limit=say_day(end_of(limit)))
    return Change(day, before, after if effective else before, after, effective, WITHDRAWAL, step)


def _correction(application, day: date, before: date, after: date) -> Change:
    limit = priority_correction(
        before, after, application.filing_date, application.receiving_office
    )
    grace = rule("pct.priority_correction_grace", day)
    last = periods.end_of_period(end_of(limit), grace.value, grace.unit)
    early = application.early_publication_requested
    effective = day <= last and not (early and day > early)
    sentence = _("The priority claim is corrected on {day}: the priority date becomes {after}.")
    if effective and day > end_of(limit):
        sentence = _(
            "The correction of {day} came within one month after {limit} and counts as in time, if "
            "the claim was not yet declared void (Rule 26bis.2(b)): the priority date becomes "
            "{after}."
        )
    elif not effective and day <= last:
        sentence = _(
            "The correction of {day} came after the request for early publication and counts as "
            "not made, unless that request is withdrawn in time (Rule 26bis.1(b)): the priority "
            "date stays."
        )
    elif not effective:
        sentence = _("The correction of {day} came after {limit}: the priority date stays.")
    step = sentence.format(day=say_day(day), after=say_day(after), limit=say_day(end_of(limit)))
    return Change(day, before, after if effective else before, after, effective, CORRECTION, step)


def covers(earlier_filing: date, filing_date: date, receiving_office: str) -> bool:
    """Say whether a claim to `earlier_filing` can stand: not later, not older than the window."""
    if earlier_filing > filing_date:
        return False
    return filing_date <= end_of(restoration_window(earlier_filing, receiving_office))


@lru_cache(maxsize=256)
def _history(application) -> tuple[tuple[Change, ...], tuple[date | None, ...]]:
    """Return the changes, and the day of each claim as corrected, None where it never stood."""
    claimed = [
        claim.day if _stands(application, claim.day) else None for claim in application.priorities
    ]
    withdrawn: set[int] = set()
    moves = []
    for number, claim in enumerate(application.priorities):
        if claim.corrected_on:
            moves.append((claim.corrected_on, number, claim.corrected_to))
        if claim.withdrawn_on:
            moves.append((claim.withdrawn_on, number, None))
    found = []
    for day, number, new in sorted(moves, key=lambda move: (move[0], move[2] is None)):
        before = _earliest(application, claimed, withdrawn)
        if new is None:
            tried, gone = claimed, withdrawn | {number}
            change = _withdrawal(day, before, _earliest(application, tried, gone))
        else:
            tried, gone = [*claimed[:number], new, *claimed[number + 1 :]], withdrawn
            change = _correction(application, day, before, _earliest(application, tried, gone))
        if change.effective:
            claimed, withdrawn = tried, gone
        found.append(change)
    return tuple(found), tuple(claimed)


def changes(application) -> tuple[Change, ...]:
    """Return what the notices did to the priority date of an `Application`, in their order."""
    return _history(application)[0]


def claims(application) -> list[tuple]:
    """Return each claim that stood, with its earlier filing date as corrected in time.

    A withdrawn claim is among them: its right was used at filing.
    """
    days = _history(application)[1]
    return [(claim, day) for claim, day in zip(application.priorities, days, strict=True) if day]


def _stands(application, day: date) -> bool:
    return covers(day, application.filing_date, application.receiving_office)


def _earliest(application, claimed: list[date | None], withdrawn: set[int]) -> date:
    days = [day for n, day in enumerate(claimed) if day and n not in withdrawn]
    return min(days, default=application.filing_date)


def date_at_filing(application) -> date:
    """Return the priority date as it stood on the international filing date (Art. 2(xi))."""
    days = [claim.day for claim in application.priorities if _stands(application, claim.day)]
    return min(days, default=application.filing_date)

"""After the final determination: reconsideration, the President, finality, appeal, bond."""

from dataclasses import replace
from datetime import date

from course_utils.law.deadlines import Deadline
from course_utils.law.section337.facts import Investigation
from course_utils.law.section337.steps import (
    Start,
    court,
    federal,
    happened,
    start,
    statute,
    with_steps,
)
from course_utils.messages import _, say_day


def after_determination(facts: Investigation, final: Deadline) -> list[Deadline]:
    """Return the steps after the final determination.

    "reconsideration" and "appeal"; with an order also "presidential_review", "order_final" and
    "bond_motion". After a disapproval there is no order, and the steps end with the review.
    """
    issued = start("determination", facts.determination, final)
    served = start("determination_served", facts.determination_served, issued)
    found = [federal("reconsideration", "reconsideration", served, facts.lapses)]
    if not facts.order:
        return [*found, court("appeal", "appeal", {"final": issued})]
    received = start("president_received", facts.president_received, issued)
    ended = presidential_review(received, facts.approved, facts.disapproved)
    found.append(ended)
    if facts.disapproved:
        return found
    last = Start(ended.day or ended.nominal, waiting=received.waiting)
    final_day = _final(last, facts.approved)
    return [
        *found,
        final_day,
        court(
            "appeal",
            "appeal",
            {"final": Start(final_day.day or final_day.nominal, waiting=received.waiting)},
        ),
        _bond_motion(facts, last),
    ]


def presidential_review(
    received: Start, approved: date | None = None, disapproved: date | None = None
) -> Deadline:
    """Return the last day of presidential review (19 U.S.C. 1337(j)).

    Day 1 is the day after receipt, every day counts, and no weekend moves the 60th day. An express
    approval or a disapproval ends the review on its day.
    """
    found = statute("presidential_review", "presidential_review", received)
    answered = approved or disapproved
    if not answered:
        return found
    sentence = _("The President approved on {day}: the review ends.")
    if disapproved:
        sentence = _("The President disapproved on {day}: the order has no effect from then.")
    return replace(
        found, day=answered, steps=(*found.steps, sentence.format(day=say_day(answered)))
    )


def _final(ended: Start, approved: date | None) -> Deadline:
    found = statute("order_final", "order_final", ended)
    if not approved:
        return found
    step = _("With an express approval the order is final on that day, {day}.")
    return replace(
        found, nominal=approved, day=approved, steps=(step.format(day=say_day(approved)),)
    )


def _bond_motion(facts: Investigation, ended: Start) -> Deadline:
    if facts.appeal_resolved:
        resolved = happened(facts.appeal_resolved)
        return federal("bond_motion", "bond_motion_appealed", resolved, facts.lapses)
    return with_steps(
        federal("bond_motion", "bond_motion", ended, facts.lapses),
        _("If there is an appeal, the time runs from its end instead."),
    )

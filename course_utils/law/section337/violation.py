"""From institution to the final initial determination: target date, hearing, determinations."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from course_utils.law.deadlines import Deadline, rule_title
from course_utils.law.periods import end_of_period
from course_utils.law.rules import rule
from course_utils.law.section337.counting import Lapse, business_day, business_days_before
from course_utils.law.section337.facts import Investigation
from course_utils.law.section337.steps import (
    Start,
    at_latest,
    federal,
    happened,
    start,
    with_steps,
)
from course_utils.messages import _, say_day


def target_date(
    instituted: Start,
    months: int,
    set_on: date | None = None,
    lapses: Iterable[Lapse] = (),
    id: str = "target_date",
) -> Deadline:
    """Return the target date (19 CFR 210.51(a)).

    Args:
        instituted: institution, by publication in the Federal Register.
        months: months from institution, where the date itself is not known.
        set_on: the target date as it was set.
        lapses: lapses in appropriations, which move a date that is counted.
        id: "target_date", or "enforcement_target_date" with 12 months instead of 16.

    The rule gives a length that the date may not exceed without review; where its last day is
    closed, the business day before is taken.
    """
    by = rule(f"section337.{id}", instituted.day)
    longest = by.periods[0].length
    if set_on:
        step = _("The target date was set on {day}.").format(day=say_day(set_on))
        found = Deadline("target_date", by, set_on, set_on, (step,), by.actor, rule_title(by))
    else:
        counted = replace(by, periods=(replace(by.periods[0], length=months),))
        found = at_latest("target_date", counted, instituted, lapses)
        found = with_steps(
            found, _("This is the last day of that length; the judge sets the date.")
        )
    without_review = end_of_period(instituted.day, longest, "month")
    if (found.day or found.nominal) <= without_review:
        return found
    longer = _(
        "That is more than {months} months after institution: no cap, but only an initial "
        "determination can set it ({rule})."
    ).format(months=longest, rule=by.cite)
    return with_steps(found, longer)


def before_hearing(facts: Investigation) -> list[Deadline]:
    """Return the steps that are counted backwards from the hearing.

    "summary_determination_motion", "counterclaim", "consent_order_motion", and "interim_id" when
    one is planned.
    """
    hearing = happened(facts.hearing)
    found = [_summary_determination(hearing), _counterclaim(facts.hearing)]
    consent = rule("section337.consent_order_motion", facts.hearing)
    found.append(at_latest("consent_order_motion", consent, hearing))
    if facts.interim:
        interim = rule("section337.interim_id", facts.hearing)
        found.append(at_latest("interim_id", interim, hearing))
    return found


def _summary_determination(hearing: Start) -> Deadline:
    """Count 60 days back, the day before the hearing being the first; a closed end moves ON."""
    by = rule("section337.summary_determination_motion", hearing.day)
    back = at_latest("summary_determination_motion", by, hearing)
    day, closed = business_day(back.nominal)
    steps = [back.steps[0], *closed]
    if closed:
        forward = _("Counted backwards, yet it moves on to the next business day, {day} ({rule}).")
        steps.append(forward.format(day=say_day(day), rule=by.cite))
    return replace(back, day=day, steps=tuple(steps))


def _counterclaim(hearing: date) -> Deadline:
    by = rule("section337.counterclaim", hearing)
    day = business_days_before(hearing, by.value)
    step = _("{count} business days before the hearing of {hearing}: {day}.").format(
        count=by.value, hearing=say_day(hearing), day=say_day(day)
    )
    return Deadline("counterclaim", by, day, day, (step,), by.due_at, rule_title(by))


def hundred_day_id(facts: Investigation, instituted: Start) -> Deadline:
    """Return until when the determination of the 100-day programme is due (19 CFR 210.42(a)(3))."""
    return federal("hundred_day_id", "hundred_day_id", instituted, facts.lapses)


def final_id(target: Deadline, id: str = "final_id") -> Deadline:
    """Return the latest day of the final initial determination.

    Four months before the target date (19 CFR 210.42(a)(1)(i)); three for "enforcement_id" (19 CFR
    210.75(a)(3)). A closed day moves it earlier.
    """
    day = target.day or target.nominal
    known = happened(day) if target.day else start("target_date", None, target)
    return at_latest(id, rule(f"section337.{id}", day), known)


def recommended_determination(facts: Investigation, last_id: Deadline) -> Deadline:
    """Return until when the recommended determination is due: 14 days from the issue of the ID."""
    fact = facts.final_id_issued or facts.day_of("final_id_served")
    issued = start("final_id_issued", fact, last_id)
    return federal("recommended_determination", "recommended_determination", issued, facts.lapses)

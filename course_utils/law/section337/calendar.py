"""The calendar of one investigation: every step that follows from what is known of it."""

from course_utils.law.deadlines import Calendar, in_order
from course_utils.law.section337 import before, presidential, violation
from course_utils.law.section337.facts import Investigation
from course_utils.law.section337.relief import temporary_relief
from course_utils.law.section337.review import after_final_id, final_determination
from course_utils.law.section337.steps import federal, start


def calendar(investigation: Investigation) -> Calendar:
    """Return the steps of an investigation, from the complaint to the appeal.

    A step whose event is known has a `day`. A step whose event is still to come has a `nominal` day
    only, counted from the last day of the step before, and its first sentence says so.

    Keys: institution_decision, public_interest_comments, public_interest_reply, response,
    target_date_order, target_date, final_id, recommended_determination, petition_for_review,
    response_to_petition, agency_comments, review_decision, public_interest_submissions,
    final_determination, reconsideration, appeal; with an order presidential_review, order_final and
    bond_motion; with a parallel action stay_request; with a hearing summary_determination_motion,
    counterclaim, consent_order_motion and interim_id; in the 100-day programme hundred_day_id; with
    a motion for temporary relief teo_submissions, teo_id, teo_comments, teo_reply, teo_adopted and
    teo_decision.
    """
    facts = investigation
    decision = before.institution_decision(facts)
    instituted = start("instituted", facts.instituted, decision)
    target = violation.target_date(instituted, facts.target_months, facts.target_date, facts.lapses)
    last_id = violation.final_id(target)
    recommended = violation.recommended_determination(facts, last_id)
    final = final_determination(target, facts.determination)
    steps = [
        decision,
        *before.public_interest(facts),
        before.response(facts, instituted),
        federal("target_date_order", "target_date_order", instituted, facts.lapses),
        target,
        last_id,
        recommended,
        *after_final_id(facts, last_id, recommended),
        final,
        *presidential.after_determination(facts, final),
    ]
    if facts.civil_action_filed:
        steps.append(before.stay_request(facts, instituted))
    if facts.hearing:
        steps += violation.before_hearing(facts)
    if facts.hundred_day:
        steps.append(violation.hundred_day_id(facts, instituted))
    if facts.temporary_relief:
        steps += temporary_relief(facts, instituted)
    return in_order(steps)

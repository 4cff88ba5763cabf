"""Review of initial determinations by the Commission, up to its final determination."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from course_utils.law.deadlines import Calendar, Deadline, in_order
from course_utils.law.inputs import near
from course_utils.law.section337.counting import Lapse, Service
from course_utils.law.section337.facts import Investigation
from course_utils.law.section337.steps import Start, federal, happened, start, statute, with_steps
from course_utils.messages import _, say_day

# Kind of initial determination -> the rules on the petition, the response, the decision.
_RULES = {
    "final": ("petition_final", "petition_response_final", "review_sixty"),
    "summary determination": ("petition_ten", "petition_response", "review_fortyfive"),
    "100-day": ("petition_five", "petition_response", "review_thirty"),
    "other": ("petition_five", "petition_response", "review_thirty"),
    "bond": ("petition_ten", "petition_response", "review_fortyfive"),
    "enforcement": ("petition_ten", "petition_response", "review_fortyfive"),
}
KINDS = tuple(_RULES)
_KEYS = ("petition_for_review", "response_to_petition", "review_decision")


def review(
    kind: str,
    served: Service,
    petition_served: Service | None = None,
    lapses: Iterable[Lapse] = (),
) -> Calendar:
    """Return the steps after the service of an initial determination (19 CFR 210.42, 210.43).

    Args:
        kind: "final"; "summary determination", where it ends the whole case; "100-day"; "other"
            (default, termination, target date over 16 months ...); "bond"; "enforcement".
        served: service of the initial determination.
        petition_served: service of a petition on the party that responds.
        lapses: lapses in appropriations.

    Returns:
        A calendar with "petition_for_review", "response_to_petition" and "review_decision".

    Raises:
        CourseError: no such kind.
    """
    return in_order(review_steps(kind, happened(served), petition_served, lapses))


def review_steps(
    kind: str,
    served: Start,
    petition_served: Service | None = None,
    lapses: Iterable[Lapse] = (),
) -> list[Deadline]:
    """Return the steps of `review` from a start that may only be expected."""
    if kind not in _RULES:
        sentence = _("There is no kind of initial determination {text!r}; {hint}.")
        raise near(sentence, kind, list(KINDS))
    ids = dict(zip(_KEYS, _RULES[kind], strict=True))
    petition = federal(_KEYS[0], ids[_KEYS[0]], served, lapses)
    answered = start("petition_served", petition_served, petition)
    response = federal(_KEYS[1], ids[_KEYS[1]], answered, lapses, commission_document=False)
    # The days for service belong to a party that has to act, not to the Commission.
    decision = federal(_KEYS[2], ids[_KEYS[2]], replace(served, service=None), lapses)
    return [petition, response, decision]


def after_final_id(facts: Investigation, last_id: Deadline, recommended: Deadline):
    """Return the steps from the service of the final initial determination."""
    served = start("id_served", facts.final_id_served, last_id)
    posted = start("notice_posted", facts.notice_posted, served)
    received = start("recommended_served", facts.recommended_served, recommended)
    return [
        *review_steps("final", served, facts.petition_served, facts.lapses),
        federal("agency_comments", "agency_comments", posted, facts.lapses),
        federal(
            "public_interest_submissions", "public_interest_submissions", received, facts.lapses
        ),
    ]


def final_determination(target: Deadline, determination: date | None) -> Deadline:
    """Return the day by which the Commission decides, the target date (19 CFR 210.51(a))."""
    day = target.day or target.nominal
    known = happened(day) if target.day else start("target_date", None, target)
    found = statute("final_determination", "final_determination", known)
    if not determination:
        return found
    issued = _("The Commission issued it on {day}.").format(day=say_day(determination))
    return with_steps(found, issued)

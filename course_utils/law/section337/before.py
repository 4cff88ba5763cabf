"""Before institution and at its start: the thirty days, the response, the stay."""

from course_utils.law.deadlines import Deadline
from course_utils.law.section337.facts import Investigation
from course_utils.law.section337.steps import (
    Start,
    calendar_days,
    court,
    federal,
    happened,
    start,
    with_steps,
)
from course_utils.messages import _, say_day

_RESPONSE = {
    "": "response",
    "ordinary": "response_relief",
    "more complicated": "response_relief_complicated",
}


def institution_decision(facts: Investigation) -> Deadline:
    """Return until when the Commission decides whether to institute (19 CFR 210.10(a)).

    30 days from the complaint, 35 with a motion for temporary relief; an amendment that widens the
    complaint starts them again.
    """
    id = "institution_decision_relief" if facts.temporary_relief else "institution_decision"
    found = federal("institution_decision", id, happened(facts.filed), facts.lapses)
    if not facts.amended:
        return found
    again = _("The amendment of {day} counts as the filing of the complaint (19 CFR 210.14(a)).")
    return with_steps(found, again.format(day=say_day(facts.amended)))


def public_interest(facts: Investigation) -> list[Deadline]:
    """Return the steps "public_interest_comments" and "public_interest_reply" (19 CFR 210.8(c))."""
    published = start("receipt_published", facts.receipt_published, happened(facts.filed))
    comments = calendar_days(
        "public_interest_comments", "public_interest_comments", published, facts.lapses
    )
    filed = start("comments_filed", facts.comments_filed, comments)
    reply = calendar_days("public_interest_reply", "public_interest_reply", filed, facts.lapses)
    return [comments, reply]


def response(facts: Investigation, instituted: Start) -> Deadline:
    """Return until when the respondent answers (19 CFR 210.13(a), 210.59(a)).

    20 days from service; 10 with a motion for temporary relief that is not more complicated.
    """
    served = start("served", facts.served, instituted)
    return federal("response", _RESPONSE[facts.temporary_relief], served, facts.lapses)


def stay_request(facts: Investigation, instituted: Start) -> Deadline:
    """Return until when the respondent may demand a stay of a parallel action (28 U.S.C. 1659(a)).

    The later of 30 days from being named in the investigation, which happens with institution, and
    30 days from the filing of the action.
    """
    starts = {"instituted": instituted, "civil_action_filed": happened(facts.civil_action_filed)}
    return court("stay_request", "stay_request", starts)

"""After the order: enforcement, modification or rescission, advisory opinions."""

from collections.abc import Iterable
from datetime import date

from course_utils.law.deadlines import Calendar, in_order
from course_utils.law.section337.counting import Lapse, Service
from course_utils.law.section337.review import review_steps
from course_utils.law.section337.steps import federal, happened, start
from course_utils.law.section337.violation import final_id, target_date


def enforcement(
    complaint_filed: date,
    *,
    instituted: date | None = None,
    served: Service | None = None,
    target: date | None = None,
    target_months: int = 12,
    id_served: Service | None = None,
    petition_served: Service | None = None,
    lapses: Iterable[Lapse] = (),
) -> Calendar:
    """Return the steps of a formal enforcement proceeding (19 CFR 210.75, 210.51(a)(2)).

    Args:
        complaint_filed: the enforcement complaint.
        instituted: publication of the notice of the proceeding in the Federal Register.
        served: service of the enforcement complaint on the respondent.
        target: the target date as set; else `target_months` after institution.
        id_served: service of the enforcement initial determination.
        petition_served, lapses: as in `review`.

    Returns:
        A calendar with "institution_decision", "response", "target_date_order", "target_date",
        "enforcement_id", "petition_for_review", "response_to_petition" and "review_decision".
    """
    lapses = tuple(lapses)
    decision = federal(
        "institution_decision", "enforcement_institution", happened(complaint_filed), lapses
    )
    begun = start("instituted", instituted, decision)
    end = target_date(begun, target_months, target, lapses, "enforcement_target_date")
    last_id = final_id(end, "enforcement_id")
    return in_order(
        [
            decision,
            federal("response", "enforcement_response", start("served", served, begun), lapses),
            federal("target_date_order", "target_date_order", begun, lapses),
            end,
            last_id,
            *review_steps(
                "enforcement", start("id_served", id_served, last_id), petition_served, lapses
            ),
        ]
    )


def modification(
    petition_filed: date,
    *,
    served: Service | None = None,
    recommended_served: Service | None = None,
    comments_served: Service | None = None,
    lapses: Iterable[Lapse] = (),
) -> Calendar:
    """Return the steps of a petition to modify or rescind an order (19 CFR 210.76).

    Args:
        petition_filed: the petition.
        served: its service on the party that opposes it.
        recommended_served: service of a recommended determination, where a hearing was delegated.
        comments_served: service of comments on it.
        lapses: lapses in appropriations.

    Returns:
        A calendar with "modification_decision" and "modification_opposition"; with a recommended
        determination also "modification_comments" and "modification_reply".
    """
    filed, lapses = happened(petition_filed), tuple(lapses)
    opposed = start("petition_served", served, filed)
    steps = [
        federal("modification_decision", "modification_decision", filed, lapses),
        federal(
            "modification_opposition",
            "modification_opposition",
            opposed,
            lapses,
            commission_document=False,
        ),
    ]
    if recommended_served:
        told = happened(recommended_served)
        comments = federal("modification_comments", "modification_comments", told, lapses)
        answered = start("comments_served", comments_served, comments)
        reply = federal(
            "modification_reply", "modification_reply", answered, lapses, commission_document=False
        )
        steps += [comments, reply]
    return in_order(steps)


def advisory_opinion(
    request_filed: date, *, served: Service | None = None, lapses: Iterable[Lapse] = ()
) -> Calendar:
    """Return the steps of a request for an advisory opinion (19 CFR 210.79).

    Args:
        request_filed: the request.
        served: its service on the party that responds.
        lapses: lapses in appropriations.

    Returns:
        A calendar with "advisory_decision" and "advisory_response".
    """
    filed, lapses = happened(request_filed), tuple(lapses)
    asked = start("request_served", served, filed)
    return in_order(
        [
            federal("advisory_decision", "advisory_decision", filed, lapses),
            federal(
                "advisory_response", "advisory_response", asked, lapses, commission_document=False
            ),
        ]
    )

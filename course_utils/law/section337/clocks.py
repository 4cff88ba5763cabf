"""Single clocks of a case, which run whenever their event happens: discovery, motions, papers."""

from collections.abc import Iterable
from datetime import date

from course_utils.law.deadlines import Deadline
from course_utils.law.inputs import as_day, near
from course_utils.law.section337.counting import Lapse, Service
from course_utils.law.section337.steps import federal, happened
from course_utils.messages import _

# Name -> whether the document that starts it comes from the Commission.
_CLOCKS = {
    "admissions": False,
    "confidential_documents": False,
    "deposition_objection": False,
    "document_requests": False,
    "interlocutory_review": True,
    "interrogatories": False,
    "motion_response": False,
    "privilege_log": False,
    "privileged_return": False,
    "public_version": True,
    "relief_bond_motion": True,
    "sanction_comments": True,
    "severance": True,
    "stay_notice": False,
    "subpoena_objection": True,
    "summary_determination_response": False,
}
CLOCKS = tuple(_CLOCKS)


def clock(name: str, event: date | Service, lapses: Iterable[Lapse] = ()) -> Deadline:
    """Return one clock, counted under 19 CFR 201.14(a).

    Args:
        name: one of `CLOCKS`, such as "interrogatories" or "motion_response".
        event: the day of the event, or the service of the document that starts the clock.
        lapses: lapses in appropriations.

    Raises:
        CourseError: no such clock, or no day.
    """
    if name not in _CLOCKS:
        raise near(_("There is no clock {text!r}; {hint}."), name, list(CLOCKS))
    if not isinstance(event, Service):
        event = as_day(event, _("the event"))
    begun = happened(event)
    return federal(name, name, begun, tuple(lapses), commission_document=_CLOCKS[name])

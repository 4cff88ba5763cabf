"""The calendar of one registration: what is known of it, and what has happened to it since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from course_utils.errors import CourseError
from course_utils.law.deadlines import Calendar, Deadline, in_order
from course_utils.law.inputs import as_day, near
from course_utils.law.madrid.application import certification_end, priority_end
from course_utils.law.madrid.dependency import (
    OFFICE_OF_ORIGIN,
    REASONS,
    dependency_end,
    transformation_end,
)
from course_utils.law.madrid.keeping import renewal, us_declarations
from course_utils.law.madrid.members import member
from course_utils.law.madrid.opposition import non_use, opposition
from course_utils.law.madrid.refusal import refusal_end, response_end, response_events
from course_utils.law.madrid.registration import Registration
from course_utils.messages import _, say_day

EVENTS = ("notified", "refused", "published", "certificate", "refusal_ended", "cancelled")
_OF_A_MEMBER = ("notified", "refused", "published", "refusal_ended")


def event_names() -> dict[str, str]:
    """Return the events that a calendar knows, by name, said in words."""
    return {
        "notified": _("WIPO sent the member the notification; its refusal period starts"),
        "refused": _("the day from which the time to answer a refusal of the member runs"),
        "published": _("the publication that starts the opposition period at the member"),
        "certificate": _("the United States certificate of extension of protection"),
        "refusal_ended": _("the refusal period of the member ended without a pending refusal"),
        "cancelled": _("the cancellation was recorded in the International Register"),
    }


@dataclass(frozen=True)
class Event:
    """Something that happened to a registration.

    Attributes:
        name: one of `event_names`.
        day: when.
        member: ST.3 code of the member concerned, where one is.
        detail: the ground of a refusal ("ex officio" or "opposition"), or the reason of a
            cancellation ("Office of origin", ...); these are taken when it is empty.
        mark: the name of the mark, in a portfolio of several.

    Raises:
        CourseError: no such event, or a member is missing.
    """

    name: str
    day: date
    member: str = ""
    detail: str = ""
    mark: str = ""

    def __post_init__(self):
        if self.name not in EVENTS:
            raise near(_("There is no event {text!r}; {hint}."), self.name, list(EVENTS))
        object.__setattr__(self, "day", as_day(self.day, self.name.replace("_", " ")))
        if self.member:
            object.__setattr__(self, "member", member(self.member).code)
        elif self.name in _OF_A_MEMBER:
            raise CourseError(
                _("The event {name} of {day} needs the member that it concerns.").format(
                    name=self.name, day=say_day(self.day)
                )
            )
        if self.name == "cancelled" and self.detail not in ("", *REASONS):
            raise near(_("There is no reason {text!r}; {hint}."), self.detail, list(REASONS))


def calendar(registration: Registration, events: Iterable[Event] = (), cycles: int = 1) -> Calendar:
    """Return all time limits of a registration that follow from what is known.

    Args:
        registration: the registration.
        events: what has happened since; each adds the limits that it starts.
        cycles: how many renewals to show.

    Returns:
        A calendar with "priority", "forwarding", "dependency", "renewal_due.1", ..., and for the
        events "refusal.US", "response.US", "opposition.US", "non_use.CN", "section_71_6",
        "transformation.US", ...

    Raises:
        CourseError: an event does not fit the registration, or starts a limit that is not known.
    """
    first = registration.basic.priority or registration.basic.filed
    found = [
        priority_end(first, registration.basic.office),
        certification_end(registration.filed),
        dependency_end(registration),
    ]
    for cycle in range(1, cycles + 1):
        found += renewal(registration, cycle)
    for event in events:
        found += _steps(registration, event)
    return in_order(found)


def _steps(registration: Registration, event: Event) -> list[Deadline]:
    if event.member and event.member not in registration.all_members:
        raise CourseError(
            _("{mark} does not designate {member}, which the event of {day} names.").format(
                mark=registration.mark.name, member=event.member, day=say_day(event.day)
            )
        )
    return _STEPS[event.name](registration, event)


def _notified(registration: Registration, event: Event) -> list[Deadline]:
    return [refusal_end(registration, event.member, event.day)]


def _refused(registration: Registration, event: Event) -> list[Deadline]:
    ground = event.detail or "ex officio"
    start = response_events(event.member, ground)
    return [response_end(event.member, ground, {start: event.day})]


def _published(registration: Registration, event: Event) -> list[Deadline]:
    return [opposition(event.member, event.day, route="designation")]


def _refusal_ended(registration: Registration, event: Event) -> list[Deadline]:
    if event.member != "CN":
        return []
    return [non_use("CN", event.day)]


def _certificate(registration: Registration, event: Event) -> list[Deadline]:
    if "US" not in registration.all_members:
        raise CourseError(
            _("{mark} does not designate the United States; it has no certificate.").format(
                mark=registration.mark.name
            )
        )
    return list(us_declarations(event.day))


def _cancelled(registration: Registration, event: Event) -> list[Deadline]:
    reason = event.detail or OFFICE_OF_ORIGIN
    return [transformation_end(event.day, reason, code) for code in registration.all_members]


_STEPS = {
    "notified": _notified,
    "refused": _refused,
    "published": _published,
    "refusal_ended": _refusal_ended,
    "certificate": _certificate,
    "cancelled": _cancelled,
}

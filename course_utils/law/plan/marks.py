"""Acts of a plan for trademarks: an international registration, its designations, its renewal.

Fees are those of the planned day; what is known of them on `known_on`, the day on which the plan
is made, is said in `prices.priced`.
"""

from datetime import date, timedelta

from course_utils.law.madrid import (
    Registration,
    application_fees,
    priority_end,
    renewal,
    renewal_fees,
    subsequent_designation_fees,
)
from course_utils.law.money import FeeSheet
from course_utils.law.plan.acts import Act
from course_utils.law.plan.prices import DAYS_BEFORE, priced
from course_utils.messages import _


def madrid_acts(registration: Registration, *, known_on: date) -> tuple[Act, ...]:
    """Return the acts of an international registration: application and later designations.

    Keys: "madrid.application" on the day of filing (deadline: the priority), "madrid.designation."
    and the day for those added later. Second parts of individual fees, which some members ask only
    before they register, are counted with the application; their lines are `later`.

    Args:
        registration: the planned registration; `filed` and `later` are the planned days.
        known_on: see the module.

    Raises:
        CourseError, MissingValue: as `application_fees` and `subsequent_designation_fees`.
    """
    mark, basic = registration.mark, registration.basic
    number = len(mark.classes)

    def fees(day: date) -> FeeSheet:
        return application_fees(
            registration.members,
            number,
            day,
            colour=mark.colour,
            holder=registration.holder,
            kind=mark.kind,
        ).sheet()

    title = _("International application for {mark}").format(mark=mark.name)
    deadline = priority_end(basic.priority or basic.filed, basic.office)
    sheet = priced(fees, registration.filed, known_on)
    acts = [Act("madrid.application", "madrid", title, registration.filed, deadline, sheet)]
    for since in sorted({designation.since for designation in registration.later}):
        acts.append(_designation(registration, since, known_on))
    return tuple(acts)


def _designation(registration: Registration, since: date, known_on: date) -> Act:
    members = [d.member for d in registration.later if d.since == since]

    def fees(day: date) -> FeeSheet:
        return subsequent_designation_fees(
            members,
            len(registration.mark.classes),
            day,
            holder=registration.holder,
            kind=registration.mark.kind,
        ).sheet()

    title = _("Designate {members} for {mark} as well").format(
        members=", ".join(members), mark=registration.mark.name
    )
    sheet = priced(fees, since, known_on)
    return Act(f"madrid.designation.{since}", "madrid", title, since, None, sheet)


def madrid_renewal(
    registration: Registration,
    *,
    known_on: date,
    cycle: int = 1,
    days_before: int = DAYS_BEFORE,
) -> tuple[Act, ...]:
    """Return the renewal of an international registration with its fees.

    Key "madrid.renewal"; its deadline is the due date, after which a surcharge is added.

    Args:
        registration: the registration.
        known_on: see the module.
        cycle: 1 for the renewal after ten years, 2 after twenty, ...
        days_before: days between payment and the due date.

    Raises:
        CourseError, MissingValue: as `renewal` and `renewal_fees`.
    """
    due = renewal(registration, cycle)[f"renewal_due.{cycle}"]
    on = due.nominal - timedelta(days=days_before)

    def fees(day: date) -> FeeSheet:
        return renewal_fees(
            registration.all_members,
            len(registration.mark.classes),
            due.nominal if day == on else day,
            day,
            holder=registration.holder,
            kind=registration.mark.kind,
        ).sheet()

    title = _("Renew {mark}").format(mark=registration.mark.name)
    return (Act("madrid.renewal", "madrid", title, on, due, priced(fees, on, known_on)),)

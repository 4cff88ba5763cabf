"""Customs: recordation of a mark, its term and fees, and the clocks of a detention."""

from dataclasses import replace
from datetime import date, timedelta

from course_utils.errors import CourseError
from course_utils.law.deadlines import Calendar, Deadline, in_order, rule_title
from course_utils.law.inputs import near, not_before
from course_utils.law.limits import working_days
from course_utils.law.madrid.counting import limit
from course_utils.law.money import FeeLine, fee_line
from course_utils.law.rules import rule
from course_utils.law.tables import row_in_force
from course_utils.messages import _, say_day

TABLE = "madrid/customs"
OFFICES = ("CN", "US")
DETENTIONS = ("on request", "ex officio")


def _checked(office: str) -> str:
    if office not in OFFICES:
        raise near(
            _(
                "Customs recordation is known for China and the United States only, not for "
                "{text!r}; {hint}."
            ),
            office,
            list(OFFICES),
        )
    return office


def customs_recordal(office: str, on: date, right_expires: date) -> Calendar:
    """Return the term of a customs recordation and the days of its renewal.

    China: ten years from the recording, but no longer than the right; renewal within the last six
    months. The United States: as long as the registration; renewal until three months after its
    expiry (the customs page says 90 days: the earlier end is kept).

    Args:
        office: "CN" or "US".
        on: the day on which customs recorded the mark.
        right_expires: the last day of the registration.

    Returns:
        A calendar with "customs_term" and, where it arises, "customs_renewal_opens" and
        "customs_renewal".

    Raises:
        CourseError: no such country, or the right expired before the recording.
    """
    _checked(office)
    not_before(on, right_expires, _("The end of the registration"))
    if office == "US":
        by = rule("madrid.customs_us_term", on)
        step = _("It ends with the registration, on {day}.").format(day=say_day(right_expires))
        term = Deadline(
            "customs_term", by, right_expires, right_expires, (step,), "US", rule_title(by)
        )
        end = limit("customs_us_renewal", on, "US", None, registration_expired=right_expires)
        return in_order((term, replace(end, key="customs_renewal")))
    return in_order(_china(on, right_expires))


def _china(on: date, right_expires: date) -> list[Deadline]:
    counted = limit("customs_cn_term", on, recorded=on)
    if right_expires < counted.nominal:
        step = _(
            "The right ends first, on {day}, and the recordation lapses with it; renew the right."
        )
        steps = (*counted.steps, step.format(day=say_day(right_expires)))
        return [
            replace(
                counted,
                key="customs_term",
                office="CN",
                nominal=right_expires,
                day=right_expires,
                steps=steps,
            )
        ]
    safe = counted.nominal - timedelta(days=1)
    step = _(
        "Whether the term ends on the anniversary or on the day before is not said; {day} is safe."
    ).format(day=say_day(safe))
    term = replace(
        counted,
        key="customs_term",
        office="CN",
        day=None,
        safe_day=safe,
        steps=(*counted.steps, step),
    )
    opens = limit("customs_cn_renewal_opens", on, recordation_end=counted.nominal)
    return [replace(opens, key="customs_renewal_opens", office="CN"), term]


def customs_detention(
    route: str, *, notified: date | None = None, detained: date | None = None
) -> Calendar:
    """Return the clocks of a detention by Chinese customs, in working days.

    Args:
        route: "on request" (the owner asks and gives security first) or "ex officio" (customs find
            goods of a recorded mark and tell the owner).
        notified: when customs told the owner (ex officio); three working days to ask and give
            security.
        detained: when the goods were detained; the notice of the court must reach customs within
            20 (on request) or 50 working days (ex officio).

    Raises:
        CourseError: no such route, no day, or a notice where the owner acted first.
    """
    if route not in DETENTIONS:
        raise near(_("There is no detention {text!r}; {hint}."), route, list(DETENTIONS))
    if notified is None and detained is None:
        raise CourseError(_("Give the day of the notice or of the detention."))
    if route == "on request":
        if notified is not None or detained is None:
            raise CourseError(
                _("A detention on request knows no notice to the owner; give the detention only.")
            )
        return in_order([_release("customs_release", "request", detained)])
    steps = []
    if notified is not None:
        by = rule("madrid.customs_cn_request", notified)
        steps.append(working_days("customs_request", by, notified, "CN"))
        not_before(notified, detained, _("The detention"))
    if detained is not None:
        by = rule("madrid.customs_cn_investigation", detained)
        steps.append(working_days("customs_investigation", by, detained, "CN"))
        steps.append(_release("customs_release", "ex_officio", detained))
    return in_order(steps)


def customs_answer(act: str, day: date) -> Deadline:
    """Return until when Chinese customs decide on a recordation, or a change is to be reported.

    Args:
        act: "request" (customs decide within 30 working days from a complete file) or "change" (the
            owner reports it within 30 working days).
        day: the day on which the file was complete, or of the change.

    Raises:
        CourseError: no such act.
    """
    ids = {"request": "madrid.customs_cn_decision", "change": "madrid.customs_cn_change"}
    if act not in ids:
        raise near(_("There is no act {text!r}; {hint}."), act, list(ids))
    return working_days(f"customs_{act}", rule(ids[act], day), day, "CN")


def _release(key: str, route: str, detained: date) -> Deadline:
    by = rule(f"madrid.customs_cn_release_{route}", detained)
    return working_days(key, by, detained, "CN")


def customs_fee(office: str, on: date, classes: int = 1, item: str = "recordation") -> FeeLine:
    """Return the fee of a customs recordation.

    Args:
        office: "CN" or "US".
        on: the day of the request.
        classes: number of classes, which the United States count.
        item: "recordation" or "renewal".

    Raises:
        CourseError: no such country, or no class.
        MissingValue: the table has no such fee on that day.
    """
    if type(classes) is not int or classes < 1:
        raise CourseError(_("Give the number of classes, one at least."))
    row = row_in_force(TABLE, on, st3=_checked(office), item=item)
    quantity = classes if row.unit == "class" else 1
    label = _("Customs recordation") if item == "recordation" else _("Renewal of the recordation")
    return fee_line(f"{label} ({office})", row, quantity)

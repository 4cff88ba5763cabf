"""Provisional refusal: until when it may come, and how long the holder has to answer."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from course_utils.errors import CourseError
from course_utils.law.deadlines import Deadline
from course_utils.law.inputs import near, not_before
from course_utils.law.madrid.counting import ARTICLE_12, limit, national_law, say_event, settle
from course_utils.law.madrid.members import member, safeguard
from course_utils.law.madrid.registration import Registration
from course_utils.law.rules import Period, row_rule
from course_utils.law.tables import records
from course_utils.messages import _, say_day

GROUNDS = ("ex officio", "opposition")
_ISSUED = "fourteen_days_after_office_issue"


def _designated(registration: Registration, code: str) -> str:
    wanted = member(code).code
    if wanted not in registration.all_members:
        raise CourseError(
            _("{mark} does not designate {member}; it designates {members}.").format(
                mark=registration.mark.name,
                member=wanted,
                members=", ".join(registration.all_members) or _("no member"),
            )
        )
    return wanted


def refusal_end(registration: Registration, code: str, notified_on: date) -> Deadline:
    """Return until when a member may notify a provisional refusal (Article 5(2)).

    12 or 18 months from the day on which the International Bureau sent the notification, as
    declared; where the safeguard of Article 9sexies(1)(b) applies, 12.

    Args:
        registration: the registration.
        code: ST.3 code of a designated member.
        notified_on: the day on which the International Bureau sent that member the notification of
            the registration or of the subsequent designation.

    Raises:
        CourseError: the member is not designated, or the notification lies before the registration.
        MissingValue: the member's declarations are not in the tables.
    """
    wanted = _designated(registration, code)
    not_before(registration.registered, notified_on, _("The notification"))
    guard = safeguard(registration.holder, wanted)
    id = f"refusal_{guard.refusal_months}"
    found = limit(id, notified_on, wanted, notification_sent=notified_on)
    steps = (*found.steps, guard.basis) if guard.applies else found.steps
    if may_oppose_later(registration, wanted):
        steps = (
            *steps,
            _("A refusal on an opposition may come later if the Office warned of it in time."),
        )
    return replace(found, key=f"refusal.{wanted}", steps=steps)


def may_oppose_later(registration: Registration, code: str) -> bool:
    """Say whether a member may refuse after 18 months because of an opposition (Art. 5(2)(c)).

    It needs the member's declaration; where Article 9sexies(1)(b) applies, it has no effect.
    """
    wanted = _designated(registration, code)
    return bool(safeguard(registration.holder, wanted).opposition_after_18)


def opposition_refusal_end(
    registration: Registration,
    code: str,
    notified_on: date,
    *,
    warned_on: date,
    opposition_started: date,
    opposition_ended: date,
) -> Deadline:
    """Return until when a refusal based on an opposition may come after 18 months.

    Within one month from the end of the opposition period and within seven months from its start,
    whichever is earlier (Article 5(2)(c)(ii)); it is no fixed sum of 18 and 7 months.

    Args:
        registration, code, notified_on: as in `refusal_end`.
        warned_on: when the Office told the International Bureau that oppositions may come later.
        opposition_started, opposition_ended: the opposition period.

    Raises:
        CourseError: the member has made no such declaration, the safeguard takes it away, or the
            warning came after the 18 months.
    """
    ordinary = refusal_end(registration, code, notified_on)
    wanted = member(code).code
    if not may_oppose_later(registration, wanted):
        raise CourseError(
            _(
                "{member} cannot refuse after the ordinary period here: it made no declaration "
                "under Article 5(2)(c), or Article 9sexies(1)(b) takes it away."
            ).format(member=wanted)
        )
    not_before(opposition_started, opposition_ended, _("The end of the opposition period"))
    warning = limit("opposition_warning", notified_on, wanted, notification_sent=notified_on)
    if warned_on > (warning.day or warning.nominal):
        raise CourseError(
            _(
                "The warning of {day} came after the 18 months that ended on {end}; a later "
                "refusal based on an opposition is not regarded as such (Rule 18(2))."
            ).format(day=say_day(warned_on), end=say_day(warning.day or warning.nominal))
        )
    found = limit(
        "refusal_after_opposition",
        notified_on,
        wanted,
        opposition_ended=opposition_ended,
        opposition_started=opposition_started,
    )
    last = found.day or found.nominal
    if last <= (ordinary.day or ordinary.nominal):
        step = _("That end lies within the 18 months, until {day}, which stand.")
        day = ordinary.day or ordinary.nominal
        return replace(
            ordinary,
            key=f"opposition_refusal.{wanted}",
            steps=(*found.steps, step.format(day=say_day(day))),
        )
    return replace(found, key=f"opposition_refusal.{wanted}")


def china_service(sent_on: date, proved_on: date | None = None) -> Deadline:
    """Return when an electronic document of the Chinese Office counts as served.

    On day 15 after sending, unless the party proves the day on which it entered its system
    (Implementing Regulations Article 10). The day starts periods and does not move off closed days.
    """
    found = limit("cn_service", sent_on, "", ARTICLE_12, sent=sent_on)
    if proved_on is None:
        return found
    not_before(sent_on, proved_on, _("Receipt"))
    step = _("Receipt on {day} is proved and counts.").format(day=say_day(proved_on))
    return replace(found, day=proved_on, nominal=proved_on, steps=(*found.steps, step))


def china_special_marks_end(recorded_on: date) -> Deadline:
    """Return until when China must have the papers of a special kind of mark (Article 43).

    For three-dimensional, colour combination, sound, collective and certification marks in a
    designation of China; without them the designation is refused.

    Args:
        recorded_on: the day of recording in the International Register.
    """
    return limit("cn_special_marks", recorded_on, "CN", ARTICLE_12, recorded=recorded_on)


def china_court_end(received_on: date) -> Deadline:
    """Return until when a review decision of the Chinese Office can be taken to court.

    Args:
        received_on: the day of receipt of the decision.
    """
    return limit("cn_court", received_on, "CN", ARTICLE_12, received=received_on)


def response_events(code: str, ground: str) -> str:
    """Return the event from which the time to answer a refusal of a member runs; "" if none.

    Raises:
        CourseError: the member is not in the table, or no such ground.
    """
    row = _response_row(code, ground)
    return "office_issue" if row.after == _ISSUED else row.after


def _response_row(code: str, ground: str):
    wanted = member(code).code
    if ground not in GROUNDS:
        raise near(_("There is no ground {text!r}; {hint}."), ground, list(GROUNDS))
    found = records("madrid/response_times", st3=wanted, ground=ground)
    if not found:
        raise CourseError(
            _(
                "The time to answer a refusal of {member} is not in WIPO's table of 38 members; "
                "the notification of refusal itself states the limit (Rule 17(2)(vii))."
            ).format(member=wanted)
        )
    return found[0]


def response_end(code: str, ground: str, events: Mapping[str, date]) -> Deadline:
    """Return until when the holder may answer a provisional refusal (table under Rule 17(7)).

    The notification itself states the limit and prevails. Closed days move the end in China and in
    the United States; for other Offices no rule was found, and an end on a closed day is only safe.

    Args:
        code: ST.3 code of the member.
        ground: "ex officio" or "opposition".
        events: the days of the events by name; `response_events` names the one that is needed.

    Raises:
        CourseError: the member is not among the 38, answers no such refusal, or the event is
            missing.
    """
    wanted = member(code).code
    row = _response_row(wanted, ground)
    if not row.after:
        raise CourseError(
            _(
                "WIPO's table gives {member} no time to answer for the ground {ground!r}; look "
                "into the notification."
            ).format(member=wanted, ground=ground)
        )
    event = response_events(wanted, ground)
    if event not in events:
        raise CourseError(
            _("For {member} the time runs from {event}; give {name}.").format(
                member=wanted, event=say_event(event), name=event
            )
        )
    days = {row.after: events[event]}
    if row.after == _ISSUED:
        days = {_ISSUED: events[event] + timedelta(days=14)}
    by = row_rule(
        "madrid.response",
        "Answer the provisional refusal",
        "答复临时驳回",
        row,
        [Period(row.after, row.length, row.unit)],
        actor="holder",
        phase="refusal",
        consequence=_("the refusal becomes final"),
    )
    return settle(f"response.{wanted}", by, days, wanted, national_law(wanted))

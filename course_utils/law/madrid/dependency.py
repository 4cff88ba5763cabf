"""The five years of dependency, the central attack, transformation and replacement."""

from dataclasses import replace
from datetime import date

from course_utils.errors import CourseError
from course_utils.law.deadlines import Deadline, rule_title
from course_utils.law.inputs import near, not_before
from course_utils.law.madrid.application import Finding
from course_utils.law.madrid.counting import limit, national_law
from course_utils.law.madrid.members import member
from course_utils.law.madrid.registration import Registration
from course_utils.law.rules import rule
from course_utils.messages import _, say_day

OFFICE_OF_ORIGIN = "Office of origin"  # cancellation under Article 6(4), at its request
DENUNCIATION = "denunciation"
# Ways to lose a registration that open no transformation.
_NO_WAY_BACK = ("voluntary cancellation", "renunciation", "limitation", "lapse", "refusal")
REASONS = (OFFICE_OF_ORIGIN, DENUNCIATION, *_NO_WAY_BACK)


def dependency_end(registration: Registration) -> Deadline:
    """Return until when the registration depends on the basic mark (Article 6(2) and (3)).

    Five years from the international registration date, for subsequent designations too. Nothing is
    due on that day, so closed days do not move it.
    """
    found = limit("dependency", registration.registered, registered=registration.registered)
    if registration.later:
        members = ", ".join(designation.member for designation in registration.later)
        step = _("The same day counts for the later designations of {members}.")
        found = replace(found, steps=(*found.steps, step.format(members=members)))
    return found


def basic_falls(
    registration: Registration, ceased_on: date, began_on: date | None = None
) -> Finding:
    """Say whether the end of the basic mark takes the international registration with it.

    Article 6(3): so it does when the basic mark ceases within the five years, and when proceedings
    that began within them (an appeal, an action, an opposition) end later in a final decision.

    Args:
        registration: the registration.
        ceased_on: when the basic mark was withdrawn, lapsed or finally refused or cancelled.
        began_on: when the proceedings that led to it began, if there were any.

    Raises:
        CourseError: the proceedings began after they ended.
    """
    end = dependency_end(registration)
    if began_on:
        not_before(began_on, ceased_on, _("The final decision"))
    words = {"ceased": say_day(ceased_on), "end": say_day(end.day)}
    if ceased_on <= end.day:
        reason = _("It falls: the basic mark ceased on {ceased}, within the five years to {end}.")
        return Finding(True, reason.format(**words), end)
    if began_on and began_on <= end.day:
        reason = _(
            "It falls: the proceedings began on {began}, within the five years to {end}, although "
            "they ended only on {ceased}."
        )
        return Finding(True, reason.format(began=say_day(began_on), **words), end)
    reason = _(
        "It stands: the five years ended on {end}, and nothing that ended the basic mark on "
        "{ceased} had begun by then."
    )
    return Finding(False, reason.format(**words), end)


def transformation_end(cancelled_on: date, reason: str, office: str = "") -> Deadline:
    """Return until when a national application keeps the date of the lost registration.

    Three months from the day on which the cancellation was recorded in the International Register
    (Article 9quinquies), and only after a cancellation at the request of the Office of origin
    (Article 6(4)); two years after a denunciation took effect (Article 15(5)).

    Args:
        cancelled_on: the day of that recording, or on which the denunciation took effect.
        reason: "Office of origin" or "denunciation"; other reasons are answered with an error.
        office: ST.3 code of the member where the application is to be filed.

    Raises:
        CourseError: transformation is not open for that reason, or no such reason.
    """
    if reason not in REASONS:
        raise near(_("There is no reason {text!r}; {hint}."), reason, list(REASONS))
    if reason in _NO_WAY_BACK:
        raise CourseError(
            _(
                "After {reason} there is no transformation: it is open only after a cancellation "
                "at the request of the Office of origin under Article 6(4)."
            ).format(reason=reason)
        )
    code = member(office).code if office else ""
    law = national_law(code)
    if reason == DENUNCIATION:
        found = limit(
            "transformation_denunciation",
            cancelled_on,
            code,
            law,
            denunciation_effective=cancelled_on,
        )
    else:
        found = limit("transformation", cancelled_on, code, law, cancellation_recorded=cancelled_on)
    return replace(found, key=f"{found.key}.{code}") if code else found


def replacement(effective_on: date, national_on: date, *, covered: str = "all") -> Finding:
    """Say whether a designation replaces an earlier national registration (Article 4bis).

    There is no time limit: it happens by itself from the day on which the designation takes effect;
    the Office can be asked at any time to take note of it (Rule 21).

    Args:
        effective_on: the date of the registration or of the subsequent designation.
        national_on: the registration date of the same holder's national registration.
        covered: how much of the national list the designation covers: "all", "part" or "none".

    Raises:
        CourseError: `covered` is none of these.
    """
    if covered not in ("all", "part", "none"):
        raise near(_("There is no extent {text!r}; {hint}."), covered, ["all", "part", "none"])
    by = rule("madrid.replacement", effective_on)
    step = Deadline("replacement", by, None, None, (by.proviso,), by.actor, rule_title(by))
    words = {"national": say_day(national_on), "effective": say_day(effective_on)}
    if national_on >= effective_on:
        reason = _(
            "No replacement: the national registration of {national} is not earlier than the "
            "designation of {effective}."
        )
        return Finding(False, reason.format(**words), step)
    if covered == "none":
        reason = _("No replacement: the designation covers none of the national goods.")
        return Finding(False, reason, step)
    reason = _("The designation replaces the national registration from {effective}.")
    if covered == "part":
        reason = _(
            "The designation replaces the national registration from {effective} as far as its "
            "goods are covered; keep the national registration for the rest."
        )
    return Finding(True, reason.format(**words), step)

"""Restoration of the right of priority, and whether an Office is bound by it (Rule 49ter)."""

from datetime import date

from course_utils.law.pct import priority
from course_utils.law.tables import MissingValue, records_in_force, row_in_force
from course_utils.messages import _, say_day


def has_notice(office: str, provision: str, on: date) -> bool:
    """Say whether an Office had notified that `provision`, e.g. "Rule 49.6(f)", does not apply."""
    try:
        records_in_force("pct/incompatibilities", on, st3=office, provision=provision)
    except MissingValue:
        return False
    return True


def late_claims(application) -> list:
    """Return the claims whose priority period had ended when the application was filed."""
    return [
        claim
        for claim, day in priority.claims(application)
        if not claim.withdrawn_on
        and application.filing_date
        > priority.end_of(priority.priority_period(day, application.receiving_office))
    ]


def criterion_applied(claim, application) -> str:
    """Return the criterion of the receiving Office, "" when it applies both and none is named."""
    if claim.restored_under:
        return claim.restored_under
    try:
        row = row_in_force(
            "pct/receiving_offices", application.filing_date, st3=application.receiving_office
        )
    except MissingValue:
        return ""
    return row.restoration_criteria if row.restoration_criteria in _CRITERIA else ""


_CRITERIA = ("due care", "unintentional")


def binds(application, claim, row, on: date) -> tuple[bool | None, str]:
    """Say whether restoration by the receiving Office has effect at a designated Office.

    Args:
        application, claim: the late claim.
        row: the Office's row of the table pct/national_phase.
        on: the day on which the limit for the national phase ends; notices in force then count.

    Returns:
        True, False or None (cannot be settled from the tables), and a sentence that says why.
    """
    office, ended = row.st3, _period_end(application, claim)
    if not claim.restored:
        return False, _(
            "Filed after the priority period ended on {ended}, and the receiving Office has not "
            "restored priority: at {office} the claim has no effect unless {office} restores it."
        ).format(ended=say_day(ended), office=office)
    if row.ro_restoration == "no" or has_notice(office, "Rule 49ter.1(g)", on):
        return False, _(
            "{office} does not accept restoration by a receiving Office (Rule 49ter.1(g))."
        ).format(office=office)
    applied = criterion_applied(claim, application)
    own = row.do_restoration_criterion.split(";")
    if applied == "due care":
        return True, _(
            "The receiving Office found due care: its restoration has effect at {office} (Rule "
            "49ter.1(a))."
        ).format(office=office)
    if "unintentional" in own:
        return True, _(
            "{office} itself restores for unintentional failure: restoration by the receiving "
            "Office has effect there (Rule 49ter.1(b))."
        ).format(office=office)
    if applied == "unintentional" and own == ["due care"]:
        return False, _(
            "The receiving Office found the failure unintentional; {office} asks for due care and "
            "is not bound (Rule 49ter.1(b))."
        ).format(office=office)
    return None, _(
        "Whether restoration by the receiving Office binds {office} cannot be settled: the "
        "criterion of one of the two is not known (Rule 49ter.1)."
    ).format(office=office)


def restores_itself(row, on: date) -> bool:
    """Say whether a designated Office restores priority itself (Rule 49ter.2)."""
    return row.do_restoration == "yes" and not has_notice(row.st3, "Rule 49ter.2(h)", on)


def _period_end(application, claim) -> date:
    day = dict(priority.claims(application))[claim]
    return priority.end_of(priority.priority_period(day, application.receiving_office))

"""Receiving Offices: whether they act, and which Authorities are competent for them."""

from datetime import date

from course_utils.errors import CourseError
from course_utils.law.tables import MissingValue, row_in_force, rows
from course_utils.messages import _


def check_receiving_office(office: str) -> None:
    """Raise a `CourseError` when `office` does not act as receiving Office; it names who does."""
    row = rows("pct/receiving_offices", st3=office).iloc[-1]
    if row["acts"] == "no":
        places = row["competent_receiving_offices"].split() or ["IB"]
        raise CourseError(
            _("{office} does not act as receiving Office; file at {places}.").format(
                office=office, places=_(" or ").join(places)
            )
        )


def authorities(role: str, receiving_office: str, on: date) -> tuple[str, ...]:
    """Return the competent search ("isa") or examining ("ipea") Authorities, as ST.3 codes.

    Raises:
        MissingValue: the table does not reach the day, or names none.
    """
    row = row_in_force("pct/receiving_offices", on, st3=receiving_office)
    found = tuple(getattr(row, role).split())
    if not found:
        raise MissingValue(
            _("Table pct/receiving_offices names no Authority ({role}) for {office}.").format(
                role=role.upper(), office=receiving_office
            )
        )
    return found


def check_authority(role: str, authority: str, receiving_office: str, on: date) -> None:
    """Raise a `CourseError` when the Authority is not competent, as far as the table reaches."""
    try:
        competent = authorities(role, receiving_office, on)
    except MissingValue:
        return
    if authority not in competent:
        raise CourseError(
            _(
                "{authority} is not competent as {role} for applications filed at {office}; choose "
                "from {competent}."
            ).format(
                authority=authority,
                role=role.upper(),
                office=receiving_office,
                competent=", ".join(competent),
            )
        )


def check_restoration(receiving_office: str, on: date) -> None:
    """Raise a `CourseError` when a receiving Office does not restore priority (Rule 26bis.3(j))."""
    try:
        row = row_in_force("pct/receiving_offices", on, st3=receiving_office)
    except MissingValue:
        return
    if row.restoration_criteria == "none":
        raise CourseError(
            _(
                "{office} does not restore priority as receiving Office (Rule 26bis.3(j)); a claim "
                "filed there cannot be marked as restored."
            ).format(office=receiving_office)
        )

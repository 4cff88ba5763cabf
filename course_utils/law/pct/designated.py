"""Designated Offices: which can be entered, and what the tables say of them."""

from functools import cache

from course_utils.errors import CourseError
from course_utils.law import offices
from course_utils.law.tables import MissingValue, records
from course_utils.messages import _

TABLE = "pct/national_phase"
_SHORTEST = 30  # months: an Office that gives less keeps Article 22 as before 1 April 2002


class NationalRouteClosed(CourseError):
    """The State can only be reached through a regional Office, which the sentence names."""


@cache
def _members() -> dict[str, str]:
    return {row.st3: row.name for row in records("pct/members")}


def designated_office(text: str) -> str:
    """Return the ST.3 code of a designated Office; a Contracting State need not have a calendar.

    Raises:
        UnknownOffice: there is no such Office; the nearest are offered.
    """
    wanted = str(text).strip()
    for code, name in _members().items():
        if wanted.casefold() in (code.casefold(), name.casefold()):
            return code
    return offices.office_code(text)


@cache
def office_rows(office: str) -> tuple:
    """Return the rows of an Office in the table pct/national_phase, the oldest first.

    Raises:
        MissingValue: the tables hold no limit for the Office.
        NationalRouteClosed: only a regional Office can be entered.
    """
    found = records(TABLE, st3=office)
    if not found:
        raise MissingValue(_say_no_row(office))
    row = found[-1]
    if row.route == "closed":
        regional = [f"{offices.calendar(o).name} ({o})" for o in row.regional_offices.split()]
        raise NationalRouteClosed(
            _("{name} ({office}) has closed the national route; enter at {regional}.").format(
                name=offices.calendar(office).name,
                office=office,
                regional=_(" or at ").join(regional),
            )
        )
    if row.chapter1_months is None:
        raise MissingValue(
            _(
                "The PCT Applicant's Guide prints no national phase limit for {name} ({office}), "
                "so table {table} has none; ask the Office."
            ).format(name=offices.calendar(office).name, office=office, table=TABLE)
        )
    return found


def _say_no_row(office: str) -> str:
    if office not in _members():
        return _(
            "{office} is not a designated Office: table {table} has no row for it; choose the "
            "Office of a Contracting State or a regional Office."
        ).format(office=office, table=TABLE)
    return _(
        "{name} ({office}) is bound by the PCT, but table {table} has no national phase limit for "
        "it; ask the Office."
    ).format(name=_members()[office], office=office, table=TABLE)


def keeps_former_article_22(row) -> bool:
    """Say whether an Office's row keeps the limit of Article 22 as before 1 April 2002."""
    return row.chapter1_months < _SHORTEST

"""Offices by their WIPO ST.3 code: their names and when they are open."""

import difflib
from functools import cache

from course_utils.errors import CourseError
from course_utils.law.tables import records
from course_utils.messages import _


class UnknownOffice(CourseError):
    """No Office has this code; the sentence offers the nearest ones."""


@cache
def _calendars() -> dict:
    return {row.st3: row for row in records("offices/calendars")}


def codes() -> list[str]:
    """Return the ST.3 codes of all Offices that the tables know, sorted."""
    return sorted(_calendars())


def office_code(text: str) -> str:
    """Return the ST.3 code that `text` means: "ep " is "EP", and so is "European Patent Office".

    Raises:
        UnknownOffice: nothing fits; the sentence offers the nearest codes and names.
    """
    wanted = str(text).strip()
    if wanted.upper() in _calendars():
        return wanted.upper()
    names = {row.name.casefold(): code for code, row in _calendars().items()}
    names |= {row.name_zh: code for code, row in _calendars().items() if row.name_zh}
    if wanted.casefold() in names:
        return names[wanted.casefold()]
    near = difflib.get_close_matches(wanted.upper(), _calendars(), n=2, cutoff=0.4)
    near += [names[n] for n in difflib.get_close_matches(wanted.casefold(), names, n=2)]
    offers = ", ".join(f"{code} ({_calendars()[code].name})" for code in dict.fromkeys(near))
    raise UnknownOffice(
        _("There is no Office {text!r}; {hint}.").format(
            text=wanted,
            hint=_("did you mean {offers}?").format(offers=offers).rstrip("?")
            if offers
            else _("use a two-letter WIPO ST.3 code such as CN, EP or US"),
        )
    )


def calendar(office: str):
    """Return when an Office is open, as a named tuple.

    Columns: st3, name, name_zh, closed_weekdays ("Sat,Sun"), holidays (country codes of the
    `holidays` package, with subdivision "DE:BY", blank-separated), announced_year (year up to which
    holidays are announced, None when they follow from the law), source, as_of.

    Raises:
        UnknownOffice: no such code.
    """
    try:
        return _calendars()[office]
    except KeyError:
        office_code(office)
        raise UnknownOffice(
            _("Write the Office code in capitals, {code} instead of {office!r}.").format(
                code=office_code(office), office=office
            )
        ) from None

"""Official fees of the direct route: a mark filed at the Office itself, or renewed there.

Known for the United States, the European Union, the United Kingdom, Japan and China, for electronic
filing. An individual fee under the Madrid Protocol pays for examination and for ten years, so
"registration" here is all that the Office takes until the mark is registered for its first term:
in Japan also the fee for registration.
"""

from datetime import date

from course_utils.law.madrid.bill import Fees
from course_utils.law.madrid.individual_fees import checked_classes, say_classes
from course_utils.law.madrid.members import Member, member
from course_utils.law.money import FeeLine, age_notes, fee_line
from course_utils.law.tables import MissingValue, records, row_in_force
from course_utils.messages import _

FEES = "madrid/national_fees"
FREE_FORM = "free-form text"


def national_offices() -> list[str]:
    """Return the ST.3 codes of the Offices whose fees for a direct filing are in the table."""
    return list(dict.fromkeys(row.st3 for row in records(FEES, act="registration")))


def national_fees(
    office: str, classes: int, on: date, act: str = "registration", *, free_form: bool = False
) -> Fees:
    """Return the official fees of one act at a national or regional Office.

    Args:
        office: ST.3 code or name of the Contracting Party.
        classes: number of classes, 1 to 45.
        on: the day whose fees are used.
        act: "registration", "renewal", "opposition", "cancellation", "declaration of use" (section
            8 in the United States), ...; each Office has only some of them in the table.
        free_form: goods and services in own words instead of the Office's list; costs more in the
            United States.

    Returns:
        A bill in the currency of the Office; an amount whose start is not known is not sure.

    Raises:
        MissingValue: the table has no such fee at that Office, or not for that day.
        CourseError: no such party, or no such number of classes.
    """
    party, number = member(office), checked_classes(classes)
    known = records(FEES, st3=party.code, act=act)
    if not known:
        raise MissingValue(_say_missing(party, act))
    wanted = [row for row in known if not row.when or (free_form and row.when == FREE_FORM)]
    lines, used = [], []
    for part in dict.fromkeys(row.part for row in wanted):
        row = row_in_force(FEES, on, st3=party.code, act=act, part=part)
        quantity = _quantity(row, number)
        if quantity:
            used.append(row)
            lines.append(_line(row, quantity, on))
    title = _("{office}: {act}, {classes}").format(
        office=party.name, act=_say_act(act), classes=say_classes(number)
    )
    return Fees(tuple(lines), title, on, act, age_notes(used, on))


def _quantity(row, classes: int) -> int:
    """Count the units of a row: classes beyond `over`, up to the number `last`."""
    if row.unit != "class":
        return 1
    return max(0, min(classes, row.last or classes) - (row.over or 0))


def _line(row, quantity: int, on: date) -> FeeLine:
    doubt = ""
    if row.effective_from is None and row.effective_to != on:
        doubt = _("since when this amount has held is not known")
    return fee_line(_say_part(row.part), row, quantity, doubt, payee=row.st3, sure=not doubt)


def _say_missing(party: Member, act: str) -> str:
    others = list(dict.fromkeys(row.act for row in records(FEES, st3=party.code)))
    if others:
        return _("Table {table} has no fee for {act} of {name} ({code}); it has {others}.").format(
            table=FEES, act=act, name=party.name, code=party.code, others=", ".join(others)
        )
    return _(
        "The fees of {name} ({code}) for a direct filing are not in the tables; they are known for "
        "{known}."
    ).format(name=party.name, code=party.code, known=", ".join(national_offices()))


def _say_act(act: str) -> str:
    return {
        "registration": _("direct filing up to registration"),
        "renewal": _("renewal"),
    }.get(act) or act


def _say_part(part: str) -> str:
    return {
        "application": _("Application"),
        "application by class": _("Application, by class"),
        "free-form text": _("Goods and services in own words"),
        "first class": _("First class"),
        "second class": _("Second class"),
        "further classes": _("Further classes"),
        "registration for ten years": _("Registration for ten years"),
        "renewal": _("Renewal"),
        "sections 8 and 9": _("Renewal, sections 8 and 9"),
        "section 8": _("Declaration of use, section 8"),
        "section 71": _("Declaration of use, section 71"),
        "opposition": _("Opposition"),
        "cancellation": _("Cancellation"),
        "appeal": _("Appeal"),
        "surcharge": _("Surcharge for late renewal"),
        "review": _("Review"),
    }[part]

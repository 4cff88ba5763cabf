"""Find the row of a fee of the international phase that suits the case."""

from collections.abc import Sequence
from datetime import date

from course_utils.errors import CourseError
from course_utils.law.tables import records_in_force, row_in_force
from course_utils.messages import _

FEES = "pct/international_fees"


def fee_row(
    on: date,
    office: str,
    role: str,
    fee: str,
    *,
    currency: str = "",
    prefer: tuple[str, ...] = (),
    **wanted: str,
):
    """Return the one fee row in force that suits what is wanted, as a named tuple.

    Args:
        on: the day whose amount is asked for.
        office: ST.3 code.
        role: "RO", "ISA", "SISA" or "IPEA".
        fee: name of the fee in the table.
        currency: insist on this currency.
        prefer: otherwise take the first of these that the Office lists.
        wanted: language, entity ("large" when it is not given), medium, scope.

    Raises:
        MissingValue: the fee is not known for that day.
        CourseError: the fee depends on something that was not given, or not so at this Office.
    """
    found = records_in_force(FEES, on, st3=office, role=role, fee=fee)
    for column in ("entity", "language", "medium", "scope"):
        found = _suiting(found, column, wanted.get(column, "large" if column == "entity" else ""))
    listed = list(dict.fromkeys(row.currency for row in found))
    if not currency:
        known = [code for code in prefer if code in listed]
        currency = known[0] if known else listed[0] if len(listed) == 1 else ""
    if currency not in listed:
        raise CourseError(
            _("{fee} at {office} is listed in {listed}; name one of them as the currency.").format(
                fee=_say_fee(fee), office=office, listed=", ".join(listed)
            )
        )
    chosen = [row for row in found if row.currency == currency]
    if len(chosen) > 1:
        return row_in_force(FEES, on, st3=office, role=role, fee=fee, currency=currency)
    return chosen[0]


def _suiting(found: Sequence, column: str, wanted: str) -> Sequence:
    cells = [getattr(row, column) for row in found]
    suits = [row for row, cell in zip(found, cells, strict=True) if _suits(cell, wanted)]
    if suits:
        return suits
    options = sorted({option for cell in cells for option in cell.split(",")})
    if column == "entity" and "large" in options:
        # Each Office has its own kinds of small applicant; who is none of them pays in full.
        return [row for row in found if row.entity == "large"]
    row = found[0]
    raise CourseError(
        _("{fee} at {office} depends on the {aspect}; give one of {options}.").format(
            fee=_say_fee(row.fee),
            office=row.st3,
            aspect=_say_aspect(column),
            options=", ".join(options),
        )
    )


def _suits(cell: str, wanted: str) -> bool:
    return cell == "" or wanted in cell.split(",")


def _say_aspect(column: str) -> str:
    return {
        "entity": _("kind of applicant (entity)"),
        "language": _("language"),
        "medium": _("way of filing"),
        "scope": _("search (scope)"),
    }[column]


def _say_fee(fee: str) -> str:
    names = {
        "transmittal": _("The transmittal fee"),
        "international_filing": _("The international filing fee"),
        "search": _("The search fee"),
        "handling": _("The handling fee"),
        "preliminary_examination": _("The preliminary examination fee"),
        "supplementary_search": _("The supplementary search fee"),
        "restoration_of_priority": _("The fee for restoration of priority"),
        "priority_document": _("The fee for the priority document"),
    }
    return names.get(fee) or _("The fee {fee}").format(fee=fee.replace("_", " "))

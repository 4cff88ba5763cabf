"""Name the fees of the national phase in the reader's language."""

from course_utils.messages import _


def label(row) -> str:
    """Say what a row of "pct/national_fees" is paid for: "Claims fee: claim 16 to 50"."""
    part = _say_part(row.part)
    if row.unit == "percent":
        return _("{part}: {percent} % less").format(part=part, percent=-row.amount)
    if row.amount < 0:
        return _("{part}: reduction").format(part=part)
    if row.unit == "application":
        return part
    unit = _say_unit(row.unit)
    if row.each and row.each > 1:
        return _("{part}: each {n} or part of it, beyond {over} ({unit})").format(
            part=part, n=row.each, over=row.over, unit=unit
        )
    if row.last is not None:
        return _("{part}: {unit} {first} to {last}").format(
            part=part, unit=unit, first=row.over + 1, last=row.last
        )
    if row.over:
        return _("{part}: each {unit} beyond {over}").format(part=part, unit=unit, over=row.over)
    return _("{part}: each {unit}").format(part=part, unit=unit)


def _say_part(part: str) -> str:
    return {
        "filing": _("Filing (national) fee"),
        "publication": _("Publication fee"),
        "search": _("Search fee"),
        "examination": _("Examination fee"),
        "formality examination": _("Formality examination fee"),
        "designation": _("Designation fee"),
        "claims": _("Claims fee"),
        "independent claims": _("Fee for independent claims"),
        "multiple dependent claims": _("Fee for multiple dependent claims"),
        "pages": _("Page fee"),
        "priority": _("Priority fee"),
        "late entry": _("Surcharge for late entry"),
    }[part]


def _say_unit(unit: str) -> str:
    return {
        "claim": _("claim"),
        "claim as filed": _("claim as filed"),
        "independent claim": _("independent claim"),
        "fifth claim": _("fifth claim"),
        "page": _("page"),
        "page with abstract": _("page"),
        "bracket of pages": _("bracket of pages"),
        "description page": _("page of description"),
        "drawing": _("drawing"),
        "priority": _("priority claim"),
        "month late": _("month or part of it"),
        "designated State": _("designated State"),
    }[unit]

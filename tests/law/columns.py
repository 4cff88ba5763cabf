"""The columns of tables: what a cell below `course_utils/law/data` may hold."""

import re
from datetime import date
from decimal import Decimal

from babel.core import get_global
from pandera.pandas import Check, Column, DataFrameSchema

ISO_CURRENCIES = set(get_global("all_currencies"))
ST3 = r"[A-Z]{2}"
AS_OF = r"\d{4}(-\d{2}(-\d{2})?)?"
MONTH_DAY = r"\d{2}-\d{2}"
# What belongs to somebody's disk or to a folder inside a repository is not where a fact comes from.
NOISE = re.compile(r"/work\b|/tmp\b|/home\b|file:|shared/|documents/|file index|\\", re.IGNORECASE)


def _each(test, error: str) -> Check:
    return Check(lambda cells: cells.map(test), error=error)


def text(*allowed: str, blank: bool = True, pattern: str = "") -> Column:
    """Text; one of `allowed`, or matching `pattern`; empty only when `blank`."""

    def fits(cell) -> bool:
        if not isinstance(cell, str) or cell != cell.strip():
            return False
        if not cell:
            return blank
        return (not allowed or cell in allowed) and bool(re.fullmatch(pattern or r"(?s).*", cell))

    return Column(object, _each(fits, f"text: {allowed or pattern or 'any'}"))


def _typed(kind: type, blank: bool, test=lambda cell: True) -> Column:
    def fits(cell) -> bool:
        return blank if cell is None else type(cell) is kind and test(cell)

    return Column(object, _each(fits, kind.__name__), nullable=True)


def day(blank: bool = False) -> Column:
    return _typed(date, blank)


def whole(blank: bool = True, least: int = 0) -> Column:
    return _typed(int, blank, lambda cell: cell >= least)


def money(least: str = "-1e9") -> Column:
    return _typed(Decimal, False, lambda cell: cell.is_finite() and cell >= Decimal(least))


def some_money() -> Column:
    """An amount that a row may lack."""
    return _typed(Decimal, True, lambda cell: cell.is_finite() and cell > 0)


def currency(blank: bool = False) -> Column:
    def fits(cell) -> bool:
        return cell in ISO_CURRENCIES if cell else blank

    return Column(object, _each(fits, "ISO 4217 currency"))


def choices(*options: str) -> Column:
    """A condition: "", "A", "A,B" or "not A,B" of `options`."""

    def fits(cell) -> bool:
        named = set(cell.removeprefix("not ").split(","))
        return not cell or named <= set(options)

    return Column(object, _each(fits, "condition"))


def several(pattern: str, separator: str) -> Column:
    """A list in one cell; may be empty."""

    def fits(cell) -> bool:
        return not cell or all(re.fullmatch(pattern, part) for part in cell.split(separator))

    return Column(object, _each(fits, f"list of {pattern}"))


def authority() -> Column:
    """Offices, a condition as in `choices`, "none" among them."""
    return text(pattern=rf"(not )?({ST3}|none)(,({ST3}|none))*")


def schema(**columns: Column) -> DataFrameSchema:
    """A table with these columns and no others, every row with its source and its day."""
    origin = Column(
        object,
        [
            _each(lambda cell: bool(cell.strip()), "a source"),
            _each(lambda cell: not NOISE.search(cell), "a source that others can find"),
        ],
    )
    return DataFrameSchema(
        {**columns, "source": origin, "as_of": text(blank=False, pattern=AS_OF)}, strict=True
    )


def dated(start_blank: bool = False) -> dict[str, Column]:
    return {
        "effective_from": day(blank=start_blank),
        "effective_to": day(blank=True),
        "start": text("start", "first seen", blank=start_blank),
    }


YES_NO = text("yes", "no")
OFFICE = text(blank=False, pattern=ST3)
OFFICES = several(ST3, " ")
ENTITIES = ("large", "small", "micro", "natural person", "university", "listed State")
NUMBER = text(pattern=r"-?\d+(\.\d+)?")
PERIOD = text("day", "month", "year")
CRITERIA = several("unintentional|due care|none|not published", ";")

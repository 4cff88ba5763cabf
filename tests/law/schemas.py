"""What every table below `course_utils/law/data` must look like.

A schema names all columns of its table, with the kind of each cell as `tables.table` reads it.
`KEYS` says which columns make a row unique; in a dated table, unique on each day.
"""

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

SCHEMAS = {
    "money/exchange_rates": schema(
        day=day(), base=currency(), quote=currency(), rate=money("1e-9")
    ),
    "offices/calendars": schema(
        st3=OFFICE,
        name=text(blank=False),
        name_zh=text(),
        closed_weekdays=several("Mon|Tue|Wed|Thu|Fri|Sat|Sun", ","),
        holidays=several(r"[A-Z]{2,3}(:[A-Z0-9]+)?", " "),
        announced_year=whole(),
    ),
    "offices/listed_days": schema(
        st3=OFFICE, day=day(), status=text("closed", "uncertain", blank=False), reason=text()
    ),
    "offices/listed_years": schema(st3=OFFICE, year=whole(blank=False, least=1970)),
    "offices/recurring_days": schema(
        st3=OFFICE, month_day=text(blank=False, pattern=MONTH_DAY), reason=text(blank=False)
    ),
    "pct/filings_by_origin": schema(
        year=whole(blank=False, least=1978),
        origin=text(pattern=ST3),
        name=text(blank=False),
        filings=NUMBER,
        change_percent=NUMBER,
        note=text(),
    ),
    "pct/follow_up": schema(
        st3=OFFICE,
        key=text(blank=False),
        act=text(blank=False),
        zh=text(blank=False),
        due_at=OFFICE,
        after=text(pattern=r"\w+"),
        length=whole(least=-600),
        unit=PERIOD,
        combine=text("single", "later_of", "earlier_of", blank=False),
        alt_after=text(pattern=r"\w+"),
        alt_length=whole(least=-600),
        alt_unit=PERIOD,
        month_end_after=text(pattern=r"\w+"),
        decided_by=text(pattern=r"\w+"),
        applies_from=day(blank=True),
        applies_to=day(blank=True),
        note=text(),
        cite=text(blank=False),
    ),
    "pct/incompatibilities": schema(
        st3=OFFICE, provision=text(blank=False), **dated(start_blank=True)
    ),
    "pct/international_fees": schema(
        st3=OFFICE,
        role=text("RO", "ISA", "SISA", "IPEA"),
        fee=text(blank=False, pattern=r"[a-z0-9_]+"),
        language=several("[a-z]{2}", ","),
        entity=choices(*ENTITIES),
        medium=text("electronic", "paper"),
        scope=text(),
        amount=money(),
        currency=currency(blank=True),
        unit=text(
            "application", "sheet", "document", "request", "invention", "percent", blank=False
        ),
        **dated(),
        cite=text(blank=False),
        note=text(),
    ),
    "pct/members": schema(
        st3=OFFICE,
        name=text(blank=False),
        bound_from=day(blank=True),
        ratification_or_accession=text(pattern=r"\d{4}-\d{2}-\d{2}"),
        earliest_designation=text(pattern=r"\d{4}-\d{2}-\d{2}"),
        regional_office=OFFICES,
        national_route=text("open", "closed", blank=False),
        chapter_ii=text("bound", "not bound", blank=False),
        note=text(),
    ),
    "pct/national_fees": schema(
        st3=OFFICE,
        route=text("national phase", "direct", "both", blank=False),
        part=text(
            "filing",
            "publication",
            "search",
            "examination",
            "formality examination",
            "designation",
            "claims",
            "independent claims",
            "multiple dependent claims",
            "pages",
            "priority",
            "late entry",
            blank=False,
        ),
        unit=text(
            "application",
            "claim",
            "claim as filed",
            "independent claim",
            "fifth claim",
            "page",
            "page with abstract",
            "bracket of pages",
            "description page",
            "drawing",
            "priority",
            "month late",
            "designated State",
            "percent",
            blank=False,
        ),
        over=whole(least=1),
        last=whole(least=1),
        each=whole(least=2),
        isa=authority(),
        ipea=authority(),
        ro=authority(),
        entity=choices(*ENTITIES),
        medium=text("electronic", "paper"),
        when=text(pattern=r"(not )?(article 33|article 39|late|multiple dependent)"),
        amount=money(),
        currency=currency(blank=True),
        **dated(),
        cite=text(blank=False),
        note=text(),
    ),
    "pct/national_phase": schema(
        st3=OFFICE,
        route=text("national", "regional", "closed", blank=False),
        regional_offices=OFFICES,
        chapter1_months=whole(least=20),
        chapter2_months=whole(least=20),
        legal_basis=text(),
        late_months=whole(least=1),
        late_days=whole(least=1),
        late_condition=text(),
        late_cite=text(),
        reinstatement=YES_NO,
        reinstatement_criterion=CRITERIA,
        reinstatement_fee=text(),
        ro_restoration=YES_NO,
        do_restoration=YES_NO,
        do_restoration_criterion=CRITERIA,
        do_restoration_months=whole(least=1),
        do_restoration_event=text(pattern=r"\w+"),
        languages=text(),
        remark=text(),
        **dated(),
    ),
    "pct/publications_by_office": schema(
        year=whole(blank=False, least=1978),
        level=text("world", "region", "office", "group", "unclassified", blank=False),
        region=text(),
        office=text(pattern=ST3),
        name=text(blank=False),
        published=NUMBER,
    ),
    "pct/receipts_by_province": schema(
        period=text(blank=False, pattern=r"\d{4}(-H[12])?"),
        province=text(blank=False),
        receipts=NUMBER,
    ),
    "pct/receiving_offices": schema(
        st3=OFFICE,
        office=text(blank=False),
        acts=YES_NO,
        designated_offices=OFFICES,
        competent_receiving_offices=OFFICES,
        languages=text(),
        efiling=YES_NO,
        das=YES_NO,
        restoration_criteria=CRITERIA,
        restoration_fee=text(),
        isa=OFFICES,
        ipea=OFFICES,
        foreign_filing=text("yes", "no", "refer_to_office", "not_applicable"),
        foreign_filing_scope=text(),
        foreign_filing_law=text(),
        **dated(),
    ),
    "pct/rule_changes": schema(
        effective_from=day(blank=True), rule=text(blank=False), change=text(blank=False)
    ),
    "pct/top_applicants": schema(
        year=whole(blank=False, least=1978),
        rank=whole(least=1),
        applicant=text(blank=False),
        origin=OFFICE,
        published=NUMBER,
        kind=text("company", "university", blank=False),
        note=text(),
    ),
}

KEYS = {
    "money/exchange_rates": ["day", "base", "quote"],
    "offices/calendars": ["st3"],
    "offices/listed_days": ["st3", "day"],
    "offices/listed_years": ["st3", "year"],
    "offices/recurring_days": ["st3", "month_day"],
    "pct/filings_by_origin": ["year", "name"],
    "pct/follow_up": ["st3", "key", "applies_from"],
    "pct/incompatibilities": ["st3", "provision"],
    "pct/international_fees": [
        "st3", "role", "fee", "language", "entity", "medium", "scope", "currency",
    ],
    "pct/members": ["st3"],
    "pct/national_fees": [
        "st3", "route", "part", "unit", "over", "isa", "ipea", "ro", "entity", "medium", "when",
    ],
    "pct/national_phase": ["st3"],
    "pct/publications_by_office": ["year", "level", "region", "office", "name"],
    "pct/receipts_by_province": ["period", "province"],
    "pct/receiving_offices": ["st3"],
    "pct/rule_changes": ["effective_from", "rule"],
    "pct/top_applicants": ["year", "applicant"],
}  # fmt: skip

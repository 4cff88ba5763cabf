"""Official fees at designated Offices: entry into the national phase, and direct filing.

Every fee is a row of the table "pct/national_fees" that says how it is counted: `amount` for each
`each` of a `unit`, beyond the first `over` and up to the number `last`. Rows bear the conditions
under which they are due (search by which Authority, receiving Office, kind of applicant, ...), in
the form "EP", "JP,SE,EP" or "not EP"; "none" stands for no Authority. So an Office differs from
another by its rows, never by its own code.

The amounts are those in force on the day asked about; at most Offices that is the day of payment.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from functools import cache

from course_utils.errors import CourseError
from course_utils.law.money import FeeLine, FeeSheet, age_notes, fee_line, rounded
from course_utils.law.offices import office_code
from course_utils.law.pct.fee_labels import label
from course_utils.law.tables import MissingValue, reach, records, rows
from course_utils.messages import _, say_day

FEES = "pct/national_fees"
NATIONAL_PHASE = "pct/national_phase"


@dataclass(frozen=True, kw_only=True)
class Papers:
    """What an application consists of, as far as fees depend on it.

    Attributes:
        claims, independent_claims: their number on entry.
        pages: sheets of description, claims and drawings, without the abstract.
        claims_as_filed: CN and DE count these; None means the same number as `claims`.
        description_pages: CN, GB and ID count these alone; None counts all `pages`, which is more
            than is due.
        drawings: number of drawings (VN).
        priorities: number of priority claims.
        multiple_dependent: some claim depends on several others (US).
    """

    claims: int
    independent_claims: int = 1
    pages: int
    claims_as_filed: int | None = None
    description_pages: int | None = None
    drawings: int = 0
    priorities: int = 1
    multiple_dependent: bool = False

    def __post_init__(self):
        for field in fields(self):
            value = getattr(self, field.name)
            if value is not None and value < 0:
                raise CourseError(
                    _("{name} cannot be {value}: give zero or more.").format(
                        name=field.name, value=value
                    )
                )
        if not 1 <= self.independent_claims <= self.claims:
            raise CourseError(
                _("{independent} independent claims do not fit {claims} claims.").format(
                    independent=self.independent_claims, claims=self.claims
                )
            )
        if self.pages < 1 or (self.description_pages or 0) > self.pages:
            raise CourseError(
                _("{description} pages of description do not fit {pages} pages in all.").format(
                    description=self.description_pages or 0, pages=self.pages
                )
            )


def offices_with_fees() -> list[str]:
    """Return the ST.3 codes of the Offices whose national fees the tables hold, sorted."""
    return sorted({row.st3 for row in records(FEES)})


def national_fees(
    on: date,
    office: str,
    *,
    claims: int,
    pages: int,
    isa: str,
    receiving_office: str,
    independent_claims: int = 1,
    claims_as_filed: int | None = None,
    description_pages: int | None = None,
    drawings: int = 0,
    priorities: int = 1,
    multiple_dependent: bool = False,
    ipea: str = "none",
    entity: str = "large",
    medium: str = "electronic",
    months_late: int = 0,
    article_33: bool = False,
    designated_states: int = 1,
) -> FeeSheet:
    """Return the official fees of entry into the national phase, examination included.

    Args:
        on: the day of payment.
        office: ST.3 code of the designated Office.
        claims, pages, independent_claims, claims_as_filed, description_pages, drawings,
            priorities, multiple_dependent: see `Papers`.
        isa: ST.3 code of the Authority that made the international search.
        receiving_office: ST.3 code.
        ipea: ST.3 code of the Authority that made a report under Chapter II, or "none".
        entity: "large", "small", "micro" or "natural person"; an Office that does not know the
            kind takes the full amount.
        medium: "electronic" or "paper".
        months_late: months, or part of one, of late entry against a fee.
        article_33: all claims meet PCT Article 33(1) to (4) in the USPTO's own opinion or report.
        designated_states: States designated in a regional application (AP).

    Raises:
        MissingValue: an amount that is due is not known for that day.
        CourseError: no fees of this Office in the tables, or numbers that do not fit.
    """
    papers = Papers(
        claims=claims,
        independent_claims=independent_claims,
        pages=pages,
        claims_as_filed=claims_as_filed,
        description_pages=description_pages,
        drawings=drawings,
        priorities=priorities,
        multiple_dependent=multiple_dependent,
    )
    code = _known_office(office)
    searcher, examiner = _authority(isa), _authority(ipea)
    flags = {
        "late": months_late > 0,
        "article 33": article_33 and code in (searcher, examiner),
        "article 39": examiner != "none",
        "multiple dependent": multiple_dependent,
    }
    facts = {
        "isa": searcher,
        "ipea": examiner,
        "ro": office_code(receiving_office),
        "entity": entity,
        "medium": medium,
    }
    entering = [row for row in _schedule(code) if row.route != "direct"]
    due = _fitting(entering, facts, flags)
    if months_late:
        _check_late(code, due, months_late)
    counts = _counts(papers) | {"month late": months_late, "designated State": designated_states}
    title = _("National phase at {office}").format(office=code)
    return _sheet(title, on, due, counts, papers)


def direct_fees(
    on: date,
    office: str,
    papers: Papers,
    *,
    entity: str = "large",
    medium: str = "electronic",
    designated_states: int = 1,
) -> FeeSheet:
    """Return the official fees of an application filed directly under the Paris Convention.

    Where the tables hold the amount of the national phase alone for some part, it stands in for
    the direct one, and the note of its lines says so; see `direct_fees_are_sourced`.

    Args:
        on, entity, medium, designated_states: as `national_fees`.
        papers: what the application consists of.

    Raises:
        MissingValue, CourseError: as `national_fees`.
    """
    code = _known_office(office)
    facts = {"isa": "none", "ipea": "none", "ro": "none", "entity": entity, "medium": medium}
    flags = {"multiple dependent": papers.multiple_dependent}
    due = _fitting(_direct_rows(code), facts, flags)
    counts = _counts(papers) | {"designated State": designated_states}
    title = _("Direct filing at {office}").format(office=code)
    return _sheet(title, on, due, counts, papers, _parts_standing_in(code))


def direct_fees_are_sourced(office: str) -> bool:
    """Say whether every part of an Office's direct filing fees comes from a source of its own."""
    return not _parts_standing_in(_known_office(office))


def _known_office(office: str) -> str:
    code = office_code(office)
    if code not in offices_with_fees():
        raise CourseError(
            _("The tables hold no national fees of {office}; they hold those of {known}.").format(
                office=code, known=", ".join(offices_with_fees())
            )
        )
    return code


def _authority(text: str) -> str:
    return text if text == "none" else office_code(text)


def _schedule(code: str) -> tuple:
    return records(FEES, st3=code)


@cache
def _parts_standing_in(code: str) -> frozenset[str]:
    """Name the parts of a direct filing for which only the national phase's amount is known."""
    parts = {row.part for row in _schedule(code)} - {"late entry"}
    direct = (r for r in _schedule(code) if r.route != "national phase" and r.unit != "percent")
    return frozenset(parts - {row.part for row in direct})


def _direct_rows(code: str) -> list:
    """Take what is due on direct filing; parts known for the national phase alone stand in."""
    standing_in = _parts_standing_in(code)
    return [
        row
        for row in _schedule(code)
        if row.part != "late entry"
        and row.route != ("direct" if row.part in standing_in else "national phase")
    ]


def _fitting(schedule: list, facts: dict[str, str], flags: dict[str, bool]) -> list:
    entities = {entity for row in schedule for entity in row.entity.split(",")}
    if facts["entity"] not in entities:
        facts = facts | {"entity": "large"}
    raised = {flag for flag, is_up in flags.items() if is_up}
    return [
        row
        for row in schedule
        if _fits(row.when, raised)
        and all(_fits(getattr(row, column), {value}) for column, value in facts.items())
    ]


def _fits(cell: str, values: set[str]) -> bool:
    negated = cell.startswith("not ")
    return not cell or bool(values & set(cell.removeprefix("not ").split(","))) != negated


def _check_late(office: str, due: list, months_late: int) -> None:
    if not any(row.part == "late entry" for row in due):
        raise CourseError(
            _(
                "{office} lists no fee for late entry in the tables; look at reinstatement of "
                "rights instead."
            ).format(office=office)
        )
    longest = rows(NATIONAL_PHASE, st3=office)["late_months"].iloc[-1]
    if longest is not None and months_late > longest:
        raise CourseError(
            _("{office} allows entry at most {longest} months late, not {months}.").format(
                office=office, longest=longest, months=months_late
            )
        )


def _counts(papers: Papers) -> dict[str, int]:
    """Count every unit of the table for these papers."""
    as_filed = papers.claims if papers.claims_as_filed is None else papers.claims_as_filed
    described = papers.pages if papers.description_pages is None else papers.description_pages
    return {
        "application": 1,
        "claim": papers.claims,
        "claim as filed": as_filed,
        "independent claim": papers.independent_claims,
        "fifth claim": papers.claims,
        "page": papers.pages,
        "page with abstract": papers.pages + 1,
        "bracket of pages": papers.pages,
        "description page": described,
        "drawing": papers.drawings,
        "priority": papers.priorities,
    }


def _quantity(row, count: int) -> int:
    over, last = row.over or 0, row.last
    if row.unit == "bracket of pages":
        return int(over < count and (last is None or count <= last))
    beyond = max(0, (count if last is None else min(count, last)) - over)
    if row.unit == "fifth claim":
        return beyond // 5
    return -(-beyond // (row.each or 1))


def _sheet(
    title: str,
    on: date,
    due: list,
    counts: dict[str, int],
    papers: Papers,
    standing_in: frozenset[str] = frozenset(),
) -> FeeSheet:
    lines: list[FeeLine] = []
    used = []
    for part in dict.fromkeys(row.part for row in due):
        of_part: list[FeeLine] = []
        for row, quantity in _in_force([row for row in due if row.part == part], on, counts):
            if row.unit == "percent" and not of_part:
                continue
            used.append(row)
            of_part.append(_line(row, quantity, of_part, part in standing_in))
        lines += of_part
    notes = list(age_notes(used, on))
    if papers.description_pages is None and any(r.unit == "description page" for r in used):
        notes.append(_("All {n} pages are counted as description.").format(n=papers.pages))
    return FeeSheet(title, on, tuple(lines), tuple(notes))


def _in_force(of_part: list, on: date, counts: dict[str, int]) -> Iterator[tuple]:
    """Yield the row in force of each fee that is due, with its quantity; percentages come last.

    A fee that the table knows on other days only is missing, not nil.
    """
    versions: dict[tuple, list] = {}
    for row in of_part:
        percent = row.unit == "percent"
        key = (percent, not percent and row.amount < 0, row.unit, row.over or 0)
        versions.setdefault(key, []).append(row)
    for (percent, *_other), same in sorted(versions.items(), key=lambda item: item[0]):
        quantity = 1 if percent else _quantity(same[0], counts[same[0].unit])
        if quantity:
            yield _current(same, on), quantity


def _current(versions: list, on: date):
    current = [
        row
        for row in versions
        if row.effective_from <= on and (row.effective_to is None or on <= row.effective_to)
    ]
    if len(current) == 1:
        return current[0]
    sentence = (
        _("Table {name} has several values for {fee} at {office} on {day}; {reach}.")
        if current
        else _("Table {name} has no value for {fee} at {office} on {day}; {reach}.")
    )
    sample = versions[0]
    raise MissingValue(
        sentence.format(
            name=FEES,
            fee=label(sample),
            office=sample.st3,
            day=say_day(on),
            reach=reach(versions),
        )
    )


def _line(row, quantity: int, of_part: list[FeeLine], stands_in: bool) -> FeeLine:
    remarks = []
    if row.unit == "page with abstract":
        remarks.append(_("one page is counted for the abstract"))
    if stands_in:
        remarks.append(_("amount of the national phase; the direct one is not sourced"))
    line = fee_line(label(row), row, quantity, "; ".join(remarks))
    if row.unit != "percent":
        return line
    currency = of_part[0].currency
    amount = rounded(sum(x.amount for x in of_part) * Decimal(row.amount) / 100, currency)
    return replace(line, unit_amount=amount, amount=amount, currency=currency)

"""Two routes abroad: direct filings under the Paris Convention, or the PCT.

Official fees come from the tables. What agents and translators charge is no law: it is an
assumption that the caller makes, and `Assumptions` holds the one the course makes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal

import pandas as pd

from course_utils.errors import CourseError
from course_utils.law.money import FeeSheet, converted
from course_utils.law.offices import office_code
from course_utils.law.pct.fees import filing_fees
from course_utils.law.pct.national_fees import (
    NATIONAL_PHASE,
    Papers,
    direct_fees,
    direct_fees_are_sourced,
    national_fees,
)
from course_utils.law.tables import rows
from course_utils.messages import _

PRIORITY_MONTHS = 12
_COLUMNS = ["month", "route", "stage", "office", "kind", "amount", "currency", "basis"]


@dataclass(frozen=True)
class Assumptions:
    """Prices of agents and translators: an assumption of the course, no law and no survey.

    The default amounts are round figures to make the shape of the curves visible. A company puts
    its own quotations here.

    Attributes:
        currency: ISO code of all amounts below.
        agent_pct: agent for the PCT application.
        agent_direct: agents at home and abroad for one direct filing.
        agent_entry: agents at home and abroad for one entry into the national phase.
        translation: by language, once for all Offices that take it.
        other_translation: for a language that `translation` does not name.
    """

    currency: str = "CNY"
    agent_pct: Decimal = Decimal(8000)
    agent_direct: Decimal = Decimal(10000)
    agent_entry: Decimal = Decimal(10000)
    translation: Mapping[str, Decimal] = field(default_factory=lambda: {"English": Decimal(12000)})
    other_translation: Decimal = Decimal(15000)

    def translating(self, language: str) -> Decimal:
        """Return what a translation into `language` costs."""
        return self.translation.get(language, self.other_translation)


@dataclass(frozen=True)
class Comparison:
    """What separates the two routes, in one currency.

    Attributes:
        currency: ISO code.
        paris, pct: the totals.
        paris_at_12, pct_at_12: what is due at month 12.
    """

    currency: str
    paris: Decimal
    pct: Decimal
    paris_at_12: Decimal
    pct_at_12: Decimal

    @property
    def deferred(self) -> Decimal:
        """Money that the PCT route lets the applicant spend 18 months later, or never."""
        return self.paris_at_12 - self.pct_at_12

    @property
    def extra(self) -> Decimal:
        """What the PCT route costs more in the end; negative when it costs less."""
        return self.pct - self.paris


def route_costs(
    offices: Sequence[str],
    papers: Papers,
    *,
    on: date,
    rates_on: date,
    sheets: int,
    receiving_office: str = "CN",
    isa: str = "CN",
    filing: str = "xml",
    search_language: str = "",
    application_language: str = "Chinese",
    entity: str = "large",
    currency: str = "CNY",
    entered: Sequence[str] | None = None,
    assumptions: Assumptions = Assumptions(),
) -> pd.DataFrame:
    """Return what both routes cost, month by month from the priority date.

    Paris: everything at month 12. PCT: the international application at month 12, the national
    phases at the end of their time limits under Chapter I (30 or 31 months at most Offices).
    Examination is put with filing or entry, although some Offices let it wait for years.

    Args:
        offices: ST.3 codes of the Offices where protection is wanted.
        papers: what the application consists of.
        on: the day whose official fees are used for all months; later ones are not known.
        rates_on: the day of the exchange rates.
        sheets, receiving_office, isa, filing, search_language, entity: as `filing_fees`.
        application_language: language of the application; Offices that take it need no
            translation.
        currency: ISO code of the result.
        entered: Offices that are still wanted after the search report; None means all.
        assumptions: prices of agents and translators.

    Returns:
        month, route ("Paris" or "PCT"), stage ("direct filing", "international phase" or
        "national phase"), office, kind ("official fees", "agent" or "translation"), amount and
        currency, basis (where the amount comes from), cumulative (within the route). What holds
        for the fee sheets as a whole stands in `attrs["notes"]`.

    Raises:
        CourseError: no Office, or an Office entered that is not among `offices`.
        MissingValue: a fee or an exchange rate is not known for its day.
    """
    wanted = _codes(offices)
    kept = wanted if entered is None else _codes(entered)
    if not wanted or not set(kept) <= set(wanted):
        raise CourseError(
            _("Name the Offices where protection is wanted, the entered ones among them.")
        )
    paris = [
        _Step(
            PRIORITY_MONTHS,
            "Paris",
            "direct filing",
            office,
            direct_fees(on, office, papers, entity=entity),
            assumptions.agent_direct,
            _basis(office),
        )
        for office in wanted
    ]
    application = filing_fees(
        on,
        receiving_office,
        sheets=sheets,
        filing=filing,
        isa=isa,
        language=search_language,
        entity=entity,
    )
    pct = [
        _Step(
            PRIORITY_MONTHS,
            "PCT",
            "international phase",
            office_code(receiving_office),
            application,
            assumptions.agent_pct,
            _("tables"),
        )
    ]
    pct += [
        _Step(
            rows(NATIONAL_PHASE, st3=office)["chapter1_months"].iloc[-1],
            "PCT",
            "national phase",
            office,
            national_fees(
                on,
                office,
                **asdict(papers),
                isa=isa,
                receiving_office=receiving_office,
                entity=entity,
            ),
            assumptions.agent_entry,
            _("tables"),
        )
        for office in kept
    ]
    parts = [
        _priced(steps, application_language, currency, rates_on, assumptions)
        for steps in (paris, pct)
    ]
    frame = pd.concat(parts, ignore_index=True)
    notes = [note for step in (*paris, *pct) for note in step.sheet.notes]
    frame.attrs["notes"] = list(dict.fromkeys(notes))
    return frame


def compare(costs: pd.DataFrame) -> Comparison:
    """Sum up the frame of `route_costs`.

    Args:
        costs: as returned by `route_costs`, in one currency.
    """
    totals = costs.groupby("route")["amount"].sum()
    at_12 = costs[costs["month"] == PRIORITY_MONTHS].groupby("route")["amount"].sum()
    return Comparison(
        currency=costs["currency"].iloc[0],
        paris=totals["Paris"],
        pct=totals["PCT"],
        paris_at_12=at_12["Paris"],
        pct_at_12=at_12["PCT"],
    )


def break_even(offices: Sequence[str], papers: Papers, **circumstances) -> pd.DataFrame:
    """Compare the routes for the first one, two, ... of `offices`.

    Args:
        offices, papers, circumstances: as `route_costs` (without `entered`).

    Returns:
        offices (their number), added (the last one), paris, pct, extra (PCT less Paris), deferred.
        The number from which the PCT is cheaper is the first with a negative `extra`; without one
        it defers money and decisions, and saves none.

    Raises:
        CourseError, MissingValue: as `route_costs`.
    """
    wanted = _codes(offices)
    table = []
    for number, added in enumerate(wanted, start=1):
        c = compare(route_costs(wanted[:number], papers, **circumstances))
        table.append([number, added, c.paris, c.pct, c.extra, c.deferred])
    return pd.DataFrame(table, columns=["offices", "added", "paris", "pct", "extra", "deferred"])


def drop_break_even(offices: Sequence[str], papers: Papers, **circumstances) -> int | None:
    """Return how many Offices must be given up after the search report for the PCT to be cheaper.

    Offices are given up from the end of the list. None: the PCT stays dearer even when one
    Office alone is entered.

    Args:
        offices, papers, circumstances: as `route_costs` (without `entered`); least wanted last.

    Raises:
        CourseError, MissingValue: as `route_costs`.
    """
    wanted = _codes(offices)
    for dropped in range(len(wanted)):
        kept = wanted[: len(wanted) - dropped]
        if compare(route_costs(wanted, papers, entered=kept, **circumstances)).extra < 0:
            return dropped
    return None


@dataclass(frozen=True)
class _Step:
    month: int
    route: str
    stage: str
    office: str
    sheet: FeeSheet
    agent: Decimal
    basis: str


def _codes(offices: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(office_code(office) for office in offices))


def _basis(office: str) -> str:
    if direct_fees_are_sourced(office):
        return _("tables")
    return _("tables; amounts of the national phase stand in for direct ones")


def _priced(
    steps: list[_Step], language: str, currency: str, rates_on: date, assumptions: Assumptions
) -> pd.DataFrame:
    """Price the steps in order of time; a language is translated once, before it is first used."""
    assumed = _("assumption of the course")
    own = assumptions.currency
    spoken = {language}
    table = []
    for step in sorted(steps, key=lambda step: step.month):
        head = [step.month, step.route, step.stage, step.office]
        official = step.sheet.in_currency(currency, rates_on).total(currency)
        agent = converted(step.agent, own, currency, rates_on)[0]
        table.append([*head, "official fees", official, currency, step.basis])
        table.append([*head, "agent", agent, currency, assumed])
        if step.stage != "international phase" and (needed := _to_translate(step.office, spoken)):
            spoken.add(needed)
            price = converted(assumptions.translating(needed), own, currency, rates_on)[0]
            table.append([*head, "translation", price, currency, assumed])
    frame = pd.DataFrame(table, columns=_COLUMNS)
    return frame.assign(cumulative=frame["amount"].cumsum())


def _to_translate(office: str, spoken: set[str]) -> str:
    """Name the language into which the Office's copy must be translated; "" when one is at hand."""
    accepted = rows(NATIONAL_PHASE, st3=office)["languages"].iloc[-1].split(";")
    if spoken & set(accepted):
        return ""
    return "English" if "English" in accepted else accepted[0]

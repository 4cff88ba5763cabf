"""A company with a plan of two years, for tests: a maker of gripping robots."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from course_utils.law import competition, madrid, pct, section337, sep, transfer
from course_utils.law.plan import (
    Plan,
    competition_risk,
    madrid_acts,
    pct_acts,
    royalty_acts,
    section337_risk,
    sep_acts,
    transfer_acts,
)

KNOWN_ON = date(2026, 10, 30)  # the day on which the example is planned, and of its rates
START = date(2027, 1, 1)


def example_plan(
    *,
    offices: Sequence[str] = ("US", "EP", "JP"),
    members: Sequence[str] = ("US", "EM", "VN"),
    classes: Sequence[int] = (7, 9),
    contribution: bool = True,
    filed: date = date(2027, 4, 26),
    income: Decimal = Decimal(200000),
    named: Decimal = Decimal("0.05"),
) -> Plan:
    """Return the plan of the lesson's company, a maker of gripping robots, for 2027 and 2028.

    Its facts are invented: an invention filed in China on 16 March 2026 that goes abroad by PCT; a
    contribution to a standards meeting of 17 May 2027, submitted on 7 May, and a pool licence for
    radio modules; a mark filed at home on 11 January 2027; a patent licence to Germany, signed on
    1 February 2027; 20,000 robots a year sold to the United States; an engineer hired from a
    competitor.

    Args:
        offices: ST.3 codes of the Offices for the national phase.
        members, classes: of the international registration of the mark.
        contribution: whether the contribution to the standard is made.
        filed: the planned day of the first filing for what the contribution shows.
        income: licence fee in euros, half on 31 March 2027 and half a year later.
        named: probability of being named as respondent under Section 337, 0 to 1.

    Raises:
        CourseError, MissingValue: as the builders of `law.plan`.
    """
    acts = (
        *_patent(offices),
        *_standard(contribution, filed),
        *_mark(members, classes),
        *_licence(Decimal(income)),
    )
    return Plan("Zhiling Robotics", START, 8, acts, _risks(named))


_PAPERS = pct.Papers(claims=12, independent_claims=2, pages=30)


def _patent(offices: Sequence[str]):
    earlier = pct.PriorityClaim(date(2026, 3, 16), "CN")
    application = pct.Application(date(2027, 3, 8), "CN", (earlier,), isa="CN")
    return pct_acts(application, offices, _PAPERS, known_on=KNOWN_ON, sheets=38)


def _standard(contribution: bool, filed: date):
    meeting = sep.Contribution(date(2027, 5, 17), date(2027, 5, 7))
    wanted = ("CN", "EP", "US")
    acts = sep_acts(meeting, wanted, _PAPERS, filed=filed, known_on=KNOWN_ON)
    if not contribution:
        title = "File the invention at CN"
        acts = tuple(replace(act, deadline=None, title=title) for act in acts)
    quarters = [f"{year} Q{number}" for year in (2027, 2028) for number in (1, 2, 3, 4)]
    pool = sep.PerUnit(sep.Money("0.50", "USD"))
    units = dict.fromkeys(quarters, 10000)
    title = "Royalty for radio modules"
    return (*acts, *royalty_acts(pool, units, title=title, basis="assumption of the course"))


def _mark(members: Sequence[str], classes: Sequence[int]):
    registration = madrid.Registration(
        madrid.Mark("ZHILING 智翎", tuple(classes)),
        madrid.Basic("CN", date(2027, 1, 11)),
        date(2027, 6, 1),
        date(2027, 6, 21),
        members=tuple(members),
    )
    return madrid_acts(registration, known_on=KNOWN_ON)


def _licence(income: Decimal):
    if not income:
        return ()
    facts = transfer.Transfer(
        kind="patent licence",
        controlled="no",
        category="free",
        used_only_abroad=True,
        signed=date(2027, 2, 1),
    )
    half = (income / 2).quantize(Decimal("0.01"))
    receipts = {date(2027, 3, 31): half, date(2028, 3, 31): income - half}
    basis = "assumption of the course"
    return transfer_acts(facts, receipts, on=START, currency="EUR", partner="DE", contract=basis)


def _risks(named: Decimal):
    goods = section337.default_inputs(units=20000, price=300, margin=Decimal("0.2"), years=3)
    award = competition.damages("CN", date(2027, 3, 1), loss=2000000, costs=150000)
    return section337_risk(goods, named), competition_risk(award, Decimal("0.1"))

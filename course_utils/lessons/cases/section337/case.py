"""Case files of the section 337 module: one investigation from the notice to the order.

The dates come from `section337_plots.csv`, the lawyer's numbers from `section337_sheets.csv`. Each
row was chosen so that every answer is settled: no court's limit ends on a closed day, and nothing
hangs on a doubt about the days for service. All investigations were instituted before 3 February
2025, the day from which rules apply that the tables do not have, and no lapse in appropriations
falls into them. Claim, order, goods, bond and tasks are drawn.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pandas as pd

from course_utils.law.section337 import (
    BondRule,
    Inputs,
    Investigation,
    Order,
    Service,
    calendar,
    claim_kinds,
    default_inputs,
)
from course_utils.lessons.cases.case import Case
from course_utils.lessons.cases.companies import Company
from course_utils.lessons.cases.plots import open_case, read_plots
from course_utils.lessons.cases.section337.facts import (
    COMPLAINANTS,
    PRICES,
    Lot,
    Shipment,
    Task,
    bond_rule,
    order_and_lots,
    shipments,
    tasks,
)
from course_utils.lessons.cases.section337.papers import papers
from course_utils.lessons.cases.section337.sheets import Sheet, sheets
from course_utils.lessons.cases.section337.tables import holiday_table, petition_table
from course_utils.messages import _

PLOTS = Path(__file__).parent / "plots.csv"
TRAPS = (
    "friday",
    "holiday at the end",
    "weekend determination",
    "holiday in a short period",
    "weekend of the President",
    "late court action",
)
KINDS = tuple(kind for kind in claim_kinds() if kind not in ("copyright", "other unfair act"))
# The ways out that the lawyer reckons with, by their letter.
WAYS = {
    "A": "default",
    "B": "consent order",
    "C": "settlement or licence",
    "D": "redesign",
    "E": "full defence",
}


@dataclass(frozen=True)
class Plot:
    """The dates of a case.

    Attributes:
        trap: one of `TRAPS`.
        complaint_filed, voted, instituted: the complaint, the vote, and the publication of the
            notice of investigation in the Federal Register.
        served, received: the Commission's parcel goes to the courier, and reaches the company.
        civil_action_filed: the complainant's action in a district court.
        interrogatories_served: the complainant's parcel goes to the courier.
        order_served: electronic service of Order No. 6, which sets the target date.
        target_months: months from institution, "17" to "20".
        final_id_served, petition_served: electronic service of the final initial determination and
            of the complainant's petition for review.
        determination, president_received: the final determination, and its receipt by the Trade
            Representative for the President.
    """

    trap: str
    complaint_filed: date
    voted: date
    instituted: date
    served: date
    received: date
    civil_action_filed: date
    interrogatories_served: date
    order_served: date
    target_months: str
    final_id_served: date
    petition_served: date
    determination: date
    president_received: date


@dataclass(frozen=True, kw_only=True, repr=False)
class Section337Case(Case):
    """A case of the section 337 module.

    Attributes:
        plot: the dates.
        investigation: the same facts, as the law sees them.
        kind: the kind of claim, one of `KINDS`.
        price: entered value of one unit, in USD.
        order: the exclusion order at the end.
        lots: four lots of goods on their way to the United States.
        tasks: three tasks of the first weeks.
        bond_rule: the bond during presidential review.
        shipments: four shipments of the company's own goods.
        sheet: the lawyer's numbers.
    """

    plot: Plot
    investigation: Investigation
    kind: str
    price: Decimal
    order: Order
    lots: tuple[Lot, ...]
    tasks: tuple[Task, ...]
    bond_rule: BondRule
    shipments: tuple[Shipment, ...]
    sheet: Sheet

    @property
    def interrogatories(self) -> Service:
        """Service of the complainant's interrogatories."""
        return Service(self.plot.interrogatories_served, "express", abroad=True)

    @property
    def order_service(self) -> Service:
        """Service of Order No. 6."""
        return Service(self.plot.order_served, "electronic")

    def inputs(self, defence_cost: Decimal | None = None) -> Inputs:
        """Return the lawyer's numbers as inputs of the decision.

        Args:
            defence_cost: the company's part of a full defence in USD, instead of that of the sheet.
        """
        numbers = dict(self.sheet.estimates)
        if defence_cost is not None:
            numbers["defence_cost"] = defence_cost
        return default_inputs(
            units=self.sheet.units(self.price),
            price=self.price,
            margin=self.sheet.margin,
            years=self.sheet.years,
            kind=self.kind,
        ).change(**numbers)

    def holiday_table(self) -> pd.DataFrame:
        """Return the federal holidays on working days in the time of the case: day, holiday."""
        return holiday_table(date(self.plot.instituted.year, 1, 1), self.plot.president_received)

    def petition_table(self) -> pd.DataFrame:
        """Return the times for petitions for review and responses: paper, time, rule."""
        return petition_table(self.plot.order_served)


@cache
def plots() -> dict[str, tuple[Plot, ...]]:
    """Return the plots of each trap."""
    return read_plots(PLOTS, Plot, TRAPS)


def section337_case(student: str) -> Section337Case:
    """Return the section 337 case of a student.

    Raises:
        CourseError: no usable student id.
    """
    draw, plot, company = open_case("section337", student, plots())
    kind, price = draw.one("kind", KINDS), PRICES[company.mark]
    investigation = _investigation(plot)
    review_ends = calendar(investigation)["presidential_review"].day
    order, lots = order_and_lots(draw, company, kind)
    facts = {
        "kind": kind,
        "price": price,
        "order": order,
        "lots": lots,
        "tasks": tasks(draw),
        "bond_rule": bond_rule(draw, price),
        "shipments": shipments(draw, price, plot.determination, review_ends),
        "sheet": draw.one("sheet", sheets()),
    }
    complainant = draw.one("complainant", COMPLAINANTS)
    return Section337Case(
        student=draw.student,
        trap=plot.trap,
        company=company.name,
        story=_story(company, complainant),
        documents=papers(draw, company, complainant, plot, facts),
        plot=plot,
        investigation=investigation,
        **facts,
    )


def _investigation(plot: Plot) -> Investigation:
    return Investigation(
        complaint_filed=plot.complaint_filed,
        instituted=plot.instituted,
        served=Service(plot.served, "express", abroad=True),
        target_months=int(plot.target_months),
        final_id_served=Service(plot.final_id_served, "electronic"),
        petition_served=Service(plot.petition_served, "electronic"),
        determination=plot.determination,
        president_received=plot.president_received,
        civil_action_filed=plot.civil_action_filed,
    )


def _story(company: Company, complainant: str) -> tuple[str, ...]:
    return (
        _(
            "The company, its people, its opponents and their papers are invented for this "
            "exercise. The rules are the real ones."
        ),
        _(
            "{company} of {town} makes {product}. A small part of them goes to the United States. "
            "Then a parcel came from Washington: {complainant} had asked the United States "
            "International Trade Commission (ITC, 美国国际贸易委员会) for an investigation under "
            "section 337 (337 调查). {manager}, the IP manager, kept every paper and has left. "
            "The board asks you to go through the whole file: what was due when, who had to act, "
            "what the order stops, what each way out would cost, and which way to take next time. "
            "Not everything that people wrote is right."
        ).format(
            company=company.name,
            town=company.town,
            product=company.product,
            complainant=complainant,
            manager=company.manager,
        ),
    )

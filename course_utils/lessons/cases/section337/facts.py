"""What is drawn for a case of the section 337 module: order, goods, bond, shipments and tasks."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from course_utils.law.section337 import BondRule, Goods, Order, reached
from course_utils.lessons.cases.companies import Company
from course_utils.lessons.cases.draw import Draw
from course_utils.messages import _

# Invented, as the companies are.
COMPLAINANTS = (
    "Brightmoor Devices, Inc. (Ohio)",
    "Calderfinch Systems LLC (Oregon)",
    "Northquay Industries, Inc. (Texas)",
    "Harrowmere Technologies, Inc. (Michigan)",
)
OTHER_RESPONDENT = "Ruiyan Trading (睿衍贸易, Yiwu)"
STRANGER = "Tengbo Works (腾博制造, Taizhou)"
BUILDER = "Lumicraft Assembly (Viet Nam)"
# Entered value of one unit in USD, by the mark of the company.
PRICES = {
    "LF": Decimal(60),
    "CY": Decimal(4),
    "ZJ": Decimal(40_000),
    "QM": Decimal(30),
    "HT": Decimal(40),
    "XW": Decimal(20),
    "QH": Decimal(60),
    "SH": Decimal(1_200),
    "MW": Decimal(24_000),
    "YL": Decimal(1_200),
}
RESALE = Decimal("1.5")  # times the entered value
STOPPED = {True: "A", False: "B", None: "C"}
OWN_LOTS = (("own", "redesign"), ("cleared", "other goods"))
_DEAR = 1_000  # USD a unit; such goods come in tens, not in thousands
_BOND_SHARES = ("0.05", "0.10", "0.20")
_BOND_PERCENTS = (35, 60, 100, 281)


@dataclass(frozen=True)
class Lot:
    """A lot of goods on its way to the United States after the order became final.

    Attributes:
        key: "own", "redesign", "cleared", "other goods", "stranger" or "downstream".
        order: the order that may stop it.
        goods: the goods, as the law sees them.
    """

    key: str
    order: Order
    goods: Goods

    @property
    def letter(self) -> str:
        """A: stopped, B: not stopped, C: open until somebody rules."""
        return STOPPED[reached(self.order, self.goods).caught]


@dataclass(frozen=True)
class Shipment:
    """Some of the company's own goods that enter the United States.

    Attributes:
        day: the day of entry.
        units: how many.
        value: their entered value, in USD.
        resale: what the buyer gets for them, in USD.
        in_review: whether they enter during presidential review.
    """

    day: date
    units: int
    value: Decimal
    resale: Decimal
    in_review: bool


@dataclass(frozen=True)
class Task:
    """Something that is to be done in the first weeks.

    Attributes:
        key: e.g. "answer".
        who: A the company, B the complainant, C the judge, D the Commission, E nobody.
    """

    key: str
    who: str

    @property
    def words(self) -> str:
        """The task, as the desk list says it."""
        return {
            "answer": _("Answer the complaint and the notice under oath, point by point."),
            "stay": _("Ask the district court to stay its case."),
            "confidential": _(
                "Give the confidential exhibits of the complaint to the lawyers who have signed "
                "the protective order."
            ),
            "more time": _("Decide whether the company gets two more weeks to answer."),
            "target date": _("Set the target date in the 45 days after institution."),
            "serve": _("Send the complaint and the notice to the company."),
            "publish": _("Publish the notice of investigation in the Federal Register."),
            "own staff": _(
                "Read the confidential exhibits of the complaint in the company's own IP "
                "department."
            ),
        }[self.key]


_TASKS = (
    (Task("answer", "A"), Task("stay", "A")),
    (Task("confidential", "B"), Task("more time", "C"), Task("target date", "C")),
    (Task("serve", "D"), Task("publish", "D"), Task("own staff", "E")),
)


def tasks(draw: Draw) -> tuple[Task, ...]:
    """Return three tasks of different people, in a drawn order."""
    drawn = [draw.one(f"task {n}", group) for n, group in enumerate(_TASKS)]
    return draw.some("tasks", drawn, len(drawn))


def order_and_lots(draw: Draw, company: Company, kind: str) -> tuple[Order, tuple[Lot, ...]]:
    """Return a general or limited order, and four lots of goods.

    One lot comes from a maker who was never named, one is another maker's product that contains
    the article; the other two are the company's own.
    """
    general = draw.one("order", (True, False))
    article = company.product
    order = Order(
        "GEO" if general else "LEO",
        article,
        named=frozenset({company.name, OTHER_RESPONDENT}),
        claim=kind,
        downstream=general and draw.one("downstream", (True, False)),
    )
    goods = {
        "own": Goods(company.name, article),
        "redesign": Goods(company.name, article, redesigned=True),
        "cleared": Goods(company.name, article, redesigned=True, cleared=True),
        "other goods": Goods(company.name, "spare parts of another line"),
        "stranger": Goods(STRANGER, article),
        "downstream": Goods(BUILDER, "equipment", contains=frozenset({article})),
    }
    keys = ("stranger", "downstream", *(draw.one(f"lot {pair}", pair) for pair in OWN_LOTS))
    return order, tuple(Lot(key, order, goods[key]) for key in draw.some("lots", keys, len(keys)))


def bond_rule(draw: Draw, price: Decimal) -> BondRule:
    """Return a bond per unit, in whole cents, or in percent of the entered value."""
    if draw.one("bond", ("per unit", "percent")) == "per unit":
        return BondRule("per unit", price * Decimal(draw.one("bond share", _BOND_SHARES)))
    return BondRule("percent", Decimal(draw.one("bond percent", _BOND_PERCENTS)))


def shipments(
    draw: Draw, price: Decimal, determination: date, review_ends: date
) -> tuple[Shipment, ...]:
    """Return a shipment before the determination, two during the review and one after it."""
    days = (
        (determination - timedelta(days=draw.number("ship 1", 9, 25)), False),
        (determination + timedelta(days=draw.number("ship 2", 12, 20)), True),
        (review_ends - timedelta(days=draw.number("ship 3", 8, 20)), True),
        (review_ends + timedelta(days=draw.number("ship 4", 7, 16)), False),
    )
    few, many = (1, 9) if price > _DEAR else (11, 79)
    times = 5 if price > _DEAR else 100
    drawn, units = [], draw.some("units", range(few, many + 1), len(days))
    for (day, in_review), tens in zip(days, units, strict=True):
        value = tens * times * price
        drawn.append(Shipment(day, tens * times, value, value * RESALE, in_review))
    return tuple(drawn)

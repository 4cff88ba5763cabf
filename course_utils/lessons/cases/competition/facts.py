"""What is drawn for a case of the module on trade secrets: pieces of information and money."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from course_utils.lessons.cases.draw import Draw

INFORMATION = ("process", "tests", "customers")
# What fails: the element of a trade secret that is not shown, or nothing.
FAILING = ("secret", "value", "measures")
# Items of the table of evidence that leave the first element unproven.
OPEN_SECRETS = {
    "process": ("published", "common knowledge"),
    "tests": ("published", "shown in public"),
    "customers": ("long customer relation",),
}
MEASURES = ("nda", "marking and access")
NO_MEASURES = ("after the act", "")
REPLIES = {"own": "A", "bought": "B", "customers": "C", "drawings": "D", "employer": "E"}
WISHES = {"court": "A", "regulator": "B", "police": "C", "US court": "D", "border": "E"}
MULTIPLES = tuple(map(Decimal, ("2", "2.5", "3", "3.5", "4")))
DRAFTS = ("complete", "no comparison", "no measures")


@dataclass(frozen=True)
class Information:
    """A piece of information that the company takes for a trade secret.

    Attributes:
        kind: one of `INFORMATION`.
        failing: the one element that is not shown, or "".
        evidence: items of the table of evidence by element, as `audit` takes them.
        measures_on: the day of the confidentiality measures, or None where there are none.
    """

    kind: str
    failing: str
    evidence: dict[str, tuple[str, ...]]
    measures_on: date | None


def information(draw: Draw, copied: date) -> tuple[Information, ...]:
    """Return three pieces of information: one holds, two fail in different elements."""
    failing = draw.some("failing", ("", *draw.some("two fail", FAILING, 2)), 3)
    return tuple(
        _piece(draw, kind, fails, copied) for kind, fails in zip(INFORMATION, failing, strict=True)
    )


def _piece(draw: Draw, kind: str, failing: str, copied: date) -> Information:
    item = draw.one(f"{kind} measures", NO_MEASURES if failing == "measures" else MEASURES)
    days = draw.number(f"{kind} measures day", 12, 55)
    measures_on = copied + timedelta(days=days if item == "after the act" else -9 * days)
    secret = draw.one(f"{kind} secret", OPEN_SECRETS[kind])
    evidence = {
        "secret": (secret if failing == "secret" else "search report",),
        "value": () if failing == "value" else ("income from use",),
        "measures": (item,) if item else (),
    }
    return Information(kind, failing, evidence, measures_on if item else None)


@dataclass(frozen=True)
class China:
    """The figures for the claim in China, in CNY.

    Attributes:
        fee: the licence fee where neither loss nor gain can be determined; else None, and
            units_lost, our_profit: units that we sold less, and our profit on each;
            units_sold, operating_profit, sales_profit: their units, and two measures of profit.
        all_business: whether the defendant does nothing but infringe.
        multiple: the multiple of the base that counsel advises.
        costs: lawyers, expert and notary.
    """

    fee: Decimal | None
    units_lost: int
    our_profit: int
    units_sold: int
    operating_profit: int
    sales_profit: int
    all_business: bool
    multiple: Decimal
    costs: tuple[int, int, int]

    @property
    def loss(self) -> Decimal | None:
        """The owner's loss."""
        return None if self.fee else Decimal(self.units_lost * self.our_profit)

    @property
    def gain(self) -> Decimal | None:
        """The infringer's gain, by the measure that applies to it."""
        return self.gain_by(self.sales_profit if self.all_business else self.operating_profit)

    @property
    def gain_by_the_other_measure(self) -> Decimal | None:
        """The infringer's gain, by the measure that does not apply to it."""
        return self.gain_by(self.operating_profit if self.all_business else self.sales_profit)

    def gain_by(self, profit: int) -> Decimal | None:
        """Return the infringer's gain at a profit a unit."""
        return None if self.fee else Decimal(self.units_sold * profit)


def china(draw: Draw, trap: str) -> China:
    """Draw the figures for China; the gain is the larger, save for some repeat offenders."""
    units, profit = draw.number("units lost", 950, 1390), draw.number("our profit", 52, 74) * 50
    if trap == "repeat offender" and draw.one("loss larger", (True, False)):
        sold = units + draw.number("units sold", 40, 190)
        sales = profit - draw.number("sales profit", 14, 20) * 50
        operating = sales - draw.number("operating profit", 4, 9) * 50
    else:
        sold = units + draw.number("units sold", 150, 460)
        operating = profit + draw.number("operating profit", 3, 12) * 50
        sales = operating + draw.number("sales profit", 6, 15) * 50
    return China(
        fee=Decimal(draw.number("fee", 160, 240) * 10_000) if trap == "licence fee" else None,
        units_lost=units,
        our_profit=profit,
        units_sold=sold,
        operating_profit=operating,
        sales_profit=sales,
        all_business=draw.one("all business", (True, False)),
        multiple=draw.one("multiple", MULTIPLES),
        costs=(
            draw.number("lawyers", 16, 39) * 10_000,
            draw.number("expert", 6, 14) * 10_000,
            draw.number("notary", 4, 9) * 1000,
        ),
    )


@dataclass(frozen=True)
class America:
    """The figures for the claim in the United States, in USD.

    Attributes:
        loss: actual loss.
        gain: unjust enrichment, of which `counted` comes from sales that are in the loss already.
        counted: see `gain`.
        fees: attorney's fees.
    """

    loss: int
    gain: int
    counted: int
    fees: int


def america(draw: Draw) -> America:
    """Draw the figures for the United States; their thousands keep wrong sums apart."""
    return America(
        loss=draw.number("US loss", 31, 89) * 10_000 + 3000,
        gain=draw.number("US gain", 41, 119) * 10_000 + 5000,
        counted=draw.number("US counted", 9, 24) * 10_000,
        fees=draw.number("US fees", 15, 39) * 10_000 + 7000,
    )


@dataclass(frozen=True)
class Police:
    """The figures of the police, in CNY: loss laid to the leaver, and what he was paid."""

    loss: Decimal
    gain: Decimal


def police(draw: Draw, trap: str, fee: Decimal | None) -> Police:
    """Draw the figures of the police; both together reach a line that neither reaches alone."""
    small = trap in ("crossing act", "ended before") and draw.one("small", (True, False))
    low, high = (16, 28) if small else (160, 240)
    loss, gain = draw.number("police loss", low, high), draw.number("police gain", low, high)
    return Police(fee or Decimal(loss * 10_000), Decimal(gain * 10_000))


def wishes(draw: Draw, industry: bool) -> tuple[str, ...]:
    """Return three wishes of the board; the border only where an industry could be injured."""
    return draw.some("wishes", tuple(WISHES) if industry else tuple(WISHES)[:4], 3)

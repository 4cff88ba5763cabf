"""What is drawn for a capstone case: papers, members, a pool, a licence, risks, quotations."""

from dataclasses import dataclass
from decimal import Decimal

from course_utils.law.competition import Act, Award, damages
from course_utils.law.pct import Papers
from course_utils.law.section337 import Inputs, default_inputs
from course_utils.law.section337.ways import Branch, expected_cost, tree
from course_utils.lessons.cases.draw import Draw

PER_CLASS = ("GB", "AU", "SG")
COMPLEMENTARY = ("VN", "IT", "CH", "UA")
CLASSES = (7, 9, 10, 11, 12, 35, 37, 42)
CURRENCY_OF = {"DE": "EUR", "DK": "EUR", "GB": "GBP", "HK": "HKD"}
WAYS = ("default", "settlement or licence", "full defence")
# Acts that lose no right when they wait, and what each may cost in CNY, one band each.
FREE = ("sep.continuation", "madrid.designation", "section337.opinion", "competition.audit")
BANDS = ((20_000, 24_000), (34_000, 39_000), (50_000, 56_000), (70_000, 78_000))


@dataclass(frozen=True)
class Pool:
    """The licence of a patent pool.

    Attributes:
        amount: USD a unit.
        free: units of each calendar year for which nothing is owed.
        units: sold in each quarter, by year.
    """

    amount: Decimal
    free: int
    units: dict[int, int]


@dataclass(frozen=True)
class Licence:
    """The licence out: the licensee's State, and two gross amounts in its currency."""

    partner: str
    amounts: tuple[int, int]

    @property
    def currency(self) -> str:
        """ISO code of the payments."""
        return CURRENCY_OF[self.partner]


@dataclass(frozen=True)
class Trial:
    """The risk under Section 337: the inputs of the decision, and the chance of being named."""

    inputs: Inputs
    probability: Decimal

    def branches(self, way: str) -> tuple[Branch, ...]:
        """Return the branches of a way; costs in USD."""
        return tree(self.inputs, way)

    def expected(self, way: str) -> Decimal:
        """Return the expected cost of a way once the company is named, in USD."""
        return expected_cost(self.inputs, way)

    @property
    def way(self) -> str:
        """The one of `WAYS` with the lowest expected cost."""
        return min(WAYS, key=self.expected)


@dataclass(frozen=True)
class Secret:
    """The risk of a trade secret: the figures of the claim in CNY, and the chance of the award."""

    loss: Decimal
    gain: Decimal
    multiple: Decimal
    costs: Decimal
    probability: Decimal

    def award(self, act: Act) -> Award:
        """Return what a court in China could award for the act."""
        return damages(
            "CN",
            act,
            loss=self.loss,
            gain=self.gain,
            multiple=self.multiple,
            wilful=True,
            serious=True,
            costs=self.costs,
        )


def contents(draw: Draw) -> Papers:
    """Draw what the applications consist of."""
    return Papers(
        claims=draw.number("claims", 11, 15),
        independent_claims=2,
        pages=draw.number("pages", 22, 34),
    )


def members(draw: Draw) -> tuple[str, ...]:
    """Draw the members of the mark: three with a fee by class, one with the complementary fee."""
    kinds = (
        "US",
        "EM",
        draw.one("per class", PER_CLASS),
        draw.one("complementary", COMPLEMENTARY),
    )
    return draw.some("members", kinds, len(kinds))


def classes(draw: Draw) -> tuple[int, ...]:
    """Draw the classes of the mark: more than the three that the basic fee covers."""
    return tuple(sorted(draw.some("classes", CLASSES, draw.number("number of classes", 4, 5))))


def pool(draw: Draw) -> Pool:
    """Draw the pool; the free units end in the second quarter of each year."""
    first = draw.number("units", 60, 110) * 100
    second = first + draw.number("more units", 10, 25) * 100
    free = draw.number("free units", second // 100 + 3, 2 * first // 100 - 3) * 100
    amount = Decimal(draw.one("royalty", ("0.40", "0.50", "0.60", "0.75")))
    return Pool(amount, free, {2027: first, 2028: second})


def licence(draw: Draw) -> Licence:
    """Draw the licence out."""
    partner = draw.one("partner", tuple(CURRENCY_OF))
    scale = 10 if partner == "HK" else 1
    amounts = (draw.number("first payment", 12, 24), draw.number("second payment", 8, 20))
    return Licence(partner, tuple(amount * 10_000 * scale for amount in amounts))


def trial(draw: Draw) -> Trial:
    """Draw the exposure in the United States: small, so default is cheapest, or large."""
    large = draw.one("large", (True, False))
    low, high, years = (42, 58, 5) if large else (10, 20, 3)
    inputs = default_inputs(
        units=draw.number("units in the United States", low, high) * 1200,
        price=draw.number("price", 16, 32) * 10,
        margin=Decimal(draw.number("margin", 24, 34) if large else draw.number("margin", 12, 22))
        / 100,
        years=years,
        can_redesign=False,
    )
    return Trial(inputs, Decimal(draw.number("named", 3, 9)) / 100)


def secret(draw: Draw) -> Secret:
    """Draw the figures of the former employer; its loss and the gain differ."""
    loss, apart = draw.number("loss", 90, 160), draw.number("apart", 20, 60)
    gain = loss + apart if draw.one("gain larger", (True, False)) else loss - apart
    return Secret(
        Decimal(loss * 10_000),
        Decimal(gain * 10_000),
        Decimal(draw.one("multiple", ("2", "2.5", "3"))),
        Decimal(draw.number("costs", 11, 29) * 10_000),
        Decimal(draw.number("award", 5, 15)) / 100,
    )


def quotations(draw: Draw) -> dict[str, tuple[int, str]]:
    """Draw what agents ask for the acts with a last day: key -> (amount, currency)."""
    return {
        "pct.national_phase.US": (draw.number("agent US", 36, 72) * 50, "USD"),
        "pct.national_phase.EP": (draw.number("agent EP", 30, 64) * 50, "EUR"),
        "pct.national_phase.JP": (draw.number("agent JP", 25, 42) * 10_000, "JPY"),
        "pct.national_phase.KR": (draw.number("agent KR", 20, 36) * 100_000, "KRW"),
        "sep.filing": (draw.number("agent CN", 60, 120) * 100, "CNY"),
        "madrid.application": (draw.number("agent mark", 20, 48) * 100, "CNY"),
    }


def budgets(draw: Draw) -> dict[str, int]:
    """Draw what each of the acts in `FREE` comes to, in CNY, one in each of `BANDS`."""
    bands = draw.some("bands", BANDS, len(BANDS))
    return {key: draw.number(f"budget {key}", *band) for key, band in zip(FREE, bands, strict=True)}

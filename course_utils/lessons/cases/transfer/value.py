"""What a family of patents is worth in a case on technology transfer: own use, licence, sale."""

from dataclasses import dataclass
from decimal import Decimal

from course_utils.law.transfer import Stage, Valuation, relief_from_royalty, rnpv
from course_utils.lessons.cases.draw import Draw
from course_utils.lessons.cases.transfer.facts import BEST

VALUED_AT = 2026
TAX = Decimal(25)
CURRENCY = "CNY"
# What the other ways bring, in percent of the reference.
_BELOW, _ABOVE = (84, 90), (110, 118)


@dataclass(frozen=True)
class Own:
    """Own use of the family.

    Attributes:
        sales: net sales in CNY of six years, from 2027 on.
        last_year: at its end the last patent expires, not before the offer's last milestone.
        percent: the royalty that strangers pay, in percent of net sales.
        margin: the operating margin, in percent.
        discount: the rate without the risk of failure, in percent a year.
        risky: the rate that an engineer takes because the matter is risky.
    """

    sales: tuple[int, ...]
    last_year: int
    percent: Decimal
    margin: int
    discount: Decimal
    risky: Decimal

    def by_year(self, last_year: int) -> dict[int, Decimal]:
        """Return the sales by year, up to a year."""
        years = range(VALUED_AT + 1, last_year + 1)
        return {year: Decimal(sold) for year, sold in zip(years, self.sales, strict=False)}

    def value(self, **changes) -> Decimal:
        """Return the relief from royalty at the end of 2026, with changes for mistakes."""
        facts = {
            "sales": self.by_year(self.last_year),
            "percent": self.percent,
            "tax": TAX,
            "discount": self.discount,
            "valued_at": VALUED_AT,
            "currency": CURRENCY,
        }
        return relief_from_royalty(**{**facts, **changes}).value


@dataclass(frozen=True)
class Offer:
    """An offer for an exclusive licence, in CNY after all taxes.

    Attributes:
        upfront: paid at the end of 2026.
        milestones: what is paid in 2028 and in 2030 if the step succeeds.
        tests: what the owner pays in 2028 for tests, whatever they show.
        chances: that the first step succeeds, and that the second does once the first has.
    """

    upfront: int
    milestones: tuple[int, int]
    tests: int
    chances: tuple[Decimal, Decimal]

    def stages(self) -> tuple[Stage, ...]:
        """Return the stages: signature, approval, second plant."""
        (first, second), (one, two) = self.milestones, self.chances
        return (
            Stage("signature", 2026, income=Decimal(self.upfront)),
            Stage("approval", 2028, one, Decimal(self.tests), Decimal(first)),
            Stage("second plant", 2030, two, income=Decimal(second)),
        )

    def worth(self, discount: Decimal) -> Valuation:
        """Return the risk-adjusted net present value at the end of 2026."""
        return rnpv(self.stages(), discount=discount, valued_at=VALUED_AT, currency=CURRENCY)

    @property
    def headline(self) -> int:
        """All payments together."""
        return self.upfront + sum(self.milestones)


@dataclass(frozen=True)
class Family:
    """One family of patents and the three ways to use it; `sale` is a price in CNY."""

    own: Own
    offer: Offer
    sale: int

    @property
    def values(self) -> dict[str, Decimal]:
        """What each way brings, by the names of `BEST`."""
        return {
            "keep": self.own.value(),
            "licence": self.offer.worth(self.own.discount).value,
            "sale": Decimal(self.sale),
        }

    @property
    def best(self) -> str:
        """The way that brings most."""
        return max(BEST, key=self.values.__getitem__)


def family(draw: Draw) -> Family:
    """Draw a family; each way wins as often as the others, by a clear distance."""
    best = draw.one("best", BEST)
    own = Own(
        sales=tuple(draw.number(f"sales {year}", 54, 88) * 500_000 for year in range(6)),
        last_year=draw.one("last year", (2030, 2031)),
        percent=draw.one("percent", tuple(map(Decimal, ("3.5", "4", "4.5")))),
        margin=draw.number("margin", 13, 17),
        discount=draw.one("discount", (Decimal(10), Decimal(12))),
        risky=draw.one("risky", (Decimal(25), Decimal(30))),
    )
    kept = own.value()
    above = best == "licence" or (best == "sale" and draw.one("licence above", (True, False)))
    licensed = kept * _percent(draw, "licence", above) / 100
    offer = _offer(draw, licensed, own.discount)
    other = max(kept, licensed)
    sale = other * _percent(draw, "sale", best == "sale") / 100
    return Family(own, offer, _round(sale))


def _percent(draw: Draw, name: str, above: bool) -> int:
    return draw.number(f"{name} percent", *(_ABOVE if above else _BELOW))


def _round(amount: Decimal) -> int:
    return round(amount / 10_000) * 10_000


def _offer(draw: Draw, worth: Decimal, discount: Decimal) -> Offer:
    """Draw milestones, and set the upfront payment so that the offer is worth about that much."""
    terms = {
        "milestones": (
            draw.number("first", 8, 14) * 100_000,
            draw.number("second", 24, 36) * 100_000,
        ),
        "tests": draw.number("tests", 11, 24) * 10_000,
        "chances": (
            draw.one("chance 1", tuple(map(Decimal, ("0.5", "0.6", "0.7")))),
            draw.one("chance 2", tuple(map(Decimal, ("0.3", "0.4", "0.5")))),
        ),
    }
    later = Offer(0, **terms).worth(discount).value
    return Offer(_round(worth - later), **terms)

"""What is drawn for a case of the module on technology transfer, dates apart."""

from dataclasses import dataclass
from decimal import Decimal

from course_utils.law.transfer import Transfer
from course_utils.lessons.cases.draw import Draw

# Plans of the company as the law sees them.
PLANS = {
    "affiliate": Transfer(kind="know-how", affiliate=True, controlled="no", category="free"),
    "service": Transfer(kind="technical service", controlled="no", category="free"),
    "restricted": Transfer(kind="patent licence", controlled="no", category="restricted"),
    "prohibited": Transfer(kind="know-how", controlled="no", category="prohibited"),
    "dual use": Transfer(kind="technical service", controlled="yes"),
    "visitor": Transfer(kind="know-how", recipient="foreign person in China", controlled="yes"),
    "home": Transfer(
        kind="patent assignment", recipient="in China", controlled="no", category="free"
    ),
}
# Questions of colleagues on patents, clauses of the licence, and claims, each with its letter.
REQUESTS = {
    "unrecorded": "A",
    "co-owner licence": "A",
    "ordinary beside open": "A",
    "unregistered assignment": "B",
    "utility model": "C",
    "exclusive beside open": "D",
    "co-owner sale": "E",
}
CLAUSES = {
    "no challenge": "A",
    "package": "A",
    "exclusive grant-back": "A",
    "expired": "B",
    "improvements": "C",
    "infringement": "D",
}
CLAIMS = {
    "average": "A",
    "headline": "B",
    "risk twice": "C",
    "expired": "D",
    "expected": "E",
    "shares": "E",
}
PARTNERS = ("DE", "DK", "GB")
LICENSORS = (*PARTNERS, "HK", "HK", "HK")  # a lower rate as often as the domestic one
REWARDS = ("company without rule", "company with rule", "institute in Zhejiang", "institute")
BEST = ("keep", "licence", "sale")


@dataclass(frozen=True)
class Licence:
    """The terms of the licence abroad.

    Attributes:
        partner: ISO code of the licensee's country.
        years: its term.
        wholly_owned: whether the licensee belongs to the company alone.
        used: where the licensee uses the technology, as `vat` takes it.
        clause: a key of `CLAUSES`.
    """

    partner: str
    years: int
    wholly_owned: bool
    used: str
    clause: str


def licence(draw: Draw, trap: str) -> Licence:
    """Draw the terms of the licence abroad; the trap "no relief" has one of two reasons."""
    short = trap == "no relief" and draw.one("short", (True, False))
    return Licence(
        partner=draw.one("partner", PARTNERS),
        years=draw.number("short years", 3, 4) if short else draw.number("years", 6, 10),
        wholly_owned=trap == "no relief" and not short,
        used="partly in China" if trap == "use in China" else "wholly outside China",
        clause=draw.one("clause", tuple(CLAUSES)),
    )


@dataclass(frozen=True)
class Bill:
    """A bill of a foreign firm in CNY.

    Attributes:
        partner: ISO code of its country.
        amount: of a royalty with value added tax, or of a rent without it.
    """

    partner: str
    amount: Decimal


def royalty_bill(draw: Draw) -> Bill:
    """Draw a royalty to pay, with the value added tax in it; its price is round."""
    price = draw.number("royalty bill", 61, 189) * 10_000
    return Bill(draw.one("licensor", LICENSORS), Decimal(price) * Decimal("1.06"))


def rent_bill(draw: Draw) -> Bill:
    """Draw a rent for a machine, without value added tax."""
    return Bill(draw.one("lessor", PARTNERS), Decimal(draw.number("rent bill", 41, 129) * 10_000))


@dataclass(frozen=True)
class Accounts:
    """Receipts, cost and taxes in 2026 of the licence abroad and of a sale at home, in CNY.

    Attributes:
        licence: receipts, cost and taxes of the licence abroad.
        sale: likewise of the patents sold in China, machines not included.
        machines: what the buyer pays for machines beside the patents.
    """

    licence: tuple[int, int, int]
    sale: tuple[int, int, int]
    machines: int


def accounts(draw: Draw) -> Accounts:
    """Draw the accounts: the sale alone brings more than five million, the licence less."""
    return Accounts(
        licence=(
            draw.number("receipts", 210, 390) * 10_000,
            draw.number("cost", 21, 59) * 10_000,
            draw.number("taxes", 11, 29) * 1000,
        ),
        sale=(
            draw.number("sale receipts", 730, 960) * 10_000,
            draw.number("sale cost", 81, 149) * 10_000,
            draw.number("sale taxes", 41, 89) * 1000,
        ),
        machines=draw.number("machines", 61, 139) * 10_000,
    )


@dataclass(frozen=True)
class Income:
    """A licence whose inventors wait for their share, in CNY.

    Attributes:
        owner: one of `REWARDS`.
        fee, costs, taxes: what came in, and what the licence cost.
        agreed: the share in percent that a rule or an agreement names, or None.
    """

    owner: str
    fee: int
    costs: int
    taxes: int
    agreed: Decimal | None

    @property
    def net(self) -> Decimal:
        """The net income."""
        return Decimal(self.fee - self.costs - self.taxes)

    @property
    def region(self) -> str:
        """Whose share applies, as `inventor_reward` takes it."""
        return "Zhejiang" if self.owner == "institute in Zhejiang" else "national"

    @property
    def holder(self) -> str:
        """Who owns the patent, as `inventor_reward` takes it."""
        return "company" if self.owner.startswith("company") else "public institute"


def income(draw: Draw) -> Income:
    """Draw a licence and its owner; an institute outside Zhejiang has agreed on too little."""
    owner = draw.one("owner", REWARDS)
    agreed = draw.number("agreed", 4, 8) * 5
    return Income(
        owner=owner,
        fee=draw.number("fee", 91, 240) * 10_000,
        costs=draw.number("costs", 6, 19) * 10_000,
        taxes=draw.number("income taxes", 11, 39) * 1000,
        agreed=Decimal(agreed) if owner in ("company with rule", "institute") else None,
    )

"""What is drawn for a case of the module on essential patents: a leak, letters and money."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from course_utils.lessons.cases.draw import Draw

# Days from the leak to the filings in China and abroad: inside or outside six and twelve months.
LEAKS = {
    "both soon": ((60, 110), (130, 170)),
    "abroad later": ((60, 165), (200, 345)),
    "both late": ((200, 260), (275, 345)),
    "abroad after a year": ((60, 165), (380, 415)),
    "too late for most": ((200, 260), (380, 450)),
}
# The acts of a negotiation that were done; `sep_letters` tells each of them.
HISTORIES = {
    "nothing named": (),
    "silence": ("notice", "information"),
    "hasty offer": ("notice", "counter-offer"),
    "yes": ("notice", "willing"),
    "telephone": ("notice", "information", "willing"),
    "no calculation": ("notice", "information", "willing", "terms"),
    "full offer": ("notice", "information", "willing", "terms", "calculation"),
}
# Published figures by what became of them: letter -> names in the table of rates.
FIGURES = {
    "A": (
        "oppo_nokia_5g_zone1", "oppo_nokia_5g_china", "optis_apple_unit",
        "interdigital_lenovo_2024_unit", "qualcomm_5g_multimode_2018", "nokia_5g",
        "ericsson_5g_low",
    ),
    "B": (
        "tcl_ericsson_4g_us", "tcl_ericsson_4g_world", "interdigital_lenovo_2023_unit",
        "hevc_advance_2015_07_other",
    ),
    "C": (
        "oppo_nokia_claim", "act_oppo_offer", "microsoft_motorola_offer", "unwired_offer_2014",
        "tcl_ericsson_offer_a",
    ),
    "D": ("nokia_video_interim", "huawei_5g_handset", "huawei_4g_handset"),
    "E": ("act_oppo", "huawei_wifi6", "mpegla_vvc", "microsoft_motorola_h264", "innovatio"),
}  # fmt: skip
ENTITIES = ("large", "small", "micro")
MARKETS = ("VN", "TH", "MX", "ZA", "EG")
# The price of a gateway in USD and next year's units: their product keeps all sums exact.
SALES = (
    (160, 150_000), (200, 120_000), (240, 100_000), (300, 80_000), (320, 75_000), (180, 200_000),
    (200, 180_000), (240, 150_000), (300, 120_000), (360, 100_000), (240, 200_000), (300, 160_000),
    (320, 150_000), (400, 120_000),
)  # fmt: skip
ALL_ESSENTIAL = 6000
ALL_DECLARED = 60_000
SAMPLE = 60
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Leak:
    """A publication against the company's will.

    Attributes:
        day: when the supplier published.
        first: the first filing, in China.
        abroad: the direct filings at the other four Offices, which claim its priority.
    """

    day: date
    first: date
    abroad: date


def leak(draw: Draw) -> Leak:
    """Draw a leak with filings that are clearly inside or outside each period."""
    china, abroad = LEAKS[draw.one("leak", tuple(LEAKS))]
    day = _weekday(date(2025, 1, 6) + timedelta(days=draw.number("leak day", 0, 170)))
    days = draw.number("leak first", *china), draw.number("leak abroad", *abroad)
    return Leak(day, *(_weekday(day + timedelta(days=n)) for n in days))


def _weekday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


@dataclass(frozen=True)
class Offers:
    """Three offers of the licensor for all its patents, in USD.

    Attributes:
        price, units: of a gateway, and how many are sold next year.
        machine: price of what a gateway is built into.
        percent, royalty_cap: percent of the price of a gateway, at most so much for each.
        per_unit, free_units, annual_cap: an amount for each gateway above a free volume.
        lump_sum: for `YEARS` years.
    """

    price: int
    units: int
    machine: int
    percent: Decimal
    royalty_cap: Decimal
    per_unit: Decimal
    free_units: int
    annual_cap: Decimal
    lump_sum: Decimal


YEARS = 3
CHEAPEST = ("percent", "per unit", "lump sum")
# In percent of what the first offer costs: the second and the third offer.
_RATIOS = {
    "percent": ((109, 126), (109, 126)),
    "per unit": ((74, 90), (97, 116)),
    "lump sum": ((97, 116), (74, 90)),
}


def offers(draw: Draw) -> Offers:
    """Draw three offers, of which any may be the cheapest, with caps that bind or do not."""
    price, units = draw.one("sales", SALES)
    percent = draw.one("percent", tuple(map(Decimal, ("0.4", "0.5", "0.6"))))
    gap = Decimal(draw.number("cap gap", 4, 15)) * 2 * CENT
    binds = draw.one("royalty cap", (True, False))
    cap = price * percent / 100 + (-gap if binds else gap)
    first = units * min(price * percent / 100, cap)
    second, third = (
        first * draw.number(f"ratio {n}", *ratio) / 100
        for n, ratio in enumerate(_RATIOS[draw.one("cheapest", CHEAPEST)])
    )
    free = draw.number("free", 1, 3) * 10_000
    if draw.one("annual cap", (True, False)):
        each = (second * Decimal("1.15") / (units - free)).quantize(CENT)
        annual = _thousands(second)
    else:
        each = (second / (units - free)).quantize(CENT)
        annual = _thousands(second * Decimal("1.3"))
    machine = draw.number("machine", 6, 24) * 1000
    return Offers(
        price, units, machine, percent, cap, each, free, annual, YEARS * _thousands(third)
    )


def _thousands(amount: Decimal) -> Decimal:
    return (amount / 1000).quantize(Decimal(1)) * 1000


@dataclass(frozen=True)
class Study:
    """What the expert counted.

    Attributes:
        declared: 5G families that the licensor declared.
        found: of `SAMPLE` of them drawn by lot, those that are essential.
        essential_4g: its essential families of 4G, of `ALL_ESSENTIAL`.
        end: which end of the burden that the court in Chongqing found is taken: "low" or "high".
    """

    declared: int
    found: int
    essential_4g: int
    end: str

    @property
    def essential_5g(self) -> int:
        """Its 5G families that are likely to be essential, by the sample."""
        return self.declared * self.found // SAMPLE


def study(draw: Draw) -> Study:
    """Draw a sample whose share differs from the rates for all owners, 10 and 20 %."""
    return Study(
        draw.number("declared", 9, 20) * SAMPLE,
        draw.one("found", (2, 3, 4, 5)),
        draw.number("essential 4G", 3, 12) * 5,
        draw.one("end", ("low", "high")),
    )


@dataclass(frozen=True)
class Licence:
    """Another company's licence, and the company's own past sales.

    Attributes:
        lump_sum, covered: what the other company paid in USD, and for how many units.
        factor: by which the expert adjusts it.
        sold: units by year.
        interest: percent a year, simple, from the end of each year.
        until: the day of payment.
    """

    lump_sum: int
    covered: int
    factor: Decimal
    sold: dict[int, int]
    interest: int
    until: date


def licence(draw: Draw) -> Licence:
    """Draw a comparable licence; interest runs for two whole years and for one."""
    covered = draw.number("covered", 2, 6) * 1_000_000
    each = draw.one("comparable", tuple(map(Decimal, ("0.20", "0.25", "0.30", "0.40", "0.50"))))
    return Licence(
        int(each * covered),
        covered,
        draw.one("factor", tuple(map(Decimal, ("0.7", "0.6", "0.8", "0.9", "1.2")))),
        {
            2024: draw.number("sold 2024", 31, 59) * 1000,
            2025: draw.number("sold 2025", 61, 99) * 1000,
        },
        draw.one("interest", (3, 4, 5)),
        date(2026, 12, 31),
    )


def figures(draw: Draw) -> tuple[str, ...]:
    """Return six published figures, one of each kind at least, in a drawn order."""
    chosen = {letter: draw.one(f"figure {letter}", names) for letter, names in FIGURES.items()}
    more = draw.one("sixth kind", tuple(FIGURES))
    left = [name for name in FIGURES[more] if name not in chosen.values()]
    names = (*chosen.values(), draw.one("sixth", left))
    return draw.some("figures", names, len(names))

"""Royalties and fees in the case on essential patents, and the sums that people get wrong."""

from datetime import date
from decimal import Decimal

from course_utils.law.money import rounded
from course_utils.law.periods import end_of_period
from course_utils.law.sep import (
    LumpSum,
    Money,
    Percent,
    PercentOfPrice,
    PerUnit,
    comparable,
    earliest_benefit_date,
    essential_share,
    generation_weights,
    late_continuation_fee,
    rate,
    top_down,
)
from course_utils.law.sep import past_sales as sales_with_interest
from course_utils.lessons.cases.sep.case import SepCase
from course_utils.lessons.cases.sep.facts import ALL_DECLARED, ALL_ESSENTIAL, YEARS

USD = "USD"


def _cents(amount: Decimal) -> Decimal:
    return rounded(amount, USD)


def _wrong(right: Decimal, slips: dict[str, Decimal]) -> dict[str, Decimal]:
    """Return the slips that differ from the right amount, in cents."""
    amounts = {slip: _cents(Decimal(amount)) for slip, amount in slips.items()}
    return {slip: amount for slip, amount in amounts.items() if amount != right}


def late_fee(case: SepCase) -> Decimal:
    """Return the fee for the late continuation of the older family, in USD."""
    return _fee(case, earliest_benefit_date(case.older_family), case.entity)


def _fee(case: SepCase, start: date, entity: str) -> Decimal:
    return late_continuation_fee(start, case.plot.continuation, entity=entity).amount


def late_fee_slips(case: SepCase) -> dict[str, Decimal]:
    """Return wrong amounts for the fee: slip -> USD; the first that fits names it."""
    plot, right = case.plot, late_fee(case)
    six, nine = (_table_fee(case, years, case.entity) for years in (6, 9))
    slips = {
        "it was counted from the Chinese priority": _fee(case, plot.priority, case.entity),
        "it was counted from the American filing": _fee(case, plot.us_filed, case.entity),
        "the fee of a large entity was taken": _fee(case, plot.pct, "large"),
        "the fee of a small entity was taken": _fee(case, plot.pct, "small"),
        "the fee of a micro entity was taken": _fee(case, plot.pct, "micro"),
        "the fees for six and for nine years were added": six + nine,
        "a fee was taken although six years are not over": six,
        "the fee for more than six years was taken, although nine are over": six,
        "the fee for more than nine years was taken, although nine are not over": nine,
        "it was overlooked that six years are over": Decimal(0),
    }
    if right:
        slips.pop("a fee was taken although six years are not over")
    return _distinct(_wrong(right, slips))


def _table_fee(case: SepCase, years: int, entity: str) -> Decimal:
    """Return the fee of the table for more than so many years."""
    start = end_of_period(case.plot.continuation, -years, "year")
    return _fee(case, end_of_period(start, -1, "day"), entity)


def offer_royalties(case: SepCase) -> dict[str, Decimal]:
    """Return what each offer costs for next year, a lump sum spread evenly over its years."""
    offers = case.offers
    price = Money(offers.price, USD)
    shapes = {
        "offer 1": PercentOfPrice(
            Percent(offers.percent), royalty_cap=Money(offers.royalty_cap, USD)
        ),
        "offer 2": PerUnit(
            Money(offers.per_unit, USD), offers.free_units, Money(offers.annual_cap, USD)
        ),
        "offer 3": LumpSum(Money(offers.lump_sum / YEARS, USD)),
    }
    return {name: _cents(s.due(offers.units, price).amount) for name, s in shapes.items()}


def cheapest(case: SepCase) -> Decimal:
    """Return what the cheapest offer costs for next year, in USD."""
    return min(offer_royalties(case).values())


def cheapest_slips(case: SepCase) -> dict[str, Decimal]:
    """Return wrong amounts for the cheapest offer: slip -> USD."""
    offers, due = case.offers, offer_royalties(case)
    right = cheapest(case)
    each = offers.price * offers.percent / 100
    slips = {
        "offer 1 was taken, which is not the cheapest": due["offer 1"],
        "offer 2 was taken, which is not the cheapest": due["offer 2"],
        "offer 3 was taken, which is not the cheapest": due["offer 3"],
        "the most for a gateway was overlooked in offer 1": offers.units * each,
        "the most for a gateway was paid in offer 1 although the percent is less": offers.units
        * offers.royalty_cap,
        "the free gateways of offer 2 were overlooked": offers.units * offers.per_unit,
        "the most for a year was overlooked in offer 2": (offers.units - offers.free_units)
        * offers.per_unit,
        "the most for a year was paid in offer 2 although the count is less": offers.annual_cap,
        "the lump sum was not spread over its years": offers.lump_sum,
    }
    return _distinct(_wrong(right, slips))


def top_down_royalty(case: SepCase) -> Decimal:
    """Return the royalty for next year's gateways from the top down, in USD."""
    return _cents(_from_the_top(case, _end(case)))


def _end(case: SepCase) -> Percent:
    burden = rate("oppo_nokia_stack")
    return burden.value if case.study.end == "low" else burden.to


def _turnover(case: SepCase) -> Money:
    return Money(case.offers.price * case.offers.units, USD)


def _shares(case: SepCase) -> dict:
    return {
        "5G": essential_share(case.study.essential_5g, ALL_ESSENTIAL),
        "4G": essential_share(case.study.essential_4g, ALL_ESSENTIAL),
    }


def _from_the_top(case: SepCase, burden: Percent, weights=None, shares=None) -> Decimal:
    weights, shares = weights or generation_weights(), shares or _shares(case)
    parts = [top_down(burden, share, weights, name) for name, share in shares.items()]
    return sum(part.of(_turnover(case)).amount for part in parts)


def top_down_slips(case: SepCase) -> dict[str, Decimal]:
    """Return wrong royalties from the top down: slip -> USD."""
    study, burden, shares = case.study, _end(case), _shares(case)
    whole, turnover = rate("oppo_nokia_stack"), _turnover(case).amount
    other = whole.to if study.end == "low" else whole.value
    weights = generation_weights()
    declared = Decimal(study.declared) / ALL_DECLARED
    return _distinct(
        _wrong(
            top_down_royalty(case),
            {
                "the share of declared families was taken": turnover * burden.fraction * declared,
                "the declared families were all taken for essential": _from_the_top(
                    case, burden, shares=shares | {
                        "5G": essential_share(study.declared, ALL_ESSENTIAL)
                    },
                ),
                "the weights of the generations were forgotten": turnover
                * burden.fraction
                * sum(share.percent.fraction for share in shares.values()),
                "the patents of 4G were forgotten": _from_the_top(
                    case, burden, shares={"5G": shares["5G"]}
                ),
                "the patents of 5G were forgotten": _from_the_top(
                    case, burden, shares={"4G": shares["4G"]}
                ),
                "the weights of 5G and 4G were taken for the whole": _from_the_top(
                    case, burden, weights={name: weights[name] for name in shares}
                ),
                "the other end of the court's range was taken": _from_the_top(case, other),
                "the price of the whole product was taken": _from_the_top(case, burden)
                * case.offers.machine
                / case.offers.price,
                "the percent was taken for a fraction": 100 * _from_the_top(case, burden),
            },
        )
    )  # fmt: skip


def past_royalty(case: SepCase) -> Decimal:
    """Return royalties and interest for the past by the comparable licence, in USD."""
    return _cents(_past(case))


def _past(case: SepCase, factor: Decimal | None = None, kind: str = "simple") -> Decimal:
    licence = case.licence
    royalty = comparable(
        Money(licence.lump_sum, USD), licence.covered, licence.factor if factor is None else factor
    )
    owed = sales_with_interest(
        licence.sold, royalty, licence.until, Percent(licence.interest), kind=kind
    )
    return owed.total.amount


def past_slips(case: SepCase) -> dict[str, Decimal]:
    """Return wrong amounts for the past: slip -> USD."""
    licence, offers = case.licence, case.offers
    each = licence.factor * licence.lump_sum / licence.covered
    owed = {year: each * units for year, units in licence.sold.items()}
    royalties, year = sum(owed.values()), Decimal(licence.interest) / 100
    first, second = owed.values()
    return _distinct(
        _wrong(
            past_royalty(case),
            {
                "the factor for what differs was forgotten": _past(case, Decimal(1)),
                "it was divided by the factor": _past(case, 1 / licence.factor),
                "the interest was forgotten": royalties,
                "compound interest was taken; simple was agreed": _past(case, kind="compound"),
                "one year of interest was taken for both years": royalties * (1 + year),
                "two years of interest were taken for both years": royalties * (1 + 2 * year),
                "interest was counted from the beginning of each year": royalties
                + year * (3 * first + 2 * second),
                "only the last year was paid": second * (1 + year),
                "only the interest was given": year * (2 * first + second),
                "next year's gateways were added": _past(case) + each * offers.units,
                "the lump sum of the other licence was adjusted, not its rate": licence.factor
                * licence.lump_sum,
            },
        )
    )  # fmt: skip


def essential_slips(case: SepCase) -> dict[str, Decimal]:
    """Return wrong counts of essential 5G families: slip -> families."""
    study, right = case.study, Decimal(case.study.essential_5g)
    slips = {
        "all declared families were taken for essential": Decimal(study.declared),
        "the sample was taken for the whole": Decimal(study.found),
        "the 10 % of all owners were taken for this one": Decimal(study.declared) / 10,
        "the 20 % of all owners were taken for this one": Decimal(study.declared) / 5,
        "those that are not essential were counted": study.declared - right,
        "the families of 4G were given": Decimal(study.essential_4g),
        "the families of 4G were added": right + study.essential_4g,
    }
    return _distinct(_wrong(right, slips))


def _distinct(slips: dict[str, Decimal]) -> dict[str, Decimal]:
    """Return the slips with the first name of each amount."""
    named: dict[Decimal, str] = {}
    for slip, amount in slips.items():
        named.setdefault(amount, slip)
    return {slip: amount for amount, slip in named.items()}

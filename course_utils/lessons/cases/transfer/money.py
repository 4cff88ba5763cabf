"""Amounts that the case on technology transfer asks for, and those that people get wrong."""

from decimal import Decimal

from course_utils.law.money import rounded
from course_utils.law.transfer import (
    Contract,
    Reward,
    income_exemption,
    inventor_reward,
    royalty_rate,
    withholding,
)
from course_utils.lessons import answers
from course_utils.lessons.cases.transfer.case import TransferCase
from course_utils.lessons.cases.transfer.slips import terms
from course_utils.lessons.cases.transfer.value import CURRENCY, Offer

Amounts = dict[str, Decimal]
# Yuan by which a value may be off, because factors were rounded.
WITHIN = 1000
FULL_RATE, HALF_RATE = Decimal("0.25"), Decimal("0.125")
FREE = 5_000_000


def meant(value: object, right: Decimal, slips: Amounts) -> Decimal:
    """Return the amount that an answer stands for: one that is `WITHIN` reach, or itself.

    Raises:
        NotAnAnswer: no amount in yuan.
    """
    got = answers.an_amount(value, CURRENCY)
    nearest = min((right, *slips.values()), key=lambda amount: abs(amount - got))
    return nearest if abs(nearest - got) <= WITHIN else got


def arrives(case: TransferCase) -> Decimal:
    """Return what the licensor abroad receives of its bill."""
    bill = case.royalty_bill
    return withholding(
        bill.partner, "royalty", bill.amount, case.plot.today, vat_inclusive=True
    ).net


def arrives_slips(case: TransferCase) -> Amounts:
    """Return wrong amounts for what the licensor receives."""
    total = case.royalty_bill.amount
    price = total / Decimal("1.06")
    rate = _treaty(case, case.royalty_bill.partner, "royalty")
    slips = {
        "the income tax was counted on the price with value added tax": price - total * rate,
        "six percent of the whole bill were taken for the value added tax": total
        * Decimal("0.94")
        * (1 - rate),
        "the value added tax was left in the price": total * (1 - rate),
        "the income tax was forgotten": price,
        "the 20% of the law were taken, which the regulations reduce": price * Decimal("0.8"),
        "the taxes were given, not what arrives": total - price + price * rate,
        "the income tax was given, not what arrives": price * rate,
    }
    if case.royalty_bill.partner == "HK":
        slips["the domestic rate was taken although the arrangement is lower"] = price * Decimal(
            "0.9"
        )
    else:
        reduced = _treaty(case, case.royalty_bill.partner, "equipment")
        slips["the base was cut, which is for equipment only"] = price * (1 - reduced)
    return {slip: rounded(amount, CURRENCY) for slip, amount in slips.items()}


def _treaty(case: TransferCase, partner: str, kind: str) -> Decimal:
    return royalty_rate(partner, kind, case.plot.today).effective_percent / 100


def rent_tax(case: TransferCase) -> Decimal:
    """Return the income tax withheld from the rent, whose price is without value added tax."""
    bill = case.rent_bill
    return rounded(bill.amount * _treaty(case, bill.partner, "equipment"), CURRENCY)


def rent_slips(case: TransferCase) -> Amounts:
    """Return wrong amounts for the income tax on the rent."""
    amount = case.rent_bill.amount
    rate = _treaty(case, case.rent_bill.partner, "equipment")
    other = Decimal("0.13") - rate  # 6% and 7% are the two that treaties lead to
    slips = {
        "the treaty's cut of the base was forgotten": amount / 10,
        "the 20% of the law were taken on the whole rent": amount / 5,
        "the 20% of the law were taken on the reduced base": amount * rate * 2,
        "the base of another treaty was taken": amount * other,
        "the part that the treaty leaves out was taxed": amount * (Decimal("0.1") - rate),
        "the base was cut twice": amount * rate * rate * 10,
        "value added tax was taken out of a price that does not hold it": amount
        / Decimal("1.06")
        * rate,
        "what arrives was given, not the tax": amount * (1 - rate),
    }
    return {slip: rounded(wrong, CURRENCY) for slip, wrong in slips.items()}


def incomes(case: TransferCase) -> tuple[Decimal, Decimal]:
    """Return the year's income from the licence abroad and from the sale."""
    figures = case.accounts.licence, case.accounts.sale
    return tuple(Contract(*map(Decimal, contract)).income for contract in figures)


def year_tax(case: TransferCase) -> Decimal:
    """Return the income tax of the year on both contracts."""
    abroad, sold = incomes(case)
    if terms(case)["relief"] == "A":
        return income_exemption(abroad + sold, case.plot.today).tax
    return income_exemption(sold, case.plot.today).tax + rounded(abroad * FULL_RATE, CURRENCY)


def year_slips(case: TransferCase) -> Amounts:
    """Return wrong amounts for the income tax of the year."""
    abroad, sold = incomes(case)
    covered = terms(case)["relief"] == "A"
    beside = Decimal(0) if covered else abroad * FULL_RATE
    relieved = abroad + sold if covered else sold
    receipts = Decimal(case.accounts.sale[0])
    if covered:
        receipts += case.accounts.licence[0]
    slips = {
        "each contract was given five million of its own": (sold - FREE) * HALF_RATE,
        "all of it was halved once the five million were passed": relieved * HALF_RATE + beside,
        "the part above five million was taxed in full": (relieved - FREE) * FULL_RATE + beside,
        "the relief was forgotten": (abroad + sold) * FULL_RATE,
        "receipts were taken instead of income": (receipts - FREE) * HALF_RATE
        + (beside and case.accounts.licence[0] * FULL_RATE),
        "the machines were taken for technology": (relieved + case.accounts.machines - FREE)
        * HALF_RATE
        + beside,
    }
    if covered:
        slips["the relief was kept from the licence abroad"] = (
            sold - FREE
        ) * HALF_RATE + abroad * FULL_RATE
    else:
        slips["the relief was given to the licence abroad, which it does not cover"] = (
            abroad + sold - FREE
        ) * HALF_RATE
    return {slip: rounded(amount, CURRENCY) for slip, amount in slips.items()}


def reward(case: TransferCase) -> Reward:
    """Return the share of the inventors."""
    income = case.income
    return inventor_reward(
        income.net,
        case.plot.today,
        income.region,
        holder=income.holder,
        agreed_percent=income.agreed,
    )


def reward_slips(case: TransferCase) -> Amounts:
    """Return wrong amounts for the share of the inventors."""
    income, right = case.income, reward(case)
    net, percent = income.net, right.percent
    slips = {
        "the fee was taken instead of the net income": income.fee * percent / 100,
        "the taxes were not taken off": (net + income.taxes) * percent / 100,
        "the costs were not taken off": (net + income.costs) * percent / 100,
    }
    if percent != 50:
        why = {
            "company with rule": "the share without a rule was taken although there is a rule",
            "institute in Zhejiang": "the national share was taken although Zhejiang gives more",
        }[income.owner]
        slips[why] = net / 2
        slips["what the owner keeps was given"] = right.kept
    if income.owner == "institute":
        slips["the agreed share was taken although it is less than the law's"] = (
            net * income.agreed / 100
        )
    if income.region != "Zhejiang" and right.kept != net * 70 / 100:
        slips["the share of public institutes in Zhejiang was taken"] = net * 70 / 100
    return {slip: rounded(amount, CURRENCY) for slip, amount in slips.items()}


def own_slips(case: TransferCase) -> Amounts:
    """Return wrong values of own use."""
    own = case.family.own
    right, rate = own.value(), 1 + own.discount / 100
    slips = {
        "sales after the last patent were counted": own.value(sales=own.by_year(2032)),
        "the tax was forgotten": own.value(tax=Decimal(0)),
        "the tax was given, not what is left": own.value(tax=Decimal(75)),
        "nothing was discounted": own.value(discount=Decimal(0)),
        "the first year was not discounted": right * rate,
        "one year too many was discounted": right / rate,
        "the whole margin was taken for the royalty": own.value(percent=Decimal(own.margin)),
        "the risky rate was taken": own.value(discount=own.risky),
    }
    return {slip: rounded(amount, CURRENCY) for slip, amount in slips.items()}


def offer_value(case: TransferCase) -> Decimal:
    """Return the risk-adjusted net present value of the offer for a licence."""
    return case.family.values["licence"]


def offer_slips(case: TransferCase) -> Amounts:
    """Return wrong values of the offer for a licence."""
    own, offer = case.family.own, case.family.offer
    sure = Offer(offer.upfront, offer.milestones, offer.tests, (Decimal(1), Decimal(1)))
    second, (one, two) = offer.milestones[1], offer.chances
    two_years = (1 + own.discount / 100) ** 2
    free = Offer(offer.upfront, offer.milestones, 0, offer.chances).worth(own.discount).value
    value = offer_value(case)
    slips = {
        "all payments were added up as if each one came": Decimal(offer.headline),
        "all payments and the tests were added up as if each one came": Decimal(
            offer.headline - offer.tests
        ),
        "the chances were forgotten": sure.worth(own.discount).value,
        "the second step was counted without the first": value
        + (1 - one) * two * second / two_years**2,
        "nothing was discounted": offer.worth(Decimal(0)).value,
        "the risky rate was taken, which counts the risk twice": offer.worth(own.risky).value,
        "the tests were forgotten": free,
        "the tests were multiplied by the chance, though they are paid anyhow": free
        - one * offer.tests / two_years,
        "one year too many was discounted": value / (1 + own.discount / 100),
        "the upfront payment was forgotten": value - offer.upfront,
    }
    return {slip: rounded(amount, CURRENCY) for slip, amount in slips.items()}

"""Tax on a price for technology: value added tax in or on top of it, and withholding.

Value added tax lies outside the price: a price that includes it is first divided by one plus the
rate. Withholding tax is counted on the price without value added tax; treaties stand in `treaties`.
Surcharges on value added tax are not in the tables, nor is the former exemption of technology
transfer from it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from course_utils.errors import CourseError
from course_utils.law.inputs import as_number, near
from course_utils.law.money import FeeLine, FeeSheet, rounded
from course_utils.law.rules import Rule, rule
from course_utils.law.tables import MissingValue
from course_utils.law.transfer.amounts import HUNDRED
from course_utils.law.transfer.treaties import NO_TREATY, RoyaltyRate, royalty_rate
from course_utils.messages import _, say_money

SIDES = ("Chinese", "foreign")
USES = ("in China", "partly in China", "wholly outside China")


@dataclass(frozen=True)
class Vat:
    """A price taken apart.

    Attributes:
        price: without value added tax.
        tax: the value added tax.
        total: `price` + `tax`.
        percent: the rate.
        currency: ISO 4217 code of all three.
        reason: why this rate.
        rule: the rule that gives it.
    """

    price: Decimal
    tax: Decimal
    total: Decimal
    percent: Decimal
    currency: str
    reason: str
    rule: Rule

    def __str__(self) -> str:
        return _("{price} + {percent}% VAT {tax} = {total} ({cite})").format(
            price=say_money(self.price, self.currency),
            percent=self.percent,
            tax=say_money(self.tax, self.currency),
            total=say_money(self.total, self.currency),
            cite=self.rule.cite,
        )


def vat(
    amount: Decimal,
    on: date,
    *,
    inclusive: bool,
    seller: str,
    buyer: str,
    used: str = "in China",
    small_scale: bool = False,
    lease: bool = False,
    currency: str = "CNY",
) -> Vat:
    """Take a price for technology apart into price and value added tax.

    Args:
        amount: the contract price in `currency`.
        on: the day of the transaction; the Value Added Tax Law applies since 1 January 2026.
        inclusive: whether `amount` includes the tax; then it is divided by one plus the rate.
        seller, buyer: "Chinese" or "foreign". A foreign seller's technology counts as consumed in
            China when the buyer is Chinese, and the buyer withholds the tax.
        used: where the buyer uses the technology, one of `USES`. Only a Chinese seller's transfer
            to a foreign entity that uses it wholly outside China has the zero rate.
        small_scale: whether a Chinese seller is a small-scale taxpayer.
        lease: whether movable equipment is let to a Chinese user, which has a rate of its own.

    Returns:
        A `Vat`; amounts are rounded to the smallest unit of the currency, and price and tax sum to
        the total.

    Raises:
        CourseError: no such side or use, no amount, or a sale between two foreign parties.
        MissingValue: a day before the law, or equipment let to a user abroad.
    """
    amount = as_number(amount, _("The price"))
    for side in (seller, buyer):
        if side not in SIDES:
            raise near(_("There is no side {text!r}; {hint}."), side, list(SIDES))
    if used not in USES:
        raise near(_("There is no use {text!r}; {hint}."), used, list(USES))
    by, reason = _vat_rule(on, seller, buyer, used, small_scale)
    if lease:
        by, reason = _lease_rule(on, buyer, reason)
    percent = Decimal(by.value)
    if inclusive:
        price = rounded(amount / (1 + percent / HUNDRED), currency)
        tax, total = amount - price, amount
    else:
        price, tax = amount, rounded(amount * percent / HUNDRED, currency)
        total = price + tax
    return Vat(price, tax, total, percent, currency, reason, by)


def _vat_rule(on: date, seller: str, buyer: str, used: str, small_scale: bool) -> tuple[Rule, str]:
    if seller == buyer == "foreign":
        raise CourseError(_("A sale between two foreign parties is not in the tables."))
    if seller == "foreign":
        reason = _("A foreign seller and a Chinese buyer: consumed in China, the buyer withholds.")
        return rule("transfer.vat", on), reason
    if buyer == "foreign" and used == "wholly outside China":
        reason = _("Transferred to a foreign entity and used wholly outside China: zero rate.")
        return rule("transfer.vat_zero", on), reason
    if small_scale:
        return rule("transfer.vat_small", on), _("A small-scale taxpayer sells.")
    if buyer == "foreign":
        reason = _("Not used wholly outside China, so no zero rate although the buyer is foreign.")
        return rule("transfer.vat", on), reason
    return rule("transfer.vat", on), _("Sold in China.")


def _lease_rule(on: date, buyer: str, reason: str) -> tuple[Rule, str]:
    if buyer == "foreign":
        raise MissingValue(
            _("Value added tax on equipment that is let to a user abroad is not in the tables.")
        )
    return rule("transfer.vat_lease", on), _("Movable equipment is let. {who}").format(who=reason)


@dataclass(frozen=True)
class Withholding:
    """What a Chinese payer keeps back from a payment for technology, and what arrives.

    Attributes:
        contract_price: as the contract names it.
        vat: the price taken apart.
        rate: the rate of the treaty, or the domestic one.
        income_tax: withheld on the price without value added tax.
        net: what the foreign licensor receives.
        cost: what the payer pays in all.
        sheet: the two taxes that the payer hands over, line by line.
    """

    contract_price: Decimal
    vat: Vat
    rate: RoyaltyRate
    income_tax: Decimal
    net: Decimal
    cost: Decimal
    sheet: FeeSheet

    def __str__(self) -> str:
        code = self.vat.currency
        return _("{net} of {cost} arrive; {sheet}").format(
            net=say_money(self.net, code), cost=say_money(self.cost, code), sheet=self.sheet
        )

    def _repr_html_(self) -> str:
        return self.sheet._repr_html_()


def withholding(
    partner: str,
    kind: str,
    amount: Decimal,
    on: date,
    *,
    vat_inclusive: bool,
    currency: str = "CNY",
) -> Withholding:
    """Return what a Chinese payer withholds from a payment to a foreign licensor.

    Args:
        partner, kind: as in `royalty_rate`.
        amount: the contract price in `currency`.
        on: the day of the payment.
        vat_inclusive: whether the price includes value added tax; then the tax comes out of it and
            income tax is counted on the price without it.

    Raises:
        CourseError: no amount.
        MissingValue: no treaty rate, or a day before the Value Added Tax Law.
    """
    parts = vat(
        amount,
        on,
        inclusive=vat_inclusive,
        seller="foreign",
        buyer="Chinese",
        lease=kind != "royalty",
        currency=currency,
    )
    rate = royalty_rate(partner, kind, on)
    domestic = royalty_rate(NO_TREATY, kind, on)
    if domestic.effective_percent < rate.effective_percent:
        rate = domestic
    tax = rounded(parts.price * rate.effective_percent / HUNDRED, currency)
    lines = (
        _line(
            _("Value added tax"),
            parts.tax,
            currency,
            _("{cite}: {source}").format(cite=parts.rule.cite, source=parts.rule.source),
            parts.reason,
        ),
        _line(
            _("Withholding income tax"),
            tax,
            currency,
            rate.basis,
            str(rate),
            sure=rate.status == "in force",
        ),
    )
    notes = (
        _("Price without value added tax: {price}.").format(price=say_money(parts.price, currency)),
        _("Surcharges on value added tax are not in the tables."),
    )
    sheet = FeeSheet(_("Withheld by the payer"), on, lines, notes)
    return Withholding(Decimal(amount), parts, rate, tax, parts.price - tax, parts.total, sheet)


def _line(label: str, amount: Decimal, currency: str, basis: str, note: str, **more) -> FeeLine:
    return FeeLine(label, 1, amount, amount, currency, basis, note, **more)

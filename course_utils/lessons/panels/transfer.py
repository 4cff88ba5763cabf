"""The panel that takes a royalty across the border apart."""

from datetime import date
from decimal import Decimal

from IPython.display import HTML

from course_utils.errors import CourseError
from course_utils.law.transfer import royalty_rates
from course_utils.law.transfer.tax import USES
from course_utils.law.transfer.treaties import KINDS, NO_TREATY
from course_utils.lessons import figures, look
from course_utils.lessons.figures.transfer.partners import say_kind, say_partner, say_standing
from course_utils.lessons.figures.transfer.royalty_tax import Taxed, taxed
from course_utils.lessons.figures.transfer.treaty_rates import UNKNOWN
from course_utils.lessons.panels.panel import (
    Panel,
    choice_input,
    day_input,
    needed_day,
    table_of,
    text_input,
    tick_input,
)
from course_utils.lessons.panels.typed import currency_in, number_in
from course_utils.messages import _, say_money


def transfer_board(
    gross: str = "1,060,000",
    partner: str = "DE",
    kind: str = "royalty",
    *,
    on: date,
    vat_inclusive: bool = True,
    payer: str = "Chinese",
    used: str = "wholly outside China",
    currency: str = "CNY",
) -> Panel:
    """Return a panel that takes a royalty across the border apart, tax by tax.

    Args:
        gross: the contract price, which may have commas.
        partner: ISO code of the other State, or "none" for a payment from China without a treaty.
        kind: "royalty", "equipment" or "aircraft and ships".
        on: the day of the payment.
        vat_inclusive: whether the price includes value added tax.
        payer: "Chinese" or "foreign".
        used: where a foreign payer uses the technology, one of `law.transfer.tax.USES`; it counts
            for a foreign payer only.
        currency: ISO code of all amounts.
    """
    paid = _("Day of payment")
    price = _("Contract price")

    def show(payer, partner, kind, gross, inside, used, day, code):
        facts = {
            "vat_inclusive": inside,
            "payer": payer,
            "used": used,
            "currency": currency_in(code),
        }
        amount, day = number_in(gross, price), needed_day(day, paid)
        _check_known(partner, kind)
        found = taxed(amount, partner, kind, day, **facts)
        return [
            _tax_table(found, payer),
            figures.royalty_tax(amount, day, (partner, kind), **facts),
        ]

    codes = dict.fromkeys([NO_TREATY, *royalty_rates()["partner"], *UNKNOWN, partner])
    inputs = {
        "payer": choice_input(
            _("Who pays"),
            [(_("a Chinese company"), "Chinese"), (_("a company abroad"), "foreign")],
            payer,
        ),
        "partner": choice_input(
            _("Partner"), [(look.as_heading(say_partner(code)), code) for code in codes], partner
        ),
        "kind": choice_input(
            _("Kind"), [(look.as_heading(say_kind(name)), name) for name in KINDS], kind
        ),
        "gross": text_input(price, gross, "1,060,000"),
        "inside": tick_input(_("The price includes value added tax"), vat_inclusive),
        "used": choice_input(
            _("A payer abroad uses it"), [(_say_use(use), use) for use in USES], used
        ),
        "day": day_input(paid, on),
        "code": text_input(_("Currency"), currency, "CNY"),
    }
    return Panel(_("Transfer board: what arrives of a royalty"), inputs, show)


def _check_known(partner: str, kind: str) -> None:
    rates = royalty_rates()
    known = rates[(rates["partner"] == partner) & (rates["kind"] == kind)]
    if partner != NO_TREATY and known.empty:
        raise CourseError(
            _(
                "The rate for {partner}, {kind}, is not in the tables: the treaty was not read, "
                "and no other rate is put in its place."
            ).format(partner=say_partner(partner), kind=say_kind(kind))
        )


def _say_use(use: str) -> str:
    return {
        "in China": _("in China"),
        "partly in China": _("partly in China"),
        "wholly outside China": _("outside China"),
    }[use]


def _tax_table(found: Taxed, payer: str) -> HTML:
    """Make a table of the price, the taxes and what arrives, each with its basis."""
    parts, rate = found.vat, found.rate
    code = parts.currency
    most = _("at most {rate}; {standing}") if payer == "foreign" else _("{rate}; {standing}")
    lines = [
        (_("The payer pays"), found.cost, _("price and value added tax")),
        (_("Value added tax"), -parts.tax,
         _("{percent}%: {reason} {cite}").format(percent=parts.percent, reason=parts.reason,
                                                 cite=parts.rule.cite)),
        (_("Price without value added tax"), parts.price, _("on this the income tax is counted")),
        (_("Income tax withheld"), -found.income_tax,
         most.format(rate=_say_rate(rate), standing=say_standing(rate.status)) + f". {rate.basis}"),
        (_("Arrives"), found.arrives, _("after the taxes above; nothing else is counted")),
    ]  # fmt: skip
    rows = [
        {_("Line"): name, _("Amount"): _signed(amount, code), _("How, and basis"): how}
        for name, amount, how in lines
    ]
    return table_of(rows)


def _signed(amount: Decimal, code: str) -> str:
    sign = "– " if amount < 0 else ""
    return f"{sign}{say_money(abs(amount), code)}".replace(" ", "\u00a0")  # stays in one line


def _say_rate(rate) -> str:
    said = f"{rate.effective_percent.normalize():f}%"
    if rate.percent is not None and rate.base_percent not in (None, 100):
        return _("{percent}% on {base}% of the gross, so {said}").format(
            percent=rate.percent, base=rate.base_percent, said=said
        )
    return said

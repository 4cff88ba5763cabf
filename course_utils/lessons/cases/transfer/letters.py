"""Letters in a case file on technology transfer: bills, auditor, valuer, offers, broker."""

from decimal import Decimal

from course_utils.law.transfer import deals, factor, traded_patents
from course_utils.lessons.cases.case import Document
from course_utils.lessons.cases.companies import Company
from course_utils.messages import _, say_day, say_money

# Firms by country: licensee, licensor, lessor.
FIRMS = {
    "DE": ("Rheinquell GmbH", "Moselwerk AG", "Nordlahn GmbH"),
    "DK": ("Oestervig A/S", "Limfjord Teknik A/S", "Samsoe Leje A/S"),
    "GB": ("Harrow Vale Ltd", "Pennine Works Ltd", "Solway Hire Ltd"),
    "HK": ("", "Tsing Ridge Ltd", ""),
}
BUYER = "Kestrel Works Inc"
LICENSEE = "Alder Point Inc"


def letters(company: Company, plot, facts: dict) -> tuple[Document, ...]:
    """Return the letters of a case; arguments as for `transfer_papers.papers`."""
    family = facts["family"]
    return (
        _royalty(company, facts["royalty_bill"], plot),
        _rent(company, facts["rent_bill"], plot),
        _auditor(facts["accounts"]),
        _inventors(company, facts["income"]),
        _valuer(company, family.own),
        _licence_offer(family.offer),
        _sale_offer(family.sale),
        _broker(facts["claims"], family.own),
    )


def place(code: str) -> str:
    """Return a country with its code: "Germany (DE)"."""
    return {
        "DE": _("Germany (DE)"),
        "DK": _("Denmark (DK)"),
        "GB": _("United Kingdom (GB)"),
        "HK": _("Hong Kong (HK)"),
    }[code]


def _yuan(amount: int | Decimal) -> str:
    return say_money(Decimal(amount), "CNY")


def _percent(share: Decimal) -> str:
    return f"{share * 100:.0f}%"


def _royalty(company: Company, bill, plot) -> Document:
    firm = FIRMS[bill.partner][1]
    return Document(
        _("Bill of {firm}, {place}").format(firm=firm, place=place(bill.partner)),
        (
            _("For the use of our know-how in your works: a royalty (特许权使用费)."),
            _("{amount}, value added tax of 6% included. Chinese taxes are ours.").format(
                amount=_yuan(bill.amount)
            ),
            _(
                "Note of {company}: paid on {day}. The firm has no establishment in China, its "
                "certificate of residence is here, and it is the owner of the royalty."
            ).format(company=company.name, day=say_day(plot.today)),
        ),
    )


def _rent(company: Company, bill, plot) -> Document:
    firm = FIRMS[bill.partner][2]
    return Document(
        _("Bill of {firm}, {place}").format(firm=firm, place=place(bill.partner)),
        (
            _("Rent of a measuring machine (equipment, 设备) that stands in your works."),
            _("{amount} without value added tax, which is billed and settled apart.").format(
                amount=_yuan(bill.amount)
            ),
            _(
                "Note of {company}: paid on {day}; establishment, certificate and owner as with "
                "the other bill."
            ).format(company=company.name, day=say_day(plot.today)),
        ),
    )


def _auditor(accounts) -> Document:
    return Document(
        _("Letter of the auditor: technology income of 2026, without value added tax"),
        (
            _(
                "The licence contract abroad: receipts {receipts}, cost {cost}, related taxes "
                "{taxes}."
            ).format(**_three(accounts.licence)),
            _(
                "Sale of patents to a stranger, a firm in Ningbo: for the patents {receipts}, for "
                "machines delivered with them {machines}. Cost of the patents {cost}, related "
                "taxes on them {taxes}."
            ).format(machines=_yuan(accounts.machines), **_three(accounts.sale)),
            _(
                "Nothing else this year. The recognition of both contracts (认定登记), which the "
                "relief asks for and which is a register of its own, is settled. The sale is "
                "covered by the relief. You are no high-tech enterprise this year: the full rate "
                "is 25%."
            ),
        ),
    )


def _three(figures: tuple[int, int, int]) -> dict[str, str]:
    return dict(zip(("receipts", "cost", "taxes"), map(_yuan, figures), strict=True))


def _inventors(company: Company, income) -> Document:
    owner = {
        "company without rule": _(
            "The patent is ours. {company} has neither a rule on the share of the inventors nor an "
            "agreement with them."
        ),
        "company with rule": _(
            "The patent is ours. By the rule of {company}, made with its staff, the inventors get "
            "{agreed}% of the net income."
        ),
        "institute in Zhejiang": _(
            "The patent belongs to a public university in Hangzhou, which got the fee. It has "
            "neither a rule nor an agreement on the share of the inventors."
        ),
        "institute": _(
            "The patent belongs to a State institute in Nanjing, which got the fee. Its agreement "
            "with the inventors gives them {agreed}% of the net income."
        ),
    }[income.owner].format(company=company.name, agreed=income.agreed)
    return Document(
        _("Sheet on the inventors of another licence, 2026"),
        (
            owner,
            _("Fee: {fee}. Costs of the licence: {costs}. Taxes on it: {taxes}.").format(
                fee=_yuan(income.fee), costs=_yuan(income.costs), taxes=_yuan(income.taxes)
            ),
        ),
    )


def _valuer(company: Company, own) -> Document:
    years = range(2027, 2027 + len(own.sales))
    factors = ", ".join(
        _("{n}: {factor}").format(n=n, factor=f"{factor(own.discount, n):.4f}")
        for n in range(1, len(years) + 1)
    )
    return Document(
        _("Letter of the valuer: the family on {invention}, at the end of 2026").format(
            invention=company.invention
        ),
        (
            _("Net sales expected with the family: {sales}.").format(
                sales="; ".join(
                    f"{year} {_yuan(sold)}" for year, sold in zip(years, own.sales, strict=True)
                )
            ),
            _("The last patent of the family expires at the end of {year}.").format(
                year=own.last_year
            ),
            _(
                "Strangers pay {percent}% of net sales for like rights (three licences that we "
                "checked). Your operating margin is {margin}%. Tax on the royalty saved: 25%."
            ).format(percent=own.percent, margin=own.margin),
            _(
                "Discount rate, without the risk that a step fails: {discount}%. All cash comes at "
                "the end of its year. Discount factors by years after 2026: {factors}."
            ).format(discount=own.discount, factors=factors),
            _("The engineer asks for {risky}% instead, because the matter is risky.").format(
                risky=own.risky
            ),
        ),
    )


def _licence_offer(offer) -> Document:
    first, second = offer.milestones
    one, two = offer.chances
    return Document(
        _("Offer of {firm}: an exclusive licence on the family, amounts after all taxes").format(
            firm=LICENSEE
        ),
        (
            _("At the end of 2026, with the signature: {amount}").format(
                amount=_yuan(offer.upfront)
            ),
            _("At the end of 2028, if the product is approved: {amount}").format(
                amount=_yuan(first)
            ),
            _("At the end of 2030, if a second plant opens: {amount}").format(amount=_yuan(second)),
            _("The licensor pays tests at the end of 2028, whatever they show: {amount}").format(
                amount=_yuan(offer.tests)
            ),
            _(
                "Note of the valuer: approval comes with a chance of {one}; once it has come, the "
                "second plant opens with a chance of {two}, and never without it. You could not "
                "use the family yourselves."
            ).format(one=_percent(one), two=_percent(two)),
        ),
    )


def _sale_offer(sale: int) -> Document:
    return Document(
        _("Offer of {firm}: to buy the family, amount after all taxes").format(firm=BUYER),
        (_("One sum at the end of 2026: {amount}. Nothing later.").format(amount=_yuan(sale)),),
    )


def _broker(claims: tuple[str, ...], own) -> Document:
    centre = traded_patents().iloc[0]
    big = deals().set_index("deal").loc["hengrui"]
    text = {
        "average": _(
            "The centre in Haining announced {patents} patents that brought {price} in all. So one "
            "of yours is worth {average}."
        ).format(
            patents=centre["patents"],
            price=_yuan(centre["price"]),
            average=_yuan(centre["average"]),
        ),
        "headline": _(
            "{seller} licensed to {buyer} for {headline}, {upfront} of it upfront. So the licensor "
            "gets {headline}."
        ).format(
            seller=big["seller"],
            buyer=big["buyer"],
            headline=say_money(big["headline_amount"], big["currency"]),
            upfront=say_money(big["upfront_amount"], big["currency"]),
        ),
        "risk twice": _(
            "A milestone comes with a chance of 40%, so I count 40% of it. And because it is "
            "risky, I discount that at {risky}% instead of {discount}%."
        ).format(risky=own.risky, discount=own.discount),
        "expired": _(
            "The last patent expires at the end of {year}, but the goods sell until 2036. So I "
            "count royalties until 2036."
        ).format(year=own.last_year),
        "expected": _(
            "A milestone of CNY 2,000,000 with a chance of 30% counts as CNY 600,000 before "
            "discounting."
        ),
        "shares": _(
            "In a bundle of ten patents one carries half of the value. So it carries half of the "
            "price, not a tenth."
        ),
    }
    return Document(
        _("Letter of a broker"),
        tuple(
            _("claim {n}: {text}").format(n=n, text=text[claim])
            for n, claim in enumerate(claims, 1)
        ),
    )

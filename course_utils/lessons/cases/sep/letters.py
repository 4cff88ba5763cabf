"""Letters in a case file on essential patents: licensors, an expert, counsel, a pool."""

from decimal import Decimal

from course_utils.law.sep import generation_weights, rate
from course_utils.lessons.cases.case import Document
from course_utils.lessons.cases.companies import Company
from course_utils.lessons.cases.pct.papers import country_name
from course_utils.lessons.cases.sep.facts import ALL_DECLARED, ALL_ESSENTIAL, SAMPLE, YEARS
from course_utils.messages import _, say_day, say_money

LICENSOR = "Halmstrand Radio"
SECOND = "Tessel Mobile"


def letters(company: Company, facts: dict) -> tuple[Document, ...]:
    """Return the letters of a case; arguments as for `sep_papers.papers`."""
    return (
        _argument(facts["study"], facts["figures"]),
        _offers(facts["offers"]),
        _sales(facts["offers"]),
        _study(facts["study"]),
        _licence(facts["licence"]),
        _diary(company, facts["history"]),
        _guangdong(*facts["faults"]),
        _pool(facts["market"], facts["pool_in"]),
    )


def _dollars(amount: int | Decimal) -> str:
    return say_money(Decimal(amount), "USD")


def _argument(study, figures: tuple[str, ...]) -> Document:
    share = Decimal(100 * study.declared) / ALL_DECLARED
    return Document(
        _("{licensor} writes: why our price is modest").format(licensor=LICENSOR),
        (
            _(
                "We have declared {declared} families for 5G, of {all} that all owners have "
                "declared. That is {share} %, so {share} % of all royalties on a 5G product are "
                "ours."
            ).format(
                declared=f"{study.declared:,}", all=f"{ALL_DECLARED:,}", share=f"{share:f}"
            ),
            _("And look at what others pay:"),
            *(
                _("figure {n}: {value} ({case})").format(n=n, value=found.figure, case=found.case)
                for n, found in enumerate(map(rate, figures), 1)
            ),
        ),
    )  # fmt: skip


def _offers(offers) -> Document:
    return Document(
        _("{licensor}: three offers for all our patents, choose one").format(licensor=LICENSOR),
        (
            _("Offer 1: {percent} % of the net selling price of a gateway, {cap} a gateway at most")
            .format(percent=offers.percent, cap=_dollars(offers.royalty_cap)),
            _(
                "Offer 2: {each} a gateway; the first {free} gateways of a year are free; {cap} a "
                "year at most"
            ).format(
                each=_dollars(offers.per_unit),
                free=f"{offers.free_units:,}",
                cap=_dollars(offers.annual_cap),
            ),
            _("Offer 3: {lump} once, for {years} years, any number of gateways").format(
                lump=_dollars(offers.lump_sum), years=YEARS
            ),
        ),
    )  # fmt: skip


def _sales(offers) -> Document:
    return Document(
        _("Sales department: plan for next year"),
        (
            _("Gateways: {units}, all built into what we make").format(units=f"{offers.units:,}"),
            _("Net selling price (净售价) of a gateway: {price}").format(
                price=_dollars(offers.price)
            ),
            _("Price of what it is built into: {price}").format(price=_dollars(offers.machine)),
        ),
    )


def _study(study) -> Document:
    weights = generation_weights()
    burden = rate("oppo_nokia_stack")
    end = {
        "low": _("Take the lower end: we shall argue with it."),
        "high": _("Take the upper end: we plan for the worse."),
    }[study.end]
    return Document(
        _("Report of the expert on the patents of {licensor}").format(licensor=LICENSOR),
        (
            _(
                "5G: of its {declared} declared families we drew {sample} by lot and read them "
                "against the standard. {found} are essential. The others are as good or as bad as "
                "these."
            ).format(declared=f"{study.declared:,}", sample=SAMPLE, found=study.found),
            _("4G: {found} of its families are essential; we read them all.").format(
                found=study.essential_4g
            ),
            _("All owners together: {all} essential families for 5G, and {all} for 4G.").format(
                all=f"{ALL_ESSENTIAL:,}"
            ),
            _("Nothing essential for 3G and 2G."),
            _(
                "Top-down (自上而下法): all owners together take {low} to {high} of the net "
                "selling price, as the court in Chongqing found for phones. {end} Its weights: "
                "5G {five}, 4G {four}, 3G {three}, 2G {two}."
            ).format(
                low=burden.value,
                high=burden.to,
                end=end,
                five=weights["5G"],
                four=weights["4G"],
                three=weights["3G"],
                two=weights["2G"],
            ),
        ),
    )


def _licence(licence) -> Document:
    (first, sold), (second, more) = licence.sold.items()
    return Document(
        _("Comparable (可比协议) and the past: the expert, the books"),
        (
            _("A maker of cranes paid {licensor} {lump} once, for {covered} gateways.").format(
                licensor=LICENSOR,
                lump=_dollars(licence.lump_sum),
                covered=f"{licence.covered:,}",
            ),
            _("Its licence differs from what we need. The expert adjusts by a factor of {factor}.")
            .format(factor=licence.factor),
            _("We sold {sold} gateways in {first} and {more} in {second}, none before.").format(
                sold=f"{sold:,}", first=first, more=f"{more:,}", second=second
            ),
            _(
                "Both sides agree for the past: the adjusted rate, with simple interest (单利) of "
                "{rate} % a year from the end of each of the two years until the payment on {day}."
            ).format(rate=licence.interest, day=say_day(licence.until)),
        ),
    )  # fmt: skip


def _diary(company: Company, history: str) -> Document:
    return Document(
        _("Diary of the talks with {holder}, another owner").format(holder=SECOND),
        (
            *_told(history),
            _(
                "That is all, and no other letter was exchanged. {holder} threatens to sue in "
                "Munich and in Guangzhou."
            ).format(holder=SECOND),
            _("{engineer} in the margin: the ball is with them, whatever they say.").format(
                engineer=company.engineer
            ),
        ),
    )


def _told(history: str) -> tuple[str, ...]:
    vague = _("They: a letter. Our gateways use their patents. It names none of them.")
    notice = _(
        "They: a notice. It names five patents and says in a few lines how our gateway uses each. "
        "No charts."
    )
    charts = _(
        "They: a notice. It names five patents; a claim chart (权利要求对照表) for each shows how "
        "our gateway uses it."
    )
    yes = _("We: we will take a licence of their patents on FRAND terms and will negotiate it.")
    terms = _("They: their terms in writing, with the rate, and sixty days to answer.")
    return {
        "nothing named": (vague,),
        "silence": (charts, _("We: six pages on why the five patents are weak. Nothing else.")),
        "hasty offer": (notice, _("We: three cents a gateway, take it or leave it. Nothing else.")),
        "yes": (notice, yes),
        "telephone": (charts, yes, _("They: on the telephone, a sum. Nothing in writing.")),
        "no calculation": (charts, yes, terms, _("They do not say how the rate was calculated.")),
        "full offer": (charts, yes, terms, _("They add how the rate was calculated.")),
    }[history]


def _guangdong(holder: bool, user: bool) -> Document:
    return Document(
        _("Counsel in Guangzhou on an older dispute with a third owner"),
        (
            _("The owner went to court before it had stated any terms.")
            if holder
            else _("The owner took each of its steps in time and in writing."),
            _("We broke off the talks without a reason.")
            if user
            else _("We answered each letter at once and negotiated to the end."),
            _("We can post a reasonable bond (担保) in time."),
        ),
    )


def _pool(market: str, pool_in: tuple[str, ...]) -> Document:
    places = ", ".join(country_name(code) for code in pool_in) or _("none of the two countries")
    return Document(
        _("Note on video patents: the cameras that we sell, and the pool HEVC Advance"),
        (
            _("Made in {maker}. First sold in {market}.").format(
                maker=country_name("CN"), market=country_name(market)
            ),
            _("Listed patents that cover the camera are in force in: {places}").format(
                places=places
            ),
        ),
    )

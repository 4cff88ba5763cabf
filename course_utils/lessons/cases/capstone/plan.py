"""The plan of a capstone case, built by the engines of all six subjects.

Amounts are converted at the rates of the board's paper: those of one day, rounded to four decimals,
so that a person with a calculator and this program come to the same cents.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from course_utils.law import competition, madrid, pct, section337, sep
from course_utils.law.money import rate, rounded
from course_utils.law.plan import (
    Act,
    Plan,
    Risk,
    competition_risk,
    continuation_acts,
    madrid_acts,
    pct_acts,
    royalty_acts,
    section337_risk,
    sep_acts,
    transfer_acts,
)
from course_utils.law.transfer import Transfer
from course_utils.messages import _

KNOWN_ON = date(2026, 10, 30)  # the day of the plan, of its fees and of its rates
START = date(2027, 1, 1)
QUARTERS = tuple(f"{year} Q{number}" for year in (2027, 2028) for number in (1, 2, 3, 4))
CURRENCIES = ("USD", "EUR", "CHF", "JPY", "KRW", "GBP", "HKD")
WANTED = ("CN", "EP", "US")  # where the invention of the contribution is to be protected
LATER = "KR"  # the member that is designated only later
_HUNDREDS = ("JPY", "KRW")  # quoted for 100, as banks do


def unit(currency: str) -> int:
    """Return for how many units of a currency the board's paper gives the rate."""
    return 100 if currency in _HUNDREDS else 1


@cache
def board_rate(currency: str) -> Decimal:
    """Return the board's rate: CNY for `unit` of a currency, to four decimals."""
    found = rate(currency, "CNY", KNOWN_ON).value * unit(currency)
    return found.quantize(Decimal("0.0001"))


def in_yuan(amount: Decimal, currency: str) -> Decimal:
    """Return an amount in CNY at the board's rate, rounded to cents."""
    if currency == "CNY":
        return Decimal(amount)
    return rounded(Decimal(amount) * board_rate(currency) / unit(currency), "CNY")


def cost(act: Act) -> Decimal:
    """Return what an act costs in CNY, or brings where it is an income."""
    lines = act.sheet.lines if act.sheet else ()
    return sum((in_yuan(line.amount, line.currency) for line in lines), Decimal(0))


def converted(act: Act) -> Act:
    """Return an act with its sheet in CNY at the board's rates."""
    if act.sheet is None:
        return act
    lines = tuple(
        replace(line, amount=in_yuan(line.amount, line.currency), currency="CNY")
        for line in act.sheet.lines
    )
    return replace(act, sheet=replace(act.sheet, lines=lines))


def application(plot) -> pct.Application:
    """Return the international application; its priority is the first filing in China."""
    first = pct.PriorityClaim(plot.priority, "CN")
    return pct.Application(plot.filed, "CN", (first,), isa="CN")


def registration(plot, classes: tuple[int, ...], members: tuple[str, ...]) -> madrid.Registration:
    """Return the registration of the mark as planned, with its later designation."""
    return madrid.Registration(
        madrid.Mark("", classes, False),
        madrid.Basic("CN", plot.mark_filed),
        plot.mark,
        plot.mark + timedelta(days=21),
        members=members,
        later=(madrid.Designation(LATER, plot.designation),),
    )


def transfer(plot) -> Transfer:
    """Return the facts of the licence out: free know-how, used only abroad, paid in two sums."""
    return Transfer(
        kind="know-how",
        controlled="no",
        category="free",
        used_only_abroad=True,
        signed=plot.signed,
        agreed_effective=plot.effective,
    )


def draft(plot, facts: Mapping) -> tuple[Act, ...]:
    """Return the ten acts of the draft.

    Args:
        plot: the dates, a `capstone.Plot`.
        facts: the drawn facts of the case, as attributes of `capstone.CapstoneCase`.
    """
    quoted = facts["quotations"]
    acts = [*_entries(plot, facts), *_first_filing(plot, facts), *_marks(facts)]
    acts = [act.paying(_("services"), *quoted[act.key], "") if act.key in quoted else act
            for act in acts]  # fmt: skip
    acts += [*_continuation(plot, facts), *_own(plot), _contract(plot, facts)[0]]
    return tuple(_up_to(act, facts["budgets"]) for act in acts)


def _entries(plot, facts) -> list[Act]:
    planned = {"US": plot.entry_us, "EP": plot.entry_ep, plot.third: plot.entry_third}
    acts = pct_acts(application(plot), planned, facts["contents"], known_on=KNOWN_ON)
    return [replace(act, on=planned[act.deadline.office]) for act in acts]


def _first_filing(plot, facts) -> tuple[Act, ...]:
    return sep_acts(
        contribution(plot), WANTED, facts["contents"], filed=plot.first_filing, known_on=KNOWN_ON
    )


def contribution(plot) -> sep.Contribution:
    """Return the contribution to the standard."""
    return sep.Contribution(plot.meeting, plot.submitted, plot.stamped)


def _marks(facts) -> list[Act]:
    filing, later = madrid_acts(facts["registration"], known_on=KNOWN_ON)
    title = _("File the international application for the mark")
    named = _("Designate the Republic of Korea for the mark as well, after a full search")
    return [replace(filing, title=title), replace(later, key="madrid.designation", title=named)]


def _continuation(plot, facts) -> tuple[Act, ...]:
    return continuation_acts(
        plot.filed, facts["contents"], filed=plot.continuation, known_on=KNOWN_ON
    )


def _own(plot) -> tuple[Act, ...]:
    return (
        Act(
            "section337.opinion",
            "section337",
            _("Opinion of US counsel on the new model"),
            plot.opinion,
        ),
        Act(
            "competition.audit",
            "competition",
            _("Audit of what new engineers brought along"),
            plot.audit,
        ),
    )


def _contract(plot, facts) -> tuple[Act, ...]:
    out = facts["licence"]
    receipts = dict(zip((plot.income_1, plot.income_2), map(Decimal, out.amounts), strict=True))
    registered, *incomes = transfer_acts(
        transfer(plot),
        receipts,
        on=KNOWN_ON,
        currency=out.currency,
        partner=out.partner,
        contract=_("licence contract"),
    )
    title = _("Register the licence contract with the commerce authority")
    return (replace(registered, on=plot.registration, title=title), *incomes)


def _up_to(act: Act, budgets: Mapping[str, int]) -> Act:
    """Return an act with a quotation that brings its cost close to its budget."""
    if act.key not in budgets:
        return act
    currency = "USD" if act.key in ("sep.continuation", "section337.opinion") else "CNY"
    per_unit = board_rate("USD") if currency == "USD" else Decimal(1)
    steps = (budgets[act.key] - cost(act)) / per_unit // 10
    return act.paying(_("services"), steps * 10, currency, "")


def money(plot, facts: Mapping) -> tuple[Act, ...]:
    """Return the royalties that are paid and the licence fees that come in."""
    owed = facts["pool"]
    units = {name: owed.units[int(name[:4])] for name in QUARTERS}
    royalty = sep.PerUnit(sep.Money(owed.amount, "USD"), free_units=owed.free)
    title = _("Royalty of the pool")
    paid = royalty_acts(royalty, units, title=title, basis=_("pool licence"))
    return (*paid, *_contract(plot, facts)[1:])


def risks(facts: Mapping) -> tuple[Risk, ...]:
    """Return the two risks, costs in CNY."""
    trial, secret = facts["trial"], facts["secret"]
    named = section337_risk(trial.inputs, trial.probability, way=trial.way)
    named = replace(named, cost=in_yuan(named.cost, "USD"), currency="CNY")
    return named, competition_risk(secret.award(facts["act"]), secret.probability)


def plan(company: str, acts, facts: Mapping) -> Plan:
    """Return the plan of both years in CNY."""
    return Plan(company, START, 8, tuple(map(converted, acts)), risks(facts))


def response(plot):
    """Return until when the company would have to answer a complaint under Section 337."""
    served = section337.Service(plot.served, plot.how, abroad=True)
    facts = section337.Investigation(
        plot.instituted - timedelta(days=30), instituted=plot.instituted, served=served
    )
    return section337.calendar(facts)["response"]


def limitation(plot):
    """Return until when the former employer can sue for damages in China."""
    clocks = competition.limitation(
        "CN", knew_harm=plot.harm, knew_obligor=plot.obligor, act_started=plot.taken
    )
    return clocks[0]

"""The plan of Qiantang Sensing, the company of the lessons, for 2027 and 2028."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from course_utils.law import competition, madrid, pct, section337, sep, transfer
from course_utils.law.money import FeeLine, FeeSheet
from course_utils.law.plan import (
    Act,
    Plan,
    Risk,
    acts_of,
    competition_risk,
    madrid_acts,
    pct_acts,
    royalty_acts,
    section337_risk,
    sep_acts,
    transfer_acts,
)
from course_utils.messages import _

PLANNED = date(2026, 12, 7)  # the day on which the plan is made
START = date(2027, 1, 1)
MARKET = date(2026, 8, 14)  # Mr Lou's paper of lesson 2, public on that day
_PAPERS = pct.Papers(claims=12, independent_claims=2, pages=30)
_RATE = sep.PerUnit(sep.Money("0.10", "USD"))  # at which both sides may settle, lesson 2
_GATEWAYS = 50_000  # sold in a quarter
_REWARD = Decimal(12)  # percent of the net income, in the house rule


def plan_of_two_years(
    *,
    offices: Sequence[str] = ("US", "EP", "JP"),
    members: Sequence[str] = ("US", "EM", "VN"),
    classes: Sequence[int] = (9, 42),
    contribution: bool = True,
    filed: date = date(2027, 4, 26),
    income: Decimal = Decimal(200_000),
    named: Decimal = Decimal("0.05"),
) -> Plan:
    """Return the plan of the course's company; its facts and its quotations are invented.

    Args:
        offices: ST.3 codes of the Offices for the national phase of the self-cleaning sensor.
        members, classes: of the international registration of QIANLINK.
        contribution: whether the paper of May 2027 is given to the standard.
        filed: the planned day of the first filing for what that paper shows.
        income: licence fee in euros, half on 31 March 2027 and half a year later.
        named: probability of a second complaint under Section 337, 0 to 1.

    Raises:
        CourseError, MissingValue: as the builders of `law.plan`.
    """
    acts = (
        *_sensor(offices),
        *_standard(contribution, filed),
        *_mark(members, classes),
        *_investigation(),
        *_lanxin(),
        *_licence(Decimal(income)),
    )
    return Plan("Qiantang Sensing", START, 8, acts, _risks(Decimal(named)))


def _quoted() -> str:
    return _("quotation, invented")


def august_application() -> pct.Application:
    """Return the international application for Mr Lou's idea of August 2026."""
    first = pct.PriorityClaim(date(2026, 8, 31), "CN")
    return pct.Application(date(2027, 8, 2), "CN", (first,), isa="CN")


def _sensor(offices: Sequence[str]) -> list[Act]:
    first = pct.PriorityClaim(date(2026, 2, 27), "CN")
    application = pct.Application(date(2027, 1, 22), "CN", (first,), isa="CN")
    filing, *entries = pct_acts(application, offices, _PAPERS, known_on=PLANNED, sheets=38)
    label = _("Agent and translation")
    return [filing, *(e.paying(label, Decimal(30_000), "CNY", _quoted()) for e in entries)]


def _standard(contribution: bool, filed: date) -> list[Act]:
    (idea,) = pct_acts(august_application(), (), _PAPERS, known_on=PLANNED, name="radio", sheets=34)
    august = sep.Contribution(date(2026, 8, 24), MARKET, MARKET)
    (limit,) = sep.last_safe_filing(august, ["JP"], on=idea.on)
    title = _("File the idea of August for Japan, Korea and the United States")
    idea = replace(idea, key="sep.august", subject="sep", title=title, deadline=limit)
    meeting = sep.Contribution(date(2027, 5, 17), date(2027, 5, 7))
    wanted = ("CN", "EP", "US")
    (first,) = sep_acts(meeting, wanted, _PAPERS, filed=filed, known_on=PLANNED)
    if not contribution:
        first = replace(first, deadline=None, title=_("File the next invention at CN"))
    return [first, idea, *map(_not_signed, _gateways())]


def _gateways() -> list[Act]:
    quarters = [f"{year} Q{number}" for year in (2027, 2028) for number in (1, 2, 3, 4)]
    basis = _("10 cents a gateway, assumption")
    title = _("Royalty to Nordmast")
    running = royalty_acts(_RATE, dict.fromkeys(quarters, _GATEWAYS), title=title, basis=basis)
    on = date(2027, 6, 30)
    sold = {2024: 150_000, 2025: 200_000, 2026: 200_000}
    past = sep.past_sales(sold, _RATE, on, sep.Percent(4), kind="compound", times_a_year=4)
    owed = past.total.rounded()
    label = _("Royalties of 2024 to 2026 with interest")
    line = FeeLine(label, 1, owed.amount, owed.amount, owed.currency, basis)
    sheet = FeeSheet(label, on, (line,))
    return [*running, Act("sep.past", "sep", _("Pay Nordmast for the past"), on, None, sheet)]


def _not_signed(act: Act) -> Act:
    """Mark every amount of an act as not certain, because no contract binds to it yet."""
    note = _("no licence is signed yet")
    lines = tuple(replace(line, sure=False, note=note) for line in act.sheet.lines)
    return replace(act, sheet=replace(act.sheet, lines=lines))


def _mark(members: Sequence[str], classes: Sequence[int]) -> tuple[Act, ...]:
    registration = madrid.Registration(
        madrid.Mark("QIANLINK", tuple(classes)),
        madrid.Basic("CN", date(2027, 1, 11)),
        date(2027, 6, 1),
        date(2027, 6, 21),
        members=tuple(members),
    )
    return madrid_acts(registration, known_on=PLANNED)


def _investigation() -> list[Act]:
    """Return the way out of lesson 4: a consent order for the old sensor, and a new design."""
    served = section337.Service(date(2026, 10, 13), "express", abroad=True)
    case = section337.Investigation(
        date(2026, 9, 4), instituted=served.day, served=served, hearing=date(2027, 7, 14)
    )
    limit = section337.calendar(case)["consent_order_motion"]
    (motion,) = acts_of("section337", [limit])
    redesign, cleared = _("Redesign the sensor"), _("Have the new design cleared")
    planned = {
        "consent_cost": replace(motion, on=date(2027, 2, 26)),
        "redesign_cost": Act("section337.redesign", "section337", redesign, date(2027, 4, 30)),
        "clearance_cost": Act("section337.cleared", "section337", cleared, date(2027, 9, 30)),
    }
    inputs = section337.default_inputs(units=60_000, price=100, margin=Decimal("0.25"), years=5)
    return [
        act.paying(inputs[name].title, inputs[name].likely, "USD", inputs[name].cite)
        for name, act in planned.items()
    ]


def _lanxin() -> list[Act]:
    clocks = competition.limitation(
        "CN",
        knew_harm=date(2023, 11, 28),
        knew_obligor=date(2024, 3, 5),
        act_started=date(2023, 11, 2),
    )
    (suit,) = acts_of("competition", clocks[:1])
    suit = replace(suit, on=date(2027, 1, 18), title=_("Sue Lanxin for damages in China"))
    return [suit.paying(_("Lawyers and experts"), Decimal(480_000), "CNY", _quoted())]


def _licence(income: Decimal) -> list[Act]:
    if not income:
        return []
    facts = transfer.Transfer(
        kind="patent licence",
        controlled="no",
        category="free",
        used_only_abroad=True,
        signed=date(2027, 2, 1),
    )
    half = (income / 2).quantize(Decimal("0.01"))
    receipts = {date(2027, 3, 31): half, date(2028, 3, 31): income - half}
    contract = _("contract with Brückner, invented")
    acts = transfer_acts(facts, receipts, on=START, currency="EUR", partner="DE", contract=contract)
    return [*acts, *(_reward(act) for act in acts if act.income)]


def _reward(receipt: Act) -> Act:
    """Return the inventors' share of a receipt, paid thirty days later."""
    on, net = receipt.on + timedelta(days=30), receipt.sheet.total("EUR")
    share = transfer.inventor_reward(net, on, holder="company", agreed_percent=_REWARD)
    title = _("Reward the inventors")
    label = _("{percent}% of what came in").format(percent=share.percent)
    line = FeeLine(label, 1, share.amount, share.amount, "EUR", share.rule.cite, sure=False)
    sheet = FeeSheet(title, on, (line,))
    return Act(f"transfer.reward.{on}", "transfer", title, on, None, sheet)


def gateway_inputs() -> section337.Inputs:
    """Return the inputs of a second complaint, against the gateway."""
    return section337.default_inputs(units=20_000, price=240, margin=Decimal("0.2"), years=3)


def _risks(named: Decimal) -> tuple[Risk, ...]:
    award = competition.damages("CN", date(2027, 3, 1), loss=2_000_000, costs=150_000)
    complaint = replace(
        section337_risk(gateway_inputs(), named),
        title=_("A second complaint under Section 337, against the gateway"),
    )
    twice = _("Nordmast gets 20 cents instead of 10")
    more = 8 * _GATEWAYS + 150_000 + 200_000 + 200_000  # gateways, the past ones too
    refusal = _("The United States refuse QIANTARA provisionally")
    basis = _("assumption of the course")
    return (
        complaint,
        competition_risk(award, Decimal("0.1")),
        Risk("sep.twice", "sep", twice, Decimal("0.3"), more * Decimal("0.10"), "USD", basis),
        Risk("madrid.refusal", "madrid", refusal, Decimal("0.4"), Decimal(3_000), "USD", basis),
    )

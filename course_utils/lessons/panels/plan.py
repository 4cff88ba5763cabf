"""The panel of the capstone: the planning board, and the company that the lesson plans for."""

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from IPython.display import HTML

from course_utils.errors import CourseError
from course_utils.law import competition, madrid, pct, section337, sep, transfer
from course_utils.law.plan import (
    SUBJECTS,
    Plan,
    competition_risk,
    madrid_acts,
    pct_acts,
    royalty_acts,
    say_subject,
    section337_risk,
    sep_acts,
    transfer_acts,
)
from course_utils.lessons.panels.madrid import members_in
from course_utils.lessons.panels.panel import (
    Panel,
    day_input,
    needed_day,
    number_input,
    offices_in,
    parts_of,
    text_input,
    tick_input,
)
from course_utils.messages import _, say_day, say_money

KNOWN_ON = date(2026, 10, 30)  # the day on which the example is planned, and of its rates
START = date(2027, 1, 1)


def example_plan(
    *,
    offices: Sequence[str] = ("US", "EP", "JP"),
    members: Sequence[str] = ("US", "EM", "VN"),
    classes: Sequence[int] = (7, 9),
    contribution: bool = True,
    filed: date = date(2027, 4, 26),
    income: Decimal = Decimal(200000),
    named: Decimal = Decimal("0.05"),
) -> Plan:
    """Return the plan of the lesson's company, a maker of gripping robots, for 2027 and 2028.

    Its facts are invented: an invention filed in China on 16 March 2026 that goes abroad by PCT; a
    contribution to a standards meeting of 17 May 2027, submitted on 7 May, and a pool licence for
    radio modules; a mark filed at home on 11 January 2027; a patent licence to Germany, signed on
    1 February 2027; 20,000 robots a year sold to the United States; an engineer hired from a
    competitor.

    Args:
        offices: ST.3 codes of the Offices for the national phase.
        members, classes: of the international registration of the mark.
        contribution: whether the contribution to the standard is made.
        filed: the planned day of the first filing for what the contribution shows.
        income: licence fee in euros, half on 31 March 2027 and half a year later.
        named: probability of being named as respondent under Section 337, 0 to 1.

    Raises:
        CourseError, MissingValue: as the builders of `law.plan`.
    """
    acts = (
        *_patent(offices),
        *_standard(contribution, filed),
        *_mark(members, classes),
        *_licence(Decimal(income)),
    )
    return Plan(_("Zhiling Robotics"), START, 8, acts, _risks(named))


_PAPERS = pct.Papers(claims=12, independent_claims=2, pages=30)


def _patent(offices: Sequence[str]):
    earlier = pct.PriorityClaim(date(2026, 3, 16), "CN")
    application = pct.Application(date(2027, 3, 8), "CN", (earlier,), isa="CN")
    return pct_acts(application, offices, _PAPERS, known_on=KNOWN_ON, sheets=38)


def _standard(contribution: bool, filed: date):
    meeting = sep.Contribution(date(2027, 5, 17), date(2027, 5, 7))
    wanted = ("CN", "EP", "US")
    acts = sep_acts(meeting, wanted, _PAPERS, filed=filed, known_on=KNOWN_ON)
    if not contribution:
        title = _("File the invention at {office}").format(office="CN")
        acts = tuple(replace(act, deadline=None, title=title) for act in acts)
    quarters = [f"{year} Q{number}" for year in (2027, 2028) for number in (1, 2, 3, 4)]
    pool = sep.PerUnit(sep.Money("0.50", "USD"))
    units = dict.fromkeys(quarters, 10000)
    title = _("Royalty for radio modules")
    return (*acts, *royalty_acts(pool, units, title=title, basis=_("assumption of the course")))


def _mark(members: Sequence[str], classes: Sequence[int]):
    registration = madrid.Registration(
        madrid.Mark("ZHILING 智翎", tuple(classes)),
        madrid.Basic("CN", date(2027, 1, 11)),
        date(2027, 6, 1),
        date(2027, 6, 21),
        members=tuple(members),
    )
    return madrid_acts(registration, known_on=KNOWN_ON)


def _licence(income: Decimal):
    if not income:
        return ()
    facts = transfer.Transfer(
        kind="patent licence",
        controlled="no",
        category="free",
        used_only_abroad=True,
        signed=date(2027, 2, 1),
    )
    half = (income / 2).quantize(Decimal("0.01"))
    receipts = {date(2027, 3, 31): half, date(2028, 3, 31): income - half}
    basis = _("assumption of the course")
    return transfer_acts(facts, receipts, on=START, currency="EUR", partner="DE", contract=basis)


def _risks(named: Decimal):
    goods = section337.default_inputs(units=20000, price=300, margin=Decimal("0.2"), years=3)
    award = competition.damages("CN", date(2027, 3, 1), loss=2000000, costs=150000)
    return section337_risk(goods, named), competition_risk(award, Decimal("0.1"))


def planning_board(
    plan_for: Callable[..., Plan] = example_plan,
    *,
    offices: Sequence[str] = ("US", "EP", "JP"),
    members: Sequence[str] = ("US", "EM", "VN"),
    classes: Sequence[int] = (7, 9),
    contribution: bool = True,
    filed: date = date(2027, 4, 26),
    income: int = 200000,
    named: int = 5,
    currency: str = "CNY",
    rates_on: date = KNOWN_ON,
) -> Panel:
    """Return a panel in which a few decisions move dates, budget and risks of a whole plan.

    Args:
        plan_for: makes the plan; takes the inputs below by name, as `example_plan` does.
        offices, members, classes, contribution, filed, income: see `example_plan`.
        named: probability of being named under Section 337, in percent.
        currency: ISO code of the money shown.
        rates_on: the day of the exchange rates.
    """
    first_filing = _("First filing on")

    def show(wanted, marks, goods, first, contribution, licence, chance):
        plan = plan_for(
            offices=offices_in(wanted),
            members=members_in(marks),
            classes=_classes_in(goods),
            contribution=contribution,
            filed=needed_day(first, first_filing),
            income=Decimal(licence),
            named=Decimal(chance) / 100,
        )
        return [
            _warnings(plan),
            _dates(plan),
            _budget(plan, currency, rates_on),
            _exposure(plan, currency, rates_on),
        ]

    inputs = {
        "wanted": text_input(_("Patent Offices"), ", ".join(offices), "US, EP, JP"),
        "marks": text_input(_("Trademark members"), ", ".join(members), "US, EM, VN"),
        "goods": text_input(_("Classes"), ", ".join(map(str, classes)), "7, 9"),
        "first": day_input(first_filing, filed),
        "licence": number_input(_("Licence income (EUR)"), income, 0, 100_000_000),
        "chance": number_input(_("Chance of 337 (%)"), named, 0, 100),
        "contribution": tick_input(_("The contribution is made"), contribution),
    }
    return Panel(_("Planning board"), inputs, show)


def _classes_in(text: str) -> tuple[int, ...]:
    parts = parts_of(text)
    for part in parts:
        if not part.isdecimal():
            raise CourseError(
                _(
                    "Write the classes as numbers from 1 to 45, such as 7, 9; {text} is none."
                ).format(text=part)
            )
    return tuple(dict.fromkeys(int(part) for part in parts))


def _warnings(plan: Plan) -> HTML:
    late = plan.late()
    if not late:
        return HTML(f"<p>{html.escape(_('No act is planned too late.'))}</p>")
    items = "".join(f"<li>{html.escape(sentence)}</li>" for sentence in late)
    return HTML(
        f"<div style='color:#B02A00'><b>{html.escape(_('Too late:'))}</b><ul>{items}</ul></div>"
    )


def _dates(plan: Plan) -> HTML:
    rows = []
    for row in plan.fixed().itertuples():
        last = _("{day}") if row.day else _("{day} to be safe")
        left = str(row.days_left)
        if row.days_left < 0:
            left = _("{n} days too late").format(n=-row.days_left)
        rows.append(
            {
                _("Last day"): last.format(day=_unbroken(row.day or row.safe_day)),
                _("Act"): row.title,
                _("Planned on"): _unbroken(row.planned),
                _("Days left"): left,
                _("Rule"): row.rule,
            }
        )
    return _table(_("Dates that cannot move"), rows)


def _unbroken(day: date) -> str:
    return say_day(day).replace(" ", "\N{NO-BREAK SPACE}")


def _budget(plan: Plan, currency: str, rates_on: date) -> HTML:
    budget = plan.budget(currency, rates_on)
    used = [s for s in SUBJECTS if any(act.subject == s and act.sheet for act in plan.acts)]
    rows = []
    for row in budget.to_dict("records"):
        name = _("Total") if row["quarter"] == "total" else row["quarter"]
        sums = {say_subject(subject): _number(row[subject]) for subject in used}
        rows.append({_("Quarter"): name, **sums, _("Total"): _number(row["total"])})
    heading = _("Budget in {currency} at the rates of {day}; income is negative")
    return _table(heading.format(currency=currency, day=say_day(rates_on)), rows, sums=True)


def _exposure(plan: Plan, currency: str, rates_on: date) -> HTML:
    exposure = plan.exposure(currency, rates_on)
    rows = [
        {
            _("Risk"): row.risk,
            _("Probability"): f"{row.probability:.1%}",
            _("Cost"): _number(row.cost),
            _("Expected"): _number(row.expected),
            _("Basis"): row.basis,
        }
        for row in exposure.itertuples()
    ]
    heading = _("Risks: {amount} to be expected").format(
        amount=say_money(sum(exposure["expected"], Decimal(0)), currency)
    )
    return _table(heading, rows)


def _number(amount: Decimal) -> str:
    return f"{amount:,.2f}".replace("-", "\N{MINUS SIGN}") if amount else "–"


def _table(heading: str, rows: list[dict], sums: bool = False) -> HTML:
    """Make a table with a heading; numbers stand to the right, the row of sums in bold type."""
    title = f"<h4>{html.escape(heading)}</h4>"
    if not rows:
        return HTML(f"{title}<p>–</p>")
    body = []
    for number, row in enumerate(rows, start=1):
        tag = "th" if sums and number == len(rows) else "td"
        body.append("<tr>" + "".join(_cell(text, tag) for text in row.values()) + "</tr>")
    head = "<tr>" + "".join(_cell(name, "th", rows[0][name]) for name in rows[0]) + "</tr>"
    return HTML(f"{title}<table><thead>{head}</thead><tbody>{''.join(body)}</tbody></table>")


def _cell(text: str, tag: str, like: str = "") -> str:
    """Make a cell; it is set to the right when it, or the cell `like` it, holds a number."""
    side = "right" if re.fullmatch(r"[\d.,%\N{MINUS SIGN}–-]+", like or text) else "left"
    style = f"text-align:{side};vertical-align:top"
    return f"<{tag} style='{style}'>{html.escape(text)}</{tag}>"

"""The panel of the capstone: the planning board."""

import html
import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from IPython.display import HTML

from course_utils.errors import CourseError
from course_utils.law.plan import (
    SUBJECTS,
    Plan,
    say_subject,
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


def planning_board(
    plan_for: Callable[..., Plan],
    *,
    offices: Sequence[str] = ("US", "EP", "JP"),
    members: Sequence[str] = ("US", "EM", "VN"),
    classes: Sequence[int] = (7, 9),
    contribution: bool = True,
    filed: date = date(2027, 4, 26),
    income: int = 200000,
    named: int = 5,
    currency: str = "CNY",
    rates_on: date,
) -> Panel:
    """Return a panel in which a few decisions move dates, budget and risks of a whole plan.

    Args:
        plan_for: makes the plan; takes the inputs below by name, as
            `lessons.qiantang.plan_of_two_years` does.
        offices, members, classes, contribution, filed, income: see there.
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

"""Tables that the capstone shows of a plan."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pandas as pd
from pandas.io.formats.style import Styler

from course_utils.law.plan import (
    SUBJECTS,
    Act,
    Plan,
    say_subject,
)
from course_utils.lessons.show import listing
from course_utils.messages import _, say_day, say_weekday


def acts(plan: Plan, subject: str) -> Styler:
    """Show the acts of one subject; those of one title that no law binds share a row.

    Columns: act, planned on, last day, days left, rule.
    """
    alike: dict[tuple, list[Act]] = {}
    for act in plan.acts:
        if act.subject == subject:
            alike.setdefault((act.title, act.key if act.last_day else ""), []).append(act)
    return listing(_row(same[0], _planned(same)) for same in alike.values())


def _planned(same: list[Act]) -> str:
    if len(same) == 1:
        return say_day(same[0].on)
    return _("{n} times, {first} to {last}").format(
        n=len(same), first=say_day(same[0].on), last=say_day(same[-1].on)
    )


def _row(act: Act, planned: str) -> dict:
    return {
        _("Act"): act.title,
        _("Planned on"): planned,
        _("Last day"): _last(act),
        _("Days left"): "" if act.days_left is None else str(act.days_left),
        _("Rule"): act.deadline.rule.cite if act.deadline else "",
    }


def _last(act: Act) -> str:
    if not act.last_day:
        return _("free")
    said = f"{say_day(act.last_day)}, {say_weekday(act.last_day)}"
    return said if act.deadline.day else _("{day}, to be safe").format(day=said)


def fixed(plan: Plan) -> Styler:
    """Show the dates that cannot move, the earliest first; columns as in `acts`."""
    bound = sorted((act for act in plan.acts if act.last_day), key=lambda act: act.last_day)
    return listing(_row(act, say_day(act.on)) for act in bound)


def budget(plan: Plan, currency: str, rates_on: date) -> Styler:
    """Show the money by quarter and subject; the last row and the last column are the sums."""
    frame = plan.budget(currency, rates_on)
    names = {subject: say_subject(subject) for subject in SUBJECTS}
    names |= {"quarter": _("Quarter"), "total": _("Total")}
    said = frame.map(lambda cell: _number(cell) if isinstance(cell, Decimal) else cell)
    said["quarter"] = said["quarter"].replace("total", _("Total"))
    return _numbers(said.rename(columns=names), _("Quarter"))


def money(plan: Plan, currency: str, rates_on: date, *keys: str) -> Styler:
    """Show what acts cost or bring; all of them, or those whose keys start with one of `keys`.

    Columns: quarter, act, amount, certain.
    """
    frame = plan.money(currency, rates_on)
    wanted = frame[frame["key"].str.startswith(keys or "")]
    rows = [
        {
            _("Quarter"): row.quarter,
            _("Act"): row.title,
            _("Amount ({currency})").format(currency=currency): _number(row.amount),
            _("Certain"): _("yes") if row.sure else _("no"),
        }
        for row in wanted.itertuples()
    ]
    return listing(rows)


def dearest(plans: Mapping[str, Plan], currency: str, rates_on: date) -> Styler:
    """Compare plans. Columns: plan, dearest quarter, its amount, all quarters, too late."""
    rows = []
    for name, plan in plans.items():
        frame = plan.budget(currency, rates_on).iloc[:-1]
        most = frame.loc[frame["total"].astype(float).idxmax()]
        rows.append(
            {
                _("Plan"): name,
                _("Dearest quarter"): most["quarter"],
                _("It needs ({currency})").format(currency=currency): _number(most["total"]),
                _("All quarters"): _number(plan.total(currency, rates_on)),
                _("Too late"): " ".join(plan.late()) or _("none"),
            }
        )
    return listing(rows)


def paid_and_received(plan: Plan, currency: str, *days: date) -> Styler:
    """Show what the plan pays, receives and needs, at the exchange rates of some days."""
    rows = []
    for day in days:
        amounts = list(plan.money(currency, day)["amount"])
        paid = sum((amount for amount in amounts if amount > 0), Decimal(0))
        received = sum((amount for amount in amounts if amount < 0), Decimal(0))
        rows.append(
            {
                _("Rates of"): say_day(day),
                _("Paid"): _number(paid),
                _("Received"): _number(received),
                _("Needed ({currency})").format(currency=currency): _number(paid + received),
            }
        )
    return listing(rows)


def risks(plan: Plan, currency: str, rates_on: date) -> Styler:
    """Show the risks, the dearest on average first, and the sum of what is to be expected."""
    frame = plan.exposure(currency, rates_on)
    rows = [
        {
            _("Risk"): row.risk,
            _("Probability"): f"{row.probability:.1%}",
            _("Cost ({currency})").format(currency=currency): _number(row.cost),
            _("Expected"): _number(row.expected),
            _("Basis"): row.basis,
        }
        for row in frame.itertuples()
    ]
    cells = list(rows[0]) if rows else []
    last = dict.fromkeys(cells, "") | {
        _("Risk"): _("All together"),
        _("Expected"): _number(sum(frame["expected"], Decimal(0))),
    }
    return listing([*rows, last])


def _numbers(frame: pd.DataFrame, *texts: str) -> Styler:
    numbers = [column for column in frame.columns if column not in texts]
    return listing(frame).set_properties(subset=numbers, **{"text-align": "right"})


def _number(amount: Decimal) -> str:
    return f"{amount:,.2f}".replace("-", "\N{MINUS SIGN}") if amount else "–"

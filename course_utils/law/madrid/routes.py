"""Two routes abroad for a mark: one international registration, or filings at each Office.

Official fees come from the tables. What agents charge is no law: it is an assumption that the
caller makes, and `Assumptions` holds the one the course makes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pandas as pd

from course_utils.errors import CourseError
from course_utils.law.madrid.bill import BUREAU, Fees
from course_utils.law.madrid.fees import application_fees
from course_utils.law.madrid.individual_fees import STANDARD
from course_utils.law.madrid.members import designable
from course_utils.law.madrid.national_fees import national_fees
from course_utils.law.money import converted
from course_utils.messages import _

MADRID, DIRECT = "Madrid", "direct"
_COLUMNS = ["route", "member", "kind", "amount", "currency", "sure", "basis"]


@dataclass(frozen=True)
class Assumptions:
    """Prices of agents: an assumption of the course, no law and no survey.

    The default amounts are round figures to make the comparison visible. A company puts its own
    quotations here.

    Attributes:
        currency: ISO code of the amounts below.
        agent_madrid: agent at home for the international application, once.
        agent_direct: agents at home and abroad for one direct filing.
    """

    currency: str = "CNY"
    agent_madrid: Decimal = Decimal(3000)
    agent_direct: Decimal = Decimal(5000)


OFFICIAL_FEES_ALONE = Assumptions(agent_madrid=Decimal(0), agent_direct=Decimal(0))


def compare_routes(
    members: Sequence[str],
    classes: int,
    on: date,
    *,
    rates_on: date,
    colour: bool = False,
    holder: str = "CN",
    kind: str = STANDARD,
    free_form: bool = False,
    currency: str = "CNY",
    assumptions: Assumptions = Assumptions(),
) -> pd.DataFrame:
    """Return what both routes cost until the mark is registered for its first term.

    Both sides cover the same: examination and registration in each member. The basic mark at home,
    which only the Madrid route needs, is taken as there.

    Args:
        members: Contracting Parties whose direct fees are in the tables: see `national_offices`.
        classes, colour, holder, kind: as `application_fees`.
        on: the day whose tariffs are used.
        rates_on: the day of the exchange rates.
        free_form: as `national_fees`; no extra fee on the Madrid route.
        currency: ISO code of the result.
        assumptions: prices of agents.

    Returns:
        route ("Madrid" or "direct"), member (ST.3 code; "IB" for the basic fee and the agent of the
        Madrid route), kind ("official fees" or "agent"), amount, currency, sure, basis. What holds
        for the bills as a whole stands in `attrs["notes"]`.

    Raises:
        MissingValue: a fee or an exchange rate is not known for its day.
        CourseError: as `application_fees`.
    """
    wanted = designable(members, on)
    madrid = application_fees(wanted, classes, on, colour=colour, holder=holder, kind=kind)
    direct = {code: national_fees(code, classes, on, free_form=free_form) for code in wanted}
    rows = [_official(MADRID, code, madrid, currency, rates_on) for code in (BUREAU, *wanted)]
    rows.insert(
        1, _agent(MADRID, BUREAU, assumptions.agent_madrid, assumptions, currency, rates_on)
    )
    for code, bill in direct.items():
        rows.append(_official(DIRECT, code, bill, currency, rates_on))
        agent = assumptions.agent_direct
        rows.append(_agent(DIRECT, code, agent, assumptions, currency, rates_on))
    frame = pd.DataFrame(rows, columns=_COLUMNS)
    notes = [note for bill in (madrid, *direct.values()) for note in bill.notes]
    frame.attrs["notes"] = list(dict.fromkeys(notes))
    return frame


def break_even(members: Sequence[str], classes: int, on: date, **circumstances) -> pd.DataFrame:
    """Compare the routes for the first one, two, ... of `members`.

    Args:
        members, classes, on, circumstances: as `compare_routes`.

    Returns:
        members (their number), added (the last one), madrid, direct, extra (Madrid less direct),
        currency.

    Raises:
        MissingValue, CourseError: as `compare_routes`.
    """
    wanted = designable(members, on)
    table = []
    for number, added in enumerate(wanted, start=1):
        frame = compare_routes(wanted[:number], classes, on, **circumstances)
        sums = frame.groupby("route")["amount"].sum()
        extra = sums[MADRID] - sums[DIRECT]
        currency = frame["currency"].iloc[0]
        table.append([number, added, sums[MADRID], sums[DIRECT], extra, currency])
    columns = ["members", "added", "madrid", "direct", "extra", "currency"]
    return pd.DataFrame(table, columns=columns)


def break_even_members(comparison: pd.DataFrame) -> int | None:
    """Return the number of members from which on the Madrid route stays cheaper; None if never.

    Args:
        comparison: as returned by `break_even`.
    """
    dearer = comparison.loc[comparison["extra"] >= 0, "members"]
    first = int(dearer.max()) + 1 if len(dearer) else 1
    return first if first <= len(comparison) else None


def _official(route: str, code: str, bill: Fees, currency: str, rates_on: date) -> list:
    lines = [line for line in bill.lines if line.payee == code]
    amounts = [converted(line.amount, line.currency, currency, rates_on)[0] for line in lines]
    bases = "; ".join(dict.fromkeys(line.cite for line in lines))
    sure = all(line.sure for line in lines)
    return [route, code, "official fees", sum(amounts, Decimal(0)), currency, sure, bases]


def _agent(
    route: str,
    code: str,
    price: Decimal,
    assumptions: Assumptions,
    currency: str,
    rates_on: date,
) -> list:
    if price < 0:
        raise CourseError(_("The price of an agent cannot be negative."))
    amount = converted(price, assumptions.currency, currency, rates_on)[0]
    return [route, code, "agent", amount, currency, True, _("assumption of the course")]

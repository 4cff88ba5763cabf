"""Right letters and days in the case on technology transfer, and misjudgements, for marking."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from course_utils.law import periods
from course_utils.law.periods import end_of_period
from course_utils.law.transfer import (
    effective_day,
    export_path,
    licence_clocks,
    licence_recordal,
    registration,
    relief_covers,
    vat,
)
from course_utils.lessons.cases.transfer.case import TransferCase
from course_utils.lessons.cases.transfer.facts import CLAIMS, CLAUSES, PLANS, REQUESTS

Table = dict[str, str]
Days = dict[str, date]
CHINA = "CN"
_BEST = {"keep": "A", "licence": "B", "sale": "C"}


def plans(case: TransferCase) -> Table:
    """Return the letter of each plan, by the question at which its path ends."""
    return {f"plan {n}": _plan(plan, case) for n, plan in enumerate(case.plans, 1)}


def _plan(plan: str, case: TransferCase) -> str:
    path = export_path(PLANS[plan], case.plot.today)
    if path.forbidden:
        return "C"
    return {"export": "E", "control": "D", "catalogue": "B"}.get(path.steps[-1].key, "A")


def plan_slips(case: TransferCase) -> dict[str, Table]:
    """Return wrong letters for the plans."""

    def taken(**letters: str) -> Table:
        return _where(case.plans, "plan", letters)

    return {
        "a factory of one's own was taken for no foreign recipient": taken(affiliate="E"),
        "a service was taken for no export, because no patent and no paper goes": taken(
            service="E"
        ),
        "restricted technology was taken for free technology": taken(restricted="A"),
        "restricted technology was taken for prohibited technology": taken(restricted="C"),
        "a licence was hoped for although the technology is prohibited": taken(prohibited="B"),
        "only the catalogue was looked up, not the dual-use list": _where(
            case.plans, "plan", {"dual use": "A", "visitor": "A"}
        ),
        "the dual-use licence was taken for that of restricted technology": _where(
            case.plans, "plan", {"dual use": "B", "visitor": "B"}
        ),
        "export control was thought to begin at the border": taken(visitor="E"),
        "a deal inside China was taken for an export": taken(home="A"),
    }


def decisions(case: TransferCase) -> Days:
    """Return by when the commerce department decides on the restricted technology."""
    clocks = licence_clocks("export", case.plot.applied, contract=case.plot.filed)
    return {
        "letter of intent": clocks["export_review"].day,
        "licence": clocks["export_contract_review"].day,
    }


def decision_slips(case: TransferCase) -> dict[str, Days]:
    """Return wrong days for the decisions."""
    days = {
        "weekends were left out, but not the holidays": _both(case, 30, 15, _weekend),
        "the weekend days that are working days were left out": _both(
            case, 30, 15, lambda day: _weekend(day) or _closed(day)
        ),
        "calendar days were counted": _both(case, 30, 15, lambda day: False),
        "the day of receipt was counted": _both(case, 29, 14, _closed),
        "the terms for an import were taken": _both(case, 40, 10, _closed),
        "the two terms were exchanged": _both(case, 15, 30, _closed),
        "the term of the dual-use licence was taken": _both(case, 45, 45, _closed),
        "the second term was counted from the first receipt": {
            "licence": _after(case.plot.applied, 45, _closed)
        },
    }
    return _without(days, decisions(case))


def _both(case: TransferCase, first: int, second: int, closed: Callable[[date], bool]) -> Days:
    return {
        "letter of intent": _after(case.plot.applied, first, closed),
        "licence": _after(case.plot.filed, second, closed),
    }


def _after(day: date, count: int, closed: Callable[[date], bool]) -> date:
    while count:
        day += timedelta(days=1)
        count -= not closed(day)
    return day


def _closed(day: date) -> bool:
    return bool(periods.closed_reason(CHINA, day))


def _weekend(day: date) -> bool:
    return day.weekday() > 4


def days(case: TransferCase) -> Days:
    """Return the days of the licence abroad."""
    plot = case.plot
    effective = effective_day("free", plot.theirs, agreed=plot.agreed)
    royalty = case.transfer.payment == "running royalty"
    due = registration(effective, first_base=plot.first_base, royalty=royalty)
    return {
        "takes effect": effective,
        "register by": due.day,
        "record by": licence_recordal(effective).day,
    }


def day_slips(case: TransferCase) -> dict[str, Days]:
    """Return wrong days of the licence abroad."""
    plot, effective = case.plot, case.plot.effective
    start = plot.first_base or effective

    def from_(day: date) -> Days:
        return {"takes effect": day, "register by": _sixty(day), "record by": _three_months(day)}

    found = {
        "the first of the two signatures was taken": from_(plot.ours),
        "it was counted from the money": from_(plot.paid),
        "two months were counted for the sixty days": {
            "register by": end_of_period(start, 2, "month")
        },
        "the day of the event was counted": {"register by": _sixty(start) - timedelta(days=1)},
        "the three months of the patent office were taken for the registration": {
            "register by": _three_months(start)
        },
        "the sixty days of the registration were taken for the recordal": {
            "record by": _sixty(effective)
        },
    }
    if plot.agreed:
        found["the signature was taken although the contract takes effect later"] = from_(
            plot.theirs
        )
    if plot.first_base:
        found["it was counted from the effect, although a running royalty is paid"] = {
            "register by": _sixty(effective)
        }
        found["the recordal was counted from the royalty base too"] = {
            "takes effect": plot.first_base, "record by": _three_months(plot.first_base),
        }  # fmt: skip
        found["it was counted from the statement, not from the day of the base"] = from_(
            plot.statement
        )
    return _without(found, days(case))


def _sixty(day: date) -> date:
    return end_of_period(day, 60, "day")


def _three_months(day: date) -> date:
    return end_of_period(day, 3, "month")


def requests(case: TransferCase) -> Table:
    """Return the letter of each question of a colleague."""
    return {f"request {n}": REQUESTS[request] for n, request in enumerate(case.requests, 1)}


def request_slips(case: TransferCase) -> dict[str, Table]:
    """Return wrong letters for the questions of colleagues."""

    def taken(letters: Table) -> Table:
        return _where(case.requests, "request", letters)

    return {
        "recordal was taken for a condition of validity": taken({"unrecorded": "B"}),
        "a co-owner was kept from the ordinary licence that it may give alone": taken(
            {"co-owner licence": "E"}
        ),
        "an open licence was thought to shut out ordinary licences": taken(
            {"ordinary beside open": "D"}
        ),
        "signature and price were taken to move the patent": taken(
            {"unregistered assignment": "A"}
        ),
        "the evaluation report of a utility model was forgotten": taken({"utility model": "A"}),
        "an exclusive licence was given beside an open one": taken({"exclusive beside open": "A"}),
        "a co-owner was allowed to sell what is not its own": taken({"co-owner sale": "A"}),
    }


def terms(case: TransferCase) -> Table:
    """Return the letters on value added tax, relief and the clause of the draft."""
    licence, on = case.licence, case.plot.today
    tax = vat(
        Decimal(100), on, inclusive=False, seller="Chinese", buyer="foreign", used=licence.used
    )
    covered = relief_covers(
        "non-exclusive licence", on, years=licence.years, wholly_owned=licence.wholly_owned
    )
    relief = "A" if covered.allowed else "C" if licence.wholly_owned else "B"
    return {
        "vat": "B" if tax.percent else "A",
        "relief": relief,
        "clause": CLAUSES[licence.clause],
    }


def term_slips(case: TransferCase) -> dict[str, Table]:
    """Return wrong letters on value added tax, relief and the clause."""
    right, clause = terms(case), case.licence.clause
    found = {
        "the zero rate was taken to be for goods alone": {"vat": "C"},
        "the income relief was taken for value added tax": {"vat": "D"},
        "it was forgotten that ordinary licences are covered since 2015": {"relief": "D"},
        "the relief was refused because the licensee is foreign": {"relief": "E"},
    }
    if right["vat"] == "A":
        found["the zero rate was refused although the use lies wholly outside China"] = {"vat": "B"}
    else:
        found["it was overlooked that the technology is used in China too"] = {"vat": "A"}
    if right["relief"] != "B":
        found["the years of the licence were misjudged"] = {"relief": "B"}
    if right["relief"] != "C":
        found["the shares of the licensee were misjudged"] = {"relief": "C"}
    if right["relief"] == "B":
        found["the five years were forgotten"] = {"relief": "A"}
    if right["relief"] == "C":
        found["it was overlooked that the licensor holds all of the licensee"] = {"relief": "A"}
    if right["clause"] in "AB":
        found["whatever is agreed was taken to hold"] = {"clause": "E"}
    else:
        found["the Civil Code was forgotten, which fills the gap"] = {"clause": "E"}
    if right["clause"] != "A":
        found["the clause was taken for an abuse in foreign trade"] = {"clause": "A"}
    if clause == "exclusive grant-back":
        found["the default on improvements was taken, though the clause says otherwise"] = {
            "clause": "C"
        }
    return found


def judgements(case: TransferCase) -> Table:
    """Return the letters on the three ways and on the claims of the broker."""
    claims = {f"claim {n}": CLAIMS[claim] for n, claim in enumerate(case.claims, 1)}
    return {"decision": _BEST[case.family.best], **claims}


def judgement_slips(case: TransferCase) -> dict[str, Table]:
    """Return wrong letters on the three ways and on the claims."""

    def taken(letters: Table) -> Table:
        return _where(case.claims, "claim", letters)

    return {
        "all payments were added up as if each one came": {"decision": "D"},
        "a sure sum was preferred, whatever the others are worth": {"decision": "E"},
        "an average was taken for a price": taken({"average": "E"}),
        "a headline was taken for what will be paid": taken({"headline": "E"}),
        "risk was counted in the chance and in the rate": taken({"risk twice": "E"}),
        "a royalty was counted after the last patent": taken({"expired": "E"}),
        "an expected payment was taken for a headline": taken({"expected": "B"}),
        "a split by value was taken for an average": taken({"shares": "A"}),
    }


def _where(drawn: tuple[str, ...], row: str, wrong: Table) -> Table:
    return {f"{row} {n}": wrong[what] for n, what in enumerate(drawn, 1) if what in wrong}


def _without(slips: dict[str, Days], right: Days) -> dict[str, Days]:
    """Leave out what happens to come to the right day."""
    return {
        slip: {row: day for row, day in cells.items() if day != right[row]}
        for slip, cells in slips.items()
    }

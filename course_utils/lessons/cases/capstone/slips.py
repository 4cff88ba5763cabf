"""Right answers of the capstone's first part, and ways to misjudge its days, for marking."""

from datetime import date, timedelta

from course_utils.law.periods import end_of_period
from course_utils.lessons.cases import slips
from course_utils.lessons.cases.capstone.case import CapstoneCase
from course_utils.lessons.cases.capstone.plan import limitation, response

_DAY = timedelta(days=1)
_ENTRY = "pct.national_phase."
_TEMPTING = {
    "sep.filing": "the filing before the contribution was taken for late",
    "madrid.application": "the application for the mark was taken for late",
    "transfer.registration": "the registration was counted from the signature, not from the effect "
    "of the contract",
    _ENTRY + "US": "the entry in the United States was taken for late",
    _ENTRY + "EP": "the EPO was given 30 months; it has 31",
    _ENTRY + "JP": "the entry in Japan was taken for late",
    _ENTRY + "KR": "the Republic of Korea was given 30 months; it has 31",
    "sep.continuation": "the continuing application was taken for late; its parent is pending",
    "madrid.designation": "the later designation was taken for late; it has no last day",
    "section337.opinion": "the opinion was taken for late; it has no last day",
    "competition.audit": "the audit was taken for late; it has no last day",
}


def free(case: CapstoneCase) -> list[str]:
    """Return the letters of the acts without a last day."""
    return [letter for letter, act in case.acts.items() if not act.last_day]


def late(case: CapstoneCase) -> str:
    """Return the letter of the act that is planned too late."""
    [letter] = [
        letter for letter, act in case.acts.items() if act.last_day and act.on > act.last_day
    ]
    return letter


def last_day(case: CapstoneCase, key: str) -> date:
    """Return the last day of an act of the draft."""
    return case.acts[case.letter(key)].last_day


def entries(case: CapstoneCase) -> dict[str, date]:
    """Return the last days to enter the national phase, by the rows of the question."""
    return {row: last_day(case, _ENTRY + code) for row, code in case.office_rows.items()}


def entry_slips(case: CapstoneCase) -> dict[str, dict[str, date]]:
    """Return wrong days for the national phase."""
    rows, plot = case.office_rows, case.plot
    months = {row: 31 if code in ("EP", "KR") else 30 for row, code in rows.items()}

    def counted(start: date, length: dict[str, int]) -> dict[str, date]:
        return {row: slips.end(start, length[row], code) for row, code in rows.items()}

    return {
        "31 months were taken for every Office": counted(plot.priority, dict.fromkeys(rows, 31)),
        "30 months were taken for every Office": counted(plot.priority, dict.fromkeys(rows, 30)),
        "the closed day was forgotten": {
            row: end_of_period(plot.priority, months[row], "month") for row in rows
        },
        "it was counted from the international filing date": counted(plot.filed, months),
        "the planned day was given": {
            row: case.acts[case.letter(_ENTRY + code)].on for row, code in rows.items()
        },
    }


def filing_slips(case: CapstoneCase) -> dict[str, date]:
    """Return wrong last days for the filing before the contribution."""
    plot = case.plot
    return {
        "the day of the time stamp itself is too late: China and the EPO forgive nothing": (
            plot.stamped
        ),
        "it was counted from the meeting, but the paper is public before": plot.meeting - _DAY,
        "the first day of the meeting was given": plot.meeting,
        "the secretary's receipt was taken for the disclosure": plot.submitted,
        "the day before the secretary's receipt was given": plot.submitted - _DAY,
        "the year of grace of the United States was taken for all": end_of_period(
            plot.stamped, 12, "month"
        ),
        "six months of grace were taken, which China does not give here": end_of_period(
            plot.stamped, 6, "month"
        ),
        "the planned day was given": plot.first_filing,
    }


def mark_slips(case: CapstoneCase) -> dict[str, date]:
    """Return wrong last days for the priority of the mark."""
    filed, right = case.plot.mark_filed, last_day(case, "madrid.application")
    return {
        "the twelve months of patents were taken; a mark has six": end_of_period(
            filed, 12, "month"
        ),
        "the day before was taken": right - _DAY,
        "three months were taken": end_of_period(filed, 3, "month"),
        "180 days were counted; the law says six months": filed + timedelta(days=180),
        "the planned day was given": case.plot.mark,
    }


def registration_slips(case: CapstoneCase) -> dict[str, date]:
    """Return wrong last days for the registration of the contract."""
    plot = case.plot
    return {
        "it was counted from the signature, not from the effect of the contract": plot.signed
        + timedelta(days=60),
        "two months were counted; the Order says 60 days": end_of_period(
            plot.effective, 2, "month"
        ),
        "three months were counted": end_of_period(plot.effective, 3, "month"),
        "it was counted from the first payment": plot.income_1 + timedelta(days=60),
        "the day of the effect was counted as the first": plot.effective + timedelta(days=59),
        "30 days were counted": plot.effective + timedelta(days=30),
        "the planned day was given": plot.registration,
    }


def response_slips(case: CapstoneCase) -> dict[str, date]:
    """Return wrong last days to answer the complaint."""
    plot = case.plot
    added = {"mail": 10, "express": 5}[plot.how]
    other = 15 - added

    def counted(start: date, days: int) -> date:
        return slips.open_day(start + timedelta(days=days), "US")

    return {
        "the days for service abroad were forgotten": counted(plot.served, 20),
        "the days of the other way of service were added": counted(plot.served, 20 + other),
        "the closed day was forgotten": plot.served + timedelta(days=20 + added),
        "it was counted from the publication of the notice": counted(plot.instituted, 20 + added),
        "the 20 days were counted from the publication of the notice": counted(plot.instituted, 20),
        "30 days were taken": counted(plot.served, 30 + added),
    }


def limitation_slips(case: CapstoneCase) -> dict[str, date]:
    """Return wrong last days for the suit of the former employer."""
    plot = case.plot
    return {
        "it was counted from the knowledge of the loss alone": end_of_period(plot.harm, 3, "year"),
        "it was counted from the act": end_of_period(plot.taken, 3, "year"),
        "two years were taken": end_of_period(plot.obligor, 2, "year"),
        "the twenty years were taken, which only stop the three": end_of_period(
            plot.taken, 20, "year"
        ),
        "the end of the plan was given": date(2028, 12, 31),
    }


def right_days(case: CapstoneCase) -> dict[str, date]:
    """Return the right days of the questions with one date each."""
    return {
        "filing": last_day(case, "sep.filing"),
        "mark": last_day(case, "madrid.application"),
        "registration": last_day(case, "transfer.registration"),
        "response": response(case.plot).day,
        "limitation": limitation(case.plot).day,
    }


def free_slips(case: CapstoneCase) -> dict[str, list[str]]:
    """Return wrong sets of acts that may wait."""
    right, continuation = free(case), case.letter("sep.continuation")

    def instead(key: str) -> list[str]:
        return [case.letter(key) if letter == continuation else letter for letter in right]

    return {
        "the continuing application was taken for bound, and the registration for free because it "
        "costs nothing": instead("transfer.registration"),
        "the continuing application was taken for bound, and the mark for free": instead(
            "madrid.application"
        ),
        "the continuing application was taken for bound, and the first filing for free": instead(
            "sep.filing"
        ),
    }


def late_slips(case: CapstoneCase) -> dict[str, str]:
    """Return wrong letters for the act that comes too late."""
    right = late(case)
    return {_TEMPTING[act.key]: letter for letter, act in case.acts.items() if letter != right}

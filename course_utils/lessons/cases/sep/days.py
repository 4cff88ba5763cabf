"""Right days and Offices in the case on essential patents, and misjudgements, for marking."""

from datetime import date, timedelta

from course_utils.law.periods import end_of_period
from course_utils.law.sep import divisional_window, grace, last_safe_filing
from course_utils.lessons.cases.sep.case import SepCase

Days = dict[str, date]
OFFICES = ("CN", "EP", "US", "JP", "KR")
ABROAD = ("US", "JP", "KR")
_ONE_DAY = timedelta(days=1)


def _later(day: date, months: int) -> date:
    return end_of_period(day, months, "month")


def papers(case: SepCase) -> Days:
    """Return from when the paper is public, and the last safe day before the next one."""
    (before,) = last_safe_filing(case.next_paper, ["CN"])
    return {"public from": case.paper.disclosed, "next filing by": before.day}


def paper_slips(case: SepCase) -> dict[str, Days]:
    """Return wrong days for `papers`."""
    plot, right = case.plot, papers(case)
    stamp = plot.stamped
    return wrong_cells(
        right,
        {
            "the meeting was taken, although the paper may have been on the server before": {
                "public from": plot.meeting
            },
            "the day of sending in was taken, although the paper came online later": {
                "public from": plot.submitted
            },
            "the time stamp was taken, although the meeting came first": {
                "public from": stamp or plot.meeting
            },
            "the day of the first filing was given": {"public from": plot.first_filed},
            "the day of the paper itself was taken; the day before it is the last safe one": {
                "next filing by": plot.next_submitted
            },
            "the meeting was taken for the day of publication": {
                "next filing by": plot.next_meeting - _ONE_DAY
            },
            "the day of the meeting was taken": {"next filing by": plot.next_meeting},
            "six months of grace were taken for China": {
                "next filing by": _later(plot.next_submitted, 6)
            },
        },
    )


def safe_days(case: SepCase) -> Days:
    """Return the last day for a filing that the paper does not spoil, Office by Office."""
    limits = last_safe_filing(case.paper, OFFICES, on=case.plot.today)
    return {limit.office: limit.day for limit in limits}


def safe_day_slips(case: SepCase) -> dict[str, Days]:
    """Return wrong days for `safe_days`."""
    plot, public = case.plot, case.paper.disclosed

    def all_from(day: date) -> Days:
        early = dict.fromkeys(("CN", "EP"), day - _ONE_DAY)
        return early | dict.fromkeys(ABROAD, _later(day, 12))

    slips = {
        "it was counted from the day of the meeting": all_from(plot.meeting),
        "it was counted from the day of sending in": all_from(plot.submitted),
        "the day of the publication itself was taken; the day before it is the last safe one": {
            "CN": public, "EP": public,
        },
        "six months were taken for China; a meeting of a standards body is not on its list": {
            "CN": _later(public, 6)
        },
        "six months were taken for Europe; they are for evident abuse and exhibitions": {
            "EP": _later(public, 6)
        },
        "the former six months were taken for Japan": {"JP": _later(public, 6)},
        "six months were taken for Korea or the United States": {
            "US": _later(public, 6), "KR": _later(public, 6),
        },
        "twelve months were taken for an Office that forgives nothing": {
            "CN": _later(public, 12), "EP": _later(public, 12),
        },
        "the end of the year of priority was taken": dict.fromkeys(
            OFFICES, _later(plot.first_filed, 12)
        ),
        "the period of grace was overlooked": dict.fromkeys(ABROAD, public - _ONE_DAY),
        "the day before the end of the twelve months was taken": dict.fromkeys(
            ABROAD, _later(public, 12) - _ONE_DAY
        ),
    }  # fmt: skip
    if plot.stamped:
        slips["it was counted from the time stamp, although the meeting came first"] = all_from(
            plot.stamped
        )
    return wrong_cells(safe_days(case), slips)


def kept(public: date, kind: str, first: date, abroad: date) -> tuple[str, ...]:
    """Return the Offices at which a disclosure does not spoil the applications.

    Args:
        public: the day of the disclosure.
        kind: one of `course_utils.law.sep.DISCLOSURES`.
        first: the first filing, in China.
        abroad: the filings at the other Offices, which claim its priority.
    """
    found = []
    for limit in last_safe_filing(public, OFFICES, kind, on=abroad):
        at_office = first if limit.office == "CN" else abroad
        by_priority = grace(limit.office, abroad).for_disclosure(kind).priority_counts
        counted = first if by_priority else at_office
        if first < public or counted <= limit.day:
            found.append(limit.office)
    return tuple(sorted(found))


def plan(case: SepCase) -> tuple[str, ...]:
    """Return the Offices at which the agent's plan gives a patent on what the paper says."""
    plot = case.plot
    return kept(case.paper.disclosed, "contribution", plot.first_filed, plot.abroad)


def plan_slips(case: SepCase) -> dict[str, tuple[str, ...]]:
    """Return wrong lists for `plan`."""
    right = plan(case)
    if set(right) == set(OFFICES):
        return {"it was overlooked that the Chinese filing came before the paper": ABROAD}
    return _other_lists(
        right,
        {
            "the Chinese filing was taken to come before the paper, or to heal it": OFFICES,
            "the year of priority was taken to save Japan and Korea as well": ABROAD,
            "the grace of Japan and Korea was overlooked": ("US",),
            "China was taken to forgive a paper to a standards body": ("CN", *ABROAD),
        },
    )


def leaked(case: SepCase) -> tuple[str, ...]:
    """Return the Offices that still forgive the leak."""
    return kept(case.leak.day, "leak", case.leak.first, case.leak.abroad)


def leak_slips(case: SepCase) -> dict[str, tuple[str, ...]]:
    """Return wrong lists for `leaked`."""
    right, day = leaked(case), case.leak.day
    six, twelve = (_later(day, months) for months in (6, 12))
    by_priority = [office for office in OFFICES if case.leak.first <= (
        six if office in ("CN", "EP") else twelve
    )]  # fmt: skip
    by_filing = [office for office in OFFICES if case.leak.abroad <= (
        six if office in ("CN", "EP") else twelve
    )]  # fmt: skip
    return _other_lists(
        right,
        {
            "the leak was treated like a paper of one's own": ABROAD,
            "the Chinese priority was taken to count everywhere": by_priority,
            "the filings abroad were taken to count everywhere, for China and the United States "
            "too": by_filing,
            "every Office was taken to forgive a leak, whenever the filing came": OFFICES,
            "twelve months were taken for all Offices": [
                office
                for office in OFFICES
                if (case.leak.first if office in ("CN", "US") else case.leak.abroad) <= twelve
            ],
        },
    )


def windows(case: SepCase) -> Days:
    """Return the last days for a divisional or continuation of the younger family."""
    return {office: divisional_window(office, case.grants[office]).day for office in OFFICES}


def window_slips(case: SepCase) -> dict[str, Days]:
    """Return wrong days for `windows`."""
    plot = case.plot
    slips = {
        "the day of the grant was taken; nothing is pending any more on it": {
            "EP": plot.ep_granted, "US": plot.us_patented,
        },
        "the day of registration was taken; nothing is pending any more on it": {
            office: day
            for office, day in (("JP", plot.jp_registered), ("KR", plot.kr_registered))
            if day
        },
        "it was overlooked that an early registration ends the time": {
            "JP": plot.jp_decided + timedelta(days=30), "KR": _later(plot.kr_decided, 3),
        },
        "the two months of China were taken for another Office": {
            "EP": _later(plot.ep_granted, 2), "US": _later(plot.us_patented, 2),
            "JP": _later(plot.jp_decided, 2), "KR": _later(plot.kr_decided, 2),
        },
        "the three months of Korea were taken for another Office": {
            "CN": _later(plot.cn_notice, 3), "EP": _later(plot.ep_granted, 3),
            "US": _later(plot.us_patented, 3), "JP": _later(plot.jp_decided, 3),
        },
        "a month was taken; Japan counts 30 days": {"JP": _later(plot.jp_decided, 1)},
        "the day of the notice was taken for the end": {
            "CN": plot.cn_notice, "JP": plot.jp_decided, "KR": plot.kr_decided,
        },
        "the day before the end was taken": {
            "CN": _later(plot.cn_notice, 2) - _ONE_DAY,
            "KR": _later(plot.kr_decided, 3) - _ONE_DAY,
        },
    }  # fmt: skip
    return wrong_cells(windows(case), slips)


def wrong_cells(right: dict, slips: dict[str, dict]) -> dict[str, dict]:
    """Return the slips without the cells that happen to be right."""
    return {
        slip: {row: cell for row, cell in cells.items() if right[row] != cell}
        for slip, cells in slips.items()
    }


def _other_lists(right: tuple[str, ...], slips: dict) -> dict:
    return {slip: tuple(given) for slip, given in slips.items() if set(given) != set(right)}

"""China after a filing: service of documents, restoration, annual fees, and Hong Kong.

Counted by Rule 5 of the Implementing Rules of the Patent Law; see `china` for the two texts.
"""

from datetime import date

from course_utils.errors import CourseError
from course_utils.law.deadlines import Calendar, Deadline, in_order, rule_title
from course_utils.law.inputs import not_before
from course_utils.law.pct.china import NEW_TEXT, Answer, china_limit
from course_utils.law.pct.national_limits import limit
from course_utils.law.periods import RULE_5, RULE_80, count, end_of_period
from course_utils.law.rules import rule
from course_utils.messages import _, say_day


def deemed_receipt(
    dispatched_on: date, *, electronic: bool, proved_on: date | None = None
) -> Deadline:
    """Return when a document of CNIPA counts as received (Rule 4); periods run from that day.

    The day is not moved off closed days: it starts a period and ends none.

    Args:
        dispatched_on: the day of dispatch; for an electronic document since 2024-01-20 the day on
            which it entered the electronic system that the party recognised.
        electronic: True for electronic service, False for the post.
        proved_on: the day of actual receipt by post, where it can be proved.

    Raises:
        CourseError: a proof where the text in force knows none, or before dispatch.
    """
    by = rule("cn.electronic_receipt" if electronic else "cn.post_receipt", dispatched_on)
    if proved_on:
        not_before(dispatched_on, proved_on, _("Receipt"))
        if electronic or dispatched_on < NEW_TEXT:
            raise CourseError(
                _(
                    "Proof of actual receipt is for documents posted since {day}; leave it out."
                ).format(day=say_day(NEW_TEXT))
            )
    (period,) = by.periods
    day, steps = count(dispatched_on, period.length, period.unit, RULE_5)
    if not period.length:
        steps = (_("An electronic document is served on the day it enters the system."),)
    if proved_on:
        steps = (*steps, _("Receipt on {day} is proved and counts.").format(day=say_day(proved_on)))
        day = proved_on
    return Deadline("receipt", by, day, day, steps, "CN", rule_title(by))


def restoration_of_rights(
    on: date,
    *,
    obstacle_removed: date | None = None,
    missed_limit: date | None = None,
    notice_received: date | None = None,
    reexamination_limit: date | None = None,
    entry_missed: bool = False,
) -> Answer:
    """Return until when lost rights may be restored at CNIPA (Rule 6).

    Args:
        on: the day asked about; it decides which text applies.
        obstacle_removed, missed_limit: for force majeure; the earlier end counts.
        notice_received: receipt of the notice of loss, for any other justified reason.
        reexamination_limit: the end of the missed limit for re-examination (2023 text).
        entry_missed: True when entry into the national phase was missed; then only force majeure
            helps (Rule 122, formerly 105).

    Returns:
        An `Answer` whose `day` is the last day to ask, by the ground that runs longest.

    Raises:
        CourseError: no event is given.
    """
    given = {
        "obstacle_removed": obstacle_removed,
        "missed_limit": missed_limit,
        "notice_received": notice_received,
        "reexamination_limit": reexamination_limit,
    }
    if not any(given.values()):
        raise CourseError(
            _("Give a day from which restoration counts: {names}.").format(names=", ".join(given))
        )
    grounds = []
    if obstacle_removed or missed_limit:
        grounds.append("restore_force_majeure")
    if notice_received and not entry_missed:
        grounds.append("restore_reason")
    if reexamination_limit:
        grounds.append("restore_reexam")
    calendar = in_order(china_limit(name, f"cn.{name}", on, **given) for name in grounds)
    days = [deadline.day for deadline in calendar if deadline.day]
    if not days:
        return Answer(calendar.deadlines, _("Only force majeure restores a missed entry."), None)
    answer = _("Ask for restoration of rights until {day}.").format(day=say_day(max(days)))
    return Answer(calendar.deadlines, answer, max(days))


def _priority_window(priority_date: date, filing_date: date, office: str, law) -> list[Deadline]:
    """Give the end of the priority year and of the two months after it, at `office`."""
    not_before(priority_date, filing_date, _("The filing"))
    year = limit(
        "priority_period",
        rule("cn.priority", filing_date),
        {"priority_date": priority_date},
        office,
        law=law,
    )
    window = limit(
        "restoration_window",
        rule("cn.priority_restore", max(filing_date, NEW_TEXT)),
        {"priority_period_end": year.day},
        office,
        law=law,
    )
    return [year, window]


def _nothing_to_restore(year: Deadline, window: Deadline, filing_date: date) -> str:
    """Say why there is nothing to restore, or "" when the filing lies in the two months."""
    if year.day is None or window.day is None:
        return _("The priority period cannot be settled: closed days are not known.")
    if filing_date <= year.day:
        return _("The priority stands: the application was filed by {day}.").format(
            day=say_day(year.day)
        )
    if filing_date > window.day:
        return _("No priority in China: the application was filed after {day}.").format(
            day=say_day(window.day)
        )
    return ""


def restore_priority_direct(priority_date: date, filing_date: date) -> Answer:
    """Return whether and until when priority can be restored for a direct filing (Rule 36).

    Open since 2024-01-20, where the fourteen months end on that day or later (Announcement 559).

    Args:
        priority_date: the filing date of the earlier application.
        filing_date: the filing date of the late Chinese application.

    Returns:
        An `Answer` whose `day` is the last day to ask.

    Raises:
        CourseError: the filing lies before its priority date.
    """
    year, window = _priority_window(priority_date, filing_date, "CN", RULE_5)
    calendar = in_order([year, window])
    nothing = _nothing_to_restore(year, window, filing_date)
    if nothing:
        return Answer(calendar.deadlines, nothing, None)
    opened = rule("cn.transition_restore", NEW_TEXT).value
    if window.day < opened:
        answer = _("No restoration: the fourteen months ended before {day}, when it was opened.")
        return Answer(calendar.deadlines, answer.format(day=say_day(opened)), None)
    answer = _("Ask CNIPA until {day} to restore the priority, and give a justified reason.")
    return Answer(calendar.deadlines, answer.format(day=say_day(window.day)), window.day)


def restore_priority_pct(
    priority_date: date,
    filing_date: date,
    *,
    receiving_office: str = "CN",
    restored_by_receiving_office: bool = False,
    entered_on: date | None = None,
) -> Answer:
    """Return whether the late priority of a PCT application can stand in China (Rule 128).

    Open where the two months from entry end on 2024-01-20 or later (Announcement 559).

    Args:
        priority_date: the filing date of the earlier application.
        filing_date: the international filing date.
        receiving_office: ST.3 code of the Office where the priority period ended.
        restored_by_receiving_office: whether that Office restored the right of priority.
        entered_on: the day of actual entry into the Chinese national phase.

    Returns:
        An `Answer` whose `day` is the last day to ask CNIPA.

    Raises:
        CourseError: the filing lies before its priority date, or the entry before the filing.
        UnknownOffice: no such receiving Office.
    """
    not_before(filing_date, entered_on, _("Entry"))
    year, window = _priority_window(priority_date, filing_date, receiving_office, RULE_80)
    request = china_limit(
        "restoration_request",
        "cn.pct_restore_do",
        max(entered_on or NEW_TEXT, NEW_TEXT),
        national_phase_entry=entered_on,
    )
    nothing = _nothing_to_restore(year, window, filing_date)
    if nothing:
        return Answer(in_order([year, window]).deadlines, nothing, None)
    opened = rule("cn.transition_restore", NEW_TEXT).value
    if request.day and request.day < opened:
        answer = _("No priority in China: the two months from entry ended before {day}.")
        return Answer(in_order([year, window]).deadlines, answer.format(day=say_day(opened)), None)
    if restored_by_receiving_office:
        answer = _("The restoration by the receiving Office counts in China; ask for nothing more.")
        return Answer(in_order([year, window]).deadlines, answer, None)
    deadlines = in_order([year, window, request]).deadlines
    if request.day is None:
        answer = _("Ask CNIPA within two months of actual entry, and give a justified reason.")
        return Answer(deadlines, answer, None)
    answer = _("Ask CNIPA until {day} to restore the priority, and give a justified reason.")
    return Answer(deadlines, answer.format(day=say_day(request.day)), request.day)


def annual_fee(filing_date: date, year: int) -> Calendar:
    """Return until when the annual fee of a Chinese patent is due, and payable late (Rule 115).

    Args:
        filing_date: the filing date in China, or the international filing date.
        year: the patent year that the fee is for, counted from the filing date; at least 2. The
            fee of the year of grant is paid at registration instead (`cn.grant_registration`).

    Raises:
        CourseError: a year that cannot be.
    """
    if not 2 <= year <= 20:
        raise CourseError(
            _(
                "Annual fees are due for years 2 to 20 counted from filing, not for year {year}."
            ).format(year=year)
        )
    anniversary = end_of_period(filing_date, year - 1, "year")
    due = china_limit("annuity", "cn.annuity", anniversary, filing_anniversary=anniversary)
    late = china_limit("annuity_late", "cn.annuity_late", anniversary, annuity_due=due.day)
    return in_order([due, late])


def hong_kong(
    *, chinese_publication: date | None = None, notice_503: date | None = None
) -> Deadline:
    """Return until when a designated application is to be recorded in Hong Kong (six months).

    Args:
        chinese_publication: the day on which CNIPA published the application.
        notice_503: the day of the notice PCT/CN/503 instead, where the international publication
            was in Chinese.

    Raises:
        CourseError: not exactly one day is given.
    """
    if (chinese_publication is None) == (notice_503 is None):
        raise CourseError(
            _("Give the Chinese publication or, if published in Chinese, the notice PCT/CN/503.")
        )
    event = chinese_publication or notice_503
    recorded = rule("cn.hk_stage1", event)
    return limit("hong_kong", recorded, {"chinese_publication": event}, "HK", law=RULE_80)

"""Deadlines after entry into the national phase: examination, renewal, further processing.

The Offices of table pct/follow_up only. Periods are counted as in PCT Rule 80; where an Office's
closed days are not known, a deadline keeps its nominal end and has no day.
"""

from dataclasses import dataclass, replace
from datetime import date

from course_utils.errors import CourseError
from course_utils.law.deadlines import Calendar, Deadline, in_order
from course_utils.law.offices import office_code
from course_utils.law.pct.national_limits import limit, month_end, say_event
from course_utils.law.periods import RULE_5, Counting, end_of_period
from course_utils.law.rules import Period, Rule, row_rule
from course_utils.law.tables import rows, table
from course_utils.messages import _, say_day

TABLE = "pct/follow_up"

_AS_RULE_80 = Counting("as in PCT Rule 80.2", "as in PCT Rule 80.5")
_LAW = {"CN": RULE_5, "EP": Counting("as in PCT Rule 80.2", "EPC Rule 134(1)")}


def offices() -> list[str]:
    """Return the ST.3 codes of the Offices whose later deadlines are known, sorted."""
    return sorted(set(table(TABLE)["st3"]))


def event_names() -> dict[str, str]:
    """Return the events that `follow_up` may be given, by name, said in words."""
    frame = table(TABLE)
    names = set(frame["after"]) | set(frame["alt_after"])
    names -= set(frame["key"]) | {"priority_date", "filing_date", ""}
    return {name: say_event(name) for name in sorted(names)}


def _rule(row) -> Rule:
    periods = [(row.after, row.length, row.unit), (row.alt_after, row.alt_length, row.alt_unit)]
    return row_rule(
        f"follow_up.{row.st3}.{row.key}",
        row.act,
        row.zh,
        row,
        (Period(*period) for period in periods if period[0]),
        actor="applicant",
        phase="national phase",
        combine=row.combine,
        due_at=row.due_at,
    )


def _applies(row, priority_date: date, filing_date: date) -> bool:
    """Say whether a dated version of a row is the one for this application."""
    if not row.decided_by:
        return True
    decisive = filing_date
    if row.decided_by == "priority_period_end":
        decisive = end_of_period(priority_date, 12, "month")  # Paris Convention Art. 4C(1)
        if filing_date <= decisive:
            return False
    started = row.applies_from is None or row.applies_from <= decisive
    return started and (row.applies_to is None or decisive <= row.applies_to)


@dataclass(frozen=True)
class _Found:
    """A deadline already found, and whether it fell due with the end of a month as such."""

    deadline: Deadline
    ends_with_month: bool


def _ends_with_month(row, deadline: Deadline, events: dict[str, date | None]) -> bool:
    """Say whether a fee is due at the end of a month and was not deferred to a later limit."""
    event = events.get(row.month_end_after)
    if event is None or deadline.nominal is None:
        return False
    return deadline.nominal == month_end(end_of_period(event, row.length, row.unit))


def _find(row, events: dict[str, date | None], found: dict[str, _Found]) -> _Found:
    """Return the deadline of a row; one that follows another deadline counts from its day.

    A surcharge period that follows the end of a month ends with the end of its last month, and
    does not move when the first end moved off a closed day (EPC Rule 51(2); Guide, EP.11).
    """
    known, to_month_end, unsettled = dict(events), {row.month_end_after}, None
    for name in {row.after, row.alt_after} & found.keys():
        base = found[name].deadline
        if found[name].ends_with_month:
            known[name] = base.nominal
            to_month_end.add(name)
        else:
            known[name] = base.day or base.nominal
            unsettled = base.nominal if base.day is None else None
    law = _LAW.get(row.due_at, _AS_RULE_80)
    key = f"{row.key}.{row.st3}"
    deadline = limit(key, _rule(row), known, row.due_at, law=law, to_month_end=to_month_end)
    if unsettled and deadline.nominal:
        step = _("It is counted from {day}, which itself may move off closed days.")
        steps = (*deadline.steps, step.format(day=say_day(unsettled)))
        deadline = replace(deadline, day=None, steps=steps)
    return _Found(deadline, _ends_with_month(row, deadline, events))


def follow_up(
    office: str, *, priority_date: date, filing_date: date, **events: date | None
) -> Calendar:
    """Return the deadlines at an Office after entry into its national phase.

    Args:
        office: ST.3 code or name of the Office.
        priority_date: the priority date (the filing date where no priority is claimed).
        filing_date: the international filing date.
        **events: the days of later events that are known, e.g. isr_published, entered_on,
            loss_notified; `event_names` lists them. A deadline whose event is not given stays open.

    Returns:
        A calendar with keys such as "examination.EP", "renewal_3.EP", "annual_fee.CN".

    Raises:
        CourseError: an unknown event, a filing date before the priority date, or no such Office.
        MissingValue: the table has no deadlines of that Office.
    """
    code = office_code(office)
    unknown = sorted(set(events) - set(event_names()))
    if unknown:
        raise CourseError(
            _("There is no event {names}; the events are {known}.").format(
                names=", ".join(unknown), known=", ".join(event_names())
            )
        )
    if filing_date < priority_date:
        raise CourseError(
            _("The filing date {filed} lies before the priority date {priority}.").format(
                filed=say_day(filing_date), priority=say_day(priority_date)
            )
        )
    days = {"priority_date": priority_date, "filing_date": filing_date, **events}
    found: dict[str, _Found] = {}
    for row in rows(TABLE, st3=code).itertuples(index=False):
        if _applies(row, priority_date, filing_date):
            found[row.key] = _find(row, days, found)
    return in_order(step.deadline for step in found.values())

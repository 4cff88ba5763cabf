"""Keeping a family alive: divisionals, continuations and what a late one costs."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from course_utils.errors import CourseError
from course_utils.law.deadlines import Deadline, rule_title
from course_utils.law.inputs import as_day, near
from course_utils.law.money import FeeLine, fee_line
from course_utils.law.offices import office_code
from course_utils.law.rules import Period, row_rule
from course_utils.law.sep.counting import as_days, settle
from course_utils.law.tables import MissingValue, records, records_in_force, table
from course_utils.messages import _, say_day

WINDOWS = "sep/divisional_windows"
LATE = "sep/late_continuation"
ENTITIES = ("large", "small", "micro")

# 37 CFR 1.78(d): what the earliest benefit date is and is not counted from.
BENEFIT = ("US application", "PCT application", "Hague application")
NO_BENEFIT = ("foreign priority", "US provisional")


def earliest_benefit_date(filings: Iterable[tuple[str, date]]) -> date:
    """Return the earliest benefit date of a US continuing application (37 CFR 1.78(d), 1.17(w)).

    Args:
        filings: (kind, day) of every application that it goes back to; the kinds are those of
            `BENEFIT`, which count, and of `NO_BENEFIT`, which never do.

    Raises:
        CourseError: an unknown kind, or none that counts.
    """
    days = []
    for kind, day in filings:
        if kind not in (*BENEFIT, *NO_BENEFIT):
            raise near(_("There is no filing {text!r}; {hint}."), kind, [*BENEFIT, *NO_BENEFIT])
        if kind in BENEFIT:
            days.append(as_day(day, kind))
    if not days:
        raise CourseError(
            _(
                "None of these filings gives an earliest benefit date: a foreign priority and a "
                "provisional do not count."
            )
        )
    return min(days)


def late_continuation_fee(
    earliest_benefit: date, filed: date, on: date | None = None, *, entity: str = "large"
) -> FeeLine:
    """Return what the United States charge for a continuing application filed late.

    Args:
        earliest_benefit: see `earliest_benefit_date`.
        filed: the day on which the continuing application is filed.
        on: the day of payment, where it is later than the filing.
        entity: "large", "small" or "micro".

    Returns:
        A line with amount 0 up to six years and before the fee existed. On the very day six or nine
        years on, sources differ ("more than" against "or more"): the higher fee, with `sure` False.

    Raises:
        CourseError: no such entity, or days in the wrong order.
    """
    if entity not in ENTITIES:
        raise near(_("There is no entity {text!r}; {hint}."), entity, list(ENTITIES))
    if as_day(filed, _("the filing")) < as_day(earliest_benefit, _("the earliest benefit date")):
        raise CourseError(
            _("A continuing application cannot be filed on {filed}, before {first}.").format(
                filed=say_day(filed), first=say_day(earliest_benefit)
            )
        )
    paid = filed if on is None else as_day(on, _("the day of payment"))
    if paid < filed:
        raise CourseError(_("The fee cannot be paid before the application is filed."))
    first = min(row.effective_from for row in records(LATE))
    if filed < first:
        note = _("there was no such fee before {day}").format(day=say_day(first))
        return _nothing(note)
    reached = [
        row
        for row in records_in_force(LATE, paid, entity=entity)
        if filed >= earliest_benefit + relativedelta(years=row.over)
    ]
    if not reached:
        return _nothing(_("not more than six years after the earliest benefit date"))
    row = max(reached, key=lambda row: row.over)
    exact = filed == earliest_benefit + relativedelta(years=row.over)
    note = _("exactly {years} years on: sources differ on whether the fee is due that day")
    label = _("Late continuing application, more than {years} years").format(years=row.over)
    return fee_line(label, row, note=note.format(years=row.over) if exact else "", sure=not exact)


def _nothing(note: str) -> FeeLine:
    label = _("Late continuing application")
    return FeeLine(label, 1, Decimal(0), Decimal(0), "USD", "37 CFR 1.17(w)", note=note)


def divisional_offices() -> dict[str, list[str]]:
    """Return the events that end the time for a divisional, by Office."""
    frame = table(WINDOWS)
    return {office: list(rows["after"]) for office, rows in frame.groupby("st3")}


def divisional_window(office: str, events: Mapping[str, date]) -> Deadline:
    """Return the last safe day for a divisional or continuation.

    Where several events are given, the first end counts: in Korea three months from the grant
    decision, but before registration.

    Args:
        office: ST.3 code.
        events: days of what happened to the parent application; `divisional_offices` lists the
            names for each Office, e.g. {"grant_notice_received": ...}. None: it is still pending.

    Returns:
        A deadline; open while no event is given.

    Raises:
        CourseError: no such Office or event.
        MissingValue: the table does not know the Office.
    """
    code = office_code(office)
    known = {row.after: row for row in records(WINDOWS, st3=code)}
    if not known:
        raise MissingValue(
            _("Table {name} has no row for {office}; it knows {offices}.").format(
                name=WINDOWS, office=code, offices=", ".join(divisional_offices())
            )
        )
    for name in events:
        if name not in known:
            raise near(_("There is no event {text!r}; {hint}."), name, list(known))
    ends = [_window(code, known[name], day) for name, day in as_days(events).items()]
    if not ends:
        return _pending(code, next(iter(known.values())))
    first = min(ends, key=lambda d: d.nominal)
    others = tuple(step for d in ends if d is not first for step in d.steps)
    if others:
        note = _("The first end counts: {day}.").format(day=say_day(first.nominal))
        first = replace(first, steps=(*others, *first.steps, note))
    return first


def _rule(office: str, row):
    return row_rule(
        f"sep.divisional.{office}",
        "File a divisional or continuation",
        "提出分案申请或继续申请",
        row,
        [Period(row.after, row.length, row.unit)],
        actor="applicant",
        phase="keeping the family alive",
        consequence=row.consequence,
    )


def _window(office: str, row, day: date) -> Deadline:
    return settle(f"divisional.{office}", _rule(office, row), day, office, row.rolls)


def _pending(office: str, row) -> Deadline:
    by = _rule(office, row)
    step = _("The parent is pending, so the time has not begun to end.")
    return Deadline(f"divisional.{office}", by, None, None, (step,), office, rule_title(by))

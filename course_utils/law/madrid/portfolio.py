"""A portfolio of international registrations: its calendar, its budget, a central attack on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pandas as pd

from course_utils.errors import CourseError
from course_utils.law.inputs import known_until
from course_utils.law.madrid.clocks import Event, calendar
from course_utils.law.madrid.dependency import OFFICE_OF_ORIGIN, basic_falls, transformation_end
from course_utils.law.madrid.fees import renewal_fees
from course_utils.law.madrid.keeping import renewal, us_declarations
from course_utils.law.madrid.national_fees import national_fees
from course_utils.law.madrid.registration import Registration
from course_utils.law.tables import MissingValue, records
from course_utils.messages import _, say_day

_BUDGET = ["year", "day", "mark", "act", "amount", "currency", "sure", "not_known", "note"]
_ATTACK = ["member", "lost", "kept", "transform_by", "amount", "currency", "note"]
_LAST_CYCLE = 9
_LAST_DECADE = 9


@dataclass(frozen=True)
class Portfolio:
    """Registrations and what has happened to them.

    Attributes:
        registrations: each mark has a name of its own.
        events: what has happened; in a portfolio of several marks each names its `mark`.

    Raises:
        CourseError: two marks of one name, or an event that names none of the marks.
    """

    registrations: tuple[Registration, ...]
    events: tuple[Event, ...] = ()

    def __post_init__(self):
        object.__setattr__(self, "registrations", tuple(self.registrations))
        object.__setattr__(self, "events", tuple(self.events))
        names = [registration.mark.name for registration in self.registrations]
        if not names:
            raise CourseError(_("A portfolio needs one registration at least."))
        if len(set(names)) < len(names):
            raise CourseError(
                _("Two registrations have the same mark name; give each a name of its own.")
            )
        for event in self.events:
            if event.mark not in names and not (event.mark == "" and len(names) == 1):
                raise CourseError(
                    _(
                        "The event {event} names no mark of the portfolio; the marks are {marks}."
                    ).format(event=event.name, marks=", ".join(names))
                )

    def _events_of(self, registration: Registration) -> tuple[Event, ...]:
        return tuple(event for event in self.events if event.mark in ("", registration.mark.name))

    def calendar(self, cycles: int = 1) -> pd.DataFrame:
        """Return all time limits of all marks, the earliest first.

        Args:
            cycles: how many renewals of each mark to show.

        Returns:
            Columns: mark, then those of `Calendar.frame`.
        """
        frames = []
        for registration in self.registrations:
            found = calendar(registration, self._events_of(registration), cycles).frame()
            found.insert(0, "mark", registration.mark.name)
            frames.append(found)
        every = pd.concat(frames, ignore_index=True)
        days = [row.day or row.safe_day or row.nominal or date.max for row in every.itertuples()]
        every = every.assign(order=days).sort_values("order", kind="stable")
        return every.drop(columns="order").reset_index(drop=True)

    def budget(self, from_year: int, to_year: int) -> pd.DataFrame:
        """Return what keeping the registrations costs, a row an act, year by year.

        Renewals at WIPO are taken as paid on the due date, in Swiss francs; affidavits of use in
        the United States as filed on the last day of their year, in dollars. Where a fee on that
        day is not in the tables, `not_known` names the members and `amount` is the rest (None when
        nothing is known). Fees of agents are not included.

        Args:
            from_year, to_year: first and last year.

        Returns:
            Columns: year, day, mark, act, amount (Decimal), currency, sure, not_known, note.

        Raises:
            CourseError: the years are not in order.
        """
        if from_year > to_year:
            raise CourseError(
                _(
                    "A budget runs from an earlier to a later year, not from {first} to {last}."
                ).format(first=from_year, last=to_year)
            )
        found = []
        for registration in self.registrations:
            events = self._events_of(registration)
            found += _renewals(registration, from_year, to_year)
            found += _affidavits(registration, events, from_year, to_year)
        return pd.DataFrame(sorted(found, key=lambda row: row[1]), columns=_BUDGET)

    def central_attack(
        self,
        registration: Registration | str,
        lost: str | Iterable[int] = "all",
        *,
        on: date,
        ceased_on: date | None = None,
        began_on: date | None = None,
    ) -> pd.DataFrame:
        """Return what the fall of the basic mark takes, and what transformation would cost.

        Args:
            registration: the registration, or the name of its mark.
            lost: "all", or the classes for which the basic mark falls.
            on: when the cancellation is recorded in the International Register; the three months of
                transformation run from it, and national fees are those of that day.
            ceased_on, began_on: when the basic mark ceased and when the proceedings began, to see
                whether the attack reaches the registration at all; see `basic_falls`.

        Returns:
            One row a member: member, lost and kept (classes), transform_by (the last day that is
            in time), amount and currency of the national fees for the lost classes (None and ""
            where they are not known), note.

        Raises:
            CourseError: the registration stands, is not in the portfolio, or lacks a class.
        """
        target = self._find(registration)
        if ceased_on is not None:
            reaches = basic_falls(target, ceased_on, began_on)
            if not reaches:
                raise CourseError(reaches.reason)
        gone = _lost(target, lost)
        kept = tuple(n for n in target.mark.classes if n not in gone)
        rows = []
        for code in target.all_members:
            end = transformation_end(on, OFFICE_OF_ORIGIN, code)
            amount, currency, note = _national_cost(code, len(gone), on)
            rows.append([code, gone, kept, end.day or end.safe_day, amount, currency, note])
        return pd.DataFrame(rows, columns=_ATTACK)

    def _find(self, registration: Registration | str) -> Registration:
        for known in self.registrations:
            if registration in (known, known.mark.name):
                return known
        name = registration if isinstance(registration, str) else registration.mark.name
        raise CourseError(
            _("{name} is not in the portfolio; it has {marks}.").format(
                name=name, marks=", ".join(r.mark.name for r in self.registrations)
            )
        )


def _lost(registration: Registration, lost: str | Iterable[int]) -> tuple[int, ...]:
    if lost == "all":
        return registration.mark.classes
    gone = tuple(sorted(set(lost)))
    strange = [n for n in gone if n not in registration.mark.classes]
    if strange or not gone:
        raise CourseError(
            _("{mark} is registered in the classes {classes}; name those that are lost.").format(
                mark=registration.mark.name, classes=", ".join(map(str, registration.mark.classes))
            )
        )
    return gone


def _national_cost(code: str, classes: int, on: date) -> tuple[Decimal | None, str, str]:
    try:
        bill = national_fees(code, classes, on)
    except CourseError as missing:
        return None, "", _("not known: {why}").format(why=missing)
    note = "" if bill.sure else _("probable amount")
    return bill.total, bill.currency, note


def _renewals(registration: Registration, from_year: int, to_year: int) -> list[list]:
    found = []
    for cycle in range(1, _LAST_CYCLE + 1):
        due = renewal(registration, cycle)[f"renewal_due.{cycle}"].nominal
        if from_year <= due.year <= to_year:
            found.append(_renewal_row(registration, due))
    return found


def _renewal_row(registration: Registration, due: date) -> list:
    known, unknown = [], []
    for code in registration.all_members:
        try:
            _renewal_bill(registration, [code], due)
        except MissingValue:
            unknown.append(code)
        else:
            known.append(code)
    head = [due.year, due, registration.mark.name, _("renewal at WIPO")]
    tail = ", ".join(unknown)
    if not known:
        note = _("no renewal fee of that day is in the tables")
        return [*head, None, "CHF", False, tail, note]
    bill = _renewal_bill(registration, known, due)
    read_on = max(known_until(row.as_of) for row in records("madrid/fees"))
    notes = []
    if unknown:
        notes.append(_("without the members that are not known"))
    if due > read_on:
        notes.append(_("at the tariff as known on {day}").format(day=say_day(read_on)))
    sure = bill.sure and not notes
    return [*head, bill.total, "CHF", sure, tail, "; ".join(notes)]


def _renewal_bill(registration: Registration, members: list[str], due: date):
    return renewal_fees(
        members,
        len(registration.mark.classes),
        due,
        due,
        holder=registration.holder,
        kind=registration.mark.kind,
    )


def _affidavits(
    registration: Registration, events: Iterable[Event], from_year: int, to_year: int
) -> list[list]:
    found = []
    for event in events:
        if event.name != "certificate":
            continue
        for step in us_declarations(event.day, _LAST_DECADE):
            is_end = step.key.rsplit("_", 1)[-1].isdigit()
            if is_end and from_year <= step.nominal.year <= to_year:
                found.append(_affidavit_row(registration, step))
    return found


def _affidavit_row(registration: Registration, step) -> list:
    head = [step.nominal.year, step.nominal, registration.mark.name, step.title]
    classes = len(registration.mark.classes)
    try:
        bill = national_fees("US", classes, step.nominal, "declaration of use, Madrid")
    except MissingValue as missing:
        return [*head, None, "USD", False, "US", str(missing)]
    return [*head, bill.total, bill.currency, bill.sure, "", ""]

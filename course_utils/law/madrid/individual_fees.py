"""Individual fees of designated Contracting Parties, by day, in every shape that they have.

How the sources are read stands in `fee_records`.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from course_utils.errors import CourseError
from course_utils.law.madrid.fee_records import (
    FEES,
    NotPrinted,
    Version,
    fee_amount,
    version_on,
    versions,
)
from course_utils.law.madrid.members import Member, member
from course_utils.law.money import age_notes
from course_utils.law.tables import MissingValue, cite
from course_utils.messages import _, say_day

EVENTS = ("designation", "renewal", "renewal in grace")
STANDARD, COLLECTIVE = "standard", "collective_or_certification"
CURRENCY = "CHF"
MOST_CLASSES = 45


@dataclass(frozen=True)
class FeePart:
    """One payment of an individual fee.

    Attributes:
        part: "" for a single payment, "first", "second", or "in grace" for what is added.
        amount: in Swiss francs.
        due: when it is paid, in words.
        counted: how the amount came about: "221 + 2 × 208".
        note: what the reader must know about this amount.
        cite: source of the amount.
    """

    part: str
    amount: Decimal
    due: str
    counted: str
    note: str
    cite: str


@dataclass(frozen=True)
class IndividualFee:
    """The individual fee of one Contracting Party.

    Attributes:
        member: ST.3 code.
        event: "designation", "renewal" or "renewal in grace".
        classes: number of classes.
        on: the day whose tariff is used.
        kind: "standard" or "collective_or_certification".
        parts: the payments.
        doubts: sentences why the amounts are only probable; none when they are sure.
        notes: what else to know.
    """

    member: str
    event: str
    classes: int
    on: date
    kind: str
    parts: tuple[FeePart, ...]
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def total(self) -> Decimal:
        """The sum of all parts, in Swiss francs."""
        return sum((part.amount for part in self.parts), Decimal(0))

    @property
    def sure(self) -> bool:
        """Whether the amounts are known to hold on the day, not only probable."""
        return not self.doubts

    def __str__(self) -> str:
        return _("{member}, {event}, {classes}, {day}: CHF {total}").format(
            member=member(self.member).name,
            event=say_event(self.event),
            classes=say_classes(self.classes),
            day=say_day(self.on),
            total=self.total,
        )


def individual_fee(
    designated: str, event: str, classes: int, on: date, kind: str = STANDARD
) -> IndividualFee:
    """Return the individual fee that a Contracting Party has declared.

    Whether it is due between this holder and this party is another question: see
    `members.safeguard`, which `fees` asks.

    Args:
        designated: the designated Contracting Party.
        event: "designation" (in an application or later), "renewal" or "renewal in grace".
        classes: number of classes, 1 to 45.
        on: the day whose tariff counts; see `fees.tariff_day`.
        kind: "standard" or "collective_or_certification"; where the party has no rate of its own
            for the latter, the standard one holds.

    Raises:
        MissingValue: the amount on that day is not in the table, or not for so many classes.
        CourseError: the party has declared no individual fee; a value makes no sense.
    """
    party = member(designated)
    checked_classes(classes)
    _check(event, EVENTS)
    _check(kind, (STANDARD, COLLECTIVE))
    if not party.individual_fee:
        raise _no_individual_fee(party)
    rows, doubts = _known(party, event, classes, on, kind)
    if any(row.shape == "added once" for row in rows):
        normal, more = _known(party, "renewal", classes, on, kind)
        rows, doubts = (*normal, *rows), (*more, *doubts)
    parts = [_part(party, event, row, classes, on) for row in rows]
    aged = [_Aged(row.as_of, row.applies_to) for row in rows]
    return IndividualFee(
        party.code,
        event,
        classes,
        on,
        kind,
        tuple(parts),
        tuple(dict.fromkeys(doubts)),
        age_notes(aged, on),
    )


def checked_classes(classes: int) -> int:
    """Return the number of classes.

    Raises:
        CourseError: it is no whole number from 1 to 45.
    """
    if (
        isinstance(classes, bool)
        or not isinstance(classes, int)
        or not 1 <= classes <= MOST_CLASSES
    ):
        raise CourseError(
            _(
                "Give the number of classes as a whole number from 1 to {most}, not {given!r}."
            ).format(most=MOST_CLASSES, given=classes)
        )
    return classes


def say_classes(classes: int) -> str:
    """Say a number of classes: "1 class", "4 classes"."""
    return (_("1 class") if classes == 1 else _("{number} classes")).format(number=classes)


def say_event(event: str) -> str:
    """Say what a fee is paid for."""
    return {
        "designation": _("designation"),
        "renewal": _("renewal"),
        "renewal in grace": _("renewal in the period of grace"),
    }[event]


class _Aged(NamedTuple):
    """What `age_notes` looks at."""

    as_of: str
    effective_to: date | None


def _known(party: Member, event: str, classes: int, on: date, kind: str) -> tuple[tuple, tuple]:
    """Return the rows that hold on a day, and why they may not hold."""
    found = versions(party.code, event, kind) or versions(party.code, event, STANDARD)
    if not found and event == "renewal in grace":
        return _known(party, "renewal", classes, on, kind)
    version, doubts = version_on(found, classes, on)
    if version is None:
        raise _not_known(party, event, on, found)
    rows = version.rows
    if kind != STANDARD and not any(row.part == "second" for row in rows):
        rows += _second_part_for_all(party, event, classes, on)
    doubts += tuple(
        _("{member}: {doubt}.").format(member=party.name, doubt=row.doubt)
        for row in rows
        if row.doubt
        and (row.doubt_from is None or row.doubt_from <= on)
        and (row.doubt_to is None or on <= row.doubt_to)
    )
    return rows, doubts


def _second_part_for_all(party: Member, event: str, classes: int, on: date) -> tuple:
    """Return a second part that is printed once for marks of every kind (Cuba)."""
    version, _doubts = version_on(versions(party.code, event, STANDARD), classes, on)
    return tuple(row for row in version.rows if row.part == "second") if version else ()


def _part(party: Member, event: str, row, classes: int, on: date) -> FeePart:
    try:
        amount, counted = fee_amount(row, classes)
    except NotPrinted:
        raise MissingValue(
            _(
                "The individual fee of {name} ({code}) for {event} on {day} is known for {printed} "
                "only (CHF {amount}); for {asked} it is not known."
            ).format(
                name=party.name,
                code=party.code,
                event=say_event(event),
                day=say_day(on),
                printed=say_classes(row.last),
                amount=row.first_amount,
                asked=say_classes(classes),
            )
        ) from None
    grace = row.shape == "added once"
    return FeePart(
        part="in grace" if grace else row.part,
        amount=amount,
        due=_say_due(row.part),
        counted=counted,
        note=row.note,
        cite=cite(row),
    )


def _say_due(part: str) -> str:
    if part == "second":
        return _("later, when the Office asks for it through WIPO, at the tariff of that day")
    return _("with the request")


def _check(value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise CourseError(
            _("{value!r} is not one of {allowed}.").format(value=value, allowed=", ".join(allowed))
        )


def _no_individual_fee(party: Member) -> CourseError:
    if party.individual_fee is None:
        return MissingValue(
            _("Whether {name} ({code}) has an individual fee is not in the tables.").format(
                name=party.name, code=party.code
            )
        )
    return CourseError(
        _("{name} ({code}) has declared no individual fee: the complementary fee is paid.").format(
            name=party.name, code=party.code
        )
    )


def _not_known(party: Member, event: str, on: date, found: tuple[Version, ...]) -> MissingValue:
    spans = [
        _("from {start}").format(start=say_day(v.starts))
        + (_(" to {end}").format(end=say_day(v.ends)) if v.ends else "")
        if v.starts
        else _("up to {end}").format(end=say_day(v.ends))
        for v in found
    ]
    return MissingValue(
        _(
            "The individual fee of {name} ({code}) for {event} on {day} is not known: the table "
            "{table} has records {spans}."
        ).format(
            name=party.name,
            code=party.code,
            event=say_event(event),
            day=say_day(on),
            table=FEES,
            spans="; ".join(spans) or _("for no day"),
        )
    )

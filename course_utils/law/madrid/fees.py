"""What WIPO collects: for an application, a subsequent designation, a renewal, a recording.

A designated party costs its individual fee, or the complementary fee where it has none or where
Article 9sexies(1)(b) of the Protocol takes it away. One complementary fee makes a supplementary fee
due for every class beyond three (Article 8(7)(a)(i)), except on a subsequent designation. Which
day's tariff counts is a question of its own (Rule 34(7)): see `tariff.tariff_day`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from course_utils.errors import CourseError
from course_utils.law.madrid.bill import BUREAU, Fees
from course_utils.law.madrid.individual_fees import (
    CURRENCY,
    STANDARD,
    IndividualFee,
    checked_classes,
    individual_fee,
    say_classes,
)
from course_utils.law.madrid.members import Safeguard, designable, member, safeguard
from course_utils.law.madrid.tariff import paid_late, tariff_day
from course_utils.law.money import FeeLine, age_notes, fee_line
from course_utils.law.tables import row_in_force
from course_utils.messages import _

FEES = "madrid/fees"
FREE_CLASSES = 3
RECORDINGS = (
    "total change of ownership",
    "partial change of ownership",
    "limitation",
    "change of name or address",
    "licence",
    "continued processing",
    "division",
)


def application_fees(
    members: Sequence[str],
    classes: int,
    on: date,
    *,
    colour: bool = False,
    holder: str = "CN",
    kind: str = STANDARD,
    least_developed: bool = False,
) -> Fees:
    """Return the fees for an international application (Rule 10(2)).

    Args:
        members: designated Contracting Parties, ST.3 codes or names.
        classes: number of classes, 1 to 45.
        on: the day on which the Office of origin received the application.
        colour: any representation of the mark is in colour, whether colour is claimed or not.
        holder: the Contracting Party whose Office is the Office of origin.
        kind: "standard" or "collective_or_certification".
        least_developed: that Party is on the United Nations list of least developed countries.

    Raises:
        MissingValue: an amount on that day is not in the tables.
        CourseError: a party cannot be designated, or a value makes no sense.
    """
    basic = "basic in colour" if colour else "basic"
    if least_developed:
        basic += ", least developed country"
    designated = _designations("application", members, classes, on, holder, kind)
    over = classes - FREE_CLASSES
    return _bill(_("International application"), "application", basic, designated, over, on)


def subsequent_designation_fees(
    members: Sequence[str],
    classes: int,
    on: date,
    *,
    holder: str = "CN",
    kind: str = STANDARD,
) -> Fees:
    """Return the fees for a subsequent designation (Rule 24(4)); for the running term only.

    Args:
        members, classes, kind: as `application_fees`; the classes are those designated.
        on: the day on which the Office, or else the International Bureau, received the request.
        holder: the Contracting Party of the holder on that day.

    Raises:
        MissingValue, CourseError: as `application_fees`.
    """
    act = "subsequent designation"
    designated = _designations(act, members, classes, on, holder, kind)
    return _bill(_("Subsequent designation"), act, "basic", designated, 0, on)


def renewal_fees(
    members: Sequence[str],
    classes: int,
    due: date,
    paid: date,
    *,
    holder: str = "CN",
    kind: str = STANDARD,
) -> Fees:
    """Return the fees for the renewal of an international registration (Rule 30).

    After the due date half of the basic fee is added, and some parties have another individual fee.

    Args:
        members, classes, kind: as `application_fees`.
        due: the day on which ten years from registration, or from the last renewal, end.
        paid: the day of payment.
        holder: the Contracting Party of the holder on that day.

    Raises:
        MissingValue: an amount on the tariff day is not in the tables.
        CourseError: paid after the period of grace of six months; otherwise as `application_fees`.
    """
    day, reason = tariff_day("renewal", due=due, paid=paid)
    late = paid_late(due, paid)
    event = "renewal in grace" if late else "renewal"
    designated = _designations("renewal", members, classes, day, holder, kind, event)
    bill = _bill(_("Renewal"), "renewal", "basic", designated, classes - FREE_CLASSES, day)
    lines = (*bill.lines, _surcharge(day)) if late else bill.lines
    return replace(bill, lines=lines, notes=(reason, *bill.notes))


def recording_fee(change: str, on: date) -> Fees:
    """Return the fee for a recording in the International Register.

    Args:
        change: one of `RECORDINGS`.
        on: the day on which the International Bureau received the request.

    Raises:
        CourseError: no such recording.
        MissingValue: its fee on that day is not in the table.
    """
    if change not in RECORDINGS:
        raise CourseError(
            _("There is no recording {change!r}; choose one of {known}.").format(
                change=change, known=", ".join(RECORDINGS)
            )
        )
    row = row_in_force(FEES, on, act="recording", fee=change)
    line = _bureau_line(_say_recording(change), row)
    return Fees((line,), _("Recording"), on, "recording", age_notes([row], on))


class _Designated(NamedTuple):
    """The lines of all designated parties, what to note, and whether one has no individual fee."""

    lines: list[FeeLine]
    notes: tuple[str, ...]
    complementary: bool


def _designations(
    act: str,
    members: Sequence[str],
    classes: int,
    on: date,
    holder: str,
    kind: str,
    event: str = "designation",
) -> _Designated:
    checked_classes(classes)
    codes = designable(members, on)
    own = member(holder)
    if act == "application" and own.code in codes:
        raise CourseError(
            _(
                "{name} cannot be designated: its Office is the Office of origin "
                "(Protocol, Article 3bis)."
            ).format(name=own.name)
        )
    lines, notes, complementary = [], [], False
    for guard in (safeguard(own.code, code) for code in codes):
        if guard.applies:
            notes.append(guard.basis)
        if guard.fee == "complementary":
            complementary = True
            lines.append(_complementary(act, guard, on))
        else:
            fee = individual_fee(guard.member, event, classes, on, kind)
            lines += _individual(fee)
            notes += fee.notes
    return _Designated(lines, tuple(dict.fromkeys(notes)), complementary)


def _complementary(act: str, guard: Safeguard, on: date) -> FeeLine:
    row = row_in_force(FEES, on, act=act, fee="complementary")
    item = _("Complementary fee, {name}").format(name=member(guard.member).name)
    note = ""
    if guard.applies:
        note = _("Article 9sexies(1)(b): ordinary fee and 12 months for a holder from {holder}")
        note = note.format(holder=member(guard.holder).name)
    return fee_line(item, row, note=note, payee=guard.member)


def _individual(fee: IndividualFee) -> list[FeeLine]:
    lines = []
    for part in fee.parts:
        item = {
            "": _("Individual fee, {name}: {counted}"),
            "first": _("Individual fee, {name}, first part: {counted}"),
            "second": _("Individual fee, {name}, second part: {counted}"),
            "in grace": _("Individual fee, {name}, added in the period of grace: {counted}"),
        }[part.part].format(name=member(fee.member).name, counted=part.counted)
        later = part.part == "second"
        notes = [part.due if later else "", part.note, *fee.doubts]
        law = _("Protocol Art. 8(7)(a): {source}").format(source=part.cite)
        lines.append(
            FeeLine(
                item,
                1,
                part.amount,
                part.amount,
                CURRENCY,
                law,
                note="; ".join(note for note in notes if note),
                payee=fee.member,
                sure=fee.sure,
                later=later,
            )
        )
    return lines


def _bill(title: str, act: str, basic: str, designated: _Designated, over: int, on: date) -> Fees:
    """Add the basic fee, and the supplementary fee for `over` classes, to the designations."""
    rows = [row_in_force(FEES, on, act=act, fee=basic)]
    head = [_bureau_line(_say_basic(basic), rows[0])]
    if over > 0 and designated.complementary:
        row = row_in_force(FEES, on, act=act, fee="supplementary")
        rows.append(row)
        item = _("Supplementary fee, {classes} beyond three: {over} × {amount}").format(
            classes=say_classes(over), over=over, amount=row.amount
        )
        head.append(_bureau_line(item, row, over * row.amount))
    notes = (*designated.notes, *age_notes(rows, on))
    return Fees((*head, *designated.lines), title, on, act, notes)


def _bureau_line(item: str, row, amount: Decimal | None = None) -> FeeLine:
    """Return a line that is paid to WIPO; `amount` where it is not that of the row."""
    line = fee_line(item, row, payee=BUREAU)
    return line if amount is None else replace(line, unit_amount=amount, amount=amount)


def _surcharge(on: date) -> FeeLine:
    share = row_in_force(FEES, on, act="renewal", fee="surcharge for the period of grace")
    basic = row_in_force(FEES, on, act="renewal", fee="basic")
    item = _("Surcharge for the period of grace: {share}% of the basic fee").format(
        share=share.amount
    )
    line = _bureau_line(item, share, basic.amount * share.amount / 100)
    return replace(line, currency=basic.currency)


def _say_basic(fee: str) -> str:
    return {
        "basic": _("Basic fee"),
        "basic in colour": _("Basic fee, mark in colour"),
        "basic, least developed country": _("Basic fee, least developed country"),
        "basic in colour, least developed country": _(
            "Basic fee, mark in colour, least developed country"
        ),
    }[fee]


def _say_recording(change: str) -> str:
    return {
        "total change of ownership": _("Recording of a total change of ownership"),
        "partial change of ownership": _("Recording of a partial change of ownership"),
        "limitation": _("Recording of a limitation"),
        "change of name or address": _("Recording of a change of name or address"),
        "licence": _("Recording of a licence"),
        "continued processing": _("Continued processing"),
        "division": _("Division of an international registration"),
    }[change]

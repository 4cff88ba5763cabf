"""The Contracting Parties of the Madrid Protocol, what they declared, and to whom it applies.

Between two States that are party both to the Madrid Agreement and to the Protocol, the declarations
for an individual fee and for more than 12 months to refuse have no effect (Protocol, Article
9sexies(1)(b)). China is such a State. `safeguard` answers that question for a holder and a member.
"""

import difflib
from dataclasses import dataclass
from datetime import date
from functools import cache

import pandas as pd

from course_utils.errors import CourseError
from course_utils.law.tables import MissingValue, cite, records, table
from course_utils.messages import _, say_day

MEMBERS = "madrid/members"
ORDINARY_REFUSAL_MONTHS = 12
_ALSO_KNOWN_AS = {"EU": "EM", "UK": "GB", "OAPI": "OA"}
_BENELUX = ("BE", "LU", "NL")


class UnknownMember(CourseError):
    """No Contracting Party has this code; the sentence offers the nearest ones."""


@dataclass(frozen=True)
class Member:
    """A Contracting Party, or a part of one that is designated by itself.

    What a declaration says is True or False; None where the declarations of the party are not in
    the tables (Saudi Arabia, bound from 8 October 2026).

    Attributes:
        code: WIPO ST.3 code (BX Benelux, EM European Union, OA OAPI).
        name: in English.
        kind: "State", "territory", "organization" or "common Office".
        protocol_from, agreement_from: entry into force; None where no source seen gives the day,
            which never means that the party is not bound.
        both_treaties: party to the Agreement and to the Protocol (Article 9sexies(1)(b)).
        refusal_months: 12, or 18 where declared (Article 5(2)(b)).
        opposition_after_18: a refusal on opposition may come after 18 months (Article 5(2)(c)).
        individual_fee: declared one (Article 8(7)).
        intention_to_use: requires a declaration of intention to use the mark (Rule 7(2)).
        licence: "effect", "record nationally" or "not provided for" (Rule 20bis(6)); "" unknown.
        earlier_registrations_excluded: cannot be added to registrations older than its own
            accession (Article 14(5)).
        no_review_of_own_refusal: Rule 17(5)(e).
        short_reply: does not apply the minimum of Rule 40(8).
        no_division, no_merger: does not offer it.
        note: what a reader must know besides.
        cite: where the declarations were read.
    """

    code: str
    name: str
    kind: str
    protocol_from: date | None
    agreement_from: date | None
    both_treaties: bool
    refusal_months: int | None
    opposition_after_18: bool | None
    individual_fee: bool | None
    intention_to_use: bool | None
    licence: str
    earlier_registrations_excluded: bool | None
    no_review_of_own_refusal: bool | None
    short_reply: bool | None
    no_division: bool | None
    no_merger: bool | None
    note: str
    cite: str


@dataclass(frozen=True)
class Safeguard:
    """What Article 9sexies(1)(b) makes of the declarations of a member towards a holder.

    Attributes:
        holder, member: ST.3 codes.
        applies: it switches some declaration of the member off.
        refusal_months: what is left: 12 or 18.
        opposition_after_18: whether a refusal on opposition may come after 18 months.
        fee: "complementary" or "individual".
        basis: a sentence with the rule and what follows from it.
    """

    holder: str
    member: str
    applies: bool
    refusal_months: int
    opposition_after_18: bool
    fee: str
    basis: str


def members() -> pd.DataFrame:
    """Return one row a Contracting Party, with the columns of the table "madrid/members".

    The columns are explained at `Member`; "" where a declaration is not known.
    """
    return table(MEMBERS)


@cache
def _rows() -> dict:
    return {row.st3: row for row in records(MEMBERS)}


def member_code(text: str) -> str:
    """Return the ST.3 code that `text` means: "jp ", "Japan" and "JP" are "JP"; "EU" is "EM".

    Raises:
        UnknownMember: no Contracting Party fits; the sentence offers the nearest.
    """
    wanted = str(text).strip()
    code = _ALSO_KNOWN_AS.get(wanted.upper(), wanted.upper())
    if code in _rows():
        return code
    names = {row.name.casefold(): row.st3 for row in _rows().values()}
    if wanted.casefold() in names:
        return names[wanted.casefold()]
    near = [names[n] for n in difflib.get_close_matches(wanted.casefold(), names, n=2)]
    near += difflib.get_close_matches(code, _rows(), n=2, cutoff=0.4)
    offers = ", ".join(f"{st3} ({_rows()[st3].name})" for st3 in dict.fromkeys(near))
    if offers:
        hint = _("the nearest are {offers}").format(offers=offers)
    else:
        hint = _("use a two-letter WIPO ST.3 code such as US, EM or JP")
    raise UnknownMember(
        _("{text!r} is no Contracting Party of the Madrid Protocol in the tables; {hint}.").format(
            text=wanted, hint=hint
        )
    )


@cache
def member(code: str) -> Member:
    """Return the Contracting Party with this code or name.

    Raises:
        UnknownMember: no Contracting Party fits.
    """
    row = _rows()[member_code(code)]
    return Member(
        code=row.st3,
        name=row.name,
        kind=row.kind,
        protocol_from=row.protocol_from,
        agreement_from=row.agreement_from,
        both_treaties=row.both_treaties == "yes",
        refusal_months=row.refusal_months,
        licence=row.licence,
        note=row.note,
        cite=cite(row),
        **{name: _yes(getattr(row, name)) for name in _DECLARATIONS},
    )


_DECLARATIONS = (
    "opposition_after_18",
    "individual_fee",
    "intention_to_use",
    "earlier_registrations_excluded",
    "no_review_of_own_refusal",
    "short_reply",
    "no_division",
    "no_merger",
)


def _yes(cell: str) -> bool | None:
    return {"yes": True, "no": False, "": None}[cell]


def designable(codes, on: date) -> list[str]:
    """Return the ST.3 codes of parties that can be designated on the day `on`, each once.

    Raises:
        UnknownMember: no Contracting Party fits.
        CourseError: no party is named, a party is not bound yet, or Belgium, Luxembourg or the
            Netherlands is named instead of Benelux (Article 9quater).
    """
    if isinstance(codes, str):
        codes = [codes]
    wanted = list(dict.fromkeys(member_code(code) for code in codes))
    if not wanted:
        raise CourseError(_('Name at least one Contracting Party, such as ["US", "EM"].'))
    for code in wanted:
        party = member(code)
        if code in _BENELUX:
            raise CourseError(
                _("{name} is not designated by itself: designate BX, Benelux.").format(
                    name=party.name
                )
            )
        if party.protocol_from and on < party.protocol_from:
            raise CourseError(
                _(
                    "{name} ({code}) is bound by the Protocol only from {start}, not on {day}."
                ).format(
                    name=party.name, code=code, start=say_day(party.protocol_from), day=say_day(on)
                )
            )
    return wanted


def safeguard(holder: str, designated: str) -> Safeguard:
    """Return which fee and which refusal period hold between a holder and a designated member.

    Args:
        holder: the Contracting Party of the holder: for an application that of the Office of
            origin, for a subsequent designation and a renewal that of the holder on that day.
        designated: the designated Contracting Party.

    Raises:
        UnknownMember: no Contracting Party fits.
        MissingValue: the declarations of the designated party are not in the tables.
    """
    own, other = member(holder), member(designated)
    if other.refusal_months is None:
        raise MissingValue(
            _(
                "Table {table} does not have the declarations of {name} ({code}): its fee and its "
                "refusal period are not known."
            ).format(table=MEMBERS, name=other.name, code=other.code)
        )
    declared = other.individual_fee or other.refusal_months > ORDINARY_REFUSAL_MONTHS
    if own.both_treaties and other.both_treaties:
        return Safeguard(
            holder=own.code,
            member=other.code,
            applies=declared,
            refusal_months=ORDINARY_REFUSAL_MONTHS,
            opposition_after_18=False,
            fee="complementary",
            basis=_both(own, other) if declared else _nothing_declared(other),
        )
    return Safeguard(
        holder=own.code,
        member=other.code,
        applies=False,
        refusal_months=other.refusal_months,
        opposition_after_18=other.opposition_after_18,
        fee="individual" if other.individual_fee else "complementary",
        basis=_("{names} not party to both treaties: the declarations of {member} hold.").format(
            names=_say_outside(own, other), member=other.name
        )
        if declared
        else _nothing_declared(other),
    )


def _both(own: Member, other: Member) -> str:
    return _(
        "{holder} and {member} are both party to the Agreement and to the Protocol: under Article "
        "9sexies(1)(b) the declarations of {member} have no effect between them; the complementary "
        "fee and the refusal period of 12 months apply."
    ).format(holder=own.name, member=other.name)


def _nothing_declared(other: Member) -> str:
    return _("{member} has declared no individual fee and no longer refusal period.").format(
        member=other.name
    )


def _say_outside(own: Member, other: Member) -> str:
    outside = [party.name for party in (own, other) if not party.both_treaties]
    if len(outside) == 2:
        return _("{first} and {second} are").format(first=outside[0], second=outside[1])
    return _("{name} is").format(name=outside[0])

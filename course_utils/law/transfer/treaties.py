"""Tax treaties on royalties: a lower rate, or the same rate on a part of the gross.

For equipment a treaty may leave the rate and cut the base: an "adjusted amount" of 60% or 70% of
the gross is taxed.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pandas as pd

from course_utils.law.inputs import near
from course_utils.law.rules import rule
from course_utils.law.tables import MissingValue, cite, records, row_in_force, table
from course_utils.law.transfer.amounts import HUNDRED
from course_utils.messages import _, say_day

TABLE = "transfer/treaty_rates"
NO_TREATY = "none"
KINDS = ("royalty", "equipment", "aircraft and ships")


@dataclass(frozen=True)
class RoyaltyRate:
    """The highest tax that the State where a royalty arises may keep back.

    Attributes:
        partner: ISO code of the other State, or "none" without a treaty.
        kind: "royalty" (patents, marks, copyright, know-how), "equipment" or "aircraft and ships".
        percent: the rate on the base; None where the source gives only the effective one.
        base_percent: the share of the gross that is taxed; None likewise.
        effective_percent: what it comes to, in percent of the gross.
        status: "in force", "secondary summary" or "signed" (entry into force not in the source).
        basis: the provision, and where it was read.
        note: what to know besides.
    """

    partner: str
    kind: str
    percent: Decimal | None
    base_percent: Decimal | None
    effective_percent: Decimal
    status: str
    basis: str
    note: str

    def __str__(self) -> str:
        how = ""
        if self.percent is not None and self.base_percent != HUNDRED:
            how = _(" ({percent}% on {base}% of the gross)").format(
                percent=self.percent, base=self.base_percent
            )
        return _("{partner}, {kind}: {effective}%{how}; {status}").format(
            partner=self.partner,
            kind=self.kind,
            effective=self.effective_percent,
            how=how,
            status=self.status,
        )


def royalty_rates() -> pd.DataFrame:
    """Return all treaty rates that are known; an empty cell is not in the source.

    Columns: partner, kind, rate (`Decimal`, on the base), base_percent, effective_percent, status,
    effective_from, effective_to, start, cite, note, source, as_of.
    """
    return table(TABLE)


def royalty_rate(partner: str, kind: str, on: date) -> RoyaltyRate:
    """Return the highest withholding tax on a royalty between China and a partner on a day.

    The treaties bind both sides: the rate is also the most that the partner may keep back from a
    royalty paid to China. What the partner's own law asks below that is not in the tables.

    Args:
        partner: ISO code of the partner, or "none" where no treaty applies (payments from China).
        kind: "royalty", "equipment" or "aircraft and ships".
        on: the day of the payment.

    Raises:
        CourseError: no such kind.
        MissingValue: the treaty rate is not known; the domestic rate is never put in its place.
    """
    if kind not in KINDS:
        raise near(_("There is no kind of royalty {text!r}; {hint}."), kind, list(KINDS))
    if partner == NO_TREATY:
        by = rule("transfer.withholding", on)
        percent = Decimal(by.value)
        basis = _("{cite}: {source}").format(cite=by.cite, source=by.source)
        return RoyaltyRate(partner, kind, percent, HUNDRED, percent, "in force", basis, by.proviso)
    if not records(TABLE, partner=partner, kind=kind):
        known = sorted({(row.partner, row.kind) for row in table(TABLE).itertuples()})
        raise MissingValue(
            _(
                "Table {name} has no rate for partner {partner}, kind {kind}, on {day}: the treaty "
                "may hold one that was not read. Known are {known}. Where no treaty applies at "
                "all, ask for partner {none!r}."
            ).format(
                name=TABLE,
                partner=partner,
                kind=kind,
                day=say_day(on),
                known=", ".join(f"{code} ({what})" for code, what in known),
                none=NO_TREATY,
            )
        )
    row = row_in_force(TABLE, on, partner=partner, kind=kind)
    return RoyaltyRate(
        partner=partner,
        kind=kind,
        percent=row.rate,
        base_percent=Decimal(row.base_percent) if row.base_percent else None,
        effective_percent=Decimal(row.effective_percent),
        status=row.status,
        basis=_("{cite}: {source}").format(cite=row.cite, source=cite(row)),
        note=row.note,
    )

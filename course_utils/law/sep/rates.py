"""Rates that courts set, parties claimed and programmes announced, never without their status."""

from dataclasses import dataclass

import pandas as pd

from course_utils.errors import CourseError
from course_utils.law.inputs import near
from course_utils.law.sep.royalties import LumpSum, PercentOfPrice, PerUnit, Royalty
from course_utils.law.sep.units import Money, Percent
from course_utils.law.tables import cite, records, table
from course_utils.messages import _

TABLE = "sep/rates"

CAP = "announced cap"
# A figure of one of these kinds is no rate that holds, whatever it was meant to be.
NOT_A_RATE = (
    "court, vacated",
    "court, replaced",
    "interim",
    "claim",
    "offer",
    CAP,
    "pool, replaced",
)
STATUSES = (
    "court, final",
    "court, appeal",
    "court, first instance",
    "court, settled",
    *NOT_A_RATE,
    "announced rate",
    "pool",
)


def say_status(status: str) -> str:
    """Say in a sentence what a status means.

    Raises:
        CourseError: no such status.
    """
    known = {
        "court, final": _("set by a court of last instance or affirmed on appeal"),
        "court, appeal": _("set on appeal; what came later was not checked"),
        "court, first instance": _("set at first instance; appeals are open or not known"),
        "court, settled": _("set at first instance; the appeal ended in a settlement"),
        "court, vacated": _("vacated on appeal: not a rate any more"),
        "court, replaced": _("replaced by another figure on appeal"),
        "interim": _("an interim payment until trial: not a FRAND rate"),
        "claim": _("what one party asked the court for: not a rate"),
        "offer": _("what one party offered: not a rate"),
        "announced cap": _("the most that an owner says it will ask for: a cap, not the rate"),
        "announced rate": _("announced by the owner; licences may differ"),
        "pool": _("the terms of a pool"),
        "pool, replaced": _("terms of a pool that were replaced"),
    }
    if status not in known:
        raise near(_("There is no status {text!r}; {hint}."), status, list(known))
    return known[status]


@dataclass(frozen=True)
class Rate:
    """One figure from a case or a programme.

    Two rates cannot be compared with < or >: look at their status, territory and scope first.

    Attributes:
        id: its name in the table.
        case: case or programme.
        value: `Percent` of the price, or `Money` for one unit or in all; the lower end of a range.
        to: the upper end of a range, else None.
        shape: "percent of price", "per unit", "lump sum", "stack" (all owners together), "cap",
            "range", "damages", "discount".
        status: what it is and what became of it; one of `STATUSES`.
        forum, when, standard, licensor, licensee, territory, method: as the source gives them.
        conflict: what the sources do not agree on, where the figure hangs on it.
        note, cite: the small print and the source.
    """

    id: str
    case: str
    value: Percent | Money | None
    to: Percent | Money | None
    shape: str
    status: str
    forum: str
    when: str
    standard: str
    licensor: str
    licensee: str
    territory: str
    method: str
    conflict: str
    note: str
    cite: str
    _royalty: Royalty | None

    @property
    def is_rate(self) -> bool:
        """Whether the figure is a rate: not vacated, replaced, interim, claimed, offered, a cap."""
        return self.status not in NOT_A_RATE

    @property
    def royalty(self) -> Royalty:
        """The figure as a royalty that can be computed with.

        Raises:
            CourseError: it is only a cap, a range or a sum of all owners, or its sources conflict.
        """
        if self._royalty is None:
            why = self.conflict or _("it is a {shape}, no rate").format(shape=self.shape)
            raise CourseError(
                _("{case} cannot be computed with: {why}.").format(case=self.case, why=why)
            )
        return self._royalty

    @property
    def figure(self) -> str:
        """The figure with its unit and caps in words, or what is known of one not settled."""
        if self.value is None:
            return self.conflict or self.note
        if self.to is not None:
            return f"{self.value} - {self.to}"
        words = {"value": self.value}
        if isinstance(self._royalty, PercentOfPrice):
            words |= {"price": self._royalty.price_cap, "most": self._royalty.royalty_cap}
            if self._royalty.price_cap:
                return _("{value} of a price that counts to {price}").format(**words)
            if self._royalty.royalty_cap:
                return _("{value} of the price, {most} at most").format(**words)
        return str(self.value)

    def __str__(self) -> str:
        return _("{case} ({when}), {standard}: {figure} [{status}: {meaning}]").format(
            case=self.case,
            when=self.when or _("no date"),
            standard=self.standard,
            figure=self.figure,
            status=self.status,
            meaning=say_status(self.status),
        )


def _quantity(amount, currency: str):
    if amount is None:
        return None
    return Money(amount, currency) if currency else Percent(amount)


def _cap(amount, currency: str) -> Money | None:
    return None if amount is None else Money(amount, currency)


def _royalty(row) -> Royalty | None:
    if row.conflict:
        return None
    if row.shape == "percent of price":
        caps = [
            _cap(cap, row.cap_currency) for cap in (row.price_cap_amount, row.royalty_cap_amount)
        ]
        return PercentOfPrice(Percent(row.value_amount), *caps)
    if row.shape == "per unit":
        cap = _cap(row.annual_cap_amount, row.cap_currency)
        return PerUnit(Money(row.value_amount, row.currency), int(row.free_units or 0), cap)
    if row.shape == "lump sum":
        units = int(row.covered_units) if row.covered_units else None
        return LumpSum(Money(row.value_amount, row.currency), units)
    return None


def _rate(row) -> Rate:
    settled = None if row.conflict and not row.currency else row.value_amount
    return Rate(
        id=row.id,
        case=row.case,
        value=_quantity(settled, row.currency),
        to=_quantity(row.to_amount, row.currency),
        shape=row.shape,
        status=row.status,
        forum=row.forum,
        when=row.when,
        standard=row.standard,
        licensor=row.licensor,
        licensee=row.licensee,
        territory=row.territory,
        method=row.method,
        conflict=row.conflict,
        note=row.note,
        cite=cite(row),
        _royalty=_royalty(row),
    )


def rate(id: str) -> Rate:
    """Return one figure by its name; `rates` lists the names.

    Raises:
        CourseError: no figure has this name; the sentence offers the nearest.
    """
    found = records(TABLE, id=id)
    if not found:
        raise near(_("There is no rate {text!r}; {hint}."), id, list(table(TABLE)["id"]))
    return _rate(found[0])


def rates(*, case: str = "", standard: str = "", status: str = "") -> pd.DataFrame:
    """Return figures from cases and programmes.

    Args:
        case: a part of the name of the case or programme.
        standard: a part of the name of the standard, e.g. "5G".
        status: only this status; one of `STATUSES`.

    Returns:
        Columns: id, case, standard, licensor, licensee, shape, value (in words, with its unit),
        status, meaning (of the status), when, territory, forum, method, conflict, note, source,
        as_of.

    Raises:
        CourseError: no such status, or no figure fits.
    """
    if status:
        say_status(status)
    frame = table(TABLE)
    keep = frame["case"].str.contains(case, case=False, regex=False)
    keep &= frame["standard"].str.contains(standard, case=False, regex=False)
    if status:
        keep &= frame["status"] == status
    frame = frame[keep].reset_index(drop=True)
    if frame.empty:
        raise CourseError(_("No rate in the table fits; leave one of the conditions out."))
    shown = [_rate(row) for row in frame.itertuples(index=False)]
    frame["value"] = [r.figure for r in shown]
    frame["meaning"] = [say_status(r.status) for r in shown]
    return frame[
        ["id", "case", "standard", "licensor", "licensee", "shape", "value", "status", "meaning",
         "when", "territory", "forum", "method", "conflict", "note", "source", "as_of"]
    ]  # fmt: skip

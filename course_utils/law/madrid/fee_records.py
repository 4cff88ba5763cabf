"""Which record of an individual fee holds on a day, and how sure that is.

The table "madrid/individual_fees" holds what the sources show, one row a part of a fee:

- `applies_from`, `applies_to`: the first and last day of the amount, where a source gives them;
- `seen_from`: the day of a whole table in which the amount stood; since when is not known;
- `shape`: "per class", "flat", "first and additional", "first, second and additional", "block and
  additional" (the first amount covers the classes up to number `last`), "added once" (to the fee
  for renewal, in the period of grace), "one class only" and "block only" (no more is printed);
- `doubt`: why the amount is only probable, from `doubt_from` to `doubt_to`.

The amount on a day is that of the latest record that had begun. It is only probable when the next
record shows another amount, unless each of the two says when it began or ended. An amount known by
its last day alone is used for a year before that day, as a probable one. Older records are never
fallen back on.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from course_utils.law.tables import records
from course_utils.messages import _, say_day

FEES = "madrid/individual_fees"
_RELIED_ON_BEFORE_ITS_END = 366  # days


class NotPrinted(Exception):
    """The source does not print an amount for so many classes."""


def fee_amount(row, classes: int) -> tuple[Decimal, str]:
    """Return the amount for a number of classes, and the sum in figures."""
    if row.shape in ("flat", "added once"):
        return row.first_amount, f"{row.first_amount}"
    if row.shape == "per class":
        return classes * row.first_amount, f"{classes} × {row.first_amount}"
    if row.shape in ("one class only", "block only") and classes > row.last:
        raise NotPrinted
    amount, counted, over = row.first_amount, f"{row.first_amount}", classes - row.last
    if row.second_amount is not None and over > 0:
        amount += row.second_amount
        counted += f" + {row.second_amount}"
        over -= 1
    if over > 0:
        amount += over * row.additional_amount
        counted += f" + {over} × {row.additional_amount}"
    return amount, counted


@dataclass(frozen=True)
class Version:
    """The rows of one record: all parts of a fee.

    Attributes:
        starts: the first day of the amounts, or the day on which a table showed them; None when
            only their last day is known.
        ends: their last day, where it is known.
        rows: one row a part.
    """

    starts: date | None
    ends: date | None
    rows: tuple

    @property
    def announced(self) -> bool:
        """Whether the source gives the first day."""
        return self.rows[0].applies_from is not None

    def amounts(self, classes: int) -> tuple | None:
        """Return part and amount for comparison; None where they cannot be told."""
        try:
            return tuple((row.part, fee_amount(row, classes)[0]) for row in self.rows)
        except NotPrinted:
            return None


@cache
def versions(code: str, event: str, kind: str) -> tuple[Version, ...]:
    """Return all records of a party for an event and a kind of mark."""
    grouped: dict[tuple, list] = {}
    for row in records(FEES, st3=code, event=event, mark=kind):
        grouped.setdefault((row.applies_from or row.seen_from, row.applies_to), []).append(row)
    return tuple(Version(start, end, tuple(rows)) for (start, end), rows in grouped.items())


def version_on(found: tuple[Version, ...], classes: int, on: date) -> tuple[Version | None, tuple]:
    """Return the record that holds on a day (None: not known), and sentences why it may not.

    Records are compared by what they give for `classes` classes.
    """
    current = _begun(found, on)
    day, following = _next_proof(found, on)
    if following is None or (current and on == current.starts):
        return current, ()
    if current and following.amounts(classes) == current.amounts(classes) is not None:
        return current, ()
    if following.starts is None and (day - on).days <= _RELIED_ON_BEFORE_ITS_END:
        doubt = _("The amount is known to have held on {end}; since when is not known.")
        return following, () if on == day else (doubt.format(end=say_day(day)),)
    if current is None or (following.announced and (current.announced or current.ends)):
        return current, ()
    doubt = _(
        "The amount is only probable: it was known on {start}, the next record, of {day}, has "
        "another one, and when it changed is not known."
    )
    return current, (doubt.format(start=say_day(current.starts), day=say_day(day)),)


def _begun(found: tuple[Version, ...], on: date) -> Version | None:
    """Return the latest record that had begun; None when there is none or it had ended."""
    begun = [v for v in found if v.starts and v.starts <= on]
    latest = max(begun, key=lambda v: v.starts, default=None)
    return None if latest and latest.ends and latest.ends < on else latest


def _next_proof(found: tuple[Version, ...], on: date) -> tuple[date | None, Version | None]:
    """Return the next day on which some record is known to hold, and that record."""
    ahead = [(v.starts, v) for v in found if v.starts and v.starts > on]
    ahead += [(v.ends, v) for v in found if v.starts is None and v.ends >= on]
    return min(ahead, key=lambda pair: pair[0], default=(None, None))

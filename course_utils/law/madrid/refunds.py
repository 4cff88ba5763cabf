"""What WIPO gives back of fees already paid."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from course_utils.errors import CourseError
from course_utils.law.madrid.bill import Fees
from course_utils.law.madrid.fees import FEES
from course_utils.law.madrid.members import member
from course_utils.law.tables import row_in_force
from course_utils.messages import _


class Refund(NamedTuple):
    """What comes back of fees paid: `paid` = `kept` + `back`, in Swiss francs, and why."""

    paid: Decimal
    kept: Decimal
    back: Decimal
    reason: str


def refund_if_abandoned(paid: Fees, on: date) -> Refund:
    """Return what comes back when an application or request is considered abandoned.

    Half of the basic fee is kept: for an application half of item 2.1.1, the fee without colour,
    also when the fee in colour was paid (Rules 11(5), 12(8)); for a subsequent designation half of
    item 5.1 (Rule 24(5)(b)); for a recording half of its fee (Rule 26(2)).

    Args:
        paid: the bill that was paid.
        on: the day on which it is considered abandoned.

    Raises:
        MissingValue: the share that is kept is not known for that act and day.
    """
    row = row_in_force(FEES, on, act=paid.act, fee="kept when abandoned")
    if paid.act == "recording":
        base = paid.total
    else:
        base = row_in_force(FEES, paid.on, act=paid.act, fee="basic").amount
    kept = base * row.amount / 100
    reason = _("CHF {kept} is kept: {share}% {note}, CHF {base} ({rule}).").format(
        kept=kept, share=row.amount, note=row.note, base=base, rule=row.cite
    )
    return Refund(paid.due_now, kept, paid.due_now - kept, reason)


def refund_of_designation(paid: Fees, code: str) -> Refund:
    """Return what comes back when a declaration of intention to use is missing (Rule 11(6)).

    The declaration must reach the International Bureau within two months from receipt by the Office
    of origin; otherwise that designation is treated as not made, and its fee is reimbursed.

    Args:
        paid: the bill that was paid.
        code: the party whose declaration is missing.

    Raises:
        CourseError: the party requires no such declaration, or nothing was paid for it.
    """
    party = member(code)
    if not party.intention_to_use:
        raise CourseError(
            _("{name} requires no declaration of intention to use the mark.").format(
                name=party.name
            )
        )
    back = paid.of(party.code)
    if not back:
        raise CourseError(_("Nothing was paid for {name}.").format(name=party.name))
    reason = _("Rule 11(6): without the declaration {name} counts as not designated.").format(
        name=party.name
    )
    return Refund(paid.due_now, paid.due_now - back, back, reason)

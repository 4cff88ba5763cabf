"""When a technology contract takes effect, and by when it is registered."""

from datetime import date

from course_utils.errors import CourseError
from course_utils.law.deadlines import Deadline
from course_utils.law.inputs import near, not_before
from course_utils.law.transfer.clocks import limit
from course_utils.messages import _

PAYMENTS = ("lump sum", "running royalty")


def effective_day(
    category: str, signed: date, *, agreed: date | None = None, licensed: date | None = None
) -> date | None:
    """Return when a technology contract takes effect (TIER Arts. 16, 17, 35, 36).

    Args:
        category: "free" or "restricted".
        signed: the day of the last signature.
        agreed: a later day on which the parties let a free contract take effect.
        licensed: the day of the licence of a restricted technology; no other day counts there.

    Returns:
        The day; None for restricted technology without a licence.

    Raises:
        CourseError: no such category, or a day before the signature.
    """
    if category not in ("free", "restricted"):
        raise near(
            _("No contract takes effect under {text!r}; {hint}."), category, ["free", "restricted"]
        )
    if category == "restricted":
        if licensed is not None:
            not_before(signed, licensed, _("The licence"))
        return licensed
    if licensed is not None:
        raise CourseError(_("Free technology has no licence; it is registered."))
    if agreed is not None:
        not_before(signed, agreed, _("The agreed day"))
    return agreed or signed


def registration(
    effective: date | None, *, first_base: date | None = None, royalty: bool = False
) -> Deadline:
    """Return by when the contract on free technology is registered (MOFCOM Order 2009 No. 3).

    Args:
        effective: the day on which the contract took effect, which need not be that of signature.
        first_base: for a running royalty, the day on which the first royalty base formed.
        royalty: whether the contract pays a running royalty; then the sixty days run from
            `first_base`, and every later base needs a change filing.

    Raises:
        CourseError: the first base lies before the contract.
        MissingValue: the Order is not in force yet.
    """
    start = first_base if royalty else effective
    if royalty and effective is not None and first_base is not None:
        not_before(effective, first_base, _("The first royalty base"))
    id = "registration_royalty" if royalty else "registration"
    event = "first_royalty_base" if royalty else "contract_effective"
    known = start or effective
    if known is None:
        raise CourseError(_("Give the day on which the contract takes effect."))
    return limit(id, known, **{event: start})

"""The Chinese rules on the base of damages and on its multiple.

The text of the law follows from the day of the act, the judicial interpretation of punitive damages
from the day of the judgment: 法释〔2026〕7号 applies from 1 May 2026 to cases that are not finally
judged yet (Art. 14), before that 法释〔2021〕4号 from 3 March 2021.
"""

from datetime import date
from decimal import Decimal

from course_utils.errors import CourseError
from course_utils.law.rules import Rule, rule
from course_utils.law.tables import MissingValue
from course_utils.messages import _, say_day, say_money

NEW_INTERPRETATION = date(2026, 5, 1)
MULTIPLES_SINCE = date(2019, 4, 23)


def base(claim) -> tuple[str, Decimal, tuple[str, ...]]:
    """Return the kind and the amount of the base, and what to know about it.

    Raises:
        CourseError: the order of the ways to compute is not kept, or nothing is given.
    """
    if claim.statutory is not None:
        return _statutory(claim)
    order = rule("competition.cn.base_order", claim.law.act.last)
    if claim.loss is None and claim.gain is None:
        return _royalty(claim)
    if claim.base == "royalty" or claim.royalty is not None:
        raise CourseError(
            _("A royalty counts only where loss and gain are both hard to determine; leave it out.")
        )
    if order.value == "loss before gain" and claim.loss is not None:
        if claim.base == "gain":
            raise CourseError(
                _("Under {cite} the gain counts only where the loss is hard to compute.").format(
                    cite=order.cite
                )
            )
        note = _("Loss ranks before gain ({cite}).").format(cite=order.cite)
        return "loss", claim.loss, (note,) if claim.gain is not None else ()
    given = {kind: getattr(claim, kind) for kind in ("loss", "gain")}
    given = {kind: amount for kind, amount in given.items() if amount is not None}
    kind = claim.base or max(given, key=given.get)
    notes = ()
    if len(given) > 1:
        notes = (_("The claimant may take either loss or gain ({cite}).").format(cite=order.cite),)
    return kind, given[kind], notes


def _statutory(claim) -> tuple[str, Decimal, tuple[str, ...]]:
    most = rule("competition.cn.statutory_most", claim.law.act.last)
    if (claim.loss, claim.gain, claim.royalty) != (None, None, None):
        raise CourseError(
            _("Statutory damages are for cases where nothing can be computed ({cite}).").format(
                cite=most.cite
            )
        )
    if claim.statutory > most.value:
        raise CourseError(
            _("Statutory damages are at most {most} ({cite}).").format(
                most=say_money(Decimal(most.value), most.unit), cite=most.cite
            )
        )
    note = _("The court sets the sum; the maximum is {most} and there is no minimum.")
    return "statutory", claim.statutory, (note.format(most=say_money(Decimal(most.value), "CNY")),)


def _royalty(claim) -> tuple[str, Decimal, tuple[str, ...]]:
    if claim.royalty is None:
        raise CourseError(_("Give the loss, the gain, a royalty, or a sum of statutory damages."))
    by = rule("competition.cn.royalty_base", claim.judged)
    if claim.royalty_times != 1 and by.value == "licence fee":
        raise CourseError(
            _("Since {day} the licence fee itself is the base, no multiple of it ({cite}).").format(
                day=say_day(NEW_INTERPRETATION), cite=by.cite
            )
        )
    note = _("Loss, illegal income and gain are all hard to compute ({cite}).")
    return "royalty", claim.royalty * claim.royalty_times, (note.format(cite=by.cite),)


def base_cite(claim, kind: str) -> str:
    """Return the article on which a base of that kind rests."""
    if kind == "statutory":
        return claim.law.article("statutory damages")
    if kind == "royalty":
        return rule("competition.cn.royalty_base", claim.judged).cite
    return claim.law.article("damages")


def check_multiple(claim, kind: str) -> Rule:
    """Return the rule on the greatest multiple, when the claim may have its multiple.

    Raises:
        CourseError: a multiple below one or above the cap, of statutory damages, for an act that
            is not intentional and serious, or across 23 April 2019.
        MissingValue: there were no multiples yet.
    """
    act = claim.law.act
    if act.last < MULTIPLES_SINCE:
        raise MissingValue(
            _("There are no punitive damages for acts that ended before {day}.").format(
                day=say_day(MULTIPLES_SINCE)
            )
        )
    if act.first < MULTIPLES_SINCE:
        raise CourseError(
            _(
                "The multiple counts only for what was done since {day}: compute the two periods "
                "by themselves and add the awards, as in the quartz fibre case."
            ).format(day=say_day(MULTIPLES_SINCE))
        )
    most = rule("competition.cn.multiple_most", act.last)
    least = rule("competition.cn.multiple_least", act.last)
    if kind == "statutory":
        raise CourseError(
            _("Statutory damages are never the base of a multiple (法释〔2026〕7号 Art. 8(3)).")
            if claim.judged >= NEW_INTERPRETATION
            else _("Statutory damages are not among the bases of a multiple ({cite}).").format(
                cite=most.cite
            )
        )
    if not least.value <= claim.multiple <= most.value:
        raise CourseError(
            _("The multiple lies between {least} and {most} ({cite}), not at {multiple}.").format(
                least=least.value, most=most.value, cite=most.cite, multiple=claim.multiple
            )
        )
    if not (claim.wilful and claim.serious):
        raise CourseError(
            _("A multiple needs an intentional act and serious circumstances ({cite}).").format(
                cite=most.cite
            )
        )
    return most


def multiple_notes(claim, amount: Decimal, most: Rule) -> tuple[str, ...]:
    """Say what the cap is, and under which interpretation."""
    cap = _("The damages in all are at most {most} times the base, {cap} ({cite}).").format(
        most=most.value, cap=say_money(amount * most.value, "CNY"), cite=most.cite
    )
    notes = [cap]
    if claim.multiple != int(claim.multiple):
        notes.append(
            _("The multiple need not be a whole number (法释〔2026〕7号 Art. 11).")
            if claim.judged >= NEW_INTERPRETATION
            else _("Whether it must be a whole number was not said before 法释〔2026〕7号 Art. 11.")
        )
    return tuple(notes)

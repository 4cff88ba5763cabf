"""Ways in which people misjudge fees and dates of the Madrid System, for marking exercises."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from course_utils.law.madrid import (
    Fees,
    application_fees,
    basic_falls,
    dependency_end,
    individual_fee,
    member,
    priority_kept,
    refusal_end,
    renewal_fees,
    safeguard,
)
from course_utils.law.periods import end_of_period
from course_utils.law.tables import row_in_force
from course_utils.lessons.cases.madrid.case import COLOURS, TWO_PARTS, MadridCase
from course_utils.lessons.cases.slips import run_over, stay_at_month_end

FREE_CLASSES = 3


def application_bill(case: MadridCase) -> Fees:
    """Return the fees for the application of a case."""
    new = case.registration
    return application_fees(new.members, case.classes, new.filed, colour=new.mark.colour)


def renewal_bill(case: MadridCase) -> Fees:
    """Return the fees for the late renewal of a case."""
    old = case.renewed
    return renewal_fees(
        old.members, len(old.mark.classes), case.renewal_due, case.plot.renewal_paid
    )


def application_slips(case: MadridCase) -> dict[str, Decimal]:
    """Return wrong amounts for the application: slip -> Swiss francs with the request."""
    new, classes, bill = case.registration, case.classes, application_bill(case)
    right, over = bill.due_now, classes - FREE_CLASSES
    supplementary = _wipo("application", "supplementary", new.filed)
    single = individual_fee(case.block_member, "designation", 1, new.filed).total
    block = individual_fee(case.block_member, "designation", classes, new.filed).total
    slips = {
        "the second part of Japan's fee was added, which is asked for later": bill.total,
        "Japan's fee was left out": right - _first_part(case, classes),
        "Japan's fee was taken for one class": right
        - _first_part(case, classes)
        + _first_part(case, 1),
        "the supplementary fee for classes beyond three was forgotten": right
        - over * supplementary,
        # Three classes are free, and three members have an individual fee: the same amount.
        "the supplementary fee was charged for every class, or the complementary fee for members "
        "with an individual fee": right + FREE_CLASSES * supplementary,
        "the declared fees of members were paid that the safeguard switches off": right
        + _declared(guarded(new.members), "designation", classes, new.filed),
        "the fee for a block of three classes was charged for every class": right
        - block
        + classes * single,
        "the classes beyond the block of three were forgotten": right - block + single,
        "only the basic fee was given": bill.lines[0].amount,
    }
    more = _wipo("application", "basic in colour", new.filed) - _wipo(
        "application", "basic", new.filed
    )
    if case.colour == COLOURS[0]:
        slips["the basic fee in colour was taken for a mark in black and white"] = right + more
    else:
        slips["the basic fee in colour was not taken, although the reproduction is in colour"] = (
            right - more
        )
    return slips


def renewal_slips(case: MadridCase) -> dict[str, Decimal]:
    """Return wrong amounts for the late renewal: slip -> Swiss francs."""
    old, due, bill = case.renewed, case.renewal_due, renewal_bill(case)
    classes, right = len(old.mark.classes), bill.total
    basic, surcharge = bill.lines[0].amount, bill.lines[-1].amount
    free = [code for code in old.members if code not in guarded(old.members)]
    in_time = sum(individual_fee(code, "renewal", classes, due).total for code in free)
    in_grace = sum(individual_fee(code, "renewal in grace", classes, due).total for code in free)
    declared = _declared(guarded(old.members), "renewal", classes, due)
    return {
        "it was taken as a renewal in time": right - surcharge - in_grace + in_time,
        "the surcharge was forgotten": right - surcharge,
        "the amounts in the period of grace were not taken": right - in_grace + in_time,
        "half of the whole bill was added as surcharge": (right - surcharge) * Decimal("1.5"),
        "the basic fee was doubled": right - surcharge + basic,
        "the surcharge was rounded up": right + Decimal("0.5"),
        "the supplementary fee for classes beyond three was forgotten": right
        - (classes - FREE_CLASSES) * _wipo("renewal", "supplementary", due),
        "the declared fee of a member was paid that the safeguard switches off": right + declared,
        "only the basic fee and the surcharge were given": basic + surcharge,
    }


def guarded(members: Iterable[str]) -> list[str]:
    """Return the members whose declarations have no effect for a holder from China."""
    return [code for code in members if safeguard("CN", code).applies]


def refusal_slips(case: MadridCase) -> dict[str, dict[str, date]]:
    """Return wrong ends of the refusal periods: slip -> row of the table -> day."""
    sent, new, plot = case.plot.notified, case.registration, case.plot
    months = {row: safeguard("CN", code).refusal_months for row, code in case.members.items()}
    declared = {row: member(code).refusal_months for row, code in case.members.items()}

    def ends(length: dict[str, int], start: date, count=None) -> dict[str, date]:
        count = count or (lambda day, n: end_of_period(day, n, "month"))
        return {row: count(start, length[row]) for row in case.members}

    return {
        "the declared 18 months were taken although the safeguard leaves 12": ends(declared, sent),
        "18 months were taken for every member": ends(dict.fromkeys(months, 18), sent),
        "12 months were taken for every member": ends(dict.fromkeys(months, 12), sent),
        "it was counted from the registration date, not from the day of WIPO's notification": ends(
            months, new.registered
        ),
        "it was counted from receipt at CNIPA": ends(months, plot.received_by_origin),
        "a month without that day was run over into the next month": ends(months, sent, run_over),
        "the last day of a month was taken to lead to the last day of a month": ends(
            months, sent, stay_at_month_end
        ),
    }


def judgements(case: MadridCase) -> dict[str, str]:
    """Return the letters of the question on priority, refusal and attack."""
    new, plot = case.registration, case.plot
    months = safeguard("CN", plot.refused_by).refusal_months
    refusal = {12: "A", 18: "B"}[months]
    if plot.sent_to_wipo > refusal_end(new, plot.refused_by, plot.notified).day:
        refusal = "C"
    attack = "C"
    if basic_falls(new, plot.basic_ceased, plot.attack_began):
        attack = "A" if plot.basic_ceased <= dependency_end(new).day else "B"
    return {
        "priority": "A" if priority_kept(new) else "C",
        "refusal": refusal,
        "attack": attack,
    }


def _first_part(case: MadridCase, classes: int) -> Decimal:
    fee = individual_fee(TWO_PARTS, "designation", classes, case.registration.filed)
    return fee.parts[0].amount


def _declared(codes: list[str], event: str, classes: int, on: date) -> Decimal:
    """Return what declared fees cost more than the complementary fees that are due."""
    act = "renewal" if event == "renewal" else "application"
    complementary = _wipo(act, "complementary", on)
    return sum(
        part.amount - complementary
        for code in codes
        for part in individual_fee(code, event, classes, on).parts
        if part.part != "second"
    )


def _wipo(act: str, fee: str, on: date) -> Decimal:
    return row_in_force("madrid/fees", on, act=act, fee=fee).amount

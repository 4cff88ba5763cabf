"""What a complaint asks for in the case on trade secrets, and the sums that people get wrong."""

from decimal import Decimal

from course_utils.law.competition import Award, damages
from course_utils.lessons.cases.competition.case import CompetitionCase

STATUTORY = 5_000_000


def claim(case: CompetitionCase) -> Award:
    """Return what the complaint in China asks for."""
    china = case.china
    return damages(
        "CN", case.act, loss=china.loss, gain=china.gain, royalty=china.fee,
        multiple=china.multiple, wilful=True, serious=True, costs=sum(china.costs),
        judged=case.judged,
    )  # fmt: skip


def claim_slips(case: CompetitionCase) -> dict[str, Decimal]:
    """Return wrong amounts for the complaint in China: slip -> CNY."""
    china, right = case.china, claim(case)
    base, times, costs = right.base, china.multiple, Decimal(sum(china.costs))
    slips = {
        "the costs were forgotten": base * times,
        "the costs were multiplied": (base + costs) * times,
        "the multiple was put on top of the base": base * (times + 1) + costs,
        "the multiple was forgotten": base + costs,
        "statutory damages were taken although a base can be computed": STATUTORY + costs,
        "statutory damages were multiplied": STATUTORY * times + costs,
    }
    if times != int(times):
        slips["the multiple was cut to a whole number"] = base * int(times) + costs
    if china.fee:
        slips["a multiple of the licence fee was taken as base, as before 1 May 2026"] = (
            2 * base * times + costs
        )
        return slips
    other = china.gain if right.base_kind == "loss" else china.loss
    if right.base_kind == "gain":
        why = "the loss was taken although the gain is larger and may be chosen"
    elif china.loss < china.gain:
        why = "the gain was taken although the 2019 text puts the loss first"
    else:
        why = "the gain was taken although the loss is larger and may be chosen"
    slips[why] = other * times + costs
    slips["loss and gain were added"] = (base + other) * times + costs
    if right.base_kind == "gain":
        slips["the other measure of profit was taken"] = (
            china.gain_by_the_other_measure * times + costs
        )
    return slips


def us_claim(case: CompetitionCase) -> Award:
    """Return the most that a court in the United States could award."""
    us = case.america
    return damages(
        "US", case.act, loss=us.loss, gain=us.gain - us.counted, multiple=2, wilful=True,
        costs=us.fees,
    )  # fmt: skip


def us_slips(case: CompetitionCase) -> dict[str, Decimal]:
    """Return wrong amounts for the United States: slip -> USD."""
    us, base = case.america, us_claim(case).base
    return {
        "what is in the loss already was counted twice": Decimal(3 * (us.loss + us.gain) + us.fees),
        "the exemplary damages were taken for the whole award": 2 * base + us.fees,
        "three times were put on top of the damages": 4 * base + us.fees,
        "the five times of China were taken": 5 * base + us.fees,
        "the attorney's fees were multiplied": 3 * (base + us.fees),
        "the attorney's fees were forgotten": 3 * base,
        "the exemplary damages were forgotten": base + us.fees,
        "the unjust enrichment was left out": Decimal(3 * us.loss + us.fees),
        "the loss was left out": Decimal(3 * (us.gain - us.counted) + us.fees),
        "the gain was taken instead of the loss, as in China": Decimal(3 * us.gain + us.fees),
    }

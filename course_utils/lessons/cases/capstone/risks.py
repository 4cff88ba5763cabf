"""The papers on the two risks in a case file of the capstone."""

from decimal import Decimal

from course_utils.lessons.cases.capstone.facts import WAYS
from course_utils.lessons.cases.case import Document
from course_utils.messages import _, say_day, say_money


def american(plot, trial) -> Document:
    """Return the letter of US counsel on an investigation under Section 337."""
    how = {
        "mail": _("by mail (邮寄) to China"),
        "express": _("by express delivery (快递) to China"),
    }[plot.how]
    branches = (_branches(way, trial.branches(way)) for way in WAYS)
    return Document(
        _("US counsel: if we were named under Section 337 (337 调查)"),
        (
            _(
                "Chance that we are named within the two years, an assumption: {percent}%. The "
                "new model cannot be made without what is claimed."
            ).format(percent=_percent(trial.probability)),
            _(
                "An example for the calendar: the notice of investigation is published on {day}, "
                "and the Commission serves complaint and notice {how} on {served}. No motion for "
                "temporary relief."
            ).format(day=say_day(plot.instituted), how=how, served=say_day(plot.served)),
            _("Three ways, with the chance and the whole cost of each outcome:"),
            *branches,
        ),
    )


def _branches(way: str, branches) -> str:
    name = {
        "default": _("default (缺席)"),
        "settlement or licence": _("settlement or licence (和解或许可)"),
        "full defence": _("full defence (全面应诉)"),
    }[way]
    outcomes = "; ".join(
        _("{chance}%: {cost}").format(
            chance=_percent(branch.probability), cost=say_money(branch.cost, "USD")
        )
        for branch in branches
    )
    return f"{name}: {outcomes}"


def _percent(share: Decimal) -> str:
    return f"{(share * 100).normalize():f}"


def chinese(plot, secret) -> Document:
    """Return the letter of Chinese counsel on a former employer of a new engineer."""
    return Document(
        _("Chinese counsel: the engineer hired from Tongjin Precision (同津精工)"),
        (
            _("He took a file of his former employer along on {day} and used it here.").format(
                day=say_day(plot.taken)
            ),
            _("The former employer learned of the loss on {harm}, and of us on {us}.").format(
                harm=say_day(plot.harm), us=say_day(plot.obligor)
            ),
            _("It has not sued, nor has it written to us since."),
            _("Its loss: {loss}. Our gain: {gain}. Its reasonable costs: {costs}.").format(
                loss=say_money(secret.loss, "CNY"),
                gain=say_money(secret.gain, "CNY"),
                costs=say_money(secret.costs, "CNY"),
            ),
            _(
                "Chance of a judgment against us within the two years, an assumption: {percent}%. "
                "Then we expect a punitive multiple (惩罚性赔偿倍数) of {multiple}, on the base "
                "that the law of the day lets it choose to its advantage."
            ).format(
                percent=_percent(secret.probability), multiple=f"{secret.multiple.normalize():f}"
            ),
        ),
    )

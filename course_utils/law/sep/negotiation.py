"""Negotiating a licence: who owes the next step, and what follows if it is not taken."""

import html
from dataclasses import dataclass

import pandas as pd

from course_utils.errors import CourseError
from course_utils.law.inputs import near
from course_utils.law.tables import cite, records, table
from course_utils.messages import _

STEPS = "sep/negotiation_steps"
FAULTS = "sep/injunction_faults"
REGIMES = ("EU", "CN")


@dataclass(frozen=True)
class State:
    """How far a negotiation has come.

    Attributes:
        regime: "EU" (Huawei v ZTE) or "CN" (guidelines of courts, and the Supreme People's Court).
        done: the acts that were done; `steps` lists their names in order.
    """

    regime: str
    done: tuple[str, ...] = ()

    def __post_init__(self):
        if self.regime not in REGIMES:
            raise near(_("There is no regime {text!r}; {hint}."), self.regime, list(REGIMES))
        object.__setattr__(self, "done", tuple(self.done))
        known = [row.act for row in records(STEPS, regime=self.regime)]
        for act in self.done:
            if act not in known:
                raise near(_("There is no act {text!r}; {hint}."), act, known)


@dataclass(frozen=True)
class Step:
    """What is owed next.

    Attributes:
        number, act: which step; 0 and "" when nothing is left.
        actor: who owes it: "SEP holder", "user", "both" or "either".
        owes: what.
        if_not: what follows if it is not done.
        basis: "judgment", "guideline", "interpretation", or "commentary" where only a commentator
            was read for it.
        early: acts that were done before their turn; they do not replace this step.
        cite: the text and its source.
    """

    number: int
    act: str
    actor: str
    owes: str
    if_not: str
    basis: str
    early: tuple[str, ...]
    cite: str

    def __str__(self) -> str:
        if not self.act:
            return self.owes
        sentence = _("Step {number}, {actor}: {owes}. If not: {if_not} ({basis}).")
        return sentence.format(
            number=self.number,
            actor=say_actor(self.actor),
            owes=self.owes,
            if_not=self.if_not,
            basis=self.basis,
        )

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(str(self))} <small>{html.escape(self.cite)}</small></p>"


def say_actor(actor: str) -> str:
    """Say who acts, in the reader's language."""
    return {
        "SEP holder": _("the holder of the patent"),
        "user": _("the user of the standard"),
        "both": _("both sides"),
        "either": _("either side"),
    }[actor]


def steps(regime: str) -> pd.DataFrame:
    """Return the steps of a negotiation in order.

    Returns:
        Columns: regime, number, act, actor, owes, if_not, basis, cite, source, as_of.
    """
    State(regime)
    frame = table(STEPS)
    return frame[frame["regime"] == regime].sort_values("number").reset_index(drop=True)


def negotiation(state: State) -> Step:
    """Return the next step of a negotiation.

    The first step that was not done is owed; later ones that were done before their turn do not
    replace it. The steps bind nobody to agree.
    """
    rows = sorted(records(STEPS, regime=state.regime), key=lambda row: row.number)
    for row in rows:
        if row.act not in state.done:
            early = tuple(r.act for r in rows if r.number > row.number and r.act in state.done)
            source = f"{row.cite}: {cite(row)}"
            return Step(
                row.number, row.act, row.actor, row.owes, row.if_not, row.basis, early, source
            )
    return Step(0, "", "either", _("All steps were taken: now a court decides."), "", "", (), "")


@dataclass(frozen=True)
class Outlook:
    """Whether a court in China is likely to grant an injunction on an essential patent.

    Attributes:
        outcome: "yes", "no" or "open".
        note: a condition, or where commentators differ.
        cite: the guideline and who described it.
    """

    outcome: str
    note: str
    cite: str


def injunction_outlook(*, holder_at_fault: bool, user_at_fault: bool) -> Outlook:
    """Return what the guidelines of the Guangdong High People's Court say of an injunction.

    Raises:
        CourseError: a fault is not True or False.
    """
    words = {True: "yes", False: "no"}
    if type(holder_at_fault) is not bool or type(user_at_fault) is not bool:
        raise CourseError(_("Say of both sides whether they are at fault: True or False."))
    (row,) = records(
        FAULTS,
        st3="CN",
        holder_at_fault=words[holder_at_fault],
        user_at_fault=words[user_at_fault],
    )
    return Outlook(row.outcome, row.note, f"{row.cite}: {cite(row)}")

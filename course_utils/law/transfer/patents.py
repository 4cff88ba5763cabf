"""Patents in a transfer: licence recordal, open licence, compulsory licence."""

import html
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from course_utils.law.deadlines import Deadline
from course_utils.law.inputs import as_day, near, not_before
from course_utils.law.rules import Rule, rule
from course_utils.law.transfer.clocks import limit
from course_utils.messages import _

PATENTS = ("invention", "utility model", "design")
LICENCES = ("ordinary", "sole", "exclusive")
OBSTACLES = (
    "sole or exclusive licence",
    "suspension",
    "annual fee unpaid",
    "pledge without consent",
    "other obstacle",
)


@dataclass(frozen=True)
class Verdict:
    """Whether something is allowed, and why.

    Attributes:
        allowed: True when it is.
        answer: the reason, in one or two sentences.
        rule: the rule that says so.
    """

    allowed: bool
    answer: str
    rule: Rule

    def __str__(self) -> str:
        return _("{answer} ({cite})").format(answer=self.answer, cite=self.rule.cite)

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(str(self))}</p>"


def say_obstacle(obstacle: str) -> str:
    """Say an obstacle to an open licence in words."""
    return {
        "sole or exclusive licence": _("a sole or exclusive licence in force"),
        "suspension": _("the suspension of the proceedings"),
        "annual fee unpaid": _("the unpaid annual fee"),
        "pledge without consent": _("a pledge whose holder has not agreed"),
        "other obstacle": _("another obstacle to use"),
    }[obstacle]


def licence_recordal(effective: date) -> Deadline:
    """Return by when a patent licence is recorded at the patent office (three months, Rule 15).

    Recordal is no condition of validity.
    """
    effective = as_day(effective, _("the day on which the licence takes effect"))
    return limit("licence_recordal", effective, contract_effective=effective)


def compulsory_licence_from(granted: date, filed: date) -> Deadline:
    """Return the day on which three years from grant and four from filing have both run (Art. 53).

    Raises:
        CourseError: the grant lies before the filing.
    """
    not_before(as_day(filed, _("the filing")), as_day(granted, _("the grant")), _("The grant"))
    return limit("compulsory_non_working", granted, granted=granted, filed=filed)


def open_licence(
    on: date,
    kind: str = "invention",
    *,
    granted: bool = True,
    evaluation_report: bool = False,
    obstacles: Iterable[str] = (),
) -> Verdict:
    """Say whether an open licence may be declared (Patent Law Art. 50; Regulations Arts. 85, 86).

    Args:
        on: the day of the declaration.
        kind: "invention", "utility model" or "design".
        granted: whether the grant has been announced.
        evaluation_report: whether a patent right evaluation report is at hand; utility models and
            designs need one.
        obstacles: what stands in the way, of `OBSTACLES`.

    Raises:
        CourseError: no such kind or obstacle.
    """
    if kind not in PATENTS:
        raise near(_("There is no kind {text!r}; {hint}."), kind, list(PATENTS))
    obstacles = tuple(obstacles)
    for obstacle in obstacles:
        if obstacle not in OBSTACLES:
            raise near(_("There is no obstacle {text!r}; {hint}."), obstacle, list(OBSTACLES))
    by = rule("transfer.open_licence", on)
    if not granted:
        return Verdict(False, _("Wait for the announcement of the grant."), by)
    if kind != "invention" and not evaluation_report:
        answer = _("A utility model or a design needs a patent right evaluation report first.")
        return Verdict(False, answer, by)
    if obstacles:
        words = ", ".join(say_obstacle(obstacle) for obstacle in obstacles)
        answer = _("First clear away: {obstacles}.").format(obstacles=words)
        return Verdict(False, answer, by)
    answer = _(
        "Declare in writing how much is paid and how; anybody who notifies and pays is licensed."
    )
    return Verdict(True, answer, by)


def licence_beside_open_licence(on: date, licence: str) -> Verdict:
    """Say whether a licence may be agreed while an open licence runs (Patent Law Art. 51(3)).

    Args:
        on: the day of that licence.
        licence: "ordinary", "sole" or "exclusive".

    Raises:
        CourseError: no such licence.
    """
    if licence not in LICENCES:
        raise near(_("There is no licence {text!r}; {hint}."), licence, list(LICENCES))
    by = rule("transfer.open_licence_others", on)
    if licence == "ordinary":
        return Verdict(True, _("An ordinary licence may be negotiated besides."), by)
    answer = _("No sole or exclusive licence while the open licence runs: withdraw it first.")
    return Verdict(False, answer, by)

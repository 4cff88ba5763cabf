"""The questions of a transfer out of China in their order, answered for one transfer.

Each question is answered from the facts of a `Transfer`: what is to be done, with which documents,
by when, and what blocks the way. The path ends at the first question that forbids the transfer, has
to wait for an authority, or cannot be answered yet.
"""

import html
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from course_utils.errors import CourseError
from course_utils.law.deadlines import Calendar, Deadline, in_order
from course_utils.law.rules import rule
from course_utils.law.shown import text_table
from course_utils.law.tables import records, table
from course_utils.law.transfer import steps
from course_utils.law.transfer.facts import Transfer
from course_utils.law.transfer.steps import Found
from course_utils.messages import _, language

QUESTIONS = "transfer/questions"
_ENDS = ("stop", "wait", "open")


@dataclass(frozen=True)
class Step:
    """One question with its answer.

    Attributes:
        number: its place, from 1.
        key: "export", "control", "catalogue", "patent_office", "registration" or "tax".
        question: the question, in the reader's language.
        outcome: "pass" (nothing in the way), "do" (something is to be done, the way goes on),
            "wait" (an authority decides first), "open" (a fact is missing or a step is yours to
            take before the way goes on), "stop" (forbidden), "skip" (does not arise).
        answer: what it comes to.
        documents: what is handed in.
        clocks: the time limits that run.
        cite: the provisions.
    """

    number: int
    key: str
    question: str
    outcome: str
    answer: str
    documents: tuple[str, ...]
    clocks: tuple[Deadline, ...]
    cite: str

    def __str__(self) -> str:
        return f"{self.number}. {self.question} {self.answer} ({self.cite})"


@dataclass(frozen=True)
class Path:
    """The questions in their order, as far as they can be answered.

    Attributes:
        on: the day of the law.
        steps: the questions that were reached.
        left: the keys of those that were not.
    """

    on: date
    steps: tuple[Step, ...]
    left: tuple[str, ...]

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __getitem__(self, key: str) -> Step:
        """Return the step named `key`; a `CourseError` says how far the path goes."""
        for step in self.steps:
            if step.key == key:
                return step
        raise CourseError(
            _("The path does not reach {key!r}; it has {keys}.").format(
                key=key, keys=", ".join(step.key for step in self.steps)
            )
        )

    @property
    def blocked(self) -> Step | None:
        """The step that stops the path or makes it wait; None when the way is free."""
        last = self.steps[-1]
        return last if last.outcome in _ENDS else None

    @property
    def forbidden(self) -> bool:
        """Whether the transfer may not be made as it is."""
        return self.steps[-1].outcome == "stop"

    def calendar(self) -> Calendar:
        """Return all clocks of the path in the order of their days."""
        return in_order(clock for step in self.steps for clock in step.clocks)

    def frame(self) -> pd.DataFrame:
        """Return one row a step: number, question, outcome, answer, documents, when, cite."""
        return pd.DataFrame(
            {
                "number": step.number,
                "question": step.question,
                "outcome": step.outcome,
                "answer": step.answer,
                "documents": ", ".join(step.documents),
                "when": "; ".join(str(clock) for clock in step.clocks),
                "cite": step.cite,
            }
            for step in self.steps
        )

    def __str__(self) -> str:
        return "\n".join(str(step) for step in self.steps)

    def _repr_html_(self) -> str:
        head = (_("Question"), _("Answer"), _("Documents"), _("Until when"), _("Rule"))
        rows = (
            (
                f"{step.number}. {step.question}",
                step.answer,
                ", ".join(step.documents),
                "; ".join(f"{clock.title}: {clock.when}" for clock in step.clocks),
                step.cite,
            )
            for step in self.steps
        )
        small = ""
        if self.left:
            asked = {row.key: _question(row) for row in records(QUESTIONS)}
            later = " ".join(asked[key] for key in self.left)
            small = (
                f"<p><small>{html.escape(_('Asked later: {questions}').format(questions=later))}"
            )
            small += "</small></p>"
        return text_table(head, rows) + small


def _question(row) -> str:
    return row.zh if language() == "zh" else row.question


def questions() -> pd.DataFrame:
    """Return the questions of a transfer out of China in their order.

    Columns: number, key, question, zh, rule (an id), source, as_of.
    """
    return table(QUESTIONS).sort_values("number", ignore_index=True)


_ANSWERS = {
    "export": steps.export,
    "control": steps.control,
    "catalogue": steps.catalogue,
    "patent_office": steps.patent_office,
    "registration": steps.registration,
    "tax": steps.tax,
}


def export_path(transfer: Transfer, on: date) -> Path:
    """Answer the questions of a transfer out of China in their order.

    Args:
        transfer: the facts.
        on: today; the law of this day is applied, and a filing day before it is missed.

    Returns:
        A `Path` that ends at the first question that forbids, waits, or cannot be answered yet.

    Raises:
        CourseError: facts that contradict one another.
        MissingValue: a law is not in force on that day; value added tax is known since 2026.
    """
    asked = sorted(records(QUESTIONS), key=lambda row: row.number)
    found = []
    for place, row in enumerate(asked):
        step = _step(row, _ANSWERS[row.key](transfer, on), on)
        found.append(step)
        if step.outcome in _ENDS or (row.key == "export" and step.outcome == "skip"):
            return Path(on, tuple(found), tuple(later.key for later in asked[place + 1 :]))
    return Path(on, tuple(found), ())


def _step(row, found: Found, on: date) -> Step:
    cites = dict.fromkeys(rule(id, on).cite for id in found.rules or (row.rule,))
    return Step(
        number=row.number,
        key=row.key,
        question=_question(row),
        outcome=found.outcome,
        answer=found.answer,
        documents=found.documents,
        clocks=found.clocks,
        cite="; ".join(cites),
    )

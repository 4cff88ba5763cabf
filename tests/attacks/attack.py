"""One row of the tables of attacks and accidents, and how its end is named."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

# How a submission may end.
HONEST = "honest score"
ZERO = "zero for the question"
FROM_THERE = "zero from there on"  # from the question or a later one to the last
ALL_ZERO = "zero for every question"
REFUSED = "not graded"

POINTS = dict(q1=6, q2=8, q3=6, q4=8, q5=12, q6=16, q7=10, q8=6, q9=8, q10=4, q11=6)
ANSWERS = dict(
    q1="q1_priority_date",
    q2="q2_last_day_with_priority",
    q3="q3_last_day_for_restoration",
    q4="q4_publication",
    q5="q5_after_search",
    q6="q6_national_phase",
    q7="q7_filing_fees",
    q8="q8_only_through_epo",
    q9="q9_way_back",
    q10="q10_true_sentences",
    q11="q11_change_in_percent",
)


@dataclass(frozen=True)
class Attack:
    """What one student hands in, and what that may come to.

    The notebook holds the right answers, but for what follows. `does` is code for the answer cell
    of question `at`; it stands after the right answer, or where `wrong` is set after a wrong one,
    so that full points there are points won by a trick. The code says `got(...)` where it reached
    what it must not reach. `change` alters the notebook, or returns the bytes of the file to hand
    in. `hand_in` puts the file there: it gets the student's folder and the file's content.

    `ends` are the ends that are right, `says` is a pattern for the sentence that the instructor or
    the student reads. `stock` is off where plain nbgrader would let it do harm to the computer;
    such code does nothing where it sees the course, that is, where nothing isolates it.
    """

    name: str
    does: str = ""
    at: str = "q6"
    wrong: bool = False
    change: Callable[[NotebookNode], bytes | None] | None = None
    hand_in: Callable[[Path, bytes], None] | None = None
    collect: bool = False
    ends: tuple[str, ...] = (HONEST,)
    says: str = ""
    stock: bool = True


def cell(nb: NotebookNode, grade_id: str) -> NotebookNode:
    """Return the cell of that name."""
    return next(c for c in nb.cells if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def ending(marks: dict[str, float | None], at: str) -> str:
    """Name the end that `marks` (question -> points, None where there is no mark) show."""
    if all(mark is None for mark in marks.values()):
        return REFUSED
    lost = [question for question, points in POINTS.items() if marks.get(question) != points]
    if not lost:
        return HONEST
    if all(marks.get(question) == 0 for question in lost):
        questions = list(POINTS)
        if lost == [at]:
            return ZERO
        if lost == questions:
            return ALL_ZERO
        if lost == questions[questions.index(lost[0]) :] and questions.index(lost[0]) >= (
            questions.index(at)
        ):
            return FROM_THERE
    return ", ".join(f"{question}: {marks.get(question)}" for question in lost)

"""What the marks of a class say: of each student, unit and question, and what is still open.

Nothing here is a sentence for a reader; `report_tables.py` and its neighbours make those.
"""

import ast
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import nbformat
import pandas as pd

from course_utils.classroom import records, results
from course_utils.classroom.course import Course
from course_utils.classroom.preprocessors import grade_id, is_grade
from course_utils.errors import CourseError
from course_utils.messages import _

ZONE = ZoneInfo("Asia/Shanghai")  # of all times in a report
GRADED, NOT_GRADED, MISSING = "graded", "not graded", "missing"
FEWEST = 3  # two students always lie on a line, so that a correlation says nothing
# An item whose correlation with the rest is below 0.2 is to be looked at: Kelava and Moosbrugger
# in "Testtheorie und Fragebogenkonstruktion" (2020), pages 143 to 158, as the documentation of
# item_discrimination() in R's package "performance" gives it (read on 26 November 2026).
WEAK = 0.2


@dataclass(frozen=True)
class Analysis:
    """A graded class.

    Attributes:
        assignment: its name.
        points: question -> points, in the order of the exercise.
        due: the deadline, in `ZONE`; None where there is none.
        students: one row a student, by id; see `_students`.
        units: one row a unit, by name; see `_units`.
        items: one row a question, in the order of the exercise; see `item_analysis`. `rule` is
            what the marking gives to read.
        slips: one row a misconception that was found: question, slip, count, share (of the
            graded students, 0 to 1), rule. The most frequent one comes first.
    """

    assignment: str
    points: dict[str, float]
    due: datetime | None
    students: pd.DataFrame
    units: pd.DataFrame
    items: pd.DataFrame
    slips: pd.DataFrame

    @property
    def graded(self) -> pd.DataFrame:
        return self.in_state(GRADED)

    @property
    def late(self) -> pd.DataFrame:
        return self.students[self.students["late"].notna()]

    def in_state(self, state: str) -> pd.DataFrame:
        return self.students[self.students["state"] == state]

    def waiting(self) -> dict[str, list[str]]:
        """Return the questions that wait for marks by hand -> ids of the students."""
        by_hand = self.graded["by_hand"]
        found = {name: [s for s, names in by_hand.items() if name in names] for name in self.points}
        return {name: students for name, students in found.items() if students}


def analyse(course: Course, assignment: str) -> Analysis:
    """Analyse a graded class; each graded notebook is read once.

    Raises:
        CourseError: the assignment is not released, or nobody's work is graded.
    """
    points = results.questions(course, assignment)
    due, students = _students(course, assignment, points)
    graded = students[students["state"] == GRADED]
    if graded.empty:
        raise CourseError(
            _("Nobody's work in {name} is graded yet: run `course grade {name}` first.").format(
                name=assignment
            )
        )
    waiting = {name for names in graded["by_hand"] for name in names}
    items = item_analysis(graded[list(points)], points, waiting)
    rules = _rules(course, assignment)
    items["rule"] = [rules.get(question, "") for question in items.index]
    slips = _slips(results.slips(course, assignment), items["rule"], len(graded))
    return Analysis(assignment, points, due, students, _units(students), items, slips)


def item_analysis(
    marks: pd.DataFrame, points: dict[str, float], waiting: set[str] = frozenset()
) -> pd.DataFrame:
    """Return the classical figures of each question.

    Args:
        marks: one row a graded student, one column a question, in points.
        points: question -> the most that can be earned.
        waiting: questions that are not marked for everybody; they stay blank and are in no rest.

    Returns:
        One row a question: `points`, `number` (of students), `mean` (in points), `share` (the mean
        share of the points earned, 0 to 1), `difficulty` (the share lost, 1 - share: the harder,
        the higher) and `discrimination`: the correlation, -1 to 1, of the question's points with
        those of all other questions together, which is the point-biserial correlation where a
        question is all or nothing. It is blank below three students, and where all have the same.
    """
    counted = marks[[name for name in points if name not in waiting]]
    frame = pd.DataFrame({"points": points}).rename_axis("question")
    frame["number"] = counted.count()
    frame["mean"] = counted.mean()
    frame["share"] = frame["mean"] / frame["points"]
    frame["difficulty"] = 1 - frame["share"]
    frame["discrimination"] = pd.Series(
        {name: _correlation(counted[name], counted.drop(columns=name)) for name in counted},
        dtype=float,
    )
    return frame.fillna({"number": 0}).astype({"number": int})


def _correlation(marks: pd.Series, others: pd.DataFrame) -> float:
    rest = others.sum(axis=1).round(6)  # halves and thirds of points add up the same every time
    if len(marks) < FEWEST or marks.nunique() < 2 or rest.nunique() < 2:
        return float("nan")
    return marks.corr(rest)


def _students(course: Course, assignment: str, points: dict[str, float]):
    """Return the deadline, and a row for everyone in the class or who handed in, by id.

    Columns: name, unit, email, `state`, a column for each question, `total` (points earned),
    `penalty` (points, for being late), `result` (total less penalty, not below 0), `share` (the
    result by the points that are marked so far, 0 to 1), `by_hand`, `handed_in` (a time in `ZONE`),
    `late` (how long after the deadline, blank if in time), `reason` (why not graded, if known).
    """
    frame = results.scores(course, assignment).drop(columns="max")
    people = course.participants().reindex(frame.index)
    handed_in = set(course.students(assignment))
    frame.insert(1, "unit", people["unit"].fillna(""))
    frame.insert(2, "email", people["email"].fillna(""))
    frame.insert(3, "state", [_state(row, handed_in) for row in frame.itertuples()])
    due, extensions, penalties, reasons = _from_gradebook(course, assignment)
    _add_results(frame, points, penalties)
    times = {
        student: _time(course, student, assignment) if student in handed_in else None
        for student in frame.index
    }
    late = {
        student: _late(time, due and due + extensions.get(student, timedelta()))
        for student, time in times.items()
    }
    frame["handed_in"] = pd.Series(times, dtype=f"datetime64[us, {ZONE.key}]")
    frame["late"] = pd.Series(late, dtype="timedelta64[us]")
    frame["reason"] = [
        reasons.get(student, "") if state == NOT_GRADED else ""
        for student, state in frame["state"].items()
    ]
    return due, frame


def _state(student, handed_in: set[str]) -> str:
    if student.by_hand or not pd.isna(student.total):
        return GRADED
    return NOT_GRADED if student.Index in handed_in else MISSING


def _add_results(frame: pd.DataFrame, points: dict[str, float], penalties: dict) -> None:
    is_graded = frame["state"] == GRADED
    frame["penalty"] = pd.Series(penalties, dtype=float).reindex(frame.index).where(is_graded)
    frame["result"] = (frame["total"] - frame["penalty"].fillna(0)).clip(lower=0)
    marked = frame[list(points)].notna().mul(pd.Series(points)).sum(axis=1)
    frame["share"] = frame["result"] / marked.where(marked > 0)


def _from_gradebook(course: Course, assignment: str):
    """Return the deadline, and student -> extension, late penalty, reason for no grading."""
    with course.gradebook() as book:
        due = _in_zone(book.find_assignment(assignment).duedate)
        rows = book.assignment_submissions(assignment)
        extensions = {row.student_id: row.extension for row in rows if row.extension}
        penalties = {row.student_id: row.late_submission_penalty for row in rows}
        prints = records.fingerprints(
            course, assignment, records.exercise_print(course, assignment)
        )
        known = records.still_true(course, book, assignment, prints)
    reasons = {student: "; ".join(one.remarks) for student, one in known.items() if not one.graded}
    return due, extensions, penalties, reasons


def _in_zone(time: datetime | None) -> datetime | None:
    """Read a time as nbgrader keeps it: UTC, without saying so."""
    return time and time.replace(tzinfo=UTC).astimezone(ZONE)


def _time(course: Course, student: str, assignment: str) -> datetime | None:
    with suppress(Exception):  # nbgrader raises whatever comes along; the grading reports it
        folder = course.submission(student, assignment)
        return _in_zone(course.directory.get_existing_timestamp(str(folder)))
    return None


def _late(time: datetime | None, due: datetime | None) -> timedelta | None:
    return time - due if time and due and time > due else None


def _units(students: pd.DataFrame) -> pd.DataFrame:
    """Return one row a unit, by name ("" is no unit).

    Columns: `participants`, `graded`, `not_graded`, `missing`, `late`, `waiting` (numbers of
    students; the last are those with a question to mark by hand), `mean`, `median`, `lowest` and
    `highest` (shares of the points, 0 to 1, over the graded students with a mark).
    """
    groups = students.groupby("unit")
    states = students["state"].groupby(students["unit"])
    share = groups["share"]
    return pd.DataFrame(
        {
            "participants": groups.size(),
            "graded": states.agg(lambda state: (state == GRADED).sum()),
            "not_graded": states.agg(lambda state: (state == NOT_GRADED).sum()),
            "missing": states.agg(lambda state: (state == MISSING).sum()),
            "late": groups["late"].agg(lambda late: late.notna().sum()),
            "waiting": groups["by_hand"].agg(lambda names: names.map(bool).sum()),
            "mean": share.mean(),
            "median": share.median(),
            "lowest": share.min(),
            "highest": share.max(),
        }
    )


def _rules(course: Course, assignment: str) -> dict[str, str]:
    """Return question -> what its marking gives to read: the text `read="..."` of its test."""
    nb = nbformat.read(course.master(assignment), as_version=4)
    tests = {grade_id(cell): cell.source for cell in nb.cells if is_grade(cell)}
    return {name: rule for name, source in tests.items() if (rule := _rule(source))}


def _rule(source: str) -> str:
    with suppress(SyntaxError):  # a written answer is no Python
        for node in ast.walk(ast.parse(source)):
            match node:
                case ast.keyword(arg="read", value=ast.Constant(value=str(rule))):
                    return rule
    return ""


def _slips(found: dict, rules: pd.Series, graded: int) -> pd.DataFrame:
    rows = [
        {
            "question": question,
            "slip": slip,
            "count": count,
            "share": count / graded,
            "rule": rules[question],
        }
        for question, slips in found.items()
        for slip, count in slips.most_common()
    ]
    columns = ["question", "slip", "count", "share", "rule"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.sort_values("count", ascending=False, kind="stable", ignore_index=True)

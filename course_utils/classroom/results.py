"""Read a graded class: the marks of every student, and where the class went wrong."""

from collections import Counter
from collections.abc import Iterator

import nbformat
import pandas as pd
from nbformat import NotebookNode

from course_utils.classroom.course import Course, full_name
from course_utils.classroom.preprocessors import grade_id, is_grade

MARK = "application/vnd.ip-course.mark+json"


def questions(course: Course, assignment: str) -> dict[str, float]:
    """Return the graded cells of the exercise in their order: name -> points."""
    return {
        grade_id(cell): float(cell.metadata.nbgrader.points)
        for cell in course.released(assignment).cells
        if is_grade(cell)
    }


def scores(course: Course, assignment: str) -> pd.DataFrame:
    """Return one row a student: name, a column for each question, total, max, by_hand.

    The index is the student's id; it holds the class list and everyone who handed in. Points are
    blank where there is no valid mark: nothing handed in, not graded, or `by_hand`, the list of
    questions that wait for a mark by hand. `total` adds up what is marked so far.
    """
    names = course.class_list()
    points = questions(course, assignment)
    rows = {
        student: {"name": names.get(student, student), "by_hand": []}
        for student in {*names, *course.students(assignment)}
    }
    with course.gradebook() as book:
        for submission in book.assignment_submissions(assignment):
            student = submission.student
            if course.graded_notebook(student.id, assignment).exists():
                rows[student.id] = {"name": full_name(student), **_marks(submission)}
    columns = ["name", *points, "by_hand"]
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=columns).sort_index()
    frame = frame.astype({name: float for name in points})
    frame["total"] = frame[list(points)].sum(axis=1, min_count=1)
    frame["max"] = sum(points.values())
    frame.index.name = "student"
    return frame[["name", *points, "total", "max", "by_hand"]]


def _marks(submission) -> dict:
    grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
    return {
        **{grade.name: None if grade.needs_manual_grade else grade.score for grade in grades},
        "by_hand": sorted(grade.name for grade in grades if grade.needs_manual_grade),
    }


def slips(course: Course, assignment: str) -> dict[str, Counter]:
    """Return question -> how often each slip that the marking knows was found."""
    found = {name: Counter() for name in questions(course, assignment)}
    for student in course.students(assignment):
        path = course.graded_notebook(student, assignment)
        if path.exists():
            for question, mark in _mark_outputs(nbformat.read(path, as_version=4)):
                if question in found and mark.get("slip") and mark["points"] < mark["of"]:
                    found[question][mark["slip"]] += 1
    return found


def _mark_outputs(nb: NotebookNode) -> Iterator[tuple[str | None, dict]]:
    for cell in nb.cells:
        for output in cell.get("outputs", []):
            if MARK in output.get("data", {}):
                yield grade_id(cell), output.data[MARK]


def mistakes(course: Course, assignment: str) -> pd.DataFrame:
    """Return where the class went wrong, the hardest question first.

    One row a question: `points`, `share` (the mean share of the points, 0 to 1, over those who
    have a mark; blank while anyone waits for a mark by hand) and `slips` (the three most frequent
    ones with their number).
    """
    frame = scores(course, assignment)
    waiting = {name for names in frame["by_hand"] for name in names}
    known = slips(course, assignment)
    rows = [
        {
            "question": name,
            "points": points,
            "share": frame[name].mean() / points if name not in waiting else float("nan"),
            "slips": known[name].most_common(3),
        }
        for name, points in questions(course, assignment).items()
    ]
    return pd.DataFrame(rows).set_index("question").sort_values("share", kind="stable")

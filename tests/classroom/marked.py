"""A class whose marks are put into the gradebook by nbgrader's own calls, without any grading."""

import copy
from datetime import datetime, timedelta

import nbformat
import tiny
from nbformat.v4 import new_output

from course_utils.classroom.course import Course
from course_utils.classroom.results import MARK

HANDED_IN = datetime(2026, 3, 1, 8)  # UTC, as tiny.hand_in writes it


def put(course: Course, student: str, marks: dict, slips: dict | None = None) -> None:
    """Hand in and mark: question -> points, None for one that waits; question -> misconception."""
    released = course.released(tiny.NAME)
    tiny.hand_in(course.root, student, released)
    with course.gradebook() as book:
        book.update_or_create_student(student)
        with book.db.no_autoflush:  # nbgrader's call makes SQLAlchemy warn otherwise
            book.add_submission(tiny.NAME, student, timestamp=HANDED_IN)
        for question, points in marks.items():
            grade = book.find_grade(question, tiny.NAME, tiny.NAME, student)
            grade.auto_score, grade.needs_manual_grade = points, points is None
        book.db.commit()
    nb = copy.deepcopy(released)
    for question, slip in (slips or {}).items():
        facts = {"question": question, "points": 0.0, "of": 1.0, "slip": slip}
        output = new_output("display_data", {"text/plain": "seen", MARK: facts})
        tiny.at(nb, question).outputs = [output]
    path = course.graded_notebook(student, tiny.NAME)
    path.parent.mkdir(parents=True)
    nbformat.write(nb, path)


def put_all(course: Course, table: dict[str, tuple], slips: dict | None = None) -> None:
    """Mark a class: student -> points of q1 (of 4), q2 (of 3) and the memo (of 2)."""
    for student, points in table.items():
        marks = dict(zip(("q1", "q2", "memo"), points, strict=True))
        put(course, student, marks, (slips or {}).get(student))


def set_deadline(course: Course, due: datetime, extended: dict[str, timedelta]) -> None:
    """Set a deadline in UTC, and how much longer some of those who handed in had."""
    with course.gradebook() as book:
        book.find_assignment(tiny.NAME).duedate = due
        for student, time in extended.items():
            book.find_submission(tiny.NAME, student).extension = time
        book.db.commit()


# Marks of five students, and their sums without q1, without q2, without the memo.
FIVE = {
    "ann": (4, 3, 2),  # 5 6 7
    "bob": (4, 3, 1),  # 4 5 7
    "cai": (4, 0, 0),  # 0 4 4
    "dan": (0, 3, 1),  # 4 1 3
    "eva": (0, 0, 0),  # 0 0 0
}

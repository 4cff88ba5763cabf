"""Read a gradebook as rows, and say where two gradebooks differ."""

from collections import Counter

from nbgrader.api import Gradebook

Row = tuple[object, ...]


def rows(url: str) -> Counter[Row]:
    """Return every row of the gradebook that holds something of a student's, with its table.

    nbgrader's own keys differ from one gradebook to the next, so that a row is known by student,
    assignment, notebook and cell instead.
    """
    found: list[Row] = []
    with Gradebook(url) as book:
        for s in book.students:
            found.append(("student", s.id, s.first_name, s.last_name, s.email, s.lms_user_id))
        for assignment in book.assignments:
            for submission in assignment.submissions:
                key = (submission.student_id, assignment.name)
                late = submission.total_seconds_late
                found.append(("submission", *key, submission.timestamp, submission.extension, late))
                for notebook in submission.notebooks:
                    found += _rows_of_notebook((*key, notebook.name), notebook)
    return Counter(found)


def _rows_of_notebook(key: Row, notebook) -> list[Row]:
    penalty = notebook.late_submission_penalty
    grades = [
        (
            *("grade", *key, grade.name, grade.cell_type, grade.max_score),
            *(grade.auto_score, grade.manual_score, grade.extra_credit, grade.needs_manual_grade),
        )
        for grade in notebook.grades
    ]
    comments = [
        ("comment", *key, comment.name, comment.auto_comment, comment.manual_comment)
        for comment in notebook.comments
    ]
    return [("notebook", *key, penalty, notebook.needs_manual_grade), *grades, *comments]


def differences(one: str, other: str) -> list[str]:
    """Return a line for each row that only one of the gradebooks has; none if they are equal."""
    first, second = rows(one), rows(other)
    return sorted(
        [f"- {row}" for row in (first - second).elements()]
        + [f"+ {row}" for row in (second - first).elements()],
        key=lambda line: line[2:],
    )

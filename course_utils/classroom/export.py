"""The marks of a class as one file that Excel or a learning platform reads."""

from pathlib import Path

import pandas as pd

from course_utils.classroom.course import Course
from course_utils.classroom.formats import FORMATS, ClassMarks
from course_utils.classroom.results import questions, scores
from course_utils.classroom.writing import write_whole
from course_utils.errors import CourseError
from course_utils.messages import _


def export(course: Course, assignment: str, path: Path | None = None, kind: str = "csv") -> Path:
    """Write the marks of `assignment` as `kind`: csv, moodle, canvas or excel; return the file.

    Without `path` the file goes to the current folder: 01_pct.csv, 01_pct-moodle.csv,
    01_pct-canvas.csv or 01_pct.xlsx. `formats` describes the columns of each kind.

    Raises:
        CourseError: there is no such kind, or the file cannot be written.
    """
    if kind not in FORMATS:
        raise CourseError(
            _("There is no format {kind}; there are: {known}.").format(
                kind=kind, known=", ".join(FORMATS)
            )
        )
    ending, write = FORMATS[kind]
    path = path or Path.cwd() / f"{assignment}{ending}"
    content = write(class_marks(course, assignment))
    try:
        write_whole(path, content)
    except OSError as error:
        raise CourseError(
            _("{path} cannot be written ({reason}); close it if it is open in Excel.").format(
                path=path, reason=error.strerror
            )
        ) from error
    return path


def class_marks(course: Course, assignment: str) -> ClassMarks:
    """Gather what there is to export: everyone of the class and everyone who handed in."""
    frame = scores(course, assignment)
    known = course.participants()
    late, first, last = {}, {}, {}
    with course.gradebook() as book:
        for student in book.students:
            first[student.id], last[student.id] = student.first_name, student.last_name
        for submission in book.assignment_submissions(assignment):
            late[submission.student_id] = submission.late_submission_penalty
    people = pd.DataFrame(
        {
            "first_name": pd.Series(first, dtype=object),
            "last_name": pd.Series(last, dtype=object),
            "name": frame["name"],
            "unit": known["unit"],
            "email": known["email"],
        }
    ).reindex(frame.index)
    penalties = pd.Series(late, dtype=float).reindex(frame.index)
    return ClassMarks(
        assignment=assignment,
        questions=questions(course, assignment),
        scores=frame,
        people=people.fillna(""),
        late=penalties.where(frame["total"].notna()),
    )

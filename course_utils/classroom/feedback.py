"""A page for each student: the answers, the marks, and what the marking says of them."""

import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from nbgrader.converters import GenerateFeedback

from course_utils.classroom.conversion import cause, convert
from course_utils.classroom.course import Course
from course_utils.classroom.workers import each_alone
from course_utils.errors import CourseError
from course_utils.messages import _

PAGE_SECONDS = 120


@dataclass(frozen=True)
class _Job:
    course: Course
    assignment: str
    student: str


def feedback(
    course: Course, assignment: str, running: Callable[[list[str]], None] = lambda students: None
) -> Iterator[tuple[str, str | None]]:
    """Write the feedback page of every graded submission.

    Yields `(student, None)` as each page is written, or `(student, what went wrong)`. A page holds
    no hidden test, opens without a network, and names its language.

    Raises:
        CourseError: nothing is graded yet.
    """
    jobs = [
        _Job(course, assignment, student)
        for student in course.students(assignment)
        if course.graded_notebook(student, assignment).exists()
    ]
    if not jobs:
        raise CourseError(
            _("Nobody's work in {name} is graded yet: run `course grade {name}` first.").format(
                name=assignment
            )
        )
    for event in each_alone(_write_page, jobs, PAGE_SECONDS):
        if isinstance(event, list):
            running([job.student for job in event])
        else:
            job, failure = event
            yield job.student, failure and cause(failure)


def _write_page(job: _Job) -> str | None:
    with tempfile.TemporaryFile() as output:
        for stream in (1, 2):
            os.dup2(output.fileno(), stream)
        return convert(GenerateFeedback, job.course, job.assignment, student=job.student)

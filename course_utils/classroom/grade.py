"""Grade a class with nbgrader, one process a submission; a broken one never stops the others."""

import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import nbformat
from nbgrader.api import MissingEntry
from nbgrader.converters import Autograde
from nbgrader.utils import is_locked, rmtree

from course_utils.classroom import records, remarks
from course_utils.classroom.conversion import convert
from course_utils.classroom.course import Course, read_notebook
from course_utils.classroom.preprocessors import CASE_CELL, grade_id
from course_utils.classroom.records import Outcome
from course_utils.classroom.release import register
from course_utils.classroom.settings import DATABASE, OUR_CELL_SECONDS
from course_utils.classroom.workers import each_alone
from course_utils.errors import CourseError
from course_utils.messages import _

PATIENCE = 6  # a submission may use up this many times the seconds of a cell, besides our cells


class Watcher(Protocol):
    """Whoever shows how the work goes on."""

    def begin(self, total: int) -> None: ...

    def running(self, students: list[str]) -> None: ...

    def ended(self, outcome: Outcome) -> None: ...


@dataclass(frozen=True)
class _Job:
    course: Course
    assignment: str
    student: str


def grade(course: Course, assignment: str, watch: Watcher) -> list[Outcome]:
    """Grade what is new or changed; return the outcome of every submission, in order of the ids.

    A submission is new when its files, the master, the marking or the settings changed since it
    was graded. Where grading fails the marks that nbgrader gave before are taken back.
    """
    course.released(assignment)
    register(course, assignment)
    prints = records.fingerprints(course, assignment)
    known = records.still_true(course, assignment, prints)
    waiting = [student for student in prints if student not in known]
    watch.begin(len(waiting))
    for outcome in _grade_all(course, assignment, waiting, watch):
        if not outcome.graded:
            _take_back(course, assignment, outcome.student)
        records.keep(course, assignment, outcome, prints[outcome.student])
        known[outcome.student] = outcome
        watch.ended(outcome)
    return [known[student] for student in prints]


def _grade_all(course, assignment, students, watch) -> Iterable[Outcome]:
    jobs = []
    for student in students:
        records.drop(course, assignment, student)
        if problem := _look_at(course.submission(student, assignment), assignment):
            yield Outcome(student, False, [problem])
        else:
            jobs.append(_Job(course, assignment, student))
    seconds = OUR_CELL_SECONDS + PATIENCE * course.config.Execute.timeout
    for event in each_alone(_autograde, jobs, seconds):
        if isinstance(event, list):
            watch.running([job.student for job in event])
        else:
            job, failure = event
            yield _outcome(course, assignment, job.student, failure)


def _autograde(job: _Job) -> str | None:
    """Grade one submission in a process of its own; return nbgrader's log if that failed."""
    # A student's code sees neither the address of the gradebook nor the terminal.
    os.environ.pop(DATABASE, None)
    with tempfile.TemporaryFile() as output:
        for stream in (1, 2):
            os.dup2(output.fileno(), stream)
        return convert(Autograde, job.course, job.assignment, student=job.student)


def _look_at(folder: Path, assignment: str) -> str | None:
    """Return what makes a submission impossible to grade, if a look at its files shows it."""
    notebook = folder / f"{assignment}.ipynb"
    if any(path.is_symlink() for path in (folder, *folder.rglob("*"))):
        return _("a link stands in for a file; not graded. Ask for the files themselves")
    if not notebook.is_file():
        others = ", ".join(sorted(path.name for path in folder.glob("*.ipynb"))) or _("nothing")
        return _("there is no {name}; not graded. Found: {others}").format(
            name=notebook.name, others=others
        )
    try:
        read_notebook(notebook.read_bytes())
    except CourseError as error:
        return str(error)
    return None


def _outcome(course: Course, assignment: str, student: str, failure: str | None) -> Outcome:
    if failure is not None:
        sentence, final = remarks.say_failure(failure)
        return Outcome(student, False, [sentence], final)
    nb = nbformat.read(course.graded_notebook(student, assignment), as_version=4)
    for cell in _before_the_questions(nb):
        if errors := _errors(cell):
            sentence = remarks.say_not_started(grade_id(cell), errors[-1])
            return Outcome(student, False, [sentence], final=False)
    sentences = [
        remarks.say_repair(repair.kind, repair.cells)
        for repair in nb.metadata.get("course", {}).get("repairs", [])
    ]
    stopped = [cell for cell in nb.cells if "CellTimeoutError" in _errors(cell)]
    if stopped:
        names = [grade_id(cell) or _("a cell of the student's own") for cell in stopped]
        sentences.append(remarks.say_stopped(names))
    return Outcome(student, True, sentences)


def _before_the_questions(nb) -> list:
    """Return the locked cells up to the case; an error in one is not the student's doing."""
    names = [grade_id(cell) for cell in nb.cells]
    end = names.index(CASE_CELL) + 1 if CASE_CELL in names else 0
    return [cell for cell in nb.cells[:end] if is_locked(cell) and cell.cell_type == "code"]


def _errors(cell) -> list[str]:
    outputs = cell.get("outputs", [])
    return [output.ename for output in outputs if output.output_type == "error"]


def _take_back(course: Course, assignment: str, student: str) -> None:
    """Remove what an earlier grading left, but no mark that a person gave."""
    folder = course.graded(student, assignment)
    if folder.exists():
        rmtree(folder)
    with course.gradebook() as book:
        try:
            submission = book.find_submission(assignment, student)
        except MissingEntry:
            return
        for grade in (grade for notebook in submission.notebooks for grade in notebook.grades):
            grade.auto_score = None
            grade.needs_manual_grade = True
        book.db.commit()

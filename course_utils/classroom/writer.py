"""The one writer of the gradebook: many results, one transaction."""

from pathlib import Path

from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import rmtree
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from course_utils.classroom import records
from course_utils.classroom.course import Course
from course_utils.classroom.exercise import Exercise
from course_utils.classroom.pipeline import Result, Submission
from course_utils.classroom.records import Outcome
from course_utils.classroom.writing import write_whole

READ_ONLY = 0o444  # as nbgrader leaves what it graded


class Writer:
    """Writes what was graded; use it in a `with`, and from one thread.

    The order keeps every moment honest: a record is forgotten before the marks it stands for are
    taken back, and it is made last, after the marks and the graded copy are safe.
    """

    def __init__(self, course: Course, exercise: Exercise):
        self._course, self._name, self._files = course, exercise.name, exercise.files
        self._book = course.gradebook()
        self._db = Session(self._book.engine, expire_on_commit=False, autoflush=False)
        self._late = AssignLatePenalties(config=course.config)
        self._late.init_plugin()
        with self._db.begin():
            self._assignment = self._db.scalars(
                select(Assignment).where(Assignment.name == self._name)
            ).one()
            notebooks = self._assignment.notebooks
            self._notebook = next(each for each in notebooks if each.name == self._name)
            tasks = {cell.id: cell.name for each in notebooks for cell in each.task_cells}
            self._graded = {c.id: c.name for each in notebooks for c in each.grade_cells} | tasks
            answers = {c.id: c.name for each in notebooks for c in each.solution_cells}
            self._commented = answers | tasks

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, *problem) -> None:
        self._db.close()
        self._book.close()

    def take_back(self, students: list[str]) -> None:
        """Remove what an earlier grading left, but no mark that a person gave."""
        for student in students:
            records.drop(self._course, self._name, student)
        notebooks = (
            select(SubmittedNotebook.id)
            .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
            .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
            .where(Assignment.name == self._name, SubmittedAssignment.student_id.in_(students))
        )
        with self._db.begin():
            self._db.execute(
                update(Grade)
                .where(Grade.notebook_id.in_(notebooks))
                .values(auto_score=None, needs_manual_grade=True)
                .execution_options(synchronize_session=False)
            )
        for student in students:
            folder = self._course.graded(student, self._name)
            if folder.exists():
                rmtree(folder)

    def write(self, graded: list[tuple[Submission, Result]], prints: dict) -> list[Outcome]:
        """Write results to the gradebook and to `autograded/`; return what may be shown now.

        `prints` are the fingerprints under which they are put on record: student -> hash.
        """
        good = [(submission, result) for submission, result in graded if result.graded]
        with self._db.begin():
            for submission, result in good:
                self._enter(submission, result)
        for submission, result in good:
            self._file(submission, result)
        outcomes = [Outcome(r.student, r.graded, r.remarks, r.final) for _one, r in graded]
        for outcome in outcomes:
            records.keep(self._course, self._name, outcome, prints[outcome.student])
        return outcomes

    def _enter(self, submission: Submission, result: Result) -> None:
        row = self._submission(submission)
        notebook = next(each for each in row.notebooks if each.notebook is self._notebook)
        for grade in notebook.grades:
            name = self._graded[grade.cell_id]
            if name in result.scores:
                grade.auto_score = result.scores[name]
                by_hand = grade.manual_score is not None
                grade.needs_manual_grade = by_hand or grade.auto_score is None
        for comment in notebook.comments:
            name = self._commented[comment.cell_id]
            if name in result.comments:
                comment.auto_comment = result.comments[name]
        notebook.late_submission_penalty = None
        if row.total_seconds_late > 0:
            self._penalise(row, notebook)

    def _submission(self, submission: Submission) -> SubmittedAssignment:
        """Return the submission as the gradebook has it, or make it as nbgrader does."""
        row = self._db.scalars(
            select(SubmittedAssignment).where(
                SubmittedAssignment.assignment_id == self._assignment.id,
                SubmittedAssignment.student_id == submission.student,
            )
        ).one_or_none() or self._new_row(submission.student)
        if submission.time is not None:
            row.timestamp = submission.time
        return row

    def _new_row(self, student: str) -> SubmittedAssignment:
        if not self._db.get(Student, student):
            self._db.add(Student(id=student))
        row = SubmittedAssignment(assignment=self._assignment, student_id=student)
        for notebook in self._assignment.notebooks:
            mine = SubmittedNotebook(notebook=notebook, assignment=row)
            for cell in (*notebook.grade_cells, *notebook.task_cells):
                Grade(cell_id=cell.id, notebook=mine)
            for cell in (*notebook.solution_cells, *notebook.task_cells):
                Comment(cell_id=cell.id, notebook=mine)
        self._db.add(row)
        return row

    def _penalise(self, row: SubmittedAssignment, notebook: SubmittedNotebook) -> None:
        """Do as nbgrader's AssignLatePenalties, inside the transaction."""
        self._db.flush()
        self._db.refresh(notebook, ["score"])
        penalty = self._late.plugin_inst.late_submission_penalty(
            row.student_id, notebook.score, row.total_seconds_late
        )
        if penalty is not None:
            penalty = self._late._check_late_penalty(notebook, penalty)
        notebook.late_submission_penalty = penalty

    def _file(self, submission: Submission, result: Result) -> None:
        folder = self._course.graded(result.student, self._name)
        if folder.exists():
            rmtree(folder)
        for name, content in {**submission.files, **self._files}.items():
            self._keep(folder / name, content)
        self._keep(folder / f"{self._name}.ipynb", result.notebook.encode())

    def _keep(self, path: Path, content: bytes) -> None:
        write_whole(path, content)
        path.chmod(READ_ONLY)

"""Grade one submission: plain data in, plain data out."""

import sys
from dataclasses import dataclass, field
from datetime import datetime
from threading import local

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution, is_task

from course_utils.classroom import remarks, split
from course_utils.classroom.course import read_notebook
from course_utils.classroom.exercise import Exercise, desk_warm_up, examiner_warm_up
from course_utils.classroom.preprocessors import CASE_CELL, grade_id
from course_utils.classroom.steps import Steps
from course_utils.classroom.warm import Done, Staff
from course_utils.errors import CourseError
from course_utils.messages import _

LANGUAGE = {
    "name": "python",
    "version": ".".join(map(str, sys.version_info[:3])),
    "mimetype": "text/x-python",
    "codemirror_mode": {"name": "ipython", "version": 3},
    "pygments_lexer": "ipython3",
    "nbconvert_exporter": "python",
    "file_extension": ".py",
}


@dataclass(frozen=True)
class Submission:
    """What a student handed in.

    Attributes:
        content: the notebook.
        files: what lies beside it: relative name -> content.
        time: when it was handed in, in UTC, where that is known.
    """

    student: str
    content: bytes
    files: dict[str, bytes] = field(default_factory=dict)
    time: datetime | None = None


@dataclass(frozen=True)
class Result:
    """What became of a submission; see `records.Outcome` for `graded`, `remarks` and `final`.

    Attributes:
        notebook: the graded notebook as text.
        scores: graded cell -> points; None where a person has to mark.
        comments: answer cell -> nbgrader's own comment, or None.
    """

    student: str
    graded: bool
    remarks: list[str]
    final: bool = True
    notebook: str = ""
    scores: dict[str, float | None] = field(default_factory=dict)
    comments: dict[str, str | None] = field(default_factory=dict)


class NotStarted(Exception):
    """A cell of the course failed before the first question."""


class Workshop:
    """Grades one exercise with a staff; `grade` may be called by several threads at once."""

    def __init__(self, exercise: Exercise, staff: Staff):
        self._exercise, self._staff = exercise, staff
        self._own = local()  # each thread has steps of its own
        split_up = exercise.ours.can_be_split
        staff.prepare(desk_warm_up(exercise), examiner_warm_up(exercise) if split_up else None)

    def grade(self, submission: Submission) -> Result:
        """Grade one submission; whatever is wrong with it is in the result.

        Raises:
            CourseError: nothing at all can be graded here.
        """
        student = submission.student
        try:
            nb = read_notebook(submission.content)
        except CourseError as problem:
            return Result(student, False, [str(problem)])
        try:
            return self._grade(nb, submission)
        except CourseError:
            raise
        except NotStarted as problem:
            return Result(student, False, [str(problem)], final=False)
        except Exception as error:  # a notebook can be broken in more ways than anyone can list
            return Result(student, False, [remarks.say_failure(error)], final=False)

    def _grade(self, nb: NotebookNode, submission: Submission) -> Result:
        if not hasattr(self._own, "steps"):
            self._own.steps = Steps.of(self._exercise)
        student, steps = submission.student, self._own.steps
        nb = steps.prepare(nb, student)
        repairs = nb.metadata.get("course", {}).get("repairs", [])
        found = [remarks.say_repair(repair.kind, repair.cells) for repair in repairs]
        found += self._run(nb, submission)
        nb.metadata["language_info"] = NotebookNode(LANGUAGE)
        nb = steps.finish(nb, student)
        nbformat.validate(nb, relax_add_props=True)
        scores, odd = _scores(nb)
        return Result(
            student,
            graded=True,
            remarks=found + odd,
            notebook=nbformat.v4.writes(nb).rstrip("\n") + "\n",
            scores=scores,
            comments=_comments(nb),
        )

    def _run(self, nb: NotebookNode, submission: Submission) -> list[str]:
        """Run all cells, and leave their outputs in the notebook; return what to tell about it."""
        exercise, ours = self._exercise, self._exercise.ours
        files = {**submission.files, **exercise.files}
        job = split.desk_job(nb, ours, files, exercise.seconds, split=ours.can_be_split)
        with self._staff.desk() as desk:
            done = desk.run(job)
        split.fill(nb, done)
        ran = {int(name) for name in done.outputs}
        if ours.can_be_split:
            answers = {grade_id(nb.cells[int(place)]): a for place, a in done.taken.items()}
            outputs = self._examine(submission.student, answers)
            ran |= split.fill_tests(nb, outputs)
        else:
            _see_that_it_started(nb, done)
        split.count_cells(nb, ran)
        return _say_end(nb, done, ran)

    def _examine(self, student: str, answers: dict[str, dict]) -> dict[str, list[dict]]:
        """Run the tests; return test -> outputs. A test that ends Python costs no other one."""
        exercise = self._exercise
        ours, left, outputs = exercise.ours, dict(answers), {}
        while left:
            job = split.examiner_job(student, ours, left, exercise.files, exercise.seconds)
            with self._staff.examiner() as examiner:
                done = examiner.run(job)
            for name in ours.prelude:
                _see_that_it_ran(name, done.outputs.get(name, []), done.ended and done.at == name)
            outputs |= {name: done.outputs[name] for name in left if name in done.outputs}
            if done.at in left:
                outputs.setdefault(done.at, [remarks.ended_output(done.ended)])
            left = {name: left[name] for name in left if name not in outputs}
        return outputs


def say_how(exercise: Exercise, isolation: str) -> str:
    """Say how student code is kept away from the tests and from the computer."""
    if exercise.ours.can_be_split:
        text = _("Student code runs {isolation}; the tests run apart from it, on the answers.")
    else:
        text = _(
            "Student code and tests run in one process, {isolation}: the master does not name "
            "the answers that each test reads."
        )
    return text.format(isolation=isolation)


def _see_that_it_started(nb: NotebookNode, done: Done) -> None:
    """Look at the locked cells up to the case; an error in one is not the student's doing."""
    names = [grade_id(cell) for cell in nb.cells]
    end = names.index(CASE_CELL) + 1 if CASE_CELL in names else 0
    for index, cell in enumerate(nb.cells[:end]):
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("locked"):
            _see_that_it_ran(names[index], cell.outputs, done.ended and done.at == str(index))


def _see_that_it_ran(name: str, outputs: list[dict], ended: str) -> None:
    errors = [name for name in map(_error, outputs) if name]
    if errors or ended:
        raise NotStarted(remarks.say_not_started(name, errors[-1] if errors else ended))


def _say_end(nb: NotebookNode, done: Done, ran: set[int]) -> list[str]:
    """Mark the cells that were stopped or not reached; return what to tell about them."""
    sentences = []
    at = int(done.at) if done.ended and done.at else None
    stopped = [
        _name(cell)
        for index, cell in enumerate(nb.cells)
        if index != at
        and any(o.get("ename") == "CellTimeoutError" for o in cell.get("outputs", []))
    ]
    if stopped:
        sentences.append(remarks.say_stopped(stopped))
    place = _name(nb.cells[at]) if at is not None else ""
    if place:
        sentences.append(remarks.say_ended(done.ended, place))
        nb.cells[at].outputs.append(NotebookNode(remarks.ended_output(done.ended)))
    for index, cell in enumerate(nb.cells):
        if split.is_test(cell) and index not in ran:  # no output would mean full marks
            cell.outputs = [NotebookNode(remarks.not_reached_output(place))]
    return sentences


def _error(output: dict) -> str | None:
    return output["ename"] if output["output_type"] == "error" else None


def _name(cell: NotebookNode) -> str:
    return grade_id(cell) or _("a cell of the student's own")


def _scores(nb: NotebookNode) -> tuple[dict[str, float | None], list[str]]:
    """Return the points by nbgrader's own rules, and what to tell about odd ones."""
    scores, odd = {}, []
    for cell in filter(is_grade, nb.cells):
        name = grade_id(cell)
        shown = _shown_number(cell)
        if shown is not None and not 0 <= shown <= cell.metadata.nbgrader.points:
            scores[name] = 0.0  # nbgrader gives all points here, or drops the submission
            odd.append(remarks.say_odd_points(name, shown))
        else:
            scores[name] = determine_grade(cell)[0]
    return scores, odd


def _shown_number(cell: NotebookNode) -> float | None:
    """Return the number that a test cell returns, if nbgrader would look at it."""
    for output in cell.get("outputs", []):
        if output.output_type == "error" or output.get("name") == "stderr":
            return None
        if output.output_type == "execute_result":
            try:
                return float(output.data.get("text/plain", ""))
            except ValueError:
                return None
    return None


def _comments(nb: NotebookNode) -> dict[str, str | None]:
    """Return the comments by nbgrader's own rules."""
    return {
        grade_id(cell): "No response." if _is_untouched(cell) else None
        for cell in nb.cells
        if is_solution(cell) or is_task(cell)
    }


def _is_untouched(cell: NotebookNode) -> bool:
    known = cell.metadata.nbgrader.get("checksum")
    return known == compute_checksum(cell) and not is_task(cell)

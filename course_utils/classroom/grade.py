"""Grade a class: what is new or changed, on all cores or on a cluster, one writer behind it."""

from collections.abc import Iterator
from concurrent.futures import Future, wait
from pathlib import Path
from typing import Protocol

from nbgrader.api import Gradebook
from sqlalchemy.exc import SQLAlchemyError

from course_utils.classroom import records
from course_utils.classroom.course import Course
from course_utils.classroom.exercise import Exercise, files_beside, is_registered, read_exercise
from course_utils.classroom.handins import MAX_NOTEBOOK, MEGABYTE
from course_utils.classroom.pipeline import Result, Submission
from course_utils.classroom.records import Outcome
from course_utils.classroom.release import register
from course_utils.classroom.writer import Writer
from course_utils.errors import CourseError
from course_utils.messages import _

TICK = 0.2  # seconds that results are gathered for one transaction
AHEAD = 4  # submissions that are read ahead, for each one that is being graded


class Watcher(Protocol):
    """Whoever shows how the work goes on."""

    def begin(self, total: int, how: str) -> None: ...

    def running(self, students: list[str]) -> None: ...

    def ended(self, outcome: Outcome) -> None: ...


class Place(Protocol):
    """Where submissions are graded, `slots` at a time."""

    slots: int

    def open(self, exercise: Exercise) -> str:
        """Get ready for an exercise; say how it will be graded."""

    def submit(self, submission: Submission) -> Future: ...


def grade(course: Course, assignment: str, watch: Watcher, place: Place) -> list[Outcome]:
    """Grade what is new or changed; return the outcome of every submission, in order of the ids.

    A submission is new when its files, the master, the marking or the settings changed since it
    was graded. Marks that nbgrader gave before are taken back first, so that no old mark looks
    new; marks given by a person stay.

    Raises:
        CourseError: the class cannot be graded at all; what was shown as graded stays so.
    """
    course.released(assignment)
    try:
        with course.gradebook() as book:
            registered = is_registered(course, book, assignment)
        if not registered:
            register(course, assignment)
        with course.gradebook() as book:
            exercise, prints, known = _look_around(course, book, assignment)
        waiting = [student for student in prints if student not in known]
        if not waiting:
            watch.begin(0, "")
            return list(known.values())
        how = place.open(exercise)
        with Writer(course, exercise) as writer:
            watch.begin(len(waiting), how)
            writer.take_back(waiting)
            for batch in _grade_all(course, assignment, waiting, place, watch):
                for outcome in writer.write(batch, prints):
                    known[outcome.student] = outcome
                    watch.ended(outcome)
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", error)).splitlines()[0]
        raise CourseError(
            _(
                "The gradebook does not answer ({reason}). What was shown as graded is safe; "
                "grade again when nothing else is using it."
            ).format(reason=reason)
        ) from error
    return [known[student] for student in prints]


def _look_around(
    course: Course, book: Gradebook, assignment: str
) -> tuple[Exercise, dict[str, str], dict[str, Outcome]]:
    exercise_print = records.exercise_print(course, assignment)
    exercise = read_exercise(course, book, assignment, exercise_print)
    prints = records.fingerprints(course, assignment, exercise_print)
    return exercise, prints, records.still_true(course, book, assignment, prints)


def _grade_all(
    course: Course, assignment: str, students: list[str], place: Place, watch: Watcher
) -> Iterator[list[tuple[Submission, Result]]]:
    """Yield what is graded, in batches as it comes; read only a few submissions ahead."""
    ahead, running = iter(students), {}
    while True:
        batch = []
        for student in ahead:
            try:
                submission = read_submission(course, student, assignment)
            except CourseError as problem:
                batch.append((Submission(student, b""), Result(student, False, [str(problem)])))
            else:
                running[place.submit(submission)] = submission
            if len(running) >= AHEAD * place.slots or batch:
                break
        watch.running([submission.student for submission in running.values()][: place.slots])
        done = wait(running, TICK).done if running else ()
        batch += [(running.pop(future), future.result()) for future in done]
        if batch:
            yield batch
        elif not running:
            return


def read_submission(course: Course, student: str, assignment: str) -> Submission:
    """Read what a student handed in; a CourseError says what makes it impossible to grade."""
    folder = course.submission(student, assignment)
    notebook = folder / f"{assignment}.ipynb"
    places = [folder, *folder.rglob("*")]
    if any(path.is_symlink() or not (path.is_file() or path.is_dir()) for path in places):
        raise CourseError(
            _("a link or a pipe stands in for a file; not graded. Ask for the files themselves")
        )
    if not notebook.is_file():
        others = ", ".join(sorted(path.name for path in folder.glob("*.ipynb"))) or _("nothing")
        raise CourseError(
            _("there is no {name}; not graded. Found: {others}").format(
                name=notebook.name, others=others
            )
        )
    if notebook.stat().st_size > MAX_NOTEBOOK:
        raise CourseError(
            _(
                "the notebook is larger than {size} MB; not graded. Ask for one without outputs"
            ).format(size=MAX_NOTEBOOK // MEGABYTE)
        )
    return Submission(
        student,
        notebook.read_bytes(),
        files_beside(folder, course.directory.ignore),
        _time(course, folder),
    )


def _time(course: Course, folder: Path):
    try:
        return course.directory.get_existing_timestamp(str(folder))
    except Exception as error:  # nbgrader raises whatever comes along here
        raise CourseError(
            _(
                "the time in timestamp.txt cannot be read; not graded. Write it as in {example}"
            ).format(example="2026-03-01 08:00:00 UTC")
        ) from error

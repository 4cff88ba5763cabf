"""From the masters in `solutions/` to what students get in `exercises/`."""

import tempfile
from pathlib import Path

from nbgrader.converters import GenerateAssignment

from course_utils.classroom.conversion import cause, convert
from course_utils.classroom.course import Course
from course_utils.classroom.settings import RELEASE
from course_utils.errors import CourseError
from course_utils.messages import _


def release(course: Course, assignment: str) -> Path:
    """Make the exercise that students get from its master; return its folder.

    The same master always gives the same bytes. The gradebook learns the questions and their
    points. If anything fails, the release that was there stays as it was.
    """
    home = course.home / RELEASE
    home.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=home) as new:
        build(course, assignment, Path(new))
        register(course, assignment)
        _swap(Path(new, assignment), home / assignment, Path(new, "old"))
    return home / assignment


def _swap(new: Path, place: Path, old: Path) -> None:
    if place.exists():
        place.rename(old)
    try:
        new.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise


def build(course: Course, assignment: str, into: Path) -> Path:
    """Generate the exercise in the folder `into` without touching release or gradebook."""
    return _generate(course, assignment, into, with_gradebook=False)


def register(course: Course, assignment: str) -> None:
    """Tell the gradebook the questions of the master, their points and their tests."""
    with tempfile.TemporaryDirectory() as elsewhere:
        _generate(course, assignment, Path(elsewhere), with_gradebook=True)


def _generate(course: Course, assignment: str, into: Path, *, with_gradebook: bool) -> Path:
    there = Course(course.root)
    there.directory.release_directory = str(into)
    there.config.SaveCells.enabled = with_gradebook
    log = convert(GenerateAssignment, there, assignment, no_database=not with_gradebook)
    if log is None:
        return into / assignment
    if "there are submissions associated" in log:
        raise CourseError(
            _(
                "{name} has other questions now than when the class was graded, and the gradebook "
                "cannot follow. Keep a copy of the gradebook (marks given by hand are in it), "
                "remove it, then release and grade again."
            ).format(name=assignment)
        )
    raise CourseError(
        _("{name} was not released: {cause}. Put the master right: {path}").format(
            name=assignment, cause=cause(log), path=course.master(assignment)
        )
    )

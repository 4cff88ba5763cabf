"""A classroom: the folder of one class, apart from the course, so that no update touches it."""

import os
import shutil
from pathlib import Path

from course_utils.classroom.course import Course
from course_utils.classroom.release import register
from course_utils.classroom.settings import CONFIG_FILE
from course_utils.errors import CourseError
from course_utils.messages import _

CONFIG = '''\
"""The settings of this class; a line that you add at the end holds for this class alone."""

from course_utils.classroom.settings import configure

c = get_config()
configure(c, __file__, course={course!r})

# For certificates: take the signs # away and write your own names.
# c.Certificates.organiser = {{"zh": "主办单位", "en": "Organiser"}}
# c.Certificates.signatory = {{"zh": "签发人", "en": "Signatory"}}
# c.Certificates.place = {{"zh": "海宁", "en": "Haining"}}
# c.Certificates.threshold = 60  # percent of the points of each module
'''
# nbgrader looks for files by patterns, and takes these in a folder's name for parts of a pattern.
IN_A_SEARCH = set("[]*?")
IN_A_MATCH = set("()[]{}+*?|^$")


def init(course: Course, folder: Path) -> Course:
    """Make a classroom of `course` in `folder`, new or empty; its gradebook knows every exercise.

    Raises:
        CourseError: `folder` is in the course, is a classroom already or holds anything else, or
            nbgrader cannot find the course from there; nothing was changed.
    """
    folder = folder.resolve()
    way = _way(folder, course.home)
    _refuse(folder, course.home)
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        text = CONFIG.format(course=way)
        (folder / CONFIG_FILE).write_text(text, encoding="utf-8")
        classroom = Course(folder)
        for name in classroom.assignments():
            register(classroom, name)
        _make_folders(classroom)
    except BaseException:
        _empty(folder)
        if is_new:
            folder.rmdir()
        raise
    return classroom


def _refuse(folder: Path, home: Path) -> None:
    if folder.is_relative_to(home):
        raise CourseError(
            _(
                "{folder} is in the folder of the course, where an update may touch it; "
                "name a folder outside, such as {example}."
            ).format(folder=folder, example=home.parent / "class")
        )
    if (folder / CONFIG_FILE).is_file():
        raise CourseError(
            _("{folder} is a classroom already; nothing was changed.").format(folder=folder)
        )
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise CourseError(
            _("{folder} is not empty; name a new folder for the classroom.").format(folder=folder)
        )


def _way(folder: Path, home: Path) -> str:
    """Return where the course lies as seen from the classroom, if nbgrader can go that way."""
    try:
        way = Path(os.path.relpath(home, folder)).as_posix()
    except ValueError:  # two drives of Windows
        way = "?"
    if IN_A_MATCH & set(way) or IN_A_SEARCH & set(str(folder)):
        raise CourseError(
            _(
                "nbgrader cannot find the course in {home} from {folder}: keep both on one drive, "
                "in folders whose names have none of {characters}."
            ).format(home=home, folder=folder, characters=" ".join(sorted(IN_A_MATCH)))
        )
    return way


def _make_folders(classroom: Course) -> None:
    names = classroom.directory
    for name in (names.submitted_directory, names.autograded_directory, names.feedback_directory):
        (classroom.root / name).mkdir()


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()

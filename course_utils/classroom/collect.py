"""File what students handed in where nbgrader looks for it, each under the id of its student."""

import codecs
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from nbgrader.utils import parse_utc

from course_utils.classroom.course import Course, read_notebook
from course_utils.classroom.handins import HandIn, Refused, hand_ins
from course_utils.classroom.preprocessors import typed_student
from course_utils.classroom.writing import write_whole
from course_utils.errors import CourseError
from course_utils.messages import _

ID = re.compile(r"[^\W_][\w.-]{0,63}")
_NUMBER = re.compile(r"[A-Za-z]{0,4}\d{4,}")


@dataclass
class Collected:
    """What `collect` did: ids filed, ids whose copy was the same or newer, and what was left."""

    filed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def leave(self, path: PurePosixPath, reason: str) -> None:
        self.left.append(_("{file}: {reason}").format(file=path, reason=reason))


def collect(course: Course, folder: Path, assignment: str) -> Collected:
    """File every notebook of `assignment` under `folder`; of two by one student the newest counts.

    The id is the one typed into the notebook, else the one in the file's name. Where the two
    differ, where there is none, or where the class list does not know it, the file is left and
    named in `left`.
    """
    if not folder.is_dir():
        raise CourseError(_("There is no folder {folder}.").format(folder=folder))
    class_list = set(course.class_list())
    pattern = _texts(course.released(assignment))
    newest: dict[str, HandIn] = {}
    result = Collected()
    for found in hand_ins(folder):
        if isinstance(found, Refused):
            result.leave(found.path, found.reason)
            continue
        try:
            student = _student(found, assignment, class_list, pattern)
        except CourseError as problem:
            result.leave(found.path, str(problem))
            continue
        if student not in newest or found.time >= newest[student].time:
            newest[student] = found
    for student, found in sorted(newest.items()):
        was_filed = _file(course, assignment, student, found)
        (result.filed if was_filed else result.unchanged).append(student)
    return result


def _student(found: HandIn, assignment: str, class_list: set[str], pattern: set[str]) -> str:
    named = _named_student(found.path, assignment, class_list)
    has_name = assignment in found.path.name
    try:
        nb = read_notebook(found.content.removeprefix(codecs.BOM_UTF8))
    except CourseError:
        if not has_name:
            raise
        typed = ""  # it is filed under the name it has, and grading says that it is broken
    else:
        typed = plain(typed_student(nb))
        if not has_name and len(pattern & _texts(nb)) < len(pattern) / 3:
            raise CourseError(_("it is not the exercise {name}").format(name=assignment))
    if typed and named and typed != named:
        raise CourseError(
            _("the notebook says {typed}, the file name says {named}; find out whose it is").format(
                typed=typed, named=named
            )
        )
    student = typed or named
    if not student:
        raise CourseError(_("no student's id in the notebook or in the file name"))
    if not ID.fullmatch(student):
        raise CourseError(_("{id} cannot be a student's id").format(id=student))
    if class_list and student not in class_list:
        raise CourseError(_("{id} is not in the class list").format(id=student))
    return student


def plain(text: str) -> str:
    """Write an id as the class list does: full-width letters and digits become plain ones."""
    return unicodedata.normalize("NFKC", text).strip()


def _texts(nb) -> set[str]:
    return {cell.source.strip() for cell in nb.cells} - {""}


def _named_student(path: PurePosixPath, assignment: str, class_list: set[str]) -> str:
    """Return the id that a path names; the file itself speaks before the folders around it.

    Any name that holds exactly one id of the class list will do
    (`Wang Xiaoming_2026003_assignsubmission/01_pct.ipynb`). Besides, `<id>_01_pct.ipynb` names its
    student, and so do `<id>/01_pct.ipynb` and `<id>.zip` where the id is mostly a number.
    """
    for part in reversed(path.parts):
        stem = plain(re.sub(r"\.(ipynb|zip)$", "", part, flags=re.IGNORECASE))
        words = {stem, *re.split(r"[\s_,;()\[\]-]+", stem)}
        ids = words & class_list or {id for id in class_list if stem.startswith(f"{id}_")}
        if len(ids) == 1:
            return ids.pop()
        if stem.endswith(f"_{assignment}"):
            return stem.removesuffix(f"_{assignment}")
        if _NUMBER.fullmatch(stem):
            return stem
    return ""


def _file(course: Course, assignment: str, student: str, found: HandIn) -> bool:
    """Write a hand-in to its place, unless what lies there is the same or newer."""
    folder = course.submission(student, assignment)
    notebook, stamp = folder / f"{assignment}.ipynb", folder / "timestamp.txt"
    content = found.content.removeprefix(codecs.BOM_UTF8)
    if notebook.exists() and (notebook.read_bytes() == content or _time(stamp) > found.time):
        return False
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(notebook, content, scratch=folder.parent)
    text = found.time.strftime("%Y-%m-%d %H:%M:%S.%f UTC")
    write_whole(stamp, text.encode(), scratch=folder.parent)
    return True


def _time(stamp: Path) -> datetime:
    try:
        return parse_utc(stamp.read_text()).replace(tzinfo=UTC)
    except (OSError, ValueError):
        return datetime.fromtimestamp(0, UTC)

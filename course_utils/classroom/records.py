"""What is known of an earlier grading: kept beside the graded copy, so that nothing runs twice."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from nbgrader.api import Assignment, Gradebook, SubmittedAssignment
from sqlalchemy import select

import course_utils
from course_utils.classroom.course import Course
from course_utils.classroom.settings import load
from course_utils.classroom.writing import write_whole

PACKAGE = Path(course_utils.__file__).parent
_LEFTOVER = {"__pycache__", ".ipynb_checkpoints"}
# A mark depends on these parts of the package; a fee that changes in a table changes marks.
MARKING = (
    "law",
    "lessons",
    "classroom/pipeline.py",
    "classroom/preprocessors.py",
    "classroom/split.py",
    "classroom/warm",
)


@dataclass(frozen=True)
class Outcome:
    """What became of one submission.

    `remarks` are half sentences that follow a name. `final` says that grading the same files again
    would come to the same end; `new` that this run graded it.
    """

    student: str
    graded: bool
    remarks: list[str] = field(default_factory=list)
    final: bool = True
    new: bool = True


def package_print() -> str:
    """Return a hash of all that is installed here and that marks depend on."""
    return _hash([PACKAGE / part for part in MARKING], b"")


def exercise_print(course: Course, assignment: str) -> str:
    """Return a hash of all that the marks of a whole class depend on."""
    # Read afresh: traitlets adds empty sections to a configuration while it is used.
    config = load(course.root)
    config.pop("Certificates", None)  # what is written on a certificate moves no mark
    settings = json.dumps(config, sort_keys=True, default=str)
    rules = [course.master(assignment).parent, course.release(assignment).parent]
    return _hash(rules, f"{package_print()}\0{settings}".encode())


def fingerprints(course: Course, assignment: str, exercise: str) -> dict[str, str]:
    """Return student -> hash of all that the student's marks depend on."""
    return {
        student: _hash([course.submission(student, assignment)], exercise.encode())
        for student in course.students(assignment)
    }


def still_true(
    course: Course, book: Gradebook, assignment: str, prints: dict[str, str]
) -> dict[str, Outcome]:
    """Return the outcomes on record whose submissions need not be graded again."""
    in_book = set(
        book.db.scalars(
            select(SubmittedAssignment.student_id)
            .join(SubmittedAssignment.assignment)
            .where(Assignment.name == assignment)
        )
    )
    found = {}
    for student, fingerprint in prints.items():
        record = _read(_path(course, assignment, student))
        if record.get("fingerprint") != fingerprint:
            continue
        outcome = replace(Outcome(**record["outcome"]), new=False)
        is_there = student in in_book and course.graded_notebook(student, assignment).exists()
        if is_there or not outcome.graded:
            found[student] = outcome
    return found


def keep(course: Course, assignment: str, outcome: Outcome, fingerprint: str) -> None:
    """Put an outcome on record, unless another run may end differently."""
    if outcome.final:
        path = _path(course, assignment, outcome.student)
        record = {"fingerprint": fingerprint, "outcome": asdict(outcome)}
        write_whole(path, json.dumps(record, ensure_ascii=False, indent=1).encode())


def drop(course: Course, assignment: str, student: str) -> None:
    """Forget an outcome, before the submission is graded again."""
    _path(course, assignment, student).unlink(missing_ok=True)


def _path(course: Course, assignment: str, student: str) -> Path:
    return course.graded(student, assignment).with_name(f"{assignment}.grading.json")


def _read(path: Path) -> dict:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _hash(places: Iterable[Path], start: bytes) -> str:
    total = hashlib.sha256(start)
    for place in places:
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        for path in files:
            if path.is_file() and not path.is_symlink() and not _LEFTOVER & set(path.parts):
                content = path.read_bytes()
                total.update(f"{path.relative_to(place)}\0{len(content)}\0".encode())
                total.update(content)
    return total.hexdigest()

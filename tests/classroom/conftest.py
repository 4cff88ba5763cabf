import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import tiny
from nbformat import NotebookNode

from course_utils.classroom import demo_class
from course_utils.classroom.course import Course
from course_utils.classroom.grade import grade
from course_utils.classroom.release import release

CELL_SECONDS = 2
MEMO = "We file in China first.\n\n中文: 先在中国申请。"


class Watch:
    """Remembers what it was told."""

    def __init__(self):
        self.total, self.seen, self.outcomes = None, set(), []

    def begin(self, total):
        self.total = total

    def running(self, students):
        self.seen |= set(students)

    def ended(self, outcome):
        self.outcomes.append(outcome)


@pytest.fixture(scope="session")
def released(tmp_path_factory) -> Path:
    """A released course without students; copy it, do not change it."""
    root = tiny.make_course(tmp_path_factory.mktemp("released"), CELL_SECONDS)
    release(Course(root), tiny.NAME)
    return root


@pytest.fixture
def course(released, tmp_path) -> Course:
    """A released course of the test's own."""
    return Course(shutil.copytree(released, tmp_path / "course"))


def pasted(nb):
    """Everything pasted into a new notebook: no marks and other cell ids."""
    for index, cell in enumerate(nb.cells):
        cell.metadata, cell.id = NotebookNode(), f"new-{index}"


def edited_marks(nb):
    tiny.at(nb, "q1").metadata.nbgrader.update(points=100, grade=False)
    tiny.at(nb, "q2").metadata.nbgrader.update(solution=True, locked=False)
    tiny.at(nb, "q1_text").metadata.nbgrader.grade_id = "of another exercise"


def copied_memo(nb):
    """The memo is typed in the first of two copies, the second stays as it was."""
    where = nb.cells.index(tiny.at(nb, "memo"))
    again = NotebookNode({**nb.cells[where], "id": "again", "source": "Write here."})
    nb.cells.insert(where + 1, again)


def copied_case(nb):
    case = tiny.at(nb, "case")
    nb.cells.append(NotebookNode({**case, "id": "case-2"}))


def no_id(nb):
    tiny.at(nb, "student").source = 'student = ""  # your id'


def stubborn(nb):
    tiny.at(nb, "q2_answer").source = (
        "while True:\n    try:\n        while True:\n            pass\n"
        "    except KeyboardInterrupt:\n        pass"
    )


def nosy(nb):
    """Prints its own graded copy, where nbgrader has put the hidden tests."""
    tiny.at(nb, "q2_answer").source += (
        "\nimport json\n"
        f"for cell in json.load(open('{tiny.NAME}.ipynb'))['cells']:\n"
        "    print(''.join(cell['source']))"
    )


OWN_KINDS = {
    "pasted": pasted,
    "edited marks": edited_marks,
    "copied memo": copied_memo,
    "copied case": copied_case,
    "no id": no_id,
    "stubborn loop": stubborn,
    "nosy": nosy,
    "honest": lambda nb: None,
}
KINDS = {**demo_class.ACCIDENTS, **OWN_KINDS}


def student_of(kind: str) -> str:
    return f"S{sorted([*KINDS, 'renamed', 'link']).index(kind):02}-{kind.replace(' ', '_')}"


def hand_in_kinds(course: Course, kinds) -> None:
    pattern = course.released(tiny.NAME)
    for kind in kinds:
        student = student_of(kind)
        answers = {} if kind == "untouched" else tiny.right(student)
        nb = tiny.fill(pattern, student, answers, None if kind == "untouched" else MEMO)
        content = KINDS[kind](nb)
        tiny.hand_in(course.root, student, content if isinstance(content, bytes) else nb)
    student = student_of("renamed")
    tiny.hand_in(course.root, student, pattern, name="my homework.ipynb")
    tiny.hand_in(course.root, student_of("link"), pattern)
    folder = course.submission(student_of("link"), tiny.NAME)
    (folder / "data.csv").symlink_to(course.root / "nbgrader_config.py")


PLAIN = [
    "broken file",
    "split cell",
    "copied memo",
    "deleted test cell",
    "pasted",
    "edited marks",
    "no id",
    "untouched",
    "honest",
]


@pytest.fixture(scope="session")
def plain_run(released, tmp_path_factory):
    """Some of the class being graded by nbgrader itself, which takes time: (course, process)."""
    course = Course(shutil.copytree(released, tmp_path_factory.mktemp("plain") / "course"))
    hand_in_kinds(course, PLAIN)
    command = [sys.executable, "-m", "nbgrader", "autograde", tiny.NAME]
    with subprocess.Popen(command, cwd=course.root, stderr=subprocess.DEVNULL) as process:
        yield course, process


@pytest.fixture(scope="session")
def graded(plain_run, released, tmp_path_factory):
    """A class with one student of every kind, graded: (course, watch, outcomes by student)."""
    course = Course(shutil.copytree(released, tmp_path_factory.mktemp("graded") / "course"))
    hand_in_kinds(course, KINDS)
    watch = Watch()
    outcomes = grade(course, tiny.NAME, watch)
    return course, watch, {outcome.student: outcome for outcome in outcomes}


@pytest.fixture(scope="session")
def plainly_graded(plain_run) -> Course:
    """Some of the class, graded by nbgrader's own command."""
    course, process = plain_run
    process.wait(timeout=120)
    return course

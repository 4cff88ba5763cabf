import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import tiny
from kit import KINDS, PLAIN, Watch, grade_here, hand_in_kinds, student_of

from course_utils.classroom.course import Course
from course_utils.classroom.release import release

CELL_SECONDS = 2


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
    outcomes = grade_here(course, watch)
    return course, watch, {outcome.student: outcome for outcome in outcomes}


@pytest.fixture(scope="session")
def plainly_graded(plain_run) -> Course:
    """Some of the class, graded by nbgrader's own command."""
    course, process = plain_run
    process.wait(timeout=120)
    graded = {path.parent.parent.name for path in course.root.glob("autograded/*/*/*.ipynb")}
    if not graded >= {student_of(kind) for kind in PLAIN if kind != "broken file"}:
        # Kernels that start at the same time take each other's ports, now and then.
        subprocess.run(process.args, cwd=course.root, stderr=subprocess.DEVNULL, check=False)
    return course

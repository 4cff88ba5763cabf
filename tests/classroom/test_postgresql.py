"""A gradebook on a PostgreSQL server, started for the test."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from kit import PLAIN, grade_here, hand_in_kinds, rows, student_of

from course_utils.classroom.course import Course
from course_utils.errors import CourseError

pytest.importorskip("psycopg", reason="psycopg is not installed")


def program(name: str) -> str:
    places = [os.environ["PATH"], *map(str, Path("/usr/lib/postgresql").glob("*/bin"))]
    return shutil.which(name, path=os.pathsep.join(places)) or pytest.skip(
        "the programs of a PostgreSQL server are not installed"
    )


@pytest.fixture(scope="module")
def server():
    """The URL of a database in a folder of its own, served to this computer alone."""
    initdb, pg_ctl = program("initdb"), program("pg_ctl")
    folder = tempfile.mkdtemp(prefix="postgresql-")
    user = {}
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    data, log = f"{folder}/data", f"{folder}/log"

    def call(*words):
        subprocess.run(words, check=True, cwd=folder, stdout=subprocess.DEVNULL, **user)

    call(initdb, "-D", data, "-U", "course", "--auth=trust", "--no-sync")
    options = f"-c listen_addresses= -c fsync=off -k {folder}"
    call(pg_ctl, "-D", data, "-l", log, "-o", options, "-w", "start")
    yield f"postgresql+psycopg://course@/postgres?host={folder}"
    call(pg_ctl, "-D", data, "-m", "immediate", "stop")
    shutil.rmtree(folder)


@pytest.fixture
def course(released, server, tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_DB_URL", server)
    course = Course(shutil.copytree(released, tmp_path / "course"))
    (course.root / "gradebook.db").unlink()
    return course


def test_a_gradebook_on_a_server_holds_the_same_rows(course, graded):
    hand_in_kinds(course, PLAIN)
    outcomes = grade_here(course)
    students = {outcome.student for outcome in outcomes if outcome.graded}
    assert student_of("honest") in students
    assert not (course.root / "gradebook.db").exists()
    assert rows(course, students) == rows(graded[0], students)
    assert [o for o in grade_here(course) if o.new] == []


def test_a_server_that_is_away_is_one_sentence_without_the_password(course, monkeypatch):
    monkeypatch.setenv("COURSE_DB_URL", "postgresql+psycopg://me:secret@127.0.0.1:1/course")
    with pytest.raises(CourseError, match=r"gradebook .* cannot be opened") as problem:
        Course(course.root).class_list()
    assert "secret" not in str(problem.value) and "\n" not in str(problem.value)

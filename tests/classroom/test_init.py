import os
import shutil
import subprocess
import sys

import pytest
import tiny
from nbgrader.apps import NbGraderAPI
from typer.testing import CliRunner

from course_utils.classroom import results
from course_utils.classroom.course import Course
from course_utils.classroom.init import init
from course_utils.cli import app
from course_utils.errors import CourseError

CLASS = "班级 (1)"
WORK = {"gradebook.db", "submitted", "autograded", "feedback", "nbgrader_config.py"}


@pytest.fixture(scope="module")
def both(released, tmp_path_factory):
    """A course and a classroom of it, side by side; copy them, do not change them."""
    folder = tmp_path_factory.mktemp("both")
    init(Course(shutil.copytree(released, folder / "course")), folder / CLASS)
    return folder


@pytest.fixture
def classroom(both, tmp_path) -> Course:
    shutil.copytree(both, tmp_path, dirs_exist_ok=True)
    return Course(tmp_path / CLASS)


@pytest.fixture
def course(released, tmp_path) -> Course:
    """The course beside the classroom, if the test has one."""
    return Course(shutil.copytree(released, tmp_path / "course", dirs_exist_ok=True))


def files(folder) -> dict:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(folder, *command) -> str:
    result = CliRunner().invoke(app, ["--root", str(folder), *map(str, command)])
    assert not isinstance(result.exception, Exception), result.exception
    return result.output


def fill_box(course, box) -> None:
    """Let kim answer all, and bob one of two questions."""
    box.mkdir()
    for student, answers in [("kim", tiny.right("kim")), ("bob", {"q2_last": "b"})]:
        nb = tiny.fill(course.released(tiny.NAME), student, answers)
        (box / f"{student}_{tiny.NAME}.ipynb").write_text(tiny.json.dumps(nb))


def test_a_classroom_has_what_the_class_makes_and_the_course_has_the_rest(classroom, course):
    assert {path.name for path in classroom.root.iterdir()} == WORK
    assert classroom.home == course.root
    assert classroom.assignments() == [tiny.NAME]
    assert classroom.master(tiny.NAME) == course.master(tiny.NAME)
    assert classroom.released(tiny.NAME) == course.released(tiny.NAME)
    assert classroom.participants().empty


def test_every_command_works_in_it_and_leaves_the_course_alone(classroom, course, tmp_path):
    before = files(course.root)
    fill_box(course, tmp_path / "box")
    there = classroom.root
    assert "Collected: 2 new" in run(there, "collect", tmp_path / "box")
    assert "2 handed in: 2 graded now" in run(there, "grade")
    scores = results.scores(classroom, tiny.NAME)
    assert scores["total"].to_dict() == {"bob": 3, "kim": 4 + 3}
    run(there, "feedback")
    assert (there / "feedback" / "kim" / tiny.NAME / f"{tiny.NAME}.html").is_file()
    run(there, "export", "--to", there / "marks.csv")
    assert '"kim","kim","4.0","3.0"' in (there / "marks.csv").read_text(encoding="utf-8-sig")
    assert files(course.root) == before


def test_a_release_in_it_is_that_of_the_course(classroom, course):
    course.release(tiny.NAME).unlink()
    assert str(course.root / "exercises" / tiny.NAME) in run(classroom.root, "release")
    assert course.release(tiny.NAME).is_file()


def test_plain_nbgrader_and_its_formgrader_work_in_it(classroom, course):
    tiny.hand_in(
        classroom.root, "kim", tiny.fill(course.released(tiny.NAME), "kim", tiny.right("kim"))
    )
    command = [sys.executable, "-m", "nbgrader", "autograde", tiny.NAME]
    subprocess.run(command, cwd=classroom.root, stderr=subprocess.DEVNULL, check=True, timeout=120)
    assert results.scores(classroom, tiny.NAME).loc["kim", ["q1", "q2"]].tolist() == [4, 3]
    api = NbGraderAPI(coursedir=Course(classroom.root).directory, config=classroom.config)
    assert api.get_source_assignments() == {tiny.NAME}
    (seen,) = api.get_assignments()
    assert (seen["num_submissions"], seen["max_score"]) == (1, 9)
    (submission,) = api.get_submissions(tiny.NAME)
    assert (submission["student"], submission["score"], submission["autograded"]) == (
        "kim",
        7,
        True,
    )


def test_a_second_classroom_can_be_made_from_the_first(classroom, course, tmp_path):
    assert init(classroom, tmp_path / "deep" / "second").home == course.root


def test_a_classroom_stays_as_it_is(classroom, course):
    (classroom.root / "notes.txt").write_text("mine")
    before = files(classroom.root)
    said = run(course.root, "init", classroom.root)
    assert said.strip() == f"{classroom.root} is a classroom already; nothing was changed."
    assert files(classroom.root) == before


def test_other_folders_are_refused(course, tmp_path):
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "a").write_text("mine")
    with pytest.raises(CourseError, match=r"taken is not empty; name a new folder"):
        init(course, taken)
    with pytest.raises(CourseError, match=r"a is not empty"):
        init(course, taken / "a")
    for inside in (course.root, course.root / "class"):
        with pytest.raises(CourseError, match="is in the folder of the course"):
            init(course, inside)
    with pytest.raises(CourseError, match=r"nbgrader cannot find the course .* none of \$ \( \)"):
        init(course, tmp_path / "class [x]")
    assert [path.name for path in taken.iterdir()] == ["a"]
    assert not (tmp_path / "class [x]").exists() and not (course.root / "class").exists()


def test_a_course_in_a_folder_that_nbgrader_cannot_find_is_refused(released, tmp_path):
    course = Course(shutil.copytree(released, tmp_path / "course (1)"))
    with pytest.raises(CourseError, match="nbgrader cannot find the course"):
        init(course, tmp_path / "class")
    assert not (tmp_path / "class").exists()


@pytest.mark.parametrize("exists", [True, False])
def test_nothing_is_left_where_it_fails(course, tmp_path, exists):
    course.master(tiny.NAME).write_text("{")
    if exists:
        (tmp_path / "class").mkdir()
    with pytest.raises(CourseError, match="00_tiny was not released"):
        init(course, tmp_path / "class")
    assert (tmp_path / "class").exists() == exists
    assert not exists or not os.listdir(tmp_path / "class")


def test_course_and_classroom_move_together_and_a_lost_course_is_named(classroom, course, tmp_path):
    there = tmp_path / "there"
    there.mkdir()
    for folder in (classroom.root, course.root):
        folder.rename(there / folder.name)
    assert Course(there / classroom.root.name).assignments() == [tiny.NAME]
    (there / "course").rename(tmp_path / "elsewhere")
    said = run(there / classroom.root.name, "export")
    assert f"The course is not in {there / 'course'} any more; put its folder right in" in said

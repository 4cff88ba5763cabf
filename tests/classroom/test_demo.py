import os
import re
import subprocess
import sys

import pytest
import tiny
from typer.testing import CliRunner

from course_utils.classroom.answer_key import answer_keys
from course_utils.classroom.demo_class import ACCIDENTS, make_class
from course_utils.cli import app
from course_utils.errors import CourseError


def test_the_answer_key_is_read_off_the_master(course):
    keys = answer_keys(course.master(tiny.NAME), ["ann", "bob"])
    assert keys["ann"]["right"] == tiny.right("ann")
    assert keys["bob"]["right"] == tiny.right("bob")
    assert keys["ann"]["slips"] == {"q1_sum": [tiny.right("ann")["q1_sum"] - 1], "q2_last": ["a"]}


def test_a_master_that_does_not_run_is_one_sentence(course):
    path = course.master(tiny.NAME)
    path.write_text(path.read_text().replace('case[\\"last\\"]', "nothing_of_that_name"))
    with pytest.raises(CourseError, match=r"does not run: .*nothing_of_that_name"):
        answer_keys(path, ["ann"])


def test_a_class_has_every_accident_and_is_the_same_each_time():
    students = make_class(24)
    assert students == make_class(24)
    assert {student.kind for student in students} == {*ACCIDENTS, "honest"}
    assert len({student.id for student in students}) == 24
    assert len({(student.family, student.given) for student in students}) == 24


def test_the_demonstration_from_the_command_line(course, tmp_path):
    folder = tmp_path / "demo"
    command = "from course_utils.cli import app; app()"
    run = subprocess.run(
        [sys.executable, "-c", command, "demo", "--students", "5", "--folder", str(folder)],
        cwd=course.root,
        env={**os.environ, "COURSE_DB_URL": f"sqlite:///{tmp_path}/real_class.db"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0 and run.stderr == ""
    assert "Collected: 5 new, 0 unchanged, 0 left." in run.stdout
    assert "5 handed in: 4 graded now, 0 already graded, 1 not graded." in run.stdout
    assert (
        "(2026004): the file is not a notebook, or it is cut off; ask for it again." in run.stdout
    )
    assert "Where the class went wrong" in run.stdout
    assert f"course --root {folder} feedback" in run.stdout
    assert not (tmp_path / "real_class.db").exists()

    subprocess.run([sys.executable, "-c", command, "--root", str(folder), "export"], cwd=tmp_path)
    assert (tmp_path / f"{tiny.NAME}.csv").read_text("utf-8-sig").count("\n") == 6


def test_what_goes_wrong_is_one_sentence(course, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["grade"])
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{tmp_path} is not inside a course")
    assert result.stderr.count("\n") == 1 and result.stdout == ""


def test_help_lists_the_commands_in_the_order_of_the_work():
    text = CliRunner().invoke(app, ["--help"]).stdout
    commands = re.findall(r"^│ (\w+) ", text, re.MULTILINE)
    assert commands == [
        "init", "roster", "release", "collect", "grade", "marks", "feedback", "report", "export",
        "certificates", "verify", "lab", "demo",
    ]  # fmt: skip

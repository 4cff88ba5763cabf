"""Whatever stops a run: what was shown as graded is graded, and no old mark looks new."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
import tiny
from kit import MEMO, Watch, grade_here

from course_utils.classroom import results, writer
from course_utils.errors import CourseError

STUDENTS = [f"s{number}" for number in range(8)]
RUN = """\
import sys
from pathlib import Path
from course_utils.classroom.course import Course
from course_utils.classroom.grade import grade
from course_utils.classroom.here import Here

class Watch:
    def begin(self, total, how): pass
    def running(self, students): pass
    def ended(self, outcome): print(outcome.student, flush=True)

with Here() as here:
    grade(Course(Path(sys.argv[1])), sys.argv[2], Watch(), here)
"""


@pytest.fixture
def handed_in(course):
    for student in STUDENTS:
        nb = tiny.fill(course.released(tiny.NAME), student, tiny.right(student), MEMO)
        tiny.hand_in(course.root, student, nb)
    return course


def totals(course) -> pd.Series:
    return results.scores(course, tiny.NAME)["total"]


def new_in(course) -> set[str]:
    return {each.student for each in grade_here(course) if each.new}


def test_a_kill_loses_nothing_that_was_shown(handed_in):
    command = [sys.executable, "-c", RUN, str(handed_in.root), tiny.NAME]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        shown = {process.stdout.readline().strip() for _each in range(3)}
        process.send_signal(signal.SIGKILL)
        shown |= {line.strip() for line in process.stdout}
    assert len(shown) >= 3 and shown <= set(STUDENTS)
    assert (totals(handed_in)[sorted(shown)] == 7).all()
    assert not new_in(handed_in) & shown
    assert (totals(handed_in) == 7).all()


class _Stop(Watch):
    def ended(self, outcome):
        raise KeyboardInterrupt


def test_a_second_run_that_is_stopped_leaves_no_old_mark(handed_in):
    grade_here(handed_in)
    with handed_in.gradebook() as book:
        book.find_grade("memo", tiny.NAME, tiny.NAME, "s0").manual_score = 2
        book.db.commit()
    master = handed_in.master(tiny.NAME)
    master.write_text(master.read_text().replace('case[\\"sum\\"] + 1', 'case[\\"sum\\"] + 2'))
    with pytest.raises(KeyboardInterrupt):
        grade_here(handed_in, _Stop())
    assert not (totals(handed_in) == 7).any()  # by the new master question 1 is wrong
    grade_here(handed_in)
    assert (totals(handed_in).drop("s0") == 3).all()
    with handed_in.gradebook() as book:
        assert book.find_grade("memo", tiny.NAME, tiny.NAME, "s0").manual_score == 2


def test_a_full_disk_shows_nothing_as_graded(handed_in, monkeypatch):
    def full(*_):
        raise OSError("No space left on device")

    monkeypatch.setattr(writer, "write_whole", full)
    watch = Watch()
    with pytest.raises(OSError, match="No space"):
        grade_here(handed_in, watch)
    assert watch.outcomes == [] and totals(handed_in).isna().all()
    monkeypatch.undo()
    assert new_in(handed_in) == set(STUDENTS)


def test_a_gradebook_that_cannot_be_opened_is_one_sentence(course, tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_DB_URL", f"sqlite:///{tmp_path}/nowhere/gradebook.db")
    with pytest.raises(CourseError, match=r"gradebook sqlite:///.* cannot be opened"):
        type(course)(course.root).gradebook()


def test_no_process_is_left_behind(handed_in):
    before = _processes()
    grade_here(handed_in)
    mine = [line.split() for line in _processes() - before if "warm.server" in line]
    assert [words for words in mine if words[1] == str(os.getpid())] == []


def _processes() -> set[str]:
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            parent = (entry / "stat").read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue
        found.add(f"{entry.name} {parent} {command}")
    return found

"""The same command on a Dask cluster: a scheduler and two worker processes, for real."""

import os

import pytest
import tiny
from kit import MEMO, Watch, grade_here, rows

from course_utils.classroom.grade import grade
from course_utils.errors import CourseError

distributed = pytest.importorskip("distributed", reason="Dask is not installed")
from course_utils.classroom import cluster  # noqa: E402

STUDENTS = [f"s{number}" for number in range(6)]


@pytest.fixture(scope="module")
def scheduler():
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1"
    ) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def handed_in(course):
    for student in STUDENTS:
        nb = tiny.fill(course.released(tiny.NAME), student, tiny.right(student), MEMO)
        tiny.hand_in(course.root, student, nb)
    tiny.hand_in(course.root, "broken", b"{")
    return course


def test_a_cluster_gives_the_marks_that_one_computer_gives(handed_in, scheduler):
    watch = Watch()
    with cluster.Cluster(scheduler) as place:
        outcomes = grade(handed_in, tiny.NAME, watch, place)
    assert [o.student for o in outcomes if o.graded] == STUDENTS
    assert "2 workers" in watch.how
    there = rows(handed_in, STUDENTS)
    (handed_in.root / "gradebook.db").unlink()
    grade_here(type(handed_in)(handed_in.root))
    assert rows(handed_in, STUDENTS) == there


def test_workers_with_another_version_are_refused(scheduler, monkeypatch):
    monkeypatch.setattr(cluster, "package_print", lambda: str(os.getpid()))
    with pytest.raises(CourseError, match="another version of the course"):
        cluster.Cluster(scheduler)


def test_a_scheduler_that_does_not_answer_is_one_sentence(monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with pytest.raises(CourseError, match=r"No Dask scheduler answers at tcp://127.0.0.1:1"):
        cluster.Cluster("tcp://127.0.0.1:1")

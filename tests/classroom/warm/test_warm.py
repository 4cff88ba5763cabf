"""What desk and examiner do with jobs."""

import os
import subprocess
import sys
import time
from datetime import date

import psutil
import pytest
from desks import errors, text

from course_utils.classroom.warm import (
    DIED,
    NONE,
    TOO_LONG,
    Cell,
    Job,
    Limits,
    Take,
    WarmProcess,
    best_isolation,
)
from course_utils.classroom.warm.plain import decode, encode
from course_utils.errors import CourseError


@pytest.fixture(scope="module")
def warm():
    with WarmProcess(NONE) as warm:
        warm.prepare(["from datetime import date", "hidden = 1"])
        yield warm


def test_takes_answers_where_they_are_asked_for(warm):
    job = Job(
        (
            Cell("first", "day = date_of = __import__('datetime').date(2027, 3, 1)"),
            Take("q1", ("day", "missing")),
            Cell("second", "day = 5"),
            Take("q2", ("day",)),
        )
    )
    taken = warm.run(job).taken
    assert {name: decode(value) for name, value in taken["q1"].items()} == {"day": date(2027, 3, 1)}
    assert taken["q2"] == {"day": 5}


def test_every_job_starts_afresh(warm):
    warm.run(Job((Cell("cell", "left = 1\nimport pathlib\npathlib.Path('x').touch()"),)))
    done = warm.run(
        Job((Cell("cell", "import os\nos.listdir(), 'left' in dir(), 'hidden' in dir()"),))
    )
    assert text(done) == "([], False, False)"
    assert done.counts == {"cell": 1}


def test_given_values_are_there_for_their_cell_alone(warm):
    job = Job(
        (
            Cell("case", "case = 7"),
            Cell("q1", "helper = answer + case\nhelper"),
            Cell("cell", "print('answer' in dir(), 'helper' in dir(), case)"),
        ),
        given={"q1": {"answer": encode(1)}},
    )
    done = warm.run(job)
    assert done.outputs["q1"][0]["data"]["text/plain"] == "8"
    assert text(done) == "False False 7\n"
    assert done.counts == {"case": 1, "q1": 2, "cell": 3}


def test_an_answer_that_is_no_plain_value_gets_a_sentence(warm):
    done = warm.run(Job((Cell("cell", "1 / 0"),), given={"cell": {"q1_fee": encode(print)}}))
    assert errors(done) == ["CourseError"]
    assert text(done).startswith(
        "q1_fee: the answer is not a plain value (builtin_function_or_method);"
    )


def test_files_lie_in_the_folder(warm):
    files = {"helper.py": b"fee = 12360", "data/费用.bin": bytes(range(256))}
    source = "import helper\nhelper.fee, open('data/费用.bin', 'rb').read() == bytes(range(256))"
    assert text(warm.run(Job((Cell("cell", source),), files=files))) == "(12360, True)"
    assert errors(warm.run(Job((Cell("cell", "import helper"),)))) == ["ModuleNotFoundError"]


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", ""])
def test_file_names_that_lead_out_are_refused(warm, name):
    with pytest.raises(CourseError, match="no name for a file"):
        warm.run(Job((Cell("cell", "1"),), files={name: b""}))


def test_later_cells_run_after_an_error_and_a_time_out(warm):
    job = Job(
        (Cell("a", "1 / 0"), Cell("b", "import time\ntime.sleep(9)"), Cell("cell", "'on'")),
        cell_seconds=0.3,
    )
    done = warm.run(job)
    assert text(done) == "'on'"
    assert done.outputs["b"][-1]["ename"] == "CellTimeoutError"


def test_the_whole_job_has_its_time(warm):
    cells = tuple(Cell(name, "import time; time.sleep(40)") for name in ("a", "b", "c"))
    start = time.monotonic()
    done = warm.run(Job((Cell("quick", "1"), *cells), cell_seconds=60, seconds=2))
    assert (done.ended, done.at) == (TOO_LONG, "a")
    assert set(done.outputs) == {"quick", "a"}
    assert time.monotonic() - start < 30  # neither the cell's own end nor that of the three


def test_exit_ends_python(warm):
    done = warm.run(Job((Cell("a", "exit()"), Cell("b", "1"))))
    assert (done.ended, done.at, list(done.outputs)) == (DIED, "b", ["a"])


def test_chance_differs_from_job_to_job(warm):
    job = Job((Cell("cell", "import random, numpy\nrandom.random(), numpy.random.random()"),))
    assert text(warm.run(job)) != text(warm.run(job))


def test_output_beyond_the_limit_is_left_out_but_not_the_error():
    with WarmProcess(NONE, Limits(cell_output=10_000, output=25_000)) as warm:
        job = Job(tuple(Cell(str(n), "print('费' * 9000)\n1 / 0") for n in range(4)))
        done = warm.run(job)
    assert done.ended == ""
    assert all(outputs[-1]["ename"] == "ZeroDivisionError" for outputs in done.outputs.values())
    assert "left out" in str(done.outputs["0"])
    assert sum(len(str(outputs)) for outputs in done.outputs.values()) < 30_000


def test_answers_are_limited_in_size():
    with WarmProcess(NONE, Limits(answer=100)) as warm:
        done = warm.run(Job((Cell("a", "x = 'x' * 200"), Take("t", ("x",)))))
    assert done.taken == {"t": {"x": {"not plain": "too long"}}}


def test_a_broken_start_is_said_in_a_sentence(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with WarmProcess(NONE) as warm, pytest.raises(CourseError, match="did not start"):
        warm.run(Job((Cell("cell", "1"),)))


def test_starts_again_if_it_was_ended_while_idle():
    with WarmProcess(NONE) as warm:
        assert text(warm.run(Job((Cell("cell", "1"),)))) == "1"
        warm._process.kill()
        warm._process.wait()
        assert text(warm.run(Job((Cell("cell", "2"),)))) == "2"


def test_ends_with_the_grader():
    source = (
        "from course_utils.classroom.warm import *\n"
        "warm = WarmProcess(best_isolation())\n"
        "warm.run(Job((Cell('a', '1'),)))\n"
        "print(warm._process.pid, flush=True)\n"
        "warm.run(Job((Cell('a', 'while True: pass'),)))\n"
    )
    grader = subprocess.Popen([sys.executable, "-c", source], stdout=subprocess.PIPE, text=True)
    desk = psutil.Process(int(grader.stdout.readline()))
    grader.kill()
    grader.communicate()
    psutil.wait_procs([desk], timeout=5)
    assert not desk.is_running() or desk.status() == psutil.STATUS_ZOMBIE


@pytest.mark.parametrize("system", ["win32", "darwin"])
@pytest.mark.parametrize("allow_none", [True, False])
def test_elsewhere_it_refuses(monkeypatch, system, allow_none):
    monkeypatch.setattr(sys, "platform", system)
    with pytest.raises(CourseError, match="only Linux"):
        best_isolation(allow_none)


def test_imports_where_linux_is_not():
    source = (
        "import IPython, pandas, psutil, select, subprocess, sys, tempfile  # with their own ways\n"
        "for name in ('resource', 'fcntl'): sys.modules[name] = None\n"
        "sys.platform = 'win32'\n"
        "import course_utils.classroom.warm\n"
        "assert 'course_utils.classroom.warm.confine' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", source], check=True, env={**os.environ})


def test_without_isolation_it_refuses_unless_allowed(monkeypatch):
    monkeypatch.setattr("course_utils.classroom.warm.isolation.works", lambda level: False)
    with pytest.raises(CourseError, match="bubblewrap"):
        best_isolation()
    assert best_isolation(allow_none=True) == NONE
    assert str(NONE) == "not isolated"

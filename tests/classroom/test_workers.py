import os
import subprocess
import sys
import time

import psutil

from course_utils.classroom.workers import DIED, TOO_LONG, each_alone


def work(job):
    kind, path = job
    if kind == "dies":
        os._exit(1)
    if kind == "hangs":
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        path.write_text(str(child.pid))
        time.sleep(60)
    return kind.upper()


def test_one_that_dies_and_one_that_hangs_do_not_stop_the_others(tmp_path):
    pid_file = tmp_path / "pid"
    jobs = [(kind, pid_file) for kind in ("dies", "hangs", "a", "b", "c")]
    events = list(each_alone(work, jobs, seconds=2))
    results = {event[0][0]: event[1] for event in events if isinstance(event, tuple)}
    assert results == {"dies": DIED, "hangs": TOO_LONG, "a": "A", "b": "B", "c": "C"}
    assert [("hangs", pid_file)] in events  # told while it ran
    child = int(pid_file.read_text())
    ended = time.monotonic() + 5  # the kernel takes a moment to end what was killed
    while psutil.pid_exists(child) and psutil.Process(child).status() != "zombie":
        assert time.monotonic() < ended
        time.sleep(0.05)

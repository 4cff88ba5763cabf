import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
import tiny

from course_utils.classroom.lab import lay_out_work

SECONDS = 40


def test_exercises_are_copied_once_and_never_overwritten(course):
    work = lay_out_work(course.root)
    mine = work / tiny.NAME / f"{tiny.NAME}.ipynb"
    assert mine.read_bytes() == course.release(tiny.NAME).read_bytes()
    mine.write_text("what I typed")
    (course.release(tiny.NAME).parent / "new.csv").write_text("a,b")
    lay_out_work(course.root)
    assert mine.read_text() == "what I typed"
    assert (work / tiny.NAME / "new.csv").exists()


@pytest.fixture(scope="module")
def lab(released, tmp_path_factory):
    """A running JupyterLab, started from elsewhere; call it to ask it something."""
    root = shutil.copytree(released, tmp_path_factory.mktemp("lab") / "course")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from course_utils.cli import app; app()", "--root", str(root)]
    options = ["--no-browser", "--port", str(port), "--IdentityProvider.token=t", "--allow-root"]
    server = subprocess.Popen(
        [*command, "lab", *options], cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )

    def ask(path, **options):
        url = f"http://127.0.0.1:{port}{path}"
        request = urllib.request.Request(url, headers={"Authorization": "token t"}, **options)
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            return answer.read().decode()

    end = time.monotonic() + SECONDS
    while True:
        try:
            ask("/api")
            break
        except urllib.error.URLError:
            assert server.poll() is None and time.monotonic() < end
            time.sleep(0.3)
    yield ask
    server.terminate()
    server.wait(timeout=SECONDS)


def test_lab_asks_nothing_about_news_or_updates(lab):
    answer = json.loads(lab("/lab/api/settings/@jupyterlab/apputils-extension:notification"))
    properties = answer["schema"]["properties"]
    assert properties["fetchNews"]["default"] == "false"
    assert properties["checkForUpdates"]["default"] is False


def test_formgrader_knows_the_course(lab):
    assignments = json.loads(lab("/formgrader/api/assignments"))
    assert [(each["name"], each["max_score"]) for each in assignments] == [(tiny.NAME, 9)]


def test_the_validate_button_tells_a_student_what_is_missing(lab):
    path = f"work/{tiny.NAME}/{tiny.NAME}.ipynb"
    answer = json.loads(lab(f"/assignments/validate?path={path}", method="POST", data=b""))
    assert answer["success"]
    assert "Please fill in q1_sum." in answer["value"]["failed"][0]["error"]

import re
import sys

import grading
import pytest
from metering import measure
from nbgrader.api import Gradebook

FIGURE = r"\d+\.\d+"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("benchmark")


def test_it_runs_and_a_changed_score_is_seen(folder, capsys):
    assert grading.main(["--students", "2", "--folder", str(folder)]) == 0
    printed = capsys.readouterr().out
    for name in grading.COMMANDS:
        line = rf"{name} +{FIGURE} s +{FIGURE} s/notebook +{FIGURE} CPU s/notebook +\d+ MB"
        assert re.search(line, printed)
        assert re.search(rf"CPU per notebook against the floor, {name}: {FIGURE}\n", printed)
    assert re.search(rf"^ratio: {FIGURE}$", printed, re.MULTILINE)
    assert "scores identical (" in printed

    stock, ours = folder / "stock", folder / "ours"
    with Gradebook(grading.database(ours)) as book:
        grade = book.find_grade("q2", grading.EXERCISE, grading.EXERCISE, "2026002")
        grade.auto_score = (grade.auto_score or 0) + 1
        book.db.commit()
    said = grading.say_scores(stock, ours).splitlines()
    assert said[0] == "scores differ in 2 rows:"
    assert all("'2026002'" in line and "'q2'" in line for line in said[1:])


def test_what_grandchildren_and_orphans_use_is_counted(tmp_path):
    scripts = {
        "burn": "import time\nwhile time.process_time() < 0.5: pass",
        "orphan": "import subprocess, sys\nsubprocess.Popen([sys.executable, 'burn.py'])",
        "hold": "import time\nheld = b'x' * 300_000_000\ntime.sleep(1.2)",
        "all": "import subprocess, sys\n"
        "for name in ('orphan', 'hold'):\n    subprocess.run([sys.executable, f'{name}.py'])\n"
        "print('done')",
    }
    for name, source in scripts.items():
        (tmp_path / f"{name}.py").write_text(source)
    run = measure([sys.executable, "all.py"], tmp_path, {})
    assert (run.returncode, run.output) == (0, "done\n")
    assert run.cpu > 0.5 and run.seconds > 1.2
    assert 300_000_000 < run.memory < 400_000_000

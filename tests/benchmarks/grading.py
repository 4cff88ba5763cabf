"""Time `nbgrader autograde` and `course grade` on the same submissions of the real exercise.

    python tests/benchmarks/grading.py --students 40

Both grade a copy of one class of differing, honest submissions, in turn. Nothing here fails by the
clock; the exit code is 1 where a command fails or the two gradebooks differ.
"""

import argparse
import compileall
import json
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from floor import __file__ as FLOOR
from gradebooks import differences, rows
from metering import Measured, measure

import course_utils
from course_utils.classroom import demo, demo_class
from course_utils.classroom.answer_key import answer_keys
from course_utils.classroom.collect import collect
from course_utils.classroom.course import Course
from course_utils.classroom.workers import cores

EXERCISE = "01_pct"
HOUSE = Path(course_utils.__file__).parents[1]
COMMANDS = {
    "nbgrader autograde": ["-m", "nbgrader", "autograde", EXERCISE],
    "course grade": ["-c", "from course_utils.cli import app; app()", "grade", EXERCISE],
}
STOCK, OURS = COMMANDS
FEW = 40  # the floor is taken from this many notebooks


def make_class(folder: Path, students: int) -> Path:
    """Lay out a course in `folder` where `students` have handed in honest work; return its root."""
    course = demo.lay_out(Course(HOUSE), EXERCISE, folder)
    people = [replace(person, kind=demo_class.HONEST) for person in demo_class.make_class(students)]
    with course.gradebook() as book:
        for person in people:
            book.add_student(person.id, last_name=person.family, first_name=person.given)
    released, keys = course.released(EXERCISE), keys_of(course, [person.id for person in people])
    box = folder / demo.HANDED_IN
    box.mkdir()
    for person in people:
        content = demo_class.submission(released, person, keys[person.id])
        (box / f"{person.id}_{EXERCISE}.ipynb").write_bytes(content)
    assert len(collect(course, box, EXERCISE).filed) == students
    return course.root


def keys_of(course: Course, students: list[str]) -> dict[str, dict]:
    """Work out the answers of all students, on all cores."""
    parts = [students[start :: cores()] for start in range(cores())]
    with ThreadPoolExecutor() as pool:
        found = pool.map(lambda part: answer_keys(course.master(EXERCISE), part), parts)
        return {student: key for keys in found for student, key in keys.items()}


def environment() -> dict[str, str]:
    """Return the environment for both: compiled bytecode is used, the gradebook is the class's."""
    return {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONDONTWRITEBYTECODE", "COURSE_DB_URL")
    }


def compile_bytecode() -> None:
    for place in (sysconfig.get_path("purelib"), Path(course_utils.__file__).parent):
        compileall.compile_dir(place, quiet=2, workers=cores())


def run_floor(root: Path) -> dict[str, float]:
    """Run the cells of some graded notebooks in a warm interpreter."""
    graded = sorted(map(str, root.glob(f"autograded/*/{EXERCISE}/*.ipynb")))[:FEW]
    command = [sys.executable, FLOOR, *graded]
    run = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    return json.loads(run.stdout.splitlines()[-1])


def database(root: Path) -> str:
    return f"sqlite:///{root / 'gradebook.db'}"


def say_scores(one: Path, other: Path) -> str:
    """Compare two gradebooks row by row and say how it went."""
    lines = differences(database(one), database(other))
    if not lines:
        count = rows(database(one)).total()
        return (
            f"scores identical ({count} rows: students, submissions, notebooks, grades, comments)"
        )
    return "\n".join([f"scores differ in {len(lines)} rows:", *lines[:20]])


def say_run(name: str, run: Measured, students: int) -> str:
    return (
        f"{name:20} {run.seconds:8.2f} s {run.seconds / students:8.3f} s/notebook "
        f"{run.cpu / students:8.3f} CPU s/notebook {run.memory / 2**20:7.0f} MB"
    )


def benchmark(folder: Path, students: int, rounds: int) -> bool:
    """Make a class, grade it with both commands `rounds` times; return whether all is well.

    What the last round left stays in `folder`: the copies `stock` and `ours`.
    """
    print(f"{students} students, {EXERCISE}, {cores()} cores, Python {sys.version.split()[0]}")
    compile_bytecode()
    pattern = make_class(folder / "class", students)
    runs: dict[str, list[Measured]] = {name: [] for name in COMMANDS}
    copies = {STOCK: folder / "stock", OURS: folder / "ours"}
    for _round in range(rounds):
        for name, command in COMMANDS.items():
            shutil.rmtree(copies[name], ignore_errors=True)
            shutil.copytree(pattern, copies[name])
            run = measure([sys.executable, *command], copies[name], environment())
            runs[name].append(run)
            print(say_run(name, run, students), flush=True)
            if run.returncode:
                print(f"{name} ended with code {run.returncode}:\n{run.output[-3000:]}")
                return False
    print(*[line for line in runs[OURS][-1].output.splitlines() if line.strip()][-3:], sep="\n")
    print_summary(runs, run_floor(copies[STOCK]), students)
    said = say_scores(*copies.values())
    print(said)
    return said.startswith("scores identical")


def print_summary(runs: dict[str, list[Measured]], floor: dict[str, float], students: int) -> None:
    seconds, cpu = (
        {name: statistics.median(getattr(run, what) for run in runs[name]) for name in runs}
        for what in ("seconds", "cpu")
    )
    print(
        f"{'floor':20} {'':10} {floor['seconds']:8.3f} s/notebook {floor['cpu']:8.3f} "
        f"CPU s/notebook, the same cells in one warm interpreter"
    )
    print(f"ratio: {seconds[STOCK] / seconds[OURS]:.1f}")
    for name in runs:
        share = cpu[name] / students / floor["cpu"]
        print(f"CPU per notebook against the floor, {name}: {share:.2f}")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--students", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="keep the class and both copies there")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folder = (chosen.folder or Path(scratch)).resolve()
        return 0 if benchmark(folder, chosen.students, chosen.rounds) else 1


if __name__ == "__main__":
    sys.exit(main())

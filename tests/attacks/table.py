"""Print each attack and accident with its end: plain nbgrader against `course grade`.

    python tests/attacks/table.py

Plain nbgrader runs under bubblewrap on a copy, with its own default settings, each submission by
itself. What could do harm to the computer even so is not run on it.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import stock
from class_of_attackers import CELL_SECONDS, EXERCISE, Scene, environment, lay_out
from judging import End, collect_and_grade, harm, judge, listen_on_name, listening
from metering import Measured

import course_utils

NOT_RUN = "not run"
STOPS_ALL = "stops the whole class"


def shut_off(scene: Scene, command: list[str]) -> list[str]:
    """Return a command that can write nothing but the class, and is gone when it ends."""
    folder = str(scene.harm.parent)
    words = ["bwrap", "--die-with-parent", "--unshare-pid", "--unshare-ipc", "--cap-drop", "ALL"]
    words += ["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp"]
    words += ["--bind", folder, folder, "--setenv", "HOME", str(scene.harm.parent / "home")]
    return ["prlimit", "--as=6000000000", "--fsize=1000000000", *words, *command]


def grade_with_stock(scene: Scene) -> dict[str, End]:
    """Let nbgrader grade the class; return student -> how it ended."""
    students = [s for s, attack in scene.attackers.items() if attack.stock and not attack.collect]
    program = [sys.executable, stock.__file__, str(scene.course.root), EXERCISE, str(CELL_SECONDS)]
    package = str(Path(course_utils.__file__).parents[1])
    run = subprocess.run(
        shut_off(scene, [*program, *students]),
        env={**environment(scene), "PYTHONPATH": package},
        cwd=scene.course.root,
        stdout=subprocess.PIPE,
        text=True,
    )
    logs = {line["student"]: line["log"] for line in map(json.loads, run.stdout.splitlines())}
    ends = judge(scene, Measured(0, 0, 0, run.returncode, [], ""))
    for student in students:
        if "old version" in logs.get(student, ""):  # the words of nbgrader
            ends[student].name = STOPS_ALL
    return {student: ends[student] for student in students}


def say(end: End | None) -> str:
    """Say in a cell of the table how an attack ended and what it reached."""
    if end is None:
        return NOT_RUN
    reached = [fault for fault in end.faults if fault.startswith(("reached", "left"))]
    return "; ".join([end.name, *reached]).replace("|", "/").replace("\n", " ")


def harm_done(scene: Scene) -> dict[str, str]:
    """Return student -> the file that the attack wrote where it must not write."""
    return {
        student: f"wrote {path.name}"
        for path in scene.harm.iterdir()
        for student, attack in scene.attackers.items()
        if f"@HARM@/{path.name}" in attack.does
    }


def _new(folder: Path) -> Path:
    (folder / "home").mkdir(parents=True)
    return folder


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch, listening() as (listener, stack):
        scene, another = (
            lay_out(_new(Path(scratch).resolve() / name), port=listener.port)
            for name in ("ours", "theirs")
        )
        for each in (scene, another):
            listen_on_name(each.socket, listener, stack)
        run = collect_and_grade(scene)
        ours, done = judge(scene, run), harm(scene, run, listener)
        theirs = grade_with_stock(another)
        wrote = harm_done(another)
    print("| attack or accident | nbgrader autograde | course grade | what is said |")
    print("|---|---|---|---|")
    for student, attack in scene.attackers.items():
        stock_end = "; ".join(filter(None, [say(theirs.get(student)), wrote.get(student)]))
        said = " ".join(ours[student].said.split())[:90].replace("|", "/")
        print(f"| {attack.name} | {stock_end} | {say(ours[student])} | {said} |")
    print(f"\n{len(scene.attackers)} rows, graded by `course grade` in {run.seconds:.0f} s.")
    print("Harm done by all of them together to `course grade`:", "; ".join(done) or "none")


if __name__ == "__main__":
    main()

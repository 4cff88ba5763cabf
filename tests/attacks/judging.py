"""Grade the class of attackers once, and say of each attack how it ended and what it reached."""

import re
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from attack import POINTS, Attack, ending
from class_of_attackers import EXERCISE, HONEST_STUDENTS, Scene, environment

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))
from metering import Measured, measure

COURSE = [sys.executable, "-c", "from course_utils.cli import app; app()"]
LARGEST = 12 * 2**20  # bytes of a graded notebook
PATIENCE = 300  # seconds in which the class must be graded, or the test has failed


@dataclass
class End:
    """How one submission ended: its name, what was said, and what is wrong with it, if anything."""

    name: str
    said: str
    faults: list[str] = field(default_factory=list)


@dataclass
class Listener:
    """A port and an abstract socket of this computer, and who came to them."""

    port: int
    callers: list[str] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[tuple[Listener, ExitStack]]:
    """Listen on a port of this computer's own; `callers` fills up as somebody connects."""
    with ExitStack() as stack:
        line = stack.enter_context(closing(socket.create_server(("127.0.0.1", 0))))
        listener = Listener(line.getsockname()[1])
        _answer(line, listener, "port")
        yield listener, stack


def listen_on_name(name: str, listener: Listener, stack: ExitStack) -> None:
    line = stack.enter_context(closing(socket.socket(socket.AF_UNIX)))
    line.bind(f"\0{name}")
    line.listen()
    _answer(line, listener, "abstract socket")


def _answer(line: socket.socket, listener: Listener, what: str) -> None:
    def wait():
        try:
            while True:
                line.accept()[0].close()
                listener.callers.append(what)
        except OSError:
            return

    threading.Thread(target=wait, daemon=True).start()


def collect_and_grade(scene: Scene) -> Measured:
    """Run `course collect` and `course grade` as an instructor does; return the second run."""
    here, root = environment(scene), ["--root", str(scene.course.root)]
    collected = measure([*COURSE, *root, "collect", str(scene.box)], scene.course.root, here)
    graded = measure([*COURSE, *root, "grade", EXERCISE], scene.course.root, here, PATIENCE)
    return Measured(**{**vars(graded), "output": collected.output + graded.output})


def marks(scene: Scene) -> dict[str, dict[str, float | None]]:
    """Return student -> question -> points, None where there is no mark."""
    found = {student: dict.fromkeys(POINTS) for student in (*scene.attackers, *HONEST_STUDENTS)}
    with scene.course.gradebook() as book:
        for submission in book.assignment_submissions(EXERCISE):
            for notebook in submission.notebooks:
                for grade in notebook.grades:
                    if grade.name in POINTS:
                        given = None if grade.needs_manual_grade else grade.score
                        found[submission.student.id][grade.name] = given
    return found


def judge(scene: Scene, run: Measured) -> dict[str, End]:
    """Return student -> how it ended, for attackers and honest students."""
    given = marks(scene)
    honest = dict.fromkeys(HONEST_STUDENTS, Attack("an honest student", ends=("honest score",)))
    return {
        student: _judge_one(scene, student, attack, given[student], run)
        for student, attack in {**scene.attackers, **honest}.items()
    }


def _judge_one(scene, student: str, attack: Attack, given: dict, run: Measured) -> End:
    outputs = _outputs(scene, student)
    remarks = _remarks(run.output, student)
    lost = [question for question in POINTS if given[question] != POINTS[question]]
    shown = "\n".join(outputs.get(question, "") for question in lost)
    said = f"{remarks}\n{shown}".strip()
    end = End(ending(given, attack.at), said)
    if end.name not in attack.ends:
        end.faults.append(f"ended with: {end.name}")
    if lost and not said:
        end.faults.append("no sentence")
    elif not re.search(attack.says, said, re.IGNORECASE):
        end.faults.append(f"the sentence lacks {attack.says!r}")
    got = [text for text in outputs.values() if "GOT" in text]
    if got:
        end.faults.append("reached " + got[0][got[0].index("GOT") + 4 :][:60].strip())
    path = scene.course.graded_notebook(student, EXERCISE)
    if path.is_file() and path.stat().st_size > LARGEST:
        end.faults.append(f"left a notebook of {path.stat().st_size >> 20} MB")
    return end


def _remarks(output: str, student: str) -> str:
    lines = [line for line in output.splitlines() if student in line]
    return "\n".join(line.partition(student)[2].lstrip("): ") for line in lines)


def _outputs(scene: Scene, student: str) -> dict[str, str]:
    """Return what each cell of the graded notebook shows; an error shows its sentence alone."""
    path = scene.course.graded_notebook(student, EXERCISE)
    if not path.is_file():
        return {}
    shown = {}
    for number, part in enumerate(nbformat.read(path, as_version=4).cells):
        name = part.metadata.get("nbgrader", {}).get("grade_id", str(number))
        shown[name] = "\n".join(map(_text, part.get("outputs", [])))[:100_000]
    return shown


def _text(output) -> str:
    if output.output_type == "error":
        return output.evalue
    return str(output.get("text") or output.get("data", {}).get("text/plain", ""))


def harm(scene: Scene, run: Measured, listener: Listener) -> list[str]:
    """Return what the attacks together did that they must not do."""
    written = [f"{path} was written" for path in scene.harm.iterdir()]
    left = [f"a process was left: {command}" for command in run.left]
    callers = [f"somebody came to the {what}" for what in listener.callers]
    with scene.course.gradebook() as book:
        extra = [
            f"{submission.student.id} got extra credit"
            for submission in book.assignment_submissions(EXERCISE)
            for notebook in submission.notebooks
            for grade in notebook.grades
            if grade.extra_credit
        ]
    escapes = ["escape codes on the terminal"] if "\x1b[2J" in run.output else []
    noise = [
        f"noise on the terminal: {line}"
        for line in run.output.splitlines()
        if "site-packages" in line or "Traceback" in line
    ]
    return written + left + callers + extra + escapes + noise[:3]

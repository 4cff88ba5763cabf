"""One class in which every attack is a student, between honest ones."""

import copy
import os
import textwrap
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import accidents
import on_the_computer
import on_the_marks
import on_the_process
from attack import ANSWERS, Attack, cell

import course_utils
from course_utils.classroom import demo
from course_utils.classroom.answer_key import answer_keys
from course_utils.classroom.course import Course
from course_utils.classroom.settings import CONFIG_FILE

EXERCISE = "01_pct"
HOUSE = Path(course_utils.__file__).parents[1]
ATTACKS = [*on_the_computer.ROWS, *on_the_process.ROWS, *on_the_marks.ROWS, *accidents.ROWS]
# The case of a student does not depend on capitals, so that these letters make 256 students whose
# answers are the same: they are worked out once.
ATTACKER = "attacker"
HONEST_STUDENTS = ("2026001", "zhou", "王小明")  # the first and the last of the class among them
CELL_SECONDS = 3
CONFIG = f"""\
from course_utils.classroom.settings import configure
c = get_config()
configure(c, __file__, cell_seconds={CELL_SECONDS})
c.CourseDirectory.db_url = "sqlite:///" + c.CourseDirectory.root + "/gradebook.db"
"""
GOT = "def got(*what):\n    print('G' + 'OT', *map(str, what))\n"
STAY_AWAY = """\
import os
if os.path.exists("@ROOT@"):
    got("the course: nothing isolates this code, so it does nothing")
    raise PermissionError("not isolated")
"""


@dataclass
class Scene:
    """A laid-out class: where it is, who is who, and what the attacks aim at."""

    course: Course
    harm: Path  # a folder outside the course that must stay empty
    box: Path  # what lies there is collected
    port: int = 0
    nap: str = field(default_factory=lambda: f"47.{uuid.uuid4().int % 10**7:07}")
    attackers: dict[str, Attack] = field(default_factory=dict)

    @property
    def socket(self) -> str:
        return f"attack-{self.nap}"

    def aim(self, code: str) -> str:
        """Fill in what the code of an attack aims at."""
        names = {"ROOT": self.course.root, "HARM": self.harm, "PORT": self.port}
        for name, value in {**names, "SOCKET": self.socket, "NAP": self.nap}.items():
            code = code.replace(f"@{name}@", str(value))
        return textwrap.dedent(code).strip("\n")


def lay_out(folder: Path, attacks: Sequence[Attack] = ATTACKS, port: int = 0) -> Scene:
    """Make a class in `folder` in which everyone of `attacks` has handed in."""
    course = demo.lay_out(Course(HOUSE), EXERCISE, folder / "course")
    (course.root / CONFIG_FILE).write_text(CONFIG)
    scene = Scene(Course(course.root), folder / "harm", folder / "box", port)
    scene.harm.mkdir()
    scene.box.mkdir()
    scene.attackers = {student_id(number): attack for number, attack in enumerate(attacks)}
    with scene.course.gradebook() as book:
        for student, attack in scene.attackers.items():
            book.add_student(student, last_name=attack.name)
        for student in HONEST_STUDENTS:
            book.add_student(student)
    keys = answer_keys(scene.course.master(EXERCISE), [ATTACKER, *HONEST_STUDENTS])
    released = scene.course.released(EXERCISE)
    for student in HONEST_STUDENTS:
        nb = filled(released, student, keys[student]["right"])
        _hand_in(scene, student, Attack("honest"), accidents.text_of(nb).encode())
    for student, attack in scene.attackers.items():
        right = keys[ATTACKER]["right"]
        _hand_in(scene, student, attack, work_of(scene, student, attack, right, released))
    return scene


def student_id(number: int) -> str:
    """Return the id of an attacker, which differs from the others in its capitals."""
    letters = enumerate(ATTACKER)
    return "".join(c.upper() if number >> bit & 1 else c for bit, c in letters)


def filled(released, student: str, right: dict):
    """Return the exercise with all right answers typed in, and a memo."""
    nb = copy.deepcopy(released)
    cell(nb, "student").source = f'student = "{student}"'
    for question, name in ANSWERS.items():
        cell(nb, f"{question}_answer").source = f"{name} = {right[name]!r}"
    cell(nb, "memo").source = "Enter the United States in time.\n\n先在中国申请。"
    return nb


def wrong(question: str, right):
    """Return an answer in the right form that earns nothing."""
    match right:
        case dict():
            return {row: wrong(question, value) for row, value in right.items()}
        case int():
            return right + 500
        case list():
            return ["4", "6"] if question == "q10" else ["US"]
        case str() if len(right) == 1:
            return {"A": "B", "B": "C", "C": "D", "D": "A"}[right]
    return "2001-01-01"


def work_of(scene: Scene, student: str, attack: Attack, right: dict, released) -> bytes:
    """Return the file that an attacker hands in."""
    nb = filled(released, student, right)
    answers, name = cell(nb, f"{attack.at}_answer"), ANSWERS[attack.at]
    if attack.wrong:
        answers.source = f"{name} = {wrong(attack.at, right[name])!r}"
    if attack.does:
        guard = "" if attack.stock else scene.aim(STAY_AWAY) + "\n"
        answers.source += f"\n{GOT}{guard}{scene.aim(attack.does)}"
    content = attack.change(nb) if attack.change else None
    return content if isinstance(content, bytes) else accidents.text_of(nb).encode()


def _hand_in(scene: Scene, student: str, attack: Attack, content: bytes) -> None:
    folder = scene.box / student if attack.collect else scene.course.submission(student, EXERCISE)
    folder.mkdir(parents=True)
    if not attack.collect:
        (folder / "timestamp.txt").write_text("2026-03-01 08:00:00.000000 UTC")
    put = attack.hand_in or (lambda place, data: (place / f"{EXERCISE}.ipynb").write_bytes(data))
    put(folder, content)


def environment(scene: Scene) -> dict[str, str]:
    """Return the instructor's environment, with a token that no student may see."""
    return {**os.environ, f"TOKEN_OF_{scene.nap}": "secret"}

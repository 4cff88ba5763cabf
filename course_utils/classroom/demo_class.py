"""A class for the demonstration: invented students, honest and broken submissions."""

import copy
import json
import random
from dataclasses import dataclass

from nbformat import NotebookNode

from course_utils.classroom.preprocessors import assigned_names, grade_id, is_grade, is_solution

FAMILY = "Chen Fang He Hu Huang Jin Li Lin Lou Mao Pan Shen Shi Wang Wu Xu Yang Ye Zhang Zhu"
GIVEN = (
    "Anqi Bowen Chenxi Dawei Fei Guoliang Haiyan Jiaqi Jing Kaiwen Lihua Mengyao Ning Peng Qian "
    "Rui Siyuan Tao Weimin Xiaodong Yanan Yifan Zejun Ziyi"
)
MEMO = [
    "We should enter the national phase where we make or sell the device within three years.",
    "I advise to wait for the written opinion before we spend money on translations.",
    "China and Europe come first: our two largest customers and our only competitor are there.",
    "If the budget is short, we keep the application alive in China and let the others go.",
]
HONEST = "honest"


@dataclass(frozen=True)
class Student:
    """A student of the demonstration: how they hand in, and how good they are (0 to 1)."""

    id: str
    family: str
    given: str
    kind: str
    skill: float


def make_class(number: int) -> list[Student]:
    """Return `number` students, the same each time; every second one has an accident."""
    chance = random.Random(number)
    people = [(family, given) for family in FAMILY.split() for given in GIVEN.split()]
    chance.shuffle(people)
    accidents = list(ACCIDENTS)
    kinds = [accidents[i // 2 % len(accidents)] if i % 2 else HONEST for i in range(number)]
    return [
        Student(f"{2026001 + i}", *people[i % len(people)], kinds[i], chance.uniform(0.4, 1))
        for i in range(number)
    ]


def submission(released: NotebookNode, student: Student, key: dict) -> bytes:
    """Return the file that a student hands in. `key` is the student's answer key."""
    chance = random.Random(student.id)
    nb = copy.deepcopy(released)
    if student.kind != "untouched":
        _fill(nb, student, key, chance)
    change = ACCIDENTS.get(student.kind)
    content = change(nb) if change else None
    return content if isinstance(content, bytes) else _file(nb)


def _file(nb: NotebookNode) -> bytes:
    return json.dumps(nb, ensure_ascii=False, indent=1).encode()


def _fill(nb: NotebookNode, student: Student, key: dict, chance: random.Random) -> None:
    for cell in nb.cells:
        if not is_solution(cell):
            continue
        if is_grade(cell):
            cell.source = "\n\n".join(chance.sample(MEMO, k=3))
        elif grade_id(cell) == "student":
            cell.source = f'student = "{student.id}"'
        else:
            names = sorted(assigned_names(cell.source) & set(key["right"]))
            lines = [f"{name} = {_answer(name, student, key, chance)!r}" for name in names]
            cell.source = "\n".join(lines) or cell.source


def _answer(name: str, student: Student, key: dict, chance: random.Random):
    wrong = [value for value in key["slips"][name] if value != key["right"][name]]
    if chance.random() < student.skill:
        return key["right"][name]
    return chance.choice(wrong) if wrong else None


def _answers(nb: NotebookNode) -> list[int]:
    """Return where the answer cells of the questions are, the cell with the id left out."""
    return [
        index
        for index, cell in enumerate(nb.cells)
        if is_solution(cell) and cell.cell_type == "code" and grade_id(cell) != "student"
    ]


def _copied(nb):
    where = _answers(nb)[0]
    nb.cells.insert(where + 1, _new_id(copy.deepcopy(nb.cells[where])))


def _split(nb):
    where = _answers(nb)[-1]
    half = _new_id(copy.deepcopy(nb.cells[where]))
    nb.cells[where].source, half.source = "# my answer is below", nb.cells[where].source
    nb.cells.insert(where + 1, half)


def _new_id(cell):
    cell.id = f"{cell.id}-2"
    return cell


def _deleted(nb):
    nb.cells.remove(next(cell for cell in nb.cells if is_grade(cell)))


def _stripped(nb):
    for cell in nb.cells:
        cell.metadata = NotebookNode()


def _retyped(nb):
    cell = nb.cells[_answers(nb)[1]]
    cell.cell_type = "markdown"
    del cell["outputs"], cell["execution_count"]


def _wrong_type(nb):
    for where in _answers(nb):
        name = min(assigned_names(nb.cells[where].source), default="x")
        nb.cells[where].source = f"{name} = print"


def _endless(nb):
    nb.cells[_answers(nb)[1]].source += "\nwhile True:\n    pass"


def _killer(nb):
    nb.cells[_answers(nb)[1]].source += "\nimport os\nos._exit(1)"


def _no_memo(nb):
    nb.cells = [cell for cell in nb.cells if not (is_grade(cell) and is_solution(cell))]


ACCIDENTS = {
    "copied cell": _copied,
    "broken file": lambda nb: _file(nb)[:1500],
    "stripped marks": _stripped,
    "endless loop": _endless,
    "split cell": _split,
    "deleted test cell": _deleted,
    "kernel killer": _killer,
    "empty file": lambda nb: b"",
    "answers of a wrong type": _wrong_type,
    "no memo": _no_memo,
    "untouched": lambda nb: None,
    "retyped cell": _retyped,
}

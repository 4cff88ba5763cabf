"""A tiny exercise after the course's conventions, and what students make of it."""

import copy
import json
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

NAME = "00_tiny"
CONFIG = """\
from course_utils.classroom.settings import configure
configure(get_config(), __file__, cell_seconds={seconds})
"""
SECRET = "the sum of the letters, plus one"

MARK = """\
assert q{n}_{name} is not None, "Please fill in q{n}_{name}."
### BEGIN HIDDEN TESTS
from IPython.display import display
def mark(answer, expected, *, points, slips):
    slip = next((name for name, wrong in slips.items() if wrong == answer), None)
    got = float(points if answer == expected else 0)
    text = f"{{got:g}} of {{points}}" + (f": {{slip}}" if slip else "")
    bundle = {{"question": "q{n}", "points": got, "of": points, "slip": slip}}
    display({{"text/plain": text, "application/vnd.ip-course.mark+json": bundle}}, raw=True)
    return got
mark(q{n}_{name}, {expected}, points={points}, slips={slips})  # {secret}
### END HIDDEN TESTS
"""
ANSWER = """\
q{n}_{name} = None  # {hint}
### BEGIN SOLUTION
q{n}_{name} = {expected}
### END SOLUTION
"""
QUESTIONS = [
    dict(n=1, name="sum", hint="a number", expected='case["sum"] + 1', points=4,
         slips='{"one forgotten": case["sum"]}'),
    dict(n=2, name="last", hint="a letter", expected='case["last"]', points=3,
         slips='{"the first letter": case["first"]}'),
]  # fmt: skip


def _cell(
    make, source, grade_id, *, grade=False, solution=False, locked=False, points=None, answers=None
):
    mark = {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": grade,
        "solution": solution,
        "locked": locked,
        "task": False,
    }
    if points is not None:
        mark["points"] = points
    course = {"course": {"answers": answers}} if answers else {}
    return make(source, metadata={"nbgrader": mark, **course})


def master() -> nbformat.NotebookNode:
    """Build the master: the student's id, the case, two questions and a memo; 9 points."""
    code, text = new_code_cell, new_markdown_cell
    cells = [
        text("# Tiny"),
        _cell(
            code,
            'student = ""  # your id\n### BEGIN SOLUTION\n### END SOLUTION',
            "student",
            solution=True,
        ),
        _cell(
            code,
            'if not student:\n    raise ValueError("Type your id first.")\n'
            'case = {"sum": sum(map(ord, student)), "first": student[0], "last": student[-1]}\n'
            "case",
            "case",
            locked=True,
        ),
    ]
    for question in QUESTIONS:
        n = question["n"]
        cells += [
            _cell(text, f"## Question {n}", f"q{n}_text", locked=True),
            _cell(code, ANSWER.format(**question), f"q{n}_answer", solution=True),
            _cell(
                code,
                MARK.format(**question, secret=SECRET),
                f"q{n}",
                grade=True,
                locked=True,
                points=question["points"],
                answers=[f"q{n}_{question['name']}"],
            ),
        ]
    cells += [
        _cell(text, "## Memo", "memo_text", locked=True),
        _cell(text, "Write here.", "memo", grade=True, solution=True, points=2),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def make_course(root: Path, seconds: int = 30) -> Path:
    """Lay out a course with the tiny master in `root`."""
    folder = root / "solutions" / NAME
    folder.mkdir(parents=True)
    nbformat.write(master(), folder / f"{NAME}.ipynb")
    (root / "nbgrader_config.py").write_text(CONFIG.format(seconds=seconds))
    return root


def right(student: str) -> dict:
    """Return the right answers of a student, worked out apart from the master."""
    total = 0
    for letter in student:
        total += ord(letter)
    return {"q1_sum": total + 1, "q2_last": student[-1]}


def fill(released: nbformat.NotebookNode, student: str, answers: dict, memo: str | None = None):
    """Return the exercise as a student saves it."""
    nb = copy.deepcopy(released)
    at(nb, "student").source = f'student = "{student}"  # your id\n'
    for name, value in answers.items():
        at(nb, f"{name[:2]}_answer").source = f"{name} = {value!r}"
    if memo:
        at(nb, "memo").source = memo
    return nb


def at(nb: nbformat.NotebookNode, grade_id: str) -> nbformat.NotebookNode:
    """Return the cell of that name."""
    return next(
        cell for cell in nb.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id
    )


def hand_in(root: Path, student: str, content, name: str = f"{NAME}.ipynb") -> Path:
    """Put a notebook (or plain bytes) where nbgrader looks for submissions."""
    folder = root / "submitted" / student / NAME
    folder.mkdir(parents=True, exist_ok=True)
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    (folder / name).write_bytes(data)
    (folder / "timestamp.txt").write_text("2026-03-01 08:00:00.000000 UTC")
    return folder / name

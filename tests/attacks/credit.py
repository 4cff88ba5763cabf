"""A second exercise, whose tests give partial credit that no test should give."""

import json
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

NAME = "02_credit"
POINTS = 4
# question: what its test cell ends with, and the points that are right for it (None: none at all)
CREDIT = {
    "three_quarters": ("3.0", {3}),
    "nan": ("float('nan')", {0}),
    "infinite": ("float('inf')", {0, POINTS}),
    "below_zero": ("-1.0", {0}),
    "over_the_top": ("9.0", {0, POINTS}),
    "numpy_number": ("__import__('numpy').float64(3)", {3, POINTS}),
    "text": ("'3.0'", {POINTS}),
    "truth": ("True", {POINTS}),
    "nothing": ("None", {POINTS}),
    "last": ("3.0", {3}),
}


def _cell(source: str, grade_id: str, **marks):
    mark = {"schema_version": 3, "grade_id": grade_id, "grade": False, "solution": False}
    mark |= {"locked": False, "task": False, **marks}
    return new_code_cell(source, id=grade_id.replace("_", "-"), metadata={"nbgrader": mark})


def master() -> nbformat.NotebookNode:
    cells = []
    for name, (credit, _points) in CREDIT.items():
        answer = f"{name} = 0\n### BEGIN SOLUTION\n{name} = 1\n### END SOLUTION"
        test = f"assert {name} == 1\n### BEGIN HIDDEN TESTS\n{credit}\n### END HIDDEN TESTS"
        cells += [
            _cell(answer, f"{name}_answer", solution=True),
            _cell(test, name, grade=True, locked=True, points=POINTS),
        ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def hand_in(root: Path, student: str, released: nbformat.NotebookNode) -> None:
    for part in released.cells:
        if part.metadata.nbgrader.solution:
            part.source = part.source.replace("= 0", "= 1")
    folder = root / "submitted" / student / NAME
    folder.mkdir(parents=True)
    (folder / f"{NAME}.ipynb").write_text(json.dumps(released))

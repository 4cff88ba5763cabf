"""Play a master's test cells in this process, as nbgrader scores them."""

import ast
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import nbformat
import pytest

SOLUTIONS = Path(__file__).parents[2] / "solutions"


@dataclass(frozen=True)
class Outcome:
    """What nbgrader would give for a test cell: points, and the error that the cell raised."""

    points: float
    error: Exception | None = None


@dataclass
class Master:
    """A master notebook whose cells can be run one by one."""

    name: str
    started: dict = field(default_factory=dict)

    def __post_init__(self):
        path = SOLUTIONS / self.name / f"{self.name}.ipynb"
        self.notebook = nbformat.read(path, as_version=4)
        self.cells = {cell.metadata.nbgrader.grade_id: cell for cell in self.notebook.cells}

    def questions(self) -> dict[str, float]:
        """Return the questions that a machine marks, with their points."""
        return {
            name: cell.metadata.nbgrader.points
            for name, cell in self.cells.items()
            if cell.cell_type == "code" and cell.metadata.nbgrader.grade
        }

    def names(self, student: str) -> dict:
        """Return what a notebook of `student` knows once the case is there."""
        if student not in self.started:
            names = {"student": student, "display": lambda *_things: None}
            for cell in ("start", "case"):
                exec(self.cells[cell].source, names)
            self.started[student] = names
        return dict(self.started[student])

    def solve(self, student: str) -> dict:
        """Return the master's own answers for the case of `student`, by name."""
        names = self.names(student)
        for grade_id, cell in self.cells.items():
            if grade_id.endswith("_answer"):
                exec(cell.source, names)
        return {name: value for name, value in names.items() if name.startswith("q")}

    def untouched(self) -> dict:
        """Return the answers of an exercise as it is handed out."""
        names = {}
        for grade_id, cell in self.cells.items():
            if grade_id.endswith("_answer"):
                exec(cell.source.split("### BEGIN SOLUTION")[0], names)
        return {name: value for name, value in names.items() if name.startswith("q")}

    def mark(self, student: str, question: str, answers: dict) -> Outcome:
        """Run the test cell of `question` with these answers."""
        names = self.names(student) | answers
        tree = ast.parse(self.cells[question].source)
        last = tree.body.pop()
        try:
            exec(compile(tree, question, "exec"), names)
            points = eval(compile(ast.Expression(last.value), question, "eval"), names)
        except Exception as error:
            return Outcome(0.0, error)
        assert type(points) is float
        return Outcome(points)


@pytest.fixture(scope="session")
def masters():
    """Return a function that gives the master of an exercise, e.g. "01_pct"; each is read once."""
    return cache(Master)


@pytest.fixture(scope="session")
def warmup(masters) -> Master:
    return masters("00_warmup")

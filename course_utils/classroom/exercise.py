"""An exercise as plain data: all that grading a submission needs, wherever that happens."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.utils import compute_checksum, find_all_files, is_grade, is_solution
from traitlets.config import Config

from course_utils.classroom.course import Course
from course_utils.classroom.preprocessors import CASE_CELL, grade_id, name_student
from course_utils.classroom.settings import OUR_CELL_SECONDS, load
from course_utils.classroom.split import OurCells, Seconds, our_cells
from course_utils.errors import CourseError
from course_utils.messages import _

MAX_FILES = 64 << 20  # bytes of all files that lie beside a notebook


@dataclass(frozen=True)
class KeptCell:
    """A cell of the master as the gradebook keeps it; `max_score` where it is graded."""

    name: str
    cell_type: str
    locked: bool
    source: str
    checksum: str
    max_score: float | None


@dataclass(frozen=True)
class KeptNotebook:
    """The master as the gradebook keeps it; nbgrader's own steps read it like a gradebook."""

    kernelspec: str | None
    source_cells: tuple[KeptCell, ...]
    grade_cells: tuple[KeptCell, ...]
    solution_cells: tuple[KeptCell, ...]
    task_cells: tuple[KeptCell, ...]
    _by_name: dict[str, KeptCell] = field(init=False, repr=False, compare=False)

    def __post_init__(self):
        object.__setattr__(self, "_by_name", {cell.name: cell for cell in self.source_cells})

    def find_notebook(self, _notebook: str, _assignment: str) -> "KeptNotebook":
        return self

    def find_source_cell(self, name: str, _notebook: str, _assignment: str) -> KeptCell:
        if name not in self._by_name:
            raise MissingEntry(name)
        return self._by_name[name]

    find_graded_cell = find_source_cell


@dataclass(frozen=True)
class Exercise:
    """What it takes to grade one exercise.

    Attributes:
        master: the text of the notebook with solutions and tests; no desk ever sees it.
        released: the text of the notebook as students get it.
        files: what lies beside the master: relative name -> content.
        fingerprint: a hash of everything that the marks of the class depend on.
    """

    name: str
    master: str
    released: str
    kept: KeptNotebook
    ours: OurCells
    files: dict[str, bytes]
    config: Config
    seconds: Seconds
    fingerprint: str


def desk_warm_up(exercise: Exercise) -> list[str]:
    """Return the code that students get, as it runs for an invented one."""
    return [_for_nobody(cell) for cell in _code(exercise.released)]


def examiner_warm_up(exercise: Exercise) -> list[str]:
    """Return the code of the master that makes a case, solves it and marks the solutions."""
    return [
        _for_nobody(cell)
        for cell in _code(exercise.master)
        if is_grade(cell) or is_solution(cell) or grade_id(cell) in exercise.ours.prelude
    ]


def _code(notebook: str) -> list[NotebookNode]:
    cells = nbformat.reads(notebook, as_version=4).cells
    return [cell for cell in cells if cell.cell_type == "code"]


def _for_nobody(cell: NotebookNode) -> str:
    return name_student(cell.source, "warm-up") if grade_id(cell) == CASE_CELL else cell.source


def is_registered(course: Course, book: Gradebook, assignment: str) -> bool:
    """Whether the gradebook knows the cells as they stand in the master and in the release."""
    try:
        kept = _kept(book, assignment)
    except MissingEntry:
        return False
    master = nbformat.read(course.master(assignment), as_version=4)
    cells = {grade_id(cell): cell for cell in master.cells if grade_id(cell)}
    for cell in course.released(assignment).cells:  # the gradebook has no solutions
        if grade_id(cell) in cells and is_solution(cell):
            cells[grade_id(cell)].source = cell.source
    return {name: compute_checksum(cell) for name, cell in cells.items()} == {
        cell.name: cell.checksum for cell in kept.source_cells
    } and json.loads(kept.kernelspec or "{}") == master.metadata.get("kernelspec", {})


def read_exercise(course: Course, book: Gradebook, assignment: str, fingerprint: str) -> Exercise:
    """Read an exercise that is released and known to the gradebook."""
    kept = _kept(book, assignment)
    master = course.master(assignment).read_text(encoding="utf-8")
    cells = nbformat.reads(master, as_version=4)
    return Exercise(
        name=assignment,
        master=master,
        released=course.release(assignment).read_text(encoding="utf-8"),
        kept=kept,
        ours=our_cells(cells, {cell.name: cell.source for cell in kept.source_cells}),
        files=files_beside(course.master(assignment).parent, course.directory.ignore),
        config=load(course.root),
        seconds=Seconds(course.config.Execute.timeout, OUR_CELL_SECONDS),
        fingerprint=fingerprint,
    )


def _kept(book: Gradebook, assignment: str) -> KeptNotebook:
    notebook = book.find_notebook(assignment, assignment)
    points = {cell.name: cell.max_score for cell in [*notebook.grade_cells, *notebook.task_cells]}
    cells = {
        cell.name: KeptCell(
            cell.name,
            cell.cell_type,
            cell.locked,
            cell.source,
            cell.checksum,
            points.get(cell.name),
        )
        for cell in notebook.source_cells
    }
    kinds = (notebook.grade_cells, notebook.solution_cells, notebook.task_cells)
    named = [tuple(cells[cell.name] for cell in kind) for kind in kinds]
    return KeptNotebook(notebook.kernelspec, tuple(cells.values()), *named)


def files_beside(folder: Path, ignored: list[str]) -> dict[str, bytes]:
    """Read the regular files in `folder` that are no notebooks: relative name -> content."""
    paths = [Path(path) for path in find_all_files(str(folder), [*ignored, "*.ipynb"])]
    if sum(path.stat().st_size for path in paths) > MAX_FILES:
        raise CourseError(
            _("the files beside the notebook are larger than {size} MB").format(
                size=MAX_FILES >> 20
            )
        )
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(paths)}

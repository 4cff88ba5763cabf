"""Which cells of a submission run where: the student's at the desk, the tests at the examiner.

A master names the variables that a test cell reads in its metadata: `course: {"answers": [...]}`.
Where every test cell does, the desk runs all other cells of the submission and hands these
answers over, and the examiner runs the master's own cells up to the case and then its tests, each
on its answers. Otherwise one process runs them all, as nbgrader does.
"""

from dataclasses import dataclass, field

from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_locked

from course_utils.classroom.preprocessors import CASE_CELL, grade_id, name_student
from course_utils.classroom.warm import MISSING, Cell, Done, Job, Take

PATIENCE = 8  # a notebook may take this many times the seconds of one cell


@dataclass(frozen=True)
class OurCells:
    """The locked code cells of an exercise.

    Attributes:
        prelude: name -> source of the cells up to the case, in the order of the master.
        tests: name -> source of the test cells.
        answers: name of a test cell -> the variables that it reads, where the master says so.
    """

    prelude: dict[str, str]
    tests: dict[str, str]
    answers: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def can_be_split(self) -> bool:
        """Whether the master says of every test cell what it reads."""
        return self.answers.keys() == self.tests.keys()


@dataclass(frozen=True)
class Seconds:
    """How long a student's cell may run, and one of the course."""

    cell: float
    our_cell: float


def is_test(cell: NotebookNode) -> bool:
    """Whether a cell is a test of nbgrader's: locked code that is graded."""
    return cell.cell_type == "code" and is_grade(cell) and is_locked(cell)


def our_cells(master: NotebookNode, sources: dict[str, str]) -> OurCells:
    """Read off a master which of its cells the examiner runs.

    `sources` are the cells as the gradebook keeps them: name -> source.
    """
    locked = [c for c in master.cells if c.cell_type == "code" and is_locked(c)]
    tests = [cell for cell in locked if is_grade(cell)]
    names = [grade_id(cell) for cell in locked]
    last = names.index(CASE_CELL) + 1 if CASE_CELL in names else None
    first_test = names.index(grade_id(tests[0])) if tests else None
    prelude = [cell for cell in locked[: last or first_test] if not is_grade(cell)]
    return OurCells(
        {name: sources[name] for name in map(grade_id, prelude)},
        {name: sources[name] for name in map(grade_id, tests)},
        {grade_id(cell): tuple(named) for cell in tests if (named := _answers(cell)) is not None},
    )


def _answers(cell: NotebookNode) -> list[str] | None:
    named = cell.metadata.get("course", {}).get("answers")
    return named if isinstance(named, list) else None


def desk_job(
    nb: NotebookNode, ours: OurCells, files: dict[str, bytes], seconds: Seconds, *, split: bool
) -> Job:
    """Return what the desk does with a sanitised submission; a step is named after its place."""
    steps = []
    for index, cell in enumerate(nb.cells):
        if cell.cell_type != "code":
            continue
        if split and is_test(cell):
            steps.append(Take(str(index), ours.answers[grade_id(cell)]))
        else:
            steps.append(Cell(str(index), cell.source))
    patience = seconds.our_cell + PATIENCE * seconds.cell
    return Job(tuple(steps), files=files, cell_seconds=seconds.cell, seconds=patience)


def examiner_job(
    student: str,
    ours: OurCells,
    answers: dict[str, dict],
    files: dict[str, bytes],
    seconds: Seconds,
) -> Job:
    """Return what the examiner does with the answers of a student: test -> {variable: value}."""
    prelude = {
        name: name_student(source, student) if name == CASE_CELL else source
        for name, source in ours.prelude.items()
    }
    given = {
        name: {key: answers[name].get(key, MISSING) for key in ours.answers[name]}
        for name in ours.tests
        if name in answers
    }
    steps = [Cell(name, source) for name, source in prelude.items()]
    steps += [Cell(name, ours.tests[name]) for name in given]
    return Job(tuple(steps), given, files, seconds.our_cell, PATIENCE * seconds.our_cell)


def fill(nb: NotebookNode, done: Done) -> None:
    """Put the outputs of a desk into the cells that it ran."""
    for name, outputs in done.outputs.items():
        nb.cells[int(name)].outputs = _nodes(outputs)


def fill_tests(nb: NotebookNode, outputs: dict[str, list[dict]]) -> set[int]:
    """Put the outputs of an examiner into the test cells; return the places of those that ran."""
    ran = set()
    for index, cell in enumerate(nb.cells):
        if is_test(cell) and grade_id(cell) in outputs:
            cell.outputs = _nodes(outputs[grade_id(cell)])
            ran.add(index)
    return ran


def count_cells(nb: NotebookNode, ran: set[int]) -> None:
    """Number the cells that ran, and what they returned, as one kernel would have done."""
    count = 0
    for index, cell in enumerate(nb.cells):
        if index in ran and cell.source.strip():
            count += 1
            cell.execution_count = count
            for output in cell.outputs:
                if output.output_type == "execute_result":
                    output.execution_count = count


def _nodes(outputs: list[dict]) -> list[NotebookNode]:
    return [NotebookNode({**output, **_mappings(output)}) for output in outputs]


def _mappings(output: dict) -> dict:
    return {key: NotebookNode(output[key]) for key in ("data", "metadata") if key in output}

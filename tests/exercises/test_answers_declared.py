"""A test cell reads its declared answers, the master's own start, and nothing else.

Only then may the tests run apart from what a student wrote.
"""

import builtins
import symtable
from pathlib import Path

import nbformat
import pytest

from course_utils.classroom.preprocessors import assigned_names
from course_utils.classroom.split import our_cells

SOLUTIONS = Path(__file__).parents[2] / "solutions"
MASTERS = sorted(path.name for path in SOLUTIONS.iterdir() if path.is_dir())
KNOWN_TO_ALL = {*dir(builtins), "display", "get_ipython", "student"}


def names(source: str) -> tuple[set[str], set[str]]:
    """Return what a cell binds at its top level, and what it reads without binding it there."""
    top = symtable.symtable(source, "cell", "exec")
    bound = {
        symbol.get_name()
        for symbol in top.get_symbols()
        if symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace()
    }
    read, tables = set(), [top]
    while tables:
        table = tables.pop()
        tables += table.get_children()
        read |= {
            symbol.get_name()
            for symbol in table.get_symbols()
            if symbol.is_referenced() and (table is top or symbol.is_global())
        }
    return bound, read - bound


def master(name: str):
    nb = nbformat.read(SOLUTIONS / name / f"{name}.ipynb", as_version=4)
    cells = {cell.metadata.nbgrader.grade_id: cell for cell in nb.cells}
    return cells, our_cells(nb, {grade_id: cell.source for grade_id, cell in cells.items()})


def test_the_proof_sees_into_functions_and_comprehensions():
    bound, read = names(
        "def f(a):\n    return a + q1 + len(b)\nc = [d for d in q2 if d]\nimport e.g"
    )
    assert (bound, read) == ({"f", "c", "e"}, {"q1", "b", "q2", "len"})


@pytest.mark.parametrize("name", MASTERS)
def test_every_test_cell_names_its_answers(name):
    _, tests = master(name)
    assert tests.tests and tests.can_be_split


@pytest.mark.parametrize("name", MASTERS)
def test_a_test_cell_reads_nothing_else(name):
    _, tests = master(name)
    start = set().union(*(names(source)[0] for source in tests.prelude.values()))
    for question, source in tests.tests.items():
        bound, read = names(source)
        answers = set(tests.answers[question])
        assert read - start - KNOWN_TO_ALL == answers, question
        assert not bound & (start | answers), question  # what is bound could have been read before


@pytest.mark.parametrize("name", MASTERS)
def test_the_start_reads_nothing_of_the_student_but_the_id(name):
    _, tests = master(name)
    known = set(KNOWN_TO_ALL)
    for grade_id, source in tests.prelude.items():
        bound, read = names(source)
        assert read <= known, grade_id
        known |= bound


@pytest.mark.parametrize("name", MASTERS)
def test_the_cell_before_a_question_gives_its_answer(name):
    cells, tests = master(name)
    order = [grade_id for grade_id, cell in cells.items() if cell.cell_type == "code"]
    for question, answers in tests.answers.items():
        before = cells[order[order.index(question) - 1]]
        assert set(answers) <= assigned_names(before.source), question

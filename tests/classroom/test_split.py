import nbformat
import pytest
import tiny
from nbformat.v4 import new_code_cell

from course_utils.classroom.preprocessors import grade_id
from course_utils.classroom.split import Seconds, count_cells, desk_job, examiner_job, our_cells
from course_utils.classroom.warm import MISSING, Cell, Take

SECONDS = Seconds(2, 60)


@pytest.fixture
def nb():
    return tiny.master()


@pytest.fixture
def tests(nb):
    return our_cells(nb, {grade_id(cell): cell.source for cell in nb.cells if grade_id(cell)})


def test_the_desk_never_sees_a_test(nb, tests):
    job = desk_job(nb, tests, {}, SECONDS, split=True)
    assert [type(step) for step in job.steps] == [Cell, Cell, Cell, Take, Cell, Take]
    assert job.steps[3] == Take("5", ("q1_sum",))
    assert tiny.SECRET not in str(job)


def test_the_examiner_sees_nothing_but_the_answers_a_test_reads(tests):
    taken = {"q1": {"q1_sum": 7, "case": "mine"}, "q2": {}}
    job = examiner_job("ann", tests, taken, {}, SECONDS)
    assert [step.name for step in job.steps] == ["case", "q1", "q2"]
    assert job.given == {"q1": {"q1_sum": 7}, "q2": {"q2_last": MISSING}}
    assert job.steps[0].source.startswith("student = 'ann'\n")


def test_a_test_that_was_not_reached_is_left_out(tests):
    job = examiner_job("ann", tests, {"q1": {}}, {}, SECONDS)
    assert [step.name for step in job.steps] == ["case", "q1"]


def test_a_master_that_leaves_one_test_open_is_not_split(nb):
    del tiny.at(nb, "q2").metadata["course"]
    tests = our_cells(nb, {grade_id(cell): cell.source for cell in nb.cells if grade_id(cell)})
    assert not tests.can_be_split
    job = desk_job(nb, tests, {}, SECONDS, split=False)
    assert [type(step) for step in job.steps] == [Cell] * 6


def test_cells_are_counted_as_by_one_kernel():
    result = nbformat.v4.new_output("execute_result", {"text/plain": "1"}, execution_count=9)
    sources = ["a", " ", "b", "c"]
    nb = nbformat.v4.new_notebook(cells=[new_code_cell(source) for source in sources])
    nb.cells[2].outputs = [result]
    count_cells(nb, {0, 1, 2})
    assert [cell.execution_count for cell in nb.cells] == [1, None, 2, None]
    assert nb.cells[2].outputs[0].execution_count == 2

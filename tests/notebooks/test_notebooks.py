"""Every notebook that people open: clean, short cells, runs top to bottom without a warning."""

from pathlib import Path

import nbclient
import nbformat
import pytest

ROOT = Path(__file__).parents[2]
LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MASTERS = sorted((ROOT / "solutions").glob("*/*.ipynb"))
EXERCISES = sorted((ROOT / "exercises").glob("*/*.ipynb"))
ALL = [*LESSONS, *MASTERS, *EXERCISES]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def read(path: Path):
    return nbformat.read(path, as_version=4)


def code_cells(path: Path):
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def test_there_is_a_lesson_a_master_and_an_exercise():
    assert [p.stem for p in LESSONS] == ["00_orientation", "01_pct"]
    assert [p.parent.name for p in MASTERS] == [p.parent.name for p in EXERCISES]
    assert "01_pct" in [p.parent.name for p in MASTERS]


@pytest.mark.parametrize("path", ALL, ids=name)
def test_is_a_valid_notebook_without_outputs(path):
    notebook = read(path)
    nbformat.validate(notebook)
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    assert all(not cell.outputs and cell.execution_count is None for cell in code_cells(path))


@pytest.mark.parametrize("path", [*LESSONS, *EXERCISES], ids=name)
def test_cells_that_a_student_sees_are_short(path):
    lengths = {cell.id: len(cell.source.splitlines()) for cell in code_cells(path)}
    assert {id: n for id, n in lengths.items() if n > 12} == {}


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_every_text_cell_says_its_language(path):
    cells = [cell for cell in read(path).cells if cell.cell_type == "markdown"]
    assert [cell.id for cell in cells if "lang-en" not in cell.metadata.get("tags", [])] == []


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_runs_top_to_bottom_without_a_warning(path, tmp_path):
    notebook = read(path)
    nbclient.NotebookClient(
        notebook, timeout=300, resources={"metadata": {"path": tmp_path}}
    ).execute()
    complaints = [
        (cell.id, output.get("text", output.get("evalue")))
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "error" or output.get("name") == "stderr"
    ]
    assert complaints == []
    silent = [
        cell.id
        for cell in notebook.cells
        if cell.cell_type == "code" and not cell.outputs and cell.id not in ("setup", "company")
    ]
    assert silent == [], "a cell of a lesson shows something"

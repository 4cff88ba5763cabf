"""Every notebook that people open: clean, short cells, runs top to bottom without a warning."""

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import nbclient
import nbformat
import pytest
import yaml

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
    modules = {p.stem for p in LESSONS} - {"00_orientation"}
    assert {"01_pct", "03_trademarks"} <= modules
    assert {p.parent.name for p in MASTERS} == {p.parent.name for p in EXERCISES}
    assert {p.parent.name for p in MASTERS} == modules | {"00_warmup"}


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


@cache
def executed(path: Path):
    notebook = read(path)
    with TemporaryDirectory() as folder:
        client = nbclient.NotebookClient(
            notebook,
            timeout=300,
            allow_errors=True,  # the outputs tell; a notebook is run once, however it ends
            resources={"metadata": {"path": folder}},
        )
        client.execute()
    return notebook


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_runs_top_to_bottom_without_a_warning(path):
    code = [cell for cell in executed(path).cells if cell.cell_type == "code"]
    complaints = [
        (cell.id, output.get("text", output.get("evalue")))
        for cell in code
        for output in cell.outputs
        if output.output_type == "error" or output.get("name") == "stderr"
    ]
    assert complaints == []
    silent = [cell.id for cell in code if not cell.outputs and cell.id not in ("setup", "company")]
    assert silent == [], "a cell of a lesson shows something"


def shown(path: Path, cell_id: str) -> str:
    """Return what a cell shows, as text without HTML tags."""
    (cell,) = (cell for cell in executed(path).cells if cell.id == cell_id)
    text = " ".join(
        output.data.get("text/html", output.data.get("text/plain", "")) for output in cell.outputs
    )
    return " ".join(re.sub(r"<style.*?</style>|<[^>]+>", " ", text, flags=re.DOTALL).split())


# What the text of a lesson tells its reader, worked out by hand: one file a lesson.
CLAIMS = [
    (path.stem, *claim)
    for path in sorted(Path(__file__).with_name("claims").glob("*.yaml"))
    for claim in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def test_every_module_has_claims():
    told = {lesson for lesson, *_ in CLAIMS}
    assert told == {path.stem for path in LESSONS} - {"00_orientation"}


@pytest.mark.parametrize(("lesson", "cell_id", "claim"), CLAIMS)
def test_the_lesson_shows_what_its_text_says(lesson, cell_id, claim):
    path = ROOT / "notebooks" / f"{lesson}.ipynb"
    if cell_id == "restoration-figure":
        (cell,) = (cell for cell in executed(path).cells if cell.id == cell_id)
        assert claim in str(cell.outputs[0])
    else:
        assert claim in shown(path, cell_id)

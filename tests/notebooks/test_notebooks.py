"""Every notebook that people open: clean, short cells, runs top to bottom without a warning."""

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

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


@cache
def executed(path: Path):
    notebook = read(path)
    with TemporaryDirectory() as folder:
        client = nbclient.NotebookClient(
            notebook, timeout=300, resources={"metadata": {"path": folder}}
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


# What the text of the lesson tells its reader, worked out by hand from the calendar and the fees.
CLAIMS = [
    ("priority-date", "31 August 2023 (Thursday)"),
    ("count-examples", "30 April 2023 1 month 30 May 2023"),
    ("priority-period", "2 September 2024 (Monday)"),  # 31 August 2024 is a Saturday
    ("closed-days", "CN · China 28 February 2026, Saturday"),  # a make-up working day
    ("closed-days", "US · United States of America 2 March 2026, Monday"),
    ("closed-days", "EG · Egypt 1 March 2026, Sunday"),
    ("fees", "Total CNY 12,360.00"),  # 10,620 + 17 x 120 - 2,400 + 2,100
    ("art19", "10 February 2025"),  # 2 months from 10 December 2024; 16 months end in December
    ("publication-dates", "Tuesday 18 February 2025"),  # 16 days before Thursday 6 March 2025
    ("demand", "30 June 2025"),  # 22 months: June has no day 31; 3 months end in March
    ("national-fees-ep", "EUR 5,301.00"),  # 135 + 13x17 + 1,520 + 685 + 1,915 + 3x275
    ("national-fees-us", "USD 1,660.00"),  # 320 + 540 + 800
    ("national-fees-jp", "JPY 202,800"),  # 14,000 + 124,000 + 18 x 3,600
    ("follow-up-ep", "30 September 2026"),  # the month of 2 September 2026 ends
    ("withdrawn", "2 March 2027"),  # 30 months from 2 September 2024, a Tuesday
    ("restoration-figure", "4 November 2024"),  # 2 September + 2 months: Saturday 2 November
]


@pytest.mark.parametrize(("cell_id", "claim"), CLAIMS)
def test_the_lesson_shows_what_its_text_says(cell_id, claim):
    path = ROOT / "notebooks" / "01_pct.ipynb"
    if cell_id == "restoration-figure":
        (cell,) = (cell for cell in executed(path).cells if cell.id == cell_id)
        assert claim in str(cell.outputs[0])
    else:
        assert claim in shown(path, cell_id)

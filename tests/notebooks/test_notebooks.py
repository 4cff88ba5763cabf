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
    assert [p.stem for p in LESSONS] == ["00_orientation", "01_pct", "03_trademarks"]
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


# The same of the lesson on trademarks: from the fee table, the calendar and the cited articles.
TRADEMARK_CLAIMS = [
    ("brand", "3 years and 5 months"),
    ("members", "Switzerland 18 no yes no yes"),
    ("members", "Viet Nam 12 no yes no yes"),
    ("members", "Singapore 18 yes yes yes no"),  # 18 months, later oppositions, intention to use
    ("bill", "Total CHF 6,673.00"),  # 903 + 100 + 4x460 + 1,125 + 845 + 4x150 + 4x265 + 2x100
    ("bill-cny", "2026-01-02 58,843.15"),  # x 8.1973 / 0.9296
    ("bill-cny", "2026-10-30 53,945.78"),  # x 7.4326 / 0.9194
    ("fourth-alone", "Total CHF 1,778.00"),  # 653 + 789 + 48 + 2x144
    ("fourth-with", "Total CHF 1,978.00"),  # and 100 for Switzerland, 100 for the fourth class
    ("shapes", "Norway 309 + 3 × 81 552.00"),
    ("shapes", "Cuba 239 + 1 × 80 and later 72 391.00"),
    ("tariff", "treated as paid on 2 March 2026"),  # six months before 2 September
    ("japan-2023", "second part: 4 × 223 CHF 892.00"),
    ("safeguard", "Switzerland 400 100 18 12"),
    ("safeguard", "Italy 85 100 18 12"),
    ("safeguard", "Ukraine 383 100 18 12"),
    ("safeguard", "European Union 789 789 18 18"),
    ("safeguard-list", "22 AM, BG, BX, BY, CH, CU, CY, DZ, IR, IT, KE, KG, KZ"),
    ("priority", "16 September 2026 (Wednesday)"),
    ("in-time", "14 September 2026 (Monday)"),
    ("late", "30 November 2026 (Monday)"),  # two months end on Saturday 14, then Monday 16
    ("priority-kept", "2026-11-06 The priority stands"),
    ("priority-kept", "2026-11-30 The priority is lost"),
    ("irregularity", "12 February 2027"),
    ("continued", "12 April 2027"),
    ("continued-fee", "Total CHF 200.00"),
    ("refund", "6673 326.5 6346.5"),  # half of 653, not of 903
    ("intention-end", "16 November 2026"),
    ("refusal-clocks", "14 January 2028 (Friday) The Office may notify a provisional refusal CH"),
    ("refusal-clocks", "14 January 2028 (Friday) The Office may notify a provisional refusal VN"),
    ("refusal-clocks", "14 July 2028 (Friday) The Office may notify a provisional refusal US"),
    ("opposition-refusal", "4 September 2028 (Monday)"),  # 4 August + 1 month, before 5 July + 7
    ("answers", "1 September 2027 (Wednesday) Answer the provisional refusal JP"),
    ("answers", "1 October 2027 (Friday) Answer the provisional refusal SG"),
    ("answers", "1 December 2027 (Wednesday) Answer the provisional refusal US"),
    ("dependency", "14 September 2031 (Sunday)"),
    ("first-years", "14 July 2028 (US, EM, JP, KR, SG)"),
    ("attack-reach", "It falls: the proceedings began on 6 May 2030"),
    ("attack-reach", "It stands: the five years ended on 14 September 2031"),
    ("central-attack", "US (7, 9, 35, 42) 2027-08-16 1400 USD"),  # 4x350; 14 August: a Saturday
    ("central-attack", "EM (7, 9, 35, 42) 2027-08-14 1200 EUR"),  # 850 + 50 + 2x150
    ("central-attack", "VN (7, 9, 35, 42) 2027-08-14 not known"),
    ("replacement", "from 2 September 2016"),
    ("later", "BR No: BR joined on 2 October 2019"),
    ("later", "IN Yes"),
    ("renewal", "by 2 March 2027 to be safe"),
    ("renewal-on-time", "Total CHF 2,768.00"),  # 653 + 2x249 + 789 + 48 + 2x218 + 2x172
    ("renewal-late", "Total CHF 3,094.50"),  # and half of 653
    ("china-renewal", "6 June 2026 (Saturday)"),  # the day before 7 June
    ("section-71", "12 September 2026 (Saturday) First day"),
    ("section-71", "13 September 2027 (Monday)"),  # 12 September 2027 is a Sunday
    ("non-use", "4 November 2027 (Thursday) End of the time without use CN"),
    ("non-use", "5 March 2023 (Sunday) End of the time without use EM"),
    ("budget", "2027-09-12 Affidavit of use under section 71, every ten years not known USD"),
    ("break-even", "3 GB 38,713 38,248 466"),  # Madrid still dearer
    ("break-even", "4 JP 46,165 50,797 -4,632"),
    ("break-even-figure", "From 4 members on"),
    ("own-prices", "2026-01-02 5000 4 2026-01-02 9000 2 2026-10-30 5000 3"),
    ("hisense", "2004-02-19 DE price confirmed at EUR 40 million"),
    ("opposition", "1 October 2026 (Thursday) Oppose the mark US"),
    ("opposition", "1 October 2026 (Thursday) Oppose the mark KR"),
    ("opposition", "1 December 2026 (Tuesday) Oppose the mark CN"),
    ("opposition-change", "by 15 February 2027 to be safe"),  # 13 February 2027 is a Saturday
    ("invalidity", "21 October 2026 (Wednesday)"),
    ("bad-faith-rules", "69(1) help for cases abroad"),
    ("udrp-cases", "2019-03-21 complaint DENIED"),
    ("udrp-fees", "6 single 2000 2000 0 1 three 4000 4000 0 1 three 4000 2000 2000"),
    ("udrp-clock", "23 February 2025 (Sunday)"),  # calendar days do not move
    ("udrp-clock", "3 April 2025 (Thursday)"),  # ten business days
    ("customs-fees", "380 USD"),  # 2 classes x 190
    ("customs-recordal", "by 1 March 2036 to be safe"),
    ("detention", "7 May 2026 (Thursday)"),  # 30 April, 6 and 7 May; 1 to 5 May are closed
    ("panel", "Total CHF 3,120.00"),  # 653 + 3x460 + 221 + 2x208 + 3x150
    ("one-page", "by 15 September 2036 to be safe"),  # 14 September 2036 is a Sunday
]


@pytest.mark.parametrize(
    ("lesson", "cell_id", "claim"),
    [
        *(("01_pct", *claim) for claim in CLAIMS),
        *(("03_trademarks", *claim) for claim in TRADEMARK_CLAIMS),
    ],
)
def test_the_lesson_shows_what_its_text_says(lesson, cell_id, claim):
    path = ROOT / "notebooks" / f"{lesson}.ipynb"
    if cell_id == "restoration-figure":
        (cell,) = (cell for cell in executed(path).cells if cell.id == cell_id)
        assert claim in str(cell.outputs[0])
    else:
        assert claim in shown(path, cell_id)

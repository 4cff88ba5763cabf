"""Cells of workbooks and CSV files: what a person typed is always text there, never a formula."""

import io
import re
import unicodedata

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook.child import INVALID_TITLE_REGEX
from openpyxl.worksheet.worksheet import Worksheet

LONGEST_TEXT = 32_767  # of one cell, in units of UTF-16: a limit of Excel
LONGEST_TITLE = 31  # of a sheet: a limit of Excel
TALLEST_ROW = 409  # in points: a limit of Excel
LINE = 15  # points that a line of text takes
HEAD = PatternFill("solid", fgColor="DDE6F0")

# What a spreadsheet takes for a formula when it opens a CSV file, half width or full width. A
# signed number (a telephone number as an id) does no harm.
_FORMULA = re.compile(r"[=@＝＠\t\r\n]|[+＋\-－](?![\d.]*\Z)")


def csv_text(text: str) -> str:
    """Write text for a CSV file: an apostrophe goes before what would be taken for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def fits(text: str) -> bool:
    """Whether one cell of a workbook can hold the text."""
    return len(_units(text)) <= 2 * LONGEST_TEXT


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "replace")


def put_text(cell: Cell, text: str) -> None:
    """Write text that stays text: no formula, no number, and no character that XML forbids.

    No text leaves the cell empty. What Excel cannot hold is cut off; see `fits`.
    """
    cell.number_format = "@"
    if text:
        clean = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", text)
        cell.value = _units(clean)[: 2 * LONGEST_TEXT].decode("utf-16-le", "ignore")
        cell.data_type = "s"
        cell.quotePrefix = clean[0] in "=+-@"  # keeps it text when someone edits the cell


def put_head(cell: Cell, text: str) -> None:
    """Write the heading of a column."""
    put_text(cell, text)
    cell.font, cell.fill = Font(bold=True), HEAD
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def title(text: str) -> str:
    """Return text as the name of a sheet: not too long, and nothing that Excel forbids."""
    return INVALID_TITLE_REGEX.sub("-", text)[:LONGEST_TITLE]


def width(text: str) -> int:
    """Return how wide a line of text is, in Latin letters; a Chinese character counts two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def height(text: str, letters: int) -> int:
    """Return the height in points that text takes in a column so many letters wide."""
    lines = sum(-(-max(width(line), 1) // letters) for line in text.split("\n"))
    return min(TALLEST_ROW, LINE * lines + 2)


def fit(sheet: Worksheet) -> None:
    """Make every column as wide as what it holds, between 8 and 40 letters."""
    for column in sheet.iter_cols():
        letters = max((width(_shown(cell.value)) for cell in column), default=0)
        sheet.column_dimensions[column[0].column_letter].width = min(40, max(8, letters + 3))


def _shown(value) -> str:
    return f"{value:g}" if isinstance(value, float) else str("" if value is None else value)


def content(workbook: Workbook) -> bytes:
    """Return a workbook as the bytes of its file."""
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()

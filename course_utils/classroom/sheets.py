"""The rows of a table as people save it: a CSV file or an Excel workbook."""

import csv
import io
import re
import warnings
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from course_utils.errors import CourseError
from course_utils.messages import _

_WORKBOOK = b"PK\x03\x04"
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"  # .xls, or a workbook with a password
_EXACT = 10**15  # Excel keeps 15 digits of a number


@dataclass(frozen=True)
class Wrong:
    """Stands in a row for a cell that cannot be read as text; `why` is half a sentence."""

    shown: str
    why: str

    def __str__(self) -> str:
        return self.shown


Row = list[str | Wrong]


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a table as text, from the first line on; "" is a blank cell.

    A file is what its content says, whatever its name. Of a workbook it is the first sheet
    that Excel shows: a merged cell counts for each of its cells.

    Raises:
        CourseError: the file cannot be read.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CourseError(_("There is no file {path} to read.").format(path=path)) from error
    if content.startswith(_OLD_WORKBOOK):
        raise CourseError(
            _("{path} is an old workbook or has a password: save it as .xlsx without one.").format(
                path=path
            )
        )
    return _sheet(content, path) if content.startswith(_WORKBOOK) else _lines(content, path)


def decode(content: bytes, path: Path) -> str:
    """Read a text file as Excel saves it: UTF-8, or GBK and its successor GB18030."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CourseError(
        _("{path} is neither UTF-8 nor GBK; save it as an Excel workbook (.xlsx).").format(
            path=path
        )
    )


def _lines(content: bytes, path: Path) -> list[Row]:
    try:
        return list(csv.reader(io.StringIO(decode(content, path), newline=""), strict=True))
    except csv.Error as error:
        raise CourseError(
            _("{path} is not a CSV file: a quotation mark is not closed, or not doubled.").format(
                path=path
            )
        ) from error


def _sheet(content: bytes, path: Path) -> list[Row]:
    from openpyxl import load_workbook  # takes its time, and every command comes by here

    try:
        with warnings.catch_warnings(action="ignore"):  # of styles that openpyxl does not know
            sheets = load_workbook(io.BytesIO(content), data_only=True).worksheets
        sheet = next(sheet for sheet in sheets if sheet.sheet_state == "visible")
    except Exception as error:  # openpyxl raises whatever comes along in a damaged file
        raise CourseError(
            _("{path} cannot be read; open it in Excel and save it as .xlsx again.").format(
                path=path
            )
        ) from error
    rows = [[_text(cell) for cell in row] for row in sheet.iter_rows()]
    for area in sheet.merged_cells.ranges:
        for row, column in area.cells:
            rows[row - 1][column - 1] = rows[area.min_row - 1][area.min_col - 1]
    return rows


def _text(cell) -> str | Wrong:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        return Wrong(value, _("the formula gives {value}").format(value=value))
    if isinstance(value, (date, time)):
        why = _("Excel took it for a date; format the column as text and type it again")
        return Wrong(str(value), why)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return _number(value, cell.number_format)
    return str(value)


def _number(value: int, form: str) -> str | Wrong:
    if abs(value) >= _EXACT:
        why = _(
            "Excel keeps only 15 digits of a number; format the column as text and type it again"
        )
        return Wrong(str(value), why)
    zeros = len(form) if re.fullmatch("0+", form) else 0  # 0007 is a 7 that is shown with zeros
    return f"{value:0{zeros}d}"

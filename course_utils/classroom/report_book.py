"""A report as a workbook: a sheet a table, numbers as numbers, and no text that could compute."""

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from course_utils.classroom import cells
from course_utils.classroom.report_tables import COUNT, INDEX, POINTS, SHARE, TEXT, TIME, Table

_FORMATS = {
    COUNT: "0",
    POINTS: "General",  # "0.##" would leave a point behind whole numbers
    SHARE: "0%",
    INDEX: "0.00",
    TIME: "yyyy-mm-dd hh:mm",
}
_NARROWEST, _WIDEST = 10, 60  # letters


def workbook(tables: list[Table]) -> bytes:
    """Return the tables as an .xlsx file."""
    book = Workbook()
    book.remove(book.active)
    for table in tables:
        _fill(book.create_sheet(cells.title(table.title)), table)
    return cells.content(book)


def _fill(sheet: Worksheet, table: Table) -> None:
    for number, column in enumerate(table.columns, 1):
        cells.put_head(sheet.cell(1, number), column.title)
        texts = [row[number - 1] for row in table.rows if column.kind in (TEXT, TIME)]
        sheet.column_dimensions[get_column_letter(number)].width = _width(column.title, texts)
    for place, row in enumerate(table.rows, 2):
        for number, (value, column) in enumerate(zip(row, table.columns, strict=True), 1):
            _write(sheet.cell(place, number), value, column.kind)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0  # as many pages as it takes, each as wide as the table
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    cells.put_text(sheet.cell(len(table.rows) + 3, 1), table.note if table.rows else table.empty)


def _write(cell: Cell, value, kind: str) -> None:
    cell.alignment = Alignment(wrap_text=kind == TEXT, vertical="top")
    if kind == TEXT:
        cells.put_text(cell, value or "")
    elif value is not None:
        cell.number_format = _FORMATS[kind]
        cell.value = value.replace(tzinfo=None) if kind == TIME else value


def _width(title: str, texts: list) -> float:
    longest = max((cells.width(str(text)[:_WIDEST]) for text in texts if text), default=0)
    return min(max(longest + 2, _NARROWEST, cells.width(title) + 2), _WIDEST)

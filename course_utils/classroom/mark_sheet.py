"""The workbook in which one question is marked: how it is laid out, and how it is read.

The first row is hidden and names the columns for the program: the exercise stands above the row
numbers, then student, name, answer, points, comment, mark, said, question, digest. A workbook
without names has the column submission, hidden, in place of student and name. `digest` is the
hash of the answer.
"""

import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from course_utils.classroom import cells
from course_utils.errors import CourseError
from course_utils.messages import _

KEYS, HEADS, FIRST = 1, 2, 3  # rows: the hidden names, the headings, the first answer
WIDTHS = {"no": 5, "student": 14, "name": 14, "answer": 80, "points": 9, "comment": 40}
TO_FILL = {"points", "comment"}
HIDDEN = {"submission", "question", "digest"}
NEEDED = {"points", "comment", "question", "digest"}
FILL = PatternFill("solid", fgColor="FFF9DB")
THIN = Border(*[Side("thin", "BFBFBF")] * 4)
GREY = Font(color="666666")
_RULE = re.compile(r"\|[-:| ]+\|\s*")  # under the headings of a table in Markdown


@dataclass(frozen=True)
class Answer:
    """What one student wrote to one question, and its mark so far (None while it waits)."""

    student: str
    name: str
    submission: str
    text: str
    digest: str
    mark: float | None
    comment: str


@dataclass(frozen=True)
class Question:
    """A question that a person marks: its points and its rubric, text after text."""

    exercise: str
    name: str
    points: float
    rubric: list[str]


@dataclass(frozen=True)
class Row:
    """One row as it was read. `who` is the id of the student, or of the submission."""

    number: int
    who: str
    question: str
    digest: str
    points: Any
    comment: str
    columns: dict[str, str]

    @property
    def filled(self) -> bool:
        """Whether there is anything to write to the gradebook."""
        return self.points is not None or bool(self.comment)

    def where(self, key: str) -> str:
        """Say where a value stands: "row 7, column E"."""
        return _("row {row}, column {column}").format(row=self.number, column=self.columns[key])


class NoValue:
    """Stands for the points where a formula has not been worked out."""


def build(question: Question, answers: Iterable[Answer], anonymous: bool) -> Workbook:
    """Lay out the workbook: a sheet to mark on and a sheet with the rubric."""
    book = Workbook()
    sheet = book.active
    sheet.title = cells.title(_("Marks"))
    heads = _heads(question, anonymous)
    for column, (key, head) in enumerate(heads.items(), 1):
        cells.put_text(sheet.cell(KEYS, column), question.exercise if key == "no" else key)
        cells.put_head(sheet.cell(HEADS, column), head)
    last = HEADS
    for last, answer in enumerate(answers, FIRST):
        _put_row(sheet, last, list(heads), _values(question, answer, last - HEADS))
    _dress(sheet, list(heads), last)
    _check_points(sheet, list(heads).index("points") + 1, last, question.points)
    _put_rubric(book.create_sheet(cells.title(_("Rubric"))), question)
    return book


def _heads(question: Question, anonymous: bool) -> dict[str, str]:
    heads = {
        "no": _("no."),
        "student": _("student"),
        "name": _("name"),
        "answer": _("answer to {question}").format(question=question.name),
        "points": _("points (0 to {most:g})").format(most=question.points),
        "comment": _("comment to the student"),
        "mark": _("mark so far"),
        "said": _("comment so far"),
        "submission": "submission",
        "question": "question",
        "digest": "digest",
    }
    left_out = {"student", "name"} if anonymous else {"submission"}
    return {key: head for key, head in heads.items() if key not in left_out}


def _values(question: Question, answer: Answer, number: int) -> dict[str, str | float | None]:
    text = answer.text
    if not cells.fits(text):
        note = _("[Too long for Excel: the end is missing here. Read all of it in Formgrader.]")
        text = f"{note}\n{text}"
    return {
        "no": number,
        "student": answer.student,
        "name": answer.name,
        "answer": text,
        "mark": answer.mark,
        "said": answer.comment,
        "submission": answer.submission,
        "question": question.name,
        "digest": answer.digest,
    }


def _put_row(sheet: Worksheet, row: int, keys: list[str], values: dict) -> None:
    for column, key in enumerate(keys, 1):
        cell, value = sheet.cell(row, column), values.get(key)
        if isinstance(value, str):
            cells.put_text(cell, value)
        else:
            cell.value = value
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = THIN
        if key in TO_FILL:
            cell.fill, cell.protection = FILL, Protection(locked=False)
        if key in ("mark", "said"):
            cell.font = GREY
        if key == "comment":
            cell.number_format = "@"
    answer = values["answer"]
    sheet.row_dimensions[row].height = max(40, cells.height(answer, WIDTHS["answer"]))


def _dress(sheet: Worksheet, keys: list[str], last: int) -> None:
    for column, key in enumerate(keys, 1):
        place = sheet.column_dimensions[get_column_letter(column)]
        place.width, place.hidden = WIDTHS.get(key, 16), key in HIDDEN
    sheet.row_dimensions[KEYS].hidden = True
    sheet.freeze_panes = sheet.cell(FIRST, keys.index("answer") + 1)
    shown = get_column_letter(keys.index("said") + 1)
    sheet.auto_filter.ref = f"A{HEADS}:{shown}{last}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    _protect(sheet)


def _protect(sheet: Worksheet) -> None:
    """Lock all that is not to be filled in. There is no password: it guards against slips."""
    sheet.protection.enable()
    sheet.protection.formatColumns = sheet.protection.formatRows = False  # False allows it
    sheet.protection.autoFilter = False


def _check_points(sheet: Worksheet, column: int, last: int, most: float) -> None:
    text = _("Write a number from 0 to {most:g}, or leave the cell empty.").format(most=most)
    rule = DataValidation(
        type="decimal",
        operator="between",
        formula1="0",
        formula2=f"{most:g}",
        allow_blank=True,
        showErrorMessage=True,
        error=text,
        errorTitle=_("Points"),
        showInputMessage=True,
        prompt=text,
        promptTitle=_("Points"),
    )
    letter = get_column_letter(column)
    rule.add(f"{letter}{FIRST}:{letter}{max(last, FIRST)}")
    sheet.add_data_validation(rule)


def _put_rubric(sheet: Worksheet, question: Question) -> None:
    """Write the text of the exercise line by line, a table in two columns."""
    points, text = 12, 110
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = points, text
    how = _(
        "Fill in the yellow cells. An empty cell changes nothing: a mark or a comment that is in "
        "the gradebook stays, and an answer without points stays unmarked."
    )
    lines = [how, "", *(line for part in question.rubric for line in [*part.split("\n"), ""])]
    lines = [line for line in lines if not _RULE.fullmatch(line)]
    for row, line in enumerate(lines, 1):
        if line.startswith("|"):
            parts = [part.strip() for part in line.strip().strip("|").split("|")]
            cells.put_text(sheet.cell(row, 1), parts[0])
            cells.put_text(sheet.cell(row, 2), "   ".join(parts[1:]))
            sheet.cell(row, 1).border = sheet.cell(row, 2).border = THIN
            sheet.cell(row, 1).alignment = Alignment(horizontal="center", vertical="top")
            sheet.cell(row, 2).alignment = Alignment(wrap_text=True, vertical="top")
            sheet.row_dimensions[row].height = cells.height(parts[-1], text)
        else:
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
            cells.put_text(sheet.cell(row, 1), line.lstrip("# "))
            sheet.cell(row, 1).font = Font(bold=line.startswith("#"))
            sheet.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top")
            sheet.row_dimensions[row].height = cells.height(line, points + text)
    _protect(sheet)


def read(path: Path, exercise: str) -> list[Row]:
    """Read the rows of a workbook, filled in or not.

    Raises:
        CourseError: it is no such workbook, or it belongs to another exercise.
    """
    formulas, results = _load(path, data_only=False), _load(path, data_only=True)
    for sheet in formulas.worksheets:
        keys = [_text(cell.value) for cell in sheet[KEYS]]
        if set(keys) >= NEEDED and {"student", "submission"} & set(keys):
            if keys[0] != exercise:
                raise CourseError(
                    _("{path} belongs to the exercise {other}, not to {name}.").format(
                        path=path, other=keys[0], name=exercise
                    )
                )
            return list(_rows(sheet, results[sheet.title], keys))
    raise CourseError(
        _(
            "{path} has no sheet to read marks from. Use a workbook that `course marks` wrote, "
            "with its hidden first row."
        ).format(path=path)
    )


def _load(path: Path, data_only: bool) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles that other programs leave in a workbook
            return load_workbook(path, data_only=data_only)
    except FileNotFoundError as error:
        raise CourseError(_("There is no file {path}.").format(path=path)) from error
    except Exception as error:  # a damaged archive fails in many ways
        raise CourseError(
            _("{path} cannot be read as an Excel workbook (.xlsx).").format(path=path)
        ) from error


def _rows(sheet: Worksheet, results: Worksheet, keys: list[str]) -> Iterator[Row]:
    columns = {key: get_column_letter(number) for number, key in enumerate(keys, 1) if key}
    who = "student" if "student" in columns else "submission"
    for number in range(FIRST, sheet.max_row + 1):
        found = {key: sheet[f"{letter}{number}"] for key, letter in columns.items()}
        yield Row(
            number=number,
            who=_text(found[who].value),
            question=_text(found["question"].value),
            digest=_text(found["digest"].value),
            points=_points(found["points"], results),
            comment=_text(found["comment"].value).strip(),
            columns={**columns, "who": columns.get("student", columns["points"])},
        )


def _points(cell: Cell, results: Worksheet) -> Any:
    value = results[cell.coordinate].value
    if cell.data_type == "f" and value is None:
        return NoValue
    return None if isinstance(value, str) and not value.strip() else value


def _text(value: Any) -> str:
    """Read a cell as text; an id that a program made a number of loses no digit and gains none."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)

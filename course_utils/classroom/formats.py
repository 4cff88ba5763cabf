"""The marks of a class in the formats that other programs read."""

import csv
import math
from dataclasses import dataclass

import pandas as pd
from openpyxl import Workbook

from course_utils.classroom import cells
from course_utils.classroom.cells import csv_text
from course_utils.messages import _


@dataclass(frozen=True)
class ClassMarks:
    """What there is to export of one assignment; the index of every table is the student's id.

    `questions` has the points of every question, and `scores` is what `results.scores` returns.
    `people` has first_name, last_name, name, unit and email; "" is unknown. `late` holds the
    points that a late submission loses.
    """

    assignment: str
    questions: dict[str, float]
    scores: pd.DataFrame
    people: pd.DataFrame
    late: pd.Series

    @property
    def final(self) -> pd.Series:
        """The mark as nbgrader's own export has it: all points less the penalty, never below 0.

        It is blank until every question is marked.
        """
        total = self.scores[list(self.questions)].sum(axis=1, skipna=False)
        return (total - self.late).clip(lower=0)

    @property
    def most(self) -> float:
        """The points of the whole assignment."""
        return sum(self.questions.values())


def plain_csv(marks: ClassMarks) -> bytes:
    """Write one row a student, quoted, UTF-8 with a byte order mark (Excel needs it for Chinese).

    Columns: student, name, one a question, total, max, to mark by hand.
    """
    frame = marks.scores.copy()
    frame["by_hand"] = [" ".join(names) for names in frame["by_hand"]]
    frame["name"] = frame["name"].map(csv_text)
    frame.index = frame.index.map(csv_text).rename(_("student"))
    titles = {
        "name": _("name"),
        "total": _("total"),
        "max": _("max"),
        "by_hand": _("to mark by hand"),
    }
    text = frame.rename(columns=titles).to_csv(quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def moodle(marks: ClassMarks) -> bytes:
    """Write a CSV file for Moodle's gradebook: Grades, Import, CSV file.

    Columns as Moodle's own export names them: First name, Last name, ID number, Institution (the
    unit), Email address, and the assignment. At the import map "ID number" to useridnumber, or
    "Email address" to useremail (case counts), and the assignment's column to a grade item or to
    a new one. Moodle refuses the whole file if it does not know one of the students.

    A mark that is missing is "-", which is how Moodle's export writes "no grade". An empty cell
    would become 0 in a new grade item.

    Source: MoodleDocs, "Grade import", https://docs.moodle.org/311/en/Grade_import, and for "-"
    Moodle's importer, https://github.com/moodle/moodle grade/import/csv/classes/load_data.php;
    both read on 26 November 2026.
    """
    people = marks.people
    frame = pd.DataFrame(
        {
            "First name": people["first_name"].map(csv_text),
            "Last name": people["last_name"].map(csv_text),
            "ID number": [csv_text(student) for student in people.index],
            "Institution": people["unit"].map(csv_text),
            "Email address": people["email"].map(csv_text),
            marks.assignment: [_number(mark) or "-" for mark in marks.final],
        }
    )
    return _csv(frame)


def canvas(marks: ClassMarks) -> bytes:
    """Write a CSV file for the gradebook of Canvas: Grades, Import.

    Columns: Student, ID (Canvas's own number, left empty), SIS User ID (the student's id), SIS
    Login ID (the e-mail address, or the id where none is known), Section (the unit), and the
    assignment; the row "Points Possible" comes first. Canvas finds a student by SIS User ID, then
    by SIS Login ID, then by name, and makes a new assignment if it has none of that title. A mark
    that is missing stays empty; Canvas shows every change before it takes it over.

    Source: Ohio State University, "Import CSV File for Carmen Grades",
    https://teaching.resources.osu.edu/toolsets/carmencanvas/guides/calculating-final-grades/import-csv-file-carmen-grades
    and the importer of Canvas, https://github.com/instructure/canvas-lms
    lib/gradebook_importer.rb; both read on 26 November 2026.
    """
    people = marks.people
    ids = pd.Series(people.index, index=people.index)
    frame = pd.DataFrame(
        {
            "Student": people["name"].map(csv_text),
            "ID": "",
            "SIS User ID": ids.map(csv_text),
            "SIS Login ID": people["email"].where(people["email"] != "", ids).map(csv_text),
            "Section": people["unit"].map(csv_text),
            marks.assignment: [_number(mark) for mark in marks.final],
        }
    )
    head = dict.fromkeys(frame.columns, "")
    head |= {"Student": "    Points Possible", marks.assignment: _number(marks.most)}
    return _csv(pd.concat([pd.DataFrame([head]), frame]))


def _csv(frame: pd.DataFrame) -> bytes:
    # No quotes round the first heading: after a byte order mark Canvas could not read them.
    return frame.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _number(points: float) -> str:
    return "" if math.isnan(points) else f"{round(points, 5):.10g}"


def excel(marks: ClassMarks) -> bytes:
    """Write a workbook: one row a student, ids and names as text, points as numbers.

    Columns: student, name, unit, e-mail, one a question, total so far, late penalty, mark (the
    total less the penalty, once all is marked), max, to mark by hand. What is missing is empty.
    """
    questions = list(marks.questions)
    texts = [_("student"), _("name"), _("unit"), _("e-mail")]
    points = [*questions, _("total so far"), _("late penalty"), _("mark"), _("max")]
    heads = [*texts, *points, _("to mark by hand")]
    book = Workbook()
    sheet = book.active
    sheet.title = cells.title(marks.assignment)
    for column, head in enumerate(heads, 1):
        cells.put_head(sheet.cell(1, column), head)
    numbers = marks.scores[[*questions, "total"]].assign(
        late=marks.late, mark=marks.final, max=marks.scores["max"]
    )
    people = marks.people[["name", "unit", "email"]]
    for row, student in enumerate(marks.scores.index, 2):
        for column, text in enumerate([student, *people.loc[student]], 1):
            cells.put_text(sheet.cell(row, column), text)
        for column, value in enumerate(numbers.loc[student], len(texts) + 1):
            if not math.isnan(value):
                sheet.cell(row, column).value = float(value)
        by_hand = " ".join(marks.scores.at[student, "by_hand"])
        cells.put_text(sheet.cell(row, len(heads)), by_hand)
    cells.fit(sheet)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    return cells.content(book)


FORMATS = {
    "csv": (".csv", plain_csv),
    "moodle": ("-moodle.csv", moodle),
    "canvas": ("-canvas.csv", canvas),
    "excel": (".xlsx", excel),
}

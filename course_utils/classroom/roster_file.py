"""The roster as a file: its headings, its cells, and everything that is wrong with them."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from course_utils.classroom.collect import ID, plain
from course_utils.classroom.sheets import Row, Wrong, read_rows
from course_utils.errors import CourseError
from course_utils.messages import _

HEADINGS = {
    "id": ("id", "student id", "学号"),
    "name": ("name", "姓名"),
    "unit": ("unit", "单位", "工作单位", "所在单位"),
    "email": ("email", "e-mail", "邮箱", "电子邮箱", "电子邮件"),
    "language": ("language", "语言"),
}
NEEDED = ("id", "name")
LANGUAGES = {
    **dict.fromkeys(("zh", "chinese", "中文", "汉语"), "zh"),
    **dict.fromkeys(("en", "english", "英文", "英语"), "en"),
}
MOST = 128  # characters that the gradebook has room for
_EMAIL = re.compile(r"\w[\w.%+-]*@[\w-]+(\.[\w-]+)+")
_FORMULA = ("=", "+", "-", "@")

Person = dict[str, str]


@dataclass
class Roster:
    """What a roster says: id -> its columns (name, unit, ...), and the columns it does not use."""

    people: dict[str, Person] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Heading:
    row: int  # from 0
    columns: dict[str, int]
    left: list[str]


def read_roster(path: Path) -> Roster:
    """Read a CSV file or an Excel workbook with headings in Chinese or English.

    The headings may lie below a title; they are the row with most known headings. `id` and `name`
    are needed, `unit`, `email` and `language` are not. Passed over are blank lines and headings
    that are repeated on every page.

    Raises:
        CourseError: the file cannot be read, or it names every cell that is wrong.
    """
    rows = read_rows(path)
    heading = _heading(rows, path)
    roster, wrong, seen = Roster(left=heading.left), [], {}
    for index, row in enumerate(rows[heading.row + 1 :], start=heading.row + 1):
        if not any(str(cell).strip() for cell in row) or row == rows[heading.row]:
            continue
        person = {}
        for name, column in heading.columns.items():
            try:
                person[name] = _read_cell(name, row[column] if column < len(row) else "")
                if name == "id":
                    _once(person["id"], index, seen)
            except CourseError as problem:
                wrong.append(
                    _("row {row}, column {column} ({heading}): {problem}").format(
                        row=index + 1,
                        column=_letter(column),
                        heading=rows[heading.row][column],
                        problem=problem,
                    )
                )
        roster.people[person.pop("id", "")] = person
    if wrong:
        raise CourseError("\n".join([_say_wrong(path, len(wrong)), *wrong]))
    if not roster.people:
        raise CourseError(_("There is nobody below the headings in {path}.").format(path=path))
    return roster


def _say_wrong(path: Path, number: int) -> str:
    return _("Nothing was imported from {path}. Cells to put right: {number}.").format(
        path=path, number=number
    )


def _once(id: str, index: int, seen: dict[str, int]) -> None:
    if id in seen:
        raise CourseError(_("{id} is in row {row} already").format(id=id, row=seen[id] + 1))
    seen[id] = index


def _heading(rows: list[Row], path: Path) -> _Heading:
    if not any(map(any, rows)):
        raise CourseError(_("{path} is empty.").format(path=path))
    known = [[_field(cell) for cell in row] for row in rows]
    index = max(range(len(rows)), key=lambda each: len(set(filter(None, known[each]))))
    columns = {}
    for column, name in enumerate(known[index]):
        if name in columns:
            raise CourseError(
                _("{path}: columns {one} and {other} are both for {name}; keep one.").format(
                    path=path, one=_letter(columns[name]), other=_letter(column), name=name
                )
            )
        if name:
            columns[name] = column
    cells = [str(cell).strip() for cell in rows[index]]
    if missing := [f"{name} ({HEADINGS[name][-1]})" for name in NEEDED if name not in columns]:
        raise CourseError(
            _("{path} has no column {missing}; its headings in row {row}: {found}.").format(
                path=path,
                missing=", ".join(missing),
                row=index + 1,
                found=", ".join(filter(None, cells)) or _("none"),
            )
        )
    left = [cell for cell, name in zip(cells, known[index], strict=True) if cell and not name]
    return _Heading(index, columns, left)


def _field(cell: str | Wrong) -> str | None:
    text = plain(str(cell)).strip("*: ").casefold()
    return next((name for name, headings in HEADINGS.items() if text in headings), None)


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(column + 1)


def _read_cell(name: str, cell: str | Wrong) -> str:
    if isinstance(cell, Wrong):
        raise CourseError(cell.why)
    visible = (letter for letter in cell if unicodedata.category(letter) != "Cf")
    text = " ".join("".join(visible).split())
    if not text and name in NEEDED:
        raise CourseError(_("it is blank"))
    if len(text) > MOST:
        raise CourseError(_("it is longer than {most} characters").format(most=MOST))
    return _READ[name](text) if text else ""


def _read_id(text: str) -> str:
    if not ID.fullmatch(plain(text)):
        raise CourseError(
            _(
                "{text} cannot be an id, which is letters and digits, "
                "with _ . - between them, at most 64"
            ).format(text=text)
        )
    return plain(text)


def _read_text(text: str) -> str:
    if text.startswith(_FORMULA):
        raise CourseError(
            _("{text} starts with {sign}, which Excel takes for a formula").format(
                text=text, sign=text[0]
            )
        )
    # A private character comes from an old Chinese font; the other one stands for a lost one.
    if any(letter == "\ufffd" or unicodedata.category(letter) in ("Co", "Cc") for letter in text):
        raise CourseError(_("{text} has a character that is lost; type it again").format(text=text))
    return text


def _read_email(text: str) -> str:
    if not _EMAIL.fullmatch(plain(text)):
        raise CourseError(_("{text} is not an e-mail address").format(text=text))
    return plain(text)


def _read_language(text: str) -> str:
    tag = re.split("[-_]", plain(text).casefold())[0]
    if tag not in LANGUAGES:
        raise CourseError(
            _("{text} is not a language of the course: write zh or en").format(text=text)
        )
    return LANGUAGES[tag]


_READ: dict[str, Callable[[str], str]] = {
    "id": _read_id,
    "name": _read_text,
    "unit": _read_text,
    "email": _read_email,
    "language": _read_language,
}

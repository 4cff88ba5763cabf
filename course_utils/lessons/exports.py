"""Take a calendar or a table along: a calendar file, a CSV file, an Excel workbook.

A file is written whole or not at all: it is made beside its place and then moved there.
"""

import io
import os
import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import icalendar
import openpyxl
import pandas as pd
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from course_utils.errors import CourseError
from course_utils.law.deadlines import Calendar, Deadline
from course_utils.law.plan import SUBJECTS, say_subject
from course_utils.messages import _

_REMIND_DAYS = (30, 7)
_WIDEST = 60  # characters, for a column of a workbook
_SHEET_NAME, _NOT_IN_SHEET_NAMES = 31, "[]:*?/\\"  # what Excel takes as the name of a sheet
_UIDS = uuid.uuid5(uuid.NAMESPACE_DNS, "calendar.ip-course")


def to_ics(calendar: Calendar, path: str | Path, case: str = "") -> Path:
    """Write a calendar file (RFC 5545) for Outlook, Apple, Google and others.

    Each step becomes an all-day event on its last day, with its rule, its reasons and
    reminders 30 and 7 days before. Written again, a step of the same case takes the place of
    the old one. Where the last day cannot be settled, the safe or expected day is taken and its
    title says so; steps that are open have no day and are left out.

    Args:
        calendar: what to write.
        path: the file to write, usually ending in ".ics".
        case: name of the case, in front of each event; the file's name when empty.

    Raises:
        CourseError: no step has a day, or the file cannot be written there.
    """
    path = Path(path)
    dated = [deadline for deadline in calendar if _day(deadline)]
    if not dated:
        raise CourseError(
            _("There is nothing to write to {file}: no step of this calendar has a day.").format(
                file=path.name
            )
        )
    case = case or path.stem
    book = icalendar.Calendar()
    book.add("prodid", "-//ip-course//calendar//EN")
    book.add("version", "2.0")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", case)
    now = datetime.now(UTC)
    for deadline in dated:
        book.add_component(_event(deadline, case, now))
    return _write(path, book.to_ical())


def to_csv(table, path: str | Path) -> Path:
    """Write a calendar, a fee sheet or a data frame as CSV that Excel opens with Chinese intact.

    Args:
        table: a data frame, or anything with a `frame()`.
        path: the file to write, usually ending in ".csv".

    Raises:
        CourseError: the file cannot be written there.
    """
    text = _frame(table).to_csv(index=False, lineterminator="\r\n")
    return _write(Path(path), text.encode("utf-8-sig"))


def to_excel(table, path: str | Path) -> Path:
    """Write a calendar, a fee sheet or a data frame as an Excel workbook, or several as its sheets.

    Dates are dates and amounts are numbers, so that they sort and sum; the heading stays in view.

    Args:
        table: a data frame, or anything with a `frame()`; for a workbook of several sheets a
            mapping of the sheets' names to such tables, in their order.
        path: the file to write, usually ending in ".xlsx".

    Raises:
        CourseError: no sheet, a sheet's name that Excel does not take, or the file cannot be
            written there.
    """
    sheets = table if isinstance(table, Mapping) else {_("Course"): table}
    if not sheets:
        raise CourseError(_("A workbook needs one sheet at least."))
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in sheets:
        _fill(book.create_sheet(_sheet_name(name, sheets)), _frame(sheets[name]))
    content = io.BytesIO()
    book.save(content)
    return _write(Path(path), content.getvalue())


def _sheet_name(name: str, names: Iterable[str]) -> str:
    same = [other for other in names if other.casefold() == name.casefold()]
    fits = 1 <= len(name) <= _SHEET_NAME and not set(name) & set(_NOT_IN_SHEET_NAMES)
    if not fits or len(same) > 1:
        raise CourseError(
            _(
                "Excel does not take the sheet name “{name}”: it is to have 1 to {most} letters, "
                "none of {letters}, and to stand once."
            ).format(name=name, most=_SHEET_NAME, letters=" ".join(_NOT_IN_SHEET_NAMES))
        )
    return name


def _fill(page: Worksheet, frame: pd.DataFrame) -> None:
    page.append(list(frame.columns))
    for row in frame.itertuples(index=False):
        page.append([_cell(value) for value in row])
    for column, name in enumerate(frame.columns, start=1):
        texts = [name, *(str(value) for value in frame[name] if value is not None)]
        width = min(_WIDEST, max(len(text) + _wide_letters(text) for text in texts) + 2)
        page.column_dimensions[get_column_letter(column)].width = width
        page.cell(1, column).font = Font(bold=True)
    for row in page.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if isinstance(cell.value, date):
                cell.number_format = "yyyy-mm-dd"
            elif isinstance(cell.value, Decimal):
                cell.number_format = "#,##0.00"
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions


def _day(deadline: Deadline) -> date | None:
    """Return the last day, else the one that is safe or expected; None while a step is open."""
    return deadline.day or deadline.safe_day or deadline.nominal


def _event(deadline: Deadline, case: str, now: datetime) -> icalendar.Event:
    event, day = icalendar.Event(), _day(deadline)
    summary = f"{case}: {deadline.title} ({deadline.office})"
    if not deadline.day:
        summary += f" [{deadline.when}]"
    event.add("uid", f"{uuid.uuid5(_UIDS, f'{case}/{deadline.key}')}@ip-course")
    event.add("dtstamp", now)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", "\n".join(_reasons(deadline)))
    event.add("categories", [deadline.rule.phase or _("deadline")])
    event.add("transp", "TRANSPARENT")
    for days in _REMIND_DAYS:
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", timedelta(days=-days))
        alarm.add("description", _("In {days} days: {what}").format(days=days, what=summary))
        event.add_component(alarm)
    return event


def _reasons(deadline: Deadline) -> list[str]:
    rule = deadline.rule
    notes = [
        (_("Rule"), rule.cite),
        (_("If missed"), rule.consequence),
        (_("Way back"), rule.remedy),
        (_("Note"), rule.proviso),
        (_("Source"), rule.source),
    ]
    return [*deadline.steps, *(f"{label}: {text}" for label, text in notes if text)]


def _frame(table) -> pd.DataFrame:
    frame = table.frame() if hasattr(table, "frame") else table
    headings = {
        "day": _("Last day"),
        "safe_day": _("Safe day"),
        "step": _("Step"),
        "office": _("Office"),
        "actor": _("Who acts"),
        "rule": _("Rule"),
        "nominal": _("Count ends on"),
        "why": _("Why"),
        "label": _("Fee"),
        "quantity": _("Number"),
        "unit_amount": _("Each"),
        "amount": _("Amount"),
        "currency": _("Currency"),
        "note": _("Note"),
        "cite": _("Basis"),
        "quarter": _("Quarter"),
        "subject": _("Subject"),
        "title": _("Act"),
        "planned": _("Planned on"),
        "days_left": _("Days left"),
        "sure": _("Certain"),
        "risk": _("Risk"),
        "probability": _("Probability"),
        "cost": _("Cost"),
        "expected": _("Expected"),
        "until": _("Until"),
        "basis": _("Basis"),
        "total": _("Total"),
    }
    headings |= {subject: say_subject(subject) for subject in SUBJECTS}
    said = {
        column: [headings.get(cell, cell) for cell in frame[column]]
        for column in ("subject", "quarter")
        if column in frame
    }
    frame = frame.assign(**said).drop(columns="key", errors="ignore").rename(columns=headings)
    return frame.astype(object).where(frame.notna(), None)


def _cell(value):
    return value if value is None or isinstance(value, int | float | Decimal | date) else str(value)


def _wide_letters(text: str) -> int:
    return sum(letter > "\u2e80" for letter in text)


def _write(path: Path, content: bytes) -> Path:
    if not path.parent.is_dir():
        raise CourseError(
            _("There is no folder {folder}; make it first, or choose another one.").format(
                folder=path.parent
            )
        )
    if path.is_dir() or (path.exists() and not os.access(path, os.W_OK)):
        raise _cannot_write(path)
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_bytes(content)
        os.replace(draft, path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise _cannot_write(path) from error
    return path


def _cannot_write(path: Path) -> CourseError:
    return CourseError(
        _(
            "{file} cannot be written in {folder}: close it in other programs, "
            "or choose another name or folder."
        ).format(file=path.name, folder=path.parent)
    )

"""Check a workbook of marks row by row, before anything of it is written."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date, time

from course_utils.classroom.mark_sheet import Answer, NoValue, Row
from course_utils.classroom.report import printable
from course_utils.messages import _


def problems_of(
    rows: list[Row], known: dict[str, float], answers: dict[str, dict[str, Answer]]
) -> list[str]:
    """Return one sentence for each thing that is wrong, with row and column.

    `known` are the questions that a person marks with their points; `answers` holds for each
    question the graded answers, by the id of the student and by that of the submission.
    """
    return [*_problems(rows, known, answers), *_twice(rows)]


def _problems(rows: list[Row], known: dict, answers: dict) -> Iterator[str]:
    for row in rows:
        if row.question not in known:
            text = _("{where}: the question {question} is not marked by hand; these are: {known}.")
            yield text.format(
                where=row.where("question"),
                question=printable(row.question),
                known=", ".join(known),
            )
            continue
        answer = answers[row.question].get(row.who)
        if answer is None:
            yield _say_unknown(row)
        elif answer.digest != row.digest:
            text = _(
                "{where}: the answer has changed since the workbook was written. Write a new "
                "workbook and mark it again."
            )
            yield text.format(where=row.where("answer" if "answer" in row.columns else "points"))
        if row.points is not None and (problem := _points_problem(row, known[row.question])):
            yield problem


def _say_unknown(row: Row) -> str:
    if "student" in row.columns:
        text = _("{where}: no graded work of a student {student} is in the gradebook.")
    else:
        text = _("{where}: the work of this row is not in the gradebook.")
    return text.format(where=row.where("who"), student=printable(row.who) or _("without an id"))


def _points_problem(row: Row, most: float) -> str | None:
    points = number(row.points)
    if row.points is NoValue:
        text = _("{where}: the formula has no value; write a number from 0 to {most:g}.")
    elif points is None:
        text = _("{where}: {value} is not a number; write a number from 0 to {most:g}.")
    elif not 0 <= points <= most:
        text = _("{where}: {value} is out of range; write a number from 0 to {most:g}.")
    else:
        return None
    return text.format(where=row.where("points"), value=_shown(row.points), most=most)


def _shown(value) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    return f"{value:g}" if isinstance(value, float) else printable(str(value)[:40])


def number(value) -> float | None:
    """Read points: a number, or text that is one, as some programs leave it; None if it is not."""
    if isinstance(value, str):
        text = unicodedata.normalize("NFKC", value).strip()
        return float(text) if re.fullmatch(r"[+-]?\d+(\.\d+)?", text) else None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and math.isfinite(value) else None


def _twice(rows: list[Row]) -> Iterator[str]:
    times = Counter((row.who, row.question) for row in rows)
    for row in rows:
        if times[row.who, row.question] > 1 and row.who:
            text = _("{where}: this work stands in more than one row; keep one of them.")
            yield text.format(where=row.where("who"))

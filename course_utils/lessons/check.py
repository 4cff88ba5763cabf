"""Friendly visible checks: is there an answer, and has it the right form?

Each check names the question, says in one sentence what is missing or cannot be read, and gives
nothing away about what is right. When the form is fine it says how the answer was understood.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from course_utils.errors import CourseError
from course_utils.lessons import answers
from course_utils.messages import _, say_day, say_money, say_weekday


class NotYet(CourseError):
    """There is no answer yet, or it has not the form that the question asks for."""


def a_date(question: str, value: object) -> None:
    """Check that `value` is a day; see `answers.a_date` for the ways to write it.

    Raises:
        NotYet: nothing there, or not a day.
    """
    _understood(question, _say_date(_read(question, value, answers.a_date)))


def an_amount(question: str, value: object, currency: str = "CNY") -> None:
    """Check that `value` is an amount of money in `currency`, not below zero.

    Raises:
        NotYet: nothing there, or no such amount.
    """
    amount = _read(question, value, lambda v: answers.an_amount(v, currency))
    if amount < 0:
        raise NotYet(_("{question}: an amount is not below zero.").format(question=question))
    _understood(question, say_money(amount, currency))


def a_number(question: str, value: object) -> None:
    """Check that `value` is a number.

    Raises:
        NotYet: nothing there, or not a number.
    """
    _understood(question, str(_read(question, value, answers.a_number)))


def an_office(question: str, value: object) -> None:
    """Check that `value` names one Office or country.

    Raises:
        NotYet: nothing there, or no such Office.
    """
    _understood(question, _read(question, value, answers.an_office))


def some_offices(question: str, value: object) -> None:
    """Check that `value` lists Offices or countries.

    Raises:
        NotYet: nothing there, or something that is no Office.
    """
    _understood(question, ", ".join(sorted(_read(question, value, answers.some_offices))))


def a_choice(question: str, value: object, options: Iterable[str]) -> None:
    """Check that `value` is one of the letters or numbers `options`.

    Raises:
        NotYet: nothing there, or none of them.
    """
    _understood(question, _read(question, value, lambda v: answers.a_choice(v, options)))


def some_choices(
    question: str, value: object, options: Iterable[str], how_many: int | None = None
) -> None:
    """Check that `value` names some of the letters or numbers `options`, `how_many` of them.

    Raises:
        NotYet: nothing there, something else, or another number of them.
    """
    chosen = _read(question, value, lambda v: answers.some_choices(v, options))
    if how_many is not None and len(chosen) != how_many:
        raise NotYet(
            _("{question}: choose {wanted}; you chose {count}.").format(
                question=question, wanted=how_many, count=len(chosen)
            )
        )
    _understood(question, ", ".join(sorted(chosen)))


def a_table(
    question: str,
    value: object,
    rows: Iterable[str],
    of: answers.Reader | str = answers.a_date,
) -> None:
    """Check a small table: at least one of `rows` is filled, and what is filled can be read.

    Rows still blank are named, but do not stop the others from counting.

    Args:
        of: how to read a cell: one of the readers of `answers`, or the letters to choose from.

    Raises:
        NotYet: nothing there, a row that is not in the table, or a cell that cannot be read.
    """
    rows = tuple(rows)
    table = _read(question, value, lambda v: answers.a_table(v, rows, of))
    blank = [row for row in rows if row not in table]
    written = "; ".join(f"{row}: {_say(table[row])}" for row in rows if row in table)
    if blank:
        written += ". " + _("Still blank: {rows}").format(rows=", ".join(blank))
    _understood(question, written)


def _read(question: str, value: object, reader: answers.Reader):
    if answers.is_blank(value):
        raise NotYet(
            _("{question} has no answer yet: write it in the cell above and run that cell.").format(
                question=question
            )
        )
    try:
        return reader(value)
    except CourseError as problem:
        raise NotYet(f"{question}: {problem}") from None


def _understood(question: str, written: str) -> None:
    print(
        _("{question} is filled in. Read as: {answer}.").format(question=question, answer=written)
    )


def _say_date(day: date) -> str:
    return f"{say_day(day)} ({say_weekday(day)})"


def _say(value: object) -> str:
    if isinstance(value, date):
        return _say_date(value)
    return f"{value:,}" if isinstance(value, Decimal) else str(value)

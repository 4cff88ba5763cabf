"""What a student means by a plain value: the one place where answers are read.

Every reader takes what a student who does not code may write ("2027-03-01", "2027年3月1日", "EP ",
"CNY 12,360") and gives one exact built-in value. Only known types are read, by their exact type, so
that an object which pretends to equal everything is refused. Full-width characters are taken as
their usual twins.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pandas as pd

from course_utils.errors import CourseError
from course_utils.law import offices
from course_utils.messages import _

Reader = Callable[[object], object]


class NotAnAnswer(CourseError):
    """The value cannot be read as the kind of answer that is asked for."""


_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_BARE_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?$")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)

_MOST_DIGITS = 15
_AMOUNT = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_CURRENCY_SIGNS = {
    "CNY": ("CNY", "RMB", "人民币", "元", "¥"),
    "EUR": ("EUR", "€", "欧元"),
    "USD": ("USD", "US$", "$", "美元"),
    "JPY": ("JPY", "日元", "円"),
    "KRW": ("KRW", "₩", "韩元"),
    "CHF": ("CHF", "瑞士法郎"),
}

_OFFICE_NICKNAMES = {
    "CNIPA": "CN",
    "EPO": "EP",
    "EUROPE": "EP",
    "JPO": "JP",
    "KIPO": "KR",
    "KOREA": "KR",
    "UK": "GB",
    "USA": "US",
    "USPTO": "US",
    "WIPO": "IB",
    "欧洲": "EP",
    "韩国": "KR",
}


def plain_text(value: str) -> str:
    """Return text with full-width characters narrowed and outer blanks and quotes removed."""
    narrow = unicodedata.normalize("NFKC", value)
    return " ".join(narrow.split()).strip(" \"'“”‘’")


def is_blank(value: object) -> bool:
    """Say whether a value was left as it was handed out: nothing, or nothing in it."""
    if value is None:
        return True
    if type(value) is str:
        return not plain_text(value)
    if type(value) is dict:
        return all(is_blank(item) for item in value.values())
    if type(value) in (list, tuple, set, frozenset):
        return all(is_blank(item) for item in value)
    return False


def _built_in(value: object) -> object:
    """Turn a numpy scalar into its built-in twin; leave everything else alone."""
    if type(value).__module__ == "numpy" and isinstance(value, np.generic):
        return pd.Timestamp(value) if isinstance(value, np.datetime64) else value.item()
    return value


def _refuse(value: object, wanted: str) -> NotAnAnswer:
    shown = repr(value) if type(value) in (str, int, float, bool) else type(value).__name__
    return NotAnAnswer(_("{value} is not {wanted}.").format(value=shown[:60], wanted=wanted))


def a_date(value: object) -> date:
    """Read a day: text with the year first or the month in letters, a date, or a timestamp.

    Raises:
        NotAnAnswer: no such day, another type, or text whose day and month could be confused.
    """
    value = _built_in(value)
    wanted = _('a day; write it as year-month-day, such as "2027-03-01"')
    if type(value) in (datetime, pd.Timestamp):
        return date(value.year, value.month, value.day)
    if type(value) is date:
        return value
    if type(value) is not str:
        raise _refuse(value, wanted)
    try:
        return date(*_year_month_day(value))
    except (TypeError, ValueError):
        raise _refuse(value, wanted) from None


def _year_month_day(value: str) -> tuple[int, int, int] | None:
    text = plain_text(re.sub(r"\(.*?\)", "", plain_text(value)))
    text = plain_text(_CLOCK.sub("", text))
    if found := _YEAR_FIRST.fullmatch(text) or _BARE_DAY.fullmatch(text):
        return tuple(int(part) for part in found.groups())
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    elif found := _MONTH_FIRST.fullmatch(text):
        month, day, year = found.groups()
    else:
        return None
    numbers = [n for n, name in enumerate(_MONTHS, 1) if name.startswith(month.lower())]
    return (int(year), numbers[0], int(day)) if len(numbers) == 1 else None


def a_number(value: object) -> Decimal:
    """Read a number, exactly as written; "1,234.50" and "12 %" are numbers.

    Raises:
        NotAnAnswer: not a number, not finite, of more digits than any answer has, or thousands
            grouped in another way than by commas.
    """
    value = _built_in(value)
    wanted = _("a number; write digits, such as 12360")
    if type(value) in (int, float, Decimal):
        number = Decimal(str(value))
    elif type(value) is str:
        text = re.sub(r"(?<=\d) (?=\d{3}\b)", ",", plain_text(value)).removesuffix("%").strip()
        if not _AMOUNT.fullmatch(text):
            raise _refuse(value, wanted)
        number = Decimal(text.replace(",", ""))
    else:
        raise _refuse(value, wanted)
    if not number.is_finite() or number.adjusted() > _MOST_DIGITS:
        raise _refuse(value, wanted)
    return number


def an_amount(value: object, currency: str = "CNY") -> Decimal:
    """Read an amount of money in `currency`; the currency may be written before or after it.

    Raises:
        NotAnAnswer: not an amount, or an amount in another currency.
    """
    if type(value) is not str:
        return a_number(value)
    text = plain_text(value).upper()
    for sign in _CURRENCY_SIGNS.get(currency, (currency,)):
        text = text.removeprefix(sign).removesuffix(sign).strip()
    others = [c for c, signs in _CURRENCY_SIGNS.items() for s in signs if s in text]
    if others:
        raise NotAnAnswer(
            _("{value!r} is an amount in {other}; the question asks for {currency}.").format(
                value=plain_text(value), other=others[0], currency=currency
            )
        )
    try:
        return a_number(text)
    except NotAnAnswer:
        raise _refuse(
            value, _("an amount; write digits, such as {example}").format(example="12360")
        ) from None


def an_office(value: object) -> str:
    """Read an Office or country: its two-letter code, its name, or a usual short name.

    Raises:
        NotAnAnswer: not text.
        UnknownOffice: no such Office; the sentence offers the nearest.
    """
    if type(value) is not str:
        raise _refuse(value, _('an Office; write its two letters, such as "EP"'))
    text = plain_text(value)
    return _OFFICE_NICKNAMES.get(text.upper()) or offices.office_code(text)


def some_offices(value: object) -> frozenset[str]:
    """Read a list of Offices or countries, in any order: a Python list, or text with commas.

    Raises:
        NotAnAnswer, UnknownOffice: as `an_office`.
    """
    return frozenset(code for item in _items(value) for code in _offices_in(item))


def _offices_in(item: object) -> list[str]:
    try:
        return [an_office(item)]
    except offices.UnknownOffice:
        words = plain_text(item).split()
        if len(words) < 2 or not all(len(word) == 2 for word in words):
            raise
        return [an_office(word) for word in words]


def _items(value: object) -> Iterable[object]:
    if type(value) in (list, tuple, set, frozenset):
        return [item for item in value if not is_blank(item)]
    if type(value) is str:
        pieces = re.split(r"[,;、\n]", unicodedata.normalize("NFKC", value).strip(" []()"))
        return [piece for piece in pieces if plain_text(piece)]
    raise _refuse(value, _('a list; write the items with commas between, such as "EP, JP"'))


def a_choice(value: object, options: Iterable[str]) -> str:
    """Read one of the letters or numbers in `options`: "b", "B)" and "(B)" are "B".

    Raises:
        NotAnAnswer: not one of them.
    """
    known = [str(option) for option in options]
    value = _built_in(value)
    if type(value) in (str, int):
        text = re.sub(r"[\s().:、。]", "", plain_text(str(value))).upper()
        if text in known:
            return text
    raise _refuse(value, _("one of {options}").format(options=", ".join(known)))


def some_choices(value: object, options: Iterable[str]) -> frozenset[str]:
    """Read several of the letters or numbers in `options`: "1, 4", [1, 4] or "BD".

    Raises:
        NotAnAnswer: something else is among them.
    """
    known = [str(option) for option in options]
    value = _built_in(value)
    if type(value) is int:
        value = str(value)
    if type(value) is str:
        text = plain_text(value).upper()
        if all(len(option) == 1 for option in known) and re.fullmatch(r"\w+", text):
            value = list(text)
        else:
            value = re.sub(r"(?<=\w)[).]?\s+(?=\w)", ",", text)
    return frozenset(a_choice(item, known) for item in _items(value))


def a_table(value: object, rows: Iterable[str], of: Reader | str = a_date) -> dict[str, object]:
    """Read a small table; rows left blank are left out.

    Takes a dictionary, a pandas Series, or text with a line a row ("EP: 2027-03-01").

    Args:
        rows: the names of the rows; capitals, blanks and an Office's short name do not matter.
        of: how to read a cell, e.g. `a_date`; text stands for a choice of its letters.

    Raises:
        NotAnAnswer: no table, a row that is not in `rows`, a row written twice, or an unreadable
            cell; the sentence names the row.
    """
    rows = tuple(rows)
    read = (lambda cell: a_choice(cell, of)) if isinstance(of, str) else of
    table = {}
    for name, cell in _rows_of(value):
        if is_blank(cell):
            continue
        row = _row_meant(name, rows)
        if row in table:
            raise NotAnAnswer(_("The row {row} is written twice.").format(row=row))
        try:
            table[row] = read(cell)
        except CourseError as problem:
            raise NotAnAnswer(f"{row}: {problem}") from None
    return table


def _rows_of(value: object) -> list[tuple[object, object]]:
    if type(value) is pd.Series:
        value = value.to_dict()
    if type(value) is dict:
        return list(value.items())
    if type(value) is str:
        return [_split_row(line) for line in value.splitlines() if plain_text(line)]
    raise _refuse(value, _("a table; fill in the blank cells"))


def _split_row(line: str) -> tuple[str, str]:
    found = re.fullmatch(r"\s*(.+?)\s*[:=\t]\s*(.*?)\s*", unicodedata.normalize("NFKC", line))
    if not found:
        raise _refuse(line, _('a row; write name, colon, value, such as "EP: 2027-03-01"'))
    return found.group(1), found.group(2)


def _row_meant(name: object, rows: tuple[str, ...]) -> str:
    known = {row.casefold(): row for row in rows}
    wanted = plain_text(name) if type(name) is str else ""
    for spelling in (wanted, _OFFICE_NICKNAMES.get(wanted.upper(), "")):
        if spelling.casefold() in known:
            return known[spelling.casefold()]
    raise _refuse(name, _("a row of this table; its rows are {rows}").format(rows=", ".join(rows)))

"""Read the tables of law and give the rows in force on a day.

A table is a CSV file below `law/data/`, named by its path without the ending: "pct/fees". Columns
are typed by their names: `*_from`, `*_to` and `day` are dates, `amount`, `*_amount` and `rate` are
`Decimal`, `length`, `number`, `year`, `rank`, `over`, `last`, `each` and `*_months`, `*_days` are
whole numbers; everything else is text. An empty cell is None in a date or number column and "" in
a text column.

A dated row is in force from `effective_from` to `effective_to`, both days included; an empty
`effective_to` means that no end is known. Where the start of a value is unknown, `effective_from`
is the day on which the source shows it in force and `start` says "first seen".
"""

from collections.abc import Hashable, Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pandas as pd

from course_utils.errors import CourseError
from course_utils.messages import _, say_day

DATA = Path(__file__).parent / "data"

_DATE_ENDINGS = ("_from", "_to")
_DATE_NAMES = {"day"}
_DECIMAL_NAMES = {"amount", "rate"}
_DECIMAL_ENDING = "_amount"
_INT_ENDINGS = ("_months", "_days")
_INT_NAMES = {
    "length", "alt_length", "number", "year", "rank", "announced_year", "over", "last", "each",
}  # fmt: skip


class MissingValue(CourseError):
    """A table holds no value for a key on a day; the sentence names table, key and day."""


def _converter(column: str):
    if column in _DATE_NAMES or column.endswith(_DATE_ENDINGS):
        return date.fromisoformat
    if column in _DECIMAL_NAMES or column.endswith(_DECIMAL_ENDING):
        return Decimal
    if column in _INT_NAMES or column.endswith(_INT_ENDINGS):
        return int
    return None


@cache
def _read(name: str) -> pd.DataFrame:
    path = DATA / f"{name}.csv"
    if not path.is_file():
        raise MissingValue(
            _("There is no table {name}; the tables are {names}.").format(
                name=name, names=", ".join(names())
            )
        )
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    for column in frame.columns:
        convert = _converter(column)
        if convert:
            values = [convert(cell) if cell else None for cell in frame[column]]
            frame[column] = pd.Series(values, dtype=object)
        else:
            frame[column] = frame[column].astype(object)
    return frame


def names() -> list[str]:
    """Return the names of all tables, sorted."""
    return sorted(str(p.relative_to(DATA).with_suffix("").as_posix()) for p in DATA.rglob("*.csv"))


def table(name: str) -> pd.DataFrame:
    """Return a copy of the whole table `name`, typed as the module says.

    Raises:
        MissingValue: there is no such table.
    """
    return _read(name).copy()


@cache
def _all_records(name: str) -> tuple:
    return tuple(_read(name).itertuples(index=False, name="Row"))


@cache
def _index(name: str, columns: tuple[str, ...]) -> dict[tuple, list[int]]:
    """Return where the rows with each combination of cells in some columns stand in a table."""
    at = [_read(name).columns.get_loc(column) for column in columns]
    places: dict[tuple, list[int]] = {}
    for place, row in enumerate(_all_records(name)):
        key = tuple(row[position] for position in at)
        if None not in key:  # an empty cell equals nothing
            places.setdefault(key, []).append(place)
    return places


def _places(name: str, keys: dict[str, Hashable]) -> list[int]:
    return _index(name, tuple(keys)).get(tuple(keys.values()), [])


def _frame(name: str, places: list[int]) -> pd.DataFrame:
    return _read(name).iloc[places].copy()


def _say_keys(keys: dict[str, Hashable]) -> str:
    return ", ".join(f"{column} {value or '-'}" for column, value in keys.items())


def rows(name: str, **keys: Hashable) -> pd.DataFrame:
    """Return the rows of an undated table whose columns equal `keys`, as a copy.

    Raises:
        MissingValue: no row has these keys.
    """
    places = _places(name, keys)
    if not places:
        raise MissingValue(
            _("Table {name} has no row for {keys}.").format(name=name, keys=_say_keys(keys))
        )
    return _frame(name, places)


def records(name: str, **keys: Hashable) -> tuple:
    """Return the rows of a table whose columns equal `keys`, as named tuples; there may be none.

    This is quicker than `rows` where no frame is needed.

    Raises:
        MissingValue: there is no such table.
    """
    return tuple(_all_records(name)[place] for place in _places(name, keys))


def holds_on(version, day: date) -> bool:
    """Say whether something with `effective_from` and `effective_to` is in force on a day."""
    begun = version.effective_from is None or version.effective_from <= day
    return begun and (version.effective_to is None or day <= version.effective_to)


def _places_in_force(name: str, on: date, keys: dict[str, Hashable]) -> list[int]:
    every = _all_records(name)
    found = _places(name, keys)
    current = [place for place in found if holds_on(every[place], on)]
    if not current:
        raise MissingValue(
            _("Table {name} has no value for {keys} on {day}; {reach}.").format(
                name=name,
                keys=_say_keys(keys),
                day=say_day(on),
                reach=reach(every[place] for place in found),
            )
        )
    return current


def in_force(name: str, on: date, **keys: Hashable) -> pd.DataFrame:
    """Return the rows of a dated table with these keys that are in force on the day `on`.

    Raises:
        MissingValue: no such row is in force; the sentence says which days the table reaches.
    """
    return _frame(name, _places_in_force(name, on, keys))


def records_in_force(name: str, on: date, **keys: Hashable) -> tuple:
    """Return the rows that `in_force` gives as named tuples, which is quicker.

    Raises:
        MissingValue: as `in_force`.
    """
    return tuple(_all_records(name)[place] for place in _places_in_force(name, on, keys))


def row_in_force(name: str, on: date, **keys: Hashable):
    """Return the one row in force on `on` as a named tuple.

    Raises:
        MissingValue: no row, or more than one, is in force for these keys.
    """
    current = records_in_force(name, on, **keys)
    if len(current) > 1:
        raise MissingValue(
            _("Table {name} has {count} rows for {keys} on {day}; name more keys.").format(
                name=name, count=len(current), keys=_say_keys(keys), day=say_day(on)
            )
        )
    return current[0]


def reach(versions: Iterable) -> str:
    """Say from when to when some rows of a dated table are in force, for a `MissingValue`."""
    spans = [
        _("{start} to {end}").format(
            start=say_day(row.effective_from) if row.effective_from else "…",
            end=say_day(row.effective_to) if row.effective_to else _("today's knowledge"),
        )
        for row in versions
    ]
    if not spans:
        return _("it has no such key on any day")
    return _("it knows {spans}").format(spans="; ".join(dict.fromkeys(spans)))


def cite(row) -> str:
    """Return the citation of a row: its source and the day the source speaks of."""
    return _("{source} (as of {as_of})").format(source=row.source, as_of=row.as_of)

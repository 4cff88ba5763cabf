from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from course_utils.classroom.warm.plain import NotPlain, decode, encode

CHINA = timezone(timedelta(hours=8))


class AlwaysRight(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


@pytest.mark.parametrize(
    "value",
    [
        "",
        "优先权日",
        0,
        -(10**30),
        0.1,
        float("inf"),
        True,
        None,
        date(2027, 2, 28),
        datetime(2027, 2, 28, 23, 59, 1, 5),
        datetime(2027, 2, 28, tzinfo=CHINA),
        Decimal("12360.00"),
        [],
        [1, ["a", None]],
        {"B"},
        {"EP": date(2027, 3, 1), "JP": ""},
        {"b": 1, "a": {"date": "no tag"}},
        {2024: 1, date(2027, 1, 1): 2},
    ],
)
def test_plain_values_cross_unchanged(value):
    crossed = decode(encode(value))
    assert type(crossed) is type(value)
    assert repr(crossed) == repr(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ((1, 2), [1, 2]),
        (frozenset("B"), {"B"}),
        (np.float64(1.5), 1.5),
        (np.int64(3), 3),
        (np.bool_(True), True),
        (np.str_("x"), "x"),
        (np.datetime64("2027-02-28"), datetime(2027, 2, 28)),
        (pd.Timestamp("2027-02-28 01:02"), datetime(2027, 2, 28, 1, 2)),
        (pd.NA, None),
    ],
)
def test_near_relations_become_built_in(value, expected):
    crossed = decode(encode(value))
    assert type(crossed) is type(expected)
    assert crossed == expected


def test_small_tables_cross():
    frame = pd.DataFrame({"费用": [1, 2], "day": [date(2027, 1, 1), None]}, index=["a", "b"])
    pd.testing.assert_frame_equal(decode(encode(frame)), frame)
    series = pd.Series({"EP": 1.5, "JP": 2.5})
    pd.testing.assert_series_equal(decode(encode(series)), series)


@pytest.mark.parametrize(
    "value",
    [
        AlwaysRight("a"),
        [AlwaysRight("a")],
        {"a": AlwaysRight("a")},
        object(),
        print,
        1j,
        b"bytes",
        np.array([1, 2]),
        pd.NaT,
        {(1, 2): 3},
        [10**5000],
        "x" * 70_000,
        pd.DataFrame({"a": range(2000)}),
        type("Pretends", (), {"__module__": "numpy", "item": lambda self: 1})(),
    ],
)
def test_anything_else_does_not_cross(value):
    assert isinstance(decode(encode(value)), NotPlain)


def test_a_list_in_itself_does_not_cross():
    value = []
    value.append(value)
    assert isinstance(decode(encode(value)), NotPlain)


@pytest.mark.parametrize(
    "forged",
    [
        {},
        {"date": "2027-02-30"},
        {"date": 5},
        {"date": "2027-01-01", "Decimal": "1"},
        {"Decimal": "x"},
        {"dict": [[[], 1]]},
        {"dict": 5},
        {"dict": [["a"]]},
        {"set": [[1]]},
        {"Series": [1]},
        {"Series": [[1, 2], [1]]},
        {"DataFrame": [[], [], {}]},
        {"DataFrame": [["a"], ["b", "c"], [[1]]]},
        {"eval": "1"},
        {"not plain": []},
        {"__class__": "x"},
    ],
)
def test_forged_answers_are_no_values(forged):
    assert isinstance(decode(forged), NotPlain)
    assert isinstance(decode([forged]), NotPlain)


def test_deep_forgery_is_no_value():
    deep = []
    for _ in range(500):
        deep = [deep]
    assert isinstance(decode(deep), NotPlain)

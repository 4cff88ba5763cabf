"""How plain values are read: many ways to write one answer, and none for what is no answer."""

from datetime import UTC, date, datetime
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from course_utils.errors import CourseError
from course_utils.lessons import answers

FIRST_OF_MARCH = date(2027, 3, 1)


class Chameleon:
    """Equals everything: must never be taken for an answer."""

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0


class SlyText(str):
    """Text of a subclass, which could answer any comparison as it likes."""


@pytest.mark.parametrize(
    "written",
    [
        "2027-03-01",
        " 2027-3-1 ",
        "2027/3/1",
        "2027.03.01",
        "20270301",
        "2027年3月1日",
        "2027 年 3 月 1 日",
        "２０２７－０３－０１",
        "2027-03-01 (Monday)",
        "2027年3月1日（星期一）",
        "2027-03-01 00:00:00",
        "2027-03-01T09:30",
        "1 March 2027",
        "1st Mar. 2027",
        "March 1, 2027",
        "'2027-03-01'",
        date(2027, 3, 1),
        datetime(2027, 3, 1, 23, 59),
        datetime(2027, 3, 1, tzinfo=UTC),
        pd.Timestamp("2027-03-01"),
        np.datetime64("2027-03-01"),
    ],
)
def test_one_day_in_many_dresses(written):
    day = answers.a_date(written)
    assert day == FIRST_OF_MARCH
    assert type(day) is date


@pytest.mark.parametrize(
    "written",
    [
        "01/03/2027",
        "3-1-2027",
        "2027-02-29",
        "2027-13-01",
        "1 Ma 2027",
        "1 Ju 2027",
        "March 2027",
        "soon",
        20270301,
        True,
        pd.NaT,
        None,
        Chameleon(),
        SlyText("2027-03-01"),
    ],
)
def test_not_a_day(written):
    with pytest.raises(answers.NotAnAnswer, match="year-month-day"):
        answers.a_date(written)


@pytest.mark.parametrize(
    "written",
    [
        12360,
        12360.0,
        Decimal("12360.00"),
        np.int64(12360),
        np.float64(12360),
        "12360",
        "12,360",
        "12 360",
        "12,360.00",
        "CNY 12,360",
        "12360元",
        "¥12,360",
        "￥１２，３６０",
        "rmb 12360",
        "人民币12360元",
    ],
)
def test_one_amount_in_many_dresses(written):
    amount = answers.an_amount(written)
    assert amount == Decimal(12360)
    assert type(amount) is Decimal


@pytest.mark.parametrize(
    "written",
    [
        "12.360,00",
        "1,23,60",
        "about 12000",
        "",
        True,
        float("nan"),
        float("inf"),
        Decimal("NaN"),
        "nan",
        [12360],
        Chameleon(),
    ],
)
def test_not_an_amount(written):
    with pytest.raises(answers.NotAnAnswer):
        answers.an_amount(written)


def test_another_currency_is_named():
    with pytest.raises(answers.NotAnAnswer, match="USD; the question asks for CNY"):
        answers.an_amount("USD 12,360")


@pytest.mark.parametrize("written", ["12", "12%", "12 %", "１２％", 12, 12.0])
def test_numbers_and_percentages(written):
    assert answers.a_number(written) == 12


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("EP", "EP"),
        ("ep", "EP"),
        ("EP ", "EP"),
        ("Ep", "EP"),
        ("ＥＰ", "EP"),
        ("EPO", "EP"),
        ("欧洲专利局", "EP"),
        ("Japan", "JP"),
        ("日本", "JP"),
        ("USPTO", "US"),
        ("UK", "GB"),
    ],
)
def test_one_office_in_many_dresses(written, code):
    assert answers.an_office(written) == code


def test_an_unknown_office_offers_the_nearest():
    with pytest.raises(CourseError, match="did you mean"):
        answers.an_office("Jappan")


@pytest.mark.parametrize(
    "written",
    [
        ["FR", "NL"],
        ("nl", "fr"),
        {"FR", "NL"},
        "FR, NL",
        "nl; fr",
        "FR NL",
        "FR、NL",
        "ＦＲ，ＮＬ",
        "France, NL",
        "法国，荷兰",
        "FR\nNL\n",
        "['FR', 'NL']",
        ["FR", "NL", "FR", ""],
    ],
)
def test_one_list_in_many_dresses(written):
    assert answers.some_offices(written) == {"FR", "NL"}


def test_names_of_several_words_stay_whole():
    assert answers.some_offices("United States of America, Japan") == {"US", "JP"}


@pytest.mark.parametrize("written", [3, {"FR": 1}, Chameleon(), [Chameleon()], ["FR", 7]])
def test_not_a_list_of_offices(written):
    with pytest.raises(answers.NotAnAnswer):
        answers.some_offices(written)


@pytest.mark.parametrize("written", ["B", "b", " b) ", "(B)", "B.", "Ｂ", "b、"])
def test_one_choice_in_many_dresses(written):
    assert answers.a_choice(written, "ABCD") == "B"


@pytest.mark.parametrize("written", ["E", "AB", "", 2, True, None, Chameleon()])
def test_not_a_choice(written):
    with pytest.raises(answers.NotAnAnswer, match="A, B, C, D"):
        answers.a_choice(written, "ABCD")


@pytest.mark.parametrize(
    "written", ["1, 4", "4 1", "14", 14, [1, 4], ["4", "1"], {1, 4}, "1、4", "1) 4)", "１，４"]
)
def test_several_choices_in_many_dresses(written):
    assert answers.some_choices(written, "123456") == {"1", "4"}


ROWS = ("EP", "JP")


@pytest.mark.parametrize(
    "written",
    [
        {"EP": "2027-03-01", "JP": "2027-02-01"},
        {"ep ": "2027-03-01", "jp": date(2027, 2, 1)},
        {"EPO": "2027年3月1日", "JPO": "2027/2/1"},
        "EP: 2027-03-01\nJP: 2027-02-01",
        "jp = 2027-02-01\nep：2027-03-01\n",
        pd.Series({"EP": "2027-03-01", "JP": "2027-02-01"}),
    ],
)
def test_one_table_in_many_dresses(written):
    assert answers.a_table(written, ROWS) == {"EP": FIRST_OF_MARCH, "JP": date(2027, 2, 1)}


def test_blank_rows_are_left_out():
    assert answers.a_table({"EP": "2027-03-01", "JP": ""}, ROWS) == {"EP": FIRST_OF_MARCH}


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ({"EP": "soon"}, "EP: 'soon' is not a day"),
        ({"KR": "2027-03-01"}, "its rows are EP, JP"),
        ({"EP": "2027-03-01", "epo": "2027-03-02"}, "EP is written twice"),
        ("EP 2027-03-01", "write name, colon, value"),
        (7, "fill in the blank cells"),
        ({Chameleon(): "2027-03-01"}, "its rows are EP, JP"),
    ],
)
def test_not_a_table(written, sentence):
    with pytest.raises(answers.NotAnAnswer, match=sentence):
        answers.a_table(written, ROWS)


@pytest.mark.parametrize("value", [None, "", "  ", "　", [], [""], {}, {"EP": ""}, {"EP": None}])
def test_blank(value):
    assert answers.is_blank(value)


@pytest.mark.parametrize("value", [0, False, "x", ["x"], {"EP": "x"}, Chameleon()])
def test_not_blank(value):
    assert not answers.is_blank(value)


@pytest.mark.parametrize("value", [Decimal("1E+999999999"), -(10.0**300), "9" * 40])
def test_a_number_longer_than_any_answer_is_refused(value):
    with pytest.raises(answers.NotAnAnswer):
        answers.a_number(value)

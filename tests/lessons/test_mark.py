"""Marks: exact, clamped, built-in floats, and feedback that names the slip."""

import math
from datetime import date
from decimal import Decimal

import pytest
from IPython.core.interactiveshell import InteractiveShell

from course_utils.errors import CourseError
from course_utils.lessons import answers, mark

RIGHT = date(2027, 3, 1)
SLIPS = {"the closed day was forgotten": date(2027, 2, 28)}


class Chameleon:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash(RIGHT)


@pytest.mark.parametrize(
    ("written", "earned"),
    [("2027-03-01", 8.0), (RIGHT, 8.0), ("2027-02-28", 0.0), ("2027-03-02", 0.0)],
)
def test_a_date_earns_all_or_nothing(written, earned):
    got = mark.a_date(written, RIGHT, points=8, slips=SLIPS)
    assert got == earned
    assert type(got) is float


def test_an_object_that_equals_everything_loses():
    with pytest.raises(answers.NotAnAnswer):
        mark.a_date(Chameleon(), RIGHT, points=8)
    with pytest.raises(answers.NotAnAnswer):
        mark.some_offices([Chameleon()], ["EP"], points=8)


def test_the_sentence_names_slip_and_rule(capsys):
    mark.a_date("2027-02-28", RIGHT, points=8, slips=SLIPS, read="Rule 80.5", question="q2")
    assert capsys.readouterr().out == (
        "q2: 0 of 8 points. It looks as if: the closed day was forgotten. Read: Rule 80.5.\n"
    )


def test_full_marks_need_no_reading_list(capsys):
    mark.a_date("2027-03-01", RIGHT, points=8, slips=SLIPS, read="Rule 80.5", question="q2")
    assert capsys.readouterr().out == "q2: 8 of 8 points.\n"


def test_a_slip_that_is_right_in_this_case_is_no_slip(capsys):
    assert mark.a_date("2027-03-01", RIGHT, points=8, slips={"wrong": RIGHT}) == 8.0
    assert "looks as if" not in capsys.readouterr().out


def test_a_notebook_gets_the_sentence_and_the_facts(monkeypatch):
    shown = []
    monkeypatch.setattr(InteractiveShell, "initialized", lambda: True)
    monkeypatch.setattr(mark, "display", lambda bundle, raw: shown.append((bundle, raw)))
    mark.a_date("2027-02-28", RIGHT, points=8, slips=SLIPS, question="q2")
    [(bundle, raw)] = shown
    assert raw is True
    assert bundle["text/plain"].startswith("q2: 0 of 8 points.")
    assert bundle["application/vnd.ip-course.mark+json"] == {
        "question": "q2",
        "points": 0.0,
        "of": 8.0,
        "slip": "the closed day was forgotten",
    }


def test_amounts_are_exact_to_the_cent():
    assert mark.an_amount("CNY 12,360.00", Decimal(12360), points=10) == 10.0
    assert mark.an_amount("12,360.01", Decimal(12360), points=10) == 0.0


@pytest.mark.parametrize(("written", "earned"), [(46, 4.0), ("45%", 4.0), (47, 4.0), (48, 0.0)])
def test_numbers_within_a_margin(written, earned):
    assert mark.a_number(written, 46, within=1, points=4) == earned


@pytest.mark.parametrize(
    ("written", "earned"),
    [
        ("FR, NL, BE", 6.0),
        ("FR, NL", 4.0),
        ("FR", 2.0),
        ("FR, NL, BE, DE", 4.0),
        ("FR, DE", 0.0),
        ("DE", 0.0),
    ],
)
def test_a_list_earns_by_item_and_loses_by_wrong_item(written, earned):
    assert mark.some_offices(written, {"FR", "NL", "BE"}, points=6) == earned


def test_choices(capsys):
    assert mark.a_choice("b", "B", options="ABC", points=3) == 3.0
    assert mark.a_choice("a", "B", options="ABC", points=3, slips={"too soon": "A"}) == 0.0
    assert "too soon" in capsys.readouterr().out
    assert mark.some_choices("1, 4", "14", options="123456", points=3) == 3.0
    assert mark.some_choices("1, 2", "14", options="123456", points=3) == 1.5
    assert mark.some_choices("1, 2, 4", "14", options="123456", points=3) == 1.5
    assert mark.some_choices("123456", "14", options="123456", points=3) == 0.0


TABLE = {"EP": date(2027, 4, 1), "JP": RIGHT, "US": RIGHT, "KR": date(2027, 3, 31)}
TABLE_SLIPS = {"30 months for every Office": {"EP": RIGHT, "KR": RIGHT}}


def test_a_table_earns_by_row(capsys):
    written = {"EP": "2027-03-01", "JP": "2027-03-01", "US": "", "KR": "2027-03-01"}
    got = mark.a_table(written, TABLE, points=16, slips=TABLE_SLIPS, question="q7")
    assert got == 4.0
    assert type(got) is float
    assert capsys.readouterr().out == (
        "q7: 4 of 16 points. Look again at: EP, US, KR. "
        "It looks as if: 30 months for every Office.\n"
    )


def test_a_full_table():
    assert mark.a_table({k: str(v) for k, v in TABLE.items()}, TABLE, points=16) == 16.0


@pytest.mark.parametrize(("earned", "given"), [(9, 8.0), (-1, 0.0), (8 / 3, 2.67)])
def test_marks_stay_between_nothing_and_all(earned, given):
    assert mark.give(earned, 8) == given


@pytest.mark.parametrize("earned", [math.nan, math.inf, "8", None, True])
def test_a_mark_is_a_finite_number(earned):
    with pytest.raises(CourseError, match="finite"):
        mark.give(earned, 8)


SUMS = {"2027 Q1": Decimal("100.40"), "2027 Q2": Decimal(-50), "2027 Q3": Decimal(0)}


@pytest.mark.parametrize(
    ("rows", "total", "earned"),
    [
        (("100.40", "-50", "0"), "50.40", 10.0),
        (("100", "-50", 0), "50", 10.0),  # within one
        (("100.40", "50", "0"), "150.40", 8.0),  # a wrong row, but it adds up
        (("100.40", "50", "0"), "50.40", 4.0),  # the right total of other rows
        (("100.40", "-50", "0"), "", 6.0),
        (("100.40", "-50", ""), "50.40", 4.0),  # a blank row: nothing adds up
        (("1", "2", "3"), "6", 0.0),  # adding up alone earns nothing
    ],
)
def test_amounts_that_add_up(rows, total, earned):
    written = dict(zip(SUMS, rows, strict=True)) | {"total": total}
    got = mark.a_sum(written, SUMS, points=10, for_sum=4, within=1)
    assert got == earned
    assert type(got) is float


def test_feedback_on_amounts_that_add_up(capsys):
    written = {"2027 Q1": "100.40", "2027 Q2": "50", "2027 Q3": "0", "total": "100"}
    slips = {"income was added": {"2027 Q2": Decimal(50)}}
    mark.a_sum(written, SUMS, points=10, for_sum=4, slips=slips, question="q10")
    assert capsys.readouterr().out == (
        "q10: 4 of 10 points. Look again at: 2027 Q2. The total is to be the sum of your rows, all "
        "of them filled. It looks as if: income was added.\n"
    )

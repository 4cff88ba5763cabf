"""The visible checks: friendly about form, silent about substance."""

import pytest

from course_utils.errors import CourseError
from course_utils.lessons import check


@pytest.mark.parametrize("nothing", [None, "", "  "])
@pytest.mark.parametrize(
    "checker",
    [
        check.a_date,
        check.an_amount,
        check.a_number,
        check.an_office,
        check.some_offices,
        lambda q, v: check.a_choice(q, v, "AB"),
        lambda q, v: check.some_choices(q, v, "AB"),
        lambda q, v: check.a_table(q, v, ["EP"]),
    ],
)
def test_an_untouched_answer_is_not_yet_one(checker, nothing):
    with pytest.raises(check.NotYet, match="q2 has no answer yet"):
        checker("q2", nothing)


def test_an_untouched_table_is_not_yet_an_answer():
    with pytest.raises(check.NotYet, match="q7 has no answer yet"):
        check.a_table("q7", {"EP": "", "JP": None}, ["EP", "JP"])


def test_the_sentence_names_question_and_problem():
    with pytest.raises(check.NotYet, match=r"^q2: '01/03/2027' is not a day; write it as year"):
        check.a_date("q2", "01/03/2027")


def test_a_notebook_shows_the_sentence_alone():
    with pytest.raises(CourseError) as caught:
        check.a_date("q2", None)
    assert caught.value._render_traceback_() == [str(caught.value)]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: check.a_date("q", "2027-3-1"), "1 March 2027 (Monday)"),
        (lambda: check.an_amount("q", "12360元"), "CNY 12,360.00"),
        (lambda: check.a_number("q", "12%"), "12"),
        (lambda: check.an_office("q", "epo"), "EP"),
        (lambda: check.some_offices("q", "NL, France"), "FR, NL"),
        (lambda: check.a_choice("q", "b)", "ABC"), "B"),
        (lambda: check.some_choices("q", "CA", "ABC", how_many=2), "A, C"),
    ],
)
def test_it_says_how_the_answer_was_read(call, said, capsys):
    assert call() is None
    assert capsys.readouterr().out == f"q is filled in. Read as: {said}.\n"


def test_a_table_names_the_rows_still_blank(capsys):
    check.a_table("q7", {"EP": "2027-03-01", "JP": ""}, ["EP", "JP"])
    out = capsys.readouterr().out
    assert "EP: 1 March 2027 (Monday)" in out
    assert "Still blank: JP" in out


def test_an_amount_is_not_below_zero():
    with pytest.raises(check.NotYet, match="below zero"):
        check.an_amount("q8", -5)


def test_the_number_of_choices_counts():
    with pytest.raises(check.NotYet, match="choose 2; you chose 3"):
        check.some_choices("q10", "ABC", "ABCD", how_many=2)

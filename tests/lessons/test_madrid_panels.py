from datetime import date

import pytest
from on_a_page import assert_labels_fit, assert_refused, assert_shown_without_widgets, panel_words

from course_utils.lessons import panels
from course_utils.lessons.panels.madrid import members_in

SEPTEMBER_2026 = date(2026, 9, 1)


@pytest.fixture
def board():
    return panels.designation_board(
        ("US", "EM", "IT", "VN"), (7, 9), on=SEPTEMBER_2026, notified_on=date(2026, 11, 12)
    )


def test_fees_follow_members_classes_and_colour(board):
    # Two classes: basic 653; US 2 x 460; EM 789 + 48; Italy and Viet Nam 100 each (safeguard).
    assert "Total CHF 2,610.00" in panel_words(board)
    board.inputs["colour"].value = True  # 903 in place of 653
    assert "Total CHF 2,860.00" in panel_words(board)
    board.inputs["goods"].value = "7, 9, 11, 12"
    # 903; one class beyond three 100; US 4 x 460; EM 789 + 48 + 2 x 144; 100; 100.
    assert "Total CHF 4,168.00" in panel_words(board)
    board.inputs["wanted"].value = "US, EM"  # individual fees alone: no supplementary fee
    assert "Total CHF 3,868.00" in panel_words(board)


def test_a_later_designation_has_its_own_basic_fee(board):
    board.inputs["act"].value = "subsequent designation"
    assert "Subsequent designation" in panel_words(board)
    # 300; US 920; EM 837; 100; 100; colour does not count.
    assert "Total CHF 2,257.00" in panel_words(board)


def test_clocks_and_the_safeguard_stand_beside_the_fees(board):
    said = panel_words(board).replace("\N{NO-BREAK SPACE}", " ")
    assert "Italy, IT CHF 100.00 complementary 12 months 12 November 2027 (Friday) yes: no " in said
    assert "individual fee, no 18 months" in said
    assert "United States of America, US CHF 920.00 individual 18 months; on an opposition" in said
    assert "declare the intention to use" in said
    board.inputs["notified"].value = None
    assert "Refusal until" not in panel_words(board)
    assert "18 months; on an opposition later" in panel_words(board)


def test_the_classes_are_named(board):
    assert "<li value='9'>" in board.result
    assert "What the classes cover" in panel_words(board)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("day", None, "Fill in a full date for “Received on”."),
        ("day", date(2025, 3, 3), "for designation on 3 March 2025 is not known"),
        ("wanted", " ", "Name at least one member"),
        ("wanted", "US, XQ", "'XQ' is no Contracting Party"),
        ("wanted", "CN", "China cannot be designated"),
        ("wanted", "BE", "designate BX, Benelux"),
        ("goods", "7, nine", "Write the classes as numbers from 1 to 45, such as 7, 9; nine is"),
        ("goods", "", "an empty list is none"),
        ("goods", "7, 46", "are to be numbers from 1 to 45"),
        ("notified", date(2026, 8, 1), "The notification"),
    ],
)
def test_bad_input_is_answered_by_a_sentence(board, name, value, sentence):
    assert_refused(board, name, value, sentence)


def test_a_board_without_widgets_is_a_table(board):
    assert_shown_without_widgets(board)


def test_labels_and_choices_are_not_cut_off(board):
    assert_labels_fit(board)


def test_lists_of_members():
    assert members_in("us, eu；Japan、US") == ("US", "EM", "JP")

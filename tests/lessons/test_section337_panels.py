from datetime import date

import pytest
from on_a_page import assert_labels_fit, assert_refused, assert_shown_without_widgets, panel_words

from course_utils.lessons import panels


@pytest.fixture
def clock():
    return panels.response_clock(date(2026, 10, 30), civil_action_filed=date(2026, 9, 28))


@pytest.fixture
def board():
    return panels.decision_board(100_000, 20, 15, 4)


def finding(panel):
    """The heading of the figure, which is its text for those who cannot see it."""
    return panel.result.partition("<img alt='")[2].partition("'")[0]


# --- the clock of the response ----------------------------------------------------------------


def test_the_way_of_service_moves_the_response(clock):
    # Served on a Friday: day 1 is Monday 2 November, day 20 is 21 November, 5 more lead to
    # Thanksgiving, 26 November.
    assert finding(clock).endswith("and 5 for the way of service, end on Friday, 27 November 2026")
    clock.inputs["way"].value = "electronic"  # 21 November is a Saturday
    assert finding(clock).endswith("the 20 days end on Monday, 23 November 2026")
    clock.inputs["way"].value = "mail"  # ten more: 1 December
    assert finding(clock).endswith("end on Tuesday, 1 December 2026")
    clock.inputs["outside"].value = False  # three more: 24 November
    assert finding(clock).endswith("end on Tuesday, 24 November 2026")


def test_temporary_relief_halves_the_time(clock):
    # Day 10 is 11 November, five more lead to 16 November, a Monday.
    clock.inputs["relief"].value = "ordinary"
    assert finding(clock).endswith("end on Monday, 16 November 2026")
    assert "Write on temporary remedy" in panel_words(clock)
    clock.inputs["relief"].value = "more complicated"
    assert finding(clock).endswith("end on Friday, 27 November 2026")


def test_what_is_due_in_the_first_weeks(clock):
    said = panel_words(clock)
    # 30 days from 28 October; 45 days end on Saturday 12 December.
    assert "27 November 2026 (Friday) Ask the district court to stay" in said
    assert "14 December 2026 (Monday) The administrative law judge sets the target date" in said
    clock.inputs["action"].value = None
    assert "Ask the district court" not in panel_words(clock)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("day", None, "Fill in a full date for “Served on”."),
        ("published", None, "Fill in a full date for “In the Federal Register on”."),
        ("day", date(2026, 10, 1), "Served (1 October 2026) cannot lie before instituted"),
    ],
)
def test_bad_days_are_answered_by_a_sentence(clock, name, value, sentence):
    assert_refused(clock, name, value, sentence)


# --- the decision -----------------------------------------------------------------------------


def test_the_cheapest_way_comes_first(board):
    # A year brings 300,000. Redesign: 60,000 + 150,000 + 60,000, profit lost in months 5 to 12
    # (175,000), then 10 percent of 900,000 with 75 percent chance (535,000); else all from month 5
    # (1,075,000 + 270,000) with 25 percent: 401,250 + 336,250.
    said = panel_words(board)
    assert finding(board).startswith("The cheapest way is redesign (规避设计): USD 737,500")
    assert said.index("redesign (规避设计) 737,500") < said.index(
        "consent order (同意令) 1,135,000"
    )


def test_closed_ways_leave_the_board(board):
    board.inputs["new"].value = False
    assert "default" in finding(board)
    assert "redesign (规避设计) 737,500" not in panel_words(board)
    board.inputs["claim"].value = "trade secret"
    assert "双方复审" not in panel_words(board)


def test_the_inputs_move_the_ways(board):
    board.inputs["violation"].value = 0  # a certain win costs the lawyers alone
    assert "full defence (全面应诉) 6,500,000" in panel_words(board)
    board.inputs["defence"].value = 100_000
    assert finding(board).startswith("The cheapest way is full defence (全面应诉): USD 100,000")
    board.inputs["sold"].value = 200_000  # 60,000 + 600,000 x 43/12
    assert "consent order (同意令) 2,210,000" in panel_words(board)


def test_the_other_figures_of_the_board(board):
    board.inputs["way"].value = "full defence"
    board.inputs["view"].value = "tree"
    # 0.46 x 6,500,000 + 0.54 x 7,300,000
    assert finding(board) == "Full defence (全面应诉): 2 branches, expected cost USD 6,932,000"
    board.inputs["view"].value = "tornado"
    assert finding(board).startswith("The cost of full defence (全面应诉) hangs most on this")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("value", "cheap", "is to be a number, not 'cheap'"),
        ("value", "-3", "cannot be negative, but -3 is"),
        ("value", "", "is to be a number, not ''"),
    ],
)
def test_a_bad_price_is_answered_by_a_sentence(board, name, value, sentence):
    assert_refused(board, name, value, sentence)


def test_a_closed_way_is_answered_by_a_sentence(board):
    board.inputs["claim"].value = "trade secret"
    sentence = "The way “with patent review” is closed: the patent office reviews patents."
    assert_refused(board, "way", "full defence with inter partes review", sentence)


def test_panels_without_widgets_are_tables(clock, board):
    assert_shown_without_widgets(clock)
    assert_shown_without_widgets(board)


def test_labels_and_choices_are_not_cut_off(clock, board):
    assert_labels_fit(clock)
    assert_labels_fit(board)

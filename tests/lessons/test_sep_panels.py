from datetime import date

import pytest
from on_a_page import assert_labels_fit, assert_refused, assert_shown_without_widgets, panel_words

from course_utils.lessons import panels


@pytest.fixture
def order():
    return panels.filing_order_panel(
        date(2026, 1, 30), meeting=date(2026, 2, 9), first_filing=date(2026, 2, 3)
    )


@pytest.fixture
def board():
    return panels.royalty_board(1_000_000, "450", "price cap", "3.25", cap="400")


# --- filing order -----------------------------------------------------------------------------


def test_the_contribution_moves_the_last_filing(order):
    said = panel_words(order)
    assert "China, CN 29 January 2026 (Thursday)" in said
    assert "Japan, JP 30 January 2027 (Saturday) 12 months; only the filing there counts" in said
    order.inputs["day"].value = date(2026, 1, 20)
    assert "China, CN 19 January 2026 (Monday)" in panel_words(order)
    assert "Japan, JP 20 January 2027" in panel_words(order)


def test_the_first_filing_is_judged(order):
    assert "not safe: the first filing came too late" in panel_words(order)
    order.inputs["first"].value = date(2026, 1, 29)
    said = panel_words(order)
    assert said.count("safe with its priority: filed before the disclosure") == 5
    order.inputs["first"].value = None
    assert "Your first filing" not in panel_words(order)


def test_the_kind_of_disclosure_counts(order):
    # Six months from 30 January 2026.
    order.inputs["what"].value = "leak"
    said = panel_words(order)
    assert "China, CN 30 July 2026 (Thursday) 6 months; a priority application counts" in said
    assert "EP 30 July 2026 (Thursday) 6 months; only the filing there counts" in said


def test_a_doubt_stands_in_the_table(order):
    assert "not checked in the text of the law" in panel_words(order)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("day", None, "Fill in a full date for “Handed in or made public”."),
        ("day", date(2026, 2, 10), "was not before a meeting on 9 February 2026"),
        ("what", "emergency", "does not say how US treats the kind emergency"),
        ("wanted", " ", "Name at least one Office"),
        ("wanted", "CN, XQ", "XQ"),
        ("wanted", "BR", "BR"),
    ],
)
def test_bad_dates_and_offices_are_answered_by_a_sentence(order, name, value, sentence):
    assert_refused(order, name, value, sentence)


# --- royalty board ----------------------------------------------------------------------------


def test_the_structure_decides_what_is_due(board):
    # 3.25 % of 400, not of 450: 13, of 450 that is 2.8889 %.
    assert "1,000,000 USD 13,000,000.00 USD 13.00 2.8889 %" in panel_words(board)
    board.inputs["cap"].value = "10"
    board.inputs["structure"].value = "royalty cap"  # 3.25 % of 450 is 14.625, above 10
    assert "USD 10,000,000.00 USD 10.00" in panel_words(board)
    board.inputs["cap"].value = ""
    board.inputs["structure"].value = "percent"
    assert "USD 14,625,000.00 USD 14.625 3.25 %" in panel_words(board)


def test_free_units_and_a_yearly_cap(board):
    # (1,000,000 - 100,000) x 0.20 = 180,000; for each of a million units 0.18.
    for name, value in (("cap", ""), ("structure", "per unit"), ("value", "0.20")):
        board.inputs[name].value = value
    board.inputs["free"].value = 100_000
    assert "USD 180,000.00 USD 0.18 0.04 %" in panel_words(board)
    board.inputs["cap"].value = "150,000"
    assert "USD 150,000.00 USD 0.15" in panel_words(board)


def test_a_lump_sum_is_spread_over_the_units(board):
    for name, value in (("cap", ""), ("structure", "lump sum"), ("value", "9,000,000")):
        board.inputs[name].value = value
    assert "USD 9,000,000.00 USD 9.00 2 %" in panel_words(board)


def test_others_are_stacked_with_their_status(board):
    # 13 + 1 % of 450 + 2.50 + 5 = 25.00, of 450 that is 5.5556 %.
    board.inputs["others"].value = "1 %、2.50，ericsson_5g"
    said = panel_words(board)
    assert "1 % USD 4.50 1 % your figure" in said
    assert "Ericsson: USD 5.00 USD 5.00 1.1111 % announced by the owner" in said
    assert "All together USD 25.00 5.5556 %" in said


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("price", "abc", "An amount of money is to be a number"),
        ("price", "199,50", "An amount of money is to be a number"),
        ("price", "0", "Give a price above zero."),
        ("value", "three", "A percent is to be a number"),
        ("cap", "", "Give the cap, an amount in USD."),
        ("free", 10, "Only an amount a unit has free units"),
        ("structure", "percent", "This structure has no cap"),
        ("code", "dollar", "three capital letters"),
        ("others", "tcl_ericsson_4g_us", "cannot stand in a stack"),
        ("others", "huawei_5g_handset", "it is a cap, no rate"),
        ("others", "optis_apple", "no figure for one unit"),
        ("others", "nokia_5g", "without an exchange rate"),
        ("others", "erikson", "There is no rate 'erikson'"),
        ("others", "0,75", "a comma stands between two owners"),
        ("others", "1,000", "a comma stands between two owners"),
    ],
)
def test_bad_amounts_are_answered_by_a_sentence(board, name, value, sentence):
    assert_refused(board, name, value, sentence)


def test_an_amount_is_no_percent(board):
    board.inputs["structure"].value = "per unit"
    assert_refused(board, "value", "5 %", "An amount of money is to be a number")


def test_numbers_in_wide_letters(board):
    board.inputs["price"].value = "１,２００"
    board.inputs["value"].value = "３.２５％"
    assert "USD 13.00 1.0833 %" in panel_words(board)


# --- both -------------------------------------------------------------------------------------


def test_panels_without_widgets_are_tables(order, board):
    assert_shown_without_widgets(order)
    assert_shown_without_widgets(board)


def test_labels_and_choices_are_not_cut_off(order, board):
    assert_labels_fit(order)
    assert_labels_fit(board)

import time
from datetime import date

import pytest
from on_a_page import assert_labels_fit, assert_refused, assert_shown_without_widgets, panel_words

from course_utils.lessons import panels

PAID = date(2026, 5, 6)


@pytest.fixture
def board():
    return panels.transfer_board("1，130，000", "DE", "equipment", on=PAID)


@pytest.fixture
def value():
    # A plain case that can be worked out by hand; see below.
    return panels.licence_value(
        "10, 20, 15", "1, 3, 5", "25", "15, 25, 25", "40, 50, 60; 80", first_year=2027, plan="100"
    )


# --- the transfer board -----------------------------------------------------------------------


def test_a_royalty_line_by_line(board):
    # 1,130,000 / 1.13 = 1,000,000; 10% on 60% of that is 60,000.
    said = panel_words(board)
    assert "The payer pays CNY 1,130,000.00" in said
    assert "Value added tax – CNY 130,000.00" in said
    assert "Price without value added tax CNY 1,000,000.00" in said
    assert "Income tax withheld – CNY 60,000.00 10% on 60% of the gross, so 6%; in force" in said
    assert "Arrives CNY 940,000.00" in said
    assert "China-Germany agreement of 2014 Art. 12(2)" in said


def test_vat_on_top_of_the_price(board):
    # 1,130,000 x 1.13 = 1,276,900; 6% of 1,130,000 = 67,800.
    board.inputs["inside"].value = False
    said = panel_words(board)
    assert "The payer pays CNY 1,276,900.00" in said
    assert "Arrives CNY 1,062,200.00" in said


def test_partner_and_kind(board):
    board.inputs["gross"].value = "1,060,000"  # 1,000,000 without 6%
    board.inputs["kind"].value = "royalty"
    assert "Arrives CNY 900,000.00" in panel_words(board)
    board.inputs["partner"].value = "HK"
    assert "Arrives CNY 930,000.00" in panel_words(board)
    board.inputs["partner"].value = "US"
    assert "from a summary only; the treaty was not read" in panel_words(board)
    board.inputs["partner"].value = "none"
    assert "Arrives CNY 900,000.00" in panel_words(board)


def test_a_rate_that_is_not_known_is_not_guessed(board):
    assert_refused(board, "partner", "KR", "use of equipment, is not in the tables")


def test_a_payer_abroad(board):
    assert_refused(board, "payer", "foreign", "let to a user abroad")
    board.inputs["payer"].value = "foreign"
    board.inputs["kind"].value = "royalty"
    # Zero rate: nothing to divide out; 10% of 1,130,000 is the most.
    said = panel_words(board)
    assert "Value added tax CNY 0.00 0%" in said
    assert "Income tax withheld – CNY 113,000.00 at most 10%" in said
    board.inputs["used"].value = "partly in China"
    board.inputs["gross"].value = "1,060,000"  # 1,000,000 without 6%
    assert "Arrives CNY 900,000.00" in panel_words(board)
    assert_refused(board, "partner", "none", "is its own law")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("gross", "a lot", "“Contract price” is to be a number"),
        ("gross", "-1", "zero or more"),
        ("day", None, "Fill in a full date for “Day of payment”."),
        ("day", date(2025, 12, 31), "no version in force on 31 December 2025"),
        ("code", "yuan", "three letters, such as CNY"),
    ],
)
def test_bad_facts_are_answered_by_a_sentence(board, name, value, sentence):
    assert_refused(board, name, value, sentence)


# --- the value of a licence -------------------------------------------------------------------


def test_a_value_with_two_stages(value):
    # Royalty 3%, 25% tax, 25% a year: 180,000 + 288,000 + 172,800 = 640,800 if all succeeds;
    # 0.5 x 0.8 = 0.4 of that is 256,320.
    said = panel_words(value)
    assert "Value at the end of 2026: CNY 256,320.00; CNY 640,800.00 if every stage" in said
    assert (
        "2028 CNY 20,000,000.00 CNY 600,000.00 CNY 450,000.00 0.6400 40.0% CNY 115,200.00" in said
    )


def test_what_moves_it_most(value):
    # 85,440 for each percent of royalty; 512,640 for all of stage 1.
    assert (
        "Royalty, % of sales moves the value most: from CNY 85,440 to CNY 427,200" in value.result
    )
    value.inputs["percent"].value = "3"
    assert (
        "Chance of stage 1, % moves the value most: from CNY 205,056 to CNY 307,584" in value.result
    )


def test_without_ranges_there_is_no_figure(value):
    for name, text in (("percent", "3 %"), ("tax", "25"), ("stages", "")):
        value.inputs[name].value = text
    said = panel_words(value)
    assert "CNY 640,800.00; CNY 640,800.00 if every stage were sure" in said
    assert "<img" not in value.result and "100.0%" in said


def test_less_than_the_plan(value):
    value.inputs["plan"].value = "50"
    assert "Value at the end of 2026: CNY 128,160.00" in panel_words(value)


@pytest.mark.parametrize(
    ("name", "value_", "sentence"),
    [
        ("percent", "5, 3, 1", "three in rising order"),
        ("percent", "1, 3", "three in rising order"),
        ("percent", "three", "“Royalty, % of sales” is to be a number"),
        ("percent", "300", "The royalty in percent"),
        ("stages", "150", "“Chance of stage 1, %” is to lie between 0 and 100."),
        ("stages", "60; 50, 120, 130", "“Chance of stage 2, %” is to lie"),
        ("sales", "10,000", "“The sales” is to be a number"),
        ("sales", "", "the cash of one year at least"),
        ("code", "RMBs", "three letters"),
    ],
)
def test_figures_that_make_no_sense(value, name, value_, sentence):
    assert_refused(value, name, value_, sentence)


# --- both -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["board", "value"])
def test_panels_can_be_shown_and_read(name, request):
    panel = request.getfixturevalue(name)
    assert_shown_without_widgets(panel)
    assert_labels_fit(panel)


def test_an_answer_comes_at_once(board, value):
    start = time.perf_counter()
    board.inputs["gross"].value = "2,000,000"
    value.inputs["percent"].value = "1, 3, 6"
    assert time.perf_counter() - start < 2

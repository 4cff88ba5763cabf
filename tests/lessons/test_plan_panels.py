from datetime import date

import pytest
from on_a_page import assert_labels_fit, assert_refused, assert_shown_without_widgets, panel_words
from zhiling import KNOWN_ON, example_plan

from course_utils.lessons import panels


@pytest.fixture
def board():
    return panels.planning_board(example_plan, rates_on=KNOWN_ON)


def said(board):
    return panel_words(board).replace("\N{NO-BREAK SPACE}", " ")


def test_the_board_shows_dates_budget_and_risks(board):
    text = said(board)
    assert "No act is planned too late." in text
    assert (
        "18 September 2028 Enter the national phase: US 4 September 2028 14 PCT Art. 22(1)" in text
    )
    assert "16 October 2028 to be safe Enter the national phase: EP" in text
    # A quarter with nothing but the royalty: 10,000 x USD 0.50 x 6.652882206.
    assert "2027 Q3 – 33,264.41 – – 33,264.41" in text
    # EUR 100,000 less 10 % at 7.4326 are 668,934.00; 12,360.00 + 33,264.41 - 668,934.00.
    assert "2027 Q1 12,360.00 33,264.41 – −668,934.00 −623,309.59" in text
    assert "5.0%" in text and "10.0%" in text


def test_budget_rows_and_columns_add_up(board):
    plan = example_plan()
    budget = plan.budget("CNY", date(2026, 10, 30)).set_index("quarter")
    inner = budget.drop(index="total", columns="total")
    assert budget.loc["total", "total"] == inner.to_numpy().sum()
    assert f"{-budget.loc['total', 'total']:,.2f}" in said(board)


def test_decisions_move_the_plan(board):
    board.inputs["licence"].value = 0
    assert "Licences out" not in said(board) and "Register the contract" not in said(board)
    board.inputs["wanted"].value = "US"
    assert "national phase: EP" not in said(board)
    board.inputs["marks"].value = "US"
    board.inputs["goods"].value = "7"
    # (653 + 460) x 8.084185338 = 5,278.97 + 3,718.73 by lines.
    assert "8,997.70" in said(board)
    board.inputs["chance"].value = 0
    assert "Risks: CNY 215,000.00 to be expected" in said(board)  # 10 % of 2,150,000


def test_a_filing_after_the_contribution_is_late_in_words(board):
    board.inputs["first"].value = date(2027, 5, 20)
    assert "Too late:" in said(board)
    assert "planned on 20 May 2027, but 6 May 2027 is the last day" in said(board)
    assert "14 days too late" in said(board)
    board.inputs["contribution"].value = False
    assert "No act is planned too late." in said(board)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("wanted", " ", "Name at least one Office"),
        ("wanted", "US, XQ", "no Office 'XQ'"),
        ("wanted", "VN", "no exchange rate from VND to CNY"),
        ("marks", "CN, US", "cannot be designated"),
        ("goods", "7, nine", "Write the classes as numbers from 1 to 45, such as 7, 9; nine is"),
        ("goods", "", "are to be numbers from 1 to 45, each once, not none"),
        ("first", None, "Fill in a full date for “First filing on”."),
        ("first", date(2030, 1, 1), "outside the plan from 1 January 2027"),
    ],
)
def test_bad_input_is_answered_by_a_sentence(board, name, value, sentence):
    assert_refused(board, name, value, sentence)


def test_a_board_for_another_company():
    def plan_for(**decisions):
        plan = example_plan(**decisions)
        return plan.without("pct.filing")

    board = panels.planning_board(
        plan_for, offices=("US",), income=0, currency="EUR", rates_on=KNOWN_ON
    )
    assert "File the international application" not in said(board)
    assert "Budget in EUR at the rates of 30 October 2026" in said(board)


def test_a_board_without_widgets_is_a_table(board):
    assert_shown_without_widgets(board)


def test_labels_and_choices_are_not_cut_off(board):
    assert_labels_fit(board)

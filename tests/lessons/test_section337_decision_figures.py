from dataclasses import replace
from decimal import Decimal

import pytest
from on_a_page import assert_tidy, words

from course_utils.errors import CourseError
from course_utils.law.section337 import WAYS, decision, default_inputs
from course_utils.lessons import figures


@pytest.fixture
def company():
    """A company that earns USD 300,000 a year in the United States, for four years more."""
    return default_inputs(units=100_000, price=20, margin=Decimal("0.15"), years=4)


# --- the decision -----------------------------------------------------------------------------


def test_the_ways_side_by_side(company):
    # Redesign: 270,000 for lawyers and design, 175,000 lost in months 5 to 12 and 90,000 later with
    # 75 percent chance; 270,000 and 1,075,000 lost with 25 percent.
    figure = figures.ways_compared(decision(company))
    assert figure.finding.startswith(
        "The cheapest way is redesign (规避设计): USD 737,500 expected"
    )
    said = words(figure)
    for text in ("缺席", "同意令", "和解或许可", "全面应诉", "双方复审", "6.93 m", "738 k"):
        assert text in said
    assert_tidy(figure)


def test_closed_ways_are_named_below(company):
    inputs = replace(company, can_redesign=False, kind="trade secret")
    said = words(figures.ways_compared(decision(inputs)))
    assert "Not open: redesign (规避设计)" in said
    assert "the patent office reviews patents" in said


@pytest.mark.parametrize(
    "facts",
    [
        {"units": 0, "price": 20, "margin": Decimal("0.15"), "years": 4},
        {"units": 9_000_000, "price": 900, "margin": 1, "years": 20},
        {"units": (5_000, 10_000, 90_000), "price": 2, "margin": (0, 0, 1), "years": 1},
    ],
)
def test_small_and_large_companies_are_tidy(facts):
    inputs = default_inputs(**facts, under_bond=True)
    found = decision(inputs)
    assert_tidy(figures.ways_compared(found))
    for way in WAYS:
        assert_tidy(figures.tornado_figure(inputs, way))
        assert_tidy(figures.decision_tree(found, way))


def test_the_tree_adds_up(company):
    # 0.46 x 6,500,000 = 2,990,000; lost after month 16 of 48: 800,000, 0.54 x 7,300,000.
    figure = figures.decision_tree(decision(company), "full defence")
    assert figure.finding == "Full defence (全面应诉): 2 branches, expected cost USD 6,932,000"
    said = words(figure)
    for number in ("0.46", "0.54", "6,500,000", "7,300,000", "2,990,000", "3,942,000"):
        assert number in said
    assert_tidy(figure)


def test_a_way_with_one_branch(company):
    # 60,000 and the profit of 43 of 48 months.
    figure = figures.decision_tree(decision(company), "consent order")
    assert figure.finding == "Consent order (同意令): one branch, cost USD 1,135,000"
    assert_tidy(figure)


def test_what_matters_most(company):
    # The design costs 50,000 to 400,000 in place of 150,000.
    figure = figures.tornado_figure(company)
    assert figure.finding == (
        "The cost of redesign (规避设计) hangs most on this: engineers, tools and tests for the "
        "new design, USD 637,500 to USD 987,500"
    )
    assert "all at their likely values: USD 737,500.00" in words(figure)
    assert_tidy(figure)


def test_no_way_no_figure(company):
    found = decision(replace(company, can_redesign=False))
    with pytest.raises(CourseError):
        figures.decision_tree(found, "redesign")
    with pytest.raises(CourseError):
        figures.tornado_figure(found.inputs, "redesign")
    with pytest.raises(CourseError, match="There is no way"):
        figures.tornado_figure(company, "surrender")


def test_inputs_without_a_range_have_no_tornado(company):
    fixed = company.change(consent_cost=(60_000,) * 3, consent_months=(5, 5, 5))
    with pytest.raises(CourseError, match="has a range"):
        figures.tornado_figure(fixed, "consent order")


# --- the orders -------------------------------------------------------------------------------


def test_a_general_order_reaches_those_never_named():
    # General: both makers, and the product that its text names. Limited: A's article alone.
    figure = figures.order_reach()
    assert figure.finding == (
        "A general order stops 3 of these 7 goods, a limited one 1: only the general one reaches "
        "a maker that was never named"
    )
    said = words(figure)
    assert "The order is limited, and B is not" in said
    for term in ("普遍排除令", "有限排除令", "停止令", "规避设计", "下游产品"):
        assert term in said
    assert_tidy(figure)

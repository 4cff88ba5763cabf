"""Whose goods an order stops, the bond, the penalty, and relief in default."""

from datetime import date
from decimal import Decimal

import pytest

from course_utils.errors import CourseError
from course_utils.law.section337 import (
    BondRule,
    Goods,
    Order,
    bond,
    default_relief,
    order_end,
    penalty_ceiling,
    reached,
)

NAMED = frozenset({"Ningbo Bright"})
LEO = Order("LEO", "lamp", NAMED)
GEO = Order("GEO", "lamp", NAMED)
CDO = Order("CDO", "lamp", NAMED)
OURS = Goods("Ningbo Bright", "lamp")
OTHERS = Goods("Yiwu Dawn", "lamp")


@pytest.mark.parametrize(
    ("order", "goods", "caught", "word"),
    [
        (LEO, OURS, True, "named in the limited order"),
        (LEO, OTHERS, False, "is not named"),
        (GEO, OURS, True, "named too"),
        (GEO, OTHERS, True, "never named"),
        (GEO, Goods("Yiwu Dawn", "kettle"), False, "other goods"),
        # Kyocera: the telephones of others that contain the chip
        (
            LEO,
            Goods("Yiwu Dawn", "desk", contains=frozenset({"lamp"})),
            False,
            "products of others",
        ),
        (GEO, Goods("Yiwu Dawn", "desk", contains=frozenset({"lamp"})), None, "only contain"),
        (LEO, Goods("Ningbo Bright", "desk", contains=frozenset({"lamp"})), None, "only contain"),
        (LEO, Goods("Yiwu Dawn", "lamp", importer="Ningbo Bright"), None, "not the maker"),
        (GEO, Goods("Yiwu Dawn", "lamp", redesigned=True), None, "Nobody has ruled"),
        (
            GEO,
            Goods("Yiwu Dawn", "lamp", redesigned=True, cleared=True),
            False,
            "held to be outside",
        ),
        (LEO, Goods("Ningbo Bright", "lamp", redesigned=True), None, "Nobody has ruled"),
        (CDO, OURS, True, "penalty"),
        (CDO, OTHERS, False, "does not bind Yiwu Dawn"),
        (CDO, Goods("Yiwu Dawn", "lamp", importer="Ningbo Bright"), True, "penalty"),
        (CDO, Goods("Ningbo Bright", "lamp", redesigned=True), None, "daily penalty"),
        (GEO, Goods("Yiwu Dawn", "lamp", for_government=True), False, "United States are free"),
    ],
)
def test_whose_goods_an_order_stops(order, goods, caught, word):
    reach = reached(order, goods)
    assert reach.caught is caught
    assert word in reach.why


def test_an_order_that_names_products_containing_the_article():
    desk = frozenset({"lamp"})
    general = Order("GEO", "lamp", NAMED, downstream=True)
    limited = Order("LEO", "lamp", NAMED, downstream=True)
    assert reached(general, Goods("Yiwu Dawn", "desk", contains=desk)).caught is True
    assert reached(limited, Goods("Ningbo Bright", "desk", contains=desk)).caught is True
    assert reached(limited, Goods("Yiwu Dawn", "desk", contains=desk)).caught is False


def test_goods_for_the_government_are_free_in_patent_cases_only():
    secret = Order("LEO", "lamp", NAMED, claim="trade secret")
    assert reached(secret, Goods("Ningbo Bright", "lamp", for_government=True)).caught is True


def test_a_suspended_and_an_ended_order_stop_nothing():
    assert reached(Order("LEO", "lamp", NAMED, suspended=True), OURS).caught is False
    old = Order("LEO", "lamp", NAMED, ends=date(2030, 5, 1))
    assert reached(old, OURS, date(2030, 5, 1)).caught is True
    assert reached(old, OURS, date(2030, 5, 2)).caught is False


def test_the_ways_out_are_named_with_their_article():
    reach = reached(GEO, OTHERS)
    assert len(reach.ways_out) == 3
    for article in ("19 CFR part 177", "19 CFR 210.79", "19 CFR 210.76"):
        assert any(article in way for way in reach.ways_out)
    assert str(reach).startswith("Caught: The general order describes the goods")
    assert reach._repr_html_().count("<li>") == 3
    assert "60 days" in reached(LEO, OURS).ways_out[-1]


def test_a_trade_secret_order_ends_with_its_term():
    # SK, 337-TA-1159: order of 10 February 2021, ten years
    end = order_end("trade secret", date(2021, 2, 10), years=10)
    assert end == date(2031, 2, 10)
    assert order_end("patent", date(2021, 2, 10), right_expires=date(2029, 3, 1)) == date(
        2029, 3, 1
    )
    assert order_end("trademark", date(2021, 2, 10)) is None
    with pytest.raises(CourseError, match="states its own term: give years"):
        order_end("trade secret", date(2021, 2, 10))


@pytest.mark.parametrize(
    ("facts", "exclusion", "cease"),
    [
        ({}, "LEO", None),
        # 337-TA-1000: twenty of 28 in default, and still no order
        ({"domestic_industry": False, "general_asked": True}, "none", False),
        ({"public_interest_forbids": True}, "none", False),
        ({"general_asked": True}, "LEO", None),
        ({"general_asked": True, "violation_proved": True}, "LEO", None),
        (
            {"general_asked": True, "violation_proved": True, "general_ground": True},
            "GEO",
            None,
        ),
        ({"violation_proved": True, "general_ground": True}, "LEO", None),
        # 337-TA-1290: no stock in the United States was shown
        ({"us_business": False}, "LEO", False),
        ({"us_business": True}, "LEO", True),
    ],
)
def test_relief_in_default(facts, exclusion, cease):
    relief = default_relief(**facts)
    assert (relief.exclusion, relief.cease_and_desist) == (exclusion, cease)
    assert str(relief)


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        (BondRule("none"), 0),
        # foam footwear, 337-TA-567: 0.05 a pair for 30,000 pairs
        (BondRule("per unit", Decimal("0.05")), 1500),
        (BondRule("percent", Decimal(100)), 240_000),
        # 337-TA-1141: 2.81 x 240,000
        (BondRule("percent", Decimal(281)), 674_400),
    ],
)
def test_bond(rule, due):
    assert bond(rule, 30_000, Decimal(240_000)) == due


def test_penalty_ceiling_by_day():
    # twice 30,000 is less than 100,000; twice 80,000 is more
    assert penalty_ceiling([Decimal(30_000)]) == 100_000
    assert penalty_ceiling([Decimal(80_000)]) == 160_000
    assert penalty_ceiling([Decimal(30_000), Decimal(80_000), Decimal(50_000)]) == 360_000
    assert penalty_ceiling([]) == 0


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Order("XEO", "lamp"), "no order 'XEO'"),
        (lambda: Order("LEO", "lamp"), "Name the persons at whom the LEO is directed"),
        (lambda: BondRule("per pair", Decimal(1)), "no bond 'per pair'"),
        (lambda: BondRule("percent"), "needs an amount above zero"),
        (lambda: bond(BondRule("none"), -1, Decimal(0)), "cannot be negative"),
        (lambda: penalty_ceiling([Decimal(-1)]), "cannot be negative"),
    ],
)
def test_errors_are_sentences(make, sentence):
    with pytest.raises(CourseError, match=sentence):
        make()

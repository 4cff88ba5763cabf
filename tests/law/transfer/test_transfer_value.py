"""Structures of payment and what technology is worth."""

from decimal import Decimal

import pytest

from course_utils.errors import CourseError
from course_utils.law import transfer
from course_utils.law.transfer import Payment, Stage

SALES = {2027: Decimal(10_000_000), 2028: Decimal(20_000_000), 2029: Decimal(15_000_000)}


def relief(**changes) -> Decimal:
    inputs = {"percent": Decimal(3), "tax": Decimal(25), "discount": Decimal(25)} | changes
    return transfer.relief_from_royalty(SALES, **inputs, valued_at=2026, currency="CNY").value


def test_relief_from_royalty_by_hand():
    found = transfer.relief_from_royalty(
        SALES,
        Decimal(3),
        tax=Decimal(25),
        discount=Decimal(25),
        valued_at=2026,
        currency="CNY",
    )
    # royalty 300,000, 600,000, 450,000; after 25% tax 225,000, 450,000, 337,500;
    # x 0.8, 0.64, 0.512 = 180,000 + 288,000 + 172,800
    assert list(found.frame["royalty"]) == [300_000, 600_000, 450_000]
    assert list(found.frame["after_tax"]) == [225_000, 450_000, 337_500]
    assert list(found.frame["present_value"]) == [180_000, 288_000, 172_800]
    assert found.value == 640_800
    assert "CNY 640,800.00" in found._repr_html_()


def test_cash_of_the_year_of_valuation_counts_in_full():
    # 225,000 + 450,000 x 0.8 + 337,500 x 0.64 = 225,000 + 360,000 + 216,000
    found = transfer.relief_from_royalty(
        SALES,
        Decimal(3),
        tax=Decimal(25),
        discount=Decimal(25),
        valued_at=2027,
        currency="CNY",
    )
    assert found.value == 801_000


def test_npv_and_irr_as_the_financial_package_prints_them():
    # examples in the documentation of numpy and of numpy-financial
    cash = dict(enumerate(map(Decimal, [-100, 39, 59, 55, 20])))
    assert round(transfer.npv(cash, Decimal("28.1"), 0), 10) == Decimal("-0.0084785916")
    cash = dict(enumerate(map(Decimal, [-250000, 100000, 150000, 200000, 250000, 300000])))
    assert transfer.irr(cash) == Decimal("56.7230")


def test_npv_and_irr_by_hand():
    # -100 + 60/1.25 + 75/1.5625 = -100 + 48 + 48
    cash = {2026: Decimal(-100), 2027: Decimal(60), 2028: Decimal(75)}
    assert transfer.npv(cash, Decimal(25), 2026) == -4
    assert transfer.irr({2026: Decimal(-100), 2027: Decimal(110)}) == 10
    # a year without cash still takes its year: 125 / 1.5625
    assert transfer.npv({2028: Decimal(125)}, Decimal(25), 2026) == 80


@pytest.mark.parametrize("cash", [{}, {2026: Decimal(1)}, {2026: Decimal(-1)}])
def test_no_rate_of_return_without_cost_and_income(cash):
    with pytest.raises(CourseError):
        transfer.irr(cash)


STAGES = [
    Stage("laboratory", 2026, Decimal("0.5"), cost=Decimal(1_000_000)),
    Stage("pilot", 2027, Decimal("0.4"), cost=Decimal(2_000_000)),
    Stage("approval", 2028, Decimal("0.8"), income=Decimal(10_000_000)),
]


def test_risk_adjusted_net_present_value_by_hand():
    found = transfer.rnpv(
        STAGES,
        discount=Decimal(25),
        valued_at=2026,
        currency="CNY",
        afterwards={2029: Decimal(5_000_000)},
    )
    # reached 1, 0.5, 0.2; succeeded 0.5, 0.2, 0.16
    # -1,000,000; -0.5 x 2,000,000; 0.16 x 10,000,000; 0.16 x 5,000,000
    # x 1, 0.8, 0.64, 0.512 = -1,000,000 - 800,000 + 1,024,000 + 409,600
    one = Decimal(1)
    assert list(found.frame["reached"]) == [one, *map(Decimal, ("0.5", "0.2", "0.16"))]
    assert list(found.frame["expected"]) == [-1_000_000, -1_000_000, 1_600_000, 800_000]
    assert list(found.frame["present_value"]) == [-1_000_000, -800_000, 1_024_000, 409_600]
    assert found.value == -366_400


def test_a_cost_is_paid_with_the_chance_of_reaching_its_stage_only():
    # the pilot's cost falls due with 0.5, not with 0.2 (its own success) and not with 1
    found = transfer.rnpv(STAGES[:2], discount=Decimal(0), valued_at=2026, currency="CNY")
    assert found.value == -2_000_000


@pytest.mark.parametrize(
    ("stages", "words"),
    [
        ([], "one stage at least"),
        (STAGES[::-1], "order of their years"),
        ([Stage("pilot", 2025)], "before the year of valuation"),
        ([Stage("pilot", 2026, Decimal(40))], "probability of pilot is to lie between 0 and 1"),
        ([Stage("pilot", 2026, 0.4)], "written as Decimal"),
    ],
)
def test_stages_that_make_no_sense_are_refused(stages, words):
    with pytest.raises(CourseError, match=words):
        transfer.rnpv(stages, discount=Decimal(10), valued_at=2026, currency="CNY")


def test_sensitivity_moves_one_input_at_a_time():
    frame = transfer.sensitivity(
        relief,
        {"percent": Decimal(3), "tax": Decimal(25), "discount": Decimal(25)},
        {"tax": (Decimal(15), Decimal(25)), "percent": (Decimal(1), Decimal(5))},
    )
    # per percent of royalty 640,800 / 3 = 213,600; with 15% tax 640,800 x 85 / 75 = 726,240
    assert list(frame["input"]) == ["percent", "tax"]
    assert list(frame["value_low"]) == [213_600, 726_240]
    assert list(frame["value_high"]) == [1_068_000, 640_800]
    assert list(frame["swing"]) == [854_400, 85_440]
    assert set(frame["value_base"]) == {640_800}


def test_sensitivity_to_what_does_not_exist():
    with pytest.raises(CourseError, match="no input 'discout'; did you mean discount"):
        transfer.sensitivity(relief, {"discount": Decimal(25)}, {"discout": (1, 2)})
    with pytest.raises(CourseError, match="one input to move"):
        transfer.sensitivity(relief, {"discount": Decimal(25)}, {})


def test_a_royalty_with_minimum_and_cap():
    # 3% of 10, 20, 15 million: 300,000, 600,000, 450,000
    plain = transfer.royalty_schedule(SALES, Decimal(3), "CNY")
    assert plain.by_year() == {2027: 300_000, 2028: 600_000, 2029: 450_000}
    bounded = transfer.royalty_schedule(
        SALES, Decimal(3), "CNY", minimum=Decimal(400_000), cap=Decimal(500_000)
    )
    assert bounded.by_year() == {2027: 400_000, 2028: 500_000, 2029: 450_000}


def test_a_headline_is_mostly_contingent():
    # Akeso and Summit: 500 million upfront, 4,500 million of milestones; at one in ten
    # 500 + 450 = 950 million may be expected of the 5,000 announced
    deal = transfer.upfront(Decimal(500_000_000), 2023, "USD") + transfer.milestones(
        [Payment(2030, "all milestones", Decimal(4_500_000_000), Decimal("0.1"))], "USD"
    )
    assert deal.total() == 5_000_000_000
    assert deal.expected_total() == 950_000_000
    assert deal.expected() == {2023: 500_000_000, 2030: 450_000_000}
    assert "USD 950,000,000.00 expected" in str(deal)
    assert list(deal.frame()["year"]) == [2023, 2030]
    assert "upfront payment" in deal._repr_html_()


def test_currencies_are_not_added():
    with pytest.raises(CourseError, match="without an exchange rate"):
        transfer.upfront(Decimal(1), 2026, "CNY") + transfer.upfront(Decimal(1), 2026, "USD")


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: transfer.upfront(Decimal(-1), 2026, "CNY"), "zero or more"),
        (lambda: transfer.milestones([], "CNY"), "one milestone at least"),
        (
            lambda: transfer.milestones([Payment(2026, "trial", Decimal(1), Decimal(2))], "CNY"),
            "probability of trial",
        ),
        (lambda: transfer.royalty_schedule({}, Decimal(3), "CNY"), "one year at least"),
        (lambda: transfer.royalty_schedule(SALES, Decimal(300), "CNY"), "between 0 and 100"),
        (
            lambda: transfer.royalty_schedule(
                SALES, Decimal(3), "CNY", minimum=Decimal(2), cap=Decimal(1)
            ),
            "higher than the yearly cap",
        ),
        (lambda: relief(discount=Decimal(-1)), "discount rate in percent"),
    ],
)
def test_structures_that_make_no_sense_are_refused(ask, words):
    with pytest.raises(CourseError, match=words):
        ask()

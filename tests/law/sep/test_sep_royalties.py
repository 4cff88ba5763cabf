"""Royalty arithmetic: the published figures, and units that cannot be mixed up."""

from datetime import date
from decimal import Decimal

import pytest

from course_utils.errors import CourseError
from course_utils.law import sep
from course_utils.law.money import CurrenciesDiffer
from course_utils.law.sep import LumpSum, Money, Percent, PercentOfPrice, PerUnit, Share


def usd(amount) -> Money:
    return Money(str(amount), "USD")


@pytest.mark.parametrize(
    ("id", "price", "royalty"),
    [
        ("qualcomm_5g_multimode_2017", 1000, "16.25"),  # 3.25 % of 500, not of 1000
        ("qualcomm_5g_multimode_2018", 1000, "13.00"),  # 3.25 % of 400
        ("qualcomm_5g_multimode_2018", 400, "13.00"),
        ("qualcomm_5g_multimode_2018", 200, "6.50"),  # 3.25 % of 200: below the cap
        ("qualcomm_5g_single_2018", 1000, "9.10"),  # 2.275 % of 400
        ("qualcomm_5g_single_2017", 1000, "11.375"),  # 2.275 % of 500
        ("huawei_iot_centric", 50, "0.50"),  # 1 % of 50
        ("huawei_iot_centric", 75, "0.75"),  # where the cap begins
        ("huawei_iot_centric", 120, "0.75"),  # 1 % would be 1.20
        ("huawei_conversant_multimode", 100, "0.0018"),  # a percent: 0.18 cents on 100 dollars
        ("tcl_ericsson_4g_us", 200, "0.90"),  # 0.450 %
        ("huawei_interdigital", 100, "0.019"),
    ],
)
def test_percents_of_a_price_with_their_caps(id, price, royalty):
    found = sep.rate(id).royalty
    assert found.per_unit(1, usd(price)).amount == Decimal(royalty)
    assert found.due(1000, usd(price)).amount == 1000 * Decimal(royalty)


@pytest.mark.parametrize(
    ("id", "units", "due"),
    [
        ("mpegla_vvc", 100_000, "0"),
        ("mpegla_vvc", 100_001, "0.20"),
        ("mpegla_vvc", 1_100_000, "200000"),  # (1,100,000 - 100,000) x 0.20
        ("mpegla_vvc", 150_100_000, "30000000"),  # (150,100,000 - 100,000) x 0.20: the cap
        ("mpegla_vvc", 200_000_000, "30000000"),
        ("mpegla_vvc_free_software", 3_000_000, "100000"),  # (3,000,000 - 1,000,000) x 0.05
        ("mpegla_vvc_free_software", 161_000_000, "8000000"),  # (161 - 1) million x 0.05: the cap
        ("mpegla_vvc_free_software", 500_000_000, "8000000"),
        ("mpegla_hevc", 100_000, "0"),
        ("mpegla_hevc", 600_000, "100000"),  # 500,000 x 0.20
        # Below 25,000 a year no licence was needed: 25,000 / 0.80 = 31,250 units.
        ("hevc_advance_2015_12", 31_249, "24999.20"),
        ("hevc_advance_2015_12", 31_250, "25000"),
        ("avanci_5g", 1000, "32000"),
        ("avanci_5g_early", 1000, "29000"),
        ("innovatio", 1000, "95.60"),  # 9.56 cents a chip, not 9.56 dollars
        ("microsoft_motorola_h264", 1000, "5.55"),  # 0.555 cents
        ("microsoft_motorola_802", 1000, "34.71"),  # 3.471 cents
        ("act_oppo", 1_000_000, "8000"),
    ],
)
def test_amounts_for_each_unit(id, units, due):
    assert sep.rate(id).royalty.due(units).amount == Decimal(due)


def test_the_joint_cap_of_a_pool():
    paid = sep.rate("mpegla_vvc").royalty.due(125_100_000)  # 125 million x 0.20 = 25 million
    free = sep.rate("mpegla_vvc_free_software").royalty.due(161_000_000)  # 8 million
    assert sep.together([paid, free], usd(30_000_000)).amount == 30_000_000  # not 33 million
    assert sep.together([free, free], usd(30_000_000)).amount == 16_000_000


def test_a_lump_sum_is_spread_over_the_units_it_covers():
    first = sep.rate("interdigital_lenovo_2023").royalty
    # 138.7 million / 792,571,429 = 0.1750...
    assert round(first.per_unit().amount, 4) == Decimal("0.1750")
    assert first.due().amount == 138_700_000
    # 502 million / 0.15 = 3,346.7 million units
    apple = sep.rate("optis_apple").royalty
    assert round(apple.per_unit(3_346_666_667).amount, 6) == Decimal("0.15")
    with pytest.raises(CourseError, match="Over how many units"):
        apple.per_unit()


def test_the_comparables_of_interdigital_v_lenovo():
    units = 792_571_429
    # 0.30 x 0.75 = 0.225; x 792,571,429 = 178,328,571.5, printed as 178.3 million
    benchmark = sep.comparable(usd("0.30").times(units), units, "0.75")
    assert round(benchmark.amount.amount, 9) == Decimal("0.225")
    total = benchmark.due(units).amount
    assert round(total) == 178_328_572
    assert round(total, -5) == sep.rate("interdigital_lenovo_2024").value.amount
    # 46.2 million interest on 138.7 million are 184.9 million in all.
    assert (usd("138.7") + usd("46.2")).amount == Decimal("184.9")
    # the licensee's 80 million, plus or minus 15 %
    counter = sep.rate("interdigital_lenovo_counter").value
    assert Percent(85).of(counter).amount == 68_000_000
    assert Percent(115).of(counter).amount == 92_000_000


def test_other_published_sums():
    # Zone 2 against zone 1: 0.707 / 1.151 = 61.4 %, and 0.477 / 0.777 = 61.4 %.
    values = [sep.rate(f"oppo_nokia_{g}_{z}").value.amount for g in ("5g", "4g")
              for z in ("china", "zone1")]  # fmt: skip
    assert [round(values[0] / values[1], 3), round(values[2] / values[3], 3)] == [
        Decimal("0.614")
    ] * 2
    # 0.00225 % x 0.8 = 0.0018 %
    assert sep.rate("huawei_conversant_4g").value.times("0.8") == Percent("0.0018")
    # half of the listed rate for a first sale in Region 2
    assert sep.rate("access_advance_region2").value.of(usd("0.80")).amount == Decimal("0.40")
    # Motorola's 2.25 % on a product of 500 dollars against 0.555 cents
    asked = sep.rate("microsoft_motorola_offer").royalty.per_unit(1, usd(500))
    assert asked.amount == Decimal("11.25")
    # NDRC, Qualcomm 2015: 65 % of the net wholesale price is the base
    assert Percent(65).of(Money("2000", "CNY")).amount == 1300


def test_a_five_g_phone_costs_about_twenty_one_dollars():
    # 13.00 (Qualcomm, price capped at 400) + 5.00 (Ericsson) + 3.48 (Nokia's 3 euro at the time)
    qualcomm = sep.rate("qualcomm_5g_multimode_2018").royalty.per_unit(1, usd(1000))
    ericsson = sep.rate("ericsson_5g")
    found = sep.stack({"Qualcomm": qualcomm, "Ericsson": ericsson, "Nokia": usd("3.48")})
    assert found.total.amount == Decimal("21.48")
    assert "announced rate" in str(found)
    with pytest.raises(CurrenciesDiffer, match="without an exchange rate"):
        sep.stack({"Ericsson": ericsson, "Nokia": sep.rate("nokia_5g")})


def test_top_down_with_the_weights_of_chongqing():
    weights = sep.generation_weights()
    assert weights == {"5G": 50, "4G": 40, "3G": 5, "2G": 5} and sum(weights.values()) == 100
    stack = sep.rate("oppo_nokia_stack")
    share = sep.essential_share(100, 1000)
    # 4.341 % x 10 % x 50/100 = 0.21705 %; 5.273 % x 10 % x 50/100 = 0.26365 %
    assert sep.top_down(stack.value, share, weights, "5G") == Percent("0.21705")
    assert sep.top_down(stack.to, share, weights, "5G") == Percent("0.26365")
    # 4.341 % x 10 % x 40/100
    assert sep.top_down(stack.value, share, weights, "4G") == Percent("0.17364")
    # With the same share in all generations the parts are the whole: 4.341 % x 10 %.
    parts = [sep.top_down(stack.value, share, weights, g) for g in weights]
    assert parts[0] + parts[1] + parts[2] + parts[3] == sep.top_down(stack.value, share)
    assert sep.top_down(stack.value, share) == Percent("0.4341")
    with pytest.raises(CourseError, match="no weight for '6G'"):
        sep.top_down(stack.value, share, weights, "6G")


def test_declarations_do_not_carry_a_top_down():
    with pytest.raises(CourseError, match="declared is not essential"):
        sep.top_down(Percent("4.341"), sep.declared_share("Huawei"))
    with pytest.raises(CourseError, match="says what it is a share of"):
        sep.top_down(Percent("4.341"), Percent("15.39"))


def test_interest_on_past_sales():
    # 365 days at 4 %: 40,000; with 1 % each quarter 1.01^4 - 1 = 4.060401 %
    year = (date(2023, 1, 1), date(2024, 1, 1))
    assert sep.interest(usd(1_000_000), *year, Percent(4)).amount == 40_000
    compound = sep.interest(usd(1_000_000), *year, Percent(4), "compound", 4)
    assert round(compound.amount, 2) == Decimal("40604.01")
    # ACT v OPPO: 2.125 % from 20 September 2019; 365 days later on 8,000 dollars: 170
    assert sep.interest(usd(8000), date(2019, 9, 20), date(2020, 9, 19), Percent("2.125")) == usd(
        "170"
    )
    assert sep.interest(usd(8000), year[0], year[0], Percent(4)).amount == 0
    with pytest.raises(CourseError, match="before its start"):
        sep.interest(usd(1), year[1], year[0], Percent(4))
    with pytest.raises(CourseError, match="no interest 'compounded'; did you mean compound"):
        sep.interest(usd(1), *year, Percent(4), "compounded")


def test_past_sales_add_up():
    found = sep.past_sales(
        {2022: 2_000_000, 2021: 1_000_000}, PerUnit(usd("0.175")), date(2022, 12, 31), Percent(4)
    )
    # 2021: 175,000 and 4 % for 365 days = 7,000; 2022: 350,000 and nothing yet
    assert list(found.frame()["royalty"]) == [175_000, 350_000]
    assert list(found.frame()["interest"]) == [7_000, 0]
    assert (found.royalty.amount, found.interest.amount) == (525_000, 7_000)
    assert found.total.amount == 532_000
    assert "USD 532,000.00" in found._repr_html_()
    with pytest.raises(CourseError, match="a royalty that counts them"):
        sep.past_sales({2021: 1}, LumpSum(usd(1)), date(2022, 12, 31), Percent(4))
    by_price = sep.past_sales(
        {2021: 10}, PercentOfPrice(Percent(1)), date(2021, 12, 31), Percent(4), price=usd(50)
    )
    assert by_price.total.amount == 5


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: Percent(0.0018), "written as text"),
        (lambda: Percent("3.25%"), "to be a number"),
        (lambda: Percent("-1"), "zero or more"),
        (lambda: Money("1", "dollars"), "three capital letters"),
        (lambda: Money(0.1, "USD"), "written as text"),
        (lambda: PercentOfPrice(Decimal("0.0325")), "is no percent"),
        (lambda: PercentOfPrice(Percent(1), royalty_cap=Decimal("0.75")), "is to be money"),
        (lambda: PercentOfPrice(Percent(1)).due(1, Decimal(100)), "is to be money"),
        (lambda: PercentOfPrice(Percent(1), usd(400)).due(1, Money("1", "EUR")), "exchange rate"),
        (lambda: PerUnit(Percent(1)), "is to be money"),
        (lambda: PerUnit(usd(1), annual_cap=Money("5", "EUR")).due(1), "exchange rate"),
        (lambda: PerUnit(usd(1)).due(1.5), "whole number"),
        (lambda: PerUnit(usd(1)).per_unit(0), "one unit at least"),
        (lambda: Percent(1) + usd(1), "is no percent"),
        (lambda: usd(1) + 1, "is no amount of money"),
        (lambda: Percent(1).of(Decimal(5)), "taken of money"),
        (lambda: sep.comparable(usd(1), 10, 0.75), "written as text"),
        (lambda: sep.stack({"A": Percent(1), "B": usd(1)}), "cannot be added"),
        (lambda: sep.stack({}), "one rate at least"),
        (lambda: Share(Percent(10), "filed"), "not of 'filed'"),
        (lambda: Share(Percent(101), "essential"), "100 % at most"),
        (lambda: sep.essential_share(5, 0), "is no share"),
    ],
)
def test_units_cannot_be_mixed_up(ask, words):
    with pytest.raises(CourseError, match=words):
        ask()


def test_money_and_percents_say_themselves():
    assert str(usd("0.175")) == "USD 0.175"
    assert str(usd("16.25")) == "USD 16.25"
    assert str(usd("1234567.891")) == "USD 1,234,567.891"
    assert str(Money("1500", "JPY")) == "JPY 1,500"
    assert str(Percent("0.00180")) == "0.0018 %"
    assert Percent("0.0018").fraction == Decimal("0.000018")
    assert usd("0.125").rounded() == usd("0.13")

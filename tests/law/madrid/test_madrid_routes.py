"""The two routes abroad, with costs added up by hand.

On 30 October 2026 one euro was worth 0.9194 CHF, 1.1172 USD, 0.8338 GBP, 175.68 JPY, 7.4326 CNY.
"""

from datetime import date
from decimal import Decimal

import pytest

from course_utils.errors import CourseError
from course_utils.law.madrid import (
    OFFICIAL_FEES_ALONE,
    Assumptions,
    break_even,
    break_even_members,
    compare_routes,
)
from course_utils.law.tables import MissingValue

DAYS = {"on": date(2026, 9, 1), "rates_on": date(2026, 10, 30)}
FOUR = ["US", "EM", "GB", "JP"]


def official(members, classes, currency, **changes):
    frame = compare_routes(
        members, classes, **DAYS, currency=currency, assumptions=OFFICIAL_FEES_ALONE, **changes
    )
    frame = frame[frame["kind"] == "official fees"]
    return {(row.route, row.member): row.amount for row in frame.itertuples()}


def test_official_fees_stand_side_by_side():
    # 205 GBP / 0.8338 x 0.9194 = 226.05; 44,900 JPY in three lines: 3,400 -> 17.79,
    # 8,600 -> 45.01, 32,900 -> 172.18; 350 USD -> 288.03; 850 EUR -> 781.49
    assert official(FOUR, 1, "CHF") == {
        ("Madrid", "IB"): 653,
        ("Madrid", "US"): 460,
        ("Madrid", "EM"): 789,
        ("Madrid", "GB"): 240,
        ("Madrid", "JP"): 221,
        ("direct", "US"): Decimal("288.03"),
        ("direct", "EM"): Decimal("781.49"),
        ("direct", "GB"): Decimal("226.05"),
        ("direct", "JP"): Decimal("234.98"),
    }


def test_the_published_comparison():
    # three classes in the European Union: EUR 850 + 50 + 150 against CHF 789 + 48 + 144
    fees = official(["EM"], 3, "EUR")
    assert fees["direct", "EM"] == 1050
    assert official(["EM"], 3, "CHF")["Madrid", "EM"] == 981
    assert official(["US"], 1, "USD")["direct", "US"] == 350
    assert official(["US"], 1, "USD", free_form=True)["direct", "US"] == 550
    assert official(["GB"], 1, "GBP")["direct", "GB"] == 205
    assert official(["JP"], 1, "JPY")["direct", "JP"] == 44900


def test_agents_are_an_assumption():
    frame = compare_routes(["US", "EM"], 3, **DAYS)
    agents = frame[frame["kind"] == "agent"]
    assert list(zip(agents["route"], agents["member"], agents["amount"], strict=True)) == [
        ("Madrid", "IB", 3000), ("direct", "US", 5000), ("direct", "EM", 5000),
    ]  # fmt: skip
    assert set(agents["basis"]) == {"assumption of the course"}


def test_totals_member_by_member_and_the_break_even():
    # official fees in CNY, line by line: 653 CHF -> 5,278.97; 460 -> 3,718.73; 789 -> 6,378.42;
    # 350 USD -> 2,328.51; 850 EUR -> 6,317.71
    comparison = break_even(FOUR, 1, **DAYS)
    assert list(comparison["members"]) == [1, 2, 3, 4]
    assert list(comparison["madrid"][:2]) == [Decimal("11997.70"), Decimal("18376.12")]
    assert list(comparison["direct"][:2]) == [Decimal("7328.51"), Decimal("18646.22")]
    assert comparison["extra"][0] == Decimal("4669.19")
    assert break_even_members(comparison) == 2


def test_official_fees_alone_never_break_even_here():
    comparison = break_even(FOUR, 1, **DAYS, assumptions=OFFICIAL_FEES_ALONE)
    assert break_even_members(comparison) is None
    dear = Assumptions(agent_madrid=Decimal(0), agent_direct=Decimal(20000))
    assert break_even_members(break_even(FOUR, 1, **DAYS, assumptions=dear)) == 1


def test_what_holds_for_the_bills_goes_with_the_frame():
    frame = compare_routes(["JP"], 1, **DAYS)
    assert any("more than a year" in note for note in frame.attrs["notes"])
    japan = frame[(frame["route"] == "direct") & (frame["kind"] == "official fees")].iloc[0]
    assert not japan["sure"]
    assert list(frame[frame["route"] == "Madrid"]["sure"]) == [True, True, True]


def test_only_known_routes_are_compared():
    with pytest.raises(MissingValue, match=r"Republic of Korea \(KR\).*direct filing"):
        compare_routes(["US", "KR"], 1, **DAYS)
    with pytest.raises(MissingValue, match="no exchange rates for 1 September 2026"):
        compare_routes(["US"], 1, on=DAYS["on"], rates_on=DAYS["on"])
    with pytest.raises(CourseError, match="cannot be negative"):
        negative = Assumptions(agent_madrid=Decimal(-1))
        compare_routes(["US"], 1, **DAYS, assumptions=negative)
    with pytest.raises(CourseError, match="at least one"):
        break_even([], 1, **DAYS)

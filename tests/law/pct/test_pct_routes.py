"""The two routes abroad, with costs added up by hand."""

from datetime import date
from decimal import Decimal

import pytest

from course_utils.errors import CourseError
from course_utils.law.pct.national_fees import Papers
from course_utils.law.pct.routes import (
    Assumptions,
    break_even,
    compare,
    drop_break_even,
    route_costs,
)
from course_utils.law.tables import MissingValue

PAPERS = Papers(claims=18, independent_claims=3, pages=42)
DAYS = {"on": date(2024, 6, 3), "rates_on": date(2024, 5, 2), "sheets": 47}
NOTHING = Assumptions(
    agent_pct=Decimal(0),
    agent_direct=Decimal(0),
    agent_entry=Decimal(0),
    translation={},
    other_translation=Decimal(0),
)
ROUND = Assumptions(
    agent_pct=Decimal(1000),
    agent_direct=Decimal(3000),
    agent_entry=Decimal(2000),
    translation={"English": Decimal(500)},
    other_translation=Decimal(700),
)


def costs(*offices: str, **changes):
    return route_costs(offices, PAPERS, **DAYS | changes)


def test_official_fees_of_one_office_in_euro():
    frame = costs("EP", currency="EUR", assumptions=NOTHING)
    official = frame[frame["kind"] == "official fees"].set_index(["route", "stage"])
    # CNY at 7.7465 for one euro, line by line:
    # 10,620 -> 1,370.94; 2,040 -> 263.34; -2,400 -> -309.82; 2,100 -> 271.09
    assert official.loc[("PCT", "international phase"), "amount"] == Decimal("1595.55")
    assert official.loc[("PCT", "national phase"), "amount"] == 5216
    assert official.loc[("Paris", "direct filing"), "amount"] == 5216
    assert list(official["month"]) == [12, 12, 31]
    assert list(official["cumulative"]) == [5216, Decimal("1595.55"), Decimal("6811.55")]


def test_the_months_are_those_of_the_offices():
    frame = costs("US", "EP", "JP", "GB")
    entries = frame[frame["stage"] == "national phase"].drop_duplicates("office")
    assert dict(zip(entries["office"], entries["month"], strict=True)) == {
        "US": 30, "JP": 30, "EP": 31, "GB": 31,
    }  # fmt: skip
    assert set(frame[frame["route"] == "Paris"]["month"]) == {12}


def test_assumptions_are_the_caller_s_and_marked():
    frame = costs("US", "JP", assumptions=ROUND)
    assumed = frame[frame["kind"] != "official fees"]
    assert set(assumed["basis"]) == {"assumption of the course"}
    paid = assumed.groupby(["route", "kind"])["amount"].sum()
    # two offices; English 500 and Japanese 700 on either route
    assert paid["Paris", "agent"] == 6000
    assert paid["PCT", "agent"] == 5000  # 1,000 + 2 x 2,000
    assert paid["Paris", "translation"] == paid["PCT", "translation"] == 1200


def test_a_language_is_translated_once():
    frame = costs("US", "AU", "EP", "GB", assumptions=ROUND)
    translated = frame[frame["kind"] == "translation"]
    assert list(translated.groupby("route")["amount"].sum()) == [500, 500]
    english = costs("US", "AU", assumptions=ROUND, application_language="English")
    assert "translation" not in set(english["kind"])


def test_direct_fees_that_are_not_sourced_are_flagged():
    frame = costs("US", "JP")
    direct = frame[(frame["stage"] == "direct filing") & (frame["kind"] == "official fees")]
    assert list(direct["basis"]) == [
        "tables",
        "tables; amounts of the national phase stand in for direct ones",
    ]


def test_cumulative_cost_runs_to_the_total_of_each_route():
    frame = costs("US", "EP", "KR")
    for _route, rows in frame.groupby("route"):
        assert rows["cumulative"].iloc[-1] == rows["amount"].sum()
        assert list(rows["month"]) == sorted(rows["month"])


def test_notes_of_the_fee_sheets_come_along():
    assert costs("US").attrs["notes"] == []
    notes = costs("US", "EP", on=date(2026, 3, 2)).attrs["notes"]
    assert all(note.startswith("The source of some amounts speaks of 202") for note in notes)
    assert len(notes) == len(set(notes)) > 0


def test_comparison_of_the_routes():
    # in dollars with assumptions of nothing: Paris 1,820; entry 1,660
    frame = costs("US", currency="USD", assumptions=NOTHING)
    result = compare(frame)
    # CNY through the euro, 1 CNY = 1.0698 / 7.7465 USD = 0.138101078 USD:
    # 10,620 -> 1,466.63; 2,040 -> 281.73; -2,400 -> -331.44; 2,100 -> 290.01
    assert result.pct_at_12 == Decimal("1706.93")
    assert (result.paris, result.pct) == (1820, Decimal("3366.93"))
    assert result.deferred == Decimal("113.07")  # 1,820 - 1,706.93
    assert result.extra == Decimal("1546.93")  # 3,366.93 - 1,820


def test_break_even_over_the_number_of_offices():
    frame = break_even(("US", "EP", "JP"), PAPERS, **DAYS, assumptions=ROUND)
    assert list(frame["offices"]) == [1, 2, 3]
    assert list(frame["added"]) == ["US", "EP", "JP"]
    # each further office lets more money wait
    assert list(frame["deferred"]) == sorted(frame["deferred"])
    # what agents ask less on entry (1,000 an office) and less official fees eat up the PCT's cost
    assert list(frame["extra"]) == sorted(frame["extra"], reverse=True)
    whole = compare(costs("US", "EP", "JP", assumptions=ROUND))
    assert frame.iloc[-1]["extra"] == whole.extra


def test_the_pct_pays_when_offices_are_given_up_after_the_search():
    # Paris for US and EP: USD 1,820 and EUR 5,216; PCT CNY 12,360 and entry into the US alone.
    # EUR 5,216 is CNY 40,405.74, far more than CNY 12,360.
    case = {"assumptions": NOTHING, **DAYS}
    assert compare(costs("US", "EP", assumptions=NOTHING)).extra > 0
    assert compare(costs("US", "EP", entered=["US"], assumptions=NOTHING)).extra < 0
    assert drop_break_even(("US", "EP"), PAPERS, **case) == 1


def test_no_number_of_dropped_offices_helps_with_one_office():
    assert drop_break_even(("US",), PAPERS, **DAYS, assumptions=NOTHING) is None


def test_bad_input_gets_one_sentence():
    for offices, entered in (((), None), (("US",), ["EP"])):
        with pytest.raises(CourseError, match="Name the Offices where protection is wanted"):
            route_costs(offices, PAPERS, entered=entered, **DAYS)


def test_a_currency_without_a_rate_is_an_error():
    with pytest.raises(MissingValue, match="no exchange rate from VND to CNY"):
        costs("VN")

"""Published figures: ranges stay ranges, bases stay apart."""

import pandas as pd
import pytest

from course_utils.errors import CourseError
from course_utils.law.section337 import statistic, statistic_names


def test_settlements_by_fiscal_year():
    series = statistic("ended by settlement or consent order").set_index("period")
    assert list(series.index) == [f"FY{year}" for year in range(2006, 2015)]
    assert (series.at["FY2011", "value"], series.at["FY2011", "base"]) == (57, 49)
    assert set(series["unit"]) == {"percent"} and set(series["period_kind"]) == {"fiscal year"}
    # The lowest and the highest share of the nine years, read off the table of the Commission.
    assert (series["value"].min(), series["value"].max()) == (35, 57)


def test_settlement_and_withdrawal_add_up():
    settled = statistic("ended by settlement or consent order")["value"]
    withdrawn = statistic("ended by withdrawal")["value"]
    both = statistic("ended by settlement, consent order or withdrawal")["value"]
    assert (both - settled - withdrawn).abs().max() == 0


def test_a_range_stays_a_range():
    target = statistic("usual time from institution to the target date").iloc[0]
    assert (target.value, target.value_high, target.unit) == (14, 16, "months")
    assert statistic("investigations filed").iloc[0].value_high is pd.NA


def test_a_part_names_its_base():
    china = statistic("investigations involving China").set_index("period")
    assert china.at["2007-01 to 2016-04", "value"] == 169
    assert china.at["2007-01 to 2016-04", "base"] == 392
    assert china.at["2019", "base"] is pd.NA and "59.6 percent" in china.at["2019", "note"]


def test_stages_and_numbers_are_two_series():
    assert statistic("stages in the official data system").iloc[0].value == 1680
    numbers = statistic("numbers in the official data system").set_index("period")["value"]
    assert numbers["2026-09-23"] == 1382


def test_part_years_are_marked():
    new = statistic("new investigations").set_index("period")["period_kind"]
    assert new["2012 (to 2012-11-09)"] == "part of a calendar year"
    assert statistic("complaints that name mainland Chinese companies").iloc[0].about


def test_an_unknown_series_is_named():
    assert "new investigations" in statistic_names()
    with pytest.raises(CourseError, match="no series 'new investigation'; did you mean"):
        statistic("new investigation")

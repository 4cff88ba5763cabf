"""Figures of the Madrid System: known ones, gaps that stay gaps, and the classes."""

import pandas as pd
import pytest

from course_utils.errors import CourseError
from course_utils.law.madrid import (
    designations_received,
    filings_by_origin,
    filings_by_year,
    largest_filers,
    nice_class,
    nice_classes,
    register_figures,
)


def test_applications_by_origin():
    grid = filings_by_year()
    assert (grid.at[2018, "China"], grid.at[2018, "United States"]) == (6900, 8825)
    assert (grid.at[2020, "China"], grid.at[2020, "Germany"]) == (7075, 7334)
    assert grid.at[2021, "World"] == 73100
    assert grid.columns[0] == "World"


def test_a_gap_is_missing_and_never_zero():
    grid = filings_by_year()
    assert list(grid.index) == list(range(2005, 2025))
    assert grid.at[2022, "World"] is pd.NA
    assert grid.loc[2021:, "China"].isna().all()
    assert not (filings_by_origin()["applications"] == 0).any()


def test_a_later_figure_takes_the_place_of_an_estimate():
    filings = filings_by_origin()
    both = filings[(filings["year"] == 2019) & (filings["name"] == "World")]
    assert sorted(both["applications"]) == [64168, 64400]
    assert filings_by_year().at[2019, "World"] == 64168
    estimates = filings[filings["estimate"]]
    assert set(estimates["year"]) == {2019, 2020, 2023, 2024}


def test_largest_filers():
    filers = largest_filers()
    first = filers.drop_duplicates("year").set_index("year")["name"]
    assert first[2021] == first[2023] == "L'Oréal"
    huawei = filers[filers["name"] == "Huawei Technologies"].iloc[0]
    assert (huawei["year"], huawei["origin"], huawei["applications"]) == (2021, "CN", 98)


def test_designations_and_the_register():
    received = designations_received().set_index(["year", "member"])["designations"]
    assert received[2018, "EM"] == 25030
    figures = register_figures().set_index(["year", "series"])["value"]
    assert figures[2024, "registrations in force"] == 915034
    assert figures[2024, "renewals"] == 40228
    assert figures[2026, "members"] == 117


def test_every_series_carries_its_own_definition():
    frames = [filings_by_origin(), largest_filers(), designations_received(), register_figures()]
    assert len({frame.attrs["definition"] for frame in frames}) == 4
    assert filings_by_year().attrs == filings_by_origin().attrs


def test_45_classes():
    classes = nice_classes()
    assert list(classes["number"]) == list(range(1, 46))
    assert (classes["kind"] == "goods").sum() == 34
    assert "computers" in nice_class(9).heading
    assert "spectacles" in nice_class(10).heading and nice_class(10).edition == "NCL 13-2026"
    with pytest.raises(CourseError, match="no class 46: the classes are numbered 1 to 45"):
        nice_class(46)

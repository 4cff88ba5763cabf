"""Statistics: known figures, gaps that stay gaps, and series kept apart."""

import pandas as pd

from course_utils.law.pct import statistics


def test_filings_of_china_overtake_the_united_states_in_2019():
    grid = statistics.filings_by_year()
    assert (grid.at[2018, "China"], grid.at[2018, "United States"]) == (53345, 56142)
    assert (grid.at[2019, "China"], grid.at[2019, "United States"]) == (58990, 57840)
    assert grid.columns[0] == "World"


def test_an_unknown_figure_is_missing_and_never_zero():
    filings = statistics.filings_by_origin()
    assert not (filings["filings"] == 0).any()
    china_2025 = filings[(filings["year"] == 2025) & (filings["origin"] == "CN")].iloc[0]
    assert china_2025["filings"] is pd.NA
    assert china_2025["change_percent"] == 5.3
    grid = statistics.filings_by_year()
    assert list(grid.index) == list(range(2006, 2026))
    assert grid.loc[2007:2012, "World"].isna().all()
    assert grid.at[2015, "Japan"] is pd.NA


def test_published_growth_agrees_with_the_published_figures():
    filings = statistics.filings_by_origin().set_index(["year", "origin"])
    # 25,539 in 2014 after 21,516 in 2013: 4,023 more, 18.7%
    assert filings.at[(2014, "CN"), "change_percent"] == 18.7
    assert filings.at[(2014, "CN"), "filings"] - filings.at[(2013, "CN"), "filings"] == 4023


def test_publications_add_up_within_a_level():
    published = statistics.publications_by_office()
    in_2022 = published[published["year"] == 2022]
    world = in_2022.loc[in_2022["level"] == "world", "published"].item()
    assert world == 264901
    # parts are rounded: they may miss the total by a few
    outside = in_2022[(in_2022["level"] == "office") | (in_2022["level"] == "unclassified")]
    assert abs(outside["published"].sum() - world) <= 10
    assert in_2022.loc[in_2022["office"] == "CN", "published"].item() == 68558
    assert in_2022.loc[in_2022["office"] == "EP", "region"].item() == "Europe"
    assert in_2022.loc[in_2022["name"] == "Malta", "published"].item() == 0


def test_every_office_has_one_code_and_one_row_a_year():
    published = statistics.publications_by_office()
    rows = published[published["level"] == "office"]
    assert (rows["office"] != "").all()
    assert not rows.duplicated(["office", "year"]).any()
    assert sorted(published["year"].unique()) == list(range(2000, 2023))


def test_top_applicants_keep_ties_gaps_and_conflicts():
    top = statistics.top_applicants()
    seventh = top[(top["year"] == 2022) & (top["rank"] == 7)]
    assert set(seventh["applicant"]) == {"BOE", "NTT"}
    assert top.loc[top["year"] == 2018, "published"].isna().all()
    zhejiang = top[top["applicant"] == "Zhejiang University"].set_index("year")["published"]
    assert zhejiang.to_dict() == {2020: 209, 2021: 306, 2022: 309}
    lg = top[(top["year"] == 2021) & (top["applicant"] == "LG Electronics")]
    assert "2,855" in lg["note"].item()


def test_zhejiang_among_the_provinces():
    receipts = statistics.receipts_by_province().set_index("province")["receipts"]
    assert receipts["Zhejiang"] == 402


def test_every_series_carries_its_own_definition():
    frames = [
        statistics.filings_by_origin(),
        statistics.filings_by_year(),
        statistics.publications_by_office(),
        statistics.receipts_by_province(),
        statistics.top_applicants(),
    ]
    definitions = [frame.attrs["definition"] for frame in frames]
    assert definitions[0] == definitions[1]
    assert len(set(definitions)) == 4

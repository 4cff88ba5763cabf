"""The record of real investigations: types, unknowns, and figures counted by other means.

The figures were counted on the collected lists, not on our tables: respondents with
`grep -c ',CN,'`, rights with a CSV reader of the standard library, endings by reading each row.
"""

from datetime import date

import pandas as pd
import pytest

from course_utils.errors import CourseError
from course_utils.law.section337 import (
    by_basis,
    by_relief,
    complaint_to_institution,
    how_ended,
    institution_to_end,
    investigations,
    named_per_investigation,
    outcomes,
    publication_lag,
    respondents,
    respondents_by_country,
    stages_seen,
    zhejiang_respondents,
)

TALLIES = [
    by_basis,
    by_relief,
    complaint_to_institution,
    lambda: complaint_to_institution("decision"),
    how_ended,
    stages_seen,
    institution_to_end,
    respondents_by_country,
    named_per_investigation,
    zhejiang_respondents,
    publication_lag,
]


def row(frame: pd.DataFrame, case_id: str) -> pd.Series:
    return frame.set_index("case_id").loc[case_id]


@pytest.mark.parametrize("tally", [tally() for tally in TALLIES])
def test_every_figure_says_for_how_many_it_is_unknown(tally):
    assert 0 < tally.known <= tally.base and tally.unknown == tally.base - tally.known
    assert f"{tally.known} of {tally.base}" in tally.standing
    assert tally.definition in str(tally) and tally.standing in tally._repr_html_()


def test_170_investigations_of_which_seven_have_no_number():
    frame = investigations()
    assert len(frame) == 170 and frame["case_id"].is_unique
    unnumbered = frame[frame["inv_no"].isna()]
    assert len(unnumbered) == 7 and unnumbered["number"].isna().all()
    assert (frame["list_complete"]).sum() == 65


def test_tianrui():
    tianrui = row(investigations(), "337-TA-655")
    assert (tianrui.number, tianrui.complaint_filed.date()) == (655, date(2008, 8, 14))
    assert tianrui.basis == ("trade secret",) and (tianrui.named, tianrui.named_cn) == (4, 2)
    assert tianrui.published is pd.NaT
    assert row(outcomes(), "337-TA-655").ending == "exclusion order after violation"
    assert sorted(respondents().query("inv_no == '337-TA-655'")["country"]) == [
        "CN", "CN", "US", "US",
    ]  # fmt: skip


def test_a_month_stays_a_month():
    innoscience = row(investigations(), "337-TA-1366")
    assert innoscience.complaint_filed is pd.NaT
    assert innoscience.complaint_month == pd.Period("2023-05")
    assert innoscience.published.date() == date(2023, 7, 3)
    crocs = row(investigations(), "337-TA-567")
    assert (crocs.published is pd.NaT, str(crocs.published_month)) == (True, "2006-05")


def test_vote_release_and_publication_are_told_apart():
    ampt = row(investigations(), "337-TA-1327")
    assert (ampt.decided.date(), ampt.released) == (date(2022, 8, 29), pd.NaT)
    assert ampt.published.date() == date(2022, 9, 2)
    hyperice = row(investigations(), "337-TA-1206")
    assert (hyperice.decided, hyperice.published) == (pd.NaT, pd.NaT)
    assert hyperice.released.date() == date(2020, 7, 17)
    assert hyperice.complaint_supplemented == (date(2020, 6, 29),)


def test_rights_and_relief():
    basis = by_basis()
    found = basis.frame.set_index("basis")["investigations"]
    assert (basis.known, basis.unknown) == (137, 33)
    assert (found["patent"], found["trade secret"]) == (124, 10)
    relief = by_relief()
    # 101 rows show some relief; 11 of them only what was ordered in the end, 3 may be either.
    assert (relief.known, relief.base) == (101 - 11 - 3, 170)
    exclusion = relief.frame[relief.frame["order"] == "exclusion order"]
    assert exclusion["investigations"].sum() == relief.known


def test_respondents_by_country():
    tally = respondents_by_country()
    found = tally.frame.set_index("country")
    assert (tally.base, tally.unknown) == (649, 32)
    assert (found.at["CN", "respondents"], found.at["US", "respondents"]) == (222, 270)
    assert found.at["CN", "investigations"] == 67
    assert found.at["HK", "respondents"] == 38 and found.at["TW", "respondents"] == 13


def test_respondents_named_in_one_investigation():
    tally = named_per_investigation()
    assert (tally.known, tally.base) == (72, 170)
    most = tally.frame.iloc[0]
    assert (most.inv_no, most.named, most.named_cn) == ("337-TA-1155", 45, pd.NA)
    hand_dryers = row(tally.frame, "337-TA-1015")
    assert (hand_dryers.named, hand_dryers.named_cn) == (12, 7)


def test_a_list_that_is_complete_holds_as_many_names_as_were_named():
    complete = investigations().query("list_complete").dropna(subset="named")
    listed = respondents()["case_id"].value_counts()
    assert len(complete) > 60
    assert (complete["named"].values == listed[complete["case_id"]].values).all()


def test_zhejiang():
    tally = zhejiang_respondents()
    assert (len(tally.frame), tally.known) == (32, 23)
    assert tally.frame["case_id"].nunique() == 17
    jushang = row(tally.frame, "337-TA-1101")
    assert jushang.place == "Wenzhou" and jushang.orders == ("LEO",)
    assert jushang.ending == "exclusion order against defaulters"
    listed = set(zip(respondents()["case_id"], respondents()["respondent"], strict=True))
    assert set(zip(tally.frame["case_id"], tally.frame["respondent"], strict=True)) <= listed


def test_days_from_the_complaint():
    tally = complaint_to_institution()
    # 337-TA-1053 was filed on 29 March and published on 3 May 2017: 2 days left of March, 30 of
    # April, 3 of May.
    assert row(tally.frame, "337-TA-1053").days == 2 + 30 + 3
    decision = complaint_to_institution("decision")
    assert row(decision.frame, "337-TA-1069").days == 124
    assert decision.frame["days"].median() == 31
    with pytest.raises(CourseError, match="publication or decision, not until 'vote'"):
        complaint_to_institution("vote")


def test_how_they_ended():
    tally = how_ended()
    found = tally.frame.set_index("ending")["investigations"]
    assert (tally.base, tally.unknown) == (106, 20)
    assert found["settlement"] == 9 and found["withdrawal"] == 3
    assert found["no violation"] == 12 and found["order later rescinded or vacated"] == 5
    assert found.sum() == tally.known


@pytest.mark.parametrize(
    "case_id, ending",
    [
        ("337-TA-1000", "no violation"),  # 20 of 28 defaulted, yet no order
        ("337-TA-604", "defenders free, order against the others"),
        ("337-TA-1057", "order later rescinded or vacated"),
        ("337-TA-1166", "stage only, end not known"),  # the judge's finding was under review
        ("337-TA-1378", "settlement"),  # although the judge had found a violation
    ],
)
def test_a_stage_is_no_end(case_id, ending):
    assert row(outcomes(), case_id).ending == ending


def test_an_order_belongs_to_an_ending_with_an_order():
    frame = outcomes()
    issued = frame[frame["orders_state"] == "issued"]
    assert set(issued["ending"]) == {
        "exclusion order after violation",
        "exclusion order against defaulters",
        "defenders free, order against the others",
    }
    assert issued["orders"].map(len).min() == 1


def test_numbers_and_stages_are_counted_apart():
    assert len(outcomes()) == outcomes()["case_id"].nunique() == 106
    assert stages_seen().frame["numbers"].sum() > 106
    robots = row(outcomes(), "337-TA-1057").stages
    assert robots == ("violation", "enforcement", "advisory opinion", "modification or rescission")


def test_months_to_the_end():
    tally = institution_to_end()
    motorola = row(tally.frame, "337-TA-1053")
    # From 3 May 2017 to 23 November 2018: 365 days to 3 May 2018, then 28 of May, 30, 31, 31, 30,
    # 31 of October and 23 of November.
    assert motorola.days == 365 + 28 + 30 + 31 + 31 + 30 + 31 + 23
    assert (motorola.end_seen, motorola.months) == ("published", 18.7)  # 569 / 30.44
    assert tally.base == 86 and "stage only, end not known" not in set(tally.frame["ending"])

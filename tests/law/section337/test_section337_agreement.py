"""The clock against the record. The computed days were counted by hand on a calendar."""

from datetime import date

import pandas as pd
import pytest

from course_utils.law.section337 import agreement, agreement_by_step, publication_lag
from course_utils.law.section337.agreement import LONGEST_LAG, known_steps
from course_utils.law.tables import table


def found(case_id: str, step: str, item: str = "") -> pd.Series:
    frame = agreement()
    rows = frame[(frame["case_id"] == case_id) & (frame["step"] == step) & (frame["item"] == item)]
    assert len(rows) == 1
    return rows.iloc[0]


@pytest.mark.parametrize(
    "case_id, step, item, computed, difference",
    [
        # Tuesday 16 August 2016; day 1 is the 17th, 15 days in August, day 30 is 15 September.
        ("337-TA-1021", "institution_decision", "", date(2016, 9, 15), 0),
        # Friday 29 March 2024; day 1 is Monday 1 April, day 30 is 30 April: announced 1 May.
        ("337-TA-1400", "institution_decision", "", date(2024, 4, 30), 1),
        # Friday 16 October 2009; day 1 is Monday the 19th: 13 days in October, 30, and 17.
        ("337-TA-655", "review_decision", "", date(2009, 12, 17), 0),
        ("337-TA-655", "petition_for_review", "first petition", date(2009, 10, 30), 0),
        # Day 14 is Sunday 1 November, so the Monday.
        ("337-TA-655", "recommended_determination", "", date(2009, 11, 2), -4),
        # Friday 30 October 2009: day 1 is Monday 2 November, day 8 the 9th.
        ("337-TA-655", "response_to_petition", "first response", date(2009, 11, 9), 0),
        ("337-TA-655", "response_to_petition", "second response", date(2009, 11, 10), 0),
        ("337-TA-655", "final_id", "before the final determination", date(2009, 10, 16), 0),
        # Friday 13 June 2014; day 1 is Monday the 16th: 15 days in June, 31, and 14.
        ("337-TA-868", "review_decision", "", date(2014, 8, 14), 0),
        # Wednesday 6 July 2016, an order of suspension: 30 days, 25 in July and 5.
        ("337-TA-1002", "review_decision", "Order No. 19", date(2016, 8, 5), 0),
        # Thursday 10 November 2016: Veterans Day, a weekend, day 1 is the 14th; 45 days, a summary
        # determination: 17 in November and 28.
        ("337-TA-976", "review_decision", "", date(2016, 12, 28), -1),
        # Four months before Monday 29 September 2025.
        ("337-TA-1381", "final_id", "day set by Order No. 37", date(2025, 5, 29), 0),
        # 16 months from 3 May 2017 are 3 September 2018, Labor Day, then a weekend before it.
        ("337-TA-1053", "target_date", "", date(2018, 8, 31), 77),
    ],
)
def test_the_clock_computes_the_day(case_id, step, item, computed, difference):
    row = found(case_id, step, item)
    assert (row.computed.date(), row.difference_days) == (computed, difference)


@pytest.mark.parametrize(
    "case_id, with_facts, left",
    [
        ("337-TA-897", date(2013, 10, 21), 0),  # 3 October and 16 days: a Saturday, so Monday
        ("337-TA-1157", date(2019, 5, 24), -1),  # amended Wednesday 24 April: 6 days and 24
        ("337-TA-1359", date(2023, 4, 12), 6),  # amended Monday 13 March: 18 days and 12
        ("337-TA-1297", date(2022, 1, 27), 4),  # amended Tuesday 28 December: 3 days and 27
        ("337-TA-1400", date(2024, 5, 2), -1),  # filed on 2 April, as another page has it
    ],
)
def test_a_fact_that_can_be_counted_is_counted(case_id, with_facts, left):
    row = found(case_id, "institution_decision")
    assert (row.with_facts.date(), row.left_days) == (with_facts, left)


def test_what_a_reason_does_not_cover_is_not_explained():
    assert found("337-TA-1359", "institution_decision").result == "explained"  # publication only
    assert found("337-TA-1297", "institution_decision").result == "not explained"
    assert found("337-TA-1069", "institution_decision").result == "not explained"


def test_every_late_step_has_a_reason_and_a_source():
    frame = agreement()
    late = frame[frame["difference_days"] > 0]
    assert (late["why"] != "").all() and (late["source"] != "").all()
    unexplained = late[late["result"] == "not explained"]
    assert set(unexplained["reason"]) == {"not explained by the sources"}
    assert (frame.loc[frame["difference_days"] <= 0, "result"] == "in time").all()


def test_every_explanation_belongs_to_a_late_step():
    frame = agreement()
    late = frame[frame["difference_days"] > 0]
    columns = ["case_id", "step", "item"]
    explained = table("section337/differences")[columns].itertuples(index=False, name=None)
    assert sorted(explained) == sorted(late[columns].itertuples(index=False, name=None))


def test_every_step_with_both_ends_is_there_once():
    steps = [(step.case_id, step.step, step.item) for step in known_steps()]
    assert len(steps) == len(set(steps)) == len(agreement())
    # 84 rows of the investigations have a day of the complaint and one of vote, release or
    # publication: counted by reading the two columns.
    assert sum(step.step == "institution_decision" for step in known_steps()) == 84


def test_the_summary_adds_up():
    grid = agreement_by_step()
    assert list(grid.loc["all"]) == list(grid.drop("all").sum())
    assert (grid["steps"] == grid[["in time", "explained", "not explained"]].sum(axis=1)).all()
    assert grid.at["all", "steps"] == len(agreement())


def test_publication_follows_by_three_to_seven_days():
    lag = publication_lag()
    assert (lag.frame["days"].min(), lag.frame["days"].max()) == (3, LONGEST_LAG)
    by_act = lag.frame.set_index(["case_id", "act"])["days"]
    assert by_act["337-TA-655", "end"] == 7 and by_act["337-TA-1327", "institution"] == 4

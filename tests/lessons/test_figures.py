from dataclasses import replace
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest
from on_a_page import assert_tidy, words

from course_utils.errors import CourseError
from course_utils.law.deadlines import in_order
from course_utils.lessons import figures, look

PRIORITY = date(2024, 8, 31)


# --- timeline ---------------------------------------------------------------------------------


def test_the_timeline_says_what_moved(small_calendar):
    figure = figures.timeline(small_calendar, PRIORITY)
    assert figure.finding == (
        "The applicant has 6 dates to keep, from 1 September 2025 to 29 February 2028; "
        "closed days moved 3 of the 7 steps"
    )
    assert words(figure).count("moved from Sunday 28 February 2027") == 2
    assert "Rule 80.5" in words(figure)
    assert "Not settled yet: International search report." in words(figure)
    assert_tidy(figure)


def test_chosen_steps_of_the_timeline(small_calendar):
    figure = figures.timeline(small_calendar, PRIORITY, ["national_phase.EP"])
    assert "31 March 2027 (Wednesday)" in words(figure)
    assert "publication" not in words(figure)
    assert_tidy(figure)


def test_a_crowded_timeline_is_tidy(crowded_calendar):
    assert_tidy(figures.timeline(crowded_calendar, PRIORITY))


def test_a_timeline_without_priority_counts_no_months(small_calendar):
    figure = figures.timeline(small_calendar)
    assert "months from" not in words(figure)
    assert_tidy(figure)


def test_a_timeline_needs_a_day(small_calendar):
    with pytest.raises(CourseError, match="no step of this calendar has a day"):
        figures.timeline(in_order([small_calendar["isr"]]))


def test_a_timeline_of_an_unknown_step(small_calendar):
    with pytest.raises(CourseError, match="has no step 'demand'"):
        figures.timeline(small_calendar, PRIORITY, ["demand"])


# --- national phase ---------------------------------------------------------------------------


def test_the_national_phase_names_the_first_and_the_last_door(small_calendar):
    figure = figures.national_phase(small_calendar, PRIORITY)
    assert figure.finding == (
        "The first door closes on 1 March 2027 (CN, US); the last late entry is on "
        "30 April 2027 (CN)"
    )
    said = words(figure)
    assert said.count("1 March 2027 · 30 months") == 2
    assert "31 March 2027 · 31 months" in said
    assert "late until 30 April 2027" in said
    assert "reinstatement until 29 February 2028 at the latest" in said
    assert_tidy(figure)


def test_chosen_offices_of_the_national_phase(small_calendar):
    figure = figures.national_phase(small_calendar, PRIORITY, ["EP"])
    assert figure.finding == "The first door closes on 31 March 2027 (EP)"
    assert_tidy(figure)


def test_twelve_offices_are_tidy(crowded_calendar):
    assert_tidy(figures.national_phase(crowded_calendar, PRIORITY))


def test_no_national_phase_to_draw(small_calendar):
    with pytest.raises(CourseError, match="choose the Offices to enter"):
        figures.national_phase(in_order([small_calendar["publication"]]), PRIORITY)
    with pytest.raises(CourseError, match=r"has no step 'national_phase\.JP'"):
        figures.national_phase(small_calendar, PRIORITY, ["JP"])


# --- filings by origin ------------------------------------------------------------------------


def filings(rows):
    frame = pd.DataFrame(rows, columns=["year", "origin", "filings"])
    names = {"CN": "China", "US": "United States", "KR": "Republic of Korea"}
    return frame.assign(name=frame["origin"].map(names), as_of="2025-03")


RACE = [
    (2016, "CN", 40),
    (2016, "US", 60),
    (2017, "CN", 50),
    (2018, "CN", 55),
    (2018, "US", 58),
    (2019, "CN", 61),
    (2019, "US", 60),
    (2020, "CN", 70),
    (2020, "US", 59),
]


def test_the_year_of_overtaking_comes_from_the_data():
    figure = figures.filings_by_origin(("CN", "US"), filings(RACE))
    assert figure.finding == (
        "China overtook the United States in 2019 and filed 70 PCT applications in 2020"
    )
    assert_tidy(figure)


def test_wipo_s_own_series():
    figure = figures.filings_by_origin()
    assert figure.finding == (
        "China overtook the United States in 2019 and filed 70,160 PCT applications in 2024"
    )
    assert "in 2014, 2015" in words(figure)
    assert_tidy(figure)


def test_a_missing_year_stays_a_gap():
    figure = figures.filings_by_origin(("CN", "US"), filings(RACE))
    assert "no value was found for that country in 2017" in words(figure)
    lines = [line for line in figure.axes[0].lines if len(line.get_xdata()) > 1]
    assert pd.isna(lines[1].get_ydata()[1])


def test_no_overtaking_no_claim():
    figure = figures.filings_by_origin(("CN", "US"), filings(RACE[:5]))
    assert figure.finding == "US filed most PCT applications in 2018: 58"


def test_labels_of_equal_lines_do_not_collide():
    rows = [(2019, iso, 50) for iso in ("CN", "US", "KR")]
    rows += [(2020, iso, 50) for iso in ("CN", "US", "KR")]
    assert_tidy(figures.filings_by_origin(("CN", "US", "KR"), filings(rows)))


def test_a_country_without_data():
    with pytest.raises(CourseError, match="no country JP"):
        figures.filings_by_origin(("CN", "JP"), filings(RACE))


def test_more_countries_than_can_be_told_apart():
    with pytest.raises(CourseError, match="At most 7 countries"):
        figures.filings_by_origin(list("ABCDEFGH"), filings(RACE))


# --- missed priority --------------------------------------------------------------------------


def test_a_missed_priority_year_has_two_ends():
    # 31 August 2025 is a Sunday; in the US the Monday is Labor Day. Two months later: 1 November
    # 2025 is a Saturday in China, 2 November a Sunday in the US.
    figure = figures.missed_priority(date(2024, 8, 31), ("CN", "US"))
    assert figure.finding == (
        "At CN priority can be claimed until 1 September 2025, and restored until "
        "3 November 2025; after that it is lost"
    )
    said = words(figure)
    assert "2 September 2025 (Tuesday)" in said
    assert said.count("restoration: 3 November 2025 (Monday)") == 2
    assert "Rules 26bis.2(c)(iii), 26bis.3(a)" in said
    assert_tidy(figure)


def test_an_office_that_does_not_restore():
    # Korea has notified that Rule 26bis.3 does not apply to it as receiving Office.
    figure = figures.missed_priority(date(2024, 8, 31), ("KR",))
    assert figure.finding == (
        "At KR priority can be claimed until 1 September 2025; this Office does not restore it"
    )
    assert "no restoration at this Office (Rule 26bis.3(j))" in words(figure)
    assert "criterion" not in words(figure)
    assert_tidy(figure)


# --- routes -----------------------------------------------------------------------------------


def costs(rows):
    frame = pd.DataFrame(rows, columns=["month", "route", "office", "kind", "amount"])
    frame["amount"] = frame["amount"].map(Decimal)
    return frame.assign(currency="CNY", basis="tables")


CHEAP_PCT = [
    (12, "Paris", "EP", "official fees", 60000),
    (12, "Paris", "EP", "agent", 40000),
    (12, "PCT", "CN", "official fees", 20000),
    (30, "PCT", "US", "official fees", 30000),
    (31, "PCT", "EP", "agent", 40000),
]


def test_cost_curves_say_what_waits_and_what_is_saved():
    figure = figures.route_curves(costs(CHEAP_PCT))
    # At month 12: 100,000 less 20,000. In the end: 90,000 against 100,000.
    assert figure.finding == (
        "The PCT route keeps CNY 80,000 in hand at month 12 and saves CNY 10,000 in the end"
    )
    # Assumed: 40,000 and 40,000 of 190,000.
    assert "assumptions, 42% of all amounts" in words(figure)
    assert "PCT application at CN" in words(figure)
    assert_tidy(figure)


def test_cost_curves_of_many_offices_are_tidy():
    offices = ["EP", "US", "JP", "KR", "CA", "AU", "IN", "SG", "BR", "MX", "VN", "ID"]
    rows = [(12, "Paris", office, "official fees", 9000) for office in offices]
    rows.append((12, "PCT", "CN", "official fees", 100000))
    rows += [(30 + n % 2, "PCT", office, "agent", 10) for n, office in enumerate(offices)]
    figure = figures.route_curves(costs(rows))
    assert figure.finding == (
        "The PCT route keeps CNY 8,000 in hand at month 12 and saves CNY 7,880 in the end"
    )
    assert_tidy(figure)


def test_nothing_deferred_is_said():
    rows = [(12, "Paris", "US", "agent", 100), (12, "PCT", "CN", "agent", 150)]
    assert figures.route_curves(costs(rows)).finding == (
        "The PCT route defers nothing here and costs CNY 50 more in the end"
    )


def break_even(extras):
    rows = [
        (n, office, Decimal(100 * n), Decimal(100 * n + extra), Decimal(extra), Decimal(70 * n))
        for n, (office, extra) in enumerate(extras, start=1)
    ]
    return pd.DataFrame(rows, columns=["offices", "added", "paris", "pct", "extra", "deferred"])


def test_the_break_even_is_computed():
    table = break_even([("EP", 50), ("US", 10), ("JP", -20), ("KR", -30)])
    figure = figures.routes_by_offices(table)
    assert figure.finding == "From 3 Offices on, the PCT route costs less than direct filings"
    assert_tidy(figure)


def test_without_break_even_none_is_claimed():
    figure = figures.routes_by_offices(break_even([("EP", 50), ("US", 40)]))
    assert figure.finding == (
        "At any number up to 2 Offices the PCT route costs more (CNY 40 at 2); it lets CNY 140 wait"
    )
    assert_tidy(figure)


def test_twelve_offices_by_number_are_tidy():
    assert_tidy(figures.routes_by_offices(break_even([("EP", 1)] * 12)))


def test_no_office_to_compare():
    with pytest.raises(CourseError, match="at least one Office"):
        figures.routes_by_offices(break_even([]))


# --- rights -----------------------------------------------------------------------------------


def test_the_map_of_rights_has_the_chinese_terms():
    figure = figures.rights_on_one_product()
    for term in ("专利权", "商标权", "商业秘密", "外观设计", "著作权"):
        assert term in words(figure)
    assert_tidy(figure)


def test_every_figure_has_the_width_of_a_notebook(small_calendar):
    assert figures.timeline(small_calendar).get_figwidth() == look.WIDTH


def test_an_unsettled_day_is_drawn_as_such(small_calendar):
    unsure = replace(small_calendar["national_phase.EP"], day=None, safe_day=date(2027, 3, 31))
    calendar = in_order([unsure, small_calendar["national_phase.CN"]])
    for figure in (
        figures.timeline(calendar, PRIORITY),
        figures.national_phase(calendar, PRIORITY),
    ):
        assert "by 31 March 2027 to be safe" in words(figure)
        assert "not settled for certain" in words(figure)
        assert_tidy(figure)

from datetime import date
from decimal import Decimal

import pandas as pd
import pytest
from on_a_page import assert_tidy, words

from course_utils.errors import CourseError
from course_utils.law.madrid import (
    OFFICIAL_FEES_ALONE,
    Basic,
    Event,
    Mark,
    Registration,
    break_even,
)
from course_utils.lessons import figures, look

NOTIFIED = date(2026, 11, 12)
MANY = ("US", "EM", "JP", "IT", "VN", "KR", "GB", "SG", "AU", "CH", "UA", "BX", "MX", "BR", "OA")


def registration(*members, received_by_ib=date(2026, 9, 30)):
    """Basic mark of 2 March 2026, handed in on 24 August 2026."""
    mark = Mark("ZHILING 智翎", (7, 9))
    basic = Basic("CN", date(2026, 3, 2))
    return Registration(mark, basic, date(2026, 8, 24), received_by_ib, members=members)


# --- squatted brand ---------------------------------------------------------------------------


def test_the_dispute_over_wangzhihe():
    # From 21 November 2005 three years lead to 21 November 2008, five months to 21 April 2009.
    figure = figures.squatted_brand()
    assert figure.finding == (
        "The dispute over WANGZHIHE spans 3 years and 5 months, from 21 November 2005 to "
        "23 April 2009"
    )
    said = words(figure)
    assert "14 November 2007 · DE" in said
    assert "2006-07 · DE" in said
    assert "http://www.chinaipmagazine.com/en/journal-show.asp?id=362" in said
    assert_tidy(figure)


def test_what_came_before_at_home_is_no_dispute():
    # Registered in China in 1993; the other firm's German registration is of 25 February 1999.
    figure = figures.squatted_brand("hisense")
    assert figure.finding == (
        "The dispute over HISENSE spans 6 years, from 25 February 1999 to 6 March 2005"
    )
    assert "14 December 1993 · CN" in words(figure)
    assert_tidy(figure)


def test_years_alone_are_about():
    figure = figures.squatted_brand("chacheer")
    assert figure.finding == "The dispute over CHACHEER spans about 8 years, from 2005 to 2013"
    assert "day known" not in words(figure)
    assert_tidy(figure)


def test_no_course_of_events():
    with pytest.raises(CourseError, match="'canada_60' has one step only"):
        figures.squatted_brand("canada_60")
    with pytest.raises(CourseError, match="There is no case 'wangzihe'"):
        figures.squatted_brand("wangzihe")


# --- the map ----------------------------------------------------------------------------------


def test_the_map_counts_the_members_and_says_the_clocks():
    # 117 members on 23 September 2026 (WIPO), one of them China itself; the declarations of Saudi
    # Arabia are not known.
    figure = figures.trademark_routes()
    assert figure.finding == (
        "One application at home reaches 116 other members; for 5 years all depend on the basic "
        "mark"
    )
    said = words(figure)
    assert "1 not known yet" in said
    # 22 parties, Benelux being one, are bound by both treaties and have declared something.
    assert "fee or clock of 22." in said
    assert "12 or 18 months from WIPO's notification" in said
    assert "every 10 years, grace 6 months" in said
    for term in ("基础商标", "国际局", "被指定缔约方", "保障条款", "优先权", "依附期", "续展"):
        assert term in said
    assert_tidy(figure)


def test_the_members_of_the_map_add_up():
    said = words(figures.trademark_routes()).split()
    counts = [int(said[place - 1]) for place, word in enumerate(said) if word == "may"]
    assert sum(counts) == 115


# --- the first years --------------------------------------------------------------------------


def test_refusal_runs_from_the_notification():
    # 18 months from 12 November 2026 end on Friday 12 May 2028; Italy, safeguarded, has 12.
    events = [Event("notified", NOTIFIED, code) for code in ("US", "IT")]
    figure = figures.first_five_years(registration("US", "IT", "VN"), events)
    assert figure.finding == (
        "ZHILING 智翎 depends on its basis until 24 August 2031; the last refusal periods run "
        "until 12 May 2028 (US)"
    )
    said = words(figure)
    assert "12 November 2027 (Friday) 12 months (safeguard), declared 18" in said
    assert "18 months; on an opposition even later" in said
    assert "the clock has not started 12 months from the notification" in said
    assert "is due on 24 August 2036" in said
    assert_tidy(figure)


def test_no_refusal_runs_before_the_notification():
    figure = figures.first_five_years(registration("US", "EM"))
    assert figure.finding == (
        "ZHILING 智翎 depends on its basis until 24 August 2031; no refusal period runs yet"
    )
    assert "others act" not in words(figure)
    assert_tidy(figure)


def test_a_registration_without_members_has_no_refusals():
    figure = figures.first_five_years(registration())
    assert "no refusal period runs yet" in figure.finding
    assert "Refusal" not in words(figure)


def test_late_forwarding_loses_the_priority():
    # Handed in on 24 August 2026 and received by WIPO after 24 October 2026: that day is the date.
    late = registration("JP", received_by_ib=date(2026, 12, 15))
    figure = figures.first_five_years(late)
    assert "depends on its basis until 15 December 2031" in figure.finding
    assert "The priority is lost" in words(figure)
    assert_tidy(figure)


def test_the_american_affidavit_has_its_own_clock():
    events = [Event("certificate", date(2027, 12, 7))]
    said = words(figures.first_five_years(registration("US"), events))
    # Sixth year after the certificate, six months of grace.
    assert "7 December 2033 (Wednesday) from 7 December 2032" in said
    assert "with surcharge until 7 June 2034" in said


def test_crowded_first_years_are_tidy():
    events = [Event("notified", NOTIFIED.replace(day=n), code) for n, code in enumerate(MANY, 1)]
    events += [
        Event("certificate", date(2027, 12, 7)),
        Event("refused", date(2027, 10, 8), "JP"),
        Event("cancelled", date(2029, 10, 8)),
    ]
    figure = figures.first_five_years(registration(*MANY), events)
    said = words(figure)
    # Three months from 8 October 2029: 8 January 2030, a Tuesday, once for all who are open then.
    assert said.count("8 January 2030 (Tuesday)") == 1
    assert said.count("by 8 January 2030 to be safe") == 1
    assert_tidy(figure)


def test_an_event_of_a_member_that_is_not_designated():
    with pytest.raises(CourseError, match="does not designate JP"):
        figures.first_five_years(registration("US"), [Event("notified", NOTIFIED, "JP")])


# --- Madrid or direct -------------------------------------------------------------------------


def comparison(rows, currency="CNY"):
    frame = pd.DataFrame(rows, columns=["added", "madrid", "direct"])
    for route in ("madrid", "direct"):
        frame[route] = frame[route].map(Decimal)
    frame.insert(0, "members", range(1, len(frame) + 1))
    return frame.assign(extra=frame["madrid"] - frame["direct"], currency=currency)


TURNS_AT_3 = [("EM", 15000, 12000), ("US", 22000, 21000), ("JP", 26000, 30000)]
NEVER = [("EM", 12000, 7000), ("US", 19000, 11000), ("JP", 23000, 15000)]


def test_the_break_even_with_and_without_agents():
    figure = figures.madrid_or_direct(comparison(TURNS_AT_3), comparison(NEVER))
    assert figure.finding == (
        "From 3 members on Madrid costs less than direct filings; in official fees alone, never"
    )
    said = words(figure)
    assert "Madrid, official fees CNY 23,000" in said
    assert "direct filings CNY 30,000" in said
    assert "cost in CNY" in said
    assert_tidy(figure)


@pytest.mark.parametrize(
    ("rows", "official", "finding"),
    [
        (NEVER, None, "With 3 members Madrid costs CNY 8,000 more than direct filings"),
        (TURNS_AT_3[2:], None, "Madrid costs less than direct filings from the first member on"),
        (
            TURNS_AT_3,
            TURNS_AT_3,
            "From 3 members on Madrid costs less than direct filings, with and without agents",
        ),
        (
            [("EM", 18000, 22000), ("US", 25000, 41000), ("JP", 29000, 60000)],
            TURNS_AT_3,
            "Madrid costs less than direct filings from the first member on; in official fees "
            "alone, from 3 on",
        ),
    ],
)
def test_the_finding_follows_the_numbers(rows, official, finding):
    other = comparison(official) if official else None
    figure = figures.madrid_or_direct(comparison(rows), other)
    assert figure.finding == finding
    assert_tidy(figure)


def test_the_frames_of_the_law_are_drawn():
    days = (["EM", "JP"], 2, date(2026, 10, 30))
    alone = break_even(*days, rates_on=days[2], assumptions=OFFICIAL_FEES_ALONE)
    figure = figures.madrid_or_direct(break_even(*days, rates_on=days[2]), alone)
    assert "Madrid, official fees" in words(figure)
    assert_tidy(figure)


def test_lines_that_end_together_are_tidy():
    rows = [(code, 1000 * n, 1000 * n) for n, code in enumerate(MANY[:12], 1)]
    assert_tidy(figures.madrid_or_direct(comparison(rows), comparison(rows)))


def test_frames_that_do_not_belong_together():
    with pytest.raises(CourseError, match="at least one member"):
        figures.madrid_or_direct(comparison([]))
    with pytest.raises(CourseError, match="the same members and currency"):
        figures.madrid_or_direct(comparison(NEVER), comparison(NEVER, "CHF"))


# --- filings by origin ------------------------------------------------------------------------


def test_madrid_filings_as_published():
    # 1,334 of 33,565 and 7,075 of 63,800.
    figure = figures.madrid_filings_by_origin()
    assert figure.finding == (
        "China filed 1,334 Madrid applications in 2005 and 7,075 in 2020: 4% and 11% of the world's"
    )
    said = words(figure)
    assert "for 2006 to 2016, 2019, 2022 to 2024." in said
    assert "Estimated world totals: 2020." in said
    assert "United States 13,276 (2021)" in said
    assert "France" not in said  # one year makes no line
    assert_tidy(figure)


def test_a_final_figure_replaces_its_estimate_and_a_gap_is_dotted():
    rows = [
        (2018, "", "World", 1000, False),
        (2018, "CN", "China", 100, False),
        (2020, "", "World", 900, True),
        (2020, "", "World", 2000, False),
        (2020, "CN", "China", 300, False),
    ]
    columns = ["year", "origin", "name", "applications", "estimate"]
    frame = pd.DataFrame(rows, columns=columns).assign(as_of="2021-05")
    figure = figures.madrid_filings_by_origin(frame)
    assert figure.finding.endswith(
        "100 Madrid applications in 2018 and 300 in 2020: 10% and 15% of the world's"
    )
    assert "Estimated" not in words(figure)
    dotted, solid = figure.axes[0].lines[:2]
    assert dotted.get_linestyle() == ":"
    assert pd.isna(solid.get_ydata()[1])


def test_every_figure_has_the_width_of_a_notebook():
    for figure in (figures.squatted_brand(), figures.trademark_routes()):
        assert figure.get_figwidth() == look.WIDTH

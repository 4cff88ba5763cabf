import re
from dataclasses import replace
from datetime import date

import pytest
from on_a_page import assert_tidy, words

from course_utils.errors import CourseError
from course_utils.law.section337 import Investigation, Service, calendar
from course_utils.lessons import figures, look

NEW = Investigation(
    date(2026, 9, 28),
    instituted=date(2026, 10, 28),
    served=Service(date(2026, 10, 30), "express", abroad=True),
)
OLD = Investigation(
    date(2024, 3, 7),
    temporary_relief="ordinary",
    receipt_published=date(2024, 3, 12),
    comments_filed=date(2024, 3, 20),
    instituted=date(2024, 4, 12),
    served=Service(date(2024, 4, 12), "mail", abroad=True),
    target_date=date(2025, 8, 12),
    hundred_day=True,
    interim=True,
    hearing=date(2024, 12, 9),
    teo_id_issued=date(2024, 6, 14),
    final_id_issued=date(2025, 4, 10),
    final_id_served=Service(date(2025, 4, 10), "electronic"),
    recommended_served=Service(date(2025, 4, 24), "electronic"),
    petition_served=Service(date(2025, 4, 22), "electronic"),
    notice_posted=date(2025, 4, 11),
    determination=date(2025, 8, 12),
    determination_served=Service(date(2025, 8, 12), "electronic"),
    president_received=date(2025, 8, 13),
    civil_action_filed=date(2024, 3, 7),
)


# --- the secret that crossed the ocean --------------------------------------------------------


def test_the_dated_steps_of_tianrui():
    # 14 August 2008 to 16 February 2010: 18 whole months; to 11 October 2011: 19 more.
    figure = figures.secret_that_crossed()
    assert figure.finding == (
        "Taken in China, stopped in America: 18 months from the complaint to the order, 19 more "
        "to the judgment"
    )
    said = words(figure)
    for day in ("14 August 2008", "16 October 2009", "17 December 2009", "11 October 2011"):
        assert day in said
    assert "2 November 2009 the first on 30 October 2009" in said
    assert "4 respondents, 2 of them Chinese" in said
    assert "nor is the day of institution" in said
    assert_tidy(figure)


# --- the map ----------------------------------------------------------------------------------


def test_the_map_says_who_decides_and_when():
    figure = figures.procedure_map()
    assert figure.finding == (
        "The judge proposes, the Commission decides within some 16 months, the President has 60 "
        "days to stop it, the court comes last"
    )
    said = words(figure)
    for term in ("起诉书", "立案", "初步裁定", "最终裁定", "总统审查", "排除令", "停止令", "海关"):
        assert term in said
    assert "20 days from service, under oath" in said
    assert "within 12 days; answers within 8" in said
    assert "at the latest 4 months before" in said
    assert_tidy(figure)


# --- the clock --------------------------------------------------------------------------------


def test_the_clock_of_an_investigation():
    # 16 months from 28 October 2026; the President has 60 days from 28 February 2028, a leap year:
    # 28 April; 60 days from the day after lead to 28 June.
    figure = figures.investigation_gantt(NEW)
    assert figure.finding == (
        "The response is due by 27 November 2026, the decision by 28 February 2028, an appeal "
        "about 28 June 2028"
    )
    said = words(figure)
    assert "28 October 2027 (Thursday)" in said  # four months before the target date
    assert "moved from Thursday 26 November 2026" in said
    assert "steps wait for an event" in said
    for heading in ("The parties", "The administrative law judge", "The Commission"):
        assert heading in said
    assert_tidy(figure)


def test_every_step_of_the_calendar_is_drawn():
    figure = figures.investigation_gantt(OLD)
    said = words(figure)
    for step in calendar(OLD):
        assert step.when in said
    assert "wait for an event" not in said
    assert_tidy(figure)


def test_chosen_steps_are_drawn_alone():
    figure = figures.investigation_gantt(OLD, ("response", "final_id", "target_date", "appeal"))
    said = words(figure)
    assert "Petition for reconsideration" not in said
    assert "The Commission (委员会)" not in said
    assert_tidy(figure)
    with pytest.raises(CourseError, match="no step 'demand'"):
        figures.investigation_gantt(OLD, ("demand",))


@pytest.mark.parametrize(
    ("facts", "finding"),
    [
        (
            replace(OLD, disapproved=date(2025, 9, 30)),
            "The President disapproved on 30 September 2025: from then the order has no effect",
        ),
        (
            replace(OLD, order=False, president_received=None),
            "The response is due by 6 May 2024, the decision by 12 August 2025, an appeal by 10 "
            "October 2025 to be safe",
        ),
        (
            Investigation(date(2026, 9, 28)),
            "The response is due about 17 November 2026, the decision about 28 February 2028, an "
            "appeal about 28 June 2028",
        ),
    ],
)
def test_the_finding_follows_the_facts(facts, finding):
    # The law counts: here its answers only have to reach the heading.
    figure = figures.investigation_gantt(facts)
    assert figure.finding == finding
    assert_tidy(figure)


# --- the days of the response -----------------------------------------------------------------


def test_each_day_of_the_response_is_shown():
    figure = figures.response_days(NEW.served)
    assert figure.finding == (
        "Served on Friday, 30 October 2026: the 20 days, and 5 for the way of service, end on "
        "Friday, 27 November 2026"
    )
    said = words(figure).split()
    assert [f"{n}" for n in range(1, 21)] == [word for word in said if word.isdecimal()][:20]
    assert {"+1", "+2", "+3", "+4", "+5"} <= set(said)
    assert "+6" not in said
    assert "Thanksgiving" in said
    assert_tidy(figure)


def test_a_last_day_that_is_counted_has_its_number():
    # Day 1 is Monday 7 December, day 10 Wednesday 16 December.
    figure = figures.response_days(Service(date(2026, 12, 4), "personal"), 10)
    assert figure.finding == (
        "Served on Friday, 4 December 2026: the 10 days end on Wednesday, 16 December 2026"
    )
    assert "10 · last day" in words(figure)
    assert "added for the way of service" not in words(figure)
    assert_tidy(figure)


def test_a_closed_end_runs_on():
    # Day 1 is Monday 2 November, day 20 Saturday 21 November; Sunday lies between it and Monday.
    figure = figures.response_days(Service(date(2026, 10, 30), "personal"))
    assert figure.finding.endswith("the 20 days end on Monday, 23 November 2026")
    assert "closed, so it runs on" in words(figure)
    assert_tidy(figure)


def test_a_long_count_over_the_new_year_is_tidy():
    # Day 1 is 24 December, day 20 is 12 January; ten more lead to 22 January, a Friday.
    figure = figures.response_days(Service(date(2026, 12, 23), "mail", abroad=True))
    assert figure.finding.endswith("end on Friday, 22 January 2027")
    assert_tidy(figure)


def test_short_periods_are_not_drawn():
    with pytest.raises(CourseError, match="7 days or more"):
        figures.response_days(NEW.served, 5)


# --- the record -------------------------------------------------------------------------------


def test_who_is_named():
    # 222 of the 617 names whose country is known: 35.98 percent.
    figure = figures.who_is_named()
    assert figure.finding == (
        "36% of the named respondents of known country come from mainland China (222 of 617); "
        "half of the investigations name 5 or fewer"
    )
    said = words(figure)
    assert "Known for 617 of 649 named respondents; not known for 32." in said
    assert "Known for 72 of 170 investigations; not known for 98." in said
    assert "no random sample" in said
    assert_tidy(figure)


def test_every_name_of_known_country_is_in_a_bar():
    said = words(figures.who_is_named())
    bars = [int(number) for number in re.findall(r"(\d+) \(\d+%\)", said)]
    assert sum(bars) == 617


def test_for_what():
    # 124 of 137; 20 requests for a general or a limited order and 4 for a general one.
    figure = figures.for_what()
    assert figure.finding == (
        "91% of the investigations of known right rest on patents (124 of 137); 24 of 87 requests "
        "seen name a general order"
    )
    assert "not known for 33" in words(figure)
    assert "not known for 83" in words(figure)
    assert_tidy(figure)


def test_how_it_ends():
    # 37 + 16 + 5 + 2 orders; 12 + 1 without; 9 + 3 + 1 agreed or withdrawn: 86 in all.
    figure = figures.how_it_ends()
    assert figure.finding == (
        "60 of 86 known ends brought an order, 16 of them against defaulters alone; 13 ended "
        "without an order, 13 by agreement or withdrawal"
    )
    assert "Known for 86 of 106 investigations; not known for 20." in words(figure)
    assert_tidy(figure)


def test_how_long():
    # Agreed or withdrawn: 3.8 3.9 4.4 4.8 6.3 7.6 9.4 15.8 months, so that 5.55 is in the middle.
    figure = figures.how_long()
    assert figure.finding == (
        "Decided investigations took 16 months (middle of 26), agreed or withdrawn ones 6 (middle "
        "of 8); the complaint lay 36 days before institution (middle of 45)"
    )
    said = words(figure)
    assert "Known for 34 of 86 investigations; not known for 52." in said
    assert "16 months: longest target date without review" in said
    assert_tidy(figure)


def test_every_figure_has_the_width_of_a_notebook():
    for figure in (figures.procedure_map(), figures.how_it_ends(), figures.how_long()):
        assert figure.get_figwidth() == look.WIDTH

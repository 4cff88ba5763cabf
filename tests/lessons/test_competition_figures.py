from datetime import date
from decimal import Decimal

import pytest
from on_a_page import assert_tidy, words

from course_utils.errors import CourseError
from course_utils.law.competition import Act
from course_utils.law.tables import MissingValue
from course_utils.lessons import figures, look

JANUARY_2026 = date(2026, 1, 20)
FACTS = {
    "knew_harm": date(2024, 3, 11),
    "knew_obligor": date(2024, 9, 2),
    "act_started": date(2023, 5, 15),
    "act_ended": date(2025, 12, 1),
}


# --- the secret that walked -------------------------------------------------------------------


def test_the_vanillin_case():
    # 3,000,000 of damages and 500,000 of costs below; 2021 - 2010 = 11.
    figure = figures.secret_that_walked()
    assert figure.finding == (
        "For a process that walked away in 2010 the first court gave CNY 3,500,000; the last, some "
        "11 years after it went, CNY 159,321,671"
    )
    said = words(figure)
    assert "damages CNY 3,000,000, costs CNY 500,000" in said
    assert "damages about CNY 156,000,000" in said
    assert "first instance, replaced on appeal" in said
    assert "one page prints 1.59 billion, ten times too much" in said
    assert "https://chinajusticeobserver.com/a/spc-awards-largest" in said
    assert_tidy(figure)


def test_a_step_is_no_more_exact_than_its_source():
    said = words(figures.secret_that_walked())
    assert "2011-06 Wanglong makes vanillin" in said
    assert "26 February 2021 Supreme People's Court" in said
    assert "only the month or the year is known" in said


# --- the map ----------------------------------------------------------------------------------


def test_the_map_says_who_pays():
    # Nine forums; the regulator, the ITC and the two criminal courts pay the owner nothing.
    figure = figures.competition_map()
    assert figure.finding == (
        "Of 9 places to go with a stolen secret, 4 give the owner no money: they only stop or "
        "punish"
    )
    said = words(figure)
    assert "(AUCL 2025)" in said
    assert "Trade secrets (侵犯商业秘密) to CNY 5,000,000 AUCL 2025 Art. 26" in said
    assert "False advertising (虚假宣传) to CNY 2,000,000" in said
    assert "to 5 times the turnover, or CNY 250,000" in said
    assert "exclusion order, cease and desist order" in said
    assert "money: not in the tables" in said  # Japan
    assert said.count("not in the tables") >= 5
    assert "Paris Convention Art. 10bis" in said
    assert_tidy(figure)


# --- the texts by day -------------------------------------------------------------------------


def test_the_example_crosses_the_last_amendment():
    # 15 October 2025 less six months, and three months more.
    figure = figures.texts_by_day()
    assert figure.finding == (
        "An act that went on past an amendment follows the amended text: here AUCL 2025 applies to "
        "all of it"
    )
    said = words(figure)
    assert "example: an act from 15 April 2025 to 15 January 2026" in said
    assert "SPC provisions on trade secret cases (2020) Art. 28" in said
    assert "statutory: to CNY 5,000,000" in said
    assert "fine: not in the tables" in said  # of 2017
    assert "法释〔2026〕7号 from 1 May 2026" in said
    assert "especially serious: CNY 2,500,000" in said
    assert "especially serious: 10 times" in said
    assert_tidy(figure)


@pytest.mark.parametrize(
    ("act", "finding"),
    [
        (date(2025, 10, 14), "The last day of the act decides: AUCL 2019 applies"),
        (date(2025, 10, 15), "The last day of the act decides: AUCL 2025 applies"),
        (Act(date(2018, 1, 1), date(2019, 4, 22)), "AUCL 2017 applies"),
        (Act(date(2011, 6, 1), date(2019, 6, 1)), "here AUCL 2019 applies to all of it"),
        (Act(date(2019, 4, 23), date(2034, 6, 1)), "here AUCL 2025 applies to all of it"),
    ],
)
def test_the_last_day_picks_the_text(act, finding):
    figure = figures.texts_by_day(act)
    assert figure.finding.endswith(finding)
    assert "example" not in words(figure)
    assert_tidy(figure)


def test_an_act_that_ended_before_the_tables_begin():
    with pytest.raises(MissingValue):
        figures.texts_by_day(Act(date(2011, 6, 1), date(2017, 12, 31)))


# --- damages compared -------------------------------------------------------------------------


def test_one_loss_in_four_countries():
    # 5 x 10,000,000 in China and Korea; 10,000,000 + 2 x 10,000,000 in the United States; costs of
    # 300,000 on top in China and the United States.
    figure = figures.damages_compared(10_000_000, JANUARY_2026, costs=300_000)
    assert figure.finding == (
        "A loss of 10,000,000 caused on purpose can bring 5 times as much in China and in Korea, "
        "3 times as much in the United States, the loss alone in Germany"
    )
    said = words(figure)
    for total in ("CNY 50,300,000", "USD 30,300,000", "KRW 50,000,000", "EUR 10,000,000"):
        assert total in said
    assert "nothing is converted" in said
    assert "Who bears the costs in Korea and Germany is not in the tables" in said
    assert_tidy(figure)


def test_korea_before_its_amendment():
    # Three times the loss up to 20 August 2024.
    figure = figures.damages_compared(Decimal("8000000"), date(2024, 8, 20))
    assert "5 times as much in China, 3 times as much in " in figure.finding
    assert "KRW 24,000,000" in words(figure)
    assert "costs" not in words(figure)
    assert_tidy(figure)


def test_an_act_across_an_amendment_is_answered_in_its_row():
    figure = figures.damages_compared(10_000_000, Act(date(2024, 1, 1), JANUARY_2026))
    said = words(figure)
    assert "The amendment splits the act" in said  # Korea
    assert "from 1 January 2024 to 20 January 2026" in said
    assert_tidy(figure)


def test_law_that_the_tables_do_not_know_is_said():
    figure = figures.damages_compared(10_000_000, date(2018, 3, 1))
    said = words(figure)
    assert "no multiple yet at that time" in said  # China
    assert said.count("The law of that time is not in the tables.") == 2
    assert "CNY 10,000,000" in said
    assert_tidy(figure)


@pytest.mark.parametrize("loss", [0, -1, 1.5, "much", None])
def test_a_loss_that_is_none(loss):
    with pytest.raises(CourseError):
        figures.damages_compared(loss, JANUARY_2026)


def test_no_country_knows_the_time():
    with pytest.raises(CourseError, match="The law of that time is not in the tables"):
        figures.damages_compared(1, date(2010, 1, 1))


# --- limitation clocks ------------------------------------------------------------------------


def test_the_same_facts_in_five_countries():
    # US: discovery on 11 March 2024 and three years. China, Korea, Japan: three years from
    # 2 September 2024. Germany: three years from 31 December 2024.
    figure = figures.limitation_clocks(**FACTS)
    assert figure.finding == (
        "With the same facts the first clock ends on 11 March 2027 in the United States, but only "
        "on 31 December 2027 in Germany"
    )
    said = words(figure)
    assert said.count("2 September 2027 (Thursday)") == 3
    assert "15 May 2043 (Friday)" in said  # twenty years from the start
    assert "obligor known: 2 September 2024" in said
    assert "a claim to stop the infringement is not subject to limitation" in said
    assert "limitation of damages is not in the tables" in said  # Korea
    assert_tidy(figure)


def test_bars_begin_where_the_clocks_begin():
    figure = figures.limitation_clocks(**FACTS, jurisdictions=("DE",))
    thick = [line for line in figure.axes[0].lines if line.get_linewidth() == 6]
    (known, enrichment) = (line.get_xdata() for line in thick)
    # 31 December 2024 lies 596 days after 15 May 2023, when the claim to enrichment arose.
    days = (date(2029, 5, 15) - date(2023, 5, 15)).days
    inch = (enrichment[1] - enrichment[0]) / days
    assert known[0] - enrichment[0] == pytest.approx(596 * inch)


def test_a_clock_that_has_not_begun():
    facts = {"knew_harm": date(2024, 3, 11), "act_started": date(2023, 5, 15)}
    figure = figures.limitation_clocks(**facts, jurisdictions=("CN", "US"))
    assert "11 March 2027 in the United States, but only on 15 May 2043 in China" in figure.finding
    said = words(figure)
    assert "open The clock has not begun: who did it is neither known" in said
    assert "obligor known" not in said
    assert_tidy(figure)


def test_no_clock_runs():
    figure = figures.limitation_clocks(act_started=date(2023, 5, 15), jurisdictions=("US",))
    assert figure.finding == "With these facts no clock runs yet"
    assert_tidy(figure)


def test_one_country_alone_and_facts_of_one_day():
    day = date(2026, 2, 3)
    figure = figures.limitation_clocks(
        knew_harm=day, knew_obligor=day, act_started=day, jurisdictions=("CN",)
    )
    # 3 February 2029 is a Saturday, and the Chinese holidays of that year are not announced.
    assert figure.finding.startswith("With these facts the claim in China ends on")
    assert "act begins, harm known, obligor known: 3 February 2026" in words(figure)
    assert_tidy(figure)


def test_facts_out_of_order_and_places_without_clocks():
    with pytest.raises(CourseError, match="cannot lie before the start"):
        figures.limitation_clocks(knew_harm=date(2020, 1, 1), act_started=date(2023, 5, 15))
    with pytest.raises(CourseError, match="sets no clock"):
        figures.limitation_clocks(act_started=date(2023, 5, 15), jurisdictions=("EU",))
    with pytest.raises(CourseError, match="at least one jurisdiction"):
        figures.limitation_clocks(act_started=date(2023, 5, 15), jurisdictions=())


# --- awards -----------------------------------------------------------------------------------


def test_every_award_has_its_status():
    # Replaced or changed: vanillin, Geely and carbomer below, Motorola twice. Rough: Geely,
    # Shending, Motorola three times; the vanillin total is printed to the last yuan.
    figure = figures.awards()
    assert figure.finding == (
        "Read the status before the number: of 15 sums 5 did not stand, and 5 are known only "
        "roughly"
    )
    said = words(figure)
    assert said.count("first instance, replaced on appeal") == 3
    assert "jury verdict, later reduced" in said
    assert "about CNY 640,000,000" in said
    assert "CNY 159,321,671 damages about CNY 156,000,000" in said
    assert "about CNY 159" not in said
    assert "Without a sum: Amsted v TianRui" in said
    assert "In CNY, on a scale of its own" in said and "In USD, on a scale of its own" in said
    assert_tidy(figure)


def test_chosen_awards():
    figure = figures.awards("vanillin_first", "motorola_appeal")
    said = words(figure)
    assert "of 2 sums 1 did not stand" in figure.finding
    assert "exemplary, on top" in said and "not told apart" not in said
    assert "Without a sum" not in said
    assert_tidy(figure)


def test_a_standing_award_has_a_solid_bar():
    # 135.8 million of damages and 271.6 million on top of them.
    figure = figures.awards("motorola_appeal")
    bars = [patch for patch in figure.axes[0].patches if patch.get_width() > 0.5]
    first, second = (bar.get_width() for bar in bars)
    assert second == pytest.approx(2 * first)
    assert "replaced" not in words(figure)


def test_awards_that_cannot_be_drawn():
    with pytest.raises(CourseError, match="There is no case 'vanila'"):
        figures.awards("vanila")
    with pytest.raises(CourseError, match="none of these cases has one"):
        figures.awards("tianrui")


def test_every_figure_has_the_width_of_a_notebook():
    for figure in (figures.competition_map(), figures.texts_by_day()):
        assert figure.get_figwidth() == look.WIDTH

"""Forums, rules in words, published figures of real cases and their conflicts."""

from datetime import date
from decimal import Decimal

import pytest

from course_utils.errors import CourseError
from course_utils.law import competition, rules


def case(name):
    return next(competition.cases(name).itertuples(index=False))


def test_vanillin_156_159_and_159_3():
    found = case("vanillin")
    # 159,321,671 in all; damages about 156 million; costs the rest, about 3.3 million
    assert found.total_amount - found.damages_amount == Decimal(3_321_671)
    assert found.approximate == "yes"
    assert "1.59 billion" in found.conflict  # a misprint, ten times too much
    assert found.multiple == ""


def test_vanillin_first_instance_is_the_old_maximum():
    found = case("vanillin_first")
    maximum = rules.rule("competition.cn.statutory_most", date(2018, 5, 1))
    assert found.damages_amount == maximum.value == 3_000_000
    assert found.total_amount == 3_000_000 + 500_000


def test_geely_first_instance_is_the_maximum_and_the_award_is_not_money():
    found = case("geely_first")
    assert (
        found.damages_amount == rules.rule("competition.cn.statutory_most", date(2024, 1, 2)).value
    )
    assert found.total_amount == 5_000_000 + 2_000_000
    assert "collecting is another question" in case("geely").status
    assert (case("geely").approximate, case("shending").approximate) == ("yes", "yes")


def test_carbomer_is_at_the_maximum_and_costs_are_apart():
    found = case("carbomer")
    assert (
        Decimal(found.multiple)
        == rules.rule("competition.cn.multiple_most", date(2019, 5, 1)).value
    )
    assert found.damages_amount + found.costs_amount == found.total_amount == 30_400_000
    assert "check the guiding case" in found.conflict
    assert case("carbomer_first").multiple == "2.5"  # the same sum from a larger base


def test_motorola_adds_up():
    jury, reduced, appeal = (case(f"motorola_{x}") for x in ("jury", "reduced", "appeal"))
    million = Decimal(1_000_000)
    # compensatory 345.8 + exemplary 418.8 = 764.6
    assert jury.total_amount - jury.damages_amount == Decimal("418.8") * million
    # exemplary 418.8 = 2 x (135.8 profit + 73.6 avoided research)
    assert 2 * (Decimal("135.8") + Decimal("73.6")) == Decimal("418.8")
    # without the 73.6 and twice it: 764.6 - 73.6 - 147.2 = 543.8, published as 543.7 (rounding)
    left = jury.total_amount - 3 * Decimal("73.6") * million
    assert abs(left - reduced.total_amount) <= Decimal("0.1") * million
    # 135.8 + 2 x 135.8 = 407.4
    assert appeal.total_amount == 3 * appeal.damages_amount
    assert "reduced" in jury.status


def test_every_case_says_what_became_of_it():
    found = competition.cases()
    assert (found["status"] != "").all()
    assert found["case_id"].is_unique
    with pytest.raises(CourseError, match="did you mean vanillin"):
        competition.cases("vanilin")


def test_sinovel_is_marked_as_doubtful():
    assert "5,000,000" in case("sinovel").conflict


def test_melamine_is_two_cases():
    assert "two cases" in case("melamine").remedy


def test_the_itc_needs_injury_and_pays_nothing():
    itc = competition.forums("US").set_index("forum").loc["US ITC"]
    assert itc["money"] == "none"
    assert "domestic industry destroyed, substantially injured" in itc["must_show"]
    assert "federal common law" in itc["law"]
    assert "ten years" in itc["lasts"]
    assert "60 days" in itc["time_limit"]


def test_the_investment_test_is_not_for_trade_secrets():
    rule = competition.provisions("US", date(2026, 1, 5), "section 337")["rule"][0]
    assert "investment test" in rule and "not for trade secrets" in rule


def test_forums_can_be_chosen():
    assert set(competition.forums("CN", "DE")["st3"]) == {"CN", "DE"}
    assert len(competition.forums()) == 9
    with pytest.raises(CourseError, match="no jurisdiction"):
        competition.forums("FR")


def test_reverse_engineering_is_lawful_in_three_laws():
    day = date(2026, 1, 5)
    assert (
        "not reverse engineering" in competition.provisions("US", day, "improper means")["rule"][0]
    )
    assert "no defence" in competition.provisions("CN", day, "reverse engineering")["rule"][0]
    assert (
        "contract may restrict"
        in competition.provisions("DE", day, "reverse engineering")["rule"][0]
    )


def test_the_interpretations_change_on_1_may_2026():
    def on(day, topic):
        return competition.provisions("CN", day, topic)["rule"][0]

    assert "sue separately" in on(date(2026, 4, 30), "when to claim")
    assert "not supported" in on(date(2026, 5, 1), "when to claim")
    assert "may be considered" in on(date(2026, 4, 30), "earlier fine")
    assert "must be considered" in on(date(2026, 5, 1), "earlier fine")
    assert "at most five times the base" in on(date(2026, 5, 1), "cap")
    with pytest.raises(CourseError, match="no topic 'scope'"):
        on(date(2026, 4, 30), "scope")


@pytest.mark.parametrize(
    ("id", "value", "unit"),
    [("cn.urgent_order", 48, "hour"), ("us.seizure_hearing", 7, "day"),
     ("us.section337_appeal", 60, "day"), ("eu.limitation_ceiling", 6, "year")],
)  # fmt: skip
def test_single_figures(id, value, unit):
    found = rules.rule(f"competition.{id}", date(2026, 1, 5))
    assert (found.value, found.unit) == (value, unit)


def test_penalties_show_prison_and_fine():
    american = competition.criminal_penalties("US", date(2024, 5, 6)).set_index(["offence", "who"])
    assert american.loc[("economic espionage", "individual"), "prison"] == "up to 15 years"
    assert american.loc[("economic espionage", "individual"), "fine_amount"] == 5_000_000
    korean = competition.criminal_penalties("KR", date(2025, 5, 6)).set_index(["offence", "who"])
    assert korean.loc[("use abroad", "individual"), "prison"] == "up to 15 years"
    japanese = competition.criminal_penalties("JP", date(2025, 5, 6)).set_index(["offence", "who"])
    assert japanese.loc[("use abroad", "individual"), "fine_amount"] == 30_000_000

from datetime import date
from decimal import Decimal

from on_a_page import assert_tidy, words
from zhiling import example_plan

from course_utils.law.plan import Plan, royalty_acts
from course_utils.law.sep import Money, PerUnit
from course_utils.lessons import figures

RATES = date(2026, 10, 30)  # EUR 1 = CNY 7.4326


def draw(plan):
    return figures.two_years(plan, "CNY", RATES)


def test_the_plan_of_the_lesson():
    figure = draw(example_plan())
    assert figure.finding.startswith("Zhiling Robotics has 8 dates that cannot move")
    assert "brings in CNY" in figure.finding
    said = words(figure)
    for heading in ("Patents (PCT)", "Standards", "Trademarks", "Licences out"):
        assert heading in said
    assert "by 16 March 2027" in said and "planned 8 March 2027, 8 days before" in said
    assert "by 16 October 2028 to be safe" in said
    # 200,000 euros less 10 %, at 7.4326: half of 1,337,868 a time.
    assert "receives CNY 1,337,868" in said
    assert "668.9" in said and "in all 1,337.9" in said
    assert "2 times to 31 March 2028" in said
    assert_tidy(figure)


def test_late_acts_are_named_in_words():
    late = example_plan(filed=date(2027, 5, 20), income=Decimal(0))
    figure = draw(late)
    assert figure.finding.endswith("; one act comes too late")
    assert "the plan costs" in figure.finding
    assert "planned 20 May 2027, 14 days too late" in words(figure)
    assert "planned too late" in words(figure)
    figure = draw(late.moved("pct.national_phase.US", date(2028, 12, 1)))
    assert figure.finding.endswith("; 2 acts come too late")
    assert_tidy(figure)


def test_a_crowded_plan_is_tidy():
    offices = ("US", "EP", "JP", "KR", "CN", "IN", "CA", "AU", "GB")
    plan = example_plan(offices=offices, members=("US", "EM", "JP", "KR", "GB", "VN", "SG"))
    figure = draw(plan.moved("madrid.application", date(2028, 12, 31)))
    assert "14 dates" in figure.finding
    assert_tidy(figure)


def test_one_quarter_three_years_and_nothing_at_all():
    assert_tidy(draw(Plan("A", date(2027, 1, 1), 1)))
    quarters = {f"{year} Q{n}": 20_000_000 for year in (2027, 2028, 2029) for n in (1, 2, 3, 4)}
    dollars = royalty_acts(PerUnit(Money("1", "USD")), quarters, title="Radio", basis="contract")
    assert_tidy(draw(Plan("A", date(2027, 1, 1), 12, dollars)))
    assert draw(Plan("A", date(2027, 1, 1))).finding == (
        "A has 0 dates that cannot move, and the plan costs CNY 0 in all"
    )

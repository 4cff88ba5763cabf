"""Opposition, non-use and invalidity by country and day; rules against bad faith; real cases."""

from datetime import date

import pytest
from madrid_worked import check, worked

from course_utils.errors import CourseError
from course_utils.law import madrid
from course_utils.law.tables import MissingValue, table


@worked("opposition")
def test_worked_example(case):
    check(case)


def test_every_office_of_the_table_gives_an_end():
    for row in table("madrid/opposition").itertuples():
        for route in ("national", "designation") if row.route == "any" else (row.route,):
            found = madrid.opposition(row.st3, date(2026, 3, 10), route=route)
            assert found.day or found.safe_day, row.st3
            assert found.rule.source and found.steps


@pytest.mark.parametrize(
    ("office", "day"),
    [
        ("GB", date(2026, 5, 10)),
        ("JP", date(2026, 5, 10)),
        ("CA", date(2026, 5, 10)),
        ("AU", date(2026, 5, 10)),  # the shorter of two statements
        ("NZ", date(2026, 6, 10)),
        ("IN", date(2026, 7, 10)),
        ("DE", date(2026, 6, 10)),
        ("BR", date(2026, 5, 10)),
    ],
)
def test_the_period_of_an_office(office, day):
    assert madrid.opposition(office, date(2026, 3, 10)).nominal == day


def test_the_conflict_over_australia_is_told():
    assert "three months" in madrid.opposition("AU", date(2026, 3, 10)).rule.proviso


def test_extensions_are_told():
    assert "180 days" in madrid.opposition("US", date(2026, 3, 10)).rule.remedy
    assert "within 30 days more" in madrid.opposition("KR", date(2026, 3, 10)).rule.remedy


def test_before_the_reform_the_european_period_opened_after_six_months():
    found = madrid.opposition("EM", date(2015, 1, 15), route="designation")
    assert found.nominal == date(2015, 10, 15)  # 15 July 2015 + 3 months


def test_a_route_has_a_known_name():
    with pytest.raises(CourseError, match="did you mean designation"):
        madrid.opposition("CN", date(2026, 3, 10), route="designated")


def test_invalidity_of_a_national_mark_by_the_day_of_the_request():
    found = madrid.china_invalidity(date(2024, 3, 7), route="national", on=date(2027, 1, 4))
    assert found.day == date(2029, 3, 7)  # a Wednesday
    assert found.rule.cite == "Trademark Law 2026 Art. 51"
    assert "well-known" in found.rule.proviso


@pytest.mark.parametrize(
    ("day", "law", "count"),
    [
        (date(2019, 11, 1), "Trademark Law 2019", 13),
        (date(2026, 12, 31), "Trademark Law 2019", 13),
        (date(2027, 1, 1), "Trademark Law 2026", 14),
    ],
)
def test_the_chinese_rules_of_a_day_are_those_of_one_statute(day, law, count):
    found = madrid.bad_faith_rules("CN", day)
    assert set(found["law"]) == {law}
    assert len(found) == count


def test_before_the_known_statutes_there_is_no_answer():
    with pytest.raises(MissingValue, match="31 October 2019"):
        madrid.bad_faith_rules("CN", date(2019, 10, 31))
    with pytest.raises(MissingValue, match="DE"):
        madrid.bad_faith_rules("DE", date(2026, 10, 31))


def test_a_topic_picks_its_rules():
    topic = "bad faith without intent to use"
    assert list(madrid.bad_faith_rules("CN", date(2026, 3, 2), topic)["article"]) == ["4"]
    assert list(madrid.bad_faith_rules("CN", date(2027, 3, 2), topic)["article"]) == ["19"]
    assert topic in madrid.bad_faith_topics("CN", date(2027, 3, 2))
    with pytest.raises(CourseError, match="did you mean"):
        madrid.bad_faith_rules("CN", date(2027, 3, 2), "bad faith without intent")


def test_a_real_case_is_told_step_by_step():
    steps = madrid.squatting_cases("wangzhihe")
    assert list(steps["when"]) == sorted(steps["when"])
    assert steps["when"].iloc[0] == "2005-11-21"
    assert set(madrid.squatting_cases()["kind"]) == {"mark", "domain name"}
    with pytest.raises(CourseError, match="did you mean hisense"):
        madrid.squatting_cases("hisence")


def test_without_the_day_of_the_request_the_law_of_the_end_is_cited():
    # Both times end in 2027, when the law of 2026 is in force.
    non_use_end = madrid.non_use("CN", date(2024, 11, 4), route="national")
    invalidity_end = madrid.china_invalidity(date(2022, 3, 7), route="national")
    for found in (non_use_end, invalidity_end):
        assert found.nominal.year == 2027
        assert "2026" in found.rule.cite

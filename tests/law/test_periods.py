"""Periods against worked examples, and Offices whose closed days are unknown."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from course_utils.errors import CourseError
from course_utils.law import offices, periods

CASES = yaml.safe_load(Path(__file__).with_name("periods_cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_worked_example(case):
    given = dict(case["given"])
    received, office = given.pop("received", None), given.pop("office", None)
    assert periods.end_of_period(**given) == case["nominal"]
    if office:
        late = periods.days_beyond_seven(given["event"], received) if received else 0
        result = periods.expiry(**given, office=office, postal_days=late)
        assert (result.nominal, result.day) == (case["nominal"], case["day"])


def test_steps_tell_the_way():
    steps = periods.expiry(date(2024, 8, 31), 30, "month", "US").steps
    assert steps == (
        "30 months from 31 August 2024 end on 28 February 2027, a Sunday.",
        "That month has no day 31: its last day counts (Rule 80.2).",
        "28 February 2027 is a Sunday: US is closed (Rule 80.5).",
    )


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 2, 14), ""),  # a Saturday worked for 20 February
        (date(2026, 2, 20), "Day off (substituted from 02/14/2026)"),
        (date(2026, 2, 21), "a Saturday"),
        (date(2026, 10, 10), ""),  # a Saturday worked for 7 October
    ],
)
def test_make_up_working_days_are_open(day, reason):
    assert periods.closed_reason("CN", day) == reason


def test_a_make_up_working_day_is_named():
    steps = periods.expiry(date(2023, 8, 31), 30, "month", "CN").steps
    assert steps[-1] == (
        "28 February 2026 is a Saturday, but a working day at CN by public notice."
    )


def test_days_not_yet_announced_are_said_to_be_open_to_change():
    steps = periods.expiry(date(2025, 5, 3), 24, "month", "CN").steps
    assert steps[-1] == "The closed days of CN in 2027 are not announced yet; check again."


@pytest.mark.parametrize("office", ["OA", "EA", "XV", "SN"])
def test_an_office_without_known_closed_days_is_never_taken_to_be_open(office):
    with pytest.raises(periods.ClosedDaysUnknown, match=f"{office}.*2026.*ask the Office"):
        periods.expiry(date(2023, 9, 4), 30, "month", office)


def test_a_letter_cannot_come_before_its_date():
    with pytest.raises(CourseError, match=r"dated 2 March 2024 .* received on 1 March 2024"):
        periods.days_beyond_seven(date(2024, 3, 2), date(2024, 3, 1))


def test_a_period_has_a_known_unit():
    with pytest.raises(CourseError, match="not in week"):
        periods.end_of_period(date(2024, 3, 2), 1, "week")


@pytest.mark.parametrize(
    ("text", "code"),
    [("ep ", "EP"), ("Germany", "DE"), ("中国", "CN"), ("国际局", "IB"), (" Us", "US")],
)
def test_an_office_is_known_by_code_or_name(text, code):
    assert offices.office_code(text) == code


@pytest.mark.parametrize(("text", "offer"), [("Germnay", "DE"), ("FRA", "FR"), ("JPO", "JP")])
def test_an_unknown_office_is_answered_with_the_nearest(text, offer):
    with pytest.raises(offices.UnknownOffice, match=f"did you mean .*{offer}"):
        offices.office_code(text)


def test_a_period_that_counts_backwards_is_said_so():
    # 6 March 2025 is a Thursday.
    day, (sentence,) = periods.count(date(2025, 3, 6), -15, "day")
    assert day == date(2025, 2, 19)
    assert sentence == "15 days before 6 March 2025 lies 19 February 2025, a Wednesday."

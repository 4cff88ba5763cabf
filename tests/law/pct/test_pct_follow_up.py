"""Deadlines after entry into the national phase, worked out by hand."""

from datetime import date

import pytest

from course_utils.errors import CourseError
from course_utils.law import periods
from course_utils.law.pct.follow_up import event_names, follow_up, offices
from course_utils.law.tables import MissingValue

PRIORITY, FILED = date(2024, 8, 31), date(2025, 8, 29)


@pytest.mark.parametrize(
    ("office", "key", "nominal", "day"),
    [
        # 31 August 2024 + 3 years, a Tuesday
        ("CN", "examination", date(2027, 8, 31), date(2027, 8, 31)),
        # 29 August 2025 + 3 years, a Tuesday
        ("JP", "examination", date(2028, 8, 29), date(2028, 8, 29)),
        # + 7 years: a Sunday
        ("DE", "examination", date(2032, 8, 29), date(2032, 8, 30)),
        # 31 months from 31 August 2024, a Wednesday
        ("IN", "examination", date(2027, 3, 31), date(2027, 3, 31)),
        # the Office gave no direction: 5 years, a Thursday
        ("AU", "examination", date(2030, 8, 29), date(2030, 8, 29)),
        # 4 years, a Wednesday; 2 years, a Sunday
        ("CA", "examination", date(2029, 8, 29), date(2029, 8, 29)),
        ("CA", "maintenance_1", date(2027, 8, 29), date(2027, 8, 30)),
        # 42 and 36 months from 31 August 2024
        ("VN", "examination", date(2028, 2, 29), date(2028, 2, 29)),
        ("VN", "examination_utility", date(2027, 8, 31), date(2027, 8, 31)),
        # 3 years, and two months more: a Sunday
        ("RU", "examination_extended", date(2028, 10, 29), date(2028, 10, 30)),
    ],
)
def test_periods_from_priority_or_filing(office, key, nominal, day):
    deadline = follow_up(office, priority_date=PRIORITY, filing_date=FILED)[f"{key}.{office}"]
    assert (deadline.nominal, deadline.day) == (nominal, day)


@pytest.mark.parametrize(
    ("filed", "months", "end"),
    [
        (date(2024, 3, 14), 48, date(2027, 3, 20)),  # 20 March 2023 + 4 years
        (date(2024, 3, 15), 31, date(2025, 10, 20)),  # 20 March 2023 + 31 months
    ],
)
def test_india_changed_with_the_filing_date(filed, months, end):
    deadline = follow_up("IN", priority_date=date(2023, 3, 20), filing_date=filed)["examination.IN"]
    assert deadline.nominal == end
    assert deadline.rule.periods[0].length == months


@pytest.mark.parametrize(
    ("filed", "end"),
    [
        (date(2019, 10, 29), date(2024, 10, 29)),  # 5 years
        (date(2019, 10, 30), date(2023, 10, 30)),  # 4 years
    ],
)
def test_canada_changed_with_the_filing_date(filed, end):
    deadline = follow_up("CA", priority_date=filed, filing_date=filed)["examination.CA"]
    assert deadline.nominal == end


def test_a_direction_shortens_and_its_absence_is_said():
    without = follow_up("AU", priority_date=PRIORITY, filing_date=FILED)["examination.AU"]
    assert (
        "It ends earlier if 2 months from the direction of the Office end before." in without.steps
    )
    directed = follow_up(
        "AU", priority_date=PRIORITY, filing_date=FILED, directed_on=date(2027, 5, 10)
    )
    # 10 July 2027 is a Saturday
    assert directed["examination.AU"].nominal == date(2027, 7, 10)
    assert directed["examination.AU"].day == date(2027, 7, 12)


def test_the_later_of_two_ends_waits_for_the_search_report():
    before = follow_up("EP", priority_date=PRIORITY, filing_date=FILED)["examination.EP"]
    assert before.nominal is None
    assert "a day that is not given yet" in before.steps[-1]
    usual = follow_up(
        "EP", priority_date=PRIORITY, filing_date=FILED, isr_published=date(2026, 3, 5)
    )
    late = follow_up(
        "EP", priority_date=PRIORITY, filing_date=FILED, isr_published=date(2026, 11, 19)
    )
    assert usual["examination.EP"].nominal == date(2027, 3, 31)  # 5 September 2026 is earlier
    assert late["designation_fees.EP"].nominal == date(2027, 5, 19)  # 19 November 2026 + 6 months


def test_third_european_renewal_fee_due_at_the_end_of_the_month():
    fees = follow_up("EP", priority_date=PRIORITY, filing_date=FILED)
    # 29 August 2025 + 24 months = 29 August 2027; end of August; 31 months end on 31 March 2027
    assert fees["renewal_3.EP"].nominal == date(2027, 8, 31)
    # the sixth month after August 2027 is February 2028
    assert fees["renewal_3_late.EP"].nominal == date(2028, 2, 29)


def test_third_european_renewal_fee_deferred_to_the_31_months():
    fees = follow_up("EP", priority_date=date(2024, 5, 6), filing_date=date(2024, 5, 6))
    # 24 months: 6 May 2026, end of May 2026; 31 months: 6 December 2026, later
    assert fees["renewal_3.EP"].nominal == date(2026, 12, 6)
    # six months from 6 December (or from the open day after it), not the end of June
    assert fees["renewal_3_late.EP"].nominal in (date(2027, 6, 6), date(2027, 6, 7))


@pytest.mark.parametrize(
    ("priority", "due", "late"),
    [
        # 31 months: 6 December 2026, a Sunday, so 7 December; six months from there: 7 June 2027
        (date(2024, 5, 6), date(2026, 12, 7), date(2027, 6, 7)),
        # end of the month: 31 May 2026 is a Sunday, so 1 June; the sixth month is still November,
        # whose last day is a Monday
        (date(2023, 5, 6), date(2026, 6, 1), date(2026, 11, 30)),
    ],
)
def test_surcharge_period_where_the_european_office_closes_at_weekends(
    monkeypatch, priority, due, late
):
    monkeypatch.setattr(
        periods, "closed_reason", lambda office, day: "a weekend day" if day.weekday() > 4 else ""
    )
    fees = follow_up("EP", priority_date=priority, filing_date=date(2024, 5, 6))
    assert (fees["renewal_3.EP"].day, fees["renewal_3_late.EP"].day) == (due, late)


def test_closed_days_that_are_not_known_leave_the_day_open():
    calendar = follow_up(
        "EA", priority_date=PRIORITY, filing_date=FILED, isr_published=date(2026, 3, 5)
    )
    request, late = calendar["examination.EA"], calendar["examination_late.EA"]
    assert (request.nominal, request.day) == (date(2027, 3, 31), None)
    assert any("not in the tables" in step for step in request.steps)
    assert (late.nominal, late.day) == (date(2027, 5, 31), None)
    assert late.steps[-1] == (
        "It is counted from 31 March 2027, which itself may move off closed days."
    )


def test_japan_restores_priority_only_of_late_filings_after_the_change():
    def keys(priority, filed):
        calendar = follow_up(
            "JP", priority_date=priority, filing_date=filed, entry_limit=date(2026, 2, 2)
        )
        return {deadline.key: deadline.day for deadline in calendar}

    in_time = keys(date(2023, 8, 1), date(2024, 8, 1))
    late = keys(date(2023, 8, 1), date(2024, 9, 10))
    before = keys(date(2022, 3, 31), date(2023, 4, 20))  # the priority year ended on 31 March 2023
    assert "priority_restoration.JP" not in in_time
    assert "priority_restoration.JP" not in before
    assert late["priority_restoration.JP"] == date(2026, 3, 2)  # a Monday


def test_further_steps_start_with_their_events():
    loss = follow_up(
        "EP",
        priority_date=PRIORITY,
        filing_date=FILED,
        loss_notified=date(2027, 12, 31),
        cause_removed=date(2027, 12, 15),
        missed_limit=date(2027, 1, 20),
    )
    assert loss["further_processing.EP"].nominal == date(2028, 2, 29)  # no 31 February
    assert loss["re_establishment.EP"].nominal == date(2028, 1, 20)  # before 15 February
    china = follow_up(
        "CN",
        priority_date=PRIORITY,
        filing_date=FILED,
        anniversary=date(2029, 8, 29),
        chinese_publication=date(2027, 4, 30),
    )
    assert china["annual_fee.CN"].day == date(2029, 8, 29)  # a Wednesday
    assert china["annual_fee_late.CN"].day == date(2030, 2, 28)  # no 29 February 2030; a Thursday
    assert china["hong_kong.CN"].nominal == date(2027, 10, 30)
    assert china["hong_kong.CN"].office == "HK"
    assert follow_up("US", priority_date=PRIORITY, filing_date=FILED)["revival.US"].steps == (
        "The law sets no period for this.",
    )


def test_every_office_of_the_table_gives_a_calendar():
    for office in offices():
        calendar = follow_up(office, priority_date=PRIORITY, filing_date=FILED)
        assert len(calendar) > 0
        assert all(step.rule.source and step.rule.zh for step in calendar)
        calendar.frame()
    assert len(offices()) == 21
    assert "isr_published" in event_names()


@pytest.mark.parametrize(
    ("office", "days", "error", "says"),
    [
        ("EP", {"isr": PRIORITY}, CourseError, "no event isr; the events are .*isr_published"),
        ("FR", {}, MissingValue, "no row for st3 FR"),
        ("E P O", {}, CourseError, "no Office"),
    ],
)
def test_bad_input_gets_one_sentence(office, days, error, says):
    with pytest.raises(error, match=says):
        follow_up(office, priority_date=PRIORITY, filing_date=FILED, **days)


def test_the_filing_date_cannot_lie_before_the_priority_date():
    with pytest.raises(CourseError, match="lies before the priority date"):
        follow_up("CN", priority_date=FILED, filing_date=PRIORITY)

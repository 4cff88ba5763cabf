"""The facts of an application: priority date on a day, and one clear sentence for bad input."""

from datetime import date, datetime

import pytest

from course_utils.errors import CourseError
from course_utils.law.inputs import known_until
from course_utils.law.pct import Application, Event, PriorityClaim, priority_period
from course_utils.law.pct.receiving import authorities

FILED = date(2025, 2, 14)


def claim(day=date(2024, 2, 15), office="CN", **more):
    return PriorityClaim(day, office, **more)


def test_the_priority_date_is_the_earliest_claim():
    facts = Application(FILED, "CN", [claim(date(2024, 6, 3)), claim()])
    assert facts.priority_date() == date(2024, 2, 15)


def test_without_a_claim_it_is_the_filing_date():
    assert Application(FILED, "CN").priority_date() == FILED


def test_a_withdrawal_counts_from_its_day():
    facts = Application(FILED, "CN", [claim(withdrawn_on=date(2025, 6, 20))])
    assert facts.priority_date(date(2025, 6, 19)) == date(2024, 2, 15)
    assert facts.priority_date(date(2025, 6, 20)) == FILED
    assert facts.priority_date() == FILED


def test_a_correction_counts_from_its_day():
    facts = Application(
        FILED,
        "CN",
        [claim(date(2024, 5, 15), corrected_to=date(2024, 2, 15), corrected_on=date(2025, 3, 3))],
    )
    assert facts.priority_date(date(2025, 3, 2)) == date(2024, 5, 15)
    assert facts.priority_date() == date(2024, 2, 15)


def test_a_claim_that_is_too_old_as_filed_stands_only_once_corrected():
    facts = Application(
        FILED,
        "CN",
        [claim(date(2023, 2, 15), corrected_to=date(2024, 2, 15), corrected_on=date(2025, 3, 3))],
    )
    assert facts.priority_date(date(2025, 3, 2)) == FILED
    assert facts.priority_date() == date(2024, 2, 15)


def test_offices_and_times_are_put_in_order():
    facts = Application(datetime(2025, 2, 14, 9, 30), " cn", [claim(office="tw")], isa="ep ")
    assert (facts.filing_date, facts.receiving_office, facts.isa) == (FILED, "CN", "EP")
    assert facts.priorities[0].office == "TW"  # no Office of the PCT, but an earlier filing counts


def test_the_priority_period_can_be_asked_for_before_filing():
    assert priority_period(date(2024, 8, 31), "CN").day == date(2025, 9, 1)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (
            {"receiving_office": "Chian"},
            r"There is no Office 'Chian'; did you mean .*CN \(China\)",
        ),
        ({"receiving_office": "AE"}, "AE does not act as receiving Office; file at IB"),
        ({"receiving_office": "BE"}, "BE does not act as receiving Office; file at EP or IB"),
        ({"filing_date": "14 February 2025"}, r"Filing_date is to be a date such as date\("),
        ({"filing_date": date(1925, 2, 14)}, "14 February 1925 lies before 1 June 1978"),
        (
            {"priorities": [claim(date(2025, 2, 15))]},
            "The priority date 15 February 2025 lies after the filing date 14 February 2025",
        ),
        (  # 12 months: Tuesday 10 December 2024; 2 more: Monday 10 February 2025
            {"priorities": [claim(date(2023, 12, 10))]},
            "priority of 10 December 2023 is too old: .* after 10 February 2025 .*26bis.2",
        ),
        ({"isr_sent": date(2025, 2, 1)}, "Search report sent: 1 February 2025 lies before"),
        ({"demand_filed": date(2025, 2, 1)}, "Demand filed: 1 February 2025 lies before"),
        ({"search_copy_received": date(2024, 3, 1)}, "Search copy received: 1 March 2024"),
        ({"published": date(2024, 3, 1)}, "Published: 1 March 2024 lies before"),
        ({"early_publication_requested": date(2024, 3, 1)}, "Early publication requested: 1 March"),
        ({"papers_received": date(2025, 2, 20)}, "papers cannot come on 20 February 2025"),
        ({"isr_received": date(2025, 6, 1)}, "cannot be received on 1 June 2025 before it is sent"),
        ({"isa": "JP"}, "JP is not competent as ISA for .* at CN; choose from CN, EP"),
        ({"ipea": "US"}, "US is not competent as IPEA for .* at CN; choose from CN, EP"),
        (
            {"priorities": [claim(withdrawn_on=date(2025, 1, 3))]},
            "cannot be withdrawn or corrected on 3 January 2025, before the filing date",
        ),
        (
            {"events": [Event("art14_invitation", date(2025, 1, 3))]},
            "art14_invitation of 3 January 2025 lies before the application came in",
        ),
        (
            {"receiving_office": "DE", "priorities": [claim(date(2024, 1, 10), restored=True)]},
            "DE does not restore priority",
        ),
    ],
)
def test_bad_facts_are_answered_with_one_sentence(facts, sentence):
    # the tables on receiving Offices reach back to spring 2024, so 2025 is within them
    with pytest.raises(CourseError, match=sentence) as error:
        Application(**{"filing_date": FILED, "receiving_office": "CN", **facts})
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: claim(kind="design"), "An industrial design gives no right of priority"),
        (
            lambda: claim(kind="utility"),
            "no kind of priority 'utility'; did you mean utility model",
        ),
        (lambda: claim(corrected_to=date(2024, 3, 1)), "needs both dates"),
        (lambda: claim(corrected_on=date(2025, 3, 1)), "needs both dates"),
        (lambda: claim(restored_under="due"), "no criterion 'due' .* did you mean due care"),
        (lambda: claim(day="2024-02-15"), "Day is to be a date"),
        (lambda: claim(office="Chinaa"), "There is no Office 'Chinaa'"),
        (
            lambda: Event("art14_invite", date(2025, 3, 1)),
            "no event 'art14_invite'; did you mean art14_invitation",
        ),
        (lambda: Event("national_entry", date(2026, 3, 1)), "needs the Office at which"),
        (lambda: Event("fax_sent", "yesterday"), "Fax sent is to be a date"),
        (
            lambda: Event("fee_invitation", date(2025, 3, 2), received=date(2025, 3, 1)),
            "dated 2 March 2025 cannot have been received on 1 March 2025",
        ),
    ],
)
def test_bad_claims_and_events_are_answered_with_one_sentence(make, sentence):
    with pytest.raises(CourseError, match=sentence):
        make()


def test_a_filing_date_in_the_window_moved_by_a_closed_day_is_in_time():
    # 12 months from 31 August 2024: Monday 1 September 2025; 2 more: Saturday 1 November
    facts = Application(date(2025, 11, 3), "CN", [claim(date(2024, 8, 31))])
    assert facts.priority_date() == date(2024, 8, 31)
    with pytest.raises(CourseError, match="too old"):
        Application(date(2025, 11, 4), "CN", [claim(date(2024, 8, 31))])


@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        ("2019", date(2019, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2024-04-12", date(2024, 4, 12)),
    ],
)
def test_a_partial_date_means_its_last_day(as_of, day):
    assert known_until(as_of) == day


def test_competent_authorities_of_the_chinese_office():
    assert authorities("isa", "CN", FILED) == ("CN", "EP")
    with pytest.raises(CourseError, match="no value for st3 CN on 1 January 2020"):
        authorities("isa", "CN", date(2020, 1, 1))

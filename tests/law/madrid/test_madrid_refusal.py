"""Provisional refusals: until when they may come, and the time to answer."""

from datetime import date

import pytest
from madrid_worked import check, registration, worked

from course_utils.errors import CourseError
from course_utils.law import madrid
from course_utils.law.tables import table


@worked("refusal")
def test_worked_example(case):
    check(case)


def test_the_period_of_every_safeguard_member_is_twelve_months_from_china():
    # The members of the Agreement and the Protocol that declared 18 months; from China 12 remain.
    named = ["CH", "IT", "UA", "BY", "SM"]
    mark = registration(members=named)
    for code in named:
        assert madrid.refusal_end(mark, code, date(2026, 8, 20)).nominal == date(2027, 8, 20)
        assert not madrid.may_oppose_later(mark, code)


def test_who_may_oppose_later():
    mark = registration()
    assert [code for code in mark.members if madrid.may_oppose_later(mark, code)] == ["US", "KR"]


def test_the_later_refusal_is_announced_with_the_ordinary_one():
    found = madrid.refusal_end(registration(), "US", date(2026, 8, 20))
    assert "if the Office warned of it in time" in found.steps[-1]
    assert "later" not in madrid.refusal_end(registration(), "JP", date(2026, 8, 20)).steps[-1]


def test_the_table_has_38_members_with_both_grounds():
    rows = table("madrid/response_times")
    assert rows["st3"].nunique() == 38
    assert len(rows) == 2 * 38


def test_every_row_gives_an_answer_or_says_that_there_is_none():
    day = date(2026, 3, 2)
    without = set()
    for row in table("madrid/response_times").itertuples():
        event = madrid.response_events(row.st3, row.ground)
        if not event:
            without.add((row.st3, row.ground))
            continue
        found = madrid.response_end(row.st3, row.ground, {event: day})
        assert found.nominal > day and (found.day or found.safe_day), row.st3
    # The four whose column for oppositions says that it does not apply.
    assert without == {(code, "opposition") for code in ("BY", "JP", "KZ", "RU")}


@pytest.mark.parametrize(
    ("code", "ground", "event", "day"),
    [
        # the length of each in the table, from Monday 2 March 2026; all ends are working days
        ("JP", "ex officio", "office_issue", date(2026, 6, 2)),  # three months
        ("CA", "ex officio", "office_issue", date(2026, 9, 2)),  # six months
        ("LI", "ex officio", "office_issue", date(2026, 8, 2)),  # five months, a Sunday
        ("FR", "ex officio", "wipo_transmits", date(2026, 4, 2)),  # one month
        ("TH", "opposition", "office_issue", date(2026, 5, 31)),  # 90 days, a Sunday
        ("CU", "opposition", "wipo_transmits", date(2026, 5, 1)),  # 60 days
        ("US", "opposition", "ttab_order_setting_dates", date(2026, 4, 11)),  # 40 days
        ("MK", "opposition", "holder_receipt", date(2026, 5, 2)),  # two months
        ("RS", "opposition", "holder_receipt_from_wipo", date(2026, 5, 2)),  # two months
    ],
)
def test_lengths_and_starts(code, ground, event, day):
    assert madrid.response_events(code, ground) == event
    assert madrid.response_end(code, ground, {event: date(2026, 3, 2)}).nominal == day


def test_a_saturday_in_the_united_states():
    found = madrid.response_end("US", "opposition", {"ttab_order_setting_dates": date(2026, 3, 2)})
    assert found.day == date(2026, 4, 13)  # 11 April 2026 is a Saturday


def test_electronic_service_and_review_in_china_together():
    # Sent on 3 September, served on the 18th; 15 days end on 3 October, in the holiday.
    served = madrid.china_service(date(2026, 9, 3))
    found = madrid.response_end("CN", "ex officio", {"holder_receipt_from_wipo": served.day})
    assert found.day == date(2026, 10, 8)


def test_a_ground_has_a_known_name():
    with pytest.raises(CourseError, match="did you mean opposition"):
        madrid.response_end("US", "oposition", {})


def test_receipt_is_not_before_sending():
    with pytest.raises(CourseError, match="cannot lie before"):
        madrid.china_service(date(2026, 9, 3), date(2026, 9, 2))

"""Customs recordation and detention."""

from datetime import date

import pytest
from madrid_worked import check, worked

from course_utils.errors import CourseError
from course_utils.law import madrid
from course_utils.law.tables import MissingValue


@worked("customs")
def test_worked_example(case):
    check(case)


def test_fees():
    day = date(2026, 3, 3)
    three = madrid.customs_fee("US", day, classes=3)
    assert (three.amount, three.currency, three.quantity) == (570, "USD", 3)  # 3 x 190
    assert madrid.customs_fee("US", day, 3, item="renewal").amount == 240  # 3 x 80
    china = madrid.customs_fee("CN", day, classes=3)
    assert (china.amount, china.currency, china.quantity) == (0, "CNY", 1)
    assert "suspended" in china.note


def test_before_the_suspension_the_chinese_fee_is_not_known():
    with pytest.raises(MissingValue, match="31 October 2015"):
        madrid.customs_fee("CN", date(2015, 10, 31))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"route": "on demand", "detained": date(2026, 3, 9)}, "did you mean on request"),
        ({"route": "ex officio"}, "Give the day"),
        ({"route": "on request", "notified": date(2026, 3, 9)}, "give the detention only"),
        (
            {"route": "ex officio", "notified": date(2026, 3, 9), "detained": date(2026, 3, 5)},
            "cannot lie before",
        ),
    ],
)
def test_a_detention_that_does_not_fit(arguments, words):
    with pytest.raises(CourseError, match=words):
        madrid.customs_detention(**arguments)


def test_no_class_and_an_expired_right():
    with pytest.raises(CourseError, match="one at least"):
        madrid.customs_fee("US", date(2026, 3, 3), classes=0)
    with pytest.raises(CourseError, match="cannot lie before"):
        madrid.customs_recordal("CN", date(2026, 3, 3), date(2026, 3, 2))

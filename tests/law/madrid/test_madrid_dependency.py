"""Dependency, the central attack, transformation and replacement."""

from datetime import date

import pytest
from madrid_worked import check, registration, worked

from course_utils.errors import CourseError
from course_utils.law import madrid


@worked("dependency")
def test_worked_example(case):
    check(case)


def test_dependency_ends_on_its_day_whether_or_not_an_office_is_open():
    mark = registration(basic={"office": "CN", "filed": date(2026, 1, 12)}, filed=date(2026, 6, 1))
    assert madrid.dependency_end(mark).day == date(2031, 6, 1)  # a Sunday


@pytest.mark.parametrize("reason", ["renunciation", "limitation", "lapse"])
def test_other_losses_open_no_transformation(reason):
    with pytest.raises(CourseError, match="only after a cancellation at the request"):
        madrid.transformation_end(date(2026, 11, 30), reason)


def test_a_reason_has_a_known_name():
    with pytest.raises(CourseError, match="did you mean Office of origin"):
        madrid.transformation_end(date(2026, 11, 30), "office of orgin")


def test_transformation_warns_of_what_does_not_help():
    rule = madrid.transformation_end(date(2026, 11, 30), "Office of origin").rule
    assert "not with WIPO" in rule.proviso
    assert "continued processing does not help" in rule.proviso


def test_replacement_has_no_time_limit():
    found = madrid.replacement(date(2026, 5, 20), date(2019, 3, 4))
    assert found.deadline.day is None
    assert "No time limit" in found.deadline.steps[0]


def test_replacement_of_none_of_the_goods():
    assert not madrid.replacement(date(2026, 5, 20), date(2019, 3, 4), covered="none")
    with pytest.raises(CourseError, match="no extent 'half'"):
        madrid.replacement(date(2026, 5, 20), date(2019, 3, 4), covered="half")

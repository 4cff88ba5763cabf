"""What the tests of lessons share: no warning passes, and a calendar made by hand."""

import warnings
from datetime import date

import pytest

from course_utils.law.deadlines import Deadline, in_order
from course_utils.law.rules import Rule


@pytest.fixture(autouse=True)
def warnings_are_errors():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def step(key, day, *, moved_from=None, office="CN", actor="applicant", phase="filing", title=""):
    rule = Rule(
        id=f"test.{key}",
        en=title,
        zh=title,
        cite="Rule 80.5",
        source="a source",
        as_of="2024",
        checked=date(2024, 5, 2),
        review_by=date(2027, 1, 1),
        phase=phase,
        actor=actor,
        consequence="the right is lost",
        remedy="ask within 2 months",
    )
    why = (
        ("30 months from the priority date.",) if day else ("The search report is not there yet.",)
    )
    return Deadline(key, rule, moved_from or day, day, why, office, title or f"Act for {key}")


@pytest.fixture
def small_calendar():
    """Priority 31 August 2024; the thirtieth month ends on a Sunday, moved in China and the US."""
    sunday, monday = date(2027, 2, 28), date(2027, 3, 1)
    return in_order(
        [
            step("priority_period", date(2025, 9, 1), moved_from=date(2025, 8, 31)),
            step("publication", date(2026, 2, 28), actor="IB", phase="publication", office="IB"),
            step("isr", None, actor="ISA", phase="search", title="International search report"),
            step("national_phase.CN", monday, moved_from=sunday, phase="national phase"),
            step("late_entry.CN", date(2027, 4, 30), phase="national phase"),
            step(
                "national_phase.US", monday, moved_from=sunday, phase="national phase", office="US"
            ),
            step("reinstatement.US", date(2028, 2, 29), phase="national phase", office="US"),
            step("national_phase.EP", date(2027, 3, 31), phase="national phase", office="EP"),
        ]
    )


@pytest.fixture
def crowded_calendar():
    """Twelve Offices that close within a month, with long titles in two scripts."""
    steps = []
    for office in ("CN", "EP", "US", "JP", "KR", "CA", "SG", "AU", "IN", "BR", "GB", "TT"):
        limit = date(2027, 3, 1)
        steps += [
            step(
                f"national_phase.{office}",
                limit,
                moved_from=date(2027, 2, 28),
                office=office,
                phase="national phase",
                title=f"Enter the national phase at {office}, with a translation and all fees",
            ),
            step(f"late_entry.{office}", date(2027, 5, 1), office=office, phase="national phase"),
            step(
                f"reinstatement.{office}", date(2028, 3, 1), office=office, phase="national phase"
            ),
        ]
    steps.append(step("zh", date(2025, 12, 31), title="向受理局或者国际局提交优先权文件" * 3))
    return in_order(steps)

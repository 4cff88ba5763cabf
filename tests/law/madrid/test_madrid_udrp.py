"""Domain name disputes: clocks and fees."""

from datetime import date
from decimal import Decimal

import pytest
from madrid_worked import check, worked

from course_utils.errors import CourseError
from course_utils.law import madrid


@worked("udrp")
def test_worked_example(case):
    check(case)


@pytest.mark.parametrize(
    ("names", "panel", "total", "share"),
    [
        (1, "single", 1500, 500),
        (5, "single", 1500, 500),
        (6, "single", 2000, 700),
        (10, "single", 2000, 700),
        (1, "three", 4000, 1000),
        (5, "three", 4000, 1000),
        (6, "three", 5000, 1250),
        (10, "three", 5000, 1250),
    ],
)
def test_the_published_fees_of_the_wipo_center(names, panel, total, share):
    fee = madrid.udrp_fee(names, panel)
    assert (fee.total, fee.share, fee.currency) == (total, share, "USD")
    assert (fee.complainant, fee.respondent) == (total, 0)


@pytest.mark.parametrize(
    ("names", "panel", "total"),
    [(3, "single", 1200), (7, "single", 1600), (3, "three", 3200), (7, "three", 4000)],
)
def test_the_published_fees_for_cn_names(names, panel, total):
    assert madrid.udrp_fee(names, panel, scope=".cn").total == total


def test_each_pays_half_when_the_respondent_wants_three():
    fee = madrid.udrp_fee(6, "three", three_chosen_by="respondent")
    assert fee.complainant == fee.respondent == Decimal(2500)
    assert "USD 5,000.00: complainant USD 2,500.00" in str(fee)


def test_a_single_panel_is_paid_by_the_complainant_whoever_is_named():
    assert madrid.udrp_fee(1, three_chosen_by="respondent").respondent == 0


def test_other_providers_are_known_for_their_lowest_fee_only():
    assert madrid.udrp_fee(2, provider="Forum").total == 1300
    assert madrid.udrp_fee(1, provider="CAC").total == 800
    for names, panel, provider in [(3, "single", "Forum"), (1, "three", "CAC"), (1, "single", "X")]:
        with pytest.raises(CourseError, match="not in the tables"):
            madrid.udrp_fee(names, panel, provider=provider)


@pytest.mark.parametrize(
    ("names", "panel", "chooser", "words"),
    [
        (11, "single", "complainant", "consultation with the WIPO Center"),
        (0, "single", "complainant", "one at least"),
        (1.5, "single", "complainant", "one at least"),
        (1, "treble", "complainant", "no panel 'treble'"),
        (1, "three", "respondant", "did you mean respondent"),
    ],
)
def test_what_makes_no_sense_is_answered(names, panel, chooser, words):
    with pytest.raises(CourseError, match=words):
        madrid.udrp_fee(names, panel, three_chosen_by=chooser)


def test_a_decision_does_not_come_before_the_complaint():
    with pytest.raises(CourseError, match="cannot lie before"):
        madrid.udrp_clock(date(2026, 3, 2), notified=date(2026, 3, 1))


def test_without_a_decision_there_is_no_wait():
    assert "udrp_implementation" not in madrid.udrp_clock(date(2026, 3, 2))

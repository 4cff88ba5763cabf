"""The facts of an investigation, what is still expected of it, and what the rules say of it."""

from datetime import date

import pytest

from course_utils.errors import CourseError
from course_utils.law import rules, section337
from course_utils.law.section337 import Investigation, Lapse, Service
from course_utils.law.section337.steps import say_event
from course_utils.lessons.show import say_periods

FILED = date(2025, 3, 7)
INSTITUTED = date(2025, 4, 9)
BY_HAND = Service(date(2025, 4, 15), "personal")
IDS = rules.rule_ids("section337.")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"complaint_filed": "7 March"}, "is to be a date"),
        ({"amended": date(2025, 3, 6)}, "Amended .* cannot lie before complaint filed"),
        ({"instituted": date(2025, 3, 6)}, "Instituted .* cannot lie before complaint filed"),
        ({"instituted": INSTITUTED, "hearing": FILED}, "Hearing .* cannot lie before instituted"),
        ({"instituted": INSTITUTED, "served": date(2025, 4, 15)}, "Say how served went"),
        (
            {"instituted": INSTITUTED, "served": Service(date(2025, 4, 8), "personal")},
            "Served .* cannot lie before instituted",
        ),
        ({"temporary_relief": "ordinery"}, "did you mean ordinary"),
        ({"target_months": 0}, "whole number above 0"),
        ({"order": False, "president_received": date(2026, 8, 4)}, "Without an order"),
        ({"approved": date(2026, 8, 28)}, "on which the President received"),
        (
            {"president_received": date(2026, 8, 4), "approved": date(2026, 10, 4)},
            "after the 60 days",
        ),
        (
            {
                "president_received": date(2026, 8, 4),
                "approved": date(2026, 8, 28),
                "disapproved": date(2026, 8, 29),
            },
            "either approves or disapproves",
        ),
    ],
)
def test_what_cannot_be_is_answered_in_one_sentence(facts, words):
    with pytest.raises(CourseError, match=words):
        Investigation(**{"complaint_filed": FILED, **facts})


def test_an_approval_on_the_sixtieth_day_is_in_time():
    received = date(2026, 8, 4)
    facts = Investigation(FILED, president_received=received, approved=date(2026, 10, 3))
    assert section337.calendar(facts)["order_final"].day == date(2026, 10, 3)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: Service(FILED, "fax"), "no way of service 'fax'"),
        (lambda: Lapse(date(2013, 10, 16), date(2013, 10, 1)), "before it began"),
        (lambda: section337.federal_end(FILED, 0), "one day at least"),
        (lambda: section337.federal_end(FILED, 1.5), "one day at least"),
        (lambda: section337.federal_end(FILED, 20, service=BY_HAND), "give one day"),
        (lambda: section337.review("finale", BY_HAND), "did you mean final"),
        (lambda: section337.clock("interrogatory", FILED), "did you mean interrogatories"),
    ],
)
def test_what_makes_no_sense_is_answered(call, words):
    with pytest.raises(CourseError, match=words):
        call()


def test_a_complaint_alone_gives_only_one_settled_day():
    found = section337.calendar(Investigation(FILED))
    assert [step.key for step in found if step.day] == ["institution_decision"]
    assert all(step.nominal for step in found)
    assert found["response"].when.startswith("expected ")


def test_what_is_expected_is_counted_from_the_step_before():
    found = section337.calendar(Investigation(FILED, instituted=INSTITUTED))
    # Service assumed on Wednesday 9 April: day 1 is Thursday 10 April, day 20 Tuesday 29 April.
    assert (found["response"].nominal, found["response"].day) == (date(2025, 4, 29), None)
    # The final ID is due on 7 April 2026: day 1 is 8 April, day 12 is Sunday 19 April.
    assert found["petition_for_review"].nominal == date(2026, 4, 20)
    assert "9 April 2025 is assumed" in found["response"].steps[0]


def test_a_step_says_who_may_extend_it():
    found = section337.calendar(Investigation(FILED, instituted=INSTITUTED))
    assert "the administrative law judge" in found["response"].rule.extension
    assert "May be extended: by the notice of investigation" in found["response"]._repr_html_()
    assert "May be extended" not in found["presidential_review"]._repr_html_()
    assert "initial determination only" in found["target_date"].rule.extension


def test_a_calendar_names_the_place_and_the_rule():
    found = section337.calendar(Investigation(FILED, instituted=INSTITUTED, served=BY_HAND))
    assert (found["response"].office, found["appeal"].office) == ("ITC", "CAFC")
    assert found["institution_decision"].office == "Commission"
    assert found["response"].rule.cite == "19 CFR 210.13(a)"
    assert set(found.frame()["key"]) == {step.key for step in found}


def test_business_days_before_leave_the_day_itself_out():
    # Back from Monday 2 June 2025: Friday 30 May, ... Tuesday 27; Monday 26 is Memorial Day.
    assert section337.business_days_before(date(2025, 6, 2), 4) == date(2025, 5, 27)
    assert section337.business_days_before(date(2025, 6, 2), 5) == date(2025, 5, 23)
    assert not section337.is_business_day(date(2025, 5, 26))


@pytest.mark.parametrize("name", section337.CLOCKS)
def test_every_clock_runs(name):
    assert section337.clock(name, FILED).day > FILED


@pytest.mark.parametrize("kind", section337.KINDS)
def test_every_initial_determination_can_be_reviewed(kind):
    found = section337.review(kind, BY_HAND)
    assert found["petition_for_review"].day < found["review_decision"].day


@pytest.mark.parametrize("id", IDS)
def test_a_rule_is_named_in_two_languages_and_its_events_are_said(id):
    (found,) = rules.versions(id)
    assert found.en and found.zh and found.cite and found.phase
    for period in found.periods:
        assert "_" not in say_event(period.after)
    assert found.periods or found.value is not None


def test_a_notebook_says_how_long_a_limit_is():
    on = date(2025, 4, 9)
    assert say_periods(rules.rule("section337.response", on)) == "20 days from service"
    assert say_periods(rules.rule("section337.final_id", on)) == "4 months before the target date"
    assert say_periods(rules.rule("section337.stay_request", on)).startswith(
        "the later of: 30 days"
    )


def test_rules_read_before_the_amendments_of_2025_await_review():
    found = rules.rule("section337.response", date(2025, 4, 9))
    assert not found.awaits_review(date(2025, 2, 3))
    assert found.awaits_review(date(2025, 2, 4))

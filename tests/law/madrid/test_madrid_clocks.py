"""The Madrid clocks up to registration, the facts they start from, and the whole calendar."""

import re
from datetime import date

import pytest
from madrid_worked import check, registration, worked

from course_utils.errors import CourseError
from course_utils.law import madrid, rules


@worked("clocks")
def test_worked_example(case):
    check(case)


def test_every_irregularity_can_be_asked_for():
    for kind in madrid.irregularities():
        found = madrid.irregularity_end(kind, date(2019, 3, 5))
        assert found.nominal > date(2019, 3, 5), kind
        assert found.rule.source


def test_continued_processing_follows_an_irregularity():
    # Three months from 10 March 2019 end on Whit Monday, 10 June, so on the 11th; two months later
    # 11 August is a Sunday.
    missed = madrid.irregularity_end("irregularity_fees", date(2019, 3, 10))
    found = madrid.continued_processing_end(missed)
    assert (found.nominal, found.day) == (date(2019, 8, 11), date(2019, 8, 12))


def test_an_unsettled_end_leaves_continued_processing_unsettled():
    missed = madrid.irregularity_end("irregularity_fees", date(2026, 3, 10))
    found = madrid.continued_processing_end(missed)
    assert found.day is None
    assert found.safe_day == date(2026, 8, 10)  # 10 June + 2 months, a Monday


@pytest.mark.parametrize(
    "missed",
    [
        lambda: madrid.irregularity_end("irregularity_office", date(2026, 3, 10)),
        lambda: madrid.intention_to_use_end(date(2026, 3, 10)),
        lambda: madrid.renewal(registration())["renewal_grace.1"],
        lambda: madrid.transformation_end(date(2026, 3, 10), "Office of origin"),
        lambda: madrid.response_end(
            "US", "ex officio", {"office_sends_to_wipo": date(2026, 3, 10)}
        ),
    ],
)
def test_continued_processing_does_not_help_elsewhere(missed):
    with pytest.raises(CourseError, match=r"Continued processing does not help"):
        madrid.continued_processing_end(missed())


def test_an_excuse_has_six_months_at_most():
    missed = madrid.irregularity_end("irregularity_office", date(2019, 1, 15))
    assert missed.day == date(2019, 4, 15)  # a Monday
    assert madrid.excuse_end(missed).day == date(2019, 10, 15)


def test_the_abandoned_application_says_what_comes_back():
    rule = madrid.irregularity_end("irregularity_fees", date(2026, 3, 10)).rule
    assert "black and white (item 2.1.1), also when the fee for colour was paid" in rule.consequence


def test_a_registration_finds_its_own_date():
    assert registration().registered == date(2026, 5, 20)
    assert registration(received_by_ib=date(2026, 9, 1)).registered == date(2026, 9, 1)
    # An irregularity may move the date (Rule 15): a date that is given stands.
    assert registration(registered=date(2026, 7, 2)).registered == date(2026, 7, 2)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"mark": {"name": "A", "classes": []}}, "1 to 45, each once, not none"),
        ({"mark": {"name": "A", "classes": [9, 9]}}, "not 9, 9"),
        ({"mark": {"name": "A", "classes": [46]}}, "not 46"),
        ({"mark": {"name": "A", "classes": [9], "kind": "collective"}}, "collective_or_cert"),
        ({"basic": {"office": "XX", "filed": date(2026, 1, 12)}}, "XX"),
        (
            {"basic": {"office": "CN", "filed": date(2026, 1, 12), "priority": date(2026, 2, 1)}},
            "cannot lie after the basic filing",
        ),
        (
            {"basic": {"office": "CN", "filed": date(2026, 1, 12), "registered": date(2025, 2, 1)}},
            "before its filing",
        ),
        ({"filed": date(2025, 12, 30)}, "cannot lie before its basis"),
        ({"received_by_ib": date(2026, 5, 19)}, "Receipt by the International Bureau"),
        ({"registered": date(2026, 5, 19)}, "before the filing"),
        ({"members": ["US", "US"]}, "US is designated twice"),
        ({"members": ["CN"]}, "CN cannot be designated"),
        ({"members": ["QQ"]}, "QQ"),
        ({"later": [{"member": "AU", "since": date(2026, 5, 1)}]}, "before registration"),
        ({"filed": "2026-05-20"}, "is to be a date"),
    ],
)
def test_facts_that_do_not_fit_are_named(facts, words):
    with pytest.raises(CourseError, match=re.escape(words)):
        registration(**facts)


def events():
    return [
        madrid.Event("notified", date(2026, 8, 20), "US"),
        madrid.Event("notified", date(2026, 8, 20), "CH"),
        madrid.Event("published", date(2026, 10, 5), "EM"),
        madrid.Event("refused", date(2027, 3, 1), "US"),
        madrid.Event("certificate", date(2028, 2, 8)),
        madrid.Event("cancelled", date(2029, 4, 10)),
    ]


def test_the_calendar_of_a_registration_holds_what_has_begun():
    found = madrid.calendar(registration(), events(), cycles=2)
    assert {step.key for step in found} == {
        "priority", "forwarding", "dependency",
        "renewal_early.1", "renewal_due.1", "renewal_grace.1",
        "renewal_early.2", "renewal_due.2", "renewal_grace.2",
        "refusal.US", "refusal.CH", "opposition.EM", "response.US",
        "section_71_6_opens", "section_71_6", "section_71_6_grace",
        "section_71_10_opens", "section_71_10", "section_71_10_grace",
        "transformation.US", "transformation.EM", "transformation.JP", "transformation.KR",
        "transformation.CH",
    }  # fmt: skip
    assert found["transformation.JP"].day == date(2029, 7, 10)


def test_a_calendar_is_in_order_and_explains_every_day():
    found = list(madrid.calendar(registration(), events()))
    days = [step.day or step.safe_day or step.nominal for step in found]
    assert days == sorted(days)
    for step in found:
        assert step.steps and step.rule.cite and step.rule.source, step.key
        assert step.title and "{" not in " ".join(step.steps), step.key


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (lambda: madrid.Event("notifed", date(2026, 8, 20), "US"), "did you mean notified"),
        (lambda: madrid.Event("notified", date(2026, 8, 20)), "needs the member"),
        (lambda: madrid.Event("cancelled", date(2026, 8, 20), detail="sale"), "no reason 'sale'"),
        (lambda: madrid.Event("notified", date(2026, 8, 20), "AU"), "does not designate AU"),
    ],
)
def test_an_event_that_does_not_fit_is_named(event, words):
    with pytest.raises(CourseError, match=words):
        madrid.calendar(registration(), [event()])


def test_a_certificate_needs_a_designation_of_the_united_states():
    with pytest.raises(CourseError, match="does not designate the United States"):
        madrid.calendar(registration(members=["EM"]), events()[4:5])


def test_every_rule_has_two_names_a_source_and_a_review():
    found = rules.rule_ids("madrid.")
    assert len(found) > 50
    for id in found:
        for version in rules.versions(id):
            assert version.en and version.zh and version.cite and version.source, id
            assert version.review_by > version.checked, id


def test_no_source_is_one_of_the_mirrors_that_must_not_be_linked():
    mirrors = ("xishanplastic", "lotpion", "goldbutton", "bluevalleywood", "f2dsex4", "szjzcy",
               "ttyyy", "eghvdg")  # fmt: skip
    sources = [v.source for id in rules.rule_ids("madrid.") for v in rules.versions(id)]
    for frame in (madrid.squatting_cases(), madrid.bad_faith_rules("CN", date(2026, 1, 5))):
        sources += list(frame["source"])
    assert not [text for text in sources if any(mirror in text for mirror in mirrors)]

"""The order of questions for a transfer out of China, with its clocks and what blocks the way."""

from datetime import date, timedelta

import pytest

from course_utils.errors import CourseError
from course_utils.law import rules, transfer

TODAY = date(2026, 5, 6)


def path(on=TODAY, **facts):
    plain = {"kind": "patent licence", "controlled": "no", "category": "free"}
    return transfer.export_path(transfer.Transfer(**{**plain, **facts}), on)


def test_the_questions_come_in_their_order():
    assert list(transfer.questions()["key"]) == [
        "export", "control", "catalogue", "patent_office", "registration", "tax",
    ]  # fmt: skip
    assert set(transfer.questions()["rule"]) <= set(rules.rule_ids("transfer."))


def test_a_free_licence_goes_all_the_way():
    found = path(signed=date(2026, 4, 2), used_only_abroad=True)
    assert [step.outcome for step in found] == ["pass", "pass", "pass", "do", "do", "do"]
    assert (found.blocked, found.forbidden, found.left) == (None, False, ())
    days = {clock.key: clock.day for clock in found.calendar()}
    # 2 April + 60 days: 30 April is day 28, 31 May day 59; + 3 months: 2 July, a Thursday
    assert days == {"registration": date(2026, 6, 1), "licence_recordal": date(2026, 7, 2)}
    assert "copy of the contract" in found["registration"].documents
    assert "zero rate" in found["tax"].answer


def test_the_way_shows_itself_as_text_table_and_page():
    found = path(category="")
    assert "4." not in str(found)
    assert list(found.frame()["outcome"]) == ["pass", "pass", "open"]
    assert "Asked later: Does a patent pass" in found._repr_html_()
    with pytest.raises(CourseError, match="does not reach 'tax'"):
        found["tax"]


def test_a_transfer_inside_the_group_is_an_export_too():
    step = path(kind="patent assignment", affiliate=True)["export"]
    assert step.outcome == "pass"
    assert "same group changes nothing" in step.answer


def test_what_stays_in_china_is_no_export():
    found = path(recipient="in China")
    assert [step.outcome for step in found] == ["skip"]
    assert not found.forbidden


def test_a_foreign_person_in_china_meets_export_control_only():
    found = path(recipient="foreign person in China", controlled="yes")
    assert found.blocked.key == "control"
    found = path(recipient="foreign person in China", category="", signed=TODAY)
    assert (found["catalogue"].outcome, found["registration"].outcome) == ("skip", "skip")


def test_prohibited_technology_stops():
    found = path(category="prohibited")
    assert found.forbidden
    assert found.left == ("patent_office", "registration", "tax")


@pytest.mark.parametrize(
    ("facts", "key", "outcome"),
    [
        ({"controlled": ""}, "control", "open"),
        ({"controlled": "yes"}, "control", "open"),
        ({"controlled": "yes", "control_accepted": date(2026, 10, 26)}, "control", "wait"),
        ({"category": ""}, "catalogue", "open"),
        ({"category": "restricted"}, "catalogue", "open"),
        ({"category": "restricted", "applied": date(2026, 2, 2)}, "catalogue", "wait"),
        ({}, "registration", "open"),
    ],
)
def test_what_blocks_the_way(facts, key, outcome):
    found = path(**facts)
    assert (found.blocked.key, found.blocked.outcome) == (key, outcome)


def test_a_dual_use_licence_takes_45_working_days():
    found = path(controlled="yes", control_accepted=date(2026, 10, 26))
    # 27-30 Oct: 4; 2-6 Nov: 9; 14, 19, 24 by 27 Nov; 29, 34, 39, 44 by 25 Dec; 28 Dec: 45
    assert found.calendar()["dual_use_review"].day == date(2026, 12, 28)
    assert (
        path(
            controlled="yes",
            control_accepted=date(2026, 3, 2),
            control_licensed=date(2026, 4, 30),
        )["control"].outcome
        == "pass"
    )


RESTRICTED = {
    "category": "restricted",
    "applied": date(2026, 2, 2),
    "letter_of_intent": date(2026, 3, 20),
}


def test_no_negotiation_before_the_letter_of_intent():
    for early in ("negotiated", "signed"):
        found = path(**{**RESTRICTED, early: date(2026, 3, 19)})
        assert found.forbidden
        assert "19 March 2026" in found.blocked.answer
    assert not path(**RESTRICTED, negotiated=date(2026, 3, 20)).forbidden
    assert path(category="restricted", signed=date(2026, 3, 19)).forbidden


def test_restricted_technology_goes_through_two_stages():
    signing = path(**RESTRICTED)["catalogue"]
    assert signing.outcome == "open"
    assert "list of the technical documents to be exported" in signing.documents
    filed = {**RESTRICTED, "signed": date(2026, 4, 1), "licence_filed": date(2026, 4, 16)}
    waiting = path(**filed)
    assert waiting.blocked.outcome == "wait"
    assert waiting.calendar()["export_contract_review"].day == date(2026, 5, 11)
    licensed = path(**filed, licensed=date(2026, 5, 11))
    assert "takes effect on 11 May 2026" in licensed["catalogue"].answer
    assert licensed["registration"].outcome == "skip"
    # three months from the licence, not from the signature
    assert licensed.calendar()["licence_recordal"].day == date(2026, 8, 11)


def test_a_patent_passes_on_the_day_of_registration_not_of_signature():
    signed = date(2026, 4, 1)
    step = path(kind="patent assignment", signed=signed)["patent_office"]
    assert step.outcome == "do"
    assert "not of signature" in step.answer
    assert "certificate of registration of the export contract" in step.documents
    done = path(kind="patent assignment", signed=signed, patent_registered=date(2026, 5, 29))
    assert "passed on 29 May 2026" in done["patent_office"].answer
    assert path(kind="know-how", signed=signed)["patent_office"].outcome == "skip"


def test_a_running_royalty_waits_for_its_first_base():
    found = path(payment="running royalty", signed=date(2026, 4, 2))
    assert found.calendar()["registration_royalty"].when == "open"
    assert "change filing" in found["registration"].answer
    found = path(payment="running royalty", signed=date(2026, 4, 2), first_base=date(2026, 7, 2))
    assert found.calendar()["registration_royalty"].day == date(2026, 8, 31)


def test_sixty_days_run_from_effectiveness():
    found = path(signed=date(2026, 3, 2), agreed_effective=date(2026, 4, 2))
    assert found.calendar()["registration"].day == date(2026, 6, 1)


def test_missing_the_sixty_days_costs_no_validity_but_a_fine_since_march_2026():
    signed = date(2025, 12, 11)  # + 60 days: 31 December is day 20, 31 January 51
    last = date(2026, 2, 9)
    in_time = path(on=last, signed=signed)["registration"]
    assert in_time.clocks[0].day == last
    assert "are over" not in in_time.answer
    before = path(on=date(2026, 2, 28), signed=signed)["registration"]
    assert "valid all the same" in before.answer
    assert "fined" not in before.answer
    since = path(on=date(2026, 3, 1), signed=signed)["registration"]
    assert "fined up to CNY 50,000.00" in since.answer
    assert "valid all the same" in since.answer


def test_an_end_on_a_closed_day_is_late_after_the_safe_day():
    # 2 March + 60 days: 1 May, Labour Day; 30 April is safe
    step = path(on=date(2026, 4, 30), signed=date(2026, 3, 2))["registration"]
    assert "are over" not in step.answer
    step = path(on=date(2026, 4, 30) + timedelta(days=1), signed=date(2026, 3, 2))["registration"]
    assert "are over" in step.answer


def test_a_day_before_a_law_that_the_path_needs_is_named():
    with pytest.raises(CourseError, match=r"VAT Law.* no version in force on 31 December 2025"):
        path(on=date(2025, 12, 31), signed=date(2025, 12, 11))


def test_the_certificate_comes_three_working_days_after_filing():
    found = path(signed=date(2026, 9, 1), registration_filed=date(2026, 9, 30))
    # 1-7 October closed; 8, 9 and Saturday 10 October are worked
    assert found.calendar()["registration_certificate"].day == date(2026, 10, 10)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"kind": "patent"}, "no kind 'patent'; did you mean patent licence"),
        ({"category": "limited"}, "no category 'limited'"),
        ({"signed": "2026-04-02"}, "Signed is to be a date"),
        ({"applied": date(2026, 2, 2)}, "needs no licence"),
        (
            {
                "category": "restricted",
                "applied": date(2026, 3, 2),
                "letter_of_intent": date(2026, 3, 1),
            },
            "Letter of intent on 1 March 2026 cannot lie before 2 March 2026",
        ),
    ],
)
def test_facts_that_do_not_fit_are_refused(facts, words):
    with pytest.raises(CourseError, match=words):
        path(**facts)

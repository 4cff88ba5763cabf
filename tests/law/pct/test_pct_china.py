"""China against worked examples, and the questions that have no date for an answer."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from course_utils.errors import CourseError
from course_utils.law import periods, rules
from course_utils.law.pct import china, china_rights

CASES = yaml.safe_load(Path(__file__).with_name("china_cases.yaml").read_text(encoding="utf-8"))


def cases(topic):
    return pytest.mark.parametrize("case", CASES[topic], ids=[c["name"] for c in CASES[topic]])


@cases("counting")
def test_counting_agrees_with_the_examples_of_the_examination_guidelines(case):
    assert periods.expiry(**case["given"], office="CN", law=china.RULE_5).day == case["day"]


@cases("receipt")
def test_receipt(case):
    receipt = china_rights.deemed_receipt(**case["given"])
    assert receipt.day == case["day"]
    assert receipt.steps


@cases("secrecy")
def test_secrecy_examination(case):
    result = china.secrecy_examination(**case["given"])
    assert result.day == case["day"]
    assert {key: result[key].day for key in case.get("ends", {})} == case.get("ends", {})


@cases("restore_direct")
def test_restoration_of_priority_for_a_direct_filing(case):
    assert china_rights.restore_priority_direct(**case["given"]).day == case["day"]


@cases("restore_pct")
def test_restoration_of_priority_for_a_pct_application(case):
    assert china_rights.restore_priority_pct(**case["given"]).day == case["day"]


@cases("restoration_of_rights")
def test_restoration_of_rights(case):
    assert china_rights.restoration_of_rights(**case["given"]).day == case["day"]


@cases("annual_fee")
def test_annual_fee(case):
    fees = china_rights.annual_fee(**case["given"])
    assert {deadline.key: deadline.day for deadline in fees} == case["ends"]


@pytest.mark.parametrize(
    ("facts", "applies", "says"),
    [
        ({"kind": "patent"}, True, "describes the technical solution in detail"),
        (
            {"kind": "utility model", "route": "after Chinese filing"},
            True,
            "before you file abroad",
        ),
        ({"route": "PCT at CNIPA"}, True, "counts as the request"),
        ({"kind": "design"}, False, "inventions and utility models only"),
        ({"completed_in_china": False}, False, "not the nationality"),
    ],
)
@pytest.mark.parametrize("on", [date(2023, 3, 1), date(2026, 3, 1)])
def test_secrecy_duty(on, facts, applies, says):
    duty = china.secrecy_duty(on, **facts)
    assert duty.applies is applies
    assert says in str(duty)


def test_silence_gives_leave_under_the_old_text_only():
    old = china.secrecy_examination(date(2023, 3, 1))
    new = china.secrecy_examination(date(2025, 3, 3))
    between = china.secrecy_examination(date(2023, 12, 1))
    assert str(old) == "Without a notice until 3 July 2023 you may file abroad from 4 July 2023."
    assert "by 6 May 2025, in a complex case by 3 July 2025" in str(new)
    assert "silence after that gives no leave" in str(new)
    assert str(between).startswith("Do not rely on silence")
    assert "secrecy_notice_extended" not in old


def test_steps_cite_the_chinese_rule():
    (notice, *_) = china.secrecy_examination(date(2025, 12, 1))
    assert notice.steps == (
        "2 months from 1 December 2025 end on 1 February 2026, a Sunday.",
        "1 February 2026 is a Sunday: CN is closed (Rule 5).",
    )
    assert notice.rule.cite == "Implementing Rules, Rule 9(1)"


def test_an_answer_shows_itself_above_its_calendar():
    shown = china.secrecy_examination(date(2025, 3, 3))._repr_html_()
    assert shown.startswith("<p><b>Wait for CNIPA&#x27;s answer")
    assert "<table>" in shown


def test_hong_kong_counts_six_months():
    by_publication = china_rights.hong_kong(chinese_publication=date(2025, 8, 31))
    by_notice = china_rights.hong_kong(notice_503=date(2025, 5, 15))
    assert by_publication.nominal == date(2026, 2, 28)
    assert by_notice.nominal == date(2025, 11, 15)
    assert by_notice.office == "HK"


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: china.secrecy_duty(date(2025, 1, 1), kind="trademark"), "kinds are patent"),
        (lambda: china.secrecy_duty(date(2025, 1, 1), route="Madrid"), "routes are direct"),
        (
            lambda: china.secrecy_examination(date(2025, 3, 3), notice_on=date(2025, 3, 2)),
            "The notice on 2 March 2025 cannot lie before 3 March 2025",
        ),
        (
            lambda: china.secrecy_examination(
                date(2025, 3, 3), cleared_on=date(2025, 4, 1), secret_on=date(2025, 4, 1)
            ),
            "both clear the invention and keep it secret",
        ),
        (
            lambda: china_rights.deemed_receipt(
                date(2023, 3, 1), electronic=False, proved_on=date(2023, 3, 4)
            ),
            "since 20 January 2024",
        ),
        (
            lambda: china_rights.restore_priority_direct(date(2025, 3, 3), date(2025, 3, 2)),
            "cannot lie before 3 March 2025",
        ),
        (lambda: china_rights.restoration_of_rights(date(2025, 3, 3)), "Give a day"),
        (lambda: china_rights.annual_fee(date(2025, 3, 3), 1), "not for year 1"),
        (lambda: china_rights.hong_kong(), "Give the Chinese publication"),
    ],
)
def test_bad_input_gets_one_sentence(call, says):
    with pytest.raises(CourseError, match=says):
        call()


def test_the_same_rule_has_its_text_on_each_side_of_the_amendment():
    eve, first = date(2024, 1, 19), date(2024, 1, 20)
    assert rules.rule("cn.entry", eve).cite == "Implementing Rules, Rule 103 (2010 text)"
    assert rules.rule("cn.entry", first).cite.startswith("Implementing Rules, Rule 120 (Rule 103")
    assert [p.length for p in rules.rule("cn.secrecy_decision", eve).periods] == [6]
    assert [p.length for p in rules.rule("cn.secrecy_decision", first).periods] == [4]
    with pytest.raises(CourseError, match="no version in force on 19 January 2024"):
        rules.rule("cn.priority_restore", eve)


def test_every_rule_of_china_reads_and_is_dated():
    found = rules.rule_ids("cn.")
    assert len(found) == 50
    for id in found:
        rule = rules.rule(id, date(2026, 11, 1))
        assert rule.zh and rule.cite and rule.source
        assert "github" not in rule.source
        assert rule.review_by.year == rule.checked.year + 1
        assert rule.awaits_review(date(2026, 11, 1))

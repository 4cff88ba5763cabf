"""The cases whose answers were worked out by hand are still the same."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
CASES = {
    case["student"]: case for case in yaml.safe_load((HERE / "answers.yaml").read_text("utf-8"))
}


@pytest.mark.parametrize("student", CASES)
def test_the_case_is_the_one_that_was_worked_out(masters, student):
    case = masters("06_technology_transfer").names(student)["case"]
    assert case.trap == CASES[student]["trap"]
    assert {
        "applied": case.plot.applied,
        "theirs": case.plot.theirs,
        "agreed": case.plot.agreed,
        "first_base": case.plot.first_base,
    } == CASES[student]["facts"]


def test_every_trap_was_worked_out():
    assert len({case["trap"] for case in CASES.values()}) == 4


# s003 with the valuer's factors of four decimals, 0.9091, 0.8264, 0.7513 and 0.6830:
# 823,303.69 + 932,799.00 + 867,751.50 + 609,577.50, and 2,610,000 + 644,592 + 430,290
@pytest.mark.parametrize(
    ("question", "answer", "value"),
    [
        ("q10", "q10_own_use", "3233431.69"),
        ("q10", "q10_own_use", "CNY 3,233,000"),
        ("q10", "q10_own_use", 3234000),
        ("q11", "q11_licence", "3684882"),
        ("q11", "q11_licence", Decimal("3685000")),
        ("q11", "q11_licence", "3,684,000元"),
    ],
)
def test_rounded_factors_do_no_harm(masters, question, answer, value):
    master = masters("06_technology_transfer")
    assert master.mark("s003", question, {answer: value}).points == 8


@pytest.mark.parametrize("value", ["3231000", "3236000", "3.2 million", "-3233504"])
def test_a_value_that_is_further_off_wins_nothing(masters, value):
    master = masters("06_technology_transfer")
    assert master.mark("s003", "q10", {"q10_own_use": value}).points == 0

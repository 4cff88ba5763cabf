"""The cases whose answers were worked out by hand are still the same."""

from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
CASES = {
    case["student"]: case for case in yaml.safe_load((HERE / "answers.yaml").read_text("utf-8"))
}


@pytest.mark.parametrize("student", CASES)
def test_the_case_is_the_one_that_was_worked_out(masters, student):
    case = masters("07_capstone").names(student)["case"]
    assert case.trap == CASES[student]["trap"]
    assert {
        "priority": case.plot.priority,
        "stamped": case.plot.stamped,
        "served": case.plot.served,
        "partner": case.licence.partner,
    } == CASES[student]["facts"]


def test_every_trap_was_worked_out():
    assert len({case["trap"] for case in CASES.values()}) == 4

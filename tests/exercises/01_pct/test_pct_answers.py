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
    case, facts = masters("01_pct").names(student)["case"], CASES[student]["facts"]
    assert case.trap == CASES[student]["trap"]
    assert {
        "priority": case.application.priority_date(),
        "filing": case.application.filing_date,
        "isr_sent": case.application.isr_sent,
        "found_on": case.found_on,
    } == facts

"""Run the worked examples of competition_cases.yaml."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from course_utils.errors import CourseError
from course_utils.law import competition
from course_utils.law.competition import Act, Award

CASES = yaml.safe_load(Path(__file__).with_name("competition_cases.yaml").read_text("utf-8"))


def _argument(value):
    return Act(*value["act"]) if isinstance(value, dict) else value


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_worked_example(case):
    call = getattr(competition, case["call"])
    arguments = [_argument(value) for value in case["args"]]
    if "error" in case:
        with pytest.raises(CourseError, match=case["error"]):
            call(*arguments, **case.get("given", {}))
        return
    found = call(*arguments, **case.get("given", {}))
    if case["call"] == "limitation":
        by_key = {deadline.key: deadline for deadline in found}
        for key, wanted in case["expect"].items():
            deadline = by_key[key]
            assert [deadline.nominal, deadline.day, deadline.safe_day] == wanted, deadline.steps
        assert [d.key for d in found if d.key in case["expect"]] == list(case["expect"])
        return
    if isinstance(case["expect"], int):
        assert found == case["expect"]
        return
    for name, wanted in case["expect"].items():
        if name == "lines":
            assert [line.amount for line in found.lines] == wanted
        elif name == "notes":
            assert wanted in " ".join(found.notes)
        else:
            assert getattr(found, name) == wanted, name
    if isinstance(found, Award):
        assert found.total == sum((line.amount for line in found.lines), Decimal(0))
        assert found.damages + found.costs == found.total

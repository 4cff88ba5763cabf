"""The clock of section 337: worked examples."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from course_utils.law import section337
from course_utils.law.deadlines import Calendar
from course_utils.law.section337 import Investigation, Lapse, Service

_CASES = yaml.safe_load(Path(__file__).with_name("clock_cases.yaml").read_text(encoding="utf-8"))
_FILED = date(2025, 3, 7)


def _typed(name: str, value):
    if isinstance(value, dict):
        return Service(**value)
    return [Lapse(**lapse) for lapse in value] if name == "lapses" else value


def _arguments(given: dict) -> dict:
    return {name: _typed(name, value) for name, value in given.items()}


@pytest.mark.parametrize("case", _CASES, ids=[case["name"] for case in _CASES])
def test_worked_example(case):
    given = _arguments(case.get("given", {}))
    if case["call"] == "calendar":
        facts = Investigation(**{"complaint_filed": _FILED, **_arguments(case.get("facts", {}))})
        given = {"investigation": facts}
    found = getattr(section337, case["call"])(**given)
    if not isinstance(found, Calendar):
        _compare(found, case["expect"])
        return
    for key, wanted in case["expect"].items():
        _compare(found[key], wanted)
    assert [key for key in case.get("absent", ()) if key in found] == []


def _compare(found, wanted) -> None:
    steps = " ".join(found.steps)
    for name in ("nominal", "day", "safe_day"):
        if name in wanted:
            assert getattr(found, name) == wanted[name], f"{name}: {steps}"
    for words in wanted.get("says", ()):
        assert words in steps

"""Run the worked examples of madrid_cases.yaml."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from worked import check_deadline

from course_utils.errors import CourseError
from course_utils.law import madrid
from course_utils.law.deadlines import Calendar

_CASES = yaml.safe_load(Path(__file__).with_name("madrid_cases.yaml").read_text(encoding="utf-8"))
_PLAIN = {
    "mark": {"name": "QIANTANG", "classes": [7, 9, 11]},
    "basic": {"office": "CN", "filed": date(2026, 1, 12)},
    "filed": date(2026, 5, 20),
    "received_by_ib": date(2026, 6, 10),
    "members": ["US", "EM", "JP", "KR", "CH"],
}


def worked(topic: str):
    """Return a pytest mark that runs a test over the cases of one topic."""
    cases = [case for case in _CASES if case["topic"] == topic]
    return pytest.mark.parametrize("case", cases, ids=[case["name"] for case in cases])


def registration(**facts) -> madrid.Registration:
    """Return a registration with these facts, for the rest with the plain ones."""
    given = {**_PLAIN, **facts}
    given["mark"] = madrid.Mark(**given["mark"])
    given["basic"] = madrid.Basic(**given["basic"])
    given["later"] = [madrid.Designation(**later) for later in given.get("later", ())]
    return madrid.Registration(**given)


def check(case) -> None:
    """Call the function of a case and compare what it gives."""
    call = getattr(madrid, case["call"])
    arguments = dict(case.get("given", {}))
    first = [registration(**case["registration"])] if "registration" in case else []
    if "error" in case:
        with pytest.raises(CourseError, match=case["error"]):
            call(*first, **arguments)
        return
    found = call(*first, **arguments)
    if "holds" in case:
        assert bool(found) is case["holds"], found.reason
        for words in case.get("says", ()):
            assert words in found.reason
    elif isinstance(found, Calendar):
        for key, wanted in case["expect"].items():
            check_deadline(found[key], wanted)
    else:
        check_deadline(found, case["expect"])

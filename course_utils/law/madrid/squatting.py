"""Squatters: the rules against bad faith by country and day, and real cases step by step."""

from datetime import date

import pandas as pd

from course_utils.law.inputs import near
from course_utils.law.tables import in_force, rows, table
from course_utils.messages import _

RULES = "madrid/bad_faith_rules"
CASES = "madrid/cases"


def bad_faith_rules(jurisdiction: str, on: date, topic: str = "") -> pd.DataFrame:
    """Return the rules on bad faith, use and related remedies in force on a day.

    Args:
        jurisdiction: ST.3 code, "CN" or "US".
        on: the day of the act.
        topic: only this topic; `bad_faith_topics` lists them.

    Returns:
        Columns: law, article, topic, rule, effective_from, effective_to, source, as_of.

    Raises:
        CourseError: no such topic.
        MissingValue: no rule is known for that country and day; the sentence says which days are.
    """
    found = in_force(RULES, on, st3=jurisdiction)
    if topic:
        known = sorted(set(found["topic"]))
        if topic not in known:
            raise near(_("There is no topic {text!r}; {hint}."), topic, known)
        found = found[found["topic"] == topic]
    return found.drop(columns=["st3", "start"]).reset_index(drop=True)


def bad_faith_topics(jurisdiction: str, on: date) -> list[str]:
    """Return the topics of `bad_faith_rules` for a country and day, sorted."""
    return sorted(set(bad_faith_rules(jurisdiction, on)["topic"]))


def squatting_cases(case_id: str = "") -> pd.DataFrame:
    """Return the dated steps of real disputes over squatted marks and domain names.

    Args:
        case_id: only this case, e.g. "wangzhihe"; all cases when empty.

    Returns:
        Columns: case_id, kind ("mark" or "domain name"), parties, mark, place (ST.3 code or
        provider), when (a day, month or year as the source gives it), event, note, source, as_of.

    Raises:
        CourseError: no such case.
    """
    if not case_id:
        return table(CASES)
    known = sorted(set(table(CASES)["case_id"]))
    if case_id not in known:
        raise near(_("There is no case {text!r}; {hint}."), case_id, known)
    return rows(CASES, case_id=case_id).reset_index(drop=True)

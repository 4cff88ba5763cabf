"""Where to go, what the rules say in words, and what became of real cases."""

from datetime import date

import pandas as pd

from course_utils.law.competition.texts import jurisdiction_code
from course_utils.law.inputs import near
from course_utils.law.tables import in_force, table
from course_utils.messages import _

FORUMS = "competition/forums"
PROVISIONS = "competition/provisions"
CASES = "competition/cases"


def forums(*jurisdictions: str) -> pd.DataFrame:
    """Return the forums side by side: who decides, what must be shown, what one gets, how long.

    Args:
        jurisdictions: only these; all when none is given.

    Returns:
        Columns: forum ("CN court", "CN authority", "CN criminal", "US court", "US ITC", "US
        criminal", "DE court", "KR court", "JP court"), st3, name, zh, decides, law, must_show,
        relief, money, lasts, time_limit, cite, note, source, as_of. The ITC awards no money and
        needs injury to a domestic industry.
    """
    for code in jurisdictions:
        jurisdiction_code(code)
    found = table(FORUMS)
    if jurisdictions:
        found = found[found["st3"].isin(jurisdictions)].reset_index(drop=True)
    return found


def provisions(jurisdiction: str, on: date, topic: str = "") -> pd.DataFrame:
    """Return rules that are no figures (acts, defences, intent, reverse engineering) on a day.

    Chinese rows on the judicial interpretations of 2021 and 2026 go by the day of the judgment.

    Returns:
        Columns: topic, rule, cite, effective_from, effective_to, start, source, as_of.

    Raises:
        CourseError: no such topic on that day.
        MissingValue: no rule is known for that country and day.
    """
    found = in_force(PROVISIONS, on, st3=jurisdiction_code(jurisdiction)).drop(columns=["st3"])
    if topic:
        known = sorted(set(found["topic"]))
        if topic not in known:
            raise near(_("There is no topic {text!r}; {hint}."), topic, known)
        found = found[found["topic"] == topic]
    return found.reset_index(drop=True)


def cases(case_id: str = "") -> pd.DataFrame:
    """Return real cases with what was awarded and what became of it.

    Args:
        case_id: only this case, e.g. "vanillin".

    Returns:
        Columns: case_id, name, forum, st3, decided (day, month or year, "" where not seen),
        claimant, respondent, subject, remedy, damages_amount, costs_amount, total_amount (Decimal
        or None where not stated), currency, approximate ("yes": the source says "about"),
        multiple, status (read it before the amount), point, conflict, source, as_of.

    Raises:
        CourseError: no such case.
    """
    every = table(CASES)
    if not case_id:
        return every
    known = list(every["case_id"])
    if case_id not in known:
        raise near(_("There is no case {text!r}; {hint}."), case_id, known)
    return every[every["case_id"] == case_id].reset_index(drop=True)

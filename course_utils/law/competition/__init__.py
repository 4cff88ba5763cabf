"""Unfair competition and trade secrets: audit, applicable law, clocks, damages and sanctions."""

from course_utils.law.competition.audit import (
    Audit,
    Burden,
    Finding,
    audit,
    burden,
    evidence_items,
    protection_elements,
    say_state,
)
from course_utils.law.competition.award import Award, AwardLine
from course_utils.law.competition.damages import damages
from course_utils.law.competition.limitation import limitation
from course_utils.law.competition.overview import cases, forums, provisions
from course_utils.law.competition.sanctions import (
    Fine,
    Threshold,
    criminal_fine_most,
    criminal_penalties,
    criminal_threshold,
    fines,
)
from course_utils.law.competition.texts import JURISDICTIONS, Act, Applicable, law_on, texts

__all__ = [
    "JURISDICTIONS",
    "Act",
    "Applicable",
    "Audit",
    "Award",
    "AwardLine",
    "Burden",
    "Finding",
    "Fine",
    "Threshold",
    "audit",
    "burden",
    "cases",
    "criminal_fine_most",
    "criminal_penalties",
    "criminal_threshold",
    "damages",
    "evidence_items",
    "fines",
    "forums",
    "law_on",
    "limitation",
    "protection_elements",
    "provisions",
    "say_state",
    "texts",
]

"""What a complainant must show, by kind of claim, and the real facts behind the choices."""

from dataclasses import dataclass

import pandas as pd

from course_utils.law.inputs import near
from course_utils.law.tables import cite, records, rows, table
from course_utils.messages import _, language

TABLE = "section337/elements"
FACTS = "section337/facts"
STATUTORY = ("patent", "trademark", "copyright")
UNFAIR_ACTS = ("trade secret", "trade dress", "other unfair act")


@dataclass(frozen=True)
class Element:
    """One thing that the complainant must show.

    Attributes:
        key: e.g. "technical_prong".
        name, name_zh: its name.
        any_of: the group of which one element is enough, e.g. "domestic industry, economic
            prong"; "" when the element must be shown in any case.
        complainant_shows: what must be shown.
        lever: what the respondent can do about it: advice of the course.
        case: real cases.
        cite: the article.
        source: source and its day.
    """

    key: str
    name: str
    name_zh: str
    any_of: str
    complainant_shows: str
    lever: str
    case: str
    cite: str
    source: str

    @property
    def title(self) -> str:
        """The name in the reader's language."""
        return self.name_zh if language() == "zh" else self.name


def claim_kinds() -> tuple[str, ...]:
    """Return the kinds of claim: first the statutory rights, then the other unfair acts."""
    return STATUTORY + UNFAIR_ACTS


def checked_kind(kind: str) -> str:
    """Return `kind`.

    Raises:
        CourseError: there is no such kind of claim.
    """
    if kind not in claim_kinds():
        raise near(_("There is no kind of claim {text!r}; {hint}."), kind, list(claim_kinds()))
    return kind


def elements(kind: str) -> tuple[Element, ...]:
    """Return what the complainant must show for a kind of claim, in the order of the checklist.

    Registered rights need a domestic industry with its two prongs and no injury (19 U.S.C.
    1337(a)(2)-(3)); other unfair acts need a threat or effect on an industry or on trade
    (1337(a)(1)(A)).

    Args:
        kind: one of `claim_kinds`. An unregistered trade mark is an "other unfair act".

    Raises:
        CourseError: there is no such kind of claim.
    """
    checked_kind(kind)
    return tuple(
        Element(
            key=row.key,
            name=row.name,
            name_zh=row.name_zh,
            any_of=row.any_of,
            complainant_shows=row.complainant_shows,
            lever=row.lever,
            case=row.case,
            cite=row.cite,
            source=cite(row),
        )
        for row in table(TABLE).itertuples()
        if kind in row.kinds.split(";")
    )


def fact_topics() -> list[str]:
    """Return the topics of `real_facts`, in the order of the table."""
    return list(dict.fromkeys(table(FACTS)["topic"]))


def real_facts(topic: str) -> pd.DataFrame:
    """Return real facts on one topic.

    Args:
        topic: one of `fact_topics`, e.g. "default", "inter partes review", "ways out".

    Returns:
        Columns: fact, figure, unit, case, cite, source, as_of; empty cells are not known.

    Raises:
        CourseError: there is no such topic.
    """
    if topic not in fact_topics():
        raise near(_("There is no topic {text!r}; {hint}."), topic, fact_topics())
    return rows(FACTS, topic=topic).drop(columns=["key", "topic"]).reset_index(drop=True)


def fact(key: str):
    """Return the one fact with a key of the table, e.g. "penalty_floor", as a named tuple."""
    return records(FACTS, key=key)[0]

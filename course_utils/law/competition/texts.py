"""Which text of the law applies to an act: the day of the act decides."""

import html
from dataclasses import dataclass
from datetime import date

import pandas as pd

from course_utils.errors import CourseError
from course_utils.law.inputs import as_day, near
from course_utils.law.tables import MissingValue, cite, records, row_in_force, rows, table
from course_utils.messages import _, say_day

TEXTS = "competition/texts"
ARTICLES = "competition/articles"
JURISDICTIONS = ("CN", "US", "KR", "JP", "DE", "EU", "INT")


def jurisdiction_code(code: str) -> str:
    """Return `code` if the tables know that jurisdiction ("INT": treaties); else raise."""
    if code not in JURISDICTIONS:
        raise near(_("There is no jurisdiction {text!r}; {hint}."), code, list(JURISDICTIONS))
    return code


@dataclass(frozen=True)
class Act:
    """When somebody took, disclosed or used a secret.

    Attributes:
        first: its first day.
        last: its last day; for an act that still goes on, the day on which one asks. An act of a
            single day has none.

    Raises:
        CourseError: a day is no date, or the last lies before the first.
    """

    first: date
    last: date | None = None

    def __post_init__(self):
        object.__setattr__(self, "first", as_day(self.first, _("the first day of the act")))
        last = as_day(self.last or self.first, _("the last day of the act"))
        object.__setattr__(self, "last", last)
        if last < self.first:
            raise CourseError(
                _("The act cannot end on {last}, before it began on {first}.").format(
                    last=say_day(last), first=say_day(self.first)
                )
            )


def as_act(act: Act | date) -> Act:
    """Return a single day as an act of that day."""
    return act if isinstance(act, Act) else Act(act)


@dataclass(frozen=True)
class Part:
    """The days of an act that one text covers."""

    first: date
    last: date
    text: str


@dataclass(frozen=True)
class Applicable:
    """The text that applies to an act, and why.

    Attributes:
        jurisdiction: ST.3 code, or "INT".
        act: the act asked about.
        parts: the days covered by each text; several only where an amendment splits the act.
        name: the text that applies to the last day, in full; `zh` the same in Chinese.
        reason: why that text, in a sentence.
        cite: the rule about acts that cross an amendment, where one was needed.
        note: what else to know about the text.
        source: where the text was read.
    """

    jurisdiction: str
    act: Act
    parts: tuple[Part, ...]
    name: str
    zh: str
    reason: str
    cite: str
    note: str
    source: str

    @property
    def text(self) -> str:
        """The short name of the one text that applies; a `CourseError` where the act is split."""
        if len(self.parts) > 1:
            raise CourseError(self.reason)
        return self.parts[0].text

    @property
    def articles(self) -> dict[str, str]:
        """The articles of the text by topic: {"damages": "22(3)", ...}."""
        return {row.topic: row.article for row in records(ARTICLES, text=self.text)}

    def article(self, topic: str) -> str:
        """Return where a topic stands: "AUCL 2025 Art. 22(3)", "18 U.S.C. 1836(d)".

        Raises:
            CourseError: the tables know no article on that topic in this text.
        """
        found = self.articles
        if topic not in found:
            sentence = _("{text_name} has no article on {text!r} in the tables; {hint}.")
            raise near(sentence.replace("{text_name}", self.text), topic, list(found))
        article = found[topic]
        if "U.S.C." in article:
            return article
        return f"{self.text} {article if article.startswith('s. ') else f'Art. {article}'}"

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"

    def _repr_html_(self) -> str:
        small = " · ".join(text for text in (self.cite, self.note, self.source) if text)
        return (
            f"<div><b>{html.escape(self.name)}</b> ({html.escape(self.zh)})<br>"
            f"{html.escape(self.reason)}<br><small>{html.escape(small)}</small></div>"
        )


def law_on(jurisdiction: str, act: Act | date) -> Applicable:
    """Return the text that applies to an act.

    China: the law of the day of the act; an act begun before an amendment and going on after it
    follows the amended text (SPC provisions on trade secret cases (2020) Art. 28, SPC AUCL
    interpretation (2022) Art. 28). Korea: the cap of 2024 holds only for what is done from
    21 August 2024 on, so such an act is split. United States: the DTSA reaches acts on or after
    11 May 2016.

    Args:
        jurisdiction: "CN", "US", "KR", "JP", "DE", "EU" or "INT" (treaties).
        act: an `Act`, or the day of an act of one day.

    Raises:
        CourseError: no such jurisdiction.
        MissingValue: no text is known for the last day, or a split act's first.
    """
    act = as_act(act)
    current = row_in_force(TEXTS, act.last, st3=jurisdiction_code(jurisdiction))
    start, words = current.effective_from, {"text": current.text}
    if act.first >= start:
        parts = (Part(act.first, act.last, current.text),)
        reason = _("The act lies wholly under {text}.").format(**words)
        return _applicable(jurisdiction, act, current, parts, reason, "")
    words["day"] = say_day(start)
    if current.crossing == "split":
        return _applicable(jurisdiction, act, current, *_split(jurisdiction, act))
    if current.crossing == "amended text":
        parts = (Part(act.first, act.last, current.text),)
        sentence = _(
            "The act began before {day} and went on: the amended text, {text}, applies to all "
            "of it."
        )
    elif current.crossing == "later acts":
        parts = (Part(start, act.last, current.text),)
        sentence = _("{text} reaches only what was done on or after {day}.")
    else:
        sentence = _("{text} is known from {day} only; what applied before is not in the tables.")
        raise MissingValue(sentence.format(**words))
    reason = sentence.format(**words)
    return _applicable(jurisdiction, act, current, parts, reason, current.crossing_cite)


def _split(jurisdiction: str, act: Act) -> tuple[tuple[Part, ...], str, str]:
    row_in_force(TEXTS, act.first, st3=jurisdiction)
    touched = [
        row
        for row in records(TEXTS, st3=jurisdiction)
        if row.effective_from <= act.last and act.first <= (row.effective_to or act.last)
    ]
    parts = tuple(
        Part(max(act.first, row.effective_from), min(act.last, row.effective_to or act.last),
             row.text)
        for row in touched
    )  # fmt: skip
    spans = "; ".join(
        _("{text} from {first} to {last}").format(
            text=part.text, first=say_day(part.first), last=say_day(part.last)
        )
        for part in parts
    )
    reason = _("The amendment splits the act: {spans}. Treat each part by itself.")
    return parts, reason.format(spans=spans), touched[-1].crossing_cite


def _applicable(jurisdiction, act, row, parts, reason, crossing_cite) -> Applicable:
    return Applicable(
        jurisdiction, act, parts, row.name, row.zh, reason, crossing_cite, row.note, cite(row)
    )


def texts(jurisdiction: str = "") -> pd.DataFrame:
    """Return the texts that the tables know, of one jurisdiction or of all.

    Returns:
        Columns: st3, text, name, zh, effective_from, effective_to, start, crossing, crossing_cite,
        note, source, as_of.
    """
    if not jurisdiction:
        return table(TEXTS)
    return rows(TEXTS, st3=jurisdiction_code(jurisdiction)).reset_index(drop=True)

"""Deadlines that explain themselves, and calendars of them."""

import html
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from course_utils.errors import CourseError
from course_utils.law.rules import Rule
from course_utils.law.shown import text_table
from course_utils.messages import _, language, say_day, say_weekday


@dataclass(frozen=True)
class Deadline:
    """One step of a procedure: until when, under which rule, and why then.

    Attributes:
        key: its name in a calendar, e.g. "demand" or "national_phase.EP".
        rule: the rule in force, with its citation.
        nominal: where the count ends, before closed days; None while an event is still to come.
        day: the last day to act, or the day something happens; None when it cannot be settled.
        steps: sentences that lead from the event to `day`, or say what is missing.
        office: ST.3 code of the Office where the act is due.
        title: what is to be done, in the reader's language.
        safe_day: where `day` cannot be settled for want of the Office's closed days, or of an event
            that can only make it later, the last day that is surely in time.
    """

    key: str
    rule: Rule
    nominal: date | None
    day: date | None
    steps: tuple[str, ...]
    office: str
    title: str
    safe_day: date | None = None

    @property
    def when(self) -> str:
        """The day in words: a day, "by ... to be safe", "expected ...", or "open"."""
        if self.day:
            return f"{say_day(self.day)} ({say_weekday(self.day)})"
        if self.safe_day:
            return _("by {day} to be safe").format(day=say_day(self.safe_day))
        if self.nominal:
            return _("expected {day}").format(day=say_day(self.nominal))
        return _("open")

    def __str__(self) -> str:
        return f"{self.title}: {self.when} ({self.rule.cite})"

    def _repr_html_(self) -> str:
        steps = "".join(f"<li>{html.escape(step)}</li>" for step in self.steps)
        small = [
            (_("If missed"), self.rule.consequence),
            (_("Way back"), self.rule.remedy),
            (_("May be extended"), self.rule.extension),
            (_("Note"), self.rule.proviso),
            (_("Still in time if"), self.rule.deemed_in_time_if),
        ]
        notes = "".join(
            f"<br>{html.escape(label)}: {html.escape(text)}." for label, text in small if text
        )
        return (
            f"<div><b>{html.escape(self.title)}</b>: <b>{html.escape(self.when)}</b> "
            f"<small>{html.escape(self.office)} · {html.escape(self.rule.cite)}</small>"
            f"<ol>{steps}</ol><small>{notes.removeprefix('<br>')}</small></div>"
        )


def rule_title(rule: Rule) -> str:
    """Return a rule's name in the reader's language."""
    return rule.zh if language() == "zh" else rule.en


@dataclass(frozen=True)
class Calendar:
    """The deadlines of one case, in the order of their days; what is open comes last."""

    deadlines: tuple[Deadline, ...]

    def __iter__(self) -> Iterator[Deadline]:
        return iter(self.deadlines)

    def __len__(self) -> int:
        return len(self.deadlines)

    def __contains__(self, key: str) -> bool:
        return any(deadline.key == key for deadline in self.deadlines)

    def __getitem__(self, key: str) -> Deadline:
        """Return the deadline named `key`; a `CourseError` lists the names when there is none."""
        for deadline in self.deadlines:
            if deadline.key == key:
                return deadline
        raise CourseError(
            _("This calendar has no step {key!r}; it has {keys}.").format(
                key=key, keys=", ".join(deadline.key for deadline in self.deadlines)
            )
        )

    def frame(self) -> pd.DataFrame:
        """Return one row a deadline.

        Columns: key, day, safe_day, step, office, actor, rule, nominal, why.
        """
        return pd.DataFrame(
            {
                "key": d.key,
                "day": d.day,
                "safe_day": d.safe_day,
                "step": d.title,
                "office": d.office,
                "actor": d.rule.actor,
                "rule": d.rule.cite,
                "nominal": d.nominal,
                "why": " ".join(d.steps),
            }
            for d in self.deadlines
        )

    def _repr_html_(self) -> str:
        head = (_("Last day"), _("Step"), _("Office"), _("Rule"), _("Why"))
        rows = ((d.when, d.title, d.office, d.rule.cite, " ".join(d.steps)) for d in self.deadlines)
        return text_table(head, rows)


def in_order(deadlines) -> Calendar:
    """Return a calendar sorted by day, safe day or nominal end; open steps come last, as given."""
    ordered = sorted(deadlines, key=lambda d: d.day or d.safe_day or d.nominal or date.max)
    return Calendar(tuple(ordered))

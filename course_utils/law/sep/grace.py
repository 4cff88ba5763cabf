"""Grace periods: the last day on which a filing is not spoiled by an earlier disclosure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from course_utils.law.deadlines import Calendar, Deadline, in_order
from course_utils.law.inputs import near
from course_utils.law.offices import office_code
from course_utils.law.rules import Period, row_rule
from course_utils.law.sep.counting import NO_ROLL, settle
from course_utils.law.sep.standards import Contribution, as_disclosure
from course_utils.law.tables import MissingValue, cite, records_in_force, table
from course_utils.messages import _, say_day

TABLE = "sep/grace_periods"
DISCLOSURES = (
    "contribution",
    "publication",
    "exhibition",
    "academic meeting",
    "leak",
    "emergency",
)


@dataclass(frozen=True)
class GraceCase:
    """What an Office forgives, for some kinds of disclosure.

    Attributes:
        disclosures: the kinds, of `DISCLOSURES`: an own "contribution" to a standard, another own
            "publication", a recognised "exhibition", a prescribed "academic meeting", a "leak" by
            somebody else, an "emergency".
        months: how long; 0 where nothing is forgiven.
        priority_counts: whether a priority application inside the period is enough; if not, the
            filing at the Office itself has to be inside it. None where nothing is forgiven.
        condition, formalities: what must be true, and what must be done.
        restorable: False where a missed period cannot be restored; None where that was not found.
        sure: False where a part of the row was not checked in the text of the law.
        note, cite: the small print, and the article with its source.
    """

    disclosures: tuple[str, ...]
    months: int
    priority_counts: bool | None
    condition: str
    formalities: str
    restorable: bool | None
    sure: bool
    note: str
    cite: str


@dataclass(frozen=True)
class Grace:
    """The grace periods of an Office on a day.

    Attributes:
        office: ST.3 code.
        on: the day.
        cases: one for each kind of disclosure that is treated alike.
    """

    office: str
    on: date
    cases: tuple[GraceCase, ...]

    def for_disclosure(self, kind: str) -> GraceCase:
        """Return the case for one kind of disclosure.

        Raises:
            CourseError: there is no such kind.
            MissingValue: the table does not say how this Office treats it.
        """
        if kind not in DISCLOSURES:
            raise near(_("There is no disclosure {text!r}; {hint}."), kind, list(DISCLOSURES))
        for case in self.cases:
            if kind in case.disclosures:
                return case
        raise MissingValue(
            _("Table {name} does not say how {office} treats the kind {kind} on {day}.").format(
                name=TABLE, office=self.office, kind=kind, day=say_day(self.on)
            )
        )

    def frame(self) -> pd.DataFrame:
        """Return one row a case, with the attributes of `GraceCase` as columns."""
        frame = pd.DataFrame(self.cases)
        return frame.assign(disclosures=[", ".join(kinds) for kinds in frame["disclosures"]])


_TRUE = {"yes": True, "no": False, "": None}


def offices() -> list[str]:
    """Return the ST.3 codes of the Offices whose grace periods are known, sorted."""
    return sorted(set(table(TABLE)["st3"]))


def _row(office: str, on: date, kind: str):
    grace(office, on).for_disclosure(kind)
    current = records_in_force(TABLE, on, st3=office)
    return next(row for row in current if kind in row.disclosures.split(";"))


def grace(office: str, on: date) -> Grace:
    """Return the grace periods of an Office for applications filed on a day.

    Raises:
        UnknownOffice: no such Office.
        MissingValue: the table does not know the Office on that day.
    """
    code = office_code(office)
    return Grace(
        code,
        on,
        tuple(
            GraceCase(
                tuple(row.disclosures.split(";")),
                row.length,
                _TRUE[row.priority_counts],
                row.condition,
                row.formalities,
                _TRUE[row.restorable],
                row.sure == "yes",
                row.note,
                f"{row.cite}: {cite(row)}",
            )
            for row in records_in_force(TABLE, on, st3=code)
        ),
    )


def last_safe_filing(
    disclosure: date | Contribution,
    offices: Iterable[str],
    kind: str = "contribution",
    on: date | None = None,
) -> Calendar:
    """Return the last day on which a filing is safe from a disclosure, Office by Office.

    Where nothing is forgiven it is the day before the disclosure. A grace period is counted on from
    the disclosure. The law counts it back from the filing, and no rule that moves its end off a
    closed day was found, so none is applied.

    Args:
        disclosure: the day on which the invention became public, or a contribution.
        offices: ST.3 codes.
        kind: of the disclosure; one of `DISCLOSURES`.
        on: the day whose law is taken, that of the planned filing; without it, of the disclosure.

    Returns:
        A calendar with "last_safe_filing.CN" and so on. `rule.proviso` holds the condition.

    Raises:
        CourseError: no such Office or kind.
        MissingValue: the table does not know the Office or the kind on that day.
    """
    day, before = as_disclosure(disclosure)
    found = (_safe(office_code(office), day, kind, on or day) for office in offices)
    return in_order(replace(d, steps=(*before, *d.steps)) for d in found)


def _safe(office: str, disclosed: date, kind: str, on: date) -> Deadline:
    row = _row(office, on, kind)
    period = Period("disclosure", row.length or -1, "month" if row.length else "day")
    by = row_rule(
        f"sep.grace.{office}",
        "File before the disclosure counts against you",
        "在公开影响新颖性之前提出申请",
        row,
        [period],
        actor="applicant",
        phase="before the meeting",
        consequence=_("the disclosure is prior art there"),
    )
    small = [by.proviso, row.condition and _("condition: {text}"), row.formalities]
    small[1] = small[1].format(text=row.condition) if small[1] else ""
    found = settle(f"last_safe_filing.{office}", by, disclosed, office, NO_ROLL)
    return replace(
        found,
        rule=replace(by, proviso="; ".join(text for text in small if text)),
        steps=(*found.steps, _which_filing(row, office)),
    )


def _which_filing(row, office: str) -> str:
    if not row.length:
        return _("{office} forgives no disclosure of this kind ({cite}).").format(
            office=office, cite=row.cite
        )
    if row.priority_counts == "yes":
        return _("A priority application filed by then is enough for {office} ({cite}).").format(
            office=office, cite=row.cite
        )
    return _(
        "The filing for {office} itself counts: an earlier priority application does not stop the "
        "period ({cite})."
    ).format(office=office, cite=row.cite)

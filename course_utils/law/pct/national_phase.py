"""The limit for entering the national phase at one Office."""

from dataclasses import replace
from datetime import date

from course_utils.law import periods, rules
from course_utils.law.deadlines import Deadline, rule_title
from course_utils.law.inputs import as_day, known_until
from course_utils.law.pct import priority
from course_utils.law.pct.application import Application
from course_utils.law.pct.designated import (
    TABLE,
    designated_office,
    keeps_former_article_22,
    office_rows,
)
from course_utils.law.pct.facts import Facts, through_changes
from course_utils.law.pct.restoration import binds, late_claims
from course_utils.law.rules import Rule
from course_utils.law.tables import in_force
from course_utils.messages import _, say_day


def _chapter_two(facts: Facts, row, demand: bool | date | None) -> tuple[bool, tuple[str, ...]]:
    """Say whether the limit of Chapter II applies, and why."""
    day = facts.application.demand_filed if demand is None else demand
    if not day:
        return False, ()
    if day is True:
        return True, (_("With a demand in time: Chapter II."),)
    former = keeps_former_article_22(row)
    wide = replace(facts, former_article_22=True)
    limit = wide.limit("pct.demand_19" if former else "pct.demand")
    end = limit.day or limit.nominal or limit.safe_day
    if day > end and not limit.nominal:
        return True, (
            _(
                "The demand of {day} is taken to be in time: its limit runs three months from the "
                "search report, whose date is not known."
            ).format(day=say_day(day)),
        )
    said = _("The demand of {day} came by {end}: Chapter II ({cite}).")
    if day > end:
        said = _("The demand of {day} came after {end}: it does not move this limit ({cite}).")
    return day <= end, (said.format(day=say_day(day), end=say_day(end), cite=limit.rule.cite),)


def entry_limit(facts: Facts, office: str, demand: bool | date | None) -> tuple[object, Deadline]:
    """Return the Office's row in force when its limit ends, and the limit as a deadline.

    Arguments and errors as `national_phase`, for one priority date.
    """
    for row in office_rows(office):
        chapter_two, said = _chapter_two(facts, row, demand)
        months = row.chapter2_months if chapter_two else row.chapter1_months
        end, counted = periods.count(facts.priority_date, months, "month")
        started = row.effective_from is None or row.effective_from <= end
        if started and (row.effective_to is None or end <= row.effective_to):
            break
    else:
        in_force(TABLE, end, st3=office)  # raises, and says which days the table reaches
    last = periods.last_day(office, end)
    rule = _rule(row, chapter_two)
    deadline = Deadline(
        key=f"national_phase.{office}",
        rule=rule,
        nominal=end,
        day=last.day,
        steps=(*said, *counted, *last.steps),
        office=office,
        title=office_title(rule, office),
        safe_day=last.safe_day,
    )
    return row, deadline


def _rule(row, chapter_two: bool) -> Rule:
    id = "pct.national_phase_ch2" if chapter_two else "pct.national_phase_ch1"
    first, second = row.legal_basis.split("/")
    cite = f"Art. {second if chapter_two else first}"
    if not chapter_two and keeps_former_article_22(row):
        id = "pct.national_phase_ch1_old"
        cite = rules.versions(id)[-1].cite
    base = replace(rules.versions(id)[-1], remedy=_ways_back(row), proviso=row.remark)
    return of_office(base, row, cite)


def of_office(rule: Rule, row, cite: str) -> Rule:
    """Return `rule` as it stands at an Office, cited and dated as the Office's row."""
    checked = known_until(row.as_of)
    return replace(
        rule,
        cite=cite,
        source=row.source,
        as_of=row.as_of,
        checked=checked,
        review_by=periods.end_of_period(checked, 1, "year"),
    )


def _ways_back(row) -> str:
    ways = []
    if row.late_condition:
        ways.append(_("late entry: {condition}").format(condition=row.late_condition))
    if row.reinstatement == "yes":
        ways.append(_("reinstatement of rights (Rule 49.6)"))
    if row.reinstatement == "no":
        ways.append(_("no reinstatement under Rule 49.6"))
    return "; ".join(ways)


def office_title(rule: Rule, office: str) -> str:
    """Return the name of a step at an Office, in the reader's language."""
    return _("{title}: {office}").format(title=rule_title(rule), office=office)


def facts_of(case: Application | date) -> Facts:
    """Return the facts of an application; a date stands for one without priority filed then."""
    if not isinstance(case, Application):
        case = Application(as_day(case, _("the priority date")), "IB")
    return Facts(case, priority.date_at_filing(case))


def last_day_of(_facts: Facts, deadline: Deadline) -> date | None:
    """Return the day until which a notice on priority still moves a deadline."""
    return deadline.day or deadline.nominal


def national_phase(
    case: Application | date, office: str, *, demand: bool | date | None = None
) -> Deadline:
    """Return the last day to enter the national phase at an Office (Articles 22 and 39(1)).

    Args:
        case: an application, or a priority date.
        office: code or name of the designated or elected Office.
        demand: whether, or when, a demand was filed; None: as the application says. True stands
            for a demand in time at every Office.

    Raises:
        UnknownOffice: there is no such Office.
        NationalRouteClosed: the State is reached only through a regional Office.
        MissingValue: the tables hold no limit for the Office on the day on which it would end.
    """
    code = designated_office(office)
    facts = facts_of(case)

    def compute(at: Facts) -> Deadline:
        row, deadline = entry_limit(at, code, demand)
        said = [
            binds(at.application, claim, row, deadline.nominal)[1]
            for claim in late_claims(at.application)
        ]
        return replace(deadline, steps=(*deadline.steps, *said))

    return through_changes(facts, compute, last_day_of)

"""After the limit for the national phase: late entry, reinstatement, priority, amendments."""

from dataclasses import replace
from datetime import date

from course_utils.law import periods, rules
from course_utils.law.deadlines import Deadline
from course_utils.law.limits import Known
from course_utils.law.pct.application import Application
from course_utils.law.pct.designated import designated_office
from course_utils.law.pct.facts import Facts, through_changes
from course_utils.law.pct.limits import settle, settle_rule
from course_utils.law.pct.national_phase import (
    entry_limit,
    facts_of,
    last_day_of,
    of_office,
    office_title,
)
from course_utils.law.pct.restoration import binds, has_notice, late_claims, restores_itself
from course_utils.law.rules import Period
from course_utils.messages import _


def late_entry(
    case: Application | date, office: str, *, demand: bool | date | None = None
) -> Deadline | None:
    """Return the last day for late entry where an Office allows it, or None.

    Months count from the priority date, not from the last day of the missed limit; days count from
    the nominal end of that limit. Arguments and errors as `national_phase`. The day is None where
    the Office extends the limit without a length stated.
    """
    code = designated_office(office)
    return through_changes(facts_of(case), lambda at: _late(at, code, demand), last_day_of)


def _late(facts: Facts, office: str, demand: bool | date | None) -> Deadline | None:
    row, limit = entry_limit(facts, office, demand)
    if not row.late_condition:
        return None
    base = replace(rules.versions("pct.late_entry")[-1], proviso=row.late_condition)
    rule = of_office(base, row, row.late_cite)
    nominal, last = None, periods.LastDay(None, None, ())
    steps = [_("How long {office} extends the limit is not in the tables.").format(office=office)]
    if row.late_months or row.late_days:
        nominal, steps = _count_late(facts, row, limit)
        last = periods.last_day(office, nominal)
    return Deadline(
        key=f"late_entry.{office}",
        rule=rule,
        nominal=nominal,
        day=last.day,
        steps=(*steps, *last.steps),
        office=office,
        title=office_title(rule, office),
        safe_day=last.safe_day,
    )


def _count_late(facts: Facts, row, limit: Deadline) -> tuple[date, list[str]]:
    if row.late_days:
        nominal, counted = periods.count(limit.nominal, row.late_days, "day")
        return nominal, list(counted)
    chapter_two = limit.rule.id == "pct.national_phase_ch2"
    months = (row.chapter2_months if chapter_two else row.chapter1_months) + row.late_months
    nominal, counted = periods.count(facts.priority_date, months, "month")
    said = _("{months} count from the priority date, not from the end of the missed limit.")
    return nominal, [said.format(months=periods.say_length(months, "month")), *counted]


def reinstatement(
    case: Application | date, office: str, *, demand: bool | date | None = None
) -> Deadline | None:
    """Return the last day to ask for reinstatement of rights (Rule 49.6), or None.

    It is the earlier of 2 months from the removal of the cause (event "cause_removed") and 12
    months from the end of the missed limit; open while the former is not known. None where the
    Office does not apply the rule. Arguments and errors as `national_phase`.
    """
    code = designated_office(office)
    return through_changes(facts_of(case), lambda at: _reinstate(at, code, demand), last_day_of)


def _reinstate(facts: Facts, office: str, demand: bool | date | None) -> Deadline | None:
    row, limit = entry_limit(facts, office, demand)
    if row.reinstatement == "no" or has_notice(office, "Rule 49.6(f)", limit.nominal):
        return None
    cause = facts.application.event("cause_removed", office)
    starts = {"national_limit": Known(limit.day or limit.nominal)}
    if cause and cause.day > limit.nominal:  # a cause gone before the limit did not make it missed
        starts["cause_removed"] = Known(cause.day)
    key = f"reinstatement.{office}"
    found = settle(
        "pct.reinstatement_49_6", starts.get, lambda rule: (office,), limit.nominal, key=key
    )
    return replace(
        found,
        rule=of_office(found.rule, row, found.rule.cite),
        steps=(*found.steps, *_say_reinstatement(row)),
        office=office,
        title=office_title(found.rule, office),
    )


def _say_reinstatement(row) -> list[str]:
    if not row.reinstatement:
        return [
            _("The Guide describes no procedure at {office}; ask the Office.").format(
                office=row.st3
            )
        ]
    said = []
    if row.reinstatement_criterion:
        said.append(_("Criterion: {text}.").format(text=row.reinstatement_criterion))
    if row.reinstatement_fee:
        said.append(_("Fee: {text}.").format(text=row.reinstatement_fee))
    return said


def restoration_request(
    case: Application, office: str, *, demand: bool | date | None = None
) -> Deadline | None:
    """Return the last day to ask an Office itself to restore priority (Rule 49ter.2), or None.

    None where no claim is late, where restoration by the receiving Office has effect there, or
    where the Office does not restore. Arguments and errors as `national_phase`.
    """
    code = designated_office(office)
    return through_changes(facts_of(case), lambda at: _restore(at, code, demand), last_day_of)


def _restore(facts: Facts, office: str, demand: bool | date | None) -> Deadline | None:
    row, limit = entry_limit(facts, office, demand)
    answers = [
        binds(facts.application, claim, row, limit.nominal)
        for claim in late_claims(facts.application)
    ]
    if all(bound for bound, _said in answers) or not restores_itself(row, limit.nominal):
        return None
    starts = {"national_limit": Known(limit.day or limit.nominal)}
    entered = facts.application.event("national_entry", office)
    if entered:
        starts["national_entry"] = Known(entered.day)
    rule = rules.versions("pct.restoration_request_do")[-1]
    if row.do_restoration_months:
        own = Period(row.do_restoration_event, row.do_restoration_months, "month")
        rule = replace(rule, periods=(own,))
    rule = of_office(rule, row, rule.cite)
    key = f"restoration_request_do.{office}"
    found = settle_rule(rule, starts.get, (office,), key=key, keep_open=True)
    said = [said for bound, said in answers if not bound]
    if row.do_restoration_criterion:
        said.append(_("Criterion: {text}.").format(text=row.do_restoration_criterion))
    return replace(found, steps=(*said, *found.steps), title=office_title(rule, office))


def office_step(facts: Facts, id: str, office: str) -> Deadline | None:
    """Return a step at one Office that starts with an event there, such as entry or an invitation.

    Args:
        facts: with the application's events; None is returned while the event is not among them.
        id: "pct.amend_do" or "pct.translation_defects_51bis".
        office: ST.3 code.
    """

    def starts(name: str) -> Known | None:
        event = facts.application.event(name, office)
        late = (
            periods.days_beyond_seven(event.day, event.received) if event and event.received else 0
        )
        return event and Known(event.day, late)

    key = f"{id.removeprefix('pct.')}.{office}"
    found = settle(id, starts, lambda rule: (office,), facts.application.filing_date, key=key)
    return found and replace(found, title=office_title(found.rule, office))

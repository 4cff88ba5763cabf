"""The whole calendar of an international application."""

from collections.abc import Iterable
from dataclasses import replace

from course_utils.law import rules
from course_utils.law.deadlines import Calendar, Deadline, in_order
from course_utils.law.pct import national_calendar, priority
from course_utils.law.pct.application import Application
from course_utils.law.pct.facts import Facts, last_day_before_change, through_changes

# These depend on the Office or on a missed limit; see `national_calendar` and `excuses`.
_ELSEWHERE = {
    "pct.national_phase_ch1",
    "pct.national_phase_ch1_old",
    "pct.national_phase_ch2",
    "pct.late_entry",
    "pct.reinstatement_49_6",
    "pct.restoration_request_do",
    "pct.translation_defects_51bis",
    "pct.amend_do",
}
# Where a notice on priority that came too late is mentioned.
_NOTICES = {
    "pct.withdraw_priority": priority.WITHDRAWAL,
    "pct.priority_correct_add": priority.CORRECTION,
}


def international_rules() -> list[str]:
    """Return the ids of the rules whose steps fill the calendar of the international phase."""
    return [
        id
        for id in rules.rule_ids("pct.")
        if rules.versions(id)[0].phase not in ("", "excuse") and id not in _ELSEWHERE
    ]


def calendar(application: Application, offices: Iterable[str] = ()) -> Calendar:
    """Return all time limits of an application, with national phase at the chosen Offices.

    A step appears when the event that starts it is known; search report, Article 19, demand and
    the report under Chapter II are shown as open before. Where closed days of an Office are not
    known, or an Office gives no national limit, that one step has no day and says why.

    Args:
        application: the facts.
        offices: codes or names of designated Offices. Each adds "national_phase.XX" and, where the
            Office has it, "late_entry.XX", "reinstatement.XX" and "restoration_request_do.XX".

    Raises:
        UnknownOffice: an Office code is not known.
    """
    chosen = national_calendar.chosen_offices(offices)
    facts = Facts(
        application,
        priority.date_at_filing(application),
        former_article_22=any(national_calendar.keeps_20_months(office) for office in chosen),
    )
    found = [_step(facts, id) for id in international_rules()]
    found += national_calendar.steps(facts, chosen)
    return in_order(deadline for deadline in found if deadline)


def _step(facts: Facts, id: str) -> Deadline | None:
    deadline = through_changes(
        facts, lambda f: f.limit(id), lambda f, d: last_day_before_change(id, f, d)
    )
    if deadline and id in _NOTICES:
        failed = [
            change.step
            for change in priority.changes(facts.application)
            if change.cite == _NOTICES[id] and not change.effective
        ]
        deadline = replace(deadline, steps=(*deadline.steps, *failed))
    return deadline

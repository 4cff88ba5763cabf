"""The steps at the chosen designated Offices, for the calendar of an application."""

from collections.abc import Iterable
from dataclasses import replace

from course_utils.law import rules
from course_utils.law.deadlines import Deadline
from course_utils.law.pct.after_limit import (
    late_entry,
    office_step,
    reinstatement,
    restoration_request,
)
from course_utils.law.pct.designated import (
    NationalRouteClosed,
    designated_office,
    keeps_former_article_22,
    office_rows,
)
from course_utils.law.pct.facts import Facts, last_day_before_change, through_changes
from course_utils.law.pct.limits import settle
from course_utils.law.pct.national_phase import national_phase, office_title
from course_utils.law.tables import MissingValue

_AT_AN_OFFICE = ("pct.amend_do", "pct.translation_defects_51bis")


def chosen_offices(offices: Iterable[str]) -> list[str]:
    """Return the ST.3 codes of the chosen Offices, each once; one Office may be given as text.

    Raises:
        UnknownOffice: there is no such Office; the nearest are offered.
    """
    names = [offices] if isinstance(offices, str) else offices
    return list(dict.fromkeys(designated_office(name) for name in names))


def keeps_20_months(office: str) -> bool:
    """Say whether an Office keeps the limit of Article 22 as before 1 April 2002."""
    try:
        return keeps_former_article_22(office_rows(office)[-1])
    except (MissingValue, NationalRouteClosed):
        return False


def steps(facts: Facts, chosen: list[str]) -> list[Deadline | None]:
    """Return the steps at the chosen Offices; without any, the general limit, still open."""
    entered = [event.office for event in facts.application.events if event.office]
    found = [
        office_step(facts, id, office)
        for office in dict.fromkeys([*chosen, *entered])
        for id in _AT_AN_OFFICE
    ]
    for office in chosen:
        found += _at(facts, office)
    return found if chosen else [*found, _general(facts)]


def _at(facts: Facts, office: str) -> list[Deadline | None]:
    application = facts.application
    try:
        return [
            national_phase(application, office),
            late_entry(application, office),
            reinstatement(application, office),
            restoration_request(application, office),
        ]
    except (MissingValue, NationalRouteClosed) as reason:
        rule = rules.versions("pct.national_phase_ch1")[-1]
        title = office_title(rule, office)
        key = f"national_phase.{office}"
        return [Deadline(key, rule, None, None, (str(reason),), office, title)]


def _general(facts: Facts) -> Deadline | None:
    id = "pct.national_phase_ch2" if facts.application.demand_filed else "pct.national_phase_ch1"

    def compute(at: Facts) -> Deadline | None:
        found = settle(id, at.event, lambda rule: (), at.application.filing_date)
        return found and replace(found, safe_day=None)  # two Offices give less than 30 months

    return through_changes(facts, compute, lambda f, d: last_day_before_change(id, f, d))

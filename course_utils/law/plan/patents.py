"""Acts of a plan for patents: an international application, a filing before a contribution.

Fees are those of the planned day; what is known of them on `known_on`, the day on which the plan
is made, is said in `prices.priced`. Agents and translators are not included; see `Act.paying`.
"""

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date

from course_utils.errors import CourseError
from course_utils.law.money import FeeSheet
from course_utils.law.pct import (
    Application,
    Papers,
    direct_fees,
    filing_fees,
    national_fees,
    national_phase,
    priority_period,
)
from course_utils.law.plan.acts import Act
from course_utils.law.plan.prices import DAYS_BEFORE, planned_day, priced
from course_utils.law.sep import Contribution, last_safe_filing, late_continuation_fee
from course_utils.messages import _


def pct_acts(
    application: Application,
    offices: Iterable[str],
    papers: Papers,
    *,
    known_on: date,
    name: str = "",
    sheets: int | None = None,
    filing: str = "xml",
    language: str = "",
    entity: str = "large",
    days_before: int = DAYS_BEFORE,
) -> tuple[Act, ...]:
    """Return the acts of an international application: filing, and entry at each Office.

    Keys: "pct.filing" on the filing date (deadline: the priority period), "pct.national_phase.EP"
    and so on, some days before the limit.

    Args:
        application: its facts, with the search Authority (`isa`).
        offices: ST.3 codes of the Offices to enter.
        papers: what the national fees depend on.
        known_on: see the module.
        name: of the invention, where the plan has several applications: it stands in the titles
            and in the keys ("pct.gripper.filing").
        sheets: of the application as filed; None when it has been filed and paid for already.
        filing, language, entity: as `filing_fees`.
        days_before: days between entry and the last day.

    Raises:
        CourseError, MissingValue: as `filing_fees`, `national_fees` and `national_phase`, or no
            search Authority is named.
    """
    if not application.isa:
        raise CourseError(_("Name the search Authority of the application (isa)."))
    acts = []
    if sheets is not None:
        acts.append(_filing(application, sheets, known_on, filing, language, entity))
    for office in offices:
        deadline = national_phase(application, office)
        on = planned_day(deadline, days_before)

        def fees(day: date, code: str = deadline.office) -> FeeSheet:
            return national_fees(
                day,
                code,
                **asdict(papers),
                isa=application.isa,
                receiving_office=application.receiving_office,
                entity=entity,
            )

        sheet = priced(fees, on, known_on)
        title = _("Enter the national phase: {office}").format(office=deadline.office)
        # Beside the rules of other treaties the number of an article is not enough.
        by = replace(deadline.rule, cite=_("PCT {article}").format(article=deadline.rule.cite))
        deadline = replace(deadline, rule=by)
        acts.append(Act(f"pct.{deadline.key}", "pct", title, on, deadline, sheet))
    return tuple(_named(act, name) for act in acts) if name else tuple(acts)


def _named(act: Act, name: str) -> Act:
    subject, _dot, step = act.key.partition(".")
    title = _("{title} ({name})").format(title=act.title, name=name)
    return replace(act, key=f"{subject}.{name}.{step}", title=title)


def _filing(application, sheets, known_on, filing, language, entity) -> Act:
    def fees(day: date) -> FeeSheet:
        return filing_fees(
            day,
            application.receiving_office,
            sheets=sheets,
            filing=filing,
            isa=application.isa,
            language=language,
            entity=entity,
        )

    on, deadline = application.filing_date, None
    if application.priorities:
        deadline = priority_period(application.priority_date(), application.receiving_office)
    title = _("File the international application")
    return Act("pct.filing", "pct", title, on, deadline, priced(fees, on, known_on))


def sep_acts(
    disclosure: Contribution | date,
    offices: Iterable[str],
    papers: Papers,
    *,
    filed: date,
    known_on: date,
    office: str = "CN",
    entity: str = "large",
) -> tuple[Act, ...]:
    """Return the first filing before a contribution to a standard, with its fees.

    Key "sep.filing"; its deadline is the earliest of the last safe days of all Offices.

    Args:
        disclosure: the contribution, or the day on which the invention becomes public.
        offices: ST.3 codes of the Offices where protection will be wanted.
        papers: what the application consists of; as a first filing it claims no priority.
        filed: the planned day.
        known_on: see the module.
        office: ST.3 code of the Office of the first filing.
        entity: as `direct_fees`.

    Raises:
        CourseError, MissingValue: as `last_safe_filing` and `direct_fees`.
    """
    wanted = list(offices)
    if not wanted:
        raise CourseError(_("Name at least one Office where protection will be wanted."))
    first = next(iter(last_safe_filing(disclosure, wanted, on=filed)))
    alone = replace(papers, priorities=0)
    sheet = priced(lambda day: direct_fees(day, office, alone, entity=entity), filed, known_on)
    title = _("File the invention at {office} before the contribution").format(office=office)
    return (Act("sep.filing", "sep", title, filed, first, sheet),)


def continuation_acts(
    earliest_benefit: date, papers: Papers, *, filed: date, known_on: date, entity: str = "large"
) -> tuple[Act, ...]:
    """Return a later continuing application in the United States, with the fee for its lateness.

    Key "sep.continuation". It is free as long as the parent is pending, so it has no deadline.

    Args:
        earliest_benefit: see `sep.earliest_benefit_date`.
        papers: what the application consists of.
        filed: the planned day.
        known_on: see the module.
        entity: "large", "small" or "micro".

    Raises:
        CourseError, MissingValue: as `direct_fees` and `late_continuation_fee`.
    """

    def fees(day: date) -> FeeSheet:
        sheet = direct_fees(day, "US", papers, entity=entity)
        late = late_continuation_fee(earliest_benefit, filed, max(day, filed), entity=entity)
        return replace(sheet, lines=(*sheet.lines, late))

    title = _("File a continuing application in the United States")
    return (Act("sep.continuation", "sep", title, filed, None, priced(fees, filed, known_on)),)

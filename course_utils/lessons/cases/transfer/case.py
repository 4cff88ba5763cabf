"""Case files of the module on technology transfer: a licence abroad, and one trap.

The dates come from `transfer_plots.csv`. Each row was chosen so that every answer is settled: all
days lie in years whose holidays are announced, and no period ends on a closed day. Plans, terms and
figures are drawn.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from course_utils.law.transfer import Transfer
from course_utils.lessons.cases.case import Case
from course_utils.lessons.cases.companies import Company
from course_utils.lessons.cases.plots import open_case, read_plots
from course_utils.lessons.cases.transfer.facts import (
    CLAIMS,
    PLANS,
    REQUESTS,
    Accounts,
    Bill,
    Income,
    Licence,
    accounts,
    income,
    licence,
    rent_bill,
    royalty_bill,
)
from course_utils.lessons.cases.transfer.papers import papers
from course_utils.lessons.cases.transfer.value import Family, family
from course_utils.messages import _

PLOTS = Path(__file__).parent / "plots.csv"
TRAPS = ("running royalty", "later effect", "use in China", "no relief")


@dataclass(frozen=True)
class Plot:
    """The dates of a case.

    Attributes:
        trap: one of `TRAPS`.
        applied: the trade authority received the application to export a restricted technology.
        filed: it received the signed contract on that technology with its documents.
        ours, theirs: the company and then the licensee signed the licence abroad.
        agreed: the later day on which it takes effect, or None.
        first_base: the first royalty base formed; None for a lump sum.
        statement: the licensee's statement of that base arrived; None for a lump sum.
        paid: the first money arrived.
        today: the day of the manager's note.
    """

    trap: str
    applied: date
    filed: date
    ours: date
    theirs: date
    agreed: date | None
    first_base: date | None
    statement: date | None
    paid: date
    today: date

    @property
    def effective(self) -> date:
        """The day on which the licence abroad takes effect."""
        return self.agreed or self.theirs


@dataclass(frozen=True, kw_only=True, repr=False)
class TransferCase(Case):
    """A case of the module on technology transfer.

    Attributes:
        plot: the dates.
        plans: three plans, keys of `PLANS`.
        licence: the terms of the licence abroad.
        requests: three questions of colleagues, keys of `REQUESTS`.
        royalty_bill, rent_bill: bills of two foreign firms.
        accounts: the year's figures.
        income: a licence whose inventors wait for their share.
        family: a family of patents and the three ways to use it.
        claims: two claims about value, keys of `CLAIMS`.
    """

    plot: Plot
    plans: tuple[str, ...]
    licence: Licence
    requests: tuple[str, ...]
    royalty_bill: Bill
    rent_bill: Bill
    accounts: Accounts
    income: Income
    family: Family
    claims: tuple[str, ...]

    @property
    def transfer(self) -> Transfer:
        """The licence abroad, as the law sees it."""
        return Transfer(
            kind="patent licence",
            affiliate=self.licence.wholly_owned,
            controlled="no",
            category="free",
            payment="running royalty" if self.plot.first_base else "lump sum",
            used_only_abroad=self.licence.used == "wholly outside China",
            signed=self.plot.theirs,
            agreed_effective=self.plot.agreed,
            first_base=self.plot.first_base,
        )


@cache
def plots() -> dict[str, tuple[Plot, ...]]:
    """Return the plots of each trap."""
    return read_plots(PLOTS, Plot, TRAPS)


def transfer_case(student: str) -> TransferCase:
    """Return the technology transfer case of a student.

    Raises:
        CourseError: no usable student id.
    """
    draw, plot, company = open_case("transfer", student, plots())
    facts = {
        "plans": draw.some("plans", tuple(PLANS), 3),
        "licence": licence(draw, plot.trap),
        "requests": draw.some("requests", tuple(REQUESTS), 3),
        "royalty_bill": royalty_bill(draw),
        "rent_bill": rent_bill(draw),
        "accounts": accounts(draw),
        "income": income(draw),
        "family": family(draw),
        "claims": draw.some("claims", tuple(CLAIMS), 2),
    }
    return TransferCase(
        student=draw.student,
        trap=plot.trap,
        company=company.name,
        story=_story(company),
        documents=papers(company, plot, facts),
        plot=plot,
        **facts,
    )


def _story(company: Company) -> tuple[str, ...]:
    return (
        _("The companies, their people and their papers are invented for this exercise."),
        _(
            "{company} of {town} makes {product} and wants to earn money with its technology "
            "abroad. {manager}, the IP manager, hands you the file: plans, a licence that is "
            "signed, bills from abroad, the year's figures, and a family of patents on {invention} "
            "that is to be used, licensed or sold. What may leave China, and after which step? "
            "What is due, when, and what is the family worth? Not everything that people wrote is "
            "right."
        ).format(
            company=company.name,
            town=company.town,
            product=company.product,
            manager=company.manager,
            invention=company.invention,
        ),
    )

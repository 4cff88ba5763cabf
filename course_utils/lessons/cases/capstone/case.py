"""Case files of the capstone: one company, two years, a draft plan, and one act that is too late.

The dates come from `plots.csv`. Each row was chosen so that every last day is settled: in
China, Korea and at the EPO it is an ordinary working day, in the United States (and Japan) a
weekend comes before it. Fees, quotations, licences and risks are drawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path

import pandas as pd

from course_utils.law import competition, madrid, pct
from course_utils.law.plan import Act, Plan
from course_utils.lessons import answers
from course_utils.lessons.cases.capstone import facts as capstone_facts
from course_utils.lessons.cases.capstone import plan as capstone_plan
from course_utils.lessons.cases.capstone.facts import FREE, Licence, Pool, Secret, Trial
from course_utils.lessons.cases.capstone.papers import papers
from course_utils.lessons.cases.case import Case
from course_utils.lessons.cases.companies import Company
from course_utils.lessons.cases.draw import Draw
from course_utils.lessons.cases.madrid.papers import brand
from course_utils.lessons.cases.madrid.tables import application_table
from course_utils.lessons.cases.plots import open_case, read_plots
from course_utils.messages import _

PLOTS = Path(__file__).parent / "plots.csv"
TRAPS = ("late entry", "late filing", "late mark", "late registration")
LETTERS = "ABCDEFGHIJ"
QUARTERS = capstone_plan.QUARTERS
_MINUS = str.maketrans("−–", "--")


@dataclass(frozen=True)
class Plot:
    """The dates of a case.

    Attributes:
        trap: one of `TRAPS`: the act that is planned too late.
        priority, filed: of the international application.
        third: ST.3 code of the third Office, JP or KR.
        submitted, stamped, meeting: a contribution goes to the secretary, is public, is discussed.
        mark_filed: filing day of the basic mark at CNIPA.
        signed, effective: the licence contract is signed, and takes effect.
        instituted, served, how: an investigation as it may come, and its service.
        taken, harm, obligor: a secret is taken; its owner knows of the harm, and of us.
        entry_us, entry_ep, entry_third, first_filing, mark, registration, continuation,
            designation, opinion, audit: the planned days.
        income_1, income_2: the payments of the licensee.
    """

    trap: str
    priority: date
    filed: date
    third: str
    submitted: date
    stamped: date
    meeting: date
    mark_filed: date
    signed: date
    effective: date
    instituted: date
    served: date
    how: str
    taken: date
    harm: date
    obligor: date
    entry_us: date
    entry_ep: date
    entry_third: date
    first_filing: date
    mark: date
    registration: date
    continuation: date
    designation: date
    opinion: date
    audit: date
    income_1: date
    income_2: date


@dataclass(frozen=True, kw_only=True, repr=False)
class CapstoneCase(Case):
    """A case of the capstone.

    Attributes:
        plot: the dates.
        brand: the word mark.
        offices: the Offices of the national phase, in the order of the paper.
        contents: what the applications consist of.
        registration: the registration of the mark as planned.
        pool, licence, trial, secret: the licences and the risks.
        act: the taking of the secret, as the law sees it.
        promised: key of the act in `FREE` that was promised to somebody.
        acts: the ten acts of the draft by letter, in their own currencies.
        plan: the whole plan, in CNY at the board's rates.
        ceiling: what the ten acts may cost at most, in CNY.
    """

    plot: Plot
    brand: str
    offices: tuple[str, ...]
    contents: pct.Papers
    registration: madrid.Registration
    pool: Pool
    licence: Licence
    trial: Trial
    secret: Secret
    act: competition.Act
    promised: str
    quotations: Mapping[str, tuple[int, str]]
    budgets: Mapping[str, int]
    acts: dict[str, Act]
    plan: Plan
    ceiling: int

    @property
    def office_rows(self) -> dict[str, str]:
        """The Offices by their number in the paper: "office 1" -> ST.3 code."""
        return {f"office {n}": code for n, code in enumerate(self.offices, 1)}

    @cached_property
    def budget(self) -> dict[str, Decimal]:
        """What each quarter needs, in CNY; negative where more comes in."""
        table = self.plan.budget("CNY", capstone_plan.KNOWN_ON)
        return dict(zip(table["quarter"][:-1], table["total"][:-1], strict=True))

    @cached_property
    def expected(self) -> dict[str, Decimal]:
        """The expected cost of each risk, in CNY."""
        table = self.plan.exposure("CNY", capstone_plan.KNOWN_ON).set_index("subject")["expected"]
        return {"section 337": table["section337"], "trade secret": table["competition"]}

    def letter(self, key: str) -> str:
        """Return the letter of an act in the draft."""
        return next(letter for letter, act in self.acts.items() if act.key == key)

    def cost(self, key: str) -> Decimal:
        """Return what an act of the draft costs, in CNY."""
        return capstone_plan.cost(self.acts[self.letter(key)])

    @property
    def to_give_up(self) -> str:
        """The key of the cheapest act that may go and brings the draft under the ceiling."""
        enough = [key for key in free_to_go(self.promised) if self.cost(key) >= self.excess]
        return min(enough, key=self.cost)

    @property
    def excess(self) -> Decimal:
        """By how much the ten acts exceed the ceiling, in CNY."""
        return sum(map(capstone_plan.cost, self.acts.values()), Decimal(0)) - self.ceiling

    def mark_fee_table(self) -> pd.DataFrame:
        """Return WIPO's fees for the mark as known on the day of the plan, in Swiss francs."""
        known = madrid.Registration(
            self.registration.mark,
            self.registration.basic,
            capstone_plan.KNOWN_ON,
            capstone_plan.KNOWN_ON,
            members=self.registration.members,
        )
        return application_table(known)


def in_yuan(value: object) -> Decimal:
    """Read an amount in CNY that may be negative: "-1,234.50", "−CNY 1,234.50", "(1,234.50)".

    Raises:
        NotAnAnswer: as `answers.an_amount`.
    """
    if type(value) is not str:
        return answers.an_amount(value, "CNY")
    text = answers.plain_text(value).translate(_MINUS)
    head, minus, rest = text.partition("-")
    if minus and not any(letter.isdigit() for letter in head):
        amount = head + rest
    elif text.startswith("(") and text.endswith(")"):
        amount = text[1:-1]
    else:
        return answers.an_amount(text, "CNY")
    return -answers.an_amount(text if "-" in amount else amount, "CNY")


def free_to_go(promised: str) -> list[str]:
    """Return the keys of the acts whose loss costs no right and breaks no promise."""
    return [key for key in FREE if key != promised]


@cache
def plots() -> dict[str, tuple[Plot, ...]]:
    """Return the plots of each trap."""
    return read_plots(PLOTS, Plot, TRAPS)


def capstone_case(student: str) -> CapstoneCase:
    """Return the capstone case of a student.

    Raises:
        CourseError: no usable student id.
    """
    draw, plot, company = open_case("capstone", student, plots())
    facts = _facts(draw, plot, company)
    draft = capstone_plan.draft(plot, facts)
    # In a drawn order: by day, the letters would tell which acts have a last day.
    facts["acts"] = dict(zip(LETTERS, draw.some("letters", draft, len(draft)), strict=True))
    facts["ceiling"] = _ceiling(draw, draft, facts["promised"])
    everything = (*draft, *capstone_plan.money(plot, facts))
    return CapstoneCase(
        student=draw.student,
        trap=plot.trap,
        company=company.name,
        story=_story(company),
        documents=papers(company, plot, facts),
        plot=plot,
        plan=capstone_plan.plan(company.name, everything, facts),
        **facts,
    )


def _facts(draw: Draw, plot: Plot, company: Company) -> dict:
    classes, members = capstone_facts.classes(draw), capstone_facts.members(draw)
    return {
        "brand": brand(company),
        "offices": draw.some("offices", ("US", "EP", plot.third), 3),
        "contents": capstone_facts.contents(draw),
        "registration": capstone_plan.registration(plot, classes, members),
        "pool": capstone_facts.pool(draw),
        "licence": capstone_facts.licence(draw),
        "trial": capstone_facts.trial(draw),
        "secret": capstone_facts.secret(draw),
        "act": competition.Act(plot.taken, plot.harm),
        "promised": draw.one("promised", FREE),
        "quotations": capstone_facts.quotations(draw),
        "budgets": capstone_facts.budgets(draw),
    }


def _ceiling(draw: Draw, draft: tuple[Act, ...], promised: str) -> int:
    """Return a ceiling that one drawn act of those that may go just meets, in whole thousands."""
    costs = {act.key: capstone_plan.cost(act) for act in draft}
    rising = sorted(costs[key] for key in free_to_go(promised))
    place = draw.number("to give up", 0, len(rising) - 1)
    below = rising[place - 1] if place else rising[0] * Decimal("0.6")
    excess = (below + rising[place]) / 2
    return int((sum(costs.values()) - excess) // 1000 * 1000)


def _story(company: Company) -> tuple[str, ...]:
    return (
        _("The companies, their people and their papers are invented for this exercise."),
        _(
            "{company} of {town} makes {product}. On 30 October 2026 the board asks for a plan for "
            "2027 and 2028: which rights to file and by when, how much money each quarter needs, "
            "what may go wrong and what that would cost. {manager}, the IP manager, has left a "
            "draft of ten acts, and papers. Not everything that people wrote is right, and one of "
            "the ten acts is planned too late."
        ).format(
            company=company.name,
            town=company.town,
            product=company.product,
            manager=company.manager,
        ),
    )

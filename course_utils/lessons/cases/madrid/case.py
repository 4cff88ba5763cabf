"""Case files of the trademark module: a brand, its registrations, and one trap among them.

The dates come from `madrid_plots.csv`. Each row was chosen so that every answer is settled by the
tables: no end falls on a closed day of its Office, or on a day of which that is not known. Members,
classes, fees and the squatter's files are drawn.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pandas as pd

from course_utils.law.madrid import Basic, Mark, Registration
from course_utils.law.periods import end_of_period
from course_utils.lessons.cases.case import Case
from course_utils.lessons.cases.companies import Company
from course_utils.lessons.cases.draw import Draw
from course_utils.lessons.cases.madrid.papers import brand, papers
from course_utils.lessons.cases.madrid.squatter import SquatterFile, squatter_files
from course_utils.lessons.cases.madrid.tables import (
    application_table,
    opposition_table,
    renewal_table,
    response_table,
)
from course_utils.lessons.cases.plots import open_case, read_plots
from course_utils.messages import _

PLOTS = Path(__file__).parent / "plots.csv"
TRAPS = ("late forwarding", "safeguard", "pending attack", "month end")
# The kinds of members. A plot adds a party under the safeguard (AM, BY) and one that declared
# nothing.
TWO_PARTS = "JP"  # until 31 March 2023
BLOCKS = ("NO", "OA")
GUARDED_TOO = ("BG", "CU")
BY_CLASS = ("US", "AU", "SG", "TR", "GE")
# The older registration: members by fee for a renewal.
RENEWED = ("US", "KR", "GB", "EM", "JP", "SG")
DEARER_IN_GRACE = ("TR", "OA", "CO")
RENEWED_GUARDED = ("CH", "IT", "VN", "UA")
CLASSES = (7, 9, 10, 11, 12, 35, 37, 40, 42)
COLOURS = ("black and white", "colour claimed", "colour shown")
EVENTS = ("issued", "sent_to_wipo", "received_by_wipo", "transmitted", "received_by_holder")


@dataclass(frozen=True)
class Plot:
    """The dates of a case.

    Attributes:
        trap: one of `TRAPS`.
        basic_filed: filing day of the basic application at CNIPA, whose priority is claimed.
        received_by_origin, received_by_ib: receipt of the international application.
        notified: the day on which WIPO notified all designated Offices.
        guarded, ordinary: ST.3 codes of a member whose declarations the safeguard switches off,
            and of one that declared nothing.
        refused_by: the member that refuses of its own motion.
        issued, sent_to_wipo, received_by_wipo, transmitted, received_by_holder: the days of its
            refusal.
        attack_began, basic_ceased: request against the basic mark, and its final cancellation.
        cancellation_recorded: when the loss stands in the International Register.
        renewal_registered, renewal_paid: date of the older registration, and the late payment.
        opposed_at, published: where the squatter's mark was published, and when.
    """

    trap: str
    basic_filed: date
    received_by_origin: date
    received_by_ib: date
    notified: date
    guarded: str
    ordinary: str
    refused_by: str
    issued: date
    sent_to_wipo: date
    received_by_wipo: date
    transmitted: date
    received_by_holder: date
    attack_began: date
    basic_ceased: date
    cancellation_recorded: date
    renewal_registered: date
    renewal_paid: date
    opposed_at: str
    published: date


@dataclass(frozen=True, kw_only=True, repr=False)
class MadridCase(Case):
    """A case of the trademark module.

    Attributes:
        plot: the dates.
        brand: the word mark.
        colour: one of `COLOURS`.
        registration: the international registration of the new mark, as the law sees it.
        block_member: its member with a fee for a block of three classes.
        renewed: the older registration, whose renewal was missed.
        today: the day of the note on the squatter.
        squatter: the squatter's files.
    """

    plot: Plot
    brand: str
    colour: str
    registration: Registration
    block_member: str
    renewed: Registration
    today: date
    squatter: tuple[SquatterFile, ...]

    @property
    def classes(self) -> int:
        """How many classes the new mark has."""
        return len(self.registration.mark.classes)

    @property
    def members(self) -> dict[str, str]:
        """The members of the new mark by their number in the form: "member 1" -> ST.3 code."""
        return {f"member {n}": code for n, code in enumerate(self.registration.members, 1)}

    @property
    def renewal_due(self) -> date:
        """The day on which the ten years of the older registration end."""
        return end_of_period(self.renewed.registered, 10, "year")

    @property
    def refusal_events(self) -> dict[str, date]:
        """The days of the refusal, by the names that the table of response times uses."""
        names = (
            "office_issue",
            "office_sends_to_wipo",
            "wipo_receives",
            "wipo_transmits",
            "holder_receipt",
        )
        return dict(zip(names, (getattr(self.plot, day) for day in EVENTS), strict=True))

    def application_fee_table(self) -> pd.DataFrame:
        """Return WIPO's fees for this application on the day of receipt, in Swiss francs."""
        return application_table(self.registration)

    def renewal_fee_table(self) -> pd.DataFrame:
        """Return WIPO's fees for the renewal of the older registration, in Swiss francs."""
        return renewal_table(self.renewed, self.renewal_due)

    def response_time_table(self) -> pd.DataFrame:
        """Return the times to answer a refusal, for the members of the new mark."""
        return response_table(self.registration.members)

    def opposition_period_table(self) -> pd.DataFrame:
        """Return the opposition periods of five Offices."""
        return opposition_table()


@cache
def plots() -> dict[str, tuple[Plot, ...]]:
    """Return the plots of each trap."""
    return read_plots(PLOTS, Plot, TRAPS)


def madrid_case(student: str) -> MadridCase:
    """Return the trademark case of a student.

    Raises:
        CourseError: no usable student id.
    """
    draw, plot, company = open_case("madrid", student, plots())
    colour = draw.one("colour", COLOURS)
    block = draw.one("block", BLOCKS)
    today = date(2026, 9, 7) + timedelta(days=draw.number("today", 0, 59))
    facts = {
        "brand": brand(company),
        "colour": colour,
        "registration": _registration(draw, plot, brand(company), colour, block),
        "block_member": block,
        "renewed": _renewed(draw, plot, brand(company)),
        "today": today,
        "squatter": squatter_files(draw, today),
    }
    return MadridCase(
        student=draw.student,
        trap=plot.trap,
        company=company.name,
        story=_story(company, facts["brand"]),
        documents=papers(draw, company, plot, facts),
        plot=plot,
        **facts,
    )


def _classes(draw: Draw, name: str, fewest: int, most: int) -> tuple[int, ...]:
    count = draw.number(f"{name} number", fewest, most)
    return tuple(sorted(draw.some(name, CLASSES, count)))


def _registration(draw: Draw, plot: Plot, name: str, colour: str, block: str) -> Registration:
    kinds = (
        TWO_PARTS,
        block,
        plot.guarded,
        draw.one("guarded too", GUARDED_TOO),
        plot.ordinary,
        draw.one("by class", BY_CLASS),
    )
    mark = Mark(name, _classes(draw, "classes", 4, 6), colour != COLOURS[0])
    return Registration(
        mark,
        Basic("CN", plot.basic_filed, priority=plot.basic_filed),
        plot.received_by_origin,
        plot.received_by_ib,
        members=draw.some("members", kinds, len(kinds)),
    )


def _renewed(draw: Draw, plot: Plot, name: str) -> Registration:
    members = (
        *draw.some("renewed", RENEWED, 2),
        draw.one("dearer in grace", DEARER_IN_GRACE),
        draw.one("renewed guarded", RENEWED_GUARDED),
    )
    day = plot.renewal_registered
    return Registration(
        Mark(f"{name} PRO", _classes(draw, "renewed classes", 4, 5), False),
        Basic("CN", day - timedelta(days=draw.number("older basic", 200, 900))),
        day,
        day + timedelta(days=30),
        members=draw.some("renewed members", members, len(members)),
    )


def _story(company: Company, name: str) -> tuple[str, ...]:
    return (
        _("The company, its people and its papers are invented for this exercise."),
        _(
            "{company} of {town} makes {product} and sells them under the brand {brand}. "
            "{manager}, the IP manager, has moved to another firm. You find an international "
            "application (国际申请) under the Madrid Protocol, an older registration, a refusal, "
            "and letters about a former distributor who files the brand in his own name. The board "
            "wants dates, costs and a recommendation. Not everything that people wrote is right."
        ).format(
            company=company.name,
            town=company.town,
            product=company.product,
            brand=name,
            manager=company.manager,
        ),
    )

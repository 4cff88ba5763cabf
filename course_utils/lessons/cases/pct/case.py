"""Case files of the PCT module: a Zhejiang company, its dates, and one trap among them.

The dates come from `pct_plots.csv`. Each row was chosen so that every answer is settled by the
tables: no end falls on a make-up working day in China, on a day when an Office may or may not be
open, or (18 months) on a Thursday. Everything else is drawn.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import product
from pathlib import Path

import pandas as pd

from course_utils.law.pct import Application, PriorityClaim
from course_utils.law.pct.fee_rows import fee_row
from course_utils.law.pct.statistics import filings_by_origin
from course_utils.law.periods import closed_reason
from course_utils.lessons.cases.case import Case
from course_utils.lessons.cases.companies import Company
from course_utils.lessons.cases.draw import Draw
from course_utils.lessons.cases.pct.papers import country_name, papers
from course_utils.lessons.cases.plots import open_case, read_plots
from course_utils.messages import _, say_day

PLOTS = Path(__file__).parent / "plots.csv"
TRAPS = ("month end", "closed day", "restoration", "withdrawn priority")
OFFICES = ("US", "EP", "JP", "CN")
MISSED_OFFICES = ("US", "EP", "KR", "CN")
# European States with a national route, and those that the PCT reaches only through the EPO
# (the column `route` of the table "pct/national_phase"; a test compares).
EUROPE_OPEN = ("AT", "CH", "CZ", "DE", "DK", "ES", "FI", "GB", "IT", "NO", "PL", "PT", "SE", "TR")
EUROPE_CLOSED = ("BE", "CY", "FR", "GR", "IE", "LT", "LV", "MT", "NL", "SI")
ORIGINS = ("CN", "US", "JP", "KR", "DE")
# Earlier and later year by country; each change is so large that a wrong base gives another answer.
_GROWTH = tuple(product((2016, 2017, 2018), (2020, 2021, 2022, 2024)))
CHANGES = {"CN": _GROWTH, "KR": _GROWTH, "DE": ((2017, 2024), (2018, 2021), (2018, 2024))}


@dataclass(frozen=True)
class Plot:
    """The dates of a case.

    Attributes:
        trap: one of `TRAPS`.
        priority: filing day of the earlier application whose priority stands.
        withdrawn_priority, withdrawn_on: an older priority and the day its withdrawal reached the
            International Bureau; None where the trap is another one.
        filing: international filing date at CNIPA.
        isr_sent: mailing date of search report and written opinion.
        found_on: the day on which missed entries are found, in the last part of the story.
    """

    trap: str
    priority: date
    withdrawn_priority: date | None
    withdrawn_on: date | None
    filing: date
    isr_sent: date
    found_on: date


@dataclass(frozen=True, kw_only=True, repr=False)
class PctCase(Case):
    """A case of the PCT module.

    Attributes:
        application: the facts as the law sees them.
        design_filed: filing day of a design that is not claimed; None where there is none.
        search_completed: when the search was completed, as the search report says.
        sheets: sheets of the application by part, as filed.
        filing_format: "xml" or "pdf", for the reduction of the international filing fee.
        offices: ST.3 codes of the Offices of the filing plan.
        europe: ST.3 codes of six European countries with distributors.
        missed_offices, found_on: the Offices whose limits were missed in the last part of the
            story, and the day on which that comes to light.
        origin, years: country and two years for the question on the figure.
    """

    application: Application
    design_filed: date | None
    search_completed: date
    sheets: dict[str, int]
    filing_format: str
    offices: tuple[str, ...]
    europe: tuple[str, ...]
    missed_offices: tuple[str, ...]
    found_on: date
    origin: str
    years: tuple[int, int]

    @property
    def all_sheets(self) -> int:
        """How many sheets were filed."""
        return sum(self.sheets.values())

    def fee(self, name: str) -> Decimal:
        """Return one of CNIPA's fees in force on the filing date, in CNY.

        Args:
            name: as in the table "pct/international_fees", e.g. "search".
        """
        role = "ISA" if name == "search" else "RO"
        return fee_row(self.application.filing_date, "CN", role, name, currency="CNY").amount

    def filing_fee_table(self) -> pd.DataFrame:
        """Return what CNIPA charges for filing on the filing date: a row a fee, amounts in CNY."""
        labels = {
            "transmittal": _("transmittal fee (传送费)"),
            "international_filing": _("international filing fee (国际申请费), up to 30 sheets"),
            "sheet_over_30": _("each sheet over 30"),
            "reduction_request_coded": _(
                "reduction: electronic, request character-coded, other parts PDF"
            ),
            "reduction_full_coded": _(
                "reduction: electronic, request, description, claims and abstract character-coded"
            ),
            "search": _("search fee (检索费), ISA/CN"),
        }
        on = say_day(self.application.filing_date)
        return pd.DataFrame(
            {
                _("CNIPA, applications received on {day}").format(day=on): list(labels.values()),
                "CNY": [f"{self.fee(name):,.0f}" for name in labels],
            }
        )

    @property
    def figure_question(self) -> str:
        """The country and the two years of the question on the figure, in a sentence."""
        first, second = self.years
        return _("Your country: {country}. Your years: {first} and {second}.").format(
            country=country_name(self.origin), first=first, second=second
        )

    def figure_table(self) -> pd.DataFrame:
        """Return PCT filings (applications) from 2016 on: a row a year, a column an origin."""
        return _figure_table().copy()


@cache
def _figure_table() -> pd.DataFrame:
    filings = filings_by_origin()
    filings = filings[filings["origin"].isin(ORIGINS) & (filings["year"] >= 2016)]
    table = filings.pivot(index="year", columns="origin", values="filings")
    table.columns.name = None
    return table[list(ORIGINS)].dropna(how="all")


@cache
def plots() -> dict[str, tuple[Plot, ...]]:
    """Return the plots of each trap."""
    return read_plots(PLOTS, Plot, TRAPS)


def _working_day(day: date) -> date:
    """Return `day`, or the last day before it on which CNIPA was open."""
    while closed_reason("CN", day):
        day -= timedelta(days=1)
    return day


def pct_case(student: str) -> PctCase:
    """Return the PCT case of a student.

    Raises:
        CourseError: no usable student id.
    """
    draw, plot, company = open_case("pct", student, plots())
    europe = draw.some("closed", EUROPE_CLOSED, 3) + draw.some("open", EUROPE_OPEN, 3)
    design = plot.priority - timedelta(days=draw.number("design", 40, 110))
    origin = draw.one("origin", tuple(CHANGES))
    facts = {
        "application": _application(plot),
        "design_filed": None if plot.withdrawn_priority else design,
        "search_completed": _working_day(
            plot.isr_sent - timedelta(days=draw.number("completed", 6, 19))
        ),
        "sheets": _sheets(draw),
        "filing_format": draw.one("format", ("xml", "pdf")),
        "offices": OFFICES,
        "europe": draw.some("europe", europe, len(europe)),
        "missed_offices": MISSED_OFFICES,
        "found_on": plot.found_on,
        "origin": origin,
        "years": draw.one("years", CHANGES[origin]),
    }
    return PctCase(
        student=draw.student,
        trap=plot.trap,
        company=company.name,
        story=_story(company),
        documents=papers(draw, company, plot, facts),
        **facts,
    )


def _application(plot: Plot) -> Application:
    restored = {"restored": True, "restored_under": "unintentional"}
    claims = [PriorityClaim(plot.priority, "CN", **restored if plot.trap == "restoration" else {})]
    if plot.withdrawn_priority:
        claims.insert(
            0, PriorityClaim(plot.withdrawn_priority, "CN", withdrawn_on=plot.withdrawn_on)
        )
    return Application(
        filing_date=plot.filing,
        receiving_office="CN",
        priorities=tuple(claims),
        isr_sent=plot.isr_sent,
        isa="CN",
    )


def _sheets(draw: Draw) -> dict[str, int]:
    return {
        "request": draw.number("request", 4, 5),
        "description": draw.number("description", 24, 46),
        "claims": draw.number("claims", 3, 6),
        "abstract": 1,
        "drawings": draw.number("drawings", 5, 14),
    }


def _story(company: Company) -> tuple[str, ...]:
    return (
        _("The company, its people and its papers are invented for this exercise."),
        _(
            "{company} of {town} makes {product}. It has filed an international application "
            "(国际申请) under the PCT at CNIPA as receiving Office (受理局) for {invention}. "
            "{manager}, the IP manager, has left for three weeks. You take over her desk, and the "
            "board wants dates, costs and a recommendation. The file is below, as you found it. "
            "Not everything that people wrote in it is right."
        ).format(
            company=company.name,
            town=company.town,
            product=company.product,
            invention=company.invention,
            manager=company.manager,
        ),
    )

"""Case files of the module on standard-essential patents: a paper, a family, a licensor, one trap.

The dates come from `sep_plots.csv`. Each row was chosen so that every answer is settled: no period
ends on a closed day of its Office. The leak, the letters and the money are drawn.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd

from course_utils.law.sep import Contribution, rate
from course_utils.law.tables import records_in_force
from course_utils.lessons.cases.case import Case
from course_utils.lessons.cases.companies import Company
from course_utils.lessons.cases.plots import open_case, read_plots
from course_utils.lessons.cases.sep.facts import (
    ENTITIES,
    HISTORIES,
    MARKETS,
    Leak,
    Licence,
    Offers,
    Study,
    figures,
    leak,
    licence,
    offers,
    study,
)
from course_utils.lessons.cases.sep.letters import LICENSOR
from course_utils.lessons.cases.sep.papers import papers
from course_utils.messages import _, say_day

PLOTS = Path(__file__).parent / "plots.csv"
TRAPS = ("before the meeting", "priority year", "early registration", "six years")


@dataclass(frozen=True)
class Plot:
    """The dates of a case.

    Attributes:
        trap: one of `TRAPS`.
        submitted, meeting: of the company's paper, and the first day of the meeting.
        stamped: its time stamp on the public server; None where the log is missing.
        first_filed: first filing of what the paper says, in China.
        abroad: the day that the agent plans for direct filings at four other Offices.
        next_submitted, next_meeting: when the next paper is due, and for which meeting.
        priority, pct, us_filed: the Chinese priority, international and American filing of an
            older family.
        continuation: the day that is planned for its continuation.
        us_patented, ep_granted, cn_notice: issue, mention of the grant, and receipt of the grant
            notice in a younger family.
        kr_decided, kr_registered, jp_decided, jp_registered: its decisions of grant, and the
            registrations where there are any.
        today: the day on which the file is read.
    """

    trap: str
    submitted: date
    stamped: date | None
    meeting: date
    first_filed: date
    abroad: date
    next_submitted: date
    next_meeting: date
    priority: date
    pct: date
    us_filed: date
    continuation: date
    us_patented: date
    ep_granted: date
    cn_notice: date
    kr_decided: date
    kr_registered: date | None
    jp_decided: date
    jp_registered: date | None
    today: date


@dataclass(frozen=True, kw_only=True, repr=False)
class SepCase(Case):
    """A case of the module on standard-essential patents.

    Attributes:
        plot: the dates.
        leak: a publication against the company's will.
        entity: what the company is for the fees of the United States, "large" or "small".
        figures: six published figures that the licensor quotes, names in the table of rates.
        offers, study, licence: the figures of the licensor, of the expert, and of another licence.
        history: how far the negotiation has come, a key of `HISTORIES`.
        faults: whether holder and user are at fault in an older dispute in Guangdong.
        market, pool_in: where cameras from China are sold, and where the pool has patents.
    """

    plot: Plot
    leak: Leak
    entity: str
    figures: tuple[str, ...]
    offers: Offers
    study: Study
    licence: Licence
    history: str
    faults: tuple[bool, bool]
    market: str
    pool_in: tuple[str, ...]

    @property
    def paper(self) -> Contribution:
        """The company's paper to the meeting."""
        return Contribution(self.plot.meeting, self.plot.submitted, self.plot.stamped)

    @property
    def next_paper(self) -> Contribution:
        """The next paper, which has no time stamp yet."""
        return Contribution(self.plot.next_meeting, self.plot.next_submitted)

    @property
    def grants(self) -> dict[str, dict[str, date]]:
        """What happened to the younger family: Office -> events, as `divisional_window` takes."""
        plot = self.plot
        found = {
            "CN": {"grant_notice_received": plot.cn_notice},
            "EP": {"granted": plot.ep_granted},
            "US": {"patented": plot.us_patented},
            "JP": {"grant_decision": plot.jp_decided, "registered": plot.jp_registered},
            "KR": {"grant_decision": plot.kr_decided, "registered": plot.kr_registered},
        }
        return {
            office: {event: day for event, day in events.items() if day}
            for office, events in found.items()
        }

    @property
    def older_family(self) -> list[tuple[str, date]]:
        """The filings of the older family, as `earliest_benefit_date` takes them."""
        plot = self.plot
        return [
            ("foreign priority", plot.priority),
            ("PCT application", plot.pct),
            ("US application", plot.us_filed),
        ]

    def late_fee_table(self) -> pd.DataFrame:
        """Return the fees for late continuations on the planned day, in US dollars."""
        rows = records_in_force("sep/late_continuation", self.plot.continuation)
        return pd.DataFrame(
            {
                _("more than"): _("{years} years").format(years=row.over),
                _("entity"): {"large": _("large"), "small": _("small"), "micro": _("micro")}[
                    row.entity
                ],
                "USD": f"{row.amount:,f}",
                _("basis"): row.cite,
            }
            for row in sorted(rows, key=lambda row: (row.over, ENTITIES.index(row.entity)))
        )

    def figure_table(self) -> pd.DataFrame:
        """Return what is published on the six figures: a row a figure."""
        return pd.DataFrame(
            {
                _("figure"): n,
                _("case or programme"): found.case,
                _("value"): found.figure,
                _("standard"): found.standard,
                _("where from"): found.forum,
                _("when"): found.when,
                _("territory"): found.territory,
                _("what is known"): found.note or "–",
            }
            for n, found in enumerate(map(rate, self.figures), 1)
        )


@cache
def plots() -> dict[str, tuple[Plot, ...]]:
    """Return the plots of each trap."""
    return read_plots(PLOTS, Plot, TRAPS)


def sep_case(student: str) -> SepCase:
    """Return the case of a student on standard-essential patents.

    Raises:
        CourseError: no usable student id.
    """
    draw, plot, company = open_case("sep", student, plots())
    market = draw.one("market", MARKETS)
    facts = {
        "leak": leak(draw),
        "entity": draw.one("entity", ENTITIES[:2]),
        "figures": figures(draw),
        "offers": offers(draw),
        "study": study(draw),
        "licence": licence(draw),
        "history": draw.one("history", tuple(HISTORIES)),
        "faults": (draw.one("holder", (True, False)), draw.one("user", (True, False))),
        "market": market,
        "pool_in": draw.one("pool", (("CN",), (market,), ("CN", market), ())),
    }
    return SepCase(
        student=draw.student,
        trap=plot.trap,
        company=company.name,
        story=_story(company, plot),
        documents=papers(draw, company, plot, facts),
        plot=plot,
        **facts,
    )


def _story(company: Company, plot: Plot) -> tuple[str, ...]:
    return (
        _(
            "The companies, their people and their papers are invented for this exercise; the "
            "published rates and the rules are real."
        ),
        _(
            "{company} of {town} makes {product}. Into what it makes it builds a 5G gateway "
            "(5G网关) of its own, so it follows the standards of 3GPP and writes papers for their "
            "meetings. It is {today}. {manager}, the IP manager, hands you a paper that went to a "
            "meeting, two families of patents, and the letters of {licensor}, which wants "
            "royalties. What is lost, until when must the company act, what is owed, and who has "
            "to move next? Not everything that people wrote is right."
        ).format(
            company=company.name,
            town=company.town,
            product=company.product,
            today=say_day(plot.today),
            manager=company.manager,
            licensor=LICENSOR,
        ),
    )

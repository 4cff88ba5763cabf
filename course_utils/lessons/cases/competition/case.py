"""Case files of the module on trade secrets: an engineer who left, and one trap.

The dates come from `competition_plots.csv`. Each row was chosen so that every answer is settled: no
time limit ends on a closed day, or on a day of which that is not known yet. Pieces of information,
figures, replies and wishes are drawn.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from course_utils.law.competition import Act
from course_utils.law.periods import end_of_period
from course_utils.lessons.cases.case import Case
from course_utils.lessons.cases.companies import Company
from course_utils.lessons.cases.competition.facts import (
    DRAFTS,
    REPLIES,
    America,
    China,
    Information,
    Police,
    america,
    china,
    information,
    police,
    wishes,
)
from course_utils.lessons.cases.competition.papers import COMPETITOR, LEAVER, papers
from course_utils.lessons.cases.plots import open_case, read_plots
from course_utils.messages import _

PLOTS = Path(__file__).parent / "plots.csv"
TRAPS = ("crossing act", "ended before", "licence fee", "repeat offender")


@dataclass(frozen=True)
class Plot:
    """The dates of a case.

    Attributes:
        trap: one of `TRAPS`.
        joined, left: the leaver's first and last working day.
        fined: the day on which a regulator fined him for an earlier secret.
        copied: the night in which he copied the files: the first day of the act.
        offered: the first offer of the competitor.
        last: the last day of the act; `today` where it goes on.
        discovered, named: when the company learned of the act, and of who did it.
        today: the day of counsel's letter.
    """

    trap: str
    joined: date
    fined: date
    copied: date
    left: date
    offered: date
    last: date
    discovered: date
    named: date
    today: date


@dataclass(frozen=True, kw_only=True, repr=False)
class CompetitionCase(Case):
    """A case of the module on trade secrets.

    Attributes:
        plot: the dates.
        information: three pieces of information; one of them is a trade secret.
        draft: what counsel's draft holds, one of `DRAFTS`.
        china, america, police: the figures of three proceedings.
        replies: what three other firms answer, keys of `REPLIES`.
        industry: whether an industry in the United States is injured.
        wishes: what the board wants, keys of `WISHES`.
        judged: the day by which the court is expected to have given judgment.
    """

    plot: Plot
    information: tuple[Information, ...]
    draft: str
    china: China
    america: America
    police: Police
    replies: tuple[str, ...]
    industry: bool
    wishes: tuple[str, ...]
    judged: date

    @property
    def act(self) -> Act:
        """The act, from the night of the copying on."""
        return Act(self.plot.copied, self.plot.last)

    @property
    def sanctioned(self) -> bool:
        """Whether the leaver was fined within the two years before the act."""
        return end_of_period(self.plot.fined, 2, "year") >= self.plot.copied


@cache
def plots() -> dict[str, tuple[Plot, ...]]:
    """Return the plots of each trap."""
    return read_plots(PLOTS, Plot, TRAPS)


def competition_case(student: str) -> CompetitionCase:
    """Return the trade secret case of a student.

    Raises:
        CourseError: no usable student id.
    """
    draw, plot, company = open_case("competition", student, plots())
    figures = china(draw, plot.trap)
    industry = draw.one("industry", (True, False))
    facts = {
        "information": information(draw, plot.copied),
        "draft": draw.one("draft", DRAFTS),
        "china": figures,
        "america": america(draw),
        "police": police(draw, plot.trap, figures.fee),
        "replies": draw.some("replies", tuple(REPLIES), 3),
        "industry": industry,
        "wishes": wishes(draw, industry),
        "judged": date(2027, 3, 31),
    }
    return CompetitionCase(
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
            "{company} of {town} makes {product}. {leaver}, a process engineer, has gone to "
            "{competitor}, which now sells the same thing. {manager}, the IP manager, hands you "
            "the file. Is there a trade secret (商业秘密) at all? Which law applies, until when "
            "must the company act, what can it ask for, and where? Not everything that people "
            "wrote is right."
        ).format(
            company=company.name,
            town=company.town,
            product=company.product,
            manager=company.manager,
            leaver=LEAVER,
            competitor=COMPETITOR,
        ),
    )

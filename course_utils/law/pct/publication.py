"""International publication: the Thursday, the technical preparations, the last day for changes."""

from dataclasses import dataclass
from datetime import date, timedelta

from course_utils.law import periods
from course_utils.law.rules import rule
from course_utils.messages import _, say_day, say_weekday

_TUESDAY, _THURSDAY = 1, 3


@dataclass(frozen=True)
class Publication:
    """When an application is published.

    Attributes:
        thursday: the first Thursday on or after the end of 18 months, or the actual day.
        day: the day of publication; None when it is not known whether the International Bureau is
            open on that Thursday.
        steps: sentences that lead there.
    """

    thursday: date
    day: date | None
    steps: tuple[str, ...]

    @property
    def expected(self) -> date:
        """The day of publication; the usual Thursday where closed days are not known."""
        return self.day or self.thursday

    @property
    def preparations(self) -> date:
        """The day on which the technical preparations are complete: 15 days before."""
        (period,) = rule("pct.publication_tech_prep", self.expected).periods
        return periods.end_of_period(self.expected, period.length, period.unit)

    @property
    def last_change(self) -> date:
        """The last day for a change to be taken up: the Tuesday before the preparations end."""
        day = self.preparations - timedelta(days=1)
        return day - timedelta(days=(day.weekday() - _TUESDAY) % 7)


def publication(priority_date: date, published: date | None = None) -> Publication:
    """Return the publication of an application (Art. 21(2)(a); Applicant's Guide 9.013).

    Args:
        priority_date: as it counts for publication.
        published: the actual day, where it is known.
    """
    if published:
        return Publication(
            published, published, (_("Published on {day}.").format(day=say_day(published)),)
        )
    (period,) = rule("pct.publication", priority_date).periods
    end, counted = periods.count(priority_date, period.length, period.unit)
    thursday = end + timedelta(days=(_THURSDAY - end.weekday()) % 7)
    steps = [*counted]
    if thursday != end:
        steps.append(
            _("Publication is on a Thursday: the next is {day}.").format(day=say_day(thursday))
        )
    last = periods.last_day("IB", thursday)
    if last.day and last.day != thursday:
        steps.append(
            _("{closed} Publication is on {weekday} {day} instead.").format(
                closed=last.steps[0], weekday=say_weekday(last.day), day=say_day(last.day)
            )
        )
        return Publication(thursday, last.day, tuple(steps))
    if not last.day:
        steps.append(
            _(
                "Whether the International Bureau is open on that Thursday is not in the tables; "
                "if not, publication follows on another day."
            )
        )
    return Publication(thursday, last.day, tuple(steps))

"""The calendar of a standard, and the day on which a contribution becomes public."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from course_utils.errors import CourseError
from course_utils.law.inputs import as_day, near
from course_utils.law.rules import Rule, rule
from course_utils.law.tables import rows, table
from course_utils.messages import _, say_day

MILESTONES = "sep/milestones"


def releases() -> list[str]:
    """Return the releases of 3GPP that the table knows, e.g. "Rel-16", in order."""
    return list(dict.fromkeys(table(MILESTONES)["release"]))


def milestones(release: str = "") -> pd.DataFrame:
    """Return when releases of 3GPP were frozen and ended.

    Args:
        release: only this one, e.g. "Rel-16"; all when empty.

    Returns:
        Columns: release, milestone, when (a day or month as the source gives it), planned_before
        (a date that slipped), meeting, status ("held", or "planned" when the source was made),
        note, source, as_of.

    Raises:
        CourseError: no such release.
    """
    if not release:
        return table(MILESTONES)
    if release not in releases():
        raise near(_("There is no release {text!r}; {hint}."), release, releases())
    return rows(MILESTONES, release=release).reset_index(drop=True)


@dataclass(frozen=True)
class Contribution:
    """A paper handed in to a meeting of a standards body.

    Attributes:
        meeting_day: the first day of the meeting.
        submitted: the day on which it was sent in or uploaded.
        public_from: the day of the time stamp on the public server, where it is known.
    """

    meeting_day: date
    submitted: date
    public_from: date | None = None

    def __post_init__(self):
        as_day(self.meeting_day, _("the day of the meeting"))
        as_day(self.submitted, _("the day of submission"))
        if self.submitted > self.meeting_day:
            raise CourseError(
                _("A paper submitted on {day} was not before a meeting on {meeting}.").format(
                    day=say_day(self.submitted), meeting=say_day(self.meeting_day)
                )
            )
        if self.public_from is not None and as_day(self.public_from, "") < self.submitted:
            raise CourseError(
                _("A paper cannot be public on {public}, before {day}, its submission.").format(
                    public=say_day(self.public_from), day=say_day(self.submitted)
                )
            )

    @property
    def disclosed(self) -> date:
        """The day from which the paper has to be taken as public.

        The day of its time stamp, or of submission while that is not known; the meeting at the
        latest, because its participants are not bound to secrecy (T 202/97, T 1469/10).
        """
        return min(self.public_from or self.submitted, self.meeting_day)

    @property
    def rule(self) -> Rule:
        """The rule behind `disclosed`, with its source."""
        return rule("sep.contribution_public", self.disclosed)

    @property
    def why(self) -> str:
        """Which day counts, in a sentence."""
        if self.public_from is None:
            sentence = _("No time stamp is known, so the day of submission counts: {day} ({cite}).")
        elif self.public_from <= self.meeting_day:
            sentence = _("The time stamp on the public server counts: {day} ({cite}).")
        else:
            sentence = _("The meeting came first, and it was not secret: {day} ({cite}).")
        return sentence.format(day=say_day(self.disclosed), cite=self.rule.cite)


def as_disclosure(disclosure: date | Contribution) -> tuple[date, tuple[str, ...]]:
    """Return the day of a disclosure, and the sentences that lead to it."""
    if isinstance(disclosure, Contribution):
        return disclosure.disclosed, (disclosure.why,)
    return as_day(disclosure, _("the disclosure")), ()

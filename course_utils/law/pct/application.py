"""The facts of one international application."""

from dataclasses import dataclass
from datetime import date

from course_utils.errors import CourseError
from course_utils.law import offices
from course_utils.law.inputs import as_day, near
from course_utils.law.pct import priority
from course_utils.law.pct.events import Event
from course_utils.law.pct.receiving import (
    check_authority,
    check_receiving_office,
    check_restoration,
)
from course_utils.messages import _, say_day

KINDS = ("patent", "utility model", "provisional")
PCT_START = date(1978, 6, 1)  # the first States could be designated from this day
_DATES = (
    "filing_date",
    "search_copy_received",
    "isr_sent",
    "isr_received",
    "demand_filed",
    "papers_received",
    "early_publication_requested",
    "published",
)


@dataclass(frozen=True)
class PriorityClaim:
    """One claim to the priority of an earlier application.

    Attributes:
        day: filing date of the earlier application, as claimed at filing.
        office: ST.3 code of the Office of earlier filing.
        kind: "patent", "utility model" or "provisional".
        withdrawn_on: when the notice of withdrawal was received (Rule 90bis.3).
        corrected_to, corrected_on: the corrected earlier filing date, and when the correction was
            received (Rule 26bis.1).
        restored: whether the receiving Office restored the right of priority (Rule 26bis.3).
        restored_under: the criterion it applied, "due care" or "unintentional"; may be left out
            where the Office applies only one.

    Raises:
        CourseError: something does not fit; one sentence.
    """

    day: date
    office: str
    kind: str = "patent"
    withdrawn_on: date | None = None
    corrected_to: date | None = None
    corrected_on: date | None = None
    restored: bool = False
    restored_under: str = ""

    def __post_init__(self):
        _dates_of(self, ("day", "withdrawn_on", "corrected_to", "corrected_on"))
        object.__setattr__(self, "office", _earlier_office(self.office))
        if self.kind == "design":
            raise CourseError(
                _(
                    "An industrial design gives no right of priority for an international "
                    "application; name the patent or utility model application that was filed "
                    "first."
                )
            )
        if self.kind not in KINDS:
            raise near(_("There is no kind of priority {text!r}; {hint}."), self.kind, list(KINDS))
        if (self.corrected_to is None) != (self.corrected_on is None):
            raise CourseError(
                _(
                    "A corrected priority of {day} needs both dates: the corrected filing date "
                    "(corrected_to) and the day on which the correction was received "
                    "(corrected_on)."
                ).format(day=say_day(self.day))
            )
        if self.restored_under not in ("", "due care", "unintentional"):
            raise near(
                _("There is no criterion {text!r} for restoration; {hint}."),
                self.restored_under,
                ["due care", "unintentional"],
            )


@dataclass(frozen=True)
class Application:
    """An international application, as far as its facts are known.

    Attributes:
        filing_date: the international filing date.
        receiving_office: ST.3 code.
        priorities: the priority claims as filed.
        search_copy_received: when the search copy reached the search Authority.
        isr_sent: date of the search report and written opinion (their transmittal).
        isr_received: when they reached the applicant, if late (Rule 80.6).
        demand_filed: when a demand for preliminary examination was filed.
        isa, ipea: ST.3 codes of the chosen search and examining Authorities; may be left out where
            only one is competent. The examining Authority is taken to be the search Authority
            where it is competent and no other is named.
        papers_received: when the receiving Office first received papers, if before filing_date.
        early_publication_requested: when the applicant asked for early publication.
        published: the actual day of international publication.
        events: further events that start time limits; see `Event`.

    Raises:
        CourseError: something does not fit; one sentence.
    """

    filing_date: date
    receiving_office: str
    priorities: tuple[PriorityClaim, ...] = ()
    search_copy_received: date | None = None
    isr_sent: date | None = None
    demand_filed: date | None = None
    isr_received: date | None = None
    isa: str = ""
    ipea: str = ""
    papers_received: date | None = None
    early_publication_requested: date | None = None
    published: date | None = None
    events: tuple[Event, ...] = ()

    def __post_init__(self):
        _dates_of(self, _DATES)
        code = offices.office_code(self.receiving_office)
        object.__setattr__(self, "receiving_office", code)
        object.__setattr__(self, "priorities", tuple(self.priorities))
        object.__setattr__(self, "events", tuple(self.events))
        self._check_dates()
        check_receiving_office(code)
        for name in ("isa", "ipea"):
            if getattr(self, name):
                authority = offices.office_code(getattr(self, name))
                check_authority(name, authority, code, self.filing_date)
                object.__setattr__(self, name, authority)
        for claim in self.priorities:
            self._check_claim(claim)

    def _check_dates(self) -> None:
        if self.filing_date < PCT_START:
            raise CourseError(
                _(
                    "The filing date {day} lies before 1 June 1978, when the first international "
                    "applications could be filed; check the year."
                ).format(day=say_day(self.filing_date))
            )
        if self.papers_received and self.papers_received > self.filing_date:
            raise CourseError(
                _("The papers cannot come on {day}, after the filing date {filing}.").format(
                    day=say_day(self.papers_received), filing=say_day(self.filing_date)
                )
            )
        later = {
            _("search copy received"): self.search_copy_received,
            _("search report sent"): self.isr_sent,
            _("demand filed"): self.demand_filed,
            _("early publication requested"): self.early_publication_requested,
            _("published"): self.published,
        }
        for what, day in later.items():
            if day and day < self.filing_date:
                raise CourseError(
                    _("{what}: {day} lies before the filing date {filing}; check both.").format(
                        what=what[:1].upper() + what[1:],
                        day=say_day(day),
                        filing=say_day(self.filing_date),
                    )
                )
        for event in self.events:
            if event.day < (self.papers_received or self.filing_date):
                raise CourseError(
                    _("The event {name} of {day} lies before the application came in.").format(
                        name=event.name, day=say_day(event.day)
                    )
                )
        if self.isr_received and not (self.isr_sent and self.isr_sent <= self.isr_received):
            raise CourseError(
                _(
                    "The search report cannot be received on {day} before it is sent; give the "
                    "date that it bears as isr_sent."
                ).format(day=say_day(self.isr_received))
            )

    def _check_claim(self, claim: PriorityClaim) -> None:
        day = claim.corrected_to or claim.day
        if day > self.filing_date:
            raise CourseError(
                _(
                    "The priority date {day} lies after the filing date {filing}; an earlier "
                    "application comes first."
                ).format(day=say_day(day), filing=say_day(self.filing_date))
            )
        for notice in (claim.withdrawn_on, claim.corrected_on):
            if notice and notice < self.filing_date:
                raise CourseError(
                    _(
                        "A priority claim cannot be withdrawn or corrected on {day}, before the "
                        "filing date {filing}."
                    ).format(day=say_day(notice), filing=say_day(self.filing_date))
                )
        if claim.restored:
            check_restoration(self.receiving_office, self.filing_date)
        window = priority.restoration_window(day, self.receiving_office)
        if self.filing_date > priority.end_of(window):
            raise CourseError(
                _(
                    "The priority of {day} is too old: an application filed at {office} after "
                    "{end} cannot claim it, not even with restoration (Rule 26bis.2(c)(iii)); "
                    "leave the claim out. {closed}"
                )
                .format(
                    day=say_day(day),
                    office=self.receiving_office,
                    end=say_day(priority.end_of(window)),
                    closed="" if window.day else window.steps[-1],
                )
                .strip()
            )

    def priority_date(self, on: date | None = None) -> date:
        """Return the priority date (Art. 2(xi)): the earliest claim standing, or the filing date.

        Args:
            on: as known at the end of this day; None: with all notices received so far.
        """
        current = priority.date_at_filing(self)
        for change in priority.changes(self):
            if on is None or change.day <= on:
                current = change.after
        return current

    def event(self, name: str, office: str = "") -> Event | None:
        """Return the event `name`, None when it is not known.

        Args:
            name: as in the rules.
            office: only an event at this Office, or one that names no Office.
        """
        for event in self.events:
            if event.name == name and (not office or event.office in ("", office)):
                return event
        return None


def _dates_of(facts: object, names) -> None:
    for name in names:
        value = getattr(facts, name)
        if value is not None:
            object.__setattr__(facts, name, as_day(value, name))


def _earlier_office(text: str) -> str:
    # The earlier application may come from a State outside the tables, such as a Paris member.
    code = str(text).strip().upper()
    return code if len(code) == 2 and code.isalpha() else offices.office_code(text)

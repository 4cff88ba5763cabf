"""The facts of one investigation under section 337, as far as they are known."""

from dataclasses import dataclass, fields
from datetime import date, timedelta
from itertools import pairwise

from course_utils.errors import CourseError
from course_utils.law.inputs import as_day, near
from course_utils.law.section337.counting import Lapse, Service
from course_utils.messages import _, say_day

RELIEF = ("", "ordinary", "more complicated")
_SERVICES = (
    "served",
    "final_id_served",
    "petition_served",
    "recommended_served",
    "determination_served",
)
# Events in the order in which they can only happen; a later one does not lie before an earlier one.
_ORDER = (
    ("complaint_filed", "amended", "instituted", "served", "final_id_issued", "final_id_served"),
    ("instituted", "hearing"),
    ("instituted", "target_date"),
    ("instituted", "hundred_day_id_issued"),
    ("instituted", "teo_id_issued"),
    ("complaint_filed", "receipt_published", "comments_filed"),
    ("final_id_issued", "recommended_served"),
    ("final_id_served", "petition_served"),
    ("final_id_served", "determination", "president_received", "approved"),
    ("president_received", "disapproved"),
    ("determination", "determination_served"),
    ("determination", "appeal_resolved"),
)


@dataclass(frozen=True)
class Investigation:
    """What is known of one investigation; every fact but the first may still be missing.

    Attributes:
        complaint_filed: the day of the complaint.
        amended: the day of an amendment before institution that adds a respondent, a patent, a
            claim or another unfair act; the complaint then counts as filed on that day.
        temporary_relief: "" where none is asked for, else "ordinary" or "more complicated".
        receipt_published: publication of the notice that the complaint was received.
        comments_filed: the day of the comments on the public interest.
        instituted: publication of the notice of investigation in the Federal Register, which is
            the day of institution; the vote and the news release come days earlier.
        served: service of the complaint and the notice on the respondent.
        target_date: the target date as set; where it is not set, `target_months` after institution.
        target_months: months from institution to the target date.
        hundred_day: whether the notice orders an initial determination within 100 days.
        interim: whether an interim initial determination is planned (pilot programme of 2021).
        hearing: the day on which the evidentiary hearing begins.
        final_id_issued, final_id_served: the final initial determination.
        hundred_day_id_issued, teo_id_issued: other initial determinations.
        recommended_served: service of the recommended determination on remedy and bond.
        petition_served: service of a petition for review of the final initial determination.
        notice_posted: the notice of the initial determination on the Commission's site.
        determination: the day on which the Commission issued its final determination.
        determination_served: its service on the parties.
        order: whether it orders relief; without an order there is no presidential review.
        president_received: receipt of the determination by the President (the Trade
            Representative).
        approved, disapproved: the day of an express approval, or of a disapproval.
        appeal_resolved: the end of an appeal.
        civil_action_filed: the day of a parallel action in a district court against the respondent.
        lapses: lapses in appropriations.

    Raises:
        CourseError: one sentence that says which fact cannot be.
    """

    complaint_filed: date
    amended: date | None = None
    temporary_relief: str = ""
    receipt_published: date | None = None
    comments_filed: date | None = None
    instituted: date | None = None
    served: Service | None = None
    target_date: date | None = None
    target_months: int = 16
    hundred_day: bool = False
    interim: bool = False
    hearing: date | None = None
    hundred_day_id_issued: date | None = None
    teo_id_issued: date | None = None
    final_id_issued: date | None = None
    final_id_served: Service | None = None
    recommended_served: Service | None = None
    petition_served: Service | None = None
    notice_posted: date | None = None
    determination: date | None = None
    determination_served: Service | None = None
    order: bool = True
    president_received: date | None = None
    approved: date | None = None
    disapproved: date | None = None
    appeal_resolved: date | None = None
    civil_action_filed: date | None = None
    lapses: tuple[Lapse, ...] = ()

    def __post_init__(self):
        for field in fields(self):
            value = getattr(self, field.name)
            if field.type in (date, date | None) and value is not None:
                what = field.name.replace("_", " ")
                object.__setattr__(self, field.name, as_day(value, what))
        for name in _SERVICES:
            if not isinstance(getattr(self, name), Service | None):
                raise CourseError(
                    _("Say how {what} went, such as Service(day, 'express', abroad=True).").format(
                        what=name.replace("_", " ")
                    )
                )
        object.__setattr__(self, "lapses", tuple(self.lapses))
        if self.temporary_relief not in RELIEF:
            sentence = _("There is no kind of temporary relief {text!r}; {hint}.")
            raise near(sentence, self.temporary_relief, list(RELIEF[1:]))
        if type(self.target_months) is not int or self.target_months < 1:
            raise CourseError(_("Give the months to the target date as a whole number above 0."))
        for events in _ORDER:
            self._check_order(events)
        self._check_president()

    def _check_order(self, names: tuple[str, ...]) -> None:
        known = [(name, day) for name in names if (day := self.day_of(name))]
        for (earlier, first), (later, second) in pairwise(known):
            if second < first:
                raise CourseError(
                    _("{later} ({second}) cannot lie before {earlier} ({first}).").format(
                        later=later.replace("_", " ").capitalize(),
                        second=say_day(second),
                        earlier=earlier.replace("_", " "),
                        first=say_day(first),
                    )
                )

    def _check_president(self) -> None:
        if not self.order and (self.president_received or self.approved or self.disapproved):
            raise CourseError(
                _("Without an order nothing goes to the President; leave those days out.")
            )
        if self.approved and self.disapproved:
            raise CourseError(_("The President either approves or disapproves; give one day."))
        answered = self.approved or self.disapproved
        if answered and not self.president_received:
            raise CourseError(_("Give the day on which the President received the determination."))
        if answered and answered > self.president_received + timedelta(days=60):
            raise CourseError(
                _("{day} lies after the 60 days in which the President may answer.").format(
                    day=say_day(answered)
                )
            )

    def day_of(self, name: str) -> date | None:
        """Return the day of a fact, that of a service too; None while it is not known."""
        value = getattr(self, name)
        return value.day if isinstance(value, Service) else value

    @property
    def filed(self) -> date:
        """The day from which the time to decide on institution runs (19 CFR 210.14(a))."""
        return self.amended or self.complaint_filed

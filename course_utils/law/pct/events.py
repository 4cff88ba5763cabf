"""The events from which the time limits of the PCT count, by the names that the rules use."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from course_utils.errors import CourseError
from course_utils.law import offices, periods
from course_utils.law.inputs import as_day, near
from course_utils.messages import _

_AT_AN_OFFICE = ("national_entry", "national_invitation", "sis_unity_notice")


@cache
def _names() -> dict[str, str]:
    return {
        "cause_removed": _("the cause of the failure is removed"),
        "corrected_filing_date_notice": _("notice of a corrected filing date"),
        "art11_invitation": _("invitation under Article 11"),
        "art14_invitation": _("invitation under Article 14"),
        "examination_translation_received": _("translation for examination received"),
        "fax_sent": _("fax sent"),
        "fee_invitation": _("invitation to pay missing fees"),
        "ipea_choice_invitation": _("invitation to name an examining Authority"),
        "ipea_fee_invitation": _("invitation to pay examination fees"),
        "ipea_opinion": _("written opinion of the examining Authority"),
        "ipea_unity_invitation": _("invitation on unity by the examining Authority"),
        "national_entry": _("entry into the national phase"),
        "national_invitation": _("invitation by the designated Office"),
        "negative_notification": _("refusal notified by the receiving Office"),
        "preliminary_fees_paid": _("examination fees paid"),
        "publication_translation_invitation": _("invitation to furnish a translation"),
        "record_copy_notice": _("notice that the record copy is missing"),
        "rectification_refusal": _("rectification refused"),
        "search_translation_invitation": _("invitation to furnish a translation for search"),
        "sequence_listing_invitation": _("invitation to furnish a sequence listing"),
        "sis_invitation": _("invitation to correct the supplementary search request"),
        "sis_requested": _("request for supplementary search received"),
        "sis_unity_notice": _("opinion on unity of the supplementary Authority"),
        "unity_invitation": _("invitation on unity by the search Authority"),
    }


@cache
def _derived_names() -> dict[str, str]:
    return {
        "delay_noticed": _("delay or loss of the letter noticed"),
        "demand_filed": _("demand filed"),
        "demand_limit": _("end of the period for a demand"),
        "disruption_start": _("start of the extension period"),
        "earlier_filing": _("filing of the earlier application"),
        "examination_documents": _("demand, fees and search report in hand"),
        "examination_start": _("start of the examination (demand, fees, search report)"),
        "filing_date": _("international filing date"),
        "isr_sent": _("search report and written opinion sent"),
        "missed_limit": _("end of the missed time limit"),
        "national_limit": _("end of the limit for the national phase"),
        "old_or_new_priority_date": _("priority date, old or new"),
        "priority_date": _("priority date"),
        "priority_period_end": _("end of the priority period"),
        "publication": _("international publication"),
        "receipt": _("receipt by the receiving Office"),
        "search_copy_received": _("search copy received"),
    }


def event_name(name: str) -> str:
    """Say an event in the reader's language; a name that is not known is returned as it is."""
    return _names().get(name) or _derived_names().get(name, name)


@dataclass(frozen=True)
class Event:
    """Something that happened to an application and starts a time limit.

    Attributes:
        name: as in the rules, e.g. "art14_invitation"; see `event_names`.
        day: when it happened; for a document of an Office the date that it bears.
        received: when the applicant received that document, if late (Rule 80.6).
        office: ST.3 code of the Office, for events at a designated Office or a supplementary
            Authority.

    Raises:
        CourseError: the name is not known (the nearest are offered), a date is none, or an Office
            is missing.
    """

    name: str
    day: date
    received: date | None = None
    office: str = ""

    def __post_init__(self):
        if self.name not in _names():
            raise near(_("There is no event {text!r}; {hint}."), self.name, event_names())
        object.__setattr__(self, "day", as_day(self.day, event_name(self.name)))
        if self.received is not None:
            object.__setattr__(self, "received", as_day(self.received, event_name(self.name)))
            periods.days_beyond_seven(self.day, self.received)
        if self.office:
            object.__setattr__(self, "office", offices.office_code(self.office))
        elif self.name in _AT_AN_OFFICE:
            raise CourseError(
                _("The event {name} needs the Office at which it happened.").format(name=self.name)
            )


def event_names() -> list[str]:
    """Return the names that an `Event` may have, sorted."""
    return sorted(_names())

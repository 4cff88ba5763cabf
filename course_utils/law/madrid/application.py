"""From the first filing to the international registration: priority, forwarding, irregularities."""

import html
from dataclasses import dataclass, replace
from datetime import date

from course_utils.errors import CourseError
from course_utils.law.deadlines import Deadline, rule_title
from course_utils.law.inputs import near, not_before
from course_utils.law.madrid.counting import ARTICLE_12, RULE_4, limit
from course_utils.law.periods import Counting
from course_utils.law.rules import rule, rule_ids
from course_utils.messages import _, say_day

_PARIS = Counting("Rule 4(2)", "Rule 4(4); Paris Convention Art. 4C(3)")
_STARTS = {  # the event that each irregularity counts from
    "irregularity_applicant": "notified",
    "irregularity_fees": "notified",
    "irregularity_office": "notified",
    "intention_to_use": "received_by_origin",
    "classification_opinion": "proposed",
    "classification_fees_no_opinion": "proposed",
    "classification_fees": "communicated",
    "vague_term": "notified",
    "subsequent_irregularity": "notified",
    "recording_irregularity": "notified",
    "cn_fee_notice": "received",
    "cn_correction": "received",
    "renewal_underpaid": "notified",
}


@dataclass(frozen=True)
class Finding:
    """A yes or no with its reason.

    Attributes:
        holds: the answer.
        reason: one or two sentences.
        deadline: the time limit that it turns on, if there is one.
    """

    holds: bool
    reason: str
    deadline: Deadline | None = None

    def __bool__(self) -> bool:
        return self.holds

    def __str__(self) -> str:
        return self.reason

    def _repr_html_(self) -> str:
        way = self.deadline._repr_html_() if self.deadline else ""
        return f"<p><b>{html.escape(self.reason)}</b></p>{way}"


def priority_end(first_filing: date, office: str = "CN") -> Deadline:
    """Return until when the international registration may bear its date to keep the priority.

    Six months from the first filing (Paris Convention Article 4, Rule 14(2)(i)), measured to the
    international registration date, not to the day of handing in.

    Args:
        first_filing: filing date of the first application.
        office: ST.3 code of the Office of origin, whose closed days count.
    """
    return limit("priority", first_filing, office, _PARIS, first_filing=first_filing)


def certification_end(received_by_origin: date) -> Deadline:
    """Return until when the International Bureau must have the application (Article 3(4)).

    Two months from receipt by the Office of origin. Only then does the registration bear the day of
    that receipt. The closed days of the International Bureau are known for some years only.
    """
    return limit("forwarding", received_by_origin, "IB", received_by_origin=received_by_origin)


def registration_date(received_by_origin: date, received_by_ib: date) -> Deadline:
    """Return the international registration date under Article 3(4), with the way there.

    The day of receipt by the Office of origin if the International Bureau received the application
    within two months from it, otherwise the day of receipt by the International Bureau.

    Args:
        received_by_origin: when the Office of origin received the application.
        received_by_ib: when the International Bureau received it from that Office.

    Raises:
        CourseError: receipt by the International Bureau lies before receipt by the Office.
    """
    not_before(received_by_origin, received_by_ib, _("Receipt by the International Bureau"))
    end = certification_end(received_by_origin)
    last = end.day or end.safe_day
    by = rule("madrid.registration_date", received_by_origin)
    if received_by_ib <= last:
        day = received_by_origin
        step = _("Received in time, on {ib}: the date is that of receipt by the Office, {day}.")
    else:
        day = received_by_ib
        step = _("Received late, on {ib}: the date is that of receipt by WIPO, {day}.")
    steps = (*end.steps, step.format(ib=say_day(received_by_ib), day=say_day(day)))
    if received_by_ib > last and end.day is None:
        unless = _(
            "Unless the International Bureau was closed on every day in between (Rule 4(4)): its "
            "closed days of that year are not in the tables."
        )
        steps = (*steps, unless)
    return Deadline("registration_date", by, day, day, steps, "IB", rule_title(by))


def priority_kept(registration) -> Finding:
    """Say whether a registration keeps the priority it claims (Rule 14(2)(i)).

    Args:
        registration: a `Registration` whose basis has a `priority` date or, where it has none,
            claims the filing date of the basic application itself.
    """
    first = registration.basic.priority or registration.basic.filed
    end = priority_end(first, registration.basic.office)
    last = end.day or end.safe_day
    holds = last is not None and registration.registered <= last
    words = {"day": say_day(registration.registered), "end": say_day(last or end.nominal)}
    if holds:
        return Finding(
            True,
            _("The priority stands: registration date {day}, period until {end}.").format(**words),
            end,
        )
    reason = _("The priority is lost: registration date {day}, period until {end}.").format(**words)
    if registration.filed <= (last or end.nominal):
        reason += " " + _(
            "The application was handed in by then, but it was forwarded too late (Art. 3(4))."
        )
    return Finding(False, reason, end)


def irregularity_end(kind: str, day: date) -> Deadline:
    """Return until when an irregularity can be put right.

    Args:
        kind: "irregularity_applicant", "irregularity_fees", "irregularity_office",
            "classification_fees", ...; a wrong name is answered with the known ones.
        day: the day from which it runs: of WIPO's notification, proposal or communication.

    Raises:
        CourseError: no such kind.
    """
    if kind not in _STARTS:
        raise near(_("There is no irregularity {text!r}; {hint}."), kind, list(_STARTS))
    chinese = kind.startswith("cn_")
    return limit(
        kind,
        day,
        "CN" if chinese else "IB",
        ARTICLE_12 if chinese else RULE_4,
        **{_STARTS[kind]: day},
    )


def intention_to_use_end(received_by_origin: date) -> Deadline:
    """Return until when a missing declaration of intention to use must reach WIPO (Rule 11(6)).

    Two months from receipt by the Office of origin, not three months from a notice; afterwards that
    designation counts as not made and its fee comes back.
    """
    return irregularity_end("intention_to_use", received_by_origin)


def continued_processing_end(missed: Deadline) -> Deadline:
    """Return until when continued processing can be asked for after a missed limit (Rule 5bis).

    Args:
        missed: the deadline that was missed.

    Raises:
        CourseError: Rule 5bis does not reach that limit (renewal, answers to refusals,
            transformation, ...).
    """
    by = rule("madrid.continued_processing", missed.nominal)
    if missed.rule.id not in by.value.split():
        raise CourseError(
            _(
                "Continued processing does not help here: {step} ({cite}) is not among the limits "
                "of Rule 5bis(1)."
            ).format(step=missed.title, cite=missed.rule.cite)
        )
    return _after(missed, "continued_processing")


def excuse_end(missed: Deadline) -> Deadline:
    """Return the latest day to ask that a delay by force majeure be excused (Rule 5(1), (4)).

    The act and the evidence are due as soon as reasonably possible; this is the outer limit.
    """
    return _after(missed, "excuse")


def _after(missed: Deadline, id: str) -> Deadline:
    """Count from the end of a missed limit; what is not settled there is not settled here."""
    start = missed.day or missed.nominal
    found = limit(id, start, "IB", limit_missed=start)
    if missed.day is None and found.day:
        step = _("It is counted from {day}, which itself may move off closed days.")
        steps = (*found.steps, step.format(day=say_day(start)))
        found = replace(found, day=None, safe_day=found.day, steps=steps)
    return found


def irregularities() -> list[str]:
    """Return the kinds that `irregularity_end` knows, in the order of the rules."""
    known = {f"madrid.{kind}" for kind in _STARTS}
    return [id.removeprefix("madrid.") for id in rule_ids("madrid.") if id in known]

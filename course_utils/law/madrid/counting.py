"""Count the periods of the Madrid System, and of the national laws behind a designation.

Three orders count in three ways: Rule 4 of the Regulations under the Protocol, Article 12 of the
Implementing Regulations of China's Trademark Law, and 37 CFR 2.196 in the United States. They agree
on months and years and on closed days; they differ where a rule says so itself (the term of a
Chinese registration ends one day early). Where no rule on closed days was found for an Office, a
period that ends on one has no settled day, only a safe one.
"""

from collections.abc import Mapping
from datetime import date

from course_utils.law import offices, periods
from course_utils.law.deadlines import Deadline, rule_title
from course_utils.law.limits import Known, count
from course_utils.law.periods import Counting, LastDay
from course_utils.law.rules import Rule, rule
from course_utils.messages import _, say_day

RULE_4 = Counting("Rule 4(2)", "Rule 4(4)")
ARTICLE_12 = Counting("Implementing Regulations Art. 12", "Implementing Regulations Art. 12")
CFR_2_196 = Counting("as in Rule 4(2)", "37 CFR 2.196")
_NATIONAL = {"CN": ARTICLE_12, "US": CFR_2_196}
_UNSETTLED = Counting("as in Rule 4(2)", "")


def national_law(office: str) -> Counting | None:
    """Return how a national Office moves ends off closed days; None where that was not found."""
    return _NATIONAL.get(office)


def say_event(name: str) -> str:
    """Say an event of the tables in words: "receipt by the Office of origin"."""
    known = {
        "application_published": _("publication of the application"),
        "cancellation_recorded": _("cancellation in the International Register"),
        "certificate": _("the certificate of extension of protection"),
        "commenced": _("commencement"),
        "communicated": _("the communication"),
        "denunciation_effective": _("the day on which the denunciation took effect"),
        "first_filing": _("the first filing"),
        "fourteen_days_after_office_issue": _("the 14th day after the Office issued the refusal"),
        "gazette_issued": _("the issue of the WIPO Gazette"),
        "holder_receipt": _("receipt by the holder"),
        "holder_receipt_from_wipo": _("receipt by the holder from WIPO"),
        "limit_missed": _("the end of the limit that was missed"),
        "notification_sent": _("the day on which WIPO sent the notification"),
        "notified": _("the notification"),
        "office_issue": _("the day on which the Office issued the refusal"),
        "office_sends_to_wipo": _("the day on which the Office sent the refusal to WIPO"),
        "opposition_ended": _("the end of the opposition period"),
        "opposition_opens": _("the opening of the opposition period"),
        "opposition_started": _("the start of the opposition period"),
        "proposed": _("the proposal"),
        "published": _("publication"),
        "received": _("receipt"),
        "received_by_ib": _("receipt by the International Bureau"),
        "received_by_office": _("receipt by the Office"),
        "received_by_origin": _("receipt by the Office of origin"),
        "recordation_end": _("the end of the recordation"),
        "recorded": _("the recording"),
        "refusal_ended": _("the end of the refusal period"),
        "registered": _("registration"),
        "registration_expired": _("the expiry of the registration"),
        "registration_published": _("publication of the registration"),
        "renewal_due": _("the due date"),
        "republished": _("republication by the Office"),
        "response_end": _("the end of the time for the response"),
        "section_71_end": _("the end of the time for the affidavit"),
        "sent": _("sending"),
        "surrender_published": _("publication of the surrender"),
        "term_end": _("the end of the term"),
        "ttab_order_setting_dates": _("the order of the Board that sets the dates"),
        "unused_since": _("the start of non-use"),
        "us_limit": _("the end of the time for the affidavit"),
        "us_registered": _("the United States registration"),
        "wipo_receives": _("receipt of the refusal by WIPO"),
        "wipo_transmits": _("the day on which WIPO transmitted the refusal"),
    }
    return known.get(name, name.replace("_", " "))


def _last_day(office: str, nominal: date, law: Counting | None) -> LastDay:
    if law is not None:
        last = periods.last_day(office, nominal, law)
        return last if last.day or last.safe_day else LastDay(None, nominal, last.steps)
    try:
        closed = periods.closed_reason(office, nominal)
    except periods.ClosedDaysUnknown as unknown:
        return LastDay(None, nominal, (str(unknown),))
    except offices.UnknownOffice:
        steps = periods.last_day(office, nominal, _UNSETTLED).steps
        return LastDay(None, nominal, steps)
    if not closed:
        return LastDay(nominal, None, ())
    step = _(
        "{day} is {reason}, and no rule on closed days was found for {office}: act by that day to "
        "be safe."
    )
    return LastDay(
        None, nominal, (step.format(day=say_day(nominal), reason=closed, office=office),)
    )


def settle(
    key: str,
    by: Rule,
    events: Mapping[str, date],
    office: str = "",
    law: Counting | None = RULE_4,
) -> Deadline:
    """Return the deadline that a rule gives for the events of a case.

    Args:
        key: the deadline's name in its calendar.
        by: the rule, with periods.
        events: the days of all events that the rule names.
        office: ST.3 code of the Office where the act is due; "" when nothing has to reach one, so
            that closed days do not count.
        law: how ends move off closed days; None where that was not found for the Office.

    A limit that runs against an Office and for the holder (`actor` "office") has no safe day: while
    closed days are not known, its nominal end is only expected.
    """
    counted = count(by, lambda name: Known(events[name]), say_event, law or _UNSETTLED)
    nominal = counted.end
    last = _last_day(office, nominal, law) if office else LastDay(nominal, None, ())
    against = by.actor == "office"
    return Deadline(
        key=key,
        rule=by,
        nominal=nominal,
        day=last.day,
        steps=(*counted.steps, *last.steps),
        office=office or by.actor,
        title=rule_title(by),
        safe_day=None if against else last.safe_day,
    )


def limit(id: str, on: date, office: str = "", law: Counting | None = RULE_4, **events: date):
    """Return the deadline under rule "madrid.`id`" as it stands on the day `on`; see `settle`."""
    return settle(id, rule(f"madrid.{id}", on), events, office, law)

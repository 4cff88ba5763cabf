"""Keep a registration alive: later designations, renewal, use in the United States, China."""

from dataclasses import replace
from datetime import date, timedelta

from course_utils.errors import CourseError
from course_utils.law.deadlines import Calendar, Deadline, in_order, rule_title
from course_utils.law.inputs import not_before
from course_utils.law.madrid.application import Finding
from course_utils.law.madrid.counting import ARTICLE_12, CFR_2_196, RULE_4, limit, settle
from course_utils.law.madrid.members import member
from course_utils.law.madrid.registration import Registration
from course_utils.law.periods import Counting
from course_utils.law.rules import Period, Rule, rule
from course_utils.messages import _, say_day

_CYCLES = 9  # a registration of a hundred years


def subsequent_designation_date(
    received_by_ib: date, received_by_office: date | None = None
) -> Deadline:
    """Return the date that a subsequent designation bears (Rule 24(6)).

    Sent directly, the day of receipt by the International Bureau. Sent through an Office, the day
    of receipt by that Office if the International Bureau received it within two months from it.

    Args:
        received_by_ib: when the International Bureau received the request.
        received_by_office: when the Office received it; None where it was sent directly.

    Raises:
        CourseError: receipt by the International Bureau lies before receipt by the Office.
    """
    direct = limit("subsequent_direct", received_by_ib, received_by_ib=received_by_ib)
    if received_by_office is None:
        return replace(direct, key="subsequent_date", office="IB")
    not_before(received_by_office, received_by_ib, _("Receipt by the International Bureau"))
    end = limit(
        "subsequent_office", received_by_office, "IB", received_by_office=received_by_office
    )
    in_time = received_by_ib <= (end.day or end.safe_day)
    day = received_by_office if in_time else received_by_ib
    step = _("Received late, on {ib}: it bears that day.")
    if in_time:
        step = _("Received in time, on {ib}: it bears the day of receipt by the Office, {day}.")
    steps = (*end.steps, step.format(ib=say_day(received_by_ib), day=say_day(day)))
    return Deadline("subsequent_date", end.rule, day, day, steps, "IB", rule_title(direct.rule))


def may_designate(registration: Registration, code: str) -> Finding:
    """Say whether a member can be added to a registration later (Articles 3bis and 14(5)).

    Four members do not extend registrations that are older than their own accession.

    Raises:
        CourseError: the day of accession of such a member is not known.
    """
    party = member(code)
    if party.code == registration.basic.office:
        return Finding(
            False, _("No: the basic mark is protected there already (Protocol Art. 3bis).")
        )
    if party.code in registration.all_members:
        return Finding(False, _("No: {member} is designated already.").format(member=party.code))
    if not party.earlier_registrations_excluded:
        return Finding(True, _("Yes: {member} can be added.").format(member=party.code))
    if party.protocol_from is None:
        raise CourseError(
            _(
                "{member} does not extend registrations older than its accession (Art. 14(5)), and "
                "the day of its accession is not in the tables; ask WIPO."
            ).format(member=party.code)
        )
    words = {"member": party.code, "joined": say_day(party.protocol_from)}
    if registration.registered < party.protocol_from:
        reason = _(
            "No: {member} joined on {joined} and does not extend older registrations (Art. 14(5))."
        )
        return Finding(False, reason.format(**words))
    return Finding(
        True,
        _("Yes: the registration is not older than the accession on {joined}.").format(**words),
    )


def renewal(registration: Registration, cycle: int = 1) -> Calendar:
    """Return the days of one renewal of an international registration (Rule 30).

    Args:
        registration: the registration.
        cycle: 1 for the renewal after ten years, 2 after twenty, ...

    Returns:
        A calendar with "renewal_early" (payment counts from here), "renewal_due" and
        "renewal_grace" (with surcharge), each followed by the cycle: "renewal_due.1". The due
        dates are the `nominal` ones, for they fix tariff and term; closed days only move payment.

    Raises:
        CourseError: the cycle is not a whole number from 1.
    """
    if type(cycle) is not int or not 1 <= cycle <= _CYCLES:
        raise CourseError(
            _("A renewal has a number from 1 to {last}, not {cycle}.").format(
                last=_CYCLES, cycle=cycle
            )
        )
    start = registration.registered
    by = _longer(rule("madrid.renewal_due", start), 10 * cycle)
    due = settle(f"renewal_due.{cycle}", by, {"registered": start}, "IB", RULE_4)
    early = limit("renewal_early", start, renewal_due=due.nominal)
    grace = limit("renewal_grace", start, "IB", renewal_due=due.nominal)
    return in_order(
        (
            replace(early, key=f"renewal_early.{cycle}"),
            due,
            replace(grace, key=f"renewal_grace.{cycle}"),
        )
    )


def correction_end(published_on: date) -> Deadline:
    """Return until when an error of an Office can be corrected (Rule 28(4)).

    Args:
        published_on: the day on which the entry with the error was published.
    """
    return limit("correction", published_on, "IB", published=published_on)


def _longer(by: Rule, length: int) -> Rule:
    (period,) = by.periods
    return replace(by, periods=(Period(period.after, length, period.unit),))


def _window(key: str, by: Rule, event: date, years: int, grace: str) -> list[Deadline]:
    """Return opening, end and grace of a United States window of one year."""
    after = by.periods[0].after
    opening = replace(
        _longer(by, years - 1), en=f"First day: {by.en}", zh=f"首日：{by.zh}", due_at=""
    )
    end = settle(key, _longer(by, years), {after: event}, "US", CFR_2_196)
    late = rule(grace, event)
    return [
        settle(f"{key}_opens", opening, {after: event}),
        end,
        settle(f"{key}_grace", late, {late.periods[0].after: end.nominal}, "US", CFR_2_196),
    ]


def us_declarations(certificate: date, decades: int = 1) -> Calendar:
    """Return the windows for affidavits of use of a Madrid designation of the United States.

    Section 71: between the fifth and the sixth year, and then in the last year of every ten, each
    from the date of the United States certificate of extension of protection; six months of grace.
    The WIPO renewal runs on its own clock from the international registration date.

    Args:
        certificate: the date of the certificate.
        decades: how many windows of ten years to show after the first.

    Returns:
        A calendar with "section_71_6", "section_71_10", ... each with "_opens" and "_grace".
    """
    first = rule("madrid.us_section_71_first", certificate)
    later = rule("madrid.us_section_71_later", certificate)
    grace = "madrid.us_section_71_grace"
    steps = _window("section_71_6", first, certificate, 6, grace)
    for n in range(10, 10 * decades + 1, 10):
        steps += _window(f"section_71_{n}", later, certificate, n, grace)
    return in_order(steps)


def us_direct_declarations(registered: date, decades: int = 1) -> Calendar:
    """Return the windows of a direct United States registration: sections 8 and 9.

    Args:
        registered: the United States registration date.
        decades: how many windows of ten years to show.

    Returns:
        A calendar with "section_8_6", "sections_8_9_10", ... each with "_opens" and "_grace".
    """
    grace = "madrid.us_direct_grace"
    first = rule("madrid.us_section_8_first", registered)
    later = rule("madrid.us_sections_8_and_9", registered)
    steps = _window("section_8_6", first, registered, 6, grace)
    for n in range(10, 10 * decades + 1, 10):
        steps += _window(f"sections_8_9_{n}", later, registered, n, grace)
    return in_order(steps)


_ARTICLE_12_2 = Counting("Implementing Regulations Art. 12", "")


def china_renewal(registered: date, term: int = 1) -> Calendar:
    """Return term end, first day of renewal and end of grace of a Chinese national registration.

    The term ends on the day before the anniversary, or on the last day of a month that has no such
    day (Implementing Regulations Article 12(2)).

    Args:
        registered: the legal start of the ten years.
        term: 1 for the first ten years, 2 for the second, ...

    Returns:
        A calendar with "cn_renewal_opens", "cn_term" and "cn_renewal_grace".
    """
    by = _longer(rule("madrid.cn_term", registered), 10 * term)
    counted = settle("cn_term", by, {"registered": registered}, "", _ARTICLE_12_2)
    end, steps = counted.nominal, counted.steps
    if end.day == registered.day:
        end -= timedelta(days=1)
        steps = (*steps, _("The term ends on the day before: {day}.").format(day=say_day(end)))
    expiry = replace(counted, nominal=end, day=end, office="CN", steps=steps)
    opens = limit("cn_renewal_opens", end, "", ARTICLE_12, term_end=end)
    grace = limit("cn_renewal_grace", end, "CN", ARTICLE_12, term_end=end)
    return in_order((replace(opens, office="CN"), expiry, grace))

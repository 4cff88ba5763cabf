"""Opposition, use and invalidity, by country and by the day of the act."""

from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from course_utils.errors import CourseError
from course_utils.law.deadlines import Deadline, rule_title
from course_utils.law.inputs import near, not_before
from course_utils.law.madrid.counting import ARTICLE_12, limit, national_law, say_event, settle
from course_utils.law.madrid.members import member
from course_utils.law.rules import Period, row_rule, rule
from course_utils.law.tables import MissingValue, holds_on, records, table
from course_utils.messages import _, say_day

OPPOSITION = "madrid/opposition"
NON_USE = "madrid/non_use"
ROUTES = ("national", "designation")


def offices(name: str = OPPOSITION) -> list[str]:
    """Return the ST.3 codes of the Offices that a table of this module knows, sorted."""
    return sorted(set(table(name)["st3"]))


def _versions(name: str, office: str, route: str) -> list:
    if route not in ROUTES:
        raise near(_("There is no route {text!r}; {hint}."), route, list(ROUTES))
    code = member(office).code
    found = [row for row in records(name, st3=code) if row.route in (route, "any")]
    if not found:
        raise MissingValue(
            _("Table {name} has no row for {office}; it knows {offices}.").format(
                name=name, office=code, offices=", ".join(offices(name))
            )
        )
    return found


def _at(versions: list, day: date):
    for row in versions:
        if holds_on(row, day):
            return row
    raise MissingValue(_("No rule is known for {day}.").format(day=say_day(day)))


def _opens(row, published: date) -> date:
    """Return the day from which an opposition period is counted.

    The day of publication, except for designations of the European Union (one month after
    republication) and of China (the first day of the month after the issue of the WIPO Gazette).
    """
    if row.starts == "next month":
        return published + relativedelta(months=1, day=1)
    return published + relativedelta(months=row.delay_months or 0)


def _end(row, published: date) -> Deadline:
    """Return the end of an opposition period under one version of the law."""
    opens = _opens(row, published)
    after = row.after if opens == published else "opposition_opens"
    by = row_rule(
        "madrid.opposition",
        "Oppose the mark",
        "对商标提出异议",
        row,
        [Period(after, row.length, row.unit)],
        actor="opponent",
        phase="disputes",
        remedy=row.extension,
    )
    found = settle(f"opposition.{row.st3}", by, {after: opens}, row.st3, national_law(row.st3))
    if opens == published:
        return found
    event = say_event(row.after)
    step = _("{event} on {published}: the period is counted from {opens}.")
    words = {"event": event[:1].upper() + event[1:], "published": say_day(published)}
    found = replace(found, steps=(step.format(opens=say_day(opens), **words), *found.steps))
    if row.starts == "next month":
        # "Within three months from the first day": whether that day itself counts is not said.
        safe = found.nominal - timedelta(days=1)
        doubt = _("Whether that first day itself counts is not settled: act by {day} to be safe.")
        steps = (*found.steps, doubt.format(day=say_day(safe)))
        found = replace(found, day=None, safe_day=safe, steps=steps)
    return found


def opposition(
    office: str, published: date, on: date | None = None, route: str = "national"
) -> Deadline:
    """Return until when a mark can be opposed at an Office.

    Where the law changed between publication and the act (China on 2027-01-01, Korea on
    2025-07-22) and the texts do not say which period applies, the deadline has no day but a safe
    day.

    Args:
        office: ST.3 code.
        published: the day of the publication that starts the period there: of the application, of
            the registration (Germany, Japan), of the WIPO Gazette (designations of China), or of
            the republication (designations of the European Union).
        on: the day of the act, where it is known; it decides which law is in force.
        route: "national" for an application filed there, "designation" for a Madrid designation.

    Raises:
        CourseError: an unknown member or route, or an act before the publication.
        MissingValue: the table does not know the Office.
    """
    not_before(published, on, _("The opposition"))
    versions = _versions(OPPOSITION, office, route)
    old = _at(versions, published)
    first = _end(old, published)
    new = _at(versions, on or first.day or first.nominal)
    if new is old:
        if old.effective_to and (first.day or first.nominal) > old.effective_to:
            step = _("On {day}, the day of the act, that text is in force.").format(day=say_day(on))
            return replace(first, steps=(*first.steps, step))
        return first
    second = _end(new, published)
    ends = [found.day or found.nominal for found in (first, second)]
    safe = max(min(ends[0], old.effective_to), min(ends))
    step = _(
        "The law changed on {day}: {old} under the former, {new} under the new text ({cite}), and "
        "which one applies is not settled; act by {safe} to be safe."
    ).format(
        day=say_day(new.effective_from or old.effective_to + timedelta(days=1)),
        old=say_day(ends[0]),
        new=say_day(ends[1]),
        cite=new.cite,
        safe=say_day(safe),
    )
    return replace(first, day=None, safe_day=safe, steps=(*first.steps, step))


def non_use(
    office: str,
    since: date,
    on: date | None = None,
    route: str = "designation",
    decided_on: date | None = None,
) -> Deadline:
    """Return the end of the time within which non-use does not yet cost the mark.

    From the day after, cancellation can be asked for (or genuine use must be proved). Nothing is
    due on that day, so closed days do not move it.

    Args:
        office: ST.3 code.
        since: the day from which it runs: registration (EU, UK), the start of non-use (US, national
            marks in China), or the end of the refusal period (designations of China).
        on: the day of the request; it decides which law is in force. Where it is not known, the law
            of the day on which the time ends is taken.
        route: "national" or "designation".
        decided_on: for a designation of China, the day on which the decision granting protection
            took effect, where a review or an opposition was pending when the refusal period ended.

    Raises:
        CourseError: an unknown member or route, or a decision before the end of the period.
        MissingValue: the table does not know the Office.
    """
    if on is None:
        first = non_use(office, since, since, route, decided_on)
        return non_use(office, since, first.nominal or since, route, decided_on)
    row = _at(_versions(NON_USE, office, route), on)
    start = since
    if decided_on is not None:
        if row.after != "refusal_ended":
            raise CourseError(
                _("A decision of protection counts only for a designation of China; leave it out.")
            )
        not_before(since, decided_on, _("The decision"))
        start = decided_on
    by = row_rule(
        "madrid.non_use",
        "End of the time without use",
        "可免于使用的期限届满",
        row,
        [Period(row.after, row.length, row.unit)],
        actor="holder",
        phase="use",
    )
    found = settle(f"non_use.{row.st3}", by, {row.after: start})
    steps = list(found.steps)
    if decided_on is not None:
        steps.insert(0, _("Counted from the decision that granted protection (Art. 49(1))."))
    step = _("From {day} on non-use can be held against the mark.")
    steps.append(step.format(day=say_day(found.nominal + timedelta(days=1))))
    return replace(found, office=row.st3, steps=tuple(steps))


def china_surrender_bar(published_on: date) -> Deadline:
    """Return until when China registers no same or similar mark after a voluntary surrender.

    Args:
        published_on: the day of the publication of the surrender.

    Raises:
        MissingValue: the rule is known for surrenders from 1 January 2027 only.
    """
    found = limit("cn_after_surrender", published_on, surrender_published=published_on)
    return replace(found, office="CN")


def china_invalidity(
    start: date, *, route: str = "designation", absolute: bool = False, on: date | None = None
) -> Deadline:
    """Return until when a mark in China can be declared invalid on relative grounds.

    Five years from registration or, for a designation, from the end of the refusal period (or the
    day on which the decision granting protection took effect). Absolute grounds and improper means
    know no limit; nor does the owner of a well-known mark against bad faith.

    Args:
        start: that day.
        route: "national" or "designation".
        absolute: whether the ground is absolute or improper means.
        on: the day of the request; it decides which law is in force. Where it is not known, the law
            of the day on which the time ends is taken.
    """
    if route not in ROUTES:
        raise near(_("There is no route {text!r}; {hint}."), route, list(ROUTES))
    if on is None:
        first = china_invalidity(start, route=route, absolute=absolute, on=start)
        day = first.nominal or start
        return china_invalidity(start, route=route, absolute=absolute, on=day)
    if absolute:
        by = rule("madrid.cn_invalidity_absolute", on)
        return Deadline(
            "cn_invalidity_absolute", by, None, None, (by.proviso,), "CN", rule_title(by)
        )
    if route == "designation":
        return limit("cn_invalidity_designation", on, "CN", ARTICLE_12, refusal_ended=start)
    return limit("cn_invalidity", on, "CN", ARTICLE_12, registered=start)

"""The tables that belong to a case of the trademark module: fees, times to answer and to oppose."""

from datetime import date

import pandas as pd

from course_utils.law.madrid import Registration, member
from course_utils.law.madrid.counting import say_event
from course_utils.law.madrid.fee_records import version_on, versions
from course_utils.law.periods import say_length
from course_utils.law.tables import records, row_in_force
from course_utils.lessons.cases.madrid.papers import member_name
from course_utils.messages import _, say_day

WATCHED = ("CN", "EM", "JP", "KR", "US")


def application_table(registration: Registration) -> pd.DataFrame:
    """Return the fees for an application on the day of its receipt: a row a fee."""
    on = registration.filed
    lines = [
        (_("basic fee"), _("mark in black and white"), _wipo("application", "basic", on)),
        (
            _("basic fee"),
            _("any reproduction in colour"),
            _wipo("application", "basic in colour", on),
        ),
        *_common("application", on),
    ]
    for code in sorted(registration.members):
        lines += _declared(code, "designation", len(registration.mark.classes), on)
    return _table(_("WIPO, tariff of {day}").format(day=say_day(on)), lines)


def renewal_table(registration: Registration, due: date) -> pd.DataFrame:
    """Return the fees for a renewal, tariff of the due date: a row a fee."""
    share = row_in_force(
        "madrid/fees", due, act="renewal", fee="surcharge for the period of grace"
    ).amount
    lines = [
        (_("basic fee"), _("for renewal"), _wipo("renewal", "basic", due)),
        (
            _("surcharge"),
            _("in the period of grace"),
            _("{share}% of the basic fee, not rounded").format(share=share),
        ),
        *_common("renewal", due),
    ]
    for code in sorted(registration.members):
        classes = len(registration.mark.classes)
        lines += _declared(code, "renewal", classes, due)
        lines += _declared(code, "renewal in grace", classes, due)
    return _table(_("WIPO, tariff of {day}").format(day=say_day(due)), lines)


def response_table(members: tuple[str, ...]) -> pd.DataFrame:
    """Return how long the holder has to answer a refusal: a row a member and ground.

    Members that are not in WIPO's table are left out.
    """
    lines = [
        (
            member_name(row.st3),
            {"ex officio": _("ex officio"), "opposition": _("opposition")}[row.ground],
            say_length(row.length, row.unit),
            _say_start(row.after),
        )
        for code in sorted(members)
        for row in records("madrid/response_times", st3=code)
        if row.after
    ]
    return pd.DataFrame(lines, columns=[_("member"), _("ground"), _("time"), _("runs from")])


def opposition_table() -> pd.DataFrame:
    """Return opposition periods, without extensions: a row an Office, route and text of the law."""
    lines = [
        (
            member_name(row.st3),
            {"any": _("any"), "national": _("filed there"), "designation": _("by Madrid")}[
                row.route
            ],
            say_day(row.effective_from) if row.effective_from else "",
            say_day(row.effective_to) if row.effective_to else "",
            _say_opening(row),
            say_length(row.length, row.unit),
        )
        for code in WATCHED
        for row in records("madrid/opposition", st3=code)
    ]
    columns = [_("Office"), _("mark"), _("since"), _("until"), _("runs from"), _("time")]
    return pd.DataFrame(lines, columns=columns)


def _say_start(event: str) -> str:
    if event == "office_sends_to_wipo":  # shorter than elsewhere, so that a cell holds it
        return _("sending of the refusal by the Office to WIPO")
    return say_event(event)


def _say_opening(row) -> str:
    if row.starts == "next month":
        return _("the first day of the month after the WIPO Gazette")
    event = say_event(row.after)
    if row.delay_months:
        delay = say_length(row.delay_months, "month")
        return _("{delay} after {event}").format(delay=delay, event=event)
    return event


def _table(title: str, lines: list[tuple[str, str, str]]) -> pd.DataFrame:
    return pd.DataFrame(lines, columns=[title, _("for"), "CHF"])


def _wipo(act: str, fee: str, on: date) -> str:
    return f"{row_in_force('madrid/fees', on, act=act, fee=fee).amount:,f}"


def _common(act: str, on: date) -> list[tuple[str, str, str]]:
    return [
        (_("supplementary fee"), _("each class beyond three"), _wipo(act, "supplementary", on)),
        (
            _("complementary fee"),
            _("each member that is paid by it"),
            _wipo(act, "complementary", on),
        ),
    ]


def _declared(code: str, event: str, classes: int, on: date) -> list[tuple[str, str, str]]:
    name = member_name(code)
    if not member(code).individual_fee:
        return [] if event == "renewal in grace" else [(name, "", _("none declared"))]
    version, _doubts = version_on(versions(code, event, "standard"), classes, on)
    if version is None:
        return []
    return [(name, _say_part(event, row.part), _shape(row)) for row in version.rows]


def _say_part(event: str, part: str) -> str:
    if event == "designation":
        return {
            "": _("declared fee"),
            "first": _("declared fee, first part"),
            "second": _("declared fee, second part, asked for later"),
        }[part]
    return {
        "renewal": _("declared fee for renewal"),
        "renewal in grace": _("declared fee, in the period of grace"),
    }[event]


def _shape(row) -> str:
    first, more = row.first_amount, row.additional_amount
    if row.shape == "per class":
        return _("{first} for each class").format(first=first)
    if row.shape == "flat":
        return _("{first}, any number of classes").format(first=first)
    if row.shape == "added once":
        return _("{first} once, added to that for renewal").format(first=first)
    if row.shape == "block and additional":
        return _("{first} for {classes} classes, {more} for each more").format(
            first=first, classes=row.last, more=more
        )
    second = row.second_amount
    if second is not None:
        return _("{first} for one class, {second} the second, {more} each more").format(
            first=first, second=second, more=more
        )
    return _("{first} for one class, {more} for each more").format(first=first, more=more)

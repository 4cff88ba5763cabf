"""The papers in a case file on essential patents: server log, notices, letters of agents, mails."""

from datetime import date

from course_utils.lessons.cases.case import Document
from course_utils.lessons.cases.companies import Company
from course_utils.lessons.cases.draw import Draw
from course_utils.lessons.cases.sep.letters import letters
from course_utils.messages import _, say_day


def papers(draw: Draw, company: Company, plot, facts: dict) -> tuple[Document, ...]:
    """Return the papers of a case in the order of the file.

    Args:
        plot: the dates, a `sep.Plot`.
        facts: the drawn facts of the case, as attributes of `sep.SepCase`.
    """
    number = draw.number("file number", 21, 79)
    file = f"{company.mark}-S-{number}"
    return (
        _log(plot, file),
        _filing(plot, file),
        _plan(plot, file),
        _next(company, plot),
        _email(company),
        _leak(facts["leak"], f"{company.mark}-S-{number - 3}"),
        _younger(plot, f"{company.mark}-S-{number - 9}"),
        _older(plot, facts["entity"], f"{company.mark}-S-{number - 17}"),
        *letters(company, facts),
    )


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _log(plot, file: str) -> Document:
    if plot.stamped is None:
        stamp = _("Time stamp on the public server: this page of the log is missing.")
    else:
        stamp = _("Time stamp on the public server: {day}").format(day=say_day(plot.stamped))
    return Document(
        _("Our paper to 3GPP on the idea of file {file} (标准提案), from the records").format(
            file=file
        ),
        (
            _("Sent in: {day}").format(day=say_day(plot.submitted)),
            stamp,
            _("First day of the meeting at which it was presented: {day}").format(
                day=say_day(plot.meeting)
            ),
            _("No draft went round on a mailing list. The meeting took the idea up."),
        ),
    )


def _filing(plot, file: str) -> Document:
    return Document(
        _("CNIPA, notice of acceptance (受理通知书), file {file}").format(file=file),
        (
            _("Application for an invention patent, filed online. All of the paper stands in it."),
            _("Filing date (申请日): {day}").format(day=_chinese(plot.first_filed)),
            _("It is the first filing of this idea anywhere."),
        ),
    )  # fmt: skip


def _plan(plot, file: str) -> Document:
    return Document(
        _("Letter of the patent agent in Hangzhou, file {file}").format(file=file),
        (
            _(
                "We plan direct applications at the EPO, in the United States, in Japan and in "
                "Korea, all four on {day}, with the priority (优先权) of the Chinese application. "
                "No international application (PCT). We shall claim each grace period "
                "(新颖性宽限期) in the right form and send the proof in time."
            ).format(day=say_day(plot.abroad)),
        ),
    )


def _next(company: Company, plot) -> Document:
    return Document(
        _("Note from {engineer}, head of development").format(engineer=company.engineer),
        (
            _(
                "Our next paper, on another idea, goes to the server on {submitted}, for the "
                "meeting that begins on {meeting}. Nothing of it has been filed yet."
            ).format(submitted=say_day(plot.next_submitted), meeting=say_day(plot.next_meeting)),
        ),
    )


def _email(company: Company) -> Document:
    return Document(
        _("E-mail from {engineer}: what everybody knows").format(engineer=company.engineer),
        (
            _(
                "A paper is public when the meeting opens, not before. China gives six months for "
                "it, Japan too, and once a Chinese application is there, the year of priority "
                "takes care of the rest. Divisionals have two months everywhere. The American fee "
                "for late continuations counts from our Chinese filing. And who declares most "
                "patents has the largest share."
            ),
        ),
    )


def _leak(leak, file: str) -> Document:
    return Document(
        _("Report on a leak (泄露), file {file}, another idea").format(file=file),
        (
            _(
                "On {day} a supplier put our drawings on the web, without our consent and in order "
                "to harm us. The agents in Munich call it an evident abuse. Nobody in the company "
                "published anything."
            ).format(day=say_day(leak.day)),
            _("First filing, in China: {day}").format(day=_chinese(leak.first)),
            _(
                "Direct applications at the EPO, in the United States, in Japan and in Korea, with "
                "the Chinese priority: {day}"
            ).format(day=say_day(leak.abroad)),
        ),
    )


def _younger(plot, file: str) -> Document:
    return Document(
        _("Family {file}: good news from five Offices, each for its last pending application")
        .format(file=file),
        (
            _("China: grant notice (授权通知书) received on {day}").format(
                day=_chinese(plot.cn_notice)
            ),
            _("EPO: the grant is mentioned in the Bulletin of {day}").format(
                day=say_day(plot.ep_granted)
            ),
            _("United States: the patent issues on {day}").format(day=say_day(plot.us_patented)),
            _("Japan: decision of grant sent on {day}, after no appeal. {registered}").format(
                day=say_day(plot.jp_decided), registered=_registered(plot.jp_registered)
            ),
            _("Korea: decision of grant received on {day}. {registered}").format(
                day=say_day(plot.kr_decided), registered=_registered(plot.kr_registered)
            ),
            _("Some words of the standard have changed since. New claims may be wanted."),
        ),
    )  # fmt: skip


def _registered(day: date | None) -> str:
    if day is None:
        return _("The fee is not paid and will wait until we have decided.")
    return _("Accounts paid the fee at once: registration on {day}.").format(day=say_day(day))


def _older(plot, entity: str, file: str) -> Document:
    size = {
        "large": _("You pay as a large entity."),
        "small": _("You pay as a small entity."),
    }[entity]
    return Document(
        _("Letter of the American attorney, older family {file}").format(file=file),
        (
            _("Chinese application, whose priority is claimed: {day}").format(
                day=say_day(plot.priority)
            ),
            _("International application (PCT) that designates the United States: {day}").format(
                day=say_day(plot.pct)
            ),
            _("American application out of it, in the national phase: {day}. It is pending.")
            .format(day=say_day(plot.us_filed)),
            _(
                "We file a continuation (继续申请) of it on {day}, and pay on that day. The "
                "family has no provisional application. {size}"
            ).format(day=say_day(plot.continuation), size=size),
        ),
    )  # fmt: skip

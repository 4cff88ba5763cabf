"""The papers in a case file of the PCT module: receipts, forms, and e-mails that may be wrong."""

from datetime import date, timedelta

from course_utils.law import offices
from course_utils.lessons.cases.case import Document
from course_utils.lessons.cases.companies import Company
from course_utils.lessons.cases.draw import Draw
from course_utils.messages import _, language, say_day


def papers(draw: Draw, company: Company, plot, facts: dict) -> tuple[Document, ...]:
    """Return the papers of a case in the order of the file.

    Args:
        plot: the dates, a `pct.Plot`.
        facts: the drawn facts of the case, as attributes of `pct.PctCase`.
    """
    number = draw.number("file number", 101, 989)
    own, other = f"{company.mark}-{number}", f"{company.mark}-{number - 60}"
    return (
        *_earlier_filings(plot, facts, own, other),
        _request(plot, facts, own, other),
        _filing_date(plot, f"{own}-PCT"),
        _search_report(plot, facts, f"{own}-PCT"),
        _trap_paper(plot, own, other),
        _email(company, plot),
        _plan(facts),
        _bad_dream(company, facts),
    )


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _dotted(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _as_on_forms(day: date) -> str:
    """PCT forms ask for day/month/year."""
    return f"{day:%d/%m/%Y}"


def _as_in_slides(day: date) -> str:
    """The engineer writes the month first."""
    return f"{day.month}/{day.day}/{day.year}"


def country_name(code: str) -> str:
    """Return a country or Office with its code: "Japan (JP)"."""
    entry = offices.calendar(code)
    name = entry.name_zh if language() == "zh" and entry.name_zh else entry.name.split(" (")[0]
    return f"{name} ({code})"


def _earlier_filings(plot, facts: dict, own: str, other: str) -> tuple[Document, ...]:
    title = _("CNIPA, notice of acceptance (受理通知书), file {file}")
    invention = Document(
        title.format(file=own),
        (
            _("Kind: application for an invention patent (发明), filed online"),
            _("Filing date (申请日): {day}").format(day=_chinese(plot.priority)),
        ),
    )
    if plot.withdrawn_priority:
        older = Document(
            title.format(file=other),
            (
                _("Kind: application for an invention patent (发明), filed online"),
                _("Filing date (申请日): {day}").format(day=_chinese(plot.withdrawn_priority)),
            ),
        )
    else:
        older = Document(
            title.format(file=other),
            (
                _("Kind: design (外观设计), the outside of the same product, filed online"),
                _("Filing date (申请日): {day}").format(day=_chinese(facts["design_filed"])),
            ),
        )
    return older, invention


def _request(plot, facts: dict, own: str, other: str) -> Document:
    claims = [(own, plot.priority)]
    if plot.withdrawn_priority:
        claims.insert(0, (other, plot.withdrawn_priority))
    sheets = facts["sheets"]
    return Document(
        _("PCT request (请求书, form PCT/RO/101), extract; dates as day/month/year"),
        (
            _("Receiving Office: CNIPA (RO/CN). International Searching Authority: ISA/CN."),
            *(
                _(
                    "Box VI, priority claim ({n}): {day}, CN, national application, file {file}"
                ).format(n=n, day=_as_on_forms(day), file=file)
                for n, (file, day) in enumerate(claims, 1)
            ),
            _(
                "Box IX, sheets: request {request}, description {description}, claims {claims}, "
                "abstract {abstract}, drawings {drawings}; total: (coffee stain)"
            ).format(**sheets),
            _("Filed in electronic form: {form}").format(form=_form(facts["filing_format"])),
        ),
    )


def _form(filing_format: str) -> str:
    return {
        "xml": _("request, description, claims and abstract all character-coded (XML)"),
        "pdf": _("request character-coded, the other parts as PDF"),
    }[filing_format]


def _filing_date(plot, own: str) -> Document:
    return Document(
        _("CNIPA as receiving Office, notification of the international filing date (国际申请日)"),
        (
            _("File: {file}").format(file=own),
            _("International filing date: {day} ({dotted})").format(
                day=say_day(plot.filing), dotted=_dotted(plot.filing)
            ),
        ),
    )


def _search_report(plot, facts: dict, own: str) -> Document:
    return Document(
        _("International search report (国际检索报告, form PCT/ISA/210), ISA/CN"),
        (
            _("File: {file}").format(file=own),
            _("Date of the actual completion of the search: {day}").format(
                day=say_day(facts["search_completed"])
            ),
            _("Date of mailing of the report: {day}").format(day=say_day(plot.isr_sent)),
            _("The written opinion (书面意见) was sent with it. Both arrived two days later."),
        ),
    )


def _trap_paper(plot, own: str, other: str) -> Document:
    if plot.trap == "withdrawn priority":
        return Document(
            _("Notice of withdrawal of a priority claim (撤回优先权要求), Rule 90bis.3"),
            (
                _("The claims now rest on what claim (2) discloses first."),
                _("Signed by the applicant. Withdrawn: priority claim (1), file {file}.").format(
                    file=other
                ),
                _("Priority claim (2), file {file}, stays.").format(file=own),
                _("Received at the International Bureau (国际局): {day}").format(
                    day=say_day(plot.withdrawn_on)
                ),
            ),
        )
    if plot.trap == "restoration":
        return Document(
            _("CNIPA as receiving Office, decision on restoration (恢复优先权), form PCT/RO/159"),
            (
                _("Priority claim of file {file}, request received with the application.").format(
                    file=own
                ),
                _(
                    "The failure to file in time was unintentional (非故意). "
                    "The right of priority is restored."
                ),
            ),
        )
    return Document(
        _("Printout of the docket system"),
        (
            _("File {file}: priority claim entered and checked against the request.").format(
                file=own
            ),
            _(
                "Warning of the system: months of different length, weekends and holidays are not "
                "considered. Check every date by hand."
            ),
        ),
    )


def _email(company: Company, plot) -> Document:
    arrived = plot.isr_sent + timedelta(days=2)
    return Document(
        _("E-mail from {engineer}, head of development").format(engineer=company.engineer),
        (
            _("Subject: dates for my slides"),
            _(
                "I put our PCT filing into the slides as {day} and counted everything from there, "
                "30 months for every country. Nice round numbers. For the search report I took "
                "the day it came in, {arrived}. And the fee: the basic amount is what one pays, "
                "the rest is small change, isn't it?"
            ).format(day=_as_in_slides(plot.filing), arrived=_as_in_slides(arrived)),
        ),
    )


def _plan(facts: dict) -> Document:
    return Document(
        _("Sales plan, one page"),
        (
            _("National phase (国家阶段) wanted: {offices}.").format(
                offices=", ".join(country_name(code) for code in facts["offices"])
            ),
            _(
                "China because the PCT text holds improvements that the earlier applications do "
                "not have; China may be entered late, with the surcharge."
            ),
            _("Distributors in Europe: {countries}.").format(
                countries=", ".join(country_name(code) for code in facts["europe"])
            ),
        ),
    )


def _bad_dream(company: Company, facts: dict) -> Document:
    return Document(
        _("Note by {manager}: my bad dream, for training").format(manager=company.manager),
        (
            _(
                "Suppose it is {day}. A clerk typed a wrong year, nobody checked, and nothing "
                "was done yet at any of these Offices: {offices}. No demand was filed. Nobody "
                "wanted to give them up, but nobody can say that we took all due care. The EPO's "
                "notice of loss of rights came in this morning. What can be saved?"
            ).format(
                day=say_day(facts["found_on"]),
                offices=", ".join(country_name(code) for code in facts["missed_offices"]),
            ),
        ),
    )

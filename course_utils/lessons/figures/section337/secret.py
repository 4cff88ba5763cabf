"""A secret that crossed the ocean: the dated steps of 337-TA-655."""

import re
from datetime import date

from course_utils.law.section337 import real_facts
from course_utils.law.section337.endings import outcomes
from course_utils.law.section337.records import investigations
from course_utils.law.tables import rows
from course_utils.lessons import look
from course_utils.lessons.figures.parts.spans import Span, draw_spans
from course_utils.lessons.look import BLUE, GREEN, ORANGE, PINK
from course_utils.messages import _, say_day

CASE = "337-TA-655"  # certain cast steel railway wheels
_STEPS = "section337/dated_steps"


def secret_that_crossed() -> look.Drawing:
    """Draw the dated steps of the TianRui case, from the complaint to the Federal Circuit."""
    begun = next(_rows_of(investigations()).itertuples())
    ended = next(_rows_of(outcomes()).itertuples())
    complaint, order = begun.complaint_filed.date(), ended.final_issued.date()
    judgment = _day_in(ended.later)
    groups = {
        _("The parties (当事人)"): [_complaint(begun, complaint), *_papers()],
        _("The judge (行政法官)"): _by_judge(complaint, ended),
        _("The Commission (委员会)"): _by_commission(ended),
        _("The Federal Circuit (联邦巡回上诉法院)"): [
            _span(
                _("Judgment: acts wholly in China count when the goods are imported"),
                order,
                judgment,
                (_("affirmed; one judge dissented"), "CAFC 2010-1395"),
                {"color": PINK, "lw": 3, "ls": (0, (2, 0.6))},
            )
        ],
    }
    finding = _(
        "Taken in China, stopped in America: {months} months from the complaint to the order, "
        "{more} more to the judgment"
    ).format(months=_months(complaint, order), more=_months(order, judgment))
    return draw_spans(finding, groups, (), _foot(ended), complaint)


secret_that_crossed = look.drawn(secret_that_crossed)


def _rows_of(frame):
    """Return the rows of this case."""
    return frame[frame["case_id"] == CASE]


def _months(first: date, last: date) -> int:
    """Count whole months between two days."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def _day_in(text: str) -> date:
    return date.fromisoformat(re.search(r"\d{4}-\d\d-\d\d", text)[0])


def _span(name: str, start: date | None, end: date, notes: tuple[str, ...], bar: dict) -> Span:
    mark = {"marker": "o", "color": bar["color"]}
    return Span(name, start, end, say_day(end), notes, bar, mark)


def _complaint(begun, day: date) -> Span:
    named = _("{n} respondents, {cn} of them Chinese").format(n=begun.named, cn=begun.named_cn)
    name = _("Complaint (起诉书) of {who}").format(who=begun.complainants)
    return _span(name, None, day, (named,), {"color": BLUE})


def _dated(step: str) -> list[tuple[date, date]]:
    """Return the days of a step of this case from the record: what it ran from, when it came."""
    found = rows(_STEPS, case_id=CASE, step=step)
    return [
        (date.fromisoformat(row.start), date.fromisoformat(row.end)) for row in found.itertuples()
    ]


def _papers() -> list[Span]:
    bar = {"color": BLUE, "lw": 6, "solid_capstyle": "butt"}
    words = {
        "petition_for_review": _("Petitions for review (复审请求)"),
        "response_to_petition": _("Responses to the petitions"),
    }
    spans = []
    for step, name in words.items():
        days = _dated(step)
        first, last = days[0][1], days[-1][1]
        note = _("the first on {day}").format(day=say_day(first))
        spans.append(_span(name, min(start for start, _end in days), last, (note,), bar))
    return spans


def _by_judge(complaint: date, ended) -> list[Span]:
    bar = {"color": ORANGE, "lw": 6, "solid_capstyle": "butt"}
    issued = ended.id_issued.date()
    recommended = _dated("recommended_determination")[0][1]
    return [
        _span(
            _("Final initial determination (终局初步裁定)"),
            complaint,
            issued,
            (_("a violation: trade secrets"),),
            bar,
        ),
        _span(_("Recommended determination on remedy and bond"), issued, recommended, (), bar),
    ]


def _by_commission(ended) -> list[Span]:
    bar = {"color": GREEN, "lw": 6, "solid_capstyle": "butt"}
    issued, review, final = (
        day.date() for day in (ended.id_issued, ended.review_issued, ended.final_issued)
    )
    published = _("in the Federal Register on {day}").format(
        day=say_day(ended.final_published.date())
    )
    orders = _("orders: {orders}").format(orders=", ".join(ended.orders))
    return [
        _span(_("The determination is not reviewed"), issued, review, (), bar),
        _span(_("Final determination (最终裁定)"), review, final, (orders, published), bar),
    ]


def _foot(ended) -> str:
    known = real_facts("trade secret")
    hired = known[(known["case"] == CASE) & (known["unit"] == "employees")].iloc[0]
    return _(
        "TianRui had hired {n} employees of a Chinese licensee of the complainant; when is not in "
        "the papers that were seen, nor is the day of institution, so that the judge's bar starts "
        "at the complaint. LEO: limited exclusion order (有限排除令); CDO: cease and desist order "
        "(停止令). Sources: {sources}."
    ).format(n=hired["figure"], sources=ended.source)

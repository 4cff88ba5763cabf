"""A squatted brand: the dated steps of a real dispute."""

from datetime import date

from dateutil.relativedelta import relativedelta

from course_utils.errors import CourseError
from course_utils.law.madrid import squatting_cases
from course_utils.law.periods import say_length
from course_utils.lessons import look
from course_utils.lessons.figures.parts.steps import Step, draw_steps, steps_height
from course_utils.lessons.look import MUTED, SMALL
from course_utils.messages import _


def squatted_brand(case_id: str = "wangzhihe") -> look.Drawing:
    """Draw the steps of a dispute over a squatted mark, from the registration to the end.

    A step of which only the month or the year is known is a bar of that length.

    Args:
        case_id: a case of `law.madrid.squatting_cases`.

    Raises:
        CourseError: no such case, or one of a single step.
    """
    case = squatting_cases(case_id)
    steps = [
        Step(row.when, look.as_heading(row.event), row.note, row.place) for row in case.itertuples()
    ]
    if len(steps) < 2:
        raise CourseError(
            _("The case {case!r} has one step only; there is no course of events to draw.").format(
                case=case_id
            )
        )
    finding, foot = _finding(case["mark"].iloc[0], steps), _foot(case)
    top = look.title_height(finding) + 0.05
    below = sum(look.text_height(text, look.WIDTH - 0.3, SMALL) for text in foot)
    figure, axes = look.sheet(top + steps_height(steps) + below + 0.25)
    look.head(figure, finding)
    y = draw_steps(figure, axes, steps, top) + 0.1
    for text in foot:
        y += look.write(figure, 0.12, y, text, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


squatted_brand = look.drawn(squatted_brand)


def _finding(mark: str, steps: list[Step]) -> str:
    last = steps[-1]
    first = next(step for step in steps if step.place == last.place)  # not what came before at home
    text = _("The dispute over {mark} spans {length}, from {first} to {last}")
    if not (first.exact and last.exact):
        text = _("The dispute over {mark} spans about {length}, from {first} to {last}")
    return text.format(
        mark=mark,
        length=_say_span(first.first, last.first),
        first=first.said,
        last=last.said,
    )


def _say_span(first: date, last: date) -> str:
    """Say the whole years and months between two days; days when there is no month."""
    span = relativedelta(last, first)
    parts = [say_length(n, unit) for n, unit in ((span.years, "year"), (span.months, "month")) if n]
    if not parts:
        return say_length(span.days, "day")
    if len(parts) == 1:
        return parts[0]
    return _("{years} and {months}").format(years=parts[0], months=parts[1])


def _foot(case) -> list[str]:
    sources = [source for cell in case["source"] for source in cell.split(" ; ")]
    lines = [_("Parties: {parties}.").format(parties=case["parties"].iloc[0]), _("Sources:")]
    return [*lines, *dict.fromkeys(sources)]

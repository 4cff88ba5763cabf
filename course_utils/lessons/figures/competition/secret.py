"""The secret that walked: the dated steps of the vanillin case, and its sums."""

from course_utils.law.competition import cases
from course_utils.law.periods import say_length
from course_utils.law.tables import rows
from course_utils.lessons import look
from course_utils.lessons.figures.competition.awards import RealAward
from course_utils.lessons.figures.parts.pieces import bar_legend, draw_pieces, whole
from course_utils.lessons.figures.parts.steps import Step, draw_steps, steps_height
from course_utils.lessons.look import BLUE, MUTED, SMALL
from course_utils.messages import _

STEPS = "competition/case_steps"
_LEFT, _RIGHT, _ROW = 2.6, 7.6, 0.52


def secret_that_walked() -> look.Drawing:
    """Draw how the vanillin process left its owner, and what two courts awarded for it.

    Steps and sums come from the tables; a step of which only the month or the year is known is a
    bar of that length.
    """
    found = rows(STEPS, case_id="vanillin")
    steps = [Step(row.when, row.event, row.note) for row in found.itertuples()]
    first, last = (
        RealAward(next(cases(case_id).itertuples(index=False)))
        for case_id in ("vanillin_first", "vanillin")
    )
    finding, foot = _finding(steps, first, last), _foot(found, last)
    top = look.title_height(finding) + 0.1
    below = sum(look.text_height(text, look.WIDTH - 0.3, SMALL) for text in foot)
    figure, axes = look.sheet(top + steps_height(steps) + 0.75 + 2 * _ROW + below + 0.2)
    look.head(figure, finding)
    y = draw_steps(figure, axes, steps, top) + 0.1
    look.write(figure, 0.12, y, _("What the courts awarded, in CNY"), fontweight="bold", color=BLUE)
    bar_legend(axes, y + 0.42, {"compensation": _("damages"), "costs": _("costs")},
               _("replaced on appeal"))  # fmt: skip
    y += 0.65
    scale = (_RIGHT - _LEFT) / float(last.amount)
    for award, name in ((first, _("First instance")), (last, _("Supreme People's Court"))):
        _draw_sum(figure, axes, award, name, y, scale)
        y += _ROW
    for text in foot:
        y += look.write(figure, 0.12, y, text, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


secret_that_walked = look.drawn(secret_that_walked)


def _draw_sum(figure, axes, award: RealAward, name: str, y: float, scale: float) -> None:
    line = look.line_height(look.TEXT)
    look.write(figure, 0.12, y, name, fontweight="bold")
    look.write(figure, 0.12, y + line, award.row.status, size=SMALL, color=MUTED)
    end = draw_pieces(axes, award.pieces, _LEFT, y + line / 2, scale)
    look.write(figure, end + 0.08, y, award.said, fontweight="bold")
    look.write(figure, _LEFT, y + line + 0.02, award.parts, size=SMALL, color=MUTED)


def _finding(steps: list[Step], first: RealAward, last: RealAward) -> str:
    years = steps[-1].first.year - steps[0].first.year
    return _(
        "For a process that walked away in {year} the first court gave {first}; the last, some "
        "{years} after it went, {last}"
    ).format(
        year=steps[0].said,
        last=whole(last.amount, last.row.currency),
        years=say_length(years, "year"),
        first=whole(first.amount, first.row.currency),
    )


def _foot(found, last: RealAward) -> list[str]:
    sources = [source for cell in found["source"] for source in cell.split(" ; ")]
    parties = _("Parties: {claimant} against {respondent}.").format(
        claimant=last.row.claimant, respondent=last.row.respondent
    )
    conflict = _("The sources differ: {conflict}.").format(conflict=last.row.conflict)
    return [parties, conflict, _("Sources:"), *dict.fromkeys(sources)]

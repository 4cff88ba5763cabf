"""The tree of one way out, to be added up by hand."""

from course_utils.law.section337 import Decision
from course_utils.lessons import look
from course_utils.lessons.figures.section337.decision import say_round, say_way
from course_utils.lessons.look import BLUE, GRID, INK, MUTED, SMALL, TEXT
from course_utils.messages import _

_FORK, _NAME, _CHANCE, _COST, _PART = 0.6, 1.75, 6.35, 8.05, 9.85  # inches from the left
_NAME_WIDTH = 4.0


def decision_tree(decision: Decision, way: str) -> look.Drawing:
    """Draw the branches of a way: chance, cost, months, and the product of chance and cost.

    Args:
        decision: what `law.section337.decision` returns.
        way: one of its open ways.

    Raises:
        CourseError: there is no such way, or it is closed.
    """
    frame = decision.branches(way)
    expected = decision.frame().set_index("way").loc[way, "expected_cost"]
    finding = _("{way}: {n} branches, expected cost {cost}").format(
        way=look.as_heading(say_way(way)), n=len(frame), cost=say_round(expected)
    )
    if len(frame) == 1:
        finding = _("{way}: one branch, cost {cost}").format(
            way=look.as_heading(say_way(way)), cost=say_round(expected)
        )
    top = look.title_height(finding) + 0.5
    bottom = top + sum(_height(row) for row in frame.itertuples())
    figure, axes = look.sheet(bottom + 0.6)
    look.head(figure, finding)
    _titles(axes, top - 0.16)
    root, y = (top + bottom) / 2, top
    axes.plot(0.3, root, marker="s", ms=12, color=INK)
    for row in frame.itertuples():
        _draw_branch(figure, axes, y, root, row)
        y += _height(row)
    _draw_sum(axes, bottom, expected)
    return figure


decision_tree = look.drawn(decision_tree)


def _made_of(row) -> str:
    return _("{costs}; after {months} months").format(
        costs=row.made_of, months=f"{row.months.normalize():f}"
    )


def _height(row) -> float:
    name = look.text_height(look.as_heading(row.branch), _NAME_WIDTH, TEXT, bold=True)
    return name + look.text_height(_made_of(row), _NAME_WIDTH, SMALL) + 0.2


def _draw_branch(figure, axes, y: float, root: float, row) -> None:
    line = y + 0.1 + look.line_height(TEXT) / 2
    axes.plot(
        [0.3, _FORK, _NAME - 0.15],
        [root, line, line],
        color=BLUE,
        lw=1 + 6 * float(row.probability),
        solid_joinstyle="round",
    )
    axes.plot([_NAME, look.WIDTH - 0.12], [y, y], color=GRID, lw=0.8, zorder=0)
    numbers = (
        (_CHANCE, f"{row.probability.normalize():f}"),
        (_COST, f"{row.cost:,.0f}"),
        (_PART, f"{row.weighted:,.0f}"),
    )
    for x, text in numbers:
        axes.text(x, line, text, ha="right", va="center_baseline")
    y += 0.1
    name = look.as_heading(row.branch)
    y += look.write(figure, _NAME, y, name, width=_NAME_WIDTH, fontweight="bold")
    look.write(figure, _NAME, y, _made_of(row), size=SMALL, width=_NAME_WIDTH, color=MUTED)


def _titles(axes, y: float) -> None:
    words = (
        (_CHANCE, _("chance")),
        (_COST, _("cost in USD")),
        (_PART, _("chance × cost")),
    )
    for x, text in words:
        axes.text(x, y, text, fontsize=SMALL, color=MUTED, ha="right", va="center_baseline")


def _draw_sum(axes, bottom: float, expected) -> None:
    axes.plot([_NAME, look.WIDTH - 0.12], [bottom, bottom], color=INK, lw=1.2)
    how = {"va": "center_baseline", "fontweight": "bold"}
    axes.text(_NAME, bottom + 0.22, _("Sum: the expected cost, in USD"), **how)
    axes.text(_PART, bottom + 0.22, f"{expected:,.0f}", ha="right", **how)

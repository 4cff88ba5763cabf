"""Marks for what a question on a transfer comes to: a shape for each, so that colour is spare."""

from collections.abc import Iterable

from course_utils.lessons import look
from course_utils.lessons.look import BLUE, GREEN, MUTED, ORANGE, PAPER, RED, SMALL
from course_utils.messages import _

MARKS = {
    "pass": {"marker": "o", "color": GREEN},
    "do": {"marker": "s", "color": BLUE},
    "wait": {"marker": "^", "color": ORANGE},
    "open": {"marker": "D", "color": RED, "mfc": PAPER},
    "stop": {"marker": "X", "color": RED},
    "skip": {"marker": "_", "color": MUTED},
    "later": {"marker": "o", "color": MUTED, "mfc": PAPER},
}


def say_outcome(outcome: str) -> str:
    """Say an outcome of a question in a word or two."""
    return {
        "pass": _("nothing in the way"),
        "do": _("something to do"),
        "wait": _("wait for an authority"),
        "open": _("open, yours to settle"),
        "stop": _("stop"),
        "skip": _("does not arise"),
        "later": _("not reached"),
    }[outcome]


def draw_mark(axes, x: float, y: float, outcome: str, size: float = 10) -> None:
    """Draw the mark of an outcome with its middle at x, y, in inches on a sheet."""
    axes.plot(x, y, ms=size, mew=2, ls="", **MARKS[outcome])


def marks_legend(axes, y: float, outcomes: Iterable[str]) -> None:
    """Write what the marks of these outcomes mean, in a line."""
    there = set(outcomes)
    x = 0.22
    for outcome in MARKS:
        if outcome in there:
            draw_mark(axes, x, y, outcome, 8)
            text = say_outcome(outcome)
            axes.text(x + 0.15, y, text, fontsize=SMALL, color=MUTED, va="center_baseline")
            x += look.text_width(text, SMALL) + 0.42

"""Sentences about one student's submission: what was wrong with it and what to do."""

from course_utils.classroom.conversion import cause
from course_utils.classroom.workers import DIED, TOO_LONG
from course_utils.messages import _

MANY = 4


def say_repair(kind: str, cells: list[str]) -> str:
    """Say what a preprocessor repaired in the notebook."""
    text = {
        "copied": _("cells had been copied or split ({cells}); repaired and graded"),
        "recognised": _(
            "cells had lost their marks ({cells}); recognised and graded. Look at it once"
        ),
        "restored": _("cells were missing ({cells}); put back and graded. Look at it once"),
    }[kind]
    return text.format(cells=_list(cells))


def say_stopped(cells: list[str]) -> str:
    """Say that cells of a graded notebook ran into the time limit."""
    return _("a cell took too long and was stopped ({cells}); the rest is graded").format(
        cells=_list(cells)
    )


def _list(cells: list[str]) -> str:
    """Name the cells, or some of them where there are many."""
    if len(cells) <= MANY:
        return ", ".join(cells)
    return _("{some} and {count} more").format(
        some=", ".join(cells[:MANY]), count=len(cells) - MANY
    )


def say_not_started(cell: str, error: str) -> str:
    """Say that a cell of the course failed before the first question."""
    return _(
        "the cell {cell}, which is not the student's, failed ({error}); not graded. "
        "See that the course itself runs, then grade again"
    ).format(cell=cell, error=error)


def say_failure(result: str) -> tuple[str, bool]:
    """Say why a submission was not graded, and whether the submission itself is the reason.

    `result` is nbgrader's log, DIED or TOO_LONG. Where the reason may lie elsewhere (a busy
    computer, a full disk) the submission is tried again on the next run.
    """
    if result == TOO_LONG or "CellTimeoutError" in result:
        return _("the notebook does not end; not graded. Ask for one that runs to the end"), False
    if "DeadKernelError" in result:
        return _("the notebook ends Python while it runs; not graded. Ask for another one"), True
    if result == DIED:
        return _("grading broke off; not graded. Grade again, or ask for another notebook"), False
    return _("not graded: {cause}. Grade again, or ask for another notebook").format(
        cause=cause(result)
    ), False

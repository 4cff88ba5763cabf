"""Sentences about one student's submission: what was wrong with it and what to do."""

from course_utils.classroom.warm import DIED, TOO_LONG, TOO_MUCH
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


def say_ended(how: str, cell: str) -> str:
    """Say at which cell a notebook came to its end, and that only what stands before counts."""
    text = {
        DIED: _("the notebook ends Python in a cell ({cell}); graded up to there"),
        TOO_LONG: _("the notebook does not end ({cell}); graded up to there"),
        TOO_MUCH: _("the notebook writes without end ({cell}); graded up to there"),
    }[how]
    return text.format(cell=cell)


def say_odd_points(question: str, points: float) -> str:
    """Say that a check gave points that cannot be."""
    return _(
        "the check of {question} gave {points:g} points, which cannot be; counted as 0. "
        "Put the master right, then grade again"
    ).format(question=question, points=points)


def say_not_started(cell: str, error: str) -> str:
    """Say that a cell of the course failed before the first question."""
    return _(
        "the cell {cell}, which is not the student's, failed ({error}); not graded. "
        "See that the course itself runs, then grade again"
    ).format(cell=cell, error=error)


def say_failure(error: Exception) -> str:
    """Say why a submission was not graded."""
    cause = f"{type(error).__name__}: {error}".splitlines()[0]
    return _("not graded: {cause}. Grade again, or ask for another notebook").format(cause=cause)


def ended_output(how: str) -> dict:
    """Return what the cell shows at which everything came to its end."""
    return _as_error(
        "DeadKernelError",
        {
            DIED: _("Python ended in this cell."),
            TOO_LONG: _("This cell could not be stopped, so Python was ended."),
            TOO_MUCH: _("This cell wrote without end, so Python was ended."),
        }[how],
    )


def not_reached_output(cell: str) -> dict:
    """Return what a test cell shows that was not reached."""
    return _as_error(
        "NotReached",
        _("This question was not reached, because Python had ended before ({cell}).").format(
            cell=cell
        ),
    )


def _as_error(name: str, sentence: str) -> dict:
    # An error whose traceback is its sentence is shown as that sentence on a feedback page.
    return {
        "output_type": "error",
        "ename": name,
        "evalue": sentence,
        "traceback": [sentence],
    }


def _list(cells: list[str]) -> str:
    """Name the cells, or some of them where there are many."""
    if len(cells) <= MANY:
        return ", ".join(cells)
    return _("{some} and {count} more").format(
        some=", ".join(cells[:MANY]), count=len(cells) - MANY
    )

"""How a class looks on the terminal: progress, marks, and where the class went wrong."""

import math
from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from course_utils.classroom.records import Outcome
from course_utils.messages import _

if TYPE_CHECKING:
    import pandas as pd  # takes its time, and the frames come from elsewhere


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        if not task.speed:
            return Text("")
        return Text(_("{rate:.1f} a second").format(rate=task.speed))


class ClassProgress(AbstractContextManager):
    """A progress bar: the rate, the time left, and the names of those who are being graded."""

    def __init__(self, console: Console, names: dict[str, str], title: str):
        self._names, self._console = names, console
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[who]}", style="dim", markup=False),
            console=console,
            auto_refresh=False,
        )
        self._task = self._bar.add_task(title, total=None, who="")

    def __enter__(self):
        self._bar.start()
        return self

    def __exit__(self, *problem):
        self._bar.update(self._task, who="")
        self._bar.stop()

    def begin(self, total: int, how: str) -> None:
        if how:
            self._console.print(how)
        self._bar.update(self._task, total=total, refresh=True)

    def running(self, students: list[str]) -> None:
        who = ", ".join(self._names.get(student, student) for student in students)
        self._bar.update(self._task, who=who, refresh=True)

    def ended(self, _outcome: Outcome) -> None:
        self._bar.advance(self._task)


def say_outcomes(outcomes: list[Outcome]) -> str:
    """Sum up a run in one sentence."""
    new = [outcome for outcome in outcomes if outcome.new]
    return _(
        "{total} handed in: {new} graded now, {old} already graded, {failed} not graded."
    ).format(
        total=len(outcomes),
        new=sum(outcome.graded for outcome in new),
        old=sum(outcome.graded for outcome in outcomes) - sum(outcome.graded for outcome in new),
        failed=sum(not outcome.graded for outcome in outcomes),
    )


def printable(sentence: str) -> str:
    """Make a sentence that quotes a student safe for a terminal: one line, no control codes."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in sentence)


def say_remarks(outcomes: Iterable[Outcome], names: dict[str, str]) -> list[str]:
    """Return one sentence for each thing that was wrong with a submission, with the name."""
    return [
        printable(
            _("{name} ({student}): {remark}.").format(
                name=names.get(outcome.student, outcome.student),
                student=outcome.student,
                remark=remark,
            )
        )
        for outcome in outcomes
        for remark in outcome.remarks
    ]


def score_table(frame: "pd.DataFrame", title: str) -> Table:
    """Lay out the marks of a class; a blank is shown as a dash, a mark by hand as a pen."""
    points = [column for column in frame.columns if column not in ("name", "max", "by_hand")]
    most = frame["max"].iloc[0] if len(frame) else 0
    caption = _("✎ to mark by hand   - no mark")
    table = Table(
        title=title, caption=caption, box=box.SIMPLE_HEAD, padding=0, collapse_padding=True
    )
    table.add_column(_("student"), no_wrap=True)
    table.add_column(_("name"), no_wrap=True)
    for column in points[:-1]:
        table.add_column(column, justify="right")
    table.add_column(_("of {points:g}").format(points=most), justify="right", style="bold")
    for student, row in frame.iterrows():
        marks = [_say_points(row[column], column in row["by_hand"]) for column in points]
        table.add_row(student, row["name"], *marks)
    return table


def _say_points(points: float, by_hand: bool) -> str:
    if by_hand:
        return "✎"
    return "-" if math.isnan(points) else f"{points:g}"


def mistake_table(frame: "pd.DataFrame", title: str) -> Table:
    """Lay out where the class went wrong, the hardest question first."""
    table = Table(title=title, box=box.SIMPLE_HEAD)
    table.add_column(_("question"))
    table.add_column(_("points"), justify="right")
    table.add_column(_("earned"), justify="right")
    table.add_column(_("most frequent slips"))
    for question, row in frame.dropna(subset="share").iterrows():
        slips = "; ".join(f"{slip} ({count})" for slip, count in row["slips"])
        table.add_row(question, f"{row['points']:g}", f"{row['share']:.0%}", slips)
    return table

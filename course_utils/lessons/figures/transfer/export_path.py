"""One transfer's way through the questions: what is settled, what is to be done and by when."""

from dataclasses import dataclass
from datetime import date

from course_utils.law.deadlines import Deadline
from course_utils.law.periods import say_length
from course_utils.law.transfer import Path, Step, questions
from course_utils.lessons import look
from course_utils.lessons.figures.parts.outcomes import MARKS, draw_mark, marks_legend
from course_utils.lessons.look import BLUE, GRID, INK, MUTED, RED, SMALL, TEXT
from course_utils.messages import _, language, say_day

_TEXT, _WHEN = 0.62, 6.9
_TEXT_WIDTH, _WHEN_WIDTH = _WHEN - _TEXT - 0.25, look.WIDTH - _WHEN - 0.12
_AT = 0.3  # where the marks stand


@dataclass(frozen=True)
class _Clock:
    """A time limit beside a step."""

    deadline: Deadline
    on: date
    settled: bool  # the question has its answer

    @property
    def done(self) -> bool:
        """Whether it is a day of yours that was kept or came too late."""
        return self.settled and not self.authority

    @property
    def day(self) -> date | None:
        """The day that counts: the last one, else the safe one, else the expected one."""
        limit = self.deadline
        return limit.day or limit.safe_day or limit.nominal

    @property
    def authority(self) -> bool:
        """Whether an authority has to act."""
        return self.deadline.rule.actor == "authority"

    @property
    def over(self) -> bool:
        """Whether its day has passed."""
        return self.day is not None and self.day < self.on

    @property
    def lines(self) -> list[tuple[str, float, dict]]:
        """What is written: text, size and looks."""
        who = _("authority: {what}") if self.authority else _("you: {what}")
        why = self._distance() if self.day else self.deadline.steps[0]
        return [
            (look.as_heading(self.deadline.when), TEXT, self._how()),
            (who.format(what=self.deadline.title), SMALL, {"color": MUTED}),
            (why, SMALL, {"color": MUTED}),
        ]

    def _how(self) -> dict:
        """How the day is written: what is done, or was for the authority to do, is grey."""
        if self.done or (self.authority and self.over):
            return {"color": MUTED}
        colour = INK if self.authority else RED if self.over else BLUE
        return {"color": colour, "fontweight": "bold"}

    def _distance(self) -> str:
        days = (self.day - self.on).days
        if days == 0:
            return _("today")
        sentence = _("{length} ago") if days < 0 else _("in {length}")
        return sentence.format(length=say_length(abs(days), "day"))

    @property
    def height(self) -> float:
        """Room that it takes, in inches."""
        return 0.1 + sum(
            look.text_height(text, _WHEN_WIDTH, size, "fontweight" in how)
            for text, size, how in self.lines
        )


@dataclass(frozen=True)
class _Row:
    """A question that was reached, with its clocks."""

    step: Step
    clocks: tuple[_Clock, ...]

    @property
    def title(self) -> str:
        return f"{self.step.number} · {self.step.question}"

    @property
    def parts(self) -> list[tuple[str, float, dict]]:
        """What is written on the left: text, size and looks."""
        step = self.step
        bold = {"fontweight": "bold"}
        parts = [
            (self.title, TEXT, bold),
            (step.answer, TEXT, {}),
        ]
        if step.documents:
            papers = _("To hand in: {documents}").format(documents=", ".join(step.documents))
            parts.append((papers, SMALL, {}))
        return [*parts, (step.cite, SMALL, {"color": MUTED})]

    @property
    def height(self) -> float:
        """Room that the row takes, in inches."""
        left = sum(
            look.text_height(text, _TEXT_WIDTH, size, "fontweight" in how)
            for text, size, how in self.parts
        )
        return max(left, sum(clock.height for clock in self.clocks)) + 0.24


def export_path_figure(path: Path) -> look.Drawing:
    """Draw the questions of one transfer with their answers and days; those asked later are grey.

    Args:
        path: the answer of `law.transfer.export_path`; days are counted from its day.
    """
    rows = [_row(step, path.on) for step in path]
    later = [row for row in questions().itertuples() if row.key in path.left]
    finding = _finding(path, rows)
    clocks = [clock for row in rows for clock in row.clocks]
    foot = _foot(clocks)
    top = look.title_height(finding) + 0.75
    body = sum(row.height for row in rows) + 0.32 * len(later)
    below = look.text_height(foot, look.WIDTH - 0.3, SMALL)
    figure, axes = look.sheet(top + body + below + 0.2)
    look.head(figure, finding)
    spared = "skip" if _stays(path) else "later"
    shown = [*(row.step.outcome for row in rows), *(spared for _row in later)]
    marks_legend(axes, top - 0.5, shown)
    if clocks:
        when = _("By when, seen from {day}").format(day=say_day(path.on))
        look.write(figure, _WHEN, top - 0.32, when, fontweight="bold", color=BLUE)
    y = top
    ends = len(rows) + len(later)
    for number, row in enumerate(rows, 1):
        _draw(figure, axes, row, y, more=number < ends)
        y += row.height
    for number, row in enumerate(later, len(rows) + 1):
        text = f"{row.number} · {row.zh if language() == 'zh' else row.question}"
        draw_mark(axes, _AT, y + look.line_height(TEXT) / 2, spared)
        look.write(figure, _TEXT, y, text, color=MUTED)
        if number < ends:
            axes.plot([_AT] * 2, [y + 0.2, y + 0.3], color=GRID, lw=1.6)
        y += 0.32
    look.write(figure, 0.12, y + 0.05, foot, size=SMALL, width=look.WIDTH - 0.3, color=MUTED)
    return figure


export_path_figure = look.drawn(export_path_figure)


def _row(step: Step, on: date) -> _Row:
    settled = step.outcome in ("pass", "skip")
    return _Row(step, tuple(_Clock(clock, on, settled) for clock in step.clocks))


def _draw(figure, axes, row: _Row, y: float, more: bool) -> None:
    middle = y + look.line_height(TEXT) / 2
    if more:
        free = row.step.outcome in ("pass", "do", "skip")
        how = {"color": MUTED, "lw": 1.6} if free else {"color": GRID, "lw": 1.6, "ls": ":"}
        axes.plot([_AT] * 2, [middle + 0.12, middle + row.height - 0.12], **how)
    draw_mark(axes, _AT, middle, row.step.outcome, 13)
    at = y
    for text, size, how in row.parts:
        if text == row.title:
            how = how | {"color": MARKS[row.step.outcome]["color"]} if _ends(row.step) else how
        at += look.write(figure, _TEXT, at, text, size=size, width=_TEXT_WIDTH, **how)
    at = y
    for clock in row.clocks:
        for text, size, how in clock.lines:
            at += look.write(figure, _WHEN, at, text, size=size, width=_WHEN_WIDTH, **how)
        at += 0.1


def _ends(step: Step) -> bool:
    return step.outcome in ("stop", "open")


def _stays(path: Path) -> bool:
    """Whether the technology stays in China, so that no other question is asked."""
    return path.steps[-1].key == "export" and path.steps[-1].outcome == "skip"


def _finding(path: Path, rows: list[_Row]) -> str:
    total, last = len(questions()), path.steps[-1]
    if _stays(path):
        return _("No technology leaves China: none of the other questions is asked")
    if path.forbidden:
        return _("This transfer stops at question {number} of {total}: as it is, it may not be "
                 "made").format(number=last.number, total=total)  # fmt: skip
    if last.outcome == "open":
        return _("This transfer halts at question {number} of {total}: the next step is "
                 "yours").format(number=last.number, total=total)  # fmt: skip
    if last.outcome == "wait":
        return _wait(last, rows[-1], total)
    due = [c for row in rows for c in row.clocks if not c.authority and row.step.outcome == "do"]
    missed = [clock for clock in due if clock.over]
    if missed:
        return _("The way is free, but a day was missed: {what}, {when}").format(
            what=missed[0].deadline.title, when=say_day(missed[0].day)
        )
    dated = sorted((clock for clock in due if clock.day), key=lambda clock: clock.day)
    if dated:
        return _("The way is free; the first day to keep is {day}: {what}").format(
            day=say_day(dated[0].day), what=dated[0].deadline.title
        )
    return _("The way is free through all {total} questions; no day of yours runs").format(
        total=total
    )


def _wait(last: Step, row: _Row, total: int) -> str:
    days = [clock.day for clock in row.clocks if clock.day]
    if not days:
        return _("This transfer waits at question {number} of {total} for an authority").format(
            number=last.number, total=total
        )
    sentence = _("This transfer waits at question {number} of {total}: the authority has until "
                 "{day}")  # fmt: skip
    if max(days) < row.clocks[0].on:
        sentence = _("This transfer waits at question {number} of {total}: the authority's time "
                     "ended on {day}")  # fmt: skip
    return sentence.format(number=last.number, total=total, day=say_day(max(days)))


def _foot(clocks: list[_Clock]) -> str:
    foot = ""
    if clocks:
        foot = _("The numbers of days are calendar days.")
    if any(clock.deadline.safe_day for clock in clocks):
        foot += " " + _(
            "To be safe: the period ends on a closed day, and no rule that moves its end was found."
        )
    return foot

"""The tables of a report, the same on the page and in the workbook."""

import math
from dataclasses import dataclass

import pandas as pd

from course_utils.classroom.analysis import GRADED, MISSING, NOT_GRADED, WEAK, Analysis
from course_utils.messages import _

TEXT, COUNT, POINTS, SHARE, INDEX, TIME = "text", "count", "points", "share", "index", "time"


@dataclass(frozen=True)
class Column:
    """A column: its heading, and the kind of what stands in it (TEXT, COUNT, ...)."""

    title: str
    kind: str = TEXT


@dataclass(frozen=True)
class Table:
    """A table: `note` says how to read it, `empty` what it means that there is no row.

    `name` stands for it in any language. A value is None where there is none.
    """

    name: str
    title: str
    columns: list[Column]
    rows: list[list]
    note: str = ""
    empty: str = ""


def tables(analysis: Analysis) -> list[Table]:
    """Return all tables, in the order of the report."""
    makers = (_teach, _units, _items, _slips, _not_graded, _missing, _late, _waiting, _scores)
    return [make(analysis) for make in makers]


def say_unit(name: str) -> str:
    return name or _("no unit")


def say_known(text: str) -> str:
    """Return a text of the marking in the reader's language, where the catalogue has it."""
    return _(text) if text else ""


def value(cell):
    """Return a cell of a frame as a plain value, None for a blank."""
    if isinstance(cell, str):
        return cell
    if pd.isna(cell):
        return None
    if isinstance(cell, pd.Timestamp):
        return cell.to_pydatetime()
    return cell.item() if hasattr(cell, "item") else cell


def _rows(frame: pd.DataFrame, *columns: str) -> list[list]:
    """Return these columns of a frame, its index before them."""
    found = zip(frame.index, *(frame[column] for column in columns), strict=True)
    return [[value(cell) for cell in row] for row in found]


def _teach(analysis: Analysis) -> Table:
    """One row a question on which the class lost points, the hardest first."""
    most_frequent = analysis.slips.groupby("question").first()
    items = analysis.items[analysis.items["share"] < 1].join(most_frequent[["slip", "count"]])
    items = items.sort_values("share", kind="stable").fillna({"slip": ""})
    items = items.astype({"count": "Int64"})  # a whole number, or blank
    items["slip"], items["rule"] = items["slip"].map(say_known), items["rule"].map(say_known)
    return Table(
        "teach",
        _("What to teach again"),
        [
            Column(_("question")),
            Column(_("share earned"), SHARE),
            Column(_("most frequent misconception")),
            Column(_("students"), COUNT),
            Column(_("read again")),
        ],
        _rows(items, "share", "slip", "count", "rule"),
        _("The hardest question comes first. Misconceptions are the wrong answers that the marking "
          "knows."),
        _("Nobody lost a point in what is marked so far."),
    )  # fmt: skip


def _units(analysis: Analysis) -> Table:
    units = analysis.units.rename(index=say_unit)
    return Table(
        "units",
        _("Units"),
        [
            Column(_("unit")),
            Column(_("participants"), COUNT),
            Column(_("graded"), COUNT),
            Column(_("not graded"), COUNT),
            Column(_("missing"), COUNT),
            Column(_("late"), COUNT),
            Column(_("to mark by hand"), COUNT),
            Column(_("mean"), SHARE),
            Column(_("median"), SHARE),
            Column(_("lowest"), SHARE),
            Column(_("highest"), SHARE),
        ],
        _rows(units, *units.columns),
        _("Mean, median, lowest and highest are shares of the points that are marked so far, late "
          "penalties taken off."),
    )  # fmt: skip


def _items(analysis: Analysis) -> Table:
    waiting = analysis.waiting()
    items = analysis.items.assign(
        look=[_look(name in waiting, row) for name, row in analysis.items.iterrows()]
    )
    students = len(analysis.graded)
    note = _(
        "Share earned: the mean points by the most that can be earned. Difficulty: the share lost; "
        "the harder the question, the higher. Discrimination: the correlation, from −1 to 1, of "
        "its points with those of all other questions together (point-biserial with the rest "
        "score); below {weak} it hardly tells those who know from those who do not."
    ).format(weak=WEAK)
    if students > 1:
        note += " " + _(
            "With {students} students chance alone moves it by about {chance:.2f}."
        ).format(students=students, chance=1 / math.sqrt(students - 1))
    return Table(
        "items",
        _("Questions"),
        [
            Column(_("question")),
            Column(_("points"), POINTS),
            Column(_("students"), COUNT),
            Column(_("mean points"), INDEX),
            Column(_("share earned"), SHARE),
            Column(_("difficulty"), INDEX),
            Column(_("discrimination"), INDEX),
            Column(_("to look at")),
        ],
        _rows(
            items, "points", "number", "mean", "share", "difficulty", "discrimination", "look"
        ),
        note,
    )  # fmt: skip


def _look(waits: bool, item: pd.Series) -> str:
    if waits:
        return _("waits for marks by hand, left out")
    if item["discrimination"] < 0:
        return _("lost by those who do well elsewhere: read it and its key again")
    if item["discrimination"] < WEAK:
        return _("hardly tells those who know from those who do not")
    return ""


def _slips(analysis: Analysis) -> Table:
    slips = analysis.slips.set_index("question")
    order = {name: place for place, name in enumerate(analysis.points)}
    slips = slips.sort_index(key=lambda names: names.map(order), kind="stable")
    slips["slip"], slips["rule"] = slips["slip"].map(say_known), slips["rule"].map(say_known)
    return Table(
        "slips",
        _("Misconceptions"),
        [
            Column(_("question")),
            Column(_("misconception")),
            Column(_("students"), COUNT),
            Column(_("share of the graded"), SHARE),
            Column(_("read again")),
        ],
        _rows(slips, "slip", "count", "share", "rule"),
        empty=_("No answer showed a misconception that the marking knows."),
    )


def _people(*more: Column) -> list[Column]:
    return [Column(_("id")), Column(_("name")), Column(_("unit")), *more]


def _not_graded(analysis: Analysis) -> Table:
    people = analysis.in_state(NOT_GRADED)
    stale = _("not known: it changed after the last grading, or was not graded yet; grade again")
    people = people.assign(reason=people["reason"].replace("", stale))
    return Table(
        "not_graded",
        _("Handed in, not graded"),
        _people(Column(_("handed in"), TIME), Column(_("reason"))),
        _rows(people, "name", "unit", "handed_in", "reason"),
        empty=_("Everything that was handed in is graded."),
    )


def _missing(analysis: Analysis) -> Table:
    people = analysis.in_state(MISSING)
    return Table(
        "missing",
        _("Missing"),
        _people(Column(_("e-mail"))),
        _rows(people, "name", "unit", "email"),
        empty=_("Everybody handed in."),
    )


def _late(analysis: Analysis) -> Table:
    people = analysis.late.sort_values("late", ascending=False, kind="stable")
    people = people.assign(hours=(people["late"].dt.total_seconds() / 3600).round(1))
    return Table(
        "late",
        _("Late"),
        _people(
            Column(_("handed in"), TIME),
            Column(_("hours late"), POINTS),
            Column(_("penalty in points"), POINTS),
        ),
        _rows(people, "name", "unit", "handed_in", "hours", "penalty"),
        empty=_("Everything came in time.") if analysis.due else _("There is no deadline."),
    )


def _waiting(analysis: Analysis) -> Table:
    names = analysis.students["name"]
    return Table(
        "waiting",
        _("To mark by hand"),
        [Column(_("question")), Column(_("students"), COUNT), Column(_("who"))],
        [
            [question, len(ids), ", ".join(f"{names[id]} ({id})" for id in ids)]
            for question, ids in analysis.waiting().items()
        ],
        empty=_("Nothing waits for marks by hand."),
    )


def _scores(analysis: Analysis) -> Table:
    """One row a student; the last column says what is open."""
    people = analysis.students
    columns = [Column(name, POINTS) for name in analysis.points]
    columns.append(Column(_("total of {points:g}").format(points=sum(analysis.points.values())),
                          POINTS))  # fmt: skip
    shown = [*analysis.points, "total"]
    if (people["penalty"] > 0).any():
        columns += [Column(_("late penalty"), POINTS), Column(_("result"), POINTS)]
        shown += ["penalty", "result"]
    people = people.assign(open=[_open(row) for _id, row in people.iterrows()])
    return Table(
        "scores",
        _("Students"),
        _people(*columns, Column(_("share"), SHARE), Column(_("open"))),
        _rows(people, "name", "unit", *shown, "share", "open"),
        _("Share: the result by the points that are marked so far."),
    )


def _open(student: pd.Series) -> str:
    if student["state"] == GRADED:
        return ", ".join(student["by_hand"])
    return {MISSING: _("missing"), NOT_GRADED: _("not graded")}[student["state"]]

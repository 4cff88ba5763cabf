"""A report on a class: one page that opens anywhere, and a workbook."""

from datetime import datetime
from pathlib import Path

from babel.dates import format_time
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from course_utils.classroom.analysis import GRADED, MISSING, NOT_GRADED, ZONE, Analysis, analyse
from course_utils.classroom.course import Course
from course_utils.classroom.report_book import workbook
from course_utils.classroom.report_figures import pictures
from course_utils.classroom.report_language import speaking
from course_utils.classroom.report_tables import COUNT, INDEX, POINTS, SHARE, TIME, Table, tables
from course_utils.classroom.writing import write_whole
from course_utils.errors import CourseError
from course_utils.messages import _, language, say_day

FOLDER = "reports"
TEMPLATE = "report_page.html.jinja"


def write_report(course: Course, assignment: str, chosen: str | None = None) -> list[Path]:
    """Write the report on a graded class to `reports/`, in place of the last one.

    `chosen` is the language, "zh" or "en"; that of the computer if left out.

    Returns:
        The page and the workbook.

    Raises:
        CourseError: nobody's work is graded, there is no such language, or a file is in use.
    """
    with speaking(chosen or language()):
        analysis = analyse(course, assignment)
        found = tables(analysis)
        contents = {"html": page(analysis, found, datetime.now(ZONE)), "xlsx": workbook(found)}
    paths = [course.root / FOLDER / f"{assignment}.{kind}" for kind in contents]
    for path, content in zip(paths, contents.values(), strict=True):
        try:
            write_whole(path, content)
        except PermissionError as error:
            raise CourseError(
                _("{path} cannot be written; close it where it is open, then try again.").format(
                    path=path
                )
            ) from error
    return paths


def page(analysis: Analysis, found: list[Table], now: datetime) -> bytes:
    """Return the report as an HTML page that needs no other file."""
    places = Environment(
        loader=FileSystemLoader(Path(__file__).parent, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    text = places.get_template(TEMPLATE).render(
        language=language(),
        title=_("Report on {name}").format(name=analysis.assignment),
        made=_("Made on {time}. {deadline}").format(time=_say(now), deadline=_deadline(analysis)),
        facts=_facts(analysis),
        sections=_sections(),
        tables={table.name: table for table in found},
        pictures={picture.name: picture for picture in pictures(analysis)},
        show=show,
        contents=_("Contents"),
    )
    return text.encode("utf-8")


def show(value, kind: str) -> str:
    """Write a value of a table as its kind asks; a dash where there is none."""
    if value is None:
        return "–"
    forms = {COUNT: "{:d}", POINTS: "{:g}", SHARE: "{:.0%}", INDEX: "{:.2f}"}
    if kind == TIME:
        return f"{value:%Y-%m-%d %H:%M}"
    if kind in forms:
        return forms[kind].format(round(value, 2) if kind == POINTS else value).replace("-", "−")
    return value


def _say(time: datetime) -> str:
    """Write a moment out: "1 March 2026, 16:00 (Asia/Shanghai)"."""
    clock = format_time(time, "HH:mm", locale=language())
    return _("{day}, {clock} ({zone})").format(day=say_day(time.date()), clock=clock, zone=ZONE.key)


def _deadline(analysis: Analysis) -> str:
    if not analysis.due:
        return _("There is no deadline.")
    return _("The deadline: {time}.").format(time=_say(analysis.due))


def _facts(analysis: Analysis) -> list[tuple[str, str]]:
    """Return what the page says first: what it is, and the number."""
    shares = analysis.graded["share"]
    marks = sum(map(len, analysis.waiting().values()))
    return [
        (_("participants"), str(len(analysis.students))),
        (_("graded"), str(len(analysis.in_state(GRADED)))),
        (_("not graded"), str(len(analysis.in_state(NOT_GRADED)))),
        (_("missing"), str(len(analysis.in_state(MISSING)))),
        (_("late"), str(len(analysis.late))),
        (_("answers to mark by hand"), str(marks)),
        (_("median of the results"), show(None if shares.isna().all() else shares.median(), SHARE)),
    ]


def _sections() -> list[tuple[str, str, list[str], list[str]]]:
    """Return the parts of the page: anchor, heading, names of figures, names of tables."""
    return [
        ("teach", _("What to teach again"), ["slips"], ["teach"]),
        ("results", _("Results"), ["marks", "units"], ["units"]),
        ("questions", _("Questions"), ["items"], ["items", "slips"]),
        ("open", _("What is open"), [], ["not_graded", "missing", "late", "waiting"]),
        ("students", _("Students"), [], ["scores"]),
    ]

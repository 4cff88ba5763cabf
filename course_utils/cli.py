"""The `course` command: what it takes from the command line, and what it prints."""

import os
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from typer.core import TyperGroup

from course_utils.classroom.settings import DATABASE, find_root
from course_utils.errors import CourseError
from course_utils.messages import _

# Half of nbgrader's time to load is a grammar of web addresses in Chinese letters, for a check of
# jsonschema that nothing here uses; without it that check is left out.
sys.modules.setdefault("rfc3987_syntax", None)
console = Console(markup=False, highlight=False, soft_wrap=True)


class _Sentences(TyperGroup):
    """Show a CourseError as its sentence, and end with exit code 1."""

    def invoke(self, ctx):
        try:
            return super().invoke(ctx)
        except CourseError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(1) from error


app = typer.Typer(
    cls=_Sentences,
    no_args_is_help=True,
    add_completion=False,
    help=_(
        "Run the course: hand out exercises, collect and grade them, read where the class stands. "
        "Call it in the folder of the course, or name that folder with --root."
    ),
)

Assignment = Annotated[
    str | None,
    typer.Argument(help=_("The exercise, such as 01_pct; may be left out if there is only one.")),
]


@app.callback()
def choose(
    context: typer.Context,
    root: Annotated[
        Path, typer.Option(help=_("The folder of the course; here if left out."))
    ] = Path(),
    database: Annotated[
        str | None,
        typer.Option(envvar=DATABASE, help=_("The gradebook as an SQLAlchemy URL.")),
    ] = None,
):
    context.obj = root.resolve()
    if database:
        os.environ[DATABASE] = database


def _course(context: typer.Context):
    # nbgrader takes seconds to import, so that every command imports what it needs itself.
    from course_utils.classroom.course import Course

    return Course(find_root(context.obj))


@app.command(help=_("Make a classroom: the folder of one class, apart from the course."))
def init(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help=_("A new folder, outside the course."))],
):
    from course_utils.classroom.init import init

    classroom = init(_course(context), folder)
    console.print(
        _("Classroom: {folder}\nGo there for all that you do with this class.").format(
            folder=classroom.root
        )
    )


@app.command(help=_("Take the participants of a roster (CSV or Excel) into the class."))
def roster(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(help=_("Headings: id, name, unit, email, language; or in Chinese."))
    ],
):
    from course_utils.classroom.roster import import_roster, say_imported

    for sentence in say_imported(import_roster(_course(context), file)):
        console.print(sentence)


@app.command(help=_("Make the exercise that students get from its master in solutions/."))
def release(context: typer.Context, assignment: Assignment = None):
    from course_utils.classroom.release import release

    course = _course(context)
    folder = release(course, course.assignment(assignment))
    console.print(_("Released: {folder}").format(folder=folder))


@app.command(help=_("File what students handed in: notebooks and zip files in a folder."))
def collect(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help=_("Where the files of the class are."))],
    assignment: Annotated[
        str | None, typer.Option(help=_("The exercise; may be left out if there is only one."))
    ] = None,
):
    from course_utils.classroom.collect import collect

    course = _course(context)
    _print_collected(collect(course, folder, course.assignment(assignment)))


@app.command(help=_("Grade the class. What is graded and has not changed is not graded again."))
def grade(
    context: typer.Context,
    assignment: Assignment = None,
    scheduler: Annotated[
        str | None,
        typer.Option(help=_("Grade on the Dask cluster with this address, such as tcp://…:8786.")),
    ] = None,
    no_isolation: Annotated[
        bool,
        typer.Option(
            "--no-isolation",
            help=_("Grade even where nothing can isolate student code from this computer."),
        ),
    ] = False,
):
    with _place(scheduler, no_isolation) as place:
        course = _course(context)
        _grade(course, course.assignment(assignment), place)


@app.command(help=_("Mark one question across the class in Excel: --to writes, --from reads back."))
def marks(
    context: typer.Context,
    assignment: Assignment = None,
    question: Annotated[
        str | None, typer.Option(help=_("The question, such as memo; the only one if left out."))
    ] = None,
    to: Annotated[Path | None, typer.Option(help=_("The workbook to write (.xlsx)."))] = None,
    filled: Annotated[
        Path | None, typer.Option("--from", help=_("The workbook to read, filled in."))
    ] = None,
    anonymous: Annotated[
        bool, typer.Option("--anonymous", help=_("Without names, in an order that tells nothing."))
    ] = False,
):
    from course_utils.classroom import marks

    course = _course(context)
    name = course.assignment(assignment)
    if to and not filled:
        count = marks.write(course, name, to, question, anonymous)
        text = _("Answers to mark: {count}. Fill in the yellow cells of {path}.")
        console.print(text.format(count=count, path=to))
    elif filled and not (to or question or anonymous):
        for sentence in marks.say(marks.read(course, name, filled)):
            console.print(sentence)
    else:
        raise CourseError(_("Say either --to FILE.xlsx or --from FILE.xlsx."))


@app.command(help=_("Write a feedback page for every graded student, in feedback/."))
def feedback(context: typer.Context, assignment: Assignment = None):
    from course_utils.classroom.feedback import feedback

    course = _course(context)
    failed = 0
    with console.status(_("Writing feedback pages ...")):
        for student, problem in feedback(course, course.assignment(assignment)):
            if problem:
                failed += 1
                console.print(
                    _("{student}: no feedback page: {problem}").format(
                        student=student, problem=problem
                    )
                )
    console.print(_("Feedback pages: {folder}").format(folder=course.root / "feedback"))
    raise typer.Exit(bool(failed))


@app.command(help=_("Write a report on the class, a page and a workbook, to reports/."))
def report(
    context: typer.Context,
    assignment: Assignment = None,
    language: Annotated[
        str | None, typer.Option(help=_("zh or en; the language of this computer if left out."))
    ] = None,
):
    from course_utils.classroom.report_page import write_report

    course = _course(context)
    with console.status(_("Reading the class ...")):
        paths = write_report(course, course.assignment(assignment), language)
    for path in paths:
        console.print(_("Report: {path}").format(path=path))


@app.command(help=_("Write the marks of the class to one file: for Excel, Moodle or Canvas."))
def export(
    context: typer.Context,
    assignment: Assignment = None,
    to: Annotated[
        Path | None, typer.Option(help=_("The file to write; <exercise>.csv if left out."))
    ] = None,
    kind: Annotated[
        str, typer.Option("--format", help=_("What reads the file: csv, moodle, canvas or excel."))
    ] = "csv",
):
    from course_utils.classroom.export import export

    course = _course(context)
    path = export(course, course.assignment(assignment), to, kind)
    console.print(_("Marks: {path}").format(path=path))


@app.command(help=_("Write a certificate, a PDF, for each student who passed."))
def certificates(
    context: typer.Context,
    folder: Annotated[
        Path | None, typer.Option(help=_("Where to; certificates/ in the classroom if left out."))
    ] = None,
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help=_("The day on them; today if left out.")),
    ] = None,
):
    from course_utils.classroom.certificates import certificates

    course = _course(context)
    folder = folder or course.root / "certificates"
    with console.status(_("Writing certificates ...")):
        issued = certificates(course, folder, (on or datetime.now()).date())
    _print_issued(issued, folder)


@app.command(help=_("Say what the code on a certificate stands for, and whether it still does."))
def verify(
    context: typer.Context,
    code: Annotated[str, typer.Argument(help=_("The code, with hyphens or without."))],
):
    from course_utils.classroom.certificates import verify

    console.print(verify(_course(context), code))


@app.command(
    help=_("Open JupyterLab on the lessons; exercises are copied to work/ once."),
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)
def lab(context: typer.Context):
    from course_utils.classroom.lab import open_lab

    open_lab(find_root(context.obj), context.args)


@app.command(help=_("Show all of it on an invented class, in a folder of its own."))
def demo(
    context: typer.Context,
    students: Annotated[int, typer.Option(min=1, max=400, help=_("How many students."))] = 24,
    folder: Annotated[
        Path | None, typer.Option(help=_("A new folder; a temporary one if left out."))
    ] = None,
    assignment: Annotated[
        str | None, typer.Option(help=_("The exercise; the last one if left out."))
    ] = None,
):
    from course_utils.classroom import demo

    course = _course(context)
    name = course.assignment(assignment or max(course.assignments(), default=None))
    folder = folder or Path(tempfile.mkdtemp(prefix="course-demo-"))
    with console.status(_("Making a class of {number} ...").format(number=students)):
        there = demo.lay_out(course, name, folder)
        collected = demo.hand_in(there, name, students)
    _print_collected(collected)
    with _place(None, no_isolation=False) as place:
        _grade(there, name, place)
    _print_class(there, name)
    _print_how_to_open(there.root)


def _print_how_to_open(folder: Path) -> None:
    course = "uv run course" if "UV" in os.environ else "course"
    text = _(
        "\nThe class is in {folder}. To open the results:\n"
        "  {command} export      the marks as a CSV file, for Excel\n"
        "  {command} feedback    a page for each student, in feedback/\n"
        "  {command} lab         then Nbgrader > Formgrader in the menu: read, mark by hand\n"
        "Remove the folder when you have seen enough."
    )
    console.print(text.format(folder=folder, command=f"{course} --root {folder}"))


def _print_issued(issued, folder: Path) -> None:
    for sentence in issued.left:
        console.print(_("No certificate: {sentence}").format(sentence=sentence))
    if issued.new_secret:
        console.print(
            _(
                "New: {path}, the secret behind the codes. Keep a copy and show it to nobody; "
                "without it no certificate can be verified."
            ).format(path=issued.new_secret)
        )
    console.print(
        _("Certificates: {number} in {folder}, {left} students without one.").format(
            number=len(issued.files), folder=folder, left=len(issued.left)
        )
    )


def _print_collected(collected) -> None:
    from course_utils.classroom.report import printable

    for sentence in collected.left:
        console.print(printable(_("Left: {sentence}").format(sentence=sentence)))
    console.print(
        _("Collected: {filed} new, {unchanged} unchanged, {left} left.").format(
            filed=len(collected.filed),
            unchanged=len(collected.unchanged),
            left=len(collected.left),
        )
    )


def _place(scheduler: str | None, no_isolation: bool):
    """Choose where to grade. What runs there starts now, before nbgrader takes its time to load."""
    if scheduler:
        from course_utils.classroom.cluster import Cluster

        return Cluster(scheduler, no_isolation)
    from course_utils.classroom.here import Here

    return Here(no_isolation)


def _grade(course, name: str, place) -> None:
    from course_utils.classroom import report
    from course_utils.classroom.grade import grade

    names = course.class_list()
    title = _("Grading {name}").format(name=name)
    with report.ClassProgress(console, names, title) as progress:
        outcomes = grade(course, name, progress, place)
    for sentence in report.say_remarks(outcomes, names):
        console.print(sentence)
    console.print(report.say_outcomes(outcomes))


def _print_class(course, name: str) -> None:
    from course_utils.classroom import report, results

    scores = results.scores(course, name)
    console.print(report.score_table(scores, _("Marks of {name}").format(name=name)))
    mistakes = results.mistakes(course, name)
    console.print(report.mistake_table(mistakes, _("Where the class went wrong")))

"""The `course` command: what it takes from the command line, and what it prints."""

import os
import sys
import tempfile
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


@app.command(help=_("Write the marks of the class to one CSV file."))
def export(
    context: typer.Context,
    assignment: Assignment = None,
    to: Annotated[
        Path | None, typer.Option(help=_("The file to write; <exercise>.csv if left out."))
    ] = None,
):
    from course_utils.classroom.export import export

    course = _course(context)
    name = course.assignment(assignment)
    path = export(course, name, to or Path.cwd() / f"{name}.csv")
    console.print(_("Marks: {path}").format(path=path))


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

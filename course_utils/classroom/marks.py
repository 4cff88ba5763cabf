"""Mark one question across the whole class: a workbook to fill in, and back into the gradebook."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook
from nbgrader.utils import is_grade, is_locked, is_solution
from sqlalchemy.exc import SQLAlchemyError

from course_utils.classroom import cells, mark_sheet
from course_utils.classroom.course import Course, full_name
from course_utils.classroom.mark_check import number, problems_of
from course_utils.classroom.mark_sheet import Answer, Question, Row
from course_utils.classroom.preprocessors import grade_id
from course_utils.classroom.report import printable
from course_utils.classroom.writing import write_whole
from course_utils.errors import CourseError
from course_utils.messages import _


@dataclass(frozen=True)
class Imported:
    """What a workbook changed. `replaced` are sentences on what stood in the gradebook before."""

    marks: int
    comments: int
    unchanged: int
    waiting: int
    replaced: list[str]


def hand_marked(course: Course, assignment: str) -> dict[str, float]:
    """Return the questions that a person marks: name -> points."""
    return {
        grade_id(cell): float(cell.metadata.nbgrader.points)
        for cell in course.released(assignment).cells
        if is_grade(cell) and is_solution(cell)
    }


def write(
    course: Course,
    assignment: str,
    path: Path,
    question: str | None = None,
    anonymous: bool = False,
) -> int:
    """Write the workbook to mark `question` in; return the number of answers.

    Without `question` it is the only one that a person marks. `anonymous` leaves out ids and
    names, and puts the answers in an order that does not follow from them.

    Raises:
        CourseError: there is no such question, nothing is graded yet, or `path` exists already
            (it may hold marks).
    """
    if path.suffix.lower() != ".xlsx":
        raise CourseError(
            _("Give the workbook a name that ends in .xlsx, not {path}.").format(path=path)
        )
    if path.exists():
        raise CourseError(
            _("{path} is there already and may hold marks. Choose another name.").format(path=path)
        )
    task = _question(course, assignment, question)
    with course.gradebook() as book:
        answers = list(_answers(course, book, assignment, task.name))
    if not answers:
        raise CourseError(
            _("Nobody's work in {name} is graded yet: run `course grade {name}` first.").format(
                name=assignment
            )
        )
    answers.sort(key=lambda answer: answer.digest if anonymous else answer.student)
    content = cells.content(mark_sheet.build(task, answers, anonymous))
    try:
        write_whole(path, content)
    except OSError as error:
        raise CourseError(
            _("{path} cannot be written ({reason}).").format(path=path, reason=error.strerror)
        ) from error
    return len(answers)


def _question(course: Course, assignment: str, name: str | None) -> Question:
    known = hand_marked(course, assignment)
    if name is None and len(known) == 1:
        name = next(iter(known))
    if name in known:
        return Question(assignment, name, known[name], _rubric(course, assignment, name))
    if not known:
        text = _("No question of {assignment} is marked by hand.")
    elif name is None:
        text = _("Say which question you mean with --question: {known}.")
    else:
        text = _("{name} is not marked by hand; in {assignment} these are: {known}.")
    raise CourseError(text.format(name=name, assignment=assignment, known=", ".join(known)))


def _rubric(course: Course, assignment: str, question: str) -> list[str]:
    """Return the locked texts of the master between the graded cell before and the question."""
    texts: list[str] = []
    for cell in nbformat.read(course.master(assignment), as_version=4).cells:
        if grade_id(cell) == question:
            break
        if is_grade(cell):
            texts = []
        elif cell.cell_type == "markdown" and is_locked(cell):
            texts.append(cell.source)
    return texts


def _answers(course: Course, book: Gradebook, assignment: str, question: str) -> Iterator[Answer]:
    """Yield the graded answers to a question, as the gradebook and the graded copies have them."""
    for submission in book.assignment_submissions(assignment):
        student = submission.student
        path = course.graded_notebook(student.id, assignment)
        if not path.exists():
            continue
        text = _source(path, question)
        grade = book.find_grade(question, assignment, assignment, student.id)
        comment = book.find_comment(question, assignment, assignment, student.id)
        yield Answer(
            student=student.id,
            name=full_name(student),
            submission=submission.id,
            text=text,
            digest=_digest(assignment, question, student.id, text),
            mark=None if grade.needs_manual_grade else grade.score,
            comment=comment.manual_comment or "",
        )


def _source(path: Path, question: str) -> str:
    graded = nbformat.read(path, as_version=4).cells
    return next((cell.source for cell in graded if grade_id(cell) == question), "")


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def read(course: Course, assignment: str, path: Path) -> Imported:
    """Read a workbook back and write its marks and comments as Formgrader does.

    A cell that is empty changes nothing. Every row is checked first, and the first problem keeps
    the whole workbook out of the gradebook.

    Raises:
        CourseError: the problems, one a line, with row and column; or it is no such workbook.
    """
    rows = mark_sheet.read(path, assignment)
    known = hand_marked(course, assignment)
    with course.gradebook() as book:
        answers = {
            question: _by_id(_answers(course, book, assignment, question))
            for question in {row.question for row in rows} & set(known)
        }
        filled = [row for row in rows if row.filled]
        if problems := problems_of(filled, known, answers):
            raise CourseError("\n".join([_say_nothing_written(path, len(problems)), *problems]))
        try:
            return _enter(book, assignment, filled, answers)
        except SQLAlchemyError as error:
            book.db.rollback()
            raise CourseError(
                _("The gradebook could not be written, nothing changed: {reason}").format(
                    reason=str(getattr(error, "orig", error)).strip().splitlines()[0]
                )
            ) from error


def _by_id(answers: Iterator[Answer]) -> dict[str, Answer]:
    found = {}
    for answer in answers:
        found[answer.student] = found[answer.submission] = answer
    return found


def _say_nothing_written(path: Path, count: int) -> str:
    return _("Nothing is written to the gradebook. Problems in {path}: {count}").format(
        path=path, count=count
    )


def _enter(book: Gradebook, assignment: str, rows: list[Row], answers: dict) -> Imported:
    """Do as Formgrader: the mark by hand counts, and the question waits no longer."""
    marks, comments, unchanged, replaced = 0, 0, 0, []
    for row in rows:
        student = answers[row.question][row.who].student
        place = (row.question, assignment, assignment, student)
        grade, comment = book.find_grade(*place), book.find_comment(*place)
        points = number(row.points)
        new_mark = points is not None and (grade.manual_score != points or grade.needs_manual_grade)
        new_comment = bool(row.comment) and comment.manual_comment != row.comment
        if new_mark:
            if grade.manual_score not in (None, points):
                replaced.append(_say_replaced(row, "points", f"{grade.manual_score:g}"))
            grade.manual_score, grade.needs_manual_grade = points, False
        if new_comment:
            if comment.manual_comment:
                replaced.append(_say_replaced(row, "comment", comment.manual_comment))
            comment.manual_comment = row.comment
        marks, comments = marks + new_mark, comments + new_comment
        unchanged += not (new_mark or new_comment)
    book.db.commit()
    waiting = sum(
        book.find_grade(question, assignment, assignment, student).needs_manual_grade
        for question, found in answers.items()
        for student in {answer.student for answer in found.values()}
    )
    return Imported(marks, comments, unchanged, waiting, replaced)


def _say_replaced(row: Row, key: str, old: str) -> str:
    text = _("{where}: replaced in the gradebook: {old}")
    return printable(text.format(where=row.where(key), old=" ".join(old.split())))


def say(imported: Imported) -> list[str]:
    """Say in sentences what a workbook changed."""
    done = _(
        "Marks written: {marks}. Comments written: {comments}. Rows without a change: "
        "{unchanged}. Still to mark: {waiting}."
    )
    return [
        *imported.replaced,
        done.format(
            marks=imported.marks,
            comments=imported.comments,
            unchanged=imported.unchanged,
            waiting=imported.waiting,
        ),
    ]

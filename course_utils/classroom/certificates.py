"""Certificates for those who passed, and what the code on one of them says."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from nbgrader.api import MissingEntry, SubmittedAssignment

from course_utils.classroom import certificate_settings
from course_utils.classroom.certificate_fonts import Fonts
from course_utils.classroom.certificate_page import Page, draw, texts
from course_utils.classroom.certificate_settings import Certificates
from course_utils.classroom.codes import (
    Certificate,
    make_secret,
    read_code,
    read_secret,
    write_code,
)
from course_utils.classroom.course import Course
from course_utils.classroom.report import printable
from course_utils.classroom.writing import write_whole
from course_utils.errors import CourseError
from course_utils.messages import _, language, say_day

NAME_LENGTH = 40  # characters of a name in the name of a file
NOT_IN_FILES = '<>:"/\\|?*'  # Windows does not allow them


@dataclass
class Issued:
    """What a run made.

    Attributes:
        files: student -> the PDF.
        left: a sentence for each student who has no certificate, with the reason.
        new_secret: the file of the secret if this run made it.
    """

    files: dict[str, Path] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    new_secret: Path | None = None


@dataclass(frozen=True)
class Standing:
    """Where a student stands: the modules passed, and module -> what is lacking in the others."""

    passed: tuple[str, ...]
    lacking: dict[str, str]


def certificates(course: Course, folder: Path, day: date) -> Issued:
    """Write a certificate for each student who passed all required modules, dated `day`.

    It names every module that the student passed, required or not.

    Raises:
        CourseError: a setting in c.Certificates is missing or wrong, the class list is empty, or
            nothing can be written in the classroom.
    """
    settings = certificate_settings.read(course)
    people = course.participants()
    if people.empty:
        raise CourseError(_("The class list is empty: import the roster first."))
    fonts = _fonts(settings, [*people["name"], *people["unit"]])
    issued = Issued(new_secret=make_secret(course.root))
    secret = read_secret(course.root)
    standings = where_they_stand(course, settings)
    for student, person in people.iterrows():
        path = folder / _file_name(student, person["name"])
        reasons = _reasons(standings[student], settings.required, fonts, person)
        if not reasons:
            passed = standings[student].passed
            code = write_code(secret, Certificate(student, passed, day))
            page = Page(person["name"], person["unit"], passed, day, code)
            reasons = _write(path, draw(page, settings, fonts))
        if reasons:
            issued.left.append(_say_left(student, person["name"], reasons, path))
        else:
            issued.files[student] = path
    return issued


def _write(path: Path, content: bytes) -> str:
    try:
        write_whole(path, content)
    except OSError as error:
        return _("passed, but {path} cannot be written ({reason}); close it if it is open").format(
            path=path, reason=error.strerror
        )
    return ""


def verify(course: Course, code: str) -> str:
    """Say in one sentence what a code certifies, if the gradebook still bears it out.

    Raises:
        CourseError: the code was changed or invented, or a module is no longer passed.
    """
    settings = certificate_settings.read(course)
    people = course.participants()
    found = read_code(read_secret(course.root), code, people.index, settings.modules)
    if found is None:
        raise CourseError(
            _(
                "No certificate of this class has the code {code}: it was mistyped, changed or "
                "invented. Compare it with the certificate letter by letter."
            ).format(code=printable(code))
        )
    person = people.loc[found.student]
    said = {
        "who": _who(found.student, person["name"]),
        "modules": "; ".join(settings.modules[name][_titles_in()] for name in found.modules),
        "day": say_day(found.day),
    }
    standing = where_they_stand(course, settings)[found.student]
    gone = _("is no exercise of this classroom any more")
    lost = {
        name: standing.lacking.get(name, gone)
        for name in found.modules
        if name not in standing.passed
    }
    if lost:
        raise CourseError(
            _(
                "This certificate was made for {who} on {day} for {modules}, but the gradebook "
                "says otherwise now: {reasons}."
            ).format(**said, reasons=_say_reasons(lost))
        )
    unit = printable(person["unit"])
    who = _("{who} of {unit}").format(who=said["who"], unit=unit) if unit else said["who"]
    return _("Valid: certificate of {day} for {who}, who passed: {modules}.").format(
        **{**said, "who": who}
    )


def where_they_stand(course: Course, settings: Certificates) -> dict[str, Standing]:
    """Return student -> standing in the modules of the classroom, late penalties taken off."""
    modules = [name for name in course.assignments() if name in settings.modules]
    lacking: dict[str, dict[str, str]] = {student: {} for student in course.class_list()}
    for module in modules:
        handed_in = set(course.students(module))
        marks = _marks(course, module)
        for student, reasons in lacking.items():
            if student in marks and course.graded_notebook(student, module).exists():
                reason = _lacks(*marks[student], settings.threshold)
            elif student in handed_in:
                reason = _("handed in, but not graded")
            else:
                reason = _("nothing handed in")
            if reason:
                reasons[module] = reason
    return {
        student: Standing(tuple(name for name in modules if name not in reasons), reasons)
        for student, reasons in lacking.items()
    }


def _marks(course: Course, module: str) -> dict[str, tuple[float, float, bool]]:
    """Return student -> points, points of the module, whether a mark by hand is waited for."""
    row = SubmittedAssignment
    columns = (row.student_id, row.score, row.late_submission_penalty, row.needs_manual_grade)
    with course.gradebook() as book:
        try:
            assignment = book.find_assignment(module)
        except MissingEntry:
            return {}
        rows = book.db.query(*columns).filter(row.assignment_id == assignment.id).all()
        return {
            student: (max(0.0, score - (penalty or 0)), assignment.max_score, waits)
            for student, score, penalty, waits in rows
        }


def _lacks(points: float, most: float, waits: bool, threshold: float) -> str | None:
    if waits:
        return _("waits for a mark by hand")
    needed = threshold / 100 * most
    if most > 0 and points >= needed - 1e-9:
        return None
    return _("{points:g} of {most:g} points, {needed:g} needed").format(
        points=points, most=most, needed=needed
    )


def _fonts(settings: Certificates, of_people: list[str]) -> Fonts:
    everywhere = texts(settings)
    fonts = Fonts([everywhere, *of_people])
    if lost := fonts.lost & set(everywhere):
        raise CourseError(
            _("A text in c.Certificates has {letters}: {reason}.").format(
                letters=_say_letters(lost), reason=_no_font()
            )
        )
    return fonts


def _reasons(standing: Standing, required: list[str], fonts: Fonts, person) -> str:
    lacking = {name: standing.lacking[name] for name in required if name in standing.lacking}
    if lacking:
        return _say_reasons(lacking)
    if lost := fonts.lost & {*person["name"], *person["unit"]}:
        return _("passed, but name or unit has {letters}: {reason}").format(
            letters=_say_letters(lost), reason=_no_font()
        )
    return ""


def _no_font() -> str:
    return _("no font on this computer has it; install one, such as Noto Sans CJK")


def _say_letters(letters: set[str]) -> str:
    return ", ".join(f"{printable(letter)} (U+{ord(letter):04X})" for letter in sorted(letters))


def _say_reasons(lacking: dict[str, str]) -> str:
    return "; ".join(
        _("{module}: {reason}").format(module=name, reason=reason)
        for name, reason in lacking.items()
    )


def _say_left(student: str, name: str, reasons: str, path: Path) -> str:
    sentence = _("{who}: {reasons}").format(who=_who(student, name), reasons=reasons)
    if path.exists():
        older = _("an earlier certificate is still there: {path}").format(path=path)
        sentence = f"{sentence}; {older}"
    return f"{sentence}."


def _who(student: str, name: str) -> str:
    return printable(_("{name} ({student})").format(name=name, student=student))


def _titles_in() -> str:
    return language() if language() in certificate_settings.LANGUAGES else "en"


def _file_name(student: str, name: str) -> str:
    text = f"{student}_{name[:NAME_LENGTH]}"
    return "".join(c if c.isprintable() and c not in NOT_IN_FILES else "_" for c in text) + ".pdf"

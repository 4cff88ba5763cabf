"""The class: who is in it, kept in the gradebook and, for what that has no place for, beside it."""

from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook, Student
from sqlalchemy.exc import SQLAlchemyError

from course_utils.classroom import class_file
from course_utils.classroom.course import Course, full_name
from course_utils.classroom.report import printable
from course_utils.classroom.roster_file import Person, read_roster
from course_utils.errors import CourseError
from course_utils.messages import _

Change = tuple[str, str, str]  # column, what it was, what it is now


@dataclass
class Imported:
    """What an import did, by the ids of the participants; `names` are those of all of them.

    `absent` are in the class but not in the file, and stay; `left` are columns that were not used.
    """

    names: dict[str, str]
    new: list[str] = field(default_factory=list)
    changed: dict[str, list[Change]] = field(default_factory=dict)
    unchanged: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def import_roster(course: Course, path: Path) -> Imported:
    """Take the participants of a roster into the class: all of them, or none if one is wrong.

    A participant who is known already gets what changed, and keeps every mark; what the roster
    has no column for stays as it is. Nobody is removed.

    Raises:
        CourseError: the file cannot be read, or a cell in it is wrong; nothing was imported.
    """
    roster = read_roster(path)
    known = course.participants().to_dict("index")
    result = Imported({id: person["name"] for id, person in known.items()}, left=roster.left)
    for id, person in roster.people.items():
        if id not in known:
            result.new.append(id)
        elif changes := _changes(known[id], person):
            result.changed[id] = changes
        else:
            result.unchanged.append(id)
        result.names[id] = person["name"]
    result.absent = sorted(known.keys() - roster.people.keys())
    _store(course, {id: roster.people[id] for id in (*result.new, *result.changed)})
    return result


def _changes(known: Person, person: Person) -> list[Change]:
    return [(name, known[name], now) for name, now in person.items() if known[name] != now]


def _store(course: Course, people: dict[str, Person]) -> None:
    kept = class_file.read(course.root)
    for id, person in people.items():
        blank = dict.fromkeys(class_file.COLUMNS[1:], "")
        mine = {name: person[name] for name in blank if name in person}
        kept[id] = blank | kept.get(id, {}) | mine
    try:
        with course.gradebook() as book:
            for id, person in people.items():
                _enter(book, id, person)
            book.db.flush()
            class_file.write(course.root, kept)
            book.db.commit()
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", error)).splitlines()[0]
        raise CourseError(
            _("The gradebook does not take the roster ({reason}); import it again later.").format(
                reason=reason
            )
        ) from error


def _enter(book: Gradebook, id: str, person: Person) -> None:
    # By the session, not by `update_or_create_student`, which commits one student at a time.
    student = book.db.get(Student, id)
    if student is None:
        student = Student(id=id)
        book.db.add(student)
    if full_name(student) != person["name"]:
        # Where the family name ends is not ours to guess: 欧阳明 is 欧阳 and 明.
        student.last_name, student.first_name = person["name"], ""
    if "email" in person:
        student.email = person["email"] or None


def say_imported(result: Imported) -> list[str]:
    """Return the sentences that tell what an import did."""
    sentences = [
        _("Roster: {new} new, {changed} changed, {unchanged} unchanged.").format(
            new=len(result.new), changed=len(result.changed), unchanged=len(result.unchanged)
        )
    ]
    is_first = not (result.changed or result.unchanged or result.absent)
    if result.new and not is_first:
        sentences.append(_("New: {people}.").format(people=_people(result, result.new)))
    for id, changes in result.changed.items():
        said = ", ".join(
            _("{column} {before} → {now}").format(
                column=column, before=before or _("(blank)"), now=now or _("(blank)")
            )
            for column, before, now in changes
        )
        sentences.append(
            _("Changed: {person}: {changes}.").format(person=_people(result, [id]), changes=said)
        )
    if result.absent:
        sentences.append(
            _("In the class but not in the file, and kept: {people}.").format(
                people=_people(result, result.absent)
            )
        )
    if result.left:
        columns = ", ".join(result.left)
        sentences.append(_("Columns that were not used: {columns}.").format(columns=columns))
    return [printable(sentence) for sentence in sentences]


def _people(result: Imported, ids: list[str]) -> str:
    return ", ".join(f"{result.names[id]} ({id})" for id in ids)

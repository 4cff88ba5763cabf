"""A course on disk: its folders, its gradebook, its class."""

import json
import os
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
from nbformat.corpus.words import generate_corpus_id
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from traitlets.config import Config

from course_utils.classroom import class_file, settings
from course_utils.errors import CourseError
from course_utils.messages import _

if TYPE_CHECKING:
    import pandas as pd  # takes its time, and grading needs none of it


@dataclass(frozen=True)
class Course:
    """The course whose `nbgrader_config.py` lies in `root`, or a classroom of it.

    What the class makes is in `root`; masters, releases and lessons are in `home`.
    An assignment has one notebook, and both have one name: `solutions/01_pct/01_pct.ipynb`.
    """

    root: Path

    @cached_property
    def config(self) -> Config:
        return settings.load(self.root)

    @cached_property
    def directory(self) -> CourseDirectory:
        return CourseDirectory(config=self.config)

    @cached_property
    def home(self) -> Path:
        """The folder of the course itself: `root`, unless that is a classroom apart from it."""
        return Path(os.path.normpath(self.root / self.directory.source_directory)).parent

    def gradebook(self) -> Gradebook:
        """Open the gradebook; use it in a `with`."""
        url = self.directory.db_url
        try:
            return Gradebook(url, self.directory.course_id)
        except (ImportError, SQLAlchemyError) as error:
            reason = str(getattr(error, "orig", error)).strip().splitlines()[0]
            raise CourseError(
                _("The gradebook {address} cannot be opened: {reason}").format(
                    address=_without_password(url), reason=reason
                )
            ) from error

    def has_gradebook(self) -> bool:
        """Whether there is a gradebook to read; a database server is taken to have one."""
        url = self.directory.db_url
        return not url.startswith("sqlite:///") or Path(url.removeprefix("sqlite:///")).exists()

    def assignments(self) -> list[str]:
        return sorted(path.parent.name for path in self.home.glob(f"{settings.SOURCE}/*/*.ipynb"))

    def assignment(self, name: str | None) -> str:
        """Return the assignment called `name`, or the only one there is."""
        known = self.assignments()
        if name in known:
            return name
        if name is None and len(known) == 1:
            return known[0]
        if not known:
            text = _("There is no exercise in {folder}.").format(folder=self.home / settings.SOURCE)
        elif name is None:
            text = _("Say which exercise you mean: {known}.").format(known=", ".join(known))
        else:
            text = _("There is no exercise {name}; there are: {known}.").format(
                name=name, known=", ".join(known)
            )
        raise CourseError(text)

    def master(self, assignment: str) -> Path:
        return self.home / settings.SOURCE / assignment / f"{assignment}.ipynb"

    def release(self, assignment: str) -> Path:
        """Return the exercise as students get it."""
        return self.home / settings.RELEASE / assignment / f"{assignment}.ipynb"

    def released(self, assignment: str) -> nbformat.NotebookNode:
        """Read the exercise as students get it."""
        path = self.release(assignment)
        if not path.is_file():
            raise CourseError(
                _("{name} is not released yet: run `course release {name}` first.").format(
                    name=assignment
                )
            )
        return nbformat.read(path, as_version=4)

    def submission(self, student: str, assignment: str) -> Path:
        """Return the folder of what a student handed in."""
        return self.root / self.directory.submitted_directory / student / assignment

    def graded(self, student: str, assignment: str) -> Path:
        """Return the folder of a student's graded copy."""
        return self.root / self.directory.autograded_directory / student / assignment

    def graded_notebook(self, student: str, assignment: str) -> Path:
        return self.graded(student, assignment) / f"{assignment}.ipynb"

    def students(self, assignment: str) -> list[str]:
        """Return the ids of those who handed `assignment` in."""
        folder = self.root / self.directory.submitted_directory
        return sorted(path.parent.name for path in folder.glob(f"*/{assignment}") if path.is_dir())

    def class_list(self) -> dict[str, str]:
        """Return the students that the gradebook knows: id -> name (the id where none is known)."""
        if not self.has_gradebook():
            return {}
        with self.gradebook() as book:
            return {student.id: full_name(student) for student in book.students}

    def participants(self) -> "pd.DataFrame":
        """Return one row a participant of the class, by id: name, unit, email, language.

        The index, `id`, is text; so is every column. What is not known is "", except the name,
        which is the id then. `language` is "zh", "en" or "".
        """
        import pandas as pd

        columns = ["name", "unit", "email", "language"]
        if not self.has_gradebook():
            return pd.DataFrame(columns=columns, index=pd.Index([], name="id"), dtype=str)
        with self.gradebook() as book:
            people = {
                student.id: {"name": full_name(student), "email": student.email or ""}
                for student in book.students
            }
        kept = class_file.read(self.root)
        blank = {"unit": "", "language": ""}
        rows = {id: people[id] | kept.get(id, blank) for id in sorted(people)}
        frame = pd.DataFrame.from_dict(rows, orient="index", columns=columns, dtype=str)
        return frame.rename_axis("id")


def _without_password(url: str) -> str:
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return _("of that address")


def full_name(student) -> str:
    """Write a gradebook's student as Chinese names are written: family name first.

    Chinese characters stand without a blank between them: 欧阳明, but Ouyang Ming.
    """
    parts = [part for part in (student.last_name, student.first_name) if part]
    return ("" if all(map(_is_chinese, parts)) else " ").join(parts) or student.id


def _is_chinese(text: str) -> bool:
    return all(unicodedata.name(letter, "").startswith("CJK ") for letter in text)


def _give_ids(document: dict) -> None:
    """Give an id of its own to every cell that lacks one; nbformat does so with warnings."""
    if document.get("nbformat") == 4 and document.get("nbformat_minor", 0) >= 5:
        known = {None}
        for cell in document["cells"]:
            if cell.get("id") in known:
                cell["id"] = generate_corpus_id()
            known.add(cell["id"])


def read_notebook(content: bytes) -> nbformat.NotebookNode:
    """Read a notebook that a student handed in; a CourseError says what is wrong with the file."""
    if not content.strip():
        raise CourseError(_("the file is empty; ask for it again"))
    with suppress(Exception):
        document = json.loads(content.decode("utf-8"))
        if isinstance(document.get("cells"), list):
            _give_ids(document)
            return nbformat.reads(json.dumps(document), as_version=4)
    raise CourseError(_("the file is not a notebook, or it is cut off; ask for it again"))

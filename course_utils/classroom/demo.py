"""The whole way of an exercise on an invented class: release, hand in, collect, grade, read."""

import io
import shutil
import zipfile
from pathlib import Path

from course_utils.classroom.answer_key import answer_keys
from course_utils.classroom.collect import Collected, collect
from course_utils.classroom.course import Course
from course_utils.classroom.demo_class import Student, make_class, submission
from course_utils.classroom.release import release
from course_utils.classroom.settings import CONFIG_FILE, SOURCE
from course_utils.errors import CourseError
from course_utils.messages import _

CELL_SECONDS = 5  # one student's loop never ends; the demonstration does not wait long for it
CONFIG = f"""\
from course_utils.classroom.settings import configure
c = get_config()
configure(c, __file__, cell_seconds={CELL_SECONDS})
c.CourseDirectory.db_url = "sqlite:///" + c.CourseDirectory.root + "/gradebook.db"
"""
HANDED_IN = "handed_in"


def lay_out(course: Course, assignment: str, folder: Path) -> Course:
    """Make a course in the new or empty `folder`, with one exercise of `course`, released."""
    if folder.exists() and any(folder.iterdir()):
        raise CourseError(
            _("{folder} is not empty; name a new folder for the demonstration.").format(
                folder=folder
            )
        )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / CONFIG_FILE).write_text(CONFIG, encoding="utf-8")
    shutil.copytree(course.master(assignment).parent, folder / SOURCE / assignment)
    demo = Course(folder.resolve())
    release(demo, assignment)
    return demo


def hand_in(demo: Course, assignment: str, number: int) -> Collected:
    """Let a class of `number` students hand in as on a learning platform; collect their work."""
    students = make_class(number)
    with demo.gradebook() as book:
        for student in students:
            book.update_or_create_student(
                student.id, last_name=student.family, first_name=student.given
            )
    keys = answer_keys(demo.master(assignment), [student.id for student in students])
    released = demo.released(assignment)
    files = {student: submission(released, student, keys[student.id]) for student in students}
    folder = demo.root / HANDED_IN
    folder.mkdir()
    _pack(files, assignment, folder)
    return collect(demo, folder, assignment)


def _pack(files: dict[Student, bytes], assignment: str, folder: Path) -> None:
    """Pack as platforms do: a third loose, a third a zip each, the rest in one zip."""
    with zipfile.ZipFile(folder / "class.zip", "w") as together:
        for index, (student, content) in enumerate(files.items()):
            name = f"{student.id}_{assignment}.ipynb"
            if index % 3 == 0:
                (folder / name).write_bytes(content)
            elif index % 3 == 1:
                alone = io.BytesIO()
                with zipfile.ZipFile(alone, "w", zipfile.ZIP_DEFLATED) as archive:
                    archive.writestr(f"{assignment}.ipynb", content)
                (folder / f"{student.id}.zip").write_bytes(alone.getvalue())
            else:
                together.writestr(f"{student.id}/{assignment}.ipynb", content)

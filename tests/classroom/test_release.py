import json

import nbformat
import pytest
import tiny

from course_utils.classroom.release import build, release
from course_utils.errors import CourseError


def rewrite(course, old, new):
    path = course.master(tiny.NAME)
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_student_sees_neither_solution_nor_hidden_test(course):
    text = course.release(tiny.NAME).read_text()
    assert "SOLUTION" not in text and "HIDDEN" not in text and tiny.SECRET not in text
    answer = tiny.at(course.released(tiny.NAME), "q1_answer").source
    assert answer.strip() == "q1_sum = None  # a number"


def test_cells_have_ids_that_say_what_they_are(course):
    ids = [cell.id for cell in course.released(tiny.NAME).cells]
    assert ids[:4] == ["cell-0", "student", "case", "q1_text"]


def test_the_same_master_gives_the_same_bytes(course, tmp_path):
    once = build(course, tiny.NAME, tmp_path / "once")
    nb = nbformat.read(course.master(tiny.NAME), as_version=4)
    for number, cell in enumerate(nb.cells):
        cell.id = f"other{number}"
    nbformat.write(nb, course.master(tiny.NAME))
    again = build(course, tiny.NAME, tmp_path / "again")
    name = f"{tiny.NAME}.ipynb"
    assert (once / name).read_bytes() == (again / name).read_bytes()
    assert (once / name).read_bytes() == course.release(tiny.NAME).read_bytes()


def test_what_lies_beside_the_master_is_released_with_it(course):
    (course.master(tiny.NAME).parent / "table.csv").write_text("a,b\n")
    folder = release(course, tiny.NAME)
    assert sorted(path.name for path in folder.iterdir()) == [f"{tiny.NAME}.ipynb", "table.csv"]
    assert [path.name for path in folder.parent.iterdir()] == [tiny.NAME]


def test_a_release_that_fails_leaves_the_old_one(course):
    before = course.release(tiny.NAME).read_bytes()
    rewrite(course, "### END HIDDEN TESTS", "### the end")
    with pytest.raises(CourseError, match="No end hidden tests statement found"):
        release(course, tiny.NAME)
    assert course.release(tiny.NAME).read_bytes() == before
    assert [path.name for path in course.release(tiny.NAME).parent.parent.iterdir()] == [tiny.NAME]


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own
def test_questions_that_change_under_a_graded_class_are_refused(course):
    with course.gradebook() as book:
        book.add_student("ann")
        book.add_submission(tiny.NAME, "ann")
    before = course.release(tiny.NAME).read_bytes()
    rewrite(course, json.dumps("q2"), json.dumps("q3"))
    with pytest.raises(CourseError, match="other questions now than when the class was graded"):
        release(course, tiny.NAME)
    assert course.release(tiny.NAME).read_bytes() == before

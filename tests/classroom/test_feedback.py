import csv
import re
import shutil

import pytest
import tiny
from kit import grade_here, student_of
from nbformat.v4 import new_code_cell, new_notebook, new_output

from course_utils.classroom import results
from course_utils.classroom.course import Course
from course_utils.classroom.export import export
from course_utils.classroom.feedback import feedback
from course_utils.classroom.preprocessors import HideTests
from course_utils.errors import CourseError


@pytest.fixture(scope="module")
def pages(graded):
    course = graded[0]
    written = dict(feedback(course, tiny.NAME))
    assert set(written.values()) == {None}
    folder = course.root / "feedback"
    return {
        student: (folder / student / tiny.NAME / f"{tiny.NAME}.html").read_text(encoding="utf-8")
        for student in written
    }


def test_every_graded_student_gets_a_page_and_nobody_else(graded, pages):
    assert set(pages) == {student for student, outcome in graded[2].items() if outcome.graded}


def test_no_page_tells_a_hidden_test(pages):
    for student, page in pages.items():
        text = re.sub(r"<[^>]+>", "", page.partition("<body>")[2])
        for secret in ("HIDDEN TESTS", tiny.SECRET, "slips.items()"):
            assert secret not in text, (student, secret)
        assert "Traceback" not in text and "traceback" not in text, student


def test_a_page_opens_without_a_network_and_names_its_language(pages):
    for page in pages.values():
        assert '<html lang="en">' in page
        assert not re.search(r"<script|<link|@import|src=[\"']?(https?:)?//|url\([\"']?http", page)


def test_a_page_says_what_the_marking_says(pages):
    assert "4 of 4" in pages[student_of("honest")]
    assert "Please fill in" not in re.sub(r"assert.*", "", pages[student_of("honest")])


def clean(
    *outputs, source="check(q1)\n### BEGIN HIDDEN TESTS\nmark(q1, 1234567)\n### END HIDDEN TESTS"
):
    mark = {"grade_id": "q1", "grade": True, "solution": False, "locked": True, "points": 1}
    cell = new_code_cell(source, outputs=list(outputs), metadata={"nbgrader": mark})
    nb, _ = HideTests().preprocess(new_notebook(cells=[cell]), {})
    return nb.cells[0]


def error(name, text, *trace):
    return new_output("error", ename=name, evalue=text, traceback=list(trace))


def test_an_error_in_a_test_shows_neither_its_lines_nor_the_expected_value():
    trace = error("AssertionError", "expected 1234567", "----> 3 mark(q1, 1234567)")
    cell = clean(trace)
    assert cell.source == "check(q1)"
    assert [o.text for o in cell.outputs] == [
        "This answer could not be checked (AssertionError).\n"
    ]


def test_a_sentence_of_the_course_stays():
    cell = clean(error("NotYet", "q1: no answer yet.", "q1: no answer yet."))
    assert [output.text for output in cell.outputs] == ["q1: no answer yet.\n"]


def test_the_points_and_what_went_to_stderr_are_left_out_of_a_test_cell():
    said = new_output("stream", name="stdout", text="understood as 1")
    warned = new_output("stream", name="stderr", text="mark(q1, ...)")
    points = new_output("execute_result", {"text/plain": "1.0"}, execution_count=1)
    assert clean(said, warned, points).outputs == [said]


def test_an_export_is_quoted_and_opens_in_excel(graded, tmp_path):
    course = Course(shutil.copytree(graded[0].root, tmp_path / "course"))
    student = student_of("honest")
    with course.gradebook() as book:
        book.update_or_create_student(student, last_name="王, “小”", first_name="明")
        book.update_or_create_student("absent", last_name="Li", first_name="Tao")
    path = export(course, tiny.NAME, tmp_path / "out" / "marks.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    by_id = {row["student"]: row for row in rows}
    assert list(by_id[student].items()) == list(
        {
            "student": student,
            "name": "王, “小” 明",
            "q1": "4.0",
            "q2": "3.0",
            "memo": "",
            "total": "7.0",
            "max": "9.0",
            "to mark by hand": "memo",
        }.items()
    )
    assert by_id["absent"]["total"] == by_id[student_of("empty file")]["total"] == ""
    assert by_id[student_of("untouched")]["memo"] == "0.0"


def test_where_the_class_went_wrong(course):
    for student, wrong in {"ann": {}, "bob": {"q2_last": "b"}, "eva": {"q2_last": "e"}}.items():
        answers = {**tiny.right(student), **wrong}
        tiny.hand_in(course.root, student, tiny.fill(course.released(tiny.NAME), student, answers))
    grade_here(course)
    frame = results.mistakes(course, tiny.NAME)
    assert list(frame.index) == ["memo", "q2", "q1"]
    # q2 is 3 points: "ann" ends in n; "bob" ends in the b it begins with, so "b" is right;
    # "eva" begins with e and ends in a: 2 of 3 students are right.
    assert frame["share"].tolist() == pytest.approx([0, 2 / 3, 1])
    assert frame.loc["q2", "slips"] == [("the first letter", 1)]


def test_feedback_before_grading_is_one_sentence(course):
    with pytest.raises(CourseError, match="run `course grade 00_tiny` first"):
        list(feedback(course, tiny.NAME))

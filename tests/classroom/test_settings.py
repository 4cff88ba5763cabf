import re

import pytest
from nbgrader.api import Student

from course_utils.classroom.course import full_name
from course_utils.classroom.settings import CONFIG_FILE, HARMLESS, find_root, load
from course_utils.errors import CourseError

GLYPH = (
    "/x/y.py:12: UserWarning: Glyph 20013 (\\N{CJK UNIFIED IDEOGRAPH-4E2D}) missing from font(s) "
    "DejaVu Sans.\n  fig.canvas.print_figure(bytes_io, **kw)\n"
)


def test_only_a_missing_glyph_is_harmless_on_stderr():
    assert re.search(HARMLESS, GLYPH)
    assert re.search(HARMLESS, GLYPH * 3)
    assert not re.search(HARMLESS, GLYPH + "/x/y.py:3: FutureWarning: something else\n")
    assert not re.search(HARMLESS, "Glyph 5 missing from the answer\n")


def test_the_course_is_found_from_a_folder_in_it(course, tmp_path):
    assert find_root(course.root / "exercises") == course.root
    with pytest.raises(CourseError, match="is not inside a course"):
        find_root(tmp_path)


def test_an_exercise_is_named_or_the_only_one(course):
    assert course.assignment(None) == "00_tiny"
    with pytest.raises(CourseError, match="There is no exercise 07_x; there are: 00_tiny"):
        course.assignment("07_x")


def test_settings_that_cannot_be_read_are_named_with_their_line(tmp_path):
    text = "c = get_config()\nc.Certificates.threshold = = 60\n"
    (tmp_path / CONFIG_FILE).write_text(text)
    with pytest.raises(CourseError, match=r"nbgrader_config\.py cannot be read, line 2: "):
        load(tmp_path)


@pytest.mark.parametrize(
    ("family", "given", "written"),
    [
        ("欧阳", "明", "欧阳明"),
        ("欧阳明", "", "欧阳明"),
        ("Ouyang", "Ming", "Ouyang Ming"),
        ("王", "Xiaoming", "王 Xiaoming"),
        (None, None, "2026001"),
    ],
)
def test_a_chinese_name_has_no_blank(family, given, written):
    assert full_name(Student(id="2026001", last_name=family, first_name=given)) == written

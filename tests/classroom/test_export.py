import csv
import io

import nbformat
import pytest
import tiny
from openpyxl import load_workbook
from typer.testing import CliRunner

from course_utils.classroom import class_file, formats
from course_utils.classroom.cells import csv_text
from course_utils.classroom.course import Course
from course_utils.classroom.export import class_marks, export
from course_utils.cli import app
from course_utils.errors import CourseError

# nbgrader's own way to make a submission makes SQLAlchemy 2.1 warn.
pytestmark = pytest.mark.filterwarnings("ignore:Object of type:sqlalchemy.exc.SAWarning")

PEOPLE = {
    "007": ("明", "王, “小”", "ming@example.cn", "杭州精工"),
    "2026002": ("Tao", "=Li", "", "=1+1"),
    "2026003": ("", "", "", ""),
    "2026004": ("三", "李", "San@example.cn", "杭州精工"),
}
# points of q1, q2 and memo, and the late penalty: 2026003 waits for the memo, 2026004 is absent
POINTS = {"007": (4, 3, 1.5, 0), "2026002": (4, 2 / 3, 0, 1), "2026003": (4, 3, None, 0)}


@pytest.fixture
def marked_class(course) -> Course:
    with course.gradebook() as book:
        for student, (first, last, email, _unit) in PEOPLE.items():
            book.update_or_create_student(student, first_name=first, last_name=last, email=email)
        for student, (*points, late) in POINTS.items():
            row = book.update_or_create_submission(tiny.NAME, student)
            row.notebooks[0].late_submission_penalty = late
            for name, score in zip(("q1", "q2", "memo"), points, strict=True):
                grade = book.find_grade(name, tiny.NAME, tiny.NAME, student)
                grade.auto_score, grade.needs_manual_grade = score, score is None
        book.db.commit()
    for student in POINTS:
        path = course.graded_notebook(student, tiny.NAME)
        path.parent.mkdir(parents=True)
        nbformat.write(course.released(tiny.NAME), path)
    units = {id: {"unit": person[3], "language": ""} for id, person in PEOPLE.items()}
    class_file.write(course.root, units)
    return course


def table(path) -> list[list[str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def test_moodle(marked_class, tmp_path):
    # 4 + 3 + 1.5 = 8.5; 4 + 2/3 + 0 - 1 = 3.66667
    assert table(export(marked_class, tiny.NAME, tmp_path / "m.csv", "moodle")) == [
        ["First name", "Last name", "ID number", "Institution", "Email address", "00_tiny"],
        ["明", "王, “小”", "007", "杭州精工", "ming@example.cn", "8.5"],
        ["Tao", "'=Li", "2026002", "'=1+1", "", "3.66667"],
        ["", "", "2026003", "", "", "-"],
        ["三", "李", "2026004", "杭州精工", "San@example.cn", "-"],
    ]


def test_canvas(marked_class, tmp_path):
    path = export(marked_class, tiny.NAME, tmp_path / "c.csv", "canvas")
    assert table(path) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "00_tiny"],
        ["    Points Possible", "", "", "", "", "9"],
        ["王, “小” 明", "", "007", "ming@example.cn", "杭州精工", "8.5"],
        ["'=Li Tao", "", "2026002", "2026002", "'=1+1", "3.66667"],
        ["2026003", "", "2026003", "2026003", "", ""],
        ["李三", "", "2026004", "San@example.cn", "杭州精工", ""],
    ]
    assert path.read_bytes().startswith(b"\xef\xbb\xbfStudent,ID,")


def test_excel_keeps_ids_as_text_and_points_as_numbers(marked_class, tmp_path):
    sheet = load_workbook(export(marked_class, tiny.NAME, tmp_path / "e.xlsx", "excel")).active
    assert [[cell.value for cell in row] for row in sheet] == [
        [
            *("student", "name", "unit", "e-mail", "q1", "q2", "memo"),
            *("total so far", "late penalty", "mark", "max", "to mark by hand"),
        ],
        ["007", "王, “小” 明", "杭州精工", "ming@example.cn", 4, 3, 1.5, 8.5, 0, 8.5, 9, None],
        [
            *("2026002", "=Li Tao", "=1+1", None),
            *(4, pytest.approx(2 / 3), 0, pytest.approx(4 + 2 / 3), 1, pytest.approx(3 + 2 / 3)),
            *(9, None),
        ],
        ["2026003", "2026003", None, None, 4, 3, None, 7, 0, None, 9, "memo"],
        ["2026004", "李三", "杭州精工", "San@example.cn", *[None] * 6, 9, None],
    ]
    assert sheet["A2"].data_type == sheet["B3"].data_type == sheet["C3"].data_type == "s"
    assert sheet["A2"].number_format == "@" and sheet["E2"].data_type == "n"


def test_csv_keeps_its_columns(marked_class, tmp_path):
    rows = table(export(marked_class, tiny.NAME, tmp_path / "marks.csv"))
    assert rows[0] == ["student", "name", "q1", "q2", "memo", "total", "max", "to mark by hand"]
    assert rows[1] == ["007", "王, “小” 明", "4.0", "3.0", "1.5", "8.5", "9.0", ""]
    assert rows[2][1] == "'=Li Tao"
    assert rows[3] == ["2026003", "2026003", "4.0", "3.0", "", "7.0", "9.0", "memo"]
    assert rows[4] == ["2026004", "李三", "", "", "", "", "9.0", ""]


def test_a_penalty_takes_no_mark_below_zero(marked_class):
    with marked_class.gradebook() as book:
        row = book.find_submission(tiny.NAME, "007")
        row.notebooks[0].late_submission_penalty = 20
        book.db.commit()
    assert class_marks(marked_class, tiny.NAME).final["007"] == 0


def test_a_class_of_nobody_has_headings_alone(course, tmp_path):
    for kind, lines in {"moodle": 1, "canvas": 2, "csv": 1}.items():
        assert len(table(export(course, tiny.NAME, tmp_path / kind, kind))) == lines
    assert (
        load_workbook(export(course, tiny.NAME, tmp_path / "e.xlsx", "excel")).active.max_row == 1
    )


@pytest.mark.parametrize("text", ["=1", "+cmd|x", "-a", "@SUM(1)", "\t=1", "＝1", "+86 138"])
def test_what_looks_like_a_formula_is_text_in_a_csv_file(text):
    assert csv_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "王明", "2026001", "+8613800000000", "-1.5", "a=b", "a@b.cn"])
def test_other_text_is_left_alone_in_a_csv_file(text):
    assert csv_text(text) == text


def test_bad_wishes_are_one_sentence(marked_class, tmp_path):
    with pytest.raises(CourseError, match="no format ods; there are: csv, moodle, canvas, excel"):
        export(marked_class, tiny.NAME, tmp_path / "a.ods", "ods")
    (tmp_path / "file").write_text("")
    with pytest.raises(CourseError, match="cannot be written"):
        export(marked_class, tiny.NAME, tmp_path / "file" / "a.csv")


def test_the_command_names_the_file_after_the_format(marked_class, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for kind, (ending, _write) in formats.FORMATS.items():
        options = ["--root", str(marked_class.root), "export", tiny.NAME, "--format", kind]
        assert CliRunner().invoke(app, options).exit_code == 0
        assert (tmp_path / f"{tiny.NAME}{ending}").is_file()

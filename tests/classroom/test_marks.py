import re

import nbformat
import pytest
import tiny
from nbformat.v4 import new_markdown_cell
from nbgrader.apps.api import NbGraderAPI
from openpyxl import load_workbook
from typer.testing import CliRunner

from course_utils.classroom import marks, results
from course_utils.classroom.course import Course
from course_utils.cli import app
from course_utils.errors import CourseError

# nbgrader's own way to make a submission makes SQLAlchemy 2.1 warn.
pytestmark = pytest.mark.filterwarnings("ignore:Object of type:sqlalchemy.exc.SAWarning")

MEMOS = {
    "007": "File in China first.\n\n先在中国申请。",
    "2026002": '=HYPERLINK("http://example.org", "see")',
    "li": "@SUM(1+1)\x00 and more",
    "wu": None,  # untouched, so that nbgrader gives 0
}
NAMES = {"007": ("明", "王"), "2026002": ("Tao", "Li"), "li": ("三", "李"), "wu": ("", "")}


def put_graded(course: Course, student: str, memo: str | None) -> None:
    """Leave what a grading leaves: the graded copy, 4 + 3 points, and the memo that waits."""
    first, last = NAMES.get(student, ("", ""))
    nb = tiny.fill(course.released(tiny.NAME), student, {}, memo)
    path = course.graded_notebook(student, tiny.NAME)
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(nb, path)
    with course.gradebook() as book:
        book.update_or_create_student(student, first_name=first, last_name=last)
        book.update_or_create_submission(tiny.NAME, student)
        for name, points in {"q1": 4, "q2": 3, "memo": None if memo else 0}.items():
            grade = book.find_grade(name, tiny.NAME, tiny.NAME, student)
            grade.auto_score = points
            grade.needs_manual_grade = points is None or grade.manual_score is not None
        book.db.commit()


@pytest.fixture
def graded_class(course) -> Course:
    for student, memo in MEMOS.items():
        put_graded(course, student, memo)
    return course


@pytest.fixture
def workbook(graded_class, tmp_path):
    path = tmp_path / "memo.xlsx"
    assert marks.write(graded_class, tiny.NAME, path) == len(MEMOS)
    return path


def columns(sheet) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[1]}


def rows_of(sheet) -> dict[str, int]:
    """The row of every answer, by the student's id."""
    student = columns(sheet)["student"]
    return {sheet.cell(row, student).value: row for row in range(3, sheet.max_row + 1)}


def fill(path, filled: dict[str, dict], save_as=None):
    """Fill in a workbook as an instructor does: student -> {column: value}."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for student, values in filled.items():
        for key, value in values.items():
            sheet.cell(rows_of(sheet)[student], columns(sheet)[key]).value = value
    book.save(save_as or path)
    return save_as or path


def in_book(course) -> dict[str, tuple]:
    """student -> (mark by hand, waits, comment) of the memo."""
    with course.gradebook() as book:
        found = {}
        for student in MEMOS:
            place = ("memo", tiny.NAME, tiny.NAME, student)
            grade, comment = book.find_grade(*place), book.find_comment(*place)
            found[student] = (grade.manual_score, grade.needs_manual_grade, comment.manual_comment)
        return found


def test_a_workbook_has_every_answer_as_text_and_empty_points(workbook):
    sheet = load_workbook(workbook).worksheets[0]
    at = columns(sheet)
    rows = rows_of(sheet)
    assert list(rows) == ["007", "2026002", "li", "wu"]
    answers = {student: sheet.cell(row, at["answer"]) for student, row in rows.items()}
    assert answers["007"].value == MEMOS["007"]
    assert answers["2026002"].value == MEMOS["2026002"]
    assert answers["2026002"].data_type == "s" and answers["2026002"].quotePrefix
    assert answers["li"].value == "@SUM(1+1)\N{REPLACEMENT CHARACTER} and more"
    assert sheet.cell(rows["007"], at["student"]).number_format == "@"
    assert sheet.cell(rows["007"], at["name"]).value == "王明"
    assert [sheet.cell(row, at["points"]).value for row in rows.values()] == [None] * 4
    assert [sheet.cell(row, at["mark"]).value for row in rows.values()] == [None, None, None, 0]


def test_only_points_and_comments_can_be_filled_in_and_points_are_checked(workbook):
    sheet = load_workbook(workbook).worksheets[0]
    assert sheet.protection.sheet
    open_cells = {
        cell.column for row in sheet.iter_rows() for cell in row if not cell.protection.locked
    }
    at = columns(sheet)
    assert open_cells == {at["points"], at["comment"]}
    (rule,) = sheet.data_validations.dataValidation
    letter = sheet.cell(1, at["points"]).column_letter
    assert (str(rule.sqref), rule.formula1, rule.formula2) == (f"{letter}3:{letter}6", "0", "2")
    hidden = {
        sheet[f"{letter}1"].value for letter, d in sheet.column_dimensions.items() if d.hidden
    }
    assert hidden == {"question", "digest"} and sheet.row_dimensions[1].hidden


def test_the_rubric_is_the_locked_text_before_the_question(graded_class, tmp_path):
    path = graded_class.master(tiny.NAME)
    nb = nbformat.read(path, as_version=4)
    tiny.at(nb, "memo_text").source = "## Memo\n\n| points | the reader |\n|---|---|\n| 2 | 清楚 |"
    note = new_markdown_cell("=not a formula", metadata=tiny.at(nb, "memo_text").metadata)
    nb.cells.insert(-1, note)
    nb.cells.insert(-1, new_markdown_cell("a note of nobody"))
    nbformat.write(nb, path)
    marks.write(graded_class, tiny.NAME, tmp_path / "memo.xlsx")
    sheet = load_workbook(tmp_path / "memo.xlsx").worksheets[1]
    cells = [(a.value, b.value) for a, b in sheet.iter_rows(min_row=3) if a.value]
    assert cells == [
        ("Memo", None),
        ("points", "the reader"),
        ("2", "清楚"),
        ("=not a formula", None),
    ]
    assert sheet["A8"].data_type == "s"


def test_marks_and_comments_arrive_as_from_formgrader(graded_class, workbook):
    fill(
        workbook,
        {
            "007": {"points": 1.5, "comment": "清楚。"},
            "2026002": {"points": 2},
            "wu": {"points": 1},
        },
    )
    done = marks.read(graded_class, tiny.NAME, workbook)
    assert (done.marks, done.comments, done.unchanged, done.waiting) == (3, 1, 0, 1)
    assert done.replaced == []
    assert in_book(graded_class) == {
        "007": (1.5, False, "清楚。"),
        "2026002": (2, False, None),
        "li": (None, True, None),
        "wu": (1, False, None),
    }
    ours = results.scores(graded_class, tiny.NAME)["total"].to_dict()
    api = NbGraderAPI(graded_class.directory, config=graded_class.config)
    theirs = {each["student"]: each for each in api.get_submissions(tiny.NAME)}
    # 4 + 3 points, and the memo
    assert ours == {"007": 8.5, "2026002": 9, "li": 7, "wu": 8}
    assert {student: each["score"] for student, each in theirs.items()} == ours
    assert {s for s, each in theirs.items() if each["needs_manual_grade"]} == {"li"}


def test_a_second_import_changes_only_what_changed(graded_class, workbook):
    fill(workbook, {"007": {"points": 1, "comment": "short"}, "li": {"points": 0}})
    marks.read(graded_class, tiny.NAME, workbook)
    again = marks.read(graded_class, tiny.NAME, workbook)
    assert (again.marks, again.comments, again.unchanged, again.replaced) == (0, 0, 2, [])

    fill(workbook, {"007": {"points": 2, "comment": None}, "2026002": {"comment": "too late"}})
    third = marks.read(graded_class, tiny.NAME, workbook)
    assert (third.marks, third.comments, third.unchanged) == (1, 1, 1)
    assert third.replaced == ["row 3, column E: replaced in the gradebook: 1"]
    assert in_book(graded_class) == {
        "007": (2, False, "short"),
        "2026002": (None, True, "too late"),
        "li": (0, False, None),
        "wu": (None, False, None),
    }


def test_a_new_workbook_shows_the_marks_so_far_and_leaves_the_points_empty(
    graded_class, workbook, tmp_path
):
    fill(workbook, {"007": {"points": 1, "comment": "=short"}})
    with pytest.raises(CourseError, match="name"):
        marks.write(graded_class, tiny.NAME, tmp_path / "memo.xls")
    fill(workbook, {"007": {"comment": "short"}})
    marks.read(graded_class, tiny.NAME, workbook)
    marks.write(graded_class, tiny.NAME, tmp_path / "second.xlsx")
    sheet = load_workbook(tmp_path / "second.xlsx").worksheets[0]
    row = {key: sheet.cell(3, column).value for key, column in columns(sheet).items()}
    assert (row["points"], row["comment"], row["mark"], row["said"]) == (None, None, 1, "short")
    done = marks.read(graded_class, tiny.NAME, tmp_path / "second.xlsx")
    assert (done.marks, done.comments, done.waiting) == (0, 0, 2)


def test_an_answer_that_was_graded_anew_waits_until_its_mark_is_given_again(
    graded_class, workbook, tmp_path
):
    fill(workbook, {"007": {"points": 1}})
    marks.read(graded_class, tiny.NAME, workbook)
    put_graded(graded_class, "007", "A better memo.")
    assert in_book(graded_class)["007"][:2] == (1, True)
    marks.write(graded_class, tiny.NAME, tmp_path / "second.xlsx")
    fill(tmp_path / "second.xlsx", {"007": {"points": 1}})
    assert marks.read(graded_class, tiny.NAME, tmp_path / "second.xlsx").marks == 1
    assert in_book(graded_class)["007"][:2] == (1, False)


def test_anonymous_names_nobody_and_is_read_back(graded_class, tmp_path):
    path = tmp_path / "memo.xlsx"
    marks.write(graded_class, tiny.NAME, path, question="memo", anonymous=True)
    book = load_workbook(path)
    said = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert not said & {*MEMOS, "王明", "Li Tao", "李三"}
    sheet = book.worksheets[0]
    at = columns(sheet)
    assert sheet.column_dimensions[sheet.cell(1, at["submission"]).column_letter].hidden
    answers = {sheet.cell(row, at["answer"]).value: row for row in range(3, 7)}
    sheet.cell(answers[MEMOS["007"]], at["points"]).value = 2
    book.save(path)
    assert marks.read(graded_class, tiny.NAME, path).marks == 1
    assert in_book(graded_class)["007"] == (2, False, None)


def test_the_order_without_names_does_not_follow_from_them(course, tmp_path):
    students = [f"20260{n:02}" for n in range(12)]
    for student in students:
        put_graded(course, student, f"memo of number {student}")
    marks.write(course, tiny.NAME, tmp_path / "memo.xlsx", anonymous=True)
    sheet = load_workbook(tmp_path / "memo.xlsx").worksheets[0]
    answers = [sheet.cell(row, columns(sheet)["answer"]).value for row in range(3, 15)]
    assert sorted(answers) == [f"memo of number {student}" for student in students] != answers


def test_all_problems_come_at_once_and_nothing_is_written(graded_class, workbook):
    put_graded(graded_class, "li", "Another memo since.")
    fill(
        workbook,
        {
            "007": {"points": 2.5, "comment": "good"},
            "li": {"points": 1},
            "wu": {"points": "many", "question": "q1"},
            "2026002": {"points": "zwei", "student": "2026999"},
        },
    )
    before = in_book(graded_class)
    with pytest.raises(CourseError) as caught:
        marks.read(graded_class, tiny.NAME, workbook)
    assert str(caught.value).splitlines() == [
        f"Nothing is written to the gradebook. Problems in {workbook}: 5",
        "row 3, column E: 2.5 is out of range; write a number from 0 to 2.",
        "row 4, column B: no graded work of a student 2026999 is in the gradebook.",
        "row 4, column E: zwei is not a number; write a number from 0 to 2.",
        "row 5, column D: the answer has changed since the workbook was written. Write a new "
        "workbook and mark it again.",
        "row 6, column I: the question q1 is not marked by hand; these are: memo.",
    ]
    assert in_book(graded_class) == before


@pytest.mark.parametrize(
    ("points", "problem"),
    [
        (-1, "-1 is out of range"),
        ("-0.5", "-0.5 is out of range"),
        (True, "True is not a number"),
        ("1,5", "1,5 is not a number"),
        ("nan", "nan is not a number"),
        ("=1+1", "the formula has no value"),
    ],
)
def test_points_that_are_none(graded_class, workbook, points, problem):
    fill(workbook, {"007": {"points": points}})
    with pytest.raises(CourseError, match=re.escape(f"row 3, column E: {problem}")):
        marks.read(graded_class, tiny.NAME, workbook)


@pytest.mark.parametrize("points", [1.5, "1.5", " １.５ "])
def test_points_that_a_program_left_as_text_count(graded_class, workbook, points):
    fill(workbook, {"007": {"points": points}})
    assert marks.read(graded_class, tiny.NAME, workbook).marks == 1
    assert in_book(graded_class)["007"][0] == 1.5


def test_a_row_without_points_or_comment_is_left_alone_whatever_has_changed(graded_class, workbook):
    put_graded(graded_class, "li", "Another memo since.")
    fill(workbook, {"007": {"points": 0}, "2026002": {"points": "  "}})
    assert marks.read(graded_class, tiny.NAME, workbook).marks == 1


def test_the_same_work_in_two_rows_is_refused(graded_class, workbook):
    book = load_workbook(workbook)
    sheet = book.worksheets[0]
    sheet.append([cell.value for cell in sheet[3]])
    sheet["E3"].value, sheet["E7"].value = 1, 2
    book.save(workbook)
    with pytest.raises(CourseError) as caught:
        marks.read(graded_class, tiny.NAME, workbook)
    text = "this work stands in more than one row; keep one of them."
    assert str(caught.value).splitlines()[1:] == [
        f"row 3, column B: {text}",
        f"row 7, column B: {text}",
    ]


def test_a_file_that_is_no_such_workbook_is_one_sentence(graded_class, workbook, tmp_path):
    def refusal(path):
        with pytest.raises(CourseError) as caught:
            marks.read(graded_class, tiny.NAME, path)
        return str(caught.value)

    assert refusal(tmp_path / "none.xlsx") == f"There is no file {tmp_path / 'none.xlsx'}."
    torn = tmp_path / "torn.xlsx"
    torn.write_bytes(workbook.read_bytes()[:1000])
    assert refusal(torn) == f"{torn} cannot be read as an Excel workbook (.xlsx)."
    book = load_workbook(workbook)
    book.worksheets[0].cell(1, 1).value = "01_pct"
    book.save(tmp_path / "other.xlsx")
    assert "belongs to the exercise 01_pct, not to 00_tiny" in refusal(tmp_path / "other.xlsx")
    book.worksheets[0].delete_rows(1)
    book.save(tmp_path / "cut.xlsx")
    assert "has no sheet to read marks from" in refusal(tmp_path / "cut.xlsx")


def test_a_workbook_that_is_there_is_never_overwritten(graded_class, workbook):
    before = workbook.read_bytes()
    with pytest.raises(CourseError, match="is there already and may hold marks"):
        marks.write(graded_class, tiny.NAME, workbook)
    assert workbook.read_bytes() == before


def test_what_cannot_be_marked_is_one_sentence(course, tmp_path):
    path = tmp_path / "memo.xlsx"
    with pytest.raises(CourseError, match="run `course grade 00_tiny` first"):
        marks.write(course, tiny.NAME, path)
    with pytest.raises(CourseError, match="q1 is not marked by hand; in 00_tiny these are: memo"):
        marks.write(course, tiny.NAME, path, question="q1")
    assert not path.exists()


def test_an_answer_too_long_for_excel_says_so(course, tmp_path):
    put_graded(course, "007", "长" * 40_000)
    marks.write(course, tiny.NAME, tmp_path / "memo.xlsx")
    sheet = load_workbook(tmp_path / "memo.xlsx").worksheets[0]
    text = sheet.cell(3, columns(sheet)["answer"]).value
    assert text.startswith("[Too long for Excel") and len(text) == 32_767
    fill(tmp_path / "memo.xlsx", {"007": {"points": 1}})
    assert marks.read(course, tiny.NAME, tmp_path / "memo.xlsx").marks == 1


def test_the_command(graded_class, tmp_path):
    def run(*options):
        return CliRunner().invoke(app, ["--root", str(graded_class.root), "marks", *options])

    path = tmp_path / "memo.xlsx"
    assert "Answers to mark: 4." in run("--to", str(path)).stdout
    fill(path, {"007": {"points": 2}})
    assert run("--from", str(path)).stdout == (
        "Marks written: 1. Comments written: 0. Rows without a change: 0. Still to mark: 2.\n"
    )
    for options in ([], ["--to", "a.xlsx", "--from", "b.xlsx"], ["--from", "a", "--anonymous"]):
        result = run(*options)
        assert result.exit_code == 1
        assert result.stderr == "Say either --to FILE.xlsx or --from FILE.xlsx.\n"

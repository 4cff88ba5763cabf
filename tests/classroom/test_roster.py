import codecs
from datetime import date

import pytest
import tiny
from openpyxl import Workbook
from sqlalchemy.exc import OperationalError
from typer.testing import CliRunner

from course_utils.classroom import class_file, roster
from course_utils.classroom.course import Course
from course_utils.classroom.roster import import_roster, say_imported
from course_utils.classroom.roster_file import read_roster
from course_utils.cli import app
from course_utils.errors import CourseError

CHINESE = """\
姓名,学号,单位,语言,邮箱
王小明,2026001,杭州甲科技有限公司（集团）,中文,wang@example.cn
欧阳䶮,007,"宁波乙, 股份",英文,
"""
FIRST = {
    "2026001": ("王小明", "杭州甲科技有限公司（集团）", "wang@example.cn", "zh"),
    "007": ("欧阳䶮", "宁波乙, 股份", "", "en"),
}
FIELDS = ("name", "unit", "email", "language")


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A classroom with a gradebook that knows nobody; copy its files, do not change it."""
    root = tiny.make_course(tmp_path_factory.mktemp("empty") / "class")
    Course(root).gradebook().close()
    return root


@pytest.fixture
def room(empty, tmp_path) -> Course:
    for name in ("nbgrader_config.py", "gradebook.db"):
        (tmp_path / name).write_bytes((empty / name).read_bytes())
    return Course(tmp_path)


def csv_file(room, text, encoding="utf-8", name="roster.csv"):
    path = room.root / name
    path.write_bytes(text.encode(encoding))
    return path


def workbook(room, rows, change=lambda sheet: None):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    change(book.active)
    path = room.root / "roster.xlsx"
    book.save(path)
    return path


def people(room) -> dict:
    return {id: tuple(row) for id, row in zip_rows(room.participants())}


def zip_rows(frame):
    return zip(frame.index, frame[list(FIELDS)].itertuples(index=False, name=None), strict=True)


def wrong(room, path) -> list[str]:
    """Return what an import says line by line; nothing may be imported."""
    before = people(room)
    with pytest.raises(CourseError) as problem:
        import_roster(room, path)
    assert people(room) == before
    return str(problem.value).splitlines()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_chinese_headings_in_every_encoding_of_excel(room, encoding):
    result = import_roster(room, csv_file(room, CHINESE, encoding))
    assert people(room) == FIRST
    assert result.new == ["2026001", "007"]
    assert say_imported(result) == ["Roster: 2 new, 0 changed, 0 unchanged."]


def test_gbk_that_begins_like_utf_8(room):
    path = csv_file(room, "学号,姓名\n1,联通\n", "gbk")
    assert b"\xc1\xaa\xcd\xa8" in path.read_bytes()
    assert read_roster(path).people == {"1": {"name": "联通"}}


def test_english_headings_below_a_title_and_columns_that_are_left(room):
    text = "Class of autumn 2026,,,\n\nNo., Student ID ,NAME*,phone\n1, S1 ,Li  Lei,138\n"
    text += " ,,\u3000,\n\n"
    text += "No., Student ID ,NAME*,phone\n2,Ｓ２,\u3000Han\u200b Meimei,139\n"
    result = import_roster(room, csv_file(room, text))
    assert people(room) == {"S1": ("Li Lei", "", "", ""), "S2": ("Han Meimei", "", "", "")}
    assert say_imported(result)[-1] == "Columns that were not used: No., phone."


def test_a_workbook_as_excel_shows_it(room):
    rows = [
        ["学员名单"],
        ["学号", "姓名", "单位", "2026-11-01"],
        [2026001, "王小明", "甲", None],
        [2026002.0, "李雷", None, None],
        [7, "韩梅梅", "乙", None],
        ["0008", "=1", "乙", None],
    ]

    def change(sheet):
        sheet.merge_cells("A1:D1")
        sheet.merge_cells("C3:C4")
        sheet["A5"].number_format = "0000"
        sheet["D2"].value = date(2026, 11, 1)
        sheet["B6"].value = 7

    result = import_roster(room, workbook(room, rows, change))
    assert people(room) == {
        "2026001": ("王小明", "甲", "", ""),
        "2026002": ("李雷", "甲", "", ""),
        "0007": ("韩梅梅", "乙", "", ""),
        "0008": ("7", "乙", "", ""),
    }
    assert result.left == ["2026-11-01 00:00:00"]


def test_a_workbook_with_another_name_is_still_one(room):
    path = workbook(room, [["id", "name"], ["a1", "Li"]])
    assert read_roster(path.rename(path.with_suffix(".csv"))).people == {"a1": {"name": "Li"}}


def test_every_wrong_cell_is_named_by_row_and_column(room):
    import_roster(room, csv_file(room, "id,name\nold,Old\n"))
    text = (
        "姓名,学号,单位,语言,邮箱\n"
        ",2026001,甲,zh,\n"
        "李雷,,甲,fr,li.example.cn\n"
        "韩梅梅,2026001,=1+1,,\n"
        "王\ue81e,../x,甲\n"
        f"{'长' * 129},3.30106E+17,甲,ZH_cn,a@b.cn\n"
    )
    assert wrong(room, csv_file(room, text)) == [
        f"Nothing was imported from {room.root / 'roster.csv'}. Cells to put right: 10.",
        "row 2, column A (姓名): it is blank",
        "row 3, column B (学号): it is blank",
        "row 3, column D (语言): fr is not a language of the course: write zh or en",
        "row 3, column E (邮箱): li.example.cn is not an e-mail address",
        "row 4, column B (学号): 2026001 is in row 2 already",
        "row 4, column C (单位): =1+1 starts with =, which Excel takes for a formula",
        "row 5, column A (姓名): 王\ue81e has a character that is lost; type it again",
        "row 5, column B (学号): ../x cannot be an id, which is letters and digits, "
        "with _ . - between them, at most 64",
        "row 6, column A (姓名): it is longer than 128 characters",
        "row 6, column B (学号): 3.30106E+17 cannot be an id, which is letters and digits, "
        "with _ . - between them, at most 64",
    ]


def test_what_excel_spoils_is_named(room):
    rows = [["id", "name"], [330106199001011234, "Li"], [date(2026, 3, 1), "Lu"], ["a", "#N/A"]]
    assert wrong(room, workbook(room, rows))[1:] == [
        "row 2, column A (id): Excel keeps only 15 digits of a number; "
        "format the column as text and type it again",
        "row 3, column A (id): Excel took it for a date; "
        "format the column as text and type it again",
        "row 4, column B (name): the formula gives #N/A",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\n,,\n", "is empty"),
        (b"id,name\n", "There is nobody below the headings"),
        (b"a,b\n1,2\n", "no column id (学号), name (姓名); its headings in row 1: a, b."),
        (b"id,unit\n1,2\n", "no column name (姓名); its headings in row 1: id, unit."),
        ("id,name,学号\n1,2,3\n".encode(), "columns A and C are both for id; keep one."),
        (b'id,name\n1,"Li\n2,Lu\n', "is not a CSV file: a quotation mark is not closed"),
        (b"id,name\n1,\xff\xff\n", "is neither UTF-8 nor GBK"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old workbook or has a password"),
        (b"PK\x03\x04cut off", "cannot be read; open it in Excel and save it as .xlsx again."),
    ],
)
def test_a_file_that_cannot_be_a_roster(room, content, said):
    path = room.root / "roster"
    path.write_bytes(content)
    assert said in " ".join(wrong(room, path))


def test_no_file(room):
    assert "There is no file" in wrong(room, room.root / "none.csv")[0]


def give_score(room) -> None:
    with room.gradebook() as book:
        book.add_assignment(tiny.NAME)
        book.add_notebook(tiny.NAME, tiny.NAME)
        book.add_grade_cell("q1", tiny.NAME, tiny.NAME, max_score=4, cell_type="code")
        with book.db.no_autoflush:  # nbgrader builds the rows before it adds them
            book.add_submission(tiny.NAME, "2026001")
        grade = book.find_grade("q1", tiny.NAME, tiny.NAME, "2026001")
        grade.auto_score, grade.manual_score = 1, 3
        book.db.commit()


def test_a_second_import_changes_what_changed_and_loses_no_score(room):
    import_roster(room, csv_file(room, CHINESE))
    give_score(room)
    again = "id,name,unit\n2026001,王晓明,丙\n2026002,李雷,丙\n2026003,赵六,\n"
    import_roster(room, csv_file(room, "id,name,unit\n2026003,赵六,丁\n2026004,钱七,丁\n"))
    result = import_roster(room, csv_file(room, again))
    assert people(room) == {
        "2026001": ("王晓明", "丙", "wang@example.cn", "zh"),
        "007": FIRST["007"],
        "2026002": ("李雷", "丙", "", ""),
        "2026003": ("赵六", "", "", ""),
        "2026004": ("钱七", "丁", "", ""),
    }
    assert say_imported(result) == [
        "Roster: 1 new, 2 changed, 0 unchanged.",
        "New: 李雷 (2026002).",
        "Changed: 王晓明 (2026001): name 王小明 → 王晓明, unit 杭州甲科技有限公司（集团） → 丙.",
        "Changed: 赵六 (2026003): unit 丁 → (blank).",
        "In the class but not in the file, and kept: 欧阳䶮 (007), 钱七 (2026004).",
    ]
    with room.gradebook() as book:
        assert book.find_submission(tiny.NAME, "2026001").score == 3
    assert import_roster(room, csv_file(room, again)).unchanged == [
        "2026001",
        "2026002",
        "2026003",
    ]


def test_a_name_that_formgrader_knows_in_two_parts_stays_so(room):
    with room.gradebook() as book:
        book.add_student("1", last_name="Li", first_name="Lei")
    assert import_roster(room, csv_file(room, "id,name\n1,Li Lei\n")).unchanged == ["1"]
    import_roster(room, csv_file(room, "id,name,unit\n1,Li Lei,A\n"))
    with room.gradebook() as book:
        student = book.find_student("1")
        assert (student.last_name, student.first_name) == ("Li", "Lei")


def test_participants_are_those_of_the_gradebook(room):
    assert room.participants().index.name == "id"
    assert list(room.participants().columns) == list(FIELDS)
    with room.gradebook() as book:
        book.add_student("b")
    class_file.write(room.root, {"x": {"unit": "甲", "language": "zh"}})
    assert people(room) == {"b": ("b", "", "", "")}


def test_the_class_file_opens_in_excel(room):
    import_roster(room, csv_file(room, CHINESE))
    content = (room.root / "class.csv").read_bytes()
    assert (
        content
        == codecs.BOM_UTF8
        + (
            'id,unit,language\r\n007,"宁波乙, 股份",en\r\n2026001,杭州甲科技有限公司（集团）,zh\r\n'
        ).encode()
    )
    (room.root / "class.csv").write_bytes(content.decode("utf-8-sig").encode("gbk"))
    assert people(room) == FIRST
    (room.root / "class.csv").write_text("unit\n")
    with pytest.raises(CourseError, match=r"class\.csv has no column id, language"):
        room.participants()


def test_nothing_is_imported_where_the_class_file_cannot_be_written(room, monkeypatch):
    import_roster(room, csv_file(room, "id,name,unit\n1,Li,A\n"))
    before = people(room)
    monkeypatch.setattr(class_file, "write_whole", refuse)
    with pytest.raises(CourseError, match=r"class\.csv cannot be written \(Permission denied\)"):
        import_roster(room, csv_file(room, "id,name,unit\n1,Lu,B\n2,Wu,B\n"))
    assert people(room) == before


def test_nothing_is_imported_while_the_gradebook_is_locked(room, monkeypatch):
    import_roster(room, csv_file(room, "id,name,unit\n1,Li,A\n"))
    before = people(room)
    monkeypatch.setattr(roster, "_enter", locked)
    with pytest.raises(CourseError, match=r"does not take the roster \(database is locked\)"):
        import_roster(room, csv_file(room, "id,name,unit\n1,Lu,B\n2,Wu,B\n"))
    assert people(room) == before


def locked(*_anything):
    raise OperationalError("UPDATE", {}, Exception("database is locked"))


def refuse(*_anything):
    raise PermissionError(13, "Permission denied")


def test_the_command_shows_sentences(room):
    path = csv_file(room, CHINESE)
    result = CliRunner().invoke(app, ["--root", str(room.root), "roster", str(path)])
    assert (result.exit_code, result.output) == (0, "Roster: 2 new, 0 changed, 0 unchanged.\n")
    bad = csv_file(room, "id,name\n1,\n")
    result = CliRunner().invoke(app, ["--root", str(room.root), "roster", str(bad)])
    assert result.exit_code == 1
    assert result.output.splitlines()[1] == "row 2, column B (name): it is blank"

import base64
import io
import os
import re
from datetime import datetime
from importlib.resources import files
from pathlib import Path

import pytest
import tiny
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po
from fontTools.ttLib import TTFont
from marked import FIVE, put_all, set_deadline
from openpyxl import load_workbook
from typer.testing import CliRunner

from course_utils import classroom, messages
from course_utils.classroom import class_file
from course_utils.classroom.analysis import analyse
from course_utils.classroom.report_figures import pictures, wrap
from course_utils.classroom.report_page import show, write_report
from course_utils.classroom.report_tables import tables
from course_utils.cli import app
from course_utils.errors import CourseError

FOLDER = Path(classroom.__file__).parent
SLIP = "it was counted from <b>the filing date</b>"
NASTY = '=HYPERLINK("http://example.org")<script>alert(1)</script>'


@pytest.fixture
def five(course):
    """Five graded students of two units, one who is missing, one whose file is broken."""
    put_all(course, FIVE, {"cai": {"q2": SLIP}, "eva": {"q2": SLIP}})
    tiny.hand_in(course.root, "0007", b"")
    with course.gradebook() as book:
        book.update_or_create_student("0007", last_name="李")
        book.update_or_create_student("ann", last_name=NASTY)
        book.update_or_create_student("fei", last_name="王", first_name="喆")
    units = {"ann": "杭州芯联", "bob": "杭州芯联", "cai": "宁波海创", "fei": "宁波海创"}
    people = {id: {"unit": unit, "language": "zh"} for id, unit in units.items()}
    class_file.write(course.root, people)
    set_deadline(course, datetime(2026, 2, 28, 6), {})
    return course


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def body(page: Path) -> str:
    """What a reader sees of a page, one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text(page).partition("<body>")[2]))


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["Report on 00_tiny", "point-biserial with the rest score", "28 February 2026"]),
        ("zh", ["00_tiny 教学报告", "与其余总分的点二列相关", "2026年2月28日"]),
    ],
)
def test_a_page_is_in_the_language_asked_for_and_needs_no_network(five, language, sentences):
    page, book = write_report(five, tiny.NAME, language)
    assert f'<html lang="{language}">' in text(page)
    assert all(sentence in body(page) for sentence in sentences)
    addresses = re.findall(r"""(?:src|href)=["']?([^"'> ]+)""", text(page))
    assert addresses and all(a.startswith(("#", "data:image/svg+xml;base64,")) for a in addresses)
    assert not re.search(r"<script|<link|@import|url\(", text(page))
    assert messages.language() == "en"
    assert sorted(path.name for path in page.parent.iterdir()) == [page.name, book.name]


def test_what_a_student_wrote_is_text_on_the_page(five):
    page = text(write_report(five, tiny.NAME)[0])
    assert "<script>" not in page and "<b>the filing" not in page
    assert "&lt;script&gt;alert(1)" in page and "&lt;b&gt;the filing date" in page


def test_the_workbook_holds_text_as_text_and_numbers_as_numbers(five):
    book = load_workbook(write_report(five, tiny.NAME, "en")[1])
    rows = {row[0].value: row for row in book["Students"].iter_rows(min_row=2)}
    assert (rows["ann"][1].value, rows["ann"][1].data_type) == (NASTY, "s")
    assert rows["0007"][0].data_type == "s"
    heads = [cell.value for cell in book["Students"][1]]
    assert heads == [
        "id", "name", "unit", "q1", "q2", "memo", "total of 9", "share", "open",
    ]  # fmt: skip
    assert [cell.value for cell in rows["ann"][2:8]] == ["杭州芯联", 4, 3, 2, 9, 1]
    assert [cell.value for cell in rows["fei"][1:3]] == ["王喆", "宁波海创"]
    assert rows["0007"][-1].value == "not graded" and rows["fei"][-1].value == "missing"
    items = {row[0]: row for row in book["Questions"].iter_rows(min_row=2, values_only=True)}
    assert items["q1"][1:7] == pytest.approx((4, 5, 2.4, 0.6, 0.4, 0.2274), abs=5e-5)
    late = [cell.value for cell in book["Late"][2]]
    assert (late[3], late[4]) == (datetime(2026, 3, 1, 16), 26)


def test_a_chinese_workbook_has_chinese_sheets(five):
    names = load_workbook(write_report(five, tiny.NAME, "zh")[1]).sheetnames
    assert names == [
        "需要重讲的内容", "各单位", "题目分析", "误解", "已交未评分", "未交", "迟交",
        "待人工评分", "学员成绩",
    ]  # fmt: skip


def test_figures_say_what_they_show(five):
    found = {picture.name: picture for picture in pictures(analyse(five, tiny.NAME))}
    # Of 9 points: ann 9, bob 8, cai 4, dan 4, eva 0; the middle one has 4, a quarter 4 or less.
    # 杭州芯联: 9 and 8, median 94.4%; 宁波海创: 4; without a unit: 4 and 0, median 22.2%.
    assert {name: picture.finding for name, picture in found.items()} == {
        "slips": f"Met most often: {SLIP} (q2, 2 of 5 students)",
        "marks": "Half of the class earned 44% of the points or more, a quarter 44% or less",
        "units": "From unit to unit the median goes from 22% to 94% of the points",
        "items": "Hardest: memo, where the class earned 40% of the points",
    }
    for picture in found.values():
        kind, _comma, content = picture.address.partition(",")
        assert kind == "data:image/svg+xml;base64"
        assert base64.b64decode(content).rstrip().endswith(b"</svg>")


def test_the_same_class_gives_the_same_figures(five):
    analysis = analyse(five, tiny.NAME)
    assert pictures(analysis) == pictures(analysis)


def test_questions_that_the_weak_win_are_named(course):
    put_all(course, {"a": (0, 3, 2), "b": (0, 3, 2), "c": (4, 0, 0), "d": (4, 0, 2)})
    analysis = analyse(course, tiny.NAME)
    found = {picture.name: picture.finding for picture in pictures(analysis)}
    # Elsewhere, those with the points of q1 earned 0 and 2, those without 5 and 5; of q2 2 and 2,
    # without 4 and 6; of the memo 3, 3 and 4, without 4: below zero each time.
    assert found["items"].endswith("look at q1, q2, memo: discrimination below 0.2")
    assert "units" not in found  # there is one unit


def test_a_class_without_anything_to_compare_has_a_page(course):
    put_all(course, {"ann": (4, 3, None)})
    page, _book = write_report(course, tiny.NAME, "en")
    analysis = analyse(course, tiny.NAME)
    assert [picture.name for picture in pictures(analysis)] == ["marks", "items"]
    assert "There is no deadline." in body(page)
    assert "Nobody lost a point" in body(page)
    assert "waits for marks by hand, left out" in body(page)
    waiting = next(table for table in tables(analysis) if table.name == "waiting")
    assert waiting.rows == [["memo", 1, "ann (ann)"]]


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        (None, "share", "–"),
        (0.4567, "share", "46%"),
        (-0.25, "index", "−0.25"),
        (4.0, "points", "4"),
        (2.3333, "points", "2.33"),
        (12, "count", "12"),
        (datetime(2026, 3, 1, 16, 5), "time", "2026-03-01 16:05"),
        ("a-b", "text", "a-b"),
    ],
)
def test_values_are_shown_as_their_kind_asks(value, kind, shown):
    assert show(value, kind) == shown


def test_lines_break_at_spaces_and_between_chinese_letters():
    assert wrap("one two three", 8) == "one two\nthree"
    assert wrap("国际检索报告 ISR", 8) == "国际检索\n报告 ISR"


def test_a_new_report_takes_the_place_of_the_last_one(five):
    first, _book = write_report(five, tiny.NAME, "zh")
    assert write_report(five, tiny.NAME, "en")[0] == first
    assert '<html lang="en">' in text(first)


def test_a_workbook_that_is_open_elsewhere_is_one_sentence(five, monkeypatch):
    def locked(*_paths):
        raise PermissionError(13, "in use")

    monkeypatch.setattr(os, "replace", locked)
    with pytest.raises(CourseError, match="close it where it is open"):
        write_report(five, tiny.NAME)
    assert list((five.root / "reports").iterdir()) == []


def test_the_command(five):
    run = CliRunner().invoke(app, ["--root", str(five.root), "report", "--language", "zh"])
    assert run.exit_code == 0, run.output
    assert run.output.count("Report: ") == 2 and "00_tiny.xlsx" in run.output
    run = CliRunner().invoke(app, ["--root", str(five.root), "report", "--language", "fr"])
    assert run.exit_code == 1
    assert "A report is written in zh, en, not in fr." in run.output


def catalogue():
    with (FOLDER / "report_zh.po").open("rb") as file:
        return [message for message in read_po(file) if message.id]


def test_every_sentence_of_a_report_has_its_chinese():
    modules = [FOLDER / "analysis.py", *FOLDER.glob("report_*.py")]
    sentences = {
        found[1] for path in modules for found in extract_from_file("python", path, {"_": None})
    }
    chinese = {message.id: message.string for message in catalogue()}
    assert set(chinese) == sentences and all(chinese.values())
    for sentence, translation in chinese.items():
        fields = re.compile(r"{[^}]*}")
        assert sorted(fields.findall(sentence)) == sorted(fields.findall(translation))


def test_the_font_of_the_figures_has_every_chinese_letter():
    font = files("course_utils") / "lessons" / "fonts" / "IPCourseSans-Regular.ttf"
    known = TTFont(io.BytesIO(font.read_bytes())).getBestCmap()
    assert {c for message in catalogue() for c in message.string if ord(c) not in known} == set()

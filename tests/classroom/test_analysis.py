import math
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import nbformat
import pandas as pd
import pytest
import tiny
from marked import FIVE, put_all, set_deadline

from course_utils.classroom import class_file, records
from course_utils.classroom.analysis import analyse, item_analysis
from course_utils.classroom.records import Outcome
from course_utils.errors import CourseError

POINTS = {"q1": 4, "q2": 3, "memo": 2}


def frame(table: dict) -> pd.DataFrame:
    return pd.DataFrame.from_dict(table, orient="index", columns=list(POINTS), dtype=float)


def test_share_difficulty_and_discrimination_of_five_students():
    items = item_analysis(frame(FIVE), POINTS)
    # q1: 12 of 20 points. Those who have it earned 5, 4, 0 elsewhere (mean 3), the others 4, 0
    # (mean 2); all: mean 2.6, variance (5.76 + 1.96 + 6.76 + 1.96 + 6.76) / 5 = 4.64.
    # Point-biserial: (3 - 2) / 2.1541 * root of 0.6 * 0.4 = 0.4642 * 0.4899 = 0.2274.
    # q2: 9 of 15. Elsewhere 6, 5, 1 (mean 4) and 4, 0 (mean 2); mean 3.2, variance 26.8 / 5.
    # (4 - 2) / 2.3152 * 0.4899 = 0.4232.
    # memo: 4 of 10; elsewhere 7 7 4 3 0. Sums of products 7.2, of squares 2.8 and 34.8:
    # 7.2 / root of 97.44 = 7.2 / 9.8712 = 0.7294.
    assert items["mean"].tolist() == pytest.approx([2.4, 1.8, 0.8])
    assert items["share"].tolist() == pytest.approx([0.6, 0.6, 0.4])
    assert items["difficulty"].tolist() == pytest.approx([0.4, 0.4, 0.6])
    assert items["discrimination"].tolist() == pytest.approx([0.2274, 0.4232, 0.7294], abs=5e-5)
    assert items["number"].tolist() == [5, 5, 5]


def test_a_question_that_waits_for_marks_is_blank_and_in_no_rest():
    table = frame(FIVE)
    table.loc["ann", "memo"] = math.nan
    items = item_analysis(table, POINTS, {"memo"})
    # q1 with q2 alone: both right 2, both wrong 1, one of them right 1 and 1:
    # (2 * 1 - 1 * 1) / root of 3 * 2 * 3 * 2 = 1 / 6.
    assert items.loc[["q1", "q2"], "discrimination"].tolist() == pytest.approx([1 / 6, 1 / 6])
    assert items.loc["memo", "number"] == 0
    assert items.loc["memo", ["mean", "share", "difficulty", "discrimination"]].isna().all()


def test_a_question_that_the_weak_win_has_a_negative_discrimination():
    table = {"ann": (0, 3, 2), "bob": (0, 3, 2), "cai": (4, 0, 0), "dan": (4, 0, 0)}
    assert item_analysis(frame(table), POINTS).loc["q1", "discrimination"] == pytest.approx(-1)


@pytest.mark.parametrize(
    "table",
    [
        {"ann": (4, 3, 2), "bob": (0, 0, 0)},  # two students always lie on a line
        {"ann": (4, 3, 2), "bob": (4, 0, 0), "cai": (4, 3, 0)},  # q1 is the same for all
        {"ann": (4, 3, 0), "bob": (0, 1, 2), "cai": (4, 2, 1)},  # the rest is the same for all
    ],
)
def test_a_discrimination_that_says_nothing_is_blank(table):
    assert math.isnan(item_analysis(frame(table), POINTS).loc["q1", "discrimination"])


def test_students_and_units(course):
    put_all(course, {"ann": (4, 3, None), "bob": (4, 0, 2), "cai": (0, 3, 0)})
    tiny.hand_in(course.root, "dan", b"")
    with course.gradebook() as book:
        book.update_or_create_student("eva", last_name="王", first_name="芳", email="e@x.cn")
        book.update_or_create_student("dan")
        notebook = book.find_submission_notebook(tiny.NAME, tiny.NAME, "bob")
        notebook.late_submission_penalty = 1.5
        book.db.commit()
    units = {"ann": "甲", "bob": "甲", "cai": "乙", "eva": "乙"}
    class_file.write(course.root, {id: {"unit": u, "language": ""} for id, u in units.items()})

    analysis = analyse(course, tiny.NAME)
    students = analysis.students
    assert students["state"].to_dict() == {
        "ann": "graded",
        "bob": "graded",
        "cai": "graded",
        "dan": "not graded",
        "eva": "missing",
    }
    # ann: 7 of the 7 points that are marked; bob: 6 less 1.5 of 9; cai: 3 of 9
    assert students.loc[["ann", "bob", "cai"], "result"].tolist() == [7, 4.5, 3]
    assert students.loc[["ann", "bob", "cai"], "share"].tolist() == pytest.approx([1, 0.5, 1 / 3])
    assert students.loc[["dan", "eva"], ["total", "penalty", "share"]].isna().all(axis=None)
    assert students.loc["eva", ["name", "email"]].tolist() == ["王芳", "e@x.cn"]
    assert analysis.waiting() == {"memo": ["ann"]}
    columns = ["participants", "graded", "not_graded", "missing", "late", "waiting"]
    assert analysis.units[columns].T.to_dict("list") == {
        "": [1, 0, 1, 0, 0, 0],
        "乙": [2, 1, 0, 1, 0, 0],
        "甲": [2, 2, 0, 0, 0, 1],
    }
    assert analysis.units.loc["甲", ["mean", "median", "lowest", "highest"]].tolist() == [
        pytest.approx(value) for value in (0.75, 0.75, 0.5, 1)
    ]


def test_a_penalty_takes_no_more_than_there_is(course):
    put_all(course, {"ann": (0, 1, 0)})
    with course.gradebook() as book:
        notebook = book.find_submission_notebook(tiny.NAME, tiny.NAME, "ann")
        notebook.late_submission_penalty = 4
        book.db.commit()
    assert analyse(course, tiny.NAME).students.loc["ann", "result"] == 0


def test_late_is_counted_from_the_deadline_of_each_student(course):
    put_all(course, {"ann": (4, 3, 2), "bob": (4, 3, 2), "cai": (4, 3, 2)})
    folder = course.submission("cai", tiny.NAME)
    (folder / "timestamp.txt").write_text("2026-02-28 05:59:59 UTC")
    set_deadline(course, datetime(2026, 2, 28, 6), {"bob": timedelta(days=2)})
    tiny.hand_in(course.root, "dan", b"")  # broken, and late all the same

    analysis = analyse(course, tiny.NAME)
    # Handed in at 08:00 UTC of 1 March, due at 06:00 UTC of 28 February: 26 hours.
    assert analysis.late["late"].to_dict() == dict.fromkeys(["ann", "dan"], timedelta(hours=26))
    assert f"{analysis.due:%Y-%m-%d %H:%M %z}" == "2026-02-28 14:00 +0800"
    assert f"{analysis.students.loc['ann', 'handed_in']:%Y-%m-%d %H:%M}" == "2026-03-01 16:00"


def test_without_a_deadline_or_a_time_nobody_is_late(course):
    put_all(course, {"ann": (4, 3, 2)})
    (course.submission("ann", tiny.NAME) / "timestamp.txt").unlink()
    analysis = analyse(course, tiny.NAME)
    assert analysis.due is None and analysis.late.empty
    assert pd.isna(analysis.students.loc["ann", "handed_in"])


def test_the_reason_for_no_grading_is_told_while_it_holds(course):
    put_all(course, {"ann": (4, 3, 2)})
    path = tiny.hand_in(course.root, "bob", b"")
    prints = records.fingerprints(course, tiny.NAME, records.exercise_print(course, tiny.NAME))
    outcome = Outcome("bob", graded=False, remarks=["the file is empty; ask for it again"])
    records.keep(course, tiny.NAME, outcome, prints["bob"])
    told = analyse(course, tiny.NAME).students["reason"]
    assert told.to_dict() == {"ann": "", "bob": "the file is empty; ask for it again"}
    path.write_bytes(b"another")
    assert analyse(course, tiny.NAME).students.loc["bob", "reason"] == ""


def test_misconceptions_are_counted_and_have_the_rule_to_read(course):
    path = course.master(tiny.NAME)
    path.write_text(path.read_text().replace("points=4", 'points=4, read=\\"Rule 4.10\\"'))
    slips = {
        "ann": {"q2": "the first letter"},
        "bob": {"q1": "one forgotten", "q2": "the first letter"},
        "cai": {"q2": "the last but one"},
    }
    put_all(course, dict.fromkeys(["ann", "bob", "cai", "dan"], (0, 0, 0)), slips)
    found = analyse(course, tiny.NAME).slips
    assert list(found.itertuples(index=False, name=None)) == [
        ("q2", "the first letter", 2, 0.5, ""),
        ("q1", "one forgotten", 1, 0.25, "Rule 4.10"),
        ("q2", "the last but one", 1, 0.25, ""),
    ]


def test_each_graded_notebook_is_read_once(course, monkeypatch):
    put_all(course, FIVE)
    read, plain = Counter(), nbformat.read

    def counted(path, *args, **kwargs):
        read[Path(path)] += 1
        return plain(path, *args, **kwargs)

    monkeypatch.setattr(nbformat, "read", counted)
    analyse(course, tiny.NAME)
    assert {read[course.graded_notebook(student, tiny.NAME)] for student in FIVE} == {1}


def test_before_grading_it_is_one_sentence(course):
    tiny.hand_in(course.root, "ann", b"")
    with pytest.raises(CourseError, match="run `course grade 00_tiny` first"):
        analyse(course, tiny.NAME)

import os
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import icalendar
import openpyxl
import pandas as pd
import pytest
from zhiling import example_plan

from course_utils.errors import CourseError
from course_utils.law.deadlines import in_order
from course_utils.lessons.exports import to_csv, to_excel, to_ics

WRITERS = [(to_ics, "robot.ics"), (to_csv, "robot.csv"), (to_excel, "robot.xlsx")]


def events(path):
    return icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")


def test_a_calendar_file_comes_back_as_it_went(small_calendar, tmp_path):
    path = to_ics(small_calendar, tmp_path / "robot.ics")
    dated = [deadline for deadline in small_calendar if deadline.day]
    assert [event.decoded("dtstart") for event in events(path)] == [d.day for d in dated]
    first = events(path)[0]
    assert first.decoded("dtend") - first.decoded("dtstart") == timedelta(days=1)
    assert str(first["summary"]) == "robot: Act for priority_period (CN)"
    assert "30 months from the priority date." in str(first["description"])
    assert "Rule: Rule 80.5" in str(first["description"])
    assert [alarm.decoded("trigger").days for alarm in first.walk("VALARM")] == [-30, -7]


def test_a_calendar_file_keeps_to_the_standard(small_calendar, tmp_path):
    raw = to_ics(small_calendar, tmp_path / "机器人.ics").read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    for name in (b"VERSION:2.0", b"PRODID:", b"DTSTAMP:", b"DTSTART;VALUE=DATE:20250901"):
        assert name in raw


def test_a_step_keeps_its_name_when_its_day_moves(small_calendar, tmp_path):
    def uids(calendar, name="robot.ics"):
        return [str(event["uid"]) for event in events(to_ics(calendar, tmp_path / name))]

    before = uids(small_calendar)
    assert len(set(before)) == len(before)
    assert uids(in_order(reversed(tuple(small_calendar)))) != [] and set(before) == set(
        uids(in_order(reversed(tuple(small_calendar))))
    )
    assert not set(before) & set(uids(small_calendar, "drone.ics"))


def test_csv_opens_in_excel_with_chinese(small_calendar, tmp_path):
    frame = small_calendar.frame().assign(step="进入国家阶段")
    raw = to_csv(frame, tmp_path / "robot.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = raw.decode("utf-8-sig").splitlines()
    assert lines[0] == "Last day,Safe day,Step,Office,Who acts,Rule,Count ends on,Why"
    assert lines[1].startswith("2025-09-01,,进入国家阶段,CN,applicant,Rule 80.5,2025-08-31")
    assert lines[-1].startswith(",,进入国家阶段")  # the step that is still open


def test_a_workbook_has_dates_and_a_heading_that_stays(small_calendar, tmp_path):
    page = openpyxl.load_workbook(to_excel(small_calendar, tmp_path / "robot.xlsx")).active
    assert page["A2"].value.date() == date(2025, 9, 1)
    assert page["A2"].number_format == "yyyy-mm-dd"
    assert page["A1"].font.bold
    assert page.freeze_panes == "A2"
    assert page.column_dimensions["A"].width >= len("2025-09-01")
    assert page.max_row == len(small_calendar) + 1
    assert page.cell(page.max_row, 1).value is None


def test_amounts_in_a_workbook_are_numbers(tmp_path):
    frame = pd.DataFrame({"label": ["搜索费"], "amount": [Decimal("2100.50")], "currency": ["CNY"]})
    page = openpyxl.load_workbook(to_excel(frame, tmp_path / "fees.xlsx")).active
    assert [cell.value for cell in page[1]] == ["Fee", "Amount", "Currency"]
    assert page["B2"].value == 2100.5
    assert page["B2"].number_format == "#,##0.00"


def test_a_workbook_of_several_sheets(small_calendar, tmp_path):
    plan = example_plan()
    rates = date(2026, 10, 30)
    budget = plan.budget("CNY", rates)
    path = to_excel(
        {
            "日历": plan.calendar(),
            "Budget": budget,
            "Risks": plan.exposure("CNY", rates),
            "Dates": plan.fixed(),
        },
        tmp_path / "plan.xlsx",
    )
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["日历", "Budget", "Risks", "Dates"]
    assert book["日历"].max_row == len(plan.calendar()) + 1
    page = book["Budget"]
    assert [cell.value for cell in page[1]][:3] == ["Quarter", "Patents (PCT)", "Standards"]
    assert page.cell(10, 1).value == "Total" and page.cell(10, 8).number_format == "#,##0.00"
    assert page.cell(10, 8).value == float(budget["total"].iloc[-1])
    assert book["Risks"]["A2"].value == "Section 337"
    assert book["Dates"]["A2"].value == "Patents (PCT)"
    assert all(page.freeze_panes == "A2" for page in book)


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ([], "needs one sheet at least"),
        (["Q1/Q2"], "does not take the sheet name “Q1/Q2”"),
        (["a" * 32], "1 to 31 letters"),
        (["Budget", "budget"], "stand once"),
        ([""], "does not take the sheet name “”"),
    ],
)
def test_a_workbook_that_excel_would_not_open_is_not_written(
    names, sentence, small_calendar, tmp_path
):
    with pytest.raises(CourseError, match=sentence):
        to_excel(dict.fromkeys(names, small_calendar), tmp_path / "plan.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_plan_goes_into_a_calendar(tmp_path):
    plan = example_plan()
    found = events(to_ics(plan.calendar(), tmp_path / "plan.ics"))
    assert str(found[0]["summary"]) == "plan: File the international application (CN)"
    assert found[0].decoded("dtstart") == date(2027, 3, 16)
    assert len({str(event["uid"]) for event in found}) == len(plan.fixed()) == 8
    # No rule moves the end at the EPO for certain, so its day is marked.
    (epo,) = [event for event in found if "national phase: EP" in event["summary"]]
    assert str(epo["summary"]).endswith("[by 16 October 2028 to be safe]")


def test_a_calendar_without_days_is_not_written(small_calendar, tmp_path):
    with pytest.raises(CourseError, match="no step of this calendar has a day"):
        to_ics(in_order([small_calendar["isr"]]), tmp_path / "empty.ics")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("write", "name"), WRITERS)
def test_a_missing_folder_is_named(write, name, small_calendar, tmp_path):
    with pytest.raises(CourseError, match=r"no folder .*nowhere"):
        write(small_calendar, tmp_path / "nowhere" / name)


@pytest.mark.parametrize(("write", "name"), WRITERS)
def test_a_file_open_elsewhere_keeps_its_content(
    write, name, small_calendar, tmp_path, monkeypatch
):
    (tmp_path / name).write_text("old")

    def locked(_source, _target):
        raise PermissionError("in use")

    monkeypatch.setattr(os, "replace", locked)
    with pytest.raises(CourseError, match="close it in other programs"):
        write(small_calendar, tmp_path / name)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(name, "old")]


def test_a_folder_is_no_file(small_calendar, tmp_path):
    with pytest.raises(CourseError, match="cannot be written"):
        to_csv(small_calendar, tmp_path)


def test_a_read_only_file_is_left_alone(small_calendar, tmp_path, monkeypatch):
    path = tmp_path / "robot.csv"
    path.write_text("old")
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(CourseError, match=r"robot\.csv cannot be written"):
        to_csv(small_calendar, path)
    assert path.read_text() == "old"


def test_a_day_that_is_only_safe_is_marked(small_calendar, tmp_path):
    unsure = replace(small_calendar["publication"], day=None, safe_day=date(2026, 2, 27))
    (event,) = events(to_ics(in_order([unsure]), tmp_path / "robot.ics"))
    assert event.decoded("dtstart") == date(2026, 2, 27)
    assert str(event["summary"]).endswith("[by 27 February 2026 to be safe]")

"""Every question of the PCT exercise: right answers in every dress win, misconceptions lose."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
import yaml

from course_utils.errors import CourseError
from course_utils.lessons.check import NotYet

HERE = Path(__file__).parent
CASES = {
    case["student"]: case for case in yaml.safe_load((HERE / "answers.yaml").read_text("utf-8"))
}
WRONG = [
    {"question": question, **wrong}
    for question, list_ in yaml.safe_load((HERE / "misconceptions.yaml").read_text("utf-8")).items()
    for wrong in list_
]


def answer_of(right: dict, question: str) -> tuple[str, object]:
    return next((name, value) for name, value in right.items() if name.startswith(f"{question}_"))


@pytest.mark.parametrize("student", CASES)
def test_the_case_is_the_one_that_was_worked_out(pct, student):
    case, facts = pct.names(student)["case"], CASES[student]["facts"]
    assert case.trap == CASES[student]["trap"]
    assert {
        "priority": case.application.priority_date(),
        "filing": case.application.filing_date,
        "isr_sent": case.application.isr_sent,
        "found_on": case.found_on,
    } == facts


@pytest.mark.parametrize("student", CASES)
def test_answers_worked_out_by_hand_win_all_points(pct, student):
    right = CASES[student]["right"]
    for question, points in pct.questions().items():
        name, value = answer_of(right, question)
        assert pct.mark(student, question, {name: value}).points == points, question


def day_dresses(day: date) -> list:
    return [
        day,
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%d %B %Y}",
        datetime(day.year, day.month, day.day),
        pd.Timestamp(day),
    ]


def dresses(question: str, value: object) -> list:
    if isinstance(value, date):
        return day_dresses(value)
    if isinstance(value, dict) and isinstance(next(iter(value.values())), date):
        dressed = zip(*(day_dresses(day) for day in value.values()), strict=True)
        tables = [dict(zip(value, days, strict=True)) for days in dressed]
        lines = "\n".join(f"{row.upper()}: {day}" for row, day in value.items())
        return [*tables, {f" {row.lower()} ": day for row, day in value.items()}, lines]
    if isinstance(value, dict):
        return [{row.lower(): f" {cell.lower()}) " for row, cell in value.items()}]
    if question == "q7":
        amount = Decimal(value)
        return [
            int(amount),
            float(amount),
            amount,
            f"CNY {amount:,}",
            f"{amount}.00元",
            f"¥{amount}",
        ]
    if question == "q8":
        codes = [f" {code.lower()} " for code in value]
        return [codes, tuple(value), set(value), ",".join(value), "、".join(reversed(value))]
    if question == "q10":
        return [", ".join(value), " ".join(value), [int(v) for v in value], set(value)]
    return [int(value), float(value), f"{value}%", f"{value}.0"]


@pytest.mark.parametrize("student", CASES)
def test_right_answers_in_other_dress_win_all_points(pct, student):
    right = CASES[student]["right"]
    for question, points in pct.questions().items():
        name, value = answer_of(right, question)
        for dressed in dresses(question, value):
            outcome = pct.mark(student, question, {name: dressed})
            assert outcome.points == points, (question, dressed, outcome.error)


@pytest.mark.parametrize(
    "wrong", WRONG, ids=lambda w: f"{w['question']}-{w['student']}-{w['gives']}"
)
def test_a_misconception_loses_what_it_deserves(pct, wrong, capsys):
    name, value = answer_of(CASES[wrong["student"]]["right"], wrong["question"])
    given = {**value, **wrong["gives"]} if isinstance(value, dict) else wrong["gives"]
    outcome = pct.mark(wrong["student"], wrong["question"], {name: given})
    assert outcome.points == wrong["left"]
    assert outcome.error is None or isinstance(outcome.error, NotYet)
    if "slip" in wrong:
        feedback = capsys.readouterr().out.splitlines()[-1]
        assert "It looks as if: " in feedback and wrong["slip"] in feedback


def test_each_question_has_its_misconceptions(pct):
    assert {wrong["question"] for wrong in WRONG} == set(pct.questions())


class Chameleon:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0


def test_an_object_that_equals_everything_wins_nothing(pct):
    for question in pct.questions():
        name, value = answer_of(CASES["s007"]["right"], question)
        fakes = [Chameleon(), [Chameleon()]]
        if isinstance(value, dict):
            fakes.append({row: Chameleon() for row in value})
        for fake in fakes:
            outcome = pct.mark("s007", question, {name: fake})
            assert outcome.points == 0 and isinstance(outcome.error, CourseError)

"""Every exercise with answers worked out by hand: right ones win, misconceptions lose their points.

An exercise has a folder here with `answers.yaml` (cases and right answers) and
`misconceptions.yaml` (wrong answers, and what is left of the points).
"""

import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
import yaml

from course_utils.errors import CourseError
from course_utils.lessons.check import NotYet

HERE = Path(__file__).parent
NAMES = sorted(path.parent.name for path in HERE.glob("*/answers.yaml"))


def read(name: str, file: str):
    return yaml.safe_load((HERE / name / file).read_text("utf-8"))


RIGHT = {
    (name, case["student"]): case["right"] for name in NAMES for case in read(name, "answers.yaml")
}
WRONG = [
    {"exercise": name, "question": question, **wrong}
    for name in NAMES
    for question, list_ in read(name, "misconceptions.yaml").items()
    for wrong in list_
]
each_exercise = pytest.mark.parametrize("name", NAMES)
each_case = pytest.mark.parametrize(("name", "student"), RIGHT)


def answer_of(right: dict, question: str) -> tuple[str, object]:
    return next((name, value) for name, value in right.items() if name.startswith(f"{question}_"))


def kind_of(master, question: str) -> str:
    """Return the kind of answer, by the visible check: "a_date", "a_table" ..."""
    return re.match(r"check\.(\w+)\(", master.cells[question].source)[1]


@each_exercise
def test_a_hundred_points_some_of_them_by_hand(masters, name):
    master = masters(name)
    memo = master.cells["memo"]
    by_hand = 20 if name == "07_capstone" else 10
    points = (sum(master.questions().values()), memo.metadata.nbgrader.points)
    assert points == (100 - by_hand, by_hand)
    assert memo.cell_type == "markdown"
    assert memo.metadata.nbgrader.grade and memo.metadata.nbgrader.solution


@each_exercise
def test_the_points_in_the_text_are_those_of_the_marking(masters, name):
    master = masters(name)
    for question, points in master.questions().items():
        text = master.cells[f"{question}_text"].source
        assert f"### Question {question[1:]} ({points} points" in text
        assert f"points={points},\n" in master.cells[question].source


@each_exercise
@pytest.mark.parametrize("student", [f"class-{number}" for number in range(12)])
def test_the_master_scores_full_marks_under_any_id(masters, name, student):
    master = masters(name)
    answers = master.solve(student)
    for question, points in master.questions().items():
        outcome = master.mark(student, question, answers)
        assert (outcome.points, outcome.error) == (points, None), question


@each_exercise
def test_the_untouched_exercise_scores_nothing_and_says_so(masters, name):
    master = masters(name)
    untouched = master.untouched()
    assert len(untouched) == len(master.questions())
    for question in master.questions():
        outcome = master.mark("s007", question, untouched)
        assert outcome.points == 0
        assert isinstance(outcome.error, NotYet)
        assert "has no answer yet" in str(outcome.error)


@each_case
def test_answers_worked_out_by_hand_win_all_points(masters, name, student):
    for question, points in masters(name).questions().items():
        answer, value = answer_of(RIGHT[name, student], question)
        assert masters(name).mark(student, question, {answer: value}).points == points, question


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


def currency_of(master, question: str) -> str:
    """Return the currency that a question asks for."""
    source = master.cells[question].source
    return next((code for code in ("CHF", "USD") if f'"{code}"' in source), "CNY")


def kind_of_cells(table: dict) -> type:
    """Return what stands in a table: `date`, `Decimal` for amounts, `str` for letters."""
    cell = next(iter(table.values()))
    return date if isinstance(cell, date) else Decimal if str(cell)[-1].isdigit() else str


def money_dresses(amounts: dict, currency: str) -> list:
    sign = {"CNY": "元", "USD": "美元", "CHF": " 瑞士法郎"}[currency]
    return [
        amounts,
        {f" {row.upper()} ": float(amount) for row, amount in amounts.items()},
        {row: f"{currency} {amount:,}".replace("-", "−") for row, amount in amounts.items()},
        {row: f"{amount}{sign}" for row, amount in amounts.items()},
        {row: f"({-amount:,})" if amount < 0 else amount for row, amount in amounts.items()},
        "\n".join(f"{row}: {amount:,}" for row, amount in amounts.items()),
    ]


def table_dresses(value: dict, currency: str) -> list:
    if kind_of_cells(value) is Decimal:
        return money_dresses({row: Decimal(cell) for row, cell in value.items()}, currency)
    if kind_of_cells(value) is str:
        return [{row.lower(): f" {cell.lower()}) " for row, cell in value.items()}]
    dressed = zip(*(day_dresses(day) for day in value.values()), strict=True)
    lines = "\n".join(f"{row.upper()}: {day}" for row, day in value.items())
    tables = [dict(zip(value, days, strict=True)) for days in dressed]
    return [*tables, {f" {row.lower()} ": day for row, day in value.items()}, lines]


def amount_dresses(text: str, currency: str) -> list:
    amount = Decimal(text)
    signs = {
        "CNY": (f"{amount:.2f}元", f"¥{amount}"),
        "CHF": (f"{amount:.2f} 瑞士法郎",),
        "USD": (f"{amount:.2f}美元", f"${amount:,}", f"US${amount}"),
    }
    whole = [int(amount)] if amount == int(amount) else []
    return [*whole, float(amount), amount, f"{currency} {amount:,}", *signs[currency]]


def dresses(master, question: str, value: object) -> list:
    kind = kind_of(master, question)
    if kind == "a_date":
        return day_dresses(value)
    if kind == "a_table":
        return table_dresses(value, currency_of(master, question))
    if kind == "an_amount":
        return amount_dresses(value, currency_of(master, question))
    if kind == "some_offices":
        codes = [f" {code.lower()} " for code in value]
        return [codes, tuple(value), set(value), ",".join(value), "、".join(reversed(value))]
    if kind == "a_choice":
        return [value.lower(), f"({value})", f" {value}. "]
    if kind == "some_choices" and not value[0].isdigit():
        return [", ".join(value).lower(), "".join(value), " ".join(value), tuple(value), set(value)]
    if kind == "some_choices":
        return [", ".join(value), " ".join(value), [int(v) for v in value], set(value)]
    return [int(value), float(value), f"{value}%", f"{value}.0"]


@each_case
def test_right_answers_in_other_dress_win_all_points(masters, name, student):
    master = masters(name)
    for question, points in master.questions().items():
        answer, value = answer_of(RIGHT[name, student], question)
        for dressed in dresses(master, question, value):
            outcome = master.mark(student, question, {answer: dressed})
            assert outcome.points == points, (question, dressed, outcome.error)


@pytest.mark.parametrize(
    "wrong", WRONG, ids=lambda w: f"{w['exercise']}-{w['question']}-{w['student']}-{w['gives']}"
)
def test_a_misconception_loses_what_it_deserves(masters, wrong, capsys):
    master, right = masters(wrong["exercise"]), RIGHT[wrong["exercise"], wrong["student"]]
    answer, value = answer_of(right, wrong["question"])
    given = {**value, **wrong["gives"]} if isinstance(value, dict) else wrong["gives"]
    outcome = master.mark(wrong["student"], wrong["question"], {answer: given})
    assert outcome.points == wrong["left"]
    assert outcome.error is None or isinstance(outcome.error, NotYet)
    if "slip" in wrong:
        feedback = capsys.readouterr().out.splitlines()[-1]
        assert "It looks as if: " in feedback and wrong["slip"] in feedback


@each_exercise
def test_each_question_has_its_misconceptions(masters, name):
    named = {wrong["question"] for wrong in WRONG if wrong["exercise"] == name}
    assert named == set(masters(name).questions())


def wrong_answer(kind: str, value: object) -> object:
    if isinstance(value, dict):
        wrong = {
            str: lambda letter: {"A": "B", "B": "C", "C": "D", "D": "A", "E": "A"}[letter],
            Decimal: lambda _amount: 1,
            date: lambda _day: "2001-01-01",
        }[kind_of_cells(value)]
        return {row: wrong(cell) for row, cell in value.items()}
    if kind == "a_choice":
        return "A" if value != "A" else "B"
    if kind == "some_choices" and not value[0].isdigit():
        return sorted(set("ABCDEFGHIJ") - set(value))[: len(value)]
    return {
        "a_date": "2001-01-01",
        "an_amount": 1,
        "some_offices": "GB",
        "some_choices": "5, 6",
    }.get(kind, 999)


@each_exercise
def test_feedback_names_what_to_read_and_not_the_answer(masters, name, capsys):
    master = masters(name)
    student, right = next((who, right) for (of, who), right in RIGHT.items() if of == name)
    for question in master.questions():
        answer, value = answer_of(right, question)
        capsys.readouterr()
        outcome = master.mark(
            student, question, {answer: wrong_answer(kind_of(master, question), value)}
        )
        assert outcome.points == 0
        feedback = capsys.readouterr().out.splitlines()[-1]
        assert "Read: " in feedback and f"lesson {int(name[:2])}" in feedback
        assert not re.search(rf"(?<!\w){re.escape(str(value))}(?!\w)", feedback)


class Chameleon:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0


@each_exercise
def test_an_object_that_equals_everything_wins_nothing(masters, name):
    student, right = next((who, right) for (of, who), right in RIGHT.items() if of == name)
    for question in masters(name).questions():
        answer, value = answer_of(right, question)
        fakes = [Chameleon(), [Chameleon()]]
        if isinstance(value, dict):
            fakes.append({row: Chameleon() for row in value})
        for fake in fakes:
            outcome = masters(name).mark(student, question, {answer: fake})
            assert outcome.points == 0 and isinstance(outcome.error, CourseError)


@each_exercise
def test_text_cells_are_marked_as_english(masters, name):
    master = masters(name)
    texts = [cell for cell in master.notebook.cells if cell.cell_type == "markdown"]
    tags = {tuple(c.metadata.get("tags", ())) for c in texts if c is not master.cells["memo"]}
    assert tags == {("lang-en",)}


@each_exercise
def test_cells_carry_no_outputs_and_stable_ids(masters, name):
    for grade_id, cell in masters(name).cells.items():
        assert cell.id == grade_id
        assert not cell.get("outputs") and cell.get("execution_count") is None

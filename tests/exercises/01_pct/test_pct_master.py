"""The master of the PCT exercise as a whole."""

import pytest

from course_utils.lessons.check import NotYet


def test_a_hundred_points_ten_of_them_by_hand(pct):
    machine = sum(pct.questions().values())
    memo = pct.cells["memo"].metadata.nbgrader
    assert (machine, memo.points) == (90, 10)
    assert pct.cells["memo"].cell_type == "markdown" and memo.grade and memo.solution


@pytest.mark.parametrize("student", [f"class-{number}" for number in range(12)])
def test_the_master_scores_full_marks_under_any_id(pct, student):
    answers = pct.solve(student)
    for question, points in pct.questions().items():
        outcome = pct.mark(student, question, answers)
        assert (outcome.points, outcome.error) == (points, None), question


def test_the_untouched_exercise_scores_nothing_and_says_so(pct):
    untouched = pct.untouched()
    assert len(untouched) == len(pct.questions())
    for question in pct.questions():
        outcome = pct.mark("s007", question, untouched)
        assert outcome.points == 0
        assert isinstance(outcome.error, NotYet)
        assert "has no answer yet" in str(outcome.error)


def test_feedback_names_what_to_read_and_not_the_answer(pct, capsys):
    right = pct.solve("s007")
    for question in pct.questions():
        name = next(name for name in right if name.startswith(f"{question}_"))
        value = right[name]
        wrong = (
            {row: "D" if question == "q9" else "2001-01-01" for row in value}
            if isinstance(value, dict)
            else {"q7": 1, "q8": "GB", "q10": "5, 6", "q11": 999}.get(question, "2001-01-01")
        )
        capsys.readouterr()
        pct.mark("s007", question, {name: wrong})
        feedback = capsys.readouterr().out.splitlines()[-1]
        assert "Read: " in feedback and "lesson 1" in feedback
        assert str(value) not in feedback


def test_text_cells_are_marked_as_english(pct):
    texts = [cell for cell in pct.notebook.cells if cell.cell_type == "markdown"]
    assert {tuple(c.metadata.get("tags", ())) for c in texts if c is not pct.cells["memo"]} == {
        ("lang-en",)
    }


def test_cells_carry_no_outputs_and_stable_ids(pct):
    for grade_id, cell in pct.cells.items():
        assert cell.id == grade_id
        assert not cell.get("outputs") and cell.get("execution_count") is None

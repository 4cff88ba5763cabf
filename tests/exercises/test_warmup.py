"""The warm-up: three questions with the mechanics of all exercises."""

import pytest

from course_utils.lessons.check import NotYet


def test_three_points(warmup):
    assert warmup.questions() == {"q1": 1, "q2": 1, "q3": 1}


@pytest.mark.parametrize("student", ["s001", "s002", "s003"])
def test_the_master_scores_full_marks(warmup, student):
    answers = warmup.solve(student)
    assert [warmup.mark(student, q, answers).points for q in warmup.questions()] == [1.0, 1.0, 1.0]


def test_the_untouched_warmup_scores_nothing(warmup):
    for question in warmup.questions():
        outcome = warmup.mark("s001", question, warmup.untouched())
        assert outcome.points == 0 and isinstance(outcome.error, NotYet)


@pytest.mark.parametrize(
    ("question", "answers", "points"),
    [
        ("q1", {"q1_filing_date": "2023-08-22"}, 0.0),  # the Chinese application
        ("q1", {"q1_filing_date": "30/08/2024"}, 0.0),  # day and month could be confused
        ("q1", {"q1_filing_date": "2024年8月30日"}, 1.0),
        ("q2", {"q2_offices": "US, EP, KR, CN"}, 0.5),  # three right, one wrong
        ("q2", {"q2_offices": "usa, epo, 日本, 中国"}, 1.0),
        ("q3", {"q3_right": "A"}, 0.0),
        ("q3", {"q3_right": "c)"}, 1.0),
    ],
)
def test_answers(warmup, question, answers, points):
    assert warmup.mark("s001", question, answers).points == points

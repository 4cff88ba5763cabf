import shutil
from datetime import datetime

import nbformat
import pytest
import tiny
from kit import MEMO, PLAIN, Watch, grade_here, rows, student_of

from course_utils.classroom import results

# kind: points of question 1 and 2, what waits for a mark by hand, what the instructor is told
GRADED = {
    "honest": (4, 3, ["memo"], None),
    "copied cell": (4, 3, ["memo"], "copied or split (q1_answer)"),
    "split cell": (4, 3, ["memo"], "copied or split (q2_answer)"),
    "copied memo": (4, 3, ["memo"], "copied or split (memo)"),
    "copied case": (4, 3, ["memo"], "copied or split (case)"),
    "deleted test cell": (4, 3, ["memo"], "missing (q1)"),
    "stripped marks": (4, 3, ["memo"], "lost their marks"),
    "pasted": (4, 3, ["memo"], "lost their marks"),
    "edited marks": (4, 3, ["memo"], None),
    "retyped cell": (4, 3, ["memo"], None),
    "no memo": (4, 3, ["memo"], "missing (memo)"),
    "no id": (4, 3, ["memo"], None),
    "endless loop": (4, 3, ["memo"], "took too long and was stopped (q2_answer)"),
    "kernel killer": (4, 0, ["memo"], "ends Python in a cell (q2_answer); graded up to there"),
    "stubborn loop": (4, 0, ["memo"], "does not end (q2_answer); graded up to there"),
    "answers of a wrong type": (0, 0, ["memo"], None),
    "untouched": (0, 0, [], None),
    "nosy": (4, 3, ["memo"], None),
}
NOT_GRADED = {
    "broken file": "not a notebook, or it is cut off",
    "empty file": "the file is empty",
    "renamed": "there is no 00_tiny.ipynb; not graded. Found: my homework.ipynb",
    "link": "a link or a pipe stands in for a file",
}


def grades(course) -> dict:
    """Every grade in the gradebook: (student, cell) -> (auto, manual, waits for a mark by hand)."""
    with course.gradebook() as book:
        return {
            (submission.student.id, grade.name): (
                grade.auto_score,
                grade.manual_score,
                grade.needs_manual_grade,
            )
            for submission in book.assignment_submissions(tiny.NAME)
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def test_every_kind_is_in_one_of_the_tables(graded):
    _, watch, outcomes = graded
    assert set(outcomes) == {student_of(kind) for kind in {**GRADED, **NOT_GRADED}}
    assert watch.total == len(outcomes) == len(watch.outcomes)


@pytest.mark.parametrize("kind", GRADED)
def test_a_submission_that_can_be_graded_is(graded, kind):
    course, _, outcomes = graded
    first, second, by_hand, remark = GRADED[kind]
    row = results.scores(course, tiny.NAME).loc[student_of(kind)]
    assert outcomes[student_of(kind)].graded
    assert (row["q1"], row["q2"], row["by_hand"]) == (first, second, by_hand)
    told = " ".join(outcomes[student_of(kind)].remarks)
    assert (remark in told) if remark else told == ""


@pytest.mark.parametrize("kind", NOT_GRADED)
def test_a_submission_that_cannot_be_graded_is_reported(graded, kind):
    course, _, outcomes = graded
    outcome = outcomes[student_of(kind)]
    row = results.scores(course, tiny.NAME).loc[student_of(kind)]
    assert not outcome.graded
    assert NOT_GRADED[kind] in outcome.remarks[0] and len(outcome.remarks) == 1
    assert row[["q1", "q2", "memo", "total"]].isna().all() and row["by_hand"] == []


def test_plain_nbgrader_writes_the_same_rows(graded, plainly_graded):
    students = {student_of(kind) for kind in PLAIN if kind in GRADED}
    ours, plain = rows(graded[0], students), rows(plainly_graded, students)
    assert ours == plain
    assert {table: len(found) for table, found in ours.items()} == {
        "student": len(students),
        "submission": len(students),
        "grade": 3 * len(students),  # q1, q2, memo
        "comment": 4 * len(students),  # student, q1_answer, q2_answer, memo
    }


def test_a_graded_copy_holds_what_plain_nbgrader_leaves(graded, plainly_graded):
    ours, plain = (
        course.graded(student_of("honest"), tiny.NAME) for course in (graded[0], plainly_graded)
    )
    assert sorted(p.name for p in ours.iterdir()) == sorted(p.name for p in plain.iterdir())
    mine, theirs = (nbformat.read(p / f"{tiny.NAME}.ipynb", as_version=4) for p in (ours, plain))
    assert mine.metadata == theirs.metadata
    for cell, other in zip(mine.cells, theirs.cells, strict=True):
        other.metadata.pop("execution", None)  # when a kernel started and ended
        assert cell == other


@pytest.mark.parametrize("kind", ["copied memo", "pasted"])
def test_a_written_answer_is_never_lost(graded, kind):
    course = graded[0]
    nb = nbformat.read(course.graded_notebook(student_of(kind), tiny.NAME), as_version=4)
    assert [MEMO in cell.source for cell in nb.cells].count(True) == 1


def test_the_case_is_that_of_the_id_under_which_the_work_was_handed_in(graded):
    course = graded[0]
    nb = nbformat.read(course.graded_notebook(student_of("no id"), tiny.NAME), as_version=4)
    assert tiny.at(nb, "case").source.startswith(f"student = '{student_of('no id')}'\n")


def hand_in(course, student, memo=MEMO, **answers):
    right = tiny.right(student)
    nb = tiny.fill(course.released(tiny.NAME), student, {**right, **answers}, memo)
    return tiny.hand_in(course.root, student, nb)


def marks(course, student):
    return results.scores(course, tiny.NAME).loc[student]


def run(course):
    watch = Watch()
    outcomes = grade_here(course, watch)
    return watch, {outcome.student: outcome for outcome in outcomes}


def test_a_second_run_grades_only_what_changed(course):
    for student in ("ann", "bob", "eve"):
        hand_in(course, student)
    tiny.hand_in(course.root, "kim", b"")
    assert run(course)[0].total == 4

    watch, outcomes = run(course)
    assert watch.total == 0
    assert outcomes["ann"].graded and not outcomes["ann"].new
    assert not outcomes["kim"].graded and "empty" in outcomes["kim"].remarks[0]

    hand_in(course, "bob", q2_last="?")
    watch, outcomes = run(course)
    assert (watch.total, outcomes["bob"].new) == (1, True)
    assert marks(course, "bob")["q2"] == 0 and marks(course, "ann")["q2"] == 3


def test_a_graded_copy_or_a_gradebook_that_is_gone_is_made_again(course):
    hand_in(course, "ann")
    run(course)
    shutil.rmtree(course.graded("ann", tiny.NAME))
    assert run(course)[0].total == 1
    (course.root / "gradebook.db").unlink()
    assert run(course)[0].total == 1
    assert marks(course, "ann")["total"] == 7


def test_a_master_that_changed_grades_the_class_again(course):
    hand_in(course, "ann")
    run(course)
    path = course.master(tiny.NAME)
    path.write_text(path.read_text().replace('case[\\"sum\\"] + 1', 'case[\\"sum\\"] + 2'))
    assert run(course)[0].total == 1
    assert marks(course, "ann")["q1"] == 0


def test_a_failed_second_grading_takes_the_old_marks_back_but_not_those_given_by_hand(course):
    path = hand_in(course, "ann")
    run(course)
    with course.gradebook() as book:
        book.find_grade("memo", tiny.NAME, tiny.NAME, "ann").manual_score = 2
        book.db.commit()
    path.write_bytes(path.read_bytes()[:500])
    outcome = run(course)[1]["ann"]
    assert not outcome.graded
    assert marks(course, "ann")[["q1", "q2", "total"]].isna().all()
    assert grades(course)["ann", "q1"] == (None, None, True)
    assert grades(course)["ann", "memo"][1] == 2


def test_a_gradebook_elsewhere_is_used_and_hidden_from_the_students_code(
    course, tmp_path, monkeypatch
):
    monkeypatch.setenv("COURSE_DB_URL", f"sqlite:///{tmp_path}/elsewhere.db")
    nb = tiny.fill(course.released(tiny.NAME), "ann", tiny.right("ann"), MEMO)
    tiny.at(nb, "q2_answer").source += "\nimport os\nassert 'COURSE_DB_URL' not in os.environ"
    tiny.at(nb, "q1_answer").source += "\nimport os\nif 'COURSE_DB_URL' in os.environ: q1_sum = 0"
    tiny.hand_in(course.root, "ann", nb)
    there = type(course)(course.root)
    assert run(there)[1]["ann"].graded
    assert (tmp_path / "elsewhere.db").exists()
    assert marks(there, "ann")["total"] == 7


def test_nobody_gets_no_points_because_the_course_itself_does_not_run(course):
    hand_in(course, "ann")
    path = course.master(tiny.NAME)
    whole = path.read_text()
    path.write_text(whole.replace("student[-1]}", "student[-1]} if 1/0 else 0"))
    outcome = run(course)[1]["ann"]
    assert not outcome.graded and "the cell case, which is not the student's" in outcome.remarks[0]
    assert "ZeroDivisionError" in outcome.remarks[0]
    path.write_text(whole)
    assert run(course)[1]["ann"].graded and marks(course, "ann")["total"] == 7


def test_marks_that_cannot_be_are_no_marks(course):
    hand_in(course, "ann")
    path = course.master(tiny.NAME)
    path.write_text(path.read_text().replace("return got", "return got + 100"))
    outcome = run(course)[1]["ann"]
    assert outcome.graded and marks(course, "ann")["total"] == 0
    assert "the check of q1 gave 104 points, which cannot be; counted as 0" in outcome.remarks[0]


def test_an_answer_that_is_no_plain_value_gets_a_sentence(course):
    nb = tiny.fill(course.released(tiny.NAME), "ann", tiny.right("ann"))
    tiny.at(
        nb, "q1_answer"
    ).source = "class Any:\n    def __eq__(self, other):\n        return True\nq1_sum = Any()"
    tiny.hand_in(course.root, "ann", nb)
    assert run(course)[1]["ann"].graded
    assert tuple(marks(course, "ann")[["q1", "q2"]]) == (0, 3)
    nb = nbformat.read(course.graded_notebook("ann", tiny.NAME), as_version=4)
    assert "q1_sum: the answer is not a plain value" in tiny.at(nb, "q1").outputs[0].evalue


def test_a_master_that_does_not_name_its_answers_is_graded_in_one_process(course):
    nb = nbformat.read(course.master(tiny.NAME), as_version=4)
    del tiny.at(nb, "q1").metadata["course"]
    nbformat.write(nb, course.master(tiny.NAME))
    hand_in(course, "ann")
    nb = tiny.fill(course.released(tiny.NAME), "bob", tiny.right("bob"), MEMO)
    tiny.at(nb, "q2_answer").source += "\nimport os\nos._exit(0)"
    tiny.hand_in(course.root, "bob", nb)
    watch, outcomes = run(course)
    assert "one process" in watch.how and "does not name the answers" in watch.how
    assert tuple(marks(course, "ann")[["q1", "q2"]]) == (4, 3)
    assert tuple(marks(course, "bob")[["q1", "q2"]]) == (4, 0)
    assert "ends Python in a cell (q2_answer)" in outcomes["bob"].remarks[0]


def test_a_submission_that_is_late_pays_what_the_settings_say(course):
    with (course.root / "nbgrader_config.py").open("a") as file:
        file.write("\nget_config().LateSubmissionPlugin.penalty_method = 'zero'\n")
    hand_in(course, "ann")  # on 1 March
    with course.gradebook() as book:
        book.find_assignment(tiny.NAME).duedate = datetime(2026, 2, 27)
        book.db.commit()
    there = type(course)(course.root)
    run(there)
    with there.gradebook() as book:
        submission = book.find_submission(tiny.NAME, "ann")
        assert (submission.score, submission.late_submission_penalty) == (7, 7)

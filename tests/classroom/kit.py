"""What tests of the classroom share: a class of one student of every kind, and a watcher."""

import tiny
from nbformat import NotebookNode

from course_utils.classroom import demo_class
from course_utils.classroom.course import Course
from course_utils.classroom.grade import grade
from course_utils.classroom.here import Here
from course_utils.classroom.records import Outcome

MEMO = "We file in China first.\n\n中文: 先在中国申请。"


def grade_here(course: Course, watch=None) -> list[Outcome]:
    """Grade the tiny exercise on this computer."""
    with Here() as here:
        return grade(course, tiny.NAME, watch or Watch(), here)


class Watch:
    """Remembers what it was told."""

    def __init__(self):
        self.total, self.how, self.seen, self.outcomes = None, "", set(), []

    def begin(self, total, how):
        self.total, self.how = total, how

    def running(self, students):
        self.seen |= set(students)

    def ended(self, outcome):
        self.outcomes.append(outcome)


def rows(course: Course, students) -> dict[str, set]:
    """Every row that the gradebook has of these students, without its own ids and names."""
    found = {"student": set(), "submission": set(), "grade": set(), "comment": set()}
    with course.gradebook() as book:
        for row in book.assignment_submissions(tiny.NAME):
            if row.student_id not in students:
                continue
            one = row.student
            found["student"].add((one.id, one.first_name, one.last_name, one.email))
            late = {notebook.late_submission_penalty for notebook in row.notebooks}
            found["submission"].add((one.id, row.timestamp, row.extension, *late))
            for notebook in row.notebooks:
                for grade in notebook.grades:
                    marks = (grade.auto_score, grade.manual_score, grade.extra_credit)
                    waits = grade.needs_manual_grade
                    found["grade"].add((one.id, notebook.name, grade.name, *marks, waits))
                for comment in notebook.comments:
                    said = (comment.auto_comment, comment.manual_comment)
                    found["comment"].add((one.id, notebook.name, comment.name, *said))
    return found


def pasted(nb):
    """Everything pasted into a new notebook: no marks and other cell ids."""
    for index, cell in enumerate(nb.cells):
        cell.metadata, cell.id = NotebookNode(), f"new-{index}"


def edited_marks(nb):
    tiny.at(nb, "q1").metadata.nbgrader.update(points=100, grade=False)
    tiny.at(nb, "q2").metadata.nbgrader.update(solution=True, locked=False)
    tiny.at(nb, "q1_text").metadata.nbgrader.grade_id = "of another exercise"


def copied_memo(nb):
    """The memo is typed in the first of two copies, the second stays as it was."""
    where = nb.cells.index(tiny.at(nb, "memo"))
    again = NotebookNode({**nb.cells[where], "id": "again", "source": "Write here."})
    nb.cells.insert(where + 1, again)


def copied_case(nb):
    case = tiny.at(nb, "case")
    nb.cells.append(NotebookNode({**case, "id": "case-2"}))


def no_id(nb):
    tiny.at(nb, "student").source = 'student = ""  # your id'


def stubborn(nb):
    tiny.at(nb, "q2_answer").source = (
        "while True:\n    try:\n        while True:\n            pass\n"
        "    except KeyboardInterrupt:\n        pass"
    )


def nosy(nb):
    """Prints its own graded copy, where nbgrader has put the hidden tests."""
    tiny.at(nb, "q2_answer").source += (
        "\nimport json\n"
        f"for cell in json.load(open('{tiny.NAME}.ipynb'))['cells']:\n"
        "    print(''.join(cell['source']))"
    )


OWN_KINDS = {
    "pasted": pasted,
    "edited marks": edited_marks,
    "copied memo": copied_memo,
    "copied case": copied_case,
    "no id": no_id,
    "stubborn loop": stubborn,
    "nosy": nosy,
    "honest": lambda nb: None,
}
KINDS = {**demo_class.ACCIDENTS, **OWN_KINDS}


def student_of(kind: str) -> str:
    return f"S{sorted([*KINDS, 'renamed', 'link']).index(kind):02}-{kind.replace(' ', '_')}"


def hand_in_kinds(course: Course, kinds) -> None:
    pattern = course.released(tiny.NAME)
    for kind in kinds:
        student = student_of(kind)
        answers = {} if kind == "untouched" else tiny.right(student)
        nb = tiny.fill(pattern, student, answers, None if kind == "untouched" else MEMO)
        content = KINDS[kind](nb)
        tiny.hand_in(course.root, student, content if isinstance(content, bytes) else nb)
    student = student_of("renamed")
    tiny.hand_in(course.root, student, pattern, name="my homework.ipynb")
    tiny.hand_in(course.root, student_of("link"), pattern)
    folder = course.submission(student_of("link"), tiny.NAME)
    (folder / "data.csv").symlink_to(course.root / "nbgrader_config.py")


PLAIN = [
    "broken file",
    "split cell",
    "copied memo",
    "deleted test cell",
    "pasted",
    "edited marks",
    "no id",
    "untouched",
    "honest",
]

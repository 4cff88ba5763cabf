import re
import shutil
from datetime import date

import pypdfium2
import pytest
from typer.testing import CliRunner

from course_utils.classroom import certificate_fonts, class_file, codes
from course_utils.classroom.certificates import certificates, verify
from course_utils.classroom.course import Course
from course_utils.cli import app
from course_utils.errors import CourseError

DAY = date(2026, 12, 5)
PCT, SEP = "01_pct", "02_sep"
ORGANISER = {"zh": "浙江省知识产权研究与服务中心", "en": "Zhejiang IP Research Centre"}
CONFIG = """\
from course_utils.classroom.settings import configure
c = get_config()
configure(c, __file__)
"""

# Each module has 10 points, and 60 % are needed. Here: student -> (points in 01_pct, in 02_sep);
# None is nothing handed in, "waits" a mark by hand that is open.
CLASS = {
    "ann": ("王小明", "宁波海天塑机集团有限公司", 6, 10),
    "ben": ("李雷", "", 5.5, 10),
    "cai": ("蔡文", "", 10, "waits"),
    "dan": ("Dan", "", 10, None),
    "eva": ("Eva", "", "not graded", 10),
}
REASONS = {
    "ben": "01_pct: 5.5 of 10 points, 6 needed.",
    "cai": "02_sep: waits for a mark by hand.",
    "dan": "02_sep: nothing handed in.",
    "eva": "01_pct: handed in, but not graded.",
}


def configure(course: Course, **values) -> Course:
    lines = [f"c.Certificates.{name} = {value!r}\n" for name, value in values.items()]
    (course.root / "nbgrader_config.py").write_text(CONFIG + "".join(lines), encoding="utf-8")
    return Course(course.root)


def enrol(course: Course, student: str, name: str, unit: str, *points) -> None:
    """Put a student and the points in each module into the gradebook."""
    with course.gradebook() as book, book.db.no_autoflush:
        book.update_or_create_student(student, last_name=name)
        for module, got in zip((PCT, SEP), points, strict=True):
            if got is not None:
                course.submission(student, module).mkdir(parents=True, exist_ok=True)
            if got not in (None, "not graded"):
                book.update_or_create_submission(module, student)
                book.db.flush()
                _mark(book, module, student, got)
                path = course.graded_notebook(student, module)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch()
        book.db.commit()
    known = class_file.read(course.root)
    class_file.write(course.root, known | {student: {"unit": unit, "language": "zh"}})


def _mark(book, module, student, got):
    grade = book.find_grade("q1", module, module, student)
    grade.auto_score = 10 if got == "waits" else got
    grade.needs_manual_grade = got == "waits"


def change(course: Course, student: str, module: str, got, penalty=None) -> None:
    with course.gradebook() as book:
        _mark(book, module, student, got)
        book.find_submission_notebook(module, module, student).late_submission_penalty = penalty
        book.db.commit()


@pytest.fixture(scope="module")
def pattern(tmp_path_factory) -> Course:
    """A classroom with two modules and nobody in it; copy it, do not change it."""
    course = configure(Course(tmp_path_factory.mktemp("class")), organiser=ORGANISER)
    for module in (PCT, SEP):
        course.master(module).parent.mkdir(parents=True)
        course.master(module).touch()
    with course.gradebook() as book:
        for module in (PCT, SEP):
            book.add_assignment(module)
            book.add_notebook(module, module)
            book.add_grade_cell("q1", module, module, max_score=10, cell_type="code")
    return course


@pytest.fixture
def classroom(pattern, tmp_path) -> Course:
    return Course(shutil.copytree(pattern.root, tmp_path / "class"))


def issue(course: Course, day=DAY):
    return certificates(course, course.root / "certificates", day)


def pdf(issued, student) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(issued.files[student])


def text(issued, student) -> str:
    return pdf(issued, student)[0].get_textpage().get_text_range()


def code_of(issued, student) -> str:
    return pdf(issued, student).get_metadata_dict()["Keywords"]


def test_who_passed_gets_one_and_the_others_a_reason(classroom):
    for student, row in CLASS.items():
        enrol(classroom, student, *row)
    issued = issue(classroom)
    assert {s: p.name for s, p in issued.files.items()} == {"ann": "ann_王小明.pdf"}
    assert issued.left == [f"{CLASS[s][0]} ({s}): {reason}" for s, reason in REASONS.items()]


def test_no_name_leads_out_of_the_folder(classroom):
    enrol(classroom, "ann", "../../x", "", 10, 10)
    assert issue(classroom).files["ann"] == classroom.root / "certificates" / "ann_.._.._x.pdf"


def test_a_late_penalty_counts(classroom):
    enrol(classroom, "ann", "王小明", "", 10, 10)
    change(classroom, "ann", PCT, 10, penalty=5)
    assert issue(classroom).left == ["王小明 (ann): 01_pct: 5 of 10 points, 6 needed."]


def test_a_module_that_is_not_required_may_be_missing_but_is_named_if_passed(classroom):
    enrol(classroom, "ann", "王小明", "", 10, 10)
    enrol(classroom, "dan", "Dan", "", 10, None)
    issued = issue(configure(classroom, organiser=ORGANISER, required=[PCT]))
    assert list(issued.files) == ["ann", "dan"]
    assert "standard-essential" in text(issued, "ann")
    assert "standard-essential" not in text(issued, "dan")


def test_an_old_certificate_of_one_who_no_longer_passes_is_named_and_kept(classroom):
    enrol(classroom, "ann", "王小明", "", 10, 10)
    path = issue(classroom).files["ann"]
    change(classroom, "ann", PCT, 0)
    (sentence,) = issue(classroom).left
    assert sentence.endswith(f"an earlier certificate is still there: {path}.")
    assert path.exists()


def test_a_file_that_cannot_be_written_does_not_stop_the_class(classroom):
    enrol(classroom, "ann", "王小明", "", 10, 10)
    enrol(classroom, "bob", "Bob", "", 10, 10)
    (classroom.root / "certificates" / "ann_王小明.pdf").mkdir(parents=True)
    issued = issue(classroom)
    assert list(issued.files) == ["bob"]
    assert "cannot be written" in issued.left[0]


def test_a_character_that_no_font_has_is_named(classroom, monkeypatch):
    certificate_fonts._small_fonts.cache_clear()
    monkeypatch.setattr(certificate_fonts, "_installed", list)
    enrol(classroom, "ann", "王喆", "", 10, 10)
    enrol(classroom, "bob", "Bob", "", 10, 10)
    issued = issue(classroom)
    assert issued.left == [
        "王喆 (ann): passed, but name or unit has 喆 (U+5586): no font on this computer has it; "
        "install one, such as Noto Sans CJK."
    ]
    assert list(issued.files) == ["bob"]
    organiser = {"zh": "喆中心", "en": "Centre"}
    with pytest.raises(CourseError, match=r"A text in c.Certificates has 喆 \(U\+5586\)"):
        issue(configure(classroom, organiser=organiser))
    certificate_fonts._small_fonts.cache_clear()


# verify


def test_verify_says_who_what_and_when(classroom):
    enrol(classroom, "ann", *CLASS["ann"])
    issued = issue(classroom)
    assert issued.new_secret == classroom.root / ".certificate_secret"
    assert verify(classroom, code_of(issued, "ann")) == (
        "Valid: certificate of 5 December 2026 for 王小明 (ann) of 宁波海天塑机集团有限公司, who "
        "passed: PCT applications; Overseas layout of standard-essential patents."
    )


def test_a_later_run_leaves_the_codes_of_the_first_valid(classroom):
    enrol(classroom, "ann", *CLASS["ann"])
    first = code_of(issue(classroom), "ann")
    second = issue(classroom, date(2026, 12, 8))
    assert second.new_secret is None
    assert "5 December" in verify(classroom, first)
    assert "8 December" in verify(classroom, code_of(second, "ann"))


def test_verify_says_when_a_grade_was_changed(classroom):
    enrol(classroom, "ann", *CLASS["ann"])
    code = code_of(issue(classroom), "ann")
    change(classroom, "ann", SEP, 3)
    with pytest.raises(CourseError, match="but the gradebook says otherwise now: 02_sep: 3 of 10"):
        verify(classroom, code)
    change(classroom, "ann", SEP, 7)
    assert verify(classroom, code).startswith("Valid")
    classroom.master(SEP).unlink()
    with pytest.raises(CourseError, match="02_sep: is no exercise of this classroom any more"):
        verify(classroom, code)


def test_verify_refuses_what_nobody_was_given(classroom):
    enrol(classroom, "ann", *CLASS["ann"])
    with pytest.raises(CourseError, match="No certificate was made in this classroom"):
        verify(classroom, "4F7K-0M2Q-9XTB-C83R")
    issue(classroom)
    with pytest.raises(CourseError, match="it was mistyped, changed or invented"):
        verify(classroom, "4F7K-0M2Q-9XTB-C83R")


def test_the_commands(classroom):
    enrol(classroom, "ann", *CLASS["ann"])
    enrol(classroom, "ben", *CLASS["ben"])
    root = ["--root", str(classroom.root)]
    said = CliRunner().invoke(app, [*root, "certificates", "--on", "2026-12-05"])
    assert said.exit_code == 0
    assert "No certificate: 李雷 (ben): 01_pct: 5.5 of 10 points" in said.stdout
    assert "Certificates: 1 in" in said.stdout and "1 students without one" in said.stdout
    (path,) = (classroom.root / "certificates").iterdir()
    code = pypdfium2.PdfDocument(path).get_metadata_dict()["Keywords"]
    assert "Valid" in CliRunner().invoke(app, [*root, "verify", code]).stdout
    refused = CliRunner().invoke(app, [*root, "verify", "4F7K-0M2Q-9XTB-C83R"])
    assert refused.exit_code == 1 and "invented" in refused.output
    assert CliRunner().invoke(app, [*root, "certificates", "--on", "5.12."]).exit_code == 2


# Settings.


@pytest.mark.parametrize(
    "values, sentence",
    [
        ({}, "organiser: say who issues the certificates"),
        ({"organizer": ORGANISER}, "organizer: there is no such setting"),
        ({"threshold": "60"}, "threshold"),
        ({"threshold": 0}, "threshold: it is a percentage above 0"),
        ({"threshold": 101}, "threshold: it is a percentage above 0"),
        ({"place": "杭州"}, "place"),
        ({"place": {"zh": "杭州"}}, "place: write it in both languages"),
        ({"place": {"zh": "杭州", "en": ""}}, "place: one of the two languages is empty"),
        ({"modules": {PCT: {"zh": "专利"}}}, "modules: 01_pct lacks a title in zh or en"),
        ({"modules": {"x": ORGANISER}}, "modules: none of them is an exercise"),
        ({"required": ["03"]}, "required: there is no exercise 03 here"),
        ({"required": [SEP], "modules": {PCT: ORGANISER}}, "required: 02_sep has no title"),
        ({"statement": {"zh": "{course}", "en": "{name}"}}, "statement: it may hold the fields"),
    ],
)
def test_a_wrong_setting_is_one_sentence_and_makes_nothing(classroom, values, sentence):
    enrol(classroom, "ann", *CLASS["ann"])
    organiser = {} if not values else {"organiser": ORGANISER}
    with pytest.raises(CourseError, match=re.escape(sentence)) as error:
        issue(configure(classroom, **organiser, **values))
    assert str(error.value).startswith("nbgrader_config.py, c.Certificates")
    assert not (classroom.root / codes.SECRET_FILE).exists()
    assert not (classroom.root / "certificates").exists()


def test_an_empty_class_is_one_sentence(classroom):
    with pytest.raises(CourseError, match="The class list is empty"):
        issue(classroom)

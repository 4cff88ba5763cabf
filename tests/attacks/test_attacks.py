import credit
import nbformat
import pytest
from attack import HONEST
from class_of_attackers import ATTACKS, HONEST_STUDENTS, environment, lay_out, student_id
from judging import COURSE, collect_and_grade, harm, judge, listen_on_name, listening
from metering import measure

from course_utils.classroom.course import Course
from course_utils.classroom.release import release


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """The class, graded once: (scene, run, end by student, harm done)."""
    folder = tmp_path_factory.mktemp("attacks")
    with listening() as (listener, stack):
        scene = lay_out(folder, port=listener.port)
        listen_on_name(scene.socket, listener, stack)
        run = collect_and_grade(scene)
        return scene, run, judge(scene, run), harm(scene, run, listener)


def test_every_attack_has_a_name_of_its_own():
    names = [attack.name for attack in ATTACKS]
    assert len(set(names)) == len(names) < 256


def test_the_whole_class_is_graded_and_nothing_is_left_or_harmed(graded):
    scene, run, _ends, done = graded
    assert run.returncode == 0, run.output[-2000:]
    assert done == []
    assert f"{len(scene.attackers) + len(HONEST_STUDENTS) - 1} handed in" in run.output


@pytest.mark.parametrize("student", HONEST_STUDENTS)
def test_honest_students_get_what_they_earned(graded, student):
    end = graded[2][student]
    assert (end.name, end.said, end.faults) == (HONEST, "", [])


@pytest.mark.parametrize("number", range(len(ATTACKS)), ids=lambda n: ATTACKS[n].name)
def test_an_attack_ends_as_it_should(graded, number):
    end = graded[2][student_id(number)]
    assert end.faults == [], end.said


def test_credit_that_is_no_credit(tmp_path, graded):
    scene = graded[0]
    course = Course(scene.course.root)
    master = course.master(credit.NAME)
    master.parent.mkdir(parents=True)
    nbformat.write(credit.master(), master)
    release(course, credit.NAME)
    for student in HONEST_STUDENTS:
        credit.hand_in(course.root, student, course.released(credit.NAME))
    command = [*COURSE, "--root", str(course.root), "grade", credit.NAME]
    run = measure(command, course.root, environment(scene))
    assert run.returncode == 0, run.output
    given = credit_marks(course)
    for student in HONEST_STUDENTS:
        wrong = {
            name: given[student].get(name)
            for name, (_credit, points) in credit.CREDIT.items()
            if given[student].get(name) not in points
        }
        assert wrong == {}, run.output


def credit_marks(course) -> dict[str, dict[str, float]]:
    with course.gradebook() as book:
        return {
            submission.student.id: {
                grade.name: grade.score for grade in submission.notebooks[0].grades
            }
            for submission in book.assignment_submissions(credit.NAME)
        }

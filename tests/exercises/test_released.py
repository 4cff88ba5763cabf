"""`exercises/` is what nbgrader makes of `solutions/`, byte for byte."""

from pathlib import Path

import pytest

from course_utils.classroom.course import Course
from course_utils.classroom.release import build

ROOT = Path(__file__).parents[2]
MASTERS = sorted(path.name for path in (ROOT / "solutions").iterdir() if path.is_dir())


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("assignment", MASTERS)
def test_the_exercise_is_generated_from_its_master(assignment, tmp_path):
    made = build(Course(ROOT), assignment, tmp_path)
    assert contents(ROOT / "exercises" / assignment) == contents(made), (
        f"run: uv run course release {assignment}"
    )


def test_every_exercise_has_a_master():
    released = {path.name for path in (ROOT / "exercises").iterdir() if path.is_dir()}
    assert released == set(MASTERS)

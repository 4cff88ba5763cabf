from pathlib import Path

import pytest

import course_utils


def pytest_configure():
    here = Path(__file__).parents[2]
    if Path(course_utils.__file__).parents[1] != here:  # it could be one that isolates nothing
        pytest.exit(f"The attacks try the course package in {here} and no other one.", 2)

"""Grade a class with nbgrader as it comes, each submission by itself: run this in a shut-off copy.

    python stock.py ROOT ASSIGNMENT SECONDS_OF_A_CELL STUDENT...

Prints a line of JSON for each student: whether nbgrader was content, and its log.
"""

import json
import os
import sys
import tempfile

from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from course_utils.classroom.workers import each_alone

PATIENCE = 40  # seconds for one submission


def settings(root: str, cell_seconds: int) -> Config:
    """Return nbgrader's defaults, but for where things are and how long a cell may run."""
    c = Config()
    c.CourseDirectory.root = root
    c.CourseDirectory.db_url = f"sqlite:///{root}/gradebook.db"
    c.CourseDirectory.source_directory = "solutions"
    c.CourseDirectory.release_directory = "exercises"
    c.Execute.timeout = cell_seconds
    return c


def main(root: str, assignment: str, cell_seconds: str, *students: str) -> None:
    api = NbGraderAPI(config=settings(root, int(cell_seconds)))

    def grade(student: str) -> dict:
        with tempfile.TemporaryFile() as output:
            for stream in (1, 2):
                os.dup2(output.fileno(), stream)
            return api.autograde(assignment, student)

    for event in each_alone(grade, students, PATIENCE):
        if not isinstance(event, list):
            student, result = event
            log = result["log"] if isinstance(result, dict) else f"broke off: {result}"
            print(json.dumps({"student": student, "log": log[-20_000:]}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The marks of a class as one CSV file that Excel and learning platforms read."""

import csv
from pathlib import Path

from course_utils.classroom.course import Course
from course_utils.classroom.results import scores
from course_utils.classroom.writing import write_whole
from course_utils.messages import _


def export(course: Course, assignment: str, path: Path) -> Path:
    """Write one row a student, quoted, UTF-8 with a byte order mark (Excel needs it for Chinese).

    Columns: student, name, one a question, total, max, to mark by hand.
    """
    frame = scores(course, assignment)
    frame["by_hand"] = [" ".join(names) for names in frame["by_hand"]]
    frame.index.name = _("student")
    titles = {
        "name": _("name"),
        "total": _("total"),
        "max": _("max"),
        "by_hand": _("to mark by hand"),
    }
    text = frame.rename(columns=titles).to_csv(quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    write_whole(path, text.encode("utf-8-sig"))
    return path

"""What the gradebook has no place for: the unit and the language of each participant.

They lie in `class.csv` of the classroom, one row a participant: id, unit, language.
"""

import csv
import io
from pathlib import Path

from course_utils.classroom.sheets import decode
from course_utils.classroom.writing import write_whole
from course_utils.errors import CourseError
from course_utils.messages import _

FILE = "class.csv"
COLUMNS = ["id", "unit", "language"]


def read(root: Path) -> dict[str, dict[str, str]]:
    """Return id -> unit and language; nobody where there is no file yet."""
    path = root / FILE
    if not path.exists():
        return {}
    rows = csv.DictReader(io.StringIO(decode(path.read_bytes(), path)))
    if missing := [column for column in COLUMNS if column not in (rows.fieldnames or [])]:
        raise CourseError(
            _(
                "{path} has no column {columns}; remove the file and import the roster again."
            ).format(path=path, columns=", ".join(missing))
        )
    return {
        row["id"]: {"unit": row["unit"] or "", "language": row["language"] or ""} for row in rows
    }


def write(root: Path, people: dict[str, dict[str, str]]) -> None:
    """Write id -> unit and language, in UTF-8 with a byte order mark (Excel needs it)."""
    text = io.StringIO()
    rows = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    rows.writeheader()
    rows.writerows({"id": id, **people[id]} for id in sorted(people))
    path = root / FILE
    try:
        write_whole(path, text.getvalue().encode("utf-8-sig"))
    except OSError as error:
        raise CourseError(
            _("{path} cannot be written ({reason}); close it where it is open.").format(
                path=path, reason=error.strerror
            )
        ) from error

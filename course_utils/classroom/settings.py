"""The course's settings for nbgrader, in one place for every door that leads to it.

`nbgrader_config.py` at the course root calls `configure`, and the `course` command reads that same
file, so `course grade`, plain `nbgrader autograde` and the Formgrader give the same scores.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from traitlets.config import Config, PyFileConfigLoader

from course_utils.errors import CourseError
from course_utils.messages import _

CONFIG_FILE = "nbgrader_config.py"
SOURCE = "solutions"
RELEASE = "exercises"
EXCHANGE = ".exchange"
COURSE_ID = "default_course"  # nbgrader's own; with none, PostgreSQL refuses the gradebook
DATABASE = "COURSE_DB_URL"
CELL_SECONDS = 30  # for a cell that a student may write in
OUR_CELL_SECONDS = 60  # for a cell of the course, which may have to import a lot

# Matplotlib says on stderr that a font lacks a character, and nbgrader gives no points to a cell
# that wrote to stderr. The pattern fits that warning (and the line of code under it) alone.
HARMLESS = r"\A(?:[^\n]*UserWarning: Glyph \d+ [^\n]* missing from [^\n]*\n(?:  [^\n]*\n)?)+\Z"

SANITIZE = [
    "nbgrader.preprocessors.ClearOutput",
    "course_utils.classroom.preprocessors.RestoreCells",
    "course_utils.classroom.preprocessors.DropDuplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "course_utils.classroom.preprocessors.NameStudent",
    "nbgrader.preprocessors.CheckCellMetadata",
]
FEEDBACK = [
    "course_utils.classroom.preprocessors.HideTests",
    "nbgrader.preprocessors.GetGrades",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]


def configure(
    c: Config, here: str | Path, cell_seconds: int = CELL_SECONDS, course: str | Path = "."
) -> None:
    """Fill nbgrader's configuration `c` for the course, or the classroom, at `here`.

    `here` is that folder or a file in it. `cell_seconds` is how long one cell of a submission may
    run. `course` is where the course of a classroom lies (masters and released exercises), as seen
    from the classroom. The gradebook is `gradebook.db` in the folder, or the SQLAlchemy URL that
    the environment variable COURSE_DB_URL holds.

    Raises:
        CourseError: there is no course in the folder `course`.
    """
    root = Path(here).resolve()
    root = root if root.is_dir() else root.parent
    home = _home(root, course)
    _show_nbgrader_its_tools()

    c.CourseDirectory.root = str(root)
    c.CourseDirectory.course_id = COURSE_ID
    # Relative: nbgrader makes a search pattern of these, and only what is in `root` is safe there.
    c.CourseDirectory.source_directory = os.path.relpath(home / SOURCE, root)
    c.CourseDirectory.release_directory = os.path.relpath(home / RELEASE, root)
    if url := os.environ.get(DATABASE):
        c.CourseDirectory.db_url = url
    c.Exchange.root = str(root / EXCHANGE)

    c.ClearSolutions.code_stub = {"python": ""}
    c.GenerateAssignment.preprocessors = _release_steps()
    c.Autograde.sanitize_preprocessors = SANITIZE
    c.OverwriteCells.add_missing_cells = True
    c.IgnorePattern.enabled = True
    c.IgnorePattern.pattern = HARMLESS
    c.Execute.timeout = cell_seconds
    c.Execute.timeout_func = CellTime(cell_seconds)
    c.Execute.shutdown_kernel = "immediate"

    c.GenerateFeedback.preprocessors = FEEDBACK
    c.GenerateFeedback.exporter_class = "course_utils.classroom.pages.FeedbackPage"


def _home(root: Path, course: str | Path) -> Path:
    home = (root / course).resolve()
    if home != root and not (home / SOURCE).is_dir():
        raise CourseError(
            _("The course is not in {folder} any more; put its folder right in {file}.").format(
                folder=home, file=root / CONFIG_FILE
            )
        )
    return home


@dataclass(frozen=True)
class CellTime:
    """How long a cell may run, in seconds: one of the student's own, or a locked one of ours."""

    seconds: int

    def __call__(self, cell) -> int:
        is_ours = cell.metadata.get("nbgrader", {}).get("locked", False)
        return max(self.seconds, OUR_CELL_SECONDS) if is_ours else self.seconds


def load(root: Path) -> Config:
    """Read the settings of the course at `root` from its `nbgrader_config.py`."""
    try:
        return PyFileConfigLoader(CONFIG_FILE, path=str(root)).load_config()
    except CourseError:
        raise
    except Exception as error:  # the file is Python that an instructor may have edited
        line = f", line {error.lineno}" if isinstance(error, SyntaxError) else ""
        raise CourseError(
            _("{file} cannot be read{line}: {reason}; put it right and try again.").format(
                file=root / CONFIG_FILE, line=line, reason=error
            )
        ) from error


def find_root(start: Path) -> Path:
    """Return the course folder that holds `start`: the nearest one with `nbgrader_config.py`."""
    for folder in (start, *start.parents):
        if (folder / CONFIG_FILE).is_file():
            return folder
    raise CourseError(
        _(
            "{folder} is not inside a course: there is no {file} here or above. "
            "Go to the folder of the course first."
        ).format(folder=start, file=CONFIG_FILE)
    )


def _show_nbgrader_its_tools() -> None:
    # nbgrader calls `alembic` by name when it makes a gradebook. Without this it fails, and leaves
    # a damaged gradebook behind, wherever the environment was not activated.
    tools = str(Path(sys.executable).parent)
    if tools not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = tools + os.pathsep + os.environ.get("PATH", "")


def _release_steps() -> list:
    from nbgrader.converters import GenerateAssignment

    ours = "course_utils.classroom.preprocessors.StableCellIds"
    return [ours, *GenerateAssignment.preprocessors.default()]

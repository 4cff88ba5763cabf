"""JupyterLab as a student needs it: the lessons, and exercises of one's own to write in."""

import os
from pathlib import Path

from course_utils.classroom.settings import EXCHANGE, RELEASE
from course_utils.classroom.writing import write_whole

WORK = "work"
LAB_SETTINGS = Path(__file__).parent / "lab_settings"  # no question about news, no updates


def lay_out_work(root: Path) -> Path:
    """Copy every released exercise to `work/` once; what is there already is never touched."""
    work = root / WORK
    work.mkdir(exist_ok=True)
    for source in sorted((root / RELEASE).rglob("*")):
        inner = source.relative_to(root / RELEASE)
        is_hidden = any(part.startswith(".") for part in inner.parts)
        if source.is_file() and not is_hidden and not (work / inner).exists():
            write_whole(work / inner, source.read_bytes())
    return work


def lab_options(root: Path) -> list[str]:
    """Return the options with which JupyterLab starts on the first lesson of the course."""
    first = next(iter(sorted((root / "notebooks").glob("*.ipynb"))), None)
    page = f"/lab/tree/notebooks/{first.name}" if first else "/lab"
    return [
        f"--ServerApp.root_dir={root}",
        f"--LabApp.default_url={page}",
    ]


def open_lab(root: Path, more: list[str]) -> None:
    """Start JupyterLab in the course folder and stay until it is closed."""
    from jupyterlab.labapp import LabApp

    lay_out_work(root)
    (root / EXCHANGE).mkdir(exist_ok=True)  # the Formgrader raises an alarm where it is missing
    paths = [str(LAB_SETTINGS), *filter(None, [os.environ.get("JUPYTER_CONFIG_PATH")])]
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(paths)
    os.chdir(root)  # nbgrader looks here for the settings of the course
    LabApp.launch_instance([*lab_options(root), *more])

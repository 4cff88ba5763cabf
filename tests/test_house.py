"""The house: which room may import which, and what nobody writes into the project."""

import ast
import re
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "course_utils"
MODULES = sorted(PACKAGE.rglob("*.py"))

FORBIDDEN = {
    "law": ("course_utils.lessons", "course_utils.classroom", "course_utils.cli", "IPython",
            "ipywidgets", "matplotlib", "nbgrader", "nbformat"),
    "lessons": ("course_utils.classroom", "course_utils.cli", "nbgrader"),
    "classroom": ("course_utils.law", "course_utils.lessons", "course_utils.cli"),
}  # fmt: skip


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("room", FORBIDDEN)
def test_imports_run_one_way(room):
    for path in sorted((PACKAGE / room).rglob("*.py")):
        wrong = {
            n for n in imported(path) for bad in FORBIDDEN[room] if f"{n}.".startswith(f"{bad}.")
        }
        assert wrong == set(), f"{path.relative_to(ROOT)} reaches into another room"


def test_law_does_not_read_the_clock():
    clock = re.compile(r"\b(date\.today|datetime\.now|time\.time|datetime\.today)\(")
    hits = [p.name for p in (PACKAGE / "law").rglob("*.py") if clock.search(p.read_text("utf-8"))]
    assert hits == []


def test_every_module_says_what_it_is_for():
    silent = [
        str(p.relative_to(ROOT))
        for p in MODULES
        if not ast.get_docstring(ast.parse(p.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_files_can_be_read_in_one_sitting():
    files = [*MODULES, *(ROOT / "tests").rglob("*.py")]
    long = {p.name: n for p in files if (n := len(p.read_text("utf-8").splitlines())) > 400}
    assert long == {}


def test_the_catalogue_holds_every_sentence():
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")], keywords={"_": None})
    sentences = {message[2] for message in found}
    catalogue = read_po(BytesIO((PACKAGE / "locale" / "course.pot").read_bytes()))
    assert sentences == {message.id for message in catalogue if message.id}, (
        "run: uv run pybabel extract -k _ -o course_utils/locale/course.pot course_utils"
    )


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_no_machine_path_in_the_project():
    wrong = re.compile(r"/(home|root|work|tmp)/[a-z]")
    text = {".py", ".md", ".toml", ".yaml", ".csv", ".ipynb", ".pot", ""}
    hits = [
        str(p.relative_to(ROOT))
        for p in tracked()
        if p.suffix in text and p.exists() and p.name != "test_house.py"
        and wrong.search(p.read_text(encoding="utf-8"))
    ]  # fmt: skip
    assert hits == []

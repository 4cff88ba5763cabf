"""The right answers and the known slips of each student, read off the master.

The master's cells run in a process of their own (`python -m course_utils.classroom.answer_key`),
once for each student. Only masters run here, never what a student wrote.
"""

import ast
import contextlib
import io
import json
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import nbformat

from course_utils.classroom.preprocessors import CASE_CELL, grade_id, is_grade, name_student
from course_utils.errors import CourseError
from course_utils.messages import _


def answer_keys(master: Path, students: list[str]) -> dict[str, dict]:
    """Return student -> {"right": {answer name: value}, "slips": {answer name: [values]}}.

    Values are what a student would type: text, numbers, lists and small tables as dictionaries;
    a date is text, such as "2027-03-01".
    """
    run = subprocess.run(
        [sys.executable, "-m", __spec__.name],
        input=json.dumps({"master": str(master), "students": students}),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if run.returncode:
        last = (run.stderr.strip().splitlines() or [""])[-1]
        raise CourseError(
            _("The master {path} does not run: {cause}").format(path=master, cause=last)
        )
    return json.loads(run.stdout)


def _work_out(master: Path, student: str) -> dict:
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell.instance()
    shell.reset(new_session=False)
    right, slips = {}, {}
    for cell in nbformat.read(master, as_version=4).cells:
        if cell.cell_type != "code":
            continue
        is_case = grade_id(cell) == CASE_CELL
        source = name_student(cell.source, student) if is_case else cell.source
        with contextlib.redirect_stdout(io.StringIO()):
            shell.run_cell(source).raise_error()
        if is_grade(cell):
            for name, wrong in _slips(cell.source, shell.user_ns).items():
                right[name] = shell.user_ns[name]
                slips[name] = wrong
    return {"right": as_typed(right), "slips": as_typed(slips)}


def _slips(source: str, names: dict) -> dict[str, list]:
    """Return answer name -> the wrong values that a test cell's call `f(answer, slips=...)` names.

    Where a slip gives only some rows of a table, the other rows are the right ones.
    """
    found = {}
    for call in ast.walk(ast.parse(source)):
        match call:
            case ast.Call(args=[ast.Name(id=name), *_others], keywords=keywords):
                known = [word.value for word in keywords if word.arg == "slips"]
                if known:
                    code = compile(ast.Expression(known[0]), "<slips>", "eval")
                    wrong = list((eval(code, names) or {}).values())
                    right = names[name]
                    found[name] = [
                        {**right, **value} if isinstance(right, dict) else value for value in wrong
                    ]
    return found


def as_typed(value):
    """Return a value as a student would type it, in types that JSON has."""
    match value:
        case None | bool() | int() | str() | float():
            return value
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case datetime() | date():
            return value.isoformat()[:10]
        case dict():
            return {str(as_typed(key)): as_typed(item) for key, item in value.items()}
        case list() | tuple():
            return [as_typed(item) for item in value]
        case set() | frozenset():
            return sorted(as_typed(item) for item in value)
    return str(value)


def main() -> None:
    """Read a request from standard input, write the answer keys to standard output."""
    request = json.load(sys.stdin)
    master = Path(request["master"])
    keys = {student: _work_out(master, student) for student in request["students"]}
    json.dump(keys, sys.stdout)


if __name__ == "__main__":
    main()

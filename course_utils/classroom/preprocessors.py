"""What the course adds to nbgrader's own steps: repair of a submission, the student's id, feedback.

What a step had to repair is noted in the graded notebook's metadata under `course`, as a list of
`{"kind": ..., "cells": [...]}`; `remarks.py` makes sentences of it.
"""

import ast
import re
from collections import defaultdict
from copy import deepcopy
from pathlib import Path

import nbformat
from nbconvert.filters import strip_ansi
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import ClearHiddenTests, NbGraderPreprocessor
from nbgrader.utils import compute_checksum, is_grade, is_locked, is_solution

from course_utils.messages import _

CASE_CELL = "case"


def grade_id(cell: NotebookNode) -> str | None:
    """Return the name under which nbgrader knows a cell, if it knows it."""
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def assigned_names(source: str) -> set[str]:
    """Return the names that a code cell assigns at its top level, as far as it can be read."""
    return set(re.findall(r"^([^\W\d]\w*)\s*=(?!=)", source, re.MULTILINE))


def note(nb: NotebookNode, kind: str, cells: list[str]) -> None:
    """Keep in the notebook that its `cells` had to be repaired."""
    if cells:
        course = nb.metadata.setdefault("course", NotebookNode())
        course.setdefault("repairs", []).append(NotebookNode(kind=kind, cells=sorted(cells)))


def pattern(released: NotebookNode) -> dict[str, NotebookNode]:
    """Return the cells of an exercise that nbgrader knows, by name."""
    return {grade_id(cell): cell for cell in released.cells if grade_id(cell)}


class StableCellIds(NbGraderPreprocessor):
    """Give every cell of a release an id that is the same each time it is generated.

    A student's notebook keeps these ids even where a program drops the rest of nbgrader's marks,
    so `RestoreCells` can tell the cells again.
    """

    def preprocess(self, nb, resources):
        nb.nbformat, nb.nbformat_minor = 4, max(nb.nbformat_minor, 5)
        for index, cell in enumerate(nb.cells):
            cell.id = re.sub(r"[^\w-]", "-", grade_id(cell) or f"cell-{index}", flags=re.ASCII)
        return nb, resources


class DropDuplicateIds(NbGraderPreprocessor):
    """Settle cells that were copied or split, which leaves both halves with one grade_id.

    nbgrader's own step leaves such cells with empty metadata, and that stops the grading of the
    whole class. Here nothing typed is lost: every piece of code still runs where it stands, and
    the pieces of a written answer come together in one cell.
    """

    def preprocess(self, nb, resources):
        same = defaultdict(list)
        for cell in nb.cells:
            if grade_id(cell):
                same[grade_id(cell)].append(cell)
        copied = {name: cells for name, cells in same.items() if len(cells) > 1}
        gone = [id(cell) for cells in copied.values() for cell in self._settle(cells)]
        nb.cells = [cell for cell in nb.cells if id(cell) not in gone]
        note(nb, "copied", list(copied))
        return nb, resources

    def _settle(self, cells: list[NotebookNode]) -> list[NotebookNode]:
        """Let one of `cells` keep the grade_id; return those to take out of the notebook."""
        if not is_solution(cells[0]):
            # A test belongs after the last answer, the case before the first question.
            self._keep(cells[-1] if is_grade(cells[0]) else cells[0], cells)
            return []
        typed = [cell for cell in cells if not _untouched(cell)] or cells[-1:]
        if is_grade(cells[0]):
            typed[0].source = "\n\n".join(dict.fromkeys(cell.source.strip() for cell in typed))
            del typed[1:]
        self._keep(typed[-1], cells)
        return [cell for cell in cells if all(cell is not other for other in typed)]

    def _keep(self, kept: NotebookNode, cells: list[NotebookNode]) -> None:
        for cell in cells:
            if cell is not kept:
                del cell.metadata["nbgrader"]


def _untouched(cell: NotebookNode) -> bool:
    return cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)


class RestoreCells(NbGraderPreprocessor):
    """Make a submission whole again, with the released exercise as the pattern.

    Marks of nbgrader that were lost or changed come back; test cells and the case that are missing
    are put back in their place. A written answer that is missing comes back with a note, which
    makes nbgrader ask for a mark by hand.
    """

    def preprocess(self, nb, resources):
        nb.metadata.pop("course", None)  # only our own notes are believed later
        if known := self.pattern(resources):
            note(nb, "recognised", self._recognise(nb, known))
            self._correct(nb, known)
            note(nb, "restored", self._put_back(nb, known))
        return nb, resources

    def pattern(self, resources) -> dict[str, NotebookNode]:
        """Read the cells of the released exercise; nothing where it is not released."""
        names = resources["nbgrader"]
        course = CourseDirectory(parent=self)
        folder = course.format_path(course.release_directory, ".", names["assignment"])
        path = Path(folder, f"{names['notebook']}.ipynb")
        return pattern(nbformat.read(path, as_version=4)) if path.is_file() else {}

    def _recognise(self, nb: NotebookNode, pattern: dict) -> list[str]:
        """Mark unmarked cells again; return the grade_ids of those that carry answers or tests."""
        present = {grade_id(cell) for cell in nb.cells}
        found = []
        for cell in reversed(nb.cells):  # of several cells that assign a name the last one counts
            if grade_id(cell):
                continue
            name = self._likeness(cell, {k: v for k, v in pattern.items() if k not in present})
            if name:
                cell.metadata = deepcopy(pattern[name].metadata)
                present.add(name)
                found.append(name)
        return [name for name in found if pattern[name].cell_type == "code"]

    def _likeness(self, cell: NotebookNode, missing: dict) -> str | None:
        if cell.get("id") in missing:
            return cell.id
        for name, other in missing.items():
            if cell.source.strip() == other.source.strip():
                return name
            names = assigned_names(other.source) if is_solution(other) else set()
            if cell.cell_type == other.cell_type == "code" and names & assigned_names(cell.source):
                return name
        return None

    def _correct(self, nb: NotebookNode, pattern: dict) -> None:
        for cell in nb.cells:
            if grade_id(cell) in pattern:
                cell.metadata.nbgrader = deepcopy(pattern[grade_id(cell)].metadata.nbgrader)
            else:
                cell.metadata.pop("nbgrader", None)

    def _put_back(self, nb: NotebookNode, pattern: dict) -> list[str]:
        present = {grade_id(cell) for cell in nb.cells}
        order = list(pattern)
        restored, top = [], 0
        for index, (name, cell) in enumerate(pattern.items()):
            needed = is_grade(cell) or (cell.cell_type == "code" and is_locked(cell))
            if name in present or not needed:
                continue
            copy = deepcopy(cell)
            if is_solution(copy):
                copy.source = _("*(This written answer was missing.)*") + "\n\n" + copy.source
            before = order[index - 1] if index else None
            place = [i for i, other in enumerate(nb.cells) if grade_id(other) == before]
            if before and place:
                nb.cells.insert(place[-1] + 1, copy)
            elif is_grade(copy):
                nb.cells.append(copy)
            else:
                nb.cells.insert(top, copy)
                top += 1
            present.add(name)
            restored.append(name)
        return restored


class NameStudent(NbGraderPreprocessor):
    """Draw the case from the id under which the work was handed in, whatever the notebook says.

    It stands after OverwriteCells, which restores locked cells, so that only the graded copy of
    the cell `case` begins with the line `student = "..."`.
    """

    def preprocess_cell(self, cell, resources, index):
        if grade_id(cell) == CASE_CELL:
            cell.source = name_student(cell.source, resources["nbgrader"]["student"])
        return cell, resources


def name_student(source: str, student: str) -> str:
    """Begin a code cell with the student's id."""
    return f"student = {student!r}\n{source}"


class HideTests(ClearHiddenTests):
    """Take the hidden tests out of a feedback page: their source, and every output that tells it.

    A test cell shows what the checks and the marking say; an error shows its sentence without the
    lines of code that led to it.
    """

    def preprocess(self, nb, resources):
        self.enforce_metadata = False  # a student may have pasted the markers anywhere
        before = {id(cell): set(_telling_lines(cell.source)) for cell in nb.cells}
        nb, resources = super().preprocess(nb, resources)
        hidden = {
            line
            for cell in nb.cells
            if is_grade(cell)
            for line in before[id(cell)] - set(_telling_lines(cell.source))
        }
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs = [
                    clean
                    for output in cell.outputs
                    if (clean := self._clean(output, is_grade(cell)))
                    and not any(line in _text(clean) for line in hidden)
                ]
        return nb, resources

    def _remove_hidden_test_region(self, cell):
        try:
            return super()._remove_hidden_test_region(cell)
        except RuntimeError:  # unbalanced markers, in a cell that a student wrote
            return False

    def _clean(self, output: NotebookNode, is_test: bool) -> NotebookNode | None:
        if output.output_type == "error":
            return self._say_error(output, is_test)
        is_points = output.output_type == "execute_result"
        return None if is_test and (is_points or output.get("name") == "stderr") else output

    def _say_error(self, output: NotebookNode, is_test: bool) -> NotebookNode:
        trace = [strip_ansi(line) for line in output.traceback]
        ours = trace == [output.evalue]  # a CourseError shows itself as its sentence
        if ours:
            text = output.evalue
        elif output.ename == "CellTimeoutError":
            text = _("This cell ran too long and was stopped.")
        elif is_test:
            text = _("This answer could not be checked ({error}).").format(error=output.ename)
        else:
            text = f"{output.ename}: {output.evalue}"
        return NotebookNode(output_type="stream", name="stdout", text=text + "\n")


def _text(output: NotebookNode) -> str:
    return "\n".join(map(str, [output.get("text", ""), *output.get("data", {}).values()]))


def _telling_lines(source: str) -> list[str]:
    """Return the lines of a cell that are long enough to be told apart from any other text."""
    return [line.strip() for line in source.splitlines() if len(line.strip()) > 15]


def typed_student(nb: NotebookNode) -> str:
    """Return the id that a student typed into the cell `student`, without running the notebook."""
    for cell in nb.cells:
        if cell.cell_type == "code" and "student" in assigned_names(cell.source):
            for statement in _statements(cell.source):
                match statement:
                    case ast.Assign(targets=[ast.Name(id="student")], value=ast.Constant(value)):
                        return str(value or "").strip()
    return ""


def _statements(source: str) -> list[ast.stmt]:
    try:
        return ast.parse(source).body
    except (SyntaxError, ValueError):
        return []

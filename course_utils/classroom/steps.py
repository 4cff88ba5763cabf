"""nbgrader's own steps, fed with what was read once instead of a gradebook opened each time."""

import json
from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode
from nbgrader.converters import Autograde
from nbgrader.nbgraderformat.common import BaseMetadataValidator
from nbgrader.nbgraderformat.v3 import MetadataValidatorV3
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    Execute,
    NbGraderPreprocessor,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
)
from traitlets.utils.importstring import import_item

from course_utils.classroom.exercise import Exercise
from course_utils.classroom.preprocessors import RestoreCells, pattern


class _Restore(RestoreCells):
    def pattern(self, resources):
        return resources["pattern"]


class _Overwrite(OverwriteCells):
    def preprocess(self, nb, resources):
        self.notebook_id = self.assignment_id = resources["nbgrader"]["assignment"]
        self.gradebook = resources["kept"]
        nb, resources = NbGraderPreprocessor.preprocess(self, nb, resources)
        if self.add_missing_cells:
            nb, resources = self.add_missing_grade_cells(nb, resources)
            nb, resources = self.add_missing_task_cells(nb, resources)
        return nb, resources


class _Kernelspec(OverwriteKernelspec):
    def preprocess(self, nb, resources):
        if kernelspec := json.loads(resources["kept"].kernelspec or "{}"):
            nb.metadata["kernelspec"] = kernelspec
        return nb, resources


class _EachOnce(BaseMetadataValidator):
    """Checks the same metadata against the schema only once; that is what takes time."""

    def __init__(self):
        super().__init__()
        self._passed = set()

    def validate_cell(self, cell):
        key = json.dumps(cell.metadata.get("nbgrader"), sort_keys=True)
        if key not in self._passed:
            super().validate_cell(cell)
            self._passed.add(key)


class _Validator(MetadataValidatorV3, _EachOnce):
    pass


class _Check(CheckCellMetadata):
    _validator = _Validator()

    def preprocess(self, nb, resources):
        self._validator.validate_nb(nb)
        return nb, resources


_OURS = {
    RestoreCells: _Restore,
    OverwriteCells: _Overwrite,
    OverwriteKernelspec: _Kernelspec,
    CheckCellMetadata: _Check,
}
_DONE_ELSEWHERE = (SaveAutoGrades, AssignLatePenalties)  # by the writer of the gradebook


@dataclass(frozen=True)
class Steps:
    """What the course's settings want to be done with a notebook before and after its cells run.

    An instance serves one thread at a time.
    """

    before: list
    after: list
    resources: dict

    @classmethod
    def of(cls, exercise: Exercise) -> "Steps":
        """Make the steps that the settings of the course name."""
        converter = Autograde(config=exercise.config)
        before = [_class(step) for step in converter.sanitize_preprocessors]
        later = [_class(step) for step in converter.autograde_preprocessors]
        at = next((i for i, step in enumerate(later) if issubclass(step, Execute)), 0)
        before += later[:at]
        after = [s for s in later[at:] if not issubclass(s, (Execute, *_DONE_ELSEWHERE))]
        names = {"assignment": exercise.name, "notebook": exercise.name, "db_url": ""}
        released = nbformat.reads(exercise.released, as_version=4)
        return cls(
            [step(config=exercise.config) for step in before],
            [step(config=exercise.config) for step in after],
            {"nbgrader": names, "kept": exercise.kept, "pattern": pattern(released)},
        )

    def prepare(self, nb: NotebookNode, student: str) -> NotebookNode:
        """Make a submission whole again, in its own place."""
        return self._apply(self.before, nb, student)

    def finish(self, nb: NotebookNode, student: str) -> NotebookNode:
        """Look after the outputs of a notebook that ran."""
        return self._apply(self.after, nb, student)

    def _apply(self, steps, nb, student):
        names = {**self.resources["nbgrader"], "student": student}
        resources = {**self.resources, "nbgrader": names}
        for step in steps:
            nb, resources = step(nb, resources)
        return nb


def _class(step: str | type) -> type:
    found = import_item(step) if isinstance(step, str) else step
    return _OURS.get(found, found)

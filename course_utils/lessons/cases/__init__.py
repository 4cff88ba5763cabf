"""Case files: one company, one story and one set of facts for each student and module."""

from course_utils.errors import CourseError
from course_utils.lessons.cases.capstone import CapstoneCase, capstone_case
from course_utils.lessons.cases.case import Case, Document
from course_utils.lessons.cases.competition import CompetitionCase, competition_case
from course_utils.lessons.cases.madrid import MadridCase, madrid_case
from course_utils.lessons.cases.pct import PctCase, pct_case
from course_utils.lessons.cases.section337 import Section337Case, section337_case
from course_utils.lessons.cases.sep import SepCase, sep_case
from course_utils.lessons.cases.transfer import TransferCase, transfer_case
from course_utils.messages import _

__all__ = [
    "CapstoneCase",
    "Case",
    "CompetitionCase",
    "Document",
    "MadridCase",
    "PctCase",
    "Section337Case",
    "SepCase",
    "TransferCase",
    "case_file",
]

_MODULES = {
    "pct": pct_case,
    "sep": sep_case,
    "madrid": madrid_case,
    "section337": section337_case,
    "competition": competition_case,
    "transfer": transfer_case,
    "capstone": capstone_case,
}


def case_file(module: str, student: str) -> Case:
    """Return the case of a student in a module, e.g. "pct"; always the same one.

    Raises:
        CourseError: no case files for this module, or no usable student id.
    """
    if module not in _MODULES:
        raise CourseError(
            _("There are no case files for {module!r}; there are some for {modules}.").format(
                module=module, modules=", ".join(_MODULES)
            )
        )
    return _MODULES[module](student)

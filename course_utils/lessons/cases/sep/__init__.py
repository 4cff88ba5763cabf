"""The case files of the module on standard-essential patents."""

from course_utils.lessons.cases.sep.case import SepCase, sep_case

__all__ = ["SepCase", "sep_case"]

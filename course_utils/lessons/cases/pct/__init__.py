"""The case files of the module on PCT."""

from course_utils.lessons.cases.pct.case import PctCase, pct_case

__all__ = ["PctCase", "pct_case"]

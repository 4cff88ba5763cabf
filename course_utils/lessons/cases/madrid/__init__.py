"""The case files of the module on trade marks."""

from course_utils.lessons.cases.madrid.case import MadridCase, madrid_case

__all__ = ["MadridCase", "madrid_case"]

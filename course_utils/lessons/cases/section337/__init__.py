"""The case files of the module on section 337."""

from course_utils.lessons.cases.section337.case import Section337Case, section337_case

__all__ = ["Section337Case", "section337_case"]
